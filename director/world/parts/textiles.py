"""Textiles: curtains on their rod, rugs, dust sheets, folded and hung cloth."""

import itertools
from collections.abc import Sequence

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3, Material
from director.world.parts.forms import board, cloth
from director.world.parts.room_shell import Hole, Room, Side
from director.world.parts.soft_materials import weave
from director.world.shapes import cylinder, sphere, tube
from director.world.stage import Array, Frame, Stage


def curtains(
    stage: Stage,
    id: str,
    room: Room,
    side: Side,
    hole: Hole,
    *,
    tint: Float3,
    drop_to_m: float = 0.04,
    width_m: float = 0.42,
    torn: bool = False,
    drawn: bool = False,
    rod: Material | None = None,
) -> None:
    """Hang a pair of curtains beside a window, or drawn before it; torn ones hang short."""
    top, w = hole.head_m + 0.16, hole.width_m / 2
    fabric = weave()
    with stage.thing(id, "curtains", room.wall(side, hole.x)) as piece:
        metal = rod or made.brass()
        ends = (-w - 0.42, -0.11, top), (w + 0.42, -0.11, top)
        cylinder(piece, metal, *ends, 0.013, sides=10)
        for x in (-w - 0.42, w + 0.42):
            sphere(piece, metal, (x, -0.11, top), 0.026, 10)
            at = x - np.sign(x) * 0.05
            cylinder(piece, metal, (at, -0.11, top), (at, 0.0, top), 0.008, sides=6)
        for hand in (-1.0, 1.0):
            if torn and piece.rng.random() < 0.35:
                continue
            low = drop_to_m + (piece.rng.uniform(0.2, 0.9) if torn else 0.0)
            wide = w + 0.1 if drawn else width_m
            middle = hand * (w / 2 + 0.1 if drawn else w + 0.2 - (0.12 if torn else 0.0))
            gathered = _gathered(piece.rng, middle, wide, low, top - 0.025, torn)
            cloth(piece, fabric, gathered, tint=tint)
            for x in np.linspace(middle - wide / 2, middle + wide / 2, 6):
                turn = np.linspace(0, 2 * np.pi, 9)
                ring = [
                    (x, -0.11 + 0.022 * np.sin(a), top - 0.01 + 0.024 * np.cos(a)) for a in turn
                ]
                tube(piece, metal, ring, 0.003, 4)


def _gathered(
    rng: np.random.Generator, middle: float, width: float, low: float, high: float, torn: bool
) -> Array:
    """Return a grid of a curtain's folds (across, up), the front towards -y."""
    s, t = np.meshgrid(np.linspace(0, 1, 49), np.linspace(0, 1, 11), indexing="ij")
    phase, count = rng.uniform(0, 6.28), rng.integers(5, 7)
    fold = np.sin(s * count * 2 * np.pi + phase + 0.35 * np.sin(3 * t + phase))
    fold += 0.3 * np.sin(s * count * 4.4 * np.pi + 2 * phase)
    spread = 0.86 + 0.14 * (1 - t) ** 2 + 0.03 * np.sin(5 * t + phase)
    x = middle + (s - 0.5) * width * spread
    y = -0.11 + (0.022 + 0.022 * (1 - t)) * fold
    ragged = 0.12 * np.abs(np.sin(s * 17 + phase)) * (1 - t) if torn else 0.0
    return np.stack([x, y, low + (high - low) * t + ragged], axis=-1)


def rug(
    stage: Stage, id: str, frame: Frame, width_m: float, depth_m: float, colour: Float3
) -> None:
    """Lay a patterned rug with borders and fringes, its middle at the frame."""
    with stage.thing(id, "rug", frame) as piece:
        x, y = np.meshgrid(
            np.linspace(-width_m / 2, width_m / 2, 25),
            np.linspace(-depth_m / 2, depth_m / 2, 25),
            indexing="ij",
        )
        edge = np.minimum(width_m / 2 - np.abs(x), depth_m / 2 - np.abs(y))
        lift = 0.008 + 0.012 * piece.rng.random(x.shape) * (edge < 0.01)
        cloth(piece, made.carpet(colour), np.stack([x, y, lift + 0.003], axis=-1), thickness=0.01)
        for inset, wide, tint in (
            (0.06, 0.07, (0.10, 0.06, 0.04)),
            (0.17, 0.025, (0.5, 0.4, 0.22)),
        ):
            a, b = width_m / 2 - inset, depth_m / 2 - inset
            bands = [
                [(-a, -b, 0), (a, -b, 0), (a, -b + wide, 0), (-a, -b + wide, 0)],
                [(-a, b - wide, 0), (a, b - wide, 0), (a, b, 0), (-a, b, 0)],
                [
                    (-a, -b + wide, 0),
                    (-a + wide, -b + wide, 0),
                    (-a + wide, b - wide, 0),
                    (-a, b - wide, 0),
                ],
                [
                    (a - wide, -b + wide, 0),
                    (a, -b + wide, 0),
                    (a, b - wide, 0),
                    (a - wide, b - wide, 0),
                ],
            ]
            piece.quads(weave(), np.add(np.array(bands), (0, 0, 0.0145)), tint=tint)
        count = round(width_m / 0.02)
        at = np.linspace(-width_m / 2, width_m / 2, count, endpoint=False)
        for end in (-1.0, 1.0):
            sway = piece.rng.normal(0, 0.006, count)
            tip = end * (depth_m / 2 + 0.06)
            near = end * depth_m / 2
            thread = [
                [
                    (a, near, 0.01),
                    (a + 0.008, near, 0.01),
                    (a + 0.008 + s, tip, 0.004),
                    (a + s, tip, 0.004),
                ]
                for a, s in zip(at, sway, strict=True)
            ]
            at_quads = np.array(thread)[:, ::-1] if end < 0 else np.array(thread)
            piece.quads(weave(), at_quads, tint=(0.55, 0.48, 0.36))


def dust_sheet(
    stage: Stage,
    id: str,
    frame: Frame,
    boxes: Sequence[tuple[tuple[float, float, float], tuple[float, float, float]]],
    *,
    tint: Float3 = (0.40, 0.385, 0.35),
) -> None:
    """Throw a sheet over boxes (low, high): cloth that lies on top and falls to the floor."""
    lows, highs = (np.array(part, float) for part in zip(*boxes, strict=True))
    margin = 0.22
    x = np.arange(lows[:, 0].min() - margin, highs[:, 0].max() + margin, 0.035)
    y = np.arange(lows[:, 1].min() - margin, highs[:, 1].max() + margin, 0.035)
    gx, gy = np.meshgrid(x, y, indexing="ij")
    with stage.thing(id, "dust_sheet", frame) as piece:
        wave = piece.rng.uniform(0, 6.28, 4)
        away = 0.03 * np.sin(9 * gx + wave[0]) + 0.03 * np.sin(8 * gy + wave[1])
        height = np.full_like(gx, 0.006)
        for low, high in zip(lows, highs, strict=True):
            dx = np.maximum(np.maximum(low[0] - gx, gx - high[0]), 0)
            dy = np.maximum(np.maximum(low[1] - gy, gy - high[1]), 0)
            far = np.hypot(dx, dy) + away * (np.hypot(dx, dy) > 0.02)
            fall = high[2] * np.clip(1 - (np.maximum(far, 0) / 0.17) ** 1.6, 0, 1)
            height = np.maximum(height, fall + 0.02 * (fall > 0))
        for _ in range(2):
            padded = np.pad(height, 1, mode="edge")
            around = padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:]
            height = 0.5 * height + 0.125 * around
        height += 0.006 * np.sin(14 * gx + wave[2]) * np.sin(12 * gy + wave[3]) * (height > 0.1)
        points = np.stack([gx, gy, np.maximum(height, 0.006)], axis=-1)
        cloth(piece, weave(), points, tint=tint)


def venetian_blind(
    stage: Stage,
    id: str,
    room: Room,
    side: Side,
    hole: Hole,
    *,
    tilt_deg: float = 28.0,
    drop: float = 1.0,
) -> None:
    """Hang a slatted blind in a window's reveal, let down by the share `drop`."""
    with stage.thing(id, "blind", room.wall(side, hole.x)) as piece:
        w, paint = hole.width_m / 2 - 0.03, made.paint((0.50, 0.47, 0.40), 0.5)
        top = hole.head_m - 0.02
        bottom = top - (hole.head_m - hole.sill_m - 0.08) * drop
        board(piece, paint, (-w, 0.02, top - 0.05), (w, 0.07, top), bevel=0.003)
        z = np.arange(top - 0.08, bottom, -0.042)
        lean = np.radians(tilt_deg)
        y, rise = 0.022 * np.cos(lean), 0.022 * np.sin(lean)
        slat = np.array([(-w, -y, -rise), (w, -y, -rise), (w, y, rise), (-w, y, rise)])
        sag = piece.rng.normal(0, 0.002, len(z))
        cells = (
            slat[None]
            + np.stack([np.zeros(len(z)), np.full(len(z), 0.045), z + sag], axis=1)[:, None]
        )
        piece.quads(paint, cells)
        piece.quads(paint, cells[:, ::-1] - (0, 0, 0.0015))
        board(piece, paint, (-w, 0.03, bottom - 0.02), (w, 0.06, bottom), bevel=0.003)
        for x in (-w * 0.7, w * 0.7):
            cylinder(piece, paint, (x, 0.022, bottom), (x, 0.022, top), 0.0015, sides=5)
        cylinder(
            piece,
            paint,
            (w - 0.05, 0.01, hole.sill_m + 0.25),
            (w - 0.05, 0.01, top),
            0.002,
            sides=5,
        )


def screen(
    stage: Stage, id: str, frame: Frame, length_m: float, *, tint: Float3, height_m: float = 1.75
) -> None:
    """A folding screen of cloth in steel frames along the frame's x."""
    with stage.thing(id, "screen", frame) as piece:
        steel, panels = made.paint((0.55, 0.56, 0.54), 0.35), 3
        wide = length_m / panels
        edge = [(index * wide, 0.12 * (index % 2)) for index in range(panels + 1)]
        for (x0, y0), (x1, y1) in itertools.pairwise(edge):
            for z in (0.16, height_m):
                tube(piece, steel, [(x0, y0, z), (x1, y1, z)], 0.011, 6)
            s, t = np.meshgrid(np.linspace(0.03, 0.97, 19), np.linspace(0, 1, 7), indexing="ij")
            fold = 0.014 * np.sin(30 * s)
            x, y = x0 + (x1 - x0) * s, y0 + (y1 - y0) * s + fold
            sheet = np.stack([x, y, 0.18 + (height_m - 0.2) * t], axis=-1)
            cloth(piece, weave(), sheet, thickness=0.003, tint=tint)
        for x, y in edge:
            tube(piece, steel, [(x, y, 0.03), (x, y, height_m + 0.02)], 0.012, 8)
            tube(piece, steel, [(x, y - 0.16, 0.03), (x, y + 0.16, 0.03)], 0.012, 6)
