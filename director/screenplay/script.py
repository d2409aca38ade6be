"""What a screenplay says, as data: script, scenes, elements, and how each thing was known."""

from dataclasses import dataclass, field
from enum import StrEnum

from director.world.look import Look, Season, Time, Weather


class ElementKind(StrEnum):
    """What a paragraph of a screenplay is."""

    HEADING = "heading"
    ACTION = "action"
    SHOT = "shot"
    """A camera line: CLOSE ON THE KEY."""
    DIALOGUE = "dialogue"
    PARENTHETICAL = "parenthetical"
    LYRIC = "lyric"
    TRANSITION = "transition"
    CENTRED = "centred"
    SECTION = "section"
    SYNOPSIS = "synopsis"


@dataclass(frozen=True, slots=True)
class Element:
    """One paragraph. Lines that belong together are joined with a line break."""

    kind: ElementKind
    text: str
    line: int
    """Counted from 1 in the file (in FDX, the line of the `<Paragraph>` tag in the XML text)."""
    character: str = ""
    """Who speaks, without (V.O.) or (CONT'D): dialogue and parentheticals only."""
    number: str = ""
    """The scene number as written: headings only."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file taken apart, whatever its format, before anything is understood."""

    title: str
    author: str
    elements: tuple[Element, ...]


class Origin(StrEnum):
    """How something about a scene is known."""

    HEADING = "heading"
    """The heading says it."""
    ACTION = "action"
    """The action text says it."""
    CARRIED = "carried"
    """It goes on from an earlier scene."""
    ASSUMED = "assumed"
    """Nothing says it; the default was taken."""


@dataclass(frozen=True, slots=True)
class Origins:
    """How each word of a scene's look, its side of the wall and its number are known."""

    number: Origin
    interior: Origin
    place: Origin
    time: Origin
    weather: Origin
    season: Origin


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene: everything between two headings."""

    number: str
    """As written ("12A"), else counted."""
    line: int
    heading: str
    """As written, without the scene number and without Fountain's forcing dot."""
    interior: bool
    exterior: bool
    """Both are true for INT/EXT."""
    place: str
    """Path of slugs, for example `harbour/warehouse`; the same set has the same path."""
    place_name: tuple[str, ...]
    """The parts of the place as written, the larger one first."""
    indoors: bool
    """The set is an interior: of INT/EXT, the side that is written first."""
    time: Time
    weather: Weather
    season: Season
    origins: Origins
    markers: tuple[str, ...]
    """FLASHBACK, DREAM, 1987, ... as written."""
    elements: tuple[Element, ...]
    characters: tuple[str, ...]
    """Who speaks, in order of first line."""

    @property
    def look(self) -> Look:
        """Time, weather and season together."""
        return Look(self.time, self.weather, self.season)

    @property
    def action(self) -> str:
        """What is seen: the action and camera lines, one paragraph per line."""
        seen = (ElementKind.ACTION, ElementKind.SHOT)
        return "\n".join(element.text for element in self.elements if element.kind in seen)

    @property
    def text(self) -> str:
        """Everything in the scene, speakers before their lines."""
        return "\n".join(
            f"{element.character}: {element.text}" if element.character else element.text
            for element in self.elements
        )


@dataclass(frozen=True, slots=True)
class Script:
    """A screenplay that was read and understood. `warnings` say what had to be guessed."""

    title: str
    author: str
    scenes: tuple[Scene, ...]
    warnings: tuple[str, ...] = field(default=())
