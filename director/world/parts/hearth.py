"""Hearth: a fireplace with its chimney breast, mantelpiece, fire and irons."""

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3, Material
from director.world.parts.flames import flames
from director.world.parts.forms import board, boards
from director.world.shapes import beam, box, boxes, cylinder, sphere, tube
from director.world.stage import Frame, Piece, Stage

BREAST_M = 0.5
"""How far a chimney breast stands out of its wall."""
MANTEL_M = 1.28


def fireplace(
    stage: Stage,
    id: str,
    frame: Frame,
    height_m: float,
    *,
    breast: Material,
    breast_tint: Float3 = (1.0, 1.0, 1.0),
    surround: Material,
    lit: bool = True,
) -> None:
    """A breast of 1.9 m against a wall (back at y = 0), with an open fire in it."""
    with stage.thing(id, "fireplace", frame) as piece:
        w, a, top = 0.95, 0.5, 0.95
        y = -BREAST_M
        for x0, x1 in ((-w, -a), (a, w)):
            box(piece, breast, (x0, y, 0.0), (x1, 0.0, height_m), breast_tint)
        box(piece, breast, (-a, y, top), (a, 0.0, height_m), breast_tint)
        soot = made.brick((0.06, 0.045, 0.04))
        box(piece, soot, (-a, -0.08, 0.0), (a, -0.01, top))
        for x0, x1 in ((-a, -a + 0.03), (a - 0.03, a)):
            box(piece, soot, (x0, y + 0.03, 0.0), (x1, -0.08, top))
        for x0, x1 in ((-a - 0.22, -a), (a, a + 0.22)):
            board(
                piece,
                surround,
                (x0, y - 0.06, 0.0),
                (x1, y, MANTEL_M - 0.1),
                bevel=0.012,
                grain="z",
            )
            board(
                piece,
                surround,
                (x0 + 0.04, y - 0.075, 0.2),
                (x1 - 0.04, y - 0.06, MANTEL_M - 0.22),
                bevel=0.01,
                grain="z",
            )
            board(piece, surround, (x0 - 0.02, y - 0.08, 0.0), (x1 + 0.02, y, 0.14), bevel=0.01)
        board(piece, surround, (-a, y - 0.06, top), (a, y, MANTEL_M - 0.1), bevel=0.01, grain="x")
        board(
            piece,
            surround,
            (-w - 0.02, y - 0.1, MANTEL_M - 0.1),
            (w + 0.02, y, MANTEL_M - 0.05),
            bevel=0.012,
            grain="x",
        )
        board(
            piece,
            surround,
            (-w - 0.1, y - 0.2, MANTEL_M - 0.05),
            (w + 0.1, y + 0.01, MANTEL_M),
            bevel=0.012,
            grain="x",
        )
        board(
            piece,
            made.smooth_stone(),
            (-w + 0.02, y - 0.5, 0.0),
            (w - 0.02, -0.08, 0.04),
            bevel=0.01,
        )
        _grate(piece, y + 0.22, lit)
        _irons(piece, 0.8, y - 0.3)


def _grate(piece: Piece, y: float, lit: bool) -> None:
    """Draw a grate with logs, and flames over them."""
    iron, rng = made.iron(), piece.rng
    for x in np.linspace(-0.3, 0.3, 7):
        beam(piece, iron, (x, y - 0.16, 0.16), (x, y + 0.14, 0.16), 0.016)
    for x in (-0.3, 0.3):
        beam(piece, iron, (x, y - 0.18, 0.04), (x, y - 0.18, 0.36), 0.022)
        beam(piece, iron, (x, y + 0.12, 0.04), (x, y + 0.12, 0.17), 0.02)
        sphere(piece, made.brass(), (x, y - 0.18, 0.37), 0.025, 10)
    for z in (0.2, 0.27):
        beam(piece, iron, (-0.3, y - 0.18, z), (0.3, y - 0.18, z), 0.014)
    for a, b, z in (
        (-0.26, 0.24, 0.22),
        (-0.22, 0.27, 0.22),
        (-0.2, 0.2, 0.31),
        (-0.12, 0.26, 0.37),
    ):
        shift = float(rng.uniform(-0.08, 0.08))
        cylinder(piece, made.bark(), (a, y - shift, z), (b, y + shift, z + 0.02), 0.05, 0.043, 10)
    if not lit:
        return
    boxes(
        piece,
        made.fire((1.0, 0.13, 0.01), 1.1),
        [(x, y - 0.1, 0.17) for x in np.linspace(-0.26, 0.2, 8)],
        [(x + 0.045, y + 0.1, 0.185) for x in np.linspace(-0.26, 0.2, 8)],
    )
    flames(piece, (0.0, y, 0.24), (0.2, 0.07), 0.42, 26)
    piece.lamp(0.0, -0.85, 0.5, colour=(1.0, 0.46, 0.16), intensity_w_sr=2.6, always_on=True)


def _irons(piece: Piece, x: float, y: float) -> None:
    """Draw a stand with poker, tongs and shovel, and a basket of logs on the other side."""
    iron = made.iron()
    cylinder(piece, iron, (x, y, 0.0), (x, y, 0.62), 0.009, sides=8)
    cylinder(piece, iron, (x, y, 0.04), (x, y, 0.055), 0.09, sides=18)
    for index, (dx, dy) in enumerate(((0.06, 0), (-0.03, 0.05), (-0.03, -0.05))):
        cylinder(piece, iron, (x + dx, y + dy, 0.08), (x + dx, y + dy, 0.58), 0.006, sides=8)
        sphere(piece, made.brass(), (x + dx, y + dy, 0.6), 0.014, 8)
        if index == 0:
            box(piece, iron, (x + dx - 0.005, y - 0.04, 0.06), (x + dx + 0.005, y + 0.04, 0.2))
        beam(piece, iron, (x, y, 0.56), (x + dx, y + dy, 0.56), 0.008)


def log_basket(stage: Stage, id: str, frame: Frame) -> None:
    """A wicker basket of split logs."""
    with stage.thing(id, "log_basket", frame) as piece:
        cane, rng = made.rope((0.30, 0.2, 0.1)), piece.rng
        for level in range(9):
            z, r = 0.02 + level * 0.035, 0.2 + level * 0.006
            turn = np.linspace(0, 2 * np.pi, 25)
            ring = np.stack([r * np.cos(turn) * 1.25, r * np.sin(turn), np.full(25, z)], axis=1)
            tube(piece, cane, ring, 0.019, 6)
        boards(piece, cane, [(-0.24, -0.19, 0.0)], [(0.24, 0.19, 0.02)])
        for _ in range(11):
            y, z = rng.uniform(-0.12, 0.12), rng.uniform(0.06, 0.36)
            turn = rng.uniform(-0.06, 0.06)
            cylinder(
                piece,
                made.bark(),
                (-0.2, y - turn, z),
                (0.2, y + turn, z),
                rng.uniform(0.035, 0.055),
                sides=9,
            )
