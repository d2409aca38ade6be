"""Words: what a script says of a place, as the words that sites answer to.

    said (`derelict`)  ->  word (`abandoned`)  ->  traits (`director.world.traits`)

A word that is denied (`no longer crowded`) or that belongs to somebody (`an old man`) is not said
of the place. Of words that exclude each other, the one that is said first holds.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


WORDS: dict[str, str] = {
    # size and height
    "cramped": "cramped poky pokey claustrophobic stuffy",
    "small": "small tiny little compact",
    "narrow": "narrow tight",
    "large": "large big wide broad spacious roomy",
    "vast": "vast huge enormous cavernous immense endless sprawling giant gigantic massive",
    "tall": "tall towering high-rise lofty high-ceilinged",
    "low": "low-ceilinged low-slung squat",
    # upkeep
    "ruined": "ruined ruin ruins crumbling collapsed bombed bombed-out destroyed burnt-out"
    " burned-out wrecked gutted shattered tumbledown",
    "abandoned": "abandoned deserted derelict disused forsaken boarded boarded-up forgotten unused"
    " vacant",
    "old": "old aged historic antique weathered weather-beaten worn worn-out old-fashioned faded",
    "dirty": "dirty filthy grimy dingy squalid seedy greasy dusty muddy sooty soot-stained",
    "littered": "littered trash-strewn rubbish-strewn garbage-strewn trash garbage rubbish junk",
    "rusty": "rusty rusted rusting corroded",
    "overgrown": "overgrown ivy ivy-covered weeds weed-choked wild moss mossy brambles",
    "bare": "bare empty sparse stark spartan austere unfurnished barren",
    "clean": "clean spotless pristine tidy immaculate sterile gleaming polished",
    # people and wealth
    "crowded": "crowded busy bustling packed teeming crammed thronged lively",
    "cluttered": "cluttered messy untidy cluttered-up overstuffed",
    "remote": "remote isolated lonely desolate bleak secluded",
    "poor": "poor shabby run-down rundown dilapidated ramshackle humble impoverished rickety"
    " tumble-down decrepit slum",
    "rich": "rich opulent elegant luxurious grand lavish expensive posh wealthy stately ornate"
    " plush upscale palatial",
    "cosy": "cosy cozy homely snug welcoming inviting",
    # light
    "dark": "dark dim gloomy unlit shadowy murky dimly-lit darkened pitch-black",
    "bright": "bright sunlit sunny airy light-filled well-lit brightly-lit",
    "neon": "neon neon-lit",
    # material
    "wooden": "wooden wood timber timbered timber-framed half-timbered log plank planked clapboard"
    " wood-panelled wood-paneled",
    "stone": "stone stones stony granite limestone sandstone cobbled cobblestone cobblestones"
    " marble",
    "brick": "brick bricks red-brick brickwork",
    "concrete": "concrete cement breeze-block cinderblock brutalist",
    "metal": "metal steel corrugated iron tin aluminium aluminum metallic",
    # time
    "ancient": "ancient centuries-old age-old",
    "medieval": "medieval mediaeval gothic feudal",
    "victorian": "victorian edwardian georgian gaslit gas-lit",
    "1920s": "1920s 1930s art-deco twenties thirties",
    "1950s": "1950s 1940s forties fifties mid-century",
    "1970s": "1970s 1960s 1980s sixties seventies eighties",
    "modern": "modern new sleek contemporary minimalist 1990s 2000s 2010s 2020s",
    "futuristic": "futuristic hi-tech high-tech sci-fi cyberpunk holographic",
    # trade
    "industrial": "industrial factory factories",
    "fishing": "fishing fishermen fisherman fisherman's trawler trawlers nets",
    "market": "market stalls",
}
"""Words that sites may answer to, and what a script may say for them."""

EXCLUSIVE: tuple[tuple[str, ...], ...] = (
    ("cramped", "small", "narrow", "vast", "large"),
    ("tall", "low"),
    ("rich", "poor"),
    ("clean", "dirty"),
    ("clean", "littered"),
    ("abandoned", "crowded"),
    ("remote", "crowded"),
    ("bare", "cluttered"),
    ("bare", "overgrown"),
    ("dark", "bright"),
    ("wooden", "stone", "brick", "concrete", "metal"),
    ("medieval", "victorian", "1920s", "1950s", "1970s", "modern", "futuristic"),
    ("ancient", "modern", "futuristic"),
)
"""Words that cannot all hold: of each group the one that is said first does; in a list of words,
which has no order, the one that stands first here."""

SAME_SIDE = (_set_of("cramped small narrow"), _set_of("vast large"))
"""Words of one group that say the same more or less strongly: no contradiction."""

WORD_OF = {said: word for word, saying in WORDS.items() for said in saying.split()}

_DENIALS = _set_of(
    "no not never without isn't wasn't aren't weren't hardly neither nor n't nothing"
)
_HALF_DENIALS = (("no", "longer"), ("not", "any"), ("far", "from"), ("anything", "but"))
_THROUGH = _set_of(
    "so very too particularly especially really that a an the at all any longer more"
)
_OWNERS = _set_of(
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

_LINKS = _set_of("with of in on at by to from and or for")
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


_NUMBERED = _set_of(
    "room apartment apt flat suite unit number no cell gate platform highway route door floor house"
)
"""What a number belongs to, so that it is no year."""


@dataclass(frozen=True)
class Said:
    """The words of a text, in the order in which they are said, and what was left out and why."""

    words: tuple[str, ...]
    notes: tuple[str, ...] = ()


def tokens(text: str) -> list[str]:
    """Return lower-case words; hyphens hold a word together, a possessive 's falls off."""
    plain = text.lower().replace("\u2019", "'")
    return [
        re.sub(r"'s?$", "", word) for word in re.findall(r"[a-z0-9]+(?:['-][a-z0-9]+)*'?", plain)
    ]


def words_said(*texts: str) -> Said:
    """Return what texts say of a place; the first text says it first."""
    found: list[str] = []
    for text in texts:
        for clause in re.split(r"[.;:!?\n]|\bbut\b", text):
            found.extend(_of_clause(tokens(clause)))
    return agreed(found)


def agreed(words: Iterable[str]) -> Said:
    """Return words without doubles and without those that an earlier one excludes."""
    kept: list[str] = []
    notes: list[str] = []
    for word in dict.fromkeys(words):
        earlier = next((held for held in kept if _exclude(held, word)), None)
        if earlier is None:
            kept.append(word)
        else:
            notes.append(
                f"'{word}' and '{earlier}' exclude each other: '{earlier}' was said first."
            )
    return Said(tuple(kept), tuple(notes))


def folded(words: Iterable[str]) -> Said:
    """Return a list of words, in which order means nothing, as words that sites answer to."""
    known = {WORD_OF.get(word.lower(), word.lower()) for word in words}
    ranks = {word: rank for rank, word in enumerate(word for group in EXCLUSIVE for word in group)}
    return agreed(sorted(known, key=lambda word: (ranks.get(word, -1), word)))


def _exclude(one: str, other: str) -> bool:
    same = any({one, other} <= side for side in SAME_SIDE)
    return not same and any(one in group and other in group for group in EXCLUSIVE)


def _of_clause(said: list[str]) -> list[str]:
    words = [(_word_at(said, index), index) for index in range(len(said))]
    return [
        word
        for word, index in words
        if word and not _denied(said, index) and not _owned(said, index)
    ]


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
    return any(word in _OWNERS for word in after[: 1 if set(after[:1]) & _LINKS else 2])
