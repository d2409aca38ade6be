"""One client's stream: what it missed, then what happens."""

import asyncio
import json
from collections.abc import AsyncIterator, Generator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import anyio
from anyio import to_thread
from sse_starlette import ServerSentEvent

from api.events.hub import Client, Hub
from director.records import Event, Records
from director.records.listening import Live

FULL_SYNC = "server:full_sync"
LONGEST_REPLAY = 2_000
"""A client that missed more than this is quicker with everything anew."""
RETRY_MS = 1_000


async def follow(
    hub: Hub, records: Records, project_id: UUID, after: int | None, leaving: anyio.Event
) -> AsyncIterator[ServerSentEvent]:
    """Yield everything after event number `after` (None: from now on), in order, once.

    The stream ends when the server is `leaving`; the client comes back to the next one.
    """
    with hub.watching(project_id) as client, _ended_by(leaving, client):
        # Whatever is committed from here on is queued too, so the replay leaves no gap.
        yield ServerSentEvent(comment="following", retry=RETRY_MS)
        newest = await _newest(records, project_id)
        cursor = newest if after is None else after
        missed = await to_thread.run_sync(
            records.events_after, project_id, cursor, LONGEST_REPLAY + 1
        )
        if cursor > newest or len(missed) > LONGEST_REPLAY:
            cursor = newest
            missed = ()
            yield _full_sync(cursor)
        for event in missed:
            cursor = event.seq
            yield _durable(event)
        async for message in _live(records, client, project_id, cursor):
            yield message


async def _live(
    records: Records, client: Client, project_id: UUID, cursor: int
) -> AsyncIterator[ServerSentEvent]:
    """Yield what is queued, without what the replay has said already."""
    while heard := await client.queue.get():
        if client.behind:
            client.behind = False
            cursor = await _newest(records, project_id)
            yield _full_sync(cursor)
        elif isinstance(heard, Live):
            yield ServerSentEvent(data=_text(dict(heard.payload)), event=heard.name)
        elif heard.seq > cursor:
            cursor = heard.seq
            yield _durable(heard)


@contextmanager
def _ended_by(leaving: anyio.Event, client: Client) -> Generator[None]:
    async def wait() -> None:
        await leaving.wait()
        client.end()

    waiting = asyncio.create_task(wait())
    try:
        yield
    finally:
        waiting.cancel()


async def _newest(records: Records, project_id: UUID) -> int:
    return await to_thread.run_sync(records.last_event, project_id)


def _durable(event: Event) -> ServerSentEvent:
    return ServerSentEvent(data=_text(dict(event.payload)), event=event.name, id=str(event.seq))


def _full_sync(sequence: int) -> ServerSentEvent:
    payload = {"sequence": sequence, "why": "Too much was missed: fetch the graph anew."}
    return ServerSentEvent(data=_text(payload), event=FULL_SYNC, id=str(sequence))


def _text(payload: dict[str, Any]) -> str:
    return json.dumps(payload, separators=(",", ":"), default=str)
