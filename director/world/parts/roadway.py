"""What lies on a road and hangs over it: kerbs, covers, paint, puddles, cables, bunting."""

import numpy as np
from numpy.typing import ArrayLike

from director.world.blockout import Float3
from director.world.materials import (
    concrete,
    fabric,
    iron,
    paint,
    puddle,
    rubber,
)
from director.world.shapes import (
    boxes,
    cylinder,
    revolve,
    tube,
)
from director.world.stage import Frame, Stage


def cover(stage: Stage, id: str, frame: Frame, radius_m: float = 0.34) -> None:
    """Draw an iron manhole cover that lies in the road."""
    with stage.thing(id, "manhole", frame) as piece:
        cylinder(piece, iron((0.07, 0.06, 0.055)), (0, 0, -0.05), (0, 0, 0.012), radius_m, sides=20)
        for r in (0.1, 0.2, 0.28):
            revolve(
                piece,
                iron((0.10, 0.085, 0.075)),
                [(r + 0.02, 0.011), (r + 0.01, 0.02), (r - 0.01, 0.02), (r - 0.02, 0.011)],
                sides=20,
            )


def cable(
    stage: Stage,
    id: str,
    start: ArrayLike,
    end: ArrayLike,
    sag_m: float = 0.5,
    radius_m: float = 0.012,
) -> None:
    """Hang a cable between two points in world metres."""
    a, b = np.asarray(start, float), np.asarray(end, float)
    share = np.linspace(0.0, 1.0, 14)[:, None]
    line = a + (b - a) * share - np.array([0.0, 0.0, 4 * sag_m]) * share * (1 - share)
    with stage.thing(id, "cable") as piece:
        tube(piece, rubber((0.02, 0.02, 0.02)), line, radius_m, 5)


def bunting(stage: Stage, id: str, start: ArrayLike, end: ArrayLike, sag_m: float = 0.6) -> None:
    """Hang a line of little flags between two points in world metres."""
    a, b = np.asarray(start, float), np.asarray(end, float)
    share = np.linspace(0.0, 1.0, 40)[:, None]
    line = a + (b - a) * share - np.array([0.0, 0.0, 4 * sag_m]) * share * (1 - share)
    colours = (
        (0.5, 0.06, 0.05),
        (0.62, 0.50, 0.10),
        (0.08, 0.17, 0.36),
        (0.62, 0.60, 0.54),
        (0.08, 0.25, 0.12),
    )
    with stage.thing(id, "bunting") as piece:
        tube(piece, rubber((0.3, 0.28, 0.24)), line, 0.006, 4)
        for index in range(1, 38, 1):
            p, q = line[index], line[index] + (line[index + 1] - line[index]) * 0.72
            tip = (p + q) / 2 - (0, 0, 0.3)
            out = np.cross((0.0, 0.0, -0.004), (q - p) / np.linalg.norm(q - p))
            flags = [[p + out, tip + out, q + out], [p - out, q - out, tip - out]]
            piece.triangles(fabric(colours[index % 5]), flags)


def kerb(
    stage: Stage,
    id: str,
    frame: Frame,
    length_m: float,
    height_m: float = 0.14,
    width_m: float = 0.3,
) -> None:
    """Draw a row of kerb stones along the frame's x; y from 0 to `width_m`."""
    with stage.thing(id, "kerb", frame) as piece:
        count = max(1, round(length_m / 1.0))
        x = np.linspace(0.0, length_m, count + 1)
        low = np.column_stack([x[:-1] + 0.006, np.zeros(count), np.full(count, -0.3)])
        high = np.column_stack(
            [
                x[1:] - 0.006,
                np.full(count, width_m),
                height_m + piece.rng.uniform(-0.006, 0.004, count),
            ]
        )
        boxes(
            piece,
            concrete((0.33, 0.32, 0.30)),
            low,
            high,
            0.8 + 0.35 * piece.rng.random((count, 1)) * np.ones(3),
        )


def road_paint(
    stage: Stage, id: str, low: ArrayLike, high: ArrayLike, colour: Float3 = (0.6, 0.6, 0.56)
) -> None:
    """Paint rectangles, corners (n, 2) to (n, 2), on a road at z = 0."""
    a, b = np.atleast_2d(np.asarray(low, float)), np.atleast_2d(np.asarray(high, float))
    with stage.thing(id, "road_paint") as piece:
        flat = np.full((len(a), 1), 0.02)
        corners = [
            np.hstack([np.column_stack([p, q]), flat])
            for p, q in (
                (a[:, 0], a[:, 1]),
                (b[:, 0], a[:, 1]),
                (b[:, 0], b[:, 1]),
                (a[:, 0], b[:, 1]),
            )
        ]
        piece.quads(
            paint(colour, 0.8),
            np.stack(corners, axis=1),
            tint=0.75 + 0.25 * piece.rng.random((len(a), 1)) * np.ones(3),
        )


def puddles(stage: Stage, id: str, at: ArrayLike, size_m: ArrayLike, lift_m: float = 0.02) -> None:
    """Lay flat pools of irregular outline at points (n, 2)."""
    with stage.thing(id, "puddle") as piece:
        for (x, y), size in zip(np.asarray(at, float), np.asarray(size_m, float), strict=True):
            angle = np.linspace(0, 2 * np.pi, 29)[:-1]
            wide = size * (
                1
                + 0.22 * np.sin(2 * angle + piece.rng.random() * 6)
                + 0.14 * np.sin(5 * angle + piece.rng.random() * 6)
            )
            rim = np.column_stack(
                [x + wide * np.cos(angle), y + 0.6 * wide * np.sin(angle), np.full(28, lift_m)]
            )
            middle = np.broadcast_to((x, y, lift_m), rim.shape)
            piece.triangles(puddle(), np.stack([middle, rim, np.roll(rim, -1, axis=0)], axis=1))
