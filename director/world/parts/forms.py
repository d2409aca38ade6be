"""Forms that rooms are furnished with: bevelled boards, cushions and cloth.

`director.world.shapes` has the plain solids; these are the joiner's and the upholsterer's. All
draw into a piece, in its own metres; the grain of a board runs along the axis that is named.
"""

from functools import cache
from itertools import product

import numpy as np
from numpy.typing import ArrayLike, NDArray

from director.world.shapes import Paint
from director.world.stage import Array, Piece


def boards(
    piece: Piece,
    material: Paint,
    low: ArrayLike,
    high: ArrayLike,
    *,
    bevel: float = 0.006,
    grain: str = "",
    tint: ArrayLike = 1.0,
) -> None:
    """Draw boxes with bevelled edges from `low` (n, 3) to `high` (n, 3).

    `grain` is x, y or z; empty means the longest side of each. `tint` is one or (n, 3).
    """
    lo, hi = np.broadcast_arrays(np.atleast_2d(np.asarray(low, float)), np.asarray(high, float))
    half, middle = np.abs(hi - lo) / 2, (hi + lo) / 2
    inset = np.minimum(bevel, half.min(axis=1) * 0.6)[:, None, None, None]
    run = np.full(len(lo), "xyz".index(grain)) if grain else half.argmax(axis=1)
    tints = np.broadcast_to(np.asarray(tint, float), (len(lo), 3))
    size = piece.texture_size_m(material)
    quad_signs, quad_mask, corner_signs, corner_mask = _bevelled_cube()
    for draw, signs, mask in (
        (piece.quads, quad_signs, quad_mask),
        (piece.triangles, corner_signs, corner_mask),
    ):
        points = signs * half[:, None, None] - signs * mask * inset + middle[:, None, None]
        faces = points.reshape(-1, *signs.shape[1:])
        uv = _grained(faces, run.repeat(len(signs))) / size
        draw(piece.paint(material), faces, uv, tints.repeat(len(signs), axis=0))


def board(
    piece: Piece,
    material: Paint,
    low: ArrayLike,
    high: ArrayLike,
    *,
    bevel: float = 0.006,
    grain: str = "",
    tint: ArrayLike = 1.0,
) -> None:
    """Draw one box with bevelled edges: a shelf, a table top, a door."""
    boards(piece, material, low, high, bevel=bevel, grain=grain, tint=tint)


def cloth(
    piece: Piece, material: Paint, points: Array, *, thickness: float = 0.004, tint: ArrayLike = 1.0
) -> None:
    """Draw a sheet with two sides through a grid of points (m, n, 3): curtain, rug, paper.

    Its front faces along d/dm x d/dn.
    """
    normal = np.cross(np.gradient(points, axis=0), np.gradient(points, axis=1))
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True) + 1e-12
    back = points - normal * thickness
    surface(piece, material, points, tint=tint)
    surface(piece, material, back[::-1], tint=tint)
    for first, second in (
        (back[:, 0], points[:, 0]),
        (points[:, -1], back[:, -1]),
        (points[0], back[0]),
        (back[-1], points[-1]),
    ):
        surface(piece, material, np.stack([first, second], axis=1), tint=tint)


def surface(piece: Piece, material: Paint, points: Array, *, tint: ArrayLike = 1.0) -> None:
    """Draw a grid of points (m, n, 3) that faces along d/dm x d/dn; uv follows the arc length."""
    size = piece.texture_size_m(material)
    uv = np.stack([_run(points), _run(points.swapaxes(0, 1)).T], axis=-1) / size
    cells = [
        np.stack([grid[:-1, :-1], grid[1:, :-1], grid[1:, 1:], grid[:-1, 1:]], axis=2)
        for grid in (points, uv)
    ]
    split = [0, 1, 2, 0, 2, 3]
    corners = cells[0].reshape(-1, 4, 3)[:, split].reshape(-1, 3, 3)
    mapped = cells[1].reshape(-1, 4, 2)[:, split].reshape(-1, 3, 2)
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    solid = np.linalg.norm(normal, axis=1) > 1e-10
    piece.triangles(piece.paint(material), corners[solid], mapped[solid], tint)


def cushion(
    piece: Piece,
    material: Paint,
    low: ArrayLike,
    high: ArrayLike,
    *,
    softness: float = 0.7,
    crown: float = 0.15,
    cuts: int = 6,
    tint: ArrayLike = 1.0,
) -> None:
    """Draw an upholstered box: rounded edges (softness 0 to 1) and a crown on each face."""
    lo, hi = np.asarray(low, float), np.asarray(high, float)
    half, middle = (hi - lo) / 2, (hi + lo) / 2
    radius = half.min() * softness
    steps = np.sin(np.linspace(-np.pi / 2, np.pi / 2, cuts + 1))
    u, v = np.meshgrid(steps, steps, indexing="ij")
    for axis, sign in product(range(3), (-1, 1)):
        cube = np.empty((cuts + 1, cuts + 1, 3))
        cube[..., axis] = sign
        cube[..., (axis + 1) % 3], cube[..., (axis + 2) % 3] = (u, v) if sign > 0 else (v, u)
        core = cube * (half - radius)
        core[..., axis] *= 1 + crown * half.min() / half[axis] * (1 - u**2) * (1 - v**2)
        way = cube / np.linalg.norm(cube, axis=-1, keepdims=True)
        surface(piece, material, middle + core + radius * way, tint=tint)


@cache
def _bevelled_cube() -> tuple[Array, Array, Array, Array]:
    """Return signs and inset masks of a bevelled cube: quads (18, 4, 3) and triangles (8, 3, 3)."""
    quads: list[object] = []
    for axis, sign in product(range(3), (-1, 1)):
        a, b = (axis + 1) % 3, (axis + 2) % 3
        ring = [(1, 1), (-1, 1), (-1, -1), (1, -1)]
        quads.append([_corner({axis: sign, a: u, b: v}, axis) for u, v in ring])
    for a, b in ((0, 1), (1, 2), (2, 0)):
        c = 3 - a - b
        for u, v in product((-1, 1), (-1, 1)):
            near, far = {a: u, b: v, c: -1}, {a: u, b: v, c: 1}
            quads.append([_corner(near, a), _corner(far, a), _corner(far, b), _corner(near, b)])
    triangles = [
        [_corner(dict(enumerate(signs)), axis) for axis in range(3)]
        for signs in product((-1, 1), repeat=3)
    ]
    return (*_outward(np.array(quads, float)), *_outward(np.array(triangles, float)))


def _corner(signs: dict[int, int], face: int) -> list[list[int]]:
    """Return (signs, mask): the point of a corner that lies on one face, inset on the others."""
    return [[signs[axis] for axis in range(3)], [int(axis != face) for axis in range(3)]]


def _outward(points: Array) -> tuple[Array, Array]:
    """Turn faces (n, k, 2, 3) so that they run counter-clockwise seen from outside; split them."""
    solid = points[:, :, 0] - 0.25 * points[:, :, 0] * points[:, :, 1]
    normal = np.cross(solid[:, 1] - solid[:, 0], solid[:, 2] - solid[:, 0])
    inward = (normal * solid.mean(axis=1)).sum(axis=1) < 0
    points[inward] = points[inward][:, ::-1]
    return points[:, :, 0], points[:, :, 1]


def _grained(faces: Array, run: NDArray[np.intp]) -> Array:
    """Return uv (n, k, 2) in metres: v along axis `run`, u along the face's other axis."""
    normal = np.abs(np.cross(faces[:, 1] - faces[:, 0], faces[:, 2] - faces[:, 0]))
    normal[np.arange(len(faces)), run] = -1.0
    across = 3 - run - normal.argmax(axis=1)
    pairs = np.stack([across, run], axis=1)[:, None].repeat(faces.shape[1], axis=1)
    return np.take_along_axis(faces, pairs, axis=2)


def _run(points: Array) -> Array:
    """Return the arc length (m, n) along the first axis of a grid."""
    steps = np.linalg.norm(np.diff(points, axis=0), axis=-1).mean(axis=1)
    far = np.concatenate([[0.0], np.cumsum(steps)])
    return np.broadcast_to(far[:, None], points.shape[:2])
