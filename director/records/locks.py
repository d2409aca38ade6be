"""Locks by name, held by the database: until the commit, or as long as a session lives."""

import hashlib
from collections.abc import Generator
from contextlib import contextmanager

import psycopg
from sqlalchemy import Connection, func, select

from director.errors import ServerFailed
from director.records.database import Database


def lock_key(name: str) -> int:
    """Return the signed 64-bit number that Postgres knows the lock `name` by."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)


def lock_until_commit(connection: Connection, name: str) -> None:
    """Wait for the lock `name`, and hold it until this transaction ends."""
    connection.execute(select(func.pg_advisory_xact_lock(lock_key(name))))


class InFlight:
    """What is being made right now, by anybody."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def making(self, recipe_digest: str) -> Generator[None]:
        """Be the only one who makes this recipe; wait for whoever is at it already.

        Look for the take again once inside: the one before may have made it. The lock belongs to
        a connection of its own, so it is gone with its holder, however that ends.

        Raises:
            ServerFailed: the database does not answer.
        """
        try:
            session = psycopg.connect(self._database.dsn, autocommit=True)
        except psycopg.OperationalError as error:
            raise ServerFailed("The database does not answer.", known=f"{error}.") from error
        with session:
            session.execute("select pg_advisory_lock(%s)", [lock_key(f"making {recipe_digest}")])
            yield
