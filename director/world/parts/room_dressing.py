"""Dressing of a room: the last things that go in, when its own are placed.

    dress(stage, room, how) = trim + decay + period + comfort + heaps

Everything stands where the floor is still free, so that no site has to make room for it.
"""

import numpy as np

from director.world.parts.clutter import potted_plant
from director.world.parts.figures import figure
from director.world.parts.free_floor import FreeFloor
from director.world.parts.heaps import HEAPS
from director.world.parts.light_fixtures import floor_lamp
from director.world.parts.period_pieces import STANDING, tapestry
from director.world.parts.room_decay import decay, lie_about
from director.world.parts.room_manner import Manner, scaled
from director.world.parts.room_shell import Room, Side
from director.world.parts.room_trim import (
    ceiling_rose,
    duct_work,
    neon_lines,
    panel_mouldings,
    rusty_pipes,
    string_lights,
)
from director.world.parts.textiles import rug
from director.world.stage import Stage
from director.world.traits import Period

HOME, WORK, STORE, PUBLIC = (
    ("cartons", "books", "suitcases", "bundles"),
    ("archive", "cartons", "books", "bins"),
    ("cartons", "bins", "bundles", "suitcases"),
    ("chairs", "cartons", "empties", "bundles"),
)
"""Which heaps gather in which kind of room."""


def dress(
    stage: Stage,
    room: Room,
    how: Manner,
    heaps: tuple[str, ...] = HOME,
    *,
    ceiling: bool = True,
    dado_m: float = 0.95,
) -> None:
    """Dress a furnished room as its words ask; its focus must be set. `ceiling`: it is flat."""
    floor = FreeFloor(stage, room)
    _trim(stage, room, how, ceiling, dado_m)
    if how.traits.period is Period.MEDIEVAL:
        _hangings(stage, room, how)
    if how.traits.comfort >= 0.9 and not how.ruined:
        for side in ("north", "west"):
            string_lights(stage, room, side)
    _fill(stage, how, floor, heaps)
    decay(stage, room, how, floor, ceiling=ceiling)


def dress_floor(stage: Stage, room: Room, how: Manner, heaps: tuple[str, ...] = STORE) -> None:
    """Dress a place that has no walls of a room's kind: only what stands and lies in it."""
    floor = FreeFloor(stage, room)
    _fill(stage, how, floor, heaps)
    lie_about(stage, room, how, floor)


def _fill(stage: Stage, how: Manner, floor: FreeFloor, heaps: tuple[str, ...]) -> None:
    _period(stage, how, floor)
    _comfort(stage, how, floor)
    _people(stage, how, floor)
    _heaps(stage, how, floor, heaps)


def _trim(stage: Stage, room: Room, how: Manner, ceiling: bool, dado_m: float) -> None:
    if how.rich and not how.wooden:
        panel_mouldings(stage, room, dado_m + 0.18, min(room.height_m - 0.3, 2.75))
        if ceiling:
            ceiling_rose(stage, room, *stage.focus.point[:2])
    if how.neon:
        neon_lines(stage, room)
    if how.traits.industry >= 0.5:
        duct_work(stage, room, how)
    if how.traits.rust >= 0.8:
        rusty_pipes(stage, room)


def _period(stage: Stage, how: Manner, floor: FreeFloor) -> None:
    period = how.traits.period
    if period is None:
        return
    make, width, depth = STANDING[period]
    for index in range(3 if period in (Period.MEDIEVAL, Period.FUTURISTIC) else 1):
        spot = floor.at_wall(stage.stream("period", index), width, depth)
        if spot:
            with stage.thing(f"period-{index}", make.__name__, spot) as piece:
                make(piece, how)


def _hangings(stage: Stage, room: Room, how: Manner) -> None:
    """Hang tapestries on walls that have no windows."""
    sides: tuple[Side, ...] = ("north", "west")
    for side in sides:
        if not room.holes.get(side):
            tapestry(stage, f"tapestry-{side}", room.wall(side, 0.0, 1.9), how, 2.2, 1.5)


def _comfort(stage: Stage, how: Manner, floor: FreeFloor) -> None:
    """Warm lamps, plants, rugs and a string of lights where it is cosy."""
    if how.traits.comfort < 0.9 or how.ruined:
        return
    for index in range(2):
        spot = floor.at_wall(stage.stream("cosy-lamp", index), 0.5, 0.5)
        if spot:
            floor_lamp(stage, f"cosy-lamp-{index}", spot.at(0, -0.25), shade=(0.95, 0.6, 0.28),
                       intensity_w_sr=3.0)  # fmt: skip
    for index in range(3):
        spot = floor.at_wall(stage.stream("cosy-plant", index), 0.5, 0.5)
        if spot:
            potted_plant(stage, f"cosy-plant-{index}", spot.at(0, -0.25), 1.1 + 0.2 * index)
    for index in range(3):
        spot = floor.anywhere(stage.stream("cosy-rug", index), 1.2)
        if spot:
            cloth = scaled(how.cloth_two if index % 2 else how.cloth, 1.0)
            rug(stage, f"cosy-rug-{index}", spot.at(0, 0, 0.004), 1.15, 1.0, cloth)


def _people(stage: Stage, how: Manner, floor: FreeFloor) -> None:
    """Let people stand where it is crowded, in twos and threes, each turned to the room."""
    if how.traits.people <= 1.5:
        return
    x, y = stage.focus.point[:2]
    for index in range(min(11, int(floor.area_m2 * 0.3))):
        rng = stage.stream("guest", index)
        spot = floor.anywhere(rng, 0.55)
        if spot is None:
            return
        towards = np.degrees(np.arctan2(y - spot.origin[1], x - spot.origin[0])) + 90.0
        turned = spot.at(0, 0, 0, float(towards + rng.uniform(-60, 60)))
        figure(stage, f"guest-{index}", turned, float(rng.normal(1.7, 0.08)))


def _heaps(stage: Stage, how: Manner, floor: FreeFloor, heaps: tuple[str, ...]) -> None:
    """Fill the walls where it is cluttered: at most two thirds of the floor that is free."""
    over = how.traits.props - 1.0
    if over <= 0:
        return
    for index in range(round(over * 14)):
        kind = heaps[index % len(heaps)]
        make, width, depth = HEAPS[kind]
        rng = stage.stream("heaped", index)
        spot = floor.at_wall(rng, width, depth)
        if spot is None:
            free = floor.anywhere(rng, max(width, depth))
            spot = free and free.at(0, 0, 0, 90.0 * int(rng.integers(4))).at(0, depth / 2)
        if spot:
            with stage.thing(f"heaped-{index}", kind, spot) as piece:
                make(piece, how)
