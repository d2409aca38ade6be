"""Priorities and quotas: how soon somebody's renders come, and how many there may be in a day.

A film's settings may say `urgency`, a person's `priority`; either may say `renders_per_day`.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, text

from director.errors import BadInput, QuotaExceeded
from director.recipe import Json
from director.records.models import Person, Project
from director.records.rows import PROJECT_COLUMNS
from director.records.tables import people, projects, renders
from director.tiers import Tier

RANGES = {"urgency": (-100, 100), "priority": (-100, 100), "renders_per_day": (0, 1_000_000)}
FREE = ("reused", "cancelled")
"""Renders that cost nothing do not count."""


def check_settings(settings: Json) -> dict[str, Any]:
    """Hold the settings that decide priorities and quotas to their ranges.

    Raises:
        BadInput: one of them is no whole number in its range.
    """
    for name, (low, high) in RANGES.items():
        value = settings.get(name, 0)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise BadInput(f"{name} is a whole number from {low} to {high}, not {value!r}.")
    return dict(settings)


def priority_of(tier: Tier, person: Mapping[str, Any], project: Mapping[str, Any]) -> int:
    """Return a render's priority from its tier and the settings of its person and film."""
    return tier.row.priority + int(person.get("priority", 0)) + int(project.get("urgency", 0))


def check_quotas(connection: Connection, project: Project, person: Person, more: int) -> None:
    """Hold a request for `more` renders to the quotas of its film and of who asks.

    Raises:
        QuotaExceeded: it would be more than one of them in the last 24 hours.
    """
    quotas = (
        (f"The film '{project.slug}'", project.settings, renders.c.project_id == project.id),
        (f"{person.name}", person.settings, renders.c.asked_by == person.id),
    )
    for who, settings, own in quotas:
        limit = settings.get("renders_per_day")
        if limit is None:
            continue
        used = _of_today(connection, own)
        if used + more > limit:
            raise QuotaExceeded(
                f"{who} has {limit} renders a day.",
                known=f"{used} were asked for in the last 24 hours, and this would be {more} more.",
                remedy="Ask for fewer, wait, or have the quota raised (renders_per_day).",
            )


def _of_today(connection: Connection, own: ColumnElement[bool]) -> int:
    query = select(func.count()).where(
        own,
        renders.c.status.not_in(FREE),
        renders.c.created_at > func.clock_timestamp() - text("interval '24 hours'"),
    )
    return connection.execute(query).scalar_one()


def asker(connection: Connection, person_id: Any) -> Person:
    """Return who asks, in the transaction of the request."""
    columns = (people.c.id, people.c.name, people.c.email, people.c.kind, people.c.settings)
    return Person(*connection.execute(select(*columns).where(people.c.id == person_id)).one())


def film_of_request(connection: Connection, project_id: Any) -> Project:
    """Return the film that is asked for, in the transaction of the request."""
    query = select(*PROJECT_COLUMNS).where(projects.c.id == project_id)
    return Project(*connection.execute(query).one())
