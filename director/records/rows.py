"""From rows to dataclasses: which columns make which noun, in the order of its fields."""

from dataclasses import fields
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ColumnElement, RowMapping, Table

from director.keys import Kind
from director.records.models import (
    Event,
    Project,
    Render,
    RenderStatus,
    Script,
    Session,
    Subject,
    Take,
)
from director.records.tables import (
    events,
    project_sessions,
    projects,
    renders,
    scripts,
    subjects,
    takes,
)

RENAMED = {"files": "file_references"}
"""Fields whose column has another name."""


def columns_of(noun: type, table: Table, **others: Column[Any]) -> tuple[ColumnElement[Any], ...]:
    """Return the columns that hold the fields of `noun`, labelled with the fields' names."""
    return tuple(
        (others[field.name] if field.name in others else table.c[_column(field.name)]).label(
            field.name
        )
        for field in fields(noun)
    )


def _column(field: str) -> str:
    return RENAMED.get(field, field)


PROJECT_COLUMNS = columns_of(Project, projects)
SCRIPT_COLUMNS = columns_of(Script, scripts)
EVENT_COLUMNS = columns_of(Event, events)
SESSION_COLUMNS = columns_of(Session, project_sessions)
SUBJECT_COLUMNS = columns_of(Subject, subjects)
TAKE_COLUMNS = columns_of(Take, takes, subject_key=subjects.c.key)
"""Need `takes join subjects`."""
RENDER_COLUMNS = columns_of(Render, renders, subject_key=subjects.c.key)
"""Need `renders join subjects`."""


def subject_from(row: RowMapping) -> Subject:
    """Return the subject of a row that has `SUBJECT_COLUMNS`."""
    values: dict[str, Any] = {field.name: row[field.name] for field in fields(Subject)}
    values["kind"] = Kind(values["kind"])
    return Subject(**values)


def take_from(row: RowMapping, prefix: str = "") -> Take:
    """Return the take of a row that has `TAKE_COLUMNS`, labelled with `prefix` in front."""
    values: dict[str, Any] = {field.name: row[prefix + field.name] for field in fields(Take)}
    values["files"] = tuple(values["files"])
    return Take(**values)


def render_from(row: RowMapping) -> Render:
    """Return the render of a row that has `RENDER_COLUMNS`."""
    values: dict[str, Any] = {field.name: row[field.name] for field in fields(Render)}
    values["status"] = RenderStatus(values["status"])
    return Render(**values)


def as_uuid(text: str | UUID) -> UUID | None:
    """Return the id that `text` is, or None when it is a key or a slug."""
    if isinstance(text, UUID):
        return text
    try:
        return UUID(text)
    except ValueError:
        return None
