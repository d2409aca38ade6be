"""Ground: asphalt, turf, soil, litter, gravel, sand, rock and water."""

import numpy as np

from director.world.patterns import Array, cells, mix, noise, ramp, shade
from director.world.weaves import weave


@weave
def asphalt(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Worn asphalt with cracks."""
    fine, coarse = noise(rng, 512, 0.35, 20), noise(rng, 512, 1.8)
    crack = ramp(np.abs(noise(rng, 512, 1.75, 2) - 0.5), 0.0, 0.008)
    worn = np.maximum(crack, ramp(noise(rng, 512, 1.8), 0.35, 0.5))
    tone = (0.6 + 0.5 * fine + 0.35 * coarse) * (0.45 + 0.55 * worn)
    return shade(colour, tone), 0.5 * fine + 0.5 * worn


@weave
def grass(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Turf as seen from a few metres."""
    fine, coarse, middle = noise(rng, 512, 0.5, 16), noise(rng, 512, 1.8), noise(rng, 512, 1.3, 6)
    dry = mix(colour, colour * np.array([1.9, 1.25, 1.1]), ramp(coarse, 0.45, 0.95))
    return dry * (0.4 + 0.75 * fine + 0.45 * middle)[..., None], 0.7 * fine + 0.3 * middle


@weave
def soil(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Bare trodden earth."""
    fine, coarse = noise(rng, 512, 0.8, 10), noise(rng, 512, 1.7)
    inside, cell = cells(rng, 512, 40, 0.95)
    pebble = ramp(inside, 0.2, 0.36) * (rng.random(1600).astype(np.float32)[cell] > 0.86)
    ground = shade(colour, 0.55 + 0.5 * fine + 0.4 * coarse)
    return mix(ground, colour * 1.7, 0.7 * pebble), 0.5 * fine + 0.3 * coarse + 0.2 * pebble


@weave
def forest_floor(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Earth under needles and old leaves."""
    inside, cell = cells(rng, 512, 44, 1.0)
    value = rng.random(1936).astype(np.float32)[cell]
    fine, coarse = noise(rng, 512, 0.8, 8), noise(rng, 512, 1.7)
    litter = mix(colour * 0.7, colour * np.array([1.9, 1.5, 1.1]), value)
    moss = mix(litter, [0.065, 0.10, 0.025], 0.75 * ramp(coarse, 0.58, 0.78))
    return moss * (0.5 + 0.5 * fine + 0.5 * ramp(inside, 0.0, 0.2))[..., None], 0.5 * ramp(
        inside, 0, 0.3
    ) + 0.5 * fine


@weave
def gravel(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Small stones."""
    inside, cell = cells(rng, 512, 44, 0.95)
    value = rng.random(1936).astype(np.float32)[cell]
    height = np.sqrt(ramp(inside, 0.0, 0.35))
    tone = (0.55 + 0.75 * value) * (0.4 + 0.7 * height) * (0.8 + 0.4 * noise(rng, 512, 1.0, 8))
    return shade(colour, tone), height


@weave
def sand(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Wind-rippled sand."""
    fine, coarse = noise(rng, 512, 0.3, 24), noise(rng, 512, 1.8)
    v = (np.arange(512) + 0.5)[:, None] / 512
    ripple = (0.5 + 0.5 * np.sin(2 * np.pi * (11 * v + 1.2 * (noise(rng, 512, 2.2) - 0.5)))).astype(
        np.float32
    )
    return shade(
        colour, 0.75 + 0.15 * fine + 0.2 * coarse + 0.1 * ripple
    ), 0.6 * ripple + 0.2 * fine + 0.2 * coarse


@weave
def rock(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Natural rock."""
    fine, coarse = noise(rng, 512, 1.2, 4), noise(rng, 512, 1.7)
    crack = ramp(np.abs(noise(rng, 512, 1.5, 2, 0.6) - 0.5), 0.0, 0.05)
    tone = (0.5 + 0.5 * fine + 0.45 * coarse) * (0.55 + 0.45 * crack)
    lichen = 0.4 * ramp(noise(rng, 512, 1.5, 3), 0.66, 0.75)
    return mix(
        shade(colour, tone), [0.26, 0.26, 0.17], lichen
    ), 0.4 * crack + 0.3 * fine + 0.3 * coarse


@weave
def water(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Open water, slightly rippled."""
    ripple = 0.7 * noise(rng, 256, 1.7, 3, 1.6) + 0.3 * noise(rng, 256, 1.2, 12)
    return shade(colour, 0.9 + 0.2 * noise(rng, 256, 1.9)), ripple
