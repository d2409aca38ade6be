"""Orphans: open renders whose run is gone, because a machine or a process went down."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, update

from director.records.database import Database
from director.records.models import Render
from director.records.renders import IS_OPEN, find_render, select_renders, tell_of_renders
from director.records.rows import render_from
from director.records.tables import renders


class Orphans:
    """What start-up does about renders that nobody works on any more."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def fail_orphans(self, alive_run_ids: Collection[str], *, by: UUID) -> list[Render]:
        """Close every open render whose run is not alive as failed; return them.

        A render that was asked for but never got a run stays queued.
        """
        problem = "Its run went down with the machine or the process; ask for it again."
        change = (
            update(renders)
            .where(_is_orphan(alive_run_ids))
            .values(status="failed", problem=problem, finished_at=func.clock_timestamp())
            .returning(renders.c.id)
        )
        with self._database.writing(by) as transaction:
            ids = transaction.connection.scalars(change).all()
            failed = [find_render(transaction.connection, orphan) for orphan in ids]
            tell_of_renders(transaction, "server:generation.failed", failed)
            return failed

    def requeue_orphans(self, alive_run_ids: Collection[str], *, by: UUID) -> list[Render]:
        """Queue every open render anew whose run is not alive; return what has to be submitted.

        That includes the renders that were asked for but never got a run. An orphan whose
        picture is queued a second time is cancelled: the other one will make it.
        """
        with self._database.writing(by) as transaction:
            connection = transaction.connection
            for orphan in _open(connection, _is_orphan(alive_run_ids)):
                again = _requeue(connection, orphan)
                if again.status == "cancelled":
                    tell_of_renders(transaction, "server:generation.cancelled", [again])
            waiting = _open(connection, renders.c.run_id.is_(None))
            tell_of_renders(transaction, "server:generation.queued", waiting)
            return waiting


def _is_orphan(alive_run_ids: Collection[str]) -> ColumnElement[bool]:
    return and_(
        IS_OPEN,
        or_(
            and_(renders.c.run_id.is_not(None), renders.c.run_id.not_in(alive_run_ids)),
            and_(renders.c.run_id.is_(None), renders.c.status == "running"),
        ),
    )


def _open(connection: Connection, condition: ColumnElement[bool]) -> list[Render]:
    query = select_renders().where(IS_OPEN, condition).order_by(renders.c.seq)
    return [render_from(row) for row in connection.execute(query).mappings()]


def _requeue(connection: Connection, orphan: Render) -> Render:
    twin = renders.alias()
    has_twin = exists().where(
        twin.c.subject_id == orphan.subject_id,
        twin.c.tier == orphan.tier,
        twin.c.status == "queued",
        twin.c.id != orphan.id,
    )
    this = update(renders).where(renders.c.id == orphan.id)
    fresh = {"run_id": None, "started_at": None, "progress": 0.0, "step": ""}
    if connection.execute(this.where(~has_twin).values(status="queued", **fresh)).rowcount == 0:
        now = func.clock_timestamp()
        connection.execute(this.values(status="cancelled", finished_at=now))
    return find_render(connection, orphan.id)
