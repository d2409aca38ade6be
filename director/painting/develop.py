"""The second pass: smooth the light, put the layers together, and lay the air over them."""

import numpy as np
from numpy.typing import NDArray

from director.painting.air import hazed
from director.painting.denoise import filled, smoothed
from director.painting.gather import Layers, View, asked
from director.painting.painter import Progress, part_of
from director.painting.sampling import dot
from director.painting.scene import Scene
from director.painting.surfaces import Points
from director.painting.weather import weathered

Floats = NDArray[np.floating]
WIDE_STEPS = 4
"""Passes for light of few rays: the last looks 8 pixels far."""
DIRECT_STEPS = 1
"""Shadows keep their edges."""
PIXEL_RAD = 0.0016
"""About a pixel's angle: puddles are darkened by it, far ones evenly."""


def smooth(layers: Layers, view: View, watch: Progress) -> None:
    """Share the light of neighbours in one plane, in place; texture is not touched."""
    width, height = view.size_px
    shape = (height, width)
    distance = layers.distance_m.reshape(shape)
    normal = layers.base_flat.reshape(*shape, 3)
    slope = _tolerance(distance, normal, view)
    soft = layers.blurred[:, None]
    if view.samples == 1:
        y, x = np.mgrid[0:height, 0:width]
        given = layers.diffuse.reshape(*shape, 3)
        whole = filled(given, ~asked(x, y, 0), distance, normal, slope)
        layers.diffuse = whole.reshape(-1, 3)
    noisy = np.concatenate(
        [layers.diffuse, layers.mirror * soft, layers.open_sky[:, None]], axis=1
    ).reshape(*shape, 7)
    wraps = view.camera.panorama
    part = part_of(watch, 0, 0.2)
    still = smoothed(noisy, distance, normal, slope, WIDE_STEPS, part, wraps).reshape(-1, 7)
    layers.diffuse = np.ascontiguousarray(still[:, :3])
    layers.mirror = layers.mirror + (still[:, 3:6] - layers.mirror) * soft
    layers.open_sky = np.ascontiguousarray(still[:, 6])
    direct = np.concatenate([layers.shown[:, None], layers.reached], axis=1).reshape(*shape, 4)
    part = part_of(watch, 0.2, 0.3)
    direct = smoothed(direct, distance, normal, slope, DIRECT_STEPS, part, wraps).reshape(-1, 4)
    layers.shown, layers.reached = direct[:, 0], direct[:, 1:]


def _tolerance(distance: Floats, normal: Floats, view: View) -> Floats:
    """Return by how many metres neighbours in one plane may differ, by the plane's slant."""
    far = np.where(np.isfinite(distance), distance, np.float32(1))
    width, height = view.size_px
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) + np.float32(0.5)
    ways = view.camera.directions(x, y, view.size_px)
    slant = np.maximum(np.abs(dot(ways, normal)), np.float32(0.06))
    return far * np.float32(view.pixel_rad * 2.5) / slant + np.float32(0.004)


def composed(scene: Scene, layers: Layers, origins: Floats, directions: Floats) -> Floats:
    """Return the radiance (n, 3) that arrives at the camera along `directions`."""
    met = np.flatnonzero(layers.base >= 0)
    seen = layers[met]
    ways, start = directions[met], origins[met]
    light = seen.sun * seen.shown[:, None] + seen.lamps * seen.reached + seen.diffuse
    surface = _colour(scene, seen, start + ways * seen.distance_m[:, None])
    radiance = layers.added.copy()
    radiance[met] += surface * light
    radiance = radiance * layers.through + layers.mirror
    return hazed(scene, radiance, layers.distance_m, origins, directions)


def _colour(scene: Scene, seen: Layers, position: Floats) -> Floats:
    if not (scene.light.wet or scene.light.snow):
        return seen.colour
    material = scene.surfaces.material[seen.base]
    kind, porous = scene.surfaces.kind[material], scene.surfaces.porous[material]
    points = Points(
        seen.base, position, seen.base_flat, seen.base_flat, seen.colour,
        seen.added, scene.surfaces.roughness[material], kind, porous, seen.distance_m * PIXEL_RAD,
    )  # fmt: skip
    return weathered(scene.light, points, seen.colour, seen.open_sky)
