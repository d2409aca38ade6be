"""Cargo: crates, pallets, drums, sacks, rope, a hand truck, a chain hoist."""

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3, Material
from director.world.parts.forms import board, boards, cushion
from director.world.parts.soft_materials import weave
from director.world.shapes import beam, beams, box, boxes, cylinder, revolve, tube
from director.world.stage import Frame, Piece, Stage


def crate(piece: Piece, wood: Material, width: float, depth: float, height: float) -> None:
    """Draw a nailed crate on the floor about the origin: boards, battens, a mark."""
    w, d, tone = width / 2, depth / 2, piece.rng.uniform(0.75, 1.15)
    count = max(3, round(height / 0.13))
    z = np.linspace(0.02, height - 0.02, count + 1)
    for axis in (0, 1):
        for side in (-1, 1):
            low = np.empty((count, 3))
            high = np.empty((count, 3))
            reach, across = (d, w) if axis == 0 else (w, d)
            low[:, axis], high[:, axis] = -across, across
            low[:, 1 - axis], high[:, 1 - axis] = sorted((side * reach, side * (reach - 0.018)))
            low[:, 2], high[:, 2] = z[:-1] + 0.003, z[1:] - 0.003
            shade = piece.rng.uniform(0.8, 1.15, (count, 1)) * np.ones(3) * tone
            boards(piece, wood, low, high, bevel=0.003, grain="xy"[axis], tint=shade)
    for lid in (0.02, height - 0.02):
        rows = np.linspace(-d, d, 6)
        low = np.column_stack([np.full(5, -w), rows[:-1] + 0.002, np.full(5, lid - 0.018)])
        high = np.column_stack([np.full(5, w), rows[1:] - 0.002, np.full(5, lid)])
        boards(piece, wood, low, high, bevel=0.003, grain="x", tint=tone)
    _battens(piece, wood, w, d, height, tone)


def _battens(piece: Piece, wood: Material, w: float, d: float, height: float, tone: float) -> None:
    """Draw the frame of battens on a crate's faces, with a diagonal on its front and back."""
    b, t = 0.07, 0.02
    for side in (-1, 1):
        y0, y1 = sorted((side * d, side * (d + t)))
        boards(
            piece,
            wood,
            [(-w, y0, 0.0), (w - b, y0, 0.0), (-w + b, y0, 0.0), (-w + b, y0, height - b)],
            [(-w + b, y1, height), (w, y1, height), (w - b, y1, b), (w - b, y1, height)],
            bevel=0.003,
            tint=tone * 0.92,
        )
        ends = (-w + b, side * (d + t / 2), b), (w - b, side * (d + t / 2), height - b)
        beam(piece, wood, *ends, t, 0.07, (0, 0, 1), tint=tone * 0.9)
        x0, x1 = sorted((side * w, side * (w + t)))
        boards(
            piece,
            wood,
            [(x0, -d, 0.0), (x0, d - b, 0.0), (x0, -d + b, height - b), (x0, -d + b, 0.0)],
            [(x1, -d + b, height), (x1, d, height), (x1, d - b, height), (x1, d - b, b)],
            bevel=0.003,
            tint=tone * 0.92,
        )


def crate_stack(
    stage: Stage, id: str, frame: Frame, wood: Material, sizes: list[tuple[float, float, float]]
) -> None:
    """Crates on top of each other, each a little askew."""
    with stage.thing(id, "crates", frame) as piece:
        z = 0.0
        for index, (w, d, h) in enumerate(sizes):
            shift = piece.rng.normal(0, 0.03, 2) if index else (0, 0)
            crate(
                piece.at(shift[0], shift[1], z, piece.rng.uniform(-7, 7) if index else 0.0),
                wood,
                w,
                d,
                h,
            )
            z += h


def pallet(piece: Piece, wood: Material) -> float:
    """Draw a pallet of 1.2 by 0.8 m about the origin; returns the height of its deck."""
    x = np.linspace(-0.6, 0.6, 10)[:-1]
    low = np.column_stack([x, np.full(9, -0.4), np.full(9, 0.122)])
    boards(
        piece,
        wood,
        low,
        np.add(low, (0.1, 0.8, 0.022)),
        bevel=0.003,
        grain="y",
        tint=piece.rng.uniform(0.75, 1.15, (9, 1)) * np.ones(3),
    )
    rows = np.array([(-0.6, y, 0.1) for y in (-0.4, -0.05, 0.3)])
    boards(piece, wood, rows, np.add(rows, (1.2, 0.1, 0.022)), bevel=0.003, grain="x")
    feet = np.array([(x_, y, 0.022) for x_ in (-0.6, -0.07, 0.46) for y in (-0.4, -0.05, 0.3)])
    boards(piece, wood, feet, np.add(feet, (0.14, 0.1, 0.078)), bevel=0.004)
    base = rows * (1, 1, 0)
    boards(piece, wood, base, np.add(base, (1.2, 0.1, 0.022)), bevel=0.003, grain="x")
    return 0.144


def pallet_stack(stage: Stage, id: str, frame: Frame, wood: Material, count: int) -> None:
    """Empty pallets on top of each other."""
    with stage.thing(id, "pallets", frame) as piece:
        for index in range(count):
            shift = piece.rng.normal(0, 0.02, 2)
            pallet(piece.at(shift[0], shift[1], index * 0.144, piece.rng.normal(0, 1.5)), wood)


def loaded_pallet(stage: Stage, id: str, frame: Frame, wood: Material, kind: str) -> None:
    """A pallet that carries `sacks`, `boxes`, `drums` or a `crate`."""
    with stage.thing(id, "loaded_pallet", frame) as piece:
        load(piece.at(0, 0, pallet(piece, wood)), wood, kind)


def load(piece: Piece, wood: Material, kind: str) -> None:
    """Draw one pallet's load on the plane z = 0."""
    if kind == "sacks":
        for level in range(int(piece.rng.integers(3, 6))):
            for x, y in ((-0.3, -0.2), (0.3, -0.2), (-0.3, 0.2), (0.3, 0.2)):
                spot = piece.at(x, y, level * 0.15, piece.rng.uniform(-6, 6))
                tint = np.array((0.52, 0.43, 0.30)) * piece.rng.uniform(0.85, 1.1)
                cushion(
                    spot,
                    weave(),
                    (-0.31, -0.205, 0),
                    (0.31, 0.205, 0.17),
                    softness=0.9,
                    crown=0.35,
                    cuts=4,
                    tint=tint,
                )
    elif kind == "drums":
        for x, y in ((-0.29, -0.02), (0.29, 0.02)):
            drum(piece.at(x, y), _DRUMS[piece.rng.integers(len(_DRUMS))])
    elif kind == "crate":
        crate(piece, wood, 1.05, 0.72, piece.rng.uniform(0.6, 0.95))
    else:
        _cartons(piece)


def _cartons(piece: Piece) -> None:
    """Draw layers of cardboard boxes with tape, some of the top layer missing."""
    card, tape = made.paper((0.40, 0.27, 0.15)), made.paper((0.50, 0.38, 0.24))
    levels = int(piece.rng.integers(2, 5))
    for level in range(levels):
        for x in (-0.4, 0.0, 0.4):
            for y in (-0.2, 0.2):
                if level == levels - 1 and piece.rng.random() < 0.4:
                    continue
                spot = piece.at(x, y, level * 0.31, piece.rng.uniform(-2, 2))
                board(
                    spot,
                    card,
                    (-0.19, -0.185, 0),
                    (0.19, 0.185, 0.305),
                    bevel=0.004,
                    tint=piece.rng.uniform(0.85, 1.12),
                )
                box(spot, tape, (-0.19, -0.03, 0.302), (0.19, 0.03, 0.3065))
                boxes(
                    spot,
                    tape,
                    [(-0.1915, -0.03, 0.2), (0.19, -0.03, 0.2)],
                    [(-0.19, 0.03, 0.302), (0.1915, 0.03, 0.302)],
                )


_DRUMS: tuple[Float3, ...] = (
    (0.03, 0.10, 0.20),
    (0.30, 0.05, 0.025),
    (0.08, 0.12, 0.06),
    (0.36, 0.24, 0.03),
)


def drum(piece: Piece, tint: Float3, *, rusty: bool = False) -> None:
    """Draw a 200-litre steel drum with its hoops and bungs."""
    shape = [(0, 0.012), (0.275, 0.012), (0.275, 0), (0.292, 0), (0.292, 0.012), (0.283, 0.02)]
    for z in (0.29, 0.58):
        shape += [(0.283, z - 0.02), (0.295, z), (0.283, z + 0.02)]
    shape += [
        (0.283, 0.86),
        (0.292, 0.868),
        (0.292, 0.88),
        (0.275, 0.88),
        (0.275, 0.866),
        (0, 0.866),
    ]
    steel = made.rusted() if rusty else made.metal((0.85, 0.85, 0.85))
    revolve(piece, steel, shape, sides=32, tint=1.0 if rusty else tint)
    for x, r in ((0.18, 0.034), (-0.2, 0.02)):
        cylinder(piece, made.metal(), (x, 0, 0.866), (x, 0, 0.878), r, sides=14)


def drums(
    stage: Stage, id: str, frame: Frame, places: list[tuple[float, float]], *, rusty: bool = False
) -> None:
    """Drums that stand about."""
    with stage.thing(id, "drums", frame) as piece:
        for x, y in places:
            tint = _DRUMS[piece.rng.integers(len(_DRUMS))]
            drum(piece.at(x, y, 0, piece.rng.uniform(0, 360)), tint, rusty=rusty)


def sack_heap(stage: Stage, id: str, frame: Frame, count: int) -> None:
    """Sacks in layers that lean on each other."""
    with stage.thing(id, "sacks", frame) as piece:
        placed, level = 0, 0
        while placed < count:
            row = max(1, 4 - level)
            for index in range(min(row, count - placed)):
                spot = piece.at(
                    (index - (row - 1) / 2) * 0.5, 0.0, level * 0.19, piece.rng.uniform(-12, 12)
                )
                tint = np.array((0.52, 0.43, 0.30)) * piece.rng.uniform(0.8, 1.1)
                cushion(
                    spot,
                    weave(),
                    (-0.27, -0.36, 0),
                    (0.27, 0.36, 0.215),
                    softness=0.9,
                    crown=0.4,
                    cuts=8,
                    tint=tint,
                )
            placed, level = placed + row, level + 1


def rope_coil(stage: Stage, id: str, frame: Frame, radius_m: float = 0.28, layers: int = 4) -> None:
    """A coil of rope on the floor."""
    with stage.thing(id, "rope", frame) as piece:
        turn = np.linspace(0, 2 * np.pi * layers * 3, layers * 3 * 20)
        lap = turn / (2 * np.pi)
        r = radius_m - 0.035 * (lap % 3) + 0.006 * np.sin(5 * turn)
        z = 0.018 + 0.032 * np.floor(lap / 3) + 0.003 * np.sin(3 * turn)
        tube(
            piece, made.rope(), np.stack([r * np.cos(turn), r * np.sin(turn), z], axis=1), 0.017, 6
        )


def hand_truck(stage: Stage, id: str, frame: Frame) -> None:
    """A sack truck, standing."""
    with stage.thing(id, "hand_truck", frame) as piece:
        steel = made.peeling_paint((0.40, 0.07, 0.03))
        for x in (-0.2, 0.2):
            tube(
                piece,
                steel,
                [(x, 0.0, 0.05), (x, 0.12, 1.1), (x, 0.2, 1.25), (x, 0.3, 1.28)],
                0.016,
                8,
            )
        for z in (0.2, 0.5, 0.8, 1.08):
            beam(piece, steel, (-0.2, 0.11 * z, z), (0.2, 0.11 * z, z), 0.03, 0.012)
        box(piece, steel, (-0.25, -0.28, 0.02), (0.25, 0.02, 0.032))
        for x in (-0.29, 0.25):
            cylinder(piece, made.rubber(), (x, 0.12, 0.13), (x + 0.04, 0.12, 0.13), 0.13, sides=20)
            cylinder(
                piece,
                made.metal(),
                (x - 0.005, 0.12, 0.13),
                (x + 0.045, 0.12, 0.13),
                0.05,
                sides=14,
            )
        cylinder(piece, made.metal(), (-0.3, 0.12, 0.13), (0.3, 0.12, 0.13), 0.012, sides=8)


def chain_hoist(stage: Stage, id: str, frame: Frame, drop_m: float) -> None:
    """A hoist with its hook, hung from a beam at the frame."""
    with stage.thing(id, "hoist", frame) as piece:
        yellow, iron = made.peeling_paint((0.45, 0.28, 0.02)), made.iron()
        board(piece, yellow, (-0.2, -0.14, -0.5), (0.2, 0.14, -0.18), bevel=0.03)
        box(piece, iron, (-0.04, -0.06, -0.2), (0.04, 0.06, 0.0))
        for x in (-0.03, 0.03):
            links = np.arange(-0.5, -drop_m + 0.25, -0.09)
            spots = np.array([(x, 0, z) for z in links])
            beams(
                piece,
                iron,
                spots,
                spots - (0, 0, 0.08),
                np.where(np.arange(len(links)) % 2, 0.03, 0.01),
                np.where(np.arange(len(links)) % 2, 0.01, 0.03),
                (0, 1, 0),
            )
        board(piece, yellow, (-0.09, -0.05, -drop_m), (0.09, 0.05, -drop_m + 0.28), bevel=0.03)
        turn = np.linspace(1.6, 6.0, 12)
        hook = [(0.07 * np.cos(a), 0.0, -drop_m - 0.1 + 0.08 * np.sin(a)) for a in turn]
        tube(piece, iron, [(0, 0, -drop_m), *hook], 0.018, 10)
