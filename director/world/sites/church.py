"""Church: a nave of stone under timber, pews on both sides, an altar, candles, tall windows."""

import itertools

import numpy as np

from director.world import materials as made
from director.world.blockout import Focus, Material
from director.world.parts.debris import broken_chairs
from director.world.parts.forms import board, cloth
from director.world.parts.furniture_seating import bench
from director.world.parts.hall_roof import hall_roof, trusses
from director.world.parts.light_fixtures import chandelier, neon_sign, sconce
from director.world.parts.openings import door, window
from director.world.parts.outlook import garden
from director.world.parts.room_dressing import PUBLIC, dress
from director.world.parts.room_finish import finished
from director.world.parts.room_manner import Manner, manner_of, scaled
from director.world.parts.room_shell import Finish, Hole, Room, Side, room_shell
from director.world.parts.soft_materials import weave
from director.world.parts.tableware import candle, flowers
from director.world.parts.textiles import rug
from director.world.parts.wall_things import picture
from director.world.shapes import arch, box, boxes, cylinder, prism, revolve
from director.world.sites import site
from director.world.stage import Frame, Piece, Stage

EAVES_M, RISE_M = 5.4, 3.4


@site(
    "church",
    interior=True,
    words=(
        "church",
        "chapel",
        "cathedral",
        "nave",
        "abbey",
        "monastery",
        "altar",
        "crypt",
        "temple",
        "sanctuary",
        "confessional",
        "vestry",
        "chancel",
        "convent",
        "minster",
    ),
    deaf=("bright", "clean", "cluttered", "dark", "industrial", "old", "stone"),
)
def church(stage: Stage) -> None:
    """Furnish the nave."""
    how = manner_of(stage, wall=(0.55, 0.51, 0.44), wood=(0.17, 0.095, 0.05))
    room = Room(9.0 * how.scale, 17.0, how.high(EAVES_M), 0.6, _holes(how.scale))
    _shell(stage, room, how)
    _altar(stage, room, how)
    _pews(stage, room, how)
    _walls(stage, room, how)
    _wall_arches(stage, room, made.smooth_stone((0.42, 0.39, 0.34)))
    garden(stage, room)
    stage.focus = Focus((0.0, 3.2, 1.7), 4.3, -88.0, room.inside(0.6), room.height_m - 0.6)
    dress(stage, room, how, PUBLIC, ceiling=False, dado_m=0.6)


def _holes(s: float) -> dict[Side, tuple[Hole, ...]]:
    tall = tuple(Hole(x, 1.1, 2.0, 4.7) for x in (-5.6, -1.9, 1.8, 5.5))
    return {
        "east": tall,
        "west": tall,
        "north": (
            Hole(0.0, 2.0, 2.4, 5.2),
            Hole(-2.5 * s, 0.9, 2.4, 4.4),
            Hole(2.5 * s, 0.9, 2.4, 4.4),
        ),
        "south": (Hole(0.0, 1.7, 0.0, 2.7),),
    }


def _shell(stage: Stage, room: Room, how: Manner) -> None:
    finish = finished(
        how,
        Finish(
            wall=made.stone((0.42, 0.39, 0.34)),
            floor=made.paving(),
            ceiling=made.planks((0.18, 0.11, 0.06)),
            outside=made.rubble(),
            joinery=made.smooth_stone(),
            skirting_m=0.3,
            cornice_m=0.16,
        ),
    )
    room_shell(stage, room, finish, roof=False)
    cover = made.planks((0.18, 0.11, 0.06))
    hall_roof(stage, room, RISE_M, cover=cover, gable=finish.wall)
    trusses(stage, room, RISE_M, 5, how.timber)
    lead = made.iron((0.05, 0.05, 0.055))
    for side, holes in room.holes.items():
        for index, hole in enumerate(holes):
            if hole.sill_m <= 0:
                continue
            columns = 4 if hole.width_m > 1.5 else 2
            window(
                stage,
                f"window-{side}-{index}",
                room,
                side,
                hole,
                panes=(columns, 7),
                frame=made.smooth_stone(),
                frame_m=0.07,
                bar_m=0.02,
                broken=0.35 if how.ruined else 0.0,
            )
            with stage.thing(
                f"arch-{side}-{index}", "window_arch", room.wall(side, hole.x)
            ) as piece:
                _pointed_head(piece, finish.wall, hole, room.wall_m)
                _leading(piece, lead, hole, room.wall_m * 0.55 + 0.03)
    with stage.thing("door-arch", "door_arch", room.wall("south", 0.0, 0.0, 0.08)) as piece:
        for x in (-1.02, 0.86):
            box(piece, made.smooth_stone(), (x, -0.02, 0.0), (x + 0.16, 0.08, 2.7))
        arch(piece.at(0, -0.02), made.smooth_stone(), 1.72, 2.7, 0.26, 0.1)
    door(
        stage,
        "door",
        room,
        "south",
        room.holes["south"][0],
        leaf=how.timber,
        style="planked",
        open_deg=28.0 if how.ruined else 0.0,
    )


def _pointed_head(piece: Piece, skin: Material, hole: Hole, depth: float) -> None:
    """Fill the corners over a window so that its head is a pointed arch."""
    w, top = hole.width_m / 2, hole.head_m
    rise = min(1.0, hole.width_m * 0.7)
    turn = np.linspace(0, 1, 8)
    for hand in (-1.0, 1.0):
        curve_x = hand * w * np.cos(turn * np.pi / 2) ** 0.85
        curve_z = top - rise + rise * np.sin(turn * np.pi / 2) ** 1.0
        for index in range(7):
            x0, x1 = curve_x[index], curve_x[index + 1]
            z0, z1 = curve_z[index], curve_z[index + 1]
            outline = np.array([(x0, z0), (x1, z1), (x1, top), (x0, top)])
            if index == 6:
                outline = outline[[0, 1, 3]]
            edge, other = outline[1] - outline[0], outline[2] - outline[0]
            area = edge[0] * other[1] - edge[1] * other[0]
            prism(piece, skin, outline if area > 0 else outline[::-1], 0.0, depth, "y")


def _leading(piece: Piece, lead: Material, hole: Hole, y: float) -> None:
    """Fill a window with leaded glass: lozenges of colour in a paler ground, some panes clear."""
    w, low, high = hole.width_m / 2 - 0.07, hole.sill_m + 0.07, hole.head_m - 0.07
    colours = ((0.5, 0.02, 0.03), (0.03, 0.08, 0.48), (0.55, 0.34, 0.02), (0.03, 0.28, 0.07))
    pale = ((0.52, 0.50, 0.36), (0.40, 0.47, 0.50), (0.50, 0.42, 0.36))
    columns = max(3, round(2 * w / 0.24))
    rows = max(6, round((high - low) / 0.24))
    xs, zs = np.linspace(-w, w, columns + 1), np.linspace(low, high, rows + 1)
    stained = made.leaf((0.9, 0.9, 0.9), "stained_glass")
    for row, (z0, z1) in enumerate(itertools.pairwise(zs)):
        for column, (x0, x1) in enumerate(itertools.pairwise(xs)):
            centre = np.array([(x0 + x1) / 2, y, (z0 + z1) / 2])
            half, tall = (x1 - x0) * 0.5, (z1 - z0) * 0.5
            corners = [(-half, 0, -tall), (half, 0, -tall), (half, 0, tall), (-half, 0, tall)]
            diamond = [(-half * 0.8, 0, 0), (0, 0, -tall * 0.8), (half * 0.8, 0, 0)]
            diamond.append((0, 0, tall * 0.8))
            figure = (row // 2 + abs(2 * column - columns + 1)) % 3
            rich, ground = colours[(row // 3 + figure) % 4], pale[int(piece.rng.integers(3))]
            if piece.rng.random() < 0.86:
                tone = float(piece.rng.uniform(0.75, 1.1))
                piece.quads(stained, [centre + corners], tint=np.array(ground) * tone)
            piece.quads(stained, [centre + diamond - (0, 0.004, 0)], tint=rich)
    for x in xs:
        cylinder(piece, lead, (x, y - 0.004, low), (x, y - 0.004, high), 0.007, sides=5)
    for z in zs:
        cylinder(piece, lead, (-w, y - 0.004, z), (w, y - 0.004, z), 0.007, sides=5)


def _wall_arches(stage: Stage, room: Room, skin: Material) -> None:
    """Round the bays between the piers with arches, so that the walls step back in two planes."""
    sides: tuple[Side, ...] = ("east", "west")
    for side in sides:
        for index, x in enumerate((-5.6, -1.88, 1.83, 5.5)):
            spot = room.wall(side, x, 0.0, 0.14)
            with stage.thing(f"wall-arch-{side}-{index}", "wall_arch", spot) as piece:
                arch(piece, skin, 3.2, 3.25, 0.24, 0.14, 17)


def _altar(stage: Stage, room: Room, how: Manner) -> None:
    end = room.depth_m / 2
    stone = made.marble() if how.rich else made.smooth_stone((0.45, 0.42, 0.37))
    with stage.thing("chancel", "steps", Frame((0, end, 0))) as piece:
        w = room.width_m / 2
        for index, out in enumerate((3.9, 3.5, 3.1)):
            board(
                piece,
                stone,
                (-w, -out, 0.0 if index == 0 else 0.14 * index - 0.02),
                (w, 0.0, 0.14 * (index + 1)),
                bevel=0.012,
            )
    top = 0.42
    with stage.thing("altar", "altar", Frame((0, end - 1.3, top))) as piece:
        board(piece, stone, (-1.15, -0.42, 0.0), (1.15, 0.42, 0.94), bevel=0.02)
        board(piece, stone, (-1.3, -0.52, 0.94), (1.3, 0.52, 1.04), bevel=0.015)
        if not how.ruined:
            x, t = np.meshgrid(np.linspace(-0.5, 0.5, 15), np.linspace(0, 1, 16), indexing="ij")
            fall = np.maximum(t - 0.55, 0) / 0.45
            y = 0.5 - 1.035 * np.minimum(t / 0.55, 1) - 0.012 * np.sin(12 * x) * fall
            cloth(
                piece,
                weave(),
                np.stack([x, y, 1.052 - 0.6 * fall], axis=-1)[:, ::-1],
                tint=(0.75, 0.73, 0.68),
            )
        for x_ in (-1.0, -0.75, 0.75, 1.0):
            candle(piece, (x_, 0.2, 1.045), lit=not how.ruined, height=0.3)
        flowers(piece, (0.4, 0.25, 1.045), (0.7, 0.65, 0.5), dead=how.ruined)
        boxes(piece, made.leather((0.10, 0.03, 0.02)), [(-0.62, -0.1, 1.06)], [(-0.32, 0.12, 1.12)])
    with stage.thing("cross", "cross", room.wall("north", 0.0, 0.0)) as piece:
        wood = how.timber if not how.rich else made.brass()
        boxes(
            piece,
            wood,
            [(-0.05, -0.1, 1.9), (-0.34, -0.1, 2.1)],
            [(0.05, 0.0, 2.38), (0.34, 0.0, 2.2)],
        )
    for hand in (-1, 1):
        stand = Frame((hand * 1.9, end - 1.9, top))
        with stage.thing(f"candle-stand-{hand}", "candle_stand", stand) as piece:
            foot = [
                (0, 0),
                (0.17, 0),
                (0.18, 0.03),
                (0.04, 0.08),
                (0.022, 0.2),
                (0.03, 0.6),
                (0.022, 1.1),
                (0.09, 1.14),
                (0.09, 1.17),
                (0, 1.17),
            ]
            revolve(piece, made.brass(), foot, sides=20)
            candle(piece, (0, 0, 1.17), lit=not how.ruined, height=0.34)
            if not how.ruined:
                piece.lamp(
                    0, -0.12, 1.75, colour=(1.0, 0.62, 0.28), intensity_w_sr=3.5, always_on=True
                )
    with stage.thing("lectern", "lectern", Frame((-2.1, end - 4.4, 0), 0.0)) as piece:
        board(piece, how.timber, (-0.3, -0.25, 0), (0.3, 0.25, 0.08), bevel=0.02)
        board(piece, how.timber, (-0.09, -0.09, 0.08), (0.09, 0.09, 1.05), bevel=0.015, grain="z")
        prism(
            piece,
            how.timber,
            [(-0.26, 1.05), (0.26, 1.05), (0.26, 1.3), (-0.26, 1.12)],
            -0.3,
            0.3,
            "x",
        )


def _pews(stage: Stage, room: Room, how: Manner) -> None:
    wide = room.width_m / 2 - 1.75
    for row, y in enumerate(np.arange(-5.6, 3.4, 1.05)):
        for hand in (-1, 1):
            spot = Frame((hand * (0.95 + wide / 2), float(y), 0), 180.0)
            name = f"pew-{row}-{'left' if hand < 0 else 'right'}"
            gone = how.ruined and stage.stream(name).random() < 0.3
            if gone:
                broken_chairs(stage, name, spot, how.timber)
            else:
                turn = float(stage.stream(name).uniform(-8, 8)) if how.ruined else 0.0
                bench(stage, name, spot.at(0, 0, 0, turn), how.timber, wide, back=True)
    if not how.ruined or how.rich:
        rug(stage, "aisle", Frame((0, -1.0, 0)), 1.25, 10.6, scaled(how.cloth, 0.9))


def _walls(stage: Stage, room: Room, how: Manner) -> None:
    on = not how.ruined
    for side in ("east", "west"):
        for index, x in enumerate((-3.75, 0.0, 3.65)):
            with stage.thing(f"pier-{side}-{index}", "pier", room.wall(side, x)) as piece:
                box(
                    piece,
                    made.smooth_stone((0.42, 0.39, 0.34)),
                    (-0.24, -0.16, 0.0),
                    (0.24, 0.0, room.height_m - 0.6),
                )
                board(piece, made.smooth_stone(), (-0.3, -0.24, 0.0), (0.3, 0.0, 0.5), bevel=0.03)
                board(
                    piece,
                    made.smooth_stone(),
                    (-0.31, -0.25, room.height_m - 0.9),
                    (0.31, 0.0, room.height_m - 0.6),
                    bevel=0.04,
                )
            sconce(
                stage,
                f"sconce-{side}-{index}",
                room.wall(side, x, 2.3, 0.16),
                intensity_w_sr=3.0,
                on=on and index != 1,
            )
        for index, x in enumerate((-5.6, -1.9, 1.8)):
            picture(
                stage,
                f"station-{side}-{index}",
                room.wall(side, x, 1.55),
                0.5,
                0.6,
                kind="portrait",
                crooked_deg=8.0 if how.ruined else 0.0,
            )
    for index, y in enumerate((-3.6, 2.6)):
        if on or index:
            chandelier(
                stage,
                f"chandelier-{index}",
                Frame((0, y, room.height_m + 0.3)),
                drop_m=2.2,
                arms=10,
                radius_m=0.62,
                intensity_w_sr=4.5 if on else 2.0,
                metal=made.iron() if not how.rich else None,
            )
    with stage.thing("font", "font", Frame((2.6 * how.scale, -room.depth_m / 2 + 1.3, 0))) as piece:
        bowl = [
            (0, 0),
            (0.4, 0),
            (0.42, 0.12),
            (0.16, 0.2),
            (0.13, 0.6),
            (0.2, 0.7),
            (0.42, 0.82),
            (0.44, 0.98),
            (0.36, 0.98),
            (0.3, 0.88),
            (0, 0.85),
        ]
        revolve(piece, made.smooth_stone(), bowl, sides=8)
    with stage.thing("hymn-board", "hymn_board", room.wall("east", -7.0, 2.0)) as piece:
        board(piece, how.timber, (-0.3, -0.03, -0.45), (0.3, 0.0, 0.45), bevel=0.01)
        for z in (0.25, 0.05, -0.15, -0.35):
            boxes(
                piece,
                made.paper(),
                [(-0.2, -0.033, z), (-0.05, -0.033, z), (0.1, -0.033, z)],
                [(-0.08, -0.03, z + 0.13), (0.07, -0.03, z + 0.13), (0.22, -0.03, z + 0.13)],
            )
    if how.neon:
        neon_sign(
            stage,
            "neon",
            room.wall("north", 0.0, 2.05),
            [[(0, -0.3), (0, 0.3)], [(-0.3, 0.1), (0.3, 0.1)]],
            (0.25, 0.6, 1.0),
            intensity_w_sr=9.0,
        )
