"""Edits: what people change on a finished place, object by object. They survive every rebuild.

    {"bench-1": {"move_m": [0.5, 0, 0], "turn_deg": 90}, "door-0": {"colour": "#7a1f1f"},
     "barrel-4": {"hidden": true}, "stall-2": {"scale": 1.2, "colour": "brick"}}

A thing turns and grows about its foot, which is the same in every season. Its lamps go with it. A
colour paints what most of the thing is made of; of plants only the leaves. An edit whose thing is
gone, because the site or its words changed, waits until the thing is back: see `waiting`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from math import isfinite
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from director.errors import BadInput
from director.style.colours import is_hex, linear_of_hex, luminance
from director.world.blockout import Blockout, Float3, Lamp, Material, Thing

Array = NDArray[np.float64]
MOST_EDITS = 2000
FARTHEST_M = 1000.0
SCALES = (0.05, 20.0)
FIELDS = ("move_m", "turn_deg", "scale", "colour", "hidden")
PLANTS = frozenset(
    ("tree", "bush", "tree_line", "grass", "flower_box", "ivy", "fallen_leaves", "ferns", "hedge")
)
UNPAINTED = ("glass", "water")


@dataclass(frozen=True)
class Edit:
    """What is changed on one thing."""

    move_m: Float3 = (0.0, 0.0, 0.0)
    """In world metres: east, north, up."""
    turn_deg: float = 0.0
    """About the vertical, counter-clockwise seen from above."""
    scale: float = 1.0
    colour: str = ""
    """`#rrggbb` in sRGB, or the name of a material of this place; empty leaves it."""
    hidden: bool = False

    @property
    def stays(self) -> bool:
        """Whether the thing keeps its place and size."""
        return self.move_m == (0, 0, 0) and self.turn_deg == 0 and self.scale == 1

    def as_json(self) -> dict[str, Any]:
        """Return what differs from no edit at all."""
        told = {name: getattr(self, name) for name in FIELDS}
        kept = {name: value for name, value in told.items() if value != getattr(NONE, name)}
        return kept | ({"move_m": list(self.move_m)} if "move_m" in kept else {})

    @classmethod
    def from_json(cls, id: str, told: object) -> "Edit":
        """Return the edit of a JSON object.

        Raises:
            BadInput: a field is unknown, or its value cannot stand there.
        """
        if not isinstance(told, Mapping):
            raise _wrong(id, told, 'an object such as {"move_m": [0.5, 0, 0]}')
        given = cast("Mapping[str, Any]", told)
        unknown = sorted(set(given) - set(FIELDS))
        if unknown:
            raise BadInput(f"An edit has no '{unknown[0]}'.", known=f"Known: {', '.join(FIELDS)}.")
        scale = _number(f"{id}.scale", given.get("scale", 1.0), SCALES)
        turn = _number(f"{id}.turn_deg", given.get("turn_deg", 0.0), (-360.0, 360.0))
        hidden, colour = given.get("hidden", False), given.get("colour", "")
        if not isinstance(hidden, bool):
            raise _wrong(f"{id}.hidden", hidden, "true or false")
        if not isinstance(colour, str) or (colour.startswith("#") and not is_hex(colour)):
            raise _wrong(f"{id}.colour", colour, "a colour as #rrggbb or the name of a material")
        return cls(_move(id, given.get("move_m", (0, 0, 0))), turn, scale, colour, hidden)


NONE = Edit()


def edits_of(told: object) -> dict[str, Edit]:
    """Return the edits of a JSON object by thing; those that change nothing are left out.

    Raises:
        BadInput: it is no object, holds too much, or one of its edits cannot be.
    """
    if not isinstance(told, Mapping):
        raise _wrong("edits", told, 'an object such as {"bench-1": {"move_m": [0.5, 0, 0]}}')
    given = cast("Mapping[str, Any]", told)
    if len(given) > MOST_EDITS:
        raise BadInput(f"{len(given)} edits are too many.", known=f"At most {MOST_EDITS}.")
    made = {key: Edit.from_json(key, edit) for key, edit in sorted(given.items())}
    return {key: edit for key, edit in made.items() if edit != NONE}


def edits_json(told: object) -> dict[str, Any]:
    """Return edits in the one form in which they are part of a recipe."""
    return {key: edit.as_json() for key, edit in edits_of(told).items()}


def waiting(world: Blockout, edits: Mapping[str, Edit]) -> dict[str, str]:
    """Return the edits that change nothing here now, each with the reason."""
    things = {thing.id for thing in world.things}
    found: dict[str, str] = {}
    for key, edit in edits.items():
        if key not in things:
            found[key] = f"This place has no '{key}' now.{_near(key, things)}"
        elif edit.colour and not is_hex(edit.colour) and _material(world, edit.colour) is None:
            names = {_kind(material.name) for material in world.materials}
            found[key] = f"This place has no material '{edit.colour}'.{_near(edit.colour, names)}"
    return found


def refuse_waiting(world: Blockout, edits: Mapping[str, Edit]) -> None:
    """Hold new edits to what there is.

    Raises:
        BadInput: a thing or a material is not there; near ones are named.
    """
    for reason in waiting(world, edits).values():
        raise BadInput(reason, remedy="List the objects of the place to see what can be edited.")


def edited(world: Blockout, edits: Mapping[str, Edit], digest: str) -> Blockout:
    """Return the world with its edits; those whose thing is not there are passed over."""
    index = {thing.id: place for place, thing in enumerate(world.things)}
    here = {key: edit for key, edit in edits.items() if key in index}
    if not here:
        return replace(world, digest=digest)
    order = np.argsort(world.thing, kind="stable")
    bounds = np.searchsorted(world.thing[order], np.arange(len(world.things) + 1))
    work = _Work(world)
    for key, edit in here.items():
        place = index[key]
        work.edit(place, order[bounds[place] : bounds[place + 1]], edit)
    return work.finished(digest)


class _Work:
    """A world whose things are being changed."""

    def __init__(self, world: Blockout) -> None:
        self.world = world
        self.corners, self.tint = world.corners.copy(), world.tint.copy()
        self.material = world.material.copy()
        self.materials, self.things = list(world.materials), list(world.things)
        self.lamps: list[Lamp] = list(world.lamps)
        self.kept = np.ones(len(world.corners), bool)

    def edit(self, place: int, own: NDArray[np.intp], edit: Edit) -> None:
        thing = self.world.things[place]
        if edit.hidden:
            self.kept[own] = False
            self.lamps = [lamp for lamp in self.lamps if lamp.thing != thing.id]
            return
        if not edit.stays:
            self._move(place, own, edit)
        if edit.colour:
            self._paint(thing, own, edit.colour)

    def _move(self, place: int, own: NDArray[np.intp], edit: Edit) -> None:
        thing = self.world.things[place]
        foot = _foot(self.world, thing, own)
        turned = _rotation(edit.turn_deg) * edit.scale
        shift = foot + np.array(edit.move_m) - turned @ foot
        self.corners[own] = (self.corners[own] @ turned.T + shift).astype(np.float32)
        if thing.world_from_object:
            matrix = np.array(thing.world_from_object)
            moved = np.hstack([turned @ matrix[:, :3], (turned @ matrix[:, 3] + shift)[:, None]])
            rows: list[Any] = [tuple(row) for row in moved.tolist()]
            self.things[place] = replace(thing, world_from_object=tuple(rows))
        self.lamps = [
            replace(lamp, position=tuple((turned @ np.array(lamp.position) + shift).tolist()))
            if lamp.thing == thing.id
            else lamp
            for lamp in self.lamps
        ]

    def _paint(self, thing: Thing, own: NDArray[np.intp], colour: str) -> None:
        main = main_material(self.world, thing, own)
        if main is None:
            return
        triangles = own[self.world.material[own] == main]
        old = self.world.materials[main]
        if is_hex(colour):
            new = _recoloured(old, linear_of_hex(colour), f"{old.name}@{thing.id}")
            shade = self.tint[triangles].mean(axis=1, keepdims=True)
            even = shade / max(float(shade.mean()), 1e-6)
            self.tint[triangles] = np.broadcast_to(np.clip(even, 0.3, 2.0), (len(triangles), 3))
        elif (known := _material(self.world, colour)) is not None:
            new = replace(known, name=f"{known.name}@{thing.id}")
        else:
            return
        self.material[triangles] = len(self.materials)
        self.materials.append(new)

    def finished(self, digest: str) -> Blockout:
        kept = self.kept
        return replace(
            self.world,
            corners=self.corners[kept],
            uv=self.world.uv[kept],
            tint=self.tint[kept],
            material=self.material[kept],
            thing=self.world.thing[kept],
            materials=tuple(self.materials),
            things=tuple(self.things),
            lamps=tuple(self.lamps),
            digest=digest,
        )


def main_material(world: Blockout, thing: Thing, own: NDArray[np.intp]) -> int | None:
    """Return the index of what most of a thing is made of; of plants, of their leaves."""
    surface = np.array([material.surface for material in world.materials])[world.material[own]]
    able = surface == "leaf" if thing.part in PLANTS else ~np.isin(surface, UNPAINTED)
    if not able.any():
        return None
    area = np.bincount(world.material[own[able]], areas(world.corners[own[able]]))
    return int(area.argmax())


def areas(corners: NDArray[np.float32]) -> Array:
    """Return the area (n,) of triangles (n, 3, 3) in square metres."""
    edges = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    return np.sqrt((np.cross(*edges).astype(np.float64) ** 2).sum(axis=1)) / 2


def _foot(world: Blockout, thing: Thing, own: NDArray[np.intp]) -> Array:
    """Return the point (3,) about which a thing turns: its origin, or the middle of its foot.

    What is drawn in the world's own frame has its origin somewhere else. Leaves don't count: they
    are other ones in each season.
    """
    origin = np.array(thing.world_from_object or np.eye(3, 4), float)[:, 3]
    leafy = np.array([material.surface == "leaf" for material in world.materials])
    solid = world.corners[own[~leafy[world.material[own]]]].reshape(-1, 3)
    if not len(solid):
        return origin
    low, high = solid.min(axis=0).astype(float), solid.max(axis=0).astype(float)
    if (origin[:2] >= low[:2]).all() and (origin[:2] <= high[:2]).all() and origin.any():
        return origin
    return np.array([*((low + high) / 2)[:2], low[2]])


def _rotation(turn_deg: float) -> Array:
    c, s = np.cos(np.radians(turn_deg)), np.sin(np.radians(turn_deg))
    return np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])


def _recoloured(material: Material, colour: Float3, name: str) -> Material:
    bright = luminance(material.emission)
    if bright > 0:
        scale = bright / max(luminance(colour), 1e-3)
        red, green, blue = colour
        glow = (red * scale, green * scale, blue * scale)
        return replace(material, name=name, colour=colour, emission=glow)
    return replace(material, name=name, colour=colour)


def _material(world: Blockout, name: str) -> Material | None:
    """Return the material of that name, or the first of that kind: `brick`."""
    by_name = {material.name: material for material in reversed(world.materials)}
    kinds = {_kind(material.name): material for material in reversed(world.materials)}
    return by_name.get(name) or kinds.get(name)


def _kind(name: str) -> str:
    return name.split("-")[0]


def _near(name: str, known: set[str]) -> str:
    near = get_close_matches(name, sorted(known), 3) or sorted(known)[:12]
    return f" There is: {', '.join(near)}." if near else ""


def _move(id: str, value: Any) -> Float3:
    items = list(cast("list[Any]", value)) if isinstance(value, list | tuple) else []
    if len(items) != 3:
        raise _wrong(f"{id}.move_m", value, "three numbers in metres: east, north, up")
    east, north, up = (_number(f"{id}.move_m", item, (-FARTHEST_M, FARTHEST_M)) for item in items)
    return east, north, up


def _number(field: str, value: Any, limits: tuple[float, float]) -> float:
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    if not plain or not isfinite(value) or not limits[0] <= value <= limits[1]:
        raise _wrong(field, value, f"a number from {limits[0]:g} to {limits[1]:g}")
    return float(value)


def _wrong(field: str, value: Any, wanted: str) -> BadInput:
    return BadInput(f"'{field}' cannot be {value!r:.60}.", remedy=f"Give {wanted}.")
