"""Small hand-made places for tests: a yard outside, and a room with one window."""

import numpy as np

from director.world.blockout import Blockout, Focus, Lamp, Material
from director.world.look import Season
from director.world.stage import Frame, Piece, Stage

STONE = Material("stone", (0.40, 0.37, 0.33))
EARTH = Material("earth", (0.22, 0.18, 0.13))
LEAF = Material("leaf", (0.12, 0.24, 0.06), surface="leaf")
GLASS = Material("glass", surface="glass", porous=False)
WATER = Material("water", (0.03, 0.05, 0.06), surface="water", porous=False)
GLOW = Material("glow", emission=(6.0, 4.0, 2.0), surface="emitter")
FACES = ((0, 2, 3, 1), (4, 5, 7, 6), (0, 1, 5, 4), (1, 3, 7, 5), (3, 2, 6, 7), (2, 0, 4, 6))


def box(piece: Piece, material: str, low: tuple[float, ...], high: tuple[float, ...]) -> None:
    """Draw a closed box, its faces to the outside."""
    corners = [[(low, high)[i >> axis & 1][axis] for axis in range(3)] for i in range(8)]
    piece.quads(material, np.array(corners)[np.array(FACES)])


def yard(season: Season = Season.SUMMER, digest: str = "yard") -> Blockout:
    """A square with a block in its middle, four buildings, a bush, a pond and a lamp."""
    stage = Stage(
        "test", season, focus=Focus((0.0, 0.0, 1.2), 4.0, -90.0, (-14, -14, 14, 14), 20.0)
    )
    stone, earth, leaf, water, glow = (
        stage.material(material) for material in (STONE, EARTH, LEAF, WATER, GLOW)
    )
    with stage.thing("ground", "ground") as piece:
        piece.quads(earth, [[[-90, -90, 0], [90, -90, 0], [90, 90, 0], [-90, 90, 0]]])
    with stage.thing("block", "block") as piece:
        box(piece, stone, (-1, -1, 0), (1, 1, 2))
    for index, (x, y) in enumerate(((-9, 12), (9, 12), (-17, -3), (17, -3))):
        with stage.thing(f"house-{index}", "house", Frame((x, y, 0))) as piece:
            box(piece, stone, (-3, -3, 0), (3, 3, 5))
    with stage.thing("pond", "pond", Frame((5, -5, 0.02))) as piece:
        piece.quads(water, [[[-1.5, -1.5, 0], [1.5, -1.5, 0], [1.5, 1.5, 0], [-1.5, 1.5, 0]]])
    with stage.thing("bush", "bush", Frame((-5, 3, 1.5))) as piece:
        count = 60 if season == Season.WINTER else 600
        middles = piece.rng.normal(size=(count, 1, 3)) * 0.6
        piece.triangles(leaf, middles + piece.rng.normal(size=(count, 3, 3)) * 0.1)
    with stage.thing("lamp", "lamp", Frame((4, 4, 0))) as piece:
        box(piece, stone, (-0.05, -0.05, 0), (0.05, 0.05, 3.0))
        box(piece, glow, (-0.1, -0.1, 3.0), (0.1, 0.1, 3.2))
        piece.stage.lamp(Lamp((4.0, 4.0, 3.1)))
    return stage.blockout(f"{digest}-{season}")


def room(digest: str = "room") -> Blockout:
    """A closed room, 6 x 8 x 3 m, with a table, a window to the east and a lamp."""
    focus = Focus((0.0, 0.0, 1.0), 2.0, -90.0, (-2.6, -3.6, 2.6, 3.6), 3.0)
    stage = Stage("test", Season.SUMMER, indoor=True, focus=focus)
    stone, glass, earth = (stage.material(material) for material in (STONE, GLASS, EARTH))
    with stage.thing("shell", "shell") as piece:
        box(piece, stone, (-3.3, -4.3, -0.3), (3.3, 4.3, 0.0))
        box(piece, stone, (-3.3, -4.3, 3.0), (3.3, 4.3, 3.3))
        box(piece, stone, (-3.3, -4.3, 0), (-3.0, 4.3, 3))
        box(piece, stone, (-3.0, -4.3, 0), (3.0, -4.0, 3))
        box(piece, stone, (-3.0, 4.0, 0), (3.0, 4.3, 3))
        box(piece, stone, (3.0, -4.3, 0), (3.3, 4.3, 0.9))
        box(piece, stone, (3.0, -4.3, 2.4), (3.3, 4.3, 3))
        box(piece, stone, (3.0, -4.3, 0.9), (3.3, -1.0, 2.4))
        box(piece, stone, (3.0, 1.0, 0.9), (3.3, 4.3, 2.4))
    with stage.thing("window", "window") as piece:
        piece.quads(glass, [[[3.1, -1, 0.9], [3.1, 1, 0.9], [3.1, 1, 2.4], [3.1, -1, 2.4]]])
    with stage.thing("table", "table") as piece:
        box(piece, earth, (-0.8, -0.5, 0.0), (0.8, 0.5, 0.75))
    stage.lamp(Lamp((-2.0, 2.5, 2.0), intensity_w_sr=2.0))
    return stage.blockout(digest)
