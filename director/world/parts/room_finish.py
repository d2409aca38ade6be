"""Finishes of rooms: what walls, floor and ceiling become by period, material, wealth and upkeep.

Each step takes the finish so far and returns the next; the later step knows better: a wooden room
of the 1920s has walls of wood.
"""

from collections.abc import Callable
from dataclasses import replace

from director.world import materials as made
from director.world.blockout import Float3, Material
from director.world.parts.room_manner import Manner, scaled
from director.world.parts.room_shell import Finish
from director.world.parts.soft_materials import painted, papered, pinstriped, polished
from director.world.traits import Period

WHITE: Float3 = (1.0, 1.0, 1.0)
Step = Callable[[Manner, Finish], Finish]


def finished(how: Manner, usual: Finish) -> Finish:
    """Return the finish of a room whose usual one is given, as its words change it."""
    finish = usual
    for step in (_of_period, _of_wealth, _of_material, _of_light, _of_upkeep):
        finish = step(how, finish)
    return finish


def _plain(finish: Finish, wall: Material, floor: Material, ceiling: Material) -> Finish:
    """Return a finish of other materials, untinted and with no dado."""
    return replace(
        finish,
        wall=wall,
        wall_tint=WHITE,
        floor=floor,
        floor_tint=WHITE,
        ceiling=ceiling,
        ceiling_tint=WHITE,
        dado=None,
    )


def _medieval(how: Manner, finish: Finish) -> Finish:
    flags, oak = made.paving((0.27, 0.25, 0.21)), made.planks((0.12, 0.075, 0.04))
    bare = _plain(finish, made.rubble((0.40, 0.37, 0.31)), flags, oak)
    return replace(bare, joinery=how.dark_timber, cornice_m=0.0, skirting_m=0.0)


def _victorian(how: Manner, finish: Finish) -> Finish:
    boards, cream = made.parquet((0.16, 0.085, 0.04)), painted((0.60, 0.54, 0.42))
    dressed = _plain(finish, papered((0.24, 0.055, 0.06)), boards, cream)
    return replace(dressed, joinery=how.timber, dado=how.timber, dado_m=0.95, cornice_m=0.13)


def _twenties(how: Manner, finish: Finish) -> Finish:
    floor = made.checker_tile((0.58, 0.53, 0.42))
    dressed = _plain(finish, pinstriped((0.10, 0.27, 0.25)), floor, painted((0.62, 0.57, 0.45)))
    lacquer = made.paint((0.02, 0.02, 0.022), 0.25)
    return replace(dressed, joinery=lacquer, dado=lacquer, dado_m=0.5, cornice_m=0.12)


def _fifties(how: Manner, finish: Finish) -> Finish:
    floor, white = made.checker_tile((0.55, 0.16, 0.12)), painted((0.68, 0.67, 0.62))
    dressed = _plain(finish, painted((0.40, 0.63, 0.56)), floor, white)
    cream = made.paint((0.68, 0.63, 0.50), 0.4)
    return replace(dressed, joinery=cream, dado=made.paint((0.72, 0.70, 0.64), 0.35), dado_m=1.0)


def _seventies(how: Manner, finish: Finish) -> Finish:
    shag = replace(made.carpet((0.36, 0.17, 0.045)), texture_size_m=0.7, name="shag-pile")
    pine = made.planks((0.36, 0.20, 0.085))
    dressed = _plain(finish, papered((0.62, 0.29, 0.06), 1.15), shag, painted((0.6, 0.52, 0.38)))
    return replace(dressed, joinery=how.timber, dado=pine, dado_m=0.85, cornice_m=0.0)


def _modern(how: Manner, finish: Finish) -> Finish:
    oak, white = made.parquet((0.46, 0.36, 0.25)), painted((0.72, 0.72, 0.70))
    dressed = _plain(finish, white, oak, white)
    return replace(dressed, joinery=made.paint((0.04, 0.042, 0.046), 0.35), cornice_m=0.0)


def _futuristic(how: Manner, finish: Finish) -> Finish:
    white, gloss = made.paint((0.60, 0.63, 0.66), 0.28), made.paint((0.09, 0.10, 0.115), 0.12)
    dressed = _plain(finish, white, gloss, made.paint((0.50, 0.53, 0.56), 0.4))
    steel = made.metal((0.32, 0.34, 0.36))
    return replace(dressed, joinery=steel, dado=steel, dado_m=0.35, cornice_m=0.1)


_PERIODS: dict[Period, Step] = {
    Period.MEDIEVAL: _medieval,
    Period.VICTORIAN: _victorian,
    Period.TWENTIES: _twenties,
    Period.FIFTIES: _fifties,
    Period.SEVENTIES: _seventies,
    Period.MODERN: _modern,
    Period.FUTURISTIC: _futuristic,
}


def _of_period(how: Manner, finish: Finish) -> Finish:
    period = how.traits.period
    return _PERIODS[period](how, finish) if period else finish


def _of_wealth(how: Manner, finish: Finish) -> Finish:
    if how.rich and not how.traits.period:
        damask, marble = papered(scaled(how.cloth, 0.8)), made.checker_tile((0.60, 0.57, 0.50))
        return replace(
            finish,
            wall=damask,
            wall_tint=WHITE,
            floor=polished(finish.floor if "parquet" in finish.floor.name else marble),
            joinery=how.timber,
            dado=how.timber,
            dado_tint=WHITE,
            dado_m=0.95,
            cornice_m=0.14,
        )
    if how.poor:
        lino = replace(made.floor_tile((0.27, 0.20, 0.13)), name="lino", roughness=0.6)
        damp = made.old_plaster((0.46, 0.42, 0.32))
        return replace(_plain(finish, damp, lino, made.plaster((0.5, 0.46, 0.38))), cornice_m=0.0)
    return finish


def _of_material(how: Manner, finish: Finish) -> Finish:
    grey, boards = made.concrete((0.33, 0.325, 0.31)), made.planks(scaled(how.wood, 1.25))
    plate, sheet = made.metal((0.26, 0.27, 0.28)), made.corrugated((0.40, 0.42, 0.43))
    kinds: dict[str, tuple[Material, Material, Material]] = {
        "wood": (boards, made.planks(), made.planks(scaled(how.wood, 0.9))),
        "stone": (made.stone((0.40, 0.375, 0.33)), made.paving((0.31, 0.29, 0.26)), finish.ceiling),
        "brick": (made.brick((0.35, 0.16, 0.11)), finish.floor, finish.ceiling),
        "concrete": (made.concrete((0.40, 0.39, 0.37)), grey, made.concrete((0.36, 0.355, 0.34))),
        "metal": (sheet, plate, sheet),
    }
    if how.traits.material not in kinds:
        return finish
    built = _plain(finish, *kinds[how.traits.material])
    trim = {"wood": how.timber, "metal": plate, "stone": made.smooth_stone()}
    return replace(built, joinery=trim.get(how.traits.material, finish.joinery))


def _of_light(how: Manner, finish: Finish) -> Finish:
    """Paint walls and floors paler in a bright room, deeper in a dark one."""
    if how.dim:
        return replace(
            finish,
            floor_tint=scaled(finish.floor_tint, 0.55),
            ceiling_tint=scaled(finish.ceiling_tint, 0.5),
            dado_tint=scaled(finish.dado_tint, 0.6),
        )
    return finish


def _of_upkeep(how: Manner, finish: Finish) -> Finish:
    """Lay dirt on every surface, or wax the floor of a place that is scrubbed daily."""
    dirt, soot = how.traits.dirt, (0.62, 0.56, 0.46)
    if dirt >= 0.5:
        grime: Float3 = made.mixed(WHITE, soot, min(dirt * 1.2, 1.0))
        return replace(
            finish,
            wall_tint=_times(finish.wall_tint, grime),
            floor_tint=_times(finish.floor_tint, grime),
            ceiling_tint=_times(finish.ceiling_tint, grime),
            dado_tint=_times(finish.dado_tint, grime),
            joinery_tint=_times(finish.joinery_tint, grime),
        )
    if dirt == 0.0:
        fresh = made.mixed(finish.wall_tint, WHITE, 0.25) if finish.wall_tint != WHITE else WHITE
        return replace(finish, floor=polished(finish.floor), wall_tint=fresh)
    return finish


def _times(colour: Float3, factor: Float3) -> Float3:
    return (colour[0] * factor[0], colour[1] * factor[1], colour[2] * factor[2])
