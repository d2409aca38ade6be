"""Masonry: brick, ashlar, rubble, cobbles, plaster, concrete, marble and tiles."""

import numpy as np

from director.world.patterns import Array, bond, cells, mix, noise, ramp, shade
from director.world.weaves import weave


def _masonry(
    rng: np.random.Generator,
    colour: Array,
    n: int,
    rows: int,
    columns: int,
    joint: float,
    spread: float,
) -> tuple[Array, Array]:
    height, value = bond(rng, n, rows, columns, joint)
    fine, coarse = noise(rng, n, 1.1, 6), noise(rng, n, 1.8)
    face = shade(colour, (1 - spread / 2 + spread * value) * (0.72 + 0.36 * fine + 0.2 * coarse))
    mortar = shade(np.array([0.33, 0.31, 0.28]) * 0.6 + colour * 0.35, 0.7 + 0.5 * fine)
    return mix(mortar, face, height), 0.75 * height + 0.25 * fine * (0.5 + 0.5 * value)


@weave
def brick(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Brick in running bond."""
    return _masonry(rng, colour, 512, 24, 8, 0.13, 0.7)


@weave
def stone(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Coursed ashlar blocks."""
    return _masonry(rng, colour, 512, 8, 4, 0.05, 0.35)


@weave
def paving(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Rectangular paving slabs."""
    return _masonry(rng, colour, 512, 4, 3, 0.025, 0.3)


@weave
def rubble(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Rough field stones in mortar."""
    inside, cell = cells(rng, 512, 8, 0.9)
    fine = noise(rng, 512, 1.2, 4)
    value = rng.random(64).astype(np.float32)[cell]
    height = ramp(inside + 0.08 * (fine - 0.5), 0.02, 0.14)
    face = shade(colour, (0.72 + 0.5 * value) * (0.7 + 0.6 * fine))
    return mix(colour * 0.55, face, height), 0.7 * height + 0.15 * value + 0.15 * fine


@weave
def cobble(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Rounded cobbles about 20 cm wide."""
    inside, cell = cells(rng, 512, 16, 0.62)
    fine, coarse = noise(rng, 512, 1.1, 8), noise(rng, 512, 1.9)
    value = rng.random(256).astype(np.float32)[cell]
    height = np.sqrt(ramp(inside + 0.05 * (fine - 0.5), 0.03, 0.3))
    face = shade(colour, (0.68 + 0.6 * value) * (0.7 + 0.4 * fine + 0.2 * coarse))
    joint = mix(colour * 0.28, [0.05, 0.065, 0.025], ramp(coarse, 0.5, 0.75))
    return mix(joint, face, ramp(height, 0.12, 0.5)), 0.8 * height + 0.1 * value + 0.1 * fine


@weave
def smooth_stone(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Dressed stone without joints: sills, columns, statues."""
    fine, coarse, streak = (
        noise(rng, 256, 0.9, 8),
        noise(rng, 256, 1.8),
        noise(rng, 256, 1.5, 2, 0.2),
    )
    return shade(
        colour, 0.62 + 0.3 * fine + 0.3 * coarse + 0.15 * streak
    ), 0.6 * fine + 0.4 * coarse


@weave
def plaster(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Weathered lime plaster or stucco."""
    fine, coarse = noise(rng, 256, 1.0, 12), noise(rng, 256, 1.9)
    streak = noise(rng, 256, 1.5, 3, 7.0)
    stain = 1 - 0.22 * ramp(streak, 0.55, 0.9)
    return shade(colour, (0.80 + 0.12 * fine + 0.24 * coarse) * stain), 0.6 * fine + 0.4 * coarse


@weave
def old_plaster(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Plaster that has come off in patches, with brick beneath."""
    fine, coarse = noise(rng, 512, 1.0, 12), noise(rng, 512, 1.75)
    bare = ramp(coarse + 0.1 * (fine - 0.5), 0.66, 0.685)
    bricks, relief = _masonry(rng, np.array([0.30, 0.14, 0.10]), 512, 40, 13, 0.14, 0.5)
    grime = 1 - 0.45 * ramp(noise(rng, 512, 1.6, 2, 7.0), 0.5, 0.95)
    skin = shade(colour, (0.72 + 0.2 * fine + 0.25 * coarse) * grime)
    return skin + (bricks - skin) * bare[..., None], (0.85 + 0.15 * fine) * (
        1 - bare
    ) + 0.5 * relief * bare


@weave
def concrete(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Stained concrete with faint shutter joints."""
    fine, coarse = noise(rng, 256, 0.8, 10), noise(rng, 256, 1.8)
    height, value = bond(rng, 256, 3, 2, 0.012, 0.0)
    stain = 1 - 0.3 * ramp(noise(rng, 256, 1.6, 2, 7.0), 0.55, 0.95)
    tone = (0.74 + 0.16 * fine + 0.26 * coarse + 0.06 * value) * stain * (0.75 + 0.25 * height)
    return shade(colour, tone), 0.7 * height + 0.3 * fine


@weave
def marble(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Polished veined stone."""
    vein = np.abs(noise(rng, 256, 1.9) - 0.5)
    tone = 0.7 + 0.3 * ramp(vein, 0.0, 0.06) + 0.12 * noise(rng, 256, 1.7)
    return shade(colour, tone), np.full((256, 256), 0.5, np.float32)


def _square_tiles(
    rng: np.random.Generator, colour: Array, other: Array, count: int
) -> tuple[Array, Array]:
    height, value = bond(rng, 256, count, count, 0.035, 0.0)
    at = np.floor((np.arange(256) + 0.5) / 256 * count).astype(int)
    odd = ((at[:, None] + at[None]) % 2).astype(np.float32)
    face = mix(colour, other, odd) * (0.86 + 0.14 * value + 0.12 * noise(rng, 256, 1.5))[..., None]
    return mix([0.16, 0.15, 0.13], face, height), 0.5 + 0.5 * height


@weave
def floor_tile(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Square glazed tiles, four to a repeat of 1.2 m."""
    return _square_tiles(rng, colour, colour, 4)


@weave
def checker_tile(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Square tiles, light and dark in turn."""
    return _square_tiles(rng, colour, colour * 0.06, 4)


@weave
def distemper(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Painted plaster in good repair: the roller's stipple, and clouds that are hardly seen."""
    fine, coarse = noise(rng, 256, 0.6, 24), noise(rng, 256, 2.0)
    return shade(colour, 0.90 + 0.05 * fine + 0.10 * coarse), 0.7 * fine + 0.3 * coarse
