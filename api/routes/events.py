"""The events of a film, as they happen (server-sent events)."""

from typing import Annotated

import anyio
from fastapi import APIRouter, Header, Query, Request
from sse_starlette import EventSourceResponse

from api.dependencies import ProjectDep, RecordsDep, SettingsDep
from api.events.stream import follow
from director.errors import BadInput

router = APIRouter(tags=["events"])

SEND_TIMEOUT_S = 20.0
GRACE_S = 1.0
"""For the last words of a stream when the server stops; `python -m api` waits two seconds."""


@router.get("/projects/{project}/events", response_class=EventSourceResponse)
async def follow_events(
    project: ProjectDep,
    request: Request,
    records: RecordsDep,
    settings: SettingsDep,
    after: Annotated[int | None, Query(ge=0, description="`sequence` of the graph")] = None,
    last_event_id: Annotated[str | None, Header()] = None,
) -> EventSourceResponse:
    """Durable events with their number as id, progress without. Last-Event-ID resumes.

    `server:full_sync` says that too much was missed: fetch the graph anew.
    """
    start = after if last_event_id is None else _number(last_event_id)
    leaving = anyio.Event()
    return EventSourceResponse(
        follow(request.app.state.hub, records, project.id, start, leaving),
        ping=settings.ping_s,  # pyright: ignore[reportArgumentType]
        send_timeout=SEND_TIMEOUT_S,
        shutdown_event=leaving,
        shutdown_grace_period=GRACE_S,
        headers={"X-Accel-Buffering": "no", "Cache-Control": "no-store"},
    )


def _number(last_event_id: str) -> int:
    if not last_event_id.isdecimal():
        raise BadInput(
            f"Last-Event-ID {last_event_id!r} is no event of ours.", known="It is a number."
        )
    return int(last_event_id)
