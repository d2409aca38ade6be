"""Forest: old trees around a small clearing, a path, rocks, ferns and fallen trunks."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from director.world.blockout import Focus
from director.world.materials import forest_floor, soil
from director.world.parts.dressing import dress, plot_of
from director.world.parts.land import Height, around, ground, ribbon, rolling, tree_line, waves
from director.world.parts.plants import (
    bushes,
    fallen_leaves,
    ferns,
    litter_leaves,
    tufts,
    turf,
    twigs,
)
from director.world.parts.rocks import boulder, stones
from director.world.parts.trees import tree
from director.world.parts.wood import campfire, log, stump
from director.world.sites import UNBUILT, site
from director.world.stage import Array, Frame, Stage

CLEARING_M = 8.0


@site(
    "forest",
    interior=False,
    words=(
        "forest",
        "woods",
        "wood",
        "woodland",
        "grove",
        "jungle",
        "thicket",
        "trees",
        "wilderness",
        "trail",
        "path",
    ),
    deaf=UNBUILT,
)
def forest(stage: Stage) -> None:
    """Furnish a forest; the path comes in from the south and leaves to the north-west."""
    stage.focus = Focus((0.0, 1.0, 1.5), 6.0, -100.0, (-14.0, -16.0, 14.0, 16.0), 22.0)
    height = rolling(stage, 5.0, 60.0, 500.0, bumps_m=0.35)
    path = _path()
    ground(stage, "ground", forest_floor(), height, near_m=2.0, sectors=128, tint=_moss(stage))
    ribbon(stage, "path", soil((0.20, 0.145, 0.095)), height, path, 1.5, 0.04, 0.03, 0.2)
    _trees(stage, height, path)
    _undergrowth(stage, height, path)
    _fallen(stage, height)
    campfire(stage, "campfire", Frame((0.4, 1.2, 0.0)))
    low = around(stage, "thicket", 64, 17.0, 60.0)
    tree_line(stage, "thicket", low[_far_from(low, path, 2.6)], height, (1.2, 2.8), 0.1)
    far = around(stage, "far-trees", 360, 40.0, 300.0)
    tree_line(stage, "far-trees", far, height, (12.0, 20.0), 0.5)
    dress(stage, plot_of(stage, height))


def _moss(stage: Stage) -> Callable[[Array, Array], Array]:
    """Return the tint of the floor: browner and greener patches, green where nobody walks."""
    patches = waves(stage.stream("moss"), 9.0)

    def tint(x: Array, y: Array) -> Array:
        away = np.clip((np.hypot(x, y) - 9.0) / 16.0, 0.0, 1.0)
        green = np.clip(0.3 + 0.5 * patches(x, y), 0.0, 1.0) * 0.5 + 0.5 * away
        shade = np.array([0.52, 0.86, 0.5]) * green[..., None]
        return np.array([1.0, 1.0, 1.0]) * (1 - green[..., None]) + shade

    return tint


def _path() -> Array:
    """Return the path's line (n, 2): past the fire, so that it leads the eye through the wood."""
    y = np.linspace(-60.0, 60.0, 120)
    x = -2.6 + 2.0 * np.sin((y + 9.0) / 7.5) * np.exp(-(((y + 2.0) / 26.0) ** 2))
    return np.column_stack([x - 0.0045 * np.maximum(y - 6.0, 0.0) ** 2 * 2.0, y])


def _far_from(at: Array, line: Array, reach_m: float) -> NDArray[np.bool_]:
    """Return (n,): which points stay `reach_m` away from a line."""
    apart: Array = np.linalg.norm(at[:, None] - line[None], axis=2)
    return apart.min(axis=1) > reach_m


def _trees(stage: Stage, height: Height, path: Array) -> None:
    rng = stage.stream("layout")
    size = stage.traits.size
    candidates = _spread(rng, 800, 46.0 * size, 3.1 * size)
    candidates = candidates[_far_from(candidates, path, 3.3)]
    candidates = candidates[np.hypot(candidates[:, 0], candidates[:, 1] - 1.0) > CLEARING_M * size]
    order = np.argsort(np.hypot(*candidates.T))
    for index, (x, y) in enumerate(candidates[order][:72]):
        far = float(np.hypot(x, y))
        trait = stage.stream("tree", index)
        species = str(
            trait.choice(
                ["beech", "oak", "birch", "spruce", "pine"], p=[0.40, 0.10, 0.16, 0.18, 0.16]
            )
        )
        tall = (
            stage.traits.height
            * float(trait.uniform(10.0, 17.0))
            * (1.15 if species in ("spruce", "pine") else 1.0)
        )
        z = float(height(np.array(x), np.array(y)))
        detail = 0.75 if far < 12.5 else 0.4 if far < 18 else 0.12
        tree(stage, f"tree-{index}", Frame((float(x), float(y), z)), tall, species, detail)


def _spread(rng: np.random.Generator, count: int, reach_m: float, apart_m: float) -> Array:
    """Return points (n, 2) within `reach_m`, none nearer than `apart_m` to another."""
    kept: list[Array] = []
    for point in (rng.random((count, 2)) * 2 - 1) * reach_m:
        if all(np.hypot(*(point - other)) > apart_m for other in kept):
            kept.append(point)
    return np.array(kept)


def _undergrowth(stage: Stage, height: Height, path: Array) -> None:
    rng = stage.stream("undergrowth")
    at = rng.standard_normal((150, 2)) * 12.0
    ferns(stage, "ferns", at[_far_from(at, path, 1.4)][:95], height, 0.8)
    at = rng.standard_normal((1500, 2)) * 11.0
    tufts(stage, "grass", at[_far_from(at, path, 0.95)], height, 0.3, 9, 0.16)
    at = rng.standard_normal((42000, 2)) * 9.5
    turf(stage, "moss", at[_far_from(at, path[40:80], 0.7)], height, 0.07, (0.8, 0.95, 0.8))
    litter_leaves(stage, "litter", rng.standard_normal((14000, 2)) * 10.0, height, 0.085)
    stones(stage, "pebbles", rng.standard_normal((160, 2)) * 9.0, height, 0.1)
    twigs(stage, "twigs", rng.standard_normal((260, 2)) * 9.0, height)
    for index in range(14):
        x, y = rng.standard_normal(2) * 12.0
        if _far_from(np.array([[x, y]]), path, 1.8)[0] and np.hypot(x, y) > 4.5:
            z = float(height(np.array(x), np.array(y)))
            bushes(
                stage,
                f"bush-{index}",
                Frame((x, y, z)),
                rng.uniform(0.9, 1.9),
                rng.uniform(0.7, 1.4),
            )
    at = rng.standard_normal((9000, 2)) * 13.0
    fallen_leaves(stage, "fallen-leaves", at, height)


def _fallen(stage: Stage, height: Height) -> None:
    rng = stage.stream("fallen")
    log(stage, "log-0", Frame((2.9, 3.2, 0.0), 24.0), 4.6, 0.33)
    log(
        stage,
        "log-1",
        Frame((-6.5, 7.4, float(height(np.array(-6.5), np.array(7.4)))), 110.0),
        6.0,
        0.26,
    )
    stump(stage, "stump-0", Frame((1.9, -1.6, 0.0)), 0.32, 0.45)
    for index in range(16):
        x, y = rng.standard_normal(2) * 9.0 + np.array([1.0, 2.0])
        size = float(rng.uniform(0.25, 1.0)) if index else 1.3
        if index == 0:
            x, y = 4.6, 5.6
        if abs(x + 1.2) < 1.4 + size and y < 8:
            x += 3.6 * (1 if x > -1.2 else -1)
        z = float(height(np.array(x), np.array(y)))
        boulder(
            stage,
            f"rock-{index}",
            Frame((x, y, z)),
            (size, size * rng.uniform(0.6, 1.0), size * rng.uniform(0.5, 0.8)),
        )
