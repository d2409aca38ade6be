"""Beach: sand and dunes, breaking water, a groyne, driftwood, a hut, cliffs at both ends."""

import numpy as np

from director.world.blockout import Focus
from director.world.foliage import TURF
from director.world.materials import grass, paint, peeling_paint, planks, rock, sand, timber, water
from director.world.parts.boats import dinghy, yacht
from director.world.parts.building_style import built_of
from director.world.parts.dressing import dress, plot_of
from director.world.parts.fences import rail_fence
from director.world.parts.land import Height, around, ground, patch, smooth_step, tree_line, waves
from director.world.parts.lights import wall_lamp
from director.world.parts.plants import bushes, tufts
from director.world.parts.rocks import boulder, stones
from director.world.parts.ruins import roofed
from director.world.parts.walls import Boxes, Trim, door, spaced, walled
from director.world.parts.wood import barrel, campfire, coil, crate, log
from director.world.shapes import beam, box, cylinder, grid
from director.world.sites import site
from director.world.stage import Array, Frame, Stage


@site(
    "beach",
    interior=False,
    words=(
        "beach",
        "shore",
        "seashore",
        "coast",
        "sea",
        "ocean",
        "seaside",
        "island",
        "cove",
        "sand",
        "lake",
        "lakeside",
        "cliff",
        "cliffs",
        "shoreline",
        "lagoon",
        "river",
        "riverbank",
        "boat shed",
        "lighthouse",
        "bay",
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
        "medieval",
        "victorian",
        "1920s",
        "1950s",
        "1970s",
        "neon",
        "remote",
        "rusty",
        "bright",
        "dark",
        "old",
        "modern",
        "wooden",
        "metal",
        "stone",
        "brick",
        "concrete",
        "futuristic",
    ),
)
def beach(stage: Stage) -> None:
    """Furnish a bay; the sea is in the south, dunes in the north, cliffs east and west."""
    stage.focus = Focus((0.0, 6.0, 1.6), 8.0, 186.0, (-26.0, -7.0, 26.0, 20.0), 40.0)
    height = _land(stage)

    def lowered(x: Array, y: Array) -> Array:
        # Under the sand, whose finer sheet would otherwise let the coarse rings through.
        inside = smooth_step(126.0 - np.abs(x), 0.0, 30.0) * smooth_step(30.0 - y, 0.0, 6.0)
        return height(x, y) - 2.5 * inside * smooth_step(y + 58.0, 0.0, 10.0)

    ground(stage, "land", grass(TURF[stage.season]), lowered, near_m=12.0, rings=56, sectors=128)

    def shore(x: Array, y: Array) -> Array:
        return height(x, y) + 0.05

    patch(stage, "sand", sand(), shore, (-130.0, -60.0), (130.0, 34.0), 2.0)
    _sea(stage)
    _cliffs(stage, height)
    _hut(stage)
    _things(stage, height)
    far = around(stage, "far-trees", 300, 75.0, 500.0)
    high = height(far[:, 0], far[:, 1]) > 3.5
    tree_line(stage, "far-trees", far[high], height, (5.0, 9.0), 0.6)
    dress(stage, plot_of(stage, shore))


def _land(stage: Stage) -> Height:
    rng = stage.stream("land")
    dunes, large, small = waves(rng, 26.0), waves(rng, 300.0), waves(rng, 7.0)

    def height(x: Array, y: Array) -> Array:
        x, y = np.asarray(x, float), np.asarray(y, float)
        line = y + 4.0 * np.sin(x / 55.0)
        slope = np.clip((line + 4.0) * 0.055, -7.0, 1.15)
        dune = smooth_step(line, 18.0, 34.0) * (2.2 + 1.3 * dunes(x, y)) + 0.03 * small(x, y)
        arms = smooth_step(np.abs(x) - 0.25 * np.minimum(y, 0.0), 95.0, 190.0) * smooth_step(
            y, -170.0, -60.0
        )
        inland = smooth_step(y, 60.0, 400.0)
        south = smooth_step(-y, 650.0, 1100.0) * smooth_step(x, -200.0, 700.0)
        hills = 34.0 * np.maximum(0.7 + 0.3 * large(x, y), 0.3)
        return slope + dune + hills * np.maximum(np.maximum(arms, inland), 1.6 * south)

    return height


def _sea(stage: Stage) -> None:
    with stage.thing("sea", "water") as piece:
        x = np.concatenate([-np.geomspace(1800.0, 10.0, 18), np.geomspace(10.0, 1800.0, 18)])
        y = np.concatenate([-np.geomspace(1800.0, 40.0, 16), [-20.0, -8.0, 3.0]])
        points = np.stack([*np.meshgrid(x, y), np.zeros((len(y), len(x)))], axis=-1)
        grid(piece, water((0.03, 0.075, 0.085)), points, points[..., :2] / 6.0)
    foam = paint((0.72, 0.74, 0.74), 0.9)
    for index, (y0, tall) in enumerate(((-4.3, 0.05), (-9.5, 0.22), (-18.0, 0.32), (-31.0, 0.38))):
        # A wave: its face, and the foam along its crest, broken where it has not yet curled over.
        with stage.thing(f"wave-{index}", "wave") as piece:
            x = np.linspace(-90.0, 90.0, 121)
            crest = (
                y0 - 4.0 * np.sin(x / 55.0) + 0.7 * np.sin(x / 7.0 + index) + 0.3 * np.sin(x / 2.3)
            )
            strong = (
                np.clip(0.55 + 0.7 * np.sin(x / 16.0 + 2.1 * index), 0.0, 1.0)
                if index
                else np.ones(121)
            )
            rows = [(-2.6, 0.0), (-1.0, 0.5), (0.0, 1.0), (0.35, 0.45), (0.6, 0.0)]
            face = np.array(
                [np.column_stack([x, crest + dy, 0.01 + tall * strong * z]) for dy, z in rows]
            )
            grid(piece, water((0.05, 0.10, 0.10)), face, face[..., :2] / 6.0)
            wide = (0.25 + 0.6 * strong) * (0.6 + 0.4 * np.sin(x * 1.7 + index))
            edge = np.array(
                [
                    np.column_stack([x, crest + a * wide, 0.03 + tall * strong * b])
                    for a, b in ((-1.0, 0.55), (0.0, 1.02), (0.7, 0.3))
                ]
            )
            grid(piece, foam, edge)


def _cliffs(stage: Stage, height: Height) -> None:
    rng = stage.stream("cliffs")
    for index in range(26):
        side = -1 if index % 2 else 1
        x, y = side * float(rng.uniform(84, 150)), float(rng.uniform(-90, 20))
        z = float(height(np.array(x), np.array(y)))
        size = float(rng.uniform(7, 17))
        boulder(
            stage,
            f"cliff-{index}",
            Frame((x, y, min(z, 6.0) - 2.0)),
            (size, size * 0.8, size * float(rng.uniform(0.7, 1.2))),
            rock((0.24, 0.21, 0.175)),
        )


def _hut(stage: Stage) -> None:
    frame = Frame((5.5, 15.2, 0.95), -24.0)
    with stage.thing("hut", "hut", frame) as piece:
        boards = (
            peeling_paint((0.20, 0.32, 0.36))
            if stage.traits.wear > 0.6
            else planks((0.33, 0.40, 0.42))
        )
        boards, traits = built_of(stage, boards), stage.traits
        white = paint((0.60, 0.59, 0.55))
        trim = Trim(
            frame=white,
            surround=white,
            lit=0.6 * min(1.5, traits.lights) if traits.people > 0.15 else 0.0,
            boarded=0.7 if traits.people < 0.15 else 0.0,
            broken=min(0.9, traits.ruin),
        )
        for x in (0.3, 2.6, 4.9):
            for y in (0.3, 3.7):
                cylinder(piece, timber(), (x, y, -1.6), (x, y, 0.4), 0.12, sides=8)
        box(piece, planks(), (-0.1, -1.8, 0.28), (5.3, 4.1, 0.4))
        hole = (2.1, 0.4, 3.05, 2.5)
        walled(
            piece,
            boards,
            5.2,
            2.4,
            [(0.6, 1.3, 1.6, 2.3), (3.6, 1.3, 4.6, 2.3)],
            trim,
            doors=[hole],
            base=0.4,
            thickness=0.2,
        )
        with Boxes(piece) as gathered:
            door(gathered, hole, (0.35, 0.09, 0.06), steps=0, surround=white)
        for x, y, yaw, length in (
            (5.2, 0.0, 90.0, 4.0),
            (5.2, 4.0, 180.0, 5.2),
            (0.0, 4.0, 270.0, 4.0),
        ):
            walled(
                piece.at(x, y, 0.0, yaw),
                boards,
                length,
                2.4,
                spaced(length, 1, 1.0, 1.3, 2.2),
                trim,
                base=0.4,
                thickness=0.2,
            )
        roofed(piece, planks((0.24, 0.20, 0.16)), white, 5.2, 4.0, 2.8, 1.3, 0.4, 8)
        for x, y, yaw in ((5.2, 0.0, 90.0), (0.0, 4.0, 270.0)):
            piece.at(x, y, 0.0, yaw).triangles(
                boards, [[(0, 0, 2.78), (4.0, 0, 2.78), (2.0, 0, 4.08)]]
            )
        for x in (0.0, 5.1):
            box(piece, timber(), (x, -1.75, 0.4), (x + 0.1, -1.65, 1.35))
            beam(piece, timber(), (x + 0.05, -1.7, 1.35), (x + 0.05, 0.0, 1.35), 0.07)
        for step in range(4):
            box(
                piece,
                planks(),
                (2.0, -2.1 - 0.3 * step, 0.1 - 0.2 * step),
                (3.2, -1.8 - 0.3 * step, 0.18 - 0.2 * step),
            )
    wall_lamp(stage, "hut-lamp", frame.at(3.5, 0.0, 2.3), 10.0)


def _things(stage: Stage, height: Height) -> None:
    def at(x: float, y: float, yaw: float = 0.0, lift: float = 0.0) -> Frame:
        return Frame((x, y, float(height(np.array(x), np.array(y))) + 0.05 + lift), yaw)

    with stage.thing("groyne", "groyne") as piece:
        for index, y in enumerate(np.arange(10.0, -22.0, -1.1)):
            tall = 1.0 + 0.25 * float(piece.rng.random())
            z = float(height(np.array(-14.0), np.array(y)))
            cylinder(
                piece,
                timber((0.12, 0.10, 0.08)),
                (-14.0 + 0.05 * (index % 2), float(y), z - 1.0),
                (-14.0, float(y), z + tall),
                0.14,
                0.12,
                8,
            )
        for drop in (0.15, 0.5):
            beam(
                piece,
                timber((0.13, 0.11, 0.085)),
                (-13.85, 10.0, 1.55 - drop),
                (-13.85, -21.0, 0.35 - drop),
                0.06,
                0.2,
            )
    campfire(stage, "campfire", at(0.8, 6.2))
    dinghy(stage, "boat-0", at(-6.0, 3.6, 28.0, 0.25))
    dinghy(stage, "boat-1", at(9.5, 5.2, -40.0, 0.25))
    log(stage, "driftwood-0", at(2.6, 4.0, 40.0), 3.2, 0.2)
    log(stage, "driftwood-1", at(-1.8, 7.6, 110.0), 2.4, 0.16)
    log(stage, "driftwood-2", at(14.0, 2.0, 15.0), 4.4, 0.26)
    coil(stage, "coil", at(-4.4, 5.2))
    barrel(stage, "barrel", at(4.6, 13.0))
    crate(stage, "crate", at(3.4, 12.6, 30.0))
    for index, (x, y) in enumerate([(40.0, -70.0), (-52.0, -110.0)]):
        yacht(stage, f"yacht-{index}", Frame((x, y, 0.0), 70.0 + 30 * index))
    rng = stage.stream("shore")
    stones(
        stage,
        "pebbles",
        np.column_stack([rng.uniform(-40, 40, 420), rng.normal(-1.5, 2.6, 420)]),
        lambda x, y: height(x, y) + 0.05,
        0.09,
    )
    for index in range(9):
        x, y = float(rng.uniform(18, 34) * rng.choice([-1, 1])), float(rng.uniform(-9, 8))
        size = float(rng.uniform(0.5, 1.8))
        boulder(stage, f"rock-{index}", at(x, y), (size, size * 0.8, size * 0.6))
    spots = np.column_stack([rng.uniform(-46, 46, 2600), rng.uniform(19, 44, 2600)])
    clear = ~((spots[:, 0] > 3.0) & (spots[:, 0] < 14.0) & (spots[:, 1] < 22.0))
    tufts(stage, "marram", spots[clear], height, 0.62, 12, 0.14, (1.15, 1.05, 0.9))
    for index in range(10):
        bushes(
            stage,
            f"bush-{index}",
            at(float(rng.uniform(-40, 40)), float(rng.uniform(34, 48))),
            1.8,
            1.1,
            evergreen=True,
        )
    fence = np.column_stack([np.linspace(-40.0, -2.0, 20), 19.5 + np.sin(np.linspace(0, 5, 20))])
    rail_fence(stage, "fence", fence, height, 2, (0.34, 0.30, 0.25))
