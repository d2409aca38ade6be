"""Traits: what the words of a description change in a place, as numbers that every site can read.

`RULES` is the whole rule: each word sets some traits. Where two words pull at the same number, the
one that pulls further from the usual value wins; words that exclude each other never meet (see
`director.world.words`). A site asks `stage.traits.wear`, not for words.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from typing import Any

from director.world.words import folded


class Period(StrEnum):
    """When a place was furnished. None on a stage: the site's own time."""

    MEDIEVAL = "medieval"
    VICTORIAN = "victorian"
    TWENTIES = "1920s"
    FIFTIES = "1950s"
    SEVENTIES = "1970s"
    MODERN = "modern"
    FUTURISTIC = "futuristic"

    @property
    def electric(self) -> bool:
        """Whether lamps, wires and signs run on electricity; before, fire and gas."""
        return self not in (Period.MEDIEVAL, Period.VICTORIAN)

    @property
    def motors(self) -> bool:
        """Whether cars and engines stand about; before, carts."""
        return self not in (Period.MEDIEVAL, Period.VICTORIAN)


@dataclass(frozen=True)
class Traits:
    """How a place departs from the usual one of its kind; the defaults are the usual."""

    size: float = 1.0
    """Factor of the plan: widths of rooms, streets and squares. 0.72 cramped, 1.4 vast."""
    height: float = 1.0
    """Factor of ceilings and of the number of storeys. 0.85 low, 1.4 tall."""
    props: float = 1.0
    """Factor of the number of loose things. 0.4 bare, 1.8 crowded or cluttered."""
    people: float = 1.0
    """Signs of life: open stalls, parked cars, laid tables, and figures above the usual.
    0 abandoned, 2 crowded."""
    wear: float = 0.25
    """0 new to 1 worn out: chipped paint, stained plaster, faded cloth."""
    ruin: float = 0.0
    """Share of what is broken, 0 to 1: panes, roofs, walls, furniture, rubble on the ground."""
    wealth: float = 0.0
    """-1 poor to 1 rich: fine materials and ornament, or patches and makeshift."""
    period: Period | None = None
    """When the place was furnished; None: the site's own time."""
    material: str = ""
    """What is built of: wood, stone, brick, concrete or metal; "": the site's own choice."""
    growth: float = 1.0
    """Factor of plants that nobody planted: weeds, ivy, long grass. 0.3 bare, 2.5 overgrown."""
    litter: float = 0.2
    """0 swept to 1 strewn: paper, leaves, rubbish, rubble."""
    dirt: float = 0.2
    """0 scrubbed to 1 filthy: stains, soot, mud, dust."""
    rust: float = 0.1
    """0 to 1: how much of the metal is rusty."""
    neon: float = 0.0
    """0 none, 1 wherever a sign could hang."""
    lights: float = 1.0
    """Factor of practical lights: lit windows, lamps. 0 abandoned, 0.4 dark, 1.6 bright."""
    comfort: float = 0.0
    """-1 stark to 1 cosy: rugs, cushions, curtains, flowers, warm lamps."""
    industry: float = 0.0
    """0 to 1: pipes, tanks, cranes, chimneys, bare structure."""


Rule = dict[str, Any]

RULES: dict[str, Rule] = {
    "cramped": {"size": 0.72, "height": 0.9, "props": 1.3},
    "narrow": {"size": 0.78},
    "small": {"size": 0.86},
    "large": {"size": 1.2},
    "vast": {"size": 1.4, "height": 1.25},
    "tall": {"height": 1.4},
    "low": {"height": 0.85},
    "ruined": {
        "ruin": 0.9, "wear": 1.0, "litter": 0.8, "dirt": 0.7, "people": 0.1, "lights": 0.05,
        "growth": 1.8, "rust": 0.6,
    },
    "abandoned": {
        "people": 0.0, "lights": 0.0, "wear": 0.8, "ruin": 0.35, "litter": 0.6, "dirt": 0.7,
        "growth": 1.7, "rust": 0.5, "props": 0.7,
    },
    "old": {"wear": 0.65, "rust": 0.3, "dirt": 0.35},
    "ancient": {"wear": 0.85, "growth": 1.4, "period": Period.MEDIEVAL, "material": "stone"},
    "dirty": {"dirt": 0.9, "litter": 0.6, "wear": 0.55},
    "littered": {"litter": 1.0, "dirt": 0.5},
    "rusty": {"rust": 0.9, "wear": 0.7},
    "overgrown": {"growth": 2.5, "wear": 0.5},
    "bare": {"props": 0.4, "growth": 0.4, "comfort": -0.7},
    "new": {"wear": 0.02, "rust": 0.0},
    "clean": {"dirt": 0.0, "litter": 0.0, "wear": 0.05, "rust": 0.0},
    "crowded": {"people": 2.0, "props": 1.8, "litter": 0.4},
    "cluttered": {"props": 1.8},
    "remote": {"people": 0.2, "lights": 0.6},
    "poor": {"wealth": -0.8, "wear": 0.75, "dirt": 0.5, "lights": 0.7, "comfort": -0.3},
    "rich": {"wealth": 0.9, "wear": 0.05, "dirt": 0.0, "litter": 0.0, "comfort": 0.5},
    "cosy": {"comfort": 1.0, "lights": 1.2},
    "dark": {"lights": 0.4},
    "bright": {"lights": 1.6, "dirt": 0.1},
    "neon": {"neon": 1.0, "lights": 1.3},
    "wooden": {"material": "wood"},
    "stone": {"material": "stone"},
    "brick": {"material": "brick"},
    "concrete": {"material": "concrete"},
    "metal": {"material": "metal"},
    "medieval": {"period": Period.MEDIEVAL, "neon": 0.0},
    "victorian": {"period": Period.VICTORIAN, "neon": 0.0},
    "1920s": {"period": Period.TWENTIES},
    "1950s": {"period": Period.FIFTIES},
    "1970s": {"period": Period.SEVENTIES},
    "modern": {"period": Period.MODERN, "wear": 0.08},
    "futuristic": {"period": Period.FUTURISTIC, "wear": 0.05, "lights": 1.3},
    "industrial": {"industry": 1.0, "dirt": 0.45},
}  # fmt: skip
"""What each word changes; the order counts for `period` and `material`, where the last one that
applies wins: a word for a material is more telling than `ancient`."""


@lru_cache(maxsize=256)
def _traits(words: frozenset[str]) -> Traits:
    said = set(folded(words).words)
    changed: dict[str, Any] = {}
    for word, rule in RULES.items():
        if word in said:
            for trait, value in rule.items():
                changed[trait] = _stronger(trait, changed.get(trait), value)
    return Traits(**changed)


def traits_of(words: Iterable[str]) -> Traits:
    """Return the traits that a list of words asks for; unknown words ask for nothing."""
    return _traits(frozenset(words))


_USUAL = {field.name: field.default for field in fields(Traits)}


def _stronger(trait: str, held: Any, value: Any) -> Any:
    """Return the value further from the usual one; of two names, the later."""
    usual = _USUAL[trait]
    if held is None or not isinstance(usual, float):
        return value
    return max(held, value, key=lambda each: abs(each - usual))
