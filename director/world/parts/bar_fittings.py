"""Bar fittings: counter with its rail and taps, back-bar, dartboard, jukebox, stove, blackboard."""

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3, Material
from director.world.parts.clutter import bottles_row
from director.world.parts.forms import board, boards
from director.world.parts.tableware import tumbler, wine_glass
from director.world.shapes import beam, box, boxes, cylinder, disc, prism, revolve, sphere, tube
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
    """A counter along x: guests at -y, the keeper at +y; panelled front, foot rail, taps, glasses."""
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
    """The wall behind a bar: cupboards, shelves of bottles between pilasters, a mirror, a cornice."""
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
        for a, b in zip(edges[:-1], edges[1:], strict=True):
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


def dartboard(stage: Stage, id: str, frame: Frame) -> None:
    """A dartboard in its ring, two darts in it."""
    with stage.thing(id, "dartboard", frame) as piece:
        disc(piece, made.paint((0.02, 0.02, 0.02), 0.9), (0, -0.03, 0), 0.225, 40, (0, -1, 0))
        revolve(
            piece,
            made.rubber(),
            [(0, 0), (0.235, 0), (0.235, 0.034), (0.225, 0.034)],
            (0, 0, 0),
            (0, -1, 0),
            40,
        )
        for index in range(20):
            a, b = (np.radians(18 * index + 9 + k) for k in (0, 18))
            for r0, r1, odd, even in (
                (0.02, 0.1, 0, 1),
                (0.1, 0.108, 2, 3),
                (0.108, 0.16, 0, 1),
                (0.16, 0.168, 2, 3),
            ):
                tint = (
                    (0.025, 0.025, 0.025),
                    (0.5, 0.44, 0.3),
                    (0.42, 0.03, 0.02),
                    (0.03, 0.2, 0.07),
                )[even if index % 2 else odd]
                ring = [
                    (r0 * np.cos(a), -0.0312, r0 * np.sin(a)),
                    (r1 * np.cos(a), -0.0312, r1 * np.sin(a)),
                    (r1 * np.cos(b), -0.0312, r1 * np.sin(b)),
                    (r0 * np.cos(b), -0.0312, r0 * np.sin(b)),
                ]
                piece.quads(made.paint((0.9, 0.9, 0.9), 0.9), [ring], tint=tint)
        for x, z in ((0.06, 0.05), (-0.03, 0.12)):
            cylinder(
                piece, made.brass(), (x, -0.03, z), (x + 0.01, -0.13, z + 0.015), 0.004, sides=6
            )
            boxes(
                piece,
                made.paint((0.42, 0.03, 0.02)),
                [(x - 0.005, -0.17, z + 0.014)],
                [(x + 0.025, -0.13, z + 0.018)],
            )


def jukebox(stage: Stage, id: str, frame: Frame, *, on: bool = True) -> None:
    """A jukebox with lit tubes around an arch."""
    with stage.thing(id, "jukebox", frame) as piece:
        wood, chrome = made.timber((0.16, 0.06, 0.03)), made.metal((0.6, 0.6, 0.6))
        board(piece, wood, (-0.42, -0.6, 0.0), (0.42, -0.02, 1.08), bevel=0.03)
        turn = np.linspace(0, np.pi, 15)
        outline = [(0.42 * np.cos(a), 1.06 + 0.42 * np.sin(a)) for a in turn]
        prism(piece, wood, outline, -0.58, -0.02, "y")
        for r, colour in (
            (0.38, (1.0, 0.35, 0.08)),
            (0.33, (1.0, 0.75, 0.2)),
            (0.28, (0.2, 0.75, 0.5)),
        ):
            glass = made.glow(colour, 1.3) if on else made.ceramic((0.4, 0.36, 0.3))
            arc = [
                (-r, -0.61, 0.3),
                *[(-r * np.cos(a), -0.61, 1.06 + r * np.sin(a)) for a in turn],
                (r, -0.61, 0.3),
            ]
            tube(piece, glass, arc, 0.02, 8)
        box(piece, made.paint((0.05, 0.05, 0.06), 0.1), (-0.24, -0.606, 0.78), (0.24, -0.6, 1.22))
        box(
            piece,
            made.glow((1.0, 0.8, 0.5), 0.6) if on else made.paper(),
            (-0.22, -0.612, 0.62),
            (0.22, -0.606, 0.76),
        )
        for z in np.arange(0.12, 0.56, 0.06):
            box(piece, chrome, (-0.22, -0.612, z), (0.22, -0.6, z + 0.025))
        if on:
            piece.lamp(0, -0.85, 1.0, colour=(1.0, 0.5, 0.2), intensity_w_sr=2.0, always_on=True)


def blackboard_menu(
    stage: Stage, id: str, frame: Frame, width_m: float = 0.7, height_m: float = 1.0
) -> None:
    """A framed blackboard with lines of chalk."""
    with stage.thing(id, "blackboard", frame) as piece:
        w, h = width_m / 2, height_m / 2
        board(piece, made.paint((0.018, 0.022, 0.02), 0.8), (-w, -0.02, -h), (w, 0, h), bevel=0.002)
        for low, high in (
            ((-w - 0.04, -0.03, h), (w + 0.04, 0, h + 0.04)),
            ((-w - 0.04, -0.03, -h - 0.04), (w + 0.04, 0, -h)),
            ((-w - 0.04, -0.03, -h), (-w, 0, h)),
            ((w, -0.03, -h), (w + 0.04, 0, h)),
        ):
            board(piece, made.timber(), low, high)
        chalk = made.paint((0.6, 0.6, 0.57), 0.95)
        for row, z in enumerate(np.arange(h - 0.1, -h + 0.08, -0.085)):
            x = -w + 0.07
            while x < (w - 0.2 if row else w - 0.1):
                wide = piece.rng.uniform(0.02, 0.07)
                tall = 0.022 if row else 0.035
                boxes(
                    piece,
                    chalk,
                    [(x, -0.0212, z - tall / 2)],
                    [(x + wide, -0.0203, z + tall / 2 * piece.rng.uniform(0.3, 1))],
                )
                x += wide + 0.018
            if row:
                boxes(
                    piece, chalk, [(w - 0.13, -0.0212, z - 0.01)], [(w - 0.06, -0.0203, z + 0.012)]
                )


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
