"""Manner of a room: how the words of its description answer in size, materials and upkeep."""

from dataclasses import dataclass

from director.world import materials as made
from director.world.blockout import Float3, Material
from director.world.parts.soft_materials import painted, weave
from director.world.stage import Stage
from director.world.traits import Period, Traits


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


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
_MAHOGANY: Float3 = (0.105, 0.045, 0.024)
_PERIODS: dict[Period, tuple[Float3, Float3, Float3]] = {
    Period.MEDIEVAL: ((0.085, 0.055, 0.032), (0.25, 0.05, 0.035), (0.10, 0.11, 0.06)),
    Period.VICTORIAN: (_MAHOGANY, (0.27, 0.03, 0.03), (0.05, 0.13, 0.07)),
    Period.TWENTIES: ((0.06, 0.036, 0.024), (0.06, 0.20, 0.19), (0.45, 0.30, 0.09)),
    Period.FIFTIES: ((0.33, 0.20, 0.10), (0.40, 0.08, 0.07), (0.16, 0.38, 0.36)),
    Period.SEVENTIES: ((0.24, 0.12, 0.045), (0.48, 0.17, 0.03), (0.26, 0.19, 0.05)),
    Period.MODERN: ((0.42, 0.31, 0.20), (0.11, 0.12, 0.135), (0.36, 0.36, 0.34)),
    Period.FUTURISTIC: ((0.55, 0.56, 0.58), (0.05, 0.09, 0.14), (0.50, 0.52, 0.54)),
}
"""Wood and two cloths of each time."""
_BARE = _set_of(
    """rug curtains picture mirror ornaments tableware jars books blind kitchenware potted_plant
    coat_rack table_lamp floor_lamp screen globe glasses tray log_basket notice_board crates
    loaded_pallet pallets sacks rope drums case glass_rack jukebox dartboard barrel goods"""
)
"""What a bare room goes without; nothing stands on any of it."""


@dataclass(frozen=True)
class Manner:
    """What a room's words and its seed decide before anything is placed."""

    traits: Traits
    wood: Float3
    wall: Float3
    cloth: Float3
    cloth_two: Float3

    @property
    def ruined(self) -> bool:
        """Left to decay: lamps are dead, panes broken, cloth is torn."""
        return self.traits.ruin >= 0.3

    @property
    def wrecked(self) -> bool:
        """More than left: plaster is off the walls, part of the ceiling has come down."""
        return self.traits.ruin >= 0.6

    @property
    def worn(self) -> bool:
        """Used hard for long."""
        return self.traits.wear >= 0.5

    @property
    def rich(self) -> bool:
        """Money was spent on it."""
        return self.traits.wealth >= 0.5

    @property
    def poor(self) -> bool:
        """It shows that there is no money."""
        return self.traits.wealth <= -0.5

    @property
    def wooden(self) -> bool:
        """Of boards and beams."""
        return self.traits.material == "wood"

    @property
    def neon(self) -> bool:
        """Lit by coloured tubes."""
        return self.traits.neon >= 0.5

    @property
    def modern(self) -> bool:
        """Furnished today, or tomorrow."""
        return self.traits.period in (Period.MODERN, Period.FUTURISTIC)

    @property
    def dim(self) -> bool:
        """Ceiling lamps are off and curtains drawn; what is left makes pools of light."""
        return self.traits.lights <= 0.5 and not self.ruined

    @property
    def scale(self) -> float:
        """Factor of the room's plan, as far as its furniture leaves a way through."""
        return min(max(self.traits.size, 0.82), 1.32)

    def high(self, usual_m: float) -> float:
        """Return the height of a ceiling that is usually so high."""
        return usual_m * min(max(self.traits.height, 0.88), 1.4)

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
        """A wall whose colour comes from the tint; in ruins the bricks show."""
        if self.ruined:
            return made.old_plaster()
        return made.plaster((0.8, 0.8, 0.8)) if self.worn else painted()

    @property
    def wall_tint(self) -> Float3:
        """Factor that gives `plaster` the room's colour."""
        return (0.72, 0.70, 0.66) if self.ruined else scaled(self.wall, 1.25)


def manner_of(stage: Stage, wall: Float3 | None = None, wood: Float3 | None = None) -> Manner:
    """Return the manner of a stage; a site may insist on its wall colour or its wood.

    A bare room loses its loose things here, before any is drawn.
    """
    rng, traits = stage.stream("manner"), stage.traits
    woods, walls = int(rng.integers(len(_WOODS))), int(rng.integers(len(_WALLS)))
    first, second = (int(index) for index in rng.permutation(len(_CLOTHS))[:2])
    if traits.props < 0.6:
        stage.struck = stage.struck | _BARE
    own = wood or (_MAHOGANY if traits.wealth >= 0.5 else _WOODS[woods])
    timber, cloth, cloth_two = own, _CLOTHS[first], _CLOTHS[second]
    if traits.period:
        timber, cloth, cloth_two = _PERIODS[traits.period]
    return Manner(traits, timber, _lit(wall or _WALLS[walls], traits.lights), cloth, cloth_two)


def _lit(wall: Float3, lights: float) -> Float3:
    """Return a wall's colour, paler in a bright room and deeper in a dark one."""
    if 0.2 < lights < 0.6:
        return scaled(wall, 0.42)
    return made.mixed(wall, (0.74, 0.73, 0.70), 0.65) if lights > 1.4 else wall


def scaled(colour: Float3, factor: float) -> Float3:
    """Return a colour times a factor."""
    return (colour[0] * factor, colour[1] * factor, colour[2] * factor)
