"""Fences and walls of the open land: pickets, rails, wire, dry stone, gates, poles."""

from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike

from director.world.blockout import Float3
from director.world.materials import ceramic, iron, metal, paint, planks, rubble, timber
from director.world.parts.land import Height
from director.world.shapes import beam, beams, block, box, boxes, cylinder, prism, tube
from director.world.stage import Array, Frame, Stage


def picket_fence(
    stage: Stage,
    id: str,
    frame: Frame,
    length_m: float,
    colour: Float3 = (0.62, 0.61, 0.57),
    height_m: float = 0.95,
) -> None:
    """Draw a fence of pointed pickets along the frame's x."""
    with stage.thing(id, "picket_fence", frame) as piece:
        white = paint(colour, 0.6)
        x = np.arange(0.0, length_m, 0.135)
        count = len(x)
        shade = 0.85 + 0.2 * piece.rng.random((count, 1)) * np.ones(3)
        low = np.column_stack([x, np.full(count, -0.02), np.full(count, 0.06)])
        boxes(piece, white, low, low + np.array([0.08, 0.02, height_m - 0.14]), shade)
        a = np.column_stack([x, np.full(count, -0.02), np.full(count, height_m - 0.08)])
        tips = np.stack([a, np.add(a, (0.08, 0, 0)), np.add(a, (0.04, 0, 0.08))], axis=1)
        back = tips[:, [1, 0, 2]] + (0, 0.02, 0)
        piece.triangles(white, np.concatenate([tips, back]), tint=np.concatenate([shade, shade]))
        slant = np.stack(
            [
                np.add(a, (0.08, 0, 0)),
                np.add(a, (0.08, 0.02, 0)),
                np.add(a, (0.04, 0.02, 0.08)),
                np.add(a, (0.04, 0, 0.08)),
            ],
            axis=1,
        )
        other = np.stack(
            [np.add(a, (0, 0.02, 0)), a, np.add(a, (0.04, 0, 0.08)), np.add(a, (0.04, 0.02, 0.08))],
            axis=1,
        )
        piece.quads(white, np.concatenate([slant, other]))
        for z in (0.25, height_m - 0.3):
            box(piece, white, (0.0, 0.0, z), (length_m, 0.035, z + 0.08), 0.9)
        for post in np.arange(0.0, length_m + 0.1, 2.0):
            box(piece, white, (post - 0.05, 0.0, -0.3), (post + 0.05, 0.1, height_m + 0.05))


def rail_fence(
    stage: Stage,
    id: str,
    line: ArrayLike,
    height: Height,
    rails: int = 3,
    colour: Float3 = (0.22, 0.17, 0.12),
) -> None:
    """Draw posts and rough rails along points (n, 2), about two metres apart."""
    points = np.asarray(line, float)
    base = np.column_stack([points, height(points[:, 0], points[:, 1])])
    with stage.thing(id, "rail_fence") as piece:
        wood = timber(colour)
        lean = piece.rng.standard_normal((len(base), 2)) * 0.03
        top = base + np.column_stack([lean, np.full(len(base), 1.2)])
        beams(piece, wood, base - (0, 0, 0.4), top, 0.13, 0.13, (0, 1, 0))
        for rail in range(rails):
            z = 0.35 + 0.35 * rail + piece.rng.uniform(-0.04, 0.04, len(base))
            at = base + np.column_stack([lean * z[:, None], z])
            beams(
                piece,
                wood,
                at[:-1],
                at[1:],
                0.04,
                0.1,
                tint=0.8 + 0.4 * piece.rng.random((len(at) - 1, 1)) * np.ones(3),
            )


def wire_fence(stage: Stage, id: str, line: ArrayLike, height: Height) -> None:
    """Draw posts with four wires along points (n, 2)."""
    points = np.asarray(line, float)
    base = np.column_stack([points, height(points[:, 0], points[:, 1])])
    with stage.thing(id, "wire_fence") as piece:
        lean = piece.rng.standard_normal((len(base), 2)) * 0.05
        top = base + np.column_stack([lean, np.full(len(base), 1.15)])
        beams(piece, timber((0.25, 0.21, 0.17)), base - (0, 0, 0.4), top, 0.09, 0.09, (0, 1, 0))
        for z in (0.35, 0.6, 0.85, 1.08):
            at = base + np.column_stack([lean * z, np.full(len(base), z)])
            beams(piece, metal((0.3, 0.28, 0.26)), at[:-1], at[1:], 0.01, 0.01)


def stone_wall(
    stage: Stage,
    id: str,
    frame: Frame,
    length_m: float,
    height_m: float = 1.1,
    width_m: float = 0.5,
) -> None:
    """Draw a dry stone wall along the frame's x, with upright coping stones."""
    with stage.thing(id, "stone_wall", frame) as piece:
        half = width_m / 2
        outline = [(-half, -0.4), (half, -0.4), (half * 0.75, height_m), (-half * 0.75, height_m)]
        prism(piece, rubble(), outline, 0.0, length_m, "x")
        x = np.arange(0.0, length_m - 0.1, 0.24)
        tall = piece.rng.uniform(0.12, 0.26, len(x))
        low = np.column_stack(
            [x + 0.01, np.full(len(x), -half * 0.8), np.full(len(x), height_m - 0.05)]
        )
        high = np.column_stack(
            [
                x + piece.rng.uniform(0.17, 0.23, len(x)),
                np.full(len(x), half * 0.8),
                height_m + tall,
            ]
        )
        boxes(piece, rubble(), low, high, 0.75 + 0.5 * piece.rng.random((len(x), 1)) * np.ones(3))


def iron_fence(stage: Stage, id: str, frame: Frame, length_m: float, height_m: float = 1.5) -> None:
    """Draw an iron railing with spikes on a stone plinth."""
    with stage.thing(id, "iron_fence", frame) as piece:
        box(piece, rubble(), (0, -0.15, -0.4), (length_m, 0.15, 0.35))
        x = np.arange(0.08, length_m, 0.14)
        low = np.column_stack([x - 0.011, np.full(len(x), -0.011), np.full(len(x), 0.35)])
        boxes(piece, iron(), low, low + np.array([0.022, 0.022, height_m - 0.4]))
        spike = np.column_stack(
            [x - 0.02, np.full(len(x), -0.02), np.full(len(x), height_m - 0.05)]
        )
        corners = [
            spike,
            np.add(spike, (0.04, 0, 0)),
            np.add(spike, (0.04, 0.04, 0)),
            np.add(spike, (0, 0.04, 0)),
        ]
        tip = np.add(spike, (0.02, 0.02, 0.14))
        for k in range(4):
            piece.triangles(iron(), np.stack([corners[k], corners[(k + 1) % 4], tip], axis=1))
        for z in (0.5, height_m - 0.2):
            box(piece, iron(), (0, -0.02, z), (length_m, 0.02, z + 0.04))
        for post in np.arange(0.0, length_m + 0.1, 3.0):
            box(piece, iron(), (post - 0.04, -0.04, 0.0), (post + 0.04, 0.04, height_m + 0.1))


def telegraph_poles(
    stage: Stage, id: str, line: ArrayLike, height: Height, tall_m: float = 7.5
) -> None:
    """Draw poles with two cross-arms and sagging wires along points (n, 2)."""
    points = np.asarray(line, float)
    base = np.column_stack([points, height(points[:, 0], points[:, 1])])
    ways = np.gradient(points, axis=0)
    side = np.column_stack([ways[:, 1], -ways[:, 0], np.zeros(len(points))])
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    with stage.thing(id, "telegraph_poles") as piece:
        wood = timber((0.19, 0.14, 0.10))
        arms: list[Array] = []
        for foot, across in zip(base, side, strict=True):
            lean = piece.rng.standard_normal(2) * 0.09
            top = np.add(foot, (lean[0], lean[1], tall_m))
            cylinder(piece, wood, foot - (0, 0, 0.5), top, 0.15, 0.11, 8)
            for down in (0.35, 1.05):
                centre = top - (0, 0, down)
                beam(piece, wood, centre - across * 1.1, centre + across * 1.1, 0.1)
                for reach in (-1.0, -0.45, 0.45, 1.0):
                    pin = centre + across * reach
                    cylinder(
                        piece,
                        ceramic((0.5, 0.5, 0.46)),
                        np.add(pin, (0, 0, 0.05)),
                        np.add(pin, (0, 0, 0.22)),
                        0.045,
                        0.03,
                        6,
                    )
            arms.append(
                np.array(
                    [
                        top - (0, 0, down) + across * reach + (0, 0, 0.2)
                        for down in (0.35, 1.05)
                        for reach in (-1.0, 1.0)
                    ]
                )
            )
        share = np.linspace(0.0, 1.0, 9)[:, None]
        for a, b in pairwise(arms):
            for start, end in zip(a, b, strict=True):
                sag = np.array([0.0, 0.0, 0.022]) * np.linalg.norm(end - start)
                tube(
                    piece,
                    iron((0.05, 0.05, 0.05)),
                    start + (end - start) * share - 4 * sag * share * (1 - share),
                    0.013,
                    3,
                )


def mailbox(stage: Stage, id: str, frame: Frame) -> None:
    """Draw a roadside mailbox on a post."""
    with stage.thing(id, "mailbox", frame) as piece:
        box(piece, timber(), (-0.045, -0.045, -0.3), (0.045, 0.045, 1.05))
        shell = paint((0.10, 0.13, 0.16), 0.4)
        angle = np.linspace(0, np.pi, 9)
        outline = [
            (-0.1, 1.05),
            (0.1, 1.05),
            *[(0.1 * float(np.cos(t)), 1.17 + 0.1 * float(np.sin(t))) for t in angle],
        ]
        prism(piece, shell, outline, -0.28, 0.24, "y")
        block(piece, paint((0.5, 0.05, 0.04)), (0.115, -0.05, 1.25), (0.015, 0.06, 0.2))


def field_gate(stage: Stage, id: str, frame: Frame, width_m: float = 3.2) -> None:
    """Draw a five-barred gate between two posts."""
    with stage.thing(id, "field_gate", frame) as piece:
        wood = timber((0.24, 0.19, 0.14))
        for x in (-0.12, width_m + 0.12):
            box(piece, wood, (x - 0.1, -0.1, -0.4), (x + 0.1, 0.1, 1.45))
        for z in (0.25, 0.45, 0.68, 0.92, 1.18):
            box(piece, planks((0.26, 0.21, 0.15)), (0, -0.02, z), (width_m, 0.02, z + 0.09))
        for x in (0.0, width_m / 2 - 0.05, width_m - 0.1):
            box(piece, wood, (x, -0.035, 0.2), (x + 0.1, 0.035, 1.3))
        beam(piece, wood, (0.05, -0.045, 0.25), (width_m / 2, -0.045, 1.2), 0.03, 0.09)
