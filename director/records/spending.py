"""Spending: how long renders take here, and what they have used."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

from sqlalchemy import text

from director.errors import BadInput
from director.records.database import Database
from director.records.models import CostRow, Pace

Group = Literal["take", "recipe", "subject", "project", "person", "kind", "day"]
GROUPS: dict[str, str] = {
    "take": "coalesce(takes.id::text, 'no take')",
    "recipe": "coalesce(takes.recipe_digest, 'no take')",
    "subject": "subjects.key",
    "project": "projects.slug",
    "person": "people.name",
    "kind": "subjects.kind",
    "day": "to_char(renders.finished_at at time zone 'utc', 'YYYY-MM-DD')",
}
LATEST = 2_000
"""Renders whose durations count: a machine that got faster is noticed within a film."""

PACES = text("""
    select painter, tier, machine, percentile_cont(0.5) within group (order by seconds), count(*)
    from (select takes.painter, takes.tier, renders.machine,
                 extract(epoch from renders.finished_at - renders.started_at)::float8 as seconds
          from renders join takes on takes.id = renders.take_id
          where renders.status = 'made' and renders.started_at is not null
          order by renders.seq desc limit :latest) as latest
    group by painter, tier, machine order by painter, tier, machine""")

FALLBACK = text(
    "select fallback from renders where take_id = :take and status = 'made' order by seq limit 1"
)

COSTS = """
    select {group} as group, renders.tier, count(*),
           coalesce(sum(extract(epoch from renders.finished_at - renders.started_at)), 0)::float8,
           sum(renders.cpu_s), sum(renders.gpu_s), sum(renders.energy_j)
    from renders
    join subjects on subjects.id = renders.subject_id
    join projects on projects.id = renders.project_id
    join people on people.id = renders.asked_by
    left join takes on takes.id = renders.take_id
    where renders.finished_at is not null and renders.started_at is not null
      and (cast(:project as uuid) is null or renders.project_id = :project)
      and (cast(:take as uuid) is null or renders.take_id = :take)
    group by 1, 2 order by 1, 2"""


class Spending:
    """Durations and costs, from the renders that have ended."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def paces(self) -> list[Pace]:
        """Return the median duration of the last renders of each painter, tier and machine."""
        with self._database.reading() as connection:
            return [Pace(*row) for row in connection.execute(PACES, {"latest": LATEST})]

    def costs(
        self, group: str, *, project_id: UUID | None = None, take_id: UUID | None = None
    ) -> Sequence[CostRow]:
        """Return what was used, by take, recipe, subject, project, person, kind or day, and tier.

        Renders that failed or were cancelled have cost something too, and count.

        Raises:
            BadInput: it cannot be grouped by that.
        """
        if group not in GROUPS:
            raise BadInput(f"Costs have no group '{group}'.", known=f"Known: {', '.join(GROUPS)}.")
        query = text(COSTS.format(group=GROUPS[group]))
        with self._database.reading() as connection:
            rows = connection.execute(query, {"project": project_id, "take": take_id})
            return [CostRow(*row) for row in rows]

    def fallback_of(self, take_id: UUID) -> str:
        """Return what was done instead of what was asked for when a take was made; mostly ""."""
        with self._database.reading() as connection:
            return connection.scalar(FALLBACK, {"take": take_id}) or ""
