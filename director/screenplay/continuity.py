"""Continuity: the time, weather and season of each scene, where the scene itself does not say.

A scene that goes on from the one before (CONTINUOUS, LATER, SAME, or no time at all) keeps its time
and weather. The season is the film's: it holds until another is named. What a flashback or a dream
says holds for itself only. Nothing looks ahead, so a new last scene changes no earlier one.
"""

import re
from dataclasses import dataclass, replace
from typing import TypeVar

from director.screenplay.headings import Heading
from director.screenplay.light_words import read_light
from director.screenplay.script import Origin
from director.screenplay.weather import season_in, weather_in
from director.world.look import Look, Season, Time, Weather

DEFAULT = Look(Time.DAY, Weather.CLEAR, Season.SUMMER)
Word = TypeVar("Word", Time, Weather, Season)
_FIRST_SENTENCE = re.compile(r"[^.!?\n]{1,60}[.!?]")


@dataclass(frozen=True, slots=True)
class Moment:
    """A scene's look, and how each of its words is known."""

    look: Look
    time: Origin
    weather: Origin
    season: Origin


class Continuity:
    """Remembers the scenes so far; ask it once per scene, in order."""

    def __init__(self) -> None:
        self._previous: Moment | None = None
        self._story: Moment | None = None
        """The last moment outside flashbacks and dreams."""
        self._was_aside = False

    def moment(self, heading: Heading, action: str) -> Moment:
        """Return the look of the next scene, from its heading, its action and what came before."""
        entered = heading.aside or (self._was_aside and heading.continues)
        before = self._previous if entered == self._was_aside else None
        opening = read_light(found.group()) if (found := _FIRST_SENTENCE.match(action)) else None
        time, time_from = _first(
            (heading.time, Origin.HEADING), (opening and opening.time, Origin.ACTION)
        )
        goes_on = heading.continues or time is None
        before = before or (self._story if goes_on else None)
        weather, weather_from = _first(
            (heading.weather, Origin.HEADING), (weather_in(action), Origin.ACTION)
        )
        season, season_from = self._season(heading, action, weather)
        if before and goes_on:
            time, time_from = (time or before.look.time), time_from or Origin.CARRIED
            weather, weather_from = weather or before.look.weather, weather_from or Origin.CARRIED
        look = Look(time or DEFAULT.time, weather or DEFAULT.weather, season)
        made = Moment(
            look, time_from or Origin.ASSUMED, weather_from or Origin.ASSUMED, season_from
        )
        self._remember(made, entered)
        return made

    def _season(
        self, heading: Heading, action: str, weather: Weather | None
    ) -> tuple[Season, Origin]:
        """Snow makes it winter, unless the film has named its season already."""
        said, origin = _first((heading.season, Origin.HEADING), (season_in(action), Origin.ACTION))
        if said and origin:
            return said, origin
        carried = self._story
        named = carried is not None and carried.season == Origin.CARRIED
        if weather == Weather.SNOW and not named:
            return Season.WINTER, Origin.ACTION
        if carried is None or carried.season == Origin.ASSUMED:
            return DEFAULT.season, Origin.ASSUMED
        return carried.look.season, Origin.CARRIED

    def _remember(self, made: Moment, aside: bool) -> None:
        self._previous, self._was_aside = made, aside
        if not aside:
            named = made.season != Origin.ASSUMED
            self._story = replace(made, season=Origin.CARRIED) if named else made


def _first(*choices: tuple[Word | None, Origin]) -> tuple[Word | None, Origin | None]:
    """Return the first word that is said, with its origin."""
    return next(((word, origin) for word, origin in choices if word), (None, None))
