"""Weaves: how each texture is made of patterns, one file for each trade, found by walking.

A weave takes a random stream and a linear colour and returns albedo (n, n, 3) and height (n, n).
Next door: `director.world.patterns` has the noise, `director.world.textures` keeps the results.
"""

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache

import numpy as np

from director.world.patterns import Array

Weave = Callable[[np.random.Generator, Array], tuple[Array, Array]]

_WEAVES: dict[str, Weave] = {}


def weave(make: Weave) -> Weave:
    """Register the decorated function under its own name."""
    _WEAVES[make.__name__] = make
    return make


@cache
def weaves() -> dict[str, Weave]:
    """Return every weave by the name that `Material.texture` gives it, sorted."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return dict(sorted(_WEAVES.items()))
