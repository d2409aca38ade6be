"""Cars of the 1920s: upright cabins, long bonnets, wings, running boards, spokes."""

import numpy as np

from director.world.blockout import Material
from director.world.materials import dark, fabric, glass, leather, metal, paint, rubber
from director.world.shapes import beam, box, cylinder, prism, revolve
from director.world.stage import Array, Piece

WHEEL_M, AXLES = 0.40, (-1.35, 1.25)


def tourer(piece: Piece, shell: Material) -> None:
    """Draw a closed car of the twenties, 4.1 m long; it faces -y."""
    black, chrome = paint((0.02, 0.02, 0.02), 0.25), metal((0.5, 0.48, 0.42))
    box(piece, dark(), (-0.55, -1.75, 0.38), (0.55, 1.7, 0.52))
    bonnet = [(-0.36, 0.5), (0.36, 0.5), (0.40, 0.95), (0.26, 1.08), (-0.26, 1.08), (-0.40, 0.95)]
    prism(piece, shell, bonnet, -1.62, -0.5, "y")
    prism(piece, chrome, [(x * 1.04, z * 1.01) for x, z in bonnet], -1.7, -1.6, "y")
    prism(piece, dark(), [(x * 0.86, 0.8 + (z - 0.8) * 0.86) for x, z in bonnet], -1.72, -1.7, "y")
    for y in np.arange(-1.45, -0.6, 0.09):
        for side in (-1, 1):
            box(piece, black, (side * 0.385, y, 0.66), (side * 0.405, y + 0.04, 0.9))
    _cabin(piece, shell)
    for side in (-1, 1):
        _wing(piece, black, side, AXLES[0], -0.95, 0.75)
        _wing(piece, black, side, AXLES[1], -0.7, 0.95)
        box(piece, black, (side * 0.56, -0.75, 0.36), (side * 0.86, 0.62, 0.40))
        _lamp(piece, chrome, side)
        for y in AXLES:
            spoked(piece, side * 0.72, y)
    spare = [(0.24, -0.06), (WHEEL_M, -0.07), (WHEEL_M, 0.07), (0.24, 0.06)]
    revolve(piece, rubber(), spare, (0, 1.86, 0.82), (0, 1, 0), 20)
    revolve(piece, shell, [(0.25, 0.02), (0.0, 0.05)], (0, 1.88, 0.82), (0, 1, 0), 16)
    beam(piece, chrome, (-0.75, -1.98, 0.5), (0.75, -1.98, 0.5), 0.05, 0.09)


def _cabin(piece: Piece, shell: Material) -> None:
    box(piece, shell, (-0.66, -0.5, 0.45), (0.66, 1.62, 1.08))
    box(piece, glass(), (-0.64, -0.48, 1.08), (0.64, 1.58, 1.66))
    for x in (-0.66, 0.62):
        for y in (-0.5, 0.42, 1.0, 1.56):
            box(piece, shell, (x, y, 1.06), (x + 0.04, y + 0.07, 1.68))
        box(piece, shell, (x, -0.5, 1.06), (x + 0.04, 1.62, 1.12))
    for y in (-0.51, 1.6):
        box(piece, shell, (-0.66, y, 1.06), (0.66, y + 0.03, 1.14))
    box(piece, shell, (-0.66, 1.0, 1.08), (0.66, 1.62, 1.66))
    roof = [(-0.70, 1.66), (0.70, 1.66), (0.66, 1.74), (0.4, 1.79), (-0.4, 1.79), (-0.66, 1.74)]
    prism(piece, leather((0.05, 0.045, 0.04)), roof, -0.72, 1.68, "y")
    for side in (-1, 1):
        for y in (0.02, 0.62):
            x = side * 0.672
            box(piece, metal(), (x - 0.012, y + 0.32, 0.92), (x + 0.012, y + 0.42, 0.945))
            box(piece, paint((0.01, 0.01, 0.01)), (x - 0.004, y, 0.5), (x + 0.004, y + 0.012, 1.08))
    box(piece, fabric((0.16, 0.09, 0.06)), (-0.55, 0.1, 0.7), (0.55, 0.7, 1.0))


def _wing(piece: Piece, black: Material, side: float, axle: float, a: float, b: float) -> None:
    """Draw the curved wing over a wheel, as a bent plate."""
    turn = np.linspace(np.pi * 1.02, np.pi * -0.1, 12)
    radius = WHEEL_M + 0.09
    y, z = axle + radius * np.cos(turn), WHEEL_M + radius * np.sin(turn)
    y[-1] = axle + b
    z[-1] = 0.40
    y[0] = max(axle + a, y[0])
    inner, outer = side * 0.5, side * 0.88
    low, high = min(inner, outer), max(inner, outer)
    for lift, flip in ((0.025, False), (0.0, True)):
        rows: Array = np.stack(
            [np.column_stack([np.full(12, x), y, z + lift]) for x in (low, high)], axis=1
        )
        cells = np.stack([rows[:-1, 0], rows[:-1, 1], rows[1:, 1], rows[1:, 0]], axis=1)
        piece.quads(black, cells[:, ::-1] if flip else cells)


def _lamp(piece: Piece, chrome: Material, side: float) -> None:
    """Draw one of the round headlamps on its post."""
    x = side * 0.48
    cylinder(piece, chrome, (x, -1.62, 0.62), (x, -1.62, 0.86), 0.02, sides=6)
    bowl = [(0.0, 0.0), (0.08, 0.02), (0.13, 0.12), (0.135, 0.16)]
    revolve(piece, chrome, bowl, (x, -1.54, 0.92), (0, -1, 0), 14)
    lens = [(0.12, 0.155), (0.0, 0.175)]
    revolve(piece, paint((0.7, 0.68, 0.58), 0.1), lens, (x, -1.54, 0.92), (0, -1, 0), 14)


def spoked(piece: Piece, x: float, y: float, radius: float = WHEEL_M) -> None:
    """Draw a wheel with wooden spokes that stands in the yz plane."""
    tyre = [
        (radius * 0.84, -0.05),
        (radius, -0.045),
        (radius, 0.045),
        (radius * 0.84, 0.05),
        (radius * 0.8, 0.0),
        (radius * 0.84, -0.05),
    ]
    revolve(piece, rubber(), tyre, (x, y, radius), (1, 0, 0), 22)
    cylinder(piece, metal(), (x - 0.09, y, radius), (x + 0.09, y, radius), 0.06, sides=10)
    wood = paint((0.30, 0.22, 0.10), 0.4)
    for turn in np.arange(12) * 2 * np.pi / 12:
        way = np.array([0.0, np.cos(turn), np.sin(turn)])
        start = np.array([x, y, radius]) + 0.05 * way
        beam(piece, wood, start, np.array([x, y, radius]) + radius * 0.83 * way, 0.028)
