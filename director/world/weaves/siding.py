"""Siding: boards that lap over each other on the walls of timber houses."""

import numpy as np

from director.world.patterns import Array, noise, shade
from director.world.weaves import weave

_BOARDS = 10
_SIZE = 512


@weave
def clapboard(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    """Painted boards that run along u, each lapping over the one below: 10 to a repeat."""
    v = (np.arange(_SIZE) + 0.5) / _SIZE * _BOARDS
    board, share = np.floor(v).astype(int), (v % 1).astype(np.float32)
    # A board stands out most at its lower edge, and shades the top of the one below.
    height = 0.35 + 0.6 * (1 - share)
    shadow = 0.5 + 0.5 * np.clip((1 - share) / 0.16, 0.0, 1.0)
    tone = 0.92 + 0.12 * rng.random(_BOARDS).astype(np.float32)[board]
    grain = 0.93 + 0.14 * noise(rng, _SIZE, 1.4, 2, 0.15)
    tones = (shadow * tone)[:, None] * grain
    return shade(colour, tones), np.broadcast_to(
        height[:, None], (_SIZE, _SIZE)
    ) * 0.9 + 0.1 * grain
