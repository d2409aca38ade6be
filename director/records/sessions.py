"""Sessions: who has which film open, and where their cursor is."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, func, insert, select, update

from director.recipe import Json
from director.records.database import Database
from director.records.models import Session
from director.records.rows import SESSION_COLUMNS
from director.records.tables import project_sessions

NOW = func.clock_timestamp()
SILENT = timedelta(minutes=2)
"""A session that was silent for longer is gone: its browser was closed without a word."""


class Sessions:
    """Presence. It is state, not history: nothing here makes an event in the log."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open_session(self, project_id: UUID, *, by: UUID) -> Session:
        """Note that somebody opened a film."""
        new = insert(project_sessions).values(project_id=project_id, person_id=by)
        with self._database.writing(by) as transaction:
            row = transaction.connection.execute(new.returning(*SESSION_COLUMNS)).one()
            return Session(*row)

    def touch_session(self, session_id: UUID, cursor_position: Json | None = None) -> bool:
        """Note that a session is alive, and where its cursor is; False when it is gone."""
        change = update(project_sessions).where(project_sessions.c.id == session_id)
        change = change.values(last_activity=NOW)
        if cursor_position is not None:
            change = change.values(cursor_position=dict(cursor_position))
        with self._database.writing(None) as transaction:
            return transaction.connection.execute(change).rowcount == 1

    def close_session(self, session_id: UUID) -> None:
        """Note that somebody left. Safe to repeat."""
        gone = delete(project_sessions).where(project_sessions.c.id == session_id)
        with self._database.writing(None) as transaction:
            transaction.connection.execute(gone)

    def sessions(self, project_id: UUID) -> list[Session]:
        """Return who has the film open, in the order of arrival; forget those long silent."""
        table = project_sessions.c
        silent = delete(project_sessions).where(table.last_activity < NOW - SILENT)
        query = select(*SESSION_COLUMNS).where(table.project_id == project_id)
        with self._database.writing(None) as transaction:
            transaction.connection.execute(silent)
            rows = transaction.connection.execute(query.order_by(table.connected_at, table.id))
            return [Session(*row) for row in rows]
