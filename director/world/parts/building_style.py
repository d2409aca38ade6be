"""Building styles: what a city building is made of, by its stream and the words of its place."""

from dataclasses import dataclass

from director.world.blockout import Float3, Material
from director.world.materials import (
    brick,
    concrete,
    old_plaster,
    paint,
    plaster,
    smooth_stone,
    stone,
)
from director.world.parts.walls import Trim
from director.world.stage import Stage

BRICKS: tuple[Float3, ...] = (
    (0.36, 0.155, 0.105),
    (0.27, 0.11, 0.08),
    (0.40, 0.23, 0.14),
    (0.24, 0.14, 0.11),
)


STONES: tuple[Float3, ...] = ((0.40, 0.36, 0.30), (0.34, 0.32, 0.29), (0.46, 0.42, 0.35))


STUCCOS: tuple[Float3, ...] = ((0.58, 0.53, 0.44), (0.50, 0.43, 0.33), (0.45, 0.47, 0.46))


@dataclass(frozen=True)
class BuildingStyle:
    """What one city building is made of."""

    wall: Material
    side: Material
    trim: Trim
    base: Material
    modern: bool = False


def building_style(stage: Stage, id: str) -> BuildingStyle:
    """Return the style of one building by its stream and by the place's words."""
    rng, words = stage.stream(id, "style"), stage.words
    kind = str(rng.choice(["brick", "brick", "stone", "stucco"]))
    for word in ("brick", "stone", "modern", "concrete"):
        if word in words and rng.random() < 0.75:
            kind = word
    pick = int(rng.integers(0, 3))
    shabby = bool(words & {"ruined", "abandoned", "poor", "dirty"})
    coat = (old_plaster if shabby else plaster)(STUCCOS[pick])
    walls: dict[str, Material] = {
        "brick": brick(BRICKS[int(rng.integers(0, 4))]),
        "stone": stone(STONES[pick]),
        "stucco": coat,
        "concrete": concrete(),
        "modern": concrete((0.46, 0.46, 0.45)),
    }
    modern = kind in ("modern", "concrete")
    trim = Trim(
        frame=paint((0.10, 0.10, 0.10) if rng.random() < 0.4 or modern else (0.55, 0.53, 0.48)),
        surround=concrete() if modern else smooth_stone(STONES[pick]),
        columns=1,
        rows=2 if not modern else 1,
        lit=0.08 if words & {"abandoned", "ruined"} else 0.4,
        boarded=0.3 if words & {"abandoned", "ruined"} else 0.0,
        lintel=not modern,
        curtains=not modern,
    )
    return BuildingStyle(walls[kind], brick(BRICKS[1]), trim, stone(STONES[pick]), modern)
