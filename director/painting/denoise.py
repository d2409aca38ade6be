"""Smoothing of light, never of texture: an edge-stopping a-trous filter.

Light arrives at each pixel by a few random rays. Neighbours that lie in the same plane share what
they got; depth and facing stop the sharing (Dammertz et al. 2010, HPG).
"""

import numpy as np
from numpy.typing import NDArray

from director.painting.painter import Progress

Floats = NDArray[np.floating]


def smoothed(
    light: Floats,
    depth_m: Floats,
    normal: Floats,
    slope: Floats,
    steps: int,
    watch: Progress,
    wraps: bool = False,
) -> Floats:
    """Return light (h, w, c) shared between neighbours.

    Args:
        light: what arrived.
        depth_m: (h, w), inf for sky.
        normal: (h, w, 3).
        slope: (h, w) metres of depth that one pixel may differ in the same plane.
        steps: passes; pass k looks 2^k pixels far.
        watch: hears of each pass.
        wraps: the left rim is the right one's neighbour.
    """
    depth = np.where(np.isfinite(depth_m), depth_m, np.float32(1e6)).astype(np.float32)
    beyond = min((1 << steps) - 1, depth.shape[1]) if wraps else 0
    if beyond:
        light, depth, normal, slope = (
            np.concatenate([array[:, -beyond:], array, array[:, :beyond]], axis=1)
            for array in (light, depth, normal, slope)
        )
    for step in range(steps):
        watch(step / steps, "light")
        light = _pass(light, depth, normal, slope, 1 << step)
    return light[:, beyond : light.shape[1] - beyond]


def filled(
    light: Floats, missing: NDArray[np.bool_], depth_m: Floats, normal: Floats, slope: Floats
) -> Floats:
    """Return light (h, w, c) with its missing pixels made from those beside, above and below.

    Neighbours in the same plane count, and where there are none (leaves), all do.
    """
    depth = np.where(np.isfinite(depth_m), depth_m, np.float32(1e6)).astype(np.float32)
    known = ~missing & np.isfinite(depth_m)
    total, weight = np.zeros_like(light), np.full(depth.shape, 1e-6, np.float32)
    for dy, dx in ((0, 1), (1, 0)):
        here, there = _pair(depth.shape, dy, dx)
        w = _alike(depth, normal, slope, here, there, 1) + np.float32(1e-3)
        total[here] += light[there] * (w * known[there])[..., None]
        total[there] += light[here] * (w * known[here])[..., None]
        weight[here] += w * known[there]
        weight[there] += w * known[here]
    return np.where(missing[..., None], total / weight[..., None], light)


Part = tuple[slice, slice]


def _alike(
    depth: Floats, normal: Floats, slope: Floats, here: Part, there: Part, reach: int
) -> Floats:
    """Return how far two parts of a picture lie in one plane, pixel by pixel, 0 to 1."""
    tolerance = np.maximum(slope[here], slope[there]) * np.float32(reach)
    same = np.abs(depth[here] - depth[there]) / tolerance
    a, b = normal[here], normal[there]
    facing = a[..., 0] * b[..., 0] + a[..., 1] * b[..., 1] + a[..., 2] * b[..., 2]
    return np.maximum(1 - same, 0) * np.maximum(facing * 4 - 3, 0)


def _pass(light: Floats, depth: Floats, normal: Floats, slope: Floats, reach: int) -> Floats:
    total = light.copy()
    weight = np.ones(depth.shape, np.float32)
    for dy, dx, share in ((0, 1, 0.6), (1, 0, 0.6), (1, 1, 0.36), (1, -1, 0.36)):
        here, there = _pair(depth.shape, dy * reach, dx * reach)
        w = np.float32(share) * _alike(depth, normal, slope, here, there, reach)
        total[here] += light[there] * w[..., None]
        total[there] += light[here] * w[..., None]
        weight[here] += w
        weight[there] += w
    return total / weight[..., None]


def _pair(shape: tuple[int, ...], dy: int, dx: int) -> tuple[Part, Part]:
    """Return the two overlapping parts of a picture that lie (dy, dx) apart."""
    height, width = shape
    rows = slice(0, max(height - dy, 0)), slice(dy, height)
    if dx >= 0:
        columns = slice(0, max(width - dx, 0)), slice(dx, width)
    else:
        columns = slice(-dx, width), slice(0, max(width + dx, 0))
    return (rows[0], columns[0]), (rows[1], columns[1])
