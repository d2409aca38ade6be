"""Railways: carriages."""

from itertools import pairwise

import numpy as np

from director.world.materials import (
    dark,
    glass,
    iron,
    lit_window,
    paint,
    timber,
)
from director.world.shapes import (
    block,
    box,
    cylinder,
)
from director.world.stage import Piece


def carriage(piece: Piece) -> None:
    """Draw a carriage, 16.6 m long, along the frame's x."""
    green, cream = paint((0.05, 0.12, 0.09), 0.3), paint((0.52, 0.47, 0.36), 0.35)
    half = 8.3
    box(piece, green, (-half, -1.4, 0.95), (half, 1.4, 2.0))
    box(piece, cream, (-half, -1.4, 2.0), (half, 1.4, 3.3))
    box(piece, paint((0.03, 0.03, 0.03)), (-half - 0.05, -1.3, 0.75), (half + 0.05, 1.3, 0.95))
    angle = np.linspace(0.0, np.pi, 9)
    arc = np.column_stack([1.46 * np.cos(angle), 3.3 + 0.62 * np.sin(angle)])
    for a, b in pairwise(arc):
        piece.quads(
            paint((0.13, 0.13, 0.13), 0.6), [[(-half, *b), (half, *b), (half, *a), (-half, *a)]]
        )
    for x, flip in ((-half, False), (half, True)):
        fan = [
            [(x, 0.0, 3.3), (x, *b), (x, *a)]
            if flip is False
            else [(x, 0.0, 3.3), (x, *a), (x, *b)]
            for a, b in pairwise(arc)
        ]
        piece.triangles(cream, fan)
    lit = piece.rng.random() < 0.8
    pane = lit_window((1.0, 0.74, 0.44), 1.5) if lit else glass()
    middles = np.linspace(-half + 1.9, half - 1.9, 8)
    for side in (-1, 1):
        for x in middles:
            block(piece, pane, (x, side * 1.405, 2.62), (1.15, 0.02, 0.85))
            for dx in (-0.6, 0.6):
                block(
                    piece,
                    timber((0.25, 0.16, 0.09)),
                    (x + dx, side * 1.41, 2.62),
                    (0.06, 0.04, 0.95),
                )
        for x in (-half + 0.75, half - 0.75):
            block(piece, green, (x, side * 1.41, 2.05), (0.8, 0.04, 2.1), 1.2)
            block(piece, pane, (x, side * 1.435, 2.65), (0.5, 0.01, 0.7))
            block(piece, paint((0.5, 0.38, 0.12)), (x + 0.3, side * 1.45, 1.95), (0.04, 0.03, 0.2))
    for x in (-5.6, 5.6):
        box(piece, iron(), (x - 1.4, -1.0, 0.3), (x + 1.4, 1.0, 0.72))
        for dx in (-0.9, 0.9):
            for side in (-1, 1):
                cylinder(
                    piece,
                    iron((0.08, 0.07, 0.065)),
                    (x + dx, side * 0.68, 0.46),
                    (x + dx, side * 0.82, 0.46),
                    0.46,
                    sides=20,
                )
    box(piece, dark(), (-3.0, -0.9, 0.3), (3.0, 0.9, 0.75))
    for x in (-half - 0.3, half + 0.05):
        for y in (-0.8, 0.8):
            cylinder(piece, iron(), (x, y, 0.98), (x + 0.25, y, 0.98), 0.16, sides=12)
