"""The listener: this process's one connection that hears of every event and all live progress."""

import asyncio
import logging

from api.events.hub import Hub
from director.records import Event, Records

log = logging.getLogger(__name__)

AGAIN_S = 1.0


async def listen(records: Records, hub: Hub) -> None:
    """Hand everything that happens to the hub, until cancelled."""
    seq: int | None = None
    while True:
        try:
            async for heard in records.listen(seq):
                seq = heard.seq if isinstance(heard, Event) else seq
                hub.take(heard)
        except Exception:  # the database is away at the start, say: go on after what was heard
            log.exception("Listening to the records stopped; it starts again.")
        await asyncio.sleep(AGAIN_S)
