"""Ironwork of city buildings: fire escapes and rooftop tanks."""

import numpy as np

from director.world.blockout import Float3
from director.world.materials import (
    iron,
    metal,
    rusted,
    timber,
)
from director.world.shapes import beam, boxes, cylinder, revolve
from director.world.stage import Piece


def water_tank(piece: Piece, x: float, y: float, z: float) -> None:
    """Draw a wooden rooftop water tank on legs."""
    for dx in (-1.0, 1.0):
        for dy in (-1.0, 1.0):
            beam(piece, rusted(), (x + dx, y + dy, z), (x + dx * 0.9, y + dy * 0.9, z + 2.4), 0.12)
    wood = timber((0.20, 0.13, 0.08))
    revolve(piece, wood, [(0, 2.4), (1.45, 2.4), (1.4, 5.0), (0, 5.0)], (x, y, z), sides=20)
    revolve(piece, metal((0.2, 0.19, 0.18)), [(1.6, 5.0), (0.0, 6.1)], (x, y, z), sides=20)
    for h in (2.7, 3.4, 4.1, 4.8):
        revolve(
            piece,
            iron(),
            [(1.44, h - 0.03), (1.47, h - 0.03), (1.46, h + 0.03), (1.42, h + 0.03)],
            (x, y, z),
            sides=20,
        )


def fire_escape(piece: Piece, width: float, floors: int, ground: float, storey: float) -> None:
    """Draw an iron escape of platforms, railings and stairs down a front."""
    black, wide, reach = rusted((0.10, 0.07, 0.06)), min(4.6, width - 1.0), 1.05
    x0 = width / 2 - wide / 2
    low: list[Float3] = []
    high: list[Float3] = []

    def bar(a: Float3, b: Float3) -> None:
        low.append(a)
        high.append(b)

    for floor in range(floors - 1):
        z = ground + storey * floor + 0.55
        for y in np.arange(-reach, -0.05, 0.1):
            bar((x0, y, z), (x0 + wide, y + 0.045, z + 0.03))
        bar((x0, -reach, z - 0.07), (x0 + wide, -reach + 0.05, z))
        for h in (0.5, 1.0):
            bar((x0, -reach, z + h), (x0 + wide, -reach + 0.035, z + h + 0.035))
            for x in (x0, x0 + wide - 0.035):
                bar((x, -reach, z + h), (x + 0.035, 0.0, z + h + 0.035))
        for x in np.arange(x0, x0 + wide, 0.22):
            bar((x, -reach + 0.008, z), (x + 0.018, -reach + 0.026, z + 1.0))
        for x in (x0 + 0.1, x0 + wide - 0.1):
            beam(piece, black, (x, -reach, z - 0.02), (x, -0.02, z - 0.75), 0.05)
        if floor < floors - 2:
            side = 1 if floor % 2 else -1
            a = np.array([x0 + wide / 2 - side * 1.5, -0.62, z])
            b = np.array([x0 + wide / 2 + side * 1.4, -0.62, z + storey])
            for y in (-0.3, 0.3):
                beam(piece, black, np.add(a, (0, y, 0)), np.add(b, (0, y, 0)), 0.05, 0.12)
            for share in np.arange(0.04, 1.0, 0.075):
                p = a + (b - a) * share
                bar((p[0] - 0.12, p[1] - 0.3, p[2]), (p[0] + 0.12, p[1] + 0.3, p[2] + 0.025))
    z = ground + 0.55
    for x in (x0 + wide - 0.7, x0 + wide - 0.25):
        cylinder(piece, black, (x, -reach - 0.03, 2.4), (x, -reach - 0.03, z + 1.0), 0.022, sides=6)
    for rung in np.arange(2.5, z, 0.3):
        bar(
            (x0 + wide - 0.7, -reach - 0.045, rung),
            (x0 + wide - 0.25, -reach - 0.015, rung + 0.025),
        )
    boxes(piece, black, low, high)
