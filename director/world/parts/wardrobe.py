"""Wardrobe: what the people of a time wear, their hair and their hats."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from director.world.blockout import Float3, Material
from director.world.materials import leather, paint
from director.world.shapes import revolve, sphere
from director.world.stage import Array, Piece
from director.world.traits import Period

Hat = Literal["", "flat cap", "brimmed", "cloche", "top hat", "bonnet", "hood", "cap", "scarf"]


@dataclass(frozen=True)
class Dress:
    """One set of clothes. Heights are shares of the figure's own."""

    body: Float3
    legs: Float3 = (0.05, 0.055, 0.07)
    collar: Float3 = (0.55, 0.53, 0.48)
    shoes: Float3 = (0.04, 0.028, 0.02)
    stockings: Float3 = (0.10, 0.09, 0.08)
    skin: Float3 = (0.46, 0.29, 0.21)
    hair: Float3 = (0.05, 0.033, 0.022)
    trousers: bool = True
    sleeved: bool = True
    hem: float | None = None
    """How high over the ground a coat or a skirt ends; none ends at the hips."""
    flare: float = 0.1
    waist: float = 1.0
    belt: bool = False
    long_hair: bool = False
    hat: Hat = ""


SKINS: tuple[Float3, ...] = (
    (0.52, 0.34, 0.26),
    (0.46, 0.29, 0.21),
    (0.36, 0.21, 0.14),
    (0.22, 0.12, 0.075),
    (0.13, 0.07, 0.045),
)
HAIRS: tuple[Float3, ...] = (
    (0.02, 0.016, 0.014),
    (0.05, 0.033, 0.022),
    (0.12, 0.07, 0.035),
    (0.30, 0.20, 0.09),
    (0.32, 0.31, 0.29),
)
CLOTHS: dict[str, tuple[Float3, ...]] = {
    "sober": ((0.05, 0.055, 0.07), (0.10, 0.085, 0.07), (0.16, 0.15, 0.14), (0.07, 0.09, 0.08)),
    "earth": ((0.19, 0.13, 0.075), (0.13, 0.10, 0.07), (0.22, 0.17, 0.11), (0.10, 0.12, 0.06)),
    "bright": (
        (0.42, 0.07, 0.06),
        (0.06, 0.15, 0.32),
        (0.50, 0.36, 0.09),
        (0.08, 0.24, 0.18),
        (0.50, 0.48, 0.44),
        (0.07, 0.07, 0.08),
    ),
}
MEN_HATS: dict[Period | None, tuple[Hat, ...]] = {
    None: ("", "", "", "cap"),
    Period.MEDIEVAL: ("hood", "hood", ""),
    Period.VICTORIAN: ("top hat", "flat cap", "top hat"),
    Period.TWENTIES: ("flat cap", "brimmed", "brimmed"),
    Period.FIFTIES: ("brimmed", "", ""),
}
WOMEN_HATS: dict[Period | None, tuple[Hat, ...]] = {
    None: ("", "", "scarf"),
    Period.MEDIEVAL: ("hood", "bonnet"),
    Period.VICTORIAN: ("bonnet", "bonnet"),
    Period.TWENTIES: ("cloche", "cloche", ""),
    Period.FIFTIES: ("scarf", "", ""),
}

HEMS: dict[Period | None, float] = {
    Period.MEDIEVAL: 0.05,
    Period.VICTORIAN: 0.04,
    Period.TWENTIES: 0.21,
}
"""How high over the ground skirts end, as a share of the height."""


def cloth(colour: Float3) -> Material:
    """Cloth as it is seen on people: its weave is too fine to show."""
    return paint(colour, 0.92)


def dress_of(rng: np.random.Generator, period: Period | None, wealth: float = 0.0) -> Dress:
    """Return clothes as people of a time wear them; the poor wear earth colours."""
    old = period in (Period.MEDIEVAL, Period.VICTORIAN, Period.TWENTIES)
    family = "earth" if wealth < -0.3 or period is Period.MEDIEVAL else "sober" if old else "bright"
    body, legs = _pick(rng, CLOTHS[family]), _pick(rng, CLOTHS["earth" if wealth < 0 else "sober"])
    collars = ((0.55, 0.53, 0.48), (0.30, 0.07, 0.06), (0.20, 0.24, 0.30))
    plain = Dress(
        body=body,
        legs=legs,
        skin=_pick(rng, SKINS),
        hair=_pick(rng, HAIRS),
        collar=_pick(rng, collars),
        belt=bool(rng.random() < 0.5),
    )
    worn = _suit if rng.random() < 0.5 else _frock
    return worn(plain, rng, period, old)


def _suit(plain: Dress, rng: np.random.Generator, period: Period | None, old: bool) -> Dress:
    """Return trousers, with a coat over them or without."""
    coat = bool(rng.random() < (0.75 if old else 0.3))
    hem = float(rng.uniform(0.30, 0.42)) if coat else None
    hat = _hat(rng, MEN_HATS.get(period, MEN_HATS[None]))
    return replace(plain, hem=hem, flare=0.05, belt=plain.belt and not coat, hat=hat)


def _frock(plain: Dress, rng: np.random.Generator, period: Period | None, old: bool) -> Dress:
    """Return a dress, or trousers where women wear them."""
    modern = not old and bool(rng.random() < 0.55)
    return replace(
        plain,
        trousers=modern,
        hem=None if modern else HEMS.get(period, 0.27),
        flare=0.75 if period is Period.VICTORIAN else 0.42,
        waist=1.0 if period is Period.TWENTIES else 0.84,
        long_hair=period is not Period.TWENTIES,
        hat=_hat(rng, WOMEN_HATS.get(period, WOMEN_HATS[None])),
    )


def _pick(rng: np.random.Generator, colours: tuple[Float3, ...]) -> Float3:
    r, g, b = colours[int(rng.integers(0, len(colours)))]
    shade = float(rng.uniform(0.8, 1.2))
    return (r * shade, g * shade, b * shade)


def _hat(rng: np.random.Generator, hats: tuple[Hat, ...]) -> Hat:
    return hats[int(rng.integers(0, len(hats)))]


def hair_of(piece: Piece, worn: Dress, at: Array, tall: float) -> None:
    """Draw hair as a cap over skull and nape; long hair falls to the shoulders."""
    hair = cloth(worn.hair)
    sphere(
        piece,
        hair,
        at + np.array([0.0, 0.010, 0.018]) * tall,
        np.array([0.0445, 0.0490, 0.0545]) * tall,
        14,
    )
    if worn.long_hair:
        centre = at + np.array([0.0, 0.026, -0.035]) * tall
        sphere(piece, hair, centre, np.array([0.046, 0.028, 0.062]) * tall, 12)


def headwear(piece: Piece, worn: Dress, at: Array, tall: float) -> None:
    """Draw the hat, if there is one."""
    felt = cloth((0.045, 0.04, 0.038)) if worn.hat in ("top hat", "brimmed") else cloth(worn.body)
    crown = at + np.array([0.0, 0.004, 0.030]) * tall
    if worn.hat in ("brimmed", "top hat"):
        high = 0.10 if worn.hat == "top hat" else 0.055
        brim = [(0.075, 0.004), (0.078, 0.010), (0.049, 0.012), (0.046, high), (0.0, high + 0.004)]
        profile = [(0.0, 0.0), *brim]
        revolve(piece, felt, [(r * tall, z * tall) for r, z in profile], crown, sides=16)
        band = [(0.0495 * tall, 0.013 * tall), (0.0495 * tall, 0.026 * tall)]
        revolve(piece, leather((0.02, 0.015, 0.012)), band, crown, sides=16)
    elif worn.hat in ("flat cap", "cap"):
        cap = [(0.0, 0.0), (0.056, 0.004), (0.054, 0.022), (0.03, 0.036), (0.0, 0.040)]
        revolve(piece, felt, [(r * tall, z * tall) for r, z in cap], crown, sides=14)
        peak = crown + np.array([0.0, -0.050, 0.006]) * tall
        sphere(piece, felt, peak, np.array([0.034, 0.028, 0.005]) * tall, 10)
    elif worn.hat in ("cloche", "scarf", "hood", "bonnet"):
        centre = at + np.array([0.0, 0.014, 0.022]) * tall
        size = np.array([0.051, 0.053, 0.056]) * tall
        sphere(piece, felt, centre, size, 14)
        if worn.hat in ("hood", "bonnet"):
            cape = [(0.098, -0.115), (0.078, -0.085), (0.052, -0.05), (0.046, -0.02)]
            revolve(piece, felt, [(r * tall, z * tall) for r, z in cape], at, sides=16)
        if worn.hat == "cloche":
            brim = [(0.064, 0.006), (0.054, 0.016)]
            revolve(piece, felt, [(r * tall, z * tall) for r, z in brim], at, sides=16)
