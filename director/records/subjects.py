"""Reading subjects: one, all of a film, or everything below a key."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, or_, select

from director.errors import NotFound
from director.keys import Kind
from director.recipe import Difference
from director.records.database import Database
from director.records.models import ParameterVersion, Subject
from director.records.rows import SUBJECT_COLUMNS, as_uuid, subject_from
from director.records.tables import parameter_history, subjects


class Subjects:
    """Environments, angles, variations and shots, as they are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def subject(self, id_or_key: str | UUID) -> Subject:
        """Return one subject, retired or not.

        Raises:
            NotFound: nothing has that id or key.
        """
        with self._database.reading() as connection:
            return find_subject(connection, id_or_key)

    def subjects(
        self,
        project_id: UUID,
        kind: Kind | None = None,
        after: int | None = None,
        limit: int | None = None,
    ) -> list[Subject]:
        """Return the active subjects of a film by position; `after` is the last position seen."""
        query = (
            select(*SUBJECT_COLUMNS)
            .where(subjects.c.project_id == project_id, subjects.c.retired_at.is_(None))
            .order_by(subjects.c.position)
            .limit(limit)
        )
        if kind is not None:
            query = query.where(subjects.c.kind == str(kind))
        if after is not None:
            query = query.where(subjects.c.position > after)
        with self._database.reading() as connection:
            return [subject_from(row) for row in connection.execute(query).mappings()]

    def subtree(self, key: str) -> list[Subject]:
        """Return the active subject with that key and all below it, by position.

        Raises:
            NotFound: nothing has that key.
        """
        query = (
            select(*SUBJECT_COLUMNS)
            .where(at_or_below(key), subjects.c.retired_at.is_(None))
            .order_by(subjects.c.position)
        )
        with self._database.reading() as connection:
            found = [subject_from(row) for row in connection.execute(query).mappings()]
        if not found:
            raise _no_subject(key)
        return found

    def history(self, subject_id: UUID) -> list[ParameterVersion]:
        """Return every version of a subject's parameters, newest first."""
        table = parameter_history.c
        query = (
            select(
                table.subject_id,
                table.version,
                table.parameters,
                table.changes,
                table.reason,
                table.created_at,
                table.created_by,
            )
            .where(table.subject_id == subject_id)
            .order_by(table.version.desc())
        )
        with self._database.reading() as connection:
            return [_version_from(row) for row in connection.execute(query).mappings()]


def _version_from(row: Any) -> ParameterVersion:
    values: dict[str, Any] = dict(row)
    values["changes"] = tuple(Difference(**change) for change in values["changes"])
    return ParameterVersion(**values)


def at_or_below(key: str) -> ColumnElement[bool]:
    """The condition that a subject has that key or hangs below it."""
    return or_(subjects.c.key == key, subjects.c.key.startswith(f"{key}/", autoescape=True))


def find_subject(connection: Connection, id_or_key: str | UUID) -> Subject:
    """Return one subject.

    Raises:
        NotFound: nothing has that id or key.
    """
    identity = as_uuid(id_or_key)
    same = subjects.c.id == identity if identity else subjects.c.key == str(id_or_key)
    row = connection.execute(select(*SUBJECT_COLUMNS).where(same)).mappings().first()
    if row is None:
        raise _no_subject(id_or_key)
    return subject_from(row)


def _no_subject(id_or_key: str | UUID) -> NotFound:
    return NotFound(
        f"Nothing is called '{id_or_key}'.",
        remedy="A key is film/environment[/angle[/look[/shot]]]; list them with GET /subjects.",
    )
