"""Uploads: who sent what, how it was judged, and where it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update

from director.errors import Conflict, NotFound
from director.records.database import Database
from director.records.tables import uploads


@dataclass(frozen=True)
class Upload:
    """One file that somebody sends."""

    id: UUID
    project_id: UUID
    kind: str
    name: str
    tier: str
    size_bytes: int
    sha256: str
    status: str
    problem: str
    media_type: str
    path: str
    width: int | None
    height: int | None
    created_at: datetime
    created_by: UUID


COLUMNS = tuple(uploads.c[name] for name in Upload.__dataclass_fields__)


class Uploads:
    """Files that people send."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin_upload(
        self, project_id: UUID, kind: str, name: str, tier: str, size: int, sha256: str, *, by: UUID
    ) -> Upload:
        """Announce a file."""
        row = {
            "project_id": project_id,
            "kind": kind,
            "name": name,
            "tier": tier,
            "size_bytes": size,
            "sha256": sha256,
            "created_by": by,
        }
        with self._database.writing(by) as transaction:
            new = insert(uploads).values(row).returning(*COLUMNS)
            return Upload(*transaction.connection.execute(new).one())

    def upload(self, upload_id: UUID) -> Upload:
        """Return one upload; NotFound when there is none."""
        with self._database.reading() as connection:
            row = connection.execute(select(*COLUMNS).where(uploads.c.id == upload_id)).first()
        if row is None:
            raise NotFound(f"There is no upload with the id {upload_id}.")
        return Upload(*row)

    def uploads(self, project_id: UUID, kind: str) -> list[Upload]:
        """Return what was kept of a kind, newest first."""
        query = select(*COLUMNS).where(
            uploads.c.project_id == project_id, uploads.c.kind == kind, uploads.c.status == "kept"
        )
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(uploads.c.created_at.desc()))
            return [Upload(*row) for row in rows]

    def close_upload(self, upload_id: UUID, status: str, by: UUID, **found: Any) -> Upload:
        """Say what became of an upload: `kept` or `refused`.

        Raises:
            Conflict: it is closed already.
        """
        values: Mapping[str, Any] = {"status": status, **found}
        open_ = (uploads.c.id == upload_id) & (uploads.c.status == "open")
        change = update(uploads).where(open_).values(values).returning(*COLUMNS)
        with self._database.writing(by) as transaction:
            row = transaction.connection.execute(change).first()
            if row is None:
                raise Conflict("This upload is closed already.")
            closed = Upload(*row)
            told = {"upload_id": str(closed.id), "kind": closed.kind, "name": closed.name}
            transaction.emit(closed.project_id, f"server:upload.{status}", told)
            return closed
