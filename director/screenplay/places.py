"""Places: which headings mean the same set, and the path of slugs that names it.

The rules, in the order in which they are tried; only *earlier* scenes are looked at, so that a
scene added at the end never renames a place that already has pictures:

1. The same parts in any order are the same place, in the spelling and order of the first time.
2. A room alone is the room of a building seen earlier when there is only one such room, or when
   the scene before is in the same building.
3. A first part that is a known building or room is continued from there.
4. Otherwise the larger part goes first (harbour, warehouse, office); where the words do not tell,
   what is known to contain something else does.
5. Interior and exterior of one name are two sets. The first keeps the plain path, the other gets
   `-interior` or `-exterior` behind it.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from director.keys import LONGEST_SLUG
from director.screenplay.place_words import fold, larger_first, place_slug, rank

Folds = tuple[str, ...]
_SUFFIX_ROOM = len("-interior") + len("-9999")
_LONGEST_JOINED = LONGEST_SLUG - _SUFFIX_ROOM
"""An environment's slug is the path joined with hyphens, and is one segment of a key."""
UNNAMED = "UNNAMED PLACE"


@dataclass(frozen=True, slots=True)
class Set:
    """One place on one side of its walls."""

    path: str
    name: tuple[str, ...]
    folds: Folds
    indoors: bool


class Atlas:
    """The places of a film so far, filled scene by scene."""

    def __init__(self) -> None:
        self._sets: dict[tuple[Folds, bool], Set] = {}
        self._names: dict[Folds, tuple[str, ...]] = {}
        """Canonical parts of every place and of everything that contains one."""
        self._orders: dict[str, Folds] = {}
        """The same, by words in any order."""
        self._rooms: defaultdict[str, list[Folds]] = defaultdict(list)
        """Places that are part of another, by their last part."""
        self._containers: set[str] = set()
        self._taken: Counter[str] = Counter()

    def find(
        self, parts: tuple[str, ...], indoors: bool | None, both: bool, previous: Set | None
    ) -> tuple[Set, str]:
        """Return the set that a heading's place parts mean, and a warning or "".

        Args:
            parts: the place's names as written, in that order.
            indoors: the side that the heading names first; None when it names none.
            both: the heading is INT/EXT.
            previous: the set of the scene before.
        """
        warning = ""
        if not parts:
            if previous:
                return previous, "names no place; the place of the scene before was taken"
            parts, warning = (UNNAMED,), f"names no place; it is called {UNNAMED}"
        names, doubt = self._place(parts, previous)
        return self._side(names, indoors, both), warning or doubt

    def _place(self, parts: tuple[str, ...], previous: Set | None) -> tuple[tuple[str, ...], str]:
        """Return the canonical parts of a place (rules 1 to 4), and a warning or ""."""
        parts = _without_repeats(parts)
        known = self._orders.get(_any_order(parts))
        if known:
            return self._names[known], ""
        if len(parts) == 1:
            room, doubt = self._room(parts[0], previous)
            return self._names[room] if room else parts, doubt
        parts = self._ordered(parts)
        return self._continued(parts, previous), ""

    def _room(self, part: str, previous: Set | None) -> tuple[Folds | None, str]:
        rooms = self._rooms.get(fold(part), [])
        if len(rooms) <= 1:
            return (rooms[0] if rooms else None), ""
        if previous:
            near = [room for room in rooms[:_MANY] if room[:1] == previous.folds[:1]]
            if len(near) == 1:
                return near[0], ""
        choices = " or ".join(" - ".join(self._names[room]) for room in rooms[:3])
        return None, f"may mean {choices}; it was taken as a place of its own. Write it in full"

    def _ordered(self, parts: tuple[str, ...]) -> tuple[str, ...]:
        """Put the larger part first (rule 4)."""
        if rank(parts[0]) != rank(parts[-1]):
            return larger_first(parts)
        first, last = fold(parts[0]), fold(parts[-1])
        turned = last in self._containers and first not in self._containers
        return parts[::-1] if turned else parts

    def _continued(self, parts: tuple[str, ...], previous: Set | None) -> tuple[str, ...]:
        """Continue from the longest known beginning, in its canonical spelling (rule 3)."""
        for length in range(len(parts) - 1, 0, -1):
            start = self._orders.get(_any_order(parts[:length]))
            if start is None and length == 1:
                start, _ = self._room(parts[0], previous)
            if start:
                return _without_repeats((*self._names[start], *parts[length:]))
        return parts

    def _side(self, names: tuple[str, ...], indoors: bool | None, both: bool) -> Set:
        """Return the interior or exterior of a place (rule 5), new or known."""
        folds = tuple(map(fold, names))
        side = self._sets.get((folds, bool(indoors)))
        other = self._sets.get((folds, not indoors))
        if indoors is None or (both and not side):
            side = side or other
        if side:
            return side
        suffix = ("-interior" if indoors else "-exterior") if other else ""
        path = self._unique((other.path if other else _path(names)) + suffix)
        made = Set(path, names, folds, bool(indoors))
        self._remember(made, new_place=other is None)
        return made

    def _remember(self, made: Set, new_place: bool) -> None:
        self._sets[made.folds, made.indoors] = made
        rooms = self._rooms[made.folds[-1]]
        if new_place and len(made.folds) > 1 and len(rooms) < _MANY:
            rooms.append(made.folds)
        if len(made.folds) > 1 or not made.indoors:
            self._containers.add(fold(made.name[0]))
        for length in range(1, len(made.name) + 1):
            self._names.setdefault(made.folds[:length], made.name[:length])
            self._orders.setdefault(_any_order(made.name[:length]), made.folds[:length])

    def _unique(self, path: str) -> str:
        """Return `path`, with a number behind it when another place has it already.

        Paths are compared joined with hyphens, as the slug of an environment is.
        """
        candidate, joined = path, path.replace("/", "-")
        while candidate.replace("/", "-") in self._taken:
            self._taken[joined] += 1
            candidate = f"{path}-{self._taken[joined]}"
        self._taken[candidate.replace("/", "-")] = 1
        return candidate


def _path(names: tuple[str, ...]) -> str:
    """Return the path of slugs, short enough to be joined to one slug with a suffix."""
    slugs = [place_slug(name) for name in names]
    while len("-".join(slugs)) > _LONGEST_JOINED:
        longest = max(range(len(slugs)), key=lambda index: len(slugs[index]))
        if len(slugs[longest]) <= _SHORTEST:
            slugs.pop(-2)
        else:
            slugs[longest] = _shorter(slugs[longest])
    return "/".join(slugs)


_MANY = 50
"""Rooms of one name that are compared; more would make a hostile script slow."""
_SHORTEST = 8


def _shorter(slug: str) -> str:
    """Drop a slug's last word, or its last letter when it has only one."""
    head, hyphen, _ = slug.rpartition("-")
    return head if hyphen else slug[:-1]


def _any_order(parts: tuple[str, ...]) -> str:
    """HARBOUR - WAREHOUSE, WAREHOUSE, HARBOUR and HARBOUR WAREHOUSE are one."""
    return " ".join(sorted(" ".join(map(fold, parts)).split()))


def _without_repeats(parts: tuple[str, ...]) -> tuple[str, ...]:
    """HOTEL - HOTEL - ROOM 5 is HOTEL - ROOM 5."""
    return tuple({fold(part): part for part in reversed(parts)}.values())[::-1]
