"""Making a picture again from its recipe alone, and saying how near it came to what was recorded.

*Bit-exact*: the same pixels. *Perceptual*: others, but by less than an eye sees (a peak signal to
noise ratio over `LEAST_PSNR_DB`). *Different*: neither. Never a bare "same".
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from director.errors import MediaBroken, NotFound
from director.keys import film_of
from director.media import MediaStore
from director.media.pictures import decode_png, encode
from director.painting.painter import Order
from director.painting.stack import stack
from director.recipe import digest
from director.records import Take
from director.tiers import Tier

if TYPE_CHECKING:
    from director.making import Studio

LEAST_PSNR_DB = 40.0
WANTED = ("world", "camera", "look", "base_look", "aspect")
Level = Literal["bit-exact", "perceptual", "different"]


@dataclass(frozen=True)
class Regenerated:
    """A picture that was made again."""

    level: Level
    psnr_db: float | None
    """Against the original's pixels; None when they are equal, or the original is gone."""
    seconds: float
    files: Mapping[str, bytes]
    """Path to bytes of picture and depth."""


def stack_digest() -> str:
    """Return the name of what runs here: processor features and library versions."""
    return digest(stack())


def is_complete(take: Take) -> bool:
    """Whether a take's recipe says all that is needed to make it again."""
    recipe, wanted = take.recipe, take.recipe.get("wanted", {})
    return all(name in wanted for name in WANTED) and all(
        name in recipe for name in ("painter", "tier", "seed", "code_version")
    )


def regenerate(studio: "Studio", take: Take) -> Regenerated:
    """Paint a take anew and compare it; nothing is kept and nothing is recorded.

    Raises:
        MediaBroken: its recipe is not complete, or its painter is not the one that is here.
        PaintingFailed: no picture came out.
    """
    if not is_complete(take) or take.painter != studio.painter.name:
        raise MediaBroken(
            f"Take {take.number} of '{take.subject_key}' cannot be made again here.",
            known=f"Its recipe asks for the painter '{take.painter}'.",
        )
    wanted = take.recipe["wanted"]
    views = (wanted["world"], wanted["camera"], wanted["look"], wanted["base_look"])
    order = Order(*views, (take.width, take.height), Tier(take.tier), int(take.recipe["seed"]))
    store = studio.media_of(film_of(take.subject_key))
    started = time.monotonic()
    picture = studio.painter.paint(order)
    seconds = time.monotonic() - started
    encoded = encode(picture.srgb, picture.depth_m, _made_with(store, take))
    made = {"picture": encoded.png, "depth": encoded.depth_exr}
    files = {str(f["path"]): made[f["role"]] for f in take.files if f["role"] in made}
    if encoded.pixel_sha256 == take.pixel_sha256:
        return Regenerated("bit-exact", None, seconds, files)
    original = _original(store, take)
    if original is None or original.shape != picture.srgb.shape:
        return Regenerated("different", None, seconds, files)
    psnr_db = psnr(original, picture.srgb)
    level: Level = "perceptual" if psnr_db >= LEAST_PSNR_DB else "different"
    return Regenerated(level, psnr_db, seconds, files)


def prove(studio: "Studio", take: Take, *, by: UUID) -> Regenerated:
    """Paint a take anew, compare it, and record what it reached on this stack."""
    found = regenerate(studio, take)
    studio.records.save_proof(
        take, stack_digest(), found.level, found.psnr_db, found.seconds, by=by
    )
    return found


def is_missing(store: MediaStore, take: Take) -> bool:
    """Whether the bytes of a take's picture were given up, or never came along."""
    path = take.path("picture")
    if path is None:
        return False
    try:
        store.part(path, 0, 0)
    except (MediaBroken, NotFound):
        return True
    return False


def bring_back(studio: "Studio", take: Take, *, by: UUID) -> Regenerated:
    """Make the bytes of a take again, and keep them when they are what was recorded.

    Raises:
        MediaBroken: another picture came out; nothing was kept. Or as `regenerate` does.
    """
    found = prove(studio, take, by=by)
    if found.level == "different":
        raise MediaBroken(
            f"Take {take.number} of '{take.subject_key}' came out as another picture.",
            known=f"Its code was {take.code_version[:10]}.",
            remedy="Render the subject again: that makes a new take.",
        )
    person = studio.records.person(by)
    studio.media_of(film_of(take.subject_key)).commit(
        "main",
        found.files,
        f"Made again, {found.level}: {(take.path('picture') or '').rpartition('/')[2]}",
        author=(person.name, person.email),
        meta={"recipe": take.recipe_digest, "regenerated": found.level},
    )
    return found


def psnr(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """Return the peak signal to noise ratio of two pictures in decibels; inf for equal ones."""
    error = float(np.mean((one.astype(np.float64) - other.astype(np.float64)) ** 2))
    return float("inf") if error == 0 else 10 * float(np.log10(255**2 / error))


def _made_with(store: MediaStore, take: Take) -> dict[str, Any]:
    """What the PNG carried, so that the same pixels become the same file."""
    path = take.path("recipe")
    try:
        return json.loads(store.open(path))["made_with"] if path else {}
    except (NotFound, MediaBroken):
        return {}


def _original(store: MediaStore, take: Take) -> NDArray[np.uint8] | None:
    try:
        return decode_png(store.open(take.path("picture") or ""))
    except (NotFound, MediaBroken):
        return None
