"""Walls with windows: what houses and city buildings share. Fronts are in xz, facing -y."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from director.world.blockout import Float3, Material
from director.world.materials import (
    dark,
    fabric,
    glass,
    iron,
    lit_window,
    paint,
    peeling_paint,
    smooth_stone,
    timber,
)
from director.world.shapes import Opening, Paint, beams, boxes, wall
from director.world.stage import Piece

LAP_M = 0.008
"""How far dressed stones stand into the holes that they surround."""

LIT = ((1.0, 0.66, 0.34), (1.0, 0.74, 0.46), (1.0, 0.58, 0.28))


class Boxes:
    """Boxes of one frame gathered by material, drawn together at the end of a `with`."""

    def __init__(self, piece: Piece) -> None:
        self.piece = piece
        self._found: dict[str, list[tuple[Float3, Float3, float]]] = {}

    def __enter__(self) -> "Boxes":
        return self

    def __exit__(self, *_: object) -> None:
        for material, found in self._found.items():
            low, high, tint = (np.array(part, float) for part in zip(*found, strict=True))
            boxes(self.piece, material, low, high, tint[:, None] * np.ones(3))

    def add(self, material: Paint, low: Float3, high: Float3, tint: float = 1.0) -> None:
        """Gather one box."""
        self._found.setdefault(self.piece.paint(material), []).append((low, high, tint))


@dataclass(frozen=True)
class Trim:
    """What goes around a window or a door."""

    frame: Material = field(default_factory=lambda: paint((0.62, 0.60, 0.55)))
    surround: Material = field(default_factory=smooth_stone)
    shutters: Material | None = None
    columns: int = 2
    rows: int = 2
    lit: float = 0.3
    """Share of the windows that are lit at night."""
    lintel: bool = True
    curtains: bool = True
    boarded: float = 0.0
    """Share of the windows that are nailed up."""
    broken: float = 0.0
    """Share of the windows whose glass is out: a dark hole with shards in its corners."""


def walled(
    piece: Piece,
    material: Paint,
    width: float,
    height: float,
    windows: Sequence[Opening],
    trim: Trim,
    *,
    doors: Sequence[Opening] = (),
    base: float = 0.0,
    thickness: float = 0.3,
) -> None:
    """Draw a wall from x = 0 to `width` with its windows; doors are left as holes."""
    wall(piece, material, width, height, thickness, [*windows, *doors], base=base)
    with Boxes(piece) as gathered:
        for hole in windows:
            window(gathered, hole, trim)


def window(gathered: Boxes, hole: Opening, trim: Trim) -> None:
    """Draw a window into a hole of a wall: panes, frame, sill, and what the trim asks for."""
    piece = gathered.piece
    x0, z0, x1, z1 = hole
    lit, colour = piece.rng.random() < trim.lit, LIT[int(piece.rng.integers(0, 3))]
    boarded, curtained = piece.rng.random() < trim.boarded, piece.rng.random() < 0.6
    broken = trim.broken > 0 and piece.rng.random() < trim.broken
    pane = dark() if broken else lit_window(colour) if lit else glass()
    if boarded:
        _boards(piece, hole)
    gathered.add(pane, (x0, 0.15, z0), (x1, 0.17, z1))
    if broken:
        _shards(piece, hole)
    if trim.curtains and curtained and not lit and not broken:
        cloth = fabric((0.5, 0.47, 0.42))
        reach = (x1 - x0) * (0.16 + 0.1 * float(piece.rng.random()))
        gathered.add(cloth, (x0, 0.142, z0), (x0 + reach, 0.149, z1), 0.7)
        gathered.add(cloth, (x1 - reach, 0.142, z0), (x1, 0.149, z1), 0.7)
    _frame(gathered, hole, trim)
    _surround(gathered, hole, trim)
    if trim.shutters is not None:
        _shutters(gathered, hole, trim.shutters)


def _frame(gathered: Boxes, hole: Opening, trim: Trim) -> None:
    x0, z0, x1, z1 = hole
    f, front, back = 0.06, 0.09, 0.16
    gathered.add(trim.frame, (x0, front, z0), (x0 + f, back, z1))
    gathered.add(trim.frame, (x1 - f, front, z0), (x1, back, z1))
    gathered.add(trim.frame, (x0, front, z0), (x1, back, z0 + f))
    gathered.add(trim.frame, (x0, front, z1 - f), (x1, back, z1))
    for column in range(1, trim.columns):
        x = x0 + (x1 - x0) * column / trim.columns
        gathered.add(trim.frame, (x - 0.022, 0.11, z0), (x + 0.022, 0.155, z1))
    for row in range(1, trim.rows):
        z = z0 + (z1 - z0) * row / trim.rows
        gathered.add(trim.frame, (x0, 0.115, z - 0.02), (x1, 0.155, z + 0.02))


def _surround(gathered: Boxes, hole: Opening, trim: Trim) -> None:
    x0, z0, x1, z1 = hole
    # Stones reach a little into the hole, or they would lie in the planes of its reveals.
    gathered.add(trim.surround, (x0 - 0.1, -0.1, z0 - 0.09), (x1 + 0.1, 0.14, z0 + LAP_M))
    if trim.lintel:
        gathered.add(trim.surround, (x0 - 0.12, -0.035, z1 - LAP_M), (x1 + 0.12, 0.1, z1 + 0.17))
        gathered.add(trim.surround, (x0 - 0.1, -0.022, z0), (x0 + LAP_M, 0.08, z1), 0.96)
        gathered.add(trim.surround, (x1 - LAP_M, -0.022, z0), (x1 + 0.1, 0.08, z1), 0.96)


def _shutters(gathered: Boxes, hole: Opening, material: Material) -> None:
    x0, z0, x1, z1 = hole
    leaf = (x1 - x0) / 2 + 0.03
    for left in (x0 - 0.13 - leaf, x1 + 0.13):
        gathered.add(material, (left, -0.055, z0 - 0.02), (left + leaf, -0.02, z1 + 0.02), 0.85)
        for low, high in (
            (z0 - 0.02, z0 + 0.06),
            ((z0 + z1) / 2 - 0.04, (z0 + z1) / 2 + 0.04),
            (z1 - 0.06, z1 + 0.02),
        ):
            gathered.add(material, (left, -0.072, low), (left + leaf, -0.054, high))
        for x in (left, left + leaf - 0.06):
            gathered.add(material, (x, -0.07, z0 - 0.02), (x + 0.06, -0.054, z1 + 0.02))
        for slat in np.arange(z0 + 0.1, z1 - 0.08, 0.075):
            gathered.add(
                material, (left + 0.05, -0.066, slat), (left + leaf - 0.05, -0.05, slat + 0.03)
            )


def _shards(piece: Piece, hole: Opening) -> None:
    """Leave what is left of the glass in the corners of a hole."""
    x0, z0, x1, z1 = hole
    corners = np.array([(x0, 0.145, z0), (x1, 0.145, z0), (x1, 0.145, z1), (x0, 0.145, z1)])
    reach = piece.rng.uniform(0.05, 0.45, (4, 2))
    ahead = corners + (np.roll(corners, -1, axis=0) - corners) * reach[:, :1]
    back = corners + (np.roll(corners, 1, axis=0) - corners) * reach[:, 1:]
    piece.triangles(glass(), np.stack([corners, ahead, back], axis=1))


def _boards(piece: Piece, hole: Opening) -> None:
    """Nail rough boards across a hole, at slight angles."""
    x0, z0, x1, z1 = hole
    count = max(2, int((z1 - z0) / 0.4))
    z = z0 + (np.arange(count) + 0.5) / count * (z1 - z0)
    tilt = piece.rng.uniform(-0.12, 0.12, count)
    start = np.column_stack([np.full(count, x0 - 0.12), np.full(count, -0.055), z - tilt])
    end = np.column_stack([np.full(count, x1 + 0.12), np.full(count, -0.055), z + tilt])
    beams(piece, timber((0.26, 0.20, 0.14)), start, end, 0.16, 0.03, (0, 1, 0))


def door(
    gathered: Boxes,
    hole: Opening,
    colour: Float3 = (0.12, 0.075, 0.045),
    *,
    steps: int = 1,
    fanlight: bool = False,
    surround: Paint | None = None,
) -> None:
    """Draw a panelled door, its frame and its steps into a hole of a wall."""
    x0, z0, x1, z1 = hole
    leaf, post = peeling_paint(colour), timber((0.16, 0.11, 0.07))
    top = z1 - 0.42 if fanlight else z1 - 0.07
    gathered.add(leaf, (x0 + 0.07, 0.14, z0), (x1 - 0.07, 0.19, top))
    for a, b in ((x0, x0 + 0.08), (x1 - 0.08, x1)):
        gathered.add(post, (a, 0.06, z0), (b, 0.22, z1))
    gathered.add(post, (x0, 0.06, z1 - 0.08), (x1, 0.22, z1))
    if fanlight:
        gathered.add(post, (x0, 0.08, top - 0.04), (x1, 0.2, top + 0.04))
        gathered.add(glass(), (x0 + 0.06, 0.16, top), (x1 - 0.06, 0.18, z1 - 0.06))
    _panels(gathered, leaf, (x0 + 0.07, z0, x1 - 0.07, top))
    gathered.add(iron((0.25, 0.2, 0.1)), (x1 - 0.2, 0.07, z0 + 0.98), (x1 - 0.16, 0.14, z0 + 1.08))
    stone = smooth_stone() if surround is None else surround
    gathered.add(stone, (x0 - 0.18, -0.06, z1 - LAP_M), (x1 + 0.18, 0.12, z1 + 0.2))
    for a, b in ((x0 - 0.16, x0 + LAP_M), (x1 - LAP_M, x1 + 0.16)):
        gathered.add(stone, (a, -0.045, z0), (b, 0.1, z1), 0.95)
    rise = z0 / max(steps, 1)
    for step in range(steps):
        reach = 0.34 * (steps - step)
        gathered.add(stone, (x0 - 0.2, -reach, -0.3), (x1 + 0.2, 0.18, rise * (step + 1)), 0.9)
    gathered.add(dark(), (x0 + 0.02, 0.2, z0), (x1 - 0.02, 0.26, z1 - 0.02))


def _panels(gathered: Boxes, leaf: Material, area: Opening) -> None:
    x0, z0, x1, z1 = area
    middle, rail = (x0 + x1) / 2, z0 + (z1 - z0) * 0.44
    for a, b in ((x0, x0 + 0.11), (middle - 0.055, middle + 0.055), (x1 - 0.11, x1)):
        gathered.add(leaf, (a, 0.12, z0), (b, 0.145, z1), 1.08)
    for low, high in ((z0, z0 + 0.2), (rail - 0.09, rail + 0.09), (z1 - 0.12, z1)):
        gathered.add(leaf, (x0, 0.121, low), (x1, 0.146, high), 1.08)


def spaced(
    width: float, count: int, hole: float, low: float, high: float, margin: float = 0.0
) -> list[Opening]:
    """Return `count` holes of one size, evenly spaced along a wall."""
    step = (width - 2 * margin) / count
    middles = [margin + step * (index + 0.5) for index in range(count)]
    return [(x - hole / 2, low, x + hole / 2, high) for x in middles]
