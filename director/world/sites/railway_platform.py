"""Railway platform: a small station with a canopy, tracks, signals, a waiting train, sidings."""

import numpy as np

from director.world.blockout import Focus
from director.world.foliage import TURF
from director.world.materials import (
    brick,
    concrete,
    glow,
    grass,
    gravel,
    iron,
    metal,
    paint,
    paving,
    planks,
    rusted,
    slate,
    smooth_stone,
    timber,
)
from director.world.parts.building_style import BRICKS, built_of
from director.world.parts.dressing import dress, plot_of
from director.world.parts.fences import picket_fence, telegraph_poles
from director.world.parts.house import house, house_style, plain
from director.world.parts.land import (
    Height,
    around,
    ground,
    ribbon,
    rolling,
    smooth_step,
    tree_line,
)
from director.world.parts.lights import WARM, lamp_post, lantern
from director.world.parts.market import sacks
from director.world.parts.plants import bushes, fallen_leaves, tufts
from director.world.parts.railway import carriage
from director.world.parts.ruins import roofed
from director.world.parts.street import bench, bin_
from director.world.parts.trees import tree
from director.world.parts.walls import Boxes, Trim, door, spaced, walled
from director.world.parts.wood import barrel, crate
from director.world.shapes import (
    beam,
    beams,
    block,
    box,
    boxes,
    cylinder,
    disc,
    revolve,
)
from director.world.sites import site
from director.world.stage import Array, Frame, Stage

DECK_M = 0.95
"""Height of the platform over the rails' bed, which is z = -0.95: the platform is z = 0."""


@site(
    "railway-platform",
    interior=False,
    words=(
        "railway platform",
        "platform",
        "train station",
        "railway station",
        "station",
        "railway",
        "railroad",
        "train",
        "tracks",
        "train tracks",
        "rail yard",
        "railyard",
        "subway station",
        "level crossing",
        "siding",
    ),
    deaf=(
        "new",
        "clean",
        "fishing",
        "market",
        "narrow",
        "small",
        "large",
        "vast",
        "tall",
        "low",
        "victorian",
        "1920s",
        "1950s",
        "1970s",
        "neon",
        "rusty",
        "medieval",
        "brick",
        "bare",
    ),
)
def railway_platform(stage: Stage) -> None:
    """Furnish a country station; the line runs east and west, the building stands in the north."""
    stage.focus = Focus((-2.0, 1.6, 1.6), 7.0, -12.0, (-26.0, -2.2, 26.0, 5.4), 14.0)
    hills = rolling(stage, 70.0, 55.0, 480.0)

    def height(x: Array, y: Array) -> Array:
        # The line runs through a cutting.
        beside = np.abs(np.asarray(y, float) + 7.0 - bend_m(x))
        return hills(x, y) * smooth_step(beside, 9.0, 60.0) - DECK_M

    ground(stage, "land", grass(TURF[stage.season]), height, near_m=8.0)
    _tracks(stage, height)
    _platforms(stage)
    _station(stage)
    _furniture(stage)
    _train(stage)
    _beyond(stage, height)
    dress(stage, plot_of(stage, lambda x, y: 0.0 * x, paved=True, margin_m=0.0))


def bend_m(x: Array) -> Array:
    """Return how far the line has curved north at x: both ends vanish behind the land."""
    return 0.00022 * np.maximum(np.abs(np.asarray(x, float)) - 120.0, 0.0) ** 2


def _tracks(stage: Stage, height: Height) -> None:
    x = np.concatenate(
        [
            np.linspace(-700.0, -120.0, 40),
            np.linspace(-110.0, 110.0, 60),
            np.linspace(120.0, 700.0, 40),
        ]
    )
    bend = bend_m(x)
    for index, y0 in enumerate((-4.9, -9.1)):
        line = np.column_stack([x, y0 + bend])
        ribbon(
            stage, f"ballast-{index}", gravel((0.235, 0.215, 0.195)), height, line, 3.6, 0.04, 0.16
        )
        with stage.thing(f"sleepers-{index}", "sleepers") as piece:
            at = np.arange(-120.0, 120.0, 0.65)
            low = np.column_stack(
                [at - 0.13, np.full(len(at), y0 - 1.25), np.full(len(at), -DECK_M + 0.12)]
            )
            boxes(
                piece,
                timber((0.12, 0.095, 0.075)),
                low,
                low + np.array([0.26, 2.5, 0.12]),
                0.7 + 0.6 * piece.rng.random((len(at), 1)) * np.ones(3),
            )
        with stage.thing(f"rails-{index}", "rails") as piece:
            for side in (-0.74, 0.74):
                path = np.column_stack(
                    [line[:, 0], line[:, 1] + side, height(line[:, 0], line[:, 1]) + 0.28]
                )
                beams(piece, rusted((0.2, 0.11, 0.07)), path[:-1], path[1:], 0.13, 0.14)
                top = path + np.array([0.0, 0.0, 0.075])
                beams(piece, metal((0.5, 0.5, 0.5)), top[:-1], top[1:], 0.065, 0.02)


def _platforms(stage: Stage) -> None:
    for name, y0, y1, edge in (("near", -2.9, 7.0, -1), ("far", -15.6, -11.1, 1)):
        with stage.thing(f"platform-{name}", "platform") as piece:
            box(piece, brick(BRICKS[3]), (-62.0, y0 + 0.15, -2.0), (62.0, y1 - 0.15, -0.12))
            box(piece, paving((0.31, 0.30, 0.275)), (-62.0, y0 + 0.6, -0.14), (62.0, y1 - 0.6, 0.0))
            x = np.arange(-62.0, 62.0, 1.25)
            for y in (y0, y1 - 0.62):
                low = np.column_stack([x + 0.008, np.full(len(x), y), np.full(len(x), -0.16)])
                boxes(
                    piece,
                    concrete((0.40, 0.39, 0.36)),
                    low,
                    low + np.array([1.234, 0.62, 0.162]),
                    0.85 + 0.25 * piece.rng.random((len(x), 1)) * np.ones(3),
                )
            line = y0 + 0.75 if edge < 0 else y1 - 0.85
            box(
                piece, paint((0.62, 0.58, 0.46), 0.8), (-62.0, line, 0.0), (62.0, line + 0.1, 0.018)
            )


def _station(stage: Stage) -> None:
    """Build the station house and the canopy on iron columns before it."""
    with stage.thing("station", "station", Frame((-15.0, 7.0, 0.0))) as piece:
        red, stone_ = built_of(stage, brick(BRICKS[0])), smooth_stone()
        ruin = stage.traits.ruin
        boarded = 0.6 if stage.traits.people < 0.15 else 0.0
        trim = Trim(
            frame=paint((0.50, 0.49, 0.44)),
            surround=stone_,
            columns=2,
            rows=3,
            lit=min(0.9, 0.65 * stage.traits.lights) if not boarded else 0.0,
            boarded=boarded if ruin < 0.6 else 0.1,
            broken=min(0.9, ruin),
        )
        holes = spaced(26.0, 9, 1.25, 1.0, 3.0)
        doors = [(hole[0] - 0.02, 0.0, hole[2] + 0.02, 3.0) for hole in (holes[2], holes[6])]
        windows = [hole for index, hole in enumerate(holes) if index not in (2, 6)]
        walled(piece, red, 26.0, 4.4, windows, trim, doors=doors)
        with Boxes(piece) as gathered:
            for hole in doors:
                door(gathered, hole, (0.07, 0.14, 0.10), steps=0, fanlight=True, surround=stone_)
        for x, y, yaw, length in (
            (26.0, 0.0, 90.0, 8.0),
            (26.0, 8.0, 180.0, 26.0),
            (0.0, 8.0, 270.0, 8.0),
        ):
            walled(
                piece.at(x, y, 0.0, yaw),
                red,
                length,
                4.4,
                spaced(length, max(2, int(length / 3)), 1.2, 1.0, 3.0),
                trim,
            )
        box(piece, stone_, (-0.08, -0.08, -2.0), (26.08, 8.08, 0.35), 0.9)
        box(piece, stone_, (-0.06, -0.06, 4.1), (26.06, 8.06, 4.4))
        roofed(piece, slate(), timber(), 26.0, 8.0, 4.4, 2.9, 0.45, 14)
        for x, y, yaw in ((26.0, 0.0, 90.0), (0.0, 8.0, 270.0)):
            piece.at(x, y, 0.0, yaw).triangles(
                red, [[(0, 0, 4.38), (8.0, 0, 4.38), (4.0, 0, 7.28)]]
            )
        for x in (5.0, 21.0):
            box(piece, red, (x - 0.5, 3.6, 5.5), (x + 0.5, 4.4, 8.6))
    with stage.thing("canopy", "canopy", Frame((-15.0, 7.0, 0.0))) as piece:
        green = paint((0.06, 0.13, 0.10), 0.4)
        for x in np.arange(1.0, 26.0, 4.0):
            cylinder(piece, green, (x, -3.9, 0.0), (x, -3.9, 3.3), 0.09, 0.075, 12)
            revolve(
                piece,
                green,
                [(0.2, 0.0), (0.2, 0.1), (0.12, 0.2), (0.1, 0.5)],
                (x, -3.9, 0),
                sides=12,
            )
            for way in (-1, 1):
                beam(piece, green, (x, -3.9, 2.5), (x + way * 0.8, -3.9, 3.3), 0.06)
            beam(piece, green, (x, -3.9, 2.6), (x, -3.0, 3.35), 0.06)
            beam(piece, green, (x, -5.0, 3.4), (x, 0.0, 3.75), 0.1, 0.14)
        box(piece, green, (-0.2, -4.0, 3.28), (26.2, -3.8, 3.5))
        roof = [(-0.4, -5.1, 3.5), (26.4, -5.1, 3.5), (26.4, 0.0, 3.86), (-0.4, 0.0, 3.86)]
        piece.quads(slate(), [roof])
        piece.quads(planks((0.5, 0.48, 0.42)), [[(x, y, z - 0.05) for x, y, z in roof[::-1]]])
        cuts = np.arange(-0.4, 26.3, 0.16)
        for x in cuts:
            low = 3.12 if round(x / 0.16) % 2 else 3.05
            box(piece, paint((0.56, 0.54, 0.48)), (x, -5.12, low), (x + 0.145, -5.09, 3.52))


def _furniture(stage: Stage) -> None:
    for index, x in enumerate((-11.0, -3.0, 5.0)):
        bench(stage, f"bench-{index}", Frame((x, 6.2, 0.0)), 2.2)
    for index, (x, y) in enumerate(
        [(-22.0, 2.0), (16.5, 2.0), (27.0, 2.0), (-12.0, -14.4), (8.0, -14.4)]
    ):
        lamp_post(stage, f"lamp-{index}", Frame((x, y, 0.0)), 3.5, 24.0)
    for index, x in enumerate((-9.6, -1.6, 6.4)):
        with stage.thing(f"hanging-lamp-{index}", "hanging_lamp", Frame((x, 4.2, 0.0))) as piece:
            cylinder(piece, iron(), (0, 0, 2.95), (0, 0, 3.6), 0.012, sides=6)
            lantern(piece, 0.0, 0.0, 2.42, 0.95, WARM)
            piece.lamp(0.0, 0.0, 2.62, intensity_w_sr=13.0)
    with stage.thing("clock", "clock", Frame((1.4, 2.1, 0.0))) as piece:
        for side in (-1, 1):
            disc(
                piece, glow((1.0, 0.93, 0.78), 1.6), (0, 0.13 * side, 2.85), 0.36, 28, (0, side, 0)
            )
            for turn, reach, thick in ((0.9, 0.2, 0.035), (2.6, 0.3, 0.025)):
                beam(
                    piece,
                    iron(),
                    (0, 0.14 * side, 2.85),
                    (reach * np.sin(turn), 0.14 * side, 2.85 + reach * np.cos(turn)),
                    thick,
                    0.01,
                )
        revolve(
            piece,
            iron(),
            [(0.37, -0.128), (0.41, -0.128), (0.41, 0.128), (0.37, 0.128)],
            (0, 0, 2.85),
            (0, 1, 0),
            28,
        )
        cylinder(piece, iron(), (0, 0, 3.2), (0, 0, 3.6), 0.03, sides=8)
    for index, (x, yaw) in enumerate(((-20.0, 0.0), (18.6, 0.0))):
        with stage.thing(f"name-board-{index}", "name_board", Frame((x, 5.4, 0.0), yaw)) as piece:
            for side in (-1.2, 1.2):
                box(piece, timber(), (side - 0.05, -0.05, 0.0), (side + 0.05, 0.05, 2.2))
            box(piece, paint((0.05, 0.10, 0.16)), (-1.4, -0.09, 1.35), (1.4, -0.05, 2.05))
            u = -1.15
            while u < 1.05:
                step = float(piece.rng.uniform(0.1, 0.2))
                box(piece, paint((0.68, 0.66, 0.6)), (u, -0.1, 1.53), (u + step, -0.09, 1.87))
                u += step + 0.07
    bin_(stage, "bin-0", Frame((-7.2, 6.4, 0.0)))
    bin_(stage, "bin-1", Frame((10.6, 6.4, 0.0)))
    with stage.thing("trolley", "trolley", Frame((9.2, 3.6, 0.0), 24.0)) as piece:
        box(piece, planks(), (-0.55, -1.0, 0.42), (0.55, 1.0, 0.5))
        for x in (-0.58, 0.58):
            for y in (-0.7, 0.7):
                revolve(
                    piece,
                    iron(),
                    [(0.16, -0.03), (0.24, -0.03), (0.24, 0.03), (0.16, 0.03), (0.16, -0.03)],
                    (x, y, 0.24),
                    (1, 0, 0),
                    16,
                )
        beam(piece, iron(), (0, -1.0, 0.45), (0, -1.7, 1.0), 0.04)
        for x, y, w, h, c in (
            (-0.15, 0.45, 0.7, 0.45, (0.19, 0.10, 0.06)),
            (0.1, -0.25, 0.8, 0.35, (0.10, 0.12, 0.10)),
            (0.05, -0.2, 0.5, 0.25, (0.28, 0.19, 0.10)),
        ):
            z = 0.5 if w != 0.5 else 0.85
            block(piece, paint(c, 0.6), (x, y, z + h / 2), (w, 0.5, h))
            block(piece, metal(), (x, y - 0.255, z + h * 0.7), (0.12, 0.02, 0.05))
    sacks(stage, "mail-sacks", Frame((11.8, 5.6, 0.0), 10.0), 4)
    crate(stage, "crate-0", Frame((-17.0, 5.8, 0.0), 12.0))
    crate(stage, "crate-1", Frame((-16.0, 6.1, 0.0), -8.0))
    barrel(stage, "barrel", Frame((-18.2, 6.0, 0.0)))
    picket_fence(stage, "fence-far", Frame((-60.0, -15.4, 0.0)), 120.0)
    picket_fence(stage, "fence-west", Frame((-60.0, 6.6, 0.0)), 44.0)
    picket_fence(stage, "fence-east", Frame((12.0, 6.6, 0.0)), 48.0)
    for index, (x, y) in enumerate(((36.0, -2.2), (-34.0, -11.8))):
        with stage.thing(
            f"signal-{index}", "signal", Frame((x, y, -0.9), 90.0 if index else -90.0)
        ) as piece:
            cylinder(piece, metal((0.55, 0.55, 0.53)), (0, 0, 0), (0, 0, 6.4), 0.09, sides=10)
            box(piece, paint((0.45, 0.05, 0.04)), (-1.25, -0.06, 5.7), (0.15, -0.02, 5.95))
            box(piece, paint((0.65, 0.63, 0.6)), (-1.0, -0.065, 5.7), (-0.85, -0.06, 5.95))
            block(piece, glow((1.0, 0.12, 0.06), 6.0), (0.2, -0.1, 5.6), (0.14, 0.06, 0.14))
            for rung in np.arange(0.5, 5.6, 0.4):
                beam(piece, iron(), (-0.2, 0.13, rung), (0.2, 0.13, rung), 0.025)


def _train(stage: Stage) -> None:
    """Stand three carriages at the far track."""
    if stage.traits.people < 0.5:
        return
    for index in range(3):
        with stage.thing(
            f"carriage-{index}", "carriage", Frame((9.0 + 17.4 * index, -9.1, -DECK_M + 0.36))
        ) as piece:
            carriage(piece)


def _beyond(stage: Stage, height: Height) -> None:
    rng = stage.stream("village")
    for index in range(15):
        x = -84.0 + 11.5 * index
        y = float(rng.uniform(26.0, 40.0))
        name = f"house-{index}"
        house(
            stage,
            name,
            Frame((x, y, -DECK_M), 180.0 + float(rng.uniform(-14, 14))),
            7.5,
            8.0,
            int(rng.integers(1, 3)),
            plain(house_style(stage, name)),
        )
    for index in range(16):
        x, y = float(rng.uniform(-60, 60)), float(rng.choice([-1, 1]) * rng.uniform(19, 34)) - 3.0
        tree(
            stage,
            f"tree-{index}",
            Frame((x, y, -DECK_M)),
            float(rng.uniform(7, 11)),
            str(rng.choice(["lime", "oak", "birch"])),
            0.3,
        )
    tree(stage, "tree-station", Frame((14.8, 8.6, -0.1)), 8.0, "lime", 0.9)
    for index in range(8):
        bushes(stage, f"bush-{index}", Frame((-55.0 + 14.0 * index, -17.4, -DECK_M)), 2.2, 1.4)
    line = np.column_stack([np.linspace(-260.0, 260.0, 14), np.full(14, -19.5)])
    telegraph_poles(stage, "poles", line, height, 7.0)
    at = np.column_stack([rng.uniform(-50, 50, 900), rng.uniform(-20.5, -16.0, 900)])
    tufts(stage, "grass", at, height, 0.42, 10, 0.2)
    between = np.column_stack(
        [rng.uniform(-60, 60, 260), rng.choice([-2.9, -7.0, -11.0], 260) + rng.normal(0, 0.12, 260)]
    )
    tufts(stage, "weeds", between, height, 0.2, 8, 0.06)
    leaves = rng.standard_normal((500, 2)) * (3.0, 1.6) + (14.0, 4.4)
    fallen_leaves(stage, "fallen-leaves", leaves, lambda x, y: 0 * x, 0.09, 0.02)
    far = around(stage, "far-trees", 420, 70.0, 460.0)
    clear = np.abs(far[:, 1] + 7.0) > 14.0
    tree_line(stage, "far-trees", far[clear], height, (8.0, 14.0), 0.3)
