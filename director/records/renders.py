"""Renders: requests for pictures, from the click to the take."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, and_, func, or_, select, text, update
from sqlalchemy.dialects.postgresql import Insert, insert

from director.errors import Conflict, NotFound
from director.records.database import Database, Writing
from director.records.locks import lock_until_commit
from director.records.models import OPEN, Render, RenderStatus, Spent
from director.records.quotas import asker, check_quotas, film_of_request, priority_of
from director.records.rows import RENDER_COLUMNS, render_from
from director.records.subjects import find_subject
from director.records.tables import renders, subjects
from director.tiers import Tier

NOW = func.clock_timestamp()
NOTHING = Spent()
IS_OPEN = renders.c.status.in_([str(status) for status in OPEN])


class Renders:
    """Who asked for which picture, and how far it is."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def request_renders(
        self, project_id: UUID, subject_ids: Sequence[UUID], tier: str, by: UUID
    ) -> list[Render]:
        """Ask for one picture of each subject; return the renders in the order of the subjects.

        An open render of the same subject and tier is joined: a queued one always, a running one
        when it paints what is wanted now.

        Raises:
            UnknownTier: the table has no such tier.
            NotFound: a subject is not in the film, or is retired.
            QuotaExceeded: the film or the person has used up a day's renders.
        """
        tier = Tier.parse(tier)
        with self._database.writing(by) as transaction:
            connection = transaction.connection
            # One asker at a time, so that two who ask for the same never wait for each other.
            lock_until_commit(connection, f"ask for renders of {project_id}")
            _check_subjects(connection, project_id, subject_ids)
            open_ones = _open_renders(connection, subject_ids, tier)
            missing = [one for one in dict.fromkeys(subject_ids) if one not in open_ones]
            if missing:
                project, person = film_of_request(connection, project_id), asker(connection, by)
                check_quotas(connection, project, person, len(missing))
                rows = [
                    {
                        "project_id": project_id,
                        "subject_id": one,
                        "tier": tier,
                        "asked_by": by,
                        "priority": priority_of(tier, person.settings, project.settings),
                    }
                    for one in missing
                ]
                connection.execute(_insert_unless_queued(), rows)
                asked = _open_renders(connection, missing, tier)
                tell_of_renders(
                    transaction, "server:generation.queued", [asked[one] for one in missing]
                )
                open_ones |= asked
            return [open_ones[one] for one in subject_ids]

    def attach_run(self, render_ids: Sequence[UUID], run_id: str) -> None:
        """Say which Dagster run will make those renders, so that it can be found and ended."""
        run = {"run_id": run_id, "launched_at": NOW}
        change = update(renders).where(renders.c.id.in_(render_ids)).values(**run)
        with self._database.writing(None) as transaction:
            transaction.connection.execute(change)

    def start_render(
        self, subject_id: UUID, tier: str, *, by: UUID, run_id: str | None = None
    ) -> Render:
        """Begin with the queued render of a subject and tier; without one, note a new one.

        (Somebody who starts a run in Dagster's UI has asked nobody here.)

        Raises:
            NotFound: there is no such subject.
        """
        tier = Tier.parse(tier)
        with self._database.writing(by) as transaction:
            connection = transaction.connection
            lock_until_commit(connection, f"start {subject_id} {tier}")
            subject = find_subject(connection, subject_id)
            queued = (
                renders.c.subject_id == subject_id,
                renders.c.tier == tier,
                renders.c.status == "queued",
            )
            row = {"project_id": subject.project_id, "subject_id": subject_id, "tier": tier}
            connection.execute(_insert_unless_queued(), [{**row, "asked_by": by}])
            render_id = connection.execute(
                update(renders)
                .where(*queued)
                .values(
                    status="running",
                    run_id=func.coalesce(run_id, renders.c.run_id),
                    wanted_digest=subject.wanted_digest,
                    started_at=NOW,
                )
                .returning(renders.c.id)
            ).scalar_one()
            render = find_render(connection, render_id)
            tell_of_renders(transaction, "server:generation.started", [render])
            return render

    def finish_render(
        self,
        render_id: UUID,
        take_id: UUID,
        *,
        reused: bool,
        by: UUID,
        spent: Spent = NOTHING,
        fallback: str = "",
    ) -> Render:
        """Close a render with its take; `fallback` says what was done instead of what was asked.

        Raises:
            Conflict: the render is closed already.
            NotFound: there is no such render.
        """
        status = RenderStatus.REUSED if reused else RenderStatus.MADE
        values = {"take_id": take_id, "progress": 1.0, "step": "", "problem": ""}
        values |= {"fallback": fallback, **vars(spent)}
        return self._close(render_id, status, "server:generation.complete", by, values)

    def fail_render(
        self, render_id: UUID, problem: str, *, by: UUID, spent: Spent = NOTHING
    ) -> Render:
        """Close a render with the reason why no picture came out.

        Raises:
            Conflict: the render is closed already.
            NotFound: there is no such render.
        """
        values = {"problem": problem.replace("\0", ""), **vars(spent)}
        return self._close(render_id, RenderStatus.FAILED, "server:generation.failed", by, values)

    def cancel_render(self, render_id: UUID, *, by: UUID, spent: Spent = NOTHING) -> Render:
        """Close a render that nobody wants any more. Ending its run is up to the caller.

        Raises:
            Conflict: the render is closed already.
            NotFound: there is no such render.
        """
        return self._close(
            render_id, RenderStatus.CANCELLED, "server:generation.cancelled", by, vars(spent)
        )

    def account(self, render_id: UUID, spent: Spent) -> None:
        """Note what a render has used that somebody else has closed meanwhile."""
        change = update(renders).where(renders.c.id == render_id).values(**vars(spent))
        with self._database.writing(None) as transaction:
            transaction.connection.execute(change)

    def _close(
        self,
        render_id: UUID,
        status: RenderStatus,
        event: str,
        by: UUID,
        values: dict[str, Any],
    ) -> Render:
        change = (
            update(renders)
            .where(renders.c.id == render_id, IS_OPEN)
            .values(status=str(status), finished_at=NOW, **values)
        )
        with self._database.writing(by) as transaction:
            connection = transaction.connection
            closed = connection.execute(change).rowcount
            render = find_render(connection, render_id)
            if not closed:
                raise Conflict(f"The render of '{render.subject_key}' is {render.status} already.")
            tell_of_renders(transaction, event, [render])
            return render

    def render(self, render_id: UUID) -> Render:
        """Return one render.

        Raises:
            NotFound: there is no such render.
        """
        with self._database.reading() as connection:
            return find_render(connection, render_id)

    def renders(
        self,
        project_id: UUID | None = None,
        *,
        ids: Collection[UUID] | None = None,
        subject_id: UUID | None = None,
        tier: str | None = None,
        run_id: str | None = None,
        open_only: bool = False,
        after: int | None = None,
        limit: int | None = None,
    ) -> list[Render]:
        """Return a film's renders, or those of all films, newest first.

        The others narrow the list; `after` is the `seq` of the last one seen.
        """
        query = select_renders().order_by(renders.c.seq.desc()).limit(limit)
        same = {"project_id": project_id, "subject_id": subject_id, "tier": tier, "run_id": run_id}
        for column, value in same.items():
            if value is not None:
                query = query.where(renders.c[column] == value)
        if ids is not None:
            query = query.where(renders.c.id.in_(ids))
        if open_only:
            query = query.where(IS_OPEN)
        if after is not None:
            query = query.where(renders.c.seq < after)
        with self._database.reading() as connection:
            return [render_from(row) for row in connection.execute(query).mappings()]


def select_renders() -> Select[Any]:
    """The query of all renders, with their subjects' keys."""
    return select(*RENDER_COLUMNS).join_from(
        renders, subjects, renders.c.subject_id == subjects.c.id
    )


def find_render(connection: Connection, render_id: UUID) -> Render:
    """Return one render.

    Raises:
        NotFound: there is no such render.
    """
    query = select_renders().where(renders.c.id == render_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise NotFound(f"There is no render with the id {render_id}.")
    return render_from(row)


def tell_of_renders(transaction: Writing, event: str, told: Sequence[Render]) -> None:
    """Emit one event for each render."""
    for render in told:
        payload = {
            "render_id": str(render.id),
            "subject_id": str(render.subject_id),
            "key": render.subject_key,
            "tier": render.tier,
            "status": str(render.status),
            "run_id": render.run_id,
            "take_id": str(render.take_id) if render.take_id else None,
            "problem": render.problem,
            "fallback": render.fallback,
            "priority": render.priority,
        }
        transaction.emit(render.project_id, event, payload)


def _insert_unless_queued() -> Insert:
    return insert(renders).on_conflict_do_nothing(
        index_elements=["subject_id", "tier"], index_where=text("status = 'queued'")
    )


def _open_renders(
    connection: Connection, subject_ids: Sequence[UUID], tier: str
) -> dict[UUID, Render]:
    """The renders that can be joined: queued, or running and painting what is wanted now."""
    joinable = or_(
        renders.c.status == "queued",
        and_(renders.c.status == "running", renders.c.wanted_digest == subjects.c.wanted_digest),
    )
    query = (
        select_renders()
        .where(renders.c.subject_id.in_(subject_ids), renders.c.tier == tier, joinable)
        .order_by(renders.c.status == "queued", renders.c.seq.desc())
    )
    found = [render_from(row) for row in connection.execute(query).mappings()]
    return {render.subject_id: render for render in reversed(found)}


def _check_subjects(connection: Connection, project_id: UUID, subject_ids: Sequence[UUID]) -> None:
    query = select(subjects.c.id).where(
        subjects.c.project_id == project_id,
        subjects.c.id.in_(subject_ids),
        subjects.c.retired_at.is_(None),
    )
    missing = set(subject_ids) - set(connection.scalars(query))
    if missing:
        raise NotFound(
            f"{len(missing)} of the subjects are not in this film, or are retired.",
            known=f"The first is {min(missing)}.",
        )
