"""A film as a set of subjects: from a breakdown to the environments, angles, variations and shots.

What a script asks for is decided here and nowhere else: seven angles of every place; for each
further look of a place its wide angle and the angles that its shots use; the shots.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from director.camera.framings import FRAMINGS
from director.keys import Kind, check_slug, slugify
from director.records import SubjectSpec
from director.screenplay import Breakdown, Place, Scene, Shot
from director.world.choose import Choice, choose_site
from director.world.look import Look
from director.world.mood import Mood
from director.world.mood_words import mood_of


@dataclass(frozen=True)
class Film:
    """What a script asks for, ready to be written to the records."""

    slug: str
    title: str
    specs: tuple[SubjectSpec, ...]
    """Upstream before downstream, one place after the other."""
    remarks: tuple[str, ...]
    """What was not understood, and what was taken instead."""


def film_of_script(found: Breakdown, slug: str = "") -> Film:
    """Return the film that a breakdown describes.

    Raises:
        BadSlug: `slug` is given and cannot be part of a key.
    """
    slug = check_slug(slug, "project name") if slug else slugify(found.title)
    specs: list[SubjectSpec] = []
    remarks = list(found.warnings)
    for place in found.places:
        choice = choice_of(place)
        remarks.extend(_remark(place, choice))
        specs.extend(_subjects_of(slug, place, choice, found))
    return Film(slug, found.title, tuple(specs), tuple(remarks))


def choice_of(place: Place) -> Choice:
    """Return the site and the words of a place: from its name and its first scene's action."""
    return choose_site(place.location, place.interior, place.introduction)


def choice_as_json(choice: Choice) -> dict[str, object]:
    """Return a choice as the records keep it with its environment and as `breakdown` prints it."""
    return {
        "chosen": choice.site,
        "understood": choice.understood,
        "why": list(choice.reasons),
        "words": list(choice.words),
        "unmet": [note.as_json() for note in choice.notes],
    }


def _remark(place: Place, choice: Choice) -> Iterator[str]:
    """Yield one short line on what of a place was not understood or is not shown."""
    if not choice.understood:
        yield f"{place.location}: {'; '.join(choice.reasons)}"
        return
    near = [f"{note.asked} → {note.taken}" for note in choice.notes if note.taken]
    none = [note.asked for note in choice.notes if not note.taken]
    parts = [*near, *([f"nothing for {', '.join(none)}"] if none else [])]
    if parts:
        yield f"{place.location}, {choice.site.replace('-', ' ')}: {'; '.join(parts)}"


def _subjects_of(
    film: str, place: Place, choice: Choice, found: Breakdown
) -> Iterator[SubjectSpec]:
    """Yield a place's environment, its angles, its variations and its shots, in that order."""
    environment = f"{film}/{place.slug}"
    link = {"scenes": list(place.scenes)}
    moods = _moods(place, found)
    base_mood, why = moods[place.base_look]
    notes = {**choice_as_json(choice), "mood": why}
    world = _world(place, choice, base_mood)
    yield SubjectSpec(Kind.ENVIRONMENT, environment, place.location, world, link, notes)
    for framing in FRAMINGS:
        key = f"{environment}/{framing}"
        yield SubjectSpec(
            Kind.ANGLE, key, f"{place.location}, {framing}", {"framing": framing}, link
        )
    shots = [
        (scene, shot)
        for scene, shots in zip(found.scenes, found.shots_by_scene, strict=True)
        if scene.place == place.path
        for shot in shots
    ]
    yield from _variations(environment, place, shots, moods)
    for scene, shot in shots:
        yield _shot(environment, scene, shot)


def _moods(place: Place, found: Breakdown) -> dict[Look, tuple[Mood, str]]:
    """Return the mood of each look of a place, and why: that of the first scene in it."""
    moods: dict[Look, tuple[Mood, str]] = {}
    for scene in found.scenes:
        if scene.place == place.path and scene.look not in moods:
            moods[scene.look] = mood_of(scene.action)
    return moods


def _world(place: Place, choice: Choice, mood: Mood) -> dict[str, object]:
    return {
        "site": choice.site,
        "location": place.location,
        "interior": place.interior,
        "words": sorted(choice.words),
        "seed": place.slug,
        "base_look": replace(place.base_look, mood=mood).as_json(),
    }


def _variations(
    environment: str,
    place: Place,
    shots: list[tuple[Scene, Shot]],
    moods: dict[Look, tuple[Mood, str]],
) -> Iterator[SubjectSpec]:
    """Yield one variation per angle and look that somebody needs, in the order of the script."""
    needed: dict[tuple[str, Look], list[str]] = {}
    for asked in place.looks:
        if asked.look != place.base_look:
            needed["wide", asked.look] = list(asked.scenes)
    for scene, shot in shots:
        scenes = needed.setdefault((shot.framing, scene.look), [])
        if scene.number not in scenes:
            scenes.append(scene.number)
    by_angle = sorted(needed.items(), key=lambda item: list(FRAMINGS).index(item[0][0]))
    for (framing, look), scenes in by_angle:
        yield SubjectSpec(
            Kind.VARIATION,
            f"{environment}/{framing}/{look.slug}",
            f"{place.location}, {framing}, {look.time}, {look.weather}, {look.season}",
            {"look": replace(look, mood=moods[look][0]).as_json()},
            {"scenes": scenes},
            {"mood": moods[look][1]},
        )


def _shot(environment: str, scene: Scene, shot: Shot) -> SubjectSpec:
    key = f"{environment}/{shot.framing}/{scene.look.slug}/s{shot.number:03d}"
    parameters = {
        "number": shot.number,
        "scene": scene.number,
        "size": shot.size,
        "description": shot.description,
        "characters": list(shot.characters),
    }
    link = {"scenes": [scene.number], "line": shot.line}
    return SubjectSpec(Kind.SHOT, key, f"SHOT-{shot.number:03d}", parameters, link)
