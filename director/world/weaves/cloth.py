"""Cloth, metal and paper: brushed and rusted metal, weaves, carpets, leather, rope."""

import numpy as np

from director.world.patterns import Array, cells, mix, noise, ramp, shade
from director.world.weaves import weave


@weave
def metal(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Brushed or galvanised metal."""
    brushed, coarse = noise(rng, 256, 0.5, 6, 8.0), noise(rng, 256, 1.8)
    return shade(colour, 0.75 + 0.2 * brushed + 0.3 * (coarse - 0.2)), brushed


@weave
def rusted(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Rusted iron with remains of paint."""
    fine, coarse, streak = (
        noise(rng, 256, 0.9, 8),
        noise(rng, 256, 1.7),
        noise(rng, 256, 1.3, 2, 7.0),
    )
    rust = mix(colour * 0.45, colour * np.array([1.5, 1.25, 1.0]), fine)
    coat = ramp(coarse + 0.4 * (streak - 0.5), 0.62, 0.68)
    return mix(
        rust, colour * 0.35 + np.array([0.10, 0.11, 0.11]), 0.7 * coat
    ), 0.5 * fine + 0.5 * coat


@weave
def fabric(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Woven cloth."""
    at = (np.arange(256) + 0.5) / 256 * 48 * np.pi
    weave = (
        0.5 + 0.25 * np.sin(at)[:, None] + 0.25 * np.sin(at)[None] * np.cos(at)[:, None]
    ).astype(np.float32)
    return shade(colour, 0.65 + 0.4 * weave + 0.3 * noise(rng, 256, 1.6)), weave


@weave
def striped(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Awning cloth: stripes of the colour and of cream, running along v."""
    stripe = (np.floor((np.arange(256) + 0.5) / 256 * 4) % 2).astype(np.float32)
    cloth = mix(colour, [0.66, 0.61, 0.50], np.broadcast_to(stripe, (256, 256)))
    soft = noise(rng, 256, 1.6)
    return cloth * (0.8 + 0.35 * soft)[..., None], soft


@weave
def carpet(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """A patterned carpet."""
    at = (np.arange(256) + 0.5) / 256
    u, v = np.meshgrid(np.abs(at * 4 % 1 - 0.5), np.abs(at * 4 % 1 - 0.5))
    diamond = ((u + v) * 4).astype(np.float32)
    ring = ramp(np.abs(diamond % 1 - 0.5), 0.22, 0.28)
    pile = noise(rng, 256, 0.3, 20)
    ground = mix(colour, colour * 0.3 + np.array([0.28, 0.21, 0.09]), ring)
    return ground * (0.6 + 0.5 * pile + 0.3 * noise(rng, 256, 1.7))[..., None], pile


@weave
def leather(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Worn leather."""
    inside, _ = cells(rng, 256, 40, 0.9)
    height = ramp(inside, 0.0, 0.15)
    return shade(colour, (0.7 + 0.3 * height) * (0.6 + 0.8 * noise(rng, 256, 1.8))), height


@weave
def rope(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Twisted hemp."""
    u, v = np.meshgrid((np.arange(64) + 0.5) / 64, (np.arange(64) + 0.5) / 64)
    twist = np.abs(np.sin(np.pi * (u + 3 * v) * 2)).astype(np.float32)
    return shade(colour, 0.45 + 0.65 * twist + 0.2 * noise(rng, 64, 0.8, 3)), twist


@weave
def wallpaper(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Faded wallpaper with a small repeating pattern."""
    at = (np.arange(256) + 0.5) / 256
    u, v = np.meshgrid(at, at)
    petals = np.sin(2 * np.pi * 4 * u) * np.sin(2 * np.pi * 3 * v) + 0.5 * np.cos(2 * np.pi * 8 * u)
    motif = 0.5 * ramp(petals.astype(np.float32), 0.35, 0.6)
    faded = 0.82 + 0.3 * noise(rng, 256, 1.9)
    return mix(colour, colour * 0.45, motif) * faded[..., None], np.full(
        (256, 256), 0.5, np.float32
    )
