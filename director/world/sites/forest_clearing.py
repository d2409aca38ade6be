"""Forest clearing: a glade of grass and flowers, ringed by old trees, with a cold camp fire."""

import numpy as np

from director.world.blockout import Focus
from director.world.foliage import TURF
from director.world.materials import grass, soil
from director.world.parts.camp import cold_fire, seat_log, storm_lantern
from director.world.parts.dressing import dress, plot_of
from director.world.parts.land import Height, around, ground, ribbon, rolling, tree_line, waves
from director.world.parts.meadow import wildflowers
from director.world.parts.plants import bushes, fallen_leaves, ferns, tufts, turf, twigs
from director.world.parts.rocks import boulder, stones
from director.world.parts.trees import tree
from director.world.parts.wood import log, stump
from director.world.sites import site
from director.world.stage import Array, Frame, Stage

RADIUS_M = 11.5


@site(
    "forest-clearing",
    interior=False,
    words=(
        "forest clearing",
        "clearing",
        "glade",
        "forest glade",
        "woodland clearing",
        "campsite",
        "camp",
        "campground",
    ),
)
def forest_clearing(stage: Stage) -> None:
    """Furnish a glade; a trodden path enters from the south and ends at the fire."""
    wide = RADIUS_M * stage.traits.size
    reach = wide * 1.05
    stage.focus = Focus((0.5, 1.6, 0.95), 5.6, -96.0, (-reach, -reach, reach, reach), 20.0)
    height = rolling(stage, 6.0, 55.0, 480.0, bumps_m=0.4)
    path = _path()
    ground(stage, "ground", grass(TURF[stage.season]), height, near_m=2.0, sectors=128, tint=_tint)
    ribbon(stage, "path", soil((0.19, 0.14, 0.09)), height, path, 0.85, 0.03, 0.02, 0.3)
    _ring_of_trees(stage, height, wide)
    _grass(stage, height, path, wide)
    _edge(stage, height, wide)
    _camp(stage, height)
    far = around(stage, "far-trees", 330, 42.0, 300.0)
    tree_line(stage, "far-trees", far, height, (12.0, 20.0), 0.45)
    dress(stage, plot_of(stage, height))


def _tint(x: Array, y: Array) -> Array:
    """Return the ground's tint: green in the light of the glade, brown litter below the trees."""
    under = np.clip((np.hypot(x, y) - RADIUS_M + 1.5) / 5.0, 0.0, 1.0)[..., None]
    return np.array([0.92, 0.98, 0.86]) * (1 - under) + np.array([1.15, 0.72, 0.62]) * under


def _path() -> Array:
    """Return the trodden line (n, 2) from the wood's edge to the fire."""
    share = np.linspace(0.0, 1.0, 60)
    x = -1.9 * (1 - share) + 1.6 * np.sin(share * 5.2) * (1 - share)
    return np.column_stack([x + 0.4, -34.0 + 34.6 * share])


def _away(at: Array, line: Array, reach_m: float) -> Array:
    """Return the points (n, 2) that stay `reach_m` away from a line."""
    apart = np.linalg.norm(at[:, None] - line[None, ::3], axis=2).min(axis=1)
    return at[apart > reach_m]


def _at(height: Height, x: float, y: float, yaw_deg: float = 0.0) -> Frame:
    return Frame((x, y, float(height(np.array(x), np.array(y)))), yaw_deg)


def _ring_of_trees(stage: Stage, height: Height, wide: float) -> None:
    """Stand a first ring of leaning, full trees round the glade, and the wood behind it."""
    rng = stage.stream("layout")
    kept: list[Array] = [np.array([0.0, -14.0])]
    for point in (rng.random((1400, 2)) * 2 - 1) * 40.0:
        far = float(np.hypot(*point))
        apart = 2.7 + 0.035 * far
        free = far > wide * (1.0 + 0.08 * np.sin(3 * np.arctan2(point[1], point[0])))
        clear = abs(point[0] + 1.5) > 2.4 or point[1] > 0
        if free and clear and all(np.hypot(*(point - other)) > apart for other in kept):
            kept.append(point)
    for index, (x, y) in enumerate(sorted(kept[1:], key=lambda at: float(np.hypot(*at)))[:70]):
        _one_tree(stage, index, height, float(x), float(y), wide)


def _one_tree(stage: Stage, index: int, height: Height, x: float, y: float, wide: float) -> None:
    """Draw one tree of the wood; at the edge of the glade they are old and broad."""
    trait, far = stage.stream("tree", index), float(np.hypot(x, y))
    edge = far < wide + 4.5
    kinds = ["oak", "beech", "birch", "spruce", "pine"]
    species = str(
        trait.choice(kinds, p=[0.3, 0.28, 0.2, 0.14, 0.08] if edge else [0.1, 0.4, 0.1, 0.24, 0.16])
    )
    tall = float(trait.uniform(9.5, 15.0)) * (1.2 if species in ("spruce", "pine") else 1.0)
    detail = 0.55 if edge else 0.22 if far < wide + 10 else 0.1
    dead = 0.25 if stage.traits.ruin > 0.5 and trait.random() < 0.4 else 1.0
    tree(
        stage, f"tree-{index}", _at(height, x, y), tall * stage.traits.height, species, detail, dead
    )


def _grass(stage: Stage, height: Height, path: Array, wide: float) -> None:
    """Grow the meadow: short turf, tall tufts in drifts, flowers where the sun falls."""
    rng, drifts = stage.stream("meadow"), waves(stage.stream("drifts"), 6.5)
    tall = 0.42 * min(1.7, 0.4 + 0.6 * stage.traits.growth)
    at = _away(_disc(rng, 34000, wide * 1.02), path, 0.42)
    at = at[np.hypot(at[:, 0] - 0.4, at[:, 1] - 1.2) > 1.35]
    turf(stage, "turf", at, height, 0.12)
    spots = _away(_disc(rng, 3600, wide * 1.1), path, 0.75)
    spots = spots[np.hypot(spots[:, 0] - 0.4, spots[:, 1] - 1.2) > 2.3]
    lush = (
        drifts(spots[:, 0], spots[:, 1]) + 0.5 * np.hypot(*spots.T) / wide
        > rng.random(len(spots)) * 0.9
    )
    tufts(stage, "grass", spots[lush], height, tall, 9, 0.15)
    blooms = _away(_disc(rng, 2400, wide), path, 0.6)
    blooms = blooms[np.hypot(blooms[:, 0] - 0.4, blooms[:, 1] - 1.2) > 1.9]
    bright = waves(stage.stream("blooms"), 4.0)(blooms[:, 0], blooms[:, 1]) > 0.1
    wildflowers(stage, "flowers", blooms[bright], height, tall * 0.95)
    fallen_leaves(stage, "fallen-leaves", rng.standard_normal((9000, 2)) * 12.0, height)


def _disc(rng: np.random.Generator, count: int, reach_m: float) -> Array:
    """Return points (count, 2) spread evenly over a disc."""
    angle, far = rng.random(count) * 2 * np.pi, reach_m * np.sqrt(rng.random(count))
    return np.column_stack([np.cos(angle) * far, np.sin(angle) * far])


def _edge(stage: Stage, height: Height, wide: float) -> None:
    """Close the wood below the crowns: ferns, bushes, saplings, rocks and a fallen trunk."""
    rng = stage.stream("edge")
    angle = rng.random(170) * 2 * np.pi
    far = wide * (0.92 + 0.5 * rng.random(170))
    at = np.column_stack([np.cos(angle) * far, np.sin(angle) * far])
    ferns(stage, "ferns", at[np.abs(at[:, 0] + 1.5) > 1.6][:110], height, 0.75)
    for index in range(18):
        turn = (index + rng.random()) * 2 * np.pi / 18
        out = wide * rng.uniform(1.02, 1.3)
        x, y = float(np.cos(turn) * out), float(np.sin(turn) * out)
        size, tall = rng.uniform(1.0, 2.2), rng.uniform(0.8, 1.9)
        if abs(x + 1.5) > 2.0 or y > 0:
            bushes(stage, f"bush-{index}", _at(height, x, y), size, tall)
    low = around(stage, "thicket", 64, wide + 4.0, 55.0)
    tree_line(stage, "thicket", low[np.abs(low[:, 0] + 1.5) > 2.6], height, (1.2, 3.0), 0.1)
    twigs(stage, "twigs", _disc(rng, 260, wide * 1.2), height)
    stones(stage, "pebbles", _disc(rng, 130, wide), height, 0.1)
    for index, (x, y, size) in enumerate(
        [(5.4, 5.8, 1.25), (6.9, 4.6, 0.7), (-7.8, 1.6, 0.95), (-6.9, 2.7, 0.45), (4.2, -6.6, 0.5)]
    ):
        shape = (size, size * rng.uniform(0.65, 0.95), size * rng.uniform(0.55, 0.8))
        boulder(stage, f"rock-{index}", _at(height, x, y, rng.random() * 360), shape)


def _camp(stage: Stage, height: Height) -> None:
    """Lay the fallen trunk that everybody sits on, and what the last camp left."""
    cold_fire(stage, "campfire", _at(height, 0.4, 1.2))
    seat_log(stage, "seat-0", _at(height, 1.9, 2.6, -32.0), 2.3, 0.24)
    seat_log(stage, "seat-1", _at(height, -1.5, 2.2, 48.0), 1.9, 0.21)
    log(stage, "log", _at(height, -3.4, 6.4, 16.0), 7.0, 0.42)
    stump(stage, "stump-0", _at(height, 3.3, -0.6), 0.36, 0.48)
    storm_lantern(stage, "lantern", _at(height, 3.3, -0.6).at(0.05, 0.02, 0.48))
    stump(stage, "stump-1", _at(height, -4.2, -2.8), 0.28, 0.35)
