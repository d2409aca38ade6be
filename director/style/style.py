"""A style: palette, contrast, texture and keywords, and the JSON that records keep of it.

    {"palette": [{"colour": "#20303a", "share": 0.5}, ...], "contrast": 1.1, "texture": 1.2,
     "keywords": ["noir"], "strength": 0.5,
     "references": [{"name": "a.jpg", "sha256": "...", "palette": [...]}]}

Every field may be left out. A style that changes nothing is no style: it is left out of a recipe.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from math import isfinite
from typing import Any, cast

from director.errors import BadInput
from director.style.colours import is_hex

MOST_COLOURS, MOST_KEYWORDS, MOST_REFERENCES = 12, 12, 16
FIELDS = ("palette", "contrast", "texture", "keywords", "strength", "references")


@dataclass(frozen=True)
class Swatch:
    """One colour of a palette, in sRGB, and how much of the picture it has."""

    colour: str
    share: float


@dataclass(frozen=True)
class Reference:
    """A picture that the palette was read from."""

    name: str
    sha256: str
    palette: tuple[Swatch, ...]

    def as_json(self) -> dict[str, Any]:
        """Return it as plain JSON."""
        return {
            "name": self.name,
            "sha256": self.sha256,
            "palette": [vars(swatch) for swatch in self.palette],
        }


@dataclass(frozen=True)
class Manner:
    """What a keyword changes, as factors; `warmth` is added (-1 blue to 1 amber)."""

    contrast: float = 1.0
    saturation: float = 1.0
    warmth: float = 0.0
    texture: float = 1.0
    lift: float = 0.0
    """How far black is raised, 0 to 1."""


KEYWORDS: dict[str, Manner] = {
    "bleak": Manner(contrast=0.96, saturation=0.55, warmth=-0.25),
    "clean": Manner(texture=0.5),
    "dreamlike": Manner(contrast=0.86, saturation=0.92, texture=0.6, lift=0.05),
    "gritty": Manner(contrast=1.18, saturation=0.80, texture=1.5),
    "muted": Manner(saturation=0.65),
    "noir": Manner(contrast=1.32, saturation=0.12, texture=1.1),
    "painterly": Manner(contrast=1.04, saturation=1.18, texture=1.3),
    "pastel": Manner(contrast=0.84, saturation=0.72, lift=0.08),
    "vintage": Manner(contrast=0.93, saturation=0.75, warmth=0.35, lift=0.04),
    "vivid": Manner(contrast=1.06, saturation=1.40),
}
"""Keywords that change a picture. Others are kept: painters that read words are given them all."""


@dataclass(frozen=True)
class Style:
    """How a film looks, whatever it shows."""

    palette: tuple[Swatch, ...] = ()
    contrast: float = 1.0
    texture: float = 1.0
    """Factor on the relief of surfaces."""
    keywords: tuple[str, ...] = ()
    strength: float = 0.5
    """How far colours are drawn to the palette, 0 to 1."""
    references: tuple["Reference", ...] = ()
    """Where the palette was read from: name, SHA-256 and its own palette. Decides nothing."""

    @property
    def neutral(self) -> bool:
        """Whether it changes nothing: what it then says, a picture cannot show."""
        return self.manner == Manner() and not (self.palette and self.strength)

    @property
    def manner(self) -> Manner:
        """Contrast and texture with those of all keywords."""
        made = Manner(contrast=self.contrast, texture=self.texture)
        for manner in (KEYWORDS[word] for word in self.keywords if word in KEYWORDS):
            made = Manner(
                made.contrast * manner.contrast,
                made.saturation * manner.saturation,
                made.warmth + manner.warmth,
                made.texture * manner.texture,
                made.lift + manner.lift,
            )
        return made

    @property
    def unheard(self) -> tuple[str, ...]:
        """Keywords that only painters with words understand."""
        return tuple(word for word in self.keywords if word not in KEYWORDS)

    def as_json(self) -> dict[str, Any]:
        """Return what differs from no style at all."""
        kept = {
            field.name: getattr(self, field.name)
            for field in fields(self)
            if getattr(self, field.name) != field.default
        }
        told: dict[str, Any] = dict(kept)
        if "palette" in kept:
            told["palette"] = [vars(swatch) for swatch in self.palette]
        if "keywords" in kept:
            told["keywords"] = list(self.keywords)
        if "references" in kept:
            told["references"] = [reference.as_json() for reference in self.references]
        return told

    @classmethod
    def from_json(cls, told: object) -> "Style":
        """Return the style of a JSON object.

        Raises:
            BadInput: a field is unknown, or its value cannot stand there.
        """
        if not isinstance(told, Mapping):
            raise _wrong("style", told, 'an object such as {"keywords": ["noir"]}')
        given = cast("Mapping[str, Any]", told)
        unknown = sorted(set(given) - set(FIELDS))
        if unknown:
            raise BadInput(f"A style has no '{unknown[0]}'.", known=f"Known: {', '.join(FIELDS)}.")
        return cls(
            _palette(given["palette"]) if "palette" in given else (),
            _number("contrast", given.get("contrast", 1.0), 0.5, 1.6),
            _number("texture", given.get("texture", 1.0), 0.0, 2.0),
            _keywords(given.get("keywords", ())),
            _number("strength", given.get("strength", 0.5), 0.0, 1.0),
            _references(given.get("references", ())),
        )


def style_json(told: object) -> dict[str, Any]:
    """Return what decides pixels of a style, in one form; empty when it is neutral.

    Raises:
        BadInput: as `Style.from_json`.
    """
    style = Style.from_json(told)
    plain = {name: value for name, value in style.as_json().items() if name != "references"}
    return {} if style.neutral and not style.unheard else plain


def _palette(value: Any) -> tuple[Swatch, ...]:
    swatches = [_swatch(item) for item in _items("palette", value, MOST_COLOURS)]
    if not swatches:
        raise BadInput(
            "A palette without a colour is none.", remedy="Give at least one, or leave it out."
        )
    whole = sum(swatch.share for swatch in swatches)
    return tuple(Swatch(swatch.colour, round(swatch.share / whole, 4)) for swatch in swatches)


def _swatch(value: Any) -> Swatch:
    given: Mapping[str, Any] = (
        cast("Any", value) if isinstance(value, Mapping) else {"colour": value}
    )
    colour = given.get("colour")
    if not isinstance(colour, str) or not is_hex(colour) or set(given) - {"colour", "share"}:
        raise _wrong("palette", value, 'colours as "#20303a" or {"colour": "#20303a", "share": 1}')
    share = _number("share", given.get("share", 1.0), 0.0, 1e6)
    if not share:
        raise _wrong("share", share, "a number above zero")
    return Swatch(colour.lower(), share)


def _keywords(value: Any) -> tuple[str, ...]:
    words = _items("keywords", value, MOST_KEYWORDS)
    for word in words:
        if not isinstance(word, str) or not 0 < len(word.strip()) <= 40 or "\0" in word:
            raise _wrong("keywords", word, "words of at most 40 letters")
    return tuple(dict.fromkeys(word.strip().lower() for word in words))


def _references(value: Any) -> tuple[Reference, ...]:
    return tuple(_reference(item) for item in _items("references", value, MOST_REFERENCES))


def _reference(value: Any) -> Reference:
    given: Mapping[str, Any] = cast("Any", value) if isinstance(value, Mapping) else {}
    texts = [given.get("name"), given.get("sha256")]
    plain = all(isinstance(text, str) and "\0" not in text for text in texts)
    if set(given) != {"name", "sha256", "palette"} or not plain:
        raise _wrong("references", value, '{"name": "a.jpg", "sha256": "...", "palette": [...]}')
    return Reference(given["name"], given["sha256"], _palette(given["palette"]))


def _items(field: str, value: Any, most: int) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise _wrong(field, value, "a list")
    items = list(cast("list[Any]", value))
    if len(items) > most:
        raise BadInput(f"{len(items)} {field} are too many.", known=f"At most {most}.")
    return items


def _number(field: str, value: Any, low: float, high: float) -> float:
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    if not plain or not isfinite(value) or not low <= value <= high:
        raise _wrong(field, value, f"a number from {low:g} to {high:g}")
    return float(value)


def _wrong(field: str, value: Any, wanted: str) -> BadInput:
    return BadInput(f"A style's '{field}' cannot be {value!r:.60}.", remedy=f"Give {wanted}.")
