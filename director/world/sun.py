"""Where the sun stands: from latitude, date and hour to its height and its compass bearing.

Source: NOAA Global Monitoring Laboratory, "General Solar Position Calculations": the Fourier series
of J. W. Spencer (1971) for declination and equation of time, and the spherical triangle. Without
refraction; within 0.2 degrees of the almanac between 1950 and 2050.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import acos, atan2, cos, degrees, isfinite, pi, radians, sin
from typing import Any, cast

from director.errors import BadInput

FIELDS = ("latitude_deg", "date", "hour")


@dataclass(frozen=True)
class Moment:
    """A place on earth, a day and an hour."""

    latitude_deg: float
    """North of the equator, -90 to 90."""
    day: date
    hour: float
    """By a clock on the meridian of its time zone, without summer time: 0 to 24."""

    def as_json(self) -> dict[str, Any]:
        """Return the moment as plain JSON."""
        return {
            "latitude_deg": self.latitude_deg,
            "date": self.day.isoformat(),
            "hour": self.hour,
        }

    @classmethod
    def from_json(cls, told: object) -> "Moment":
        """Return the moment of a JSON object.

        Raises:
            BadInput: a field is missing or unknown, or no such place, day or hour exists.
        """
        given: Mapping[str, Any] = cast("Any", told) if isinstance(told, Mapping) else {}
        if set(given) != set(FIELDS):
            raise BadInput(
                "A sun needs its latitude, its date and its hour, and nothing else.",
                known=f"Given: {', '.join(sorted(map(str, given))) or 'nothing'}.",
                remedy='For example {"latitude_deg": 48.2, "date": "2026-06-21", "hour": 19.5}.',
            )
        latitude = _within("latitude_deg", given["latitude_deg"], -90, 90)
        return cls(latitude, _day(given["date"]), _within("hour", given["hour"], 0, 24))


def sun_position(moment: Moment) -> tuple[float, float]:
    """Return the sun's elevation and its azimuth in degrees; azimuth clockwise from north."""
    year = 366 if _is_leap(moment.day.year) else 365
    turn = 2 * pi / year * (moment.day.timetuple().tm_yday - 1 + (moment.hour - 12) / 24)
    hour_angle = radians((moment.hour + _equation_of_time_min(turn) / 60 - 12) * 15)
    latitude, tilt = radians(moment.latitude_deg), _declination(turn)
    height = sin(latitude) * sin(tilt) + cos(latitude) * cos(tilt) * cos(hour_angle)
    south = sin(latitude) * cos(tilt) * cos(hour_angle) - cos(latitude) * sin(tilt)
    west = cos(tilt) * sin(hour_angle)
    elevation = 90 - degrees(acos(max(-1.0, min(1.0, height))))
    return elevation, (degrees(atan2(west, south)) + 180) % 360


def _declination(turn: float) -> float:
    """Return the sun's declination in radians; `turn` is the angle of the year."""
    return (
        0.006918 - 0.399912 * cos(turn) + 0.070257 * sin(turn) - 0.006758 * cos(2 * turn)
        + 0.000907 * sin(2 * turn) - 0.002697 * cos(3 * turn) + 0.00148 * sin(3 * turn)
    )  # fmt: skip


def _equation_of_time_min(turn: float) -> float:
    """Return by how many minutes a sundial is ahead of a clock."""
    return 229.18 * (
        0.000075 + 0.001868 * cos(turn) - 0.032077 * sin(turn)
        - 0.014615 * cos(2 * turn) - 0.040849 * sin(2 * turn)
    )  # fmt: skip


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _within(field: str, value: Any, low: float, high: float) -> float:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not isfinite(value) or not low <= value <= high:
        raise BadInput(f"The sun's {field} cannot be {value!r:.40}.", known=f"{low} to {high}.")
    return float(value)


def _day(value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadInput(
            f"There is no date {value!r:.40}.", remedy="Write it as 2026-06-21."
        ) from None
