"""Clutter: what gathers on shelves and desks: books, papers, bottles, plants, typewriters."""

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3, Material
from director.world.parts.forms import board, boards, cloth
from director.world.shapes import box, boxes, cylinder, revolve, sphere, tube
from director.world.stage import Frame, Piece, Stage

_SPINES = np.array(
    [
        (0.30, 0.05, 0.04),
        (0.05, 0.13, 0.09),
        (0.06, 0.08, 0.18),
        (0.36, 0.27, 0.13),
        (0.20, 0.11, 0.05),
        (0.45, 0.41, 0.32),
        (0.03, 0.03, 0.035),
        (0.28, 0.15, 0.03),
    ]
)
_GLASSES: tuple[Float3, ...] = (
    (0.015, 0.05, 0.018),
    (0.09, 0.035, 0.008),
    (0.30, 0.33, 0.32),
    (0.04, 0.02, 0.012),
    (0.22, 0.10, 0.015),
    (0.05, 0.10, 0.16),
)


def books_row(piece: Piece, width: float, depth: float, height: float, fullness: float) -> None:
    """Draw a row of books that stand along x from 0; their spines at y = -depth, back at y = 0."""
    rng, x = piece.rng, 0.0
    lows: list[Float3] = []
    highs: list[Float3] = []
    tints: list[np.ndarray] = []
    while x < width - 0.06:
        run = rng.integers(3, 9)
        colour, tall = _SPINES[rng.integers(len(_SPINES))], rng.uniform(0.62, 0.92)
        if rng.random() > fullness:
            x += rng.uniform(0.06, 0.22)
            continue
        for _ in range(run):
            thick, high = (
                rng.uniform(0.016, 0.05),
                height * min(0.97, tall * rng.uniform(0.92, 1.08)),
            )
            if x + thick > width:
                break
            out = rng.uniform(0, 0.05)
            lows.append((x, -depth + out, 0.0))
            highs.append((x + thick - 0.0015, -depth + out + rng.uniform(0.13, 0.17), high))
            tints.append(
                (colour if rng.random() < 0.55 else _SPINES[rng.integers(len(_SPINES))])
                * rng.uniform(0.7, 1.25)
            )
            x += thick
    if not lows:
        return
    a, b, shade = np.array(lows), np.array(highs), np.array(tints)
    boards(piece, made.paint((0.9, 0.9, 0.9), 0.55), a, b, bevel=0.003, tint=shade)
    for share in (0.12, 0.82):  # gold bands across the spines
        z = a[:, 2] + (b[:, 2] - a[:, 2]) * share
        low = np.column_stack([a[:, 0] + 0.003, a[:, 1] - 0.0006, z])
        high = np.column_stack([b[:, 0] - 0.003, a[:, 1] + 0.001, z + 0.006])
        boxes(piece, made.brass(), low, high)


def book_pile(piece: Piece, x: float, y: float, z: float, count: int) -> float:
    """Draw books lying on each other; returns the height of the top one."""
    for _ in range(count):
        thick, turn = piece.rng.uniform(0.015, 0.045), piece.rng.uniform(-20, 20)
        w, d = piece.rng.uniform(0.07, 0.1), piece.rng.uniform(0.1, 0.13)
        tint = _SPINES[piece.rng.integers(len(_SPINES))]
        spot = piece.at(x, y, z, turn)
        boards(
            spot,
            made.paint((0.9, 0.9, 0.9), 0.55),
            [(-w, -d, 0), (-w, -d, thick - 0.003)],
            [(w, d, 0.003), (w, d, thick)],
            bevel=0.001,
            tint=tint,
        )
        box(
            spot,
            made.paper(),
            (-w + 0.004, -d + 0.003, 0.003),
            (w - 0.001, d - 0.003, thick - 0.003),
        )
        z += thick
    return z


BOTTLES: dict[str, list[tuple[float, float]]] = {
    "wine": [
        (0, 0),
        (0.036, 0),
        (0.037, 0.19),
        (0.034, 0.21),
        (0.015, 0.245),
        (0.0145, 0.3),
        (0.016, 0.302),
        (0.016, 0.315),
        (0, 0.315),
    ],
    "spirit": [
        (0, 0),
        (0.041, 0),
        (0.043, 0.01),
        (0.043, 0.17),
        (0.034, 0.2),
        (0.016, 0.22),
        (0.015, 0.26),
        (0.02, 0.262),
        (0.02, 0.285),
        (0, 0.285),
    ],
    "beer": [
        (0, 0),
        (0.03, 0),
        (0.031, 0.13),
        (0.025, 0.165),
        (0.013, 0.2),
        (0.013, 0.225),
        (0, 0.225),
    ],
    "flask": [
        (0, 0),
        (0.055, 0),
        (0.06, 0.03),
        (0.055, 0.09),
        (0.02, 0.15),
        (0.016, 0.2),
        (0.024, 0.21),
        (0.018, 0.235),
        (0, 0.24),
    ],
    "jar": [
        (0, 0),
        (0.05, 0),
        (0.052, 0.01),
        (0.052, 0.13),
        (0.045, 0.145),
        (0.05, 0.147),
        (0.05, 0.17),
        (0, 0.175),
    ],
}


def bottle(piece: Piece, at: Float3, kind: str, tint: Float3, *, label: bool = True) -> None:
    """Draw a bottle of one of the kinds in `BOTTLES`, with a paper label."""
    profile = BOTTLES[kind]
    revolve(piece, made.ceramic((0.9, 0.9, 0.9)), profile, at, sides=14, tint=tint)
    if label:
        r = max(radius for radius, _ in profile) + 0.0008
        top = profile[-1][1]
        low, high = top * 0.14, top * 0.4
        turn = np.linspace(-0.75 * np.pi, -0.25 * np.pi, 7)
        arc = np.stack([r * np.cos(turn), r * np.sin(turn)], axis=1) + np.asarray(at)[:2]
        near = np.column_stack([arc, np.full(7, at[2] + low)])
        far = np.column_stack([arc, np.full(7, at[2] + high)])
        quads = np.stack([near[:-1], near[1:], far[1:], far[:-1]], axis=1)
        shade = piece.rng.choice([(1, 1, 1), (0.9, 0.5, 0.3), (0.3, 0.4, 0.35), (1.0, 0.9, 0.55)])
        piece.quads(made.paper(), quads, tint=shade)


def bottles_row(
    piece: Piece,
    width: float,
    spacing: float = 0.105,
    *,
    kinds: tuple[str, ...] = ("wine", "spirit", "flask", "beer"),
    missing: float = 0.05,
) -> None:
    """Draw a row of assorted bottles along x from 0 to `width`, at y = 0."""
    count = int(width / spacing)
    kind = kinds[piece.rng.integers(len(kinds))]
    for index in range(count):
        if piece.rng.random() < 0.45:
            kind = kinds[piece.rng.integers(len(kinds))]
        if piece.rng.random() < missing:
            continue
        colour = _GLASSES[piece.rng.integers(len(_GLASSES))]
        shift = piece.rng.normal(0, 0.008, 2)
        bottle(piece, ((index + 0.5) * spacing + shift[0], shift[1], 0.0), kind, colour)


def papers(piece: Piece, x: float, y: float, z: float, count: int, spread: float = 0.12) -> None:
    """Draw loose sheets that lie on each other, their edges curling a little."""
    for index in range(count):
        spot = piece.at(
            x + piece.rng.normal(0, spread),
            y + piece.rng.normal(0, spread * 0.6),
            z + 0.0012 * index,
            piece.rng.uniform(-35, 35),
        )
        u, v = np.meshgrid(
            np.linspace(-0.105, 0.105, 4), np.linspace(-0.148, 0.148, 5), indexing="ij"
        )
        lift = 0.0012 + piece.rng.uniform(0, 0.01) * (u / 0.105) ** 2 * (v > 0.05)
        shade = piece.rng.uniform(0.85, 1.1)
        cloth(spot, made.paper(), np.stack([u, v, lift], axis=-1), thickness=0.0006, tint=shade)


def paper_stack(piece: Piece, x: float, y: float, z: float, height: float) -> None:
    """Draw a pile of files and sheets."""
    level = z
    while level < z + height:
        thick = piece.rng.uniform(0.006, 0.022)
        spot = piece.at(x, y, level, piece.rng.uniform(-6, 6))
        tint = piece.rng.choice([(1, 1, 1), (0.75, 0.55, 0.33), (0.9, 0.85, 0.7), (0.5, 0.56, 0.5)])
        box(spot, made.paper(), (-0.11, -0.15, 0), (0.11, 0.15, thick), tint)
        level += thick


def typewriter(piece: Piece) -> None:
    """Draw a typewriter with a sheet in it; the typist sits at -y."""
    black, steel = made.iron((0.03, 0.045, 0.04)), made.metal()
    board(piece, black, (-0.17, -0.15, 0.012), (0.17, 0.16, 0.07), bevel=0.012)
    board(piece, black, (-0.16, -0.01, 0.07), (0.16, 0.16, 0.14), bevel=0.02)
    for row in range(4):
        keys = np.linspace(-0.125, 0.125, 10) + (row % 2) * 0.01
        for x in keys:
            cylinder(
                piece,
                made.ceramic((0.55, 0.52, 0.45)),
                (x, -0.13 + row * 0.03, 0.07 + row * 0.012),
                (x, -0.13 + row * 0.03, 0.082 + row * 0.012),
                0.009,
                sides=8,
            )
    box(piece, made.ceramic((0.55, 0.52, 0.45)), (-0.07, -0.147, 0.05), (0.07, -0.137, 0.075))
    cylinder(piece, made.rubber(), (-0.19, 0.09, 0.16), (0.19, 0.09, 0.16), 0.024, sides=16)
    for x in (-0.2, 0.19):
        cylinder(piece, steel, (x, 0.09, 0.16), (x + 0.015, 0.09, 0.16), 0.028, sides=16)
    tube(piece, steel, [(-0.2, 0.07, 0.17), (-0.24, 0.02, 0.19), (-0.25, -0.02, 0.2)], 0.004, 6)
    u, v = np.meshgrid(np.linspace(-0.1, 0.1, 3), np.linspace(0, 1, 8), indexing="ij")
    sheet = np.stack([u, 0.066 + 0.07 * v**2, 0.165 + 0.17 * v], axis=-1)
    cloth(piece, made.paper(), sheet, thickness=0.0008)


def monitor(piece: Piece, *, lit: bool) -> None:
    """Draw a flat screen, a keyboard and a mouse; the user sits at -y."""
    black = made.paint((0.03, 0.03, 0.032), 0.4)
    board(piece, black, (-0.11, -0.02, 0.0), (0.11, 0.14, 0.012), bevel=0.004)
    box(piece, black, (-0.025, 0.07, 0.012), (0.025, 0.085, 0.2))
    board(piece, black, (-0.28, 0.04, 0.12), (0.28, 0.07, 0.47), bevel=0.006)
    screen = made.glow((0.35, 0.55, 0.75), 0.7) if lit else made.paint((0.012, 0.013, 0.015), 0.15)
    piece.quads(
        screen,
        [
            [
                (-0.265, 0.0395, 0.14),
                (0.265, 0.0395, 0.14),
                (0.265, 0.0395, 0.455),
                (-0.265, 0.0395, 0.455),
            ]
        ],
    )
    board(piece, black, (-0.22, -0.28, 0.0), (0.2, -0.14, 0.018), bevel=0.005)
    keys = [(x, y) for y in (-0.265, -0.235, -0.205, -0.175) for x in np.linspace(-0.205, 0.17, 14)]
    low = np.array([(x, y, 0.018) for x, y in keys])
    boards(
        piece,
        made.paint((0.09, 0.09, 0.095), 0.6),
        low,
        np.add(low, (0.022, 0.022, 0.006)),
        bevel=0.002,
    )
    sphere(piece, black, (0.29, -0.2, 0.012), (0.03, 0.05, 0.018), 10)


def telephone(piece: Piece) -> None:
    """Draw a desk telephone with a dial."""
    black = made.paint((0.025, 0.025, 0.027), 0.25)
    board(piece, black, (-0.09, -0.1, 0.0), (0.09, 0.09, 0.05), bevel=0.015)
    board(piece, black, (-0.06, -0.01, 0.05), (0.06, 0.09, 0.1), bevel=0.02)
    revolve(
        piece,
        made.ceramic(),
        [(0, 0), (0.045, 0), (0.045, 0.008), (0, 0.008)],
        (0, -0.05, 0.05),
        (0, -0.4, 1),
        20,
    )
    tube(
        piece,
        black,
        [(-0.11, 0.04, 0.1), (-0.09, 0.04, 0.13), (0.09, 0.04, 0.13), (0.11, 0.04, 0.1)],
        0.016,
        10,
    )
    for x in (-0.11, 0.11):
        cylinder(piece, black, (x, 0.04, 0.085), (x, 0.04, 0.115), 0.028, sides=14)


def mug(piece: Piece, at: Float3, tint: Float3 = (1.0, 1.0, 1.0)) -> None:
    """Draw a mug with its handle."""
    x, y, z = at
    cup = [
        (0, 0),
        (0.036, 0),
        (0.04, 0.005),
        (0.041, 0.095),
        (0.037, 0.095),
        (0.035, 0.012),
        (0, 0.01),
    ]
    revolve(piece, made.ceramic(), cup, at, sides=18, tint=tint)
    turn = np.linspace(-1.3, 1.3, 7)
    ring = [(x + 0.04 + 0.026 * np.cos(a), y, z + 0.05 + 0.03 * np.sin(a)) for a in turn]
    tube(piece, made.ceramic(), ring, 0.005, 6, tint=tint)


def potted_plant(
    stage: Stage,
    id: str,
    frame: Frame,
    height_m: float,
    *,
    dead: bool = False,
    pot: Material | None = None,
) -> None:
    """A plant in a pot; the plant is of the house, so seasons pass it by."""
    with stage.thing(id, "potted_plant", frame) as piece:
        r = 0.16 if height_m > 0.6 else 0.08
        rim = [
            (0, 0),
            (r * 0.7, 0),
            (r * 0.95, r * 1.6),
            (r * 1.05, r * 1.62),
            (r * 1.05, r * 1.85),
            (r * 0.9, r * 1.85),
            (r * 0.88, r * 1.6),
            (0, r * 1.6),
        ]
        revolve(piece, pot or made.ceramic((0.36, 0.15, 0.08)), rim, sides=20)
        revolve(piece, made.soil(), [(r * 0.9, r * 1.61), (0, r * 1.63)], sides=16)
        count = 26 if height_m > 0.6 else 14
        colour = (0.30, 0.20, 0.09) if dead else (0.06, 0.16, 0.045)
        for _ in range(count):
            _frond(piece, r * 1.6, height_m, colour)


def _frond(piece: Piece, base: float, height: float, colour: Float3) -> None:
    """Draw one long leaf that rises and bends outwards."""
    rng = piece.rng
    way, lean = rng.uniform(0, 2 * np.pi), rng.uniform(0.25, 0.8)
    out = np.array([np.cos(way), np.sin(way), 0.0])
    s = np.linspace(0, 1, 7)[:, None]
    rise = (height - base) * rng.uniform(0.7, 1.0)
    line = out * (0.02 + lean * 0.7 * height * s**1.8) + np.array([0, 0, 1]) * (
        base + rise * (s - 0.45 * lean * s**2.5)
    )
    wide = 0.045 * max(height, 0.45) * np.sin(np.pi * (0.08 + 0.9 * s)) ** 0.7
    side = np.cross(out, (0, 0, 1.0))
    points = np.stack([line - side * wide, line, line + side * wide], axis=0)
    points[1] -= np.array([0, 0, 0.25]) * wide
    cells = np.stack([points[:-1, :-1], points[1:, :-1], points[1:, 1:], points[:-1, 1:]], axis=2)
    shade = rng.uniform(0.7, 1.3)
    piece.quads(
        made.leaf((0.5, 0.5, 0.5), "house_leaf"),
        cells.reshape(-1, 4, 3),
        tint=np.array(colour) * 2 * shade,
    )
