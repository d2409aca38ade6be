"""Wooden goods of the open air: logs, stumps, crates, barrels, pallets and signposts."""

import numpy as np

from director.world.blockout import Float3, Material
from director.world.materials import bark, dark, iron, planks, rock, rope, timber
from director.world.parts.rocks import lump
from director.world.shapes import beams, boxes, cone, cylinder, disc, revolve, sphere, tube
from director.world.stage import Frame, Stage

EMBERS = Material(
    "embers", (0.05, 0.025, 0.015), roughness=0.9, surface="emitter", emission=(9.0, 2.6, 0.5)
)
"""Glows at night; by day, charcoal."""


def log(stage: Stage, id: str, frame: Frame, length_m: float, radius_m: float) -> None:
    """Draw a fallen trunk that lies along the frame's x."""
    with stage.thing(id, "log", frame) as piece:
        share = np.linspace(0.0, 1.0, 7)
        sway = np.cumsum(piece.rng.standard_normal(7) * 0.04) * length_m * 0.1
        line = np.column_stack(
            [share * length_m - length_m / 2, sway, radius_m * (0.8 - 0.25 * share)]
        )
        radius = radius_m * (1 - 0.35 * share)
        tube(piece, bark(), line, radius, 10)
        for end, way, r in (
            (line[0], line[0] - line[1], radius[0]),
            (line[-1], line[-1] - line[-2], radius[-1]),
        ):
            disc(piece, timber((0.34, 0.25, 0.15)), end, r, 10, way)
        for k in (2, 4):
            tip = line[k] + (0.3, 0.4 * (k - 3), 0.5 * radius_m + 0.35)
            cylinder(piece, bark(), line[k], tip, radius_m * 0.22, radius_m * 0.08, 6)


def stump(stage: Stage, id: str, frame: Frame, radius_m: float, height_m: float) -> None:
    """Draw the stump of a felled tree."""
    with stage.thing(id, "stump", frame) as piece:
        profile = [(radius_m * 1.5, -0.1), (radius_m * 1.12, 0.12), (radius_m, height_m)]
        revolve(piece, bark(), profile, sides=12)
        disc(piece, timber((0.38, 0.28, 0.17)), (0, 0, height_m), radius_m, 12)


def crate(
    stage: Stage,
    id: str,
    frame: Frame,
    size: Float3 = (0.8, 0.6, 0.55),
    colour: Float3 = (0.27, 0.18, 0.105),
) -> None:
    """Draw a slatted wooden crate on the frame's ground."""
    if not stage.wants(id):
        return
    w, d, h = size
    with stage.thing(id, "crate", frame) as piece:
        shade = 0.75 + 0.5 * piece.rng.random()
        t, rows = 0.02, max(3, round(h / 0.14))
        z = np.linspace(0.0, h, rows + 1)
        low, high = z[:-1] + 0.008, z[1:] - 0.008

        def slats(x0: float, y0: float, x1: float, y1: float) -> None:
            a = np.column_stack([np.full(rows, x0), np.full(rows, y0), low])
            b = np.column_stack([np.full(rows, x1), np.full(rows, y1), high])
            boxes(
                piece,
                timber(colour),
                a,
                b,
                shade * (0.85 + 0.3 * piece.rng.random((rows, 1))) * np.ones(3),
            )

        slats(-w / 2, -d / 2, w / 2, -d / 2 + t)
        slats(-w / 2, d / 2 - t, w / 2, d / 2)
        slats(-w / 2, -d / 2 + t, -w / 2 + t, d / 2 - t)
        slats(w / 2 - t, -d / 2 + t, w / 2, d / 2 - t)
        posts = [(sx * (w / 2 - 0.03), sy * (d / 2 + 0.008)) for sx in (-1, 1) for sy in (-1, 1)]
        lows = [(x - 0.04, y - 0.012, 0.0) for x, y in posts]
        highs = [(x + 0.04, y + 0.012, h) for x, y in posts]
        boxes(piece, timber(colour), lows, highs, shade * 0.9)
        boxes(
            piece, planks(colour), [(-w / 2, -d / 2, h - 0.02)], [(w / 2, d / 2, h + 0.01)], shade
        )
        boxes(piece, planks(colour), [(-w / 2, -d / 2, 0.0)], [(w / 2, d / 2, 0.03)], shade)


def barrel(
    stage: Stage, id: str, frame: Frame, height_m: float = 0.92, radius_m: float = 0.30
) -> None:
    """Draw a staved barrel with iron hoops."""
    if not stage.wants(id):
        return
    with stage.thing(id, "barrel", frame) as piece:
        wood = planks((0.23, 0.135, 0.07))
        share = np.linspace(0.0, 1.0, 9)
        bulge = radius_m * (1 + 0.2 * np.sin(np.pi * share))
        profile = [(0.0, 0.02), *zip(bulge, share * height_m, strict=True)]
        profile += [
            (bulge[-1] - 0.03, height_m),
            (bulge[-1] - 0.03, height_m - 0.03),
            (0.0, height_m - 0.03),
        ]
        revolve(piece, wood, profile, sides=18, tint=0.8 + 0.4 * piece.rng.random())
        for at in (0.06, 0.27, 0.73, 0.94):
            r = radius_m * (1 + 0.2 * np.sin(np.pi * at)) + 0.008
            band = [
                (r - 0.01, at * height_m - 0.025),
                (r, at * height_m - 0.025),
                (r, at * height_m + 0.025),
                (r - 0.01, at * height_m + 0.025),
            ]
            revolve(piece, iron((0.06, 0.05, 0.045)), band, sides=18)


def pallet(stage: Stage, id: str, frame: Frame) -> None:
    """Draw a transport pallet, 1.2 by 0.8 m."""
    if not stage.wants(id):
        return
    with stage.thing(id, "pallet", frame) as piece:
        wood = timber((0.33, 0.25, 0.16))
        x = np.linspace(-0.55, 0.55, 7)
        boxes(
            piece,
            wood,
            np.column_stack([x - 0.05, np.full(7, -0.4), np.full(7, 0.12)]),
            np.column_stack([x + 0.05, np.full(7, 0.4), np.full(7, 0.144)]),
            0.8 + 0.4 * piece.rng.random((7, 1)) * np.ones(3),
        )
        for y in (-0.35, 0.0, 0.35):
            boxes(piece, wood, [(-0.6, y - 0.05, 0.02)], [(0.6, y + 0.05, 0.12)], 0.85)


def signpost(stage: Stage, id: str, frame: Frame, height_m: float = 2.3, arms: int = 2) -> None:
    """Draw a wooden finger post."""
    with stage.thing(id, "signpost", frame) as piece:
        wood = timber((0.20, 0.14, 0.09))
        boxes(piece, wood, (-0.06, -0.06, -0.3), (0.06, 0.06, height_m))
        for index in range(arms):
            turned = piece.at(
                0.0, 0.0, height_m - 0.25 - 0.3 * index, float(piece.rng.random() * 360)
            )
            boxes(turned, planks((0.42, 0.36, 0.27)), (0.0, -0.085, -0.1), (0.85, -0.06, 0.1))
            beams(turned, wood, [(0.85, -0.0725, 0.0)], [(0.97, -0.0725, 0.0)], 0.025, 0.1)


def coil(stage: Stage, id: str, frame: Frame, radius_m: float = 0.32, turns: int = 5) -> None:
    """Draw a coil of rope on the ground."""
    if not stage.wants(id):
        return
    with stage.thing(id, "coil", frame) as piece:
        share = np.linspace(0.0, 1.0, turns * 14)
        angle = share * turns * 2 * np.pi
        wide = radius_m * (0.8 + 0.2 * np.sin(angle * 0.21 + piece.rng.random() * 6))
        line = np.column_stack([np.cos(angle) * wide, np.sin(angle) * wide, 0.03 + 0.16 * share])
        tube(piece, rope(), line, 0.022, 6)


def campfire(stage: Stage, id: str, frame: Frame) -> None:
    """Draw a ring of stones with charred logs, embers and small flames, and light it."""
    with stage.thing(id, "campfire", frame) as piece:
        for turn in np.arange(11) * 2 * np.pi / 11:
            mesh = lump(int(piece.rng.integers(0, 6)), 2) * piece.rng.uniform(0.13, 0.19, 3)
            out = 0.62 + piece.rng.uniform(-0.04, 0.04)
            stone_ = piece.at(
                out * np.cos(turn), out * np.sin(turn), 0.07, float(piece.rng.random() * 360)
            )
            stone_.triangles(rock(), mesh, tint=0.6 + 0.4 * piece.rng.random())
        disc(piece, dark(), (0, 0, 0.06), 0.55, 16)
        for turn in np.arange(5) * 2 * np.pi / 5 + 0.3:
            c, s = np.cos(turn), np.sin(turn)
            cylinder(
                piece,
                bark((0.05, 0.04, 0.035)),
                (0.5 * c, 0.5 * s, 0.1),
                (-0.05 * c, -0.05 * s, 0.32),
                0.06,
                0.05,
                7,
            )
        for _ in range(26):
            x, y = piece.rng.normal(0, 0.16, 2)
            sphere(piece, EMBERS, (x, y, 0.09), 0.05, 6)
        for _ in range(7):
            x, y = piece.rng.normal(0, 0.09, 2)
            cone(
                piece,
                EMBERS,
                (x, y, 0.14),
                (x * 0.4, y * 0.4, 0.34 + 0.26 * piece.rng.random()),
                0.045,
                5,
            )
        piece.lamp(0.0, 0.0, 0.62, colour=(1.0, 0.52, 0.2), intensity_w_sr=16.0)
