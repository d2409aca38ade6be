"""Soft materials: cloth, leather, paper, paint and tiles of rooms, at the scale of a hand.

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


def painted(colour: Float3 = (0.8, 0.8, 0.8)) -> Material:
    """A wall or ceiling with fresh paint on sound plaster; by default its colour is the tint's."""
    wall = made.plaster(colour)
    name = wall.name.replace("plaster", "distemper")
    return replace(wall, name=name, texture="distemper", texture_size_m=2.4, bump=0.0012)


def papered(colour: Float3, size_m: float = 0.56) -> Material:
    """Wallpaper; its pattern is as large as a hand, or larger in loud decades."""
    paper = made.wallpaper(colour)
    return replace(paper, name=f"room-{paper.name}-{size_m:g}", texture_size_m=size_m)


def pinstriped(colour: Float3) -> Material:
    """Wallpaper in stripes of a hand's width, of the colour and of cream."""
    paper = made.striped(colour)
    return replace(paper, name=f"room-{paper.name}", texture_size_m=0.44, bump=0.0)


def polished(floor: Material) -> Material:
    """A floor that is waxed every week."""
    return replace(floor, name=f"polished-{floor.name}", roughness=min(floor.roughness, 0.22))


def silvered() -> Material:
    """The glass of a mirror, a little blind."""
    return replace(made.paint((0.30, 0.315, 0.32), 0.12), name="silvered")


def small_tile(colour: Float3) -> Material:
    """Square wall tiles of 15 cm."""
    tile = made.floor_tile(colour)
    return replace(tile, name=f"small-{tile.name}", texture_size_m=0.6)
