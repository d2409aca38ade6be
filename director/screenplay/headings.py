"""Scene headings taken apart: `EXT/INT. HARBOUR - WAREHOUSE -- NIGHT, RAIN (FLASHBACK) #12A#`."""

import re
from dataclasses import dataclass

from director.screenplay.light_words import STRONG_TIMES, Light, read_light
from director.world.look import Season, Time, Weather

LONGEST_HEADING = 300
"""Characters. A longer line is prose that happens to begin with INT."""

_SIDE = r"(?:INTERIOR|EXTERIOR|INT|EXT|EST)"
_PREFIX = re.compile(
    rf"(?P<sides>{_SIDE}\b\.?(?:\s*[/&+-]\s*{_SIDE}\b)?|[IE]\.?\s?/\s?[IE]\b)"
    r"(?:\s*[.:]+\s*|\s+[-–—]+\s+|\s+|\Z)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\(?(?P<number>[A-Z]{0,2}\d+[A-Z]{0,3}(?:\.\d+)?)[.):]?\s+(?=\S)")
_HASH_NUMBER = re.compile(r"#([\w.\- ]{1,20})#\s*\Z")
_DASH = re.compile(r"\s*(?:--+|[–—―]+|(?<=\s)-|-(?=\s))\s*|\s*:\s+|\s*:\Z|\s+-\Z")
_LOST_DASH = re.compile(
    r"(?<!\bMID)(?<!\bPRE)(?<!\bALL)(?<!\bTO)-(?=(?:EARLY |LATE )?"
    r"(?:DAY|NIGHT|DUSK|DAWN|MORNING|EVENING|AFTERNOON|CONTINUOUS|LATER|SUNSET|SUNRISE)\b)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_FULL_STOP = re.compile(
    r"(?<!\bST)(?<!\bMR)(?<!\bMRS)(?<!\bMS)(?<!\bDR)(?<!\bMT)(?<!\bFT)(?<!\bNO)(?<!\bAPT)(?<!\bRM)"
    r"(?<!\bAVE)(?<!\bRD)(?<!\bFL)(?<!\b[A-Z])\.(?:\s+|\Z)",
    re.IGNORECASE,
)
_SLASH = re.compile(r"(?<=\w\w\w)\s*/\s*(?=\w\w\w)|\s+/\s+")
_SECOND_PLACE = re.compile(rf"\s*/\s*{_SIDE}\b\.?\s+.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading taken apart. None and empty are what it does not say."""

    text: str
    number: str
    interior: bool
    exterior: bool
    indoors: bool | None
    """The side written first; None when the heading names no side."""
    parts: tuple[str, ...]
    """The place's names as written and in that order."""
    time: Time | None
    weather: Weather | None
    season: Season | None
    continues: bool
    aside: bool
    """A flashback or dream: what it says holds for itself only."""
    markers: tuple[str, ...]


def is_heading(line: str, after_blank: bool) -> bool:
    """Tell whether a line of plain text is a scene heading.

    INT and EXT in small letters or without a full stop count only after a blank line, EST without
    one only in capitals: "est" and "int" are also words.
    """
    if len(line) > LONGEST_HEADING:
        return False
    _, rest = _take_number(line)
    prefix = _PREFIX.match(rest)
    if not prefix:
        return False
    sides, loud = prefix.group("sides"), line == line.upper()
    after = prefix.group()[len(sides) :]
    dotted = after[:1] in (".", ":") or sides[-1:] == "." or "/" in sides
    if sides[:3].upper() == "EST" or not dotted:
        return loud and (after_blank or dotted)
    return after_blank or loud


def without_number(text: str) -> tuple[str, str]:
    """Return a heading without its scene number, and that: `#12A#`, or 12A at one or both ends."""
    text = " ".join(text[:LONGEST_HEADING].split())
    hashed = _HASH_NUMBER.search(text)
    if hashed:
        return text[: hashed.start()].rstrip(), hashed.group(1).strip()
    number, rest = _take_number(text)
    if number and rest.upper().endswith(f" {number.upper()}"):
        rest = rest[: -len(number)].rstrip()
    return rest, number


def split_heading(text: str, number: str = "") -> Heading:
    """Take a heading apart. Never fails: what cannot be understood belongs to the place.

    Args:
        text: the heading's line, with or without a scene number in it.
        number: the scene number when the file states it elsewhere; it wins.
    """
    text, written = without_number(text)
    prefix = _PREFIX.match(text)
    sides = _sides(prefix.group("sides")) if prefix else ()
    rest = text[prefix.end() :] if prefix else text
    second = _SECOND_PLACE.search(rest)
    if second:
        sides += _sides(second.group().strip(" /")[:3])
        rest = rest[: second.start()] + _tail_after_dash(second.group())
    return _read(text, number or written, sides, rest)


def _read(text: str, number: str, sides: tuple[bool, ...], rest: str) -> Heading:
    lights: list[Light] = []
    parts: list[str] = []
    markers: list[str] = []
    for piece in _pieces(rest):
        light = read_light(piece)
        if light is None:
            parts.append(piece)
            continue
        lights.append(light)
        if light.marker or light.aside:
            markers.append(piece.strip())
        if not parts and light.only_weak:
            parts.append(piece)
    parts = _without_lost_time(parts, lights)
    parts = _without_weak_name(parts)
    return Heading(
        text=text,
        number=number,
        interior=True in sides,
        exterior=False in sides,
        indoors=sides[0] if sides else None,
        parts=tuple(parts),
        time=next((light.time for light in lights if light.time), None),
        weather=next((light.weather for light in lights if light.weather), None),
        season=next((light.season for light in lights if light.season), None),
        continues=any(light.continues for light in lights),
        aside=any(light.aside for light in lights) and not _back(markers),
        markers=tuple(markers),
    )


def _back(markers: list[str]) -> bool:
    """END FLASHBACK and BACK TO PRESENT name the aside that they leave."""
    return any(re.search(r"\b(?:end|back to|present)\b", marker, re.I) for marker in markers)


def _without_weak_name(parts: list[str]) -> list[str]:
    """Keep `EXT. STORM - NIGHT` as a place, but drop RAIN once a real name follows it."""
    if len(parts) > 1 and read_light(parts[0]) is not None:
        return parts[1:]
    return parts


def _without_lost_time(parts: list[str], lights: list[Light]) -> list[str]:
    """Cut the time from `INT. KITCHEN NIGHT`, when no part of the heading is a time already."""
    if not parts or any(light.time or light.continues for light in lights):
        return parts
    words = parts[-1].split()
    for start in range(1, len(words)):
        light = read_light(" ".join(words[start:]))
        if light and any(word.lower().strip(".") in STRONG_TIMES for word in words[start:]):
            lights.append(light)
            return [*parts[:-1], " ".join(words[:start])]
    return parts


def _pieces(text: str) -> list[str]:
    """Cut at brackets, dashes, full stops, slashes and commas; a bracketed place goes first."""
    pieces: list[str] = []
    for chunk in _DASH.split(_LOST_DASH.sub(" - ", _unbracketed(text, pieces))):
        for sentence in _FULL_STOP.split(chunk):
            for half in _SLASH.split(sentence):
                pieces += [
                    piece for piece in (part.strip(" .;") for part in half.split(",")) if piece
                ]
    return pieces


def _unbracketed(text: str, pieces: list[str]) -> str:
    """Return `text` without its brackets; places in them go to `pieces`, light words stay."""
    light: list[str] = []
    for inside in _BRACKET.findall(text):
        if inside.strip():
            (light if read_light(inside) else pieces).append(inside.strip())
    return " - ".join([_BRACKET.sub(" ", text), *light])


def _tail_after_dash(text: str) -> str:
    """Return the last dashed piece of a second place: its time holds for both."""
    pieces = _DASH.split(text)
    return f" - {pieces[-1]}" if len(pieces) > 1 else ""


def _sides(text: str) -> tuple[bool, ...]:
    """Return True for each INT and False for each EXT or EST, in the order written."""
    return tuple(
        side[0].upper() == "I" for side in re.findall(rf"{_SIDE}|[IE]", text, re.IGNORECASE)
    )


def _take_number(line: str) -> tuple[str, str]:
    """Return the scene number in front of a heading, and the rest."""
    found = _NUMBER.match(line)
    if found and _PREFIX.match(line, found.end()):
        return found.group("number"), line[found.end() :]
    return "", line
