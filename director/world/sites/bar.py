"""Bar: a counter with taps and stools, a wall of bottles, booths and tables, a stove, low light."""

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3, Focus
from director.world.parts.bar_fittings import (
    COUNTER_M,
    back_bar,
    bar_counter,
    beer_taps,
    counter_things,
    glass_rack,
)
from director.world.parts.clutter import bottle
from director.world.parts.debris import broken_chairs
from director.world.parts.furniture_seating import bench, chair, stool
from director.world.parts.furniture_tables import round_table, table
from director.world.parts.light_fixtures import chandelier, neon_sign, pendant, sconce
from director.world.parts.openings import door
from director.world.parts.outlook import street
from director.world.parts.pub_games import blackboard_menu, dartboard, jukebox
from director.world.parts.room_dressing import PUBLIC, dress
from director.world.parts.room_finish import finished
from director.world.parts.room_manner import Manner, manner_of, scaled
from director.world.parts.room_shell import Finish, Hole, Room, Side, ceiling_beams, room_shell
from director.world.parts.room_windows import Glazing, glaze
from director.world.parts.soft_materials import painted, papered
from director.world.parts.stoves import iron_stove
from director.world.parts.tableware import candle, tumbler, wine_glass
from director.world.parts.textiles import dust_sheet
from director.world.parts.wall_things import clock, coat_rack, mirror, pictures, radiator
from director.world.parts.wood import barrel
from director.world.sites import site
from director.world.stage import Frame, Piece, Stage
from director.world.traits import Period

HEIGHT_M = 2.95
_LEATHERS: tuple[Float3, ...] = ((0.30, 0.04, 0.03), (0.05, 0.14, 0.09), (0.24, 0.11, 0.04))


@site(
    "bar",
    interior=True,
    words=(
        "bar",
        "pub",
        "tavern",
        "inn",
        "saloon",
        "restaurant",
        "nightclub",
        "club",
        "taproom",
        "bistro",
        "cantina",
        "canteen",
        "alehouse",
    ),
    deaf=("old",),
)
def bar(stage: Stage) -> None:
    """Furnish the room."""
    how = manner_of(stage, wood=(0.15, 0.075, 0.038), wall=(0.36, 0.27, 0.17))
    room = Room(8.2 * how.scale, 7.2 * how.scale, how.high(HEIGHT_M), holes=_holes(how.scale))
    leather = _LEATHERS[int(stage.stream("leather").integers(len(_LEATHERS)))]
    _shell(stage, room, how)
    _counter(stage, room, how, leather)
    _seats(stage, room, how, leather)
    _walls(stage, room, how)
    _lights(stage, room, how)
    street(stage, room)
    y = room.depth_m / 2
    stage.focus = Focus(
        (-0.3, y - 2.15, 1.1),
        1.9 * min(how.scale, 1.15),
        -66.0,
        room.inside(),
        room.height_m - 0.45,
    )
    dress(stage, room, how, PUBLIC, dado_m=1.25)


def _holes(s: float) -> dict[Side, tuple[Hole, ...]]:
    return {
        "south": (
            Hole(2.2 * s, 1.9, 0.85, 2.4),
            Hole(-0.55 * s, 1.9, 0.85, 2.4),
            Hole(-2.9 * s, 1.0, 0.0, 2.15),
        ),
        "west": (Hole(-2.2 * s, 1.5, 0.95, 2.4),),
        "east": (Hole(-2.5 * s, 0.9, 0.0, 2.05),),
    }


def _shell(stage: Stage, room: Room, how: Manner) -> None:
    finish = finished(
        how,
        Finish(
            wall=papered((0.20, 0.07, 0.055)) if how.rich else how.plaster,
            wall_tint=(1, 1, 1) if how.rich else how.wall_tint,
            floor=made.planks((0.19, 0.115, 0.065)),
            ceiling=painted((0.50, 0.44, 0.34)),
            outside=made.brick(),
            joinery=how.dark_timber,
            dado=made.planks((0.15, 0.08, 0.042)),
            dado_m=1.2,
            cornice_m=0.09,
        ),
    )
    room_shell(stage, room, finish)
    if how.traits.period in (None, Period.MEDIEVAL, Period.VICTORIAN):
        ceiling_beams(stage, room, how.dark_timber, "y", 6, 0.2)
    leaf, cloth = finish.joinery, scaled(how.cloth, 0.9)
    glaze(stage, room, how, Glazing((4, 3), leaf, cloth, 0.7, 0.3))
    street_way, back_way = room.holes["south"][2], room.holes["east"][0]
    door(stage, "street-door", room, "south", street_way, leaf=leaf, style="glazed")
    ajar = 28.0 if how.ruined else 0.0
    door(stage, "back-door", room, "east", back_way, leaf=leaf, open_deg=ajar)


def _counter(stage: Stage, room: Room, how: Manner, leather: Float3) -> None:
    long = min(5.2 * how.scale, room.width_m - 2.4)
    wall = room.wall("north", -0.35)
    glow = (1.0, 0.2, 0.55) if how.neon else None
    back_bar(
        stage,
        "back-bar",
        wall,
        how.dark_timber,
        long,
        missing=0.55 if how.ruined else 0.04,
        glow=glow,
    )
    spot = room.wall("north", -0.35, 0, 1.6)
    top = made.marble((0.30, 0.28, 0.26)) if how.rich else made.timber((0.24, 0.12, 0.055))
    bar_counter(stage, "counter", spot, how.timber, top, long)
    with stage.thing("counter-things", "glasses", spot) as piece:
        beer_taps(piece, (-0.4, 0.08, COUNTER_M), 4)
        counter_things(piece, long, COUNTER_M, glasses=2 if how.ruined else 7)
        for x in np.linspace(0.6, 1.2, 3):
            bottle(piece, (float(x), 0.12, COUNTER_M), "spirit", (0.09, 0.035, 0.008))
    count = max(3, int(long / 0.82))
    xs = (np.arange(count) + 0.5) * long / count - long / 2
    rng = stage.stream("stools")
    for index, x in enumerate(xs):
        shift = float(rng.normal(0, 0.06))
        if how.ruined and index % 3 == 1:
            continue
        stool(
            stage,
            f"stool-{index}",
            spot.at(float(x) + shift, -0.72, 0, float(rng.uniform(0, 90))),
            how.timber,
            leather,
        )
    if how.rich or not how.ruined:
        glass_rack(
            stage, "glass-rack", spot.at(0, 0, room.height_m), how.dark_timber, long * 0.6, 0.75
        )
    for index in range(2):
        barrel(
            stage, f"barrel-{index}", room.wall("north", long / 2 + 0.15 + index * 0.72, 0, 0.45)
        )


def _table_things(piece: Piece, how: Manner) -> None:
    if how.ruined:
        bottle(piece, (0.1, 0.05, 0), "beer", (0.09, 0.035, 0.008))
        return
    candle(piece, (0.0, 0.0, 0), lit=True, height=0.08)
    for _ in range(2):
        x, y = piece.rng.uniform(-0.22, 0.22, 2)
        (tumbler if piece.rng.random() < 0.6 else wine_glass)(piece, (float(x), float(y), 0.0))
    bottle(piece, (0.14, -0.1, 0), "wine", (0.015, 0.05, 0.018))


def _seats(stage: Stage, room: Room, how: Manner, leather: Float3) -> None:
    s = how.scale
    x = room.width_m / 2
    for index, along in enumerate((-0.3 * s, 1.85 * s)):
        spot = room.wall("west", along, 0, 1.25)
        table(
            stage,
            f"booth-table-{index}",
            spot.at(0, 0.1, 0, 90),
            how.timber,
            1.15,
            0.7,
            turned=False,
        )
        with stage.thing(f"booth-things-{index}", "glasses", spot.at(0, 0.1, 0.75)) as piece:
            _table_things(piece, how)
        for hand, turn in ((-1, 90), (1, -90)):
            bench(
                stage,
                f"booth-{index}-{hand}",
                spot.at(hand * 0.82, 0.25, 0, turn),
                how.dark_timber,
                1.3,
                back=True,
            )
    places = ((2.3 * s, -2.0 * s, 20), (-1.2 * s, -2.35 * s, 75), (x - 1.0, 0.1 * s, 40))
    for index, (px, py, turn) in enumerate(places):
        spot = Frame((px, py, 0), float(turn))
        if how.ruined and index == 1:
            dust_sheet(stage, "sheet", spot, [((-0.42, -0.42, 0), (0.42, 0.42, 0.76))])
            continue
        round_table(stage, f"table-{index}", spot, how.timber)
        with stage.thing(f"table-things-{index}", "glasses", spot.at(0, 0, 0.74)) as piece:
            _table_things(piece, how)
        for number, angle in enumerate((0, 118, 235)):
            if how.ruined and number == 1:
                broken_chairs(stage, f"wreck-{index}", spot.at(0.9, 0.2, 0, 30), how.timber)
                continue
            chair(
                stage,
                f"chair-{index}-{number}",
                spot.at(0, 0, 0, angle).at(0, 0.62, 0, 4),
                how.timber,
                seat=leather,
            )


def _walls(stage: Stage, room: Room, how: Manner) -> None:
    s = how.scale
    z = 2.35 if how.wooden else 1.85
    pictures(
        stage,
        room,
        (
            ("west", -0.35 * s, z, 0.62, 0.48, "landscape"),
            ("west", 1.0 * s, z, 0.42, 0.5, "portrait"),
            ("west", 2.0 * s, z, 0.7, 0.5, "landscape"),
            ("east", 0.0, z, 0.8, 0.55, "landscape"),
            ("east", 0.9 * s, z, 0.4, 0.5, "portrait"),
            ("south", 0.85 * s, z, 0.4, 0.5, "portrait"),
        ),
        crooked_deg=7.0 if how.ruined else 0.0,
    )
    jukebox(stage, "jukebox", room.wall("east", 1.9 * s), on=not how.ruined)
    dartboard(stage, "dartboard", room.wall("east", -0.95 * s, 1.75))
    blackboard_menu(stage, "menu", room.wall("north", 3.25 * s, 1.75), 0.7, 1.0)
    clock(stage, "clock", room.wall("south", -1.85 * s, 2.35), 0.19)
    coat_rack(
        stage,
        "coats",
        room.wall("south", -1.95 * s, 1.65),
        4,
        [(0.05, 0.06, 0.08), (0.18, 0.11, 0.06)][: 0 if how.ruined else 2],
    )
    mirror(stage, "mirror", room.wall("north", -3.45 * s, 1.75), 0.55, 0.9)
    radiator(stage, "radiator", room.wall("south", 2.2 * s), 18, rusty=how.ruined)
    iron_stove(
        stage,
        "stove",
        Frame((-room.width_m / 2 + 0.75, room.depth_m / 2 - 0.75, 0), 45.0),
        room.height_m,
        lit=not how.ruined,
    )


def _lights(stage: Stage, room: Room, how: Manner) -> None:
    s, on = how.scale, not how.ruined
    y = room.depth_m / 2 - 1.75
    colour = (1.0, 0.25, 0.55) if how.neon else (1.0, 0.66, 0.34)
    for index, x in enumerate((-2.0 * s, 1.2 * s)):
        pendant(
            stage,
            f"pendant-bar-{index}",
            Frame((x - 0.35, y - 0.1, room.height_m)),
            drop_m=0.72,
            shade=(0.42, 0.20, 0.05),
            radius_m=0.17,
            intensity_w_sr=3.5,
            colour=colour,
            on=on,
        )
    for index, (x, py) in enumerate(((2.3 * s, -2.0 * s), (-room.width_m / 2 + 1.2, 0.8 * s))):
        pendant(
            stage,
            f"pendant-table-{index}",
            Frame((x, py, room.height_m)),
            drop_m=0.75,
            shade=(0.05, 0.11, 0.07),
            radius_m=0.2,
            intensity_w_sr=3.0,
            on=on,
        )
    if how.rich:
        spot = Frame((-0.2, -1.3 * s, room.height_m))
        chandelier(stage, "chandelier", spot, drop_m=0.4, intensity_w_sr=7.0)
    sconce(stage, "sconce-east", room.wall("east", 0.45 * s, 2.0), intensity_w_sr=1.4, on=on)
    sconce(stage, "sconce-west", room.wall("west", 0.75 * s, 2.1), intensity_w_sr=1.4, on=on)
    if how.neon:
        across = np.linspace(-0.55, 0.55, 25)
        cup = [(-0.28, 0.24), (0.0, 0.02), (0.28, 0.24), (-0.28, 0.24)]
        glass = [cup, [(0.0, 0.02), (0.0, -0.2)], [(-0.15, -0.2), (0.15, -0.2)]]
        wave = [[(x, z + 0.08 * np.sin(8 * x)) for x in across] for z in (0.1, -0.1)]
        sign, other = room.wall("east", 0.45 * s, 2.52), room.wall("west", 0.9 * s, 2.55)
        neon_sign(stage, "neon-glass", sign, glass, (0.1, 0.75, 1.0), intensity_w_sr=3.5)
        neon_sign(stage, "neon-wave", other, wave, (1.0, 0.1, 0.4), intensity_w_sr=4.0)
