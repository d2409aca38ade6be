"""What decides whether media stay: marks, proofs of regeneration, clean-ups, storage reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from director.errors import BadInput, Conflict, NotFound
from director.recipe import Json
from director.records.database import Database
from director.records.models import Take
from director.records.tables import (
    cleanups,
    regeneration_proofs,
    storage_reports,
    subjects,
    take_marks,
    takes,
)

MARKS = ("keep", "drop")
GOOD = ("bit-exact", "perceptual")


@dataclass(frozen=True)
class Cleanup:
    """A plan to give bytes up, and what became of it."""

    id: UUID
    project_id: UUID
    status: str
    strategies: Json
    items: Sequence[Json]
    due_at: datetime
    planned_bytes: int
    freed_bytes: int | None
    evicted: int | None
    created_at: datetime
    created_by: UUID
    done_at: datetime | None


CLEANUP_COLUMNS = tuple(cleanups.c[name] for name in Cleanup.__dataclass_fields__)


class Keeping:
    """Marks, proofs, clean-ups and reports."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def mark_take(self, take_id: UUID, mark: str | None, reason: str, *, by: UUID) -> None:
        """Mark a take to be kept or dropped, for everybody; None takes the mark away.

        Raises:
            BadInput: there is no such mark.
            NotFound: there is no such take.
        """
        if mark is not None and mark not in MARKS:
            raise BadInput(f"There is no mark '{mark}'.", known=f"Known: {', '.join(MARKS)}.")
        with self._database.writing(by) as transaction:
            connection = transaction.connection
            query = select(subjects.c.project_id).join_from(takes, subjects, _subject_of_take())
            project_id = connection.scalar(query.where(takes.c.id == take_id))
            if project_id is None:
                raise NotFound(f"There is no take with the id {take_id}.")
            connection.execute(delete(take_marks).where(take_marks.c.take_id == take_id))
            if mark is not None:
                row = {"take_id": take_id, "mark": mark, "reason": reason, "created_by": by}
                connection.execute(insert(take_marks).values(row))
            told = {"take_id": str(take_id), "mark": mark, "reason": reason}
            transaction.emit(project_id, "server:take.marked", told)

    def marks(self, project_id: UUID) -> dict[UUID, str]:
        """Return the marks of a film's takes."""
        query = (
            select(take_marks.c.take_id, take_marks.c.mark)
            .join(takes, takes.c.id == take_marks.c.take_id)
            .join(subjects, _subject_of_take())
            .where(subjects.c.project_id == project_id)
        )
        with self._database.reading() as connection:
            return {row.take_id: row.mark for row in connection.execute(query)}

    def save_proof(
        self,
        take: Take,
        stack_digest: str,
        level: str,
        psnr_db: float | None,
        seconds: float,
        *,
        by: UUID,
    ) -> None:
        """Record what came of making a take's picture again from its recipe alone."""
        row = {
            "take_id": take.id,
            "painter": take.painter,
            "tier": take.tier,
            "code_version": take.code_version,
            "stack_digest": stack_digest,
            "level": level,
            "psnr_db": psnr_db,
            "seconds": seconds,
            "created_by": by,
        }
        with self._database.writing(by) as transaction:
            transaction.connection.execute(insert(regeneration_proofs).values(row))

    def proven(self, stack_digest: str) -> dict[tuple[str, str, str], str]:
        """Return (painter, tier, code version) to the worst level that was reached on a stack.

        Only what was always reached counts: one picture that differed, and nothing is proven.
        """
        table = regeneration_proofs.c
        latest = (
            select(table.painter, table.tier, table.code_version, table.level)
            .distinct(table.take_id)
            .where(table.stack_digest == stack_digest)
            .order_by(table.take_id, table.created_at.desc())
        )
        worst: dict[tuple[str, str, str], str] = {}
        order = ("bit-exact", "perceptual", "different")
        with self._database.reading() as connection:
            for row in connection.execute(latest):
                kind = (row.painter, row.tier, row.code_version)
                worst[kind] = max(worst.get(kind, order[0]), row.level, key=order.index)
        return {kind: level for kind, level in worst.items() if level in GOOD}

    def plan_cleanup(
        self,
        project_id: UUID,
        strategies: Json,
        items: Sequence[Json],
        due_at: datetime,
        *,
        by: UUID,
    ) -> Cleanup:
        """Record a plan and give notice of it to everybody; a plan that waited is replaced."""
        total = sum(int(item["bytes"]) for item in items)
        row = {
            "project_id": project_id,
            "strategies": dict(strategies),
            "items": list(items),
            "due_at": due_at,
            "planned_bytes": total,
            "created_by": by,
        }
        waiting = (cleanups.c.project_id == project_id) & (cleanups.c.status == "planned")
        with self._database.writing(by) as transaction:
            connection = transaction.connection
            connection.execute(update(cleanups).where(waiting).values(status="cancelled"))
            new = insert(cleanups).values(row).returning(*CLEANUP_COLUMNS)
            cleanup = Cleanup(*connection.execute(new).one())
            told = {"cleanup_id": str(cleanup.id), "takes": len(items), "bytes": total}
            told["due_at"] = due_at.isoformat()
            transaction.emit(project_id, "server:cleanup.planned", told)
            return cleanup

    def finish_cleanup(
        self, cleanup_id: UUID, *, evicted: int, freed_bytes: int, by: UUID
    ) -> Cleanup:
        """Record what a clean-up really freed.

        Raises:
            Conflict: it is done or cancelled already.
        """
        values = {"status": "done", "evicted": evicted, "freed_bytes": freed_bytes}
        told = {"cleanup_id": str(cleanup_id), "takes": evicted, "bytes": freed_bytes}
        return self._close(cleanup_id, values, "server:cleanup.done", told, by)

    def cancel_cleanup(self, cleanup_id: UUID, *, by: UUID) -> Cleanup:
        """Call a plan off. Raises as `finish_cleanup` does."""
        told = {"cleanup_id": str(cleanup_id)}
        return self._close(
            cleanup_id, {"status": "cancelled"}, "server:cleanup.cancelled", told, by
        )

    def cleanups(self, project_id: UUID, *, status: str | None = None) -> list[Cleanup]:
        """Return a film's clean-ups, newest first."""
        query = select(*CLEANUP_COLUMNS).where(cleanups.c.project_id == project_id)
        if status is not None:
            query = query.where(cleanups.c.status == status)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(cleanups.c.created_at.desc()))
            return [Cleanup(*row) for row in rows]

    def save_storage_report(self, project_id: UUID, report: Json, size: int) -> None:
        """Keep how much a film takes up; one a day is enough for a trend."""
        row = {"project_id": project_id, "report": dict(report), "bytes": size}
        with self._database.writing(None) as transaction:
            transaction.connection.execute(upsert(storage_reports).values(row))

    def storage_trend(self, project_id: UUID) -> list[tuple[datetime, int]]:
        """Return (when, bytes) of a film's reports, oldest first."""
        table = storage_reports.c
        query = select(table.created_at, table.bytes).where(table.project_id == project_id)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(table.created_at, table.seq))
            return [(row.created_at, row.bytes) for row in rows]

    def _close(
        self, cleanup_id: UUID, values: Mapping[str, Any], name: str, told: Json, by: UUID
    ) -> Cleanup:
        change = (
            update(cleanups)
            .where(cleanups.c.id == cleanup_id, cleanups.c.status == "planned")
            .values(**values, done_at=func.clock_timestamp())
            .returning(*CLEANUP_COLUMNS)
        )
        with self._database.writing(by) as transaction:
            row = transaction.connection.execute(change).first()
            if row is None:
                raise Conflict("There is no such clean-up that waits.")
            transaction.emit(row.project_id, name, told)
            return Cleanup(*row)


def _subject_of_take() -> Any:
    return subjects.c.id == takes.c.subject_id
