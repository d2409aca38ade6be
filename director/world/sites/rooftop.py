"""Rooftop: a flat roof high over the city; parapets, tanks, ducts, a stair head, a skyline."""

import numpy as np

from director.world.blockout import Focus
from director.world.materials import (
    asphalt,
    brick,
    concrete,
    dark,
    glow,
    gravel,
    iron,
    metal,
    paint,
    rusted,
    timber,
)
from director.world.parts.building_style import BRICKS, built_of
from director.world.parts.dressing import dress, plot_of
from director.world.parts.ironwork import water_tank
from director.world.parts.land import ground
from director.world.parts.lights import wall_lamp
from director.world.parts.plants import bushes
from director.world.parts.roadway import cable, puddles
from director.world.parts.services import neon_sign
from director.world.parts.street import planter
from director.world.parts.towers import tower
from director.world.parts.walls import Boxes, door
from director.world.parts.wood import crate, pallet
from director.world.shapes import beam, block, box, cylinder, revolve, sphere, tube, wall
from director.world.sites import site
from director.world.stage import Frame, Stage

STREET_M = -34.0
"""Height of the street below the roof."""


@site(
    "rooftop",
    interior=False,
    words=(
        "rooftop",
        "roof",
        "roof terrace",
        "terrace",
        "balcony",
        "skyscraper",
        "penthouse",
        "tower",
        "helipad",
        "skyline",
        "fire escape",
    ),
    deaf=(
        "new",
        "clean",
        "fishing",
        "market",
        "narrow",
        "small",
        "large",
        "medieval",
        "victorian",
        "1920s",
        "1950s",
        "1970s",
        "remote",
        "old",
        "rusty",
        "dark",
        "bare",
    ),
)
def rooftop(stage: Stage) -> None:
    """Furnish a roof of 26 by 30 metres; the city lies on all sides, lower and higher."""
    stage.focus = Focus((0.0, 1.0, 1.6), 7.0, -112.0, (-11.5, -13.5, 11.5, 13.5), 18.0)
    ground(
        stage,
        "streets",
        asphalt((0.07, 0.07, 0.075)),
        lambda x, y: 0 * x + STREET_M,
        near_m=20.0,
        sectors=48,
        rings=20,
    )
    _roof(stage)
    _things(stage)
    _city(stage)
    dress(stage, plot_of(stage, lambda x, y: 0.0 * x, paved=True, margin_m=0.6))


def _roof(stage: Stage) -> None:
    """Build the block itself: gravel roof, parapets with coping, a lower terrace in the south."""
    with stage.thing("roof", "roof") as piece:
        red = built_of(stage, brick(BRICKS[0]))
        box(piece, red, (-13.0, -15.0, STREET_M - 1.0), (13.0, 15.0, -0.02))
        box(piece, gravel((0.25, 0.24, 0.225)), (-12.7, -14.7, -0.3), (12.7, 14.7, 0.0))
        for a, b in (
            ((-13.0, -15.0), (13.0, -14.6)),
            ((-13.0, 14.6), (13.0, 15.0)),
            ((-13.0, -14.6), (-12.6, 14.6)),
            ((12.6, -14.6), (13.0, 14.6)),
        ):
            box(piece, red, (*a, -0.1), (*b, 1.0))
            box(
                piece, concrete(), (a[0] - 0.07, a[1] - 0.07, 1.0), (b[0] + 0.07, b[1] + 0.07, 1.12)
            )
        for x in (-4.5, 4.5):
            box(piece, metal((0.20, 0.20, 0.205)), (x - 0.04, -14.5, 0.0), (x + 0.04, 14.5, 0.025))
    with stage.thing("stair-head", "stair_head", Frame((-3.2, 8.2, 0.0))) as piece:
        white = built_of(stage, brick(BRICKS[3]))
        hole = (1.4, 0.12, 2.5, 2.3)
        wall(piece, white, 4.4, 3.0, 0.3, [hole])
        with Boxes(piece) as gathered:
            door(gathered, hole, (0.16, 0.20, 0.20), steps=1, surround=concrete())
        box(piece, white, (0.0, 0.3, 0.0), (4.4, 4.0, 3.0))
        box(piece, concrete(), (-0.15, -0.25, 3.0), (4.55, 4.15, 3.16))
        for rung in np.arange(0.3, 3.3, 0.3):
            cylinder(piece, iron(), (4.46, 1.0, rung), (4.46, 1.45, rung), 0.014, sides=6)
        for y in (1.0, 1.45):
            cylinder(piece, iron(), (4.46, y, 0.1), (4.46, y, 3.7), 0.02, sides=6)
    wall_lamp(stage, "stair-lamp", Frame((-0.1, 8.2, 2.5)), 14.0)
    puddles(
        stage,
        "puddles",
        [(2.6, -1.2), (-3.4, 3.0), (5.6, 6.2), (-6.0, -7.4)],
        [1.2, 0.8, 0.9, 1.3],
        0.02,
    )


def _things(stage: Stage) -> None:
    with stage.thing("water-tank", "water_tank") as piece:
        water_tank(piece, 8.0, 9.4, 0.0)
    for index, (x, y) in enumerate([(-8.6, 2.4), (-8.8, 5.4), (7.8, -6.6)]):
        with stage.thing(f"chiller-{index}", "chiller", Frame((x, y, 0.0), 90.0 * index)) as piece:
            zinc = metal((0.40, 0.41, 0.42))
            for leg in (-0.8, 0.8):
                box(piece, rusted(), (leg - 0.08, -0.7, 0.0), (leg + 0.08, 0.7, 0.25))
            box(piece, zinc, (-1.1, -0.8, 0.25), (1.1, 0.8, 1.6))
            for z in np.arange(0.4, 1.5, 0.1):
                box(piece, zinc, (-1.0, -0.83, z), (1.0, -0.8, z + 0.05), 0.75)
            for fan in (-0.5, 0.5):
                cylinder(piece, dark(), (fan, 0, 1.6), (fan, 0, 1.66), 0.42, sides=20)
                for turn in np.arange(5) * 2 * np.pi / 5:
                    c, s = 0.4 * np.cos(turn), 0.4 * np.sin(turn)
                    beam(piece, zinc, (fan, 0, 1.68), (fan + c, s, 1.68), 0.09, 0.02)
    with stage.thing("duct", "duct") as piece:
        zinc = metal((0.37, 0.38, 0.39))
        box(piece, zinc, (-9.3, -3.0, 0.35), (-8.3, 1.2, 1.1))
        box(piece, zinc, (-9.3, -3.8, 0.35), (-4.2, -3.0, 1.1))
        for y in np.arange(-2.6, 1.2, 1.1):
            box(piece, zinc, (-9.36, y, 0.29), (-8.24, y + 0.06, 1.16), 0.8)
        for x in np.arange(-8.6, -4.2, 1.1):
            box(piece, zinc, (x, -3.86, 0.29), (x + 0.06, -2.94, 1.16), 0.8)
            box(piece, rusted(), (x, -3.7, 0.0), (x + 0.06, -3.1, 0.35))
    for index, (x, y, tall) in enumerate(
        [(3.4, 6.8, 0.9), (5.2, 3.2, 0.7), (-5.6, -9.8, 0.9), (9.6, 0.8, 1.1), (-2.0, -11.4, 0.6)]
    ):
        with stage.thing(f"vent-{index}", "vent", Frame((x, y, 0.0))) as piece:
            cylinder(piece, rusted(), (0, 0, 0), (0, 0, tall), 0.13, sides=12)
            revolve(
                piece,
                metal(),
                [(0.24, tall), (0.26, tall + 0.06), (0.05, tall + 0.26), (0.0, tall + 0.27)],
                sides=12,
            )
    with stage.thing("antenna", "antenna", Frame((-10.6, 11.6, 0.0))) as piece:
        cylinder(piece, iron((0.2, 0.2, 0.2)), (0, 0, 0), (0, 0, 6.5), 0.05, 0.03, 8)
        for index, z in enumerate((4.2, 4.9, 5.6, 6.2)):
            beam(
                piece,
                iron((0.3, 0.3, 0.3)),
                (-0.9 + 0.15 * index, 0, z),
                (0.9 - 0.15 * index, 0, z),
                0.02,
            )
        sphere(piece, metal((0.5, 0.5, 0.5)), (0.25, -0.3, 2.6), (0.45, 0.12, 0.45), 14)
    with stage.thing("pipes", "pipe") as piece:
        for index, y in enumerate((-12.2, -12.5, -12.8)):
            tube(
                piece,
                rusted() if index else metal(),
                [
                    (-12.4, y, 0.25),
                    (3.0, y, 0.25),
                    (3.4 + 0.2 * index, y, 0.3),
                    (3.5 + 0.2 * index, y, 0.9),
                    (3.5 + 0.2 * index, -14.6, 0.95),
                ],
                0.06,
                8,
            )
    with stage.thing("washing", "clothes_line") as piece:
        for x in (2.2, 7.6):
            cylinder(piece, timber(), (x, -10.2, 0.0), (x, -10.2, 2.1), 0.05, sides=8)
            beam(piece, timber(), (x, -10.7, 2.0), (x, -9.7, 2.0), 0.06)
        for y in (-10.6, -9.8):
            cylinder(piece, iron(), (2.2, y, 2.0), (7.6, y, 2.0), 0.006, sides=4)
        for index in range(6):
            x = 2.7 + 0.8 * index
            block(
                piece,
                paint(
                    ((0.62, 0.60, 0.56), (0.22, 0.30, 0.42), (0.45, 0.16, 0.13))[index % 3], 0.95
                ),
                (x, -10.6, 1.6 - 0.05 * (index % 2)),
                (0.56, 0.012, 0.78),
            )
    for index, x in enumerate((2.0, 3.4)):
        with stage.thing(
            f"chair-{index}", "deck_chair", Frame((x, -3.8, 0.0), 160.0 + 30.0 * index)
        ) as piece:
            for side in (-0.28, 0.28):
                beam(piece, timber((0.3, 0.2, 0.11)), (side, -0.5, 0.02), (side, 0.45, 0.95), 0.04)
                beam(piece, timber((0.3, 0.2, 0.11)), (side, 0.4, 0.02), (side, -0.4, 0.48), 0.04)
            piece.quads(
                paint((0.10, 0.24, 0.33), 0.9),
                [
                    [
                        (-0.27, -0.38, 0.42),
                        (0.27, -0.38, 0.42),
                        (0.27, 0.42, 0.93),
                        (-0.27, 0.42, 0.93),
                    ],
                    [
                        (0.27, -0.38, 0.41),
                        (-0.27, -0.38, 0.41),
                        (-0.27, 0.42, 0.92),
                        (0.27, 0.42, 0.92),
                    ],
                ],
            )
    for index, (x, y) in enumerate([(0.6, -4.6), (4.8, -4.9), (10.9, -12.0)]):
        planter(stage, f"planter-{index}", Frame((x, y, 0.0)))
        bushes(stage, f"plant-{index}", Frame((x, y, 0.5)), 0.9, 0.8, evergreen=index == 2)
    crate(stage, "crate-0", Frame((2.8, -4.9, 0.0), 20.0), (0.6, 0.45, 0.4))
    pallet(stage, "pallet", Frame((-6.4, 9.8, 0.0), 15.0))
    cable(stage, "cable-0", (-10.6, 11.6, 5.2), (1.2, 10.0, 3.2), 0.7)
    cable(stage, "cable-1", (-10.6, 11.6, 4.4), (8.0, 9.4, 5.4), 0.9)
    with stage.thing("string-lights", "string_lights") as piece:
        line = np.linspace(0, 1, 15)[:, None]
        points = (
            np.array([1.0, 8.0, 2.9])
            + (np.array([7.6, -10.2, 2.1]) - np.array([1.0, 8.0, 2.9])) * line
            - np.array([0, 0, 2.4]) * line * (1 - line)
        )
        tube(piece, iron(), points, 0.01, 4)
        for point in points[1:-1]:
            sphere(piece, glow((1.0, 0.72, 0.42), 5.0), point - (0, 0, 0.07), 0.055, 8)
    for index in (3, 7, 11):
        x, y, z = points[index]
        with stage.thing(f"bulb-{index}", "bulb", Frame((float(x), float(y), float(z)))) as piece:
            sphere(piece, iron(), (0, 0, 0), 0.03, 6)
            piece.lamp(0.0, 0.0, -0.16, intensity_w_sr=4.0)
    if stage.traits.neon > 0.5:
        neon_sign(
            stage,
            "neon",
            Frame((0.0, 14.3, 1.4)),
            letters=7,
            upright=False,
            size_m=1.3,
            intensity_w_sr=26.0,
        )


def _city(stage: Stage) -> None:
    """Stand blocks around, in a grid of streets; the nearest are lower than this roof."""
    index = 0
    for i in range(-6, 7):
        for j in range(-6, 7):
            if i == 0 and j == 0:
                continue
            trait = stage.stream("block", i, j)
            near = max(abs(i), abs(j))
            wide, deep = float(trait.uniform(20, 27)), float(trait.uniform(22, 31))
            x, y = i * 42.0 - wide / 2 + float(trait.uniform(-3, 3)), j * 46.0 - deep / 2
            rise = (
                float(trait.uniform(18, 33))
                if near == 1
                else float(trait.uniform(20, 48) + 75 * trait.random() ** 3)
            )
            if near == 1 and i > 0 and j >= 0:
                rise = 48.0
            rise *= stage.traits.height if near > 1 or rise > 40.0 else 1.0
            with stage.thing(
                f"block-{index}-roof", "rooftop", Frame((x, y, STREET_M + rise))
            ) as piece:
                for part in range(2 if near < 3 else 1):
                    u, v = float(trait.uniform(2, wide - 6)), float(trait.uniform(2, deep - 6))
                    box(
                        piece,
                        concrete((0.3, 0.3, 0.29)),
                        (u, v, 0.0),
                        (u + 4.0, v + 3.0, 2.0 + part),
                    )
                if near < 3 and trait.random() < 0.6:
                    water_tank(piece, wide * 0.7, deep * 0.6, 0.0)
            tower(stage, f"block-{index}", Frame((x, y, STREET_M)), wide, deep, rise)
            index += 1
