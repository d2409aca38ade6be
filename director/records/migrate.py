"""Bringing a database up to the tables of this version."""

from pathlib import Path

from sqlalchemy import NullPool, create_engine

from director.records.database import engine_url
from director.records.locks import lock_until_commit

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(url: str, revision: str = "head") -> None:
    """Bring the database at `url` to `revision`. Safe to repeat, and to call twice at once."""
    from alembic import command  # half of this package's import time
    from alembic.config import Config

    engine = create_engine(engine_url(url), poolclass=NullPool)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        lock_until_commit(connection, "migrations")
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
