"""Market: two aisles of stalls under canvas on a cobbled place, an iron market hall behind them."""

import numpy as np

from director.world.blockout import Focus
from director.world.foliage import TURF
from director.world.materials import cobble, grass
from director.world.parts.dressing import dress, plot_of
from director.world.parts.facade import building
from director.world.parts.house import house, house_style
from director.world.parts.land import around, ground, patch, rolling, tree_line
from director.world.parts.lights import lamp_post
from director.world.parts.market import cart, sacks
from director.world.parts.market_hall import market_hall
from director.world.parts.produce import produce_crates, scraps
from director.world.parts.roadway import bunting, puddles
from director.world.parts.services import neon_sign
from director.world.parts.street import bin_
from director.world.parts.trade_stalls import TRADES, shut_stall, trade_stall
from director.world.parts.wood import barrel, crate
from director.world.sites import site
from director.world.stage import Array, Frame, Stage
from director.world.traits import Period

AISLE_M = 3.1
"""Half the width of the middle aisle, from its middle to the counters."""
STEP_M = 3.35
OUTER_M = 11.1
"""From the counters of the middle aisle to the fronts of the houses on both sides."""
ROWS_Y = (-13.4, -10.05, -6.7, -3.35, 3.35, 6.7, 10.05)
"""Where stalls stand along the aisle; a cross aisle is left open in the middle."""


@site(
    "market",
    interior=False,
    words=(
        "market",
        "market place",
        "marketplace",
        "street market",
        "bazaar",
        "food market",
        "flea market",
        "market stalls",
        "souk",
        "farmers market",
        "market hall",
    ),
)
def market(stage: Stage) -> None:
    """Furnish a market place; its middle aisle runs north to an open iron hall."""
    wide = _outer(stage) - 1.2
    stage.focus = Focus((0.0, 1.2, 1.25), 5.8, -90.0, (-wide, -19.0, wide, 15.0), 12.0)
    height = rolling(stage, 70.0, 40.0, 480.0)
    ground(stage, "land", grass(TURF[stage.season]), lambda x, y: height(x, y) - 0.06, near_m=14.0)
    _floor(stage)
    _stalls(stage)
    _hall_stalls(stage)
    _goods(stage)
    market_hall(stage, "hall", Frame((-11.0, 16.5, 0.0)), 22.0, 15.0)
    if stage.traits.neon > 0.5:
        sign = Frame((-2.6, 16.05, 5.0))
        neon_sign(stage, "neon-hall", sign, letters=6, upright=False, size_m=0.9)
    _houses(stage)
    _street_things(stage)
    far = around(stage, "far-trees", 200, 95.0, 440.0)
    tree_line(stage, "far-trees", far, height, (8.0, 13.0))
    dress(stage, plot_of(stage, lambda x, y: 0.0 * x, paved=True))


def _aisle(stage: Stage) -> float:
    """Return half the width of the middle aisle."""
    return AISLE_M * stage.traits.size


def _outer(stage: Stage) -> float:
    """Return how far from the middle the houses stand on both sides."""
    return _aisle(stage) + OUTER_M


def _floor(stage: Stage) -> None:
    """Lay cobbles that sink a little towards the gutter in the middle of the aisle."""
    phase = stage.stream("cobbles").random(2) * 6

    def uneven(x: Array, y: Array) -> Array:
        gutter = -0.035 * np.exp(-((x / 0.35) ** 2))
        return 0.014 * (np.sin(0.8 * x + phase[0]) + np.sin(1.3 * y + phase[1])) - 0.02 + gutter

    patch(stage, "place", cobble(), uneven, (-48.0, -48.0), (48.0, 48.0), 1.6)


def _shut(stage: Stage, name: str) -> bool:
    """Tell whether nobody keeps a stall today: all of them where a place is deserted."""
    kept = 0.0 if stage.traits.people < 0.3 else 0.93
    return bool(stage.stream(name, "kept").random() > kept)


def _stalls(stage: Stage) -> None:
    """Stand four rows of stalls: two face the middle aisle, two the side aisles."""
    trades = list(TRADES)
    for side, sign in (("west", -1.0), ("east", 1.0)):
        for row, y in enumerate(ROWS_Y):
            for facing, x, yaw in (
                ("in", _aisle(stage), 90.0),
                ("out", _aisle(stage) + 3.5, -90.0),
            ):
                name = f"stall-{side}-{facing}-{row}"
                trait = stage.stream(name, "trade")
                nudge = float(trait.uniform(-0.14, 0.14))
                # Frames of western stalls face east where they look at the middle aisle.
                turned = -sign * yaw + float(trait.uniform(-2.0, 2.0))
                frame = Frame((sign * (x + abs(nudge)), y + nudge, 0.0), turned)
                if _shut(stage, name):
                    shut_stall(stage, name, frame)
                    continue
                # Food sells in the middle: every other stall there is a greengrocer's.
                food = facing == "in" and (row + (sign > 0)) % 2 == 0
                trade = "greengrocer" if food else str(trait.choice(trades))
                trade_stall(stage, name, frame, trade)
                if row % 2 == 0:
                    middle = frame.at(0.0, -0.1, 1.95)
                    x_, y_, z_ = middle.origin
                    _light(stage, facing, (x_, y_, z_))


def _hall_stalls(stage: Stage) -> None:
    """Stand a row of stalls in the front of the hall: they close the aisle."""
    for index, x in enumerate((-8.6, -4.3, 4.3, 8.6)):
        name = f"stall-hall-{index}"
        frame = Frame((x, 18.4, 0.14))
        if _shut(stage, name):
            shut_stall(stage, name, frame)
        else:
            trade_stall(stage, name, frame, list(TRADES)[(index * 2 + 1) % len(TRADES)])


def _light(stage: Stage, facing: str, at: tuple[float, float, float]) -> None:
    """Light every other stall of the middle aisle: lamps that shine must stay few."""
    if facing == "in" and stage.traits.lights > 0.2:
        with stage.thing(f"light-{at[0]:.1f}-{at[1]:.1f}", "light") as piece:
            piece.lamp(*at, colour=(1.0, 0.76, 0.46), intensity_w_sr=5.5 * stage.traits.lights)


def _goods(stage: Stage) -> None:
    """Heap what came off the carts between and before the stalls."""
    rng = stage.stream("goods")
    some = max(2, round(9 * min(1.6, stage.traits.props)))
    for index in range(some):
        side = 1.0 if index % 2 else -1.0
        y = float(ROWS_Y[int(rng.integers(0, len(ROWS_Y)))] + STEP_M / 2 * rng.choice([-1, 1]))
        x = side * (_aisle(stage) + float(rng.uniform(0.0, 0.5)))
        frame = Frame((x, y, 0.0), float(rng.uniform(-25, 25)) + 90.0 * side)
        if stage.traits.people > 0.2:
            produce_crates(stage, f"crates-{index}", frame, int(rng.integers(2, 6)))
        else:
            crate(stage, f"crates-{index}", frame, (0.6, 0.42, 0.32))
    for index in range(some // 2):
        side = 1.0 if index % 2 else -1.0
        x, y = (
            side * (_aisle(stage) + float(rng.uniform(1.6, 2.0))),
            float(rng.uniform(-14.0, 11.0)),
        )
        barrel(stage, f"barrel-{index}", Frame((x, y, 0.0)))
    sacks(stage, "sacks-0", Frame((-0.75 * _aisle(stage), 1.9, 0.0), 70.0), 5)
    sacks(stage, "sacks-1", Frame((10.6, 5.2, 0.0), -60.0), 4)
    cart(stage, "cart", Frame((1.15, 2.3, 0.0), 38.0))
    produce_crates(stage, "cart-crates-0", Frame((2.5, 1.5, 0.0), 18.0), 4)
    produce_crates(stage, "cart-crates-1", Frame((2.4, 0.8, 0.0), -12.0), 2)
    crate(stage, "crate-empty", Frame((-1.5, 0.4, 0.0), 35.0), (0.6, 0.42, 0.32))


def _houses(stage: Stage) -> None:
    """Close the place on three sides; the period decides between town houses and village ones."""
    old = (
        stage.traits.period in (Period.MEDIEVAL, Period.VICTORIAN)
        or stage.traits.material == "wood"
    )
    for side, yaw in (("west", 90.0), ("east", -90.0), ("south", 180.0), ("north", 0.0)):
        rng = stage.stream("row", side)
        reach = _outer(stage) if side in ("west", "east") else (27.0 if side == "south" else 37.0)
        along = -34.0
        index = 0
        while along < 34.0:
            width = float(rng.uniform(6.4, 9.6))
            name = f"house-{side}-{index}"
            frame = Frame((0.0, 0.0, 0.0), yaw).at(along, reach)
            floors = max(2, round(float(rng.uniform(2.2, 4.4)) * stage.traits.height))
            if old:
                gable = bool(rng.random() < 0.5)
                house(
                    stage,
                    name,
                    frame,
                    width,
                    8.5,
                    min(floors, 3),
                    house_style(stage, name),
                    gable_front=gable,
                )
            else:
                building(stage, name, frame, width, floors, 11.0, shop=bool(rng.random() < 0.8))
            if side in ("west", "east") and abs(along) < 20.0 and index % 2 < stage.traits.neon:
                neon_sign(stage, f"neon-{side}-{index}", frame.at(width * 0.6, 0.0, 5.0))
            along += width
            index += 1


def _street_things(stage: Stage) -> None:
    """Stand what belongs to the town: lamps, bins, puddles, flags, trodden scraps."""
    outer = _outer(stage)
    for index, (x, y) in enumerate([(-1, -6.0), (1, -1.0), (-1, 9.0), (1, 12.0)]):
        lamp_post(stage, f"lamp-{index}", Frame((x * (outer - 1.5), y, 0.0), 30.0 * index))
    for index, (x, y) in enumerate([(1.8 - outer, -10.0), (2.2, -16.6)]):
        bin_(stage, f"bin-{index}", Frame((x, y, 0.0)))
    rng = stage.stream("wet")
    at = np.column_stack([rng.normal(0.0, 0.5, 6), rng.uniform(-15.0, 13.0, 6)])
    puddles(stage, "puddles", at, rng.uniform(0.3, 0.8, 6), 0.0)
    count = int(60 + 220 * stage.traits.litter)
    scraps(stage, "scraps", rng.uniform((-9.0, -17.0), (9.0, 14.0), (count, 2)))
    if stage.traits.people > 0.5 and stage.traits.wealth > -0.5:
        for index, y in enumerate((-12.0, -5.0, 5.0, 12.0)):
            bunting(stage, f"bunting-{index}", (-outer, y, 5.6), (outer, y + 1.5, 5.8), 1.3)
