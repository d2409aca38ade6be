"""City buildings: a detailed front on the street, plain sides, cornices, shops, fire escapes."""

import numpy as np

from director.world.materials import (
    brick,
    iron,
    metal,
)
from director.world.parts.building_style import BRICKS, BuildingStyle, building_style
from director.world.parts.house import DOORS
from director.world.parts.ironwork import fire_escape, water_tank
from director.world.parts.ruins import bare_rafters, collapsed, jagged
from director.world.parts.shops import shop_front
from director.world.parts.walls import Boxes, door, spaced, walled
from director.world.shapes import beams, box
from director.world.stage import Frame, Piece, Stage


def building(
    stage: Stage,
    id: str,
    frame: Frame,
    width_m: float,
    floors: int,
    depth_m: float = 14.0,
    style: BuildingStyle | None = None,
    *,
    shop: bool = True,
    escape: bool = False,
) -> float:
    """Draw a building whose front stands in the frame's xz plane, x from 0 to `width_m`.

    Returns its height.
    """
    style = style or building_style(stage, id)
    ground, storey = (4.3 if shop else 3.7), 3.45
    floors = max(2, round(floors * stage.traits.height))
    if collapsed(stage, id):
        floors = max(2, floors - 1 - int(stage.stream(id, "lost").integers(0, 2)))
        return _stump(stage, id, frame, width_m, floors, depth_m, style, shop=shop)
    top = ground + storey * (floors - 1)
    with stage.thing(id, "building", frame) as piece:
        box(piece, style.side, (0.0, 0.45, -2.0), (width_m, depth_m, top + 0.9))
        box(
            piece,
            metal((0.12, 0.12, 0.125)),
            (0.25, 0.6, top + 0.3),
            (width_m - 0.25, depth_m - 0.25, top + 0.91),
        )
        wall_top = top + 0.95
        _upper(piece, style, width_m, floors, ground, storey)
        box(piece, style.wall, (0.0, 0.0, top), (width_m, 0.5, wall_top))
        _cornice(piece, style, width_m, wall_top)
        if shop:
            shop_front(piece, style, width_m, ground)
        else:
            _stoop(piece, style, width_m, ground)
        _roof_things(piece, width_m, depth_m, top + 0.9)
        if escape:
            fire_escape(piece, width_m, floors, ground, storey)
    return wall_top


def _stump(
    stage: Stage,
    id: str,
    frame: Frame,
    width: float,
    floors: int,
    depth: float,
    style: BuildingStyle,
    *,
    shop: bool,
) -> float:
    """Draw a building whose roof and topmost walls came down; return its height."""
    ground, storey = (4.3 if shop else 3.7), 3.45
    top = ground + storey * (floors - 1)
    with stage.thing(id, "building", frame) as piece:
        box(piece, style.side, (0.0, 0.45, -2.0), (width, depth, top - 0.3))
        _upper(piece, style, width, floors, ground, storey)
        if shop:
            shop_front(piece, style, width, ground)
        else:
            _stoop(piece, style, width, ground)
        jagged(piece, style.wall, width, top, storey, 0.5)
        for x, yaw, length in ((width, 90.0, depth), (0.0, -90.0, depth)):
            edge = piece.at(x, 0.0 if yaw > 0 else depth, 0.0, yaw)
            jagged(edge, style.side, length, top - 0.35, storey * 0.9, 0.4)
        jagged(piece.at(width, depth, 0.0, 180.0), style.side, width, top - 0.35, storey, 0.4)
        bare_rafters(piece, width, depth, top, 1.2)
    return top + storey


def _upper(
    piece: Piece, style: BuildingStyle, width: float, floors: int, ground: float, storey: float
) -> None:
    """Draw the floors over the ground floor, string courses and piers."""
    columns = max(2, round(width / 2.5))
    size = 1.9 if style.modern else 1.15
    for floor in range(floors - 1):
        base = ground + storey * floor
        holes = spaced(width, columns, size, base + 0.85, base + 2.85)
        walled(piece, style.wall, width, storey, holes, style.trim, base=base, thickness=0.5)
        if not style.modern:
            box(
                piece,
                style.trim.surround,
                (-0.02, -0.06, base - 0.1),
                (width + 0.02, 0.1, base + 0.1),
            )
    if style.wall.texture in ("stone", "plaster") and not style.modern:
        for x in (0.0, width - 0.55):
            box(
                piece,
                style.trim.surround,
                (x, -0.1, ground),
                (x + 0.55, 0.05, ground + storey * (floors - 1)),
                0.97,
            )


def _cornice(piece: Piece, style: BuildingStyle, width: float, top: float) -> None:
    if style.modern:
        box(piece, metal((0.2, 0.2, 0.2)), (-0.02, -0.06, top - 0.12), (width + 0.02, 0.55, top))
        return
    with Boxes(piece) as gathered:
        stone_ = style.trim.surround
        for reach, low, high in (
            (0.1, -0.95, -0.75),
            (0.2, -0.42, -0.26),
            (0.38, -0.26, -0.1),
            (0.48, -0.1, 0.04),
        ):
            gathered.add(stone_, (-0.03, -reach, top + low), (width + 0.03, 0.1, top + high))
        for x in np.arange(0.2, width - 0.15, 0.48):
            gathered.add(stone_, (x, -0.3, top - 0.58), (x + 0.16, 0.0, top - 0.42), 0.92)
            gathered.add(stone_, (x, -0.18, top - 0.7), (x + 0.16, 0.0, top - 0.58), 0.9)


def _stoop(piece: Piece, style: BuildingStyle, width: float, height: float) -> None:
    """Draw a residential ground floor with a raised door and steps."""
    columns = max(2, round(width / 2.5))
    holes = spaced(width, columns, 1.15, 1.25, 3.05)
    entry = int(piece.rng.integers(0, columns))
    x = (holes[entry][0] + holes[entry][2]) / 2
    del holes[entry]
    hole = (x - 0.62, 0.62, x + 0.62, 3.2)
    walled(
        piece,
        style.base,
        width,
        height + 0.5,
        holes,
        style.trim,
        doors=[hole],
        base=-0.5,
        thickness=0.5,
    )
    with Boxes(piece) as gathered:
        colour = DOORS[int(piece.rng.integers(0, len(DOORS)))]
        door(gathered, hole, colour, steps=4, fanlight=True, surround=style.trim.surround)
    for side in (-0.85, 0.85):
        beams(
            piece,
            iron(),
            [(x + side, -1.3, 0.1), (x + side, -1.3, 0.95)],
            [(x + side, -1.3, 0.95), (x + side, 0.0, 1.5)],
            0.04,
            0.04,
        )


def _roof_things(piece: Piece, width: float, depth: float, top: float) -> None:
    rng = piece.rng
    box(
        piece,
        brick(BRICKS[1]),
        (width * 0.15, depth * 0.5, top),
        (width * 0.15 + 0.9, depth * 0.5 + 0.6, top + 1.7),
    )
    box(
        piece,
        metal((0.35, 0.36, 0.36)),
        (width * 0.55, depth * 0.35, top),
        (width * 0.55 + 1.6, depth * 0.35 + 1.1, top + 1.0),
    )
    if rng.random() < 0.4:
        water_tank(piece, width * 0.6, depth * 0.65, top)
