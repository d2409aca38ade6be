"""Bedroom: a made bed between lamps, wardrobe, chest with its mirror, windows with curtains."""

from director.world import materials as made
from director.world.blockout import Focus
from director.world.parts.ceiling_lights import Hanging, ceiling_light
from director.world.parts.clutter import book_pile, books_row, mug, papers, potted_plant
from director.world.parts.debris import broken_chairs
from director.world.parts.furniture_beds import bed
from director.world.parts.furniture_seating import chair, sofa
from director.world.parts.furniture_storage import chest, wall_shelf, wardrobe
from director.world.parts.furniture_tables import table
from director.world.parts.light_fixtures import (
    desk_lamp,
    neon_sign,
    table_lamp,
)
from director.world.parts.openings import WHITE, door
from director.world.parts.outlook import garden
from director.world.parts.room_dressing import HOME, dress
from director.world.parts.room_finish import finished
from director.world.parts.room_manner import Manner, manner_of, scaled
from director.world.parts.room_shell import Finish, Hole, Room, Side, ceiling_beams, room_shell
from director.world.parts.room_windows import Glazing, glaze
from director.world.parts.soft_materials import painted, papered
from director.world.parts.tableware import candle, flowers
from director.world.parts.textiles import dust_sheet, rug
from director.world.parts.wall_things import coat_rack, mirror, picture, radiator, switch
from director.world.sites import site
from director.world.stage import Frame, Stage

HEIGHT_M = 2.75


@site(
    "bedroom",
    interior=True,
    words=(
        "bedroom",
        "bed room",
        "hotel room",
        "motel room",
        "motel",
        "hotel",
        "dormitory",
        "nursery",
        "guest room",
        "chamber",
        "attic",
        "boudoir",
        "bunk room",
        "sleeping",
    ),
    deaf=("clean", "industrial"),
)
def bedroom(stage: Stage) -> None:
    """Furnish the room."""
    how = manner_of(stage)
    room = Room(6.2 * how.scale, 5.8 * how.scale, how.high(HEIGHT_M), holes=_holes(how.scale))
    _shell(stage, room, how)
    _bed(stage, room, how)
    _walls(stage, room, how)
    _desk(stage, room, how)
    garden(stage, room)
    y = room.depth_m / 2
    stage.focus = Focus((-0.1, y - 1.75, 0.75), 1.55, -62.0, room.inside(), room.height_m - 0.35)
    dress(stage, room, how, HOME)


def _holes(s: float) -> dict[Side, tuple[Hole, ...]]:
    return {
        "west": (Hole(0.55 * s, 1.3, 0.75, 2.3),),
        "south": (Hole(1.2 * s, 1.4, 0.75, 2.3),),
        "east": (Hole(1.9 * s, 0.9, 0.0, 2.06),),
    }


def _shell(stage: Stage, room: Room, how: Manner) -> None:
    paint = how.timber if how.wooden or how.rich else made.paint(WHITE)
    finish = finished(
        how,
        Finish(
            wall=how.plaster if how.ruined else papered(scaled(how.wall, 0.85)),
            wall_tint=how.wall_tint if how.ruined else (1, 1, 1),
            floor=made.planks() if how.worn else made.parquet(),
            ceiling=painted((0.66, 0.63, 0.57)),
            outside=made.brick(),
            joinery=paint,
            cornice_m=0.09,
        ),
    )
    room_shell(stage, room, finish)
    if how.wooden or how.worn:
        ceiling_beams(stage, room, how.dark_timber, "x", 4, 0.18)
    glaze(stage, room, how, Glazing((2, 3), finish.joinery, scaled(how.cloth, 1.2)))
    hole = room.holes["east"][0]
    ajar = 32.0 if how.ruined else 0.0
    door(stage, "door", room, "east", hole, leaf=finish.joinery, open_deg=ajar)


def _bed(stage: Stage, room: Room, how: Manner) -> None:
    wide = 1.8 if how.rich else 1.5
    head = room.wall("north", -0.2, 0, 0.06)
    rug(
        stage, "rug", room.wall("north", -0.2, 0, 1.75), wide + 1.7, 2.0, scaled(how.cloth_two, 0.8)
    )
    bed(
        stage,
        "bed",
        head,
        how.timber,
        width_m=wide,
        cover=scaled(how.cloth_two, 1.5),
        blanket=scaled(how.cloth, 1.4),
        stripped=how.ruined,
        rich=how.rich,
    )
    for hand, name in ((-1, "left"), (1, "right")):
        spot = room.wall("north", -0.2 + hand * (wide / 2 + 0.42))
        chest(stage, f"nightstand-{name}", spot, how.timber, 0.5, rows=2, height_m=0.56)
        table_lamp(
            stage,
            f"lamp-{name}",
            spot.at(0.0, -0.2, 0.59),
            shade=(0.95, 0.62, 0.32),
            base=scaled(how.cloth, 1.2),
            on=not how.ruined,
            intensity_w_sr=2.6,
        )
        with stage.thing(
            f"nightstand-things-{name}", "ornaments", spot.at(hand * 0.12, -0.36, 0.59)
        ) as piece:
            book_pile(piece, 0, 0, 0, 2 if hand > 0 else 3)
            if hand < 0:
                mug(piece, (0.2, -0.04, 0), (0.5, 0.55, 0.6))
    picture(
        stage,
        "picture-bed",
        room.wall("north", -0.2, 1.95),
        1.2,
        0.6,
        crooked_deg=6.0 if how.ruined else 0,
    )
    for hand, kind in ((-1, "portrait"), (1, "abstract")):
        picture(
            stage,
            f"picture-{kind}",
            room.wall("north", -0.2 + hand * (wide / 2 + 0.5), 1.7),
            0.42,
            0.52,
            kind=kind,
        )


def _walls(stage: Stage, room: Room, how: Manner) -> None:
    s = how.scale
    wardrobe(
        stage,
        "wardrobe",
        room.wall("east", -0.75 * s),
        how.timber,
        1.35,
        ajar_deg=70.0 if how.ruined else 0.0,
    )
    picture(stage, "picture-east", room.wall("east", 0.72 * s, 1.7), 0.6, 0.8, kind="portrait")
    chair(
        stage,
        "chair-east",
        room.wall("east", 0.72 * s, 0, 0.34),
        how.timber,
        seat=scaled(how.cloth, 1.0),
    )
    switch(stage, "switch", room.wall("east", 1.9 * s - 0.64, 1.12))
    spot = room.wall("west", 1.95 * s)
    chest(stage, "chest", spot, how.timber, 1.05, rows=4, height_m=0.9)
    mirror(stage, "mirror", spot.at(0, 0, 1.5), 0.6, 0.75)
    with stage.thing("chest-things", "ornaments", spot.at(0, -0.24, 0.93)) as piece:
        candle(piece, (-0.35, 0, 0), lit=False)
        if not how.ruined:
            flowers(piece, (0.33, 0.03, 0), (0.6, 0.4, 0.42))
        book_pile(piece, -0.05, 0, 0, 2)
    radiator(stage, "radiator", room.wall("west", 0.55 * s), 14, rusty=how.ruined)
    if how.ruined:
        low = Frame((-room.width_m / 2 + 1.0, -room.depth_m / 2 + 1.6, 0), 35.0)
        dust_sheet(
            stage,
            "sheet",
            low,
            [((-0.45, 0, 0), (0.45, 0.86, 0.5)), ((-0.45, 0.6, 0), (0.45, 0.88, 0.9))],
        )
    else:
        corner = (
            Frame((-room.width_m / 2 + 0.75, -room.depth_m / 2 + 0.9, 0))
            .at(0, 0, 0, 132.0)
            .at(0, -0.45)
        )
        sofa(
            stage,
            "armchair",
            corner,
            scaled(how.cloth, 1.0),
            how.dark_timber,
            seats=1,
            pillows=(scaled(how.cloth_two, 1.5),),
        )
    coat_rack(
        stage,
        "coats",
        room.wall("south", -2.35 * s + 0.1, 1.65),
        3,
        [(0.20, 0.14, 0.09)][: 0 if how.ruined else 1],
    )


def _desk(stage: Stage, room: Room, how: Manner) -> None:
    s = how.scale
    spot = room.wall("south", -0.6 * s, 0, 0.34)
    table(stage, "desk", spot, how.timber, 1.3, 0.6, turned=not how.modern)
    if how.ruined:
        broken_chairs(stage, "wreck", spot.at(0.2, -0.8, 0, 30), how.timber)
    else:
        chair(stage, "chair-desk", spot.at(0.05, -0.55, 0, 170), how.timber)
    desk_lamp(
        stage, "desk-lamp", spot.at(-0.45, 0.05, 0.75, 30), on=not how.ruined, intensity_w_sr=1.6
    )
    with stage.thing("desk-things", "ornaments", spot.at(0, 0, 0.75)) as piece:
        papers(piece, 0.1, -0.05, 0.001, 4)
        books_row(piece.at(0.15, 0.27, 0), 0.42, 0.2, 0.26, 1.0)
    wall_shelf(stage, "shelf", room.wall("south", -0.6 * s, 1.5), how.timber, 1.2)
    with stage.thing("shelf-things", "books", room.wall("south", -0.6 * s - 0.55, 1.5)) as piece:
        books_row(piece.at(0, -0.01, 0), 1.05, 0.2, 0.28, 0.4 if how.ruined else 0.85)
    potted_plant(stage, "plant", room.wall("south", 2.55 * s, 0, 0.4), 1.1, dead=how.ruined)
    hang = Hanging(2.3, 4.0, (0.5, 0.45, 0.36), 0.22)
    ceiling_light(stage, "ceiling-light", room, how, -0.1, -0.3, hang)
    if how.neon:
        bars = [[(-0.4, 0.2), (0.4, 0.2)], [(-0.4, 0.0), (0.4, 0.0)], [(-0.4, -0.2), (0.4, -0.2)]]
        neon_sign(
            stage,
            "neon",
            room.wall("east", 0.72 * s, 2.4),
            bars,
            (1.0, 0.12, 0.3),
            intensity_w_sr=4.0,
        )
