"""Goods of wealth, want and work: what stands about where there is money, none, or a trade."""

import numpy as np

from director.world.blockout import Float3
from director.world.materials import (
    brass,
    corrugated,
    fabric,
    metal,
    paint,
    planks,
    rubber,
    rusted,
    smooth_stone,
)
from director.world.parts.plants import bushes
from director.world.parts.wood import pallet
from director.world.shapes import beam, box, cylinder, revolve, sphere
from director.world.stage import Frame, Piece, Stage

RAGS: tuple[Float3, ...] = ((0.5, 0.48, 0.43), (0.30, 0.10, 0.08), (0.12, 0.18, 0.26))


def display(stage: Stage, frames: list[Frame]) -> None:
    """Stand urns of flowers, clipped trees in tubs and brass lanterns: somebody pays a gardener."""
    for index, frame in enumerate(frames):
        with stage.thing(f"urn-{index}", "urn", frame) as piece:
            _urn(piece, tall := 0.55 + 0.25 * (index % 2))
        ball = frame.at(0.0, 0.0, tall)
        if index % 2:
            bushes(stage, f"urn-flowers-{index}", ball, 0.8, 0.5, flowers=True, sprigs_per_m2=60.0)
        else:
            with stage.thing(f"urn-stem-{index}", "stem", ball) as piece:
                cylinder(piece, planks((0.14, 0.10, 0.07)), (0, 0, 0), (0, 0, 0.75), 0.03, sides=6)
            top = ball.at(0.0, 0.0, 0.55)
            bushes(stage, f"urn-tree-{index}", top, 0.75, 0.7, evergreen=True, sprigs_per_m2=80.0)


def _urn(piece: Piece, tall: float) -> None:
    profile = [(0.0, 0.0), (0.26, 0.0), (0.26, 0.06), (0.12, 0.12), (0.11, 0.2)]
    profile += [
        (0.3, tall - 0.18),
        (0.34, tall - 0.04),
        (0.36, tall),
        (0.3, tall - 0.02),
        (0.0, tall),
    ]
    revolve(piece, smooth_stone((0.5, 0.47, 0.42)), profile, sides=20)
    revolve(piece, brass(), [(0.335, tall - 0.08), (0.345, tall - 0.05)], sides=20)


def makeshift(stage: Stage, frames: list[Frame]) -> None:
    """Stand lean-tos of rusty iron, washing lines, tyres, buckets: nothing is thrown away."""
    for index, frame in enumerate(frames):
        draw = (_lean_to, _washing, _tyres)[index % 3]
        with stage.thing(f"makeshift-{index}", "makeshift", frame) as piece:
            draw(piece)


def _lean_to(piece: Piece) -> None:
    wood = planks((0.20, 0.16, 0.12))
    for x, y, z in ((-0.9, -0.6, 1.5), (0.9, -0.6, 1.45), (-0.9, 0.6, 1.95), (0.9, 0.6, 1.9)):
        beam(piece, wood, (x, y, -0.2), (x, y, z), 0.08)
    roof = [(-1.15, -0.85, 1.42), (1.15, -0.85, 1.38), (1.15, 0.8, 1.98), (-1.15, 0.8, 2.02)]
    piece.quads(rusted((0.25, 0.13, 0.08)), [roof])
    piece.quads(corrugated((0.3, 0.2, 0.14)), [[(x, y, z - 0.02) for x, y, z in roof[::-1]]])
    for height in np.arange(0.15, 1.4, 0.3):
        tilt = float(piece.rng.uniform(-0.06, 0.06))
        beam(piece, wood, (-0.95, 0.62, height), (0.95, 0.62, height + tilt), 0.03, 0.24, (0, 0, 1))
    box(piece, fabric((0.2, 0.17, 0.13)), (-0.7, -0.3, 0.0), (0.6, 0.5, 0.22))


def _washing(piece: Piece) -> None:
    wood = planks((0.22, 0.18, 0.13))
    for x in (-1.5, 1.5):
        beam(piece, wood, (x, 0, -0.2), (x, 0, 2.05), 0.07)
    beam(piece, rubber((0.3, 0.28, 0.24)), (-1.5, 0, 2.0), (1.5, 0, 2.0), 0.012)
    x = -1.3
    while x < 1.1:
        wide, drop = float(piece.rng.uniform(0.3, 0.55)), float(piece.rng.uniform(0.5, 1.0))
        cloth = fabric(RAGS[int(piece.rng.integers(0, 3))])
        box(piece, cloth, (x, -0.012, 1.99 - drop), (x + wide, 0.012, 1.99))
        x += wide + 0.08


def _tyres(piece: Piece) -> None:
    ring = [(0.18, -0.09), (0.31, -0.09), (0.33, 0.0), (0.31, 0.09), (0.18, 0.09), (0.18, -0.09)]
    for level in range(3):
        x, y = piece.rng.normal(0, 0.05, 2).tolist()
        revolve(piece, rubber(), ring, (x, y, 0.09 + 0.18 * level), sides=18)
    bucket = [(0.0, 0.0), (0.12, 0.0), (0.16, 0.3), (0.15, 0.3), (0.11, 0.02)]
    revolve(piece, metal((0.3, 0.3, 0.3)), bucket, (0.55, 0.1, 0.0), sides=14)


def works(stage: Stage, frames: list[Frame]) -> None:
    """Stand oil drums, stacked pipes, cable reels and pallets: heavy work is done here."""
    for index, frame in enumerate(frames):
        if index % 4 == 3:
            for level in range(4):
                pallet(
                    stage, f"works-{index}-{level}", frame.at(0.0, 0.0, 0.145 * level, 4.0 * level)
                )
            continue
        draw = (_drums, _pipes, _reel)[index % 4]
        with stage.thing(f"works-{index}", "works", frame) as piece:
            draw(piece)


def _drums(piece: Piece) -> None:
    colours: tuple[Float3, ...] = ((0.05, 0.12, 0.22), (0.30, 0.09, 0.04), (0.10, 0.10, 0.10))
    for x, y in ((0.0, 0.0), (0.62, 0.05), (0.3, 0.55)):
        steel = paint(colours[int(piece.rng.integers(0, 3))], 0.5)
        rim = [(0.0, 0.0), (0.29, 0.0), (0.28, 0.02), (0.28, 0.29), (0.295, 0.30), (0.28, 0.31)]
        rim += [(0.28, 0.58), (0.295, 0.59), (0.28, 0.60), (0.28, 0.86), (0.29, 0.88), (0.27, 0.87)]
        revolve(piece, steel, [*rim, (0.0, 0.865)], (x, y, 0.0), sides=18)


def _pipes(piece: Piece) -> None:
    steel = rusted((0.28, 0.2, 0.15))
    for row, count in enumerate((4, 3, 2)):
        for index in range(count):
            x = (index - (count - 1) / 2) * 0.31
            z = 0.15 + 0.26 * row
            cylinder(piece, steel, (x, -1.4, z), (x, 1.4, z), 0.15, sides=14, capped=False)
            cylinder(piece, steel, (x, 1.4, z), (x, -1.4, z), 0.125, sides=14, capped=False)


def _reel(piece: Piece) -> None:
    wood = planks((0.3, 0.24, 0.16))
    for x in (-0.38, 0.3):
        cylinder(piece, wood, (x, 0, 0.6), (x + 0.08, 0, 0.6), 0.6, sides=24)
    cylinder(piece, rubber(), (-0.3, 0, 0.6), (0.3, 0, 0.6), 0.42, sides=20)
    sphere(piece, metal(), (0.39, 0, 0.6), 0.07, 8)
