"""Manner of a room: how the words of its description answer in size, materials and upkeep."""

from dataclasses import dataclass

from director.world import materials as made
from director.world.blockout import Float3, Material
from director.world.parts.soft_materials import weave
from director.world.stage import Stage

RUINED = {"abandoned", "ruined", "derelict", "decayed", "broken", "burnt", "haunted", "rotten"}
WORN = RUINED | {"old", "poor", "shabby", "dusty", "dirty", "worn", "grimy", "cheap", "squalid"}
RICH = {"rich", "elegant", "grand", "luxurious", "ornate", "expensive", "noble", "palatial"}
CRAMPED = {"cramped", "small", "tiny", "narrow", "tight", "little"}
VAST = {"vast", "huge", "large", "big", "enormous", "spacious", "cavernous"}
WOODEN = {"wooden", "wood", "timber", "panelled", "rustic", "log", "oak"}
NEON = {"neon", "garish", "electric", "lurid"}
MODERN = {"modern", "clean", "new", "sleek", "minimal", "sterile", "bright"}

_WOODS: tuple[Float3, ...] = ((0.20, 0.115, 0.06), (0.13, 0.068, 0.036), (0.33, 0.21, 0.115))
_WALLS: tuple[Float3, ...] = (
    (0.62, 0.56, 0.45),
    (0.46, 0.53, 0.46),
    (0.60, 0.49, 0.36),
    (0.44, 0.50, 0.54),
)
_CLOTHS: tuple[Float3, ...] = (
    (0.34, 0.065, 0.05),
    (0.07, 0.17, 0.16),
    (0.38, 0.22, 0.07),
    (0.09, 0.13, 0.24),
    (0.13, 0.20, 0.09),
)


@dataclass(frozen=True)
class Manner:
    """What a room's words and its seed decide before anything is placed."""

    ruined: bool
    worn: bool
    rich: bool
    wooden: bool
    neon: bool
    modern: bool
    scale: float
    """Factor of the room's plan: cramped 0.86, vast 1.3."""
    wood: Float3
    wall: Float3
    cloth: Float3
    cloth_two: Float3

    @property
    def timber(self) -> Material:
        """The wood of the room's furniture."""
        return made.timber(self.wood)

    @property
    def dark_timber(self) -> Material:
        """A darker wood for beams, counters and frames."""
        return made.timber((self.wood[0] * 0.5, self.wood[1] * 0.48, self.wood[2] * 0.46))

    @property
    def fabric(self) -> Material:
        """Cloth whose colour comes from the tint."""
        return weave()

    @property
    def plaster(self) -> Material:
        """Plaster whose colour comes from the tint; in ruins, with the bricks showing."""
        return made.old_plaster() if self.ruined else made.plaster((0.8, 0.8, 0.8))

    @property
    def wall_tint(self) -> Float3:
        """Factor that gives `plaster` the room's colour."""
        return (0.72, 0.70, 0.66) if self.ruined else scaled(self.wall, 1.25)


def manner_of(stage: Stage, wall: Float3 | None = None, wood: Float3 | None = None) -> Manner:
    """Return the manner of a stage; a site may insist on its wall colour or its wood."""
    rng, words = stage.stream("manner"), stage.words
    woods, walls = int(rng.integers(len(_WOODS))), int(rng.integers(len(_WALLS)))
    first, second = (int(index) for index in rng.permutation(len(_CLOTHS))[:2])
    scale = 0.86 if words & CRAMPED else 1.3 if words & VAST else 1.0
    return Manner(
        bool(words & RUINED),
        bool(words & WORN),
        bool(words & RICH),
        bool(words & WOODEN),
        bool(words & NEON),
        bool(words & MODERN),
        scale,
        wood or ((0.105, 0.045, 0.024) if words & RICH else _WOODS[woods]),
        wall or _WALLS[walls],
        _CLOTHS[first],
        _CLOTHS[second],
    )


def scaled(colour: Float3, factor: float) -> Float3:
    """Return a colour times a factor."""
    return (colour[0] * factor, colour[1] * factor, colour[2] * factor)
