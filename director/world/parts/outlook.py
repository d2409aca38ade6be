"""Outlook: what is seen through a room's windows, so that none of them opens on nothing."""

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3, Material
from director.world.parts.forms import boards
from director.world.parts.land import around, ground, rolling, tree_line
from director.world.parts.plants import bushes
from director.world.parts.room_shell import SIDES, Room, Side
from director.world.parts.trees import tree
from director.world.shapes import box, boxes, wall
from director.world.stage import Frame, Stage

_YAW: dict[Side, float] = {"north": 0.0, "east": -90.0, "south": 180.0, "west": 90.0}
_FACADES: tuple[Float3, ...] = (
    (0.55, 0.48, 0.38),
    (0.42, 0.40, 0.37),
    (0.50, 0.36, 0.27),
    (0.36, 0.38, 0.40),
)


def garden(stage: Stage, room: Room, *, below_m: float = 0.35) -> None:
    """Lay lawn, hedges, trees and hills about a house."""
    hills = rolling(stage, 60.0, 20.0)
    ground(
        stage, "lawn", made.grass(), lambda x, y: hills(x, y) - below_m, 2.0, sectors=64, rings=30
    )
    reach = max(room.width_m, room.depth_m) / 2 + 9.0
    for index, side in enumerate(SIDES):
        if not room.holes.get(side):
            continue
        line = Frame((0, 0, -below_m), _YAW[side])
        _garden_wall(stage, f"garden-wall-{side}", line.at(0, reach), 2 * reach + 6.0)
        rng = stage.stream("garden", side)
        for number in range(2):
            spot = line.at(rng.uniform(-reach, reach), reach + rng.uniform(-4.0, 6.0))
            species = ("oak", "birch")[(index + number) % 2]
            tree(stage, f"tree-{side}-{number}", spot, rng.uniform(5.0, 9.0), species, 0.3)
        for number in range(3):
            spot = line.at(rng.uniform(-0.7, 0.7) * reach, reach - rng.uniform(0.8, 2.5))
            bushes(
                stage,
                f"bush-{side}-{number}",
                spot,
                rng.uniform(1.2, 2.4),
                rng.uniform(0.8, 1.5),
                sprigs_per_m2=16.0,
                flowers=number == 0,
            )
    at = around(stage, "wood", 130, 48.0, 240.0)
    tree_line(stage, "wood", at, lambda x, y: hills(x, y) - below_m)


def _garden_wall(stage: Stage, id: str, frame: Frame, length_m: float) -> None:
    """A field-stone wall with a coping along the frame's x."""
    with stage.thing(id, "garden_wall", frame) as piece:
        w = length_m / 2
        box(piece, made.rubble(), (-w, -0.2, -0.3), (w, 0.2, 1.25))
        count = round(length_m / 0.5)
        x = np.linspace(-w, w, count + 1)
        lift = piece.rng.uniform(0.0, 0.03, count)
        low = np.column_stack([x[:-1] + 0.008, np.full(count, -0.27), np.full(count, 1.25)])
        high = np.column_stack([x[1:] - 0.008, np.full(count, 0.27), 1.36 + lift])
        boards(piece, made.smooth_stone(), low, high, bevel=0.02)


def street(
    stage: Stage, room: Room, *, below_m: float = 0.3, storeys: int = 3, away_m: float = 11.0
) -> None:
    """Put a street and a row of facades before every wall that has windows or doors."""
    hills = rolling(stage, 60.0, 70.0)
    ground(
        stage,
        "street",
        made.asphalt(),
        lambda x, y: hills(x, y) - below_m,
        2.0,
        sectors=64,
        rings=30,
    )
    reach = max(room.width_m, room.depth_m) / 2
    for side in SIDES:
        if not room.holes.get(side):
            continue
        line = Frame((0, 0, -below_m), _YAW[side])
        with stage.thing(f"pavement-{side}", "pavement", line) as piece:
            low = np.array([(-40.0, reach + 0.4, -0.2), (-40.0, reach + away_m - 2.2, -0.2)])
            high = np.array([(40.0, reach + 2.8, 0.14), (40.0, reach + away_m, 0.14)])
            boxes(piece, made.paving(), low, high)
        rng, x = stage.stream("street", side), -34.0
        for number in range(12):
            if x > 30:
                break
            width = float(rng.uniform(6.0, 10.0))
            spot = line.at(x, reach + away_m + float(rng.uniform(0, 0.5)))
            facade(
                stage, f"facade-{side}-{number}", spot, width, storeys + int(rng.integers(-1, 2))
            )
            x += width


def facade(stage: Stage, id: str, frame: Frame, width_m: float, storeys: int) -> None:
    """A house front along the frame's x: windows with sills and cornices, a door, a roof edge."""
    with stage.thing(id, "facade", frame) as piece:
        rng, high = piece.rng, 3.1 * storeys + 0.5
        count = max(2, int(width_m / 2.1))
        xs = (np.arange(count) + 0.5) * width_m / count
        holes = [
            (x - 0.5, 3.1 * s + 1.0, x + 0.5, 3.1 * s + 2.6) for s in range(storeys) for x in xs
        ]
        way = int(rng.integers(count))
        holes[way] = (xs[way] - 0.55, 0.1, xs[way] + 0.55, 2.6)
        skin = (
            made.brick()
            if rng.random() < 0.4
            else made.plaster(_FACADES[rng.integers(len(_FACADES))])
        )
        wall(piece, skin, width_m, high, 0.35, holes)
        box(piece, made.dark(), (0.05, 1.2, 0.0), (width_m - 0.05, 1.3, high))
        trim = made.paint((0.5, 0.48, 0.44))
        lit = rng.random(len(holes)) < 0.2
        for index, (a, b, c, d) in enumerate(holes):
            if index == way:
                box(piece, made.paint((0.06, 0.08, 0.07)), (a, 0.14, b), (c, 0.2, d))
                continue
            pane = (
                made.lit_window(strength=0.3)
                if lit[index]
                else made.paint((0.05, 0.06, 0.07), 0.08)
            )
            piece.quads(pane, [[(a, 0.16, b), (c, 0.16, b), (c, 0.16, d), (a, 0.16, d)]])
            boxes(
                piece,
                trim,
                [
                    (a, 0.1, b),
                    (c - 0.05, 0.1, b),
                    (a, 0.1, b),
                    (a, 0.1, d - 0.06),
                    ((a + c) / 2 - 0.03, 0.1, b),
                    (a, 0.1, b + 1.0),
                ],
                [
                    (a + 0.05, 0.16, d),
                    (c, 0.16, d),
                    (c, 0.16, b + 0.06),
                    (c, 0.16, d),
                    ((a + c) / 2 + 0.03, 0.15, d),
                    (c, 0.15, b + 1.05),
                ],
            )
            box(piece, made.smooth_stone(), (a - 0.1, -0.1, b - 0.1), (c + 0.1, 0.1, b))
        boxes(
            piece,
            trim,
            [(0, -0.12, 3.05), (0, -0.25, high)],
            [(width_m, 0.0, 3.25), (width_m, 0.4, high + 0.3)],
        )
        slope = [
            [
                (0, -0.3, high + 0.3),
                (width_m, -0.3, high + 0.3),
                (width_m, 3.5, high + 3.0),
                (0, 3.5, high + 3.0),
            ]
        ]
        piece.quads(made.slate(), slope)


def yard(stage: Stage, room: Room, *, skin: Material | None = None, below_m: float = 0.3) -> None:
    """Put a paved yard, brick sheds and stacks about an industrial hall."""
    hills = rolling(stage, 90.0, 60.0)
    ground(
        stage, "yard", made.cobble(), lambda x, y: hills(x, y) - below_m, 3.0, sectors=64, rings=30
    )
    masonry = skin or made.brick()
    for side in SIDES:
        line = Frame((0, 0, -below_m), _YAW[side])
        out = (room.depth_m if side in ("north", "south") else room.width_m) / 2
        rng = stage.stream("yard", side)
        with stage.thing(
            f"shed-{side}", "shed", line.at(float(rng.uniform(-6, 2)), out + 16.0)
        ) as piece:
            xs = np.arange(-16.0, 17.0, 4.0)
            holes = [(x + 17.0 - 0.9, 2.2, x + 17.0 + 0.9, 4.6) for x in xs]
            wall(piece.at(-17.0, 0.0), masonry, 36.0, 6.5, 0.4, holes)
            box(piece, made.dark(), (-17, 1.5, 0), (19, 1.6, 6.5))
            for a, b, c, d in holes:
                pane = (
                    made.lit_window(strength=0.3)
                    if rng.random() < 0.25
                    else made.paint((0.05, 0.06, 0.07), 0.08)
                )
                piece.at(-17.0, 0.0).quads(
                    pane, [[(a, 0.2, b), (c, 0.2, b), (c, 0.2, d), (a, 0.2, d)]]
                )
            slope = [[(-17.5, -0.5, 6.4), (19.5, -0.5, 6.4), (19.5, 6.0, 9.4), (-17.5, 6.0, 9.4)]]
            piece.quads(made.corrugated(), slope)
            box(piece, made.brick(), (8.0, 2.0, 6.0), (9.2, 3.2, 13.0))
    tree_line(
        stage, "wood", around(stage, "wood", 80, 90.0, 320.0), lambda x, y: hills(x, y) - below_m
    )
