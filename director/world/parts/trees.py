"""Trees: a few grown skeletons for each species, shared by all trees, and leaves by season.

Skeletons have unit height and stand at the origin. A tree picks one by its own stream, turns and
scales it. Leaves come from another stream, so that a bare winter tree moves nothing.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from director.world.foliage import sprigs
from director.world.look import Season
from director.world.materials import bark, birch_bark, leaf
from director.world.meshing import crossed, unit
from director.world.parts.land import crown_colours
from director.world.stage import Array, Frame, Stage, stream

WHITE = (1.0, 1.0, 1.0)
VARIANTS = 4


@dataclass(frozen=True)
class Species:
    """How a kind of tree grows; lengths are shares of its height."""

    crown_base: float
    spread: float
    """Length of the longest branch."""
    lift: float
    """How steeply branches rise: 0 is level, 1 is 45 degrees."""
    droop: float = 0.0
    branches: int = 13
    trunk: float = 0.035
    """Radius at the foot."""
    evergreen: bool = False
    white: bool = False
    peak: float = 0.35
    """Where in the crown the longest branches are: 0 at its base, 1 at the top."""
    taper: float = 0.72
    """How much shorter the topmost branches are."""
    fork: int = 5
    """Twigs that every branch bears."""


SPECIES = {
    "oak": Species(0.26, 0.44, 0.75, 0.05, 14, 0.045, peak=0.25),
    "lime": Species(0.24, 0.32, 1.0, 0.0, 15, 0.032, peak=0.35),
    "birch": Species(0.30, 0.24, 1.1, 0.35, 15, 0.018, white=True, peak=0.3),
    "poplar": Species(0.14, 0.16, 2.2, 0.0, 18, 0.024, peak=0.3),
    "apple": Species(0.30, 0.46, 0.55, 0.1, 11, 0.05, peak=0.2),
    "spruce": Species(
        0.10, 0.24, -0.12, 0.10, 46, 0.018, evergreen=True, peak=0.0, taper=0.95, fork=2
    ),
    "pine": Species(0.55, 0.24, 0.4, 0.0, 20, 0.022, evergreen=True, peak=0.3, fork=3),
    "cypress": Species(
        0.05, 0.09, 3.0, 0.0, 40, 0.018, evergreen=True, peak=0.3, taper=0.85, fork=2
    ),
    "beech": Species(0.45, 0.30, 0.9, 0.0, 13, 0.028, peak=0.3),
}


@dataclass(frozen=True)
class Skeleton:
    """Wood as triangles, and where sprigs grow: unit height."""

    wood: Array
    wood_uv: Array
    tips: Array
    ways: Array


def tree(
    stage: Stage,
    id: str,
    frame: Frame,
    height_m: float,
    species: str = "oak",
    detail: float = 1.0,
    leafage: float = 1.0,
) -> None:
    """Draw a tree whose foot is the frame's origin.

    `detail` below 1 draws fewer, larger sprigs, for trees that nobody comes near; `leafage` 0 is a
    dead tree.
    """
    kind = SPECIES[species]
    grown = skeleton(species, int(stage.stream(id, "kind").integers(0, VARIANTS)), detail < 0.4)
    with stage.thing(id, "tree", frame) as piece:
        wood = (birch_bark if kind.white else bark)()
        turn = float(piece.rng.random() * 360.0)
        turned = piece.at(0.0, 0.0, 0.0, turn)
        around = max(1.0, round(2 * np.pi * kind.trunk * height_m / wood.texture_size_m))
        uv = grown.wood_uv * np.array([around, height_m / wood.texture_size_m])
        turned.triangles(wood, grown.wood * height_m, uv, 0.8 + 0.4 * piece.rng.random())
        share = leafage * _leaf_share(stage.season, kind)
        rng = stage.stream(id, "leaves")
        tint = crown_colours(rng, 1, stage.season, kind.evergreen)
        kept = rng.random(len(grown.tips)) < share * min(1.0, detail)
        size = 0.55 * (height_m / 8.0) ** 0.5 / max(detail, 0.12) ** 0.5
        size *= 0.75 if stage.season is Season.SPRING and not kind.evergreen else 1.0
        turned_tips, ways = grown.tips[kept] * height_m, grown.ways[kept]
        lengths = size * (0.7 + 0.6 * rng.random(len(ways)))
        slim = 0.5 if kind.evergreen else 1.0
        each = 10 if kind.evergreen and detail > 0.3 else 7
        sprigs(turned, leaf(WHITE), turned_tips, ways, lengths, rng, tint, each, slim)


def _leaf_share(season: Season, kind: Species) -> float:
    """Return how much of its summer leaves a tree carries."""
    if kind.evergreen:
        return 1.0
    return {Season.SPRING: 0.85, Season.SUMMER: 1.0, Season.AUTUMN: 0.72, Season.WINTER: 0.0}[
        season
    ]


@cache
def skeleton(species: str, variant: int, coarse: bool = False) -> Skeleton:
    """Return the grown wood of one variant of a species."""
    kind, rng = SPECIES[species], stream("skeleton", species, variant)
    trunk = _trunk(kind, rng)
    radius = kind.trunk * (1 - 0.93 * np.linspace(0, 1, len(trunk)) ** 0.8)
    radius[0] *= 1.45
    first, first_radius = _limbs(kind, rng, trunk, radius)
    second, second_radius = _children(rng, first, first_radius, kind.fork, 0.55, kind)
    third, third_radius = _children(rng, second, second_radius, min(3, kind.fork), 0.55, kind)
    layers = [(trunk[None], radius[None], 8), (first, first_radius, 5), (second, second_radius, 4)]
    if not coarse:
        layers.append((third, third_radius, 3))
    if coarse:
        layers.pop()
    meshes = [_tubes(*layer) for layer in layers]
    tips, ways = _sites(rng, second, third, kind.evergreen)
    return Skeleton(
        np.concatenate([mesh[0] for mesh in meshes]),
        np.concatenate([mesh[1] for mesh in meshes]),
        tips,
        ways,
    )


def _trunk(kind: Species, rng: np.random.Generator) -> Array:
    """Return the trunk's line (9, 3), a little crooked unless it is a conifer's."""
    up = np.linspace(0.0, 1.0, 9)
    sway = np.cumsum(rng.standard_normal((9, 2)) * (0.004 if kind.evergreen else 0.013), axis=0)
    sway[:2] = 0.0
    return np.column_stack([sway, up * (0.98 if kind.evergreen else 0.86) - 0.015])


def _limbs(
    kind: Species, rng: np.random.Generator, trunk: Array, radius: Array
) -> tuple[Array, Array]:
    """Return the first branches (n, 5, 3) and their radii (n, 5)."""
    count = kind.branches
    share = (np.arange(count) + rng.random(count) * 0.8) / count
    up = kind.crown_base + (trunk[-1, 2] - kind.crown_base) * share**0.9
    start = np.column_stack([_between(up, trunk[:, 2], trunk[:, i]) for i in range(3)])
    turn = np.arange(count) * 2.399 + rng.random(count) * 0.7
    profile = np.where(
        share < kind.peak,
        0.72 + 0.28 * share / max(kind.peak, 1e-6),
        1 - kind.taper * (share - kind.peak) / max(1 - kind.peak, 1e-6),
    )
    length = kind.spread * profile * (0.8 + 0.4 * rng.random(count))
    rise = kind.lift * (0.7 + 0.9 * share) * (0.7 + 0.6 * rng.random(count))
    way = unit(np.column_stack([np.cos(turn), np.sin(turn), rise]))
    paths = _paths(rng, start, way, length, kind.droop, 5)
    thick = _between(up, trunk[:, 2], radius) * 0.62
    return paths, np.maximum(thick, 0.0025)[:, None] * np.linspace(1.0, 0.3, 5)


def _between(at: Array, known: Array, values: Array) -> Array:
    """Return values interpolated at `at`."""
    return np.asarray(np.interp(at, known, values), np.float64)


def _children(
    rng: np.random.Generator, paths: Array, radii: Array, each: int, size: float, kind: Species
) -> tuple[Array, Array]:
    """Return branches (n * each, 4, 3) that fork off `paths`, and their radii."""
    count, steps = len(paths), int(paths.shape[1])
    place = (0.35 + 0.6 * (np.arange(each) + rng.random((count, each))) / each) * (steps - 1)
    index = np.minimum(place.astype(int), steps - 2)
    share = (place - index)[..., None]
    rows = np.arange(count, dtype=np.intp)[:, None]
    a, b = paths[rows, index], paths[rows, index + 1]
    start = (a + (b - a) * share).reshape(-1, 3)
    along = unit((b - a).reshape(-1, 3))
    flat = 0.35 if kind.evergreen else 0.75
    aside = rng.standard_normal(along.shape) * np.array([1.0, 1.0, flat])
    away = unit(crossed(along, crossed(aside, along)))
    rise = np.array([0.0, 0.0, 0.0 if kind.evergreen else 0.22])
    way = unit(along * 0.8 + away * 0.75 + rise)
    length = np.asarray(np.linalg.norm(np.diff(paths, axis=1), axis=2), np.float64).sum(axis=1)
    lengths = (
        np.repeat(np.asarray(length, np.float64), each)
        * size
        * (0.65 + 0.6 * rng.random(count * each))
    )
    thick = radii[rows, index].reshape(-1) * 0.55
    return _paths(rng, start, way, lengths, kind.droop, 4), thick[:, None] * np.linspace(1, 0.35, 4)


def _paths(
    rng: np.random.Generator, start: Array, way: Array, length: Array, droop: float, steps: int
) -> Array:
    """Return lines (n, steps, 3) that leave `start` along `way`, curve up first and then droop."""
    share = np.linspace(0.0, 1.0, steps)[None, :, None]
    size = length[:, None, None]
    wobble = np.cumsum(rng.standard_normal((len(start), steps, 3)) * 0.05, axis=1)
    wobble[:, 0] = 0.0
    bend = np.array([0.0, 0.0, 1.0]) * (0.12 * share - (0.12 + droop) * share**2)
    return start[:, None] + (way[:, None] * share + wobble + bend) * size


def _tubes(paths: Array, radii: Array, sides: int) -> tuple[Array, Array]:
    """Return triangles (m, 3, 3) and uv of tubes along paths (n, k, 3); v is the way."""
    ways = np.gradient(paths, axis=1)
    ways /= np.maximum(np.linalg.norm(ways, axis=2, keepdims=True), 1e-9)
    helper = np.where(
        np.abs(ways[..., 2:]) > 0.9, np.array([1.0, 0.0, 0.0]), np.array([0.0, 0.0, 1.0])
    )
    side = np.cross(ways, helper)
    side /= np.linalg.norm(side, axis=2, keepdims=True)
    normal = np.cross(side, ways)
    angle = np.linspace(0, 2 * np.pi, sides + 1)
    ring = np.cos(angle)[:, None] * side[:, :, None] - np.sin(angle)[:, None] * normal[:, :, None]
    points = paths[:, :, None] + radii[:, :, None, None] * ring
    far = np.concatenate(
        [
            np.zeros((len(paths), 1)),
            np.cumsum(np.linalg.norm(np.diff(paths, axis=1), axis=2), axis=1),
        ],
        axis=1,
    )
    uv = np.stack(np.broadcast_arrays(angle / (2 * np.pi), far[..., None]), axis=-1)
    return _split(points), _split(uv)


def _split(values: Array) -> Array:
    """Return the triangles (m, 3, k) of sheets (n, rows, columns, k)."""
    a, b = values[:, :-1, :-1], values[:, :-1, 1:]
    c, d = values[:, 1:, 1:], values[:, 1:, :-1]
    return np.stack([np.stack([a, b, c], -2), np.stack([a, c, d], -2)], -3).reshape(
        -1, 3, values.shape[-1]
    )


def _sites(
    rng: np.random.Generator, second: Array, third: Array, evergreen: bool
) -> tuple[Array, Array]:
    """Return where sprigs grow (n, 3) and which way: along and at the ends of the finest twigs."""
    tips = [third[:, -1], third[:, -2], third[:, 2] * 0.5 + third[:, 1] * 0.5, second[:, -1]]
    ways = [third[:, -1] - third[:, -2]] * 2 + [
        third[:, 2] - third[:, 1],
        second[:, -1] - second[:, -2],
    ]
    # Twigs bear more than one sprig: crowns close in clumps, with air between the clumps.
    if not evergreen:
        tips += [third[:, -1], third[:, 1]]
        ways += [third[:, -1] - third[:, 1], third[:, 2] - third[:, 0]]
    at: Array = np.concatenate(tips)
    way: Array = np.concatenate(ways)
    way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
    return at, way + 0.6 * rng.standard_normal(way.shape)
