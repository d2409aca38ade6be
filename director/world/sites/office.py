"""Office: a desk before the window, blinds, cabinets, shelves, a second desk, papers everywhere."""

from director.world import materials as made
from director.world.blockout import Focus
from director.world.parts.ceiling_lights import Hanging, ceiling_light
from director.world.parts.clutter import (
    books_row,
    monitor,
    mug,
    paper_stack,
    papers,
    potted_plant,
    telephone,
    typewriter,
)
from director.world.parts.debris import broken_chairs
from director.world.parts.furniture_seating import chair, sofa, swivel_chair
from director.world.parts.furniture_storage import bookcase, filing_cabinet, wall_shelf
from director.world.parts.furniture_tables import DESK_M, desk, low_table
from director.world.parts.light_fixtures import (
    desk_lamp,
    floor_lamp,
    neon_sign,
)
from director.world.parts.openings import door
from director.world.parts.outlook import street
from director.world.parts.room_dressing import WORK, dress
from director.world.parts.room_finish import finished
from director.world.parts.room_manner import Manner, manner_of, scaled
from director.world.parts.room_shell import Finish, Hole, Room, Side, ceiling_beams, room_shell
from director.world.parts.room_windows import Glazing, glaze
from director.world.parts.soft_materials import painted
from director.world.parts.textiles import dust_sheet, rug
from director.world.parts.wall_things import (
    clock,
    coat_rack,
    notice_board,
    picture,
    radiator,
    switch,
)
from director.world.sites import site
from director.world.stage import Frame, Stage

HEIGHT_M = 2.95


@site(
    "office",
    interior=True,
    words=(
        "office",
        "study",
        "bureau",
        "newsroom",
        "police station",
        "precinct",
        "interrogation room",
        "harbour office",
        "reception",
        "bank",
        "headquarters",
        "agency",
        "studio",
        "meeting room",
        "boardroom",
        "control room",
    ),
    deaf=("industrial",),
)
def office(stage: Stage) -> None:
    """Furnish the room."""
    how = manner_of(stage)
    room = Room(7.0 * how.scale, 6.2 * how.scale, how.high(HEIGHT_M), holes=_holes(how.scale))
    _shell(stage, room, how)
    _desk(stage, room, how)
    _second(stage, room, how)
    _walls(stage, room, how)
    _lights(stage, room, how)
    street(stage, room, below_m=7.5, storeys=6, away_m=17.0)
    stage.focus = Focus(
        (0.1, room.depth_m / 2 - 2.15, 1.0), 1.65, -64.0, room.inside(), room.height_m - 0.4
    )
    dress(stage, room, how, WORK, dado_m=1.2)


def _holes(s: float) -> dict[Side, tuple[Hole, ...]]:
    return {
        "north": (Hole(-0.95 * s, 1.7, 0.85, 2.45), Hole(1.15 * s, 1.7, 0.85, 2.45)),
        "west": (Hole(0.9 * s, 1.5, 0.85, 2.45),),
        "south": (Hole(-1.9 * s, 0.95, 0.0, 2.08),),
    }


def _shell(stage: Stage, room: Room, how: Manner) -> None:
    panelled = how.rich or how.wooden
    finish = finished(
        how,
        Finish(
            wall=how.plaster,
            wall_tint=how.wall_tint,
            floor=made.parquet((0.22, 0.125, 0.06)),
            ceiling=painted((0.62, 0.59, 0.53)),
            outside=made.brick(),
            joinery=how.timber,
            dado=made.planks((0.15, 0.085, 0.045)),
            dado_m=2.1 if panelled else 1.15,
        ),
    )
    room_shell(stage, room, finish)
    if how.wooden:
        ceiling_beams(stage, room, how.dark_timber, "y", 5)
    glaze(stage, room, how, Glazing((2, 2), finish.joinery, blinds=True))
    hole, ajar = room.holes["south"][0], 30.0 if how.ruined else 0.0
    leaf = finish.joinery
    door(stage, "door", room, "south", hole, leaf=leaf, style="glazed", open_deg=ajar)


def _desk(stage: Stage, room: Room, how: Manner) -> None:
    spot = Frame((0.1, room.depth_m / 2 - 1.75, 0.0), -6.0)
    if not how.modern:
        rug(stage, "rug", spot.at(0, -0.5), 3.4, 2.5, scaled(how.cloth, 0.7))
    desk(
        stage,
        "desk",
        spot,
        how.timber,
        top=None if how.modern else (0.05, 0.16, 0.09),
        width_m=1.85,
        depth_m=0.9,
    )
    swivel_chair(
        stage,
        "desk-chair",
        spot.at(0.05, 0.88, 0, 8),
        (0.22, 0.09, 0.05) if not how.modern else (0.08, 0.08, 0.085),
    )
    for index, (x, y, turn) in enumerate(((-0.55, -0.98, 166), (0.6, -0.95, 194))):
        if how.ruined and index:
            broken_chairs(stage, "wreck", spot.at(x, y, 0, turn), how.timber)
        else:
            chair(
                stage,
                f"visitor-{index}",
                spot.at(x, y, 0, turn),
                how.timber,
                seat=scaled(how.cloth, 1.0),
            )
    with stage.thing("desk-things", "desk_things", spot.at(0, 0, DESK_M + 0.002)) as piece:
        if how.modern:
            monitor(piece.at(0.05, -0.05, 0, 180), lit=not how.ruined)
        else:
            typewriter(piece.at(0.05, 0.05, 0, 176))
        telephone(piece.at(-0.68, 0.12, 0, 160))
        papers(piece, 0.5, 0.08, 0.001, 6)
        paper_stack(piece, -0.72, -0.2, 0, 0.16)
        paper_stack(piece, 0.76, -0.24, 0, 0.1)
        mug(piece, (-0.33, 0.22, 0), (0.75, 0.72, 0.65))
    desk_lamp(
        stage,
        "desk-lamp",
        spot.at(0.72, 0.2, DESK_M + 0.002, 140.0),
        on=not how.ruined,
        intensity_w_sr=2.2,
    )


def _second(stage: Stage, room: Room, how: Manner) -> None:
    s = how.scale
    spot = room.wall("east", 0.75 * s, 0, 0.45).at(0, 0, 0, 180)
    desk(stage, "desk-two", spot, how.timber, width_m=1.5)
    if not how.ruined:
        swivel_chair(stage, "chair-two", spot.at(0.1, 0.85, 0, -20), (0.08, 0.08, 0.085))
    with stage.thing("desk-two-things", "desk_things", spot.at(0, 0, DESK_M + 0.001)) as piece:
        if how.modern:
            monitor(piece.at(0, -0.08, 0, 180), lit=not how.ruined)
        else:
            typewriter(piece.at(0.2, 0, 0, 185))
        paper_stack(piece, -0.5, 0.05, 0, 0.22)
        papers(piece, -0.15, 0.1, 0.001, 5)
        paper_stack(piece, 0.6, -0.1, 0, 0.07)
    wall_shelf(stage, "shelf", room.wall("east", 0.75 * s, 1.62), how.timber, 1.6, 0.28)
    with stage.thing("shelf-things", "books", room.wall("east", 0.75 * s - 0.75, 1.62)) as piece:
        books_row(piece.at(0, -0.02, 0), 1.45, 0.24, 0.3, 0.5 if how.ruined else 0.95)


def _walls(stage: Stage, room: Room, how: Manner) -> None:
    s = how.scale
    for index in range(4):
        spot = room.wall("east", -2.6 * s + 0.1 + index * 0.49)
        filing_cabinet(
            stage,
            f"cabinet-{index}",
            spot,
            (0.16, 0.22, 0.18) if index != 2 else (0.28, 0.27, 0.24),
            open_one=3 if how.ruined and index == 1 else -1,
        )
    with stage.thing(
        "cabinet-things", "desk_things", room.wall("east", -2.2 * s, 1.35, 0.3)
    ) as piece:
        paper_stack(piece, -0.2, 0, 0, 0.2)
        paper_stack(piece, 0.35, 0, 0, 0.12)
    picture(stage, "map", room.wall("east", -1.75 * s, 1.95), 1.3, 0.8)
    bookcase(
        stage,
        "bookcase",
        room.wall("west", -1.1 * s),
        how.timber,
        1.5,
        2.15,
        fullness=0.45 if how.ruined else 0.9,
    )
    radiator(stage, "radiator", room.wall("west", 0.9 * s), 16, rusty=how.ruined)
    for index, x in enumerate((-0.95 * s, 1.15 * s)):
        radiator(stage, f"radiator-{index}", room.wall("north", x), 18, rusty=how.ruined)
    notice_board(stage, "notices", room.wall("south", 0.35 * s, 1.65), 1.7, 1.05)
    coat_rack(
        stage,
        "coats",
        room.wall("south", -0.95 * s + 0.1, 1.7),
        3,
        [(0.13, 0.11, 0.08)][: 0 if how.ruined else 1],
    )
    clock(stage, "clock", room.wall("south", -1.0 * s, 2.4), 0.18)
    switch(stage, "switch", room.wall("south", -1.9 * s + 0.66, 1.12))
    picture(
        stage,
        "portrait",
        room.wall("north", 0.1, 1.75),
        0.42,
        0.55,
        kind="portrait",
        crooked_deg=6.0 if how.ruined else 0.0,
    )
    spot = room.wall("south", 2.1 * s, 0, 1.0)
    if how.ruined:
        dust_sheet(
            stage,
            "sheet",
            spot,
            [((-0.86, 0, 0), (0.86, 0.86, 0.5)), ((-0.86, 0.6, 0), (0.86, 0.88, 0.9))],
        )
    else:
        sofa(
            stage,
            "sofa",
            spot,
            (0.10, 0.05, 0.035) if not how.modern else (0.12, 0.14, 0.16),
            how.dark_timber,
            seats=2,
        )
    low_table(stage, "low-table", spot.at(0, -0.55), how.timber, 0.9, 0.45)
    with stage.thing("low-table-things", "desk_things", spot.at(0, -0.55, 0.43)) as piece:
        papers(piece, 0.1, 0, 0.001, 3)
        mug(piece, (-0.25, 0, 0))
    potted_plant(
        stage,
        "plant",
        Frame((-room.width_m / 2 + 0.5, room.depth_m / 2 - 0.5, 0)),
        1.5,
        dead=how.ruined,
    )


def _lights(stage: Stage, room: Room, how: Manner) -> None:
    on = not how.ruined
    for index, (x, y) in enumerate(((0.1, 0.6), (0.1, -1.7))):
        hang = Hanging(2.3, 3.5, (0.55, 0.53, 0.46), 0.24)
        ceiling_light(stage, f"light-{index}", room, how, x, y * how.scale, hang)
    floor_lamp(
        stage,
        "floor-lamp",
        Frame((room.width_m / 2 - 0.6, room.depth_m / 2 - 0.7, 0)),
        on=on,
        shade=(0.95, 0.66, 0.34),
        intensity_w_sr=3.0,
    )
    if how.neon:
        neon_sign(
            stage,
            "neon",
            room.wall("west", -1.1 * how.scale, 2.5),
            [[(-0.6, 0), (-0.2, 0.2), (0.2, 0.0), (0.6, 0.2)]],
            (1.0, 0.15, 0.5),
            intensity_w_sr=3.0,
        )
