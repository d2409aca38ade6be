"""Edges: more camera rays where neighbours differ, lit by what their neighbours received.

An extra ray costs no shadow and no sky ray of its own: it borrows the light of that pixel nearby
which shows most nearly the same place.
"""

import numpy as np
from numpy.typing import NDArray

from director.painting.develop import composed
from director.painting.gather import Layers, View, base_of
from director.painting.painter import Progress
from director.painting.sampling import dot
from director.painting.scene import Scene
from director.painting.surfaces import GLASS
from director.painting.threads import spread

Floats = NDArray[np.floating]
Index = NDArray[np.intp]
AT_A_TIME = 1 << 13
MOST_RAYS = 1.6
"""More camera rays, at most, for each pixel of the picture."""
OFFSETS = np.array(
    [
        [0.125, 0.375],
        [0.875, 0.625],
        [0.375, 0.875],
        [0.625, 0.125],
        [0.30, 0.55],
        [0.70, 0.42],
        [0.45, 0.20],
        [0.55, 0.80],
    ],
    np.float32,
)
BRIGHTEST = 6.0
"""In units of the exposed white: an edge against a lamp must not outshine its pixel."""


def refined(
    scene: Scene,
    view: View,
    layers: Layers,
    image: Floats,
    extra: int,
    exposure: float,
    watch: Progress,
) -> Floats:
    """Return the image (n, 3) with its edge pixels averaged over `extra` more rays each.

    A picture that is all edges (a forest) gets fewer for each, but not less than two.
    """
    edge = edges(view, layers, image, exposure)
    extra = int(np.clip(MOST_RAYS * len(image) / max(len(edge), 1), 2, extra))
    limit = np.float32(BRIGHTEST / exposure)
    image = image.copy()

    def work(start: int) -> None:
        pixel = edge[start : start + AT_A_TIME]
        total = np.minimum(image[pixel], limit)
        for offset in OFFSETS[:extra]:
            total += np.minimum(_sample(scene, view, layers, pixel, offset), limit)
        image[pixel] = total / np.float32(extra + 1)

    spread(range(0, len(edge), AT_A_TIME), work, watch, "edges")
    return image


def edges(view: View, layers: Layers, image: Floats, exposure: float) -> Index:
    """Return the pixels whose neighbours show another thing, another plane, or another light."""
    width, height = view.size_px
    rough = np.zeros((height, width), bool)
    near = (1 / np.maximum(layers.distance_m, 0.05)).reshape(height, width)
    normal = layers.base_flat.reshape(height, width, 3)
    shown = np.minimum(image * np.float32(exposure), 2).mean(axis=1)
    bright = np.sqrt(shown).reshape(height, width)
    for axis in (0, 1):
        a, b = (slice(None, -1), slice(1, None))
        one, two = (
            ((a, slice(None)), (b, slice(None)))
            if axis == 0
            else ((slice(None), a), (slice(None), b))
        )
        step = np.abs(near[one] - near[two]) > 0.06 * np.maximum(near[one], near[two])
        turn = dot(normal[one], normal[two]) < 0.85
        jump = np.abs(bright[one] - bright[two]) > 0.07
        differs = jump & (step | turn | (np.abs(bright[one] - bright[two]) > 0.22))
        rough[one] |= differs
        rough[two] |= differs
    return np.flatnonzero(rough)


def _sample(scene: Scene, view: View, layers: Layers, pixel: Index, offset: Floats) -> Floats:
    width = view.size_px[0]
    x, y = (pixel % width).astype(np.float32), (pixel // width).astype(np.float32)
    origins, directions, along = view.rays(x + offset[0], y + offset[1])
    sample, _, _ = base_of(scene, view, origins, directions, along)
    lender = _most_alike(view, layers, sample, pixel)
    sample.shown, sample.reached = layers.shown[lender], layers.reached[lender]
    sample.diffuse = layers.diffuse[lender]
    sample.open_sky = layers.open_sky[lender]
    glass = scene.surfaces.kind[scene.surfaces.material[sample.triangle]] == GLASS
    own = (glass & (sample.triangle >= 0))[:, None] | (sample.base < 0)[:, None]
    sample.mirror = np.where(own, sample.mirror, layers.mirror[lender])
    sample.through = np.where(own, sample.through, layers.through[lender])
    return composed(scene, sample, origins, directions)


def _most_alike(view: View, layers: Layers, sample: Layers, pixel: Index) -> Index:
    """Return for each sample the pixel, of nine, that shows most nearly the same place."""
    width, height = view.size_px
    x, y = pixel % width, pixel // width
    best = np.full(len(pixel), np.inf, np.float32)
    lender = pixel.copy()
    own = 1 / np.maximum(sample.distance_m, 0.05)
    for dx, dy in ((0, 0), (-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1)):
        other = np.clip(y + dy, 0, height - 1) * width + np.clip(x + dx, 0, width - 1)
        near = 1 / np.maximum(layers.distance_m[other], 0.05)
        cost = np.abs(near - own) / own.clip(1e-4) * 8
        cost += 1 - dot(layers.base_flat[other], sample.base_flat)
        better = cost < best
        best = np.where(better, cost, best)
        lender = np.where(better, other, lender)
    return lender
