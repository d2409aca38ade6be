"""Recipes: what decides the bytes of a picture, and how two of them differ.

A recipe has two parts. *Wanted* is what the film-maker asked for: its digest is the data version
and decides staleness. The *recipe digest* adds how it was made (painter, tier, seed, code), and
names a take: the same digest means the same picture, so no work.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, cast

from director.errors import BadInput

Json = Mapping[str, Any]


def canonical(value: Any) -> str:
    """Return the one JSON text of `value`: sorted keys, no blanks, no NaN, -0.0 as 0.0.

    Raises:
        BadInput: something in it is not JSON, or a number is not finite.
    """
    try:
        return json.dumps(
            _plain(value),
            sort_keys=True,
            separators=(",", ":"),
            ensure_ascii=False,
            allow_nan=False,
        )
    except (TypeError, ValueError) as error:
        raise BadInput(f"This cannot be part of a recipe: {error}.") from None


def _plain(value: Any) -> Any:
    """Fold what compares equal into one form: whole floats to integers, tuples to lists."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in cast(Json, value).items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in cast(Sequence[Any], value)]
    return value


def digest(value: Any) -> str:
    """Return the SHA-256 of `canonical(value)` as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


@dataclass(frozen=True)
class Recipe:
    """Everything that decides the bytes of one picture."""

    wanted: Json
    painter: str
    tier: str
    seed: int
    code_version: str
    settings: Json = field(default_factory=dict[str, Any])
    """What the painter was told beside the tier: size in pixels, model digest."""

    @property
    def wanted_digest(self) -> str:
        """Data version of the subject: decides staleness."""
        return digest(self.wanted)

    @property
    def digest(self) -> str:
        """Name of the take: the same digest is the same picture."""
        return digest(asdict(self))

    def as_json(self) -> dict[str, Any]:
        """Return the recipe as plain JSON, with both digests beside it for the reader."""
        return asdict(self) | {"wanted_digest": self.wanted_digest, "recipe_digest": self.digest}


@dataclass(frozen=True)
class Difference:
    """One field that differs. `field` is a dotted path; a missing side is None."""

    field: str
    old: Any
    new: Any


def diff(old: Any, new: Any, path: str = "") -> list[Difference]:
    """Return the fields in which two JSON values differ, sorted by path."""
    if canonical(old) == canonical(new):
        return []
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return list(_diff_mappings(cast(Json, old), cast(Json, new), path))
    return [Difference(path, old, new)]


def _diff_mappings(old: Json, new: Json, path: str) -> Iterator[Difference]:
    for name in sorted({*old, *new}):
        below = f"{path}.{name}" if path else name
        if name in old and name in new:
            yield from diff(old[name], new[name], below)
        else:  # a field that is null is not one that is not there
            yield Difference(below, old.get(name), new.get(name))
