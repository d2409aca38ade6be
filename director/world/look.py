"""Looks: time of day, weather and season, the three words behind every variation, and their mood.

The three words are the look's name. Mood and a real sun are parameters: they change the light, and
never the name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from director.errors import BadInput
from director.world.mood import Mood
from director.world.sun import Moment


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
    mood: Mood = Mood.NEUTRAL
    sun: Moment | None = None
    """Where on earth, which day and which hour. None: the sun stands as the word says, and where
    it suits the place. With one, the light is the sun's, whatever the word says."""

    @property
    def slug(self) -> str:
        """`time-weather-season`."""
        return f"{self.time}-{self.weather}-{self.season}"

    def as_json(self) -> dict[str, Any]:
        """Return the look as plain JSON; a neutral mood and no sun are left out."""
        told: dict[str, Any] = {axis: str(getattr(self, axis)) for axis in AXES}
        if self.mood is not Mood.NEUTRAL:
            told["mood"] = str(self.mood)
        if self.sun:
            told["sun"] = self.sun.as_json()
        return told

    @classmethod
    def from_json(cls, words: Mapping[str, Any]) -> "Look":
        """Return the look of a JSON object; a missing word takes its default.

        Raises:
            BadInput: a word is not one that we know, or the sun cannot stand so.
        """
        unknown = sorted(set(words) - set(FIELDS))
        if unknown:
            raise BadInput(f"A look has no '{unknown[0]}'.", known=f"Known: {', '.join(FIELDS)}.")
        sun = words.get("sun")
        return cls(
            _word("time", words.get("time", Time.DAY), Time),
            _word("weather", words.get("weather", Weather.CLEAR), Weather),
            _word("season", words.get("season", Season.SUMMER), Season),
            _word("mood", words.get("mood", Mood.NEUTRAL), Mood),
            None if sun is None else Moment.from_json(sun),
        )


AXES = ("time", "weather", "season")
FIELDS = (*AXES, "mood", "sun")
Word = TypeVar("Word", bound=StrEnum)


def _word(axis: str, word: Any, known: type[Word]) -> Word:
    try:
        return known(word)
    except ValueError:
        raise BadInput(
            f"No such look: {word!r:.40} is no {axis}.", known=f"Known: {', '.join(known)}."
        ) from None
