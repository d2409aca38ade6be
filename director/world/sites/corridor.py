"""Corridor: doors on both sides under arches, a runner, wall lamps, a window at the far end."""

import numpy as np

from director.world import materials as made
from director.world.blockout import Focus, Material
from director.world.parts.ceiling_lights import Hanging, ceiling_light
from director.world.parts.clutter import potted_plant
from director.world.parts.forms import board
from director.world.parts.furniture_seating import bench, chair
from director.world.parts.furniture_storage import chest
from director.world.parts.light_fixtures import (
    neon_sign,
    sconce,
    table_lamp,
)
from director.world.parts.openings import WHITE, door
from director.world.parts.outlook import garden
from director.world.parts.room_dressing import PUBLIC, dress
from director.world.parts.room_finish import finished
from director.world.parts.room_manner import Manner, manner_of, scaled
from director.world.parts.room_shell import Finish, Hole, Room, Side, room_shell
from director.world.parts.room_windows import Glazing, glaze
from director.world.parts.soft_materials import painted
from director.world.parts.tableware import flowers
from director.world.parts.textiles import rug
from director.world.parts.wall_things import (
    clock,
    extinguisher,
    mirror,
    picture,
    pipe_run,
    radiator,
    switch,
)
from director.world.sites import site
from director.world.stage import Frame, Stage

HEIGHT_M, DOORS = 2.95, 4


@site(
    "corridor",
    interior=True,
    words=(
        "corridor",
        "hallway",
        "hall",
        "passage",
        "passageway",
        "stairwell",
        "stairs",
        "staircase",
        "landing",
        "foyer",
        "lobby",
        "entrance hall",
        "vestibule",
        "tunnel",
        "gallery",
        "elevator",
    ),
)
def corridor(stage: Stage) -> None:
    """Furnish the passage."""
    how = manner_of(stage)
    room = Room(3.5 * how.scale, 17.0, how.high(HEIGHT_M), holes=_holes(how.scale))
    _shell(stage, room, how)
    _furnish(stage, room, how)
    _lights(stage, room, how)
    garden(stage, room)
    a, b, c, d = room.inside(0.45)
    stage.focus = Focus((0.0, 1.2, 1.35), 2.3, -88.0, (a, b, c, d), room.height_m - 0.45)
    dress(stage, room, how, PUBLIC, dado_m=1.25)


def _places() -> list[float]:
    return [(index - (DOORS - 1) / 2) * 4.1 for index in range(DOORS)]


def _holes(s: float) -> dict[Side, tuple[Hole, ...]]:
    doors = tuple(Hole(x, 0.95, 0.0, 2.08) for x in _places())
    glazed = tuple(Hole(x, 1.3, 0.9, 2.35) for x in (-2.05, 2.05))
    return {
        "north": (Hole(0.0, 1.5 * min(s, 1.1), 0.55, 2.45),),
        "south": (Hole(0.0, 1.5, 0.0, 2.25),),
        "east": doors,
        "west": (*(Hole(x, 0.95, 0.0, 2.08) for x in _places()[::3]), *glazed),
    }


def _shell(stage: Stage, room: Room, how: Manner) -> None:
    paint = made.peeling_paint((0.30, 0.36, 0.33)) if how.ruined else made.paint(WHITE)
    finish = finished(
        how,
        Finish(
            wall=how.plaster,
            wall_tint=how.wall_tint,
            floor=made.checker_tile(),
            ceiling=painted((0.62, 0.60, 0.55)),
            outside=made.brick(),
            joinery=how.timber if how.wooden or how.rich else paint,
            dado=made.paint((0.9, 0.9, 0.9), 0.4),
            dado_tint=(0.16, 0.24, 0.21),
            dado_m=1.2,
        ),
    )
    room_shell(stage, room, finish)
    _arches(stage, room, finish.joinery)
    _doors(stage, room, how, finish.joinery)
    cloth = scaled(how.cloth, 1.2)
    glaze(stage, room, how, Glazing((2, 3), finish.joinery, cloth, sides=("north",)))


def _doors(stage: Stage, room: Room, how: Manner, leaf: Material) -> None:
    for side, holes in room.holes.items():
        for index, hole in enumerate(holes):
            if hole.sill_m > 0:
                continue
            ajar = 55.0 if how.ruined and index % 2 else 0.0
            style = "glazed" if side == "south" or how.modern else "panelled"
            name = f"{side}-{index}"
            door(stage, f"door-{name}", room, side, hole, leaf=leaf, style=style, open_deg=ajar)
            if side != "south":
                _number(stage, f"number-{name}", room.wall(side, hole.x, 1.62, -0.028))


def _number(stage: Stage, id: str, frame: Frame) -> None:
    """A brass plate on a door."""
    with stage.thing(id, "door_number", frame) as piece:
        board(piece, made.brass(), (-0.05, -0.006, -0.03), (0.05, 0.0, 0.03), bevel=0.003)


def _arches(stage: Stage, room: Room, wood: Material) -> None:
    """Pilasters with a beam across, between the doors."""
    w, high = room.width_m / 2, room.height_m
    for index, y in enumerate(np.arange(-2, 3) * 4.1):
        with stage.thing(f"arch-{index}", "arch", Frame((0, float(y), 0))) as piece:
            for side in (-1, 1):
                x0, x1 = sorted((side * w, side * (w - 0.16)))
                board(piece, wood, (x0, -0.17, 0.0), (x1, 0.17, high - 0.3), bevel=0.01, grain="z")
                x0, x1 = sorted((side * w, side * (w - 0.21)))
                board(piece, wood, (x0, -0.21, 0.0), (x1, 0.21, 0.22), bevel=0.012)
                board(
                    piece,
                    wood,
                    (x0, -0.21, high - 0.4),
                    (x1, 0.21, high - 0.3),
                    bevel=0.015,
                )
            board(
                piece,
                wood,
                (-w, -0.17, high - 0.3),
                (w, 0.17, high),
                bevel=0.012,
                grain="x",
            )


def _furnish(stage: Stage, room: Room, how: Manner) -> None:
    if not how.modern:
        for index, y in enumerate((-4.2, 4.2)):
            rug(stage, f"runner-{index}", Frame((0, y, 0)), 1.5, 8.1, scaled(how.cloth, 0.85))
    end = room.wall("north", -1.25 * how.scale, 0, 0.35)
    potted_plant(stage, "plant", end, 1.3, dead=how.ruined)
    console = room.wall("east", -0.84)
    chest(stage, "console", console, how.timber, 1.0, rows=2, height_m=0.8)
    mirror(stage, "mirror", console.at(0.0, 0, 1.75), 0.7, 0.9)
    table_lamp(
        stage,
        "lamp",
        console.at(0.3, -0.22, 0.83),
        shade=(0.95, 0.62, 0.32),
        on=not how.ruined,
        intensity_w_sr=2.5,
    )
    with stage.thing("console-things", "ornaments", console.at(-0.3, -0.24, 0.83)) as piece:
        flowers(piece, (0, 0, 0), (0.6, 0.35, 0.3), dead=how.ruined)
    bench(stage, "bench", room.wall("west", -2.05, 0, 0.26), how.timber, 1.7, back=True)
    for index, x in enumerate((-4.95, 3.3)):
        chair(
            stage,
            f"chair-{index}",
            room.wall("east", x, 0, 0.3),
            how.timber,
            seat=scaled(how.cloth_two, 1.0),
        )
    kinds = ("landscape", "portrait", "landscape", "portrait")
    for index, (x, kind) in enumerate(zip((-7.3, -3.3, 0.85, 4.9), kinds, strict=True)):
        picture(
            stage,
            f"picture-east-{index}",
            room.wall("east", x, 1.75),
            0.7 if kind == "landscape" else 0.5,
            0.55,
            kind=kind,
            crooked_deg=7.0 if how.ruined else 0.0,
        )
    picture(stage, "picture-west", room.wall("west", -0.8, 1.75), 0.8, 0.55)
    picture(stage, "picture-west-two", room.wall("west", 3.4, 1.75), 0.5, 0.65, kind="portrait")
    for index, x in enumerate((2.05,)):
        radiator(stage, f"radiator-{index}", room.wall("west", x), 11, rusty=how.ruined)
    extinguisher(stage, "extinguisher", room.wall("west", 7.6))
    clock(stage, "clock", room.wall("south", 0.0, 2.6), 0.18)
    switch(stage, "switch", room.wall("south", 1.1, 1.12))
    if how.worn:
        run = [(-8.4, 0.0, 2.45), (8.4, 0.0, 2.45)]
        pipe_run(
            stage, "pipe", room.wall("east", 0, 0, 0.1), run, radius_m=0.04, material=made.rusted()
        )


def _lights(stage: Stage, room: Room, how: Manner) -> None:
    on = not how.ruined
    for index, y in enumerate((-6.15, -2.05, 2.05, 6.15)):
        hang = Hanging(2.5, 2.6, (0.55, 0.52, 0.42), 0.17, turn_deg=90.0)
        ceiling_light(stage, f"light-{index}", room, how, 0.0, y, hang)
    spots: tuple[tuple[Side, float], ...] = (("east", -3.3), ("east", 3.3), ("west", 0.8))
    for index, (side, x) in enumerate(spots):
        sconce(stage, f"sconce-{index}", room.wall(side, x, 1.95), intensity_w_sr=1.2, on=on)
    if how.neon:
        arrow = [[(-0.5, 0.0), (0.5, 0.0)], [(0.25, 0.2), (0.5, 0.0), (0.25, -0.2)]]
        neon_sign(
            stage, "neon", room.wall("west", -0.8, 2.45), arrow, (0.2, 1.0, 0.5), intensity_w_sr=2.5
        )
