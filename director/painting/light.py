"""The light of one place in one look: sky, sun, lamps, and what the weather does to surfaces."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from director.world.blockout import Blockout, Float3
from director.world.daylight import mean
from director.world.look import Look, Time
from director.world.mood import TEMPERS
from director.world.numbers import vector
from director.world.sky import Sky, sky_of

Floats = NDArray[np.floating]
DOME_PX = 128
LAMP_RADIUS_M = 0.10
FAINT = 0.02
"""Lamps below this share of full power are off."""
LEAST_INDOORS = 0.35
"""By day, lamps in a room only help the windows."""
DAY_GAIN = 2.4
WINDOW_GAIN = {Time.DUSK: 5.0, Time.NIGHT: 6.0}
"""A room is lit as a set is: more light comes through the windows than there would be."""
WARMER = 1.30
"""Lamps are printed warmer than they are (power of their colour), against a blue sky."""
LEAST_GLOW = 0.6


@dataclass(frozen=True)
class Light:
    """Everything that shines, and the weather's hand on surfaces and air."""

    sky: Sky
    dome: Floats
    """(DOME_PX, DOME_PX, 3): the upper sky, equal areas; the horizon is the rim of the disc."""
    lamp_position: Floats
    """(k, 3) world metres, of the lamps that are on."""
    lamp_power: Floats
    """(k, 3) radiant intensity."""
    glowing: float
    """Factor on the emission of surfaces."""
    indoor: bool

    @property
    def wet(self) -> float:
        """How wet open ground is, 0 to 1."""
        return self.sky.cover.wet

    @property
    def snow(self) -> float:
        """How much snow lies on open ground, 0 to 1."""
        return self.sky.cover.snow

    @property
    def mean_sky(self) -> Floats:
        """(3,) mean radiance of the upper sky."""
        return self.dome[_disc()].mean(axis=0)

    def from_sky(self, directions: Floats) -> Floats:
        """Return the sky's radiance (n, 3) for diffuse light: coarse, and cheap."""
        x, y, z = directions[:, 0], directions[:, 1], directions[:, 2]
        reach = np.sqrt(1 / (1 + np.maximum(z, 0))) * np.float32(DOME_PX / 2 - 1)
        flat = np.where(z < 0, 1 / np.sqrt(np.maximum(x * x + y * y, 1e-6)), np.float32(1))
        column = (x * flat * reach + np.float32(DOME_PX / 2)).astype(np.int32)
        row = (y * flat * reach + np.float32(DOME_PX / 2)).astype(np.int32)
        below = np.where(z < 0, np.float32(0.35), np.float32(1))
        return self.dome.reshape(-1, 3).take(row * DOME_PX + column, axis=0) * below[:, None]


def light_of(blockout: Blockout, look: Look, seed: str, turned_deg: float = 0.0) -> Light:
    """Return the light of a blockout in a look, the sun turned by `turned_deg` (see `sky_of`)."""
    gain = mean(WINDOW_GAIN, look, DAY_GAIN) if blockout.indoor else 1.0
    sky = sky_of(look, seed, blockout.focus.facing_deg, gain, turned_deg)
    share = max(sky.hour.lamps, sky.cover.lamps, LEAST_INDOORS if blockout.indoor else 0.0)
    lit = [(lamp, 1.0 if lamp.always_on else share) for lamp in blockout.lamps]
    lit = [(lamp, power) for lamp, power in lit if power > FAINT]
    strength = TEMPERS[look.mood].lamps
    power = [_warm(lamp.colour) * (lamp.intensity_w_sr * factor * strength) for lamp, factor in lit]
    return Light(
        sky,
        _dome(sky),
        np.array([lamp.position for lamp, _ in lit], np.float32).reshape(-1, 3),
        np.array(power, np.float32).reshape(-1, 3),
        max(share, LEAST_GLOW) if blockout.indoor else share,
        blockout.indoor,
    )


def _warm(colour: Float3) -> Floats:
    """Return a colour (3,) with more of its hue, as bright as before."""
    deep = np.maximum(vector(colour), 1e-4) ** np.float32(WARMER)
    return deep * np.float32(np.mean(colour) / deep.mean())


def _grid() -> tuple[Floats, Floats]:
    spot = (np.arange(DOME_PX, dtype=np.float32) + np.float32(0.5)) / np.float32(DOME_PX / 2) - 1
    return np.meshgrid(spot, spot)


def _disc() -> NDArray[np.bool_]:
    x, y = _grid()
    return x * x + y * y <= 1


def _dome(sky: Sky) -> Floats:
    """Return the upper sky on Lambert's azimuthal equal-area map: z = 1 - r^2."""
    x, y = _grid()
    square = np.minimum(x * x + y * y, 1)
    scale = np.sqrt(2 - square)
    directions = np.stack([x * scale, y * scale, 1 - square], -1).reshape(-1, 3)
    directions /= np.sqrt((directions**2).sum(1, keepdims=True))
    return sky.radiance(directions.astype(np.float32)).reshape(DOME_PX, DOME_PX, 3)
