"""Editing parameters: a person's merge patch, versioned, with what it makes stale."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, exists, func, insert, select, update

from director.errors import BadInput, Conflict, StaleVersion, VersionRequired
from director.keys import Kind, parent_of
from director.recipe import Difference, Json, diff
from director.records.changes import changes_json
from director.records.database import Database, Writing
from director.records.merge import compose, merge
from director.records.models import Project, Subject
from director.records.parameters import check_parameters
from director.records.projects import lock_project
from director.records.rows import SUBJECT_COLUMNS, subject_from
from director.records.subjects import at_or_below, find_subject
from director.records.tables import parameter_history, subjects, takes
from director.records.wanting import rewant

NAMED_IN_EVENT = 200
"""An edit's event names at most this many subjects that became stale; the count is whole."""


class StaleSubject(StaleVersion):
    """Somebody changed the subject first. Carries both values, so that a person can choose."""

    def __init__(self, current: Subject, patch: Json, seen: int) -> None:
        self.current = current
        """The subject as it is now."""
        self.patch = patch
        """What was asked for."""
        self.differences = tuple(diff(current.parameters, merge(current.parameters, patch)))
        """Field by field: `old` is what stands there now, `new` what was asked for."""
        both = "; ".join(
            f"{d.field} is {d.old!r:.60}, you asked for {d.new!r:.60}" for d in self.differences
        )
        super().__init__(
            f"Somebody changed '{current.key}' first.",
            known=f"You saw version {seen}, it is at {current.version}: {both or 'same values'}.",
            remedy="Read it again and repeat the change if you still want it.",
        )


class Editing:
    """Changes that people make to parameters."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def patch_parameters(
        self,
        subject_id: UUID,
        patch: Json,
        *,
        expected_version: int | None,
        by: UUID,
        reason: str = "edit",
    ) -> Subject:
        """Change parameters by a merge patch (RFC 7396: null removes); return the new version.

        What is wanted of everything below is recomputed in the same transaction. A patch that
        changes nothing makes no version.

        Raises:
            VersionRequired: `expected_version` is None.
            StaleSubject: the subject has another version by now.
            BadInput: a field is unknown, is required, or the value cannot stand there.
            Conflict: the subject is retired.
            NotFound: there is no such subject.
        """
        if expected_version is None:
            raise VersionRequired(
                "A change must say which version it saw.",
                remedy="Send the version that you read (If-Match over HTTP).",
            )
        with self._database.writing(by) as transaction:
            connection = transaction.connection
            project = lock_project(connection, find_subject(connection, subject_id).project_id)
            subject = find_subject(connection, subject_id)
            _check(subject, patch, expected_version)
            edited, differences = _edit(connection, subject, patch)
            if not differences:
                return subject
            _store(transaction, subject, edited, differences, reason)
            changed = _rewant_below(connection, subject.key, project, by)
            stale = _stale_among(connection, changed)
            transaction.emit(
                project.id,
                f"server:{subject.kind}.updated",
                _told(subject, differences, stale, len(changed)),
            )
            return find_subject(connection, subject_id)


def _check(subject: Subject, patch: Json, expected_version: int) -> None:
    if subject.version != expected_version:
        raise StaleSubject(subject, patch, expected_version)
    if subject.retired_at is not None:
        raise Conflict(
            f"'{subject.key}' is retired: the script no longer has it.",
            remedy="It comes back with its takes and edits when the script names it again.",
        )
    if (
        subject.kind is Kind.SHOT
        and patch.get("number", subject.parameters["number"]) != (subject.parameters["number"])
    ):
        raise BadInput("A shot keeps its number: its key and its files are named after it.")


def _edit(
    connection: Connection, subject: Subject, patch: Json
) -> tuple[dict[str, Any], list[Difference]]:
    """The columns `parameters` and `overrides` after the edit, and what differs."""
    suggested = connection.scalar(select(subjects.c.suggested).where(subjects.c.id == subject.id))
    parameters = check_parameters(subject.kind, merge(subject.parameters, patch))
    overrides = compose(suggested, subject.overrides, patch)
    return (
        {"parameters": parameters, "overrides": overrides},
        diff(subject.parameters, parameters),
    )


def _store(
    transaction: Writing,
    subject: Subject,
    edited: dict[str, Any],
    differences: list[Difference],
    reason: str,
) -> None:
    """Write the new version and its line of history."""
    stamp = {"updated_at": func.clock_timestamp(), "updated_by": transaction.by}
    transaction.connection.execute(
        update(subjects)
        .where(subjects.c.id == subject.id)
        .values(version=subject.version + 1, **edited, **stamp)
    )
    transaction.connection.execute(
        insert(parameter_history).values(
            subject_id=subject.id,
            version=subject.version + 1,
            parameters=edited["parameters"],
            changes=changes_json(differences),
            reason=reason,
            created_by=transaction.by,
        )
    )


def _rewant_below(connection: Connection, key: str, project: Project, by: UUID) -> list[UUID]:
    """Recompute what is wanted at and below a key; return the active subjects that changed."""
    table = subjects.c
    columns = (table.id, table.kind, table.key, table.parameters, table.wanted_digest)
    below = connection.execute(
        select(*columns).where(at_or_below(key), table.retired_at.is_(None))
    ).all()
    above: list[str] = []
    while "/" in (key := parent_of(key)):
        above.append(key)
    parents = connection.execute(
        select(table.key, table.parameters).where(table.key.in_(above))
    ).all()
    parameters = {row.key: row.parameters for row in (*below, *parents)}
    return rewant(connection, below, parameters, project, by)


def _stale_among(connection: Connection, changed: list[UUID]) -> list[Subject]:
    """Those that have a take, but none of what is wanted now."""
    has_take = exists().where(takes.c.subject_id == subjects.c.id)
    has_fresh = exists().where(
        and_(
            takes.c.subject_id == subjects.c.id,
            takes.c.wanted_digest == subjects.c.wanted_digest,
        )
    )
    query = (
        select(*SUBJECT_COLUMNS)
        .where(subjects.c.id.in_(changed), has_take, ~has_fresh)
        .order_by(subjects.c.position)
    )
    return [subject_from(row) for row in connection.execute(query).mappings()]


def _told(
    subject: Subject, differences: list[Difference], stale: list[Subject], wanted_anew: int
) -> dict[str, Any]:
    return {
        "subject_id": str(subject.id),
        "key": subject.key,
        "kind": str(subject.kind),
        "version": subject.version + 1,
        "changes": changes_json(differences),
        "wanted_anew": wanted_anew,
        "stale_count": len(stale),
        "stale": [{"id": str(below.id), "key": below.key} for below in stale[:NAMED_IN_EVENT]],
    }
