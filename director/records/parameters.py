"""Which parameters each kind of subject has, and what can stand in them."""

from collections.abc import Callable
from math import isfinite
from typing import Any, cast

from director.camera.framings import FRAMINGS
from director.errors import BadInput
from director.keys import Kind
from director.recipe import Json, canonical
from director.records.merge import as_object
from director.style.style import Style
from director.world.edits import edits_json
from director.world.look import Look

Check = Callable[[str, Any], Any]
"""Takes the field's name and its value; returns the value as it is stored, or raises BadInput."""


def _wrong(field: str, value: Any, wanted: str) -> BadInput:
    return BadInput(f"'{field}' cannot be {value!r:.60}.", remedy=f"Give {wanted}.")


def _text(field: str, value: Any) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise _wrong(field, value, "a text")
    return value


def _flag(field: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise _wrong(field, value, "true or false")
    return value


def _items(value: Any) -> list[Any] | None:
    return list(cast("list[Any]", value)) if isinstance(value, list | tuple) else None


def _texts(field: str, value: Any) -> list[str]:
    items = _items(value)
    if items is None:
        raise _wrong(field, value, "a list of texts")
    return [_text(f"{field}[{index}]", item) for index, item in enumerate(items)]


def _number(field: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not _is_finite(value):
        raise _wrong(field, value, "a finite number")
    return value


def _is_finite(value: float) -> bool:
    try:
        return isfinite(value)
    except OverflowError:  # a whole number beyond what a float can hold
        return False


def _positive(field: str, value: Any) -> float:
    if _number(field, value) <= 0:
        raise _wrong(field, value, "a number above zero")
    return value


def _count(field: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 1_000_000:
        raise _wrong(field, value, "a whole number above zero")
    return value


def _point(field: str, value: Any) -> list[float]:
    items = _items(value)
    if items is None or len(items) != 3:
        raise _wrong(field, value, "three numbers in metres: x, y, z")
    return [_number(f"{field}[{index}]", item) for index, item in enumerate(items)]


def _framing(field: str, value: Any) -> str:
    if not isinstance(value, str) or value not in FRAMINGS:
        raise BadInput(
            f"There is no framing {value!r:.60}.", known=f"Known: {', '.join(FRAMINGS)}."
        )
    return value


def _look(field: str, value: Any) -> dict[str, Any]:
    words = as_object(value)
    if words is None:
        raise _wrong(field, value, 'an object such as {"time": "dusk", "weather": "rain"}')
    return Look.from_json(words).as_json()


def _style(_field: str, value: Any) -> dict[str, Any]:
    return Style.from_json(value).as_json()


def _edits(_field: str, value: Any) -> dict[str, Any]:
    return edits_json(value)


def _camera(field: str, value: Any) -> dict[str, Any]:
    overrides = as_object(value)
    if overrides is None:
        raise _wrong(field, value, "an object of camera fields")
    return _checked(field, overrides, CAMERA)


CAMERA: dict[str, Check] = {
    "focal_length_mm": _positive,
    "position_m": _point,
    "target_m": _point,
    "height_m": _number,
    "dutch_deg": _number,
}
FIELDS: dict[Kind, dict[str, Check]] = {
    Kind.ENVIRONMENT: {
        "site": _text,
        "location": _text,
        "interior": _flag,
        "words": _texts,
        "seed": _text,
        "base_look": _look,
        "style": _style,
        "edits": _edits,
    },
    Kind.ANGLE: {"framing": _framing, **CAMERA},
    Kind.VARIATION: {"look": _look},
    Kind.SHOT: {
        "number": _count,
        "scene": _text,
        "size": _text,
        "description": _text,
        "characters": _texts,
        "camera": _camera,
    },
}
REQUIRED: dict[Kind, tuple[str, ...]] = {
    Kind.ENVIRONMENT: ("site", "location", "interior", "words", "seed", "base_look"),
    Kind.ANGLE: ("framing",),
    Kind.VARIATION: ("look",),
    Kind.SHOT: ("number",),
}


def check_parameters(kind: Kind, parameters: Json) -> dict[str, Any]:
    """Return the parameters as they are stored: looks with all three words, tuples as lists.

    Raises:
        BadInput: a field is unknown or missing, or its value cannot stand there.
    """
    checked = _checked(str(kind), parameters, FIELDS[kind])
    for name in REQUIRED[kind]:
        if name not in checked:
            raise BadInput(f"A {kind} cannot be without '{name}'.", remedy="Give it a value.")
    canonical(checked)
    return checked


def _checked(owner: str, given: Json, fields: dict[str, Check]) -> dict[str, Any]:
    _refuse_unknown(owner, given, tuple(fields))
    return {name: fields[name](name, value) for name, value in given.items()}


def _refuse_unknown(owner: str, given: Json, known: tuple[str, ...]) -> None:
    unknown = sorted(str(name) for name in set(given) - set(known))
    if unknown:
        raise BadInput(
            f"'{owner}' has no field '{unknown[0]}'.", known=f"Known: {', '.join(known)}."
        )
