"""Hall roof: two pitched slopes with skylights, trusses, purlins and gables over a big room."""

import itertools
from collections.abc import Sequence

import numpy as np

from director.world import materials as made
from director.world.blockout import Material
from director.world.parts.forms import board
from director.world.parts.room_shell import Rectangle, Room, spans
from director.world.shapes import beam, beams, boxes, cylinder, prism, revolve, sphere
from director.world.stage import Array, Frame, Piece, Stage


def hall_roof(
    stage: Stage,
    room: Room,
    rise_m: float,
    *,
    cover: Material,
    gable: Material,
    skylights: Sequence[tuple[float, float]] = (),
    broken: float = 0.0,
) -> None:
    """Roof a room, ridge along y. `skylights` are (y, length) of glass strips in both slopes.

    The room's height is that of its eaves.
    """
    reach = room.width_m / 2 + room.wall_m
    half = room.depth_m / 2 + room.wall_m
    long = float(np.hypot(reach, rise_m))
    holes = [(y - d / 2, long * 0.42, y + d / 2, long * 0.78) for y, d in skylights]
    with stage.thing("roof", "hall_roof") as piece:
        for side in (-1.0, 1.0):
            _slope(piece, cover, side, (reach, half, room.height_m, rise_m), holes, broken)
        outline = [(-reach, room.height_m), (reach, room.height_m), (0.0, room.height_m + rise_m)]
        for y in (-half, half - room.wall_m):
            prism(piece, gable, outline, y, y + room.wall_m, "y")


def _slope(
    piece: Piece,
    cover: Material,
    side: float,
    size: tuple[float, float, float, float],
    holes: Sequence[Rectangle],
    broken: float,
) -> None:
    """Draw one slope, its inner and outer skin and the frames and panes of its skylights."""
    reach, half, eaves, rise = size
    long = float(np.hypot(reach, rise))
    cos, sin = reach / long, rise / long

    def place(u: Array, v: Array, lift: float) -> Array:
        x = side * (reach - v * cos + lift * sin)
        return np.stack([x, u, eaves + v * sin + lift * cos], axis=-1)

    areas = np.array(spans((-half, 0.0, half, long), holes))
    u, v = areas[:, [0, 2, 2, 0]], areas[:, [1, 1, 3, 3]]
    uv = np.stack([u, v], axis=-1) / piece.texture_size_m(cover)
    for lift, facing in ((0.0, -1.0), (0.09, 1.0)):
        order = [0, 1, 2, 3] if side * facing > 0 else [3, 2, 1, 0]
        piece.quads(cover, place(u, v, lift)[:, order], uv[:, order])
    for a, b, c, d in holes:
        ring = [(a, b), (c, b), (c, d), (a, d), (a, b)]
        for (u0, v0), (u1, v1) in itertools.pairwise(ring):
            ends = place(np.array([u0, u1]), np.array([v0, v1]), 0.05)
            beam(piece, made.iron(), ends[0], ends[1], 0.08, 0.16)
        if not broken:
            sheet = place(np.array([a, c, c, a]), np.array([b, b, d, d]), 0.06)
            piece.quads(made.glass(), sheet if side > 0 else sheet[::-1])
        count = max(2, round((c - a) / 0.7))
        edges = np.linspace(a, c, count + 1)
        for x0, x1 in itertools.pairwise(edges):
            bar = place(np.array([x0, x0]), np.array([b, d]), 0.06)
            beam(piece, made.iron(), bar[0], bar[1], 0.04, 0.05)
            if broken and piece.rng.random() >= broken:
                pane = place(np.array([x0, x1, x1, x0]), np.array([b, b, d, d]), 0.06)
                piece.quads(made.glass(), pane if side > 0 else pane[::-1])


def trusses(
    stage: Stage, room: Room, rise_m: float, count: int, wood: Material, *, steel: bool = False
) -> None:
    """Span the hall with trusses of chords, king post and struts, joined by purlins."""
    half, z = room.width_m / 2, room.height_m
    slope = rise_m / (half + room.wall_m)
    top = z + rise_m - slope * 0.2 - 0.22
    thick = 0.14 if steel else 0.22
    ys = np.linspace(-room.depth_m / 2, room.depth_m / 2, count + 2)[1:-1]
    with stage.thing("trusses", "trusses") as piece:
        for y in ys:
            beam(piece, wood, (-half, y, z - 0.16), (half, y, z - 0.16), thick, thick * 1.3)
            for side in (-1, 1):
                foot = (side * half, y, z + slope * room.wall_m - 0.18)
                beam(piece, wood, foot, (0, y, top), thick, thick * 1.1)
                knee = (side * half * 0.5, y, z - 0.05)
                beam(piece, wood, knee, (side * half * 0.5, y, z + (top - z) * 0.5), thick * 0.7)
                beam(
                    piece,
                    wood,
                    (0, y, z),
                    (side * half * 0.48, y, z + (top - z) * 0.48),
                    thick * 0.7,
                )
                brace = (side * half, y, z - 1.3), (side * half * 0.84, y, z - 0.2)
                beam(piece, wood, *brace, thick * 0.8)
                board(piece, made.smooth_stone(), *_corbel(side * half, y, z))
            beam(piece, wood, (0, y, z - 0.1), (0, y, top + 0.05), thick * 0.9)
            boxes(piece, made.iron(), [(-0.2, y - 0.14, z - 0.3)], [(0.2, y + 0.14, z - 0.02)])
        purlins = np.linspace(0.12, 0.92, 5)
        for side in (-1, 1):
            x = side * half * (1 - purlins)
            height = z + slope * room.wall_m + (rise_m - slope * room.wall_m) * purlins - 0.08
            ends = room.depth_m / 2
            starts = np.column_stack([x, np.full(5, -ends), height])
            beams(piece, wood, starts, starts * (1, -1, 1), 0.1, 0.14)


def _corbel(x: float, y: float, z: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the block of stone that a truss rests on."""
    inner = x - np.sign(x) * 0.22
    return (min(x, inner), y - 0.2, z - 0.62), (max(x, inner), y + 0.2, z - 0.3)


def hall_lamp(
    stage: Stage,
    id: str,
    frame: Frame,
    drop_m: float,
    *,
    on: bool = True,
    intensity_w_sr: float = 30.0,
) -> None:
    """A big enamelled reflector that hangs from a truss."""
    with stage.thing(id, "hall_lamp", frame) as piece:
        z = -drop_m
        cylinder(piece, made.iron(), (0, 0, z), (0, 0, 0), 0.012, sides=8)
        bell = [
            (0.3, z - 0.24),
            (0.27, z - 0.18),
            (0.12, z - 0.09),
            (0.075, z - 0.06),
            (0.07, z + 0.08),
            (0, z + 0.1),
        ]
        revolve(piece, made.ceramic((0.9, 0.9, 0.9)), bell, sides=28, tint=(0.06, 0.11, 0.09))
        inner = [(0.06, z - 0.07), (0.115, z - 0.1), (0.265, z - 0.185), (0.3, z - 0.24)]
        revolve(piece, made.ceramic(), inner, sides=28)
        bulb = made.glow((1.0, 0.78, 0.5), 10.0) if on else made.ceramic((0.6, 0.6, 0.57))
        sphere(piece, bulb, (0, 0, z - 0.17), (0.06, 0.06, 0.085), 14)
        if on:
            piece.lamp(
                0,
                0,
                z - 0.3,
                colour=(1.0, 0.78, 0.52),
                intensity_w_sr=intensity_w_sr,
                always_on=True,
            )
