"""What is special about a picture of 360 by 180 degrees: its rim, its poles, and its light.

The left rim is the right one's neighbour. Towards the poles, a whole row of pixels shows less and
less of the world, at last one point: each pixel there is the mean of all that it truly covers. And
the light that arrives from all around can light a scene in another program.
"""

import numpy as np
from numpy.typing import NDArray

from director.painting.gather import Layers, View
from director.painting.light import Light
from director.painting.sampling import dot

Floats = NDArray[np.floating]
BLOOM_PX = 64
"""Bloom halves a picture six times."""
NARROW = 0.4
"""Rows whose pixels are narrower than this share of their height are averaged along the row."""
SUN_RAD = 0.008


def rounded(image: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return a panorama (h, w, 3) in which pixels near the poles are means of what they cover."""
    height, width = image.shape[:2]
    image = image.copy()
    down: Floats = (np.arange(height, dtype=np.float64) + 0.5) / height
    level = np.cos((0.5 - down) * np.pi)
    for row in np.flatnonzero(level < NARROW):
        reach = min(int(0.5 / level[row]), (width - 1) // 2)
        line = np.concatenate([image[row, -reach:], image[row], image[row, :reach]])
        total = np.cumsum(np.concatenate([np.zeros((1, 3)), line]), axis=0)
        count = 2 * reach + 1
        image[row] = (total[count:] - total[:-count]) / count
    return image


def wider(image: Floats, beyond_px: int) -> Floats:
    """Return a panorama (h, w, c) with `beyond_px` columns of its other rim added at each side."""
    return np.concatenate([image[:, -beyond_px:], image, image[:, :beyond_px]], axis=1)


def bloom_rim(width_px: int) -> int:
    """Return how many columns beyond each rim bloom must see."""
    return min(-(-width_px // 8 // BLOOM_PX) * BLOOM_PX, width_px)


def arriving(light: Light, view: View, layers: Layers, image: Floats) -> NDArray[np.float32]:
    """Return the light (h, w, 3) that arrives at a panorama's standpoint from all around.

    The sky is as bright as it shines on things; what a picture dims or clips is whole again. The
    sun's disc has all of its power where nothing stands before it, however few pixels it covers.
    """
    width, height = view.size_px
    x, y = np.meshgrid(np.arange(width) + np.float32(0.5), np.arange(height) + np.float32(0.5))
    directions = view.camera.directions(x, y, view.size_px).reshape(-1, 3)
    sky = layers.triangle < 0
    whole = image.reshape(-1, 3).astype(np.float32)
    whole[sky] = light.sky.radiance(directions[sky])
    if light.sky.sun.any():
        pixel = np.float32(np.pi / height)
        away = np.arccos(np.clip(dot(directions, light.sky.sun_direction), -1, 1))
        share = np.clip((max(SUN_RAD, pixel * 0.75) - away) / pixel + np.float32(0.5), 0, 1)
        solid = np.cos((0.5 - y / height) * np.pi).ravel() * (pixel * 2 * np.pi / width)
        shown = (share * sky)[:, None]
        whole += shown * (light.sky.sun / np.float32(max((share * solid).sum(), 1e-9)))
    return whole.reshape(height, width, 3)
