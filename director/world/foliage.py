"""Foliage: leaves, sprigs and grass blades, scattered by the thousand from shared meshes.

Foliage is all that a season changes. It is drawn from streams of its own (`stage.stream(id,
"leaves")`), so that nothing else draws other numbers when leaves fall.
"""

from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from director.world.blockout import Float3
from director.world.look import Season
from director.world.meshing import crossed, unit
from director.world.shapes import Paint
from director.world.stage import Array, Piece

GREENS: dict[Season, tuple[Float3, ...]] = {
    Season.SPRING: ((0.17, 0.27, 0.055), (0.13, 0.24, 0.05), (0.20, 0.29, 0.075)),
    Season.SUMMER: ((0.085, 0.165, 0.035), (0.065, 0.14, 0.032), (0.11, 0.19, 0.045)),
    Season.AUTUMN: ((0.40, 0.15, 0.025), (0.46, 0.26, 0.035), (0.33, 0.085, 0.025)),
    Season.WINTER: ((0.12, 0.095, 0.06), (0.10, 0.085, 0.05), (0.14, 0.11, 0.07)),
}
"""Leaf colours of deciduous trees; in winter, of the few dry leaves that hang on."""

TURF: dict[Season, Float3] = {
    Season.SPRING: (0.115, 0.195, 0.045),
    Season.SUMMER: (0.095, 0.16, 0.04),
    Season.AUTUMN: (0.155, 0.145, 0.055),
    Season.WINTER: (0.15, 0.135, 0.085),
}
"""Colour of grass."""

_LEAF_UV = np.array([[[0.5, 0.0], [1.0, 0.45], [0.5, 1.0]], [[0.5, 0.0], [0.5, 1.0], [0.0, 0.45]]])


@cache
def sprig(leaves: int = 7, variant: int = 0) -> Array:
    """Return (2 * leaves, 3, 3): folded leaves on both sides of a twig along +x, 1 m long."""
    rng = np.random.default_rng(1000 * leaves + variant)
    along = (np.arange(leaves) + 0.6) / leaves
    side = np.where(np.arange(leaves) % 2 == 0, 1.0, -1.0)
    side[-1] = 0.0
    base = np.column_stack([along, 0.02 * side, 0.08 * rng.standard_normal(leaves)])
    way = np.column_stack(
        [0.55 + 0.2 * rng.random(leaves), side * 0.8, -0.15 + 0.4 * rng.standard_normal(leaves)]
    )
    return folded_leaves(base, way, 0.30 + 0.13 * rng.random(leaves), rng)


def folded_leaves(base: Array, way: Array, length: ArrayLike, rng: np.random.Generator) -> Array:
    """Return triangles (2n, 3, 3) of leaves that grow from `base` (n, 3) along `way` (n, 3)."""
    count = len(base)
    along = way / np.linalg.norm(way, axis=1, keepdims=True)
    across = np.cross(along, np.array([0.0, 0.0, 1.0]) + 0.6 * rng.standard_normal((count, 3)))
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
    normal = np.cross(across, along)
    size = np.broadcast_to(np.asarray(length, float), (count,))[:, None]
    tip = base + along * size
    middle = base + along * size * 0.45
    rise = normal * size * 0.10
    right, left = middle + across * size * 0.3 + rise, middle - across * size * 0.3 + rise
    pairs = np.stack([np.stack([base, right, tip], 1), np.stack([base, tip, left], 1)], axis=1)
    return pairs.reshape(-1, 3, 3)


def scatter_mesh(
    piece: Piece,
    material: Paint,
    mesh: Array,
    at: Array,
    rotation: Array,
    scale: ArrayLike,
    tint: Array,
) -> None:
    """Draw copies of `mesh` (m, 3, 3) at points (n, 3), turned by (n, 3, 3), tints (n, 3)."""
    size = np.broadcast_to(np.asarray(scale, float), (len(at),))
    turned = np.einsum("nij,mvj->nmvi", rotation * size[:, None, None], mesh, optimize=True)
    corners = (turned + at[:, None, None]).reshape(-1, 3, 3)
    uv = np.tile(_LEAF_UV, (len(at) * len(mesh) // 2, 1, 1))
    piece.triangles(material, corners, uv, np.repeat(tint, len(mesh), axis=0))


def sprigs(
    piece: Piece,
    material: Paint,
    at: ArrayLike,
    ways: ArrayLike,
    length: ArrayLike,
    rng: np.random.Generator,
    tint: ArrayLike = 1.0,
    leaves: int = 7,
    slim: float = 1.0,
) -> None:
    """Draw one leafy twig per point (n, 3), growing along `ways` (n, 3), `length` metres long.

    `slim` below 1 narrows twigs and leaves, as those of conifers are.
    """
    points = np.asarray(at, float)
    count = len(points)
    if not count:
        return
    turns = frames_along(np.asarray(ways, float), rng)
    tints = np.broadcast_to(np.asarray(tint, float), (count, 3)) * (
        0.75 + 0.5 * rng.random((count, 1))
    )
    sizes = np.broadcast_to(np.asarray(length, float), (count,))
    kinds = rng.integers(0, 4, count)
    for kind in range(4):
        mine = kinds == kind
        mesh = sprig(leaves, kind) * np.array([1.0, slim, slim])
        scatter_mesh(piece, material, mesh, points[mine], turns[mine], sizes[mine], tints[mine])


def frames_along(ways: Array, rng: np.random.Generator) -> Array:
    """Return rotations (n, 3, 3) that take +x to `ways` (n, 3), with a random roll."""
    x = unit(ways)
    y = unit(crossed(rng.standard_normal(ways.shape) + np.array([0.0, 0.0, 1.2]), x))
    return np.stack([x, y, crossed(x, y)], axis=2)


def blades(
    piece: Piece,
    material: Paint,
    at: ArrayLike,
    height: ArrayLike,
    rng: np.random.Generator,
    tint: ArrayLike = 1.0,
    width: float = 0.012,
    lean: float = 0.35,
) -> None:
    """Draw one bent grass blade (a quadrilateral and a tip) per point (n, 3)."""
    root = np.asarray(at, float)
    count = len(root)
    if not count:
        return
    tall = np.broadcast_to(np.asarray(height, float), (count,)) * (0.55 + 0.8 * rng.random(count))
    angle = rng.random(count) * 2 * np.pi
    side = np.column_stack([np.cos(angle), np.sin(angle), np.zeros(count)]) * width / 2
    heading = rng.random(count) * 2 * np.pi
    bend = np.column_stack([np.cos(heading), np.sin(heading), np.zeros(count)])
    bend *= (tall * lean * rng.random(count))[:, None]
    up = np.array([0.0, 0.0, 1.0]) * tall[:, None]
    knee, tip = root + 0.55 * up + 0.3 * bend, root + up + bend
    a, b, c, d = root - side, root + side, knee + 0.8 * side, knee - 0.8 * side
    corners = np.stack(
        [np.stack([a, b, c], 1), np.stack([a, c, d], 1), np.stack([d, c, tip], 1)], axis=1
    )
    tints = np.broadcast_to(np.asarray(tint, float), (count, 3)) * (
        0.7 + 0.6 * rng.random((count, 1))
    )
    piece.triangles(
        material, corners.reshape(-1, 3, 3), np.full((3 * count, 3, 2), 0.5), np.repeat(tints, 3, 0)
    )


def cards(
    piece: Piece,
    material: Paint,
    at: ArrayLike,
    size: ArrayLike,
    rng: np.random.Generator,
    tint: ArrayLike = 1.0,
    flat: float = 0.0,
) -> None:
    """Draw single folded leaves at points (n, 3) in any direction; `flat` = 1 lays them down."""
    base = np.asarray(at, float)
    if not len(base):
        return
    way = rng.standard_normal(base.shape) * np.array([1.0, 1.0, 1.0 - flat])
    corners = folded_leaves(base, way, size, rng)
    tints = np.broadcast_to(np.asarray(tint, float), base.shape) * (
        0.7 + 0.6 * rng.random((len(base), 1))
    )
    piece.triangles(
        material, corners, np.tile(_LEAF_UV, (len(base), 1, 1)), np.repeat(tints, 2, axis=0)
    )


def spears(
    piece: Piece,
    material: Paint,
    at: ArrayLike,
    height: ArrayLike,
    rng: np.random.Generator,
    tint: ArrayLike = 1.0,
    width: float = 0.016,
) -> None:
    """Draw one leaning triangle per point (n, 3): short grass, a third of what a blade costs."""
    root = np.asarray(at, float)
    count = len(root)
    if not count:
        return
    tall = np.broadcast_to(np.asarray(height, float), (count,)) * (0.6 + 0.7 * rng.random(count))
    angle, heading = rng.random((2, count)) * 2 * np.pi
    side = np.column_stack([np.cos(angle), np.sin(angle), np.zeros(count)]) * width / 2
    lean = np.column_stack([np.cos(heading), np.sin(heading), np.zeros(count)])
    tip = root + (lean * 0.45 * rng.random((count, 1)) + (0.0, 0.0, 1.0)) * tall[:, None]
    tints = np.broadcast_to(np.asarray(tint, float), (count, 3)) * (
        0.75 + 0.5 * rng.random((count, 1))
    )
    corners = np.stack([root - side, root + side, tip], axis=1)
    piece.triangles(material, corners, np.full((count, 3, 2), 0.5), tints)
