"""The breakdown: what a production needs from a script, per scene and per place.

The same script gives the same breakdown, and a scene added at the end changes nothing before it:
a place's base look and introduction are those of its first scene, not of most of them.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from director.screenplay.script import Scene, Script
from director.screenplay.shots import NUMBER_STEP, Shot, shots_of
from director.world.look import Look


@dataclass(frozen=True, slots=True)
class AskedLook:
    """A look of a place, and the scenes that ask for it."""

    look: Look
    scenes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """One set of the film: an interior or an exterior."""

    path: str
    """Path of slugs, for example `harbour/warehouse`; unique also when joined with hyphens."""
    name: tuple[str, ...]
    """Its parts as written the first time, the larger one first."""
    interior: bool
    scenes: tuple[str, ...]
    introduction: str
    """The action of its first scene. Stable: choose the site and its words from this."""
    text: str
    """The action of all its scenes."""
    base_look: Look
    """The look of its first scene: standard angles are painted in it."""
    looks: tuple[AskedLook, ...]
    """Every look that its scenes ask for, the base look first."""

    @property
    def location(self) -> str:
        """The name on one line: HARBOUR / WAREHOUSE."""
        return " / ".join(self.name)

    @property
    def slug(self) -> str:
        """The path joined with hyphens: one segment of a key."""
        return self.path.replace("/", "-")


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Scenes, places and shots of a script. `warnings` say what had to be guessed."""

    title: str
    author: str
    scenes: tuple[Scene, ...]
    places: tuple[Place, ...]
    """In order of first appearance."""
    shots: tuple[Shot, ...]
    """In order of the script."""
    shots_by_scene: tuple[tuple[Shot, ...], ...]
    """The same, one entry per scene in the order of `scenes`."""
    warnings: tuple[str, ...]


def breakdown(script: Script) -> Breakdown:
    """Break a script down into places and shots."""
    by_place: defaultdict[str, list[Scene]] = defaultdict(list)
    by_scene: list[tuple[Shot, ...]] = []
    number = NUMBER_STEP
    for scene in script.scenes:
        by_place[scene.place].append(scene)
        by_scene.append(shots_of(scene, number))
        number += NUMBER_STEP * len(by_scene[-1])
    return Breakdown(
        title=script.title,
        author=script.author,
        scenes=script.scenes,
        places=tuple(_place(path, scenes) for path, scenes in by_place.items()),
        shots=tuple(shot for shots in by_scene for shot in shots),
        shots_by_scene=tuple(by_scene),
        warnings=script.warnings,
    )


def _place(path: str, scenes: list[Scene]) -> Place:
    first = scenes[0]
    by_look: defaultdict[Look, list[str]] = defaultdict(list)
    for scene in scenes:
        by_look[scene.look].append(scene.number)
    return Place(
        path=path,
        name=first.place_name,
        interior=first.indoors,
        scenes=tuple(scene.number for scene in scenes),
        introduction=first.action,
        text="\n".join(scene.action for scene in scenes),
        base_look=first.look,
        looks=tuple(AskedLook(look, tuple(numbers)) for look, numbers in by_look.items()),
    )


def as_json(made: Breakdown) -> dict[str, Any]:
    """Return the breakdown as plain JSON, as `director breakdown FILE --json` prints it."""
    return {
        "title": made.title,
        "author": made.author,
        "scenes": [
            _scene_json(scene, shots)
            for scene, shots in zip(made.scenes, made.shots_by_scene, strict=True)
        ],
        "places": [_place_json(place) for place in made.places],
        "warnings": list(made.warnings),
    }


def _scene_json(scene: Scene, shots: tuple[Shot, ...]) -> dict[str, Any]:
    return {
        "number": scene.number,
        "line": scene.line,
        "heading": scene.heading,
        "interior": scene.interior,
        "exterior": scene.exterior,
        "place": scene.place,
        **scene.look.as_json(),
        "inferred": [
            word
            for word in ("number", "interior", "place", "time", "weather", "season")
            if getattr(scene.origins, word) != "heading"
        ],
        "markers": list(scene.markers),
        "characters": list(scene.characters),
        "shots": [_shot_json(shot) for shot in shots],
    }


def _shot_json(shot: Shot) -> dict[str, Any]:
    return {
        "number": shot.number,
        "framing": shot.framing,
        "size": shot.size,
        "description": shot.description,
        "characters": list(shot.characters),
        "line": shot.line,
    }


def _place_json(place: Place) -> dict[str, Any]:
    return {
        "place": place.path,
        "name": place.location,
        "interior": place.interior,
        "scenes": list(place.scenes),
        "base_look": place.base_look.as_json(),
        "looks": [
            {**asked.look.as_json(), "slug": asked.look.slug, "scenes": list(asked.scenes)}
            for asked in place.looks
        ],
    }
