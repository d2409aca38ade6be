"""Room shell: walls with thickness and real holes, floor, ceiling, skirting, dado and cornice.

A wall has a frame of its own: x to the right of somebody who looks at it, z up, y = 0 on its inner
face, y > 0 into the masonry. Wall pieces of furniture stand with their back on y = 0, facing -y.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from director.world.blockout import Material
from director.world.parts.forms import boards
from director.world.shapes import boxes
from director.world.stage import Frame, Piece, Stage

Side = Literal["north", "east", "south", "west"]
SIDES: tuple[Side, ...] = ("north", "east", "south", "west")
Rectangle = tuple[float, float, float, float]
"""(left, bottom, right, top) in a wall's own x and z."""
_YAW: dict[Side, float] = {"north": 0.0, "east": -90.0, "south": 180.0, "west": 90.0}


@dataclass(frozen=True)
class Hole:
    """A rectangular opening of a wall."""

    x: float
    """Middle, along the wall."""
    width_m: float
    sill_m: float
    head_m: float

    @property
    def rectangle(self) -> Rectangle:
        """(left, bottom, right, top)."""
        half = self.width_m / 2
        return (self.x - half, self.sill_m, self.x + half, self.head_m)


@dataclass(frozen=True)
class Room:
    """A rectangular room; its middle stands at the world's origin, its floor at z = 0."""

    width_m: float
    """East to west, between inner faces."""
    depth_m: float
    """North to south, between inner faces."""
    height_m: float
    wall_m: float = 0.34
    holes: dict[Side, tuple[Hole, ...]] = field(default_factory=dict[Side, tuple[Hole, ...]])

    def length(self, side: Side) -> float:
        """Return the length of a wall between its inner corners."""
        return self.width_m if side in ("north", "south") else self.depth_m

    def wall(self, side: Side, x: float = 0.0, z: float = 0.0, out: float = 0.0) -> Frame:
        """Return a wall's frame, moved x along it, z up and `out` metres into the room."""
        middle = {
            "north": (0.0, self.depth_m / 2),
            "east": (self.width_m / 2, 0.0),
            "south": (0.0, -self.depth_m / 2),
            "west": (-self.width_m / 2, 0.0),
        }[side]
        return Frame((*middle, 0.0), _YAW[side]).at(x, -out, z)

    def inside(self, clearance_m: float = 0.45) -> Rectangle:
        """Return (xmin, ymin, xmax, ymax) that keeps clear of the walls."""
        x, y = self.width_m / 2 - clearance_m, self.depth_m / 2 - clearance_m
        return (-x, -y, x, y)


@dataclass(frozen=True)
class Finish:
    """What a room's surfaces are made of. `wall_tint` and its like multiply the reflectance."""

    wall: Material
    floor: Material
    ceiling: Material
    outside: Material
    joinery: Material
    wall_tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    dado: Material | None = None
    dado_m: float = 0.0
    dado_tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    skirting_m: float = 0.13
    cornice_m: float = 0.07
    joinery_tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    ceiling_tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    floor_tint: tuple[float, float, float] = (1.0, 1.0, 1.0)


def spans(area: Rectangle, holes: Sequence[Rectangle]) -> list[Rectangle]:
    """Return the rectangles that are left of `area` around `holes`, in columns."""
    left, bottom, right, top = area
    edges = {left, right}
    edges.update(x for hole in holes for x in (hole[0], hole[2]) if left < x < right)
    columns = sorted(edges)
    kept: list[Rectangle] = []
    for a, b in itertools.pairwise(columns):
        middle, level = (a + b) / 2, bottom
        for hole in sorted(holes, key=lambda hole: hole[1]):
            if not hole[0] < middle < hole[2] or hole[3] <= level or hole[1] >= top:
                continue
            if hole[1] > level:
                kept.append((a, level, b, hole[1]))
            level = hole[3]
        if level < top:
            kept.append((a, level, b, top))
    return kept


def room_shell(stage: Stage, room: Room, finish: Finish, *, roof: bool = True) -> None:
    """Build the four walls, the floor and, unless a roof of its own is to come, the ceiling."""
    for side in SIDES:
        _wall(stage, room, finish, side)
    x, y = room.width_m / 2 + room.wall_m, room.depth_m / 2 + room.wall_m
    with stage.thing("floor", "room_shell") as piece:
        boxes(piece, finish.floor, (-x, -y, -0.35), (x, y, 0.0), finish.floor_tint)
    if roof:
        with stage.thing("ceiling", "room_shell") as piece:
            low, high = (-x, -y, room.height_m), (x, y, room.height_m + 0.3)
            boxes(piece, finish.ceiling, low, high, finish.ceiling_tint)


def _wall(stage: Stage, room: Room, finish: Finish, side: Side) -> None:
    """Build one wall with its holes and its joinery."""
    half = room.length(side) / 2
    holes = [hole.rectangle for hole in room.holes.get(side, ())]
    with stage.thing(f"wall-{side}", "room_shell", room.wall(side)) as piece:
        area = (-half, 0.0, half, room.height_m)
        _faces(piece, finish.wall, area, holes, 0.0, finish.wall_tint)
        t = room.wall_m
        _faces(
            piece, finish.outside, (-half - t, 0.0, half + t, room.height_m), holes, t, (1, 1, 1)
        )
        for hole in holes:
            _reveals(piece, finish.wall, hole, t, finish.wall_tint)
    with stage.thing(f"joinery-{side}", "skirting", room.wall(side)) as piece:
        _joinery(piece, finish, half, room.height_m, holes)


def _faces(
    piece: Piece,
    material: Material,
    area: Rectangle,
    holes: Sequence[Rectangle],
    y: float,
    tint: tuple[float, float, float],
) -> None:
    """Draw one face of a wall around its holes; at y = 0 it faces the room, else the outside."""
    corners = [[(a, y, b), (c, y, b), (c, y, d), (a, y, d)] for a, b, c, d in spans(area, holes)]
    at = np.array(corners)
    piece.quads(material, at if y <= 0 else at[:, ::-1], tint=tint)


def _reveals(
    piece: Piece,
    material: Material,
    hole: Rectangle,
    depth: float,
    tint: tuple[float, float, float],
) -> None:
    """Draw the four sides of a hole through a wall."""
    a, b, c, d = hole
    front = np.array([(a, 0, b), (c, 0, b), (c, 0, d), (a, 0, d)], float)
    back = np.add(front, (0.0, depth, 0.0))
    nexts = np.roll(np.arange(4), -1)
    piece.quads(material, np.stack([front, front[nexts], back[nexts], back], axis=1), tint=tint)


def _joinery(
    piece: Piece, finish: Finish, half: float, height: float, holes: Sequence[Rectangle]
) -> None:
    """Draw skirting, dado with its rail, and cornice, cut where the holes are."""

    def strip(
        material: Material, low: float, high: float, out: float, tint: tuple[float, float, float]
    ) -> None:
        at = np.array(spans((-half, low, half, high), holes))
        if len(at):
            lows = np.column_stack([at[:, 0], np.full(len(at), -out), at[:, 1]])
            highs = np.column_stack([at[:, 2], np.zeros(len(at)), at[:, 3]])
            boards(piece, material, lows, highs, bevel=0.004, grain="x", tint=tint)

    if finish.dado is not None:
        strip(finish.dado, 0.0, finish.dado_m, 0.012, finish.dado_tint)
        strip(finish.joinery, finish.dado_m, finish.dado_m + 0.05, 0.035, finish.joinery_tint)
    if finish.skirting_m:
        strip(finish.joinery, 0.0, finish.skirting_m, 0.024, finish.joinery_tint)
    if finish.cornice_m:
        strip(
            finish.joinery, height - finish.cornice_m, height, finish.cornice_m, finish.joinery_tint
        )
        rim = height - finish.cornice_m * 1.5
        strip(finish.joinery, rim, rim + 0.012, finish.cornice_m * 0.5, finish.joinery_tint)


def ceiling_beams(
    stage: Stage, room: Room, wood: Material, along: str, count: int, size_m: float = 0.2
) -> None:
    """Put beams under the ceiling that run along x or y."""
    with stage.thing("ceiling-beams", "beams") as piece:
        long, wide = (room.width_m, room.depth_m) if along == "x" else (room.depth_m, room.width_m)
        spots = (np.arange(count) + 0.5) * wide / count - wide / 2
        z, half = room.height_m, long / 2
        for at in spots:
            low, high = (at - size_m * 0.42, -half, z - size_m), (at + size_m * 0.42, half, z)
            if along == "x":
                low, high = (low[1], low[0], low[2]), (high[1], high[0], high[2])
            shade = piece.rng.uniform(0.85, 1.15)
            boards(piece, wood, low, high, bevel=0.015, grain=along, tint=shade)
