import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, func, inspect, select, update
from sqlalchemy.exc import DBAPIError

from director.records import migrate
from director.records.tables import metadata, takes


def test_the_migrations_make_exactly_the_tables(database_url):
    with create_engine(database_url).connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, metadata) == []
        assert set(metadata.tables) < set(inspect(connection).get_table_names())


def test_migrating_again_changes_nothing(database_url):
    migrate(database_url)
    migrate(database_url)


def test_two_programs_may_migrate_an_empty_database_at_once(empty_database_url):
    failures = []

    def run():
        try:
            migrate(empty_database_url)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with create_engine(empty_database_url).connect() as connection:
        assert connection.scalar(select(func.count()).select_from(takes)) == 0


def test_the_database_itself_refuses_to_change_a_take(records, film, shoot):
    shoot("tidewater/harbour")
    change = update(takes).values(seconds=1)
    with pytest.raises(DBAPIError, match="immutable"), records.database.writing(None) as writing:
        writing.connection.execute(change)
