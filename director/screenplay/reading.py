"""From a file to a script: tell the format by content, cut into scenes, understand each."""

from collections.abc import Iterator
from pathlib import Path

from director.errors import NotAScreenplay
from director.screenplay import source
from director.screenplay.continuity import Continuity
from director.screenplay.fdx import looks_like_xml, read_fdx
from director.screenplay.fountain import read_fountain
from director.screenplay.headings import Heading, split_heading
from director.screenplay.numbers import Numbers
from director.screenplay.place_words import is_indoor_part
from director.screenplay.places import Atlas, Set
from director.screenplay.script import Draft, Element, ElementKind, Origin, Origins, Scene, Script

MOST_WARNINGS = 200
MOST_SCENES = 100_000
"""A feature film has 200. Without a bound, 10 MB of bare headings would take 2 GB of memory."""


def read(path: Path) -> Script:
    """Read a Fountain or Final Draft file of up to 10 MB.

    Raises:
        NotFound: there is no such file.
        NotAScreenplay: it is something else, or has no scenes; the message says what to do.
    """
    return parse(source.load(path), path.name)


def parse(data: bytes, name: str) -> Script:
    """Read a screenplay's bytes; `name` is only used in messages and for want of a title.

    Raises:
        NotAScreenplay: it is something else, or has no scenes; the message says what to do.
    """
    source.check(data, name)
    draft = (
        read_fdx(data, name) if looks_like_xml(data) else read_fountain(source.decode(data, name))
    )
    if sum(element.kind == ElementKind.HEADING for element in draft.elements) > MOST_SCENES:
        raise NotAScreenplay(
            f"'{name}' has more than {MOST_SCENES:,} scene headings.",
            known="A feature film has about 200.",
            remedy="Is it the script itself? Split a collection into its films.",
        )
    scenes, warnings = _Breaker().scenes(draft)
    if not scenes:
        raise NotAScreenplay(
            f"'{name}' has no scene headings.",
            known=f"{len(draft.elements)} paragraphs were read.",
            remedy="Begin each scene with a line such as 'INT. KITCHEN - NIGHT'.",
        )
    if len(warnings) > MOST_WARNINGS:
        more = f"... and {len(warnings) - MOST_WARNINGS} more."
        warnings = [*warnings[:MOST_WARNINGS], more]
    return Script(draft.title or Path(name).stem, draft.author, tuple(scenes), tuple(warnings))


class _Breaker:
    """Cuts a draft into scenes and carries what one scene tells about the next."""

    def __init__(self) -> None:
        self._atlas = Atlas()
        self._continuity = Continuity()
        self._numbers = Numbers()
        self._previous: Set | None = None
        self._warnings: list[str] = []

    def scenes(self, draft: Draft) -> tuple[list[Scene], list[str]]:
        """Return the scenes in order, and what had to be guessed."""
        scenes: list[Scene] = []
        for element, body in _by_heading(draft.elements):
            heading = split_heading(element.text, element.number)
            if heading.text.strip(" .()").upper() in ("OMIT", "OMITTED"):
                self._numbers.next(heading.number)
                continue
            scenes.append(self._scene(heading, element, body))
        return scenes, self._warnings

    def _scene(self, heading: Heading, element: Element, body: tuple[Element, ...]) -> Scene:
        number, number_from, doubt = self._numbers.next(heading.number)
        self._warn(number, element.line, doubt)
        both = heading.interior and heading.exterior
        indoors = heading.indoors if heading.indoors is not None else self._guess(heading)
        place, doubt = self._atlas.find(heading.parts, indoors, both, self._previous)
        self._warn(number, element.line, doubt)
        self._previous = place
        moment = self._continuity.moment(heading, _action(body))
        if moment.time == Origin.ASSUMED:
            self._warn(number, element.line, "names no time; day was taken")
        side_said = heading.indoors is not None
        return Scene(
            number=number,
            line=element.line,
            heading=heading.text,
            interior=heading.interior if side_said else place.indoors,
            exterior=heading.exterior if side_said else not place.indoors,
            place=place.path,
            place_name=place.name,
            indoors=place.indoors,
            time=moment.look.time,
            weather=moment.look.weather,
            season=moment.look.season,
            origins=Origins(
                number=number_from,
                interior=Origin.HEADING if side_said else Origin.ASSUMED,
                place=Origin.HEADING if heading.parts else Origin.CARRIED,
                time=moment.time,
                weather=moment.weather,
                season=moment.season,
            ),
            markers=heading.markers,
            elements=body,
            characters=tuple(dict.fromkeys(e.character for e in body if e.character)),
        )

    def _guess(self, heading: Heading) -> bool | None:
        """A forced heading without INT or EXT: rooms are inside; None leaves it to the atlas."""
        return True if heading.parts and is_indoor_part(heading.parts[-1]) else None

    def _warn(self, number: str, line: int, doubt: str) -> None:
        if doubt:
            self._warnings.append(f"Scene {number} (line {line}) {doubt}.")


def _by_heading(
    elements: tuple[Element, ...],
) -> Iterator[tuple[Element, tuple[Element, ...]]]:
    """Yield each heading with what follows it; what stands before the first is no scene."""
    heading: Element | None = None
    body: list[Element] = []
    for element in elements:
        if element.kind != ElementKind.HEADING:
            body.append(element)
            continue
        if heading:
            yield heading, tuple(body)
        heading, body = element, []
    if heading:
        yield heading, tuple(body)


def _action(body: tuple[Element, ...]) -> str:
    seen = (ElementKind.ACTION, ElementKind.SHOT)
    return "\n".join(element.text for element in body if element.kind in seen)
