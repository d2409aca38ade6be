"""The hub: what happened in a film goes to everybody who watches it, in order, without a gap.

One hub per process. A client's queue is bounded: one that cannot follow is told to fetch everything
anew (`server:full_sync`) instead of slowing the others down or growing without end.
"""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from uuid import UUID

from director.records import Event
from director.records.listening import Live

Heard = Event | Live


class Client:
    """One stream's queue."""

    def __init__(self, limit: int) -> None:
        self.queue: asyncio.Queue[Heard | None] = asyncio.Queue(limit)
        """None ends the stream."""
        self.behind = False
        """An event was thrown away: the client has to start over."""

    def offer(self, heard: Heard) -> None:
        """Queue it. Progress is dropped when there is no room; an event must not be."""
        try:
            self.queue.put_nowait(heard)
        except asyncio.QueueFull:
            if isinstance(heard, Live):
                return
            self.behind = True
            self._replace(heard)

    def end(self) -> None:
        """Let the stream end: the server stops."""
        self._replace(None)

    def _replace(self, last: Heard | None) -> None:
        """Throw away what is queued; `last` wakes the stream."""
        while not self.queue.empty():
            self.queue.get_nowait()
        self.queue.put_nowait(last)


class Hub:
    """Who watches which film. Lives on one event loop."""

    def __init__(self, client_queue: int = 256) -> None:
        self._client_queue = client_queue
        self._clients: dict[UUID, set[Client]] = {}

    @property
    def watchers(self) -> int:
        """Number of streams that are open."""
        return sum(len(clients) for clients in self._clients.values())

    @contextmanager
    def watching(self, project_id: UUID) -> Generator[Client]:
        """A queue that gets everything that is heard of a film from now on."""
        client = Client(self._client_queue)
        self._clients.setdefault(project_id, set()).add(client)
        try:
            yield client
        finally:
            clients = self._clients[project_id]
            clients.discard(client)
            if not clients:
                del self._clients[project_id]

    def take(self, heard: Heard) -> None:
        """Hand out one event, or one piece of progress."""
        for client in tuple(self._clients.get(heard.project_id, ())):
            client.offer(heard)
