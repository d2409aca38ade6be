"""Beds: for homes and for hospitals, made up or stripped. The head is at y = 0, the foot at -y."""

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3, Material
from director.world.parts.forms import board, cloth, cushion
from director.world.parts.soft_materials import weave
from director.world.shapes import box, cylinder, revolve, sphere, tube
from director.world.stage import Frame, Piece, Stage


def bed(
    stage: Stage,
    id: str,
    frame: Frame,
    wood: Material,
    *,
    width_m: float = 1.5,
    cover: Float3,
    blanket: Float3,
    stripped: bool = False,
    rich: bool = False,
) -> None:
    """A wooden bed with head and foot boards, pillows, cover and a folded blanket."""
    with stage.thing(id, "bed", frame) as piece:
        w, length = width_m / 2, 2.05
        for y, high in ((0.0, 1.25 if rich else 1.05), (-length, 0.62)):
            for x in (-w - 0.03, w + 0.03):
                post = [
                    (0, 0),
                    (0.03, 0),
                    (0.036, 0.1),
                    (0.036, high - 0.1),
                    (0.05, high - 0.06),
                    (0.03, high),
                    (0.045, high + 0.05),
                    (0, high + 0.09),
                ]
                revolve(piece, wood, post, (x, y - 0.04, 0), sides=14)
            board(
                piece, wood, (-w, y - 0.06, 0.25), (w, y - 0.02, high - 0.1), grain="x", bevel=0.012
            )
            board(
                piece,
                wood,
                (-w, y - 0.075, high - 0.1),
                (w, y - 0.005, high - 0.04),
                grain="x",
                bevel=0.012,
            )
        for x0, x1 in ((-w - 0.03, -w + 0.005), (w - 0.005, w + 0.03)):
            board(piece, wood, (x0, -length - 0.04, 0.22), (x1, -0.04, 0.38), grain="y")
        linen = weave()
        box(
            piece,
            linen,
            (-w + 0.01, -length + 0.05, 0.24),
            (w - 0.01, -0.07, 0.33),
            (0.35, 0.33, 0.3),
        )
        ticking = made.striped((0.12, 0.16, 0.26)) if stripped else linen
        cushion(
            piece,
            ticking,
            (-w + 0.015, -length + 0.03, 0.31),
            (w - 0.015, -0.065, 0.53),
            softness=0.6,
            crown=0.03,
            cuts=10,
            tint=1.0 if stripped else (0.8, 0.79, 0.75),
        )
        if stripped:
            return
        for x in (-w / 2, w / 2) if width_m > 1.2 else (0.0,):
            spot = piece.at(x, -0.34, 0.51, piece.rng.uniform(-5, 5))
            cushion(
                spot,
                linen,
                (-0.34, -0.22, 0.0),
                (0.34, 0.22, 0.14),
                softness=1.0,
                crown=0.75,
                cuts=14,
                tint=(0.82, 0.81, 0.77),
            )
        _cover(piece, linen, w, -length + 0.02, -0.72, cover)
        throw = piece.at(0.0, 0.0, 0.014)
        _spread(throw, linen, w + 0.012, -length + 0.16, -length + 0.72, blanket)


def _cover(piece: Piece, linen: Material, w: float, foot: float, head: float, tint: Float3) -> None:
    """Draw a cover over the mattress with a turned-down sheet and sides that hang."""
    _spread(piece, linen, w, foot, head, tint)
    _spread(piece.at(0, 0, 0.016), linen, w + 0.012, head - 0.2, head + 0.04, (0.82, 0.81, 0.77))


def _spread(
    piece: Piece, linen: Material, w: float, foot: float, head: float, tint: Float3
) -> None:
    """Draw cloth that lies across a bed from `foot` to `head` and hangs down on both sides."""
    count = max(7, int((head - foot) * 22))
    s, t = np.meshgrid(np.linspace(-1, 1, 41), np.linspace(0, 1, count), indexing="ij")
    phase = piece.rng.uniform(0, 6.28, 4)
    reach = np.abs(s) * (w + 0.34)
    over = np.maximum(reach - w - 0.015, 0)
    long = head - foot
    wrinkle = 0.009 * np.sin(9 * s + 4 * long * t + phase[0]) * np.sin(5 * long * t - 4 * s)
    x = np.sign(s) * (
        np.minimum(reach, w + 0.015)
        + 0.03 * (over > 0)
        + over * 0.06
        + 0.018 * np.sin(12 * long * t + phase[2]) * (over / 0.32)
    )
    z = 0.548 + wrinkle + 0.012 * (1 - (reach / (w + 0.34)) ** 2) - over
    y = foot + long * t + 0.012 * np.sin(6 * s + phase[3])
    cloth(piece, linen, np.stack([x, y, z], axis=-1), thickness=0.01, tint=tint)


def hospital_bed(
    stage: Stage, id: str, frame: Frame, *, blanket: Float3, made_up: bool = True
) -> None:
    """A ward bed: tube frame on castors, raised back, chart at the foot."""
    with stage.thing(id, "hospital_bed", frame) as piece:
        steel, w = made.paint((0.55, 0.56, 0.54), 0.35), 0.46
        for y, high in ((-0.03, 1.08), (-2.05, 0.9)):
            hoop = [
                (-w, y, 0.06),
                (-w, y, high - 0.1),
                (-w + 0.1, y, high),
                (w - 0.1, y, high),
                (w, y, high - 0.1),
                (w, y, 0.06),
            ]
            tube(piece, steel, hoop, 0.018, 10)
            for x in np.linspace(-w + 0.14, w - 0.14, 6):
                cylinder(piece, steel, (x, y, 0.5), (x, y, high), 0.008, sides=8)
            tube(piece, steel, [(-w, y, 0.5), (w, y, 0.5)], 0.014, 8)
            for x in (-w, w):
                cylinder(
                    piece, made.rubber(), (x - 0.015, y, 0.05), (x + 0.015, y, 0.05), 0.05, sides=14
                )
        for x in (-w, w):
            tube(piece, steel, [(x, -0.03, 0.5), (x, -2.05, 0.5)], 0.016, 8)
        linen = weave()
        cushion(
            piece,
            linen,
            (-w + 0.02, -2.02, 0.5),
            (w - 0.02, -0.06, 0.64),
            softness=0.6,
            crown=0.02,
            cuts=8,
            tint=(0.8, 0.8, 0.78) if made_up else (0.3, 0.36, 0.42),
        )
        if made_up:
            spot = piece.at(0, -0.33, 0.63)
            cushion(
                spot,
                linen,
                (-0.3, -0.2, 0),
                (0.3, 0.2, 0.14),
                softness=0.95,
                crown=0.3,
                cuts=8,
                tint=(0.84, 0.84, 0.82),
            )
            _cover(piece.at(0, 0, 0.105), linen, w - 0.03, -2.0, -0.75, blanket)
        board(piece, made.timber((0.33, 0.21, 0.115)), (-0.13, -2.1, 0.55), (0.13, -2.085, 0.86))
        box(piece, made.paper(), (-0.105, -2.104, 0.57), (0.105, -2.1, 0.83))


def drip_stand(stage: Stage, id: str, frame: Frame) -> None:
    """A drip stand with a bag."""
    with stage.thing(id, "drip_stand", frame) as piece:
        steel = made.metal()
        for angle in np.radians(np.arange(5) * 72):
            tip = (0.27 * np.cos(angle), 0.27 * np.sin(angle), 0.06)
            tube(piece, steel, [(0, 0, 0.12), tip], 0.012, 8)
            sphere(piece, made.rubber(), (tip[0], tip[1], 0.03), 0.03, 10)
        cylinder(piece, steel, (0, 0, 0.1), (0, 0, 1.95), 0.011, sides=10)
        for side in (-1, 1):
            tube(
                piece,
                steel,
                [(0, 0, 1.95), (side * 0.1, 0, 1.95), (side * 0.12, 0, 1.99)],
                0.006,
                6,
            )
        cushion(
            piece,
            made.ceramic((0.55, 0.6, 0.6)),
            (-0.16, -0.03, 1.66),
            (-0.04, 0.03, 1.92),
            softness=0.8,
        )
        tube(
            piece,
            made.rubber(),
            [(-0.1, 0, 1.66), (-0.1, -0.02, 1.4), (-0.05, -0.06, 1.1), (-0.12, -0.1, 0.9)],
            0.004,
            6,
        )
