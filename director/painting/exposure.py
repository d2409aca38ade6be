"""Exposure: how a place is metered in a look, once, for all of its angles.

A light meter is held up where the panorama stands. It reads the light that falls on what can be
seen from there (incident light keeps snow white and a forest dark) and what that reflects. What
later bounces of light add is measured in the same go.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from director.painting.direct import from_lamps, from_sun
from director.painting.portals import through_windows
from director.painting.sampling import Words, pairs
from director.painting.scene import Scene
from director.painting.surfaces import Points
from director.world.blockout import Float3
from director.world.daylight import mean, night_of
from director.world.look import Look, Time, Weather
from director.world.mood import TEMPERS
from director.world.numbers import vector
from director.world.sky import Sky

Floats = NDArray[np.floating]
PROBE_PX = (80, 40)
METER_SEED = 7
METER_RAYS = 8
LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)

KEYS: dict[Time, float] = {
    Time.DAWN: 0.90,
    Time.MORNING: 1.35,
    Time.DAY: 1.4,
    Time.AFTERNOON: 1.35,
    Time.GOLDEN: 1.05,
    Time.DUSK: 0.72,
    Time.NIGHT: 0.46,
}
"""How bright each time of day is printed, relative to middle grey."""
DIMMED: dict[Weather, float] = {Weather.STORM: 0.46, Weather.RAIN: 0.84, Weather.SNOW: 0.80}
INDOOR_NIGHT = 0.70
MOST_SKY = 0.80
"""The sky's mean, low over the horizon, is printed at most this bright (film is white at 4)."""
BRIGHT_SKIES = {Time.DAWN: 1.0, Time.GOLDEN: 1.25}
SHOWN_GLOW = 1.25
"""Emitters are printed at most so much brighter than their numbers: lit windows keep their hue."""
OPEN_SHARE = 0.40
"""How far a place outdoors is metered as if it lay open: shade may look like shade."""
MOST_OPENED = 13.0
"""No place outdoors is exposed more than this many times an open field."""
ADAPTED_DAY, ADAPTED_INDOORS = 0.45, 0.55
ADAPTED = {Time.GOLDEN: 0.08, Time.DAWN: 0.12, Time.DUSK: 0.10, Time.NIGHT: 0.10}


def _falling(scene: Scene, points: Points, x: Words, y: Words) -> tuple[Floats, Floats]:
    """Return the direct and the other light (n, 3) on points, each the mean of a few rays."""
    direct, arriving = np.zeros_like(points.position), np.zeros_like(points.position)
    for sample in range(METER_RAYS):
        dice = [pairs(x, y, 4 * sample + k, METER_SEED) for k in range(4)]
        direct += from_sun(scene.caster, scene.light, points, dice[0])
        direct += from_lamps(scene.caster, scene.light, points, dice[1], 1)
        arriving += np.minimum(scene.arriving(points, dice[2], dice[3]), 20)
        arriving += through_windows(scene, points, dice[3])
    return direct / METER_RAYS, arriving / METER_RAYS


@dataclass(frozen=True)
class Metering:
    """What the meter says."""

    exposure: float
    """Factor on radiance."""
    balance: Floats
    """(3,) factors that take part of the light's colour away, as eyes and cameras do."""


def metered(scene: Scene, eye: Float3, look: Look) -> tuple[Scene, Metering]:
    """Return the scene with its measured fill light, and the metering of every picture of it."""
    x, y, directions = _sphere()
    origins = np.broadcast_to(vector(eye), directions.shape)
    hits = scene.caster.solid.hit(origins, directions)
    met = np.flatnonzero(hits.triangle >= 0)
    if not len(met):
        grey = float(scene.light.mean_sky @ LUMINANCE + 1e-4)
        return scene, Metering(key_of(look, scene.light.indoor) / grey, np.ones(3, np.float32))
    part = hits[met]
    points = scene.surfaces.at(part, origins[met], directions[met], 0.03, False)
    direct, arriving = _falling(
        replace(scene, fill=np.zeros(3, np.float32)), points, x[met], y[met]
    )
    closed = len(met) / len(directions)
    kept = points.colour.mean(axis=0) * np.float32(closed)
    fill = arriving.mean(axis=0) / (1 - np.minimum(kept, 0.6))
    full = direct + arriving + points.colour.mean(axis=0) * fill * np.float32(0.5 * closed)
    reading = _reading(full, points.colour)
    if not scene.light.indoor:
        field = _open_reading(scene)
        reading = max(reading ** (1 - OPEN_SHARE) * field**OPEN_SHARE, field / MOST_OPENED)
    exposure = key_of(look, scene.light.indoor) / reading
    adapted = ADAPTED_INDOORS if scene.light.indoor else mean(ADAPTED, look, ADAPTED_DAY)
    glowing = min(scene.light.glowing, SHOWN_GLOW / exposure)
    sky = _graduated(scene.light.sky, exposure, mean(BRIGHT_SKIES, look, MOST_SKY))
    lit = replace(scene, fill=fill, light=replace(scene.light, glowing=glowing, sky=sky))
    return lit, Metering(exposure, _balance(full, adapted))


def _graduated(sky: Sky, exposure: float, most: float) -> Sky:
    """Return the sky as through a graduated filter: low over the horizon it keeps its colour."""
    angle = np.arange(48, dtype=np.float32) * np.float32(np.pi / 12)
    height = np.where(np.arange(48) < 24, np.float32(0.14), np.float32(0.42))
    level = np.sqrt(1 - height * height)
    band = np.stack([level * np.cos(angle), level * np.sin(angle), height], 1).astype(np.float32)
    bright = float((sky.radiance(band) @ LUMINANCE).mean()) * exposure
    shown = min(sky.cover.shown, most / max(bright, 1e-3))
    return replace(sky, cover=replace(sky.cover, shown=shown))


def _balance(incident: Floats, adapted: float) -> Floats:
    """Return factors (3,) that make the mean light white, by the share `adapted`."""
    mean = np.sqrt(incident).mean(axis=0) ** 2
    gain = (float(mean @ LUMINANCE) / np.maximum(mean, 1e-6)) ** np.float32(adapted)
    return (gain / float(gain @ LUMINANCE)).astype(np.float32)


def key_of(look: Look, indoor: bool) -> float:
    """Return how bright middle grey is printed."""
    key = mean(KEYS, look)
    if indoor:
        key = max(key, INDOOR_NIGHT)
    else:
        night = night_of(look)
        # What is printed dark already, as dusk is, is not darkened as much again.
        dim = DIMMED.get(look.weather, 1.0) ** min(key / KEYS[Time.DAY], 1.0)
        key *= night + (1 - night) * dim
    return 0.18 * key * TEMPERS[look.mood].key


def _reading(incident: Floats, colour: Floats) -> float:
    """Return the luminance that middle grey has here: mostly incident light, partly reflected."""
    falling = np.maximum(incident @ LUMINANCE, 1e-5)
    coming = np.maximum((incident * colour) @ LUMINANCE, 1e-5)
    by_light = 0.18 * float(np.mean(falling**0.5) ** 2)
    by_sight = float(np.mean(coming**0.5) ** 2)
    return by_light**0.6 * by_sight**0.4


def _open_reading(scene: Scene) -> float:
    """Return the luminance of middle grey in an open field: an alley in shade is not one."""
    level = scene.light.sky.sun * np.float32(0.5 / np.pi) + scene.light.mean_sky
    return 0.18 * float(level @ LUMINANCE) + 1e-5


def _sphere() -> tuple[NDArray[np.uint32], NDArray[np.uint32], Floats]:
    """Return directions (n, 3) of equal solid angle, all around, with their grid places."""
    width, height = PROBE_PX
    index = np.arange(width * height, dtype=np.uint32)
    x, y = index % np.uint32(width), index // np.uint32(width)
    z = (1 - (2 * y + 1) / height) * 0.75
    angle = (x + 0.5) / width * 2 * np.pi
    level = np.sqrt(1 - z * z)
    directions = np.stack([level * np.cos(angle), level * np.sin(angle), z], 1)
    return x, y, directions.astype(np.float32)
