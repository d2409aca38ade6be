"""What a film person reads about a picture on Dagster's pages: the picture first."""

from collections.abc import Mapping
from typing import Any

import dagster as dg

from director.keys import film_of
from director.links import LEDGER_TTL_S, Links
from director.making import Made, Studio
from director.records import Subject, Take

PREVIEW_PX = 480


def description_of(subject: Subject, made: Made) -> str:
    """Return one sentence: what was made, and whether it cost anything."""
    take = made.take
    what = f"{subject.name}, take {take.number} of version {take.version}, {take.tier} tier"
    if made.outcome == "reused":
        return f"{what}: the same picture as one that exists already."
    return f"{what}, painted in {take.seconds:.1f} s."


def metadata_of(studio: Studio, links: Links, subject: Subject, made: Made) -> Mapping[str, Any]:
    """Return a take's metadata in reading order: picture, link, scores, size, price, recipe."""
    take = made.take
    metadata: dict[str, Any] = {"picture": dg.MetadataValue.md(_picture(studio, links, take))}
    if links.base:
        metadata["canvas"] = dg.MetadataValue.url(links.subject(subject.key))
    return metadata | {
        "passed checks": bool(take.scores.get("passed", True)),
        "size": f"{take.width} x {take.height}",
        "seconds": take.seconds,
        "CPU seconds": take.cost,
        "outcome": made.outcome,
        "tier": take.tier,
        "seed": int(take.recipe["seed"]),
        "painter": take.painter,
        "take": take.path("picture") or "",
        "recipe digest": take.recipe_digest,
    }


def _picture(studio: Studio, links: Links, take: Take) -> str:
    """Markdown of the picture: a signed address of ours, or where there is none, a thumbnail.

    Dagster shows data URIs of under 1,000 characters only.
    """
    if links.base:
        return f"![]({links.picture(take.id, width=PREVIEW_PX, ttl_s=LEDGER_TTL_S)})"
    from director.media.pictures import thumbnail_uri

    png = studio.media_of(film_of(take.subject_key)).open(take.path("picture") or "")
    return f"![]({thumbnail_uri(png)})"
