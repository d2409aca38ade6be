"""Scripts: every revision of a film's script, byte for byte."""

import hashlib
from uuid import UUID

from sqlalchemy import Connection, insert, select

from director.errors import NotFound
from director.records.database import Database
from director.records.models import Script
from director.records.projects import lock_project
from director.records.rows import SCRIPT_COLUMNS
from director.records.tables import scripts


class Scripts:
    """Revisions of scripts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save_script(
        self, project_id: UUID, name: str, format: str, data: bytes, by: UUID
    ) -> Script:
        """Keep a revision of the script. The bytes of the latest revision make no new one.

        Raises:
            NotFound: there is no such film.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        with self._database.writing(by) as transaction:
            connection = transaction.connection
            lock_project(connection, project_id)
            latest = _latest_script(connection, project_id)
            if latest is not None and latest.sha256 == sha256:
                return latest
            new = insert(scripts).values(
                project_id=project_id,
                revision=latest.revision + 1 if latest else 1,
                name=name,
                format=format,
                data=data,
                sha256=sha256,
                size_bytes=len(data),
                created_by=by,
            )
            script = Script(*connection.execute(new.returning(*SCRIPT_COLUMNS)).one())
            told = {"script_id": str(script.id), "revision": script.revision, "name": name}
            transaction.emit(project_id, "server:script.saved", told)
            return script

    def latest_script(self, project_id: UUID) -> Script | None:
        """Return the newest revision, or None while the film has no script."""
        with self._database.reading() as connection:
            return _latest_script(connection, project_id)

    def script_bytes(self, script_id: UUID) -> bytes:
        """Return a revision as it was given.

        Raises:
            NotFound: there is no such revision.
        """
        with self._database.reading() as connection:
            data = connection.scalar(select(scripts.c.data).where(scripts.c.id == script_id))
        if data is None:
            raise NotFound(f"There is no script with the id {script_id}.")
        return bytes(data)


def _latest_script(connection: Connection, project_id: UUID) -> Script | None:
    query = select(*SCRIPT_COLUMNS).where(scripts.c.project_id == project_id)
    row = connection.execute(query.order_by(scripts.c.revision.desc()).limit(1)).first()
    return Script(*row) if row else None
