"""The line: which renders wait, in what order, and how somebody moves up in it.

Dagster's queue starts runs by the tag `dagster/priority`. What people change is written here, and
whoever dequeues brings the tags of the runs up to it first.
"""

from uuid import UUID

from sqlalchemy import exists, func, select, update

from director.errors import BadInput, Conflict
from director.records.database import Database
from director.records.models import Render
from director.records.renders import (
    IS_OPEN,
    NOW,
    find_render,
    select_renders,
    tell_of_renders,
)
from director.records.rows import render_from
from director.records.tables import renders

GREATEST = 1000


class Line:
    """The renders that are open, in the order in which they start."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def waiting_line(self, tier: str | None = None) -> list[Render]:
        """Return the open renders of all films: those that run, then those that wait, in order."""
        query = select_renders().where(IS_OPEN)
        if tier is not None:
            query = query.where(renders.c.tier == str(tier))
        order = (
            renders.c.status != "running",
            renders.c.priority.desc(),
            func.coalesce(renders.c.launched_at, renders.c.created_at),
            renders.c.seq,
        )
        with self._database.reading() as connection:
            return [
                render_from(row) for row in connection.execute(query.order_by(*order)).mappings()
            ]

    def prioritise(self, render_id: UUID, priority: int, *, by: UUID) -> list[Render]:
        """Move a waiting render in the line, with all others of its run; return those.

        Raises:
            BadInput: no such priority.
            Conflict: the render does not wait any more.
            NotFound: there is no such render.
        """
        if not -GREATEST <= priority <= GREATEST:
            raise BadInput(f"A priority is from {-GREATEST} to {GREATEST}, not {priority}.")
        with self._database.writing(by) as transaction:
            connection = transaction.connection
            render = find_render(connection, render_id)
            same = renders.c.id == render_id
            if render.run_id is not None:
                same = renders.c.run_id == render.run_id
            change = (
                update(renders)
                .where(same, renders.c.status == "queued")
                .values(priority=priority, moved=True)
                .returning(renders.c.id)
            )
            ids = connection.scalars(change).all()
            if render_id not in ids:
                raise Conflict(
                    f"The render of '{render.subject_key}' is {render.status} already.",
                    remedy="Only what waits can be moved.",
                )
            moved = [find_render(connection, one) for one in ids]
            tell_of_renders(transaction, "server:generation.moved", moved)
            return moved

    def moved_runs(self) -> dict[str, int]:
        """Return the runs that somebody has moved since this was asked last, with priorities."""
        change = (
            update(renders)
            .where(renders.c.moved, renders.c.run_id.is_not(None))
            .values(moved=False)
            .returning(renders.c.run_id, renders.c.priority)
        )
        any_moved = select(exists().where(renders.c.moved))
        with self._database.reading() as connection:
            if not connection.scalar(any_moved):
                return {}
        with self._database.writing(None) as transaction:
            return {row.run_id: row.priority for row in transaction.connection.execute(change)}

    def hand_over(self, run_id: str, to_run_id: str) -> list[Render]:
        """Give the open renders of a run that went down to the run that takes its place.

        A picture that somebody has asked for again meanwhile is left to that request.
        """
        twin = renders.alias()
        asked_again = exists().where(
            twin.c.subject_id == renders.c.subject_id,
            twin.c.tier == renders.c.tier,
            twin.c.status == "queued",
            twin.c.id != renders.c.id,
        )
        left = (renders.c.run_id == run_id, IS_OPEN)
        fresh = {"run_id": to_run_id, "launched_at": NOW, "started_at": None, "progress": 0.0}
        with self._database.writing(None) as transaction:
            connection = transaction.connection
            give_up = update(renders).where(*left, asked_again).returning(renders.c.id)
            dropped = connection.scalars(give_up.values(status="cancelled", finished_at=NOW)).all()
            wait = update(renders).where(*left).returning(renders.c.id)
            ids = connection.scalars(wait.values(status="queued", step="", **fresh)).all()
            waiting = sorted((find_render(connection, one) for one in ids), key=lambda r: r.seq)
            closed = [find_render(connection, one) for one in dropped]
            tell_of_renders(transaction, "server:generation.queued", waiting)
            tell_of_renders(transaction, "server:generation.cancelled", closed)
            return waiting
