"""A small church or chapel: nave, tower with a spire, pointed windows, porch."""

import numpy as np

from director.world.materials import (
    dark,
    glass,
    iron,
    lit_window,
    rubble,
    slate,
    smooth_stone,
    timber,
)
from director.world.parts.walls import Boxes
from director.world.shapes import Paint, beam, box, disc, gable_roof, prism, wall
from director.world.stage import Frame, Piece, Stage


def church(
    stage: Stage,
    id: str,
    frame: Frame,
    width_m: float = 7.5,
    length_m: float = 16.0,
    tower_m: float = 15.0,
) -> None:
    """Draw a church whose tower front stands in the frame's xz plane, x from 0 to `width_m`."""
    with stage.thing(id, "church", frame) as piece:
        stone, trim = rubble((0.36, 0.335, 0.29)), smooth_stone()
        side = min(5.0, width_m * 0.62)
        left = (width_m - side) / 2
        _tower(piece.at(left, 0.0), stone, trim, side, tower_m)
        _nave(piece.at(0.0, side * 0.75), stone, trim, width_m, length_m - side * 0.75)


def _tower(piece: Piece, stone: Paint, trim: Paint, side: float, tall: float) -> None:
    box(piece, stone, (-0.25, -0.25, -1.0), (side + 0.25, side + 0.25, 1.2))
    box(piece, stone, (0.0, 0.0, 1.2), (side, side, tall))
    for z in (1.2, tall * 0.45, tall * 0.72, tall):
        box(piece, trim, (-0.12, -0.12, z - 0.12), (side + 0.12, side + 0.12, z + 0.12))
    for x in (-0.28, side - 0.32):
        for y in (-0.28, side - 0.32):
            box(piece, stone, (x, y, 0.0), (x + 0.6, y + 0.6, tall * 0.72), 0.95)
    for x, y, yaw in ((0, 0, 0), (side, 0, 90), (side, side, 180), (0, side, 270)):
        face = piece.at(x, y, 0.0, yaw)
        for middle in (side * 0.33, side * 0.67):
            pointed(face, trim, middle, tall * 0.78, 0.7, 1.9, dark())
        disc(face, trim, (side / 2, -0.03, tall * 0.6), 0.85, 28, (0, -1, 0))
        disc(face, timber((0.05, 0.05, 0.06)), (side / 2, -0.04, tall * 0.6), 0.74, 28, (0, -1, 0))
        gold = iron((0.5, 0.36, 0.1))
        for turn in np.arange(12) * np.pi / 6:
            c, s = np.sin(turn), np.cos(turn)
            beam(
                face,
                gold,
                (side / 2 + 0.56 * c, -0.05, tall * 0.6 + 0.56 * s),
                (side / 2 + 0.68 * c, -0.05, tall * 0.6 + 0.68 * s),
                0.05,
                0.02,
            )
        beam(
            face,
            gold,
            (side / 2, -0.06, tall * 0.6),
            (side / 2 + 0.2, -0.06, tall * 0.6 + 0.36),
            0.05,
            0.02,
        )
        beam(
            face,
            gold,
            (side / 2, -0.06, tall * 0.6),
            (side / 2 - 0.5, -0.06, tall * 0.6 + 0.2),
            0.04,
            0.02,
        )
    entry = piece.at(0.0, -0.02)
    pointed(entry, trim, side / 2, 0.0, 1.5, 2.9, timber((0.13, 0.075, 0.045)))
    box(entry, trim, (side / 2 - 1.3, -0.9, -0.3), (side / 2 + 1.3, 0.0, 0.12))
    _spire(piece, side, tall)


def _spire(piece: Piece, side: float, tall: float) -> None:
    """Draw an eight-sided spire on broaches, with a cross."""
    middle, angle = side / 2, np.arange(9) * np.pi / 4 + np.pi / 8
    ring = np.column_stack(
        [middle + side * 0.56 * np.cos(angle), middle + side * 0.56 * np.sin(angle)]
    )
    top = np.array([middle, middle, tall + side * 1.9])
    levels = np.linspace(0.0, 1.0, 13)[:, None, None]
    base = np.column_stack([ring, np.full(9, tall + 0.1)])
    points = base[None] * (1 - levels) + top * levels
    faces = [
        np.stack([points[:-1, i], points[:-1, i + 1], points[1:, i + 1], points[1:, i]], axis=1)
        for i in range(8)
    ]
    tints = np.tile(0.85 + 0.3 * piece.rng.random((12, 1)), (8, 1)) * np.ones(3)
    piece.quads(slate(), np.concatenate(faces), tint=tints)
    x, y, z = top
    beam(piece, iron(), (x, y, z - 0.2), (x, y, z + 1.3), 0.07)
    beam(piece, iron(), (x - 0.35, y, z + 0.9), (x + 0.35, y, z + 0.9), 0.07)


def _nave(piece: Piece, stone: Paint, trim: Paint, width: float, length: float) -> None:
    eaves, rise = 5.2, width * 0.62
    for x, y, yaw, size in (
        (0, 0, 0, width),
        (width, 0, 90, length),
        (width, length, 180, width),
        (0, length, 270, length),
    ):
        face = piece.at(x, y, 0.0, yaw)
        wall(face, stone, size, eaves + 0.8, 0.5, base=-0.8)
        if size == length:
            for middle in np.arange(2.2, length - 1.2, 2.7):
                lit = piece.rng.random() < 0.5
                pointed(
                    face,
                    trim,
                    float(middle),
                    1.5,
                    1.0,
                    2.7,
                    lit_window((1.0, 0.62, 0.30), 1.2) if lit else glass(),
                )
            for middle in np.arange(0.85, length, 2.7):
                box(face, stone, (middle - 0.3, -0.7, -0.8), (middle + 0.3, 0.0, 2.6), 0.95)
                box(face, stone, (middle - 0.3, -0.4, 2.6), (middle + 0.3, 0.0, 4.2), 0.95)
        else:
            gable = [(0, 0, eaves - 0.02), (width, 0, eaves - 0.02), (width / 2, 0, eaves + rise)]
            face.triangles(stone, [gable])
    turned = piece.at(0.0, length, 0.0, -90.0)
    gable_roof(turned, slate(), timber(), length, width, eaves, rise, 0.3, 16)


def pointed(
    piece: Piece, trim: Paint, x: float, sill: float, width: float, height: float, filling: Paint
) -> None:
    """Draw a pointed window or door on a wall's front, with its surround and a mullion."""
    outline = _lancet(width / 2, height)
    outer = _lancet(width / 2 + 0.14, height + 0.17)
    prism(piece, trim, np.add(outer, (x, sill - 0.02)), -0.07, 0.02, "y")
    prism(piece, filling, np.add(outline, (x, sill)), -0.085, 0.0, "y")
    with Boxes(piece) as gathered:
        gathered.add(trim, (x - 0.03, -0.115, sill), (x + 0.03, -0.08, sill + height * 0.9))
        gathered.add(
            trim, (x - width / 2 - 0.2, -0.16, sill - 0.14), (x + width / 2 + 0.2, 0.0, sill)
        )


def _lancet(half: float, height: float) -> np.ndarray:
    """Return the outline (n, 2) of a lancet arch, counter-clockwise seen from the front."""
    spring = height - half * 1.55
    share = np.linspace(0.0, 1.0, 7)
    right = np.column_stack([half * (1 - share**1.7), spring + (height - spring) * share**0.75])
    left = right[-2::-1] * (-1, 1)
    return np.vstack([(-half, 0.0), (half, 0.0), right, left])
