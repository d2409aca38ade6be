"""Ceiling lights: the one that a room's time and purse would hang there."""

from dataclasses import dataclass

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3, Material
from director.world.parts.forms import board
from director.world.parts.light_fixtures import WARM, chandelier, pendant, tube_light
from director.world.parts.room_manner import Manner
from director.world.parts.room_shell import Room
from director.world.shapes import beam, cylinder, revolve, sphere
from director.world.stage import Frame, Piece, Stage
from director.world.traits import Period

DAYLIGHT: Float3 = (0.86, 0.95, 1.0)
NEONS: tuple[Float3, ...] = ((1.0, 0.16, 0.6), (0.12, 0.75, 1.0))


@dataclass(frozen=True)
class Hanging:
    """One ceiling light to be hung."""

    at_m: float
    """Height of the lamp over the floor."""
    intensity_w_sr: float
    shade: Float3 = (0.55, 0.52, 0.44)
    radius_m: float = 0.2
    tube: bool = False
    """Whether the place usually has tubes: a ward, a garage."""
    turn_deg: float = 0.0
    on: bool = True


def ceiling_light(
    stage: Stage, id: str, room: Room, how: Manner, x: float, y: float, hang: Hanging
) -> None:
    """Hang a light over (x, y): a candle ring, a globe, a bare bulb, a tube, as the words ask."""
    spot = Frame((x, y, room.height_m), hang.turn_deg)
    drop = max(room.height_m - hang.at_m, 0.12)
    on = hang.on and not how.ruined and not how.dim
    power = hang.intensity_w_sr * (1.5 if how.traits.lights > 1.4 else 1.0)
    period = how.traits.period
    if how.neon:
        colour = NEONS[int(stage.stream(id, "neon").integers(2))]
        tube_light(stage, id, spot, drop_m=0.12, intensity_w_sr=power, on=on, colour=colour)
    elif period in (Period.MEDIEVAL, Period.VICTORIAN) or (how.rich and not period):
        iron = made.iron() if period is Period.MEDIEVAL else None
        drop = min(drop, room.height_m - 2.15)
        chandelier(
            stage, id, spot, drop_m=drop, arms=8 if how.rich else 6, radius_m=0.36,
            intensity_w_sr=power, metal=iron, on=on,
        )  # fmt: skip
    elif period is not None:
        with stage.thing(id, "ceiling_light", spot) as piece:
            _OF_PERIOD[period](piece, min(drop, room.height_m - 2.15), on)
            if on:
                piece.lamp(0, 0, -drop - 0.3, colour=_TONE[period], intensity_w_sr=power,
                           always_on=True)  # fmt: skip
    elif hang.tube:
        tube_light(
            stage, id, spot, drop_m=min(drop, 0.5), intensity_w_sr=power, on=on, colour=DAYLIGHT
        )
    else:
        shade = None if how.poor else hang.shade
        pendant(
            stage, id, spot, drop_m=drop, shade=shade, radius_m=hang.radius_m,
            intensity_w_sr=power, on=on,
        )  # fmt: skip


def _glass(colour: Float3, strength: float, on: bool) -> Material:
    return made.glow(colour, strength) if on else made.ceramic((0.6, 0.58, 0.52))


def _globe(piece: Piece, drop: float, on: bool) -> None:
    """An alabaster bowl on three brass chains."""
    bowl = [(0.0, -0.12), (0.14, -0.1), (0.23, -0.03), (0.26, 0.05), (0.25, 0.05), (0.0, -0.09)]
    revolve(piece, _glass((1.0, 0.80, 0.52), 1.6, on), bowl, (0, 0, -drop), sides=28)
    revolve(piece, made.brass(), [(0.255, 0.03), (0.275, 0.03), (0.275, 0.06), (0.255, 0.06)],
            (0, 0, -drop), sides=28)  # fmt: skip
    for turn in np.arange(3) * 2 * np.pi / 3:
        rim = (0.26 * np.cos(turn), 0.26 * np.sin(turn), 0.05 - drop)
        beam(piece, made.brass(), rim, (0, 0, -0.04), 0.008)
    revolve(piece, made.brass(), [(0, -0.05), (0.06, -0.04), (0.07, 0)], sides=16)


def _sputnik(piece: Piece, drop: float, on: bool) -> None:
    """A brass ball with a bulb at the end of each of its arms."""
    cylinder(piece, made.brass(), (0, 0, -drop), (0, 0, 0), 0.009, sides=8)
    sphere(piece, made.brass(), (0, 0, -drop), 0.06, 14)
    for way in piece.rng.normal(size=(14, 3)):
        way /= np.linalg.norm(way)
        tip = way * 0.34 + (0, 0, -drop)
        beam(piece, made.brass(), (0, 0, -drop), tip, 0.008)
        sphere(piece, _glass((1.0, 0.84, 0.6), 5.0, on), tip, 0.028, 10)


def _space_age(piece: Piece, drop: float, on: bool) -> None:
    """An orange globe on a cord."""
    cylinder(piece, made.rubber(), (0, 0, -drop), (0, 0, 0), 0.006, sides=6)
    revolve(piece, made.metal(), [(0, 0.16), (0.05, 0.16), (0.06, 0.2), (0, 0.22)], (0, 0, -drop))
    sphere(piece, _glass((1.0, 0.36, 0.07), 1.5, on), (0, 0, -drop), 0.2, 24)


def _panel(piece: Piece, drop: float, on: bool) -> None:
    """A flat panel of light in a thin frame, close under the ceiling."""
    steel = made.paint((0.5, 0.5, 0.5), 0.3)
    board(piece, steel, (-0.62, -0.32, -0.07), (0.62, 0.32, -0.005), bevel=0.006)
    board(piece, _glass((0.9, 0.95, 1.0), 2.4, on), (-0.58, -0.28, -0.085), (0.58, 0.28, -0.07))


_OF_PERIOD = {
    Period.TWENTIES: _globe,
    Period.FIFTIES: _sputnik,
    Period.SEVENTIES: _space_age,
    Period.MODERN: _panel,
    Period.FUTURISTIC: _panel,
}
_TONE: dict[Period, Float3] = {
    Period.TWENTIES: WARM,
    Period.FIFTIES: (1.0, 0.78, 0.52),
    Period.SEVENTIES: (1.0, 0.60, 0.28),
    Period.MODERN: DAYLIGHT,
    Period.FUTURISTIC: (0.72, 0.88, 1.0),
}
