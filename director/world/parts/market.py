"""The middle of a village: fountain, well, market stalls, carts, goods."""

import numpy as np

from director.world.blockout import Float3
from director.world.materials import (
    fabric,
    iron,
    paint,
    planks,
    roof_tile,
    rope,
    smooth_stone,
    stone,
    striped,
    timber,
    water,
)
from director.world.parts.house import ROOFS
from director.world.shapes import (
    beam,
    block,
    box,
    boxes,
    cylinder,
    gable_roof,
    grid,
    revolve,
    sphere,
    tube,
)
from director.world.stage import Frame, Piece, Stage

GOODS: tuple[Float3, ...] = (
    (0.42, 0.05, 0.035),
    (0.55, 0.24, 0.03),
    (0.16, 0.26, 0.05),
    (0.50, 0.40, 0.08),
    (0.20, 0.06, 0.12),
    (0.36, 0.24, 0.13),
)
CLOTHS: tuple[Float3, ...] = (
    (0.50, 0.06, 0.05),
    (0.07, 0.15, 0.30),
    (0.08, 0.24, 0.13),
    (0.55, 0.36, 0.06),
)


def fountain(stage: Stage, id: str, frame: Frame, radius_m: float = 2.3) -> None:
    """Draw a round stone fountain: steps, basin, pedestal, bowl and finial."""
    r = radius_m
    with stage.thing(id, "fountain", frame) as piece:
        blocks, smooth = stone((0.36, 0.335, 0.30)), smooth_stone((0.42, 0.395, 0.35))
        for index in range(2):
            wide, top = r + 1.0 - 0.5 * index, 0.15 * (index + 1)
            revolve(piece, blocks, [(wide, -0.2), (wide, top), (r - 0.3, top)], sides=40, tint=0.95)
        basin = [
            (r, 0.28),
            (r, 0.86),
            (r + 0.09, 0.89),
            (r + 0.09, 1.0),
            (r - 0.28, 1.0),
            (r - 0.28, 0.3),
        ]
        revolve(piece, blocks, basin, sides=40)
        revolve(
            piece,
            smooth,
            [(r + 0.1, 0.9), (r + 0.12, 0.95), (r + 0.1, 1.02), (r - 0.3, 1.02), (r - 0.3, 0.94)],
            sides=40,
        )
        foot = [
            (0.62, 0.3),
            (0.62, 0.62),
            (0.48, 0.7),
            (0.42, 0.8),
            (0.3, 0.95),
            (0.24, 1.3),
            (0.28, 1.55),
            (0.42, 1.7),
        ]
        bowl = [(0.75, 1.78), (1.02, 1.95), (1.08, 2.05), (1.02, 2.07), (0.7, 1.93), (0.2, 1.9)]
        head = [(0.2, 1.92), (0.2, 2.3), (0.16, 2.5), (0.22, 2.62), (0.12, 2.72), (0.1, 2.8)]
        head += [(0.2, 2.92), (0.22, 3.05), (0.14, 3.2), (0.03, 3.3), (0.0, 3.36)]
        revolve(piece, smooth, foot + bowl + head, sides=28)
    with stage.thing(f"{id}-water", "water", frame) as piece:
        revolve(piece, water((0.035, 0.06, 0.06)), [(r - 0.28, 0.8), (0.3, 0.8)], sides=40)
        revolve(piece, water((0.05, 0.08, 0.08)), [(0.96, 2.01), (0.1, 2.01)], sides=28)
        for turn in np.arange(4) * np.pi / 2 + 0.4:
            share = np.linspace(0, 1, 8)
            out = 0.2 + 0.75 * share
            line = np.column_stack(
                [out * np.cos(turn), out * np.sin(turn), 2.45 + 0.2 * share - 0.65 * share**2]
            )
            tube(piece, water((0.3, 0.34, 0.35)), line, 0.014, 5)


def well(stage: Stage, id: str, frame: Frame) -> None:
    """Draw a roofed draw well."""
    with stage.thing(id, "well", frame) as piece:
        revolve(
            piece,
            stone(),
            [
                (1.02, -0.2),
                (1.0, 0.85),
                (1.08, 0.87),
                (1.08, 1.0),
                (0.72, 1.0),
                (0.72, 0.2),
                (0.0, 0.2),
            ],
            sides=24,
        )
        for x in (-0.98, 0.98):
            box(piece, timber(), (x - 0.09, -0.09, 0.0), (x + 0.09, 0.09, 2.5))
            for side in (-1, 1):
                beam(piece, timber(), (x, 0, 2.0), (x, side * 0.6, 2.52), 0.09)
        gable_roof(
            piece.at(-1.05, -0.75), roof_tile(ROOFS[0]), timber(), 2.1, 1.5, 2.45, 0.8, 0.25, 6
        )
        cylinder(piece, timber(), (-1.0, 0, 1.75), (1.0, 0, 1.75), 0.1, sides=10)
        tube(
            piece,
            iron(),
            [(1.1, 0, 1.75), (1.25, 0, 1.75), (1.25, 0, 1.45), (1.45, 0, 1.45)],
            0.02,
            6,
        )
        cylinder(piece, rope(), (0.1, -0.1, 1.75), (0.1, -0.1, 0.95), 0.02, sides=6)
        revolve(
            piece,
            planks(),
            [(0, 0.62), (0.13, 0.62), (0.16, 0.92), (0.14, 0.92), (0.12, 0.66)],
            (0.1, -0.1, 0.0),
            sides=12,
        )


def stall(stage: Stage, id: str, frame: Frame, width_m: float = 2.6) -> None:
    """Draw a market stall with goods and a striped awning; it sells towards -y."""
    with stage.thing(id, "stall", frame) as piece:
        wood, half = timber((0.22, 0.145, 0.085)), width_m / 2
        cloth = striped(CLOTHS[int(piece.rng.integers(0, len(CLOTHS)))])
        box(piece, planks(), (-half, -0.5, 0.0), (half, -0.45, 0.8), 0.9)
        box(piece, planks(), (-half, 0.42, 0.0), (half, 0.46, 0.5), 0.8)
        box(piece, wood, (-half - 0.05, -0.62, 0.8), (half + 0.05, 0.5, 0.86))
        for x in (-half, half):
            box(piece, planks(), (x - 0.025, -0.5, 0.0), (x + 0.025, 0.46, 0.8), 0.85)
            box(piece, wood, (x - 0.04, -0.58, 0.0), (x + 0.04, -0.5, 2.1))
            box(piece, wood, (x - 0.04, 0.55, 0.0), (x + 0.04, 0.63, 2.6))
        _awning(piece, cloth, half)
        _goods(piece, half)


def _awning(piece: Piece, cloth: object, half: float) -> None:
    """Draw the sloping cloth with a scalloped edge, both sides."""
    columns = 25
    x = np.linspace(-half - 0.15, half + 0.15, columns)
    share = np.linspace(0, 1, 6)
    y = -0.95 + 1.62 * share
    z = 2.05 + 0.62 * share - 0.1 * np.sin(np.pi * share)
    points = np.stack(
        [
            np.broadcast_to(x, (6, columns)),
            np.broadcast_to(y[:, None], (6, columns)),
            np.broadcast_to(z[:, None], (6, columns)),
        ],
        axis=-1,
    )
    points = points + np.array([0, 0, 0.015]) * np.sin(x * 9)[None, :, None]
    uv = np.stack(np.meshgrid(x / 1.2, share), axis=-1)
    grid(piece, cloth, points, uv)  # type: ignore[arg-type]
    grid(piece, cloth, points[:, ::-1] - (0, 0, 0.012), uv[:, ::-1], 0.8)  # type: ignore[arg-type]
    drop = 0.17 + 0.06 * np.abs(np.sin(x * np.pi / 0.3))
    skirt = np.stack(
        [points[0] - np.array([0, 0.004, 0]) - np.column_stack([0 * x, 0 * x, drop]), points[0]]
    )
    edge = np.stack(np.meshgrid(x / 1.2, [0.0, 0.2]), axis=-1)
    grid(piece, cloth, skirt, edge)  # type: ignore[arg-type]
    grid(piece, cloth, skirt[:, ::-1] + (0, 0.012, 0), edge[:, ::-1], 0.8)  # type: ignore[arg-type]


def _goods(piece: Piece, half: float) -> None:
    """Draw tilted trays with fruit or bread."""
    count = max(2, int(half * 2 / 0.62))
    for index in range(count):
        x = -half + (index + 0.5) * half * 2 / count
        tray = piece.at(x, -0.25, 0.86)
        boxes(
            tray,
            timber((0.30, 0.22, 0.13)),
            [(-0.27, -0.28, 0), (-0.27, 0.26, 0), (-0.27, -0.28, 0), (0.25, -0.28, 0)],
            [(0.27, -0.26, 0.12), (0.27, 0.28, 0.2), (-0.25, 0.28, 0.14), (0.27, 0.28, 0.14)],
        )
        colour = GOODS[int(piece.rng.integers(0, len(GOODS)))]
        size = float(piece.rng.uniform(0.035, 0.06))
        step = size * 2.05
        for u in np.arange(-0.24 + size, 0.25 - size, step):
            for v in np.arange(-0.24 + size, 0.25 - size, step):
                z = 0.06 + 0.1 * (v + 0.25) + float(piece.rng.uniform(0, 0.02))
                sphere(
                    tray, paint(colour, 0.45), (u, v, z), size, 6, 0.7 + 0.6 * piece.rng.random()
                )


def cart(stage: Stage, id: str, frame: Frame) -> None:
    """Draw a two-wheeled wooden cart, its shafts on the ground towards -y."""
    if not stage.wants(id):
        return
    with stage.thing(id, "cart", frame) as piece:
        wood = timber((0.23, 0.155, 0.09))
        box(piece, planks(), (-0.6, -0.9, 0.66), (0.6, 1.0, 0.72))
        for x in (-0.6, 0.57):
            box(piece, planks(), (x, -0.9, 0.72), (x + 0.03, 1.0, 1.08), 0.9)
        box(piece, planks(), (-0.6, 0.97, 0.72), (0.6, 1.0, 1.08), 0.9)
        for x in (-0.45, 0.45):
            beam(piece, wood, (x, 0.9, 0.62), (x, -2.3, 0.06), 0.08)
        cylinder(piece, wood, (-0.85, 0.1, 0.55), (0.85, 0.1, 0.55), 0.05, sides=8)
        for x in (-0.78, 0.78):
            _wheel(piece, x, 0.1, 0.55)
        for _ in range(5):
            x, y = piece.rng.uniform(-0.4, 0.4), piece.rng.uniform(-0.6, 0.7)
            sphere(
                piece,
                fabric((0.40, 0.33, 0.22)),
                (x, y, 0.92),
                (0.26, 0.33, 0.2),
                10,
                0.8 + 0.4 * piece.rng.random(),
            )


def _wheel(piece: Piece, x: float, y: float, radius: float) -> None:
    """Draw a spoked wheel that stands in the yz plane."""
    wood = timber((0.19, 0.125, 0.07))
    rim = [
        (radius - 0.07, -0.035),
        (radius, -0.035),
        (radius, 0.035),
        (radius - 0.07, 0.035),
        (radius - 0.07, -0.035),
    ]
    revolve(piece, wood, rim, (x, y, radius), (1, 0, 0), 24)
    cylinder(piece, wood, (x - 0.08, y, radius), (x + 0.08, y, radius), 0.09, sides=10)
    for turn in np.arange(10) * 2 * np.pi / 10:
        c, s = np.cos(turn), np.sin(turn)
        beam(
            piece,
            wood,
            (x, y + 0.08 * c, radius + 0.08 * s),
            (x, y + (radius - 0.05) * c, radius + (radius - 0.05) * s),
            0.04,
        )


def sacks(stage: Stage, id: str, frame: Frame, count: int = 4) -> None:
    """Draw a heap of filled sacks."""
    if not stage.wants(id):
        return
    with stage.thing(id, "sacks", frame) as piece:
        for index in range(count):
            x, y = piece.rng.uniform(-0.5, 0.5), piece.rng.uniform(-0.2, 0.2)
            z = 0.2 + (0.28 if index > 2 else 0.0)
            tint = 0.8 + 0.35 * piece.rng.random()
            sphere(piece, fabric((0.42, 0.35, 0.24)), (x, y, z), (0.36, 0.24, 0.21), 12, tint)


def statue(stage: Stage, id: str, frame: Frame, height_m: float = 3.4) -> None:
    """Draw a robed figure on a plinth."""
    with stage.thing(id, "statue", frame) as piece:
        grey = smooth_stone((0.37, 0.36, 0.33))
        for half, low, high in (
            (0.95, -0.2, 0.18),
            (0.75, 0.18, 0.4),
            (0.55, 0.4, 1.5),
            (0.68, 1.5, 1.66),
        ):
            block(piece, grey, (0, 0, (low + high) / 2), (2 * half, 2 * half, high - low))
        base, tall = 1.66, height_m - 1.66
        robe = [
            (0.34, 0.0),
            (0.36, 0.05),
            (0.27, 0.3),
            (0.22, 0.5),
            (0.26, 0.7),
            (0.24, 0.76),
            (0.08, 0.8),
            (0.08, 0.83),
        ]
        head = [(0.12, 0.86), (0.13, 0.92), (0.08, 0.99), (0.0, 1.0)]
        revolve(piece, grey, [(r, base + h * tall) for r, h in robe + head], sides=18)
        arm = np.array([(0.22, 0, 0.74), (0.36, -0.1, 0.58), (0.3, -0.3, 0.52)]) * (1, 1, tall) + (
            0,
            0,
            base,
        )
        tube(piece, grey, arm, [0.09, 0.07, 0.05], 8)
        tube(piece, grey, arm * (-1, 0.3, 1) - (0, 0, 0.1), [0.09, 0.07, 0.05], 8)
