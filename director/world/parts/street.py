"""Street furniture: lamps, benches, bins, hydrants, bollards, signs, covers and cables."""

from itertools import pairwise

import numpy as np

from director.world.blockout import Float3
from director.world.materials import (
    iron,
    metal,
    paint,
    planks,
    rubber,
    rusted,
    smooth_stone,
    timber,
)
from director.world.shapes import (
    beam,
    box,
    boxes,
    cylinder,
    revolve,
    sphere,
)
from director.world.stage import Frame, Stage


def bench(stage: Stage, id: str, frame: Frame, length_m: float = 1.8) -> None:
    """Draw a slatted bench with iron ends; it faces -y."""
    with stage.thing(id, "street_bench", frame) as piece:
        wood = timber((0.23, 0.14, 0.08))
        half = length_m / 2
        y = np.linspace(-0.42, -0.04, 5)
        low = np.column_stack([np.full(5, -half), y, np.full(5, 0.43)])
        boxes(
            piece,
            wood,
            low,
            np.add(low, (length_m, 0.075, 0.035)),
            0.8 + 0.4 * piece.rng.random((5, 1)) * np.ones(3),
        )
        z = np.array([0.56, 0.67, 0.78])
        low = np.column_stack([np.full(3, -half), 0.03 + (z - 0.5) * 0.25, z])
        boxes(
            piece,
            wood,
            low,
            np.add(low, (length_m, 0.03, 0.085)),
            0.8 + 0.4 * piece.rng.random((3, 1)) * np.ones(3),
        )
        for x in (-half + 0.12, half - 0.12):
            for line in (
                [(x, -0.4, 0), (x, -0.38, 0.44), (x, -0.02, 0.42), (x, 0.13, 0.9)],
                [(x, 0.12, 0), (x, 0.0, 0.42)],
                [(x, -0.4, 0.42), (x, -0.42, 0.64), (x, 0.04, 0.66)],
            ):
                for a, b in pairwise(line):
                    beam(piece, iron(), a, b, 0.05, 0.03)


def bin_(stage: Stage, id: str, frame: Frame, colour: Float3 = (0.05, 0.09, 0.07)) -> None:
    """Draw a round litter bin."""
    with stage.thing(id, "bin", frame) as piece:
        green = paint(colour, 0.5)
        revolve(
            piece,
            green,
            [
                (0, 0),
                (0.24, 0),
                (0.28, 0.75),
                (0.31, 0.76),
                (0.31, 0.82),
                (0.25, 0.82),
                (0.24, 0.6),
                (0, 0.6),
            ],
            sides=14,
        )
        for turn in np.arange(14) * 2 * np.pi / 14:
            c, s = np.cos(turn), np.sin(turn)
            beam(
                piece,
                iron(),
                (0.255 * c, 0.255 * s, 0.03),
                (0.285 * c, 0.285 * s, 0.74),
                0.02,
                0.02,
            )


def rubbish_bin(stage: Stage, id: str, frame: Frame, colour: Float3 = (0.07, 0.10, 0.08)) -> None:
    """Draw a wheeled plastic bin with its lid, a little open now and then."""
    with stage.thing(id, "rubbish_bin", frame) as piece:
        shell = paint(colour, 0.45)
        for index in range(4):
            z0, z1 = 0.1 + index * 0.23, 0.1 + (index + 1) * 0.23
            grow = 0.02 * index
            box(piece, shell, (-0.25 - grow, -0.3 - grow, z0), (0.25 + grow, 0.28 + grow, z1))
        tilt = 0.18 if piece.rng.random() < 0.4 else 0.0
        beam(piece, shell, (0, -0.4, 1.05 + tilt), (0, 0.38, 1.05), 0.66, 0.05)
        cylinder(piece, shell, (-0.28, 0.4, 1.02), (0.28, 0.4, 1.02), 0.03, sides=8)
        for x in (-0.26, 0.26):
            cylinder(piece, rubber(), (x - 0.03, 0.28, 0.1), (x + 0.03, 0.28, 0.1), 0.1, sides=12)


def dumpster(stage: Stage, id: str, frame: Frame, colour: Float3 = (0.06, 0.13, 0.11)) -> None:
    """Draw a steel rubbish container, 1.9 m wide."""
    with stage.thing(id, "dumpster", frame) as piece:
        shell = rusted(colour) if stage.traits.rust > 0.25 else paint(colour, 0.5)
        box(piece, shell, (-0.95, -0.6, 0.16), (0.95, 0.6, 1.15))
        for x in np.linspace(-0.85, 0.85, 6):
            box(piece, shell, (x - 0.04, -0.66, 0.16), (x + 0.04, 0.66, 1.1), 0.9)
        box(piece, shell, (-1.0, -0.66, 1.1), (1.0, 0.66, 1.2), 0.85)
        lift = float(piece.rng.uniform(0.0, 0.35))
        for x in (-0.49, 0.49):
            beam(
                piece,
                paint((0.03, 0.035, 0.035)),
                (x, 0.6, 1.24),
                (x, -0.66, 1.26 + (lift if x > 0 else 0.0)),
                0.94,
                0.05,
            )
        for x in (-0.8, 0.8):
            for y in (-0.45, 0.45):
                cylinder(piece, rubber(), (x - 0.03, y, 0.09), (x + 0.03, y, 0.09), 0.09, sides=10)


def bags(stage: Stage, id: str, frame: Frame, count: int = 4) -> None:
    """Draw a heap of rubbish bags."""
    if not stage.wants(id):
        return
    with stage.thing(id, "bags", frame) as piece:
        for index in range(count):
            x, y = piece.rng.uniform(-0.5, 0.5), piece.rng.uniform(-0.25, 0.25)
            size = piece.rng.uniform(0.24, 0.36)
            z = size * 0.75 + (0.3 if index > 2 else 0.0)
            black = paint((0.025, 0.025, 0.028), 0.35)
            sphere(piece, black, (x, y, z), (size, size * 0.9, size * 0.8), 12)
            cylinder(
                piece, black, (x, y, z + size * 0.7), (x + 0.03, y, z + size * 1.05), 0.05, 0.1, 7
            )


def hydrant(stage: Stage, id: str, frame: Frame, colour: Float3 = (0.42, 0.05, 0.035)) -> None:
    """Draw a fire hydrant."""
    with stage.thing(id, "hydrant", frame) as piece:
        red = paint(colour, 0.45)
        revolve(
            piece,
            red,
            [
                (0, 0),
                (0.17, 0),
                (0.17, 0.05),
                (0.11, 0.07),
                (0.11, 0.5),
                (0.14, 0.52),
                (0.14, 0.56),
                (0.09, 0.64),
                (0.03, 0.68),
                (0.03, 0.73),
                (0, 0.73),
            ],
            sides=12,
        )
        cylinder(piece, red, (-0.2, 0, 0.4), (0.2, 0, 0.4), 0.055, sides=10)
        cylinder(piece, red, (0, 0, 0.36), (0, -0.18, 0.36), 0.07, sides=10)


def bollard(stage: Stage, id: str, frame: Frame, height_m: float = 0.9) -> None:
    """Draw an iron pavement bollard."""
    with stage.thing(id, "bollard", frame) as piece:
        profile = [(0, -0.1), (0.1, -0.1), (0.1, 0.1), (0.075, 0.14), (0.065, height_m - 0.16)]
        profile += [
            (0.09, height_m - 0.14),
            (0.09, height_m - 0.08),
            (0.06, height_m - 0.02),
            (0, height_m),
        ]
        revolve(piece, iron(), profile, sides=12)


def sign_plate(
    stage: Stage,
    id: str,
    frame: Frame,
    text_rows: int = 2,
    colour: Float3 = (0.05, 0.12, 0.28),
    height_m: float = 2.4,
) -> None:
    """Draw a road sign on a pole; bars stand for its lettering."""
    with stage.thing(id, "road_sign", frame) as piece:
        cylinder(piece, metal(), (0, 0, -0.2), (0, 0, height_m + 0.5), 0.03, sides=8)
        box(piece, paint(colour), (-0.42, -0.06, height_m), (0.42, -0.035, height_m + 0.45))
        white = paint((0.75, 0.75, 0.73))
        for row in range(text_rows):
            z = height_m + 0.33 - row * 0.17
            x = -0.33
            while x < 0.25:
                step = float(piece.rng.uniform(0.06, 0.2))
                box(piece, white, (x, -0.064, z - 0.045), (min(x + step, 0.34), -0.06, z + 0.045))
                x += step + 0.04


def planter(
    stage: Stage, id: str, frame: Frame, size_m: float = 0.9, height_m: float = 0.55
) -> None:
    """Draw a square stone planter; what grows in it is another thing."""
    half = size_m / 2
    with stage.thing(id, "planter", frame) as piece:
        box(piece, smooth_stone(), (-half, -half, 0.0), (half, half, height_m))
        box(
            piece,
            smooth_stone(),
            (-half - 0.05, -half - 0.05, height_m - 0.1),
            (half + 0.05, half + 0.05, height_m),
        )


def notice_board(stage: Stage, id: str, frame: Frame) -> None:
    """Draw a wooden notice board with papers pinned to it."""
    with stage.thing(id, "notice_board", frame) as piece:
        wood = timber((0.18, 0.12, 0.07))
        for x in (-0.75, 0.75):
            box(piece, wood, (x - 0.05, -0.05, -0.3), (x + 0.05, 0.05, 2.1))
        box(piece, planks((0.30, 0.22, 0.14)), (-0.7, -0.03, 0.9), (0.7, 0.03, 1.85))
        for side in (-1, 1):
            beam(piece, wood, (0, side * 0.3, 2.02), (0, 0.0, 2.22), 1.8, 0.04)
        for _ in range(7):
            x, z = piece.rng.uniform(-0.6, 0.42), piece.rng.uniform(0.95, 1.5)
            w, h = piece.rng.uniform(0.14, 0.26), piece.rng.uniform(0.18, 0.3)
            box(
                piece,
                paint((0.66, 0.62, 0.52), 0.9),
                (x, -0.036, z),
                (x + w, -0.03, z + h),
                0.7 + 0.4 * piece.rng.random(),
            )
