"""Vehicles: cars and vans of their time, and carts where there are no motors yet."""

from dataclasses import dataclass

import numpy as np

from director.world.blockout import Float3, Material
from director.world.materials import glow, metal, mixed, paint, rubber, rusted
from director.world.parts.car_bodies import (
    FIFTIES,
    HATCH,
    POD,
    SALOON,
    VAN,
    Body,
    across,
    car_body,
)
from director.world.parts.market import cart
from director.world.parts.old_cars import tourer
from director.world.shapes import block, box, cylinder, revolve
from director.world.stage import Frame, Piece, Stage
from director.world.traits import Period

CAR_COLOURS: tuple[Float3, ...] = (
    (0.06, 0.09, 0.14),
    (0.30, 0.035, 0.03),
    (0.42, 0.42, 0.41),
    (0.05, 0.055, 0.06),
    (0.12, 0.18, 0.14),
    (0.50, 0.46, 0.36),
    (0.16, 0.17, 0.19),
    (0.62, 0.61, 0.58),
)
PASTELS: tuple[Float3, ...] = (
    (0.30, 0.48, 0.46),
    (0.55, 0.14, 0.11),
    (0.58, 0.52, 0.38),
    (0.05, 0.06, 0.08),
    (0.24, 0.36, 0.50),
)


@dataclass(frozen=True)
class Era:
    """What the cars of one time look like."""

    body: Body
    colours: tuple[Float3, ...]
    chrome: bool
    white_walls: bool = False
    two_tone: bool = False
    light_bar: bool = False


ERAS: dict[Period | None, tuple[Era, ...]] = {
    None: (Era(SALOON, CAR_COLOURS, True), Era(HATCH, CAR_COLOURS, False)),
    Period.FIFTIES: (Era(FIFTIES, PASTELS, True, True, True),),
    Period.SEVENTIES: (Era(SALOON, CAR_COLOURS, True),),
    Period.MODERN: (Era(HATCH, CAR_COLOURS, False),),
    Period.FUTURISTIC: (Era(POD, ((0.55, 0.56, 0.58), (0.1, 0.11, 0.13)), False, light_bar=True),),
}


def car(stage: Stage, id: str, frame: Frame, colour: Float3 | None = None) -> None:
    """Draw a car of the place's time on the frame's ground, or a cart; it faces -y."""
    period = stage.traits.period
    if period is not None and not period.motors:
        cart(stage, id, frame)
        return
    with stage.thing(id, "car", frame) as piece:
        if period is Period.TWENTIES:
            tourer(piece, _shell(stage, colour or CAR_COLOURS[int(piece.rng.choice([0, 3, 4, 1]))]))
            return
        eras = ERAS.get(period, ERAS[None])
        era = eras[int(piece.rng.integers(0, len(eras)))]
        chosen = colour or era.colours[int(piece.rng.integers(0, len(era.colours)))]
        roof = paint((0.62, 0.60, 0.55), 0.25) if era.two_tone else None
        car_body(piece, era.body, _shell(stage, chosen), roof)
        _fittings(piece, era, chosen)
        _wheels(piece, era)


def van(stage: Stage, id: str, frame: Frame, colour: Float3 = (0.50, 0.49, 0.46)) -> None:
    """Draw a delivery van, 5 m long, or a cart; it faces -y."""
    period = stage.traits.period
    if period is not None and (not period.motors or period is Period.TWENTIES):
        car(stage, id, frame, colour)
        return
    with stage.thing(id, "van", frame) as piece:
        era = Era(VAN, (colour,), False)
        car_body(piece, VAN, _shell(stage, colour))
        _fittings(piece, era, colour)
        _wheels(piece, era)


def _shell(stage: Stage, colour: Float3) -> Material:
    """Return what a car's body is covered with: gloss, dust or rust."""
    traits = stage.traits
    if traits.rust > 0.4:
        return rusted(mixed(colour, (0.17, 0.075, 0.04), 0.72))
    return paint(colour, 0.16 + 0.5 * max(0.0, traits.dirt - 0.2))


def _fittings(piece: Piece, era: Era, colour: Float3) -> None:
    """Draw what is fixed to a body: lights, bumpers, grille, seams, handles, mirrors, plates."""
    body = era.body
    trim = metal((0.52, 0.52, 0.52)) if era.chrome else paint((0.035, 0.035, 0.037), 0.4)
    front, rear = body.front, body.rear
    lamp_z = body.shoulder[1][1] - 0.12
    _ends(piece, era, trim, lamp_z)
    black = paint((0.02, 0.02, 0.02), 0.6)
    seams = [body.roof[0][0] + 0.12, *body.pillars]
    for side in (-1.0, 1.0):
        for y in seams:
            x = side * across(body, y, 0.6)
            block(piece, black, (x, y, 0.62), (0.012, 0.014, 0.52))
        for y in seams[1:]:
            x = side * (across(body, y - 0.14, 0.8) + 0.005)
            block(piece, trim, (x, y - 0.14, 0.80), (0.03, 0.14, 0.025))
        y = body.roof[0][0] + 0.3
        x = side * (across(body, y, 1.0) + 0.08)
        block(piece, paint(colour, 0.2), (x, y, 1.02), (0.17, 0.09, 0.12))
        sill = side * across(body, 0.0, 0.4)
        block(piece, trim, (sill, 0.0, body.floor_m + 0.04), (0.03, 1.9, 0.07))
    for y, face in ((front - 0.04, -1), (rear + 0.03, 1)):
        block(piece, paint((0.62, 0.60, 0.5)), (0.0, y + 0.03 * face, 0.46), (0.46, 0.012, 0.10))


def _ends(piece: Piece, era: Era, trim: Material, lamp_z: float) -> None:
    """Draw both ends: head and tail lights, grille and bumpers."""
    body = era.body
    front, rear = body.front, body.rear
    out = body.half_m * body.plan[0][1]
    clear, red = paint((0.72, 0.73, 0.72), 0.08), paint((0.36, 0.02, 0.02), 0.15)
    if era.light_bar:
        block(
            piece, glow((0.8, 0.92, 1.0), 3.0), (0.0, front + 0.02, 0.56), (1.3 * out, 0.06, 0.03)
        )
        block(piece, glow((1.0, 0.1, 0.06), 2.0), (0.0, rear - 0.02, 0.6), (1.3 * out, 0.06, 0.03))
        return
    for side in (-1.0, 1.0):
        x = side * (out - 0.17)
        if era.chrome:
            for inner in (0.0, 0.19):
                at = (x - side * inner, front + 0.06, lamp_z)
                cylinder(piece, trim, at, (at[0], front - 0.03, lamp_z), 0.095, sides=14)
                lens = (at[0], front - 0.032, lamp_z)
                cylinder(piece, clear, lens, (at[0], front - 0.045, lamp_z), 0.08, sides=14)
        else:
            block(piece, clear, (x, front + 0.05, lamp_z + 0.03), (0.34, 0.12, 0.11))
        block(piece, red, (x, rear - 0.01, lamp_z + 0.08), (0.28, 0.06, 0.15))
    grille = paint((0.015, 0.015, 0.016), 0.4)
    block(piece, grille, (0.0, front - 0.005, lamp_z - 0.02), (1.05 * out, 0.05, 0.15))
    for z in np.arange(lamp_z - 0.08, lamp_z + 0.06, 0.045):
        block(piece, trim, (0.0, front - 0.02, z), (1.03 * out, 0.04, 0.012))
    for y in (front - 0.02, rear + 0.02):
        box(piece, trim, (-out - 0.03, y - 0.07, 0.38), (out + 0.03, y + 0.07, 0.52))


def _wheels(piece: Piece, era: Era) -> None:
    """Draw four wheels: tyre, rim and hub."""
    body, radius = era.body, era.body.wheel_m
    tyre = [
        (radius * 0.62, -0.10),
        (radius * 0.94, -0.10),
        (radius, -0.06),
        (radius, 0.06),
        (radius * 0.94, 0.10),
        (radius * 0.66, 0.105),
    ]
    rim = [(radius * 0.66, 0.09), (radius * 0.58, 0.03), (radius * 0.26, 0.06), (0.0, 0.085)]
    wall = [(radius * 0.92, 0.104), (radius * 0.70, 0.110)]
    for y in body.axles:
        for side in (-1.0, 1.0):
            hub, axis = (side * (body.half_m - 0.12), y, radius), (side, 0.0, 0.0)
            revolve(piece, rubber(), tyre, hub, axis, 22)
            revolve(piece, metal((0.45, 0.45, 0.45)), rim, hub, axis, 18)
            if era.white_walls:
                revolve(piece, paint((0.7, 0.69, 0.65), 0.8), wall, hub, axis, 22)
