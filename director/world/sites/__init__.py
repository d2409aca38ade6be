"""Sites: one file for each kind of place, found by walking this package (there is no list).

A site is a plain function that furnishes a `Stage`:

    @site("harbour", interior=False, words=("harbour", "quay", "dock"))
    def harbour(stage: Stage) -> None: ...

Belongs here: what makes a place that kind of place. Next door, in `director.world.parts`: the
things that several places share.
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from director.errors import BadInput
from director.world.stage import Stage

Furnish = Callable[[Stage], None]


@dataclass(frozen=True)
class Site:
    """A kind of place that we can build."""

    name: str
    interior: bool
    words: tuple[str, ...]
    """What a script calls such a place, the most telling first."""
    furnish: Furnish
    deaf: tuple[str, ...] = ()
    """Words of `director.world.words` that change nothing that is seen of it."""


DEAF_INDOORS = ("fishing", "market", "new", "remote")
"""What is said of the country about a house changes nothing in its rooms; and they are as new as
can be where nobody says otherwise."""
UNBUILT = (
    "new",
    "clean",
    "fishing",
    "market",
    "wooden",
    "stone",
    "brick",
    "concrete",
    "metal",
    "medieval",
    "victorian",
    "1920s",
    "1950s",
    "1970s",
    "modern",
    "futuristic",
    "neon",
    "remote",
    "old",
    "rusty",
    "dark",
    "bright",
)
"""What is said of buildings, their age and their lights changes nothing where nobody has built."""
_SITES: dict[str, Site] = {}


def site(
    name: str, *, interior: bool, words: tuple[str, ...], deaf: tuple[str, ...] = ()
) -> Callable[[Furnish], Furnish]:
    """Register the decorated function as the builder of sites called `name`.

    `deaf` are words that it does not answer to, besides those that no room answers to.
    """

    def register(furnish: Furnish) -> Furnish:
        known = _SITES.get(name)
        if known is not None and known.furnish.__module__ != furnish.__module__:
            raise ValueError(f"Two sites are called '{name}'.")
        _SITES[name] = Site(
            name, interior, words, furnish, deaf + (DEAF_INDOORS if interior else ())
        )
        return furnish

    return register


@cache
def sites() -> dict[str, Site]:
    """Return every site by its name, sorted; importing the package's modules registers them."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return dict(sorted(_SITES.items()))


def find_site(name: str) -> Site:
    """Return the site of that name.

    Raises:
        BadInput: there is none.
    """
    if name not in sites():
        raise BadInput(
            f"No site is called '{name}'.",
            known=f"Known: {', '.join(sites())}.",
            remedy="Choose one of these for the environment's 'site'.",
        )
    return sites()[name]
