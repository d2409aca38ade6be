"""Keeping `wanted` up to date: after a change, for everything that hangs on it."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, select, update

from director.keys import Kind, parent_of
from director.recipe import Json, digest
from director.records.models import Project
from director.records.tables import subjects
from director.wanted import wanted


def wanted_columns(
    kind: Kind, key: str, parameters_by_key: Mapping[str, Json], project: Project
) -> dict[str, Any]:
    """Return the columns `wanted` and `wanted_digest` of one subject."""
    lineage: list[Json] = []
    below = key
    for _ in range(kind.depth - 1):
        lineage.insert(0, parameters_by_key[below])
        below = parent_of(below)
    value = wanted(kind, lineage, project.aspect, project.style)
    return {"wanted": value, "wanted_digest": digest(value)}


def rewant(
    connection: Connection,
    rows: Iterable[Any],
    parameters_by_key: Mapping[str, Json],
    project: Project,
    by: UUID,
) -> list[UUID]:
    """Store the new `wanted` of those rows (id, kind, key, wanted_digest); return who changed."""
    changes: list[dict[str, Any]] = []
    for row in rows:
        columns = wanted_columns(Kind(row.kind), row.key, parameters_by_key, project)
        if columns["wanted_digest"] != row.wanted_digest:
            changes.append({"the_id": row.id, **columns})
    if changes:
        connection.execute(
            update(subjects)
            .where(subjects.c.id == bindparam("the_id"))
            .values(
                wanted=bindparam("wanted"),
                wanted_digest=bindparam("wanted_digest"),
                updated_at=func.clock_timestamp(),
                updated_by=by,
            ),
            changes,
        )
    return [change["the_id"] for change in changes]


def rewant_project(connection: Connection, project: Project, by: UUID) -> int:
    """Recompute what is wanted in a whole film; return how many subjects changed."""
    table = subjects.c
    query = select(table.id, table.kind, table.key, table.parameters, table.wanted_digest).where(
        table.project_id == project.id
    )
    rows = connection.execute(query).all()
    return len(rewant(connection, rows, {row.key: row.parameters for row in rows}, project, by))
