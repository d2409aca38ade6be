"""Takes: immutable results, numbered without gaps within a version of their subject."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, func, insert, select

from director.errors import Conflict, NotFound
from director.recipe import Json, Recipe
from director.records.database import Database
from director.records.locks import lock_until_commit
from director.records.models import Subject, Take
from director.records.rows import TAKE_COLUMNS, take_from
from director.records.subjects import find_subject
from director.records.tables import subjects, takes


@dataclass
class Slot:
    """A number that is kept free for one take, until `record` fills it or the block ends."""

    subject: Subject
    version: int
    number: int
    _connection: Connection
    take: Take | None = field(default=None, init=False)
    """What was recorded."""

    def record(
        self,
        recipe: Recipe,
        *,
        pixel_sha256: str,
        files: Sequence[Json],
        width: int,
        height: int,
        author_id: UUID,
        commit: str,
        scores: Json | None = None,
        seconds: float = 0.0,
        cost: float = 0.0,
        worker: str = "",
        stack: Json | None = None,
        run_id: str | None = None,
        reused_from: UUID | None = None,
    ) -> Take:
        """Record the take; it is there for everybody when the block ends without an error.

        `files` are `{"role": "picture" | "depth" | "recipe", "path", "sha256", "bytes"}` each;
        `stack` is what bit-exactness depends on: processor features and library versions;
        `reused_from` is the take of the same recipe when no picture was painted for this one.

        Raises:
            Conflict: this slot is filled already.
        """
        if self.take is not None:
            raise Conflict(f"Take {self.number} of '{self.subject.key}' is recorded already.")
        row = {
            "subject_id": self.subject.id,
            "number": self.number,
            "version": self.version,
            "tier": recipe.tier,
            "painter": recipe.painter,
            "recipe": recipe.as_json(),
            "recipe_digest": recipe.digest,
            "wanted_digest": recipe.wanted_digest,
            "code_version": recipe.code_version,
            "pixel_sha256": pixel_sha256,
            "file_references": [dict(file) for file in files],
            "width": width,
            "height": height,
            "scores": dict(scores or {}),
            "seconds": seconds,
            "cost": cost,
            "worker": worker,
            "stack": dict(stack or {}),
            "author_id": author_id,
            "run_id": run_id,
            "commit": commit,
            "reused_from": reused_from,
        }
        take_id = self._connection.scalar(insert(takes).values(row).returning(takes.c.id))
        self.take = _one(self._connection, select_takes().where(takes.c.id == take_id))
        return self.take


class Takes:
    """What was made, and the next number for what is being made."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def new_take(
        self, subject_id: UUID, *, by: UUID | None = None, version: int | None = None
    ) -> Generator[Slot]:
        """Hold the next take number of a subject while its media is committed.

        `version` is the subject's version that the recipe was made from; the present one unless
        said otherwise. Others who want a number of that subject wait. Nothing is recorded when
        the block raises, or never calls `record`.

        Raises:
            NotFound: there is no such subject.
        """
        with self._database.writing(by) as transaction:
            connection = transaction.connection
            # No row lock: it would hold a transaction number while media is committed, and
            # keep people from editing the subject.
            lock_until_commit(connection, f"takes of {subject_id}")
            subject = find_subject(connection, subject_id)
            number = _next_number(connection, subject_id, version or subject.version)
            slot = Slot(subject, version or subject.version, number, connection)
            yield slot
            if slot.take is not None:
                transaction.by = by or slot.take.author_id
                told = _told(slot.take, subject)
                transaction.emit(subject.project_id, "server:take.recorded", told)

    def find_take(
        self,
        recipe_digest: str,
        *,
        project_id: UUID | None = None,
        subject_id: UUID | None = None,
    ) -> Take | None:
        """Return the take of that recipe, or None: the painted one before those that reuse it.

        Limit it to a film (whose media store has the files) or to one subject.
        """
        query = select_takes().where(takes.c.recipe_digest == recipe_digest)
        if project_id is not None:
            query = query.where(subjects.c.project_id == project_id)
        if subject_id is not None:
            query = query.where(takes.c.subject_id == subject_id)
        query = query.order_by(takes.c.reused_from.is_not(None), takes.c.seq).limit(1)
        with self._database.reading() as connection:
            return _first(connection, query)

    def newest_take(self, subject_id: UUID, tier: str | None = None) -> Take | None:
        """Return the take that was recorded last, whatever is wanted now; None without any."""
        query = select_takes().where(takes.c.subject_id == subject_id)
        if tier is not None:
            query = query.where(takes.c.tier == str(tier))
        with self._database.reading() as connection:
            return _first(connection, query.order_by(takes.c.seq.desc()).limit(1))

    def take(self, take_id: UUID) -> Take:
        """Return one take.

        Raises:
            NotFound: there is no such take.
        """
        with self._database.reading() as connection:
            take = _first(connection, select_takes().where(takes.c.id == take_id))
        if take is None:
            raise NotFound(f"There is no take with the id {take_id}.")
        return take

    def takes(
        self,
        subject_id: UUID | None = None,
        project_id: UUID | None = None,
        after: int | None = None,
        limit: int | None = None,
    ) -> list[Take]:
        """Return takes, newest first; `after` is the `seq` of the last one seen."""
        query = select_takes().order_by(takes.c.seq.desc()).limit(limit)
        if subject_id is not None:
            query = query.where(takes.c.subject_id == subject_id)
        if project_id is not None:
            query = query.where(subjects.c.project_id == project_id)
        if after is not None:
            query = query.where(takes.c.seq < after)
        with self._database.reading() as connection:
            return [take_from(row) for row in connection.execute(query).mappings()]


def select_takes() -> Select[Any]:
    """The query of all takes, with their subjects' keys."""
    return select(*TAKE_COLUMNS).join_from(takes, subjects, takes.c.subject_id == subjects.c.id)


def _next_number(connection: Connection, subject_id: UUID, version: int) -> int:
    query = select(func.coalesce(func.max(takes.c.number), 0) + 1).where(
        takes.c.subject_id == subject_id, takes.c.version == version
    )
    return connection.execute(query).scalar_one()


def _first(connection: Connection, query: Select[Any]) -> Take | None:
    row = connection.execute(query).mappings().first()
    return take_from(row) if row else None


def _one(connection: Connection, query: Select[Any]) -> Take:
    return take_from(connection.execute(query).mappings().one())


def _told(take: Take, subject: Subject) -> dict[str, Any]:
    return {
        "take_id": str(take.id),
        "subject_id": str(subject.id),
        "key": subject.key,
        "kind": str(subject.kind),
        "version": take.version,
        "number": take.number,
        "tier": take.tier,
        "reused_from": str(take.reused_from) if take.reused_from else None,
    }
