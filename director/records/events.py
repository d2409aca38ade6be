"""Events: the durable log of what happened, and live progress that is never stored.

Durable events are written with the change they tell of (`database.Writing`) and read by `seq`.
NOTIFY on `director_events` only hints that there is something to read. Live progress travels
whole through NOTIFY on `director_progress`; who is not listening misses it, and needs no replay.
"""

import json
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text

from director.errors import BadInput
from director.recipe import Json
from director.records.database import Database
from director.records.models import Event
from director.records.rows import EVENT_COLUMNS
from director.records.tables import events

PROGRESS_CHANNEL = "director_progress"
LONGEST_TELLING = 7_900
"""Bytes that one NOTIFY can carry; PostgreSQL's own limit is 7,999."""


class Events:
    """The log, and the live channel beside it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def events_after(
        self, project_id: UUID | None, seq: int, limit: int | None = 1000
    ) -> list[Event]:
        """Return what happened after `seq`, oldest first; in every film when none is given.

        The order is the order of commits, and nothing can appear later below a `seq` that was
        read: the greatest one is a safe place to go on from.
        """
        query = select(*EVENT_COLUMNS).where(events.c.seq > seq)
        if project_id is not None:
            query = query.where(events.c.project_id == project_id)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(events.c.seq).limit(limit))
            return [Event(*row) for row in rows]

    def last_event(self, project_id: UUID | None = None) -> int:
        """Return the greatest `seq` there is; 0 before anything happened."""
        query = select(func.coalesce(func.max(events.c.seq), 0))
        if project_id is not None:
            query = query.where(events.c.project_id == project_id)
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one()

    def tell(self, project_id: UUID, name: str, payload: Json) -> None:
        """Tell everybody who listens right now; nothing is stored.

        Raises:
            BadInput: it is longer than one notification can carry.
        """
        notify = text("select pg_notify(:channel, :message)")
        with self._database.writing(None) as transaction:
            transaction.connection.execute(notify, telling(project_id, name, payload))


def telling(project_id: UUID, name: str, payload: Json) -> dict[str, Any]:
    """Return the parameters of `pg_notify` for a live message.

    Raises:
        BadInput: it is longer than one notification can carry.
    """
    message = json.dumps(
        {"project_id": str(project_id), "name": name, "payload": payload}, ensure_ascii=False
    )
    if len(message.encode()) > LONGEST_TELLING:
        raise BadInput(
            f"A live message of {len(message.encode())} bytes is too long.",
            known=f"At most {LONGEST_TELLING} bytes fit.",
            remedy="Send ids, and let the listener read the rest.",
        )
    return {"channel": PROGRESS_CHANNEL, "message": message}
