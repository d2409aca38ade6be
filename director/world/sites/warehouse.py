"""Warehouse: a hall of brick under timber trusses, goods on racks and pallets, a big door ajar."""

import numpy as np

from director.world import materials as made
from director.world.blockout import Focus, Material
from director.world.parts.cargo import (
    chain_hoist,
    crate_stack,
    drums,
    sack_heap,
)
from director.world.parts.clutter import mug, papers
from director.world.parts.furniture_storage import lockers, wall_shelf
from director.world.parts.furniture_tables import workbench
from director.world.parts.hall_roof import hall_lamp, hall_roof, trusses
from director.world.parts.light_fixtures import bulkhead, neon_sign, tube_light
from director.world.parts.openings import door, sliding_door
from director.world.parts.outlook import yard
from director.world.parts.room_dressing import STORE, dress
from director.world.parts.room_finish import finished
from director.world.parts.room_manner import Manner, manner_of
from director.world.parts.room_shell import Finish, Hole, Room, Side, room_shell
from director.world.parts.room_windows import Glazing, glaze
from director.world.parts.stores import goods_in_the_middle, goods_on_racks
from director.world.parts.stoves import iron_stove
from director.world.parts.wall_things import extinguisher, fuse_box, notice_board, pipe_run
from director.world.shapes import box, boxes
from director.world.sites import site
from director.world.stage import Frame, Stage

EAVES_M, RISE_M, BAYS = 5.6, 2.6, 5


@site(
    "warehouse",
    interior=True,
    words=(
        "warehouse",
        "storehouse",
        "depot",
        "factory",
        "hangar",
        "shed",
        "storeroom",
        "storage",
        "workshop",
        "garage",
        "barn",
        "mill",
        "boathouse",
        "boat shed",
        "loading bay",
        "fish market",
        "hold",
        "plant",
        "cellar",
        "basement",
        "foundry",
    ),
    deaf=("brick", "bright", "cluttered"),
)
def warehouse(stage: Stage) -> None:
    """Furnish the hall."""
    how = manner_of(stage, wood=(0.20, 0.135, 0.08))
    scale = how.scale
    room = Room(15.0 * scale, 24.0 * scale, how.high(EAVES_M), 0.45, _holes(scale))
    _shell(stage, room, how)
    _lights(stage, room, how)
    goods_on_racks(stage, room, how)
    _walls(stage, room, how)
    goods_in_the_middle(stage, room, how)
    _hoist(stage, room, how)
    yard(stage, room)
    a, b, c, d = room.inside(0.7)
    stage.focus = Focus(
        (-0.4, -0.8 * scale, 1.15), 3.1, -72.0, (a, b, c - 1.0, d), room.height_m - 0.6
    )
    dress(stage, room, how, STORE, ceiling=False, dado_m=0.2)


def _pitch(scale: float) -> float:
    return 24.0 * scale / (BAYS + 1)


def _holes(scale: float) -> dict[Side, tuple[Hole, ...]]:
    step = _pitch(scale)
    along = [(index - (BAYS - 1) / 2) * step for index in range(BAYS)]
    tall = tuple(Hole(x, 2.1, 1.7, 4.2) for x in along)
    return {
        "west": tall,
        "east": tuple(Hole(x, 2.1, 3.5, 4.7) for x in along),
        "north": (
            Hole(-0.4, 4.2, 0.0, 4.0),
            Hole(5.2 * scale, 1.6, 2.0, 4.2),
            Hole(-5.4 * scale, 1.6, 2.0, 4.2),
        ),
        "south": (
            Hole(4.6 * scale, 1.0, 0.0, 2.1),
            Hole(-3.6 * scale, 2.1, 1.7, 4.2),
            Hole(0.3, 2.1, 1.7, 4.2),
        ),
    }


def _shell(stage: Stage, room: Room, how: Manner) -> None:
    usual = made.brick((0.33, 0.17, 0.12))
    finish = finished(
        how,
        Finish(
            wall=usual,
            floor=made.concrete((0.21, 0.205, 0.195)),
            ceiling=usual,
            outside=usual,
            joinery=made.concrete(),
            skirting_m=0.0,
            cornice_m=0.0,
        ),
    )
    skin = finish.wall
    room_shell(stage, room, finish, roof=False)
    metal = how.traits.material == "metal" or how.traits.rust >= 0.5
    cover = made.corrugated() if metal or not how.wooden else made.planks((0.20, 0.13, 0.08))
    lights = [(float(y), 2.2) for y in (np.arange(3) - 1) * _pitch(how.scale) * 2]
    hall_roof(
        stage,
        room,
        RISE_M,
        cover=cover,
        gable=skin,
        skylights=lights,
        broken=0.4 if how.ruined else 0.0,
    )
    trusses(
        stage,
        room,
        RISE_M,
        BAYS + 1,
        made.iron((0.12, 0.05, 0.03)) if metal else how.timber,
        steel=metal,
    )
    _piers(stage, room, how, skin)
    steel = made.paint((0.10, 0.16, 0.15)) if not how.ruined else made.rusted()
    glaze(stage, room, how, Glazing((5, 4), steel, frame_m=0.05, bar_m=0.028))
    sliding_door(
        stage,
        "big-door",
        room,
        "north",
        room.holes["north"][0],
        leaf=made.peeling_paint(),
        open_m=2.4,
    )
    door(
        stage,
        "door",
        room,
        "south",
        room.holes["south"][0],
        leaf=made.peeling_paint((0.10, 0.16, 0.2)),
        style="planked",
        open_deg=30.0 if how.ruined else 0.0,
    )


def _piers(stage: Stage, room: Room, how: Manner, skin: Material) -> None:
    """Piers under the trusses, and guards on their corners."""
    with stage.thing("piers", "piers") as piece:
        ys = np.linspace(-room.depth_m / 2, room.depth_m / 2, BAYS + 3)[1:-1]
        for x0, x1 in (
            (-room.width_m / 2, -room.width_m / 2 + 0.22),
            (room.width_m / 2 - 0.22, room.width_m / 2),
        ):
            low = [(x0, y - 0.24, 0.0) for y in ys]
            high = [(x1, y + 0.24, room.height_m - 0.6) for y in ys]
            boxes(piece, made.timber((0.2, 0.135, 0.08)) if how.wooden else skin, low, high)
    with stage.thing("floor-lines", "floor_lines") as piece:
        paint, half = made.paint((0.42, 0.30, 0.03), 0.8), room.depth_m / 2 - 1.0
        for x in (-2.9 * how.scale, 2.9 * how.scale):
            edges = np.arange(-half, half, 0.8)
            keep = piece.rng.random(len(edges)) > (0.5 if how.ruined else 0.08)
            cells = [
                [
                    (x - 0.05, y, 0.003),
                    (x + 0.05, y, 0.003),
                    (x + 0.05, y + 0.79, 0.003),
                    (x - 0.05, y + 0.79, 0.003),
                ]
                for y in edges[keep]
            ]
            piece.quads(
                paint, cells, tint=piece.rng.uniform(0.6, 1.0, (len(cells), 1)) * np.ones(3)
            )
        box(piece, made.iron((0.08, 0.08, 0.08)), (-0.15, -half, 0.0), (0.15, half, 0.004))
        slots = np.arange(-half, half - 0.1, 0.12)
        boxes(
            piece,
            made.dark(),
            [(-0.11, y, 0.003) for y in slots],
            [(0.11, y + 0.05, 0.006) for y in slots],
        )


def _lights(stage: Stage, room: Room, how: Manner) -> None:
    ys = np.linspace(-room.depth_m / 2, room.depth_m / 2, BAYS + 3)[1:-1]
    for index, y in enumerate(ys[[1, 3, 5]] if len(ys) > 5 else ys):
        on = not how.ruined or index == 1
        spot = Frame((-0.4, float(y), room.height_m - 0.3))
        hall_lamp(
            stage,
            f"hall-lamp-{index}",
            spot,
            1.0,
            on=on,
            intensity_w_sr=30.0 if index == 1 else 10.0,
        )
    bulkhead(
        stage,
        "lamp-door",
        room.wall("south", 4.6 * how.scale, 2.55),
        on=not how.ruined,
        intensity_w_sr=8.0,
    )
    bulkhead(
        stage,
        "lamp-gate",
        room.wall("north", 2.9 * how.scale, 3.2),
        on=not how.ruined,
        intensity_w_sr=8.0,
    )
    if how.neon:
        zigzag = [
            [(-0.7, 0.0), (-0.4, 0.35), (-0.1, 0.0), (0.2, 0.35), (0.5, 0.0)],
            [(-0.7, -0.15), (0.6, -0.15)],
        ]
        neon_sign(
            stage,
            "neon",
            room.wall("south", -1.6 * how.scale, 3.2),
            zigzag,
            (1.0, 0.1, 0.45),
            intensity_w_sr=18.0,
        )
        tube_light(
            stage,
            "neon-tube",
            Frame((-0.4, -0.8, room.height_m - 0.4), 90.0),
            drop_m=1.5,
            colour=(0.2, 0.9, 1.0),
            intensity_w_sr=20.0,
        )


def _walls(stage: Stage, room: Room, how: Manner) -> None:
    s, step = how.scale, _pitch(how.scale)
    west = [(index - BAYS / 2) * step for index in range(BAYS + 1)]
    workbench(stage, "workbench", room.wall("west", west[1] + step / 2), how.timber)
    with stage.thing(
        "workbench-things", "tools", room.wall("west", west[1] + step / 2, 0.9, 0.35)
    ) as piece:
        papers(piece, -0.3, 0, 0.001, 3)
        mug(piece, (0.2, 0.1, 0))
        box(piece, made.peeling_paint((0.35, 0.05, 0.03)), (-0.95, -0.12, 0), (-0.5, 0.12, 0.22))
        box(piece, made.iron(), (-0.85, -0.012, 0.22), (-0.6, 0.012, 0.26))
    wall_shelf(stage, "shelf", room.wall("west", west[1] + step / 2, 1.5), how.timber, 1.6)
    with stage.thing(
        "shelf-things", "tools", room.wall("west", west[1] + step / 2, 1.5, 0.12)
    ) as piece:
        for x in np.linspace(-0.65, 0.65, 7):
            wide = piece.rng.uniform(0.05, 0.09)
            tint = piece.rng.uniform(0.05, 0.4, 3)
            box(
                piece,
                made.metal((0.85, 0.85, 0.85)),
                (x - wide, -0.08, 0),
                (x + wide, 0.08, piece.rng.uniform(0.1, 0.17)),
                tint,
            )
    lockers(stage, "lockers", room.wall("south", -6.1 * s), (0.25, 0.34, 0.33), 5)
    notice_board(stage, "notices", room.wall("south", 2.6 * s, 1.6), 1.2, 0.9)
    fuse_box(stage, "fuse-box", room.wall("south", 6.2 * s, 1.5))
    extinguisher(stage, "extinguisher", room.wall("south", 3.6 * s))
    high = room.height_m - 0.85
    length = room.depth_m / 2 - 0.2
    pipe_run(
        stage,
        "pipe-main",
        room.wall("west", 0, 0, 0.3),
        [(-length, 0, high), (length, 0, high)],
        radius_m=0.06,
    )
    down = room.depth_m / 2 - 1.0
    pipe_run(
        stage,
        "pipe-down",
        room.wall("west", 0, 0, 0.12),
        [(-down, 0, 0.0), (-down, 0, high - 0.3), (down, 0, high - 0.3)],
        radius_m=0.03,
        material=made.rusted(),
    )
    iron_stove(
        stage,
        "stove",
        Frame((-room.width_m / 2 + 1.5, -room.depth_m / 2 + 1.6, 0), 60.0),
        room.height_m + 0.6,
        lit=not how.ruined,
    )
    for index, spot in enumerate(west[2:5]):
        place = room.wall("west", spot + step / 2, 0, 1.0)
        if index == 0:
            drums(
                stage,
                "drums",
                place,
                [(-0.7, 0.2), (0.0, 0.15), (0.7, 0.2), (0.3, -0.45)],
                rusty=how.worn,
            )
        elif index == 1:
            crate_stack(
                stage,
                "crates-west",
                place.at(-0.5, 0),
                how.timber,
                [(1.1, 0.9, 0.9), (0.8, 0.7, 0.6)],
            )
            crate_stack(
                stage, "crates-west-two", place.at(0.8, 0.1, 0, 8), how.timber, [(0.9, 0.8, 0.75)]
            )
        else:
            sack_heap(stage, "sacks", place, 8)


def _hoist(stage: Stage, room: Room, how: Manner) -> None:
    """Hang a chain hoist from the third truss."""
    ys = np.linspace(-room.depth_m / 2, room.depth_m / 2, BAYS + 3)[1:-1]
    chain_hoist(stage, "hoist", Frame((1.3 * how.scale, float(ys[4]), room.height_m - 0.28)), 2.6)
