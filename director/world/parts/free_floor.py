"""Free floor: where in a furnished room something more can stand without touching anything."""

import numpy as np
from numpy.typing import NDArray

from director.world.parts.room_shell import SIDES, Room
from director.world.stage import Frame, Stage

CELL_M = 0.1
LOW_M, HIGH_M = 0.035, 1.5
"""What lies lower is walked on; what hangs higher is passed under."""
SHELL = frozenset(("room_shell", "skirting", "rug", "litter", "floor_lines"))
WAY_M = 1.1
"""Floor that is kept free before a door."""


class FreeFloor:
    """A room's floor seen from above, in cells; what is taken is marked as the room fills."""

    def __init__(self, stage: Stage, room: Room) -> None:
        self.room = room
        self.focus = np.array(stage.focus.point[:2])
        self._shape = (int(room.width_m / CELL_M), int(room.depth_m / CELL_M))
        self.taken = self._covered(stage.solid(without=SHELL)) > 0
        for side, holes in room.holes.items():
            for hole in holes:
                if hole.sill_m == 0:
                    self._mark(room.wall(side, hole.x), hole.width_m, WAY_M)

    def _covered(self, corners: NDArray[np.float32]) -> NDArray[np.int32]:
        """Count, for each cell, the triangles whose bounding box covers it."""
        low, high = corners.min(axis=1), corners.max(axis=1)
        half = np.array([self.room.width_m / 2, self.room.depth_m / 2])
        met = (high[:, 2] > LOW_M) & (low[:, 2] < HIGH_M)
        met &= (high[:, :2] > -half).all(axis=1) & (low[:, :2] < half).all(axis=1)
        first = np.floor((low[met, :2] + half) / CELL_M).astype(int)
        last = np.ceil((high[met, :2] + half) / CELL_M).astype(int)
        size = np.array(self._shape)
        first, last = np.clip(first, 0, size), np.clip(last, 0, size)
        count = np.zeros((self._shape[0] + 1, self._shape[1] + 1), np.int32)
        for x, y, step in (
            (first[:, 0], first[:, 1], 1),
            (last[:, 0], first[:, 1], -1),
            (first[:, 0], last[:, 1], -1),
            (last[:, 0], last[:, 1], 1),
        ):
            np.add.at(count, (x, y), step)
        return count.cumsum(axis=0).cumsum(axis=1)[:-1, :-1]

    def _cells(self, spot: Frame, width_m: float, depth_m: float) -> tuple[slice, slice]:
        """Return the cells of a rectangle that reaches `depth_m` before a frame."""
        ring = spot.to_world([(-width_m / 2, 0, 0), (width_m / 2, -depth_m, 0)])[:, :2]
        half = np.array([self.room.width_m / 2, self.room.depth_m / 2])
        low = np.floor((ring.min(axis=0) + half) / CELL_M + 0.05).astype(int)
        high = np.ceil((ring.max(axis=0) + half) / CELL_M - 0.05).astype(int)
        return slice(max(low[0], 0), max(high[0], 0)), slice(max(low[1], 0), max(high[1], 0))

    def _mark(self, spot: Frame, width_m: float, depth_m: float) -> None:
        self.taken[self._cells(spot, width_m, depth_m)] = True

    def _free(self, spot: Frame, width_m: float, depth_m: float) -> bool:
        cells = self.taken[self._cells(spot, width_m, depth_m)]
        return cells.size > 0 and not cells.any()

    @property
    def area_m2(self) -> float:
        """Floor that is still free."""
        return float((~self.taken).sum()) * CELL_M**2

    def at_wall(
        self, rng: np.random.Generator, width_m: float, depth_m: float, out_m: float = 0.04
    ) -> Frame | None:
        """Take a place with its back to a wall, rather near the focus; None: there is none."""
        spots = [
            self.room.wall(side, float(x))
            for side in SIDES
            for x in np.arange(width_m / 2, self.room.length(side) - width_m / 2, CELL_M)
            - self.room.length(side) / 2
        ]
        far = [np.hypot(*np.subtract(spot.origin[:2], self.focus)) for spot in spots]
        for index in np.argsort(np.array(far) + rng.uniform(0.0, 1.6, len(far))):
            spot = spots[int(index)]
            if self._free(spot, width_m, depth_m + out_m):
                self._mark(spot, width_m + CELL_M, depth_m + out_m)
                return spot.at(0, -out_m)
        return None

    def anywhere(self, rng: np.random.Generator, size_m: float) -> Frame | None:
        """Take a round place of `size_m`, rather near the focus; None: there is none."""
        half = np.array([self.room.width_m / 2, self.room.depth_m / 2]) - size_m / 2 - CELL_M
        spots = rng.uniform(-half, half, (60, 2))
        order = np.argsort(np.hypot(*(spots - self.focus).T) + rng.uniform(0.0, 2.0, 60))
        for x, y in spots[order]:
            spot = Frame((float(x), float(y) + size_m / 2, 0.0))
            if self._free(spot, size_m, size_m):
                self._mark(spot, size_m, size_m)
                return Frame((float(x), float(y), 0.0))
        return None
