"""Towers: far city blocks with grids of windows."""

import numpy as np

from director.world.materials import (
    brick,
    concrete,
    glass,
    lit_window,
)
from director.world.parts.building_style import BRICKS
from director.world.parts.walls import LIT
from director.world.shapes import box
from director.world.stage import Frame, Piece, Stage


def tower(
    stage: Stage, id: str, frame: Frame, width_m: float, depth_m: float, height_m: float
) -> None:
    """Draw a far city block: walls with a grid of windows, some of them lit."""
    with stage.thing(id, "tower", frame) as piece:
        rng = piece.rng
        tone = float(rng.uniform(0.7, 1.3))
        wall_ = concrete((0.33, 0.325, 0.32)) if rng.random() < 0.6 else brick(BRICKS[3])
        box(piece, wall_, (0, 0, -3.0), (width_m, depth_m, height_m), tone)
        box(
            piece,
            wall_,
            (width_m * 0.25, depth_m * 0.25, height_m),
            (width_m * 0.7, depth_m * 0.7, height_m + 4.0),
            tone,
        )
        for x, y, yaw, length in (
            (0, 0, 0, width_m),
            (width_m, 0, 90, depth_m),
            (width_m, depth_m, 180, width_m),
            (0, depth_m, 270, depth_m),
        ):
            _window_grid(piece.at(x, y, 0.0, yaw), length, height_m)


def _window_grid(face: Piece, length: float, height: float) -> None:
    """Draw windows as plates just before a wall."""
    columns, rows = max(2, int(length / 3.2)), max(2, int((height - 2) / 3.6))
    x, z = np.meshgrid((np.arange(columns) + 0.5) * length / columns, 2.0 + np.arange(rows) * 3.6)
    low = np.column_stack([x.ravel() - 0.85, np.full(x.size, -0.04), z.ravel()])
    corners = low[:, None] + np.array([(0, 0, 0), (1.7, 0, 0), (1.7, 0, 2.1), (0, 0, 2.1)])
    lit = face.rng.random(x.size) < min(0.8, 0.3 * face.stage.traits.lights)
    face.quads(glass((0.09, 0.11, 0.13)), corners[~lit])
    face.quads(lit_window(LIT[0], 1.0), corners[lit])
