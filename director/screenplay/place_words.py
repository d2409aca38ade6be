"""Words for places: which are areas, which stand in them, which are rooms; and spellings."""

from functools import lru_cache
from itertools import pairwise
from unicodedata import normalize

from director.keys import slugify

AREA, BUILDING, ROOM = 0, 1, 2

_AREAS = (
    "harbour port docks dock quay village town city street road forest woods wood beach shore "
    "coast island valley mountain mountains hill hills field fields farm park garden gardens "
    "square lake river desert plain foothills campus base camp estate district market station "
    "airport cemetery moor heath marsh country county countryside england france germany america "
    "scotland ireland london paris berlin rome york neighbourhood suburb suburbs bay cove cliffs "
    "headland"
)
_INDOOR_PARTS = (
    "kitchen bedroom bathroom room hall hallway corridor landing stairs staircase stairwell attic "
    "cellar basement office study library parlour lounge den nursery closet pantry lobby foyer "
    "reception bar counter booth ballroom ward cell toilet restroom washroom shower laundry "
    "workshop garage vault backroom backstage stage cockpit cabin galley hold elevator lift "
    "loft floor upstairs downstairs aisle bullpen locker storeroom bunk conservatory dressing "
    "en-suite vestibule lamp cubicle"
)
_OUTDOOR_PARTS = (
    "porch balcony veranda terrace roof rooftop deck entrance doorway door window yard backyard "
    "courtyard driveway back front"
)
_INDOOR_WORDS = frozenset(_INDOOR_PARTS.split())
_RANKS = {
    **dict.fromkeys(_AREAS.split(), AREA),
    **dict.fromkeys((_INDOOR_PARTS + " " + _OUTDOOR_PARTS).split(), ROOM),
}

_SPELLINGS = {
    "harbor": "harbour", "theater": "theatre", "center": "centre", "apt": "apartment",
    "st": "street", "ave": "avenue", "rd": "road", "rm": "room", "neighborhood": "neighbourhood",
    "parlor": "parlour", "grey": "gray", "bldg": "building", "hq": "headquarters",
    "hallway": "hall", "woods": "wood", "flat": "flat", "livingroom": "living-room",
}  # fmt: skip
_REMEMBERED = 4096
"""Names whose folding is kept: a film has dozens."""
_ARTICLES = frozenset({"the", "a", "an"})


@lru_cache(maxsize=_REMEMBERED)
def place_slug(name: str) -> str:
    """Return the slug of one part of a place: without its article, never empty."""
    words = slugify(name.replace("&", " and ")).split("-")
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return "-".join(words)


@lru_cache(maxsize=_REMEMBERED)
def fold(name: str) -> str:
    """Return what is the same for two spellings of one name: HARBORS, The Harbour, harbour's.

    Names with letters beyond the Latin alphabet fold to themselves in small letters.
    """
    if not name.isascii() and any(
        letter.isalpha() and not letter.isascii() for letter in normalize("NFKD", name)
    ):
        return " ".join(name.lower().split())
    words = place_slug(name).split("-")
    return " ".join(_fold_word(word) for word in words)


def _fold_word(word: str) -> str:
    word = _SPELLINGS.get(word, word)
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return _SPELLINGS.get(word, word)


def rank(name: str) -> int:
    """Return how large a thing a name stands for, by its last known word: AREA, BUILDING, ROOM."""
    words = place_slug(name).split("-")
    for word in (words[-1], words[0] if words[-1].isdigit() or len(words[-1]) == 1 else ""):
        if word in _RANKS:
            return _RANKS[word]
    return BUILDING


def is_indoor_part(name: str) -> bool:
    """Tell whether a name's last word is a room's, so that the place is an interior."""
    return place_slug(name).split("-")[-1] in _INDOOR_WORDS


def larger_first(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Turn `KITCHEN, MARA'S APARTMENT` round; what is in order or unclear stays as written."""
    ranks = [rank(part) for part in parts]
    shrinking = all(left >= right for left, right in pairwise(ranks))
    return parts[::-1] if shrinking and ranks and ranks[0] > ranks[-1] else parts
