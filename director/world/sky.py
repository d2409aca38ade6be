"""The sky of a look: sun or moon, gradient, clouds and stars, as functions of direction.

Nothing is stored as a picture that wraps around, so there is no seam and no pinched pole. Clouds
lie on a plane above the place and are looked up by where a direction meets it. Radiance is linear
Rec. 709, in units in which a high clear sun gives an irradiance of about 3.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from director.world.daylight import Cover, Hour, cover_of, hour_of, is_moonlit, night_of
from director.world.look import Look, Weather
from director.world.numbers import Words, scramble, vector
from director.world.stage import stream

Floats = NDArray[np.floating]
NOISE_PX = 512
STROKE_TOP = 0.42
"""Height (sine) of the cloud that lightning comes from."""


@dataclass(frozen=True)
class Sky:
    """The sky over one place in one look."""

    hour: Hour
    cover: Cover
    sun_direction: Floats
    """(3,) unit, towards the sun or moon."""
    night: float
    """How much of the light is night's, 0 to 1: stars, and the moon for the sun."""
    stroke_rad: float
    """Where a storm's lightning strikes, counter-clockwise from east."""
    noise: Floats
    """(NOISE_PX, NOISE_PX) tileable, 0 to 1."""

    @property
    def sun(self) -> Floats:
        """(3,) irradiance of the sun or moon on a surface that faces it."""
        return np.array(self.hour.sun, np.float32) * np.float32(self.cover.sun)

    def radiance(self, directions: Floats) -> Floats:
        """Return radiance (n, 3) for unit directions (n, 3): everything but the sun's disc."""
        base = self.gradient(directions)
        height = directions[:, 2]
        share, light = self._clouds(directions)
        share = share * np.clip(height / np.float32(0.10), 0, 1)
        sky = base + self._stars(directions) if self.night > 0 else base
        sky = sky * (1 - share)[:, None] + light * share[:, None]
        return np.where((height < 0)[:, None], base, sky).astype(np.float32)

    def printed(self, directions: Floats) -> Floats:
        """Return what a camera shows of the sky (n, 3), with the sun's disc."""
        sky = self.radiance(directions) * np.float32(self.cover.shown)
        return sky + self.disc(directions) + self._lightning(directions)

    def gradient(self, directions: Floats) -> Floats:
        """Return the sky without clouds, stars and disc (n, 3); below the horizon, a dim ground."""
        height = np.maximum(directions[:, 2], 0)[:, None]
        zenith, horizon = vector(self.hour.zenith), vector(self.hour.horizon)
        clear = zenith + (horizon - zenith) * np.exp(-height * np.float32(4.2))
        clear = clear + self._glow(directions)
        low = np.float32(self.cover.horizon)
        grey = self._grey() * (low + (1 - low) * np.sqrt(height) ** (2 if low < 1 else 1))
        mixed = clear + (grey - clear) * np.float32(self.cover.grey)
        below = np.clip(-directions[:, 2:3] * 6, 0, 1)
        return mixed * (1 - np.float32(0.65) * below)

    def disc(self, directions: Floats) -> Floats:
        """Return the radiance (n, 3) of the sun's or moon's disc, as a camera shows it."""
        if self.cover.sun <= 0 or self.hour.elevation_deg < -1:
            return np.zeros_like(directions)
        away = np.arccos(np.clip(directions @ self.sun_direction, -1, 1))
        radius = np.float32(0.0095)
        inside = np.clip((radius - away) / (radius * np.float32(0.15)), 0, 1)[:, None]
        bright = vector((0.55, 0.58, 0.62)) if self.night > 0.5 else self.sun * 14
        return inside * bright

    def _lightning(self, directions: Floats) -> Floats:
        """Return a stroke of lightning (n, 3), and the clouds that it lights from within."""
        glow = np.zeros_like(directions)
        if not self.cover.lightning:
            return glow
        height = directions[:, 2]
        bearing = np.arctan2(directions[:, 1], directions[:, 0])
        spot = np.stack([height * np.float32(0.31), np.full_like(height, 0.4)], 1)
        path = (sampled(self.noise, spot) - np.float32(0.5)) * np.float32(0.30)
        path = path + (sampled(self.noise, spot * 7) - np.float32(0.5)) * np.float32(0.05)
        aside = (bearing - np.float32(self.stroke_rad) + np.float32(np.pi)) % np.float32(
            2 * np.pi
        ) - np.float32(np.pi)
        away = np.abs(aside - path) * np.sqrt(np.maximum(1 - height * height, 0))
        within = np.clip(height * 40, 0, 1) * np.clip((STROKE_TOP - height) * 12, 0, 1)
        stroke = np.exp(-((away / np.float32(0.0022)) ** 2)) * within * np.float32(9)
        halo = np.exp(-away * np.float32(26)) * within * np.float32(0.5)
        cloud = np.exp(-(aside**2) * 5 - ((height - np.float32(STROKE_TOP)) * 4) ** 2)
        bright = float(self._grey().mean()) + 0.02
        strength = (stroke + halo + cloud * np.float32(1.2)) * np.float32(bright)
        return strength[:, None] * vector((0.86, 0.90, 1.12))

    def _grey(self) -> Floats:
        mean = 0.5 * vector(self.hour.zenith) + 0.5 * vector(self.hour.horizon)
        luminance = (
            mean @ vector((0.2126, 0.7152, 0.0722))
            + np.float32(0.06) * vector(self.hour.sun).mean()
        )
        whole = mean + np.float32(0.15) * vector(self.hour.sun)
        tint = 0.68 * vector((0.97, 1.0, 1.03)) + 0.32 * whole / whole.mean()
        return (luminance * np.float32(1.25 * self.cover.brightness)) * tint

    def _glow(self, directions: Floats) -> Floats:
        toward = np.clip(directions @ self.sun_direction, 0, 1)
        low = np.exp(-np.maximum(directions[:, 2], 0) * np.float32(5.0))
        wide = toward**4 * low * np.float32(0.45)
        near = toward**48 * np.float32(0.5)
        return (wide + near)[:, None] * vector(self.hour.glow)

    def _clouds(self, directions: Floats) -> tuple[Floats, Floats]:
        """Return how much cloud covers each direction (n,) and the cloud's radiance (n, 3)."""
        plane = directions[:, :2] / (np.maximum(directions[:, 2:3], 0) + np.float32(0.12))
        thick = self._density(plane)
        share = np.clip(thick * np.float32(2.6), 0, 1)
        ahead = self._density(plane + self.sun_direction[:2] * np.float32(0.10))
        lit = np.exp(-(np.float32(0.55) * thick + np.float32(0.85) * ahead) * np.float32(1.6))
        grey = self.gradient(directions)
        toward = np.clip(directions @ self.sun_direction, 0, 1)[:, None] ** 6
        sun = self.sun + vector(self.hour.glow) * np.float32(0.30)
        light = grey * np.float32(0.62) + lit[:, None] * sun * (
            np.float32(0.19) + np.float32(0.25) * toward
        )
        deep = np.float32(self.cover.relief) * (thick[:, None] - np.float32(0.5))
        even = grey * np.maximum(np.float32(1.10) - deep, np.float32(0.12))
        return share, light + (even - light) * np.float32(self.cover.grey)

    def _density(self, plane: Floats) -> Floats:
        big = sampled(self.noise, plane * np.float32(0.17))
        small = sampled(self.noise, plane * np.float32(0.61) + np.float32(0.37))
        shape = big + np.float32(0.30) * (small - np.float32(0.5))
        if self.cover.grey >= 1:
            return np.clip((shape - np.float32(0.25)) * 2, 0.35, 1.4).astype(np.float32)
        edge = np.float32(0.80 - 0.52 * self.cover.clouds)
        return np.clip((shape - edge) * np.float32(3.0), 0, 1.4)

    def _stars(self, directions: Floats) -> Floats:
        """Return small stars (n, 3): at most one in each cell of a cube around the viewer."""
        cells = np.float32(90)
        axis = np.abs(directions).argmax(1)
        rows = np.arange(len(directions))
        major = directions[rows, axis]
        face = (directions / np.abs(major)[:, None])[rows[:, None], _OTHER[axis]] * cells
        cell = np.floor(face)
        near, far = cell.astype(np.int64).T + 128
        key = ((axis * 2 + (major > 0)) * 256 + far) * 256 + near
        dice = [_dice(key.astype(np.uint32), salt) for salt in range(3)]
        place = np.stack([0.2 + 0.6 * dice[0], 0.2 + 0.6 * dice[1]], 1)
        away = ((face - cell - place) ** 2).sum(1)
        strength = np.clip(dice[2] - np.float32(0.86), 0, 1) ** 2 * np.float32(80)
        star = np.exp(-away * np.float32(300)) * strength * np.clip(directions[:, 2] * 3, 0, 1)
        return (
            star[:, None]
            * vector((0.85, 0.92, 1.0))
            * np.float32((1 - self.cover.grey) * self.night)
        )


_OTHER = np.array([[1, 2], [0, 2], [0, 1]])


def sky_of(
    look: Look, seed: str, facing_deg: float, gain: float = 1.0, turned_deg: float = 0.0
) -> Sky:
    """Return the sky of a look over a place whose best view looks from `facing_deg`.

    `gain` brightens sun and sky: a room is lit for its windows. `turned_deg` moves the sun around
    the place, counter-clockwise from where that time of day has it.
    """
    hour, cover = _brighter(hour_of(look), gain), cover_of(look)
    turn = 0.0 if has_own_sun(look) else facing_deg + turned_deg
    azimuth = np.radians(turn + hour.azimuth_deg)
    elevation = np.radians(hour.elevation_deg)
    sun = (
        np.cos(elevation) * np.cos(azimuth),
        np.cos(elevation) * np.sin(azimuth),
        np.sin(elevation),
    )
    noise = cloud_noise(seed, look.weather)
    stroke = np.radians(facing_deg + 180 + float(stream(seed, "lightning").uniform(9, 20)))
    return Sky(hour, cover, np.array(sun, np.float32), night_of(look), stroke, noise)


def has_own_sun(look: Look) -> bool:
    """Whether the sun's bearing is given by place, day and hour, and is not ours to choose."""
    return look.sun is not None and not is_moonlit(look)


def _brighter(hour: Hour, gain: float) -> Hour:
    # The sun less: its patches on the floor would be blank.
    sun, zenith, horizon, glow = (
        (r * factor, g * factor, b * factor)
        for (r, g, b), factor in (
            (hour.sun, gain**0.3), (hour.zenith, gain), (hour.horizon, gain), (hour.glow, gain),
        )
    )  # fmt: skip
    return replace(hour, sun=sun, zenith=zenith, horizon=horizon, glow=glow)


@lru_cache(maxsize=4)
def cloud_noise(seed: str, weather: Weather) -> Floats:
    """Return tileable noise (NOISE_PX, NOISE_PX) from 0 to 1 with a cloud's spectrum."""
    rng = stream(seed, "clouds", weather)
    frequency = np.fft.fftfreq(NOISE_PX) * NOISE_PX
    radius = np.hypot(frequency[:, None], frequency[None, : NOISE_PX // 2 + 1])
    power = np.where(radius < 1, 0, np.maximum(radius, 1) ** -1.75)
    phase = np.exp(2j * np.pi * rng.random(power.shape))
    field = np.fft.irfft2(power * phase, (NOISE_PX, NOISE_PX))
    return np.clip(0.5 + 0.19 * field / field.std(), 0, 1).astype(np.float32)


def sampled(noise: Floats, place: Floats) -> Floats:
    """Return `noise` at `place` (n, 2) in repeats, between its samples linearly."""
    spot = (place % 1) * np.float32(NOISE_PX)
    corner = spot.astype(np.int32)
    share = spot - corner
    row, column = corner[:, 1] % NOISE_PX, corner[:, 0] % NOISE_PX
    below, right = (row + 1) % NOISE_PX, (column + 1) % NOISE_PX
    upper = noise[row, column] * (1 - share[:, 0]) + noise[row, right] * share[:, 0]
    lower = noise[below, column] * (1 - share[:, 0]) + noise[below, right] * share[:, 0]
    return upper * (1 - share[:, 1]) + lower * share[:, 1]


def _dice(key: Words, salt: int) -> Floats:
    """Return a repeatable number in [0, 1) for each key."""
    return (scramble(key + np.uint32(salt * 0x9E3779B9 & 0xFFFFFFFF)) >> 8) / np.float32(1 << 24)
