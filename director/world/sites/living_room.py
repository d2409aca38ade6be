"""Living room: a hearth with seats about it, a table at the window, books, lamps and pictures."""

from director.world import materials as made
from director.world.blockout import Focus
from director.world.parts.ceiling_lights import Hanging, ceiling_light
from director.world.parts.clutter import book_pile, books_row, mug, papers, potted_plant
from director.world.parts.debris import broken_chairs
from director.world.parts.furniture_seating import chair, sofa
from director.world.parts.furniture_storage import bookcase, chest
from director.world.parts.furniture_tables import low_table, round_table, table
from director.world.parts.hearth import BREAST_M, MANTEL_M, fireplace, log_basket
from director.world.parts.light_fixtures import floor_lamp, table_lamp
from director.world.parts.openings import WHITE, door
from director.world.parts.outlook import garden
from director.world.parts.room_dressing import HOME, dress
from director.world.parts.room_finish import finished
from director.world.parts.room_manner import Manner, manner_of, scaled
from director.world.parts.room_shell import Finish, Hole, Room, Side, ceiling_beams, room_shell
from director.world.parts.room_windows import Glazing, glaze
from director.world.parts.soft_materials import painted
from director.world.parts.tableware import (
    candle,
    flowers,
    fruit_bowl,
    place_setting,
    standing_plate,
    teapot,
    tray,
)
from director.world.parts.textiles import dust_sheet, rug
from director.world.parts.wall_things import clock, mirror, picture, pictures, radiator, switch
from director.world.sites import site
from director.world.stage import Frame, Stage
from director.world.traits import Period


@site(
    "living-room",
    interior=True,
    words=(
        "living room",
        "sitting room",
        "lounge",
        "parlour",
        "drawing room",
        "house",
        "home",
        "cottage",
        "apartment",
        "flat",
        "dining room",
        "den",
        "cabin",
        "library",
        "salon",
        "farmhouse",
        "villa",
        "mansion",
    ),
    deaf=("industrial",),
)
def living_room(stage: Stage) -> None:
    """Furnish the room."""
    how = manner_of(stage)
    high = how.high(3.1 if how.rich else 2.75)
    room = Room(7.2 * how.scale, 6.6 * how.scale, high, holes=_holes(how))
    finish = _shell(stage, room, how)
    _hearth(stage, room, how, finish)
    _seats(stage, room, how)
    _table(stage, room, how)
    _walls(stage, room, how)
    garden(stage, room)
    x, y = room.width_m, room.depth_m
    stage.focus = Focus((-0.1, y * 0.1, 0.8), min(x, y) * 0.27, -58.0, room.inside(), high - 0.35)
    dress(stage, room, how, HOME, dado_m=0.9)


def _holes(how: Manner) -> dict[Side, tuple[Hole, ...]]:
    s = how.scale
    return {
        "west": (Hole(-1.55 * s, 1.25, 0.75, 2.3), Hole(1.35 * s, 1.25, 0.75, 2.3)),
        "south": (Hole(1.3 * s, 1.5, 0.75, 2.3),),
        "east": (Hole(1.9 * s, 0.94, 0.0, 2.08),),
    }


def _shell(stage: Stage, room: Room, how: Manner) -> Finish:
    wood = how.timber if how.wooden or how.rich else made.paint(WHITE)
    finish = finished(
        how,
        Finish(
            wall=how.plaster,
            wall_tint=how.wall_tint,
            floor=made.planks() if how.worn else made.parquet(),
            ceiling=painted((0.66, 0.63, 0.57)),
            outside=made.brick(),
            joinery=wood,
            dado_m=0.9,
        ),
    )
    room_shell(stage, room, finish)
    if how.traits.period in (None, Period.MEDIEVAL) and not how.rich:
        ceiling_beams(stage, room, how.dark_timber, "y", 5)
    frame = wood if how.rich else finish.joinery if how.traits.period else None
    cloth = scaled(how.cloth, 0.5 if how.ruined else 1.25)
    glaze(stage, room, how, Glazing((2, 4), frame, cloth))
    hole = room.holes["east"][0]
    ajar = 24.0 if how.ruined else 0.0
    door(stage, "door", room, "east", hole, leaf=finish.joinery, open_deg=ajar)
    return finish


def _hearth(stage: Stage, room: Room, how: Manner, finish: Finish) -> None:
    stone = made.rubble() if how.wooden else made.brick() if how.worn else None
    fireplace(
        stage,
        "fireplace",
        room.wall("north"),
        room.height_m,
        breast=stone or finish.wall,
        breast_tint=(1, 1, 1) if stone else finish.wall_tint,
        surround=made.marble() if how.rich else how.dark_timber,
        lit=not how.ruined,
    )
    mantel = room.wall("north", 0, MANTEL_M, BREAST_M)
    with stage.thing("mantel-things", "ornaments", mantel) as piece:
        for x in (-0.85, 0.85):
            candle(piece, (x, -0.1, 0), lit=not how.ruined)
        if not how.ruined:
            flowers(piece, (0.52, -0.09, 0.0), (0.55, 0.3, 0.25))
        books_row(piece.at(-0.68, 0.06, 0), 0.3, 0.17, 0.24, 1.0)
        standing_plate(piece, (0.22, -0.03, 0.0), 0.12)
    (mirror if how.rich else picture)(
        stage, "over-mantel", room.wall("north", 0, 1.95, BREAST_M), 1.0, 0.8
    )
    log_basket(stage, "logs", room.wall("north", -1.25, 0, 0.6))
    side = room.width_m / 2 - 1.05
    for hand, name in ((-1, "left"), (1, "right")):
        wide = min(1.5, 2 * (side - 1.05))
        if hand < 0 or how.rich:
            bookcase(
                stage,
                f"bookcase-{name}",
                room.wall("north", hand * (side + 0.05), 0),
                how.timber,
                wide,
                2.1,
                fullness=0.4 if how.ruined else 0.93,
            )
    if not how.rich:
        spot = room.wall("north", side + 0.05)
        chest(stage, "cabinet", spot, how.timber, min(1.2, 2 * (side - 1.1)))
        table_lamp(
            stage,
            "lamp-cabinet",
            spot.at(0.25, -0.24, 0.87),
            shade=(0.95, 0.6, 0.28),
            on=not how.ruined,
        )
        with stage.thing("cabinet-things", "ornaments", spot.at(-0.25, -0.25, 0.87)) as piece:
            book_pile(piece, 0, 0, 0, 4)
        picture(stage, "picture-cabinet", spot.at(0, 0, 1.75), 0.75, 0.55)


def _seats(stage: Stage, room: Room, how: Manner) -> None:
    y, s = room.depth_m / 2, how.scale
    middle = Frame((0.0, y - 2.1 * min(s, 1.15), 0.0))
    rug(stage, "rug", middle, 3.0 * s, 2.2 * min(s, 1.2), scaled(how.cloth, 0.9))
    seats = (
        ("sofa", Frame((-1.45 * s, middle.origin[1] - 0.1, 0)).at(0, 0, 0, 90.0), 2),
        ("armchair", Frame((1.25 * s, middle.origin[1] + 0.15, 0)).at(0, 0, 0, -72.0), 1),
    )
    for name, spot, count in seats:
        if how.ruined:
            w = 0.33 * count + 0.2
            dust_sheet(
                stage,
                f"sheet-{name}",
                spot,
                [((-w, 0, 0), (w, 0.86, 0.5)), ((-w, 0.6, 0), (w, 0.88, 0.9))],
            )
        else:
            pillows = (scaled(how.cloth_two, 1.3), scaled(how.cloth, 1.4))[:count]
            sofa(
                stage,
                name,
                spot,
                scaled(how.cloth_two, 0.95),
                how.dark_timber,
                seats=count,
                pillows=pillows,
            )
    low_table(stage, "low-table", middle.at(0.0, -0.1, 0, 90.0), how.timber)
    with stage.thing("low-table-things", "ornaments", middle.at(0, -0.1, 0.43)) as piece:
        if how.ruined:
            papers(piece, 0, 0, 0.001, 5)
        else:
            tray(piece, (0.0, 0.18, 0))
            teapot(piece, (-0.06, 0.16, 0.006), (0.14, 0.24, 0.26))
            mug(piece, (0.11, 0.22, 0.006))
            book_pile(piece, 0.05, -0.25, 0, 3)
    spot = room.wall("west", -0.1 * s, 0, 0.6)
    floor_lamp(
        stage, "floor-lamp", spot, on=not how.ruined, shade=(0.95, 0.62, 0.3), intensity_w_sr=4.5
    )
    round_table(
        stage, "side-table", Frame((1.75 * s, middle.origin[1] + 1.05, 0)), how.timber, 0.27, 0.56
    )
    with stage.thing(
        "side-table-things", "ornaments", Frame((1.75 * s, middle.origin[1] + 1.05, 0.56))
    ) as piece:
        mug(piece, (0.05, -0.08, 0), (0.5, 0.35, 0.2))
        book_pile(piece, -0.03, 0.05, 0, 2)


def _table(stage: Stage, room: Room, how: Manner) -> None:
    s = how.scale
    spot = Frame((-1.5 * s, -room.depth_m / 2 + 1.25, 0))
    table(stage, "table", spot, how.timber, 1.5, 0.85)
    seat = scaled(how.cloth, 1.1)
    places = ((-0.4, -0.62, 180), (0.4, -0.62, 180), (-0.42, 0.66, 4), (0.42, 0.62, -6))
    for index, (x, y, turn) in enumerate(places):
        if how.ruined and index == 2:
            broken_chairs(stage, "broken-chair", spot.at(x - 0.3, y + 0.2, 0, 40), how.timber)
            continue
        chair(
            stage,
            f"chair-{index}",
            spot.at(x, y, 0, turn),
            how.timber,
            seat=None if how.worn else seat,
        )
    with stage.thing("table-things", "tableware", spot.at(0, 0, 0.75)) as piece:
        if how.ruined:
            papers(piece, 0.2, 0, 0.001, 4)
            flowers(piece, (-0.2, 0.05, 0), (0.4, 0.3, 0.2), dead=True)
        else:
            fruit_bowl(piece, (-0.02, 0.02, 0), scaled(how.cloth_two, 2.0))
            place_setting(piece, -0.42, -0.24, 0, 0)
            place_setting(piece, 0.42, 0.24, 0, 180)
            candle(piece, (0.3, -0.1, 0), lit=True)
    x, y = (0.0, 0.2) if how.rich else spot.origin[:2]
    shade = (0.10, 0.16, 0.13)
    ceiling_light(stage, "ceiling-light", room, how, x, y, Hanging(2.2, 7.0, shade))


def _walls(stage: Stage, room: Room, how: Manner) -> None:
    s = how.scale
    pictures(
        stage,
        room,
        (
            ("east", -0.9 * s, 1.72, 1.1, 0.75, "landscape"),
            ("east", 0.35 * s, 1.8, 0.5, 0.62, "portrait"),
            ("south", -1.2 * s, 1.7, 0.9, 0.65, "abstract"),
            ("south", -2.4 * s, 1.75, 0.5, 0.7, "landscape"),
            ("west", -0.1 * s, 1.85, 0.42, 0.5, "portrait"),
        ),
        crooked_deg=8.0 if how.ruined else 0.0,
    )
    chest(stage, "sideboard", room.wall("east", -0.9 * s), how.timber, 1.5)
    with stage.thing(
        "sideboard-things", "ornaments", room.wall("east", -0.9 * s, 0.87, 0.24)
    ) as piece:
        books_row(piece.at(-0.66, 0.14, 0), 0.5, 0.2, 0.28, 1.0)
        candle(piece, (0.12, 0, 0), lit=False)
        if not how.ruined:
            flowers(piece, (0.48, 0.02, 0), (0.6, 0.5, 0.2))
    bookcase(
        stage,
        "bookcase-south",
        room.wall("south", -1.2 * s - 0.0),
        how.timber,
        1.1,
        1.15,
        fullness=0.5 if how.ruined else 0.9,
    )
    radiator(stage, "radiator", room.wall("west", 1.35 * s), 14, rusty=how.ruined)
    radiator(stage, "radiator-two", room.wall("west", -1.55 * s), 14, rusty=how.ruined)
    potted_plant(stage, "plant", room.wall("south", -2.6 * s, 0, 0.38), 1.25, dead=how.ruined)
    clock(stage, "clock", room.wall("east", 2.78 * s, 1.95), 0.15)
    switch(stage, "switch", room.wall("east", 1.9 * s - 0.68, 1.12))
