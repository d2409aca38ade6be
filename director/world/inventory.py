"""The inventory of a place: its objects with their ids, for a person to pick one and edit it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from director.recipe import Json
from director.style.colours import hex_of_linear
from director.world.blockout import Blockout, Float3
from director.world.build import as_built, build
from director.world.edits import Edit, areas, edits_of, refuse_waiting, waiting
from director.world.look import Look, Season


@dataclass(frozen=True)
class Stuff:
    """One material of an object."""

    name: str
    colour: str
    """`#rrggbb`, as it looks on this object."""
    share: float
    """Of the object's surface."""


@dataclass(frozen=True)
class Item:
    """One object of a place."""

    id: str
    part: str
    position_m: Float3
    """The middle of its foot, in world metres."""
    size_m: Float3
    """Along the world's axes."""
    materials: tuple[Stuff, ...]
    """The largest share first."""
    lamps: int
    edit: Json
    """What people changed on it; empty for nothing."""


@dataclass(frozen=True)
class Inventory:
    """What stands in a place, and which edits wait for what does not."""

    items: tuple[Item, ...]
    waiting: Mapping[str, str]
    """Reasons by the id of the object that an edit is for."""


def inventory(environment: Json, cache: Path | None = None) -> Inventory:
    """Return the objects of an environment as it is edited, in its base look's season.

    Raises:
        BadInput: as `director.world.build.build`.
    """
    world = build(environment, _season(environment), cache)
    edits = edits_of(environment.get("edits", {}))
    order = np.argsort(world.thing, kind="stable")
    bounds = np.searchsorted(world.thing[order], np.arange(len(world.things) + 1))
    items = [
        _item(world, place, order[bounds[place] : bounds[place + 1]], edits)
        for place in range(len(world.things))
    ]
    as_it_was = build(as_built(environment), _season(environment), cache)
    return Inventory(tuple(items), waiting(as_it_was, edits))


def check_new_edits(before: Json, after: Json, cache: Path | None = None) -> None:
    """Hold the edits that are new in `after` to what stands there.

    Raises:
        BadInput: one is for an object or a material that the place has not; near ones are named.
    """
    old, new = (edits_of(told.get("edits", {})) for told in (before, after))
    fresh = {key: edit for key, edit in new.items() if old.get(key) != edit}
    if fresh:
        refuse_waiting(build(as_built(after), _season(after), cache), fresh)


def _season(environment: Json) -> Season:
    return Look.from_json(environment.get("base_look") or {}).season


def _item(world: Blockout, place: int, own: NDArray[np.intp], edits: Mapping[str, Edit]) -> Item:
    thing = world.things[place]
    corners = world.corners[own].reshape(-1, 3)
    if len(corners):
        low, high = corners.min(axis=0), corners.max(axis=0)
    else:  # hidden, or bare in this season
        low = high = np.array(thing.world_from_object or np.eye(3, 4))[:, 3]
    foot = ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, low[2])
    return Item(
        thing.id,
        thing.part,
        _rounded(foot),
        _rounded(high - low),
        _stuff(world, own),
        sum(lamp.thing == thing.id for lamp in world.lamps),
        edits[thing.id].as_json() if thing.id in edits else {},
    )


def _stuff(world: Blockout, own: NDArray[np.intp]) -> tuple[Stuff, ...]:
    size = areas(world.corners[own])
    whole = max(float(size.sum()), 1e-9)
    found: list[Stuff] = []
    for kind in map(int, np.unique(world.material[own])):
        part = world.material[own] == kind
        material = world.materials[kind]
        tint = np.average(world.tint[own[part]], axis=0, weights=size[part] + 1e-12)
        colour = hex_of_linear(np.array(material.colour) * tint)
        found.append(Stuff(material.name, colour, round(float(size[part].sum()) / whole, 3)))
    return tuple(sorted(found, key=lambda stuff: (-stuff.share, stuff.name)))


def _rounded(point: Any) -> Float3:
    x, y, z = (round(float(value), 3) for value in point)
    return x, y, z
