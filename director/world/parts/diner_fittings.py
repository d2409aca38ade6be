"""Diner fittings: a chrome counter with its stools, booths, urns, a pie case, lit menus."""

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3, Material
from director.world.parts.clutter import mug
from director.world.parts.forms import board, boards, cushion
from director.world.parts.soft_materials import hide
from director.world.parts.tableware import plate
from director.world.shapes import box, boxes, cylinder, revolve, sphere, tube
from director.world.stage import Frame, Piece, Stage

COUNTER_M, SEAT_M, TABLE_M = 1.02, 0.72, 0.75
CREAM: Float3 = (0.55, 0.49, 0.38)


def chrome() -> Material:
    """Bright metal of trims and stools."""
    return made.metal((0.48, 0.49, 0.50))


def chrome_counter(stage: Stage, id: str, frame: Frame, length_m: float, top: Material) -> None:
    """A counter along x, its front of upright flutes; guests at -y."""
    with stage.thing(id, "diner_counter", frame) as piece:
        w = length_m / 2
        box(piece, made.paint((0.10, 0.10, 0.105)), (-w, -0.2, 0.0), (w, 0.3, COUNTER_M - 0.05))
        x = np.arange(-w, w, 0.075)
        low = np.column_stack([x, np.full(len(x), -0.235), np.full(len(x), 0.14)])
        boards(piece, chrome(), low, np.add(low, (0.066, 0.04, 0.74)), bevel=0.025, grain="z")
        board(piece, top, (-w - 0.05, -0.42, COUNTER_M - 0.05), (w + 0.05, 0.34, COUNTER_M))
        for z in (COUNTER_M - 0.045, COUNTER_M - 0.02):
            box(piece, chrome(), (-w - 0.056, -0.43, z), (w + 0.056, -0.42, z + 0.012))
        cylinder(piece, chrome(), (-w, -0.4, 0.2), (w, -0.4, 0.2), 0.022, sides=12)


def post_stool(stage: Stage, id: str, frame: Frame, seat: Float3) -> None:
    """A stool on a chrome post that is screwed to the floor."""
    with stage.thing(id, "diner_stool", frame) as piece:
        foot = [(0, 0), (0.19, 0.0), (0.18, 0.02), (0.05, 0.05), (0.04, SEAT_M - 0.1)]
        revolve(piece, chrome(), [*foot, (0.16, SEAT_M - 0.08), (0.0, SEAT_M - 0.08)], sides=22)
        rim = [(0.185, SEAT_M - 0.085), (0.195, SEAT_M - 0.06), (0.185, SEAT_M - 0.03)]
        revolve(piece, chrome(), rim, sides=26)
        pad = [(0.18, SEAT_M - 0.05), (0.185, SEAT_M - 0.01), (0.14, SEAT_M + 0.02)]
        revolve(piece, hide(), [*pad, (0.0, SEAT_M + 0.03)], sides=26, tint=seat)


def booth(stage: Stage, id: str, frame: Frame, seat: Float3, width_m: float = 1.15) -> None:
    """One bench of a booth: channelled vinyl, its back at y = 0, its sitters face -y."""
    with stage.thing(id, "diner_booth", frame) as piece:
        w = width_m / 2
        box(piece, made.paint((0.08, 0.08, 0.085)), (-w, -0.5, 0.0), (w, -0.02, 0.3))
        box(piece, made.paint(CREAM, 0.4), (-w, -0.06, 0.3), (w, 0.0, 1.08))
        cushion(
            piece, hide(), (-w, -0.56, 0.29), (w, -0.1, 0.47), softness=0.5, crown=0.15, tint=seat
        )
        count = 8
        for index in range(count):
            x = -w + index * width_m / count
            low, high = (x + 0.004, -0.2, 0.46), (x + width_m / count - 0.004, -0.05, 1.05)
            tint = seat if 0 < index < count - 1 else CREAM
            cushion(piece, hide(), low, high, softness=0.9, crown=0.1, cuts=4, tint=tint)
        box(piece, chrome(), (-w, -0.08, 1.05), (w, 0.0, 1.09))


def booth_table(stage: Stage, id: str, frame: Frame, width_m: float = 0.65) -> None:
    """A table on one leg with a chrome rim, laid with what stands on every diner's table."""
    with stage.thing(id, "diner_table", frame) as piece:
        w, d = width_m / 2, 0.56
        board(piece, made.paint(CREAM, 0.3), (-w, -d, TABLE_M - 0.035), (w, d, TABLE_M))
        edge = [(-w - 0.006, -d - 0.006), (-w - 0.006, d), (-w, -d - 0.006), (w, -d)]
        ends = [(w + 0.006, -d), (w + 0.006, d + 0.006), (-w, d + 0.006), (w + 0.006, d)]
        for (x0, y0), (x1, y1) in zip(edge, ends, strict=True):
            box(piece, chrome(), (x0, y0, TABLE_M - 0.03), (x1, y1, TABLE_M - 0.005))
        revolve(piece, chrome(), [(0, 0), (0.24, 0), (0.22, 0.025), (0.04, 0.05), (0.035, 0.71)])
        condiments(piece.at(0, 0.36, TABLE_M))
        for y in (-0.3, 0.1):
            plate(piece, (0.0, y, TABLE_M), 0.12)
            mug(piece, (0.2, y - 0.1, TABLE_M), (0.9, 0.9, 0.88))


def condiments(piece: Piece) -> None:
    """Draw a napkin holder, ketchup, mustard and a sugar pourer."""
    box(piece, chrome(), (-0.05, -0.04, 0.0), (0.05, 0.04, 0.13))
    box(piece, made.paper(), (-0.035, -0.043, 0.03), (0.035, 0.043, 0.11))
    for x, tint in ((0.11, (0.5, 0.02, 0.01)), (0.17, (0.6, 0.38, 0.02))):
        body = [(0, 0), (0.026, 0.0), (0.028, 0.1), (0.012, 0.15), (0.004, 0.19), (0, 0.19)]
        revolve(piece, made.paint(tint, 0.3), body, (x, 0, 0), sides=14)
    sugar = [(0, 0), (0.033, 0), (0.035, 0.1), (0, 0.1)]
    revolve(piece, made.ceramic((0.7, 0.7, 0.68)), sugar, (-0.12, 0, 0), sides=14)
    revolve(piece, chrome(), [(0.035, 0.1), (0.01, 0.14), (0, 0.14)], (-0.12, 0, 0), sides=14)


def back_counter(stage: Stage, id: str, frame: Frame, length_m: float, *, lit: bool) -> None:
    """The wall behind the counter: steel, shelves of mugs, urns, a grill hood, lit menus."""
    with stage.thing(id, "diner_wall", frame) as piece:
        w, steel = length_m / 2, made.metal((0.42, 0.43, 0.44))
        box(piece, steel, (-w, -0.02, 0.9), (w, -0.002, 2.1))
        x = np.arange(-w, w - 0.3, 0.34)
        low = np.column_stack([x, np.full(len(x), -0.03), np.full(len(x), 1.0)])
        boards(piece, steel, low, np.add(low, (0.33, 0.012, 1.08)), bevel=0.008)
        board(piece, steel, (-w, -0.5, 0.0), (w, -0.02, 0.88))
        board(piece, chrome(), (-w, -0.54, 0.88), (w, -0.01, 0.92))
        for z in (1.4, 1.72):
            board(piece, chrome(), (-w * 0.45, -0.26, z - 0.02), (w * 0.45, -0.02, z))
            for at in np.arange(-w * 0.43, w * 0.43, 0.13):
                mug(piece, (float(at), -0.13, z), (0.9, 0.9, 0.87))
        for at in (-w * 0.72, -w * 0.6):
            _urn(piece.at(at, -0.3, 0.92))
        _hood(piece.at(w * 0.72, 0.0), steel)
        _menus(piece, w, lit=lit)


def _urn(piece: Piece) -> None:
    """Draw a coffee urn with tap and gauge."""
    body = [(0, 0), (0.15, 0.0), (0.16, 0.05), (0.16, 0.5), (0.1, 0.58), (0.03, 0.62), (0, 0.66)]
    revolve(piece, chrome(), body, sides=26)
    tube(piece, made.iron(), [(0, -0.15, 0.1), (0, -0.21, 0.1), (0, -0.22, 0.06)], 0.014, 8)
    box(piece, made.paint((0.06, 0.03, 0.015)), (0.05, -0.168, 0.14), (0.065, -0.155, 0.42))


def _hood(piece: Piece, steel: Material) -> None:
    """Draw a grill with its hood."""
    low, high = (-0.6, -0.55, 0.92), (0.6, -0.03, 0.98)
    board(piece, made.iron((0.05, 0.05, 0.05)), low, high)
    for z, reach in ((2.0, 0.55), (2.2, 0.4)):
        board(piece, steel, (-0.65, -reach, z - 0.2), (0.65, -0.02, z), bevel=0.02)


def _menus(piece: Piece, w: float, *, lit: bool) -> None:
    """Draw a row of lit menu panels with lines of text over the counter."""
    panel = made.lit_window((1.0, 0.80, 0.50), 0.75) if lit else made.paper()
    ink, rng = made.paint((0.02, 0.02, 0.02), 0.9), piece.rng
    for index, x in enumerate(np.arange(-w * 0.8, w * 0.75, 0.82)):
        board(piece, chrome(), (x - 0.02, -0.1, 2.2), (x + 0.78, -0.02, 2.66))
        box(piece, panel, (x, -0.106, 2.22), (x + 0.76, -0.1, 2.64))
        red = made.paint((0.5, 0.03, 0.02), 0.8)
        box(piece, red, (x + 0.06, -0.108, 2.54), (x + 0.4 + 0.06 * (index % 3), -0.106, 2.6))
        rows = [(x + 0.06 + 0.36 * c, z) for c in (0, 1) for z in np.arange(2.27, 2.52, 0.05)]
        lows = [(a, -0.108, z) for a, z in rows]
        highs = [(a + rng.uniform(0.12, 0.28), -0.106, z + 0.016) for a, z in rows]
        boxes(piece, ink, lows, highs)
        if lit and index % 2:
            piece.lamp(x + 0.4, -0.4, 2.4, colour=(1.0, 0.86, 0.62), intensity_w_sr=1.0,
                       always_on=True)  # fmt: skip


def pie_case(piece: Piece) -> None:
    """Draw a glass case with pies and cakes on its shelves."""
    for x in (-0.35, 0.33):
        for y in (-0.2, 0.18):
            box(piece, chrome(), (x, y, 0.0), (x + 0.02, y + 0.02, 0.55))
    rng = piece.rng
    for z in (0.0, 0.27, 0.53):
        board(piece, chrome(), (-0.36, -0.21, z), (0.36, 0.21, z + 0.015))
    for z in (0.015, 0.285):
        for x in (-0.18, 0.17):
            tint = ((0.42, 0.22, 0.07), (0.5, 0.08, 0.06), (0.62, 0.52, 0.36))[int(rng.integers(3))]
            crust = [(0, 0), (0.12, 0.0), (0.15, 0.04), (0.12, 0.06), (0, 0.075)]
            revolve(piece, made.paint(tint, 0.8), crust, (x, 0, z + 0.01), sides=24)
            sphere(piece, made.paint((0.45, 0.02, 0.02), 0.3), (x, 0, z + 0.1), 0.018, 10)
