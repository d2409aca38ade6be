"""The words for light: times of day, weather and seasons as headings write them.

A *light phrase* consists of such words and nothing else: LATE AFTERNOON, RAINY NIGHT, 3 AM,
CONTINUOUS, (1987). RAINY DAY CAFE is a place, because CAFE is not one of them.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from director.world.look import Season, Time, Weather

Meaning = Time | Weather | Season | str
CONTINUES = "continues"
MARKER = "marker"
ASIDE = "aside"
FILLER = "filler"

_TIMES: dict[Time, str] = {
    Time.DAWN: "dawn|daybreak|sunrise|sunup|sun up|first light|pre-dawn|predawn|before dawn|"
    "crack of dawn|break of day|before sunrise",
    Time.MORNING: "morning|mornings|mid-morning|midmorning|breakfast time",
    Time.DAY: "day|days|daytime|daylight|noon|midday|mid-day|high noon|lunchtime|lunch time",
    Time.AFTERNOON: "afternoon|afternoons|mid-afternoon|teatime|tea time",
    Time.GOLDEN: "golden hour|magic hour|golden|sunset|late afternoon sun|before sunset",
    Time.DUSK: "dusk|twilight|evening|evenings|nightfall|sundown|sun down|gloaming|blue hour|eve|"
    "after sunset",
    Time.NIGHT: "night|nights|nighttime|night time|night-time|midnight|late evening|after dark|"
    "small hours|wee hours|dead of night|middle of the night|moonlight|moonlit|tonight|"
    "day for night|day-for-night|late night|after midnight|past midnight|witching hour",
}
_WEATHERS: dict[Weather, str] = {
    Weather.RAIN: "rain|raining|rainy|rains|drizzle|drizzling|downpour|showers|shower of rain|"
    "rainfall|sleet|sleeting|pouring|pouring rain",
    Weather.STORM: "storm|storming|stormy|thunderstorm|thunder storm|thunder|lightning|hurricane|"
    "tempest|gale|typhoon|rainstorm",
    Weather.SNOW: "snow|snowing|snowy|snowfall|blizzard|snowstorm|flurries",
    Weather.FOG: "fog|foggy|mist|misty|haze|hazy|smog|smoggy|fogbound",
    Weather.OVERCAST: "overcast|grey|gray|gloomy|dull|leaden",
    Weather.CLOUDY: "cloudy|clouds|cloud|windy|wind|blustery|breezy",
    Weather.CLEAR: "clear|sunny|sunshine|sun|bright|cloudless|fine weather|clear sky|clear skies|"
    "starry|starlit",
}
_SEASONS: dict[Season, str] = {
    Season.SPRING: "spring|springtime|march|april|may|easter",
    Season.SUMMER: "summer|summertime|june|july|august|midsummer|high summer",
    Season.AUTUMN: "autumn|fall|september|october|november|autumnal|halloween|thanksgiving",
    Season.WINTER: "winter|wintertime|december|january|february|midwinter|wintry|christmas|xmas|"
    "christmas eve|christmas day|christmas morning|new year's eve|new year's day",
}
_OTHERS: dict[str, str] = {
    CONTINUES: "continuous|continuing|cont|cont'd|contd|continued|later|same|same time|"
    "moments later|moment later|seconds later|minutes later|a little later|a bit later|"
    "immediately after|moments after|meanwhile|simultaneous|simultaneously|resume|"
    "intercut|back to scene|moments before|seconds before|minutes before|at the same time",
    ASIDE: "flashback|flash back|flashbacks|dream|dream sequence|nightmare|fantasy|memory|"
    "vision|flashforward|flash forward|flash-forward|dreamscape|imagination|hallucination",
    MARKER: "establishing|montage|series of shots|stock|stock footage|stock shot|aerial|moving|"
    "travelling|traveling|driving|parked|stationary|present|present day|back to present|"
    "end flashback|end of flashback|end of dream|years earlier|years later|days later|"
    "weeks later|months later|hours later|hour later|years ago|weeks earlier|months earlier|"
    "days earlier|hours earlier|year earlier|year later|day later|week later|month later|"
    "unknown|various|omitted|day of|now|then|before|earlier|after|pov|underwater|slow motion|"
    "black and white|b&w|archive|tv|on tv|unspecified|formerly|intro|tag|teaser",
    FILLER: "the|a|an|that|this|next|following|early|late|mid|very|cold|hot|warm|cool|freezing|"
    "in|of|on|at|and|to|into|by|with|for|heavy|light|thick|dense|hard|soft|faint|wet|dry|dark|"
    "beautiful|deep|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|several|"
    "few|some|begins|falls|falling|falls on|almost|just|about|around|circa|still|monday|tuesday|"
    "wednesday|thursday|friday|saturday|sunday|full moon|moon|humid|crisp|icy|frozen|season|"
    "weather|second|first|third|fourth|last|final|another|same",
}
LONGEST_PHRASE = 4
STRONG_TIMES = frozenset(
    {"day", "night", "dusk", "dawn", "morning", "evening", "afternoon"}
    | {"midnight", "sunset", "sunrise", "continuous", "later"}
)
"""Words that end a heading as its time even where the dash was forgotten: INT. KITCHEN NIGHT."""

_YEAR = re.compile(r"(?:1\d|2[0-2])\d\d'?s?|\d\d's")
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d\d))?(?:[:.]\d\d)?\s*(a\.?m\.?|p\.?m\.?|o'clock|hrs?)?")
_TOKEN = re.compile(
    r"\d{1,2}(?:[:.]\d\d)*\s*(?:a\.?m\b\.?|p\.?m\b\.?|o'clock)|\d{1,2}:\d\d|[^\W_]+(?:['&-][^\W_]+)*"
)


def _phrases() -> dict[tuple[str, ...], Meaning]:
    """Every phrase with its meaning; a word that is both keeps the meaning that says more."""
    table: dict[tuple[str, ...], Meaning] = {}
    for group in (_OTHERS, _SEASONS, _WEATHERS, _TIMES):
        for meaning, words in group.items():
            for phrase in words.split("|"):
                key = tuple(_TOKEN.findall(phrase))
                if meaning != FILLER or key not in table:
                    table[key] = meaning
    return table


PHRASES = _phrases()


@dataclass(frozen=True, slots=True)
class Light:
    """What a light phrase says; None is what it leaves open."""

    time: Time | None = None
    weather: Weather | None = None
    season: Season | None = None
    continues: bool = False
    aside: bool = False
    marker: bool = False

    @property
    def only_weak(self) -> bool:
        """It names neither time nor continuation: WINTER or STORM could also be a place's name."""
        return not (self.time or self.continues or self.aside or self.marker)


def tokens(text: str) -> list[str]:
    """Return the words of `text` in lower case; clock times stay whole."""
    return _TOKEN.findall(text.lower().replace("’", "'"))


@lru_cache(maxsize=4096)
def read_light(text: str) -> Light | None:
    """Return what `text` says about the light, or None when a word of it is no light word.

    Of two times (DAY/NIGHT, DUSK TO NIGHT) the first counts.
    """
    words = tokens(text)
    meanings = _meanings(words)
    if not meanings or all(meaning == FILLER for meaning in meanings):
        return None
    return Light(
        time=next((m for m in meanings if isinstance(m, Time)), None),
        weather=next((m for m in meanings if isinstance(m, Weather)), None),
        season=next((m for m in meanings if isinstance(m, Season)), None),
        continues=CONTINUES in meanings,
        aside=ASIDE in meanings,
        marker=MARKER in meanings,
    )


def _meanings(words: list[str]) -> list[Meaning] | None:
    """Return one meaning per phrase, longest phrase first, or None at the first other word."""
    found: list[Meaning] = []
    place = 0
    while place < len(words):
        for length in range(min(LONGEST_PHRASE, len(words) - place), 0, -1):
            meaning = PHRASES.get(tuple(words[place : place + length]))
            if meaning is not None:
                break
        else:
            length, meaning = 1, _number(words[place])
        if meaning is None:
            return None
        found.append(meaning)
        place += length
    return found


def _number(word: str) -> Meaning | None:
    if _YEAR.fullmatch(word):
        return MARKER
    clock = _CLOCK.fullmatch(word)
    if clock and (clock.group(2) or clock.group(3)):
        return _time_of_hour(int(clock.group(1)), clock.group(3) or "")
    return FILLER if _ORDINAL.fullmatch(word) else None


def _time_of_hour(hour: int, half: str) -> Time:
    """Return the light at an hour of the clock, for a temperate place at the equinox."""
    if half.startswith("p") and hour < 12:
        hour += 12
    if half.startswith("a") and hour == 12:
        hour = 0
    for until, time in (
        (5, Time.NIGHT),
        (7, Time.DAWN),
        (11, Time.MORNING),
        (14, Time.DAY),
        (18, Time.AFTERNOON),
        (21, Time.DUSK),
    ):
        if hour % 24 < until:
            return time
    return Time.NIGHT
