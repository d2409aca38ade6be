"""Boats: fishing boats, dinghies and yachts, lofted from stations. The bow is at -y."""

import numpy as np

from director.world.blockout import Float3
from director.world.materials import (
    fabric,
    glass,
    glow,
    iron,
    metal,
    paint,
    peeling_paint,
    planks,
    rope,
    rubber,
    timber,
)
from director.world.shapes import Paint, beam, block, box, cylinder, grid, revolve, sphere, tube
from director.world.stage import Array, Frame, Piece, Stage

HULLS: tuple[Float3, ...] = (
    (0.05, 0.12, 0.24),
    (0.32, 0.05, 0.04),
    (0.06, 0.20, 0.15),
    (0.50, 0.49, 0.46),
    (0.09, 0.09, 0.10),
)


def hull(
    piece: Piece,
    outside: Paint,
    inside: Paint,
    deck: Paint,
    length: float,
    beam_m: float,
    depth: float,
    *,
    freeboard: float = 0.45,
    deck_drop: float = 0.45,
) -> None:
    """Draw a hull whose waterline is z = 0, centred on the origin, with a deck inside."""
    share = np.linspace(0.0, 1.0, 17)
    y = length * (0.5 - share)
    half = (
        beam_m
        / 2
        * np.where(
            share < 0.45,
            0.8 + 0.2 * np.sin(share / 0.45 * np.pi / 2),
            np.sqrt(np.clip(1 - (np.clip(share - 0.45, 0.0, 1.0) / 0.55) ** 2.4, 0.0, 1.0)),
        )
    )
    half = np.maximum(half, 0.02)
    sheer = (
        freeboard * depth * (1 + 0.9 * (share - 0.4) ** 2 / 0.36 * np.where(share > 0.4, 1.0, 0.4))
    )
    keel = -depth * (1 - freeboard) * (1 - 0.9 * np.clip((share - 0.75) / 0.25, 0, 1) ** 2)
    up = np.array([0.0, 0.35, 0.72, 1.0])
    wide = np.array([0.06, 0.72, 0.92, 1.0])
    for sign in (-1.0, 1.0):
        x = sign * half[:, None] * wide
        z = keel[:, None] + (sheer - keel)[:, None] * up
        points = np.stack([x, np.broadcast_to(y[:, None], x.shape), z], axis=-1)
        inner = np.stack([x * 0.94, points[..., 1], z], axis=-1)[:, 1:]
        side, other = points.transpose(1, 0, 2), inner.transpose(1, 0, 2)
        grid(piece, outside, side if sign < 0 else side[:, ::-1])
        grid(piece, inside, other[:, ::-1] if sign < 0 else other)
        rail = np.column_stack([sign * half * 0.98, y, sheer + 0.02])
        tube(piece, timber((0.25, 0.16, 0.09)), rail, 0.045, 6)
        stripe = points[:, 2:].copy()
        stripe[..., 0] += sign * 0.012
        stripe[:, 0] = stripe[:, 0] * 0.35 + stripe[:, 1] * 0.65
        band = stripe.transpose(1, 0, 2)
        grid(piece, paint((0.6, 0.58, 0.52)), band if sign < 0 else band[:, ::-1])
    floor = sheer - deck_drop * depth * freeboard / 0.45
    level = np.stack(
        [np.column_stack([-half * 0.93, y, floor]), np.column_stack([half * 0.93, y, floor])]
    )
    grid(piece, deck, level)
    transom = [
        (-half[0], y[0], sheer[0]),
        (half[0], y[0], sheer[0]),
        (half[0] * 0.72, y[0], keel[0] * 0.3),
        (0.0, y[0], keel[0]),
        (-half[0] * 0.72, y[0], keel[0] * 0.3),
    ]
    middle = np.mean(transom, axis=0)
    fan = np.array([[middle, transom[i], transom[(i + 1) % 5]] for i in range(5)])
    piece.triangles(outside, fan)
    piece.triangles(inside, fan[:, ::-1] - np.array([0.0, 0.04, 0.0]))


def fishing_boat(stage: Stage, id: str, frame: Frame, length_m: float = 9.5) -> None:
    """Draw a fishing boat with a wheelhouse, a mast, a winch and tyres for fenders."""
    with stage.thing(id, "fishing_boat", frame) as piece:
        size = length_m / 9.5
        colour = HULLS[int(piece.rng.integers(0, len(HULLS)))]
        old = stage.traits.wear > 0.6
        shell: Paint = (
            peeling_paint(colour) if old or piece.rng.random() < 0.4 else paint(colour, 0.35)
        )
        hull(
            piece,
            shell,
            paint((0.42, 0.42, 0.38)),
            planks((0.33, 0.25, 0.16)),
            length_m,
            3.1 * size,
            2.5 * size,
        )
        deck = 0.62 * size
        _wheelhouse(piece, size, deck)
        _rigging(piece, size, deck)
        _gear(piece, size, deck)
        for side in (-1, 1):
            for y in (-1.6, 0.2, 2.2):
                x = side * 1.62 * size
                revolve(
                    piece, rubber(), _tyre(), (x - side * 0.05, y * size, 0.72), (side, 0, 0), 14
                )


def _tyre() -> list[tuple[float, float]]:
    return [
        (0.16, 0.0),
        (0.3, 0.0),
        (0.34, 0.07),
        (0.3, 0.15),
        (0.16, 0.15),
        (0.13, 0.07),
        (0.16, 0.0),
    ]


def _wheelhouse(piece: Piece, size: float, deck: float) -> None:
    white = paint((0.58, 0.57, 0.52), 0.4)
    house = piece.at(0.0, 0.9 * size, deck)
    w, d, h = 1.05 * size, 1.15 * size, 2.15
    box(house, white, (-w, -d, -0.5), (w, d, h))
    box(house, paint((0.35, 0.07, 0.05)), (-w - 0.12, -d - 0.25, h), (w + 0.12, d + 0.12, h + 0.1))
    for x in (-0.62, 0.0, 0.62):
        block(house, glass(), (x * size, -d - 0.005, h - 0.62), (0.5 * size, 0.02, 0.6))
    for side in (-1, 1):
        for y in (-0.5, 0.35):
            block(
                house, glass(), (side * (w + 0.005), y * size, h - 0.62), (0.02, 0.6 * size, 0.55)
            )
    block(house, timber((0.2, 0.11, 0.06)), (0.4 * size, d + 0.01, 0.9), (0.65 * size, 0.03, 1.7))
    cylinder(
        house,
        iron((0.08, 0.08, 0.08)),
        (-0.5 * size, 0.5 * size, h),
        (-0.5 * size, 0.5 * size, h + 0.9),
        0.1,
        sides=10,
    )
    revolve(house, paint((0.6, 0.12, 0.05)), _tyre(), (w + 0.0, 0.75 * size, 1.0), (1, 0, 0), 14)
    block(house, glow((1.0, 0.9, 0.7), 5.0), (0.0, -d - 0.05, h + 0.22), (0.18, 0.14, 0.14))


def _rigging(piece: Piece, size: float, deck: float) -> None:
    wood = timber((0.36, 0.25, 0.14))
    top = deck + 6.4 * size
    cylinder(piece, wood, (0, -1.0 * size, deck - 0.3), (0, -1.0 * size, top), 0.1, 0.06, 8)
    beam(piece, wood, (0, -1.0 * size, deck + 1.6), (0, -4.1 * size, deck + 3.4 * size), 0.09)
    cylinder(
        piece, wood, (0, 3.6 * size, deck - 0.3), (0, 3.6 * size, deck + 3.6 * size), 0.07, 0.05, 8
    )
    line = rubber((0.05, 0.045, 0.04))
    ends = [
        (0, -4.55 * size, 1.35 * size),
        (0, 3.6 * size, deck + 3.5 * size),
        (-1.45 * size, 0.2 * size, 1.0 * size),
        (1.45 * size, 0.2 * size, 1.0 * size),
        (0, -4.1 * size, deck + 3.4 * size),
    ]
    for end in ends:
        cylinder(piece, line, end, (0, -1.0 * size, top - 0.15), 0.014, sides=4, capped=False)
    cylinder(
        piece,
        line,
        (0, 4.5 * size, 0.95 * size),
        (0, 3.6 * size, deck + 3.5 * size),
        0.014,
        sides=4,
        capped=False,
    )
    sphere(piece, glow((1.0, 0.85, 0.6), 4.0), (0, -1.0 * size, top + 0.08), 0.08, 8)


def _gear(piece: Piece, size: float, deck: float) -> None:
    """Draw the winch, fish boxes, a heap of net and buoys."""
    cylinder(
        piece,
        iron((0.12, 0.13, 0.12)),
        (-0.6 * size, -1.9 * size, deck + 0.35),
        (0.6 * size, -1.9 * size, deck + 0.35),
        0.22,
        sides=12,
    )
    for index in range(4):
        x, y = (-0.6 + 0.6 * (index % 2)) * size, (2.5 + 0.5 * (index // 2)) * size
        block(
            piece,
            paint(((0.10, 0.25, 0.42), (0.55, 0.28, 0.05))[index % 2]),
            (x, y, deck + 0.14),
            (0.55, 0.38, 0.28),
        )
    net = fabric((0.06, 0.18, 0.15))
    for _ in range(9):
        x, y = piece.rng.uniform(-0.7, 0.7) * size, piece.rng.uniform(-3.4, -2.6) * size
        sphere(
            piece, net, (x, y, deck + 0.12), (0.42, 0.4, 0.24), 9, 0.7 + 0.6 * piece.rng.random()
        )
    for _ in range(4):
        x, y = piece.rng.uniform(-0.5, 0.5) * size, piece.rng.uniform(-3.2, -2.7) * size
        sphere(piece, paint((0.62, 0.2, 0.04), 0.35), (x, y, deck + 0.42), 0.15, 10)


def dinghy(stage: Stage, id: str, frame: Frame, length_m: float = 3.6) -> None:
    """Draw a rowing boat with thwarts and oars."""
    with stage.thing(id, "dinghy", frame) as piece:
        colour = HULLS[int(piece.rng.integers(0, len(HULLS)))]
        hull(
            piece,
            peeling_paint(colour),
            planks((0.30, 0.21, 0.13)),
            planks((0.26, 0.18, 0.11)),
            length_m,
            1.35,
            0.62,
            freeboard=0.62,
            deck_drop=0.85,
        )
        for y in (-0.7, 0.2, 1.1):
            block(piece, planks(), (0, y, 0.2), (1.12, 0.24, 0.035))
        for side in (-1, 1):
            a, b = (side * 0.25, 1.3, 0.26), (side * 0.38, -1.2, 0.3)
            cylinder(piece, timber((0.4, 0.29, 0.17)), a, b, 0.022, sides=6)
            block(piece, timber((0.4, 0.29, 0.17)), (side * 0.385, -1.35, 0.31), (0.13, 0.5, 0.02))


def yacht(stage: Stage, id: str, frame: Frame, length_m: float = 8.0) -> None:
    """Draw a sailing boat at anchor, its sails furled."""
    with stage.thing(id, "yacht", frame) as piece:
        white = paint((0.62, 0.62, 0.60), 0.25)
        hull(
            piece,
            white,
            white,
            planks((0.36, 0.27, 0.17)),
            length_m,
            2.4,
            1.7,
            freeboard=0.5,
            deck_drop=0.12,
        )
        box(piece, white, (-0.7, -1.4, 0.6), (0.7, 1.0, 1.25))
        for side in (-1, 1):
            block(piece, glass(), (side * 0.705, -0.2, 1.03), (0.02, 1.6, 0.2))
        mast = length_m * 1.25
        cylinder(piece, metal((0.6, 0.6, 0.6)), (0, -0.8, 0.6), (0, -0.8, mast), 0.07, 0.05, 8)
        cylinder(piece, metal((0.6, 0.6, 0.6)), (0, -0.8, 1.9), (0, 2.6, 1.85), 0.05, sides=8)
        tube(
            piece,
            fabric((0.07, 0.13, 0.28)),
            [(0, -0.7, 2.05), (0, 0.9, 2.02), (0, 2.5, 1.95)],
            [0.16, 0.13, 0.07],
            8,
        )
        for end in (
            (0, -length_m / 2, 0.95),
            (0, length_m / 2 - 0.1, 0.8),
            (-1.1, -0.4, 0.8),
            (1.1, -0.4, 0.8),
        ):
            cylinder(piece, iron(), end, (0, -0.8, mast - 0.1), 0.012, sides=4, capped=False)


def mooring(stage: Stage, id: str, start: Float3, end: Float3) -> None:
    """Hang a rope between a bollard and a boat, both in world metres."""
    a, b = np.asarray(start, float), np.asarray(end, float)
    share = np.linspace(0.0, 1.0, 12)[:, None]
    line: Array = a + (b - a) * share - np.array([0.0, 0.0, 1.0]) * (share * (1 - share) * 0.9)
    with stage.thing(id, "mooring") as piece:
        tube(piece, rope(), line, 0.022, 6)
