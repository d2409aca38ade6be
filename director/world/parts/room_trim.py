"""Trim of a room: mouldings and roses for the rich, tubes of neon, ducts, strings of light."""

import itertools

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3
from director.world.parts.ceiling_lights import NEONS
from director.world.parts.forms import boards
from director.world.parts.room_manner import Manner
from director.world.parts.room_shell import SIDES, Room, Side
from director.world.shapes import box, cylinder, revolve, sphere, tube
from director.world.stage import Frame, Stage

GILT: Float3 = (0.58, 0.42, 0.17)


def panel_mouldings(stage: Stage, room: Room, low_m: float, high_m: float) -> None:
    """Divide the walls over the dado into gilded panels, between windows and doors."""
    gilt = made.paint(GILT, 0.3)
    for side in SIDES:
        half = room.length(side) / 2
        with stage.thing(f"mouldings-{side}", "mouldings", room.wall(side)) as piece:
            for a, b in _fields(room, side, half):
                rims = (
                    [(a, low_m), (a, low_m), (a, high_m - 0.03), (b - 0.03, low_m)],
                    [(b, low_m + 0.03), (a + 0.03, high_m), (b, high_m), (b, high_m)],
                )
                lows = [(x, -0.022, z) for x, z in rims[0]]
                highs = [(x, 0.0, z) for x, z in rims[1]]
                boards(piece, gilt, lows, highs, bevel=0.008)


def _fields(room: Room, side: Side, half: float) -> list[tuple[float, float]]:
    """Return the spans of wall that take a panel each, about 1.2 m wide."""
    edges = [(-half, -half), *sorted((h.x - h.width_m / 2 - 0.5, h.x + h.width_m / 2 + 0.5)
             for h in room.holes.get(side, ())), (half, half)]  # fmt: skip
    fields: list[tuple[float, float]] = []
    for (_, left), (right, _) in itertools.pairwise(edges):
        count = int((right - left) / 1.15)
        for index in range(count):
            wide = (right - left) / count
            fields.append((left + index * wide + 0.12, left + (index + 1) * wide - 0.12))
    return fields


def ceiling_rose(stage: Stage, room: Room, x: float, y: float) -> None:
    """A plaster rose about the chandelier's hook."""
    with stage.thing("ceiling-rose", "ceiling_rose", Frame((x, y, room.height_m))) as piece:
        profile = [(0.0, -0.05), (0.12, -0.05), (0.16, -0.02), (0.3, -0.045), (0.34, -0.02)]
        profile += [(0.5, -0.035), (0.56, 0.0)]
        revolve(piece, made.plaster((0.72, 0.69, 0.6)), profile, sides=32)


def neon_lines(stage: Stage, room: Room) -> None:
    """Run tubes of two colours along the walls under the ceiling, and light them."""
    for side in SIDES:
        half, colour = room.length(side) / 2 - 0.12, NEONS[SIDES.index(side) % 2]
        z = min(room.height_m - 0.28, 3.2)
        with stage.thing(f"neon-line-{side}", "neon_line", room.wall(side)) as piece:
            box(piece, made.iron(), (-half, -0.05, z - 0.05), (half, -0.02, z + 0.05))
            ends = (-half, -0.075, z), (half, -0.075, z)
            cylinder(piece, made.neon(colour, 6.0), *ends, 0.014, sides=8)
            for x in (-half * 0.5, half * 0.5):
                piece.lamp(x, -0.5, z, colour=colour, intensity_w_sr=3.0, always_on=True)


def duct_work(stage: Stage, room: Room, how: Manner) -> None:
    """Hang a spiral duct, pipes and a cable tray under the ceiling along the longer side."""
    along_x = room.width_m > room.depth_m
    half = max(room.width_m, room.depth_m) / 2 - 0.02
    wide = min(room.width_m, room.depth_m) / 2
    z, rusty = room.height_m, how.traits.rust >= 0.5
    steel = made.rusted() if rusty else made.metal((0.40, 0.41, 0.42))
    with stage.thing("ducts", "ducts", Frame((0, 0, 0), 0.0 if along_x else 90.0)) as piece:
        y, r = -wide * 0.45, 0.2
        cylinder(piece, steel, (-half, y, z - r - 0.12), (half, y, z - r - 0.12), r, sides=22)
        for x in np.arange(-half + 0.3, half, 0.9):
            spot = (x, y, z - r - 0.12), (x + 0.05, y, z - r - 0.12)
            cylinder(piece, steel, *spot, r + 0.018, sides=22)
            cylinder(piece, made.iron(), (x, y, z - 0.12), (x, y, z), 0.008, sides=6)
        for index, colour in enumerate(((0.32, 0.05, 0.03), (0.05, 0.12, 0.22), (0.3, 0.3, 0.3))):
            at = wide * 0.45 + 0.16 * index
            pipe = made.rusted() if rusty else made.paint(colour, 0.4)
            cylinder(piece, pipe, (-half, at, z - 0.16), (half, at, z - 0.16), 0.045, sides=12)
            hooks = np.arange(-half + 0.5, half, 1.6)
            for x in hooks:
                box(piece, made.iron(), (x, at - 0.01, z - 0.16), (x + 0.02, at + 0.01, z))


def rusty_pipes(stage: Stage, room: Room) -> None:
    """Run rusted pipes along two walls, with streaks of rust below their joints."""
    for side in ("west", "north"):
        half = room.length(side) / 2 - 0.1
        top = min(room.height_m - 0.35, 3.4)
        with stage.thing(f"rusty-pipes-{side}", "pipe", room.wall(side)) as piece:
            for index, r in enumerate((0.06, 0.045)):
                z = top - 0.18 * index
                cylinder(piece, made.rusted(), (-half, -0.1, z), (half, -0.1, z), r, sides=14)
            for x in np.arange(-half + 0.4, half, 1.3):
                drop, wide = piece.rng.uniform(0.4, 1.4), piece.rng.uniform(0.02, 0.06)
                streak = made.rusted((0.20, 0.09, 0.045))
                box(piece, streak, (x, -0.0045, top - 0.2 - drop), (x + wide, -0.001, top - 0.2))
                box(piece, made.iron(), (x, -0.17, top - 0.26), (x + 0.04, 0.0, top + 0.08))


def string_lights(stage: Stage, room: Room, side: Side) -> None:
    """Hang small warm bulbs on a sagging cord along a wall."""
    half, z = room.length(side) / 2 - 0.15, min(room.height_m - 0.25, 2.6)
    with stage.thing(f"string-lights-{side}", "string_lights", room.wall(side)) as piece:
        x = np.linspace(-half, half, 61)
        y, sag = np.full(61, -0.06), 0.16 * np.abs(np.sin(np.linspace(0, 4 * np.pi, 61)))
        tube(piece, made.rubber(), np.stack([x, y, z - sag], axis=1), 0.004, 5)
        for index in range(1, 60, 2):
            at = (float(x[index]), -0.06, float(z - sag[index]) - 0.03)
            sphere(piece, made.glow((1.0, 0.66, 0.3), 5.0), at, 0.018, 8)
        for spot in (-half * 0.5, half * 0.5):
            piece.lamp(spot, -0.3, z - 0.2, colour=(1.0, 0.64, 0.3), intensity_w_sr=0.9,
                       always_on=True)  # fmt: skip
