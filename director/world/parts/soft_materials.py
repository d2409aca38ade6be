"""Soft materials: cloth, leather, paper and tiles of rooms, at the scale of a hand.

`director.world.materials` has the same textures at the scale of awnings and facades.
"""

from dataclasses import replace

from director.world import materials as made
from director.world.blockout import Float3, Material


def weave() -> Material:
    """Close-woven cloth that takes its colour from the tint."""
    return replace(made.fabric((0.8, 0.8, 0.8)), name="weave", texture_size_m=0.24, bump=0.0004)


def hide() -> Material:
    """Fine leather that takes its colour from the tint."""
    return replace(made.leather((0.5, 0.5, 0.5)), name="hide", texture_size_m=0.26, bump=0.0008)


def papered(colour: Float3) -> Material:
    """Wallpaper whose pattern is as large as a hand."""
    paper = made.wallpaper(colour)
    return replace(paper, name=f"room-{paper.name}", texture_size_m=0.56)


def silvered() -> Material:
    """The glass of a mirror, a little blind."""
    return replace(made.paint((0.30, 0.315, 0.32), 0.12), name="silvered")


def small_tile(colour: Float3) -> Material:
    """Square wall tiles of 15 cm."""
    tile = made.floor_tile(colour)
    return replace(tile, name=f"small-{tile.name}", texture_size_m=0.6)
