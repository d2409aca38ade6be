"""Kitchen: stove, sink under the window, dresser with plates, a table laid in the middle."""

from director.world import materials as made
from director.world.blockout import Focus
from director.world.parts.ceiling_lights import Hanging, ceiling_light
from director.world.parts.clutter import bottle, mug, papers, potted_plant
from director.world.parts.debris import broken_chairs
from director.world.parts.furniture_seating import chair
from director.world.parts.furniture_storage import dresser, wall_shelf
from director.world.parts.furniture_tables import table
from director.world.parts.kitchen_fittings import (
    WORKTOP_M,
    pan_rail,
    refrigerator,
    shelf_jars,
    sink,
    tiled,
    wall_cupboard,
    worktop,
)
from director.world.parts.light_fixtures import sconce
from director.world.parts.openings import WHITE, door
from director.world.parts.outlook import garden
from director.world.parts.room_dressing import dress
from director.world.parts.room_finish import finished
from director.world.parts.room_manner import Manner, manner_of, scaled
from director.world.parts.room_shell import Finish, Hole, Room, Side, ceiling_beams, room_shell
from director.world.parts.room_windows import Glazing, glaze
from director.world.parts.soft_materials import painted
from director.world.parts.stoves import pan, range_cooker, stove
from director.world.parts.tableware import (
    bread_board,
    candle,
    flowers,
    fruit_bowl,
    jug,
    place_setting,
    plate,
    standing_plate,
    teapot,
)
from director.world.parts.textiles import rug
from director.world.parts.wall_things import clock, picture, radiator, switch
from director.world.sites import site
from director.world.stage import Frame, Stage
from director.world.traits import Period

HEIGHT_M = 2.75
_FRONTS = ((0.20, 0.29, 0.25), (0.55, 0.52, 0.45), (0.17, 0.24, 0.32), (0.42, 0.30, 0.16))


@site(
    "kitchen",
    interior=True,
    words=(
        "kitchen",
        "scullery",
        "pantry",
        "galley",
        "bakery",
        "canteen kitchen",
        "kitchenette",
        "breakfast room",
    ),
)
def kitchen(stage: Stage) -> None:
    """Furnish the room."""
    how = manner_of(stage)
    room = Room(6.4 * how.scale, 5.8 * how.scale, how.high(HEIGHT_M), holes=_holes(how.scale))
    front = _FRONTS[int(stage.stream("fronts").integers(len(_FRONTS)))]
    _shell(stage, room, how)
    _north(stage, room, how, front)
    _sides(stage, room, how, front)
    _table(stage, room, how)
    _lights(stage, room, how)
    garden(stage, room)
    stage.focus = Focus(
        (-0.1, 0.25 * how.scale, 0.95), 1.5 * how.scale, -60.0, room.inside(), room.height_m - 0.4
    )
    dress(stage, room, how, ("cartons", "empties", "bundles", "bins"), dado_m=1.7)


def _holes(s: float) -> dict[Side, tuple[Hole, ...]]:
    return {
        "north": (Hole(-1.1 * s, 1.5, 1.08, 2.25),),
        "west": (Hole(-0.5 * s, 1.2, 1.0, 2.25),),
        "east": (Hole(2.0 * s, 0.92, 0.0, 2.06),),
        "south": (Hole(1.9 * s, 0.92, 0.0, 2.06),),
    }


def _shell(stage: Stage, room: Room, how: Manner) -> None:
    paint = (
        how.timber
        if how.wooden
        else made.peeling_paint((0.30, 0.34, 0.30))
        if how.ruined
        else made.paint(WHITE)
    )
    finish = finished(
        how,
        Finish(
            wall=how.plaster,
            wall_tint=how.wall_tint,
            floor=made.floor_tile((0.30, 0.16, 0.10)) if how.worn else made.checker_tile(),
            ceiling=painted((0.66, 0.63, 0.57)),
            outside=made.brick(),
            joinery=paint,
            dado=made.planks((0.36, 0.37, 0.32)) if how.worn else None,
            dado_m=1.05,
        ),
    )
    room_shell(stage, room, finish)
    if how.traits.period in (None, Period.MEDIEVAL):
        ceiling_beams(stage, room, how.dark_timber, "x", 4, 0.17)
    cloth = scaled(how.cloth, 1.2)
    glaze(stage, room, how, Glazing((2, 3), finish.joinery, cloth, None, 0.34))
    ajar = 35.0 if how.ruined else 0.0
    door(stage, "door", room, "east", room.holes["east"][0], leaf=finish.joinery, open_deg=ajar)
    back = room.holes["south"][0]
    door(stage, "back-door", room, "south", back, leaf=finish.joinery, style="glazed")


def _north(stage: Stage, room: Room, how: Manner, front: tuple[float, float, float]) -> None:
    s, wide = how.scale, room.width_m / 2
    face = how.timber if how.wooden else made.paint((0.9, 0.9, 0.9), 0.45)
    tint = (1.0, 1.0, 1.0) if how.wooden else front
    top = made.marble() if how.rich else made.timber((0.30, 0.19, 0.10))
    at = -1.1 * s
    tiled(stage, "tiles", room.wall("north"), room.width_m, WORKTOP_M, 1.06, scaled(how.wall, 1.2))
    sink(stage, "sink", room.wall("north", at), face, top, tint, 1.5)
    left = -wide + (at - 0.75 + wide) / 2
    worktop(
        stage,
        "worktop-left",
        room.wall("north", left),
        at - 0.77 + wide,
        face,
        top,
        doors=2,
        tint=tint,
    )
    cooker = at + 0.75 + 0.95
    if how.modern or not how.worn:
        stove(
            stage,
            "stove",
            room.wall("north", at + 0.79 + 0.33),
            (0.75, 0.73, 0.68),
            hot=not how.ruined,
        )
        right = at + 0.79 + 0.68
    else:
        range_cooker(stage, "stove", room.wall("north", cooker - 0.2), hot=not how.ruined)
        right = cooker + 0.56
    worktop(
        stage,
        "worktop-right",
        room.wall("north", (right + wide - 0.75) / 2),
        wide - 0.75 - right,
        face,
        top,
        doors=3,
        tint=tint,
    )
    refrigerator(
        stage,
        "refrigerator",
        room.wall("north", wide - 0.36),
        (0.72, 0.70, 0.62) if not how.modern else (0.3, 0.42, 0.4),
    )
    wall_cupboard(
        stage, "cupboard-left", room.wall("north", left, 1.5), at - 0.85 + wide, face, tint
    )
    middle = (right + wide - 0.75) / 2
    wall_shelf(stage, "shelf", room.wall("north", middle, 1.72), how.timber, wide - 0.9 - right)
    wall_shelf(stage, "shelf-two", room.wall("north", middle, 2.08), how.timber, wide - 0.9 - right)
    span = wide - 0.95 - right
    for index, z in enumerate((1.72, 2.08)):
        with stage.thing(
            f"shelf-things-{index}", "jars", room.wall("north", middle - span / 2, z, 0.12)
        ) as piece:
            shelf_jars(piece, span * (0.5 if how.ruined else 1.0))
    pan_rail(stage, "pan-rail", room.wall("north", middle, 1.58), span)
    with stage.thing(
        "worktop-things", "kitchenware", room.wall("north", middle, WORKTOP_M + 0.008, 0.3)
    ) as piece:
        pan(piece, (span * 0.25, 0.05, 0.0), 0.13, 0.16)
        bottle(piece, (-span * 0.3, 0.12, 0), "wine", (0.015, 0.05, 0.018))
        bottle(piece, (-span * 0.3 + 0.1, 0.15, 0), "flask", (0.3, 0.22, 0.05))
        if not how.ruined:
            bread_board(piece, (-span * 0.05, -0.05, 0))
    with stage.thing(
        "left-things", "kitchenware", room.wall("north", left, WORKTOP_M + 0.008, 0.3)
    ) as piece:
        for index in range(5):
            plate(piece, (0.12, 0.03, 0.012 * index))
        mug(piece, (-0.2, 0.0, 0), (0.7, 0.3, 0.2))
        mug(piece, (-0.3, 0.1, 0), (0.25, 0.4, 0.42))
    potted_plant(stage, "herbs", room.wall("north", at + 0.45, 1.084, -0.03), 0.3, dead=how.ruined)


def _sides(stage: Stage, room: Room, how: Manner, front: tuple[float, float, float]) -> None:
    s = how.scale
    wood = how.timber if not how.modern else made.paint(front)
    spot = room.wall("west", 1.55 * s)
    dresser(stage, "dresser", spot, how.timber, 1.35)
    with stage.thing("dresser-things", "tableware", spot) as piece:
        for z in (1.25, 1.62):
            for index in range(5):
                if how.ruined and piece.rng.random() < 0.5:
                    continue
                standing_plate(
                    piece, (-0.5 + index * 0.25, -0.1, z + 0.004), 0.11, (0.95, 0.95, 0.92)
                )
        jug(piece, (-0.4, -0.25, 0.89), scaled(how.cloth_two, 2.2))
        teapot(piece, (0.05, -0.25, 0.89), scaled(how.cloth, 1.6))
        for x in (0.35, 0.5):
            mug(piece, (x, -0.2, 0.89))
    radiator(stage, "radiator", room.wall("west", -0.5 * s), 12, rusty=how.ruined)
    chair(stage, "chair-wall", room.wall("west", -2.1 * s, 0, 0.35), wood)
    picture(stage, "picture", room.wall("east", -0.9 * s, 1.65), 0.7, 0.5)
    picture(stage, "picture-two", room.wall("south", -0.3 * s, 1.7), 0.5, 0.65, kind="portrait")
    clock(stage, "clock", room.wall("east", 0.35 * s, 1.95), 0.17)
    low = room.wall("east", -0.9 * s)
    worktop(
        stage,
        "sideboard",
        low,
        1.9,
        made.paint((0.9, 0.9, 0.9), 0.45) if not how.wooden else how.timber,
        made.timber((0.30, 0.19, 0.10)),
        doors=4,
        tint=front if not how.wooden else (1, 1, 1),
    )
    with stage.thing(
        "sideboard-things", "kitchenware", low.at(0, -0.3, WORKTOP_M + 0.008)
    ) as piece:
        if not how.ruined:
            flowers(piece, (-0.6, 0.05, 0), (0.55, 0.5, 0.2))
            fruit_bowl(piece, (0.0, 0, 0), scaled(how.cloth, 1.6))
        papers(piece, 0.55, 0, 0.001, 4)
    switch(stage, "switch", room.wall("east", 2.0 * s - 0.65, 1.12))
    wall_shelf(stage, "shelf-south", room.wall("south", -1.7 * s, 1.6), how.timber, 1.5)
    with stage.thing(
        "shelf-south-things", "jars", room.wall("south", -1.7 * s - 0.7, 1.6, 0.12)
    ) as piece:
        shelf_jars(piece, 1.4)
    worktop(
        stage,
        "pantry",
        room.wall("south", -1.7 * s),
        1.7,
        how.timber,
        made.timber((0.30, 0.19, 0.10)),
        doors=3,
        tint=(1, 1, 1),
    )
    with stage.thing(
        "pantry-things", "kitchenware", room.wall("south", -1.7 * s, WORKTOP_M + 0.008, 0.3)
    ) as piece:
        for index, kind in enumerate(("jar", "jar", "wine", "beer", "jar")):
            bottle(
                piece,
                (-0.6 + index * 0.16, 0.1, 0),
                kind,
                ((0.3, 0.22, 0.08), (0.15, 0.2, 0.08), (0.015, 0.05, 0.018))[index % 3],
            )
        jug(piece, (0.45, 0, 0), (0.6, 0.57, 0.5))


def _table(stage: Stage, room: Room, how: Manner) -> None:
    spot = Frame((-0.1, 0.1 * how.scale, 0.0), 4.0)
    if not how.worn:
        rug(stage, "rug", spot, 3.0, 2.2, scaled(how.cloth_two, 0.8))
    table(stage, "table", spot, how.timber, 1.8, 0.95)
    places = (
        (-0.45, -0.72, 175),
        (0.5, -0.68, 186),
        (-0.45, 0.72, 3),
        (0.45, 0.7, -6),
        (1.3, 0.05, -88),
    )
    for index, (x, y, turn) in enumerate(places):
        if how.ruined and index in (1, 4):
            broken_chairs(stage, f"wreck-{index}", spot.at(x + 0.3, y * 1.4, 0, turn), how.timber)
        else:
            chair(
                stage,
                f"chair-{index}",
                spot.at(x, y, 0, turn),
                how.timber,
                seat=scaled(how.cloth, 1.1) if not how.worn else None,
            )
    with stage.thing("table-things", "tableware", spot.at(0, 0, 0.75)) as piece:
        if how.ruined:
            papers(piece, 0, 0, 0.001, 4)
            flowers(piece, (-0.1, 0.1, 0), (0.5, 0.3, 0.2), dead=True)
            plate(piece, (0.4, -0.2, 0))
            return
        for x, y, turn in ((-0.45, -0.28, 0), (0.45, 0.28, 180), (-0.45, 0.28, 180)):
            place_setting(piece, x, y, 0, turn)
        flowers(piece, (0.0, 0.03, 0), (0.6, 0.34, 0.3))
        jug(piece, (0.28, -0.1, 0), (0.62, 0.6, 0.55))
        bread_board(piece, (0.52, -0.25, 0))
        candle(piece, (-0.2, 0.0, 0), lit=True)


def _lights(stage: Stage, room: Room, how: Manner) -> None:
    shade, s = scaled(how.cloth_two, 1.2), how.scale
    ceiling_light(stage, "light", room, how, -0.1, 0.1 * s, Hanging(2.24, 6.0, shade))
    places: tuple[tuple[str, Side, float], ...] = (
        ("sconce", "north", -1.1 * s + 1.1),
        ("sconce-two", "south", 0.7 * s),
    )
    for name, side, x in places:
        sconce(stage, name, room.wall(side, x, 1.95), intensity_w_sr=1.6, on=not how.ruined)
