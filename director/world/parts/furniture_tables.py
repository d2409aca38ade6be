"""Tables and desks: what people sit at. Origin on the floor in the middle, front towards -y."""

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3, Material
from director.world.parts.forms import board, boards
from director.world.parts.soft_materials import hide
from director.world.shapes import box, boxes, cylinder, revolve, sphere
from director.world.stage import Frame, Piece, Stage

TABLE_M = 0.75
DESK_M = 0.74


def table(
    stage: Stage,
    id: str,
    frame: Frame,
    wood: Material,
    length_m: float = 1.9,
    depth_m: float = 0.9,
    *,
    height_m: float = TABLE_M,
    turned: bool = True,
) -> None:
    """A table of boards on four legs, joined by an apron."""
    with stage.thing(id, "table", frame) as piece:
        w, d, z = length_m / 2, depth_m / 2, height_m
        count = max(3, round(depth_m / 0.16))
        y = np.linspace(-d, d, count + 1)
        lows = np.column_stack([np.full(count, -w), y[:-1] + 0.001, np.full(count, z - 0.035)])
        highs = np.column_stack([np.full(count, w), y[1:] - 0.001, np.full(count, z)])
        boards(piece, wood, lows, highs, bevel=0.004, grain="x", tint=_shades(piece, count))
        a, b = w - 0.09, d - 0.08
        apron_low, apron_high = z - 0.13, z - 0.035
        for side in (-1, 1):
            board(
                piece,
                wood,
                (-a, side * b - 0.012, apron_low),
                (a, side * b + 0.012, apron_high),
                grain="x",
            )
            board(
                piece,
                wood,
                (side * a - 0.012, -b, apron_low),
                (side * a + 0.012, b, apron_high),
                grain="y",
            )
        for x in (-a, a):
            for y_ in (-b, b):
                _leg(piece, wood, x, y_, z - 0.035, turned)


def _leg(piece: Piece, wood: Material, x: float, y: float, top: float, turned: bool) -> None:
    if not turned:
        board(piece, wood, (x - 0.038, y - 0.038, 0), (x + 0.038, y + 0.038, top), grain="z")
        return
    board(piece, wood, (x - 0.04, y - 0.04, top - 0.16), (x + 0.04, y + 0.04, top), grain="z")
    swell = [(0, 0), (0.022, 0), (0.028, 0.02), (0.02, 0.06), (0.036, top * 0.4), (0.03, top * 0.6)]
    swell += [(0.04, top - 0.2), (0.026, top - 0.185), (0.036, top - 0.165), (0, top - 0.16)]
    revolve(piece, wood, swell, (x, y, 0), sides=12)


def round_table(
    stage: Stage,
    id: str,
    frame: Frame,
    wood: Material,
    radius_m: float = 0.42,
    height_m: float = 0.74,
) -> None:
    """A round table on one cast-iron foot, as in a pub."""
    with stage.thing(id, "table", frame) as piece:
        z, iron = height_m, made.iron()
        top = [
            (0, z - 0.032),
            (radius_m - 0.01, z - 0.032),
            (radius_m, z - 0.022),
            (radius_m, z - 0.008),
            (radius_m - 0.008, z),
            (0, z),
        ]
        revolve(piece, wood, top, sides=36)
        foot = [
            (0, 0),
            (0.24, 0),
            (0.25, 0.02),
            (0.1, 0.06),
            (0.045, 0.12),
            (0.034, 0.35),
            (0.05, 0.4),
            (0.034, 0.46),
            (0.034, z - 0.1),
            (0.12, z - 0.032),
            (0, z - 0.032),
        ]
        revolve(piece, iron, foot, sides=20)


def desk(
    stage: Stage,
    id: str,
    frame: Frame,
    wood: Material,
    *,
    top: Float3 | None = None,
    width_m: float = 1.6,
    depth_m: float = 0.78,
) -> None:
    """A pedestal desk: drawers on both sides; the sitter is at +y, its modest front faces -y."""
    with stage.thing(id, "desk", frame) as piece:
        w, d = width_m / 2, depth_m / 2
        board(piece, wood, (-w, -d, DESK_M - 0.035), (w, d, DESK_M), grain="x", bevel=0.008)
        if top is not None:
            inlay = (-w + 0.09, -d + 0.09, DESK_M), (w - 0.09, d - 0.09, DESK_M + 0.002)
            box(piece, hide(), *inlay, top)
        for x0, x1 in ((-w + 0.03, -w + 0.46), (w - 0.46, w - 0.03)):
            board(piece, wood, (x0, -d + 0.03, 0.06), (x1, d - 0.03, DESK_M - 0.035), grain="z")
            box(
                piece,
                wood,
                (x0 + 0.015, -d + 0.045, 0.0),
                (x1 - 0.015, d - 0.05, 0.06),
                (0.5, 0.5, 0.5),
            )
            for z0, z1 in ((0.09, 0.33), (0.35, 0.52), (0.54, 0.69)):
                board(piece, wood, (x0 + 0.02, d - 0.03, z0), (x1 - 0.02, d - 0.012, z1), grain="x")
                knob(piece, ((x0 + x1) / 2, d - 0.012, (z0 + z1) / 2), 1.0)
            board(
                piece,
                wood,
                (x0 + 0.03, -d + 0.022, 0.1),
                (x1 - 0.03, -d + 0.03, 0.66),
                bevel=0.004,
                grain="z",
            )
        board(
            piece,
            wood,
            (-w + 0.46, -d + 0.05, 0.25),
            (w - 0.46, -d + 0.07, DESK_M - 0.035),
            grain="x",
        )
        board(
            piece, wood, (-w + 0.46, d - 0.06, 0.6), (w - 0.46, d - 0.03, DESK_M - 0.035), grain="x"
        )


def knob(piece: Piece, at: Float3, way: float) -> None:
    """A brass knob that stands off along y (`way` 1 or -1)."""
    end = (at[0], at[1] + way * 0.018, at[2])
    cylinder(piece, made.brass(), at, end, 0.006, sides=8)
    sphere(piece, made.brass(), end, 0.012, 8)


def low_table(
    stage: Stage, id: str, frame: Frame, wood: Material, width_m: float = 1.1, depth_m: float = 0.58
) -> None:
    """A coffee table with a shelf below."""
    with stage.thing(id, "low_table", frame) as piece:
        w, d = width_m / 2, depth_m / 2
        board(piece, wood, (-w, -d, 0.40), (w, d, 0.43), grain="x", bevel=0.008)
        board(piece, wood, (-w + 0.06, -d + 0.06, 0.14), (w - 0.06, d - 0.06, 0.16), grain="x")
        corners = [(x, y) for x in (-w + 0.05, w - 0.1) for y in (-d + 0.05, d - 0.1)]
        boards(
            piece,
            wood,
            [(x, y, 0.0) for x, y in corners],
            [(x + 0.05, y + 0.05, 0.40) for x, y in corners],
            grain="z",
        )


def workbench(stage: Stage, id: str, frame: Frame, wood: Material, length_m: float = 2.2) -> None:
    """A joiner's bench against a wall (back at y = 0), with a vice."""
    with stage.thing(id, "workbench", frame) as piece:
        w = length_m / 2
        board(piece, wood, (-w, -0.7, 0.83), (w, 0.0, 0.9), grain="x", bevel=0.012)
        posts = [(x, y) for x in (-w + 0.1, w - 0.2) for y in (-0.64, -0.14)]
        boards(
            piece,
            wood,
            [(x, y, 0) for x, y in posts],
            [(x + 0.1, y + 0.1, 0.83) for x, y in posts],
            grain="z",
        )
        board(piece, wood, (-w + 0.1, -0.6, 0.22), (w - 0.1, -0.06, 0.25), grain="x")
        for y in (-0.62, -0.1):
            board(piece, wood, (-w + 0.2, y, 0.68), (w - 0.2, y + 0.04, 0.8), grain="x")
        boxes(
            piece,
            made.iron((0.05, 0.07, 0.1)),
            [(w - 0.62, -0.78, 0.86), (w - 0.62, -0.7, 0.9), (w - 0.58, -0.6, 0.9)],
            [(w - 0.4, -0.72, 1.03), (w - 0.4, -0.66, 1.03), (w - 0.44, -0.3, 0.98)],
        )
        cylinder(
            piece, made.metal(), (w - 0.51, -0.92, 0.95), (w - 0.51, -0.6, 0.95), 0.013, sides=10
        )
        cylinder(
            piece, made.metal(), (w - 0.6, -0.91, 0.95), (w - 0.42, -0.91, 0.95), 0.008, sides=8
        )


def _shades(piece: Piece, count: int) -> np.ndarray:
    """Return a slightly different tint for each of the boards."""
    return piece.rng.uniform(0.85, 1.12, (count, 1)) * np.ones(3)
