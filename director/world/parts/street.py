"""Street furniture: lamps, benches, bins, hydrants, bollards, signs, covers and cables."""

from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike

from director.world.blockout import Float3
from director.world.materials import (
    concrete,
    fabric,
    glow,
    iron,
    metal,
    paint,
    planks,
    puddle,
    rubber,
    rusted,
    smooth_stone,
    timber,
)
from director.world.shapes import (
    beam,
    block,
    box,
    boxes,
    cylinder,
    revolve,
    sphere,
    tube,
)
from director.world.stage import Frame, Piece, Stage

WARM: Float3 = (1.0, 0.70, 0.40)
SODIUM: Float3 = (1.0, 0.58, 0.24)
COOL: Float3 = (0.82, 0.92, 1.0)


def lantern(
    piece: Piece, x: float, y: float, z: float, size: float = 1.0, colour: Float3 = WARM
) -> None:
    """Draw a four-sided lantern that hangs or stands with its foot at (x, y, z)."""
    black = iron()
    profile = [(0.0, 0.0), (0.07, 0.0), (0.09, 0.03), (0.05, 0.05)]
    revolve(piece, black, [(r * size, h * size) for r, h in profile], (x, y, z), sides=8)
    glass = [(0.075, 0.05), (0.13, 0.36), (0.0, 0.36)]
    revolve(piece, glow(colour, 5.0), [(r * size, h * size) for r, h in glass], (x, y, z), sides=8)
    for turn in np.arange(4) * np.pi / 2 + np.pi / 4:
        c, s = np.cos(turn) * size, np.sin(turn) * size
        beam(
            piece,
            black,
            (x + 0.08 * c, y + 0.08 * s, z + 0.05 * size),
            (x + 0.135 * c, y + 0.135 * s, z + 0.37 * size),
            0.016,
        )
    cap = [(0.0, 0.355), (0.17, 0.355), (0.1, 0.46), (0.04, 0.5), (0.03, 0.56), (0.0, 0.58)]
    revolve(piece, black, [(r * size, h * size) for r, h in cap], (x, y, z), sides=8)


def lamp_post(
    stage: Stage,
    id: str,
    frame: Frame,
    height_m: float = 3.6,
    intensity_w_sr: float = 26.0,
    colour: Float3 = WARM,
) -> None:
    """Draw a cast-iron street lamp with its lantern on top, and light it."""
    with stage.thing(id, "lamp_post", frame) as piece:
        profile = [
            (0.0, 0.0),
            (0.19, 0.0),
            (0.19, 0.12),
            (0.14, 0.18),
            (0.12, 0.55),
            (0.14, 0.6),
            (0.075, 0.72),
            (0.055, 1.0),
        ]
        profile += [
            (0.045, height_m - 0.75),
            (0.075, height_m - 0.72),
            (0.04, height_m - 0.66),
            (0.035, height_m - 0.5),
            (0.0, height_m - 0.48),
        ]
        revolve(piece, iron(), profile, sides=12)
        bar = height_m - 0.85
        beam(piece, iron(), (-0.3, 0, bar), (0.3, 0, bar), 0.035)
        sphere(piece, iron(), (-0.3, 0, bar), 0.035, 8)
        sphere(piece, iron(), (0.3, 0, bar), 0.035, 8)
        lantern(piece, 0.0, 0.0, height_m - 0.5, 1.15, colour)
        piece.lamp(0.0, 0.0, height_m - 0.25, colour=colour, intensity_w_sr=intensity_w_sr)


def wall_lamp(
    stage: Stage, id: str, frame: Frame, intensity_w_sr: float = 9.0, colour: Float3 = WARM
) -> None:
    """Draw a lantern on a bracket; the frame's origin is on the wall, y points into it."""
    with stage.thing(id, "wall_lamp", frame) as piece:
        box(piece, iron(), (-0.05, -0.03, -0.25), (0.05, 0.03, 0.15))
        tube(
            piece,
            iron(),
            [(0, 0, -0.15), (0, -0.18, -0.2), (0, -0.38, -0.05), (0, -0.42, 0.12)],
            0.016,
            6,
        )
        tube(piece, iron(), [(0, 0, 0.12), (0, -0.2, 0.22), (0, -0.42, 0.16)], 0.013, 6)
        lantern(piece, 0.0, -0.42, -0.42, 0.9, colour)
        piece.lamp(0.0, -0.42, -0.22, colour=colour, intensity_w_sr=intensity_w_sr)


def street_light(
    stage: Stage,
    id: str,
    frame: Frame,
    height_m: float = 7.5,
    intensity_w_sr: float = 90.0,
    colour: Float3 = SODIUM,
) -> None:
    """Draw a tall steel light with an arm that reaches towards -y."""
    with stage.thing(id, "street_light", frame) as piece:
        grey = metal((0.22, 0.23, 0.24))
        cylinder(piece, grey, (0, 0, 0), (0, 0, 0.9), 0.12, 0.11, 10)
        cylinder(piece, grey, (0, 0, 0.9), (0, 0, height_m - 0.6), 0.085, 0.06, 10)
        share = np.linspace(0, 1, 8)
        arm = np.column_stack(
            [0 * share, -1.7 * share, height_m - 0.6 + 0.75 * np.sin(share * 1.7)]
        )
        tube(piece, grey, arm, 0.045, 8)
        tip = arm[-1]
        block(piece, grey, np.add(tip, (0, -0.3, 0.02)), (0.26, 0.75, 0.1))
        block(piece, glow(colour, 8.0), np.add(tip, (0, -0.32, -0.045)), (0.2, 0.55, 0.04))
        piece.lamp(*(np.add(tip, (0, -0.32, -0.25))), colour=colour, intensity_w_sr=intensity_w_sr)


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
        shell = rusted(colour) if "old" in stage.words else paint(colour, 0.5)
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


def cover(stage: Stage, id: str, frame: Frame, radius_m: float = 0.34) -> None:
    """Draw an iron manhole cover that lies in the road."""
    with stage.thing(id, "manhole", frame) as piece:
        cylinder(piece, iron((0.07, 0.06, 0.055)), (0, 0, -0.05), (0, 0, 0.012), radius_m, sides=20)
        for r in (0.1, 0.2, 0.28):
            revolve(
                piece,
                iron((0.10, 0.085, 0.075)),
                [(r + 0.02, 0.011), (r + 0.01, 0.02), (r - 0.01, 0.02), (r - 0.02, 0.011)],
                sides=20,
            )


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


def cable(
    stage: Stage,
    id: str,
    start: ArrayLike,
    end: ArrayLike,
    sag_m: float = 0.5,
    radius_m: float = 0.012,
) -> None:
    """Hang a cable between two points in world metres."""
    a, b = np.asarray(start, float), np.asarray(end, float)
    share = np.linspace(0.0, 1.0, 14)[:, None]
    line = a + (b - a) * share - np.array([0.0, 0.0, 4 * sag_m]) * share * (1 - share)
    with stage.thing(id, "cable") as piece:
        tube(piece, rubber((0.02, 0.02, 0.02)), line, radius_m, 5)


def bunting(stage: Stage, id: str, start: ArrayLike, end: ArrayLike, sag_m: float = 0.6) -> None:
    """Hang a line of little flags between two points in world metres."""
    a, b = np.asarray(start, float), np.asarray(end, float)
    share = np.linspace(0.0, 1.0, 40)[:, None]
    line = a + (b - a) * share - np.array([0.0, 0.0, 4 * sag_m]) * share * (1 - share)
    colours = (
        (0.5, 0.06, 0.05),
        (0.62, 0.50, 0.10),
        (0.08, 0.17, 0.36),
        (0.62, 0.60, 0.54),
        (0.08, 0.25, 0.12),
    )
    with stage.thing(id, "bunting") as piece:
        tube(piece, rubber((0.3, 0.28, 0.24)), line, 0.006, 4)
        for index in range(1, 38, 1):
            p, q = line[index], line[index] + (line[index + 1] - line[index]) * 0.72
            tip = (p + q) / 2 - (0, 0, 0.3)
            out = np.cross((0.0, 0.0, -0.004), (q - p) / np.linalg.norm(q - p))
            flags = [[p + out, tip + out, q + out], [p - out, q - out, tip - out]]
            piece.triangles(fabric(colours[index % 5]), flags)


def kerb(
    stage: Stage,
    id: str,
    frame: Frame,
    length_m: float,
    height_m: float = 0.14,
    width_m: float = 0.3,
) -> None:
    """Draw a row of kerb stones along the frame's x; y from 0 to `width_m`."""
    with stage.thing(id, "kerb", frame) as piece:
        count = max(1, round(length_m / 1.0))
        x = np.linspace(0.0, length_m, count + 1)
        low = np.column_stack([x[:-1] + 0.006, np.zeros(count), np.full(count, -0.3)])
        high = np.column_stack(
            [
                x[1:] - 0.006,
                np.full(count, width_m),
                height_m + piece.rng.uniform(-0.006, 0.004, count),
            ]
        )
        boxes(
            piece,
            concrete((0.33, 0.32, 0.30)),
            low,
            high,
            0.8 + 0.35 * piece.rng.random((count, 1)) * np.ones(3),
        )


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


def road_paint(
    stage: Stage, id: str, low: ArrayLike, high: ArrayLike, colour: Float3 = (0.6, 0.6, 0.56)
) -> None:
    """Paint rectangles, corners (n, 2) to (n, 2), on a road at z = 0."""
    a, b = np.atleast_2d(np.asarray(low, float)), np.atleast_2d(np.asarray(high, float))
    with stage.thing(id, "road_paint") as piece:
        flat = np.full((len(a), 1), 0.02)
        corners = [
            np.hstack([np.column_stack([p, q]), flat])
            for p, q in (
                (a[:, 0], a[:, 1]),
                (b[:, 0], a[:, 1]),
                (b[:, 0], b[:, 1]),
                (a[:, 0], b[:, 1]),
            )
        ]
        piece.quads(
            paint(colour, 0.8),
            np.stack(corners, axis=1),
            tint=0.75 + 0.25 * piece.rng.random((len(a), 1)) * np.ones(3),
        )


def puddles(stage: Stage, id: str, at: ArrayLike, size_m: ArrayLike, lift_m: float = 0.02) -> None:
    """Lay flat pools of irregular outline at points (n, 2)."""
    with stage.thing(id, "puddle") as piece:
        for (x, y), size in zip(np.asarray(at, float), np.asarray(size_m, float), strict=True):
            angle = np.linspace(0, 2 * np.pi, 29)[:-1]
            wide = size * (
                1
                + 0.22 * np.sin(2 * angle + piece.rng.random() * 6)
                + 0.14 * np.sin(5 * angle + piece.rng.random() * 6)
            )
            rim = np.column_stack(
                [x + wide * np.cos(angle), y + 0.6 * wide * np.sin(angle), np.full(28, lift_m)]
            )
            middle = np.broadcast_to((x, y, lift_m), rim.shape)
            piece.triangles(puddle(), np.stack([middle, rim, np.roll(rim, -1, axis=0)], axis=1))
