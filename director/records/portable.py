"""A film's records as plain JSON, and back: what makes a project's repository whole on its own.

What a film *is* goes into it: settings, canvas, script revisions, subjects with their history, and
who did it. Takes are not in it: each has its sheet beside its picture in the repository.
"""

import base64
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Connection, DateTime, Table, Uuid, func, select
from sqlalchemy.dialects.postgresql import insert

from director.errors import Conflict
from director.recipe import Json
from director.records.database import Database
from director.records.tables import (
    parameter_history,
    people,
    projects,
    scripts,
    subjects,
    takes,
)

PEOPLE = {"created_by", "updated_by", "author_id"}
AUTOMATIC = {"seq"}


class Portable:
    """Taking a film's records out, and in again on another machine."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def export_project(self, project_id: UUID) -> dict[str, Any]:
        """Return everything about a film but its takes, as JSON that sorts and compares well."""
        with self._database.reading() as connection:
            mine = subjects.c.project_id == project_id
            found = _rows(connection, select(subjects).where(mine).order_by(subjects.c.position))
            [project] = _rows(connection, select(projects).where(projects.c.id == project_id))
            history = _rows(
                connection,
                select(parameter_history)
                .join(subjects, subjects.c.id == parameter_history.c.subject_id)
                .where(mine)
                .order_by(subjects.c.position, parameter_history.c.version),
            )
            written = select(scripts).where(scripts.c.project_id == project_id)
            texts = _rows(connection, written.order_by(scripts.c.revision))
            rows = [project, *found, *history, *texts]
            known = {str(row[name]) for row in rows for name in PEOPLE if row.get(name)}
            who = select(people.c.id, people.c.name, people.c.email).order_by(people.c.id)
            persons = _rows(connection, who.where(people.c.id.in_(known)))
        return {
            "project": {name: _plain(value) for name, value in project.items()},
            "people": [_plain_row(row) for row in persons],
            "scripts": [_plain_row(row) for row in texts],
            "subjects": [_plain_row(row) for row in found],
            "history": [_plain_row(row) for row in history],
        }

    def import_project(
        self, told: Json, sheets: Sequence[Json], *, by: UUID
    ) -> tuple[UUID, int, list[str]]:
        """Take a film in; what is known already stays as it is.

        `sheets` are takes as the rows of the table, but without ids; `author` is a name. Returns
        the film's id, how many takes are new, and the keys of takes whose subject is unknown.

        Raises:
            Conflict: another film has that slug.
        """
        with self._database.writing(by) as transaction:
            connection = transaction.connection
            project_id = UUID(told["project"]["id"])
            _refuse_another(connection, project_id, told["project"]["slug"])
            persons = _take_in_people(connection, told["people"], by)
            for table, rows in (
                (projects, [told["project"]]),
                (scripts, told["scripts"]),
                (subjects, told["subjects"]),
                (parameter_history, told["history"]),
            ):
                _take_in(connection, table, rows, persons)
            new, lost = _take_in_takes(connection, project_id, sheets, by)
            if new:
                transaction.emit(project_id, "server:project.adopted", {"takes": new})
            return project_id, new, lost


def _rows(connection: Connection, query: Any) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(query).mappings()]


def _plain_row(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in row.items() if name not in AUTOMATIC}


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _refuse_another(connection: Connection, project_id: UUID, slug: str) -> None:
    other = connection.scalar(
        select(projects.c.id).where(projects.c.slug == slug, projects.c.id != project_id)
    )
    if other is not None:
        raise Conflict(
            f"Another film is called '{slug}' here.",
            remedy="Adopt it into a workspace of its own: DIRECTOR_WORKSPACE=... director adopt",
        )


def _take_in_people(connection: Connection, told: Iterable[Json], by: UUID) -> dict[str, UUID]:
    """Return told id to id here: the same id, else the same address, else somebody new."""
    found: dict[str, UUID] = {}
    for person in told:
        same = people.c.id == UUID(person["id"])
        if person["email"]:
            same |= people.c.email == person["email"]
        known = connection.scalar(select(people.c.id).where(same).limit(1))
        if known is None:
            row = {"id": UUID(person["id"]), "name": person["name"], "email": person["email"]}
            connection.execute(insert(people).values(kind="person", **row))
        found[person["id"]] = known or UUID(person["id"])
    return found


def _take_in(
    connection: Connection, table: Table, rows: Sequence[Json], persons: Mapping[str, UUID]
) -> None:
    """Insert rows as they were told; rows that are there are left alone."""
    columns: dict[str, Any] = {c.name: c for c in table.columns if c.name not in AUTOMATIC}
    values = [
        {name: _typed(columns[name], row[name], persons) for name in row if name in columns}
        for row in rows
    ]
    if values:
        connection.execute(insert(table).on_conflict_do_nothing(), values)


def _typed(column: Any, value: Any, persons: Mapping[str, UUID]) -> Any:
    if value is None:
        return None
    if column.name in PEOPLE:
        return persons[value]
    if isinstance(column.type, Uuid):
        return UUID(value)
    if isinstance(column.type, DateTime):
        return datetime.fromisoformat(value)
    return base64.b64decode(value) if column.name == "data" else value


def _take_in_takes(
    connection: Connection, project_id: UUID, sheets: Sequence[Json], by: UUID
) -> tuple[int, list[str]]:
    mine = select(subjects.c.key, subjects.c.id).where(subjects.c.project_id == project_id)
    known = {row.key: row.id for row in connection.execute(mine)}
    names = {row.name: row.id for row in connection.execute(select(people.c.name, people.c.id))}
    lost = [str(sheet["key"]) for sheet in sheets if sheet["key"] not in known]
    rows: list[dict[str, Any]] = []
    first: dict[str, UUID] = {}
    for sheet in sheets:
        if sheet["key"] not in known:
            continue
        row = {name: value for name, value in sheet.items() if name not in ("key", "author")}
        row["id"] = uuid5(project_id, f"{sheet['key']} {sheet['version']} {sheet['number']}")
        row["subject_id"] = known[sheet["key"]]
        row["author_id"] = names.get(sheet["author"], by)
        twin = first.setdefault(str(sheet["recipe_digest"]), row["id"])
        row["reused_from"] = twin if sheet["reused_from"] and twin != row["id"] else None
        rows.append(row)
    if not rows:
        return 0, lost
    before = connection.scalar(select(func.count()).select_from(takes))
    connection.execute(insert(takes).on_conflict_do_nothing(), rows)
    after = connection.scalar(select(func.count()).select_from(takes))
    return int(after or 0) - int(before or 0), lost
