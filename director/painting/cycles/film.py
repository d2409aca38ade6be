"""From Cycles' light to the linear picture: the sky behind it, the air before it, what falls."""

import numpy as np
from numpy.typing import NDArray

from director.painting.air import hazed
from director.painting.falling import falling
from director.painting.gather import Layers, View, bands, base_of
from director.painting.scene import Scene

Floats = NDArray[np.floating]


def seen_by(scene: Scene, view: View) -> Layers:
    """Return what each pixel of a view shows, without its light."""
    width, height = view.size_px
    layers = Layers.empty(width * height)
    for band in bands(view.size_px):
        layers.put(band, base_of(scene, view, *_rays(view, band), relief=False)[0])
    return layers


def developed(scene: Scene, view: View, layers: Layers, rgba: Floats) -> Floats:
    """Return the linear image (h, w, 3) of light and coverage (h, w, 4)."""
    width, height = view.size_px
    distance = _filled(layers.distance_m.reshape(height, width), rgba[..., 3]).ravel()
    covered = rgba.reshape(-1, 4)
    image = np.empty((width * height, 3), np.float32)
    for band in bands(view.size_px):
        origins, directions, _ = _rays(view, band)
        share = np.clip(covered[band, 3:], 0, 1)
        light = covered[band, :3] / np.maximum(share, 1e-3)
        near = hazed(scene, light, distance[band], origins, directions)
        endless = np.full(len(origins), np.inf, np.float32)
        sky = hazed(scene, scene.light.sky.printed(directions), endless, origins, directions)
        image[band] = near * share + sky * (1 - share)
    seen, glass = layers.distance_m, layers.base != layers.triangle
    image = image.reshape(height, width, 3)
    return falling(scene, view, image, seen.reshape(height, width), glass.reshape(height, width))


def _rays(view: View, band: slice) -> tuple[Floats, Floats, Floats]:
    """Return origins, directions and depth per metre of the rays through the pixels' middles."""
    pixel = np.arange(band.start, band.stop, dtype=np.intp)
    width, half = view.size_px[0], np.float32(0.5)
    return view.rays(
        (pixel % width).astype(np.float32) + half, (pixel // width).astype(np.float32) + half
    )


def _filled(distance: Floats, covered: Floats) -> Floats:
    """Return the distance (h, w), of a neighbour where the sky is seen past an edge."""
    height, width = distance.shape
    padded = np.pad(distance, 1, mode="edge")
    around = [padded[dy : dy + height, dx : dx + width] for dy in range(3) for dx in range(3)]
    nearest = np.minimum.reduce(around)
    return np.where(np.isinf(distance) & (covered > 0), nearest, distance)
