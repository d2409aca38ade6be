"""Pub games and signs: dartboard, jukebox, the blackboard with what there is today."""

import numpy as np

from director.world import materials as made
from director.world.parts.forms import board
from director.world.shapes import box, boxes, cylinder, disc, prism, revolve, tube
from director.world.stage import Frame, Stage


def dartboard(stage: Stage, id: str, frame: Frame) -> None:
    """A dartboard in its ring, two darts in it."""
    with stage.thing(id, "dartboard", frame) as piece:
        disc(piece, made.paint((0.02, 0.02, 0.02), 0.9), (0, -0.03, 0), 0.225, 40, (0, -1, 0))
        revolve(
            piece,
            made.rubber(),
            [(0, 0), (0.235, 0), (0.235, 0.034), (0.225, 0.034)],
            (0, 0, 0),
            (0, -1, 0),
            40,
        )
        for index in range(20):
            a, b = (np.radians(18 * index + 9 + k) for k in (0, 18))
            for r0, r1, odd, even in (
                (0.02, 0.1, 0, 1),
                (0.1, 0.108, 2, 3),
                (0.108, 0.16, 0, 1),
                (0.16, 0.168, 2, 3),
            ):
                tint = (
                    (0.025, 0.025, 0.025),
                    (0.5, 0.44, 0.3),
                    (0.42, 0.03, 0.02),
                    (0.03, 0.2, 0.07),
                )[even if index % 2 else odd]
                ring = [
                    (r0 * np.cos(a), -0.0312, r0 * np.sin(a)),
                    (r1 * np.cos(a), -0.0312, r1 * np.sin(a)),
                    (r1 * np.cos(b), -0.0312, r1 * np.sin(b)),
                    (r0 * np.cos(b), -0.0312, r0 * np.sin(b)),
                ]
                piece.quads(made.paint((0.9, 0.9, 0.9), 0.9), [ring], tint=tint)
        for x, z in ((0.06, 0.05), (-0.03, 0.12)):
            cylinder(
                piece, made.brass(), (x, -0.03, z), (x + 0.01, -0.13, z + 0.015), 0.004, sides=6
            )
            boxes(
                piece,
                made.paint((0.42, 0.03, 0.02)),
                [(x - 0.005, -0.17, z + 0.014)],
                [(x + 0.025, -0.13, z + 0.018)],
            )


def jukebox(stage: Stage, id: str, frame: Frame, *, on: bool = True) -> None:
    """A jukebox with lit tubes around an arch."""
    with stage.thing(id, "jukebox", frame) as piece:
        wood, chrome = made.timber((0.16, 0.06, 0.03)), made.metal((0.6, 0.6, 0.6))
        board(piece, wood, (-0.42, -0.6, 0.0), (0.42, -0.02, 1.08), bevel=0.03)
        turn = np.linspace(0, np.pi, 15)
        outline = [(0.42 * np.cos(a), 1.06 + 0.42 * np.sin(a)) for a in turn]
        prism(piece, wood, outline, -0.58, -0.02, "y")
        for r, colour in (
            (0.38, (1.0, 0.35, 0.08)),
            (0.33, (1.0, 0.75, 0.2)),
            (0.28, (0.2, 0.75, 0.5)),
        ):
            glass = made.glow(colour, 1.3) if on else made.ceramic((0.4, 0.36, 0.3))
            arc = [
                (-r, -0.61, 0.3),
                *[(-r * np.cos(a), -0.61, 1.06 + r * np.sin(a)) for a in turn],
                (r, -0.61, 0.3),
            ]
            tube(piece, glass, arc, 0.02, 8)
        box(piece, made.paint((0.05, 0.05, 0.06), 0.1), (-0.24, -0.606, 0.78), (0.24, -0.6, 1.22))
        box(
            piece,
            made.glow((1.0, 0.8, 0.5), 0.6) if on else made.paper(),
            (-0.22, -0.612, 0.62),
            (0.22, -0.606, 0.76),
        )
        for z in np.arange(0.12, 0.56, 0.06):
            box(piece, chrome, (-0.22, -0.612, z), (0.22, -0.6, z + 0.025))
        if on:
            piece.lamp(0, -0.85, 1.0, colour=(1.0, 0.5, 0.2), intensity_w_sr=2.0, always_on=True)


def blackboard_menu(
    stage: Stage, id: str, frame: Frame, width_m: float = 0.7, height_m: float = 1.0
) -> None:
    """A framed blackboard with lines of chalk."""
    with stage.thing(id, "blackboard", frame) as piece:
        w, h = width_m / 2, height_m / 2
        board(piece, made.paint((0.018, 0.022, 0.02), 0.8), (-w, -0.02, -h), (w, 0, h), bevel=0.002)
        for low, high in (
            ((-w - 0.04, -0.03, h), (w + 0.04, 0, h + 0.04)),
            ((-w - 0.04, -0.03, -h - 0.04), (w + 0.04, 0, -h)),
            ((-w - 0.04, -0.03, -h), (-w, 0, h)),
            ((w, -0.03, -h), (w + 0.04, 0, h)),
        ):
            board(piece, made.timber(), low, high)
        chalk = made.paint((0.6, 0.6, 0.57), 0.95)
        for row, z in enumerate(np.arange(h - 0.1, -h + 0.08, -0.085)):
            x = -w + 0.07
            while x < (w - 0.2 if row else w - 0.1):
                wide = piece.rng.uniform(0.02, 0.07)
                tall = 0.022 if row else 0.035
                boxes(
                    piece,
                    chalk,
                    [(x, -0.0212, z - tall / 2)],
                    [(x + wide, -0.0203, z + tall / 2 * piece.rng.uniform(0.3, 1))],
                )
                x += wide + 0.018
            if row:
                boxes(
                    piece, chalk, [(w - 0.13, -0.0212, z - 0.01)], [(w - 0.06, -0.0203, z + 0.012)]
                )
