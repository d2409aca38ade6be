"""Timber: grain, boards, floors, flaking paint and bark."""

import numpy as np

from director.world.patterns import Array, mix, noise, ramp, shade
from director.world.weaves import weave


def _grain(rng: np.random.Generator, n: int) -> Array:
    """Wood grain along v."""
    return 0.6 * noise(rng, n, 0.9, 3, 9.0) + 0.4 * noise(rng, n, 1.5, 1, 6.0)


def _boards(
    rng: np.random.Generator, colour: Array, count: int, gap: float, spread: float
) -> tuple[Array, Array]:
    grain = _grain(rng, 512)
    x = (np.arange(512) + 0.5) / 512 * count
    board = np.floor(x).astype(int)
    edge = np.minimum(x % 1, 1 - x % 1).astype(np.float32)
    open_joint = np.broadcast_to(ramp(edge, 0.0, gap), (512, 512))
    grain = np.stack([np.roll(grain[:, i], 97 * board[i]) for i in range(512)], axis=1)
    value = rng.random(count).astype(np.float32)[board][None]
    tone = (0.45 + 0.95 * grain) * (1 - spread / 2 + spread * value) * (0.2 + 0.8 * open_joint)
    return shade(colour, tone), 0.75 * open_joint + 0.25 * grain


@weave
def timber(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Solid timber; the grain runs along v."""
    grain = _grain(rng, 256)
    return shade(colour, 0.4 + 1.1 * grain), grain


@weave
def planks(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Boards side by side, running along v: 8 to a repeat of 1.6 m."""
    return _boards(rng, colour, 8, 0.05, 0.5)


@weave
def parquet(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Narrow polished floor boards."""
    return _boards(rng, colour, 16, 0.03, 0.35)


@weave
def peeling_paint(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Paint that flakes off its boards."""
    wood, height = _boards(rng, np.array([0.24, 0.18, 0.13]), 8, 0.05, 0.4)
    flake = noise(rng, 512, 1.4, 2, 2.5)
    gone = ramp(flake, 0.58, 0.61)
    coat = shade(colour, 0.7 + 0.5 * noise(rng, 512, 1.5)) * (0.3 + 0.7 * height)[..., None]
    return coat + (wood - coat) * gone[..., None], 0.8 * height + 0.2 * (1 - gone)


@weave
def bark(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Furrowed bark."""
    ridge = np.abs(noise(rng, 256, 1.3, 2, 4.0) - 0.5) * 2
    fine = noise(rng, 256, 1.0, 8)
    height = ramp(ridge, 0.0, 0.6) * 0.8 + 0.2 * fine
    return shade(colour, 0.35 + 0.9 * height + 0.3 * fine), height


@weave
def birch_bark(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """White bark with dark scars."""
    scar = ramp(noise(rng, 256, 1.1, 3, 0.2), 0.68, 0.78)
    base = shade(colour, 0.75 + 0.35 * noise(rng, 256, 1.6))
    return mix(base, colour * 0.12, scar), 1 - 0.6 * scar
