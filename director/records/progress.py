"""Progress of renders: live for everybody at once, stored now and then for who comes later."""

from dataclasses import dataclass
from time import monotonic
from typing import Any
from uuid import UUID

from sqlalchemy import text, update

from director.records.database import Database
from director.records.events import telling
from director.records.models import Render
from director.records.renders import find_render
from director.records.tables import renders

STORED_EVERY_SHARE = 0.05
STORED_EVERY_S = 0.5
REMEMBERED = 256
"""Renders whose last stored progress one process keeps in mind."""


@dataclass
class _Stored:
    """What is known of a render that is running here."""

    render: Render
    share: float
    at_s: float


class Progress:
    """Tells how far a render is."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._stored: dict[UUID, _Stored] = {}

    def progress(self, render_id: UUID, share: float, step: str) -> None:
        """Tell that `share` (0 to 1) of a render is done, and what is going on.

        Listeners hear every call; the record is written at most each 5 % or half a second.

        Raises:
            NotFound: there is no such render.
        """
        share = min(max(share, 0.0), 1.0)
        with self._database.writing(None) as transaction:
            connection = transaction.connection
            known = self._stored.get(render_id)
            if known is None:
                known = self._remember(find_render(connection, render_id))
            if self._is_due(known, share):
                connection.execute(
                    update(renders)
                    .where(renders.c.id == render_id, renders.c.status == "running")
                    .values(progress=share, step=step[:200])
                )
                known.share, known.at_s = share, monotonic()
            message = telling(
                known.render.project_id, "server:generation.progress", _told(known, share, step)
            )
            connection.execute(text("select pg_notify(:channel, :message)"), message)

    def _remember(self, render: Render) -> _Stored:
        while len(self._stored) >= REMEMBERED:
            self._stored.pop(next(iter(self._stored)), None)
        known = self._stored[render.id] = _Stored(render, -1.0, 0.0)
        return known

    @staticmethod
    def _is_due(known: _Stored, share: float) -> bool:
        waited = monotonic() - known.at_s >= STORED_EVERY_S
        return waited or share - known.share >= STORED_EVERY_SHARE


def _told(known: _Stored, share: float, step: str) -> dict[str, Any]:
    return {
        "render_id": str(known.render.id),
        "subject_id": str(known.render.subject_id),
        "key": known.render.subject_key,
        "tier": known.render.tier,
        "progress": round(share, 4),
        "step": step[:200],
    }
