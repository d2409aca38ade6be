"""Materials: named factories for what things are made of.

Colours are linear Rec. 709 reflectances. A factory called twice with the same arguments returns
equal materials, so that a stage holds each once.
"""

from dataclasses import replace

from director.world.blockout import Float3, Material


def mixed(a: Float3, b: Float3, share: float) -> Float3:
    """Return the colour `share` of the way from `a` to `b`."""
    return tuple(x + (y - x) * share for x, y in zip(a, b, strict=True))  # type: ignore[return-value]


def _code(colour: Float3) -> str:
    """Return a colour as part of a name, exact enough that no two colours share it."""
    return "-".join(f"{part:.7g}" for part in colour)


def _made(
    kind: str, colour: Float3, size_m: float, roughness: float, bump: float, *, porous: bool = True
) -> Material:
    """Return a textured material whose name tells its kind and colour."""
    return Material(
        f"{kind}-{_code(colour)}", colour, kind, "", size_m, roughness, bump, porous=porous
    )


def _plain(kind: str, colour: Float3, roughness: float, *, porous: bool = True) -> Material:
    """Return an untextured material whose name tells its kind and colour."""
    return Material(f"{kind}-{_code(colour)}", colour, roughness=roughness, porous=porous)


# Masonry


def stone(colour: Float3 = (0.34, 0.315, 0.28)) -> Material:
    """Coursed ashlar blocks."""
    return _made("stone", colour, 2.4, 0.85, 0.02)


def rubble(colour: Float3 = (0.32, 0.30, 0.265)) -> Material:
    """Rough field stones in mortar."""
    return _made("rubble", colour, 2.0, 0.9, 0.04)


def smooth_stone(colour: Float3 = (0.40, 0.375, 0.335)) -> Material:
    """Dressed stone without joints: sills, columns, statues."""
    return _made("smooth_stone", colour, 1.5, 0.75, 0.004)


def plaster(colour: Float3 = (0.62, 0.56, 0.46)) -> Material:
    """Weathered lime plaster or stucco."""
    return _made("plaster", colour, 3.0, 0.9, 0.006)


def old_plaster(colour: Float3 = (0.55, 0.49, 0.40)) -> Material:
    """Plaster that has come off in patches, with brick beneath."""
    return _made("old_plaster", colour, 3.2, 0.92, 0.02)


def brick(colour: Float3 = (0.36, 0.155, 0.105)) -> Material:
    """Brick in running bond."""
    return _made("brick", colour, 1.92, 0.88, 0.012)


def concrete(colour: Float3 = (0.38, 0.37, 0.35)) -> Material:
    """Stained concrete with faint shutter joints."""
    return _made("concrete", colour, 3.0, 0.85, 0.004)


def marble(colour: Float3 = (0.66, 0.63, 0.58)) -> Material:
    """Polished veined stone."""
    return _made("marble", colour, 2.0, 0.2, 0.0, porous=False)


def floor_tile(colour: Float3 = (0.5, 0.48, 0.44)) -> Material:
    """Square glazed tiles, four to a repeat of 1.2 m."""
    return _made("floor_tile", colour, 1.2, 0.3, 0.003, porous=False)


def checker_tile(colour: Float3 = (0.62, 0.60, 0.56)) -> Material:
    """Square tiles, light and dark in turn."""
    return _made("checker_tile", colour, 1.6, 0.28, 0.003, porous=False)


# Roofs


def roof_tile(colour: Float3 = (0.34, 0.135, 0.075)) -> Material:
    """Clay tiles."""
    return _made("roof_tile", colour, 1.6, 0.85, 0.03)


def slate(colour: Float3 = (0.15, 0.155, 0.17)) -> Material:
    """Thin grey slates."""
    return _made("slate", colour, 1.6, 0.6, 0.012)


def thatch(colour: Float3 = (0.34, 0.27, 0.16)) -> Material:
    """Straw thatch."""
    return _made("thatch", colour, 1.5, 0.95, 0.03)


def corrugated(colour: Float3 = (0.36, 0.37, 0.38)) -> Material:
    """Corrugated iron; the ridges run along v."""
    return _made("corrugated", colour, 1.2, 0.45, 0.025, porous=False)


# Timber


def timber(colour: Float3 = (0.145, 0.088, 0.05)) -> Material:
    """Solid timber; the grain runs along v."""
    return _made("timber", colour, 1.0, 0.75, 0.004)


def planks(colour: Float3 = (0.26, 0.165, 0.095)) -> Material:
    """Boards side by side, running along v: 8 to a repeat of 1.6 m."""
    return _made("planks", colour, 1.6, 0.7, 0.008)


def clapboard(colour: Float3 = (0.60, 0.59, 0.55)) -> Material:
    """Painted boards that lap over each other, level: 10 to a repeat of 1.5 m."""
    return _made("clapboard", colour, 1.5, 0.6, 0.014)


def parquet(colour: Float3 = (0.30, 0.175, 0.085)) -> Material:
    """Narrow polished floor boards."""
    return _made("parquet", colour, 1.8, 0.32, 0.002, porous=False)


def bark(colour: Float3 = (0.155, 0.11, 0.075)) -> Material:
    """Furrowed bark."""
    return _made("bark", colour, 0.9, 0.95, 0.03)


def birch_bark(colour: Float3 = (0.60, 0.58, 0.53)) -> Material:
    """White bark with dark scars."""
    return _made("birch_bark", colour, 1.0, 0.8, 0.006)


# Ground


def cobble(colour: Float3 = (0.30, 0.28, 0.25)) -> Material:
    """Rounded cobbles about 20 cm wide."""
    return _made("cobble", colour, 3.2, 0.75, 0.04)


def paving(colour: Float3 = (0.36, 0.345, 0.315)) -> Material:
    """Rectangular paving slabs."""
    return _made("paving", colour, 2.4, 0.8, 0.008)


def asphalt(colour: Float3 = (0.085, 0.085, 0.09)) -> Material:
    """Worn asphalt with cracks."""
    return _made("asphalt", colour, 4.0, 0.85, 0.006)


def grass(colour: Float3 = (0.095, 0.16, 0.04)) -> Material:
    """Turf as seen from a few metres."""
    return _made("grass", colour, 5.0, 0.95, 0.03)


def soil(colour: Float3 = (0.155, 0.105, 0.07)) -> Material:
    """Bare trodden earth."""
    return _made("soil", colour, 4.0, 0.95, 0.025)


def forest_floor(colour: Float3 = (0.145, 0.10, 0.06)) -> Material:
    """Earth under needles and old leaves."""
    return _made("forest_floor", colour, 3.0, 0.95, 0.03)


def gravel(colour: Float3 = (0.33, 0.31, 0.28)) -> Material:
    """Small stones."""
    return _made("gravel", colour, 1.6, 0.9, 0.02)


def sand(colour: Float3 = (0.52, 0.42, 0.29)) -> Material:
    """Wind-rippled sand."""
    return _made("sand", colour, 3.0, 0.9, 0.015)


def rock(colour: Float3 = (0.20, 0.19, 0.172)) -> Material:
    """Natural rock."""
    return _made("rock", colour, 3.0, 0.9, 0.06)


# What grows


def leaf(colour: Float3 = (0.10, 0.20, 0.045), name: str = "leaf") -> Material:
    """Leaves: light comes through."""
    return Material(f"{name}-{_code(colour)}", colour, roughness=0.55, surface="leaf", porous=False)


def blades(colour: Float3 = (0.12, 0.20, 0.05)) -> Material:
    """Grass blades: light comes through."""
    return leaf(colour, "blades")


# Metal, glass, water


def iron(colour: Float3 = (0.035, 0.035, 0.038)) -> Material:
    """Painted cast iron."""
    return _plain("iron", colour, 0.45, porous=False)


def metal(colour: Float3 = (0.45, 0.46, 0.47)) -> Material:
    """Brushed or galvanised metal."""
    return _made("metal", colour, 1.5, 0.35, 0.001, porous=False)


def brass(colour: Float3 = (0.55, 0.38, 0.14)) -> Material:
    """Polished brass."""
    return _plain("brass", colour, 0.25, porous=False)


def rusted(colour: Float3 = (0.25, 0.115, 0.06)) -> Material:
    """Rusted iron with remains of paint."""
    return _made("rusted", colour, 2.0, 0.85, 0.006)


def glass(colour: Float3 = (0.05, 0.06, 0.065)) -> Material:
    """Window glass with a dark room behind."""
    return Material(f"glass-{_code(colour)}", colour, roughness=0.05, surface="glass", porous=False)


def water(colour: Float3 = (0.03, 0.055, 0.055)) -> Material:
    """Open water, slightly rippled."""
    return Material(
        f"water-{_code(colour)}",
        colour,
        "water",
        texture_size_m=6.0,
        roughness=0.06,
        bump=0.03,
        surface="water",
        porous=False,
    )


def puddle() -> Material:
    """Still water in a hollow of the ground: it mirrors as glass does, for it has no waves."""
    return Material("puddle", (0.05, 0.048, 0.045), roughness=0.03, surface="glass", porous=False)


# Light


def glow(colour: Float3 = (1.0, 0.72, 0.42), strength: float = 6.0) -> Material:
    """A lamp's own surface: bright when the practical lights are on, pale when they are off."""
    emission = (colour[0] * strength, colour[1] * strength, colour[2] * strength)
    return Material(
        f"glow-{_code(colour)}-{strength:g}",
        mixed(colour, (0.8, 0.8, 0.8), 0.5),
        roughness=0.4,
        surface="emitter",
        emission=emission,
        porous=False,
    )


def fire(colour: Float3, strength: float) -> Material:
    """A flame: it shines and hardly answers other light, so that it keeps its colour."""
    burning = glow(colour, strength)
    return replace(burning, name=f"fire-{burning.name}", colour=(0.02, 0.012, 0.006))


def lit_window(colour: Float3 = (1.0, 0.66, 0.34), strength: float = 0.9) -> Material:
    """A window pane with a lit room behind it; dark glass when the lights are off."""
    emission = (colour[0] * strength, colour[1] * strength, colour[2] * strength)
    return Material(
        f"lit_window-{_code(colour)}-{strength:g}",
        (0.06, 0.065, 0.07),
        roughness=0.1,
        surface="emitter",
        emission=emission,
        porous=False,
    )


def neon(colour: Float3 = (1.0, 0.12, 0.35), strength: float = 9.0) -> Material:
    """A neon tube."""
    return glow(colour, strength)


# Soft and painted


def fabric(colour: Float3 = (0.35, 0.08, 0.07)) -> Material:
    """Woven cloth."""
    return _made("fabric", colour, 0.5, 0.95, 0.002)


def striped(colour: Float3 = (0.50, 0.06, 0.05)) -> Material:
    """Awning cloth: stripes of the colour and of cream, running along v."""
    return _made("striped", colour, 1.2, 0.9, 0.001)


def carpet(colour: Float3 = (0.30, 0.06, 0.05)) -> Material:
    """A patterned carpet."""
    return _made("carpet", colour, 1.4, 0.98, 0.004)


def leather(colour: Float3 = (0.12, 0.045, 0.025)) -> Material:
    """Worn leather."""
    return _made("leather", colour, 0.6, 0.4, 0.002, porous=False)


def rope(colour: Float3 = (0.42, 0.34, 0.22)) -> Material:
    """Twisted hemp."""
    return _made("rope", colour, 0.25, 0.95, 0.01)


def paint(colour: Float3 = (0.5, 0.5, 0.5), roughness: float = 0.5) -> Material:
    """A plain painted surface."""
    return Material(
        f"paint-{_code(colour)}-{roughness:g}", colour, roughness=roughness, porous=False
    )


def peeling_paint(colour: Float3 = (0.16, 0.28, 0.27)) -> Material:
    """Paint that flakes off its boards."""
    return _made("peeling_paint", colour, 1.6, 0.7, 0.004)


def wallpaper(colour: Float3 = (0.36, 0.35, 0.26)) -> Material:
    """Faded wallpaper with a small repeating pattern."""
    return _made("wallpaper", colour, 1.0, 0.9, 0.0)


def paper(colour: Float3 = (0.68, 0.64, 0.54)) -> Material:
    """Paper and card."""
    return _plain("paper", colour, 0.9)


def ceramic(colour: Float3 = (0.70, 0.68, 0.64)) -> Material:
    """Glazed earthenware."""
    return _plain("ceramic", colour, 0.2, porous=False)


def rubber(colour: Float3 = (0.03, 0.03, 0.03)) -> Material:
    """Tyres and hoses."""
    return _plain("rubber", colour, 0.8, porous=False)


def dark() -> Material:
    """The inside of something unlit: doorways, drains, fireplaces."""
    return Material("dark", (0.012, 0.012, 0.012), roughness=1.0)
