"""Classroom: rows of desks before a blackboard, a teacher's desk, maps, shelves, tall windows."""

from director.world import materials as made
from director.world.blockout import Focus
from director.world.parts.ceiling_lights import Hanging, ceiling_light
from director.world.parts.clutter import book_pile, books_row, paper_stack, papers, potted_plant
from director.world.parts.debris import broken_chairs
from director.world.parts.forms import board, boards
from director.world.parts.furniture_seating import school_chair
from director.world.parts.furniture_storage import bookcase, cabinet
from director.world.parts.furniture_tables import DESK_M, desk
from director.world.parts.light_fixtures import desk_lamp, neon_sign
from director.world.parts.openings import WHITE, door
from director.world.parts.outlook import garden
from director.world.parts.room_dressing import WORK, dress
from director.world.parts.room_finish import finished
from director.world.parts.room_manner import Manner, manner_of
from director.world.parts.room_shell import Finish, Hole, Room, Side, ceiling_beams, room_shell
from director.world.parts.room_windows import Glazing, glaze
from director.world.parts.soft_materials import painted
from director.world.parts.wall_things import (
    clock,
    coat_rack,
    notice_board,
    picture,
    radiator,
    rim,
    switch,
)
from director.world.shapes import boxes, cylinder, sphere
from director.world.sites import site
from director.world.stage import Frame, Piece, Stage

HEIGHT_M, ROWS, COLUMNS = 3.2, 4, 4


@site(
    "classroom",
    interior=True,
    words=(
        "classroom",
        "class room",
        "school",
        "schoolroom",
        "schoolhouse",
        "lecture hall",
        "lecture room",
        "auditorium",
        "training room",
        "exam hall",
        "kindergarten",
        "college",
    ),
)
def classroom(stage: Stage) -> None:
    """Furnish the room."""
    how = manner_of(stage, wood=(0.36, 0.22, 0.11))
    room = Room(8.0 * how.scale, 9.2 * how.scale, how.high(HEIGHT_M), holes=_holes(how.scale))
    _shell(stage, room, how)
    _front(stage, room, how)
    _desks(stage, how)
    _walls(stage, room, how)
    _lights(stage, room, how)
    garden(stage, room)
    stage.focus = Focus(
        (0.0, 1.2 * how.scale, 1.05), 2.2, -68.0, room.inside(), room.height_m - 0.45
    )
    dress(stage, room, how, WORK, dado_m=1.35)


def _holes(s: float) -> dict[Side, tuple[Hole, ...]]:
    return {
        "west": tuple(Hole(x * s, 1.9, 0.95, 2.75) for x in (-2.9, 0.0, 2.9)),
        "east": (Hole(2.9 * s, 1.0, 0.0, 2.15), Hole(-3.2 * s, 1.0, 0.0, 2.15)),
    }


def _shell(stage: Stage, room: Room, how: Manner) -> None:
    paint = made.peeling_paint((0.28, 0.36, 0.33)) if how.ruined else made.paint(WHITE)
    finish = finished(
        how,
        Finish(
            wall=how.plaster,
            wall_tint=how.wall_tint,
            floor=made.planks() if how.worn else made.parquet((0.31, 0.19, 0.10)),
            ceiling=painted((0.66, 0.64, 0.59)),
            outside=made.brick(),
            joinery=paint,
            dado=made.paint((0.9, 0.9, 0.9), 0.4),
            dado_tint=(0.22, 0.30, 0.25),
            dado_m=1.3,
        ),
    )
    room_shell(stage, room, finish)
    if how.wooden:
        ceiling_beams(stage, room, how.dark_timber, "x", 5)
    glaze(stage, room, how, Glazing((3, 4), finish.joinery, blinds=how.dim))
    for index, hole in enumerate(room.holes["west"]):
        radiator(stage, f"radiator-{index}", room.wall("west", hole.x), 20, rusty=how.ruined)
    for index, hole in enumerate(room.holes["east"]):
        ajar, leaf = 35.0 if how.ruined and index else 0.0, finish.joinery
        name = f"door-{index}"
        door(stage, name, room, "east", hole, leaf=leaf, style="glazed", open_deg=ajar)


def _front(stage: Stage, room: Room, how: Manner) -> None:
    s = how.scale
    with stage.thing("blackboard", "blackboard", room.wall("north", -0.2, 1.72, 0.04)) as piece:
        board(
            piece,
            made.paint((0.025, 0.045, 0.035), 0.85),
            (-2.1, -0.025, -0.65),
            (2.1, 0.04, 0.65),
            bevel=0.002,
        )
        rim(piece, how.timber, 2.1, 0.65, 0.06, 0.04)
        board(piece, how.timber, (-2.1, -0.12, -0.74), (2.1, 0.03, -0.71))
        chalk, rng = made.paint((0.55, 0.55, 0.52), 0.95), piece.rng
        for row, z in enumerate((0.4, 0.2, 0.0, -0.2)):
            x = -1.9
            while x < (0.2 if row else 1.2):
                wide = float(rng.uniform(0.04, 0.16))
                boxes(
                    piece,
                    chalk,
                    [(x, -0.0262, z)],
                    [(x + wide, -0.0251, z + float(rng.uniform(0.015, 0.06)))],
                )
                x += wide + 0.035
        for x0, z0, x1, z1 in (
            (0.6, -0.3, 1.7, -0.3),
            (1.7, -0.3, 1.1, 0.25),
            (1.1, 0.25, 0.6, -0.3),
        ):
            cylinder(piece, chalk, (x0, -0.026, z0), (x1, -0.026, z1), 0.006, sides=6)
        boxes(
            piece,
            chalk,
            [(-0.5, -0.1, -0.71), (0.4, -0.08, -0.71)],
            [(-0.42, -0.09, -0.7), (0.49, -0.07, -0.7)],
        )
        boxes(piece, made.timber((0.1, 0.06, 0.04)), [(1.2, -0.1, -0.71)], [(1.36, -0.04, -0.66)])
    with stage.thing("platform", "platform", Frame((-0.2, room.depth_m / 2, 0))) as piece:
        boards(piece, how.timber, [(-2.7, -1.9, 0.0)], [(2.7, -0.03, 0.16)], bevel=0.01, grain="x")
    spot = Frame((-0.9 * s, room.depth_m / 2 - 1.15, 0.16))
    desk(stage, "teacher-desk", spot, how.timber, width_m=1.5)
    school_chair(stage, "teacher-chair", spot.at(0.05, 0.62, 0, 5), how.timber)
    with stage.thing("teacher-things", "desk_things", spot.at(0, 0, DESK_M)) as piece:
        paper_stack(piece, -0.5, 0.05, 0, 0.16)
        papers(piece, 0.0, 0.0, 0.001, 4)
        book_pile(piece, 0.5, 0.1, 0, 4)
        sphere(piece, made.paint((0.42, 0.03, 0.02), 0.3), (0.28, -0.2, 0.038), 0.038, 14)
    desk_lamp(
        stage, "desk-lamp", spot.at(0.35, 0.2, DESK_M, 160), on=not how.ruined, intensity_w_sr=1.6
    )
    with stage.thing("globe", "globe", Frame((1.7 * s, room.depth_m / 2 - 0.9, 0.16))) as piece:
        cylinder(piece, how.timber, (0, 0, 0), (0, 0, 0.03), 0.2, sides=24)
        cylinder(piece, how.timber, (0, 0, 0.03), (0, 0, 0.72), 0.03, 0.02, 12)
        sphere(piece, made.paint((0.05, 0.14, 0.26), 0.35), (0, 0, 0.95), 0.23, 26)
        for _ in range(9):
            way = piece.rng.normal(size=3)
            way /= abs(way).max() + 0.3
            at = way / (way @ way) ** 0.5 * 0.2
            sphere(
                piece, made.paint((0.22, 0.26, 0.08), 0.6), (at[0], at[1], 0.95 + at[2]), 0.055, 10
            )


def _desks(stage: Stage, how: Manner) -> None:
    s = how.scale
    for row in range(ROWS):
        for column in range(COLUMNS):
            name = f"{row}-{column}"
            rng = stage.stream("school", name)
            x, y = (column - (COLUMNS - 1) / 2) * 1.45 * s, (1.55 - row * 1.2) * s
            jitter = (6.0 if how.ruined else 1.5) * float(rng.normal())
            if how.ruined and rng.random() < 0.25:
                broken_chairs(stage, f"wreck-{name}", Frame((x, y, 0), jitter * 9), how.timber)
                continue
            spot = Frame((x, y, 0), 180.0 + jitter)
            with stage.thing(f"desk-{name}", "school_desk", spot) as piece:
                _school_desk(piece, how)
            school_chair(
                stage,
                f"chair-{name}",
                spot.at(0, 0.52, 0, float(rng.normal()) * 5),
                how.timber,
            )


def _school_desk(piece: Piece, how: Manner) -> None:
    steel = made.metal((0.25, 0.25, 0.26))
    board(piece, how.timber, (-0.35, -0.25, 0.7), (0.35, 0.25, 0.72), grain="x", bevel=0.006)
    board(
        piece, made.metal((0.35, 0.36, 0.36)), (-0.3, -0.2, 0.58), (0.3, 0.22, 0.592), bevel=0.003
    )
    for x in (-0.31, 0.31):
        for y in (-0.2, 0.2):
            cylinder(piece, steel, (x, y, 0), (x, y, 0.7), 0.013, sides=8)
        cylinder(piece, steel, (x, -0.2, 0.58), (x, 0.2, 0.58), 0.01, sides=6)
    if piece.rng.random() < 0.55:
        papers(piece, 0.05, -0.05, 0.721, 2, 0.03)
    if piece.rng.random() < 0.5:
        book_pile(piece, -0.22, 0.08, 0.72, int(piece.rng.integers(1, 4)))
    if piece.rng.random() < 0.5:
        cylinder(
            piece,
            made.paint((0.5, 0.32, 0.03)),
            (0.1, 0.16, 0.726),
            (0.26, 0.18, 0.726),
            0.004,
            sides=6,
        )


def _walls(stage: Stage, room: Room, how: Manner) -> None:
    s = how.scale
    picture(stage, "map", room.wall("north", 3.05 * s, 1.85), 1.2, 1.0)
    clock(stage, "clock", room.wall("north", -3.1 * s, 2.5), 0.2)
    notice_board(stage, "notices", room.wall("east", -0.7 * s, 1.75), 2.4, 1.0)
    notice_board(stage, "notices-south", room.wall("south", -1.6 * s, 1.8), 2.2, 0.95)
    for index, x in enumerate((0.6, 1.95, 3.2)):
        bookcase(
            stage,
            f"bookcase-{index}",
            room.wall("south", x * s),
            how.timber,
            1.15,
            1.25,
            fullness=0.4 if how.ruined else 0.85,
        )
    picture(stage, "picture-south", room.wall("south", 1.4 * s, 2.1), 0.9, 0.65)
    picture(
        stage, "picture-south-two", room.wall("south", 3.0 * s, 2.1), 0.6, 0.75, kind="portrait"
    )
    with stage.thing("cupboard", "cupboard", room.wall("east", 0.9 * s)) as piece:
        cabinet(piece, how.timber, 1.6, 0.5, 0.95, doors=3, drawers=0)
        books_row(piece.at(-0.7, -0.1, 0.98), 0.8, 0.24, 0.3, 0.9)
    coat_rack(
        stage,
        "coats",
        room.wall("south", -3.2 * s, 1.6),
        5,
        [(0.06, 0.08, 0.16), (0.3, 0.06, 0.05), (0.1, 0.14, 0.07)][: 0 if how.ruined else 3],
    )
    switch(stage, "switch", room.wall("east", 2.9 * s - 0.72, 1.15))
    potted_plant(
        stage,
        "plant",
        Frame((-room.width_m / 2 + 0.45, room.depth_m / 2 - 0.5, 0)),
        1.2,
        dead=how.ruined,
    )


def _lights(stage: Stage, room: Room, how: Manner) -> None:
    s = how.scale
    for index, (x, y) in enumerate(((-1.5, -2.2), (1.5, -2.2), (-1.5, 1.4), (1.5, 1.4))):
        hang = Hanging(2.45, 2.6, (0.62, 0.61, 0.56))
        ceiling_light(stage, f"light-{index}", room, how, x * s, y * s, hang)
    if how.neon:
        peak = [[(-0.4, 0.0), (0.0, 0.2), (0.4, 0.0)]]
        spot = room.wall("north", -0.2, 2.7)
        neon_sign(stage, "neon", spot, peak, (1.0, 0.2, 0.5), intensity_w_sr=3.0)
