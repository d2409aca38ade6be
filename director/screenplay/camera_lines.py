"""Camera lines: CLOSE ON, ANGLE ON, HIGH ANGLE, REVERSE, POV, in the writer's own words."""

import re
from dataclasses import dataclass

LONGEST_CAMERA_LINE = 300


@dataclass(frozen=True)
class CameraLine:
    """What a camera line asks for: one of the standard framings, a size, and of what."""

    framing: str
    size: str
    subject: str


_FRAMINGS: tuple[tuple[str, str, str], ...] = (
    (r"(?:EXTREME )?CLOSE[- ]?(?:UP|SHOT|ON|ANGLE)?|E?CU|TIGHT(?: ON| SHOT)?", "close", "close"),
    (r"INSERT(?: SHOT)?|DETAIL", "close", "close"),
    (r"(?:EXTREME |VERY )?(?:WIDE|LONG|FULL|MASTER) ?(?:SHOT|ANGLE|ON|VIEW)?", "wide", "wide"),
    (r"WIDER(?: ANGLE| SHOT)?|ESTABLISHING(?: SHOT)?|[EV]?WS|ELS", "wide", "wide"),
    (r"(?:HIGH|BIRD'?S[- ]EYE|OVERHEAD|AERIAL|CRANE|TOP) ?(?:ANGLE|SHOT|VIEW)?", "high", "wide"),
    (r"(?:LOW|WORM'?S[- ]EYE|GROUND[- ]LEVEL) ?(?:ANGLE|SHOT|VIEW)?", "low", "medium"),
    (r"REVERSE(?: ANGLE| SHOT| ON)?", "reverse", "medium"),
    (r"(?:[A-Z][A-Z.' ]{0,30}'[Ss]? )?P\.?O\.?V\.?(?: SHOT)?", "reverse", "medium"),
    (r"(?:SIDE|PROFILE|TRACKING|DOLLY)(?: ANGLE| SHOT| VIEW| ON)?", "side", "medium"),
    (
        r"(?:ANGLE|FAVOU?RING|MED(?:IUM|\.)? ?(?:CLOSE )?(?:SHOT|ON)|MS|MCU)(?: ON)?",
        "medium",
        "medium",
    ),
    (
        r"(?:TWO|2|THREE|GROUP)[- ]SHOT|OVER[- ]THE[- ]SHOULDER|OTS|ANOTHER ANGLE",
        "medium",
        "medium",
    ),
)
_LINE = re.compile(
    "|".join(f"(?P<f{index}>{words})" for index, (words, _, _) in enumerate(_FRAMINGS))
)
_BARE = frozenset(
    {"HIGH", "LOW", "TOP", "WIDE", "LONG", "FULL", "MASTER", "CLOSE", "TIGHT", "SIDE", "CRANE"}
    | {"AERIAL", "DETAIL", "PROFILE", "DOLLY", "TRACKING", "OVERHEAD", "CU", "MS", "WS"}
)
"""Words that start ordinary lines too: they need a dash or a colon, or to stand alone."""
_AFTER = re.compile(r"\s*(?:[:,.]|--?|–|—)\s*|\s+|\Z")


def camera_line(text: str) -> CameraLine | None:
    """Return what the first line of `text` asks of the camera, or None when it is ordinary action.

    Camera words are in capitals: `CLOSE ON the key` is one, `Close on her heels` is not.
    """
    line = text.partition("\n")[0].strip().strip("*_").replace("’", "'")
    if len(line) > LONGEST_CAMERA_LINE:
        return None
    found = _LINE.match(line)
    if not found:
        return None
    after = _AFTER.match(line, found.end())
    words = found.group().strip()
    if not after or (words in _BARE and not after.group().strip() and after.end() < len(line)):
        return None
    _, framing, size = _FRAMINGS[int((found.lastgroup or "f0")[1:])]
    return CameraLine(framing, size, line[after.end() :].strip(" .:-–—"))
