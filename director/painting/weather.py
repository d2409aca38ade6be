"""What weather does to surfaces: wet ground, puddles and snow."""

import numpy as np
from numpy.typing import NDArray

from director.painting.caster import Caster
from director.painting.direct import lifted
from director.painting.light import Light
from director.painting.sampling import dot
from director.painting.surfaces import EMITTER, GLASS, LEAF, WATER, Points
from director.world.numbers import vector
from director.world.sky import sampled

Floats = NDArray[np.floating]
SNOW = np.array([0.84, 0.86, 0.89], np.float32)
FLOODED = 0.22
"""Share of level ground that is under puddles."""
RIM_M = (0.02, 0.09)
"""Pixels of this size begin to, and wholly, miss the rim of a puddle."""
SLANT = 0.30
"""Rain and snow come from up to this far off the vertical (tangent)."""


def open_to_sky(
    caster: Caster, light: Light, points: Points, dice: tuple[Floats, Floats]
) -> Floats:
    """Return 1 for points (n,) on which rain or snow falls, by one ray each, else 0."""
    reached = np.zeros(len(points.triangle), np.float32)
    if not (light.wet or light.snow):
        return reached
    able = np.flatnonzero((points.flat[:, 2] > 0.05) | (points.kind == LEAF))
    angle = dice[1][able] * np.float32(2 * np.pi)
    radius = np.sqrt(dice[0][able]) * np.float32(SLANT)
    up = np.stack([radius * np.cos(angle), radius * np.sin(angle), np.ones_like(radius)], 1)
    start = lifted(points)[able] + vector([0, 0, 0.04])
    reached[able] = ~caster.solid.occluded(start, up)
    return reached


def rough_noise(light: Light, position: Floats, size_m: float) -> Floats:
    """Return noise (n,) from 0 to 1 over the ground, with features of up to `size_m`."""
    return sampled(light.sky.noise, position[:, :2] * np.float32(1 / (4 * size_m)))


def snow_cover(light: Light, points: Points, open_share: Floats) -> Floats:
    """Return how much snow (n,) hides each point."""
    lean = points.flat[:, 2] + np.float32(0.22) * (
        rough_noise(light, points.position, 0.8) - np.float32(0.5)
    )
    cover = _smooth(lean, 0.30, 0.62)
    leafy = np.float32(0.75) * np.abs(points.flat[:, 2])
    cover = np.where(points.kind == LEAF, leafy, cover)
    bare = np.isin(points.kind, (WATER, GLASS, EMITTER))
    return np.where(bare, 0, cover * _smooth(open_share, 0.15, 0.60)) * np.float32(light.snow)


def puddles(light: Light, points: Points) -> Floats:
    """Return how deep in a puddle (n,) each point lies, 0 to 1.

    Where a pixel is larger than a puddle's rim, it holds its share of puddles: no sparks far off.
    """
    level = _smooth(points.flat[:, 2], 0.985, 0.998)
    shape = rough_noise(light, points.position, 1.5)
    soaked = 0.62 - 0.06 * light.wet
    here = _smooth(shape, soaked, soaked + 0.06)
    here += (np.float32(FLOODED) - here) * _smooth(points.pixel_m, *RIM_M)
    return level * here * np.float32(light.wet) * points.porous


def weathered(light: Light, points: Points, colour: Floats, open_share: Floats) -> Floats:
    """Return the colour (n, 3) of points, wet or under snow where the sky reaches them."""
    if light.wet:
        soaked = np.where(points.porous, np.float32(0.52), np.float32(0.85))
        darker = 1 + (soaked - 1) * open_share * np.float32(light.wet)
        darker *= 1 - np.float32(0.55) * puddles(light, points) * open_share
        colour = colour * darker[:, None]
    if light.snow:
        cover = snow_cover(light, points, open_share)[:, None]
        colour = colour + (SNOW - colour) * cover
    return colour


def waves(light: Light, points: Points, time_s: float = 0.0) -> Floats:
    """Return the normals (n, 3) of water: three sizes of waves, each only where it can be seen."""
    rough = 0.05 + 0.05 * light.wet + (0.10 if light.sky.cover.brightness < 0.5 else 0.0)
    slope = np.zeros((len(points.position), 2), np.float32)
    for size, share in ((3.0, 0.30), (0.8, 0.45), (0.22, 0.25)):
        spot = points.position[:, :2] * np.float32(1 / size) + np.float32(time_s)
        fine = np.clip(np.float32(size / 3) / points.pixel_m - np.float32(0.3), 0, 1) * np.float32(
            share / 0.12
        )
        here = sampled(light.sky.noise, spot * np.float32(0.25))
        for axis, step in enumerate(vector([[0.12, 0], [0, 0.12]])):
            slope[:, axis] += (
                sampled(light.sky.noise, (spot + step) * np.float32(0.25)) - here
            ) * fine
    normal = np.concatenate(
        [-slope * np.float32(rough * 4), np.ones((len(slope), 1), np.float32)], 1
    )
    normal /= np.sqrt(dot(normal, normal))[:, None]
    return normal


def _smooth(value: Floats, low: float, high: float) -> Floats:
    share = np.clip((value - np.float32(low)) / np.float32(high - low), 0, 1)
    return share * share * (3 - 2 * share)
