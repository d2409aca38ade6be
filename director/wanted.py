"""What is wanted of a picture: the part of a recipe that decides staleness.

The same flat structure for all four kinds, so that a diff names the field:

    {"world": {...}, "camera": {"framing": "wide", ...}, "look": {...}, "base_look": {...},
     "aspect": 1.78}

Kinds that ask for the same picture have the same wanted: a variation in the base look is its
angle, and a shot without camera overrides is its variation.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from director.errors import BadInput
from director.keys import Kind
from director.recipe import Json
from director.style.style import style_json
from director.tiers import DEFAULT_ASPECT, PANORAMA_ASPECT
from director.world.edits import edits_json
from director.world.look import Look

WORLD_FIELDS = ("site", "interior", "words", "seed")
"""What a world is built from. A place's name is not among them: renaming it repaints nothing."""

PANORAMA = {"framing": "panorama"}


def wanted(
    kind: Kind,
    lineage: Sequence[Json],
    aspect: float = DEFAULT_ASPECT,
    style: Json | None = None,
) -> dict[str, Any]:
    """Return what is wanted of a subject.

    `lineage` holds the parameters from the environment down to the subject itself, so it is as
    long as the kind is deep: one for an environment, four for a shot. `style` is the film's, for
    environments that have none of their own.

    Raises:
        BadInput: the lineage does not fit the kind, or a look has a word that we don't know.
    """
    if len(lineage) != kind.depth - 1:
        raise BadInput(
            f"A {kind} has {kind.depth - 1} levels of parameters, {len(lineage)} were given.",
            known="The order is environment, angle, variation, shot.",
        )
    environment = lineage[0]
    base_look = _look(environment.get("base_look"))
    return {
        "world": _world(environment, style or {}),
        "camera": _camera(lineage),
        "look": _look(lineage[2].get("look")) if len(lineage) > 2 else base_look,
        "base_look": base_look,
        "aspect": PANORAMA_ASPECT if kind is Kind.ENVIRONMENT else aspect,
    }


def _world(environment: Json, style: Json) -> dict[str, Any]:
    """What a world is built from. A style or edits that change nothing are left out."""
    dressing = {
        "style": style_json(environment.get("style", style)),
        "edits": edits_json(environment.get("edits", {})),
    }
    plain = {name: environment[name] for name in WORLD_FIELDS}
    return plain | {name: value for name, value in dressing.items() if value}


def _camera(lineage: Sequence[Json]) -> dict[str, Any]:
    """The angle's camera, with a shot's overrides upon it; a whole panorama without an angle."""
    if len(lineage) < 2:
        return dict(PANORAMA)
    overrides: Json = (lineage[3].get("camera") or {}) if len(lineage) > 3 else {}
    return {**lineage[1], **overrides}


def _look(words: Mapping[str, Any] | None) -> dict[str, Any]:
    return Look.from_json(words or {}).as_json()
