"""Light as files: the sky, sun, lamps and weather of a look, as the `blockout` painter has them.

sky.npy noise.npy ripples.npy roof.npy    pictures (h, w, 4), bottom row first
light.json                                sun, lamps, weather
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from director.painting.caster import Caster
from director.painting.direct import SUN_RADIUS, THROUGH_LEAF
from director.painting.gather import CLEAR_GLASS
from director.painting.light import LAMP_RADIUS_M, Light
from director.painting.scene import Scene
from director.painting.weather import SNOW
from director.world.blockout import Blockout
from director.world.sky import NOISE_PX

Floats = NDArray[np.floating]
SKY_PX = (1024, 512)
ROOF_PX = 1024
ROOF_SIDE_M = 160.0
TOP_M = 400.0
NOWHERE_M = -1e4
RIPPLE = 0.12
"""Waves are the steps of the noise over so much of its cell (see `weather.waves`)."""


def write_light(scene: Scene, folder: Path) -> None:
    """Write the light of a lit place into the empty `folder`."""
    light = scene.light
    for name, pixels in (
        ("sky", _sky(light)),
        ("noise", _grey(light.sky.noise)),
        ("ripples", _ripples(light.sky.noise)),
    ):
        np.save(folder / f"{name}.npy", pixels.astype(np.float32))
    falls = bool(light.wet or light.snow) and not light.indoor
    weather = _weather(light) | {"floor": scene.floor.tolist()}
    if falls:
        roof, square = _roof(scene.blockout, scene.caster)
        np.save(folder / "roof.npy", _grey(roof))
        weather["roof_m"] = square
    told = {
        "sun": _sun(light),
        "lamps": [
            {"position": position.tolist(), "intensity": power.tolist()}
            for position, power in zip(light.lamp_position, light.lamp_power, strict=True)
        ],
        "lamp_radius_m": LAMP_RADIUS_M,
        "weather": weather,
    }
    (folder / "light.json").write_text(json.dumps(told))


def _weather(light: Light) -> dict[str, Any]:
    return {
        "wet": light.wet,
        "snow": light.snow,
        "indoor": light.indoor,
        "glowing": float(light.glowing),
        "snow_colour": SNOW.tolist(),
        "through_leaf": THROUGH_LEAF.tolist(),
        "clear_glass": CLEAR_GLASS.tolist(),
        "rough_water": 0.05 + 0.05 * light.wet + (0.10 if light.sky.cover.brightness < 0.5 else 0),
        "pixel_rad": 0.0015,
    }


def _sun(light: Light) -> dict[str, Any] | None:
    if not light.sky.sun.any():
        return None
    return {
        "direction": light.sky.sun_direction.tolist(),
        "irradiance": light.sky.sun.tolist(),
        "radius_rad": SUN_RADIUS,
    }


def _sky(light: Light) -> Floats:
    """Return the sky as Blender wraps it: the left edge looks west, the middle east."""
    width, height = SKY_PX
    azimuth = np.pi - (np.arange(width) + 0.5) / width * 2 * np.pi
    elevation = ((np.arange(height) + 0.5) / height - 0.5) * np.pi
    azimuth, elevation = (part.ravel() for part in np.meshgrid(azimuth, elevation))
    level = np.cos(elevation)
    ways = np.stack([level * np.cos(azimuth), level * np.sin(azimuth), np.sin(elevation)], 1)
    ways = ways.astype(np.float32)
    below = (ways[:, 2] < 0)[:, None]
    seen = np.where(below, light.from_sky(ways), light.sky.radiance(ways))
    return _opaque(seen.reshape(height, width, 3))


def _ripples(noise: Floats) -> Floats:
    step = round(RIPPLE * 0.25 * NOISE_PX)
    across, along = ((np.roll(noise, -step, axis) - noise) / RIPPLE for axis in (1, 0))
    return _opaque(np.dstack([across, along, np.zeros_like(noise)]))


def _roof(blockout: Blockout, caster: Caster) -> tuple[Floats, tuple[float, float, float]]:
    """Return the height of what the sky sees first, over a square (west, south, side) in metres.

    Beyond it, nothing is sheltered.
    """
    x, y, _ = blockout.focus.point
    west, south = x - ROOF_SIDE_M / 2, y - ROOF_SIDE_M / 2
    spot = (np.arange(ROOF_PX, dtype=np.float32) + 0.5) / ROOF_PX * ROOF_SIDE_M
    east, north = np.meshgrid(west + spot, south + spot)
    start = np.stack([east, north, np.full_like(east, TOP_M)], -1).reshape(-1, 3)
    down = np.broadcast_to(np.array([0, 0, -1], np.float32), start.shape)
    height = TOP_M - caster.solid.hit(start.astype(np.float32), down).distance_m
    roof = np.where(np.isfinite(height), height, NOWHERE_M).reshape(ROOF_PX, ROOF_PX)
    roof[[0, -1]] = roof[:, [0, -1]] = NOWHERE_M
    return roof, (west, south, ROOF_SIDE_M)


def _grey(values: Floats) -> Floats:
    return _opaque(np.repeat(values[..., None], 3, axis=2))


def _opaque(colour: Floats) -> Floats:
    return np.concatenate([colour, np.ones((*colour.shape[:2], 1), colour.dtype)], axis=2)
