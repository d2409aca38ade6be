"""Partition keys: the path of slugs from the film down, one segment per level.

    tidewater/harbour-warehouse                            environment
    tidewater/harbour-warehouse/wide                       angle
    tidewater/harbour-warehouse/wide/dusk-rain-autumn      variation (time, weather, season)
    tidewater/harbour-warehouse/wide/dusk-rain-autumn/s010 shot

Dagster validates almost nothing about a key, so everything is validated here. A key is an address
that people read; what a subject *is* hangs on its UUID in the records.
"""

import re
import unicodedata
from enum import StrEnum

from director.errors import BadInput, BadSlug

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
LONGEST_SLUG = 60


class Kind(StrEnum):
    """What a subject is, in order of depth below the film."""

    ENVIRONMENT = "environment"
    ANGLE = "angle"
    VARIATION = "variation"
    SHOT = "shot"

    @property
    def depth(self) -> int:
        """Number of segments in a key of this kind."""
        return list(Kind).index(self) + 2


def check_slug(text: str, what: str = "name") -> str:
    """Return `text` when it can be one segment of a key.

    Raises:
        BadSlug: it has other characters than a-z, 0-9 and single hyphens, or is too long.
    """
    if SLUG.match(text) and len(text) <= LONGEST_SLUG:
        return text
    raise BadSlug(
        f"'{text}' cannot be a {what}.",
        known=f"Allowed are a-z, 0-9 and single hyphens between them, at most {LONGEST_SLUG}.",
        remedy=f"Try '{slugify(text)}'.",
    )


def slugify(text: str) -> str:
    """Return a slug for any text: transliterated to ASCII, lower case, hyphens, never empty."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o"))
    ascii_text = plain.encode("ascii", "ignore").decode().lower().replace("'", "")
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")[:LONGEST_SLUG].strip("-")
    return slug or "-".join(["u", *(f"{ord(letter):x}" for letter in text.strip()[:8])])


def kind_of(key: str) -> Kind:
    """Return the kind of subject that `key` addresses, after checking every segment.

    Raises:
        BadInput: the key has too few or too many segments, or one is no slug.
    """
    segments = key.split("/")
    for segment in segments:
        check_slug(segment, "segment of a key")
    if not 2 <= len(segments) <= 5:
        raise BadInput(
            f"'{key}' is no key of a subject.",
            known="A key has 2 to 5 segments: film/environment/angle/look/shot.",
        )
    return list(Kind)[len(segments) - 2]


def parent_of(key: str) -> str:
    """Return the key without its last segment."""
    return key.rpartition("/")[0]


def film_of(key: str) -> str:
    """Return the slug of the film that `key` belongs to."""
    return key.partition("/")[0]
