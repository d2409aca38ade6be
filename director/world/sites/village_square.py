"""Village square: old houses round a cobbled square, a fountain, trees, market stalls, lamps."""

import numpy as np

from director.world.blockout import Focus
from director.world.foliage import TURF
from director.world.materials import cobble, grass, paving
from director.world.parts.church import church
from director.world.parts.dressing import dress, plot_of
from director.world.parts.house import house, house_style, plain
from director.world.parts.land import Height, around, ground, patch, rolling, tree_line
from director.world.parts.lights import lamp_post, wall_lamp
from director.world.parts.market import cart, fountain, sacks, stall, statue, well
from director.world.parts.plants import fallen_leaves, tufts
from director.world.parts.roadway import bunting
from director.world.parts.services import neon_sign
from director.world.parts.street import bench, bollard, notice_board
from director.world.parts.trees import tree
from director.world.parts.vehicles import car
from director.world.parts.wood import barrel, crate
from director.world.shapes import revolve
from director.world.sites import site
from director.world.stage import Array, Frame, Stage
from director.world.traits import Period

HALF_M = 19.0
NEONS = ((1.0, 0.10, 0.32), (0.15, 0.65, 1.0), (0.25, 1.0, 0.45), (1.0, 0.45, 0.08))


@site(
    "village-square",
    interior=False,
    words=(
        "village square",
        "market square",
        "town square",
        "square",
        "village",
        "plaza",
        "piazza",
        "fountain",
        "village street",
        "hamlet",
        "village green",
        "old town",
        "town",
        "well",
        "inn",
        "tavern",
    ),
    deaf=(
        "new",
        "clean",
        "fishing",
        "rusty",
    ),
)
def village_square(stage: Stage) -> None:
    """Furnish a village square of about 38 by 38 metres; lanes leave it at its corners."""
    reach = _half(stage) - 4.5
    stage.focus = Focus((0.0, 0.0, 1.6), 8.0, -70.0, (-reach, -reach, reach, reach), 16.0)
    height = rolling(stage, 62.0, 55.0, 460.0)
    _ground(stage, height)
    _houses(stage)
    _middle(stage)
    _market(stage)
    _furniture(stage)
    _beyond(stage, height)
    dress(stage, plot_of(stage, lambda x, y: 0.0 * x, paved=True))


def _half(stage: Stage) -> float:
    """Return half the width of the square, by the size of the place."""
    return HALF_M * stage.traits.size


def _ground(stage: Stage, height: Height) -> None:
    def lowered(x: Array, y: Array) -> Array:
        return height(x, y) - 0.06

    ground(stage, "meadows", grass(TURF[stage.season]), lowered, near_m=12.0)
    bumps = stage.stream("cobbles")
    phase = bumps.random(2) * 6

    def uneven(x: Array, y: Array) -> Array:
        return 0.012 * (np.sin(0.9 * x + phase[0]) + np.sin(1.1 * y + phase[1])) - 0.02

    patch(stage, "square", cobble(), uneven, (-52.0, -52.0), (52.0, 52.0), 1.6)
    with stage.thing("paving", "path") as piece:
        revolve(piece, paving(), [(5.4, -0.05), (5.4, 0.03), (3.0, 0.03)], sides=48)


def _houses(stage: Stage) -> None:
    """Stand a row of houses on each side, facing in, with lanes between and more behind them."""
    poor = stage.traits.wealth < -0.5
    for side in range(4):
        yaw = side * 90.0
        rng = stage.stream("row", side)
        x = -_half(stage) + 2.0
        index = 0
        while x < _half(stage) - 4.0:
            width = float(rng.uniform(5.6, 8.4))
            back = float(rng.uniform(0.0, 1.2))
            # The row on the other side of a turned frame: x runs right as seen from the square.
            frame = Frame((0.0, 0.0, 0.0), yaw).at(x, _half(stage) + back)
            name = f"house-{side}-{index}"
            if side == 0 and index == 1:
                church(stage, "church", frame.at(1.0, 1.5), 7.5, 16.0)
                x += 10.4
            else:
                floors = int(rng.choice([1, 2, 3], p=[0.5, 0.5, 0.0] if poor else [0.1, 0.6, 0.3]))
                floors = max(1, round(floors * stage.traits.height))
                gable = bool(rng.random() < 0.35)
                house(
                    stage,
                    name,
                    frame,
                    width,
                    float(rng.uniform(7.0, 9.0)),
                    floors,
                    house_style(stage, name),
                    gable_front=gable,
                )
                x += width + (float(rng.uniform(2.2, 3.2)) if rng.random() < 0.3 else 0.25)
            index += 1
        _second_row(stage, side)


def _second_row(stage: Stage, side: int) -> None:
    """Stand houses behind the row and in the corners: they close the lanes."""
    rng = stage.stream("second", side)
    for index, x in enumerate(np.linspace(-34.0, 34.0, 6)):
        frame = Frame((0.0, 0.0, 0.0), side * 90.0).at(
            float(x - 4 + rng.uniform(-1, 1)),
            _half(stage) + float(rng.uniform(14.0, 17.0)),
            0.0,
            float(rng.uniform(-12, 12)),
        )
        name = f"back-{side}-{index}"
        house(
            stage,
            name,
            frame,
            float(rng.uniform(7.0, 9.0)),
            8.0,
            int(rng.integers(2, 4)),
            plain(house_style(stage, name)),
            gable_front=bool(rng.random() < 0.4),
        )


def _middle(stage: Stage) -> None:
    choice = stage.stream("middle").random()
    if stage.traits.wealth < -0.5 or stage.traits.period is Period.MEDIEVAL or choice < 0.25:
        well(stage, "well", Frame((0.0, 0.0, 0.02), 20.0))
    elif stage.traits.wealth > 0.5 or choice > 0.85:
        statue(stage, "statue", Frame((0.0, 0.0, 0.03), -20.0))
    else:
        fountain(stage, "fountain", Frame((0.0, 0.0, 0.02)))


def _market(stage: Stage) -> None:
    if stage.traits.people < 0.15:
        return
    spots = [(-9.5, 6.5, 25.0), (-6.2, 9.3, 8.0), (6.0, 10.0, -12.0), (9.6, 7.2, -35.0)]
    if stage.traits.people < 0.5:
        spots = spots[:1]
    if stage.traits.people > 1.5 or "market" in stage.words:
        spots += [(-12.0, 1.5, 75.0), (12.0, 1.0, -80.0), (-1.5, 12.5, 0.0), (-11.5, -4.5, 95.0)]
    spots = [(x * stage.traits.size, y * stage.traits.size, yaw) for x, y, yaw in spots]
    for index, (x, y, yaw) in enumerate(spots):
        stall(stage, f"stall-{index}", Frame((x, y, 0.0), yaw))
    cart(stage, "cart", Frame((10.8, -6.5, 0.0), -65.0))
    period = stage.traits.period
    if period is not None and period.motors:
        for index, (x, y, yaw) in enumerate(
            [(-11.5, 4.0, 8.0), (7.5, 11.8, 96.0), (12.3, -0.4, 4)]
        ):
            spot = Frame((x * stage.traits.size, y * stage.traits.size, 0.0), yaw)
            car(stage, f"car-{index}", spot)
    rng = stage.stream("goods")
    for index in range(7):
        x, y = (
            spots[index % len(spots)][0] + rng.uniform(-2.4, 2.4),
            spots[index % len(spots)][1] + rng.uniform(1.3, 2.2),
        )
        barrel(stage, f"barrel-{index}", Frame((float(x), float(y), 0.0)))
    for index in range(6):
        x, y = (
            spots[index % len(spots)][0] + rng.uniform(-2.0, 2.0),
            spots[index % len(spots)][1] - rng.uniform(1.2, 1.7),
        )
        crate(
            stage,
            f"crate-{index}",
            Frame((float(x), float(y), 0.0), float(rng.uniform(0, 90))),
            (0.6, 0.42, 0.32),
        )
    sacks(stage, "sacks", Frame((-8.2, 9.6, 0.0), 30.0), 5)


def _furniture(stage: Stage) -> None:
    for index, (x, y) in enumerate(
        [(-7.2, -4.6), (7.0, -5.2), (-6.4, 4.8), (7.4, 4.2), (-14.6, -13.0), (14.8, 12.6)]
    ):
        lamp_post(stage, f"lamp-{index}", Frame((x, y, 0.0), 30.0 * index))
    for index, (x, y, yaw) in enumerate(
        [(-6.0, -1.6, 250.0), (6.2, -1.2, 100.0), (0.6, -6.6, 5.0), (-12.6, -9.0, 270.0)]
    ):
        bench(stage, f"bench-{index}", Frame((x, y, 0.0), yaw))
    for index, (x, y, tall, kind) in enumerate(
        [
            (-10.8, -3.4, 7.6, "lime"),
            (10.6, -2.6, 8.2, "oak"),
            (-4.4, 12.4, 8.6, "oak"),
            (3.4, 13.2, 7.4, "lime"),
            (-12.4, 9.6, 7.0, "lime"),
            (13.4, 4.8, 7.8, "lime"),
        ]
    ):
        tree(stage, f"tree-{index}", Frame((x, y, 0.0)), tall, kind)
    notice_board(stage, "notice-board", Frame((13.8, -12.2, 0.0), 40.0))
    for index, angle in enumerate(np.radians(np.arange(0, 360, 30))):
        bollard(
            stage,
            f"bollard-{index}",
            Frame((5.9 * float(np.cos(angle)), 5.9 * float(np.sin(angle)), 0.0)),
        )
    for index, (x, y, yaw) in enumerate(
        [
            (-3.5, _half(stage) - 0.1, 0.0),
            (_half(stage) - 0.1, 4.0, -90.0),
            (-_half(stage) + 0.1, -4.0, 90.0),
            (5.0, -_half(stage) + 0.1, 180.0),
        ]
    ):
        wall_lamp(stage, f"wall-lamp-{index}", Frame((x, y, 2.7), yaw))
    for index in range(round(4 * stage.traits.neon)):
        frame = Frame((0.0, 0.0, 0.0), 90.0 * index).at(-9.0 + 2.5 * index, _half(stage) - 0.1, 3.3)
        neon_sign(stage, f"neon-{index}", frame, NEONS[index])
    if stage.traits.people > 0.5 and stage.traits.wealth > -0.5:
        bunting(stage, "bunting-0", (-10.8, -3.4, 4.4), (-3.0, _half(stage), 5.6))
        bunting(stage, "bunting-1", (10.6, -2.6, 4.6), (8.0, _half(stage), 5.4))
    rng = stage.stream("weeds")
    at = rng.uniform(-18.0, 18.0, (160, 2))
    edge = np.abs(at).max(axis=1) > 16.5
    tufts(stage, "weeds", at[edge], lambda x, y: 0 * x, 0.12, 8, 0.06)
    trees = np.array(
        [(-10.8, -3.4), (10.6, -2.6), (-4.4, 12.4), (3.4, 13.2), (-12.4, 9.6), (13.4, 4.8)]
    )
    leaves = np.repeat(trees, 260, axis=0) + rng.standard_normal((1560, 2)) * 2.4
    fallen_leaves(stage, "fallen-leaves", leaves, lambda x, y: 0 * x, 0.09, 0.035)


def _beyond(stage: Stage, height: Height) -> None:
    far = around(stage, "far-trees", 260, 66.0, 420.0)
    tree_line(stage, "far-trees", far, height, (7.0, 12.0))
    rng = stage.stream("garden-trees")
    for index in range(10):
        angle = rng.random() * 2 * np.pi
        far_m = rng.uniform(44.0, 60.0)
        tree(
            stage,
            f"garden-{index}",
            Frame((float(np.cos(angle) * far_m), float(np.sin(angle) * far_m), 0.0)),
            float(rng.uniform(8, 12)),
            "lime",
            0.3,
        )
