"""Docks: sheds, cranes, bollards, ladders, piers, lobster pots, a lighthouse."""

import numpy as np

from director.world.blockout import Float3, Material
from director.world.materials import (
    fabric,
    glass,
    glow,
    iron,
    metal,
    paint,
    planks,
    plaster,
    rope,
    rubble,
    rusted,
    timber,
)
from director.world.shapes import (
    beam,
    beams,
    block,
    box,
    boxes,
    cylinder,
    revolve,
    sphere,
    tube,
)
from director.world.stage import Array, Frame, Piece, Stage


def quay_crane(stage: Stage, id: str, frame: Frame, jib_m: float = 9.0) -> None:
    """Draw an old steel quay crane; its jib reaches towards -y."""
    with stage.thing(id, "quay_crane", frame) as piece:
        steel = (
            rusted((0.16, 0.17, 0.15))
            if stage.traits.rust > 0.25
            else paint((0.13, 0.20, 0.21), 0.5)
        )
        for x in (-1.5, 1.5):
            for y in (-1.3, 1.3):
                beam(piece, steel, (x * 1.25, y * 1.25, 0.0), (x, y, 4.2), 0.28)
        for x in (-1.5, 1.5):
            beam(piece, steel, (x * 1.22, -1.6, 0.5), (x, 1.3, 4.0), 0.12)
        box(piece, steel, (-1.9, -1.7, 4.2), (1.9, 1.7, 4.55))
        cylinder(piece, steel, (0, 0, 4.55), (0, 0, 5.0), 1.1, sides=18)
        cab = paint((0.40, 0.30, 0.10), 0.5)
        box(piece, cab, (-1.2, -1.1, 5.0), (1.2, 2.4, 7.2))
        box(piece, metal((0.2, 0.2, 0.2)), (-1.35, -1.3, 7.2), (1.35, 2.55, 7.35))
        for x in (-0.7, 0.0, 0.7):
            block(piece, glass(), (x, -1.105, 6.4), (0.55, 0.02, 0.9))
        tip = np.array([0.0, -jib_m, 5.6 + jib_m * 0.85])
        _lattice(piece, steel, np.array([0.0, -1.0, 5.4]), tip)
        mast = np.array([0.0, 0.9, 9.6])
        for x in (-0.7, 0.7):
            beam(piece, steel, (x, -0.4, 7.3), mast, 0.14)
            beam(piece, steel, (x, 2.1, 7.3), mast, 0.14)
            cylinder(
                piece,
                iron(),
                np.add(mast, (x * 0.2, 0, 0)),
                np.add(tip, (x * 0.2, 0, 0)),
                0.025,
                sides=5,
            )
        cylinder(piece, iron(), tip, (tip[0], tip[1], 3.2), 0.022, sides=5)
        block(piece, iron((0.3, 0.22, 0.05)), (tip[0], tip[1], 3.0), (0.3, 0.3, 0.5))


def _lattice(piece: Piece, steel: Material, foot: Array, tip: Array) -> None:
    """Draw a lattice girder of four chords and zigzag braces."""
    count = 12
    share = np.linspace(0, 1, count + 1)[:, None]
    line = foot + (tip - foot) * share
    along = (tip - foot) / np.linalg.norm(tip - foot)
    side, up = np.array([1.0, 0, 0]), np.cross(np.array([1.0, 0, 0]), along)
    width = 0.5 * (1 - 0.75 * share) + 0.08
    corners = [line + width * (a * side + b * up) for a in (-1, 1) for b in (-1, 1)]
    for chord in corners:
        beam(piece, steel, chord[0], chord[-1], 0.09)
    for p, q in ((0, 1), (2, 3), (0, 2), (1, 3)):
        first, second = corners[p], corners[q]
        starts = np.where(np.arange(count)[:, None] % 2 == 0, first[:-1], second[:-1])
        ends = np.where(np.arange(count)[:, None] % 2 == 0, second[1:], first[1:])
        beams(piece, steel, starts, ends, 0.045, 0.045)


def mooring_post(stage: Stage, id: str, frame: Frame) -> None:
    """Draw an iron mooring bollard with a turn of rope."""
    with stage.thing(id, "mooring_post", frame) as piece:
        black = iron((0.05, 0.045, 0.04))
        profile = [
            (0.0, 0.0),
            (0.27, 0.0),
            (0.27, 0.05),
            (0.16, 0.1),
            (0.14, 0.42),
            (0.24, 0.5),
            (0.23, 0.58),
            (0.12, 0.63),
            (0.0, 0.64),
        ]
        revolve(piece, black, profile, sides=14)
        angle = np.linspace(0, 6 * np.pi, 50)
        tube(
            piece,
            rope(),
            np.column_stack([0.17 * np.cos(angle), 0.17 * np.sin(angle), 0.16 + angle * 0.008]),
            0.022,
            5,
        )


def quay_ladder(stage: Stage, id: str, frame: Frame, depth_m: float = 2.6) -> None:
    """Draw an iron ladder down a quay wall; the frame's origin is on the edge, -y is the water."""
    with stage.thing(id, "quay_ladder", frame) as piece:
        steel = rusted()
        for x in (-0.22, 0.22):
            tube(
                piece,
                steel,
                [(x, 0.3, 0.02), (x, 0.1, 0.35), (x, -0.1, 0.2), (x, -0.12, -depth_m)],
                0.022,
                6,
            )
        z = np.arange(-depth_m + 0.15, 0.1, 0.3)
        beams(
            piece,
            steel,
            np.column_stack([np.full(len(z), -0.22), np.full(len(z), -0.12), z]),
            np.column_stack([np.full(len(z), 0.22), np.full(len(z), -0.12), z]),
            0.03,
            0.03,
        )


def pier(
    stage: Stage,
    id: str,
    frame: Frame,
    length_m: float,
    width_m: float = 3.0,
    water_m: float = -1.5,
) -> None:
    """Draw a timber pier that runs from the frame's origin towards -y."""
    with stage.thing(id, "pier", frame) as piece:
        wood, half = timber((0.23, 0.18, 0.125)), width_m / 2
        y = np.arange(0.0, length_m, 0.24)
        low = np.column_stack([np.full(len(y), -half), -y - 0.22, np.full(len(y), -0.08)])
        high = np.column_stack([np.full(len(y), half), -y, np.full(len(y), 0.0)])
        jitter = piece.rng.uniform(-0.05, 0.05, len(y))
        low[:, 0] += jitter
        high[:, 0] += jitter
        boxes(
            piece,
            planks((0.28, 0.22, 0.15)),
            low,
            high,
            0.75 + 0.5 * piece.rng.random((len(y), 1)) * np.ones(3),
        )
        for x in (-half + 0.2, half - 0.35):
            box(piece, wood, (x, -length_m, -0.32), (x + 0.15, 0.0, -0.08))
        for step in np.arange(1.5, length_m + 0.1, 3.2):
            for x in (-half - 0.05, half + 0.05):
                top = 0.75 if piece.rng.random() < 0.5 else 0.05
                cylinder(piece, wood, (x, -step, water_m - 3.0), (x, -step, top), 0.15, 0.13, 9)
            beam(piece, wood, (-half, -step, -0.4), (half, -step, -0.4), 0.16, 0.2)
            beam(piece, wood, (-half, -step, water_m + 0.1), (half, -step, -0.4), 0.1)


def lobster_pots(stage: Stage, id: str, frame: Frame, count: int = 7) -> None:
    """Draw a stack of lobster pots: hoops, slats and netting."""
    with stage.thing(id, "lobster_pots", frame) as piece:
        wood, net = timber((0.30, 0.23, 0.14)), fabric((0.05, 0.15, 0.13))
        for index in range(count):
            x, z = (index % 3) * 0.72 + 0.3 * (index // 3 % 2), 0.46 * (index // 3)
            pot = piece.at(x, float(piece.rng.uniform(-0.06, 0.06)), z)
            box(pot, wood, (-0.3, -0.42, 0.0), (0.3, 0.42, 0.04))
            angle = np.linspace(0, np.pi, 9)
            arcs = np.column_stack([0.28 * np.cos(angle), 0 * angle, 0.04 + 0.38 * np.sin(angle)])
            for y in (-0.4, 0.0, 0.4):
                tube(pot, wood, np.add(arcs, (0, y, 0)), 0.016, 5)
            beams(
                pot,
                wood,
                np.add(arcs[::2], (0, -0.42, 0)),
                np.add(arcs[::2], (0, 0.42, 0)),
                0.03,
                0.012,
            )
            inner = np.stack(
                [arcs * (0.94, 1, 0.96) + (0, -0.38, 0), arcs * (0.94, 1, 0.96) + (0, 0.38, 0)]
            )
            cells = np.stack([inner[0, :-1], inner[1, :-1], inner[1, 1:], inner[0, 1:]], axis=1)
            pot.quads(
                net, np.concatenate([cells, cells[:, ::-1]]), tint=0.8 + 0.3 * piece.rng.random()
            )


def nets(stage: Stage, id: str, frame: Frame) -> None:
    """Draw a heap of fishing net with floats."""
    with stage.thing(id, "nets", frame) as piece:
        for _ in range(26):
            x, y = piece.rng.normal(0, 0.55), piece.rng.normal(0, 0.4)
            z = 0.28 * float(np.exp(-(x * x + y * y) * 1.3))
            sphere(
                piece,
                fabric((0.05, 0.17, 0.15)),
                (x, y, z),
                (0.4, 0.35, 0.16),
                9,
                0.6 + 0.7 * piece.rng.random(),
            )
        for _ in range(14):
            x, y = piece.rng.normal(0, 0.6), piece.rng.normal(0, 0.45)
            z = 0.28 * float(np.exp(-(x * x + y * y) * 1.3)) + 0.15
            sphere(piece, paint((0.62, 0.22, 0.04), 0.4), (x, y, z), 0.075, 8)


def lighthouse(stage: Stage, id: str, frame: Frame, height_m: float = 15.0) -> None:
    """Draw a banded lighthouse with a gallery and its lantern."""
    with stage.thing(id, "lighthouse", frame) as piece:
        bands: tuple[Float3, ...] = ((0.62, 0.60, 0.55), (0.42, 0.06, 0.04))
        share = np.linspace(0.0, 1.0, 6)
        radius = 2.3 - 0.9 * share
        revolve(piece, rubble(), [(3.2, -2.0), (3.0, 0.6), (2.3, 0.65)], sides=24)
        for index in range(5):
            profile = [
                (radius[index], share[index] * height_m),
                (radius[index + 1], share[index + 1] * height_m),
            ]
            revolve(piece, plaster(bands[index % 2]), profile, sides=24)
        revolve(
            piece,
            iron(),
            [(1.4, height_m), (2.0, height_m + 0.05), (2.0, height_m + 0.2), (0.9, height_m + 0.2)],
            sides=24,
        )
        revolve(
            piece,
            glow((1.0, 0.92, 0.7), 8.0),
            [(0.9, height_m + 0.2), (0.9, height_m + 1.9)],
            sides=12,
        )
        revolve(
            piece,
            paint((0.42, 0.06, 0.04)),
            [(1.15, height_m + 1.9), (0.2, height_m + 2.9), (0.0, height_m + 3.4)],
            sides=16,
        )
        for turn in np.arange(16) * np.pi / 8:
            c, s = 1.92 * np.cos(turn), 1.92 * np.sin(turn)
            beam(piece, iron(), (c, s, height_m + 0.2), (c, s, height_m + 1.1), 0.03)
        revolve(
            piece,
            iron(),
            [
                (1.9, height_m + 1.08),
                (1.95, height_m + 1.08),
                (1.95, height_m + 1.13),
                (1.9, height_m + 1.13),
            ],
            sides=24,
        )


def buoy(stage: Stage, id: str, frame: Frame) -> None:
    """Draw a harbour buoy on the water."""
    with stage.thing(id, "buoy", frame) as piece:
        red = rusted((0.42, 0.07, 0.04))
        revolve(
            piece,
            red,
            [(0.0, -0.4), (0.6, -0.3), (0.65, 0.2), (0.5, 0.4), (0.1, 1.6), (0.0, 1.6)],
            sides=14,
        )
        sphere(piece, glow((1.0, 0.2, 0.1), 4.0), (0, 0, 1.75), 0.14, 8)
