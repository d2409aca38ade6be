"""Patterns: noise, cells and bonds of stones, of which textures are made. All of them tile."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.floating[Any]]


def noise(
    rng: np.random.Generator, n: int, beta: float = 1.6, lowest: float = 1.0, stretch: float = 1.0
) -> Array:
    """Return (n, n) noise from 0 to 1 whose amplitude falls with frequency to the power `beta`.

    Frequencies below `lowest` cycles per repeat are missing; `stretch` > 1 draws it out along v.
    """
    fy, fx = np.meshgrid(
        np.fft.fftfreq(n, 1 / n) * stretch, np.fft.rfftfreq(n, 1 / n), indexing="ij"
    )
    frequency = np.hypot(fy, fx)
    weight = np.where(frequency >= lowest, np.maximum(frequency, 1.0) ** -beta, 0.0)
    field = np.fft.irfft2(np.fft.rfft2(rng.standard_normal((n, n))) * weight, s=(n, n))
    field *= 0.21 / max(float(field.std()), 1e-9)
    return np.clip(field + 0.5, 0.0, 1.0).astype(np.float32)


def cells(
    rng: np.random.Generator, n: int, count: int, jitter: float = 0.8
) -> tuple[Array, NDArray[np.int64]]:
    """Return Voronoi cells on a jittered grid of `count` by `count`: how far inside a texel lies
    (0 at the joint, about 0.5 in the middle, in cells), and its cell's index."""
    offset = 0.5 + (rng.random((count, count, 2)) - 0.5) * jitter
    offset[1::2, :, 0] += 0.5 * (count % 2 == 0)
    at = (np.arange(n) + 0.5) / n * count
    x, y = np.meshgrid(at, at)
    column, row = np.floor(x).astype(int), np.floor(y).astype(int)
    first, second = np.full((n, n), 9.0), np.full((n, n), 9.0)
    nearest = np.zeros((n, n), np.int64)
    for dy in (-1, 0, 1):
        for dx in (-2, -1, 0, 1):
            r, c = (row + dy) % count, (column + dx) % count
            far = np.hypot(column + dx + offset[r, c, 0] - x, row + dy + offset[r, c, 1] - y)
            closer = far < first
            second = np.where(closer, first, np.minimum(second, far))
            nearest = np.where(closer, r * count + c, nearest)
            first = np.where(closer, far, first)
    return ((second - first) / 2).astype(np.float32), nearest


def bond(
    rng: np.random.Generator, n: int, rows: int, columns: int, joint: float, shift: float = 0.5
) -> tuple[Array, Array]:
    """Return a running bond: height (0 in the joints, 1 on the face) and a value per stone.

    `joint` is the width of a joint as a share of a row's height.
    """
    at = (np.arange(n) + 0.5) / n
    u, v = np.meshgrid(at, at)
    row = np.floor(v * rows).astype(int)
    x = u * columns + shift * (row % 2)
    value = rng.random((rows, columns))[row % rows, np.floor(x).astype(int) % columns]
    edge_y = np.minimum(v * rows % 1, 1 - v * rows % 1)
    edge_x = np.minimum(x % 1, 1 - x % 1) * rows / columns
    wobble = (noise(rng, n, 1.2, 8) - 0.5) * joint
    height = np.clip((np.minimum(edge_x, edge_y) + wobble) / joint - 0.35, 0.0, 1.0)
    return height.astype(np.float32), value.astype(np.float32)


def mix(a: ArrayLike, b: ArrayLike, share: Array) -> Array:
    """Return colours (n, n, 3) that lie `share` (n, n) of the way from `a` to `b`."""
    return (
        np.asarray(a, np.float32)
        + (np.asarray(b, np.float32) - np.asarray(a, np.float32)) * share[..., None]
    )


def shade(colour: Array, factor: Array) -> Array:
    """Return colours (n, n, 3): `colour` times `factor` (n, n)."""
    return np.asarray(colour, np.float32) * factor[..., None]


def ramp(values: Array, low: float, high: float) -> Array:
    """Return how far each value lies between `low` and `high`, within 0 and 1."""
    return np.clip((values - low) / (high - low), 0.0, 1.0)
