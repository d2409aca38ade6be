"""The air between the camera and things: haze, and the glow that lamps have in it."""

import numpy as np
from numpy.typing import NDArray

from director.painting.sampling import dot
from director.painting.scene import Scene

Floats = NDArray[np.floating]
CEILING_M = 60.0
"""Haze lies below this height, so that the sky overhead stays clear of it."""
ROOM_M = 14.0
"""Indoors, the air of the room itself is clear."""
GLOWING_LAMPS = 10
GLOW_GAIN = 0.6


def hazed(
    scene: Scene, radiance: Floats, distance_m: Floats, origins: Floats, directions: Floats
) -> Floats:
    """Return radiance (n, 3) as it is seen through `distance_m` (n,) of air."""
    density = np.float32(scene.light.sky.cover.haze_per_m)
    level = np.clip(np.float32(CEILING_M) / np.maximum(directions[:, 2], 1e-3), 0, 4000)
    length = np.minimum(distance_m, level)
    if scene.light.indoor:
        length = np.maximum(length - np.float32(ROOM_M), 0)
    clear = np.exp(-density * length)
    sky = (distance_m == np.inf) & (scene.light.sky.cover.haze_per_m < 0.002)
    clear = np.where(sky, 1, clear)[:, None]
    veil = radiance * clear + _airlight(scene, directions) * (1 - clear)
    if scene.light.indoor:
        return veil
    return veil + _glow(scene, length, origins, directions)


def _airlight(scene: Scene, directions: Floats) -> Floats:
    """Return what thick air shows (n, 3): the sky low over the horizon, in that direction."""
    low = directions.copy()
    low[:, 2] = np.float32(0.05) + np.float32(0.5) * np.maximum(low[:, 2], 0)
    low /= np.sqrt(dot(low, low))[:, None]
    return scene.light.sky.gradient(low) * np.float32(scene.light.sky.cover.shown)


def _glow(scene: Scene, length: Floats, origins: Floats, directions: Floats) -> Floats:
    """Return lamp light (n, 3) scattered towards the camera by the air in front of things.

    The integral of 1/r^2 along a ray has a closed form (Sun et al. 2005, without attenuation).
    """
    glow = np.zeros_like(directions)
    light = scene.light
    if not len(light.lamp_position):
        return glow
    density = np.float32(light.sky.cover.haze_per_m * GLOW_GAIN / (4 * np.pi))
    away = ((light.lamp_position - origins[:1]) ** 2).sum(axis=1)
    worth = light.lamp_power.max(axis=1) / np.maximum(away, 4.0)
    for lamp in np.argsort(-worth, kind="stable")[:GLOWING_LAMPS]:
        way = light.lamp_position[lamp] - origins
        ahead = dot(way, directions)
        aside = np.sqrt(np.maximum(dot(way, way) - ahead * ahead, np.float32(0.03)))
        angle = np.arctan((length - ahead) / aside) + np.arctan(ahead / aside)
        glow += (angle / aside)[:, None] * (light.lamp_power[lamp] * density)
    return glow
