"""Hospital ward: beds in two rows under tall windows, screens, lockers, a nurse's table."""

from director.world import materials as made
from director.world.blockout import Focus
from director.world.parts.ceiling_lights import Hanging, ceiling_light
from director.world.parts.clutter import mug, paper_stack, papers, telephone
from director.world.parts.forms import board
from director.world.parts.furniture_beds import drip_stand, hospital_bed
from director.world.parts.furniture_seating import chair
from director.world.parts.furniture_storage import cabinet, filing_cabinet
from director.world.parts.furniture_tables import DESK_M, desk
from director.world.parts.light_fixtures import desk_lamp, neon_sign
from director.world.parts.openings import WHITE, door
from director.world.parts.outlook import garden
from director.world.parts.room_dressing import WORK, dress
from director.world.parts.room_finish import finished
from director.world.parts.room_manner import Manner, manner_of, scaled
from director.world.parts.room_shell import Finish, Hole, Room, Side, ceiling_beams, room_shell
from director.world.parts.room_windows import Glazing, glaze
from director.world.parts.soft_materials import painted, small_tile
from director.world.parts.tableware import flowers, tumbler
from director.world.parts.textiles import screen
from director.world.parts.wall_things import (
    clock,
    extinguisher,
    notice_board,
    pipe_run,
    radiator,
    switch,
)
from director.world.sites import site
from director.world.stage import Frame, Piece, Stage

HEIGHT_M, BEDS = 3.4, 4


@site(
    "hospital-ward",
    interior=True,
    words=(
        "hospital",
        "ward",
        "hospital ward",
        "clinic",
        "infirmary",
        "sickbay",
        "hospital room",
        "asylum",
        "operating room",
        "surgery",
        "recovery room",
        "emergency room",
        "morgue",
        "laboratory",
        "lab",
    ),
    deaf=("clean", "old"),
)
def hospital_ward(stage: Stage) -> None:
    """Furnish the ward."""
    how = manner_of(stage, wall=(0.56, 0.59, 0.54))
    room = Room(7.6 * how.scale, 12.0 * how.scale, how.high(HEIGHT_M), holes=_holes(how.scale))
    _shell(stage, room, how)
    _beds(stage, room, how)
    _ends(stage, room, how)
    _lights(stage, room, how)
    garden(stage, room)
    stage.focus = Focus(
        (-0.5, 1.5 * how.scale, 1.0), 2.4, -82.0, room.inside(), room.height_m - 0.5
    )
    dress(stage, room, how, WORK, dado_m=1.55)


def _along(s: float) -> list[float]:
    return [(index - (BEDS - 1) / 2) * 2.6 * s for index in range(BEDS)]


def _holes(s: float) -> dict[Side, tuple[Hole, ...]]:
    high = tuple(Hole(x + 1.3 * s, 1.25, 1.05, 2.85) for x in _along(s)[:-1])
    return {
        "east": high,
        "west": high,
        "north": (Hole(0.0, 2.2, 1.0, 2.9),),
        "south": (Hole(0.0, 1.5, 0.0, 2.25),),
    }


def _shell(stage: Stage, room: Room, how: Manner) -> None:
    paint = made.peeling_paint((0.36, 0.42, 0.38)) if how.ruined else made.paint(WHITE)
    finish = finished(
        how,
        Finish(
            wall=how.plaster,
            wall_tint=how.wall_tint,
            floor=made.floor_tile((0.34, 0.37, 0.345)),
            ceiling=painted((0.66, 0.65, 0.61)),
            outside=made.brick(),
            joinery=paint,
            dado=small_tile((0.50, 0.58, 0.53)),
            dado_m=1.5,
            cornice_m=0.1,
        ),
    )
    room_shell(stage, room, finish)
    if how.wooden:
        ceiling_beams(stage, room, how.dark_timber, "x", 6)
    cloth = (0.5, 0.56, 0.52)
    glaze(stage, room, how, Glazing((2, 4), finish.joinery, cloth, 0.7, sides=("north",)))
    hole, ajar, leaf = room.holes["south"][0], 40.0 if how.ruined else 0.0, finish.joinery
    door(stage, "door", room, "south", hole, leaf=leaf, style="glazed", open_deg=ajar)


def _beds(stage: Stage, room: Room, how: Manner) -> None:
    blanket = scaled(how.cloth, 1.2)
    sides: tuple[tuple[Side, int], ...] = (("west", -1), ("east", 1))
    for side, hand in sides:
        for index, x in enumerate(_along(how.scale)):
            name, rng = f"{side}-{index}", stage.stream("ward", side, index)
            turn = float(rng.uniform(-9, 9)) if how.ruined else 0.0
            made_up = not how.ruined and rng.random() > 0.12
            spot = room.wall(side, x, 0, 0.08)
            if how.ruined and rng.random() < 0.25:
                continue
            hospital_bed(
                stage, f"bed-{name}", spot.at(0, 0, 0, turn), blanket=blanket, made_up=made_up
            )
            locker = room.wall(side, x + 0.82)
            with stage.thing(f"locker-{name}", "locker", locker) as piece:
                cabinet(piece, made.paint((0.55, 0.56, 0.53)), 0.42, 0.42, 0.78, doors=1, drawers=1)
                if not how.ruined:
                    tumbler(piece, (0.08, -0.25, 0.81))
                    if rng.random() < 0.6:
                        flowers(piece, (-0.08, -0.18, 0.81), (0.6, 0.3, 0.3))
            if rng.random() < 0.5:
                drip_stand(stage, f"drip-{name}", room.wall(side, x - 0.8, 0, 0.5))
            if index in (0, 2) and not (how.ruined and hand > 0):
                screen(
                    stage,
                    f"screen-{name}",
                    room.wall(side, x - 1.3 * how.scale, 0, 0.25).at(0, 0, 0, -90.0),
                    1.9,
                    tint=(0.46, 0.54, 0.5),
                )
            if index == 1:
                chair(
                    stage,
                    f"chair-{name}",
                    room.wall(side, x + 0.95, 0, 1.6).at(0, 0, 0, 90.0 * hand),
                    how.timber,
                )
        for index, hole in enumerate(room.holes[side]):
            radiator(
                stage,
                f"radiator-{side}-{index}",
                room.wall(side, hole.x + 0.12),
                8,
                rusty=how.ruined,
            )


def _ends(stage: Stage, room: Room, how: Manner) -> None:
    s = how.scale
    spot = Frame((0.3, room.depth_m / 2 - 1.15, 0))
    desk(stage, "desk", spot, how.timber, width_m=1.4)
    if not how.ruined:
        chair(stage, "desk-chair", spot.at(0, 0.62), how.timber)
    with stage.thing("desk-things", "desk_things", spot.at(0, 0, DESK_M + 0.001)) as piece:
        papers(piece, 0.1, 0, 0.001, 5)
        paper_stack(piece, -0.48, 0, 0, 0.14)
        telephone(piece.at(0.5, 0.1, 0, 160))
        mug(piece, (-0.2, 0.2, 0))
    desk_lamp(
        stage, "desk-lamp", spot.at(0.3, 0.25, DESK_M, 170), on=not how.ruined, intensity_w_sr=2.0
    )
    for index in range(2):
        filing_cabinet(
            stage, f"cabinet-{index}", room.wall("north", 2.2 * s + index * 0.5), (0.5, 0.53, 0.5)
        )
    with stage.thing("trolley", "trolley", Frame((0.5, -1.4 * s, 0), 14.0)) as piece:
        _trolley(piece, how.ruined)
    notice_board(stage, "notices", room.wall("south", 2.1 * s, 1.9), 1.2, 0.8)
    clock(stage, "clock", room.wall("south", 0.0, 2.75), 0.2)
    extinguisher(stage, "extinguisher", room.wall("south", -1.3))
    switch(stage, "switch", room.wall("south", 1.05, 1.2))
    with stage.thing("basin", "basin", room.wall("south", -2.3 * s)) as piece:
        board(piece, made.ceramic(), (-0.3, -0.45, 0.72), (0.3, 0.0, 0.88), bevel=0.04)
        board(piece, made.ceramic(), (-0.09, -0.25, 0.0), (0.09, -0.05, 0.72), bevel=0.03)
        board(
            piece,
            made.metal((0.6, 0.6, 0.6)),
            (-0.015, -0.2, 0.95),
            (0.015, 0.0, 0.98),
            bevel=0.006,
        )
    half = room.depth_m / 2 - 0.1
    pipe_run(
        stage,
        "pipe",
        room.wall("east", 0, 0, 0.08),
        [(-half, 0, 3.1), (half, 0, 3.1)],
        radius_m=0.035,
    )


def _trolley(piece: Piece, ruined: bool) -> None:
    steel = made.metal((0.55, 0.56, 0.56))
    for z in (0.25, 0.85):
        board(piece, steel, (-0.4, -0.25, z), (0.4, 0.25, z + 0.02), bevel=0.004)
    for x in (-0.38, 0.36):
        for y in (-0.23, 0.21):
            board(piece, steel, (x, y, 0.0), (x + 0.02, y + 0.02, 0.95), bevel=0.004)
    if not ruined:
        for x in (-0.25, -0.1, 0.05):
            tumbler(piece, (x, 0.05, 0.87))
        board(piece, made.ceramic(), (0.1, -0.15, 0.87), (0.35, 0.1, 0.93), bevel=0.015)


def _lights(stage: Stage, room: Room, how: Manner) -> None:
    for index, y in enumerate((-3.9, -1.3, 1.3, 3.9)):
        hang = Hanging(2.55, 4.0, (0.6, 0.6, 0.57))
        ceiling_light(stage, f"light-{index}", room, how, 0.0, y * how.scale, hang)
    if how.neon:
        cross = [[(-0.2, 0.0), (0.2, 0.0)], [(0.0, -0.2), (0.0, 0.2)]]
        spot = room.wall("south", 0.0, 2.55)
        neon_sign(stage, "neon", spot, cross, (0.2, 1.0, 0.4), intensity_w_sr=4.0)
