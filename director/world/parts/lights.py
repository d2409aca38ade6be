"""Street lights: lanterns, lamp posts, wall lamps and tall steel lights."""

import numpy as np

from director.world.blockout import Float3
from director.world.materials import (
    glow,
    iron,
    metal,
    paint,
    timber,
)
from director.world.shapes import (
    beam,
    block,
    box,
    cylinder,
    revolve,
    sphere,
    tube,
)
from director.world.stage import Frame, Piece, Stage
from director.world.traits import Period

WARM: Float3 = (1.0, 0.70, 0.40)


SODIUM: Float3 = (1.0, 0.58, 0.24)


COOL: Float3 = (0.82, 0.92, 1.0)


def burns(stage: Stage, id: str) -> bool:
    """Tell whether a lamp still works: in a dark place some don't, in a deserted one none."""
    return stage.stream(id, "burns").random() < stage.traits.lights


def brightness(stage: Stage) -> float:
    """Return the factor of a working lamp's light."""
    return float(np.clip(stage.traits.lights, 0.5, 1.6))


def lantern(
    piece: Piece,
    x: float,
    y: float,
    z: float,
    size: float = 1.0,
    colour: Float3 = WARM,
    *,
    lit: bool = True,
) -> None:
    """Draw a four-sided lantern that hangs or stands with its foot at (x, y, z)."""
    black = iron()
    profile = [(0.0, 0.0), (0.07, 0.0), (0.09, 0.03), (0.05, 0.05)]
    revolve(piece, black, [(r * size, h * size) for r, h in profile], (x, y, z), sides=8)
    glass = [(0.075, 0.05), (0.13, 0.36), (0.0, 0.36)]
    pane = glow(colour, 5.0) if lit else paint((0.10, 0.10, 0.095), 0.15)
    revolve(piece, pane, [(r * size, h * size) for r, h in glass], (x, y, z), sides=8)
    for turn in np.arange(4) * np.pi / 2 + np.pi / 4:
        c, s = np.cos(turn) * size, np.sin(turn) * size
        beam(
            piece,
            black,
            (x + 0.08 * c, y + 0.08 * s, z + 0.05 * size),
            (x + 0.135 * c, y + 0.135 * s, z + 0.37 * size),
            0.016,
        )
    cap = [(0.0, 0.355), (0.17, 0.355), (0.1, 0.46), (0.04, 0.5), (0.03, 0.56), (0.0, 0.58)]
    revolve(piece, black, [(r * size, h * size) for r, h in cap], (x, y, z), sides=8)


def lamp_post(
    stage: Stage,
    id: str,
    frame: Frame,
    height_m: float = 3.6,
    intensity_w_sr: float = 26.0,
    colour: Float3 = WARM,
) -> None:
    """Draw a street lamp of the place's time, of cast iron unless it says otherwise."""
    period, lit = stage.traits.period, burns(stage, id)
    power = intensity_w_sr * brightness(stage)
    if period in (Period.MODERN, Period.FUTURISTIC):
        _column(stage, id, frame, height_m + 0.9, power, lit=lit)
        return
    if period is Period.MEDIEVAL:
        _cresset(stage, id, frame, power, lit=lit)
        return
    with stage.thing(id, "lamp_post", frame) as piece:
        profile = [
            (0.0, 0.0),
            (0.19, 0.0),
            (0.19, 0.12),
            (0.14, 0.18),
            (0.12, 0.55),
            (0.14, 0.6),
            (0.075, 0.72),
            (0.055, 1.0),
        ]
        profile += [
            (0.045, height_m - 0.75),
            (0.075, height_m - 0.72),
            (0.04, height_m - 0.66),
            (0.035, height_m - 0.5),
            (0.0, height_m - 0.48),
        ]
        revolve(piece, iron(), profile, sides=12)
        bar = height_m - 0.85
        beam(piece, iron(), (-0.3, 0, bar), (0.3, 0, bar), 0.035)
        sphere(piece, iron(), (-0.3, 0, bar), 0.035, 8)
        sphere(piece, iron(), (0.3, 0, bar), 0.035, 8)
        lantern(piece, 0.0, 0.0, height_m - 0.5, 1.15, colour, lit=lit)
        if lit:
            piece.lamp(0.0, 0.0, height_m - 0.25, colour=colour, intensity_w_sr=power)


def _column(
    stage: Stage, id: str, frame: Frame, height_m: float, power: float, *, lit: bool
) -> None:
    """Draw a slender steel column under a flat disc of cool light."""
    with stage.thing(id, "lamp_post", frame) as piece:
        steel = metal((0.30, 0.31, 0.33))
        cylinder(piece, steel, (0, 0, -0.2), (0, 0, height_m), 0.07, 0.05, 12)
        cylinder(piece, steel, (0, 0, height_m), (0, 0, height_m + 0.07), 0.42, 0.38, 20)
        pane = glow(COOL, 7.0) if lit else paint((0.3, 0.3, 0.3), 0.2)
        cylinder(piece, pane, (0, 0, height_m - 0.02), (0, 0, height_m), 0.36, sides=20)
        if stage.traits.period is Period.FUTURISTIC and lit:
            cylinder(piece, glow(COOL, 4.0), (0, 0, 0.9), (0, 0, 0.96), 0.08, sides=12)
            cylinder(piece, glow(COOL, 4.0), (0, 0, 1.9), (0, 0, 1.96), 0.075, sides=12)
        if lit:
            piece.lamp(0, 0, height_m - 0.12, colour=COOL, intensity_w_sr=power)


def _cresset(stage: Stage, id: str, frame: Frame, power: float, *, lit: bool) -> None:
    """Draw an iron basket of fire on a wooden post."""
    with stage.thing(id, "lamp_post", frame) as piece:
        cylinder(piece, timber(), (0, 0, -0.3), (0, 0, 2.1), 0.08, 0.065, 8)
        for turn in np.arange(8) * np.pi / 4:
            c, s = np.cos(turn), np.sin(turn)
            beam(piece, iron(), (0.05 * c, 0.05 * s, 2.05), (0.2 * c, 0.2 * s, 2.5), 0.02)
        revolve(piece, iron(), [(0.19, 2.44), (0.21, 2.46), (0.19, 2.48)], sides=14)
        for index in range(5):
            x, y = piece.rng.normal(0, 0.05, 2).tolist()
            beam(piece, timber((0.05, 0.035, 0.025)), (x, y, 2.1), (-y * 2, x * 2, 2.55), 0.05)
            if lit:
                tip = (x * 1.4, y * 1.4, 2.62 + 0.05 * index)
                cylinder(piece, glow((1.0, 0.42, 0.12), 7.0), (x, y, 2.25), tip, 0.06, 0.0, 6)
        if lit:
            piece.lamp(0, 0, 2.6, colour=(1.0, 0.5, 0.2), intensity_w_sr=power * 0.8)


def wall_lamp(
    stage: Stage, id: str, frame: Frame, intensity_w_sr: float = 9.0, colour: Float3 = WARM
) -> None:
    """Draw a lantern on a bracket; the frame's origin is on the wall, y points into it."""
    lit, power = burns(stage, id), intensity_w_sr * brightness(stage)
    with stage.thing(id, "wall_lamp", frame) as piece:
        box(piece, iron(), (-0.05, -0.03, -0.25), (0.05, 0.03, 0.15))
        tube(
            piece,
            iron(),
            [(0, 0, -0.15), (0, -0.18, -0.2), (0, -0.38, -0.05), (0, -0.42, 0.12)],
            0.016,
            6,
        )
        tube(piece, iron(), [(0, 0, 0.12), (0, -0.2, 0.22), (0, -0.42, 0.16)], 0.013, 6)
        lantern(piece, 0.0, -0.42, -0.42, 0.9, colour, lit=lit)
        if lit:
            piece.lamp(0.0, -0.42, -0.22, colour=colour, intensity_w_sr=power)


def street_light(
    stage: Stage,
    id: str,
    frame: Frame,
    height_m: float = 7.5,
    intensity_w_sr: float = 90.0,
    colour: Float3 = SODIUM,
) -> None:
    """Draw a tall steel light with an arm that reaches towards -y, or what its time has instead."""
    period, lit = stage.traits.period, burns(stage, id)
    if period in (Period.MEDIEVAL, Period.VICTORIAN, Period.TWENTIES, Period.FUTURISTIC):
        lamp_post(stage, id, frame, 4.0, intensity_w_sr * 0.5)
        return
    with stage.thing(id, "street_light", frame) as piece:
        grey = metal((0.22, 0.23, 0.24))
        cylinder(piece, grey, (0, 0, 0), (0, 0, 0.9), 0.12, 0.11, 10)
        cylinder(piece, grey, (0, 0, 0.9), (0, 0, height_m - 0.6), 0.085, 0.06, 10)
        share = np.linspace(0, 1, 8)
        arm = np.column_stack(
            [0 * share, -1.7 * share, height_m - 0.6 + 0.75 * np.sin(share * 1.7)]
        )
        tube(piece, grey, arm, 0.045, 8)
        tip = arm[-1]
        block(piece, grey, np.add(tip, (0, -0.3, 0.02)), (0.26, 0.75, 0.1))
        pane = glow(colour, 8.0) if lit else paint((0.3, 0.3, 0.28), 0.2)
        block(piece, pane, np.add(tip, (0, -0.32, -0.045)), (0.2, 0.55, 0.04))
        if lit:
            power = intensity_w_sr * brightness(stage)
            piece.lamp(*(np.add(tip, (0, -0.32, -0.25))), colour=colour, intensity_w_sr=power)
