"""Footing: where on a place's ground something more can stand, seen from what already stands there.

What grows by the season doesn't count: nothing may stand elsewhere because leaves fell.
"""

import numpy as np
from numpy.typing import NDArray

from director.world.parts.land import Height
from director.world.stage import Array, Floats, Stage

CELL_M = 0.25
REACH_M = (0.14, 2.1)
"""What stands in a person's way lies between these heights over the ground."""
Area = tuple[float, float, float, float]
"""(xmin, ymin, xmax, ymax)"""


class Footing:
    """The free and the taken ground of an area, as it is when this is made."""

    def __init__(self, stage: Stage, area: Area, height: Height) -> None:
        self.area, self.height = area, height
        self.taken = _taken(stage.solid(), area, height)

    def spots(
        self, rng: np.random.Generator, count: int, radius_m: float, *, edge: bool = False
    ) -> Array:
        """Return at most `count` points (n, 2) with `radius_m` free around each; they keep clear
        of each other too. `edge` prefers spots beside what stands there: walls, trunks, rocks."""
        reach = int(np.ceil(radius_m / CELL_M))
        free = ~_grown(self.taken, reach)
        if edge:
            beside = free & _grown(self.taken, reach + 3)
            free = beside if beside.sum() > 4 * count else free
        rows, columns = np.nonzero(free)
        kept: list[Array] = []
        corner = np.array(self.area[:2], np.float64) + CELL_M / 2
        for pick in rng.permutation(len(rows)):
            at: Array = np.array([columns[pick], rows[pick]], np.float64) * CELL_M + corner
            if all(np.hypot(*(at - other)) > 2 * radius_m for other in kept):
                kept.append(at)
                if len(kept) == count:
                    break
        return np.array(kept).reshape(-1, 2)

    def occupy(self, at: Array, radius_m: float) -> None:
        """Take the ground around points (n, 2)."""
        rows, columns = len(self.taken), len(self.taken[0])
        x = (np.arange(columns, dtype=np.float64) + 0.5) * CELL_M + self.area[0]
        y = (np.arange(rows, dtype=np.float64) + 0.5) * CELL_M + self.area[1]
        for px, py in at:
            self.taken |= np.hypot(x[None] - px, y[:, None] - py) < radius_m


def _taken(solid: Floats, area: Area, height: Height) -> NDArray[np.bool_]:
    """Return (rows, columns): which cells have something in them that a person would walk into."""
    shape = (int((area[3] - area[1]) / CELL_M) + 1, int((area[2] - area[0]) / CELL_M) + 1)
    found = np.zeros(shape, bool)
    pieces = solid.astype(np.float64)
    for _ in range(9):
        low, high = pieces.min(axis=1), pieces.max(axis=1)
        near = (high[:, 0] > area[0]) & (low[:, 0] < area[2])
        near &= (high[:, 1] > area[1]) & (low[:, 1] < area[3])
        pieces, low, high = pieces[near], low[near], high[near]
        ground = height(pieces[..., 0].mean(axis=1), pieces[..., 1].mean(axis=1))
        slack = 0.5 * np.ptp(pieces[..., :2], axis=1).max(axis=1, initial=0.0)
        blocks = (high[:, 2] > ground + REACH_M[0]) & (low[:, 2] < ground + REACH_M[1] + slack)
        pieces, low, high = pieces[blocks], low[blocks], high[blocks]
        small = (high - low)[:, :2].max(axis=1, initial=0.0) <= 2 * CELL_M
        small |= _upright(pieces)
        _mark(found, pieces[small], area, height)
        pieces = _quartered(pieces[~small])
        if not len(pieces):
            break
    return found


def _upright(pieces: Array) -> NDArray[np.bool_]:
    """Return (n,): which triangles are too thin in plan to be worth splitting any further."""
    edge = pieces[:, [1, 2, 0]] - pieces
    return np.hypot(edge[..., 0], edge[..., 1]).max(axis=1, initial=0.0) <= 2 * CELL_M


def _mark(found: NDArray[np.bool_], pieces: Array, area: Area, height: Height) -> None:
    centre = pieces.mean(axis=1)
    ground = height(centre[:, 0], centre[:, 1])
    low, high = pieces[..., 2].min(axis=1), pieces[..., 2].max(axis=1)
    solid = (high > ground + REACH_M[0]) & (low < ground + REACH_M[1])
    for corner in (0, 1, 2):
        at = (pieces[solid, corner, :2] + centre[solid, :2]) / 2
        cell = np.floor((at - area[:2]) / CELL_M).astype(int)
        inside = (cell >= 0).all(axis=1) & (cell < np.array(found.shape)[::-1]).all(axis=1)
        found[cell[inside, 1], cell[inside, 0]] = True


def _quartered(pieces: Array) -> Array:
    a, b, c = pieces[:, 0], pieces[:, 1], pieces[:, 2]
    ab, bc, ca = (a + b) / 2, (b + c) / 2, (c + a) / 2
    parts = ((a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca))
    return np.concatenate([np.stack(part, axis=1) for part in parts])


def _grown(taken: NDArray[np.bool_], reach: int) -> NDArray[np.bool_]:
    """Return the taken cells and those within `reach` of them."""
    grown = taken.copy()
    for axis in (0, 1):
        wide = grown.copy()
        for step in range(1, reach + 1):
            wide |= _moved(grown, step, axis) | _moved(grown, -step, axis)
        grown = wide
    return grown


def _moved(cells: NDArray[np.bool_], step: int, axis: int) -> NDArray[np.bool_]:
    """Return cells moved by `step`; what comes in from outside counts as free."""
    moved = np.roll(cells, step, axis)
    lost = [slice(None), slice(None)]
    lost[axis] = slice(0, step) if step > 0 else slice(step, None)
    moved[tuple(lost)] = False
    return moved
