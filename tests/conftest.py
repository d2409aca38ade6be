"""What every room's tests share: one real PostgreSQL, a fresh database for each test."""

from collections.abc import Generator
from contextlib import contextmanager
from itertools import count
from shutil import rmtree

import pytest
from sqlalchemy import NullPool, create_engine, text
from sqlalchemy.engine import make_url

from director.records import Person, Project, Records, migrate
from director.records.embedded import EmbeddedPostgres

TEMPLATE = "director_template"
_numbers = count(1)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Generator[EmbeddedPostgres]:
    """One embedded server for the whole session, with a migrated template database."""
    folder = tmp_path_factory.mktemp("server")
    server = EmbeddedPostgres(folder)
    server.start()
    try:
        # Nobody pulls the plug on a test's database.
        administer(server, "alter system set fsync = off", "select pg_reload_conf()")
        administer(server, f"create database {TEMPLATE} owner director")
        migrate(_url_of(server.addresses.director_url, TEMPLATE))
        yield server
    finally:
        server.stop()
        rmtree(folder, ignore_errors=True)


@pytest.fixture
def database_url(postgres: EmbeddedPostgres) -> Generator[str]:
    """A fresh, migrated database of one's own; gone after the test."""
    with fresh_database(postgres, postgres.addresses.director_url, TEMPLATE) as url:
        yield url


@pytest.fixture
def empty_database_url(postgres: EmbeddedPostgres) -> Generator[str]:
    """A fresh database without a table; gone after the test."""
    with fresh_database(postgres, postgres.addresses.director_url, "template0") as url:
        yield url


@pytest.fixture
def dagster_database_url(postgres: EmbeddedPostgres) -> Generator[str]:
    """A fresh, empty database for Dagster's own storage; gone after the test."""
    with fresh_database(postgres, postgres.addresses.dagster_url, "template0") as url:
        yield url


@pytest.fixture
def records(database_url: str) -> Generator[Records]:
    """Records in a fresh database."""
    records = Records.connect(database_url)
    yield records
    records.close()


@pytest.fixture
def owner(records: Records) -> Person:
    """The local owner."""
    return records.owner()


@pytest.fixture
def project(records: Records, owner: Person) -> Project:
    """An empty film called tidewater."""
    return records.create_project("tidewater", "Tidewater", by=owner.id)


@contextmanager
def fresh_database(server: EmbeddedPostgres, url: str, template: str) -> Generator[str]:
    """A database for the role of `url`, copied from a template, dropped afterwards."""
    name = f"test_{next(_numbers)}"
    role = make_url(url).username
    administer(server, f"create database {name} owner {role} template {template}")
    try:
        yield _url_of(url, name)
    finally:
        administer(server, f"drop database {name} with (force)")


def administer(server: EmbeddedPostgres, *statements: str) -> None:
    """Run statements as the superuser of the server."""
    engine = create_engine(server.superuser_url(), poolclass=NullPool)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for statement in statements:
            connection.execute(text(statement))


def _url_of(url: str, database: str) -> str:
    return make_url(url).set(database=database).render_as_string(hide_password=False)
