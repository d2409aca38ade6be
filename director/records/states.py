"""How every picture of a film stands against what is wanted now, in one query."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select, true

from director.keys import Kind
from director.recipe import diff
from director.records.database import Database
from director.records.models import State, Subject, SubjectState, Take
from director.records.rows import SUBJECT_COLUMNS, TAKE_COLUMNS, subject_from, take_from
from director.records.tables import subjects, takes

PREFIX = "take__"


class States:
    """Which subjects are fresh, stale, outdated or missing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def states(
        self,
        project_id: UUID,
        tier: str | None = None,
        *,
        code_version: str | None = None,
        kind: Kind | None = None,
        subject_id: UUID | None = None,
        after: int | None = None,
        limit: int | None = None,
    ) -> list[SubjectState]:
        """Return the state of every active subject of a film, by position.

        `kind` and `subject_id` narrow it; `after` is the last position seen, for paging.
        With `tier`, only takes of that tier count. With `code_version`, a take of what is wanted
        that other code painted is outdated. The take shown is the newest of what is wanted, so
        an edit that is taken back is fresh again at once.
        """
        query = _query(project_id, tier, code_version)
        if kind is not None:
            query = query.where(subjects.c.kind == str(kind))
        if subject_id is not None:
            query = query.where(subjects.c.id == subject_id)
        if after is not None:
            query = query.where(subjects.c.position > after)
        query = query.limit(limit)
        with self._database.reading() as connection:
            rows = connection.execute(query).mappings().all()
        return [_state(row, code_version) for row in rows]

    def active_takes(self, project_id: UUID, tier: str | None = None) -> list[Take]:
        """Return the take that shows each subject, by position, where there is any."""
        return [state.take for state in self.states(project_id, tier) if state.take]


def _query(project_id: UUID, tier: str | None, code_version: str | None) -> Any:
    is_wanted: ColumnElement[bool] = takes.c.wanted_digest == subjects.c.wanted_digest
    best_first: list[ColumnElement[Any]] = [is_wanted.desc(), takes.c.seq.desc()]
    if code_version is not None:
        best_first.insert(1, (takes.c.code_version == code_version).desc())
    best = (
        select(*(column.label(f"{PREFIX}{column.key}") for column in TAKE_COLUMNS))
        .where(takes.c.subject_id == subjects.c.id, takes.c.tier == tier if tier else true())
        .order_by(*best_first)
        .limit(1)
        .correlate(subjects)
        .lateral("best")
    )
    return (
        select(*SUBJECT_COLUMNS, best)
        .select_from(subjects.outerjoin(best, true()))
        .where(subjects.c.project_id == project_id, subjects.c.retired_at.is_(None))
        .order_by(subjects.c.position)
    )


def _state(row: Any, code_version: str | None) -> SubjectState:
    subject = subject_from(row)
    if row[PREFIX + "id"] is None:
        return SubjectState(subject, State.MISSING, None, ())
    take = take_from(row, PREFIX)
    state = _compare(subject, take, code_version)
    differences = diff(take.recipe["wanted"], subject.wanted) if state is State.STALE else []
    return SubjectState(subject, state, take, tuple(differences))


def _compare(subject: Subject, take: Take, code_version: str | None) -> State:
    if take.wanted_digest != subject.wanted_digest:
        return State.STALE
    if code_version is not None and take.code_version != code_version:
        return State.OUTDATED
    return State.FRESH
