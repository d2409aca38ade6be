"""The connection pool, and the two ways to use it: reading, and writing with events.

Every change is committed together with the events that tell of it. The events are inserted last,
under one lock that is held until the commit: so `seq` grows in the order of commits, and whoever
reads `seq > last` misses nothing. (With rows inserted at any moment, the usual filter by
`pg_snapshot_xmin` is not enough: the transaction with the lower number may hold the higher `seq`;
and it would let every long transaction of the server delay everybody's events. NOTIFY holds such
a lock during the commit anyway.)
"""

import json
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, create_engine, func, insert, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DataError, InterfaceError, OperationalError

from director.errors import BadInput, DiskFull, ServerFailed
from director.recipe import Json
from director.records.tables import events

DISK_FULL = "53100"
"""PostgreSQL's error code."""
EVENTS_CHANNEL = "director_events"
EVENTS_LOCK = 0x6469726563746F72 >> 1
"""Key of the advisory lock under which events get their `seq`."""


def engine_url(url: str) -> URL:
    """Return the SQLAlchemy URL that uses psycopg 3, whatever driver `url` names."""
    return make_url(url).set(drivername="postgresql+psycopg")


def psycopg_dsn(url: URL) -> str:
    """Return the same address in libpq's words, for a connection of one's own."""
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


@dataclass
class Writing:
    """One transaction: its connection, who writes, and the events it will tell of."""

    connection: Connection
    by: UUID | None
    _told: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    def emit(self, project_id: UUID, name: str, payload: Json) -> None:
        """Tell of a change when the transaction commits."""
        self._told.append(
            {"project_id": project_id, "name": name, "payload": payload, "created_by": self.by}
        )

    def flush_events(self) -> None:
        """Insert what was told, in the order of commits, and wake the listeners."""
        if not self._told:
            return
        self.connection.execute(select(func.pg_advisory_xact_lock(EVENTS_LOCK)))
        rows = self.connection.execute(
            insert(events).returning(events.c.seq, sort_by_parameter_order=True), self._told
        )
        latest: dict[str, int] = {}
        for told, seq in zip(self._told, rows.scalars(), strict=True):
            latest[str(told["project_id"])] = seq
        for project_id, seq in latest.items():
            hint = json.dumps({"project_id": project_id, "seq": seq})
            self.connection.execute(
                text("select pg_notify(:channel, :hint)"),
                {"channel": EVENTS_CHANNEL, "hint": hint},
            )


class Database:
    """A small pool of connections to the `director` database."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def connect(cls, url: str) -> "Database":
        """Open a pool. Nothing is connected before it is used."""
        return cls(create_engine(engine_url(url), pool_size=5, max_overflow=10, pool_pre_ping=True))

    @property
    def dsn(self) -> str:
        """Libpq's address of the database."""
        return psycopg_dsn(self.engine.url)

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """A connection to read with.

        Raises:
            BadInput: a value cannot be stored or compared (a NUL character, a number too large).
            ServerFailed: the database does not answer.
        """
        with _translated(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, by: UUID | None) -> Generator[Writing]:
        """A transaction that commits with its events, or not at all.

        Raises:
            BadInput: a value cannot be stored (a NUL character, a number too large).
            DiskFull: the database has no room left; nothing was written.
            ServerFailed: the database does not answer.
        """
        with _translated(), self.engine.begin() as connection:
            transaction = Writing(connection, by)
            yield transaction
            transaction.flush_events()


@contextmanager
def _translated() -> Generator[None]:
    """Turn the driver's errors that a film-maker can cause or meet into ours."""
    try:
        yield
    except DataError as error:
        reason = str(error.orig).partition("\n")[0]
        raise BadInput(f"The records cannot hold that: {reason}.") from error
    except UnicodeEncodeError as error:
        raise BadInput("A text has characters that are none (half of a pair).") from error
    except RecursionError as error:
        raise BadInput("The value is nested too deeply.") from error
    except (OperationalError, InterfaceError) as error:
        reason = str(error.orig).strip().partition("\n")[0]
        if getattr(error.orig, "sqlstate", None) == DISK_FULL:
            raise DiskFull(
                "The database's disk is full.",
                known=f"It said: {reason}.",
                remedy="Free some room; what was not written was not begun.",
            ) from error
        raise ServerFailed(
            "The database does not answer.",
            known=f"It said: {reason}.",
            remedy="Look at the log with 'make logs', or start it with 'make up'.",
        ) from error
