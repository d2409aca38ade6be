"""Words: what a script says of a place, as the words that sites answer to.

    said (`derelict`)  ->  word (`abandoned`)  ->  traits (`director.world.traits`)

Next door, `director.world.described` finds them in a text.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from director.world.notes import About, Note


def set_of(words: str) -> frozenset[str]:
    """Return the words of a table that is written as text."""
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
    "new": "new brand-new newly-built fresh freshly-painted",
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
    "wooden": "wooden wood timber timbered timber-framed half-timbered log-built plank planked"
    " clapboard wood-panelled wood-paneled",
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
    "modern": "modern sleek contemporary minimalist 1990s 2000s 2010s 2020s",
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
    ("new", "old"),
    ("new", "ruined"),
    ("new", "ancient"),
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

SAME_SIDE = (set_of("cramped small narrow"), set_of("vast large"))
"""Words of one group that say the same more or less strongly: no contradiction."""

WORD_OF = {said: word for word, saying in WORDS.items() for said in saying.split()}


@dataclass(frozen=True)
class Said:
    """The words of a text, in the order in which they are said, and what was left out and why."""

    words: tuple[str, ...]
    notes: tuple[Note, ...] = ()


def agreed(words: Iterable[str]) -> Said:
    """Return words without doubles and without those that an earlier one excludes."""
    kept: list[str] = []
    notes: list[Note] = []
    for word in dict.fromkeys(words):
        earlier = next((held for held in kept if _exclude(held, word)), None)
        if earlier is None:
            kept.append(word)
        else:
            notes.append(Note(About.CONTRADICTION, word, earlier))
    return Said(tuple(kept), tuple(notes))


def folded(words: Iterable[str]) -> Said:
    """Return a list of words, in which order means nothing, as words that sites answer to."""
    known = {WORD_OF.get(word.lower(), word.lower()) for word in words}
    ranks = {word: rank for rank, word in enumerate(word for group in EXCLUSIVE for word in group)}
    return agreed(sorted(known, key=lambda word: (ranks.get(word, -1), word)))


def _exclude(one: str, other: str) -> bool:
    same = any({one, other} <= side for side in SAME_SIDE)
    return not same and any(one in group and other in group for group in EXCLUSIVE)
