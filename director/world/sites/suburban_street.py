"""Suburban street: detached houses behind lawns, drives with cars, hedges, street trees, lamps."""

import numpy as np
from numpy.typing import NDArray

from director.world.blockout import Focus
from director.world.foliage import TURF
from director.world.materials import asphalt, concrete, grass, paving
from director.world.parts.detached_house import GARAGE_M, detached_house
from director.world.parts.dressing import dress, plot_of
from director.world.parts.fences import mailbox, picket_fence, telegraph_poles
from director.world.parts.land import Height, around, ground, ribbon, rolling, tree_line
from director.world.parts.lights import street_light
from director.world.parts.plants import bushes, fallen_leaves, hedge, turf
from director.world.parts.roadway import cover, kerb
from director.world.parts.street import hydrant, rubbish_bin
from director.world.parts.trees import tree
from director.world.parts.vehicles import car
from director.world.shapes import box
from director.world.sites import site
from director.world.stage import Array, Frame, Stage

ROAD_M = 3.6
"""Half the width of the road; behind it a verge with trees, then the pavement, then the lawns."""
VERGE_M, PAVEMENT_M = 5.4, 7.0
LOT_M = 20.0
ROWS = range(-4, 6)
"""Plots along the street; plot 0 is before the focus."""


@site(
    "suburban-street",
    interior=False,
    words=(
        "suburban street",
        "suburb",
        "suburbs",
        "suburban",
        "suburbia",
        "residential street",
        "cul-de-sac",
        "housing estate",
        "residential area",
        "tree-lined street",
        "suburban neighbourhood",
        "suburban neighborhood",
        "driveway",
    ),
)
def suburban_street(stage: Stage) -> None:
    """Furnish a street that runs north and south between two rows of family houses."""
    stage.focus = Focus((8.8, 1.8, 1.5), 6.8, -122.0, (-12.0, -26.0, 12.0, 30.0), 14.0)
    height = rolling(stage, 110.0, 40.0, 480.0)
    ground(stage, "land", grass(TURF[stage.season]), lambda x, y: height(x, y) - 0.02, near_m=10.0)
    _road(stage, height)
    paved = [slab for side in ("east", "west") for row in ROWS for slab in _plot(stage, side, row)]
    _verge(stage, height)
    _lawns(stage, height, np.array(paved))
    far = around(stage, "far-trees", 240, 125.0, 460.0)
    tree_line(stage, "far-trees", far, height, (8.0, 14.0))
    dress(stage, plot_of(stage, height))


def _road(stage: Stage, height: Height) -> None:
    """Lay the road, its kerbs and the pavements behind the verges."""
    line = np.column_stack([np.zeros(91), np.linspace(-190.0, 230.0, 91)])
    ribbon(stage, "road", asphalt((0.10, 0.10, 0.104)), height, line, 2 * ROAD_M, 0.02, 0.06)
    for side, sign in (("east", 1.0), ("west", -1.0)):
        yaw, start = (90.0, -110.0) if sign > 0 else (-90.0, 120.0)
        kerb(
            stage,
            f"kerb-{side}",
            Frame((sign * ROAD_M, start, 0.0), yaw).at(0.0, -0.2),
            230.0,
            0.11,
            0.2,
        )
        with stage.thing(f"pavement-{side}", "pavement") as piece:
            a, b = sorted((sign * VERGE_M, sign * PAVEMENT_M))
            for y in np.arange(-60.0, 90.0, 1.5).tolist():
                tone = 0.9 + 0.16 * piece.rng.random()
                box(
                    piece,
                    paving((0.40, 0.39, 0.37)),
                    (a, y + 0.01, -0.3),
                    (b, y + 1.49, 0.06),
                    tone,
                )
    cover(stage, "cover", Frame((0.9, -5.5, 0.075)))


def _plot(stage: Stage, side: str, row: int) -> list[Array]:
    """Stand one house with its drive, path, car, hedge and mailbox; return what is paved."""
    name, sign = f"{side}-{row}", 1.0 if side == "east" else -1.0
    trait = stage.stream("plot", side, row)
    setback = 7.0 + (7.6 + float(trait.uniform(0.0, 2.2))) * stage.traits.size
    middle = row * LOT_M + (0.0 if sign > 0 else 7.0)
    # The house's own x runs along the street, to the right as seen from the road.
    yaw = -90.0 if sign > 0 else 90.0
    start = Frame((sign * setback, middle + sign * 8.6, 0.0), yaw)
    near = -1 <= row <= 2
    floors = 2 if trait.random() < 0.62 * stage.traits.height else 1
    width = detached_house(stage, f"house-{name}", start, floors, 2 * row + (sign < 0) * 3)
    drive = width - GARAGE_M / 2
    paved = _drive(stage, name, start, drive, setback - ROAD_M)
    if trait.random() < 0.3 + 0.45 * min(1.0, stage.traits.people):
        spot = start.at(
            drive - 0.7, -float(trait.uniform(2.2, 4.0)), 0.03, 180.0 * (trait.random() < 0.3)
        )
        car(stage, f"car-{name}", spot)
    mailbox(stage, f"mailbox-{name}", start.at(drive - 2.4, VERGE_M - setback - 0.9))
    if near:
        _planting(stage, name, start, width, setback)
    boundary = start.at(width + 0.9, -(setback - PAVEMENT_M) + 0.4, 0.0, 90.0)
    if trait.random() < 0.5:
        long, tall = setback - PAVEMENT_M - 1.0, float(trait.uniform(0.9, 1.5))
        hedge(stage, f"hedge-{name}", boundary, long, tall)
        for end, x in (("near", 0.0), ("far", long)):
            bushes(stage, f"hedge-{end}-{name}", boundary.at(x, 0.0), 0.8, tall, evergreen=True)
    elif near:
        picket_fence(stage, f"fence-{name}", boundary, setback - PAVEMENT_M - 1.0)
    back = start.at(float(trait.uniform(1.0, 9.0)), float(trait.uniform(13.0, 19.0)))
    tree(
        stage,
        f"back-tree-{name}",
        back,
        float(trait.uniform(8, 12)),
        str(trait.choice(["lime", "oak", "spruce"])),
        0.2,
    )
    return paved


def _drive(stage: Stage, name: str, start: Frame, drive: float, length: float) -> list[Array]:
    """Lay a drive from the road to the garage and a path to the porch; return both (2, 2)."""
    slabs = [
        (drive - 1.75, max(-2.4 * index - 0.02, -length), drive + 1.75, 2.37 - 2.4 * index)
        for index in range(int(length / 2.4) + 1)
    ]
    flags = [(5.9, -2.52 - 0.92 * index, 7.0, -1.65 - 0.92 * index) for index in range(9)]
    with stage.thing(f"drive-{name}", "path") as piece:
        for material, top, areas in (
            (concrete((0.37, 0.36, 0.34)), 0.065, slabs),
            (paving(), 0.045, flags),
        ):
            for x0, y0, x1, y1 in areas:
                ends = start.to_world([(x0, y0, -0.3), (x1, y1, top)])
                tone = 0.92 + 0.14 * piece.rng.random()
                box(piece, material, ends.min(axis=0), ends.max(axis=0), tone)
    whole = [(drive - 1.75, -length, drive + 1.75, 2.4), (5.9, -10.0, 7.0, -1.6)]
    corners = [start.to_world([(x0, y0, 0), (x1, y1, 0)])[:, :2] for x0, y0, x1, y1 in whole]
    return [np.stack([ends.min(axis=0), ends.max(axis=0)]) for ends in corners]


def _planting(stage: Stage, name: str, start: Frame, width: float, setback: float) -> None:
    """Plant what stands close to a house, and its tree on the lawn."""
    trait = stage.stream("planting", name)
    for index, x in enumerate(np.linspace(0.9, 4.4, 4).tolist()):
        size, tall = float(trait.uniform(0.8, 1.2)), float(trait.uniform(0.6, 1.0))
        bushes(
            stage, f"bush-{name}-{index}", start.at(x, -0.75), size, tall, flowers=index % 2 == 0
        )
    for index in range(2):
        spot = start.at(width - GARAGE_M - 0.7 - 1.5 * index, 0.4)
        bushes(stage, f"shrub-{name}-{index}", spot, 0.9, 0.7, evergreen=True)
    kind = str(trait.choice(["apple", "birch", "oak"]))
    tree(stage, f"lawn-tree-{name}", start.at(1.4, -4.6), float(trait.uniform(5.0, 7.5)), kind, 0.7)
    rubbish_bin(stage, f"bin-{name}", start.at(width + 0.4, 3.6))


def _verge(stage: Stage, height: Height) -> None:
    """Stand street trees, lamps, wires and parked cars along the road."""
    rng = stage.stream("verge")
    for side, sign in (("east", 1.0), ("west", -1.0)):
        for index, y in enumerate(np.arange(-70.0, 100.0, 13.5).tolist()):
            x = sign * 4.55
            if sign > 0 and -9.0 < y < 12.0:
                continue  # The view of the houses at the focus stays open.
            tall, near = float(rng.uniform(7.5, 10.5)), abs(y) < 26
            tree(
                stage,
                f"street-tree-{side}-{index}",
                Frame((x, y + 3.0 * sign, 0.0)),
                tall,
                "lime",
                0.5 if near else 0.14,
            )
    for index, (x, y) in enumerate(
        [(4.1, -15.0), (-4.1, 1.5), (4.1, 18.0), (-4.1, 36.0), (4.1, 54.0)]
    ):
        yaw = -90.0 if x > 0 else 90.0
        street_light(
            stage,
            f"street-light-{index}",
            Frame((x, y, 0.05), yaw),
            6.4,
            55.0 * stage.traits.lights + 1.0,
        )
    line = np.column_stack([np.full(6, -8.0), np.linspace(-90.0, 110.0, 6)])
    telegraph_poles(stage, "wires", line, height)
    hydrant(stage, "hydrant", Frame((4.3, 8.2, 0.03), -90.0))
    for index, (x, y) in enumerate([(-2.6, -13.5), (-2.6, 15.0), (2.6, 31.0), (-2.6, 41.0)]):
        if stage.stream("parked", index).random() < 0.35 + 0.5 * stage.traits.people:
            car(stage, f"car-parked-{index}", Frame((x, y, 0.06), 0.0 if x < 0 else 180.0))


def _lawns(stage: Stage, height: Height, paved: Array) -> None:
    """Grow the lawns and verges near the focus; long where nobody mows."""
    rng = stage.stream("lawn")
    tall = 0.06 * (1.0 + 2.4 * max(0.0, stage.traits.growth - 1.0))
    at = np.concatenate(
        [
            rng.uniform((PAVEMENT_M + 0.05, -16.0), (14.0, 22.0), (30000, 2)),
            rng.uniform((ROAD_M + 0.35, -20.0), (VERGE_M - 0.05, 24.0), (9000, 2)),
            rng.uniform((-14.0, -16.0), (-PAVEMENT_M - 0.05, 22.0), (14000, 2)),
            rng.uniform((-VERGE_M + 0.05, -20.0), (-ROAD_M - 0.35, 24.0), (6000, 2)),
        ]
    )
    turf(stage, "lawn", at[~_inside(at, paved)], height, tall)
    leaves = np.column_stack([rng.uniform(-12.0, 12.0, 3500), rng.uniform(-22.0, 26.0, 3500)])
    fallen_leaves(stage, "fallen-leaves", leaves, height, 0.08, 0.05)


def _inside(at: Array, areas: Array) -> NDArray[np.bool_]:
    """Return (n,): which points lie in one of the areas (m, 2, 2)."""
    inside = np.zeros(len(at), bool)
    for low, high in areas:
        inside |= ((at > low) & (at < high)).all(axis=1)
    return inside
