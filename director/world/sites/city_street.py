"""City street: two rows of fronts with shops, pavements, parked cars; both ends are closed."""

import numpy as np

from director.world.blockout import Focus
from director.world.materials import asphalt, cobble, paving
from director.world.parts.dressing import dress, plot_of
from director.world.parts.facade import building
from director.world.parts.land import Height, ground
from director.world.parts.lights import street_light
from director.world.parts.plants import fallen_leaves
from director.world.parts.roadway import cable, cover, kerb, puddles, road_paint
from director.world.parts.services import neon_sign, pipe
from director.world.parts.street import bench, bin_, bollard, hydrant, planter, sign_plate
from director.world.parts.towers import tower
from director.world.parts.trees import tree
from director.world.parts.vehicles import car, van
from director.world.shapes import box
from director.world.sites import site
from director.world.stage import Frame, Stage
from director.world.traits import Period

ROAD_M = 4.6
"""Half the width of the road."""
LINE_M = 8.4
"""From the middle of the road to the fronts."""
CROSSING_M = (24.0, 33.0)
"""From and to, along the street: where another street crosses."""


@site(
    "city-street",
    interior=False,
    words=(
        "city street",
        "street",
        "avenue",
        "boulevard",
        "city",
        "downtown",
        "sidewalk",
        "pavement",
        "intersection",
        "crossroads",
        "junction",
        "shop front",
        "storefront",
        "bus stop",
        "road",
        "high street",
        "main street",
        "neighbourhood",
        "neighborhood",
        "block",
        "hotel",
        "bank",
        "shop",
        "theatre",
        "cinema",
        "police station",
        "hospital",
        "apartment building",
        "building",
    ),
    deaf=(
        "new",
        "clean",
        "bare",
        "fishing",
        "market",
    ),
)
def city_street(stage: Stage) -> None:
    """Furnish a street that runs north and south; another crosses it in the north."""
    reach = _line(stage) - 0.8
    stage.focus = Focus((0.0, 2.0, 1.6), 7.5, -84.0, (-reach, -30.0, reach, 22.0), 14.0)
    ground(
        stage,
        "ground",
        cobble((0.22, 0.215, 0.205)) if _setts(stage) else asphalt(),
        lambda x, y: 0.0 * x,
        near_m=4.0,
        sectors=48,
        rings=26,
    )
    _pavements(stage)
    _rows(stage)
    _ends(stage)
    _roadway(stage)
    _furniture(stage)
    _skyline(stage)
    dress(stage, plot_of(stage, _surface(stage), paved=True))


def _setts(stage: Stage) -> bool:
    """Tell whether the road is paved with setts: before tar, and where the words say stone."""
    early = (Period.MEDIEVAL, Period.VICTORIAN, Period.TWENTIES)
    return stage.traits.period in early or stage.traits.material == "stone"


def _road(stage: Stage) -> float:
    """Return half the width of the road, by the size of the place."""
    return ROAD_M * stage.traits.size


def _line(stage: Stage) -> float:
    """Return how far from the middle of the road the fronts stand."""
    return _road(stage) + LINE_M - ROAD_M


def _surface(stage: Stage) -> Height:
    """Return the height of the road, and of the pavements beside it."""
    road = _road(stage)
    return lambda x, y: np.where(np.abs(x) > road, 0.135, 0.0) + 0.0 * y


def _pavements(stage: Stage) -> None:
    """Lay pavements and kerbs on both sides, open where the streets cross."""
    for side, yaw in (("east", 90.0), ("west", -90.0)):
        sign = 1.0 if side == "east" else -1.0
        for part, (a, b) in enumerate(((-78.0, CROSSING_M[0]), (CROSSING_M[1], 62.0))):
            with stage.thing(f"pavement-{side}-{part}", "pavement") as piece:
                x0, x1 = sorted((sign * (_road(stage) + 0.28), sign * 40.0))
                box(piece, paving(), (x0, a, -0.5), (x1, b, 0.135))
            # The kerb's own y points towards the road on both sides.
            start = Frame((sign * _road(stage), a if sign > 0 else b, 0.0), yaw).at(0.0, -0.3)
            kerb(stage, f"kerb-{side}-{part}", start, b - a)


def _rows(stage: Stage) -> None:
    """Stand buildings along both pavements, leaving the cross street open."""
    for side in ("east", "west"):
        y, index = -70.0, 0
        while y < 58.0:
            trait = stage.stream("row", side, index)
            width = float(trait.uniform(7.5, 12.5))
            if y < CROSSING_M[1] and y + width > CROSSING_M[0]:
                width = CROSSING_M[0] - y
                if width < 5.0:
                    y = CROSSING_M[1]
                    continue
            east = side == "east"
            # Fronts face the road: west ones look east. Frames run along the row.
            frame = (
                Frame((_line(stage), y + width, 0.135), -90.0)
                if east
                else Frame((-_line(stage), y, 0.135), 90.0)
            )
            floors = int(trait.integers(3, 6))
            escape = bool(trait.random() < 0.35) and stage.traits.wealth < 0.5
            building(
                stage,
                f"building-{side}-{index}",
                frame,
                width,
                floors,
                shop=bool(trait.random() < 0.72),
                escape=escape,
            )
            if trait.random() < 0.5:
                pipe(stage, f"pipe-{side}-{index}", frame.at(0.1, 0.0), 9.0)
            if trait.random() < 0.75 * stage.traits.neon:
                neon_sign(
                    stage,
                    f"neon-{side}-{index}",
                    frame.at(width * 0.75, 0.0, 4.6),
                    letters=int(trait.integers(4, 7)),
                )
            y += width
            index += 1


def _ends(stage: Stage) -> None:
    """Close both ends of the street and of the cross street with buildings that face it."""
    for index in range(4):
        building(
            stage,
            f"end-south-{index}",
            Frame((22.0 - 11.0 * index, -86.0, 0.0), 180.0),
            11.0,
            5 + index % 2,
        )
        building(
            stage,
            f"end-north-{index}",
            Frame((-22.0 + 11.0 * index, 70.0, 0.0), 0.0),
            11.0,
            4 + index % 3,
        )
    middle = sum(CROSSING_M) / 2
    for index in range(2):
        building(
            stage,
            f"end-east-{index}",
            Frame((52.0, middle + 11.0 * (1 - index), 0.0), -90.0),
            11.0,
            5,
        )
        building(
            stage,
            f"end-west-{index}",
            Frame((-52.0, middle - 11.0 * (1 - index), 0.0), 90.0),
            11.0,
            4 + index,
        )
    for x in (24.0, 36.0, -24.0, -36.0):
        for name, y, yaw in (
            ("south", CROSSING_M[0] - 0.5, 180.0),
            ("north", CROSSING_M[1] + 0.5, 0.0),
        ):
            start = x + 6.0 if yaw else x - 6.0
            building(
                stage,
                f"side-{name}-{x:g}",
                Frame((start, y + (3.3 if yaw == 0.0 else -3.3), 0.0), yaw),
                12.0,
                4,
            )


def _roadway(stage: Stage) -> None:
    """Lay on the road what its time has: paint, covers, puddles."""
    if not _setts(stage):
        _markings(stage)
    for index, (x0, y0) in enumerate([(1.7, -4.0), (-2.0, 9.0), (0.8, -22.0), (-1.4, 26.0)]):
        cover(stage, f"manhole-{index}", Frame((x0, y0, 0.0)))
    puddles(
        stage,
        "puddles",
        [(-3.6, -2.0), (3.5, 6.5), (2.9, -14.0), (-3.2, 15.0)],
        [0.9, 1.3, 1.0, 0.8],
    )


def _markings(stage: Stage) -> None:
    """Paint the middle line, the crossing and the stop line."""
    dashes = np.arange(-72.0, CROSSING_M[0] - 5, 6.0)
    low = np.column_stack([np.full(len(dashes), -0.07), dashes])
    road_paint(stage, "centre-line", low, low + np.array([0.14, 3.0]), (0.62, 0.52, 0.20))
    x = np.arange(-_road(stage) + 0.5, _road(stage) - 0.4, 1.0)
    low = np.column_stack([x, np.full(len(x), CROSSING_M[0] - 3.6)])
    road_paint(stage, "crossing", low, low + np.array([0.5, 2.8]))
    road_paint(
        stage,
        "stop-line",
        [(-_road(stage) + 0.2, CROSSING_M[0] - 4.6)],
        [(0.0, CROSSING_M[0] - 4.2)],
    )


def _furniture(stage: Stage) -> None:
    kerbside = _road(stage) + 0.75
    for index, y in enumerate((-40.0, -19.0, 2.0, 20.0)):
        east = index % 2 == 0
        frame = Frame((kerbside if east else -kerbside, y, 0.135), -90.0 if east else 90.0)
        street_light(stage, f"street-light-{index}", frame)
    empty = stage.traits.people < 0.5
    parked, wider = _road(stage) - 1.15, _road(stage) - ROAD_M
    for index, y in enumerate((-33.0, -26.5, -12.0, -5.5, 8.0, 14.2)):
        if empty and index % 2:
            continue
        east = stage.stream("parking", index).random() < 0.55
        frame = Frame((parked if east else -parked, y, 0.0), 180.0 if east else 0.0)
        (van if index == 1 else car)(stage, f"car-{index}", frame)
    for index, y in enumerate((-30.0, -14.5, -2.5, 11.0)):
        tree(stage, f"tree-{index}", Frame((kerbside + 0.3, y, 0.1)), 6.5, "lime", 0.8)
        tree(stage, f"tree-west-{index}", Frame((-kerbside - 0.3, y + 6.0, 0.1)), 6.8, "lime", 0.8)
    hydrant(stage, "hydrant", Frame((5.5 + wider, 4.6, 0.135), -90.0))
    for index, (x, y) in enumerate([(5.6 + wider, -8.5), (-5.7 - wider, 4.8), (5.6 + wider, 17.5)]):
        bin_(stage, f"bin-{index}", Frame((x, y, 0.135)))
    bench(stage, "bench-0", Frame((-6.2 - wider, -3.6, 0.135), 90.0))
    bench(stage, "bench-1", Frame((6.2 + wider, 13.2, 0.135), -90.0))
    for index in range(4):
        bollard(stage, f"bollard-{index}", Frame((-5.35 - wider, 18.4 + 1.3 * index, 0.135)))
    sign_plate(
        stage, "street-sign", Frame((5.6 + wider, 22.4, 0.135), 180.0), 1, (0.03, 0.15, 0.08)
    )
    planter(stage, "planter", Frame((-7.3 - wider, 8.2, 0.135)))
    for index, y in enumerate((-24.0, -3.0, 16.0)):
        cable(stage, f"cable-{index}", (-_line(stage), y, 8.4), (_line(stage), y + 2.0, 8.9), 0.7)
    rng = stage.stream("leaf-litter")
    at = np.column_stack(
        [rng.choice([-1, 1], 500) * rng.uniform(3.6, 4.5, 500), rng.uniform(-40, 24, 500)]
    )
    fallen_leaves(stage, "fallen-leaves", at, lambda x, y: 0 * x, 0.09, 0.02)


def _skyline(stage: Stage) -> None:
    """Stand taller blocks behind the rows, so that the roofs end in a city."""
    rng = stage.stream("skyline")
    for index in range(16):
        angle = 2 * np.pi * (index + rng.random() * 0.7) / 16
        far = rng.uniform(75.0, 150.0)
        x, y = far * np.cos(angle) - 9.0, far * np.sin(angle)
        if abs(x) < 34.0 and abs(y) < 105.0:
            x += 50.0 if x > 0 else -50.0
        tower(
            stage,
            f"tower-{index}",
            Frame((float(x), float(y), 0.0)),
            float(rng.uniform(14, 24)),
            float(rng.uniform(14, 24)),
            float(rng.uniform(26, 62)),
        )
