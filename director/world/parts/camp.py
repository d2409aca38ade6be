"""Camp: what people leave where they sat in the open."""

import numpy as np

from director.world.materials import bark, brass, glow, iron, rock, soil, timber
from director.world.parts.lights import WARM
from director.world.parts.rocks import lump
from director.world.shapes import cylinder, disc, revolve, sphere, tube
from director.world.stage import Frame, Stage


def seat_log(stage: Stage, id: str, frame: Frame, length_m: float, radius_m: float) -> None:
    """Draw a sawn log to sit on: it lies along the frame's x, its upper side worn bare."""
    with stage.thing(id, "seat_log", frame) as piece:
        half = length_m / 2
        x = np.linspace(-half, half, 9)
        lift = radius_m * 0.86
        sway = 0.02 * np.sin(x * 3.0 + piece.rng.random() * 6)
        line = np.column_stack([x, sway, np.full(9, lift)])
        tube(piece, bark(), line, radius_m * (1.0 + 0.03 * np.sin(x * 7.0)), 14)
        for end, way in ((line[0], (-1.0, 0.0, 0.0)), (line[-1], (1.0, 0.0, 0.0))):
            disc(piece, timber((0.36, 0.26, 0.16)), end, radius_m, 14, way)


def cold_fire(stage: Stage, id: str, frame: Frame, radius_m: float = 0.72) -> None:
    """Draw the remains of a campfire: a ring of sooty stones, ash, charred ends, kindling."""
    with stage.thing(id, "campfire", frame) as piece:
        rng = piece.rng
        disc(piece, soil((0.055, 0.05, 0.047)), (0.0, 0.0, 0.015), radius_m * 1.5, 20)
        for turn in np.arange(12) * 2 * np.pi / 12:
            mesh = lump(int(rng.integers(0, 6)), 2) * rng.uniform(0.12, 0.20, 3)
            out = radius_m + rng.uniform(-0.06, 0.06)
            stone = piece.at(out * np.cos(turn), out * np.sin(turn), 0.06, rng.random() * 360)
            stone.triangles(rock(), mesh, tint=0.42 + 0.4 * rng.random())
        for _ in range(40):
            x, y = rng.normal(0.0, radius_m * 0.3, 2)
            grey = rng.uniform(0.18, 0.75)
            sphere(piece, soil((0.24, 0.235, 0.23)), (x, y, 0.02), rng.uniform(0.03, 0.07), 6, grey)
        for turn in np.arange(6) * 2 * np.pi / 6 + 0.4:
            c, s = np.cos(turn), np.sin(turn)
            far, near = rng.uniform(0.5, 0.62), rng.uniform(0.05, 0.2)
            cylinder(
                piece,
                bark((0.035, 0.03, 0.028)),
                (far * c, far * s, 0.1),
                (near * s - near * c, -near * s, 0.14 + 0.1 * rng.random()),
                0.055,
                0.03,
                8,
            )


def storm_lantern(stage: Stage, id: str, frame: Frame) -> None:
    """Draw an oil lantern with its wire handle, and light it; its foot is the frame's origin."""
    with stage.thing(id, "storm_lantern", frame) as piece:
        foot = [(0.0, 0.0), (0.075, 0.0), (0.08, 0.05), (0.05, 0.075), (0.0, 0.075)]
        revolve(piece, brass(), foot, sides=16)
        flame = [(0.0, 0.08), (0.045, 0.085), (0.058, 0.13), (0.045, 0.19), (0.0, 0.195)]
        revolve(piece, glow(WARM, 5.0), flame, sides=14)
        cap = [(0.055, 0.19), (0.062, 0.205), (0.03, 0.235), (0.035, 0.26), (0.0, 0.27)]
        revolve(piece, iron(), cap, sides=14)
        for side in (-1.0, 1.0):
            rod = [(side * 0.068, 0.0, 0.05), (side * 0.072, 0.0, 0.14), (side * 0.05, 0.0, 0.22)]
            tube(piece, iron(), rod, 0.006, 6)
        turn = np.linspace(0.0, np.pi, 11)
        handle = np.column_stack([0.07 * np.cos(turn), 0.09 * np.ones(11), 0.13 + 0 * turn])
        handle += np.column_stack([0 * turn, -0.09 * (1 - np.sin(turn)), 0.06 * np.sin(turn)])
        tube(piece, iron(), handle, 0.004, 5)
        piece.lamp(0.0, 0.0, 0.34, colour=WARM, intensity_w_sr=7.0)
