"""Bar fittings: counter with its rail and taps, back-bar, dartboard, jukebox, stove, blackboard."""

import itertools

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3, Material
from director.world.parts.clutter import bottles_row
from director.world.parts.forms import board, boards
from director.world.parts.tableware import tumbler, wine_glass
from director.world.shapes import beam, box, boxes, cylinder, disc, revolve, sphere, tube
from director.world.stage import Frame, Piece, Stage

COUNTER_M = 1.1


def bar_counter(
    stage: Stage,
    id: str,
    frame: Frame,
    wood: Material,
    top: Material,
    length_m: float,
    *,
    metal_rail: bool = True,
) -> None:
    """A counter along x with panels and a foot rail: guests at -y, the keeper at +y."""
    with stage.thing(id, "bar_counter", frame) as piece:
        w = length_m / 2
        box(piece, wood, (-w, -0.28, 0.0), (w, -0.22, 1.04))
        boxes(
            piece,
            wood,
            [(-w, -0.22, 0.0), (w - 0.04, -0.22, 0.0)],
            [(-w + 0.04, 0.28, 1.04), (w, 0.28, 1.04)],
        )
        box(piece, wood, (-w + 0.04, -0.22, 0.6), (w - 0.04, 0.26, 0.63), (0.6, 0.6, 0.6))
        board(
            piece, top, (-w - 0.04, -0.4, 1.04), (w + 0.04, 0.32, COUNTER_M), grain="x", bevel=0.014
        )
        boards(
            piece,
            wood,
            [(-w, -0.31, 0.0), (-w, -0.3, 0.94)],
            [(w, -0.28, 0.16), (w, -0.28, 1.04)],
            grain="x",
        )
        count = max(2, round(length_m / 0.62))
        edges = np.linspace(-w, w, count + 1)
        boards(
            piece,
            wood,
            [(x - 0.045, -0.3, 0.16) for x in edges],
            [(x + 0.045, -0.28, 0.94) for x in edges],
            grain="z",
        )
        boards(
            piece,
            wood,
            [(a + 0.09, -0.29, 0.22) for a in edges[:-1]],
            [(b - 0.09, -0.278, 0.88) for b in edges[1:]],
            bevel=0.01,
            grain="z",
            tint=0.9,
        )
        if metal_rail:
            cylinder(piece, made.brass(), (-w, -0.46, 0.2), (w, -0.46, 0.2), 0.022, sides=12)
            for x in edges:
                beam(piece, made.brass(), (x, -0.46, 0.2), (x, -0.29, 0.2), 0.018)
                sphere(piece, made.brass(), (x, -0.46, 0.2), 0.03, 10)


def beer_taps(piece: Piece, at: Float3, count: int) -> None:
    """Draw a row of hand pumps on a counter; the guests are at -y."""
    spot = piece.at(*at)
    width = 0.16 * count
    board(
        spot,
        made.timber((0.10, 0.055, 0.03)),
        (-width / 2, -0.06, 0),
        (width / 2, 0.06, 0.16),
        bevel=0.012,
    )
    board(
        spot,
        made.brass(),
        (-width / 2 + 0.02, -0.066, 0.05),
        (width / 2 - 0.02, -0.06, 0.12),
        bevel=0.003,
    )
    for index in range(count):
        x = (index - (count - 1) / 2) * 0.16
        handle = [
            (0, 0),
            (0.012, 0.0),
            (0.014, 0.03),
            (0.012, 0.06),
            (0.02, 0.1),
            (0.026, 0.17),
            (0.018, 0.26),
            (0, 0.28),
        ]
        revolve(spot, made.ceramic((0.05, 0.04, 0.035)), handle, (x, 0.0, 0.16), (0, 0.12, 1), 14)
        for z in (0.2, 0.33):
            revolve(
                spot,
                made.brass(),
                [(0, 0), (0.022, 0), (0.022, 0.014), (0, 0.014)],
                (x, 0.12 * (z - 0.16), z),
                (0, 0.12, 1),
                14,
            )
        tube(
            spot,
            made.brass(),
            [(x, -0.06, 0.1), (x, -0.12, 0.1), (x, -0.14, 0.08), (x, -0.14, 0.02)],
            0.009,
            8,
        )
        disc(spot, made.paint((0.42, 0.03, 0.02)), (x, -0.068, 0.085), 0.035, 16, (0, -1, 0))
    box(spot, made.metal(), (-width / 2, -0.2, 0.0), (width / 2, -0.08, 0.012))


def counter_things(piece: Piece, length: float, height: float, *, glasses: int) -> None:
    """Draw glasses, ashtrays, beer mats and a bell along a counter's top."""
    rng = piece.rng
    for x in rng.uniform(-length / 2 + 0.2, length / 2 - 0.2, glasses):
        y = rng.uniform(-0.3, -0.1)
        box(
            piece,
            made.paper(),
            (x - 0.045, y - 0.045, height),
            (x + 0.045, y + 0.045, height + 0.002),
            rng.choice([(1, 1, 1), (0.9, 0.4, 0.3)]),
        )
        (tumbler if rng.random() < 0.6 else wine_glass)(piece, (float(x), float(y), height + 0.002))
    x = length / 2 - 0.35
    revolve(
        piece,
        made.brass(),
        [
            (0, 0),
            (0.045, 0),
            (0.045, 0.006),
            (0.035, 0.03),
            (0.01, 0.045),
            (0.006, 0.055),
            (0, 0.056),
        ],
        (x, 0.1, height),
        sides=18,
    )
    revolve(
        piece,
        made.ceramic((0.12, 0.2, 0.16)),
        [(0, 0), (0.06, 0), (0.07, 0.03), (0.055, 0.03), (0.045, 0.01), (0, 0.01)],
        (-length / 4, -0.15, height),
        sides=18,
    )


def back_bar(
    stage: Stage,
    id: str,
    frame: Frame,
    wood: Material,
    width_m: float,
    *,
    missing: float = 0.05,
    glow: Float3 | None = None,
) -> None:
    """The wall behind a bar: cupboards, bottles on shelves between pilasters, a mirror."""
    with stage.thing(id, "back_bar", frame) as piece:
        w, high = width_m / 2, 2.45
        boards(piece, wood, [(-w, -0.42, 0.0)], [(w, -0.001, 0.92)], grain="x")
        board(piece, wood, (-w - 0.03, -0.46, 0.92), (w + 0.03, 0, 0.97), grain="x", bevel=0.012)
        count = max(3, round(width_m / 0.8))
        edges = np.linspace(-w, w, count + 1)
        boards(
            piece,
            wood,
            [(a + 0.03, -0.44, 0.1) for a in edges[:-1]],
            [(b - 0.03, -0.42, 0.86) for b in edges[1:]],
            bevel=0.008,
            grain="z",
            tint=0.92,
        )
        boards(
            piece,
            wood,
            [(a + 0.12, -0.45, 0.2) for a in edges[:-1]],
            [(b - 0.12, -0.44, 0.76) for b in edges[1:]],
            bevel=0.01,
            grain="z",
        )
        box(piece, made.paint((0.20, 0.21, 0.20), 0.4), (-w, -0.012, 0.97), (w, -0.002, high))
        for x in edges:
            board(
                piece, wood, (x - 0.04, -0.3, 0.97), (x + 0.04, -0.012, high), bevel=0.01, grain="z"
            )
        board(
            piece, wood, (-w - 0.06, -0.36, high), (w + 0.06, 0, high + 0.1), grain="x", bevel=0.02
        )
        for z in (1.32, 1.68, 2.04):
            board(piece, wood, (-w + 0.04, -0.24, z - 0.02), (w - 0.04, -0.012, z), grain="x")
            if glow is not None:
                box(
                    piece,
                    made.glow(glow, 3.0),
                    (-w + 0.05, -0.235, z - 0.028),
                    (w - 0.05, -0.222, z - 0.0205),
                )
        for a, b in itertools.pairwise(edges):
            for z in (0.97, 1.32, 1.68, 2.04):
                bottles_row(
                    piece.at(float(a) + 0.05, -0.14, z), float(b - a) - 0.1, missing=missing
                )


def glass_rack(
    stage: Stage, id: str, frame: Frame, wood: Material, width_m: float, drop_m: float
) -> None:
    """A rack over the counter, hung from the ceiling, with glasses upside down."""
    with stage.thing(id, "glass_rack", frame) as piece:
        w = width_m / 2
        board(piece, wood, (-w, -0.22, -drop_m), (w, 0.22, -drop_m + 0.04), grain="x")
        for x in (-w + 0.1, w - 0.1):
            for y in (-0.18, 0.18):
                cylinder(piece, made.brass(), (x, y, -drop_m + 0.04), (x, y, 0), 0.009, sides=8)
        cup = [
            (0, 0),
            (0.033, 0),
            (0.033, -0.003),
            (0.005, -0.01),
            (0.004, -0.07),
            (0.032, -0.1),
            (0.036, -0.13),
            (0.03, -0.17),
            (0.029, -0.17),
            (0.034, -0.13),
            (0.03, -0.102),
            (0, -0.085),
        ]
        shape = cup[::-1]
        for x in np.arange(-w + 0.12, w - 0.1, 0.11):
            for y in (-0.12, 0.12):
                if piece.rng.random() < 0.85:
                    revolve(
                        piece, made.ceramic((0.5, 0.53, 0.53)), shape, (x, y, -drop_m), sides=14
                    )
