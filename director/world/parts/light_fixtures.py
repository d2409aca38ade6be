"""Light fixtures: pendants, tubes, lamps on tables and floors, sconces, chandeliers, neon.

Each adds its practical light where opaque parts do not shut it in; what glows lets rays pass.
"""

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3, Material
from director.world.parts.forms import board
from director.world.parts.soft_materials import weave
from director.world.shapes import beam, box, cylinder, revolve, sphere, tube
from director.world.stage import Frame, Piece, Stage

WARM: Float3 = (1.0, 0.70, 0.40)
COOL: Float3 = (0.82, 0.93, 1.0)


def _bulb(piece: Piece, at: Float3, radius: float, colour: Float3, on: bool) -> None:
    glass = made.glow(colour, 9.0) if on else made.ceramic((0.6, 0.6, 0.57))
    sphere(piece, glass, at, (radius, radius, radius * 1.25), 12)


def pendant(
    stage: Stage,
    id: str,
    frame: Frame,
    *,
    drop_m: float,
    shade: Float3 | None = (0.05, 0.07, 0.06),
    radius_m: float = 0.2,
    intensity_w_sr: float = 12.0,
    colour: Float3 = WARM,
    always_on: bool = True,
    on: bool = True,
) -> None:
    """A lamp that hangs `drop_m` below its frame on the ceiling; without a shade, a bare bulb."""
    with stage.thing(id, "pendant", frame) as piece:
        revolve(piece, made.iron(), [(0, -0.03), (0.045, -0.03), (0.05, 0.0)], sides=16)
        cylinder(piece, made.rubber(), (0, 0, -drop_m), (0, 0, -0.02), 0.005, sides=6)
        cylinder(piece, made.brass(), (0, 0, -drop_m - 0.06), (0, 0, -drop_m), 0.02, sides=12)
        _bulb(piece, (0, 0, -drop_m - 0.1), 0.032, colour, on)
        low = -drop_m - 0.12
        if shade is not None:
            r, z = radius_m, -drop_m - 0.04
            bell = [
                (r, z - 0.14),
                (r * 0.92, z - 0.09),
                (r * 0.55, z - 0.02),
                (0.05, z + 0.02),
                (0.03, z + 0.05),
            ]
            inner = [(0.028, z + 0.012), (r * 0.53, z - 0.026), (r * 0.9, z - 0.094), (r, z - 0.14)]
            revolve(piece, made.ceramic((0.9, 0.9, 0.9)), bell, sides=28, tint=shade)
            revolve(piece, made.ceramic((0.72, 0.70, 0.64)), inner, sides=28)
            low = z - 0.18
        if on:
            piece.lamp(0, 0, low, colour=colour, intensity_w_sr=intensity_w_sr, always_on=always_on)


def tube_light(
    stage: Stage,
    id: str,
    frame: Frame,
    *,
    drop_m: float = 0.35,
    length_m: float = 1.25,
    intensity_w_sr: float = 14.0,
    on: bool = True,
    colour: Float3 = COOL,
) -> None:
    """A fluorescent batten along x, hung below the ceiling."""
    with stage.thing(id, "tube_light", frame) as piece:
        w, white = length_m / 2, made.paint((0.6, 0.6, 0.58))
        for x in (-w * 0.7, w * 0.7):
            cylinder(piece, made.iron(), (x, 0, -drop_m), (x, 0, 0), 0.004, sides=6)
        board(piece, white, (-w, -0.05, -drop_m - 0.045), (w, 0.05, -drop_m), bevel=0.006)
        glass = made.glow(colour, 7.0) if on else made.ceramic((0.6, 0.6, 0.57))
        for y in (-0.032, 0.032):
            cylinder(
                piece,
                glass,
                (-w + 0.03, y, -drop_m - 0.068),
                (w - 0.03, y, -drop_m - 0.068),
                0.015,
                sides=12,
            )
        for x in (-w, w - 0.03):
            box(piece, white, (x, -0.05, -drop_m - 0.09), (x + 0.03, 0.05, -drop_m - 0.045))
        if on:
            piece.lamp(
                0, 0, -drop_m - 0.12, colour=colour, intensity_w_sr=intensity_w_sr, always_on=True
            )


def table_lamp(
    stage: Stage,
    id: str,
    frame: Frame,
    *,
    base: Float3 = (0.07, 0.14, 0.13),
    shade: Float3 = (0.75, 0.6, 0.38),
    intensity_w_sr: float = 5.0,
    on: bool = True,
    always_on: bool = True,
) -> None:
    """A lamp with a turned base and a cloth shade that glows."""
    with stage.thing(id, "table_lamp", frame) as piece:
        body = [
            (0, 0),
            (0.07, 0),
            (0.075, 0.012),
            (0.03, 0.025),
            (0.055, 0.09),
            (0.06, 0.14),
            (0.02, 0.21),
            (0.012, 0.23),
            (0.012, 0.3),
            (0, 0.3),
        ]
        revolve(piece, made.ceramic((0.9, 0.9, 0.9)), body, sides=20, tint=base)
        _shade(piece, 0.28, 0.16, 0.1, 0.2, shade, on)
        if on:
            piece.lamp(
                0.0,
                0.0,
                0.38,
                colour=WARM,
                intensity_w_sr=intensity_w_sr,
                always_on=always_on,
            )


def _shade(
    piece: Piece, z: float, wide: float, narrow: float, height: float, tint: Float3, on: bool
) -> None:
    """Draw a conical cloth shade, open at both ends; it glows when the lamp is on."""
    cloth = made.glow(tint, 1.1) if on else weave()
    shape = [(wide, z), (narrow, z + height), (narrow - 0.004, z + height), (wide - 0.004, z)]
    revolve(piece, cloth, shape, sides=28, tint=1.0 if on else tint)
    for r, at in ((wide + 0.002, z), (narrow + 0.002, z + height - 0.008)):
        revolve(piece, made.brass(), [(r, at), (r, at + 0.008)], sides=28)


def floor_lamp(
    stage: Stage,
    id: str,
    frame: Frame,
    *,
    shade: Float3 = (0.78, 0.64, 0.42),
    intensity_w_sr: float = 8.0,
    on: bool = True,
    always_on: bool = True,
) -> None:
    """A standing lamp with a cloth shade."""
    with stage.thing(id, "floor_lamp", frame) as piece:
        foot = [
            (0, 0),
            (0.15, 0),
            (0.155, 0.012),
            (0.03, 0.03),
            (0.013, 0.05),
            (0.012, 1.45),
            (0, 1.45),
        ]
        revolve(piece, made.brass(), foot, sides=22)
        _shade(piece, 1.38, 0.23, 0.14, 0.26, shade, on)
        if on:
            piece.lamp(
                0.0,
                0.0,
                1.52,
                colour=WARM,
                intensity_w_sr=intensity_w_sr,
                always_on=always_on,
            )


def desk_lamp(
    stage: Stage,
    id: str,
    frame: Frame,
    *,
    tint: Float3 = (0.02, 0.09, 0.055),
    intensity_w_sr: float = 4.0,
    on: bool = True,
) -> None:
    """A jointed desk lamp that bends over towards -y."""
    with stage.thing(id, "desk_lamp", frame) as piece:
        enamel, steel = made.ceramic((0.9, 0.9, 0.9)), made.brass()
        revolve(
            piece,
            enamel,
            [(0, 0), (0.085, 0), (0.09, 0.012), (0.03, 0.03), (0, 0.03)],
            sides=22,
            tint=tint,
        )
        elbow, head = (0.0, 0.1, 0.3), (0.0, -0.09, 0.46)
        beam(piece, steel, (0, 0, 0.02), elbow, 0.012)
        sphere(piece, steel, elbow, 0.016, 10)
        beam(piece, steel, elbow, head, 0.012)
        shade = [(0.085, 0.0), (0.07, 0.07), (0.03, 0.11), (0.022, 0.15), (0, 0.155)]
        revolve(piece, enamel, shade, (0.0, -0.13, 0.37), (0, 0.35, 1), 22, tint)
        revolve(
            piece,
            made.ceramic((0.7, 0.68, 0.6)),
            [(0, 0.12), (0.066, 0.066), (0.083, 0.0)],
            (0.0, -0.13, 0.37),
            (0, 0.35, 1),
            22,
        )
        _bulb(piece, (0.0, -0.12, 0.4), 0.025, WARM, on)
        if on:
            piece.lamp(0, -0.145, 0.335, colour=WARM, intensity_w_sr=intensity_w_sr, always_on=True)


def sconce(
    stage: Stage,
    id: str,
    frame: Frame,
    *,
    shade: Float3 = (0.8, 0.62, 0.36),
    intensity_w_sr: float = 4.0,
    on: bool = True,
) -> None:
    """A wall lamp: brass arm, glass shade; the frame is on the wall at the arm's height."""
    with stage.thing(id, "sconce", frame) as piece:
        brass = made.brass()
        revolve(
            piece,
            brass,
            [(0, 0), (0.05, 0), (0.05, 0.01), (0.02, 0.02), (0, 0.02)],
            (0, 0, 0),
            (0, -1, 0),
            18,
        )
        arm = [(0, -0.01, 0), (0, -0.08, -0.04), (0, -0.14, -0.03), (0, -0.15, 0.02)]
        tube(piece, brass, arm, 0.007, 8)
        revolve(
            piece,
            brass,
            [(0, 0), (0.025, 0.0), (0.032, 0.02), (0, 0.02)],
            (0, -0.15, 0.02),
            sides=16,
        )
        glass = made.glow(shade, 2.4) if on else made.ceramic((0.6, 0.58, 0.5))
        revolve(
            piece,
            glass,
            [
                (0.03, 0.04),
                (0.06, 0.08),
                (0.07, 0.13),
                (0.065, 0.17),
                (0.061, 0.17),
                (0.066, 0.13),
                (0.03, 0.045),
            ],
            (0, -0.15, 0),
            sides=20,
        )
        if on:
            piece.lamp(0, -0.24, 0.12, colour=WARM, intensity_w_sr=intensity_w_sr, always_on=True)


def bulkhead(
    stage: Stage,
    id: str,
    frame: Frame,
    *,
    colour: Float3 = WARM,
    intensity_w_sr: float = 6.0,
    on: bool = True,
) -> None:
    """A caged lamp on a wall or, as in a ship, beside a door."""
    with stage.thing(id, "bulkhead", frame) as piece:
        iron = made.iron((0.06, 0.07, 0.07))
        revolve(
            piece,
            iron,
            [(0, 0), (0.11, 0), (0.11, 0.04), (0.09, 0.05), (0, 0.05)],
            (0, 0, 0),
            (0, -1, 0),
            20,
        )
        glass = made.glow(colour, 5.0) if on else made.ceramic((0.6, 0.58, 0.5))
        sphere(piece, glass, (0, -0.06, 0), (0.075, 0.06, 0.075), 16)
        for turn in (0.0, np.pi / 2):
            arc = [
                (
                    0.088 * np.cos(a) * np.cos(turn),
                    -0.045 - 0.085 * np.sin(a),
                    0.088 * np.cos(a) * np.sin(turn),
                )
                for a in np.linspace(0, np.pi, 9)
            ]
            tube(piece, iron, arc, 0.005, 6)
        if on:
            piece.lamp(0, -0.2, 0, colour=colour, intensity_w_sr=intensity_w_sr, always_on=True)


def chandelier(
    stage: Stage,
    id: str,
    frame: Frame,
    *,
    drop_m: float,
    arms: int = 8,
    radius_m: float = 0.42,
    intensity_w_sr: float = 16.0,
    metal: Material | None = None,
    on: bool = True,
) -> None:
    """Curved arms with candle bulbs about a turned stem."""
    with stage.thing(id, "chandelier", frame) as piece:
        brass, z = metal or made.brass(), -drop_m
        revolve(piece, brass, [(0, -0.05), (0.06, -0.04), (0.07, 0)], sides=16)
        cylinder(piece, brass, (0, 0, z), (0, 0, -0.04), 0.008, sides=8)
        stem = [
            (0, -0.26),
            (0.02, -0.24),
            (0.05, -0.2),
            (0.02, -0.15),
            (0.04, -0.08),
            (0.015, -0.02),
            (0.01, 0.05),
            (0, 0.05),
        ]
        revolve(piece, brass, stem, (0, 0, z), sides=18)
        for turn in np.linspace(0, 2 * np.pi, arms, endpoint=False):
            c, s = np.cos(turn), np.sin(turn)
            path = [
                (r * c, r * s, z + h)
                for r, h in (
                    (0.02, -0.12),
                    (radius_m * 0.4, -0.22),
                    (radius_m * 0.8, -0.2),
                    (radius_m, -0.1),
                )
            ]
            tube(piece, brass, path, 0.008, 8)
            tip = (radius_m * c, radius_m * s, z - 0.1)
            revolve(piece, brass, [(0, 0), (0.03, 0.0), (0.036, 0.012), (0, 0.012)], tip, sides=12)
            cylinder(
                piece,
                made.ceramic((0.62, 0.57, 0.44)),
                tip,
                np.add(tip, (0, 0, 0.09)),
                0.011,
                sides=10,
            )
            _bulb(piece, tuple(np.add(tip, (0, 0, 0.115)).tolist()), 0.016, WARM, on)
        if on:
            piece.lamp(0, 0, z - 0.36, colour=WARM, intensity_w_sr=intensity_w_sr, always_on=True)


def neon_sign(
    stage: Stage,
    id: str,
    frame: Frame,
    paths: list[list[tuple[float, float]]],
    colour: Float3,
    *,
    intensity_w_sr: float = 5.0,
) -> None:
    """Neon tubes along paths of (x, z) in front of a wall, on stand-offs."""
    with stage.thing(id, "neon_sign", frame) as piece:
        at = [point for path in paths for point in path]
        xs, zs = np.array(at).T
        back = (xs.min() - 0.12, -0.02, zs.min() - 0.12), (xs.max() + 0.12, 0.0, zs.max() + 0.12)
        board(piece, made.paint((0.012, 0.012, 0.014), 0.3), *back, bevel=0.004)
        for path in paths:
            tube(piece, made.neon(colour), [(x, -0.06, z) for x, z in path], 0.009, 8)
            for x, z in (path[0], path[-1]):
                cylinder(
                    piece,
                    made.ceramic((0.5, 0.5, 0.5)),
                    (x, -0.055, z),
                    (x, -0.02, z),
                    0.006,
                    sides=6,
                )
        middle = (float(xs.mean()), -0.3, float(zs.mean()))
        piece.lamp(*middle, colour=colour, intensity_w_sr=intensity_w_sr, always_on=True)
