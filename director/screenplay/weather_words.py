"""Patterns of weather in prose: what names it, what denies it, what only borrows its name."""

import re

from director.world.look import Weather

_MENTIONS: dict[Weather, tuple[str, ...]] = {
    Weather.STORM: (
        r"thunderstorms?|hurricane|tempest|rainstorm|gale",
        r"(?:the|an?|this) (?:\w+ ){0,2}?storm(?! of\b|ed\b|s\b)|^storm",
        r"storm (?:rages|breaks|howls|batters|lashes)",
        r"lightning (?:flash|fork|crack|split|strike|light|illuminat|flicker|rips|tears)\w*",
        r"(?:flash|bolt|fork|sheet)(?:es|s)? of lightning|(?:clap|peal)s? of thunder",
        r"thunder (?:roll|crack|rumble|boom|shake|growl|clap|break|explode)\w*",
    ),
    Weather.SNOW: (r"snow(?:s|ing|flakes?|fall|drifts?|y)?|blizzard|snowstorm|whiteout",),
    Weather.RAIN: (
        r"rain(?:s|ing|ed|fall|y|drops?|water)?|drizzl(?:e|es|ing|y)|downpour|cloudburst|sleet",
        r"it(?:'s| is) pouring|pouring down",
    ),
    Weather.FOG: (r"fog(?:gy|bound|bank)?|mists?|misty|haze",),
    Weather.OVERCAST: (
        r"overcast|(?:grey|gray|leaden|slate|low|sunless) (?:sky|skies|clouds?)",
        r"(?:sky|skies) (?:is |are |hangs? )?(?:low|grey|gray|leaden|slate)",
    ),
    Weather.CLOUDY: (
        r"clouds (?:drift|race|scud|gather|roll|move|hang|pass|cover)\w*|cloudy|clouded sky",
    ),
    Weather.CLEAR: (
        r"(?:clear|cloudless|blue|starry) (?:\w+ )?(?:sky|skies|night|day|morning)",
        r"sunlight|sunshine|sun (?:beats|blazes|pours)|cloudless|not a cloud|without a cloud",
        r"(?:bright|blazing|harsh|warm|hot|low|pale|white|morning|evening) sun",
        r"stars (?:\w+ )?(?:overhead|above)",
    ),
}
MENTION = re.compile(
    "|".join(rf"(?P<{weather}>\b(?:{'|'.join(words)})\b)" for weather, words in _MENTIONS.items()),
    re.IGNORECASE | re.MULTILINE,
)
"""Weather is named; the group that matched is the `Weather`."""


def _before(*phrases: str) -> re.Pattern[str]:
    """A pattern for one of `phrases`, with at most small words between it and the mention."""
    small = r"(?:\W+(?:the|a|an|any|more|sign|trace|of|it|is|even|yet|much))*\W*\Z"
    return re.compile(rf"\b(?:{'|'.join(phrases)}){small}", re.IGNORECASE)


DENIED_BEFORE = _before(
    r"no|never|without|isn't|not|doesn't|nor|neither|no longer|no more|free of",
    r"after|before|since|last night's|yesterday's|past",
)
"""No rain, not raining, after the rain."""

FIGURE_BEFORE = _before(
    r"smells? (?:of|like)|hint of|promise of|threat(?:ens?)?|about to|going to|will|may|might",
    r"wait(?:s|ing) for|hopes? for|talks? (?:of|about)|prays? for|if|until|forecast of",
    r"like|as if|as though|lost in",
)
"""Not here, or not yet: smell of rain, about to rain, like a storm."""

PICTURED_BEFORE = re.compile(
    r"\b(?:painting|photograph|photo|picture|poster|postcard|drawing|print|television|tv|screen"
    r"|monitor|radio|song|book|film|movie|dream|remember|memory|map|forecast)"
    r"(?:s|ed|t)?\b[^.!?]*\Z",
    re.IGNORECASE,
)
"""Weather in a picture, on a screen or in a memory."""

OVER_AFTER = re.compile(
    r"\A(?:'s| has| had| is| was)?(?: \w+ly| just| all| nearly| almost)? "
    r"(?:stop(?:s|ped)|gone|end(?:s|ed)|passe[sd]|clear(?:s|ed)|lift(?:s|ed)|cease[sd]?"
    r"|let(?:s)? up|eased? (?:off|up)|dies? (?:down|away)|died (?:down|away)"
    r"|burn(?:s|ed|t) off|melt(?:s|ed)|thawed|finished|move[sd] on|blown (?:over|out))\b"
    r"|\A(?:'s| is| was)(?: \w+ly| all| nearly| almost)? over\b",
    re.IGNORECASE,
)
"""The rain has stopped, the storm is over."""

_THINGS = (
    r"coats?|boots?|barrel|gear|globe|hat|check|forest|man|woman|angel|cap|plough|plow|ty?res?"
    r"|tires|shovel|lights?|horn|lamp|machine|bow|proof|slick|soaked|gutter|pipe|butt|door"
    r"|window|cellar|drain|lantern|shutters?|warning|report|jacket|glass"
)
FIGURE_AFTER = re.compile(
    rf"\A(?:-(?!lashed|swept|whipped|filled|shrouded|choked)\w+|[ '](?:{_THINGS})\b"
    r"| of (?!the (?:night|morning|day))\w+"
    r"|(?:'s| is)?(?: still)? (?:out at sea|coming|approaching|approaches|brewing|brews|holds off)"
    r"|(?:\w+ )? (?:blows|punches|bullets|fists)\b)",
    re.IGNORECASE,
)
"""Raincoat, rain-slick, storm of applause, a storm out at sea, rains blows."""

VERB = re.compile(r"rains?|storms?|snows?|fog|mists?", re.IGNORECASE)
"""Words that people and bullets do as well: Mara storms out, her breath mists."""

FALLS_AFTER = re.compile(r"\A (?:down|in|from|across|into|through|over|off|out|past|up)\b", re.I)

NOUN_BEFORE = re.compile(
    r"(?:\b(?:the|a|an|this|that|of|in|heavy|light|steady|driving|cold|hard|thin|fine|and|with"
    r"|more|freezing|summer|winter|autumn|spring|night|as|through|soft|warm|by|it|under|against"
    r"|where|while|black|grey|white|silver|horizontal|thick|dense|low|fresh|deep|first|out of"
    r"|new|old|wet|sea|river|ground|\w+ing)\s+|^\s*|[,:–—-]\s*)\Z",
    re.IGNORECASE,
)
"""What makes the next word the weather itself: the rain, heavy snow, it rains."""
