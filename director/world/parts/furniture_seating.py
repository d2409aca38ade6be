"""Seats: chairs, stools, armchairs, sofas, benches, pews, swivel chairs.

Each stands at its frame's origin with its front towards -y.
"""

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3, Material
from director.world.parts.forms import board, boards, cushion
from director.world.parts.soft_materials import hide, weave
from director.world.shapes import beam, box, cylinder, revolve, sphere, tube
from director.world.stage import Frame, Stage


def chair(
    stage: Stage,
    id: str,
    frame: Frame,
    wood: Material,
    *,
    seat: Float3 | None = None,
    slats: int = 3,
) -> None:
    """A wooden dining chair; `seat` is the colour of its cushion."""
    with stage.thing(id, "chair", frame) as piece:
        board(piece, wood, (-0.22, -0.22, 0.43), (0.22, 0.21, 0.46), bevel=0.01, grain="y")
        for x in (-0.185, 0.185):
            leg = [(0.0, 0.0), (0.014, 0.0), (0.022, 0.3), (0.021, 0.43), (0.0, 0.43)]
            revolve(piece, wood, leg, (x, -0.18, 0), sides=10)
            beam(piece, wood, (x, 0.23, 0.0), (x, 0.19, 0.45), 0.032, 0.036, (0, 1, 0))
            beam(piece, wood, (x, 0.19, 0.44), (x * 1.04, 0.265, 0.96), 0.032, 0.03, (0, 1, 0))
            beam(piece, wood, (x, -0.18, 0.2), (x, 0.215, 0.2), 0.018, 0.026)
        beam(piece, wood, (-0.185, 0.01, 0.2), (0.185, 0.01, 0.2), 0.018, 0.026)
        for z in np.linspace(0.6, 0.9, slats):
            y = 0.19 + 0.075 * (z - 0.44) / 0.52
            board(piece, wood, (-0.18, y - 0.009, z - 0.03), (0.18, y + 0.009, z + 0.04), grain="x")
        boards(
            piece,
            wood,
            [(-0.19, -0.19, 0.375), (-0.19, 0.17, 0.375)],
            [(0.19, -0.17, 0.43), (0.19, 0.19, 0.43)],
        )
        if seat is not None:
            cushion(
                piece,
                weave(),
                (-0.2, -0.2, 0.455),
                (0.2, 0.17, 0.5),
                tint=seat,
            )


def stool(
    stage: Stage, id: str, frame: Frame, wood: Material, seat: Float3, height_m: float = 0.76
) -> None:
    """A bar stool: turned legs, foot ring, round leather seat."""
    with stage.thing(id, "stool", frame) as piece:
        z = height_m
        for angle in np.radians((45, 135, 225, 315)):
            c, s = np.cos(angle), np.sin(angle)
            foot, head = (0.2 * c, 0.2 * s, 0.0), (0.13 * c, 0.13 * s, z - 0.07)
            cylinder(piece, wood, foot, head, 0.016, 0.02, 10)
        turn = np.linspace(0, 2 * np.pi, 25)
        ring = np.stack([0.18 * np.cos(turn), 0.18 * np.sin(turn), np.full(25, 0.24)], axis=1)
        tube(piece, made.brass(), ring, 0.01, 8)
        revolve(
            piece,
            wood,
            [(0, z - 0.08), (0.17, z - 0.08), (0.18, z - 0.05), (0, z - 0.05)],
            sides=28,
        )
        pad = [
            (0, z - 0.05),
            (0.175, z - 0.05),
            (0.187, z - 0.03),
            (0.18, z - 0.008),
            (0.15, z + 0.006),
            (0, z + 0.01),
        ]
        revolve(piece, hide(), pad, sides=28, tint=seat)
        studs = [
            (0.186 * np.cos(a), 0.186 * np.sin(a), z - 0.035)
            for a in np.linspace(0, 6.28, 24, endpoint=False)
        ]
        for at in studs:
            sphere(piece, made.brass(), at, 0.006, 6)


def sofa(
    stage: Stage,
    id: str,
    frame: Frame,
    tint: Float3,
    wood: Material,
    *,
    seats: int = 2,
    pillows: tuple[Float3, ...] = (),
) -> None:
    """A sofa, or an armchair where `seats` is 1, with its back at y = 0.86."""
    width = 0.66 * seats + 0.36
    fabric = weave()
    with stage.thing(id, "armchair" if seats == 1 else "sofa", frame) as piece:
        w = width / 2
        for x in (-w + 0.08, w - 0.08):
            for y in (0.08, 0.78):
                leg = [(0, 0), (0.017, 0.0), (0.026, 0.12), (0, 0.12)]
                revolve(piece, wood, leg, (x, y, 0), sides=10)
        cushion(
            piece,
            fabric,
            (-w + 0.02, 0.03, 0.11),
            (w - 0.02, 0.85, 0.34),
            softness=0.25,
            crown=0.02,
            tint=tint,
        )
        cushion(
            piece,
            fabric,
            (-w + 0.1, 0.62, 0.3),
            (w - 0.1, 0.87, 0.9),
            softness=0.55,
            crown=0.05,
            tint=tint,
        )
        for x in (-w, w - 0.19):
            cushion(
                piece,
                fabric,
                (x, 0.0, 0.12),
                (x + 0.19, 0.84, 0.63),
                softness=0.8,
                crown=0.0,
                tint=tint,
            )
        inner = (width - 0.38) / seats
        for seat in range(seats):
            x = -w + 0.19 + seat * inner
            cushion(
                piece,
                fabric,
                (x + 0.006, -0.02, 0.31),
                (x + inner - 0.006, 0.66, 0.47),
                softness=0.6,
                crown=0.25,
                cuts=8,
                tint=tint,
            )
            cushion(
                piece,
                fabric,
                (x + 0.02, 0.5, 0.45),
                (x + inner - 0.02, 0.68, 0.86),
                softness=0.75,
                crown=0.3,
                cuts=8,
                tint=tint,
            )
        for index, colour in enumerate(pillows):
            hand = -1 if index % 2 else 1
            spot = piece.at(hand * (w - 0.42), 0.40, 0.44, hand * 18.0)
            cushion(
                spot,
                fabric,
                (-0.2, -0.06, 0.0),
                (0.2, 0.07, 0.38),
                softness=0.9,
                crown=0.35,
                tint=colour,
            )


def bench(
    stage: Stage, id: str, frame: Frame, wood: Material, length_m: float, *, back: bool = False
) -> None:
    """A long wooden bench; with a back it is a settle or a pew."""
    with stage.thing(id, "bench", frame) as piece:
        w = length_m / 2
        board(piece, wood, (-w, -0.2, 0.42), (w, 0.2, 0.46), grain="x", bevel=0.01)
        for x in (-w + 0.05, 0.0, w - 0.05) if length_m > 2 else (-w + 0.05, w - 0.05):
            board(piece, wood, (x - 0.025, -0.17, 0.0), (x + 0.025, 0.19, 0.42), grain="z")
        board(piece, wood, (-w + 0.05, -0.015, 0.28), (w - 0.05, 0.015, 0.36), grain="x")
        if back:
            for x in (-w, w - 0.05):
                board(piece, wood, (x, -0.22, 0.0), (x + 0.05, 0.24, 0.64), bevel=0.012, grain="z")
                board(piece, wood, (x, 0.16, 0.6), (x + 0.05, 0.25, 1.0), bevel=0.012, grain="z")
            board(piece, wood, (-w + 0.05, 0.19, 0.5), (w - 0.05, 0.22, 0.94), grain="x")
            board(piece, wood, (-w + 0.0, 0.165, 0.94), (w, 0.25, 0.99), grain="x", bevel=0.012)


def swivel_chair(stage: Stage, id: str, frame: Frame, tint: Float3) -> None:
    """An office chair on castors."""
    with stage.thing(id, "swivel_chair", frame) as piece:
        steel, leather = made.metal((0.2, 0.2, 0.21)), hide()
        for angle in np.radians(np.arange(5) * 72 + 18):
            tip = np.array([0.28 * np.cos(angle), 0.28 * np.sin(angle), 0.075])
            beam(piece, steel, (0, 0, 0.1), tip, 0.045, 0.03)
            cylinder(
                piece,
                made.rubber(),
                np.add(tip, (-0.012, 0, -0.048)),
                np.add(tip, (0.012, 0, -0.048)),
                0.027,
                sides=12,
            )
            cylinder(piece, steel, np.add(tip, (0, 0, -0.05)), tip, 0.008, sides=6)
        cylinder(piece, steel, (0, 0, 0.08), (0, 0, 0.44), 0.025, sides=12)
        cylinder(piece, steel, (0, 0, 0.08), (0, 0, 0.26), 0.034, sides=12)
        box(piece, steel, (-0.12, -0.12, 0.42), (0.12, 0.12, 0.445))
        cushion(
            piece,
            leather,
            (-0.25, -0.25, 0.44),
            (0.25, 0.23, 0.54),
            softness=0.8,
            crown=0.1,
            tint=tint,
        )
        beam(piece, steel, (0, 0.1, 0.43), (0, 0.27, 0.43), 0.06, 0.012)
        beam(piece, steel, (0, 0.27, 0.42), (0, 0.29, 0.75), 0.06, 0.012, (0, 1, 0))
        cushion(
            piece,
            leather,
            (-0.23, 0.2, 0.62),
            (0.23, 0.29, 1.08),
            softness=0.8,
            crown=0.1,
            tint=tint,
        )
        for x in (-0.28, 0.28):
            arm = [(x * 0.8, 0.1, 0.47), (x, 0.1, 0.5), (x, 0.06, 0.68), (x, -0.16, 0.69)]
            tube(piece, steel, arm, 0.012, 8)
            board(
                piece, made.rubber(), (x - 0.03, -0.18, 0.69), (x + 0.03, 0.08, 0.715), bevel=0.01
            )


def school_chair(stage: Stage, id: str, frame: Frame, wood: Material) -> None:
    """A stacking chair: bent steel tube, plywood seat and back."""
    with stage.thing(id, "school_chair", frame) as piece:
        steel = made.metal((0.25, 0.25, 0.26))
        for x in (-0.17, 0.17):
            line = [(x, -0.18, 0.0), (x, -0.16, 0.42), (x, 0.17, 0.42), (x, 0.24, 0.8)]
            tube(piece, steel, line, 0.011, 8)
            tube(piece, steel, [(x, 0.26, 0.0), (x, 0.0, 0.42)], 0.011, 8)
        board(piece, wood, (-0.19, -0.2, 0.43), (0.19, 0.17, 0.442), grain="x", bevel=0.004)
        boards(piece, wood, [(-0.19, 0.19, 0.62)], [(0.19, 0.203, 0.8)], grain="x", bevel=0.004)
