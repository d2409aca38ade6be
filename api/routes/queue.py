"""The queue: who waits for how long, who comes sooner, and what all of it costs."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel

from api.dependencies import PersonDep, ProjectDep, RecordsDep
from api.present import estimates_now, render_out
from api.views import (
    CostsOut,
    LineSettings,
    PersonLineSettings,
    RenderMove,
    RenderOut,
)
from director.costs import priced
from director.recipe import Json
from director.records import Project, Records
from director.records.spending import Group
from director.tiers import tier_table

router = APIRouter(tags=["queue"])
Grouped = Annotated[Group, Query(description="What one row is about")]


@router.get("/queue")
def list_queue(records: RecordsDep) -> list[RenderOut]:
    """Every open render of all films: those that are painted, then those that wait, in order."""
    line = records.waiting_line()
    known = estimates_now(records, line)
    return [render_out(render, known.get(render.id)) for render in line]


@router.patch("/renders/{render_id}")
def move_render(
    render_id: UUID, move: RenderMove, records: RecordsDep, person: PersonDep
) -> list[RenderOut]:
    """Move a waiting render in the queue, with those that share its run."""
    moved = records.prioritise(render_id, move.priority, by=person.id)
    known = estimates_now(records)
    return [render_out(render, known.get(render.id)) for render in moved]


@router.get("/projects/{project}/queue-settings")
def get_queue_settings(project: ProjectDep) -> LineSettings:
    """A film's urgency and quota."""
    return _settings(project)


@router.patch("/projects/{project}/queue-settings")
def set_queue_settings(
    change: LineSettings, project: ProjectDep, records: RecordsDep, person: PersonDep
) -> LineSettings:
    """Make a film more or less urgent, or bound its renders a day; null lifts the bound."""
    patch = {"settings": change.model_dump(exclude_unset=True)}
    seen = records.project(project.id).version
    changed = records.patch_project(project.id, patch, expected_version=seen, by=person.id)
    return _settings(changed)


@router.patch("/people/{person_id}/queue-settings")
def set_person_queue_settings(
    person_id: UUID, change: PersonLineSettings, records: RecordsDep, person: PersonDep
) -> PersonLineSettings:
    """Give a person's renders another priority, or bound them; null lifts the bound."""
    patch = change.model_dump(exclude_unset=True)
    changed = records.patch_person(person_id, patch, by=person.id)
    return PersonLineSettings.model_validate(_own(PersonLineSettings, changed.settings))


@router.get("/costs")
def list_costs(records: RecordsDep, group: Grouped = "project") -> CostsOut:
    """What all films have cost."""
    return _costs(records, group)


@router.get("/projects/{project}/costs")
def list_project_costs(
    project: ProjectDep, records: RecordsDep, group: Grouped = "person"
) -> CostsOut:
    """What a film has cost, by person, take, recipe, subject, kind or day."""
    return _costs(records, group, project_id=project.id)


@router.get("/takes/{take_id}/cost")
def get_take_cost(take_id: UUID, records: RecordsDep) -> CostsOut:
    """What one take has cost."""
    records.take(take_id)
    return _costs(records, "take", take_id=take_id)


def _costs(records: Records, group: Group, **narrowed: UUID) -> CostsOut:
    prices = tier_table().prices
    rows = priced(records.costs(group, **narrowed), prices)
    return CostsOut.model_validate(
        {"currency": prices.currency, "group": group, "rows": [vars(row) for row in rows]}
    )


def _settings(project: Project) -> LineSettings:
    return LineSettings.model_validate(_own(LineSettings, project.settings))


def _own(view: type[BaseModel], settings: Json) -> dict[str, Any]:
    """Of all settings those that are about the queue."""
    return {name: settings[name] for name in view.model_fields if name in settings}
