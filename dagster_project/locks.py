"""Locks in Dagster's own database: one dequeuer at a time, one worker per run.

A lock belongs to a session of the database, so it is gone with its holder, however that ends. That
makes a run's lock the proof of life of its worker: a started run whose lock is free is an orphan.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from dagster import DagsterInstance
from sqlalchemy import text

from dagster_project.storage import PooledRunStorage

QUEUE = "queue"


def claim_of(run_id: str) -> str:
    """Return the name of the lock that a run's worker holds while it executes the run."""
    return f"run {run_id}"


class Locks:
    """Advisory locks by name."""

    def __init__(self, instance: DagsterInstance) -> None:
        storage = instance.run_storage
        if not isinstance(storage, PooledRunStorage):
            raise TypeError(f"The queue needs PooledRunStorage (see dagster.yaml), not {storage}.")
        self._storage = storage

    @contextmanager
    def held(self, name: str) -> Iterator[None]:
        """Wait for the lock and hold it."""
        with self._storage.connect() as connection:
            connection.execute(text("select pg_advisory_lock(:key)"), {"key": _key(name)})
            try:
                yield
            finally:
                connection.execute(text("select pg_advisory_unlock(:key)"), {"key": _key(name)})

    @contextmanager
    def tried(self, name: str) -> Iterator[bool]:
        """Hold the lock if it is free now; yield whether it is held."""
        with self._storage.connect() as connection:
            asked = connection.execute(
                text("select pg_try_advisory_lock(:key)"), {"key": _key(name)}
            )
            mine = bool(asked.scalar_one())
            try:
                yield mine
            finally:
                if mine:
                    connection.execute(text("select pg_advisory_unlock(:key)"), {"key": _key(name)})


def _key(name: str) -> int:
    digest = hashlib.sha256(f"director {name}".encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)
