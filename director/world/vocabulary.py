"""Vocabulary: what a site shows, read from the code that furnishes it.

A site's function and every part that it calls say in their names, first sentences and thing ids
what they draw. So a site that takes up a new part knows its word at once; no list is kept.
"""

import re
from collections.abc import Iterator
from functools import cache
from types import CodeType, FunctionType
from typing import Any, cast

from director.world.sites import find_site

_MATERIALS = "director.world.materials"
_DRAWING = ("director.world.sites.", "director.world.parts.", _MATERIALS)
"""Where functions speak of things; those of shapes speak of boxes and discs."""


@cache
def shown_by(site: str) -> frozenset[str]:
    """Return the words, singular, of what a site shows."""
    kind = find_site(site)
    said = " ".join([*kind.words, *_sayings(cast(FunctionType, kind.furnish))])
    return frozenset(singular(word) for word in re.findall(r"[a-z]+", said.lower()))


def singular(word: str) -> str:
    """Return an English noun's singular, near enough to compare two spellings of one."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) else word


def _sayings(start: FunctionType) -> Iterator[str]:
    """Yield the names and texts of a function and of all that it calls to draw."""
    seen: set[FunctionType] = set()
    waiting = [start]
    while waiting:
        function = waiting.pop()
        if function in seen:
            continue
        seen.add(function)
        about = (function.__doc__ or "").partition(".")[0]
        # What returns something is a tool or a material: only a material's name is a thing's.
        draws = not about.startswith("Return")
        yield function.__name__ if draws or function.__module__ == _MATERIALS else ""
        yield about if draws and function.__module__ != _MATERIALS else ""
        for code in _codes(function.__code__):
            yield from (
                text for text in code.co_consts if isinstance(text, str) and " " not in text
            )
            named = (function.__globals__.get(name) for name in code.co_names)
            waiting.extend(other for other in map(_unwrapped, named) if other is not None)


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _codes(inner)


def _unwrapped(found: Any) -> FunctionType | None:
    """Return the drawing function behind a name, through `cache` and its like."""
    function = getattr(found, "__wrapped__", found)
    draws = isinstance(function, FunctionType) and function.__module__.startswith(_DRAWING)
    return function if draws else None
