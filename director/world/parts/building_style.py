"""Building styles: what a city building is made of, by its stream and the words of its place."""

from dataclasses import dataclass

import numpy as np

from director.world.blockout import Float3, Material
from director.world.materials import (
    brick,
    concrete,
    corrugated,
    metal,
    mixed,
    old_plaster,
    paint,
    planks,
    plaster,
    rubble,
    rusted,
    smooth_stone,
    stone,
)
from director.world.parts.walls import Trim
from director.world.stage import Stage
from director.world.traits import Period

BRICKS: tuple[Float3, ...] = (
    (0.36, 0.155, 0.105),
    (0.27, 0.11, 0.08),
    (0.40, 0.23, 0.14),
    (0.24, 0.14, 0.11),
)


STONES: tuple[Float3, ...] = ((0.40, 0.36, 0.30), (0.34, 0.32, 0.29), (0.46, 0.42, 0.35))


STUCCOS: tuple[Float3, ...] = ((0.58, 0.53, 0.44), (0.50, 0.43, 0.33), (0.45, 0.47, 0.46))
SOOT: Float3 = (0.11, 0.095, 0.08)
CREAM: Float3 = (0.68, 0.64, 0.55)


@dataclass(frozen=True)
class BuildingStyle:
    """What one city building is made of."""

    wall: Material
    side: Material
    trim: Trim
    base: Material
    modern: bool = False


def building_style(stage: Stage, id: str) -> BuildingStyle:
    """Return the style of one building by its stream and by the place's traits."""
    rng, traits = stage.stream(id, "style"), stage.traits
    kind = str(rng.choice(["brick", "brick", "stone", "stucco"]))
    if traits.period in (Period.MODERN, Period.FUTURISTIC) and rng.random() < 0.85:
        kind = "modern"
    if traits.material and rng.random() < 0.9:
        kind = traits.material
    pick = int(rng.integers(0, 3))
    soot = 0.6 * max(0.0, traits.dirt - 0.2) / 0.8
    shabby = traits.wear > 0.6 or traits.dirt > 0.5
    coat = (old_plaster if shabby else plaster)(mixed(STUCCOS[pick], SOOT, soot))
    if traits.wealth > 0.5 and not traits.material:
        kind, coat = ("stone", coat) if rng.random() < 0.6 else ("stucco", plaster(CREAM))
    dressed = mixed(STONES[pick], SOOT, soot)
    walls: dict[str, Material] = {
        "brick": brick(mixed(BRICKS[int(rng.integers(0, 4))], SOOT, soot)),
        "stone": stone(dressed),
        "stucco": coat,
        "concrete": concrete(),
        "modern": concrete((0.46, 0.46, 0.45)) if pick else metal((0.16, 0.17, 0.19)),
        "wood": planks((0.30, 0.23, 0.16) if pick else (0.42, 0.40, 0.36)),
        "metal": rusted() if traits.rust > 0.4 else corrugated((0.33, 0.35, 0.36)),
    }
    modern = kind in ("modern", "concrete", "metal")
    side = walls[kind] if traits.material else brick(mixed(BRICKS[1], SOOT, soot))
    return BuildingStyle(
        walls[kind], side, _trim(stage, rng, kind, dressed), stone(dressed), modern
    )


def _trim(stage: Stage, rng: np.random.Generator, kind: str, dressed: Float3) -> Trim:
    """Return what goes around the windows, and what became of their glass."""
    traits, modern = stage.traits, kind in ("modern", "concrete", "metal")
    deserted = traits.people < 0.15 and traits.ruin < 0.6
    dark_frame = rng.random() < 0.4 or modern
    surrounds = {"wood": planks((0.5, 0.48, 0.43)), "modern": concrete(), "concrete": concrete()}
    return Trim(
        frame=paint((0.10, 0.10, 0.10) if dark_frame else (0.55, 0.53, 0.48)),
        surround=surrounds.get(kind, concrete() if modern else smooth_stone(dressed)),
        columns=1,
        rows=1 if modern else 2,
        lit=min(0.8, 0.4 * traits.lights) if traits.people > 0.15 else 0.0,
        boarded=0.5 if deserted else 0.12 if traits.wealth < -0.5 else 0.0,
        broken=min(0.92, traits.ruin),
        lintel=not modern,
        curtains=not modern and traits.wear < 0.8,
    )


def built_of(stage: Stage, usual: Material) -> Material:
    """Return what a plain building is made of: as its place's words say, else the usual."""
    traits = stage.traits
    named: dict[str, Material] = {
        "wood": planks((0.36, 0.27, 0.17)),
        "stone": rubble(),
        "brick": brick(BRICKS[0]),
        "concrete": concrete(),
        "metal": rusted() if traits.rust > 0.4 else corrugated(),
    }
    if not traits.material and traits.period in (Period.MODERN, Period.FUTURISTIC):
        return plaster((0.62, 0.61, 0.58))
    return named.get(traits.material, usual)
