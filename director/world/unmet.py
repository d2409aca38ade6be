"""Unmet: what a description asks for and its site does not give, as notes.

Three kinds of words are looked at: kinds of place in the name, things of set dressing, and
qualities. Besides the words of `director.world.nearest`, a thing that is listed (`a carousel, a
ticket booth.`) is taken for one that is asked for, whether we know it or not. Other English words
are the story's, not the place's.
"""

import re
from collections.abc import Iterable, Iterator

from director.world.described import LINKS, MOST_LETTERS, built_after, clauses, tokens
from director.world.nearest import COLOURS, KINDS, QUALITIES, THINGS
from director.world.notes import About, Note
from director.world.sites import sites
from director.world.vocabulary import shown_by, singular
from director.world.words import WORD_OF, set_of

MOST_NOTES = 12
"""Notes of one place that are told each by itself."""

_UNREAD_SHOWN = 40
_NO_NOUNS = ("s", "ed", "ing", "ly", "er", "or", "man", "person", "ist", "ian")
"""Endings of verbs, adverbs and people: `a door slams`, `a dancer`."""
_STORY = set_of(
    """beat pause silence moment look smile sound noise knock voice scream shot gunshot whisper
    laugh cry thud crash click bang ring song tune smell glow flash shadow reflection figure
    hand face body head finger arm leg foot eye mouth man woman boy girl child kid baby
    teenager person crowd couple guy lady gentleman soldier officer cop policeman sailor
    priest nurse doctor farmer waiter waitress bartender driver stranger friend brother
    sister mother father son daughter wife husband knife gun pistol rifle letter note book
    bag suitcase cup glass bottle cigarette phone photo photograph envelope key coin ring
    watch coat hat dress suit shirt apron uniform torch cat dog bird kiss nod shrug breath
    word question answer joke story name day night morning evening while time minute second
    hour year storm breeze wind world life chance bit lot few kind sort part pair number
    couple dozen group sign light wall room place door way line side end corner"""
)
"""Nouns that a script lists without asking the set for them."""


def unmet(name: str, text: str, site: str) -> tuple[Note, ...]:
    """Return what a place's name and description ask for beyond what its site gives."""
    read = text[:MOST_LETTERS]
    said = [tokens(clause) for part in (name, read) for clause in clauses(part)]
    kinds = list(_kinds(name, site))
    told = frozenset(word for kind in kinds for word in kind.asked.split())
    found = [
        *kinds,
        *_things(said, shown_by(site) | told),
        *_qualities(said),
        *_unread(f"{name} {text}", len(text)),
    ]
    return _few(dict.fromkeys(found))


def _few(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return the first notes, and one that names the others."""
    told = list(notes)
    if len(told) <= MOST_NOTES:
        return tuple(told)
    more = told[MOST_NOTES:]
    names = ", ".join(note.asked for note in more[:20]) + (", ..." if len(more) > 20 else "")
    return (*told[:MOST_NOTES], Note(About.TEXT, f"{len(more)} more not shown", names))


def _kinds(name: str, site: str) -> Iterator[Note]:
    """Yield kinds of place in the name for which this site stands in."""
    said = [singular(word) for word in tokens(name)]
    near = KINDS[sites()[site].interior]
    at = 0
    while at < len(said):
        phrases = [" ".join(said[at : at + length]) for length in (3, 2, 1)]
        phrase = next((phrase for phrase in phrases if phrase in near), "")
        if phrase:
            yield Note(About.PLACE, phrase, site)
        at += len(phrase.split()) or 1


def _things(said: list[list[str]], shown: frozenset[str]) -> Iterator[Note]:
    """Yield things that the site does not show, with the nearest that it does."""
    for words in said:
        listed = _listed(words)
        for word in words:
            name = singular(word)
            if name in shown or (word not in THINGS and word != listed):
                continue
            near = next((near for near in THINGS.get(word, ()) if near in shown), "")
            yield Note(About.THING, name, near)


def _listed(words: list[str]) -> str:
    """Return the noun of a clause that only names a thing (`a rusty carousel`), or ""."""
    words = words[1:] if words[:1] == ["and"] else words
    if words[:1] not in (["a"], ["an"]):
        return ""
    end = next((index for index, word in enumerate(words) if word in LINKS), len(words))
    head = words[end - 1]
    named = 2 <= end <= 4 and not head.endswith(_NO_NOUNS) and head not in _STORY
    return head if named and head not in WORD_OF else ""


def _qualities(said: list[list[str]]) -> Iterator[Note]:
    """Yield qualities and colours of something built that change nothing."""
    for words in said:
        for index, word in enumerate(words):
            noun = built_after(words, index)
            if noun and word in QUALITIES | COLOURS:
                yield Note(About.QUALITY, f"{word} {noun}")
            elif word in QUALITIES and len(words) <= 2 and index == len(words) - 1:
                yield Note(About.QUALITY, word)


def _unread(text: str, length: int) -> Iterator[Note]:
    """Yield what could not be read: letters of another alphabet, and what is too long."""
    foreign = re.findall(r"[^\W\d_A-Za-z\u00c0-\u024f]+", text[: 2 * MOST_LETTERS])
    if foreign:
        shown = " ".join(foreign)[:_UNREAD_SHOWN]
        yield Note(About.TEXT, shown, "only Latin letters are read; nothing stands in for it")
    if length > MOST_LETTERS:
        rest = f"Everything after {MOST_LETTERS:,} letters of the description"
        yield Note(About.TEXT, rest, "not read")
