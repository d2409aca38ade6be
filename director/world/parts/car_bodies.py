"""Car bodies: sections lofted along the length, with wheel arches, pillars and glass.

A car faces -y and stands on its wheels at z = 0. `Body` has the few numbers in which cars of one
time differ from those of another.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from director.world.materials import dark, glass
from director.world.shapes import Paint
from director.world.stage import Array, Piece

Curve = tuple[tuple[float, float], ...]
"""Points (y, value) of a line along the car, front to rear."""


@dataclass(frozen=True)
class Body:
    """The shape of a car. Lengths in metres; y runs from the front to the rear."""

    half_m: float
    """Half the width at the widest."""
    plan: Curve
    """Share of the width along the length."""
    shoulder: Curve
    """Height of bonnet, sill of the windows and boot."""
    roof: Curve
    """Height of the roof; its first and last points lie on the shoulder."""
    pillars: tuple[float, ...]
    """Where the posts between side windows stand."""
    axles: tuple[float, float]
    wheel_m: float
    """Radius of a wheel."""
    floor_m: float = 0.22
    tumblehome: float = 0.80
    """Width of the roof as a share of the width below the windows."""
    blind_m: float = 99.0
    """From here to the rear, the sides have no windows."""

    @property
    def front(self) -> float:
        """Where the body begins."""
        return self.plan[0][0]

    @property
    def rear(self) -> float:
        """Where the body ends."""
        return self.plan[-1][0]


SALOON = Body(
    0.88,
    ((-2.24, 0.84), (-2.1, 0.95), (-1.4, 1.0), (1.5, 1.0), (2.1, 0.95), (2.24, 0.86)),
    ((-2.24, 0.60), (-2.14, 0.72), (-1.0, 0.92), (1.45, 0.97), (2.12, 0.93), (2.24, 0.72)),
    ((-1.05, 0.90), (-0.32, 1.38), (0.3, 1.44), (0.95, 1.40), (1.62, 0.96)),
    (0.32, 1.08),
    (-1.38, 1.32),
    0.32,
)
HATCH = Body(
    0.90,
    ((-2.12, 0.72), (-1.95, 0.9), (-1.3, 1.0), (1.4, 1.0), (1.95, 0.95), (2.08, 0.86)),
    ((-2.12, 0.62), (-2.0, 0.78), (-1.15, 0.98), (0.4, 1.03), (1.75, 1.08), (2.08, 0.92)),
    ((-1.28, 0.95), (-0.35, 1.44), (0.35, 1.52), (1.35, 1.44), (1.98, 1.05)),
    (0.28, 1.22),
    (-1.32, 1.30),
    0.34,
    0.2,
    0.78,
)
FIFTIES = Body(
    0.94,
    ((-2.5, 0.88), (-2.3, 0.97), (-1.4, 1.0), (1.6, 1.0), (2.3, 0.97), (2.5, 0.90)),
    ((-2.5, 0.72), (-2.4, 0.90), (-0.9, 1.00), (1.3, 1.00), (2.3, 1.0), (2.5, 0.94)),
    ((-0.92, 0.99), (-0.38, 1.42), (0.25, 1.55), (0.95, 1.46), (1.5, 1.02)),
    (0.3,),
    (-1.5, 1.45),
    0.35,
    0.26,
    0.82,
)
POD = Body(
    0.92,
    ((-2.1, 0.55), (-1.85, 0.85), (-1.1, 1.0), (1.2, 1.0), (1.85, 0.9), (2.1, 0.7)),
    ((-2.1, 0.5), (-1.6, 0.74), (-0.6, 0.92), (0.8, 0.95), (1.7, 0.85), (2.1, 0.6)),
    ((-1.75, 0.7), (-0.7, 1.32), (0.1, 1.48), (0.9, 1.38), (1.9, 0.78)),
    (),
    (-1.35, 1.35),
    0.36,
    0.16,
    0.74,
)
VAN = Body(
    0.98,
    ((-2.45, 0.82), (-2.3, 0.94), (-1.6, 1.0), (2.3, 1.0), (2.5, 0.97)),
    ((-2.45, 0.82), (-2.3, 1.05), (-1.5, 1.22), (2.3, 1.25), (2.5, 1.25)),
    ((-1.95, 1.16), (-1.2, 2.06), (-0.4, 2.22), (2.3, 2.22), (2.5, 1.26)),
    (-0.2,),
    (-1.5, 1.55),
    0.35,
    0.26,
    0.88,
    -0.15,
)


def car_body(piece: Piece, body: Body, paint: Paint, roof: Paint | None = None) -> None:
    """Draw shell and glass of a car."""
    stations = _stations(body)
    _lower(piece, body, stations, paint)
    _greenhouse(piece, body, stations, paint, paint if roof is None else roof)
    for axle in body.axles:  # Wheel wells: no light comes through under a car.
        reach, low = body.wheel_m + 0.05, body.floor_m + 0.03
        inner = body.half_m * 0.74
        for x in (-inner, inner):
            a, b, top = axle - reach, axle + reach, body.wheel_m * 2 + 0.04
            wall = [(x, a, low), (x, b, low), (x, b, top), (x, a, top)]
            piece.quads(dark(), [wall if x > 0 else wall[::-1]])


def across(body: Body, y: float, z: float) -> float:
    """Return how far out the side of a body is at (y, z), for what is fixed to it."""
    share = float(_at(body.plan, np.array([y]))[0])
    shoulder = float(_at(body.shoulder, np.array([y]))[0])
    return body.half_m * share * (1.0 if z < shoulder - 0.08 else 0.97)


def _at(curve: Curve, y: Array) -> Array:
    points = np.array(curve)
    return np.interp(y, points[:, 0], points[:, 1])


def _stations(body: Body) -> Array:
    """Return the places (n,) along the car at which a section is drawn."""
    arches = [
        axle + (body.wheel_m + 0.06) * np.cos(turn)
        for axle in body.axles
        for turn in np.linspace(0.0, np.pi, 9)
    ]
    knots = [y for curve in (body.plan, body.shoulder, body.roof) for y, _ in curve]
    posts = [post + side for post in body.pillars for side in (-0.045, 0.045)]
    even = np.linspace(body.front, body.rear, 17).tolist()
    found = np.unique(np.round([*arches, *knots, *posts, *even], 3))
    return found[(found >= body.front) & (found <= body.rear)]


def _lower(piece: Piece, body: Body, y: Array, paint: Paint) -> None:
    """Draw the body below the windows, bottom to middle of the top, both sides."""
    wide = body.half_m * _at(body.plan, y)
    top = _at(body.shoulder, y)
    ends = np.clip(np.minimum(y - body.front, body.rear - y) / 0.3, 0.0, 1.0)
    low = body.floor_m + 0.12 * (1 - ends)
    arch = np.zeros_like(y)
    for axle in body.axles:
        radius = body.wheel_m + 0.06
        inside = np.maximum(radius**2 - (y - axle) ** 2, 0.0)
        arch = np.maximum(arch, np.where(inside > 0, body.wheel_m + np.sqrt(inside), 0.0))
    lift = np.maximum(low, arch)
    middle = np.maximum(low + 0.45 * (top - low), lift + 0.01)
    section = [
        (0.0 * wide, low),
        (0.72 * wide, low),
        (0.95 * wide, np.maximum(low, lift)),
        (0.99 * wide, np.maximum(low + 0.10, lift + 0.005)),
        (1.0 * wide, middle),
        (0.985 * wide, np.maximum(top - 0.07, middle + 0.005)),
        (0.92 * wide, top),
        (0.55 * wide, top + 0.018 * ends),
        (0.0 * wide, top + 0.028 * ends),
    ]
    points = np.stack([np.column_stack([x, y, z]) for x, z in section], axis=1)
    _both_sides(piece, points, lambda _row, _band: paint)
    for end, flip in ((points[0], False), (points[-1], True)):
        _cap(piece, end, paint, flip)


def _greenhouse(piece: Piece, body: Body, stations: Array, paint: Paint, roof: Paint) -> None:
    """Draw windows, pillars and roof."""
    first, last = body.roof[0][0], body.roof[-1][0]
    y = stations[(stations >= first) & (stations <= last)]
    base = _at(body.shoulder, y) + 0.01
    high = np.maximum(_at(body.roof, y), base)
    wide = 0.92 * body.half_m * _at(body.plan, y)
    rise = (high - base) / max(float((high - base).max()), 1e-6)
    narrow = wide * (1 - (1 - body.tumblehome) * rise)
    edge = np.minimum(0.05, high - base)
    section = [
        (wide, base),
        (wide + (narrow - wide) * 0.16, base + 0.12 * (high - base)),
        (narrow + 0.012, high - edge),
        (narrow * 0.88, high - 0.2 * edge),
        (0.0 * wide, high + 0.015 * rise),
    ]
    points = np.stack([np.column_stack([x, y, z]) for x, z in section], axis=1)
    full = [at for at, tall in body.roof if tall > 0.86 * max(t for _, t in body.roof)]
    pane = glass()

    def cover(row: int, band: int) -> Paint:
        middle = (y[row] + y[row + 1]) / 2
        sloped = middle < full[0] or middle > full[-1]
        post = any(abs(middle - pillar) < 0.045 for pillar in body.pillars)
        if band == 3:
            glazed = sloped and (middle < full[0] or body.blind_m > middle)
            return pane if glazed else roof
        if band == 1 and not post and middle < body.blind_m:
            corner = abs(middle - full[0]) < 0.07 or abs(middle - full[-1]) < 0.07
            return paint if corner else pane
        return paint

    _both_sides(piece, points, cover)


def _both_sides(piece: Piece, points: Array, cover: Callable[[int, int], Paint]) -> None:
    """Draw a loft (stations, bands + 1, 3) and its mirror image."""
    cells = np.stack([points[:-1, :-1], points[1:, :-1], points[1:, 1:], points[:-1, 1:]], axis=2)
    rows, bands = cells.shape[:2]
    found: dict[str, list[Array]] = {}
    for row in range(rows):
        for band in range(bands):
            found.setdefault(piece.paint(cover(row, band)), []).append(cells[row, band])
    for material, drawn in found.items():
        quads = np.stack(drawn)
        piece.quads(material, quads)
        piece.quads(material, (quads * np.array([-1.0, 1.0, 1.0]))[:, ::-1])


def _cap(piece: Piece, section: Array, paint: Paint, flip: bool) -> None:
    """Close an end of the body."""
    mirror = section[::-1] * np.array([-1.0, 1.0, 1.0])
    rim = np.concatenate([section, mirror])
    middle = np.broadcast_to(rim.mean(axis=0), rim.shape)
    pair = (np.roll(rim, -1, axis=0), rim) if flip else (rim, np.roll(rim, -1, axis=0))
    piece.triangles(paint, np.stack([middle, *pair], axis=1))
