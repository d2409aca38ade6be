"""Make one take: recipe, lock, reuse or paint, keep, record.

This is the one road on which pictures come into being, whoever asks for them: Dagster's assets, a
notebook, a test. The order matters. The recipe's lock is taken first, so that the same picture is
never painted twice at a time; the media are committed before the record is, so that a record never
names bytes that are not there.
"""

import hashlib
import json
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal
from uuid import UUID

from director.errors import MediaBroken, NotFound, PaintingFailed, PaintingTimedOut
from director.keys import Kind, film_of, parent_of
from director.media import MediaStore
from director.media.naming import take_paths
from director.media.pictures import Encoded, encode
from director.painting.checks import inspect
from director.painting.painter import Order, Painter, Picture, Progress, unwatched
from director.painting.stack import stack
from director.painting.styled import styled
from director.recipe import Json, Recipe
from director.records import Records, State, Subject, Take
from director.regenerating import bring_back, is_missing
from director.style.compliance import compliance
from director.style.style import Style
from director.tiers import Tier

SEED = 0


@dataclass(frozen=True)
class Studio:
    """What is needed to make takes: plain objects, opened once and kept."""

    records: Records
    media_of: Callable[[str], MediaStore]
    """Returns the media store of a film by its slug."""
    painter: Painter
    worker: str = ""
    """Name under which this process appears on its takes."""
    painter_named: Callable[[str], Painter] | None = None
    """Returns the painters that the tier table names; None: `painter` serves every job."""


@dataclass(frozen=True)
class Made:
    """A take, and whether work was needed for it."""

    take: Take
    outcome: Literal["made", "reused"]


@dataclass
class _Clock:
    """Raises when a render takes longer than its tier allows."""

    tier: Tier
    watcher: Progress
    started: float = field(default_factory=time.monotonic)

    def __call__(self, share: float, step: str) -> None:
        if time.monotonic() - self.started > self.tier.row.timeout_s:
            raise PaintingTimedOut(
                f"The render was stopped after {self.tier.row.timeout_s} s, during '{step}'.",
                known=f"That is the limit of the {self.tier} tier.",
                remedy="Render it at another tier, or make the place smaller.",
            )
        self.watcher(share, step)


def recipe_for(subject: Subject, tier: Tier, painter: Painter) -> Recipe:
    """Return the recipe of a subject's picture as it is wanted now, at a tier."""
    width, height = tier.row.size_px(float(subject.wanted["aspect"]))
    settings = {"size_px": [width, height]}
    return Recipe(subject.wanted, painter.name, tier, SEED, painter.code_version(), settings)


def make(
    studio: Studio,
    key: str,
    tier: Tier,
    *,
    author: UUID,
    run_id: str = "",
    on_progress: Progress = unwatched,
) -> Made:
    """Return the take of `key` at `tier`, painting it only when no take has its recipe.

    Raises:
        NotFound: there is no such subject.
        PaintingFailed: the painter failed, or what it depends on failed its checks.
        DiskFull: the media could not be kept; nothing was recorded.
    """
    subject = studio.records.subject(key)
    _refuse_bad_parent(studio.records, subject)
    recipe = recipe_for(subject, tier, studio.painter)
    with studio.records.making(recipe.digest):
        known = studio.records.find_take(recipe.digest, subject_id=subject.id)
        if known and _is_here(studio, known, author):
            return Made(known, "reused")
        twin = studio.records.find_take(recipe.digest)
        if twin:
            # A film whose repository is gone has taken its pictures along: then it is painted.
            with suppress(NotFound, MediaBroken):
                return Made(_copy(studio, subject, recipe, twin, author, run_id), "reused")
        return Made(_paint(studio, subject, recipe, author, run_id, on_progress), "made")


def _is_here(studio: Studio, take: Take, author: UUID) -> bool:
    """Whether a take has its bytes; those that were given up are made again and compared."""
    try:
        if is_missing(studio.media_of(film_of(take.subject_key)), take):
            bring_back(studio, take, by=author)
    except MediaBroken:  # on this machine another picture comes out: that is a new take
        return False
    return True


def _refuse_bad_parent(records: Records, subject: Subject) -> None:
    if subject.kind is Kind.ENVIRONMENT:
        return
    parent = parent_of(subject.key)
    above = records.subject(parent)
    [state] = records.states(above.project_id, subject_id=above.id)
    take = state.take
    if take and state.state is not State.STALE and not take.scores.get("passed", True):
        raise PaintingFailed(
            f"'{parent}' failed its checks, so nothing is built on it.",
            known="; ".join(take.scores.get("reasons", ())),
            remedy="Change its parameters and render it again first.",
        )


def _paint(
    studio: Studio, subject: Subject, recipe: Recipe, author: UUID, run_id: str, watcher: Progress
) -> Take:
    tier = Tier(recipe.tier)
    wanted = recipe.wanted
    size_px = tier.row.size_px(float(wanted["aspect"]))
    order = Order(
        wanted["world"], wanted["camera"], wanted["look"], wanted["base_look"], size_px, tier, SEED
    )
    started = time.monotonic()
    picture = styled(studio.painter.paint(order, _Clock(tier, watcher)), wanted["world"])
    seconds = time.monotonic() - started
    made_with = {"recipe": recipe.as_json(), "camera": picture.camera.as_json(), "stack": stack()}
    encoded = encode(picture.srgb, picture.depth_m, made_with)
    traits = {
        "scores": _scores(picture, size_px, wanted["world"]),
        "seconds": round(seconds, 3),
        "cost": round(sum(picture.seconds.values()), 3),
        "reused_from": None,
    }
    return _keep(studio, subject, recipe, encoded, made_with, traits, author, run_id)


def _scores(picture: Picture, size_px: tuple[int, int], world: Json) -> dict[str, Any]:
    """What is measured of a picture: its checks, its style, and edits that found no object."""
    scores = inspect(picture, size_px).as_json()
    kept = compliance(picture.srgb, Style.from_json(world.get("style", {})))
    lost = sorted(set(world.get("edits", {})) - set(picture.things))
    return (
        scores
        | ({"style": kept.as_json()} if kept else {})
        | ({"edits_waiting": lost} if lost else {})
    )


def _copy(
    studio: Studio, subject: Subject, recipe: Recipe, twin: Take, author: UUID, run_id: str
) -> Take:
    """Give `subject` the picture that another subject's take already is: same bytes, no work."""
    store = studio.media_of(film_of(twin.subject_key))
    data = {str(file["role"]): store.open(str(file["path"])) for file in twin.files}
    made_with = json.loads(data["recipe"])["made_with"]
    encoded = Encoded(data["picture"], data["depth"], twin.pixel_sha256, twin.width, twin.height)
    traits = {
        "scores": twin.scores,
        "seconds": 0.0,
        "cost": 0.0,
        "reused_from": twin.id,
    }
    return _keep(studio, subject, recipe, encoded, made_with, traits, author, run_id)


def _keep(
    studio: Studio,
    subject: Subject,
    recipe: Recipe,
    encoded: Encoded,
    made_with: Json,
    traits: Mapping[str, Any],
    author: UUID,
    run_id: str,
) -> Take:
    """Commit the media, then the record, as one step under the subject's lock."""
    person = studio.records.person(author)
    with studio.records.new_take(subject.id, version=subject.version) as slot:
        paths = take_paths(
            subject.kind, subject.key, slot.version, slot.number, subject.parameters.get("scene")
        )
        sheet = _sheet(subject, slot.number, encoded, made_with, traits, person.name, run_id)
        data = {
            "picture": (paths.picture, encoded.png),
            "depth": (paths.depth, encoded.depth_exr),
            "recipe": (paths.recipe, json.dumps(sheet, indent=1, sort_keys=True).encode()),
        }
        commit = studio.media_of(film_of(subject.key)).commit(
            "main",
            dict(data.values()),
            f"{paths.stem}, {recipe.tier} tier",
            author=(person.name, person.email),
            meta={"recipe": recipe.digest, "run": run_id},
        )
        return slot.record(
            recipe,
            files=[_file(role, path, content) for role, (path, content) in data.items()],
            pixel_sha256=encoded.pixel_sha256,
            width=encoded.width,
            height=encoded.height,
            worker=studio.worker,
            stack=made_with["stack"],
            author_id=author,
            run_id=run_id or None,
            commit=commit,
            **traits,
        )


def _file(role: str, path: str, content: bytes) -> Json:
    sha256 = hashlib.sha256(content).hexdigest()
    return {"role": role, "path": path, "sha256": sha256, "bytes": len(content)}


def _sheet(
    subject: Subject,
    number: int,
    encoded: Encoded,
    made_with: Json,
    traits: Mapping[str, Any],
    author: str,
    run_id: str,
) -> dict[str, Any]:
    """Return the parameter file beside the picture: enough to record the take anew."""
    return {
        "subject": {"id": str(subject.id), "key": subject.key, "kind": str(subject.kind)},
        "version": subject.version,
        "take": number,
        "parameters": subject.parameters,
        "made_with": made_with,
        "pixel_sha256": encoded.pixel_sha256,
        "size_px": [encoded.width, encoded.height],
        "author": author,
        "run_id": run_id,
        "made_at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        **{
            name: str(value) if isinstance(value, UUID) else value for name, value in traits.items()
        },
    }
