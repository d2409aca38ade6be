"""Daylight: what each time of day and each weather has of sun, sky, lamps and haze.

A look's word names one row of `HOURS`. A real sun (`Look.sun`) stands between rows: its height
decides how much of each, so that a day goes by without a step.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from math import radians, sin

from director.world.look import Look, Time, Weather
from director.world.mood import TEMPERS
from director.world.sun import Moment, sun_position

Rgb = tuple[float, float, float]
Shares = tuple[tuple[Time, float], ...]
"""How much of each time of day a light has; the shares add up to 1."""


@dataclass(frozen=True)
class Hour:
    """A time of day under a clear sky."""

    elevation_deg: float
    """Of the sun; at night of the moon."""
    azimuth_deg: float
    """Of the sun, counter-clockwise from the direction of the place's best view."""
    sun: Rgb
    """Irradiance on a surface that faces it."""
    zenith: Rgb
    horizon: Rgb
    glow: Rgb
    """Radiance added around the sun."""
    lamps: float
    """Share of the practical lights that is on."""
    haze: float = 1.0
    """Factor on the weather's haze: mist at dawn, dust in the last light."""


HOURS: dict[Time, Hour] = {
    Time.DAWN: Hour(
        6.0, -112.0, (2.05, 1.02, 0.52), (0.09, 0.17, 0.34), (0.33, 0.35, 0.43),
        (2.4, 1.15, 0.55), 0.4, 1.7,
    ),
    Time.MORNING: Hour(
        24.0, -70.0, (2.75, 2.30, 1.80), (0.11, 0.22, 0.50), (0.52, 0.58, 0.66),
        (0.55, 0.45, 0.32), 0.0,
    ),
    Time.DAY: Hour(
        52.0, -38.0, (3.20, 3.00, 2.72), (0.09, 0.21, 0.53), (0.46, 0.58, 0.74),
        (0.40, 0.38, 0.33), 0.0,
    ),
    Time.AFTERNOON: Hour(
        34.0, 48.0, (3.05, 2.65, 2.15), (0.10, 0.22, 0.51), (0.50, 0.57, 0.67),
        (0.55, 0.47, 0.35), 0.0,
    ),
    Time.GOLDEN: Hour(
        12.0, 82.0, (3.30, 1.75, 0.70), (0.10, 0.18, 0.36), (0.46, 0.38, 0.34),
        (2.9, 1.35, 0.48), 0.15, 1.9,
    ),
    Time.DUSK: Hour(
        -3.0, 108.0, (0.0, 0.0, 0.0), (0.030, 0.066, 0.155), (0.115, 0.145, 0.205),
        (1.7, 0.70, 0.26), 1.0, 1.3,
    ),
    Time.NIGHT: Hour(
        36.0, -62.0, (0.085, 0.110, 0.165), (0.0045, 0.0080, 0.0200), (0.012, 0.018, 0.034),
        (0.02, 0.025, 0.035), 1.0,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Cover:
    """What weather does to light and air."""

    clouds: float
    """Share of the sky that clouds cover."""
    grey: float
    """How far the sky turns to an even grey, 0 to 1."""
    brightness: float
    """Of that grey, relative to the clear sky's mean."""
    sun: float
    """Share of the sun that comes through."""
    haze_per_m: float
    wet: float = 0.0
    snow: float = 0.0
    lamps: float = 0.0
    """Lamps are on at least this much."""
    shown: float = 1.0
    """How bright the sky is printed, relative to the light it gives: keeps snow white below it."""
    relief: float = 0.42
    """How much darker thick parts of a closed cover of clouds are than thin ones."""
    horizon: float = 0.72
    """How bright a closed cover is low over the horizon, relative to overhead."""
    lightning: bool = False


COVERS: dict[Weather, Cover] = {
    Weather.CLEAR: Cover(0.16, 0.0, 1.0, 1.0, 0.0010),
    Weather.CLOUDY: Cover(0.66, 0.20, 1.0, 0.62, 0.0014),
    Weather.OVERCAST: Cover(1.0, 1.0, 1.15, 0.0, 0.0030, shown=0.82),
    Weather.RAIN: Cover(
        1.0, 1.0, 0.72, 0.0, 0.0042, wet=1.0, lamps=0.6, shown=0.85, relief=0.60
    ),
    Weather.FOG: Cover(1.0, 1.0, 1.10, 0.0, 0.0320, wet=0.35, lamps=0.7, relief=0.0),
    Weather.SNOW: Cover(1.0, 1.0, 0.85, 0.0, 0.0060, snow=1.0, lamps=0.3, shown=0.66),
    Weather.STORM: Cover(
        1.0, 1.0, 0.26, 0.0, 0.0034, wet=1.0, lamps=1.0, shown=0.75, relief=1.2, horizon=1.5,
        lightning=True,
    ),
}  # fmt: skip

RISING = ((-14.0, Time.NIGHT), (-3.0, Time.DUSK), (6.0, Time.DAWN), (24.0, Time.MORNING))
SETTING = ((-14.0, Time.NIGHT), (-3.0, Time.DUSK), (12.0, Time.GOLDEN), (34.0, Time.AFTERNOON))
HIGH = (52.0, Time.DAY)
"""The sun's heights at which a light is wholly of one time of day, before noon and after it."""
TURNING = 0.7
"""While the sun's bearing is within about 20 degrees of south or north (its sine is this small),
morning hands over to afternoon."""
BELOW_DEG = -1.0
"""A sun that stands deeper lights nothing."""


def shares_of(look: Look) -> Shares:
    """Return how much of each time of day the light of a look has: one, or those around it."""
    return _shares(look.sun) if look.sun else ((look.time, 1.0),)


def _shares(moment: Moment) -> Shares:
    elevation, azimuth = sun_position(moment)
    rising = min(max(0.5 + sin(radians(azimuth)) / TURNING, 0.0), 1.0)
    found: dict[Time, float] = {}
    for stops, weight in ((RISING, rising), (SETTING, 1 - rising)):
        for time, share in _between((*stops, HIGH), elevation):
            found[time] = found.get(time, 0.0) + share * weight
    return tuple((time, share) for time, share in found.items() if share)


def _between(stops: tuple[tuple[float, Time], ...], elevation: float) -> Shares:
    if elevation <= stops[0][0]:
        return ((stops[0][1], 1.0),)
    for (low, before), (high, after) in pairwise(stops):
        if elevation < high:
            share = (elevation - low) / (high - low)
            return ((before, 1 - share), (after, share))
    return ((stops[-1][1], 1.0),)


def mean(table: Mapping[Time, float], look: Look, default: float = 1.0) -> float:
    """Return the number that a table by time of day has for a look, mixed as its light is."""
    return sum(table.get(time, default) * share for time, share in shares_of(look))


def night_of(look: Look) -> float:
    """Return how much of the light is night's, 0 to 1."""
    return sum(share for time, share in shares_of(look) if time is Time.NIGHT)


def hour_of(look: Look) -> Hour:
    """Return sun, sky and lamps of a look under a clear sky, bent by its mood.

    With a real sun, elevation is the sun's, and azimuth is counter-clockwise from east; while it
    is night, both are the moon's, as without one.
    """
    hour = _mixed([(HOURS[time], share) for time, share in shares_of(look)])
    if look.sun:
        hour = _under(look, look.sun, hour)
    temper = TEMPERS[look.mood]
    return replace(
        hour,
        sun=_times(hour.sun, temper.sun),
        zenith=_times(hour.zenith, temper.sky),
        horizon=_times(hour.horizon, temper.sky),
        glow=_times(hour.glow, temper.sun),
        lamps=max(hour.lamps, temper.least_lamps),
    )


def cover_of(look: Look) -> Cover:
    """Return what the weather of a look does to light and air."""
    cover = COVERS[look.weather]
    thicker = 1 + (hour_of(look).haze - 1) * (1 - cover.grey)
    return replace(cover, haze_per_m=cover.haze_per_m * thicker * TEMPERS[look.mood].haze)


def is_moonlit(look: Look) -> bool:
    """Whether what stands in the sky as the brightest light is the moon."""
    return night_of(look) > 0.5


def _under(look: Look, moment: Moment, hour: Hour) -> Hour:
    """Return the hour with the real sun's place, or the moon's once the sun is deep enough."""
    night = night_of(look)
    if night > 0.5:
        moon = HOURS[Time.NIGHT]
        share = 2 * night - 1
        lit = _times(moon.sun, (share, share, share))
        return replace(
            hour, sun=lit, elevation_deg=moon.elevation_deg, azimuth_deg=moon.azimuth_deg
        )
    elevation, azimuth = sun_position(moment)
    up = min(max((elevation - BELOW_DEG) / 2, 0.0), 1.0)
    lit = _times(hour.sun, (up, up, up))
    return replace(hour, sun=lit, elevation_deg=elevation, azimuth_deg=90 - azimuth)


def _mixed(rows: list[tuple[Hour, float]]) -> Hour:
    def number(of: Callable[[Hour], float]) -> float:
        return sum(of(row) * share for row, share in rows)

    def colour(of: Callable[[Hour], Rgb]) -> Rgb:
        red, green, blue = (sum(of(row)[i] * share for row, share in rows) for i in range(3))
        return red, green, blue

    return Hour(
        number(lambda row: row.elevation_deg),
        number(lambda row: row.azimuth_deg),
        colour(lambda row: row.sun),
        colour(lambda row: row.zenith),
        colour(lambda row: row.horizon),
        colour(lambda row: row.glow),
        number(lambda row: row.lamps),
        number(lambda row: row.haze),
    )


def _times(colour: Rgb, factor: Rgb) -> Rgb:
    return colour[0] * factor[0], colour[1] * factor[1], colour[2] * factor[2]
