"""Shapes: the solids that every part is made of, drawn into a `Piece` with vectorised numpy.

Lengths are metres in the piece's own frame: x right, y back, z up, front towards -y. Closed shapes
face outward. `material` is a `Material` or the name of a registered one; `tint` multiplies the
reflectance, per shape. What grows is in `director.world.foliage`.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike

from director.world.meshing import (
    BITS,
    BOX_FACES,
    Paint,
    axes_along,
    beam_uv,
    grid,
    quads_per_shape,
)
from director.world.stage import Array, Piece

Opening = tuple[float, float, float, float]
"""(xmin, zmin, xmax, zmax) of a hole in a wall that stands in the xz plane."""


def boxes(
    piece: Piece, material: Paint, low: ArrayLike, high: ArrayLike, tint: ArrayLike = 1.0
) -> None:
    """Draw axis-aligned boxes from corners `low` (n, 3) to `high` (n, 3); tint (n, 3) or less."""
    lows, highs = (np.atleast_2d(np.asarray(side, float)) for side in (low, high))
    lows, highs = np.broadcast_arrays(lows, highs)
    lows, highs = np.minimum(lows, highs), np.maximum(lows, highs)
    corners = np.where(BITS, highs[:, None], lows[:, None])
    quads_per_shape(piece, material, corners[:, BOX_FACES], tint)


def box(
    piece: Piece, material: Paint, low: ArrayLike, high: ArrayLike, tint: ArrayLike = 1.0
) -> None:
    """Draw one axis-aligned box."""
    boxes(piece, material, low, high, tint)


def block(
    piece: Piece, material: Paint, centre: ArrayLike, size: ArrayLike, tint: ArrayLike = 1.0
) -> None:
    """Draw one axis-aligned box by its centre and its size."""
    middle, half = np.asarray(centre, float), np.asarray(size, float) / 2
    boxes(piece, material, middle - half, middle + half, tint)


def beams(
    piece: Piece,
    material: Paint,
    start: ArrayLike,
    end: ArrayLike,
    width: ArrayLike,
    thickness: ArrayLike,
    up: ArrayLike = (0.0, 0.0, 1.0),
    tint: ArrayLike = 1.0,
) -> None:
    """Draw square timbers from `start` (n, 3) to `end` (n, 3), `thickness` along `up`."""
    a, b = (np.atleast_2d(np.asarray(side, float)) for side in (start, end))
    a, b = np.broadcast_arrays(a, b)
    _, side, normal = axes_along(b - a, up)
    half_w = np.broadcast_to(np.asarray(width, float), (len(a),))[:, None] / 2
    half_t = np.broadcast_to(np.asarray(thickness, float), (len(a),))[:, None] / 2
    # Box corners by bit: x is the side, y the way along, z the normal.
    signs = BITS * 2.0 - 1.0
    ends = np.where(BITS[None, :, 1:2], b[:, None], a[:, None])
    corners = (
        ends
        + signs[None, :, 0:1] * (side * half_w)[:, None]
        + signs[None, :, 2:3] * (normal * half_t)[:, None]
    )
    uv = beam_uv(np.linalg.norm(b - a, axis=1), 2 * half_w[:, 0], 2 * half_t[:, 0])
    size = piece.texture_size_m(material)
    quads_per_shape(piece, material, corners[:, BOX_FACES], tint, uv / size)


def beam(
    piece: Piece,
    material: Paint,
    start: ArrayLike,
    end: ArrayLike,
    width: float,
    thickness: float | None = None,
    up: ArrayLike = (0.0, 0.0, 1.0),
    tint: ArrayLike = 1.0,
) -> None:
    """Draw one square timber; without `thickness` it is as thick as it is wide."""
    beams(piece, material, start, end, width, width if thickness is None else thickness, up, tint)


def cylinder(
    piece: Piece,
    material: Paint,
    start: ArrayLike,
    end: ArrayLike,
    radius: float,
    top_radius: float | None = None,
    sides: int = 12,
    capped: bool = True,
    tint: ArrayLike = 1.0,
) -> None:
    """Draw a cylinder, or a cone where `top_radius` differs, from `start` to `end`."""
    top = radius if top_radius is None else top_radius
    length = float(np.linalg.norm(np.subtract(end, start)))
    profile = [(radius, 0.0), (top, length)]
    if capped:
        profile = [(0.0, 0.0), *profile, (0.0, length)]
    revolve(piece, material, profile, start, np.subtract(end, start), sides, tint)


def cone(
    piece: Piece, material: Paint, start: ArrayLike, end: ArrayLike, radius: float, sides: int = 12
) -> None:
    """Draw a closed cone with its point at `end`."""
    cylinder(piece, material, start, end, radius, 0.0, sides)


def revolve(
    piece: Piece,
    material: Paint,
    profile: Sequence[tuple[float, float]],
    base: ArrayLike = (0.0, 0.0, 0.0),
    axis: ArrayLike = (0.0, 0.0, 1.0),
    sides: int = 16,
    tint: ArrayLike = 1.0,
) -> None:
    """Turn a profile of (radius, height) points about `axis`; it rises on the outside."""
    outline = np.asarray(profile, float)
    along, side, normal = (
        part[0] for part in axes_along(np.atleast_2d(np.asarray(axis, float)), (0, 0, 1))
    )
    angle = np.linspace(0.0, 2 * np.pi, sides + 1)
    ring = np.cos(angle)[:, None] * side - np.sin(angle)[:, None] * normal
    ring[-1] = ring[0]
    points = (
        np.asarray(base, float) + outline[:, None, :1] * ring[None] + outline[:, None, 1:] * along
    )
    steps = np.linalg.norm(np.diff(outline, axis=0), axis=1)
    size = piece.texture_size_m(material)
    widest = outline[:, 0].max()
    u = np.arange(sides + 1) / sides * max(1.0, round(2 * np.pi * widest / size))
    v = np.concatenate([[0.0], np.cumsum(steps)]) / size
    grid(piece, material, points, np.stack(np.meshgrid(u, v), axis=-1), tint)


def tube(
    piece: Piece,
    material: Paint,
    path: ArrayLike,
    radius: ArrayLike,
    sides: int = 8,
    tint: ArrayLike = 1.0,
) -> None:
    """Draw a pipe, rope or branch along `path` (n, 3); `radius` is one or one per point."""
    line = np.asarray(path, float)
    ways = np.gradient(line, axis=0)
    _, side, normal = axes_along(ways, (0.0, 0.0, 1.0))
    angle = np.linspace(0.0, 2 * np.pi, sides + 1)
    thick = np.broadcast_to(np.asarray(radius, float), (len(line),))[:, None, None]
    ring = (
        np.cos(angle)[None, :, None] * side[:, None]
        - np.sin(angle)[None, :, None] * normal[:, None]
    )
    size = piece.texture_size_m(material)
    far = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))]) / size
    u = np.arange(sides + 1) / sides * max(1.0, round(2 * np.pi * float(thick.max()) / size))
    grid(
        piece, material, line[:, None] + thick * ring, np.stack(np.meshgrid(u, far), axis=-1), tint
    )


def sphere(
    piece: Piece,
    material: Paint,
    centre: ArrayLike,
    radius: ArrayLike,
    sides: int = 12,
    tint: ArrayLike = 1.0,
) -> None:
    """Draw a ball, or an ellipsoid where `radius` is (rx, ry, rz)."""
    radii = np.broadcast_to(np.asarray(radius, float), (3,))
    size = piece.texture_size_m(material)
    down = np.linspace(-np.pi / 2, np.pi / 2, max(4, sides // 2) + 1)[:, None]
    around = np.linspace(0.0, 2 * np.pi, sides + 1)[None]
    unit = np.stack(
        np.broadcast_arrays(
            np.cos(down) * np.cos(around), np.cos(down) * np.sin(around), np.sin(down)
        ),
        axis=-1,
    )
    uv = np.stack(np.broadcast_arrays(around, down), axis=-1) * radii.mean() / size
    grid(piece, material, np.asarray(centre, float) + unit * radii, uv, tint)


def disc(
    piece: Piece,
    material: Paint,
    centre: ArrayLike,
    radius: float,
    sides: int = 24,
    normal: ArrayLike = (0.0, 0.0, 1.0),
    tint: ArrayLike = 1.0,
) -> None:
    """Draw a flat round plate that faces `normal`."""
    _, side, other = (
        part[0] for part in axes_along(np.atleast_2d(np.asarray(normal, float)), (0, 0, 1))
    )
    angle = np.linspace(0.0, 2 * np.pi, sides + 1)
    rim = np.asarray(centre, float) + radius * (
        np.cos(angle)[:, None] * side - np.sin(angle)[:, None] * other
    )
    fan = np.stack(
        [np.broadcast_to(np.asarray(centre, float), (sides, 3)), rim[:-1], rim[1:]], axis=1
    )
    piece.triangles(piece.paint(material), fan, tint=tint)


def prism(
    piece: Piece,
    material: Paint,
    outline: ArrayLike,
    low: float,
    high: float,
    axis: str = "z",
    tint: ArrayLike = 1.0,
) -> None:
    """Extrude a counter-clockwise outline (n, 2) from `low` to `high` along `axis`.

    The outline is in xy for axis z, in xz for axis y (seen from the front), in yz for axis x. It
    must be star-shaped about its middle, as every convex outline is.
    """
    flat = np.asarray(outline, float)
    order = {"z": [0, 1, 2], "y": [0, 2, 1], "x": [2, 0, 1]}[axis]
    if axis == "y":
        low, high = high, low  # x, z, y is a left-handed order of axes
    near, far = (np.column_stack([flat, np.full(len(flat), at)])[:, order] for at in (low, high))
    nexts = np.roll(np.arange(len(flat)), -1)
    sides = np.stack([near, near[nexts], far[nexts], far], axis=1)
    piece.quads(piece.paint(material), sides, tint=tint)
    for rim, step in ((near, -1), (far, 1)):
        middle = np.broadcast_to(rim.mean(axis=0), rim.shape)
        pair = (rim, rim[nexts]) if step > 0 else (rim[nexts], rim)
        piece.triangles(piece.paint(material), np.stack([middle, *pair], axis=1), tint=tint)


def arch(
    piece: Piece,
    material: Paint,
    width: float,
    springing: float,
    ring: float,
    depth: float,
    stones: int = 11,
) -> None:
    """Draw a round arch of voussoirs over an opening of `width`, springing at height `springing`.

    It stands at x = 0 with its front at y = 0 and reaches back to y = `depth`.
    """
    joints = np.linspace(0.0, np.pi, stones + 1)
    for index, (a, b) in enumerate(pairwise(joints)):
        inner, outer = width / 2, width / 2 + ring * (1.06 if index == stones // 2 else 1.0)
        wedge = [
            (np.cos(angle) * radius, springing + np.sin(angle) * radius)
            for angle, radius in ((a, inner), (a, outer), (b, outer), (b, inner))
        ]
        shade = 0.9 + 0.2 * piece.rng.random()
        prism(piece, material, wedge, 0.0, depth, "y", (shade, shade, shade))


def wall(
    piece: Piece,
    material: Paint,
    width: float,
    height: float,
    thickness: float,
    openings: Sequence[Opening] = (),
    tint: ArrayLike = 1.0,
    base: float = 0.0,
) -> None:
    """Draw a wall with rectangular holes: x from 0 to `width`, front y = 0, back y = `thickness`.

    The holes' reveals are drawn too. Holes must not overlap.
    """
    cuts = {base, base + height}
    cuts.update(z for hole in openings for z in (hole[1], hole[3]) if base < z < base + height)
    levels = sorted(cuts)
    solids: list[tuple[float, float, float, float]] = []
    for low, high in pairwise(levels):
        middle = (low + high) / 2
        holes = sorted((hole[0], hole[2]) for hole in openings if hole[1] < middle < hole[3])
        edges = [0.0, *(x for hole in holes for x in hole), width]
        spans = zip(edges[::2], edges[1::2], strict=True)
        solids.extend((left, low, right, high) for left, right in spans if right - left > 1e-6)
    at = np.array(solids)
    lows = np.column_stack([at[:, 0], np.zeros(len(at)), at[:, 1]])
    highs = np.column_stack([at[:, 2], np.full(len(at), thickness), at[:, 3]])
    boxes(piece, material, lows, highs, tint)


def gable_roof(
    piece: Piece,
    tiles: Paint,
    timber: Paint,
    length: float,
    depth: float,
    eaves: float,
    rise: float,
    overhang: float = 0.4,
    courses: int = 12,
) -> None:
    """Draw a tiled gable roof: ridge along x over 0..`length`, eaves over y = 0 and y = `depth`.

    Every course of tiles is a step of its own, so that the roof has shadow lines.
    """
    half, reach = depth / 2, depth / 2 + overhang
    drop = overhang * rise / half
    size = piece.texture_size_m(tiles)
    share = np.arange(courses + 1) / courses
    for side in (-1.0, 1.0):
        y = half + side * reach * (1 - share)
        z = eaves - drop + (rise + drop) * share
        _courses(piece, tiles, (-overhang, length + overhang), y, z, side, size)
        under = np.array(
            [
                [(-overhang, y[0], z[0] - 0.08), (length + overhang, y[0], z[0] - 0.08)],
                [(-overhang, y[-1], z[-1] - 0.08), (length + overhang, y[-1], z[-1] - 0.08)],
            ]
        )
        grid(piece, timber, under[:, ::-1] if side < 0 else under)
        for x in (-overhang, length + overhang):
            beam(piece, timber, (x, y[0], z[0] - 0.04), (x, y[-1], z[-1] - 0.04), 0.08, 0.2)
    ridge = eaves + rise + 0.04
    cylinder(piece, tiles, (-overhang, half, ridge), (length + overhang, half, ridge), 0.1, sides=8)


def _courses(
    piece: Piece,
    tiles: Paint,
    span: tuple[float, float],
    y: Array,
    z: Array,
    side: float,
    size: float,
) -> None:
    """Draw the courses of one slope; each starts a little above the one below."""
    count = len(y) - 1
    left, right = span if side < 0 else span[::-1]
    far = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(y), np.diff(z)))]) / size
    for index in range(count):
        low, high = (y[index], z[index] + 0.05), (y[index + 1], z[index + 1] + 0.01)
        corners = [(left, *low), (right, *low), (right, *high), (left, *high)]
        uv = [(left / size, far[index]), (right / size, far[index])]
        uv += [(right / size, far[index + 1]), (left / size, far[index + 1])]
        shade = 0.92 + 0.16 * piece.rng.random()
        piece.quads(piece.paint(tiles), [corners], [uv], shade)
        lip = [
            (left, low[0], low[1] - 0.06),
            (right, low[0], low[1] - 0.06),
            corners[1],
            corners[0],
        ]
        piece.quads(piece.paint(tiles), [lip], tint=0.8 * shade)


def terrain(
    piece: Piece,
    material: Paint,
    xs: ArrayLike,
    ys: ArrayLike,
    height: Callable[[Array, Array], Array],
    tint: Callable[[Array, Array], Array] | None = None,
) -> None:
    """Draw a height field over the lines `xs` by `ys`; `tint(x, y)` gives (..., 3) per cell."""
    x, y = np.meshgrid(np.asarray(xs, float), np.asarray(ys, float))
    z = height(x, y)
    size = piece.texture_size_m(material)
    shades: ArrayLike = 1.0
    if tint is not None:
        middle = [(part[:-1, :-1] + part[1:, 1:]) / 2 for part in (x, y)]
        shades = tint(*middle).reshape(-1, 3)
    grid(piece, material, np.stack([x, y, z], axis=-1), np.stack([x, y], axis=-1) / size, shades)
