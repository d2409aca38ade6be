"""Heaps: what gathers in rooms that are too full: cartons, books, cases, papers, chairs on chairs.

Each draws one heap with its back at y = 0, within the width and depth that `HEAPS` tells.
"""

import numpy as np

from director.world import materials as made
from director.world.parts.clutter import book_pile, bottle, paper_stack
from director.world.parts.forms import board, cushion
from director.world.parts.room_manner import Manner, scaled
from director.world.parts.soft_materials import weave
from director.world.shapes import beam, box, cylinder
from director.world.stage import Piece


def cartons(piece: Piece, how: Manner) -> None:
    """Cardboard boxes in two or three layers, none quite square on the one below."""
    card, tape, rng = made.paper((0.40, 0.27, 0.15)), made.paper((0.50, 0.38, 0.24)), piece.rng
    for x in (-0.26, 0.26):
        z = 0.0
        for _ in range(int(rng.integers(2, 5))):
            w, d, h = rng.uniform((0.19, 0.17, 0.22), (0.24, 0.22, 0.38))
            spot = piece.at(x, -0.27, z, rng.uniform(-7, 7))
            shade = rng.uniform(0.75, 1.15)
            board(spot, card, (-w, -d, 0.0), (w, d, h), bevel=0.006, tint=shade)
            box(spot, tape, (-0.03, -d - 0.002, 0.03), (0.03, d + 0.002, h + 0.002), shade)
            z += h + 0.003


def book_towers(piece: Piece, how: Manner) -> None:
    """Three towers of books on the floor."""
    for x in (-0.3, 0.02, 0.32):
        z = 0.0
        for _ in range(int(piece.rng.integers(1, 4))):
            spot = piece.at(x, -0.2 + piece.rng.uniform(-0.03, 0.03), 0, piece.rng.uniform(-8, 8))
            z = book_pile(spot, 0.0, 0.0, z, 6)


def suitcases(piece: Piece, how: Manner) -> None:
    """Suitcases of three sizes on each other, with straps."""
    z, rng = 0.0, piece.rng
    for w, d, h in ((0.4, 0.26, 0.24), (0.34, 0.22, 0.19), (0.27, 0.18, 0.16)):
        tint = ((0.16, 0.07, 0.035), (0.09, 0.11, 0.07), (0.24, 0.15, 0.06))[int(rng.integers(3))]
        spot = piece.at(rng.uniform(-0.04, 0.04), -0.3, z, rng.uniform(-10, 10))
        board(spot, made.leather(tint), (-w, -d, 0), (w, d, h), bevel=0.03)
        for x in (-w * 0.55, w * 0.55):
            box(spot, made.iron(), (x - 0.02, -d - 0.004, 0.0), (x + 0.02, d + 0.004, h + 0.004))
        z += h + 0.004


def archive(piece: Piece, how: Manner) -> None:
    """Files in leaning stacks, as high as a table."""
    for x in (-0.32, 0.0, 0.32):
        base, z = float(piece.rng.uniform(-0.03, 0.03)), 0.0
        for _ in range(int(piece.rng.integers(1, 4))):
            high = float(piece.rng.uniform(0.12, 0.26))
            paper_stack(piece.at(x, -0.22 + base, z), 0.0, 0.0, 0.0, high)
            z += high


def chairs(piece: Piece, how: Manner) -> None:
    """Bentwood chairs stacked seat on seat."""
    for level in range(4):
        z, lean = level * 0.16, level * 0.03
        for x in (-0.2, 0.2):
            beam(piece, how.timber, (x, -0.12, z * (level == 0)), (x, -0.06 - lean, z + 0.9), 0.03)
            if level == 0:
                beam(piece, how.timber, (x, -0.5, 0.0), (x, -0.5, 0.46), 0.03)
        board(piece, how.timber, (-0.22, -0.54, z + 0.45), (0.22, -0.1, z + 0.49))
        board(piece, how.timber, (-0.21, -0.1 - lean, z + 0.75), (0.21, -0.06 - lean, z + 0.86))


def bundles(piece: Piece, how: Manner) -> None:
    """Sacks and rolled cloth thrown together."""
    for index in range(6):
        x, y = piece.rng.uniform(-0.3, 0.3), piece.rng.uniform(-0.42, -0.2)
        tint = np.array(scaled(how.cloth if index % 2 else (0.42, 0.34, 0.22), 1.2))
        spot = piece.at(x, y, 0.17 * (index // 3), piece.rng.uniform(-40, 40))
        cushion(spot, weave(), (-0.26, -0.16, 0), (0.26, 0.16, 0.22), softness=0.9, tint=tint)


def empties(piece: Piece, how: Manner) -> None:
    """A crate of bottles, and more beside it."""
    board(piece, how.timber, (-0.3, -0.45, 0.0), (0.3, -0.05, 0.03))
    for x in (-0.3, 0.28):
        board(piece, how.timber, (x, -0.45, 0.03), (x + 0.02, -0.05, 0.2))
    for y in (-0.45, -0.07):
        board(piece, how.timber, (-0.28, y, 0.03), (0.28, y + 0.02, 0.2))
    tints = ((0.015, 0.05, 0.018), (0.09, 0.035, 0.008), (0.2, 0.22, 0.2))
    for x in np.linspace(-0.22, 0.22, 5):
        for y in (-0.37, -0.25, -0.13):
            kind = ("wine", "beer", "spirit")[int(piece.rng.integers(3))]
            bottle(piece, (float(x), y, 0.03), kind, tints[int(piece.rng.integers(3))])


def drum(piece: Piece, how: Manner) -> None:
    """Tins and a bin."""
    cylinder(
        piece, made.metal((0.3, 0.32, 0.33)), (-0.15, -0.25, 0), (-0.15, -0.25, 0.62), 0.2, 0.23
    )
    for x, z in ((0.2, 0.0), (0.2, 0.26), (0.32, 0.0)):
        tint = piece.rng.uniform(0.15, 0.6, 3)
        tin = made.metal((0.8, 0.8, 0.8))
        cylinder(piece, tin, (x, -0.3, z), (x, -0.3, z + 0.25), 0.11, sides=18, tint=tint)


HEAPS = {
    "cartons": (cartons, 1.0, 0.55),
    "books": (book_towers, 0.95, 0.42),
    "suitcases": (suitcases, 0.9, 0.62),
    "archive": (archive, 0.95, 0.45),
    "chairs": (chairs, 0.5, 0.6),
    "bundles": (bundles, 0.95, 0.65),
    "empties": (empties, 0.7, 0.5),
    "bins": (drum, 0.85, 0.5),
}
"""Each heap with its width and depth in metres."""
