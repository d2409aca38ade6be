"""Described: the words that a text says of a place.

A word that is denied (`no longer crowded`), that belongs to somebody (`an old man`) or to a thing
that is carried about (`a new rope`) is not said of the place. In a place's name every word counts.
"""

import re

from director.world.notes import About, Note
from director.world.words import WORD_OF, Said, agreed, set_of

MOST_LETTERS = 20_000
"""What is read of a description: about 3,500 words, more than any place is given."""
MOST_NAME_LETTERS = 300
"""What is read of a place's name."""

_DENIALS = set_of("no not never without isn't wasn't aren't weren't hardly neither nor n't nothing")
_HALF_DENIALS = (("no", "longer"), ("not", "any"), ("far", "from"), ("anything", "but"))
_THROUGH = set_of("so very too particularly especially really that a an the at all any longer more")
_OWNERS = set_of(
    """man men woman women boy boys girl girls child children kid kids baby person people guy guys
    lady ladies gentleman gentlemen couple friend friends brother sister mother father son daughter
    wife husband widow widower soldier officer cop policeman fisherman sailor priest nurse doctor
    farmer waiter waitress bartender driver dog cat horse face faces hair eyes eye hand hands arm
    arms voice smile grin laugh beard moustache shirt coat suit dress dresses jacket hat scarf shoes
    boots uniform age school tide tides day days night nights time times moment moments minute while
    idea plan way year years chance news love life world heart awake step steps pause beat number
    part deal bit"""
)
"""What follows an adjective that is not said of a place: an old man, a small step, high tide."""

LINKS = set_of("with of in on at by to from and or for is are that where as under over behind")
"""Words after which somebody else is spoken of: bustling with people."""

_DECADES = (
    (0, "ancient"),
    (500, "medieval"),
    (1700, "victorian"),
    (1915, "1920s"),
    (1940, "1950s"),
    (1960, "1970s"),
    (1990, "modern"),
    (2040, "futuristic"),
)
"""From which year on a word holds."""


_ANYTHINGS = set_of(
    """small large vast tall low old clean dirty rusty bare dark bright wooden stone brick concrete
    metal modern new narrow wild lonely busy packed tight grand lively"""
)
"""Words that are said of any object: they count for a place only before something built."""

_PLACES = set_of(
    """place room rooms house houses building buildings street streets road alley lane square yard
    garden park wall walls floor floors ceiling ceilings roof roofs roofed beam beams column
    columns pillar pillars facade facades front fronts door doors doorway gate arch arches
    window windows stairs staircase steps tower towers hut huts cabin cottage cottages shack
    shacks shed sheds barn church chapel castle hall corridor passage tunnel cave cavern kitchen
    bedroom bathroom office bar tavern inn pub diner shop shops store stores market stalls
    warehouse warehouses factory station platform harbour harbor quay pier jetty dock docks
    bridge ship boat deck cabins forest wood woods trees clearing field fields meadow farm beach
    shore cliff cliffs mountain mountains hill hills valley desert plain graveyard cemetery
    village town city suburb apartment flat mansion villa palace hotel motel hospital ward
    school classroom theatre library museum prison cell cellar basement attic loft space
    interior exterior courtyard terrace rooftop panelling paneling panels boards floorboards
    tiles cobbles structure structures architecture furniture furnishings decor light lighting
    neighbourhood neighborhood quarter district block blocks skyscrapers"""
)
"""What is built, or a place of its own."""

_NEARLY = set_of(
    """1930s art-deco thirties 1940s forties 1960s sixties 1980s eighties gothic edwardian georgian
    gaslit gas-lit"""
)
"""What is taken for a word that is only near to it."""

_NUMBERED = set_of(
    "room apartment apt flat suite unit number no cell gate platform highway route door floor house"
)
"""What a number belongs to, so that it is no year."""


def tokens(text: str) -> list[str]:
    """Return lower-case words; hyphens hold a word together, a possessive 's falls off."""
    plain = text.lower().replace("\u2019", "'")
    return [
        re.sub(r"'s?$", "", word) for word in re.findall(r"[a-z0-9]+(?:['-][a-z0-9]+)*'?", plain)
    ]


def words_said(*texts: str) -> Said:
    """Return what texts say of a place; the first one is its name, where every word counts."""
    found: list[tuple[str, str]] = []
    for name, text in enumerate(texts):
        for clause in clauses(text[:MOST_LETTERS]):
            found.extend(_of_clause(tokens(clause), loose=name == 0))
    said = agreed(word for word, _ in found)
    near = [Note(About.QUALITY, as_said, word) for word, as_said in found if as_said in _NEARLY]
    return Said(said.words, tuple(dict.fromkeys((*said.notes, *near))))


def clauses(text: str) -> list[str]:
    """Return the parts of a text between its stops; the first part of a comma list is one too."""
    return [part for part in re.split(r"[.,;:!?\n]|\s--?\s|\bbut\b", text) if part.strip()]


def built_after(said: list[str], index: int) -> str:
    """Return the built thing that a word is said of, or "": red walls, a round stone tower."""
    return next((word for word in said[index + 1 : index + 3] if word in _PLACES), "")


def _of_clause(said: list[str], loose: bool) -> list[tuple[str, str]]:
    """Return (word, as said) for what a clause says of its place."""
    words = [(_word_at(said, index), said[index], index) for index in range(len(said))]
    return [
        (word, as_said)
        for word, as_said, index in words
        if word
        and not _denied(said, index)
        and not _owned(said, index)
        and (loose or _of_the_place(said, word, index))
    ]


def _of_the_place(said: list[str], word: str, index: int) -> bool:
    """Tell whether a word is said of the place: a small harbour, not a small key.

    Words that fit any object must stand before something that is built, or alone.
    """
    if word not in _ANYTHINGS and said[index] not in _ANYTHINGS:
        return True
    after = said[index + 1 : index + 4]
    for distance, other in enumerate(after):
        if other in _PLACES:
            return True
        if other in LINKS:
            return distance == 0
        if distance == 1 and other not in WORD_OF:
            return False
    return not after


def _word_at(said: list[str], index: int) -> str:
    """Return the word that a token stands for, or ""."""
    token = said[index]
    if token in WORD_OF:
        return WORD_OF[token]
    year = re.fullmatch(r"(1[0-9]{3}|20[0-9]{2}|21[0-9]{2})(?:'?s)?", token)
    if not year or (index and said[index - 1] in _NUMBERED):
        return ""
    return next(word for first, word in reversed(_DECADES) if int(year[1]) >= first)


def _denied(said: list[str], index: int) -> bool:
    """Tell whether a denial stands before a word: not (very) rich, no longer crowded."""
    at = index - 1
    while at >= 0 and said[at] in _THROUGH and index - at <= 4:
        at -= 1
    if at < 0:
        return False
    pair = (said[at - 1], said[at]) if at else ("", "")
    return said[at] in _DENIALS or said[at].endswith("n't") or pair in _HALF_DENIALS


def _owned(said: list[str], index: int) -> bool:
    """Tell whether a word belongs to somebody: an old man, dark hair, a small grey cat."""
    after = said[index + 1 : index + 3]
    return any(word in _OWNERS for word in after[: 1 if set(after[:1]) & LINKS else 2])
