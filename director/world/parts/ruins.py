"""Ruins: walls that broke off, roofs with holes, and who of a row of houses lost what."""

import numpy as np
from numpy.typing import NDArray

from director.world.materials import timber
from director.world.shapes import Paint, beams, boxes, gable_roof
from director.world.stage import Piece, Stage


def collapsed(stage: Stage, id: str) -> bool:
    """Tell whether a building lost its roof and the top of its walls."""
    return stage.stream(id, "fate").random() < 0.55 * stage.traits.ruin


def jagged(
    piece: Piece, material: Paint, length: float, base: float, tall_m: float, thickness: float = 0.3
) -> None:
    """Draw the stump of a wall along x, y from 0 to `thickness`: high at its corners, gone between.

    The stones of its edge are as wide as those that a wall breaks into.
    """
    rng = piece.rng
    count = max(4, int(length / 0.34))
    x = np.linspace(0.0, length, count + 1)
    share = (x[:-1] + x[1:]) / 2 / length
    corners = np.abs(2 * share - 1) ** 1.5
    bite = 0.5 + 0.5 * np.sin(share * rng.uniform(5, 11) + rng.uniform(0, 6))
    high = tall_m * np.clip(0.12 + 0.75 * corners * bite + 0.22 * rng.random(count), 0.06, 1.0)
    low = np.column_stack([x[:-1], np.zeros(count), np.full(count, base)])
    tops = np.column_stack([x[1:], np.full(count, thickness), base + high])
    boxes(piece, material, low, tops, 0.82 + 0.25 * rng.random((count, 1)) * np.ones(3))


def bare_rafters(piece: Piece, length: float, depth: float, eaves: float, rise: float) -> None:
    """Draw the rafters of a gable roof, ridge along x; some have come down on one side."""
    wood, x = timber((0.085, 0.065, 0.05)), np.arange(0.2, length, 0.75)
    standing = x[piece.rng.random(len(x)) < 0.72]
    for y in (0.0, depth):
        start = np.column_stack(
            [standing, np.full(len(standing), y), np.full(len(standing), eaves)]
        )
        end = start.copy()
        end[:, 1], end[:, 2] = depth / 2, eaves + rise
        beams(piece, wood, start, end, 0.09, 0.14)
    fallen = x[::3]
    start = np.column_stack(
        [fallen, np.full(len(fallen), depth * 0.2), np.full(len(fallen), eaves)]
    )
    end = start + np.column_stack(
        [piece.rng.normal(0, 0.8, len(fallen)), np.full(len(fallen), depth * 0.5), 0 * fallen - 1.1]
    )
    beams(piece, wood, start, end, 0.09, 0.14)


def roofed(
    piece: Piece,
    tiles: Paint,
    wood: Paint,
    length: float,
    depth: float,
    eaves: float,
    rise: float,
    overhang: float = 0.4,
    courses: int = 12,
) -> None:
    """Draw a gable roof, whole or with the holes that the place's words ask for."""
    gone = 0.5 * piece.stage.traits.ruin
    if gone > 0.1:
        broken_gable(piece, tiles, wood, length, depth, eaves, rise, gone, overhang, courses)
    else:
        gable_roof(piece, tiles, wood, length, depth, eaves, rise, overhang, courses)


def broken_gable(
    piece: Piece,
    tiles: Paint,
    wood: Paint,
    length: float,
    depth: float,
    eaves: float,
    rise: float,
    gone: float,
    overhang: float = 0.4,
    courses: int = 12,
) -> None:
    """Draw a gable roof as `shapes.gable_roof` does, with holes; `gone` is their share."""
    half = depth / 2
    drop = overhang * rise / half
    share = np.arange(courses + 1) / courses
    columns = max(4, round((length + 2 * overhang) / 0.55))
    x = np.linspace(-overhang, length + overhang, columns + 1)
    size = piece.texture_size_m(tiles)
    for side in (-1.0, 1.0):
        y = half + side * (half + overhang) * (1 - share)
        z = eaves - drop + (rise + drop) * share
        kept = _holes(piece.rng, courses, columns, gone)
        row, column = np.nonzero(kept)
        a, b = x[column], x[column + 1]
        quads = np.stack(
            [
                np.column_stack([a, y[row], z[row] + 0.05]),
                np.column_stack([b, y[row], z[row] + 0.05]),
                np.column_stack([b, y[row + 1], z[row + 1] + 0.01]),
                np.column_stack([a, y[row + 1], z[row + 1] + 0.01]),
            ],
            axis=1,
        )
        far = np.hypot(depth / 2 + overhang, rise + drop) / courses
        uv = np.stack(
            [
                np.stack([a, b, b, a], axis=1),
                np.stack([row, row, row + 1, row + 1], axis=1) * far,
            ],
            axis=-1,
        )
        shade = 0.75 + 0.35 * piece.rng.random((len(row), 1)) * np.ones(3)
        front = quads if side < 0 else quads[:, ::-1]
        piece.quads(tiles, front, (uv if side < 0 else uv[:, ::-1]) / size, shade)
        under = front[:, ::-1] - np.array([0.0, 0.0, 0.06])
        piece.quads(wood, under, tint=0.5)
    _purlins(piece, length, depth, eaves, rise)


def _holes(rng: np.random.Generator, rows: int, columns: int, gone: float) -> NDArray[np.bool_]:
    """Return (rows, columns): which cells of a slope still have their tiles."""
    kept: NDArray[np.bool_] = np.ones((rows, columns), np.bool_)
    r, c = np.arange(rows, dtype=np.float64)[:, None], np.arange(columns, dtype=np.float64)
    for _ in range(24):
        if np.count_nonzero(kept) < (1 - gone) * rows * columns:
            break
        at = rng.uniform(0, rows), rng.uniform(0, columns)
        reach = rng.uniform(0.9, 2.6)
        far = np.hypot((r - at[0]) * 0.8, c - at[1])
        kept = kept & (far > reach * (0.8 + 0.4 * rng.random((rows, columns))))
    return kept


def _purlins(piece: Piece, length: float, depth: float, eaves: float, rise: float) -> None:
    """Draw rafters and purlins: what a hole in a roof shows."""
    wood, x = timber((0.10, 0.075, 0.055)), np.arange(0.2, length, 0.7)
    for y in (0.0, depth):
        start = np.column_stack([x, np.full(len(x), y), np.full(len(x), eaves - 0.1)])
        end = np.column_stack([x, np.full(len(x), depth / 2), np.full(len(x), eaves + rise - 0.1)])
        beams(piece, wood, start, end, 0.08, 0.12)
        for share in (0.33, 0.66, 0.98):
            at = y + (depth / 2 - y) * share
            beams(
                piece,
                wood,
                [(0.0, at, eaves + rise * share - 0.06)],
                [(length, at, eaves + rise * share - 0.06)],
                0.1,
                0.1,
            )
