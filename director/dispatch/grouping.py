"""From subjects to runs: which pictures go into one run, in what order, and after which others.

A run is a range of partitions, and a range is what lies side by side in the order of insertion. So
each place's subjects of one kind become a few runs of neighbours: the world stays loaded within a
run, two workers can share a place, and what depends on a picture waits for the run that makes it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from director.keys import Kind, kind_of, parent_of

LONGEST_RUN = 6
"""Pictures in a run: a larger one leaves the other worker idle at the end of a film."""


@dataclass(frozen=True)
class Group:
    """Neighbouring partition keys of one kind and one place."""

    kind: Kind
    place: str
    """Key of the environment."""
    keys: tuple[str, ...]

    @property
    def parents(self) -> frozenset[str]:
        """Keys of what these pictures depend on."""
        return frozenset(parent_of(key) for key in self.keys)


def groups(keys: Iterable[str], order: Mapping[Kind, Sequence[str]]) -> list[Group]:
    """Return the runs for `keys`, place by place in the order given, upstream before downstream.

    `order` holds the partition keys of each kind in their order of insertion, `keys` among them.
    """
    by_place: dict[str, dict[Kind, set[str]]] = {}
    for key in keys:
        place = "/".join(key.split("/")[:2])
        by_place.setdefault(place, {}).setdefault(kind_of(key), set()).add(key)
    return [
        Group(kind, place, chunk)
        for place, wanted in by_place.items()
        for kind in Kind
        if kind in wanted
        for chunk in _neighbours(wanted[kind], order[kind])
    ]


def _neighbours(wanted: set[str], order: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield runs of keys that follow one another in `order`, of even lengths."""
    stretch: list[str] = []
    for key in [*order, None]:
        if key is not None and key in wanted:
            stretch.append(key)
        elif stretch:
            yield from _even(stretch)
            stretch = []


def _even(stretch: Sequence[str]) -> Iterator[tuple[str, ...]]:
    parts = -(-len(stretch) // LONGEST_RUN)
    for part in range(parts):
        first, last = part * len(stretch) // parts, (part + 1) * len(stretch) // parts
        yield tuple(stretch[first:last])
