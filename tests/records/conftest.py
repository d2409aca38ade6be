"""A small film for the records' tests, and a way to shoot takes without a painter."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from director.keys import Kind
from director.recipe import Recipe
from director.records import Person, Project, Records, Subject, SubjectSpec, Take

DAY = {"time": "day", "weather": "clear", "season": "autumn"}
DUSK = {"time": "dusk", "weather": "rain", "season": "autumn"}
SHARED = {"site": "warehouse", "location": "HARBOUR", "interior": True, "words": ["wooden"]}
Shoot = Callable[..., Take]


def place_specs(film: str, slug: str, first_shot: int = 10) -> list[SubjectSpec]:
    """One environment, two angles, the wide one at dusk in rain, and a shot of that."""
    key = f"{film}/{slug}"
    look = f"{key}/wide/dusk-rain-autumn"
    shot = {
        "number": first_shot,
        "scene": "1",
        "size": "close",
        "description": "Mara waits.",
        "characters": [],
    }
    return [
        SubjectSpec(Kind.ENVIRONMENT, key, slug, {**SHARED, "seed": slug, "base_look": DAY}),
        SubjectSpec(Kind.ANGLE, f"{key}/wide", "Wide", {"framing": "wide"}),
        SubjectSpec(Kind.ANGLE, f"{key}/close", "Close", {"framing": "close"}),
        SubjectSpec(Kind.VARIATION, look, "Dusk, rain", {"look": DUSK}),
        SubjectSpec(
            Kind.SHOT,
            f"{look}/s{first_shot:03d}",
            "Shot",
            shot,
            {"scenes": ["1"], "line": 12},
            {"why": ["the script says so"]},
        ),
    ]


def recipe_of(subject: Subject, **changes: object) -> Recipe:
    """The recipe that asks for what is wanted of a subject now."""
    fields = {"painter": "blockout", "tier": "low", "seed": 0, "code_version": "c1", **changes}
    return Recipe(wanted=subject.wanted, **fields)  # pyright: ignore[reportArgumentType]


@pytest.fixture
def place() -> Callable[..., list[SubjectSpec]]:
    """Makes the specs of one place: `place(film, slug, first_shot=10)`."""
    return place_specs


@pytest.fixture
def film(records: Records, project: Project, owner: Person) -> Project:
    """Tidewater with two places, ten subjects."""
    specs = place_specs("tidewater", "harbour") + place_specs("tidewater", "chapel", 20)
    records.sync_subjects(project.id, specs, owner.id)
    return project


@pytest.fixture
def shoot(records: Records, owner: Person) -> Shoot:
    """Record a take of a subject as it is wanted now."""

    def record(key: str, version: int | None = None, **changes: object) -> Take:
        subject = records.subject(key)
        with records.new_take(subject.id, version=version) as slot:
            return slot.record(
                recipe_of(subject, **changes),
                pixel_sha256=uuid4().hex,
                files=[{"role": "picture", "path": "a.png", "sha256": "0", "bytes": 9}],
                width=680,
                height=384,
                author_id=owner.id,
                commit="abc",
            )

    return record
