"""Weather and season that action text shows, told from what it denies, remembers or compares.

"Rain hammers the roof" is rain. "The rain has stopped", "bullets rain down", "a storm of applause",
"Mara storms out" and "a painting of the snow" are not.
"""

import re

from director.screenplay.weather_words import (
    DENIED_BEFORE,
    FALLS_AFTER,
    FIGURE_AFTER,
    FIGURE_BEFORE,
    MENTION,
    NOUN_BEFORE,
    OVER_AFTER,
    PICTURED_BEFORE,
    VERB,
)
from director.world.look import Season, Weather

ENOUGH_CHARACTERS = 4000
"""Of a scene's action: its weather is set early, and this bounds the cost."""
_AROUND = 70
_QUOTED = re.compile(r'"[^"\n]{1,300}"|“[^”\n]{1,300}”')
"""What is written or said within the action is not what is seen."""
_SENTENCE_END = re.compile(r"[.!?;\n]")


def weather_in(action: str) -> Weather | None:
    """Return the weather that action text shows.

    The first that is really there counts; rain with thunder is a storm. Weather that is only
    denied ("the rain has stopped") leaves the sky clear. None: the text says nothing.
    """
    action = _seen(action)
    shown: list[Weather] = []
    denied = False
    for mention in MENTION.finditer(action):
        weather = Weather(str(mention.lastgroup))
        before, after = _around(action, mention.start(), mention.end())
        if _is_figure(before, after):
            continue
        if DENIED_BEFORE.search(before) or OVER_AFTER.match(after):
            denied = denied or weather != Weather.CLEAR
        elif not _is_verb(mention.group().lower(), before, after):
            shown.append(weather)
    if Weather.STORM in shown and shown[0] in (Weather.RAIN, Weather.STORM):
        return Weather.STORM
    return shown[0] if shown else (Weather.CLEAR if denied else None)


def _seen(action: str) -> str:
    return _QUOTED.sub(" ", action[:ENOUGH_CHARACTERS].replace("’", "'"))


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after in the same sentence, at most `_AROUND` characters."""
    before = _SENTENCE_END.split(text[max(0, start - _AROUND) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + _AROUND])[0]
    return before, after


def _is_figure(before: str, after: str) -> bool:
    """Figures of speech, things named after weather, pictures of it, and weather yet to come."""
    return bool(
        FIGURE_BEFORE.search(before) or FIGURE_AFTER.match(after) or PICTURED_BEFORE.search(before)
    )


def _is_verb(word: str, before: str, after: str) -> bool:
    """What people and bullets do: Mara storms out, plaster rains down, her breath mists."""
    if not VERB.fullmatch(word):
        return False
    if not before.strip():
        return word == "storms" and bool(FALLS_AFTER.match(after))
    return not NOUN_BEFORE.search(before)


_SEASONS: dict[str, Season] = {
    **dict.fromkeys(("spring", "march", "april", "may"), Season.SPRING),
    **dict.fromkeys(("summer", "midsummer", "june", "july", "august"), Season.SUMMER),
    **dict.fromkeys(("autumn", "fall", "september", "october", "november"), Season.AUTUMN),
    **dict.fromkeys(("winter", "midwinter", "december", "january", "february"), Season.WINTER),
}
_NAME = r"(?:spring|summer|autumn|winter)"
_MONTH = "|".join(
    name.title() for name in _SEASONS if name not in (*Season, "fall") and name[:3] != "mid"
)
_OF_SEASON = (
    r"(?:leaves|sun|sunlight|light|morning|evening|night|day|afternoon|air|wind|sky|heat|trees"
    r"|colou?rs|rain|dusk|dawn|storm|grass|fields?|woods?)"
)
_SEASON = re.compile(
    "|".join(
        (
            rf"\b(?i:(?P<a>{_NAME})(?:'s)? {_OF_SEASON})\b",
            r"\b(?i:(?P<b>fall) (?:leaves|foliage|colou?rs))\b(?! from| off| onto| to| on| over)",
            rf"\b(?i:(?:late|early|deep|high|mid|dead of|end of|height of)[- ](?P<c>{_NAME}))\b",
            rf"\b(?i:(?:it's|it is|it was) (?:\w+ )?(?P<d>{_NAME}))\b",
            rf"(?:^|[.!?] )(?i:(?P<e>(?:mid)?{_NAME}))[.,]",
            rf"\b(?i:in|of|late|early|mid|this)[ -](?P<f>{_MONTH})\b(?! (?:is|was|has|and)\b)",
            rf"(?:^|[.!?] )(?P<g>{_MONTH})[.,]",
        )
    ),
    re.MULTILINE,
)
_ANOTHER_TIME = re.compile(
    r"\b(?:like|as|last|next|since|until|remembers?|painting|photograph|photo|poster|postcard)\b"
    r"(?:\W+\w+){0,3}\W*\Z",
    re.IGNORECASE,
)


def season_in(action: str) -> Season | None:
    """Return the season that action text names plainly, or None. "She may spring" names none."""
    action = _seen(action)
    for mention in _SEASON.finditer(action):
        before, _ = _around(action, mention.start(), mention.end())
        if not _ANOTHER_TIME.search(before):
            return _SEASONS[str(mention.group(mention.lastgroup or 0)).lower()]
    return None
