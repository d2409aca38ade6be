"""Harbour: a stone quay with sheds, boats along it, a pier, a breakwater and the far shore."""

import numpy as np

from director.world.blockout import Focus
from director.world.foliage import TURF
from director.world.materials import cobble, concrete, grass, iron, paving, stone, timber, water
from director.world.parts.boats import dinghy, fishing_boat, mooring, yacht
from director.world.parts.docks import (
    buoy,
    lighthouse,
    lobster_pots,
    mooring_post,
    nets,
    pier,
    quay_crane,
    quay_ladder,
)
from director.world.parts.dressing import dress, plot_of
from director.world.parts.house import house, house_style, plain
from director.world.parts.land import Height, around, ground, smooth_step, tree_line, waves
from director.world.parts.lights import lantern, street_light, wall_lamp
from director.world.parts.plants import tufts
from director.world.parts.roadway import cable, puddles
from director.world.parts.rocks import stones
from director.world.parts.sheds import shed
from director.world.parts.vehicles import van
from director.world.parts.wood import barrel, coil, crate, pallet
from director.world.shapes import beam, box, boxes, cylinder, grid
from director.world.sites import site
from director.world.stage import Array, Frame, Stage

WATER_M = -1.5
BACK_M = 15.0
"""How far the fronts of the sheds stand from the edge of the quay, which is y = 0."""


@site(
    "harbour",
    interior=False,
    words=(
        "harbour",
        "quay",
        "dock",
        "port",
        "quayside",
        "wharf",
        "pier",
        "marina",
        "jetty",
        "dockside",
        "waterfront",
        "docks",
        "harbour wall",
        "boat",
        "ship",
        "trawler",
        "shipyard",
        "boatyard",
        "warehouse",
        "sea wall",
        "warehouse district",
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
        "neon",
        "bright",
        "dark",
        "1950s",
        "1970s",
    ),
)
def harbour(stage: Stage) -> None:
    """Furnish a small working harbour; the water is in the south, the town in the north."""
    stage.focus = Focus((-3.0, 4.5, 1.6), 7.0, 8.0, (-30.0, 1.0, 32.0, 12.6), 18.0)
    height = _land(stage)
    ground(stage, "land", grass(TURF[stage.season]), height, near_m=30.0, rings=34, sectors=120)
    _water(stage)
    _quay(stage)
    _sheds(stage)
    _boats(stage)
    _goods(stage)
    _lights(stage)
    _surroundings(stage, height)
    dress(stage, plot_of(stage, lambda x, y: 0.0 * x, paved=True, margin_m=0.0))


def _land(stage: Stage) -> Height:
    """Return the ground: the harbour's bed in the south, a town on a slope, hills far around."""
    rng = stage.stream("land")
    large, small = waves(rng, 420.0), waves(rng, 120.0)

    def height(x: Array, y: Array) -> Array:
        x, y = np.asarray(x, float), np.asarray(y, float)
        far = np.hypot(x, y)
        # The bay is open to the south-west; two arms of land close the rest.
        arms = smooth_step(np.abs(x + 40.0), 190.0, 420.0)
        south = smooth_step(-y, 480.0, 760.0) * smooth_step(x + 0.8 * y, -500.0, -150.0)
        sea = np.where(y < 6.0, 1.0, 0.0) * (1 - np.maximum(arms, south))
        hills = 16.0 * smooth_step(y, 40.0, 150.0) + 70.0 * smooth_step(far, 180.0, 800.0)
        relief = np.maximum(0.6 + 0.35 * large(x, y) + 0.1 * small(x, y), 0.2)
        return hills * relief * (1 - sea) - 8.0 * sea - 0.08

    return height


def _water(stage: Stage) -> None:
    with stage.thing("sea", "water") as piece:
        x = np.concatenate([-np.geomspace(1500.0, 8.0, 18), np.geomspace(8.0, 1500.0, 18)])
        y = np.concatenate([-np.geomspace(1500.0, 2.0, 20), [1.0]])
        points = np.stack([*np.meshgrid(x, y), np.full((len(y), len(x)), WATER_M)], axis=-1)
        grid(piece, water(), points, points[..., :2] / 6.0)


def _quay(stage: Stage) -> None:
    """Build the quay: deck, wall, coping stones, fender piles, ladders and bollards."""
    with stage.thing("quay", "quay") as piece:
        box(piece, stone((0.25, 0.24, 0.215)), (-170.0, 0.06, -7.0), (170.0, 3.0, -0.3))
        box(piece, cobble((0.24, 0.23, 0.21)), (-170.0, 0.9, -0.4), (170.0, 40.0, 0.0))
        x = np.arange(-84.0, 84.0, 1.4)
        low = np.column_stack([x + 0.008, np.zeros(len(x)), np.full(len(x), -0.4)])
        high = np.column_stack(
            [x + 1.392, np.full(len(x), 0.9), 0.06 + piece.rng.uniform(-0.01, 0.01, len(x))]
        )
        boxes(
            piece,
            stone((0.33, 0.31, 0.28)),
            low,
            high,
            0.8 + 0.35 * piece.rng.random((len(x), 1)) * np.ones(3),
        )
        for end in (-170.0, 84.0):
            box(piece, stone((0.33, 0.31, 0.28)), (end, 0.0, -0.4), (end + 86.0, 0.9, 0.06))
        box(piece, paving((0.30, 0.285, 0.26)), (-170.0, BACK_M - 2.2, -0.3), (170.0, 40.0, 0.09))
    with stage.thing("rails", "rails") as piece:
        for y in (2.9, 5.9):
            box(piece, paving((0.27, 0.26, 0.24)), (-84.0, y - 0.3, -0.1), (84.0, y + 0.3, 0.012))
            box(piece, iron((0.16, 0.13, 0.11)), (-84.0, y - 0.035, 0.0), (84.0, y + 0.035, 0.03))
    with stage.thing("fenders", "fender_piles") as piece:
        wood = timber((0.13, 0.10, 0.075))
        for x0 in np.arange(-60.0, 61.0, 4.0):
            beam(piece, wood, (x0, -0.14, -6.0), (x0, -0.14, -0.1), 0.26)
        box(piece, wood, (-62.0, -0.34, -0.75), (62.0, -0.26, -0.5))
    for index, x0 in enumerate(np.arange(-37.0, 40.0, 7.0)):
        mooring_post(stage, f"mooring-post-{index}", Frame((float(x0), 0.5, 0.05)))
    for index, x0 in enumerate((-18.0, 3.5, 24.5)):
        quay_ladder(stage, f"ladder-{index}", Frame((x0, 0.0, 0.06)))
    pier(stage, "pier", Frame((-24.0, 0.0, 0.0)), 24.0, 3.2, WATER_M)
    puddles(
        stage,
        "puddles",
        [(2.0, 6.0), (-9.0, 3.6), (10.0, 8.5), (-1.0, 10.8)],
        [1.0, 0.8, 1.4, 0.7],
        0.015,
    )


def _sheds(stage: Stage) -> None:
    kinds = ("iron", "planks", "brick", "planks", "iron", "brick")
    x = -47.0
    for index in range(8):
        trait = stage.stream("shed", index)
        width = float(trait.uniform(9.0, 12.5))
        kind = kinds[index % len(kinds)]
        frame = Frame((x, BACK_M + float(trait.uniform(0.0, 1.0)), 0.09))
        if index in (2, 5) and stage.traits.industry < 0.5:
            for part in range(2):
                id_ = f"quay-house-{index}-{part}"
                house(
                    stage,
                    id_,
                    frame.at(part * 6.2, 0.0),
                    6.0,
                    8.0,
                    2 + part,
                    house_style(stage, id_),
                )
            width = 12.4
        else:
            shed(stage, f"shed-{index}", frame, width, 15.0, kind, float(trait.uniform(4.8, 6.6)))
        x += width + float(trait.uniform(0.6, 2.4))


def _boats(stage: Stage) -> None:
    rng = stage.stream("boats")
    for index, x0 in enumerate((-11.5, 1.5, 14.0)):
        yaw = 90.0 if index % 2 else -90.0
        frame = Frame((x0, -2.15, WATER_M + 0.05), yaw + float(rng.uniform(-2, 2)))
        fishing_boat(stage, f"boat-{index}", frame, (9.5, 8.6, 10.4)[index])
        for end in (-1, 1):
            tied = (x0 + end * 5.9, 0.5, 0.35)
            mooring(stage, f"mooring-{index}-{end}", tied, (x0 + end * 4.2, -1.5, WATER_M + 1.25))
    fishing_boat(stage, "boat-pier", Frame((-27.6, -15.0, WATER_M + 0.05), 178.0), 9.0)
    for index, (x0, y0, yaw) in enumerate(
        [(-21.0, -6.0, 12.0), (-20.8, -10.6, -8.0), (24.0, -1.6, 84.0), (20.0, -7.5, 40.0)]
    ):
        dinghy(stage, f"dinghy-{index}", Frame((x0, y0, WATER_M + 0.02), yaw))
    for index, (x0, y0) in enumerate(
        [(-6.0, -34.0), (12.0, -46.0), (34.0, -30.0), (-38.0, -42.0), (46.0, -62.0)]
    ):
        yacht(
            stage,
            f"yacht-{index}",
            Frame((x0, y0, WATER_M), float(rng.uniform(60, 100))),
            7.0 + index % 3,
        )
    buoy(stage, "buoy-0", Frame((5.0, -22.0, WATER_M)))
    buoy(stage, "buoy-1", Frame((-16.0, -58.0, WATER_M)))


def _goods(stage: Stage) -> None:
    if stage.traits.people > 0.5 or stage.traits.industry > 0.5:
        quay_crane(stage, "crane", Frame((-17.0, 4.4, 0.0), -14.0))
    nets(stage, "nets-0", Frame((5.2, 2.6, 0.0)))
    nets(stage, "nets-1", Frame((-8.6, 12.0, 0.0), 40.0))
    lobster_pots(stage, "pots-0", Frame((8.0, 11.3, 0.0), 8.0), 11)
    lobster_pots(stage, "pots-1", Frame((-5.6, 1.9, 0.0), 90.0), 6)
    for index, (x, y) in enumerate([(7.6, 1.5), (-2.0, 1.7), (-12.0, 2.2), (15.0, 11.9)]):
        coil(stage, f"coil-{index}", Frame((x, y, 0.0)))
    rng = stage.stream("cargo")
    spots = [
        (-11.2, 10.6),
        (-10.3, 10.8),
        (-11.0, 9.7),
        (12.4, 9.8),
        (13.3, 9.4),
        (12.8, 10.6),
        (19.4, 4.6),
        (20.3, 4.9),
        (-6.4, 7.6),
    ]
    for index, (x, y) in enumerate(spots):
        crate(
            stage,
            f"crate-{index}",
            Frame((x, y, 0.0), float(rng.uniform(-12, 12))),
            (0.85, 0.7, float(rng.uniform(0.5, 0.8))),
        )
    crate(stage, "crate-top-0", Frame((-10.8, 10.5, 0.82), 20.0), (0.7, 0.6, 0.5))
    crate(stage, "crate-top-1", Frame((12.8, 9.9, 0.82), -12.0), (0.7, 0.6, 0.5))
    for index, (x, y) in enumerate(
        [(-7.6, 10.9), (-8.3, 10.3), (3.2, 12.2), (3.9, 12.4), (3.5, 11.6), (16.6, 2.6)]
    ):
        barrel(stage, f"barrel-{index}", Frame((x, y, 0.0)))
    for index in range(3):
        pallet(stage, f"pallet-{index}", Frame((17.2, 10.9, 0.145 * index), 8.0 * index))
    van(stage, "van", Frame((22.5, 9.6, 0.0), 78.0), (0.42, 0.45, 0.44))
    dinghy(stage, "dinghy-ashore", Frame((-14.5, 8.2, 0.28), 65.0))
    tufts(
        stage,
        "weeds",
        np.column_stack([rng.uniform(-30, 30, 70), rng.uniform(13.6, 14.8, 70)]),
        lambda x, y: 0 * x + 0.08,
        0.2,
        9,
        0.07,
    )


def _lights(stage: Stage) -> None:
    for index, x in enumerate((-22.0, -6.0, 10.0, 27.0)):
        street_light(
            stage, f"quay-light-{index}", Frame((x, 12.3, 0.0)), 5.6, 55.0, (1.0, 0.70, 0.40)
        )
    wall_lamp(stage, "wall-lamp-0", Frame((-1.5, BACK_M + 0.2, 3.4)), 12.0)
    with stage.thing("pier-lamp", "lamp_post", Frame((-24.0, -23.0, 0.0))) as piece:
        cylinder(piece, timber(), (1.3, 0, 0), (1.3, 0, 2.6), 0.08, sides=8)
        lantern(piece, 1.3, 0.0, 2.6, 1.0)
        piece.lamp(1.3, 0.0, 2.85, intensity_w_sr=14.0)
    for index in range(3):
        cable(
            stage,
            f"cable-{index}",
            (-22.0 + 16 * index, 12.3, 4.6),
            (-6.0 + 16 * index, 12.3, 4.6),
            0.5,
        )


def _surroundings(stage: Stage, height: Height) -> None:
    """Build the breakwater with its light, the town behind, and woods on the hills."""
    with stage.thing("breakwater", "breakwater") as piece:
        box(piece, stone((0.27, 0.26, 0.235)), (64.0, -110.0, -8.0), (69.0, 1.0, 0.7))
        box(piece, concrete(), (68.0, -110.0, 0.7), (69.0, 1.0, 1.7))
        box(piece, stone((0.27, 0.26, 0.235)), (20.0, -114.0, -8.0), (69.0, -109.0, 0.7))
    rng = stage.stream("armour")
    at = np.column_stack([rng.uniform(69.0, 75.0, 160), rng.uniform(-112.0, 0.0, 160)])
    stones(stage, "armour", at, lambda x, y: -0.9 + 0.0 * x - 0.22 * (x - 70), 1.5)
    lighthouse(stage, "lighthouse", Frame((24.0, -111.5, 0.7)))
    rng = stage.stream("town")
    for index in range(26):
        x = -85.0 + 6.9 * index + float(rng.uniform(-2, 2))
        y = float(rng.uniform(42.0, 50.0) + (16.0 if index % 2 else 0.0))
        id_ = f"town-{index}"
        z = float(height(np.array(x), np.array(y)))
        house(
            stage,
            id_,
            Frame((x, y, z), float(rng.uniform(-12, 12))),
            7.0,
            8.0,
            int(rng.integers(2, 4)),
            plain(house_style(stage, id_)),
            gable_front=bool(rng.random() < 0.4),
        )
    for index in range(10):
        side = -1 if index < 5 else 1
        id_ = f"shore-{index}"
        x, y = side * (62.0 + 11.0 * (index % 5)), 18.0 + 3.0 * (index % 2)
        house(
            stage,
            id_,
            Frame((x, y, 0.05), float(rng.uniform(-6, 6))),
            8.0,
            8.0,
            2,
            plain(house_style(stage, id_)),
        )
    far = around(stage, "far-trees", 700, 90.0, 700.0)
    dry = height(far[:, 0], far[:, 1]) > 2.0
    tree_line(stage, "far-trees", far[dry], height, (8.0, 14.0))
