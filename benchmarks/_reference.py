"""What a picture would be with very many samples, at some of its pixels: what painters are held to.

Nothing is smoothed and nothing is borrowed: each sample is a camera ray of its own, anywhere in the
pixel, lit by rays of its own.
"""

import numpy as np
from numpy.typing import NDArray

from director.camera.model import Camera
from director.painting.antialias import BRIGHTEST
from director.painting.develop import composed
from director.painting.gather import View, gathered
from director.painting.painter import Picture
from director.painting.shooting import Lit

SEED = 991
PIXELS = 8192
"""So many pixels, drawn at random, tell the error of a picture to about 0.2 dB."""
ROOT = 16
SAMPLES = ROOT * ROOT


def psnr_db(place: Lit, picture: Picture) -> float:
    """Return how near a picture is to 256 samples: linear, exposed, cut at 1 (white), in dB."""
    pixel = _drawn(picture.size_px)
    exact = _exact(place, picture.camera, picture.size_px, pixel)
    factor = np.array(picture.exposure)
    given = picture.linear.reshape(-1, 3)[pixel]
    error = np.clip(given * factor, 0, 1) - np.clip(exact * factor, 0, 1)
    return float(-10 * np.log10(np.mean(error**2)))


def _drawn(size_px: tuple[int, int]) -> NDArray[np.intp]:
    width, height = size_px
    return np.sort(np.random.default_rng(SEED).permutation(width * height)[:PIXELS])


def _exact(
    place: Lit, camera: Camera, size_px: tuple[int, int], pixel: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return the mean (n, 3) of 256 samples at pixels (n,), none brighter than an edge's may be."""
    rng = np.random.default_rng(SEED)
    x, y = (pixel % size_px[0]).astype(np.uint32), (pixel // size_px[0]).astype(np.uint32)
    limit = np.float32(BRIGHTEST / place.metering.exposure)
    total = np.zeros((len(pixel), 3))
    for sample in range(SAMPLES):
        row, column = divmod(sample, ROOT)
        offset = ((np.array([column, row]) + rng.random(2)) / ROOT).astype(np.float32)
        view = View(camera, size_px, SEED + sample, 2)
        layers = gathered(place.scene, view, x, y, offset)
        origins, directions, _ = view.rays(x + offset[0], y + offset[1])
        total += np.minimum(composed(place.scene, layers, origins, directions), limit)
    return total / SAMPLES
