"""Meshing: sheets, axes and texture coordinates, on which the shapes are built."""

import numpy as np
from numpy.typing import ArrayLike

from director.world.blockout import Material
from director.world.stage import Array, Piece

Paint = Material | str


BOX_FACES = np.array(
    [[0, 2, 3, 1], [4, 5, 7, 6], [0, 1, 5, 4], [1, 3, 7, 5], [3, 2, 6, 7], [2, 0, 4, 6]]
)
"""Corners of the six faces of a box, by bits: 1 is high x, 2 high y, 4 high z."""

BITS = np.array([[i & 1, i >> 1 & 1, i >> 2 & 1] for i in range(8)], bool)
"""(8, 3): which side of each axis a box's corner is on."""


def grid(
    piece: Piece, material: Paint, points: Array, uv: Array | None = None, tint: ArrayLike = 1.0
) -> None:
    """Draw a sheet (rows, columns, 3); its front shows columns to the right and rows upward.

    `uv` is (rows, columns, 2) in repeats; `tint` is one colour or one per cell, row by row.
    """
    cells = sheet_cells(points).reshape(-1, 4, 3)
    mapped = None if uv is None else sheet_cells(uv).reshape(-1, 4, 2)
    piece.quads(piece.paint(material), cells, mapped, tint)


def sheet_cells(values: Array) -> Array:
    """Return the four corners (rows - 1, columns - 1, 4, k) of every cell of a grid."""
    return np.stack([values[:-1, :-1], values[:-1, 1:], values[1:, 1:], values[1:, :-1]], axis=2)


def unit(ways: Array) -> Array:
    """Return vectors (..., 3) of length 1; those without a length stay as they are."""
    length = np.asarray(np.linalg.norm(ways, axis=-1, keepdims=True), np.float64)
    return ways / np.maximum(length, 1e-12)


def crossed(a: Array, b: ArrayLike) -> Array:
    """Return the cross product of vectors (..., 3)."""
    return np.asarray(np.cross(a, np.asarray(b, np.float64)), np.float64)


def axes_along(ways: Array, up: ArrayLike) -> tuple[Array, Array, Array]:
    """Return unit (n, 3) along, side and normal; side is horizontal where it can be."""
    along = unit(ways)
    side = crossed(along, np.broadcast_to(np.asarray(up, np.float64), along.shape))
    for spare in ((0.0, 1.0, 0.0), (1.0, 0.0, 0.0)):
        steep = np.asarray(np.linalg.norm(side, axis=1, keepdims=True)) < 1e-3
        side = np.where(steep, crossed(along, spare), side)
    side = unit(side)
    return along, side, crossed(side, along)


def beam_uv(length: Array, width: Array, thickness: Array) -> Array:
    """Return uv (n, 6, 4, 2) in metres for the faces of beams; the grain runs along v."""
    size = np.stack([width, length, thickness], axis=1)[:, None]
    corner = np.where(BITS, size, 0.0)[:, BOX_FACES]
    axes = np.array([[0, 1], [0, 1], [0, 2], [2, 1], [0, 2], [2, 1]])
    pairs = np.broadcast_to(axes[None, :, None], (*corner.shape[:3], 2))
    return np.take_along_axis(corner, pairs, axis=3)


def quads_per_shape(
    piece: Piece, material: Paint, faces: Array, tint: ArrayLike, uv: Array | None = None
) -> None:
    """Draw faces (n, k, 4, 3) of n shapes that have one tint each."""
    count, each = faces.shape[:2]
    shades = np.broadcast_to(np.asarray(tint, float), (count, 3)) if np.ndim(tint) else tint
    if np.ndim(shades):
        shades = np.repeat(np.asarray(shades), each, axis=0)
    mapped = None if uv is None else uv.reshape(-1, 4, 2)
    piece.quads(piece.paint(material), faces.reshape(-1, 4, 3), mapped, shades)
