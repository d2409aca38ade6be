"""Produce: what food markets lay out: crates of fruit and vegetables, fish on ice, loaves."""

import numpy as np

from director.world.blockout import Float3, Material
from director.world.materials import metal, paint, paper, timber
from director.world.shapes import boxes, revolve, sphere
from director.world.stage import Array, Frame, Piece, Stage

FRUITS: tuple[tuple[Float3, Float3], ...] = (
    ((0.62, 0.24, 0.02), (0.042, 0.042, 0.040)),
    ((0.42, 0.035, 0.03), (0.038, 0.038, 0.036)),
    ((0.27, 0.36, 0.05), (0.040, 0.040, 0.037)),
    ((0.66, 0.50, 0.05), (0.030, 0.045, 0.030)),
    ((0.10, 0.025, 0.075), (0.038, 0.085, 0.036)),
    ((0.50, 0.05, 0.02), (0.034, 0.034, 0.029)),
    ((0.11, 0.22, 0.06), (0.095, 0.095, 0.080)),
    ((0.33, 0.22, 0.11), (0.040, 0.052, 0.034)),
    ((0.60, 0.22, 0.03), (0.020, 0.095, 0.020)),
    ((0.09, 0.18, 0.045), (0.026, 0.100, 0.026)),
    ((0.55, 0.50, 0.38), (0.050, 0.050, 0.042)),
)
"""Colours and half sizes: oranges, apples, lemons, aubergines, tomatoes, cabbages, ..."""


def _steps(start: float, end: float, step: float) -> list[float]:
    return [start + step * index for index in range(max(0, int(np.ceil((end - start) / step))))]


def crate_of(piece: Piece, width: float, depth: float, tilt_deg: float) -> None:
    """Draw a shallow slatted crate, its back raised, full of one kind of fruit or vegetable."""
    wood = timber((0.36, 0.27, 0.16))
    rise, half = float(np.tan(np.radians(tilt_deg))), width / 2
    steps = np.linspace(0.0, depth, 6)
    for x in (-half, half - 0.015):
        low = np.column_stack([np.full(5, x), steps[:-1], rise * steps[:-1]])
        high = np.column_stack([np.full(5, x + 0.015), steps[1:], rise * steps[1:] + 0.11])
        boxes(piece, wood, low, high, 0.9)
    ends = [(-half, -0.012, 0.0), (-half, depth, rise * depth)]
    boxes(piece, wood, ends, np.add(ends, (width, 0.014, 0.1)), 1.0)
    _heap(piece, half - 0.02, depth, rise)


def _heap(piece: Piece, half: float, depth: float, rise: float) -> None:
    """Fill a crate with one fruit, heaped a little in its middle."""
    rng = piece.rng
    colour, size = FRUITS[int(rng.integers(0, len(FRUITS)))]
    skin = paint(colour, 0.42)
    bed = [(-half, 0.0, 0.03), (half, 0.0, 0.03), (half, depth, 0.0), (-half, depth, 0.0)]
    filled = [(x, y, rise * y + 0.03 + size[2] * 0.5) for x, y, _ in bed]
    piece.quads(skin, [filled], tint=0.35)
    for v in _steps(size[1], depth - 0.8 * size[1], 2.02 * size[1]):
        for u in _steps(-half + size[0], half - 0.8 * size[0], 2.02 * size[0]):
            jump = rng.uniform(-0.2, 0.2, 2) * size[0]
            heap = 0.035 * (1.0 - (u / half) ** 2) * float(np.sin(np.pi * v / depth))
            at = (u + jump[0], v + jump[1], 0.04 + rise * v + size[2] * 0.8 + heap)
            sphere(piece, skin, at, size, 7, rng.uniform(0.7, 1.25))


def fish_on_ice(piece: Piece, width: float, depth: float) -> None:
    """Draw a sloping bed of crushed ice with rows of fish on it."""
    rng = piece.rng
    count = int(width * depth * 330)
    x, y = rng.uniform(-width / 2, width / 2, count), rng.uniform(0.0, depth, count)
    tin = metal((0.42, 0.43, 0.44))
    rim = [(-width / 2, 0.0, 0.0), (-width / 2, -0.02, 0.0)]
    boxes(piece, tin, rim, [(width / 2, depth, 0.07), (width / 2, 0.0, 0.11)], 1.0)
    size = rng.uniform(0.015, 0.04, (count, 3))
    low = np.column_stack([x, y, 0.05 + 0.16 * y])
    boxes(
        piece,
        paint((0.70, 0.74, 0.77), 0.25),
        low - size,
        low + size,
        rng.uniform(0.8, 1.1, (count, 1)) * np.ones(3),
    )
    for row in np.arange(0.12, depth - 0.05, 0.17):
        kind = int(rng.integers(0, 3))
        for u in np.arange(-width / 2 + 0.12, width / 2 - 0.08, 0.12 + 0.03 * kind):
            _fish(piece.at(u, row, 0.11 + 0.16 * row, float(rng.uniform(-10, 10))), kind)


def _fish(piece: Piece, kind: int) -> None:
    """Draw one fish that lies with its head towards +y."""
    colour: Float3 = ((0.36, 0.38, 0.40), (0.25, 0.30, 0.34), (0.48, 0.28, 0.24))[kind]
    scales = Material(f"fish_scales_{kind}", colour, roughness=0.3)
    long = 0.12 + 0.03 * kind
    share = np.linspace(0.0, 1.0, 8)
    girth = (0.032 + 0.006 * kind) * np.sin(np.pi * np.clip(share * 0.94 + 0.05, 0, 1)) ** 0.75
    profile = [(float(g), float(s * 2 * long)) for g, s in zip(girth, share, strict=True)]
    revolve(
        piece, scales, profile, (0.0, -long, 0.02), (0.0, 1.0, 0.0), 8, piece.rng.uniform(0.8, 1.2)
    )
    tail = [
        [(0.0, -long + 0.01, 0.02), (-0.035, -long - 0.05, 0.022), (0.035, -long - 0.05, 0.022)]
    ]
    piece.triangles(scales, tail)


def loaves(piece: Piece, width: float, depth: float) -> None:
    """Draw a wicker basket with loaves: round ones, long ones, or rolls."""
    rng = piece.rng
    wicker = timber((0.34, 0.23, 0.11))
    for level in range(4):
        grow, z = 0.012 * level, 0.028 * level
        for y in (-grow, depth + grow):
            boxes(
                piece,
                wicker,
                (-width / 2 - grow, y - 0.012, z),
                (width / 2 + grow, y + 0.012, z + 0.022),
            )
        for x in (-width / 2 - grow, width / 2 + grow):
            boxes(piece, wicker, (x - 0.012, -grow, z), (x + 0.012, depth + grow, z + 0.022))
    crust: Float3 = ((0.42, 0.23, 0.09), (0.50, 0.31, 0.13), (0.33, 0.17, 0.065))[
        int(rng.integers(0, 3))
    ]
    size = np.array(
        ((0.11, 0.11, 0.065), (0.05, 0.16, 0.045), (0.055, 0.055, 0.04))[int(rng.integers(0, 3))]
    )
    for layer in range(2):
        for v in _steps(size[1], depth - size[1] * 0.7, 1.9 * size[1]):
            for u in _steps(-width / 2 + size[0], width / 2 - size[0] * 0.7, 1.95 * size[0]):
                at = (u, v, 0.05 + size[2] * (0.7 + 1.3 * layer))
                sphere(
                    piece,
                    paint(crust, 0.8),
                    at,
                    size * rng.uniform(0.85, 1.1),
                    9,
                    rng.uniform(0.75, 1.2),
                )


def produce_crates(stage: Stage, id: str, frame: Frame, count: int = 3) -> None:
    """Draw a stack of full crates, as they came off the cart."""
    with stage.thing(id, "produce_crates", frame) as piece:
        for index in range(count):
            crate_of(
                piece.at(0.0, 0.0, 0.16 * index, float(piece.rng.uniform(-6, 6))), 0.52, 0.4, 0.0
            )


SCRAPS: tuple[Float3, ...] = (
    (0.16, 0.26, 0.07),
    (0.30, 0.36, 0.14),
    (0.55, 0.50, 0.40),
    (0.40, 0.30, 0.17),
)


def scraps(stage: Stage, id: str, at: Array) -> None:
    """Strew trodden leaves, straw and paper over the ground at points (n, 2)."""
    with stage.thing(id, "litter") as piece:
        rng, count = piece.rng, len(at)
        turn, size = rng.random(count) * 6.3, rng.uniform(0.03, 0.09, (count, 1))
        along = np.column_stack([np.cos(turn), np.sin(turn), rng.uniform(-0.1, 0.25, count)]) * size
        across = np.column_stack([-np.sin(turn), np.cos(turn), 0 * turn]) * size * 0.7
        low = np.column_stack([at, rng.uniform(0.0, 0.02, count)])
        corners = np.stack([low - across, low + along, low + across, low - along * 0.8], axis=1)
        colours = np.array(SCRAPS)[rng.integers(0, len(SCRAPS), count)]
        both = np.concatenate([corners, corners[:, ::-1]])
        piece.quads(paper((1.0, 1.0, 1.0)), both, tint=np.concatenate([colours, colours]))
