"""Field: open farmland with a barn, a lone tree, hay bales, a track and hedged hills."""

import numpy as np

from director.world.blockout import Focus
from director.world.foliage import TURF
from director.world.materials import corrugated, grass, rubble, soil, thatch
from director.world.parts.dressing import dress, plot_of
from director.world.parts.fences import field_gate, rail_fence, stone_wall
from director.world.parts.land import Height, around, ground, ribbon, rolling, tree_line, waves
from director.world.parts.lights import wall_lamp
from director.world.parts.plants import bushes, fallen_leaves, tufts
from director.world.parts.rocks import boulder, stones
from director.world.parts.sheds import shed
from director.world.parts.trees import tree
from director.world.parts.wood import barrel, crate
from director.world.shapes import box, cylinder, disc, revolve
from director.world.sites import site
from director.world.stage import Array, Frame, Stage


@site(
    "field",
    interior=False,
    words=(
        "field",
        "meadow",
        "farm",
        "farmland",
        "barn",
        "pasture",
        "hill",
        "hillside",
        "countryside",
        "country road",
        "dirt road",
        "prairie",
        "moor",
        "grassland",
        "orchard",
        "valley",
        "park",
        "farmyard",
        "battlefield",
        "river bank",
        "country lane",
        "ranch",
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
        "modern",
        "futuristic",
        "neon",
        "remote",
        "rusty",
        "dark",
        "bright",
        "wooden",
    ),
)
def field(stage: Stage) -> None:
    """Furnish a meadow with a track that passes a barn; hills and hedges close the view."""
    stage.focus = Focus((1.0, 4.0, 1.6), 8.5, -105.0, (-24.0, -26.0, 24.0, 28.0), 40.0)
    height = _land(stage)
    ground(
        stage,
        "meadow",
        grass(TURF[stage.season]),
        height,
        near_m=3.0,
        rings=60,
        sectors=128,
        tint=_patchwork(stage),
    )
    share = np.linspace(-1.0, 1.0, 90)
    track = np.column_stack([-3.5 + 7.0 * np.sin(share * 2.2) * share, 150.0 * share])
    for name, offset in (("left", -0.85), ("right", 0.85)):
        ribbon(
            stage,
            f"track-{name}",
            soil((0.22, 0.165, 0.11)),
            height,
            np.add(track, (offset, 0.0)),
            0.75,
            0.025,
            0.02,
        )
    _farm(stage, height)
    _green(stage, height, track)
    far = np.concatenate([around(stage, "far-woods", 420, 110.0, 700.0), _hedgerows(stage)])
    tree_line(stage, "far-trees", far, height, (5.0, 12.0), 0.15)
    dress(stage, plot_of(stage, height))


def _land(stage: Stage) -> Height:
    hills, rng = rolling(stage, 70.0, 75.0, 700.0), stage.stream("bumps")
    soft = waves(rng, 60.0)

    def height(x: Array, y: Array) -> Array:
        far = np.hypot(np.asarray(x, float), np.asarray(y, float))
        return hills(x, y) + 0.5 * np.clip((far - 14.0) / 30.0, 0.0, 1.0) * soft(x, y)

    return height


def _patchwork(stage: Stage):
    """Return the tint of far fields: each parcel has its own crop."""

    def tint(x: Array, y: Array) -> Array:
        u, v = np.floor((x + 0.35 * y) / 120.0), np.floor((y - 0.2 * x) / 85.0)
        value = np.abs(np.sin(u * 12.9898 + v * 78.233) * 43758.5453) % 1.0
        far = np.clip((np.hypot(x, y) - 90.0) / 60.0, 0.0, 1.0)
        crop = np.stack([1.0 + 1.3 * value, 1.0 + 0.55 * value, 1.0 + 0.5 * value], axis=-1)
        return 1.0 + (crop - 1.0) * far[..., None]

    return tint


def _farm(stage: Stage, height: Height) -> None:
    shed(stage, "barn", Frame((7.5, 14.0, 0.0), -14.0), 11.0, 16.0, "planks", 4.6)
    wall_lamp(stage, "barn-lamp", Frame((7.5, 14.0, 0.0), -14.0).at(5.5, -0.05, 3.9), 16.0)
    with stage.thing("silo", "silo", Frame((23.0, 22.0, 0.0))) as piece:
        revolve(piece, corrugated((0.42, 0.43, 0.43)), [(2.2, -0.5), (2.2, 8.0)], sides=28)
        revolve(
            piece, corrugated((0.38, 0.38, 0.38)), [(2.3, 8.0), (1.6, 9.2), (0.0, 9.8)], sides=28
        )
    rng = stage.stream("bales")
    for index in range(9):
        x, y = float(rng.uniform(-26, -7)), float(rng.uniform(3, 38))
        if index < 3:
            x, y = (-7.5, -9.5, -7.4)[index], (4.2, 5.4, 8.6)[index]
        z = float(height(np.array(x), np.array(y)))
        with stage.thing(
            f"bale-{index}", "bale", Frame((x, y, z), float(rng.uniform(0, 180)))
        ) as piece:
            straw = thatch((0.48, 0.37, 0.17))
            cylinder(piece, straw, (-0.65, 0, 0.72), (0.65, 0, 0.72), 0.75, sides=24, capped=False)
            for side in (-1, 1):
                disc(piece, straw, (0.65 * side, 0, 0.72), 0.75, 24, (side, 0, 0))
                for ring in (0.2, 0.4, 0.6):
                    disc(
                        piece,
                        straw,
                        (0.65 * side + 0.004 * side * (4 - ring * 5), 0, 0.72),
                        ring,
                        20,
                        (side, 0, 0),
                        0.75 + ring * 0.3,
                    )
    with stage.thing("trough", "trough", Frame((2.2, 10.6, 0.0), 70.0)) as piece:
        box(piece, rubble(), (-1.1, -0.4, -0.2), (1.1, -0.28, 0.6))
        box(piece, rubble(), (-1.1, 0.28, -0.2), (1.1, 0.4, 0.6))
        box(piece, rubble(), (-1.1, -0.28, -0.2), (-0.98, 0.28, 0.6))
        box(piece, rubble(), (0.98, -0.28, -0.2), (1.1, 0.28, 0.6))
    barrel(stage, "barrel", Frame((6.4, 13.0, 0.0)))
    crate(stage, "crate", Frame((5.2, 13.2, 0.0), 20.0))
    fence = np.column_stack(
        [np.full(40, 3.4) + 0.012 * np.linspace(-46, 32, 40) ** 1, np.linspace(-64.0, 8.0, 40)]
    )
    rail_fence(stage, "fence-east", fence, height)
    line = np.column_stack([np.full(56, -14.0), np.linspace(-70.0, 40.0, 56)])
    rail_fence(stage, "fence-west", line, height, 2)
    field_gate(stage, "gate", Frame((3.5, 8.3, 0.0), 60.0))
    stone_wall(stage, "wall", Frame((14.0, -6.0, 0.0), -82.0), 26.0)


def _green(stage: Stage, height: Height, track: Array) -> None:
    tree(
        stage,
        "old-oak",
        Frame((-8.4, 14.5, float(height(np.array(-8.4), np.array(14.5))))),
        11.5,
        "oak",
    )
    rng = stage.stream("trees")
    for index in range(13):
        x, y = float(rng.choice([-1, 1]) * rng.uniform(18, 60)), float(rng.uniform(-55, 70))
        z = float(height(np.array(x), np.array(y)))
        tree(
            stage,
            f"tree-{index}",
            Frame((x, y, z)),
            float(rng.uniform(7, 11)),
            str(rng.choice(["oak", "lime", "birch"])),
            0.3,
        )
    for index in range(16):
        x, y = float(rng.choice([-14.6, 4.4]) + rng.uniform(-0.8, 0.8)), float(rng.uniform(-34, 6))
        z = float(height(np.array(x), np.array(y)))
        bushes(
            stage,
            f"bush-{index}",
            Frame((x, y, z)),
            float(rng.uniform(0.9, 2.0)),
            float(rng.uniform(0.8, 1.6)),
        )
    at = rng.standard_normal((4200, 2)) * (13.0, 15.0) + (0.0, 2.0)
    near = np.abs(at[:, None] - track[None]).min(axis=1)
    on_track = np.hypot(*(at[:, None] - track[None]).transpose(2, 0, 1)).min(axis=1) < 1.5
    free = ~on_track & (near.max(axis=1) >= 0) & ~((at[:, 0] > 6.5) & (at[:, 1] > 11.0))
    tufts(stage, "grass", at[free], height, 0.3, 8, 0.2)
    flowers = at[free][::9]
    tufts(stage, "seed-heads", flowers, height, 0.62, 4, 0.25, (1.9, 1.35, 0.9))
    stones(stage, "stones", rng.standard_normal((90, 2)) * 16.0, height, 0.14)
    boulder(stage, "boulder", Frame((4.6, 1.2, 0.0)), (0.9, 0.7, 0.55))
    leaves = rng.standard_normal((900, 2)) * 4.0 + (-8.4, 14.5)
    fallen_leaves(stage, "fallen-leaves", leaves, height, 0.1, 0.03)


def _hedgerows(stage: Stage) -> Array:
    """Return points (n, 2) along the borders of far fields."""
    rng = stage.stream("hedgerows")
    rows: list[Array] = []
    for _ in range(20):
        angle, far = rng.random() * 2 * np.pi, rng.uniform(95.0, 420.0)
        start = far * np.array([np.cos(angle), np.sin(angle)])
        way = np.array([np.cos(angle + 1.3), np.sin(angle + 1.3)]) * rng.choice([-1.0, 1.0])
        step = np.arange(0.0, rng.uniform(60.0, 140.0), 6.5)[:, None]
        rows.append(start + way * step + rng.standard_normal((len(step), 2)) * 0.8)
    points = np.concatenate(rows)
    return points[np.hypot(*points.T) > 85.0]
