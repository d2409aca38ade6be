"""Period pieces: what says at a glance in which time a room was furnished. Backs are at y = 0."""

import itertools

import numpy as np

from director.world import materials as made
from director.world.parts.forms import board, boards, cloth
from director.world.parts.room_manner import Manner, scaled
from director.world.parts.soft_materials import weave
from director.world.shapes import box, cylinder, disc, revolve, sphere
from director.world.stage import Frame, Piece, Stage
from director.world.traits import Period


def tall_clock(piece: Piece, how: Manner) -> None:
    """A long-case clock with a brass pendulum."""
    wood = how.timber
    boards(
        piece, wood,
        [(-0.27, -0.3, 0.0), (-0.2, -0.25, 0.45), (-0.26, -0.3, 1.5), (-0.29, -0.32, 2.0)],
        [(0.27, 0.0, 0.45), (0.2, 0.0, 1.5), (0.26, 0.0, 2.0), (0.29, 0.0, 2.07)],
        bevel=0.012, grain="z",
    )  # fmt: skip
    box(piece, made.dark(), (-0.12, -0.254, 0.6), (0.12, -0.25, 1.4))
    cylinder(piece, made.brass(), (0, -0.262, 0.8), (0, -0.262, 1.4), 0.006, sides=6)
    disc(piece, made.brass(), (0, -0.266, 0.78), 0.07, 20, (0, -1, 0))
    disc(piece, made.paper((0.72, 0.69, 0.6)), (0, -0.304, 1.75), 0.19, 28, (0, -1, 0))
    for x, z in ((0.05, 1.84), (-0.1, 1.79)):
        low, high = sorted((0.0, x))
        box(piece, made.iron(), (low - 0.006, -0.309, 1.745), (high + 0.006, -0.306, z))


def gramophone(piece: Piece, how: Manner) -> None:
    """A gramophone with its horn, on a cabinet."""
    board(piece, how.timber, (-0.3, -0.5, 0.0), (0.3, -0.02, 0.78), bevel=0.012)
    board(piece, how.dark_timber, (-0.22, -0.45, 0.78), (0.22, -0.07, 0.92), bevel=0.01)
    cylinder(piece, made.paint((0.02, 0.02, 0.02), 0.2), (0, -0.26, 0.92), (0, -0.26, 0.94), 0.16)
    horn = [(0.02, 0.0), (0.04, 0.2), (0.1, 0.38), (0.22, 0.5), (0.34, 0.55), (0.33, 0.56)]
    bell = [*horn, (0.2, 0.49), (0.08, 0.36), (0.02, 0.2)]
    revolve(piece, made.brass(), bell, (0.05, -0.16, 1.02), (-0.25, -0.75, 0.75), 26)
    cylinder(piece, made.brass(), (0.05, -0.1, 0.93), (0.05, -0.16, 1.05), 0.02, sides=10)


def television(piece: Piece, how: Manner) -> None:
    """A set on splayed legs, its screen a little curved, with an aerial."""
    board(piece, how.timber, (-0.42, -0.5, 0.45), (0.42, -0.03, 1.02), bevel=0.03)
    for x in (-0.34, 0.34):
        for y in (-0.42, -0.1):
            foot = (x * 1.12, y, 0.0)
            cylinder(piece, how.dark_timber, foot, (x, y, 0.46), 0.014, 0.022, 10)
    board(piece, made.paint((0.5, 0.46, 0.36), 0.4), (-0.36, -0.51, 0.52), (0.2, -0.5, 0.96))
    glass = made.paint((0.035, 0.045, 0.045), 0.08)
    sphere(piece, glass, (-0.08, -0.44, 0.74), (0.26, 0.1, 0.2), 24)
    for z in (0.86, 0.72):
        cylinder(piece, made.brass(), (0.3, -0.5, z), (0.3, -0.53, z), 0.035, sides=18)
    for x in (-0.3, 0.3):
        cylinder(piece, made.metal(), (0, -0.25, 1.02), (x, -0.25, 1.5), 0.004, sides=6)


def hi_fi(piece: Piece, how: Manner) -> None:
    """A long low cabinet with a record player, two loudspeakers and a glass of slow light."""
    board(piece, how.timber, (-0.75, -0.42, 0.18), (0.75, -0.02, 0.62), bevel=0.01, grain="x")
    boards(piece, how.dark_timber, [(-0.7, -0.4, 0.0), (0.64, -0.4, 0.0)],
           [(-0.64, -0.06, 0.18), (0.7, -0.06, 0.18)])  # fmt: skip
    boards(piece, weave(), [(-0.73, -0.43, 0.21), (0.35, -0.43, 0.21)],
           [(-0.35, -0.42, 0.59), (0.73, -0.42, 0.59)], tint=(0.10, 0.06, 0.03))  # fmt: skip
    board(piece, made.metal(), (-0.25, -0.38, 0.62), (0.25, -0.06, 0.68), bevel=0.006)
    cylinder(piece, made.paint((0.02, 0.02, 0.02), 0.2), (0, -0.22, 0.68), (0, -0.22, 0.70), 0.15)
    lava = [(0, 0), (0.08, 0.0), (0.045, 0.14), (0.075, 0.2), (0.05, 0.42), (0, 0.42)]
    revolve(piece, made.glow((1.0, 0.22, 0.05), 1.4), lava, (0.55, -0.22, 0.62), sides=18)


def flat_screen(piece: Piece, how: Manner) -> None:
    """A flat screen over a low white board."""
    board(piece, made.paint((0.55, 0.55, 0.54), 0.3), (-0.85, -0.4, 0.1), (0.85, -0.02, 0.45))
    board(piece, made.paint((0.02, 0.02, 0.022), 0.12), (-0.7, -0.12, 0.58), (0.7, -0.07, 1.4))
    board(piece, made.iron(), (-0.2, -0.22, 0.45), (0.2, -0.06, 0.47))
    board(piece, made.iron(), (-0.04, -0.1, 0.46), (0.04, -0.06, 0.6))


def holo_column(piece: Piece, how: Manner) -> None:
    """A column in which a pale globe of light stands."""
    steel, glow = made.metal((0.3, 0.32, 0.34)), made.glow((0.18, 0.72, 1.0), 1.3)
    rings = ((0.0, 0.34), (0.1, 0.3), (0.8, 0.3))
    for z, r in rings:
        cylinder(piece, steel, (0, -0.36, z), (0, -0.36, z + 0.1), r, sides=28)
    cylinder(piece, made.paint((0.05, 0.06, 0.07), 0.2), (0, -0.36, 0.2), (0, -0.36, 0.8), 0.24)
    for z in (0.3, 0.5, 0.7):
        cylinder(piece, glow, (0, -0.36, z), (0, -0.36, z + 0.02), 0.245, sides=28)
    sphere(piece, glow, (0, -0.36, 1.25), 0.2, 20)
    for lean in (0.25, -0.25):
        at = np.linspace(0, 2 * np.pi, 25)
        for a, b in itertools.pairwise(at):
            ends = [
                (0.3 * np.cos(t), -0.36 + 0.3 * np.sin(t), 1.25 + lean * 0.5 * np.cos(t))
                for t in (a, b)
            ]
            cylinder(piece, glow, ends[0], ends[1], 0.006, sides=5, capped=False)
    piece.lamp(0, -0.36, 1.62, colour=(0.3, 0.75, 1.0), intensity_w_sr=2.0, always_on=True)


def candle_tree(piece: Piece, how: Manner) -> None:
    """A forged stand with five candles."""
    iron = made.iron()
    cylinder(piece, iron, (0, -0.25, 0.0), (0, -0.25, 0.03), 0.2, sides=18)
    cylinder(piece, iron, (0, -0.25, 0.03), (0, -0.25, 1.35), 0.016, sides=10)
    for x in (-0.24, -0.12, 0.0, 0.12, 0.24):
        top = 1.5 - abs(x) * 0.6
        cylinder(piece, iron, (0, -0.25, 1.15), (x, -0.25, top - 0.06), 0.009, sides=8)
        revolve(piece, iron, [(0, -0.06), (0.04, -0.03), (0.04, -0.02), (0, -0.02)],
                (x, -0.25, top), sides=12)  # fmt: skip
        wax = made.paper((0.74, 0.69, 0.55))
        cylinder(piece, wax, (x, -0.25, top - 0.02), (x, -0.25, top + 0.1), 0.014, sides=10)
        if not how.ruined:
            flame = made.glow((1.0, 0.55, 0.15), 4.0)
            sphere(piece, flame, (x, -0.25, top + 0.125), (0.009, 0.009, 0.022), 8)
    if not how.ruined:
        piece.lamp(0, -0.34, 1.7, colour=(1.0, 0.58, 0.24), intensity_w_sr=2.2, always_on=True)


STANDING = {
    Period.MEDIEVAL: (candle_tree, 0.6, 0.5),
    Period.VICTORIAN: (tall_clock, 0.6, 0.35),
    Period.TWENTIES: (gramophone, 0.75, 0.75),
    Period.FIFTIES: (television, 0.9, 0.55),
    Period.SEVENTIES: (hi_fi, 1.5, 0.45),
    Period.MODERN: (flat_screen, 1.7, 0.45),
    Period.FUTURISTIC: (holo_column, 0.75, 0.75),
}
"""What stands against a wall in each time, with its width and depth in metres."""


def tapestry(stage: Stage, id: str, frame: Frame, how: Manner, wide: float, high: float) -> None:
    """A woven hanging on a pole, its middle at the frame."""
    with stage.thing(id, "tapestry", frame) as piece:
        s, t = np.meshgrid(np.linspace(-0.5, 0.5, 33), np.linspace(-0.5, 0.5, 9), indexing="ij")
        y = -0.045 + 0.015 * np.sin(s * 22)
        sheet = np.stack([s * wide, y, t * high], axis=-1)
        cloth(piece, made.carpet(scaled(how.cloth, 0.9)), sheet, thickness=0.006)
        ends = (-wide / 2 - 0.1, -0.05, high / 2), (wide / 2 + 0.1, -0.05, high / 2)
        cylinder(piece, how.dark_timber, *ends, 0.02, sides=10)
