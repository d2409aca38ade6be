"""Batches: one request for many pictures, and how far all of them are."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import insert, select

from director.errors import NotFound
from director.recipe import Json
from director.records.database import Database
from director.records.models import Batch, Render
from director.records.renders import select_renders
from director.records.rows import columns_of, render_from
from director.records.tables import batch_renders, batches, renders

BATCH_COLUMNS = columns_of(Batch, batches)


class Batches:
    """Requests for many at once. A render that two of them ask for belongs to both."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open_batch(
        self, project_id: UUID, tier: str, wish: Json, asked: Sequence[Render], *, by: UUID
    ) -> Batch:
        """Note which renders a request led to."""
        row = {"project_id": project_id, "tier": str(tier), "wish": dict(wish), "created_by": by}
        new = insert(batches).values(**row).returning(*BATCH_COLUMNS)
        with self._database.writing(by) as transaction:
            batch = Batch(*transaction.connection.execute(new).one())
            ids = {render.id for render in asked}
            members = [{"batch_id": batch.id, "render_id": one} for one in ids]
            if members:
                transaction.connection.execute(insert(batch_renders), members)
            told = {"batch_id": str(batch.id), "tier": batch.tier, "renders": len(members)}
            transaction.emit(project_id, "server:batch.queued", told)
            return batch

    def batch(self, batch_id: UUID) -> tuple[Batch, list[Render]]:
        """Return a batch and its renders, in the order of asking.

        Raises:
            NotFound: there is no such batch.
        """
        one = select(*BATCH_COLUMNS).where(batches.c.id == batch_id)
        members = (
            select_renders()
            .join(batch_renders, batch_renders.c.render_id == renders.c.id)
            .where(batch_renders.c.batch_id == batch_id)
            .order_by(renders.c.seq)
        )
        with self._database.reading() as connection:
            row = connection.execute(one).first()
            if row is None:
                raise NotFound(f"There is no batch with the id {batch_id}.")
            found = [render_from(each) for each in connection.execute(members).mappings()]
            return Batch(*row), found
