"""Consoles: screens, keys and a shelf, on the wall of a ship."""

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3
from director.world.parts.forms import board, boards
from director.world.shapes import box, boxes
from director.world.stage import Piece


def console(piece: Piece, x: float, tint: Float3, *, lit: bool) -> None:
    """Draw a console: screens, keys, a shelf."""
    dark = made.paint((0.03, 0.032, 0.036), 0.4)
    board(piece, dark, (x - 0.07, -0.6, 1.08), (x, 0.6, 1.64), bevel=0.015)
    for y, colour in (
        (-0.55, (0.03, 0.75, 0.32)),
        (-0.15, (1.0, 0.34, 0.02)),
        (0.25, (0.05, 0.36, 1.0)),
    ):
        screen = made.lit_window(colour, 0.8) if lit else made.paint((0.015, 0.016, 0.018), 0.1)
        box(piece, screen, (x - 0.075, y, 1.3), (x - 0.07, y + 0.32, 1.58))
        lines = np.arange(1.34, 1.55, 0.035)
        boxes(
            piece,
            dark,
            [(x - 0.077, y + 0.03, z) for z in lines],
            [(x - 0.0745, y + 0.06 + 0.2 * float(piece.rng.random()), z + 0.012) for z in lines],
        )
    board(piece, made.paint(tint), (x - 0.32, -0.6, 0.98), (x, 0.6, 1.04), bevel=0.015)
    keys = [(x - 0.27 + 0.05 * r, y) for r in range(4) for y in np.arange(-0.5, 0.5, 0.06)]
    keyed = piece.rng.choice(
        [(0.4, 0.4, 0.4), (0.12, 0.12, 0.12), (0.5, 0.1, 0.05), (0.45, 0.3, 0.04)], len(keys)
    )
    low = np.array([(a, b, 1.04) for a, b in keys])
    boards(
        piece,
        made.paint((0.9, 0.9, 0.9)),
        low,
        np.add(low, (0.035, 0.045, 0.012)),
        bevel=0.003,
        tint=keyed,
    )
