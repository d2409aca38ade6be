"""Listening: one connection per process that hears of every event and all live progress.

The API's dispatcher runs one `listen()` and fans out to its clients. A hint may be lost (the
connection broke) or come before the reader looks; so the log itself is read at least once a
second, and `seq` says where to go on.
"""

import json
from asyncio import sleep, to_thread
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from math import inf
from time import monotonic
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql

from director.recipe import Json
from director.records.database import EVENTS_CHANNEL, Database
from director.records.events import PROGRESS_CHANNEL, Events
from director.records.models import Event

POLL_S = 1.0
PAGE = 1000


@dataclass(frozen=True)
class Live:
    """Live progress: no `seq`, never stored."""

    project_id: UUID
    name: str
    payload: Json


class Listening:
    """Follows the log of all films."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._events = Events(database)

    async def listen(
        self, after: int | None = None, *, poll_s: float = POLL_S
    ) -> AsyncGenerator[Event | Live]:
        """Yield what happens in every film, from `after` on (default: from now on), for ever.

        Events come in the order of commits, each exactly once; live progress comes between them.
        While the database is away, it is tried again every `poll_s` seconds.
        """
        seq = await to_thread(self._events.last_event) if after is None else after
        while True:
            try:
                async for heard in self._follow(seq, poll_s):
                    if isinstance(heard, Event):
                        seq = heard.seq
                    yield heard
            except psycopg.OperationalError:
                await sleep(poll_s)

    async def _follow(self, seq: int, poll_s: float) -> AsyncGenerator[Event | Live]:
        """The same, until the connection breaks."""
        connection = await psycopg.AsyncConnection.connect(self._database.dsn, autocommit=True)
        async with connection:
            for channel in (EVENTS_CHANNEL, PROGRESS_CHANNEL):
                await connection.execute(sql.SQL("listen {}").format(sql.Identifier(channel)))
            read_at_s = -inf
            while True:
                if monotonic() - read_at_s >= poll_s:
                    read_at_s = monotonic()
                    async for event in self._read(connection, seq):
                        seq = event.seq
                        yield event
                async for notice in connection.notifies(timeout=poll_s, stop_after=1):
                    if notice.channel == PROGRESS_CHANNEL:
                        yield _live(notice.payload)
                    else:
                        read_at_s = -inf

    async def _read(
        self, connection: psycopg.AsyncConnection[Any], seq: int
    ) -> AsyncGenerator[Event]:
        """Everything in the log after `seq`."""
        while True:
            cursor = await connection.execute(_AFTER, [seq, PAGE])
            rows = await cursor.fetchall()
            for row in rows:
                event = Event(*row)
                seq = event.seq
                yield event
            if len(rows) < PAGE:
                return


_AFTER = (
    "select seq, project_id, name, payload, created_at, created_by from events"
    " where seq > %s order by seq limit %s"
)


def _live(message: str) -> Live:
    told = json.loads(message)
    return Live(UUID(told["project_id"]), told["name"], told["payload"])
