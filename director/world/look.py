"""Looks: time of day, weather and season, the three words behind every variation."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from director.errors import BadInput


class Time(StrEnum):
    """Time of day, by the light rather than by the clock."""

    DAWN = "dawn"
    MORNING = "morning"
    DAY = "day"
    AFTERNOON = "afternoon"
    GOLDEN = "golden"
    DUSK = "dusk"
    NIGHT = "night"


class Weather(StrEnum):
    """Weather as it is seen."""

    CLEAR = "clear"
    CLOUDY = "cloudy"
    OVERCAST = "overcast"
    RAIN = "rain"
    FOG = "fog"
    SNOW = "snow"
    STORM = "storm"


class Season(StrEnum):
    """Season: foliage and ground cover."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


@dataclass(frozen=True)
class Look:
    """The light of a place. Its slug is the last segment of a variation's key."""

    time: Time = Time.DAY
    weather: Weather = Weather.CLEAR
    season: Season = Season.SUMMER

    @property
    def slug(self) -> str:
        """`time-weather-season`."""
        return f"{self.time}-{self.weather}-{self.season}"

    def as_json(self) -> dict[str, str]:
        """Return the three words as plain JSON."""
        return {name: str(word) for name, word in asdict(self).items()}

    @classmethod
    def from_json(cls, words: dict[str, Any]) -> "Look":
        """Return the look of a JSON object; a missing word takes its default.

        Raises:
            BadInput: a word is not one that we know.
        """
        try:
            return cls(
                Time(words.get("time", Time.DAY)),
                Weather(words.get("weather", Weather.CLEAR)),
                Season(words.get("season", Season.SUMMER)),
            )
        except ValueError as error:
            known = "; ".join(
                f"{axis.__name__.lower()}: {', '.join(axis)}" for axis in (Time, Weather, Season)
            )
            raise BadInput(f"No such look: {error}.", known=f"Known: {known}.") from None
