"""Trade stalls: market pitches under canvas, one for each trade, as they stand on a trading day.

A stall's origin is on the ground below the middle of its front edge; it sells towards -y.
"""

from collections.abc import Callable

import numpy as np

from director.world.blockout import Float3
from director.world.foliage import sprigs
from director.world.materials import (
    ceramic,
    fabric,
    glow,
    iron,
    leaf,
    metal,
    paint,
    paper,
    planks,
    striped,
    timber,
)
from director.world.meshing import grid
from director.world.parts.produce import crate_of, fish_on_ice, loaves
from director.world.shapes import Paint, beam, box, cylinder, revolve, sphere
from director.world.stage import Frame, Piece, Stage

WIDTH_M, DEPTH_M = 2.9, 1.5
FRONT_M, BACK_M = 2.15, 2.55
"""Height of the canvas over the counter's front and back."""

CANVAS: tuple[Float3, ...] = (
    (0.47, 0.055, 0.05),
    (0.06, 0.17, 0.11),
    (0.08, 0.14, 0.28),
    (0.52, 0.34, 0.08),
    (0.50, 0.46, 0.37),
)
SKIRTS: tuple[Float3, ...] = ((0.05, 0.13, 0.075), (0.20, 0.05, 0.045), (0.06, 0.08, 0.15))
POTTERY: tuple[Float3, ...] = ((0.52, 0.48, 0.40), (0.10, 0.19, 0.30), (0.38, 0.15, 0.07))
CLOTHES: tuple[Float3, ...] = (
    (0.30, 0.06, 0.06),
    (0.08, 0.12, 0.22),
    (0.42, 0.36, 0.26),
    (0.12, 0.20, 0.13),
    (0.45, 0.28, 0.07),
    (0.22, 0.12, 0.22),
)
BLOOMS: tuple[Float3, ...] = (
    (0.72, 0.07, 0.10),
    (0.80, 0.55, 0.06),
    (0.74, 0.70, 0.64),
    (0.60, 0.16, 0.46),
    (0.85, 0.28, 0.05),
)


def trade_stall(stage: Stage, id: str, frame: Frame, trade: str) -> None:
    """Draw a stall of one of the `TRADES`: posts, canvas, counter, skirt, goods and a bulb."""
    with stage.thing(id, "trade_stall", frame) as piece:
        rng, half = piece.rng, WIDTH_M / 2
        colour = CANVAS[int(rng.integers(0, len(CANVAS)))]
        worn = stage.traits.wear > 0.6
        faded = tuple(0.55 * part + 0.13 for part in colour) if worn else colour
        cloth = striped(faded) if rng.random() < 0.55 and not worn else fabric(faded)  # type: ignore[arg-type]
        _posts(piece, half)
        _canvas(piece, cloth, half + 0.18)
        _counter(piece, half, SKIRTS[int(rng.integers(0, len(SKIRTS)))])
        TRADES[trade](piece, half)
        if stage.traits.people > 0.2:
            _bulb(piece)


def shut_stall(stage: Stage, id: str, frame: Frame) -> None:
    """Draw a stall that nobody keeps: bare posts, a sagging rag of canvas, an empty counter."""
    with stage.thing(id, "shut_stall", frame) as piece:
        half = WIDTH_M / 2
        _posts(piece, half)
        if piece.rng.random() < 0.6:
            _canvas(piece, fabric((0.27, 0.25, 0.21)), half, sag_m=0.34)
        box(piece, planks((0.20, 0.16, 0.12)), (-half, 0.15, 0.80), (half, 1.1, 0.85), 0.8)
        for x in (-half + 0.1, half - 0.2):
            box(piece, timber(), (x, 0.2, 0.0), (x + 0.1, 1.05, 0.80))


def _posts(piece: Piece, half: float) -> None:
    """Draw four posts with the rails that carry the canvas."""
    wood = timber((0.24, 0.165, 0.10))
    for x in (-half, half):
        box(piece, wood, (x - 0.035, -0.02, 0.0), (x + 0.035, 0.05, FRONT_M - 0.08))
        box(
            piece,
            wood,
            (x - 0.035, DEPTH_M - 0.05, 0.0),
            (x + 0.035, DEPTH_M + 0.02, BACK_M - 0.06),
        )
        beam(piece, wood, (x, -0.62, FRONT_M - 0.24), (x, DEPTH_M + 0.06, BACK_M - 0.06), 0.045)
    for y, z in ((0.0, FRONT_M - 0.14), (DEPTH_M - 0.02, BACK_M - 0.11)):
        beam(piece, wood, (-half - 0.15, y, z), (half + 0.15, y, z), 0.05)


def _canvas(piece: Piece, cloth: Paint, half: float, sag_m: float = 0.07) -> None:
    """Draw the cloth, hanging a little between its rails, with a scalloped edge in front."""
    columns, rows = 31, 8
    x, share = np.linspace(-half, half, columns), np.linspace(0.0, 1.0, rows)
    y = -0.68 + (DEPTH_M + 0.8) * share
    slope = FRONT_M - 0.17 + (BACK_M - FRONT_M + 0.23) * share
    hang = sag_m * np.sin(np.pi * share)[:, None] * (0.7 + 0.3 * np.cos(x * 2 * np.pi / half))
    points = np.stack(
        [
            np.broadcast_to(x, (rows, columns)),
            np.broadcast_to(y[:, None], (rows, columns)),
            slope[:, None] - hang,
        ],
        axis=-1,
    )
    uv = np.stack(np.meshgrid(x / 1.2, share), axis=-1)
    grid(piece, cloth, points, uv)
    grid(piece, cloth, points[:, ::-1] - (0, 0, 0.012), uv[:, ::-1], 0.75)
    drop = 0.19 + 0.06 * np.abs(np.sin(x * np.pi / 0.29))
    skirt = np.stack([points[0] - np.column_stack([0 * x, 0 * x + 0.004, drop]), points[0]])
    edge = np.stack(np.meshgrid(x / 1.2, [0.0, 0.2]), axis=-1)
    grid(piece, cloth, skirt, edge)
    grid(piece, cloth, skirt[:, ::-1] + (0, 0.012, 0), edge[:, ::-1], 0.75)


def _counter(piece: Piece, half: float, skirt: Float3) -> None:
    """Draw a trestle counter whose cloth falls in folds to the ground."""
    box(piece, planks((0.25, 0.18, 0.12)), (-half + 0.05, 0.05, 0.74), (half - 0.05, 1.05, 0.79))
    x = np.linspace(-half + 0.04, half - 0.04, 57)
    fold = 0.022 * np.sin(x * 17.0 + piece.rng.random() * 6) + 0.012 * np.sin(x * 41.0)
    rows = [
        np.column_stack([x, 0.03 + fold * spread, np.full(57, z)])
        for z, spread in ((0.03, 1.3), (0.4, 0.9), (0.80, 0.15))
    ]
    grid(piece, fabric(skirt), np.stack(rows), tint=0.9)
    for side in (-1.0, 1.0):
        y = np.linspace(0.05, 1.05, 15) * 1.0
        wave = side * (half - 0.05) + 0.015 * np.sin(y * 19)
        order = slice(None) if side > 0 else slice(None, None, -1)
        low, high = (np.column_stack([wave, y, np.full(15, z)])[order] for z in (0.03, 0.80))
        grid(piece, fabric(skirt), np.stack([low, high]), tint=0.8)


def _bulb(piece: Piece) -> None:
    """Hang a bare bulb under the canvas; without electricity it is an oil lamp's flame."""
    cylinder(piece, iron(), (0.0, 0.35, 1.98), (0.0, 0.35, 2.2), 0.008, sides=5)
    shade = [(0.16, -0.02), (0.05, 0.09), (0.03, 0.12), (0.0, 0.12)]
    revolve(piece, iron((0.06, 0.09, 0.07)), shade, (0.0, 0.35, 1.92), sides=14)
    sphere(piece, glow((1.0, 0.76, 0.46), 6.0), (0.0, 0.35, 1.9), 0.045, 10)


def _price(piece: Piece, x: float, y: float, z: float) -> None:
    """Stick a price card into the goods."""
    box(piece, timber(), (x - 0.006, y - 0.004, z), (x + 0.006, y + 0.004, z + 0.16))
    box(piece, paper(), (x - 0.075, y - 0.012, z + 0.13), (x + 0.075, y - 0.006, z + 0.24))
    for row in range(2):
        low = z + 0.15 + 0.045 * row
        box(piece, iron(), (x - 0.05, y - 0.015, low), (x + 0.05, y - 0.012, low + 0.018))


def _greengrocer(piece: Piece, half: float) -> None:
    """Lay out two steps of crates with fruit and vegetables, and more on the ground before."""
    count = 5
    step = (2 * half - 0.2) / count
    for row, (y, z, tilt) in enumerate(((0.12, 0.80, 14.0), (0.56, 0.96, 20.0))):
        for index in range(count):
            x = -half + 0.1 + (index + 0.5) * step
            crate_of(piece.at(x, y, z), step - 0.05, 0.42, tilt)
            if piece.rng.random() < 0.35:
                _price(piece, x, y + 0.34, z + 0.16 + 0.05 * row)
    box(piece, planks(), (-half + 0.08, 0.55, 0.79), (half - 0.08, 1.02, 0.95), 0.85)


def _fishmonger(piece: Piece, half: float) -> None:
    """Lay out fish on sloping ice."""
    fish_on_ice(piece.at(0.0, 0.08, 0.80), 2 * half - 0.16, 0.92)
    for x in (-half * 0.5, half * 0.35):
        _price(piece, x, 0.5, 0.92)


def _baker(piece: Piece, half: float) -> None:
    """Lay out baskets of loaves."""
    for row, y in enumerate((0.14, 0.6)):
        for index in range(4):
            x = -half + 0.42 + index * (2 * half - 0.84) / 3
            loaves(piece.at(x, y, 0.80 + 0.12 * row), 0.58, 0.38)
    box(piece, planks((0.30, 0.22, 0.14)), (-half + 0.1, 0.58, 0.79), (half - 0.1, 1.0, 0.91), 0.9)


def _draper(piece: Piece, half: float) -> None:
    """Hang clothes from a rail at the back and pile folded cloth on the counter."""
    rail = 1.95
    cylinder(piece, metal(), (-half + 0.1, 1.15, rail), (half - 0.1, 1.15, rail), 0.014, sides=8)
    for x in np.arange(-half + 0.25, half - 0.2, 0.16):
        colour = CLOTHES[int(piece.rng.integers(0, len(CLOTHES)))]
        long, wide = piece.rng.uniform(0.65, 1.05), piece.rng.uniform(0.36, 0.48)
        u, v = np.meshgrid(np.linspace(-0.5, 0.5, 9), np.linspace(1.0, 0.0, 6))
        fold = 0.03 * np.sin(u * 14 + piece.rng.random() * 6) * (0.3 + v)
        narrow = wide * (0.72 + 0.28 * np.minimum(1.0, 4.0 * v))
        sheet = np.stack([x + fold, 1.15 + u * narrow, rail - 0.06 - v * long], axis=-1)
        grid(piece, fabric(colour), sheet)
        grid(piece, fabric(colour), sheet[:, ::-1] + (0.008, 0.0, 0.0), tint=0.9)
    for index in range(7):
        x, z = -half + 0.32 + index * (2 * half - 0.64) / 6, 0.80
        for _ in range(int(piece.rng.integers(2, 6))):
            thick = piece.rng.uniform(0.035, 0.06)
            colour = CLOTHES[int(piece.rng.integers(0, len(CLOTHES)))]
            nudge = piece.rng.uniform(-0.02, 0.02)
            box(
                piece,
                fabric(colour),
                (x - 0.16 + nudge, 0.15, z),
                (x + 0.16 + nudge, 0.55, z + thick),
            )
            z += thick


def _florist(piece: Piece, half: float) -> None:
    """Stand buckets of cut flowers on the counter and on the ground before it."""
    spots = [(x, 0.3, 0.80) for x in np.linspace(-half + 0.3, half - 0.3, 6)]
    spots += [(x, -0.28, 0.0) for x in np.linspace(-half + 0.25, half - 0.25, 5)]
    spots += [(x, 0.75, 0.95) for x in np.linspace(-half + 0.4, half - 0.4, 5)]
    box(piece, planks(), (-half + 0.1, 0.58, 0.79), (half - 0.1, 1.0, 0.95), 0.85)
    for x, y, z in spots:
        _bucket(piece, float(x), y, z)


def _bucket(piece: Piece, x: float, y: float, z: float) -> None:
    """Draw a bucket with one kind of cut flower."""
    rng = piece.rng
    revolve(
        piece,
        metal((0.34, 0.36, 0.37)),
        [(0.0, 0.0), (0.10, 0.0), (0.135, 0.30), (0.145, 0.305), (0.12, 0.29), (0.09, 0.1)],
        (x, y, z),
        sides=14,
    )
    count = 26
    away = rng.standard_normal((count, 2)) * 0.085
    tops = np.column_stack([x + away[:, 0], y + away[:, 1], z + 0.42 + 0.12 * rng.random(count)])
    ways = np.column_stack([away, np.full(count, 0.25)])
    stems = np.column_stack([tops[:, :2], np.full(count, z + 0.27)])
    sprigs(piece, leaf((1.0, 1.0, 1.0)), stems, ways, 0.2, rng, (0.10, 0.20, 0.05), 5)
    bloom = BLOOMS[int(rng.integers(0, len(BLOOMS)))]
    for top in tops:
        size = rng.uniform(0.028, 0.045)
        sphere(piece, paint(bloom, 0.75), top, (size, size, size * 0.75), 6, rng.uniform(0.7, 1.2))


def _potter(piece: Piece, half: float) -> None:
    """Stand jugs, bowls and pots in rows."""
    for row, (y, z) in enumerate(((0.22, 0.80), (0.52, 0.80), (0.85, 0.98))):
        for x in np.linspace(-half + 0.2, half - 0.2, 9 - row):
            colour = POTTERY[int(piece.rng.integers(0, len(POTTERY)))]
            tall, wide = piece.rng.uniform(0.09, 0.30), piece.rng.uniform(0.07, 0.12)
            swell = piece.rng.uniform(0.2, 0.6)
            share = np.linspace(0.0, 1.0, 9)
            radius = wide * (0.6 + 0.5 * np.sin(np.pi * (share * 0.85 + 0.12)) ** (0.6 + swell))
            outside = [(0.0, 0.0), *zip(radius.tolist(), (share * tall).tolist(), strict=True)]
            lip = float(radius[-1])
            revolve(
                piece, ceramic(colour), [*outside, (lip * 0.86, tall), (lip * 0.8, tall * 0.6)],
                (float(x), y, z), sides=14,
            )  # fmt: skip
    box(piece, planks(), (-half + 0.1, 0.70, 0.79), (half - 0.1, 1.02, 0.98), 0.85)


TRADES: dict[str, Callable[[Piece, float], None]] = {
    "greengrocer": _greengrocer,
    "fishmonger": _fishmonger,
    "baker": _baker,
    "draper": _draper,
    "florist": _florist,
    "potter": _potter,
}
