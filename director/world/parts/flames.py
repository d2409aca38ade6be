"""Flames: tongues of fire that bend and taper, deep orange outside and yellow at the heart."""

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3, Material
from director.world.stage import Piece

_OUTER: Float3 = (1.0, 0.20, 0.012)
_HEART: Float3 = (1.0, 0.46, 0.06)


def flames(
    piece: Piece, middle: Float3, spread: tuple[float, float], height_m: float, count: int
) -> None:
    """Draw `count` tongues about a point, `spread` (x, y) metres wide; the middle burns highest."""
    for index in range(count):
        x, y = piece.rng.uniform(-1.0, 1.0, 2)
        high = height_m * piece.rng.uniform(0.55, 1.0) * (1.05 - 0.6 * np.hypot(x, y) / 1.42)
        base = np.add(middle, (x * spread[0], y * spread[1], 0.0))
        heart = index % 3 == 0
        colour, strength = (_HEART, 1.15) if heart else (_OUTER, 0.85)
        _tongue(piece, base, high * (0.7 if heart else 1.0), made.fire(colour, strength))


def _tongue(piece: Piece, base: np.ndarray, high: float, fire: Material) -> None:
    """Draw one tongue as two crossed ribbons that swell, sway and close to a point."""
    rng, t = piece.rng, np.linspace(0.0, 1.0, 7)
    wide = high * rng.uniform(0.11, 0.16) * np.sin(np.pi * np.minimum(t * 0.8 + 0.2, 1.0)) ** 0.8
    wide[-1] = 0.0
    sway, phase, turn = high * rng.uniform(0.05, 0.13), rng.uniform(0, 6.28), rng.uniform(0, 3.14)
    line = base + np.stack(
        [
            sway * t * np.sin(4.2 * t + phase),
            sway * t * np.cos(3.6 * t + phase),
            high * t,
        ],
        axis=1,
    )
    for way in (turn, turn + np.pi / 2):
        side = np.array([np.cos(way), np.sin(way), 0.0]) * wide[:, None]
        left, right = line - side, line + side
        strip = np.stack([left[:-1], right[:-1], right[1:], left[1:]], axis=1)
        piece.quads(fire, np.concatenate([strip, strip[:, ::-1]]))
