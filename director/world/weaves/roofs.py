"""Roofs: clay tiles, slates, thatch and corrugated iron."""

import numpy as np

from director.world.patterns import Array, bond, mix, noise, ramp, shade
from director.world.weaves import weave


@weave
def roof_tile(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Clay tiles."""
    _, value = bond(rng, 256, 6, 8, 0.05)
    v = (np.arange(256) + 0.5)[:, None] / 256 * 6
    u = (np.arange(256) + 0.5)[None] / 256 * 8 + 0.5 * (np.floor(v) % 2)
    curve = np.sqrt(np.abs(np.sin(np.pi * u))).astype(np.float32)
    lip = ramp((v % 1).astype(np.float32) * np.ones_like(curve), 0.0, 0.12)
    fine, coarse = noise(rng, 256, 1.2, 5), noise(rng, 256, 1.8)
    face = shade(
        colour,
        (0.65 + 0.6 * value) * (0.7 + 0.5 * fine) * (0.45 + 0.55 * curve) * (0.55 + 0.45 * lip),
    )
    return mix(face, [0.10, 0.105, 0.06], 0.6 * ramp(coarse, 0.6, 0.9)), 0.75 * curve + 0.25 * lip


@weave
def slate(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Thin grey slates."""
    height, value = bond(rng, 256, 8, 6, 0.07)
    fine, coarse = noise(rng, 256, 1.2, 5, 0.5), noise(rng, 256, 1.8)
    face = shade(colour, (0.7 + 0.6 * value) * (0.75 + 0.4 * fine) * (0.4 + 0.6 * height))
    return mix(face, [0.11, 0.115, 0.07], 0.5 * ramp(coarse, 0.62, 0.9)), 0.7 * height + 0.3 * fine


@weave
def thatch(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Straw thatch."""
    straw, coarse = noise(rng, 256, 0.7, 4, 7.0), noise(rng, 256, 1.7)
    return shade(colour, 0.35 + 0.85 * straw + 0.4 * (coarse - 0.5)), straw


@weave
def corrugated(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Corrugated iron; the ridges run along v."""
    wave = 0.5 + 0.5 * np.sin(2 * np.pi * 12 * (np.arange(256) + 0.5) / 256)
    height = np.broadcast_to(wave.astype(np.float32), (256, 256))
    coarse, streak = noise(rng, 256, 1.8), noise(rng, 256, 1.3, 3, 7.0)
    face = shade(colour, (0.7 + 0.35 * height) * (0.75 + 0.5 * coarse))
    return mix(face, [0.16, 0.075, 0.04], 0.7 * ramp(streak, 0.56, 0.85)), height
