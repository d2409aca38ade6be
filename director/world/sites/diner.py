"""Diner: a chrome counter with stools, booths at wide windows, lit menus, a jukebox."""

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3, Focus
from director.world.parts.ceiling_lights import Hanging, ceiling_light
from director.world.parts.clutter import mug
from director.world.parts.diner_fittings import (
    COUNTER_M,
    CREAM,
    back_counter,
    booth,
    booth_table,
    chrome_counter,
    condiments,
    pie_case,
    post_stool,
)
from director.world.parts.light_fixtures import neon_sign, tube_light
from director.world.parts.openings import door
from director.world.parts.outlook import street
from director.world.parts.pub_games import jukebox
from director.world.parts.room_dressing import PUBLIC, dress
from director.world.parts.room_finish import finished
from director.world.parts.room_manner import Manner, manner_of
from director.world.parts.room_shell import Finish, Hole, Room, Side, room_shell
from director.world.parts.room_windows import Glazing, glaze
from director.world.parts.soft_materials import painted
from director.world.parts.tableware import plate
from director.world.parts.wall_things import clock, coat_rack, extinguisher, pictures, switch
from director.world.sites import site
from director.world.stage import Frame, Stage
from director.world.traits import Period

HEIGHT_M = 2.85
_VINYLS: tuple[Float3, ...] = ((0.42, 0.03, 0.03), (0.03, 0.26, 0.27), (0.45, 0.16, 0.03))


@site(
    "diner",
    interior=True,
    words=(
        "diner",
        "cafe",
        "café",
        "coffee shop",
        "coffee house",
        "truck stop",
        "luncheonette",
        "ice cream parlour",
    ),
    deaf=("clean", "old"),
)
def diner(stage: Stage) -> None:
    """Furnish the diner: the counter to the north, the booths under the windows to the south."""
    how = manner_of(stage, wall=(0.52, 0.62, 0.58))
    room = Room(10.0 * how.scale, 6.0 * how.scale, how.high(HEIGHT_M), holes=_holes(how.scale))
    vinyl = _VINYLS[int(stage.stream("vinyl").integers(len(_VINYLS)))]
    _shell(stage, room, how)
    _counter(stage, room, how, vinyl)
    _booths(stage, room, how, vinyl)
    _walls(stage, room, how)
    _lights(stage, room, how)
    street(stage, room, away_m=16.0)
    y = room.depth_m / 2
    radius = 2.1 * min(how.scale, 1.15)
    stage.focus = Focus((-0.2, y - 1.9, 1.1), radius, -48.0, room.inside(), room.height_m - 0.4)
    dress(stage, room, how, PUBLIC, dado_m=1.1)


def _holes(s: float) -> dict[Side, tuple[Hole, ...]]:
    return {
        "south": tuple(Hole(x * s, 1.75, 0.85, 2.35) for x in (3.4, 1.3, -0.8)),
        "west": (Hole(0.0, 1.6, 0.85, 2.35),),
        "east": (Hole(1.6 * s, 1.0, 0.0, 2.15),),
    }


def _shell(stage: Stage, room: Room, how: Manner) -> None:
    tiles = made.floor_tile((0.50, 0.47, 0.40))
    steel = made.metal((0.5, 0.51, 0.52))
    finish = finished(
        how,
        Finish(
            wall=how.plaster,
            wall_tint=how.wall_tint,
            floor=made.checker_tile((0.66, 0.64, 0.58)),
            ceiling=painted((0.58, 0.55, 0.48)),
            outside=made.brick(),
            joinery=steel,
            dado=tiles,
            dado_m=1.05,
            cornice_m=0.08,
        ),
    )
    room_shell(stage, room, finish)
    glaze(stage, room, how, Glazing((2, 1), finish.joinery, blinds=how.dim))
    hole, ajar = room.holes["east"][0], 30.0 if how.ruined else 0.0
    leaf = finish.joinery
    door(stage, "door", room, "east", hole, leaf=leaf, style="glazed", open_deg=ajar)


def _counter(stage: Stage, room: Room, how: Manner, vinyl: Float3) -> None:
    long = room.width_m - 3.0
    on = not how.ruined and not how.dim
    back_counter(stage, "back-counter", room.wall("north", -0.4), long, lit=on)
    spot = room.wall("north", -0.4, 0, 1.55)
    top = made.timber(how.wood) if how.wooden else made.paint(CREAM, 0.25)
    chrome_counter(stage, "counter", spot, long, top)
    with stage.thing("counter-things", "tableware", spot.at(0, 0, COUNTER_M)) as piece:
        for x in np.arange(-long / 2 + 0.5, long / 2 - 0.4, 1.25):
            condiments(piece.at(float(x), -0.12))
        for x in np.arange(-long / 2 + 0.9, long / 2 - 0.6, 1.9):
            plate(piece, (float(x), -0.22, 0.0), 0.12)
            mug(piece, (float(x) + 0.2, -0.2, 0.0), (0.9, 0.9, 0.87))
    with stage.thing("pie-case", "pie_case", spot.at(long * 0.2, 0.1, COUNTER_M)) as piece:
        pie_case(piece)
    count = max(4, int(long / 0.68))
    for index, x in enumerate((np.arange(count) + 0.5) * long / count - long / 2):
        if not (how.ruined and index % 3 == 1):
            post_stool(stage, f"stool-{index}", spot.at(float(x), -0.78), vinyl)


def _booths(stage: Stage, room: Room, how: Manner, vinyl: Float3) -> None:
    """Benches back to back along the windows, a table between each two."""
    s = how.scale
    for index, x in enumerate((-3.4, -1.25, 0.9)):
        spot = room.wall("south", x * s, 0, 0.62)
        booth_table(stage, f"booth-table-{index}", spot)
        for hand, turn in ((-1, 90.0), (1, -90.0)):
            if how.ruined and index == 1 and hand > 0:
                continue
            place = spot.at(hand * 0.98, 0, 0, turn)
            booth(stage, f"booth-{index}-{hand}", place, vinyl)


def _walls(stage: Stage, room: Room, how: Manner) -> None:
    s = how.scale
    jukebox(stage, "jukebox", room.wall("east", -0.9 * s), on=not how.ruined)
    clock(stage, "clock", room.wall("east", 0.3 * s, 2.1), 0.22)
    spots: tuple[tuple[Side, float, float, float, float, str], ...] = (
        ("west", -1.8 * s, 1.7, 0.7, 0.5, "landscape"),
        ("west", 1.75 * s, 1.7, 0.5, 0.6, "abstract"),
        ("south", 4.6 * s, 1.75, 0.45, 0.6, "abstract"),
    )
    pictures(stage, room, spots, crooked_deg=7.0 if how.ruined else 0.0)
    coats: list[Float3] = [] if how.ruined else [(0.16, 0.10, 0.06), (0.06, 0.07, 0.10)]
    coat_rack(stage, "coats", room.wall("south", -2.2 * s - 1.9, 1.7), 4, coats)
    extinguisher(stage, "extinguisher", room.wall("east", -2.4 * s))
    switch(stage, "switch", room.wall("east", 1.6 * s - 0.75, 1.2))
    if not how.ruined and how.traits.period not in (Period.MEDIEVAL, Period.VICTORIAN):
        turn = np.linspace(0, 2 * np.pi, 25)
        cup = [(0.16 * float(np.cos(a)) - 0.3, 0.16 * float(np.sin(a))) for a in turn]
        wave = [(float(x), 0.05 * float(np.sin(12 * x))) for x in np.linspace(0.0, 0.7, 25)]
        spot = room.wall("west", 0.0, 2.6)
        neon_sign(stage, "sign", spot, [cup, wave], (1.0, 0.12, 0.25), intensity_w_sr=2.0)


def _lights(stage: Stage, room: Room, how: Manner) -> None:
    s = how.scale
    for index, x in enumerate((-3.0, -0.2, 2.6)):
        hang = Hanging(2.1, 2.6, (0.50, 0.05, 0.04), 0.17)
        ceiling_light(stage, f"light-{index}", room, how, x * s, room.depth_m / 2 - 1.6, hang)
    for index, x in enumerate((-2.4, 1.2)):
        spot = Frame((x * s, -0.6 * s, room.height_m))
        name, on = f"tube-{index}", not how.ruined and not how.dim
        tube_light(stage, name, spot, drop_m=0.1, intensity_w_sr=3.0, on=on)
