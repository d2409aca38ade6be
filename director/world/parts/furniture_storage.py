"""Storage: bookcases, shelves, dressers, wardrobes, chests, cabinets, racking.

Wall pieces: their back is on y = 0 of the wall's frame and they stand in front of it (y < 0).
"""

import itertools

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3, Material
from director.world.parts.clutter import books_row
from director.world.parts.forms import board, boards
from director.world.parts.furniture_tables import knob
from director.world.parts.soft_materials import weave
from director.world.shapes import beam, box, boxes, cylinder
from director.world.stage import Frame, Piece, Stage


def carcass(
    piece: Piece, wood: Material, width: float, depth: float, height: float, shelves: list[float]
) -> None:
    """Draw sides, top, back and shelves (heights of their upper faces) of a case on the floor."""
    w = width / 2
    for x0, x1 in ((-w, -w + 0.022), (w - 0.022, w)):
        board(piece, wood, (x0, -depth, 0), (x1, -0.012, height), grain="z", bevel=0.003)
    board(
        piece, wood, (-w - 0.015, -depth - 0.02, height), (w + 0.015, 0.0, height + 0.03), grain="x"
    )
    box(piece, wood, (-w, -0.012, 0.04), (w, -0.001, height), (0.6, 0.6, 0.6))
    box(piece, wood, (-w + 0.022, -depth + 0.03, 0.0), (w - 0.022, -depth + 0.05, 0.07))
    for z in shelves:
        board(
            piece,
            wood,
            (-w + 0.022, -depth + 0.004, z - 0.022),
            (w - 0.022, -0.012, z),
            grain="x",
            bevel=0.003,
        )


def bookcase(
    stage: Stage,
    id: str,
    frame: Frame,
    wood: Material,
    width_m: float = 1.2,
    height_m: float = 2.1,
    *,
    fullness: float = 0.9,
) -> None:
    """A bookcase filled with books up to `fullness`."""
    with stage.thing(id, "bookcase", frame) as piece:
        count = max(3, round((height_m - 0.08) / 0.36))
        levels = np.linspace(0.09, height_m - 0.02, count + 1)
        carcass(piece, wood, width_m, 0.3, height_m, levels[:-1].tolist())
        for z in levels[:-1]:
            gap = (height_m - 0.11) / count - 0.03
            books_row(
                piece.at(-width_m / 2 + 0.03, -0.02, float(z)), width_m - 0.06, 0.24, gap, fullness
            )


def dresser(
    stage: Stage,
    id: str,
    frame: Frame,
    wood: Material,
    width_m: float = 1.3,
    height_m: float = 2.05,
) -> None:
    """A kitchen dresser: cupboard below, plate rack above; `plates` are set by the tableware."""
    with stage.thing(id, "dresser", frame) as piece:
        w = width_m / 2
        cabinet(piece, wood, width_m, 0.48, 0.86, doors=2, drawers=2)
        for x0, x1 in ((-w + 0.03, -w + 0.055), (w - 0.055, w - 0.03)):
            board(piece, wood, (x0, -0.24, 0.89), (x1, -0.012, height_m), grain="z")
        board(piece, wood, (-w, -0.28, height_m), (w, 0.0, height_m + 0.05), grain="x", bevel=0.012)
        box(
            piece, wood, (-w + 0.03, -0.012, 0.89), (w - 0.03, -0.001, height_m), (0.75, 0.75, 0.75)
        )
        for z in (1.25, 1.62):
            board(piece, wood, (-w + 0.055, -0.22, z - 0.02), (w - 0.055, -0.012, z), grain="x")
            beam(piece, wood, (-w + 0.055, -0.215, z + 0.05), (w - 0.055, -0.215, z + 0.05), 0.012)


def cabinet(
    piece: Piece,
    wood: Material,
    width: float,
    depth: float,
    height: float,
    *,
    doors: int,
    drawers: int,
    tint: Float3 = (1, 1, 1),
    knobs: bool = True,
) -> None:
    """Draw a low cupboard with drawers above its doors and a top that overhangs."""
    w = width / 2
    box(piece, wood, (-w, -depth + 0.02, 0.07), (w, -0.001, height), tint)
    box(piece, wood, (-w + 0.02, -depth + 0.07, 0.0), (w - 0.02, -0.03, 0.07), (0.3, 0.3, 0.3))
    board(
        piece,
        wood,
        (-w - 0.02, -depth - 0.015, height),
        (w + 0.02, 0.0, height + 0.03),
        grain="x",
        tint=tint,
    )
    split = height - 0.2 if drawers else height - 0.02
    for count, low, high in ((doors, 0.09, split - 0.01), (drawers, split + 0.01, height - 0.02)):
        edges = np.linspace(-w + 0.02, w - 0.02, count + 1)
        for index, (a, b) in enumerate(itertools.pairwise(edges)):
            board(
                piece,
                wood,
                (a + 0.008, -depth, low),
                (b - 0.008, -depth + 0.02, high),
                bevel=0.004,
                tint=tint,
            )
            if high - low > 0.3:
                inset = (a + 0.07, -depth - 0.006, low + 0.07), (b - 0.07, -depth, high - 0.07)
                board(piece, wood, *inset, bevel=0.006, tint=tint)
            if knobs:
                x = (
                    (a + b) / 2
                    if count is drawers and high - low < 0.3
                    else (b - 0.05 if index % 2 == 0 else a + 0.05)
                )
                knob(
                    piece,
                    (x, -depth - 0.002, (low + high) / 2 if high - low < 0.3 else high - 0.12),
                    -1.0,
                )


def chest(
    stage: Stage,
    id: str,
    frame: Frame,
    wood: Material,
    width_m: float = 1.0,
    *,
    rows: int = 3,
    height_m: float = 0.84,
) -> None:
    """A chest of drawers."""
    with stage.thing(id, "chest", frame) as piece:
        w = width_m / 2
        box(piece, wood, (-w, -0.46, 0.08), (w, -0.001, height_m))
        board(
            piece,
            wood,
            (-w - 0.02, -0.5, height_m),
            (w + 0.02, 0, height_m + 0.03),
            grain="x",
            bevel=0.01,
        )
        for x in (-w + 0.05, w - 0.05):
            for y in (-0.41, -0.06):
                cylinder(piece, wood, (x, y, 0), (x, y, 0.08), 0.02, 0.03, 10)
        edges = np.linspace(0.1, height_m - 0.02, rows + 1)
        for low, high in itertools.pairwise(edges):
            board(
                piece,
                wood,
                (-w + 0.02, -0.48, low + 0.008),
                (w - 0.02, -0.46, high - 0.008),
                grain="x",
            )
            for x in (-w * 0.5, w * 0.5):
                knob(piece, (x, -0.48, (low + high) / 2), -1.0)


def wardrobe(
    stage: Stage,
    id: str,
    frame: Frame,
    wood: Material,
    width_m: float = 1.2,
    *,
    ajar_deg: float = 0.0,
) -> None:
    """A two-door wardrobe with a cornice; `ajar_deg` opens its right door."""
    with stage.thing(id, "wardrobe", frame) as piece:
        w, d, h = width_m / 2, 0.58, 2.0
        carcass(piece, wood, width_m, d, h, [0.14])
        board(
            piece,
            wood,
            (-w - 0.05, -d - 0.05, h + 0.03),
            (w + 0.05, 0, h + 0.1),
            grain="x",
            bevel=0.02,
        )
        boards(piece, wood, [(-w, -d - 0.01, 0.0)], [(w, -d + 0.03, 0.12)], grain="x")
        for hand in (-1.0, 1.0):
            hung = piece.at(hand * (w - 0.004), -d, 0.13, (ajar_deg if hand > 0 else 0.0) * hand)
            a, b = sorted((-hand * 0.0, -hand * (w - 0.008)))
            board(hung, wood, (a, -0.024, 0), (b, 0.0, h - 0.14), grain="z", bevel=0.003)
            for low, high in ((0.09, 0.8), (0.9, h - 0.24)):
                board(
                    hung,
                    wood,
                    (a + 0.08, -0.034, low),
                    (b - 0.08, -0.024, high),
                    grain="z",
                    bevel=0.01,
                )
            knob(hung, (-hand * (w - 0.05), -0.026, 0.86), -1.0)
        if ajar_deg:
            cylinder(piece, made.metal(), (-w + 0.03, -0.3, 1.75), (w - 0.03, -0.3, 1.75), 0.012)
            for x in np.linspace(-w + 0.1, w - 0.1, 9):
                shade = piece.rng.uniform(0.06, 0.45, 3)
                deep = 0.2 + 0.04 * piece.rng.random()
                box(
                    piece,
                    weave(),
                    (x - 0.022, -0.3 - deep, 0.5),
                    (x + 0.022, -0.3 + deep, 1.7),
                    shade,
                )


def filing_cabinet(
    stage: Stage, id: str, frame: Frame, tint: Float3, *, drawers: int = 4, open_one: int = -1
) -> None:
    """A steel filing cabinet with label holders; `open_one` names a drawer that is pulled out."""
    with stage.thing(id, "filing_cabinet", frame) as piece:
        steel, height = made.metal((0.6, 0.6, 0.6)), 0.33 * drawers + 0.03
        board(piece, steel, (-0.23, -0.6, 0.0), (0.23, -0.01, height), bevel=0.005, tint=tint)
        for index in range(drawers):
            z, out = 0.03 + index * 0.33, 0.32 if index == open_one else 0.0
            board(
                piece,
                steel,
                (-0.215, -0.622 - out, z),
                (0.215, -0.6 - out, z + 0.315),
                bevel=0.004,
                tint=tint,
            )
            if out:
                box(piece, steel, (-0.2, -0.6 - out, z + 0.01), (0.2, -0.6, z + 0.24), tint)
                edges = np.linspace(-0.59 - out, -0.62, 14)
                folders = (
                    [(-0.19, y, z + 0.24) for y in edges],
                    [(0.19, y + 0.006, z + 0.27 + 0.02 * (i % 3)) for i, y in enumerate(edges)],
                )
                boxes(piece, made.paper(), *folders, (0.95, 0.8, 0.55))
            front = -0.622 - out
            box(piece, made.paper(), (-0.045, front - 0.003, z + 0.2), (0.045, front, z + 0.25))
            box(
                piece,
                made.metal(),
                (-0.06, front - 0.025, z + 0.14),
                (0.06, front - 0.015, z + 0.155),
            )
            for x in (-0.055, 0.055):
                box(
                    piece,
                    made.metal(),
                    (x - 0.005, front - 0.02, z + 0.14),
                    (x + 0.005, front, z + 0.155),
                )


def wall_shelf(
    stage: Stage, id: str, frame: Frame, wood: Material, width_m: float, depth_m: float = 0.24
) -> None:
    """A board on two brackets; the frame is on the wall at the board's upper face."""
    with stage.thing(id, "wall_shelf", frame) as piece:
        w = width_m / 2
        board(piece, wood, (-w, -depth_m, -0.025), (w, 0.0, 0.0), grain="x")
        for x in (-w + 0.12, w - 0.12):
            boxes(
                piece,
                made.iron(),
                [(x - 0.012, -0.012, -0.2), (x - 0.012, -depth_m + 0.03, -0.034)],
                [(x + 0.012, 0.0, -0.025), (x + 0.012, 0.0, -0.025)],
            )
            beam(piece, made.iron(), (x, -0.01, -0.18), (x, -depth_m + 0.04, -0.03), 0.012)


def lockers(stage: Stage, id: str, frame: Frame, tint: Float3, count: int) -> None:
    """A row of steel lockers with vents."""
    with stage.thing(id, "lockers", frame) as piece:
        steel, w = made.metal((0.6, 0.6, 0.6)), count * 0.38 / 2
        box(piece, steel, (-w, -0.48, 0.1), (w, -0.001, 1.9), tint)
        box(piece, steel, (-w, -0.45, 0.0), (w, -0.03, 0.1), (0.05, 0.05, 0.05))
        for index in range(count):
            x = -w + index * 0.38
            board(
                piece,
                steel,
                (x + 0.006, -0.5, 0.12),
                (x + 0.374, -0.48, 1.88),
                bevel=0.004,
                tint=tint,
            )
            slots = [z for base in (0.3, 1.6) for z in base + np.arange(5) * 0.035]
            boxes(
                piece,
                made.dark(),
                [(x + 0.11, -0.502, z) for z in slots],
                [(x + 0.27, -0.5, z + 0.012) for z in slots],
            )
            box(piece, made.metal(), (x + 0.32, -0.52, 0.98), (x + 0.345, -0.5, 1.1))
            box(piece, made.paper(), (x + 0.14, -0.503, 1.42), (x + 0.24, -0.5, 1.47))


def racking(
    stage: Stage, id: str, frame: Frame, bays: int, levels: tuple[float, ...], depth_m: float = 1.0
) -> None:
    """Pallet racking: blue uprights, orange beams, wooden decks; its back is at y = 0."""
    with stage.thing(id, "racking", frame) as piece:
        bay, top = 2.4, levels[-1] + 1.1
        w = bays * bay / 2
        blue, orange = made.peeling_paint((0.035, 0.09, 0.24)), made.paint((0.52, 0.14, 0.02))
        for x in np.linspace(-w, w, bays + 1):
            for y in (-depth_m, -0.08):
                box(piece, blue, (x - 0.045, y, 0.0), (x + 0.045, y + 0.08, top))
                box(piece, blue, (x - 0.08, y - 0.02, 0.0), (x + 0.08, y + 0.1, 0.012))
            for low in np.arange(0.3, top - 0.5, 0.8):
                beam(piece, blue, (x, -depth_m + 0.06, low), (x, -0.06, low + 0.5), 0.03)
                beam(piece, blue, (x, -depth_m + 0.06, low), (x, -0.06, low), 0.03)
        planks = made.planks((0.36, 0.25, 0.15))
        for x in np.linspace(-w, w, bays + 1)[:-1]:
            for z in levels:
                for y in (-depth_m - 0.01, -0.06):
                    box(
                        piece,
                        orange,
                        (x + 0.045, y, z - 0.13),
                        (x + bay - 0.045, y + 0.07, z - 0.02),
                    )
                box(piece, planks, (x + 0.05, -depth_m - 0.01, z - 0.02), (x + bay - 0.05, 0.01, z))
