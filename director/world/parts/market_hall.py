"""Market hall: an open roof on cast-iron columns, a lantern of glass along its ridge."""

import numpy as np

from director.world.blockout import Float3
from director.world.materials import glass, iron, paving, slate
from director.world.parts.lights import lantern
from director.world.shapes import beam, beams, box, boxes, gable_roof, revolve
from director.world.stage import Frame, Piece, Stage

EAVES_M = 4.6
RISE_M = 3.4
_IRON: Float3 = (0.045, 0.095, 0.08)


def market_hall(stage: Stage, id: str, frame: Frame, width_m: float, depth_m: float) -> None:
    """Draw a hall whose front stands in the frame's xz plane, from x = 0 to `width_m`."""
    with stage.thing(id, "market_hall", frame) as piece:
        box(piece, paving(), (-0.6, -0.6, -0.4), (width_m + 0.6, depth_m + 0.6, 0.14))
        metal = iron(_IRON)
        for y in np.linspace(0.4, depth_m - 0.4, 4):
            for x in np.linspace(0.4, width_m - 0.4, 6):
                _column(piece, float(x), float(y))
        for y in np.linspace(0.4, depth_m - 0.4, 4):
            for a, b in zip(
                np.linspace(0.4, width_m - 0.4, 6)[:-1],
                np.linspace(0.4, width_m - 0.4, 6)[1:],
                strict=True,
            ):
                _spandrel(piece, float(a), float(b), float(y))
            _truss(piece, width_m, float(y))
        for x in (0.4, width_m - 0.4):
            beam(piece, metal, (x, 0.0, EAVES_M - 0.1), (x, depth_m, EAVES_M - 0.1), 0.14, 0.26)
        turned = piece.at(0.0, depth_m, 0.0, -90.0)
        gable_roof(turned, slate(), metal, depth_m, width_m, EAVES_M, RISE_M, 0.5, 14)
        _gable(piece, width_m)
        _ridge_light(piece, width_m, depth_m)
        for x in (width_m * 0.3, width_m * 0.7):
            lantern(piece, x, 0.9, 3.3, 1.3)
            beam(piece, metal, (x, 0.9, 3.7), (x, 0.9, EAVES_M), 0.03)
            if stage.traits.lights > 0.2:
                piece.lamp(x, 0.9, 3.2, intensity_w_sr=18.0 * stage.traits.lights)


def _column(piece: Piece, x: float, y: float) -> None:
    """Draw a fluted-looking cast column with base and capital."""
    profile = [
        (0.0, 0.14), (0.21, 0.14), (0.21, 0.30), (0.15, 0.36), (0.11, 0.5), (0.085, 0.9),
        (0.075, 3.3), (0.10, 3.36), (0.08, 3.42), (0.09, 3.55), (0.16, 3.75), (0.17, 3.85),
    ]  # fmt: skip
    revolve(piece, iron(_IRON), profile, (x, y, 0.0), sides=14)
    box(piece, iron(_IRON), (x - 0.12, y - 0.12, 3.85), (x + 0.12, y + 0.12, EAVES_M))


def _spandrel(piece: Piece, a: float, b: float, y: float) -> None:
    """Draw a flat pierced arch between two columns."""
    metal, steps = iron(_IRON), 12
    turn = np.linspace(0.0, np.pi, steps + 1)
    middle, half = (a + b) / 2, (b - a) / 2 - 0.1
    x, z = middle - half * np.cos(turn), 3.62 + 0.72 * np.sin(turn)
    line = np.column_stack([x, np.full(steps + 1, y), z])
    beams(piece, metal, line[:-1], line[1:], 0.05, 0.09, (0, 1, 0))
    beam(piece, metal, (a, y, EAVES_M - 0.06), (b, y, EAVES_M - 0.06), 0.1, 0.14)
    bars = np.linspace(a + 0.25, b - 0.25, 9)
    foot = 3.62 + 0.72 * np.sqrt(np.clip(1.0 - ((bars - middle) / half) ** 2, 0.0, 1.0))
    low = np.column_stack([bars - 0.012, np.full(9, y - 0.012), foot])
    boxes(
        piece,
        metal,
        low,
        np.column_stack([bars + 0.012, np.full(9, y + 0.012), np.full(9, EAVES_M)]),
    )


def _truss(piece: Piece, width: float, y: float) -> None:
    """Draw a light iron truss below the roof."""
    metal, middle = iron(_IRON), width / 2
    top = (middle, y, EAVES_M + RISE_M - 0.25)
    for x in (0.4, width - 0.4):
        beam(piece, metal, (x, y, EAVES_M), top, 0.08, 0.12, (0, 1, 0))
        half = ((x + middle) / 2, y, EAVES_M + RISE_M / 2 - 0.1)
        beam(piece, metal, half, (middle, y, EAVES_M + 0.5), 0.04, 0.06, (0, 1, 0))
    beam(
        piece,
        metal,
        (0.4, y, EAVES_M + 0.5),
        (width - 0.4, y, EAVES_M + 0.5),
        0.05,
        0.06,
        (0, 1, 0),
    )
    beam(piece, metal, (middle, y, EAVES_M + 0.5), top, 0.05, 0.05, (0, 1, 0))


def _gable(piece: Piece, width: float) -> None:
    """Glaze the front gable with a fan of panes, and hang a clock in it."""
    metal, middle, base = iron(_IRON), width / 2, EAVES_M + 0.02
    top = base + RISE_M - 0.2
    piece.triangles(glass(), [[(0.3, 0.3, base), (width - 0.3, 0.3, base), (middle, 0.3, top)]])
    for share in np.linspace(0.0, 1.0, 13)[1:-1]:
        x = 0.3 + share * (width - 0.6)
        high = base + (top - base) * (1 - abs(x - middle) / (middle - 0.3))
        beam(piece, metal, (x, 0.27, base), (x, 0.27, float(high)), 0.05, 0.05, (0, 1, 0))
    for z in (base + 0.02, base + RISE_M * 0.36):
        reach = (middle - 0.3) * (1 - (z - base) / (top - base))
        beam(piece, metal, (middle - reach, 0.26, z), (middle + reach, 0.26, z), 0.07, 0.07)


def _ridge_light(piece: Piece, width: float, depth: float) -> None:
    """Raise a glazed lantern over the ridge."""
    middle, low = width / 2, EAVES_M + RISE_M - 0.55
    box(piece, glass(), (middle - 1.1, 0.8, low), (middle + 1.1, depth - 0.8, low + 0.95))
    bars = np.arange(0.8, depth - 0.7, 0.85)
    for x in (middle - 1.12, middle + 1.08):
        start = np.column_stack([np.full(len(bars), x), bars, np.full(len(bars), low)])
        boxes(piece, iron(_IRON), start, start + np.array([0.04, 0.05, 0.97]))
    turned = piece.at(middle - 1.3, depth - 0.6, 0.0, -90.0)
    gable_roof(turned, slate(), iron(_IRON), depth - 1.2, 2.6, low + 0.95, 0.7, 0.15, 5)
