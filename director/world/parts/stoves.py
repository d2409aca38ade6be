"""Stoves: cookers and ranges with the pans on them, and the iron stove of a tavern."""

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3
from director.world.parts.forms import board
from director.world.parts.furniture_tables import knob
from director.world.shapes import beam, box, cylinder, revolve, sphere, tube
from director.world.stage import Frame, Piece, Stage


def stove(stage: Stage, id: str, frame: Frame, tint: Float3, *, hot: bool = True) -> None:
    """A four-burner cooker with an oven, a splash-back and a kettle on one burner."""
    with stage.thing(id, "stove", frame) as piece:
        enamel, iron = made.ceramic((0.9, 0.9, 0.9)), made.iron()
        board(piece, enamel, (-0.32, -0.6, 0.08), (0.32, -0.01, 0.88), bevel=0.012, tint=tint)
        box(piece, iron, (-0.3, -0.56, 0.0), (0.3, -0.04, 0.08))
        board(piece, enamel, (-0.32, -0.05, 0.88), (0.32, -0.01, 1.08), bevel=0.012, tint=tint)
        board(piece, iron, (-0.31, -0.59, 0.88), (0.31, -0.06, 0.895), bevel=0.004)
        board(piece, enamel, (-0.29, -0.625, 0.24), (0.29, -0.6, 0.7), bevel=0.012, tint=tint)
        box(piece, made.paint((0.02, 0.02, 0.022), 0.1), (-0.2, -0.628, 0.34), (0.2, -0.6255, 0.58))
        cylinder(piece, made.metal(), (-0.24, -0.66, 0.66), (0.24, -0.66, 0.66), 0.011, sides=10)
        for x in (-0.22, 0.22):
            cylinder(piece, made.metal(), (x, -0.66, 0.66), (x, -0.62, 0.66), 0.009, sides=8)
        for x in np.linspace(-0.24, 0.24, 5):
            cylinder(
                piece,
                made.ceramic((0.05, 0.05, 0.05)),
                (x, -0.6, 0.79),
                (x, -0.635, 0.79),
                0.024,
                0.02,
                14,
            )
        for x in (-0.16, 0.16):
            for y in (-0.45, -0.2):
                revolve(
                    piece,
                    iron,
                    [(0, 0.0), (0.05, 0.0), (0.05, 0.012), (0, 0.014)],
                    (x, y, 0.895),
                    sides=16,
                )
                for turn in range(4):
                    c, s = np.cos(turn * np.pi / 2), np.sin(turn * np.pi / 2)
                    beam(
                        piece,
                        iron,
                        (x + 0.03 * c, y + 0.03 * s, 0.918),
                        (x + 0.12 * c, y + 0.12 * s, 0.918),
                        0.01,
                    )
                    beam(
                        piece,
                        iron,
                        (x + 0.12 * c, y + 0.12 * s, 0.895),
                        (x + 0.12 * c, y + 0.12 * s, 0.923),
                        0.01,
                    )
                if hot and x < 0 and y < -0.3:
                    flame = [(0.055, 0.0), (0.07, 0.012), (0.055, 0.02)]
                    revolve(
                        piece, made.glow((0.25, 0.45, 1.0), 4.0), flame, (x, y, 0.899), sides=16
                    )
        kettle(piece, (-0.16, -0.45, 0.924), (0.42, 0.06, 0.03))
        pan(piece, (0.16, -0.2, 0.924), 0.11, 0.12)


def range_cooker(stage: Stage, id: str, frame: Frame, *, hot: bool = True) -> None:
    """A cast-iron range with a hood breast, as in an old kitchen; 1.3 m wide."""
    with stage.thing(id, "range", frame) as piece:
        iron, brass = made.iron((0.028, 0.028, 0.03)), made.brass()
        board(piece, iron, (-0.65, -0.62, 0.06), (0.65, -0.02, 0.86), bevel=0.02)
        board(piece, iron, (-0.7, -0.66, 0.86), (0.7, -0.02, 0.9), bevel=0.012)
        for x0, x1, z0, z1 in (
            (-0.6, -0.12, 0.42, 0.8),
            (-0.6, -0.12, 0.12, 0.38),
            (-0.06, 0.24, 0.4, 0.8),
            (0.3, 0.6, 0.3, 0.8),
        ):
            board(piece, iron, (x0, -0.645, z0), (x1, -0.62, z1), bevel=0.012)
            knob(piece, (x1 - 0.05, -0.645, (z0 + z1) / 2), -1.0)
        cylinder(piece, brass, (-0.66, -0.7, 0.82), (0.66, -0.7, 0.82), 0.012, sides=10)
        for x in (-0.6, 0.0, 0.6):
            cylinder(piece, brass, (x, -0.7, 0.82), (x, -0.62, 0.82), 0.009, sides=8)
        if hot:
            piece.quads(
                made.glow((1.0, 0.34, 0.07), 3.0),
                [
                    [
                        (-0.02, -0.6465, 0.46),
                        (0.2, -0.6465, 0.46),
                        (0.2, -0.6465, 0.54),
                        (-0.02, -0.6465, 0.54),
                    ]
                ],
            )
        for x in np.linspace(-0.01, 0.19, 6):
            box(piece, iron, (x - 0.006, -0.652, 0.45), (x + 0.006, -0.646, 0.55))
        for x, y in ((-0.38, -0.4), (0.08, -0.4), (0.42, -0.3)):
            revolve(
                piece, iron, [(0, 0), (0.13, 0), (0.13, 0.008), (0, 0.01)], (x, y, 0.9), sides=24
            )
        kettle(piece, (-0.38, -0.4, 0.91), (0.06, 0.06, 0.065))
        pan(piece, (0.08, -0.4, 0.91), 0.15, 0.19)


def kettle(piece: Piece, at: Float3, tint: Float3) -> None:
    """Draw a kettle."""
    x, y, z = at
    body = [
        (0, 0),
        (0.1, 0),
        (0.108, 0.02),
        (0.1, 0.08),
        (0.06, 0.125),
        (0.03, 0.13),
        (0.03, 0.14),
        (0.01, 0.145),
        (0.012, 0.165),
        (0, 0.168),
    ]
    revolve(piece, made.ceramic((0.9, 0.9, 0.9)), body, at, sides=22, tint=tint)
    tube(
        piece,
        made.ceramic((0.9, 0.9, 0.9)),
        [(x + 0.08, y, z + 0.05), (x + 0.13, y, z + 0.09), (x + 0.16, y, z + 0.125)],
        [0.022, 0.015, 0.011],
        10,
        tint=tint,
    )
    turn = np.linspace(0.2, np.pi - 0.2, 9)
    tube(
        piece,
        made.iron(),
        [(x - 0.09 * np.cos(a), y, z + 0.1 + 0.12 * np.sin(a)) for a in turn],
        0.009,
        8,
    )


def pan(piece: Piece, at: Float3, radius: float, height: float, *, handle: bool = True) -> None:
    """Draw a saucepan with its lid."""
    x, y, z = at
    r, h = radius, height
    steel = made.metal((0.5, 0.5, 0.5))
    revolve(
        piece,
        steel,
        [
            (0, 0),
            (r - 0.01, 0),
            (r, 0.012),
            (r, h),
            (r + 0.006, h),
            (r + 0.006, h + 0.006),
            (r * 0.5, h + 0.025),
            (0, h + 0.03),
        ],
        at,
        sides=26,
    )
    sphere(piece, made.iron(), (x, y, z + h + 0.045), 0.016, 10)
    if handle:
        tube(piece, made.iron(), [(x - r, y, z + h - 0.02), (x - r - 0.17, y, z + h)], 0.011, 8)


def iron_stove(stage: Stage, id: str, frame: Frame, height_m: float, *, lit: bool = True) -> None:
    """A pot-bellied stove on a stone plate, its pipe rising to `height_m`."""
    with stage.thing(id, "iron_stove", frame) as piece:
        iron = made.iron()
        board(piece, made.smooth_stone(), (-0.5, -0.5, 0), (0.5, 0.45, 0.05), bevel=0.01)
        for x in (-0.18, 0.18):
            for y in (-0.18, 0.18):
                cylinder(piece, iron, (x, y, 0.05), (x * 0.8, y * 0.8, 0.22), 0.018, 0.03, 8)
        body = [
            (0, 0.2),
            (0.22, 0.2),
            (0.24, 0.26),
            (0.2, 0.3),
            (0.29, 0.46),
            (0.3, 0.6),
            (0.24, 0.8),
            (0.25, 0.84),
            (0.25, 0.87),
            (0.1, 0.9),
            (0.075, 0.92),
            (0, 0.92),
        ]
        revolve(piece, iron, body, sides=28)
        cylinder(piece, iron, (0, 0, 0.9), (0, 0, height_m), 0.075, sides=18)
        for z in np.arange(1.4, height_m - 0.1, 0.7):
            revolve(
                piece,
                iron,
                [(0.075, 0), (0.082, 0.01), (0.082, 0.03), (0.075, 0.04)],
                (0, 0, z),
                sides=18,
            )
        board(piece, iron, (-0.12, -0.315, 0.44), (0.12, -0.27, 0.64), bevel=0.012)
        if lit:
            for z in (0.48, 0.53, 0.58):
                box(
                    piece,
                    made.glow((1.0, 0.36, 0.08), 4.0),
                    (-0.08, -0.3175, z),
                    (0.08, -0.315, z + 0.02),
                )
            piece.lamp(0.0, -0.5, 0.5, colour=(1.0, 0.45, 0.15), intensity_w_sr=2.0, always_on=True)
