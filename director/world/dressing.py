"""Dressing: a world in a style. Colours of surfaces and lamps, and relief; nothing moves."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from director.style.develop import dyed
from director.style.style import Style
from director.world.blockout import Blockout, Float3

FAINTEST, STRONGEST = 0.25, 4.0
"""A tint changes a texture's colour at most so much."""


def dressed(world: Blockout, style: Style, digest: str) -> Blockout:
    """Return the world with the colours and the relief of a style."""
    roughly = style.manner.texture
    materials = tuple(
        replace(
            material,
            bump=material.bump * roughly,
            emission=_glowing(material.emission, style),
        )
        for material in world.materials
    )
    lamps = tuple(replace(lamp, colour=_glowing(lamp.colour, style)) for lamp in world.lamps)
    tint = _tinted(world, style)
    return replace(world, materials=materials, lamps=lamps, tint=tint, digest=digest)


def _tinted(world: Blockout, style: Style) -> NDArray[np.float32]:
    """Return the tint (n, 3) with which textures show a style's colours.

    A texture keeps its pattern: its mean, which is its material's colour, is what is dyed.
    """
    own = np.array([material.colour for material in world.materials], np.float32)
    kinds, back = np.unique(
        np.concatenate([world.material[:, None], np.round(world.tint, 2)], axis=1),
        axis=0,
        return_inverse=True,
    )
    seen = own[kinds[:, 0].astype(int)] * np.maximum(kinds[:, 1:], 0.01)
    factor = np.clip(dyed(seen, style) / np.maximum(seen, 1e-4), FAINTEST, STRONGEST)
    return (world.tint * factor[back.ravel()]).astype(np.float32)


def _glowing(colour: Float3, style: Style) -> Float3:
    """Return a light's colour in a style, as bright as before."""
    peak = max(colour)
    if peak <= 0:
        return colour
    red, green, blue = dyed(np.array([colour]) / peak, style)[0].tolist()
    scale = sum(colour) / max(red + green + blue, 1e-4)
    return red * scale, green * scale, blue * scale
