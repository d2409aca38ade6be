"""Choosing: which site and which words a script's location asks for.

The head noun decides: a warehouse office is an office, Harbour Street is a street. What stands
before it, the place around it and the description only help. Sites name their own words (see
`director.world.sites`); the tables here hold what belongs to no single site.
"""

import re
from dataclasses import dataclass

from director.world.described import MOST_LETTERS, MOST_NAME_LETTERS, tokens, words_said
from director.world.nearest import KINDS
from director.world.notes import About, Note, with_article
from director.world.sites import Site, sites
from director.world.unmet import unmet
from director.world.vocabulary import singular

DEFAULTS = {True: ("living-room", "office", "warehouse"), False: ("field", "village-square")}
"""Taken where nothing fits, by interior; the first that exists."""


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


RELATIONS = _set_of(
    """above across against along amid among around at atop before behind below beneath beside
    between by facing for from in inside into near next of off on opposite outside over overlooking
    past through to toward towards under underneath with within without"""
)
"""Words that end a head phrase: a bridge over the harbour is a bridge."""

SIDES = _set_of(
    """area back centre center corner day edge end entrance exterior front interior left main middle
    night other rear right section side site view a an and the his her their its our my"""
)
"""Words that name no kind of place: the edge of a forest is forest."""

WEAK = _set_of("bay ground hall lane passage path place road room row space track trail way")
"""Kinds so common that a telling word before them decides: a forest road is forest."""

_NEAR = 0.7
"""What a kind of place says for the site that only comes nearest to it."""

SPELLINGS = {
    "harbor": "harbour",
    "harborside": "harbour",
    "harbourside": "harbour",
    "docks": "dock",
    "woods": "woods",
    "gray": "grey",
    "theater": "theatre",
    "barroom": "bar",
    "lounge-bar": "bar",
    "livingroom": "living room",
    "bed-room": "bedroom",
    "graveside": "graveyard",
    "sidewalk": "pavement",
    "parlor": "parlour",
}


@dataclass(frozen=True)
class Choice:
    """What a script's location became, and why."""

    site: str
    words: tuple[str, ...]
    """Sorted words of the description that sites answer to."""
    reasons: tuple[str, ...]
    """Sentences for the film-maker."""
    understood: bool
    """False: nothing in the script names a kind of place that we have."""
    notes: tuple[Note, ...] = ()
    """What was asked for and is not shown as asked, with the nearest that was taken."""


def choose_site(location: str, interior: bool, text: str = "") -> Choice:
    """Return the site that fits a location's name best, then its description.

    `location` is a scene heading's place (`HARBOUR / WAREHOUSE OFFICE`), `text` the description
    that follows it. Any text will do: what cannot be read is told in the notes.
    """
    cut = len(location) > MOST_NAME_LETTERS
    location, read = location[:MOST_NAME_LETTERS], text[:MOST_LETTERS]
    site, reason, understood = _site(location, interior, read)
    said = words_said(location, read)
    unheard = [word for word in said.words if word in sites()[site].deaf]
    notes = (
        *said.notes,
        *(Note(About.QUALITY, word) for word in unheard),
        *unmet(location, text, site),
    )
    if cut:
        rest = f"Everything after {MOST_NAME_LETTERS} letters of the name"
        notes = (Note(About.TEXT, rest, "not read"), *notes)
    if not understood:
        notes = (Note(About.PLACE, location.strip() or "place without a name", site), *notes)
    return Choice(
        site, tuple(sorted(said.words)), (reason,), understood, tuple(dict.fromkeys(notes))
    )


def _site(location: str, interior: bool, text: str) -> tuple[str, str, bool]:
    """Return the site's name, why it was chosen, and whether anything was understood."""
    kinds = [kind for kind in sites().values() if kind.interior == interior]
    for said, where in ((_mentions(location), "name"), (_described(text), "description")):
        best = max(kinds, key=lambda kind: (_score(kind, said)[0], kind.name), default=None)
        score, phrase = _score(best, said) if best else (0.0, "")
        if best and score > 0:
            kind = best.name.replace("-", " ")
            return best.name, f"'{phrase}' in the {where} names {with_article(kind)}.", True
    return (*_stand_in(location, interior), False)


def _stand_in(location: str, interior: bool) -> tuple[str, str]:
    """Return a stand-in for a place of which we have no kind, and why."""
    side = "interior" if interior else "exterior"
    names = [name for name in DEFAULTS[interior] if name in sites()]
    names += [kind.name for kind in sites().values() if kind.interior == interior]
    reason = (
        f"No {side} site is known for '{location}': {names[0].replace('-', ' ')} stands in for it."
        " Choose another site if you know better."
    )
    return names[0], reason


Mentions = dict[str, float]
"""Phrases of one to three words, singular, with how much each of them says."""


def _mentions(location: str) -> Mentions:
    """Return the phrases of a place path; the last part and its head noun weigh most."""
    parts = [part for part in re.split(r"\s*/\s*|\s+[-\u2013\u2014]\s+|,|\(|\)", location) if part]
    found: Mentions = {}
    for back, part in enumerate(reversed(parts)):
        _merge(found, _phrase_mentions(tokens(part)), 0.4**back)
    return found


def _phrase_mentions(tokens: list[str]) -> Mentions:
    """Return the phrases of one noun phrase: its head before the first preposition weighs 1."""
    stop = next((i for i, word in enumerate(tokens) if word in RELATIONS and i > 0), len(tokens))
    found: Mentions = {}
    head = [word for word in tokens[:stop] if word not in SIDES and word not in RELATIONS]
    for index in range(len(head)):
        distance = len(head) - 1 - index
        _merge(found, _ending_at(head, index), 0.5**distance)
    rest = tokens[stop + 1 :]
    if rest:
        _merge(found, _phrase_mentions(rest), 0.35 if head else 0.9)
    return found


def _ending_at(words: list[str], index: int) -> Mentions:
    """Return the phrases of one to three words that end at `index`; longer ones say more."""
    found: Mentions = {}
    for length, weight in ((1, 1.0), (2, 1.5), (3, 1.8)):
        if length <= index + 1:
            phrase = words[index + 1 - length : index + 1]
            weak = length == 1 and phrase[0] in WEAK
            found[" ".join([*phrase[:-1], _singular(phrase[-1])])] = 0.4 if weak else weight
    return found


def _described(text: str) -> Mentions:
    """Return the phrases of a description; what comes first says most."""
    said = [word for word in tokens(text) if word not in SIDES]
    found: Mentions = {}
    for index in range(min(len(said), 120)):
        _merge(found, _ending_at(said, index), 0.3 * 0.97**index)
    return found


def _merge(found: Mentions, more: Mentions, weight: float) -> None:
    for phrase, value in more.items():
        found[phrase] = max(found.get(phrase, 0.0), value * weight)


def _singular(word: str) -> str:
    return singular(SPELLINGS.get(word, word))


def _score(kind: Site, said: Mentions) -> tuple[float, str]:
    """Return how well a site fits, and the phrase that says so."""
    count = len(kind.words)
    hits: list[tuple[float, str]] = []
    for index, word in enumerate(kind.words):
        *before, last = word.lower().replace("-", " ").split()
        phrase = " ".join([*before, _singular(last)])
        if phrase in said:
            hits.append((said[phrase] * (1.0 - 0.4 * index / count), phrase))
    near = KINDS[kind.interior]
    known = {phrase for _, phrase in hits}
    hits += [
        (weight * _NEAR, phrase)
        for phrase, weight in said.items()
        if near.get(phrase) == kind.name and phrase not in known
    ]
    hits.sort(reverse=True)
    return (hits[0][0] + 0.2 * sum(hit[0] for hit in hits[1:]), hits[0][1]) if hits else (0.0, "")
