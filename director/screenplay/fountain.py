"""Fountain: plain text to elements, in one pass whose cost grows with the length of the text.

Source of the format: https://fountain.io/syntax. Our own reader, because the libraries at hand lose
line numbers, miss `EXT/INT.` and letters with accents, and take cubic time on one long line (3.4 s
for 2,000 characters), which a 10 MB upload may contain. A test holds it against `screenplay-tools`.
"""

import re
from collections.abc import Iterator

from director.screenplay.camera_lines import camera_line
from director.screenplay.headings import LONGEST_HEADING, is_heading, without_number
from director.screenplay.script import Draft, Element, ElementKind

LONGEST_CUE = 60
_TITLE_KEY = re.compile(r"([A-Za-z][A-Za-z ]{0,30}):(.*)")
_NO_TITLE_KEYS = ("fade in", "fade out", "cut to", "over black", "int", "ext")
_TRANSITION = re.compile(r"[A-Z][A-Z .'-]{0,40} TO:|FADE (?:IN|OUT|TO BLACK)[:.]?|(?:THE )?END\.?")
_FORCED_HEADING = re.compile(r"\.(?=[^\W_])")
_EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)")
_CUE_EXTRAS = re.compile(r"\([^()]*\)|\^")
_SPEECH = (ElementKind.DIALOGUE, ElementKind.PARENTHETICAL)


def read_fountain(text: str) -> Draft:
    """Return the elements of `text`, whose lines end with a line feed. Never fails."""
    lines = without_comments(text).split("\n")
    entries, start = _title_page(lines)
    title = " ".join(entries.get("title", "").replace('"', "").split())
    author = entries.get("author") or entries.get("authors") or entries.get("written by") or ""
    elements = _joined(_Reader().elements(lines, start))
    return Draft(title, " ".join(author.split()), tuple(elements))


def without_comments(text: str) -> str:
    """Blank out `/* ... */` and `[[ ... ]]`, keeping line breaks so that lines keep their number.

    A note ends before a blank line; one that is never closed is ordinary text.
    """
    text = _blanked(text, "/*", "*/", within="")
    return _blanked(text, "[[", "]]", within="\n\n")


def _blanked(text: str, opening: str, closing: str, within: str) -> str:
    """Each mark is searched once per place, so the cost stays linear for hostile text."""
    kept: list[str] = []
    done = close = wall = 0
    start = text.find(opening)
    while start >= 0:
        close = _next(text, closing, start + 2, close)
        if close < 0:
            break
        wall = _next(text, within, start, wall) if within else -1
        if 0 <= wall < close:
            start = text.find(opening, start + 2)
            continue
        kept += [text[done:start], "\n" * text.count("\n", start, close)]
        done = close + 2
        start = text.find(opening, done)
    return "".join([*kept, text[done:]])


def _next(text: str, mark: str, start: int, known: int) -> int:
    return known if known >= start or known < 0 else text.find(mark, start)


def _title_page(lines: list[str]) -> tuple[dict[str, str], int]:
    """Return the title page's entries by key in small letters, and where the script starts."""
    first = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    entries: dict[str, list[str]] = {}
    key = ""
    for index in range(first, len(lines)):
        line = lines[index]
        found = _TITLE_KEY.match(line)
        if found and not found.group(1).lower().startswith(_NO_TITLE_KEYS):
            key = found.group(1).strip().lower()
            entries[key] = [plain(found.group(2))]
        elif key and line.strip() and line[:1].isspace():
            entries[key].append(plain(line))
        else:
            break
    else:
        index = len(lines)
    return {key: " ".join(filter(None, values)) for key, values in entries.items()}, (
        index if entries else first
    )


def plain(text: str) -> str:
    """Return `text` without Fountain's emphasis marks."""
    return _EMPHASIS.sub("", text).strip()


class _Reader:
    """Reads line by line; what a line is depends on the lines around it."""

    def __init__(self) -> None:
        self.speaker = ""
        self.after_blank = True

    def elements(self, lines: list[str], start: int) -> Iterator[Element | None]:
        """Yield one element per line; None is a blank line."""
        for index in range(start, len(lines)):
            line = lines[index].strip()
            before_blank = index + 1 >= len(lines) or not lines[index + 1].strip()
            if not line:
                self._pause(lines[index])
                yield None
                continue
            element = self._element(line, before_blank, index + 1)
            self.after_blank = False
            if element:
                if element.kind not in _SPEECH:
                    self.speaker = ""
                yield element

    def _pause(self, line: str) -> None:
        self.after_blank = True
        if len(line) < 2:
            self.speaker = ""

    def _element(self, line: str, before_blank: bool, number: int) -> Element | None:
        forced = self._forced(line, number)
        if forced is not None:
            return forced
        if line.startswith("===") or (line.startswith("@") and self._cue(line[1:])):
            return None
        if (
            is_heading(plain(line[:LONGEST_HEADING]), self.after_blank)
            and len(line) <= LONGEST_HEADING
        ):
            return _heading(line, number)
        if self.speaker:
            bracketed = line.startswith("(") and line.endswith(")")
            kind = ElementKind.PARENTHETICAL if bracketed else ElementKind.DIALOGUE
            return Element(kind, plain(line), number, self.speaker)
        if self.after_blank and before_blank and _TRANSITION.fullmatch(line[:LONGEST_CUE]):
            return Element(ElementKind.TRANSITION, line, number)
        if camera_line(line):
            return Element(ElementKind.SHOT, plain(line), number)
        if self.after_blank and not before_blank and _is_cue(line) and self._cue(line):
            return None
        return Element(ElementKind.ACTION, plain(line), number)

    def _forced(self, line: str, number: int) -> Element | None:
        """Return the element that the first character of a line forces, if it does."""
        if line[0] == "!":
            return Element(ElementKind.ACTION, plain(line[1:]), number)
        if _FORCED_HEADING.match(line) and len(line) <= LONGEST_HEADING:
            return _heading(line[1:], number)
        if line[0] == ">":
            centred = line.endswith("<")
            kind = ElementKind.CENTRED if centred else ElementKind.TRANSITION
            return Element(kind, plain(line.strip("<> ")), number)
        if line[0] == "=" and not line.startswith("=="):
            return Element(ElementKind.SYNOPSIS, plain(line[1:]), number)
        kinds = {"#": ElementKind.SECTION, "~": ElementKind.LYRIC}
        return (
            Element(kinds[line[0]], plain(line.lstrip("#~")), number) if line[0] in kinds else None
        )

    def _cue(self, line: str) -> bool:
        self.speaker = speaker_name(line)
        return bool(self.speaker)


def speaker_name(cue: str) -> str:
    """Return who speaks: the cue without (V.O.), (CONT'D) and the mark of dual dialogue."""
    return " ".join(_CUE_EXTRAS.sub(" ", plain(cue[: 2 * LONGEST_CUE])).split())


def _is_cue(line: str) -> bool:
    """A name in capitals; what stands in brackets may be in small letters."""
    if len(line) > LONGEST_CUE:
        return False
    name = speaker_name(line)
    return name == name.upper() and name[:1].isalnum() and any(map(str.isalpha, name))


def _heading(line: str, number: int) -> Element:
    text, scene_number = without_number(plain(line))
    return Element(ElementKind.HEADING, text, number, number=scene_number)


def _joined(elements: Iterator[Element | None]) -> Iterator[Element]:
    """Join the lines of one paragraph or speech; lists keep this linear."""
    group: list[Element] = []
    for element in elements:
        if element and group and _continues(group[0], element):
            group.append(element)
            continue
        if group:
            yield _merged(group)
        group = [element] if element else []
    if group:
        yield _merged(group)


def _continues(first: Element, element: Element) -> bool:
    together = (ElementKind.ACTION, ElementKind.DIALOGUE, ElementKind.LYRIC)
    return (
        element.kind in together
        and element.kind == first.kind
        and element.character == first.character
    )


def _merged(group: list[Element]) -> Element:
    first = group[0]
    text = "\n".join(element.text for element in group)
    return Element(first.kind, text, first.line, first.character, first.number)
