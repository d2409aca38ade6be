"""Smoothing of light, never of texture: an edge-stopping a-trous filter.

Light arrives at each pixel by a few random rays. Neighbours that lie in the same plane share what
they got; depth and facing stop the sharing (Dammertz et al. 2010, HPG).
"""

import numpy as np
from numpy.typing import NDArray

from director.painting.painter import Progress

Floats = NDArray[np.floating]


def smoothed(
    light: Floats, depth_m: Floats, normal: Floats, slope: Floats, steps: int, watch: Progress
) -> Floats:
    """Return light (h, w, c) shared between neighbours.

    Args:
        light: what arrived.
        depth_m: (h, w), inf for sky.
        normal: (h, w, 3).
        slope: (h, w) metres of depth that one pixel may differ in the same plane.
        steps: passes; pass k looks 2^k pixels far.
    """
    depth = np.where(np.isfinite(depth_m), depth_m, np.float32(1e6)).astype(np.float32)
    for step in range(steps):
        watch(0.1 * step, "light")
        light = _pass(light, depth, normal, slope, 1 << step)
    return light


def _pass(light: Floats, depth: Floats, normal: Floats, slope: Floats, reach: int) -> Floats:
    total = light.copy()
    weight = np.ones(depth.shape, np.float32)
    for dy, dx, share in ((0, 1, 0.6), (1, 0, 0.6), (1, 1, 0.36), (1, -1, 0.36)):
        here, there = _pair(depth.shape, dy * reach, dx * reach)
        tolerance = np.maximum(slope[here], slope[there]) * np.float32(reach)
        same = np.abs(depth[here] - depth[there]) / tolerance
        a, b = normal[here], normal[there]
        facing = a[..., 0] * b[..., 0] + a[..., 1] * b[..., 1] + a[..., 2] * b[..., 2]
        w = np.float32(share) * np.maximum(1 - same, 0) * np.maximum(facing * 4 - 3, 0)
        total[here] += light[there] * w[..., None]
        total[there] += light[here] * w[..., None]
        weight[here] += w
        weight[there] += w
    return total / weight[..., None]


def _pair(
    shape: tuple[int, ...], dy: int, dx: int
) -> tuple[tuple[slice, slice], tuple[slice, slice]]:
    """Return the two overlapping parts of a picture that lie (dy, dx) apart."""
    height, width = shape
    rows = slice(0, max(height - dy, 0)), slice(dy, height)
    if dx >= 0:
        columns = slice(0, max(width - dx, 0)), slice(dx, width)
    else:
        columns = slice(-dx, width), slice(0, max(width + dx, 0))
    return (rows[0], columns[0]), (rows[1], columns[1])
