"""Kitchen fittings: ranges, sinks, refrigerators, worktops, pans. Backs are on the wall (y = 0)."""

import itertools

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3, Material
from director.world.parts.forms import board, boards
from director.world.parts.furniture_storage import cabinet
from director.world.parts.furniture_tables import knob
from director.world.parts.soft_materials import small_tile
from director.world.shapes import beam, box, boxes, cylinder, revolve, sphere, tube
from director.world.stage import Frame, Piece, Stage

WORKTOP_M = 0.9


def worktop(
    stage: Stage,
    id: str,
    frame: Frame,
    width_m: float,
    front: Material,
    top: Material,
    *,
    doors: int,
    tint: Float3,
    drawers: int | None = None,
) -> None:
    """A run of base cupboards under a worktop at 0.9 m."""
    with stage.thing(id, "worktop", frame) as piece:
        cabinet(
            piece,
            front,
            width_m,
            0.58,
            WORKTOP_M - 0.03,
            doors=doors,
            drawers=doors if drawers is None else drawers,
            tint=tint,
        )
        board(
            piece,
            top,
            (-width_m / 2 - 0.02, -0.62, WORKTOP_M - 0.032),
            (width_m / 2 + 0.02, 0.0, WORKTOP_M + 0.008),
            grain="x",
            bevel=0.006,
        )


def sink(
    stage: Stage,
    id: str,
    frame: Frame,
    front: Material,
    top: Material,
    tint: Float3,
    width_m: float = 1.2,
) -> None:
    """A deep stone sink set in a worktop, with a swan-neck tap, a rack and a cloth."""
    with stage.thing(id, "sink", frame) as piece:
        w, glaze, brass = width_m / 2, made.ceramic(), made.brass()
        box(piece, front, (-w, -0.56, 0.07), (w, -0.001, 0.62), tint)
        box(piece, front, (-w + 0.02, -0.51, 0.0), (w - 0.02, -0.03, 0.07), (0.3, 0.3, 0.3))
        for a, b in ((-w + 0.02, -0.01), (0.01, w - 0.02)):
            board(piece, front, (a, -0.58, 0.09), (b, -0.56, 0.6), bevel=0.004, tint=tint)
            board(
                piece,
                front,
                (a + 0.07, -0.586, 0.16),
                (b - 0.07, -0.58, 0.53),
                bevel=0.006,
                tint=tint,
            )
            knob(piece, (b - 0.05 if a < -0.02 else a + 0.05, -0.582, 0.5), -1.0)
        s = 0.36
        boxes(
            piece,
            front,
            [(-w, -0.56, 0.62), (s, -0.56, 0.62)],
            [(-s, -0.001, 0.87), (w, -0.001, 0.87)],
            tint,
        )
        for a, b in ((-w - 0.02, -s), (s, w + 0.02)):
            board(piece, top, (a, -0.62, 0.868), (b, 0.0, 0.908), grain="x", bevel=0.006)
        for low, high in (
            ((-s, -0.64, 0.64), (s, -0.58, 0.9)),
            ((-s, -0.1, 0.64), (s, -0.0, 0.9)),
            ((-s, -0.58, 0.64), (-s + 0.05, -0.1, 0.9)),
            ((s - 0.05, -0.58, 0.64), (s, -0.1, 0.9)),
            ((-s + 0.05, -0.58, 0.64), (s - 0.05, -0.1, 0.67)),
        ):
            board(piece, glaze, low, high, bevel=0.012)
        neck = [
            (0, -0.06, 0.9),
            (0, -0.06, 1.12),
            (0, -0.09, 1.2),
            (0, -0.17, 1.22),
            (0, -0.24, 1.19),
            (0, -0.25, 1.13),
        ]
        tube(piece, brass, neck, 0.014, 10)
        for x in (-0.11, 0.11):
            cylinder(piece, brass, (x, -0.06, 0.9), (x, -0.06, 0.97), 0.014, sides=12)
            beam(piece, brass, (x - 0.04, -0.06, 0.975), (x + 0.04, -0.06, 0.975), 0.014)
            beam(piece, brass, (x, -0.1, 0.975), (x, -0.02, 0.975), 0.014)
        _drying_rack(piece, w - 0.28)


def _drying_rack(piece: Piece, x: float) -> None:
    """Draw plates that dry in a wooden rack on the draining board."""
    wood = made.timber((0.36, 0.23, 0.13))
    for y in (-0.45, -0.2):
        beam(piece, wood, (x - 0.18, y, 0.925), (x + 0.18, y, 0.925), 0.02)
        pegs = np.linspace(x - 0.17, x + 0.17, 8)
        boxes(
            piece,
            wood,
            [(p - 0.005, y - 0.005, 0.93) for p in pegs],
            [(p + 0.005, y + 0.005, 1.03) for p in pegs],
        )
    for p in np.linspace(x - 0.14, x + 0.08, 4):
        revolve(
            piece,
            made.ceramic(),
            [(0, 0), (0.07, 0), (0.12, 0.016), (0.12, 0.02), (0.07, 0.008), (0, 0.006)],
            (p, -0.325, 1.045),
            (1, 0, 0.12),
            24,
        )


def refrigerator(stage: Stage, id: str, frame: Frame, tint: Float3) -> None:
    """A rounded refrigerator of the fifties, with papers held by magnets."""
    with stage.thing(id, "refrigerator", frame) as piece:
        enamel, chrome = made.ceramic((0.9, 0.9, 0.9)), made.metal((0.6, 0.6, 0.6))
        board(piece, enamel, (-0.32, -0.62, 0.06), (0.32, -0.02, 1.62), bevel=0.05, tint=tint)
        board(piece, enamel, (-0.315, -0.7, 0.12), (0.315, -0.625, 1.6), bevel=0.035, tint=tint)
        box(piece, made.rubber(), (-0.29, -0.58, 0.0), (0.29, -0.06, 0.07))
        board(piece, chrome, (0.22, -0.755, 0.98), (0.25, -0.74, 1.2), bevel=0.006)
        for z in (1.0, 1.17):
            box(piece, chrome, (0.225, -0.745, z), (0.245, -0.7, z + 0.02))
        board(piece, chrome, (-0.12, -0.708, 1.42), (0.12, -0.7, 1.46), bevel=0.004)
        for x, z, w, h in (
            (-0.14, 1.2, 0.06, 0.08),
            (-0.02, 1.1, 0.05, 0.07),
            (-0.17, 0.98, 0.07, 0.05),
        ):
            boxes(
                piece,
                made.paper(),
                [(x - w, -0.7025, z - h)],
                [(x + w, -0.7005, z + h)],
                piece.rng.choice([(1, 1, 1), (1, 0.9, 0.5), (0.8, 0.9, 1)]),
            )
            sphere(piece, made.paint((0.5, 0.03, 0.03)), (x, -0.705, z + h * 0.8), 0.011, 8)


def wall_cupboard(
    stage: Stage,
    id: str,
    frame: Frame,
    width_m: float,
    front: Material,
    tint: Float3,
    *,
    doors: int = 2,
    height_m: float = 0.68,
) -> None:
    """A cupboard on the wall; the frame is at its lower edge."""
    with stage.thing(id, "wall_cupboard", frame) as piece:
        w = width_m / 2
        box(piece, front, (-w, -0.31, 0.0), (w, -0.001, height_m), tint)
        board(
            piece,
            front,
            (-w - 0.015, -0.345, height_m),
            (w + 0.015, 0, height_m + 0.035),
            grain="x",
            tint=tint,
        )
        edges = np.linspace(-w, w, doors + 1)
        for index, (a, b) in enumerate(itertools.pairwise(edges)):
            board(
                piece,
                front,
                (a + 0.004, -0.33, 0.006),
                (b - 0.004, -0.31, height_m - 0.006),
                bevel=0.004,
                tint=tint,
            )
            board(
                piece,
                front,
                (a + 0.06, -0.337, 0.07),
                (b - 0.06, -0.33, height_m - 0.07),
                bevel=0.007,
                tint=tint,
            )
            knob(piece, (b - 0.04 if index % 2 == 0 else a + 0.04, -0.332, 0.09), -1.0)


def pan_rail(stage: Stage, id: str, frame: Frame, width_m: float) -> None:
    """A rail with ladles, a sieve and pans hanging from hooks; the frame is on the wall."""
    with stage.thing(id, "pan_rail", frame) as piece:
        w, iron = width_m / 2, made.iron()
        cylinder(piece, iron, (-w, -0.06, 0), (w, -0.06, 0), 0.009, sides=8)
        for x in (-w + 0.04, w - 0.04):
            cylinder(piece, iron, (x, -0.06, 0), (x, 0, 0), 0.008, sides=8)
        for index, x in enumerate(np.linspace(-w + 0.12, w - 0.12, max(3, int(width_m / 0.17)))):
            tube(
                piece,
                iron,
                [(x, -0.06, 0.012), (x, -0.085, -0.02), (x, -0.07, -0.05), (x, -0.055, -0.035)],
                0.004,
                6,
            )
            if index % 2:
                r = piece.rng.uniform(0.07, 0.12)
                copper = made.metal((0.5, 0.22, 0.12)) if index % 4 == 1 else made.iron()
                boxes(piece, iron, [(x - 0.011, -0.065, -0.24)], [(x + 0.011, -0.055, -0.04)])
                revolve(
                    piece,
                    copper,
                    [
                        (0, 0),
                        (r - 0.01, 0),
                        (r, 0.05),
                        (r - 0.004, 0.05),
                        (r - 0.014, 0.005),
                        (0, 0.004),
                    ],
                    (x, -0.045, -0.24 - r),
                    (0, -1, 0),
                    24,
                )
            else:
                cylinder(piece, made.metal(), (x, -0.062, -0.3), (x, -0.062, -0.05), 0.005, sides=8)
                sphere(piece, made.metal(), (x, -0.075, -0.32), (0.035, 0.03, 0.035), 12)


def shelf_jars(piece: Piece, width: float) -> None:
    """Draw storage jars and boxes along x from 0 to `width`, for a kitchen shelf."""
    x = 0.08
    while x < width - 0.06:
        high, r = piece.rng.uniform(0.1, 0.2), piece.rng.uniform(0.045, 0.065)
        tint = piece.rng.choice(
            [(0.6, 0.55, 0.45), (0.30, 0.13, 0.06), (0.16, 0.24, 0.26), (0.55, 0.5, 0.2)]
        )
        jar = [
            (0, 0),
            (r, 0),
            (r + 0.004, 0.01),
            (r + 0.004, high * 0.8),
            (r * 0.85, high * 0.86),
            (r * 0.9, high * 0.87),
            (r * 0.9, high),
            (0.012, high + 0.008),
            (0.012, high + 0.025),
            (0, high + 0.027),
        ]
        revolve(piece, made.ceramic((0.9, 0.9, 0.9)), jar, (x, 0, 0), sides=18, tint=tint)
        x += 2 * r + piece.rng.uniform(0.02, 0.09)


def tiled(
    stage: Stage, id: str, frame: Frame, width_m: float, low_m: float, high_m: float, tint: Float3
) -> None:
    """Wall tiles over a worktop."""
    with stage.thing(id, "wall_tiles", frame) as piece:
        box(
            piece,
            small_tile((0.8, 0.8, 0.8)),
            (-width_m / 2, -0.01, low_m),
            (width_m / 2, 0.0, high_m),
            tint,
        )
        boards(
            piece,
            made.ceramic((0.9, 0.9, 0.9)),
            [(-width_m / 2, -0.016, high_m)],
            [(width_m / 2, 0.0, high_m + 0.025)],
            tint=tint,
        )
