"""Detached houses: the family houses of a suburb, with garage, porch, chimney and front door.

A house's front stands in the frame's xz plane, from x = 0 to its width; the garage is on the right.
"""

from dataclasses import dataclass, replace

import numpy as np

from director.world.blockout import Float3, Material
from director.world.materials import (
    brick,
    clapboard,
    concrete,
    iron,
    old_plaster,
    paint,
    peeling_paint,
    planks,
    plaster,
    slate,
    smooth_stone,
    stone,
)
from director.world.parts.building_style import BRICKS
from director.world.parts.lights import WARM, lantern
from director.world.parts.walls import Boxes, Trim, door, spaced, walled
from director.world.shapes import Opening, beam, box, boxes, cylinder, gable_roof
from director.world.stage import Frame, Piece, Stage

SIDINGS: tuple[Float3, ...] = (
    (0.58, 0.57, 0.52),
    (0.30, 0.39, 0.43),
    (0.54, 0.47, 0.31),
    (0.36, 0.43, 0.34),
    (0.47, 0.30, 0.23),
    (0.56, 0.50, 0.44),
)
DOORS: tuple[Float3, ...] = (
    (0.30, 0.035, 0.03),
    (0.05, 0.12, 0.09),
    (0.06, 0.10, 0.20),
    (0.14, 0.08, 0.045),
    (0.50, 0.34, 0.05),
)
ROOFS: tuple[Float3, ...] = ((0.115, 0.105, 0.10), (0.15, 0.11, 0.09), (0.10, 0.12, 0.13))
BASE_M, STOREY_M = 0.45, 2.7
GARAGE_M = 5.4


@dataclass(frozen=True)
class DetachedStyle:
    """What one house is made of."""

    wall: Material
    trim: Trim
    roof: Material
    door: Float3
    white: Material


def detached_style(stage: Stage, id: str, pick: int) -> DetachedStyle:
    """Return the style of one house by its stream and by the place's traits.

    Neighbours whose `pick` differs by one never have the same colour.
    """
    rng, traits = stage.stream(id, "style"), stage.traits
    first = int(stage.stream("sidings").integers(0, len(SIDINGS)))
    siding = SIDINGS[(first + pick) % len(SIDINGS)]
    shabby = traits.wear > 0.6
    walls: dict[str, Material] = {
        "wood": peeling_paint(siding) if shabby else clapboard(siding),
        "brick": brick(BRICKS[int(rng.integers(0, len(BRICKS)))]),
        "stone": stone(),
        "concrete": concrete((0.46, 0.46, 0.45)),
        "metal": clapboard((0.42, 0.43, 0.44)),
        "plaster": (old_plaster if shabby else plaster)(siding),
    }
    kind = traits.material or str(rng.choice(["wood", "wood", "wood", "brick", "plaster"]))
    white = planks((0.34, 0.32, 0.28)) if shabby else paint((0.66, 0.65, 0.61))
    shutter = (0.06, 0.10, 0.13) if rng.random() < 0.5 else (0.09, 0.15, 0.10)
    trim = Trim(
        frame=white,
        surround=white,
        shutters=paint(shutter) if rng.random() < 0.45 and not shabby else None,
        lit=0.45 * min(1.6, traits.lights),
        boarded=0.7 * traits.ruin,
        broken=0.6 * traits.ruin,
        curtains=not shabby,
    )
    roof = slate(ROOFS[int(rng.integers(0, len(ROOFS)))])
    return DetachedStyle(walls[kind], trim, roof, DOORS[int(rng.integers(0, len(DOORS)))], white)


def detached_house(
    stage: Stage, id: str, frame: Frame, floors: int, pick: int = 0, *, garage: bool = True
) -> float:
    """Draw a house of one or two floors, with a gabled wing in front; return its width."""
    style = detached_style(stage, id, pick)
    rng = stage.stream(id, "plan")
    main, wing = float(rng.uniform(8.2, 9.8)), float(rng.uniform(3.6, 4.4))
    with stage.thing(id, "detached_house", frame) as piece:
        _block(piece.at(0.0, 1.6), style, (main, 8.4), floors, door_at=main - 2.2)
        _block(
            piece.at(0.5, 0.0),
            replace(style, trim=_bare(style.trim)),
            (wing, 4.0),
            floors,
            gable=True,
        )
        if garage:
            _garage(piece.at(main, 2.6), style)
        _chimney(piece, main * 0.8, 7.0, BASE_M + STOREY_M * floors)
        _porch(piece.at(wing + 0.5, 1.6), style, main - wing - 0.5)
    return main + (GARAGE_M if garage else 0.0)


def _bare(trim: Trim) -> Trim:
    return replace(trim, shutters=None, columns=3)


def _block(
    piece: Piece,
    style: DetachedStyle,
    size: tuple[float, float],
    floors: int,
    *,
    gable: bool = False,
    door_at: float | None = None,
) -> None:
    """Draw one volume with its roof; `gable` turns the gable to the front."""
    width, depth = size
    box(
        piece,
        smooth_stone((0.30, 0.29, 0.27)),
        (-0.04, -0.04, -1.2),
        (width + 0.04, depth + 0.04, BASE_M),
    )
    for floor in range(floors):
        base = BASE_M + floor * STOREY_M
        low, high = base + 0.8, base + 2.15
        front = spaced(
            width, 1 if gable else max(2, round(width / 2.6)), 1.9 if gable else 1.15, low, high
        )
        doors: list[Opening] = []
        if door_at is not None and floor == 0:
            doors = [(door_at - 0.5, base, door_at + 0.5, base + 2.15)]
            front = [hole for hole in front if abs((hole[0] + hole[2]) / 2 - door_at) > 1.25]
        walled(piece, style.wall, width, STOREY_M, front, style.trim, doors=doors, base=base)
        with Boxes(piece) as gathered:
            for hole in doors:
                door(gathered, hole, style.door, steps=0, fanlight=False, surround=style.white)
        side = spaced(depth, max(1, int(depth / 3.4)), 1.0, low, high)
        plain = replace(style.trim, shutters=None)
        for x, y, yaw, length, holes in (
            (width, 0.0, 90.0, depth, side),
            (0.0, depth, -90.0, depth, side),
            (width, depth, 180.0, width, spaced(width, 2, 1.1, low, high)),
        ):
            walled(piece.at(x, y, 0.0, yaw), style.wall, length, STOREY_M, holes, plain, base=base)
    _corners(piece, style, size, floors)
    _roof(piece, style, size, BASE_M + floors * STOREY_M, gable)


def _corners(piece: Piece, style: DetachedStyle, size: tuple[float, float], floors: int) -> None:
    """Draw white corner boards and the board below the eaves."""
    width, depth = size
    top = BASE_M + floors * STOREY_M
    low = [(x, y, BASE_M) for x in (-0.03, width - 0.11) for y in (-0.03, depth - 0.11)]
    boxes(piece, style.white, low, np.add(low, (0.14, 0.14, top - BASE_M)))
    box(piece, style.white, (-0.02, -0.04, top - 0.2), (width + 0.02, 0.02, top))


def _roof(
    piece: Piece, style: DetachedStyle, size: tuple[float, float], eaves: float, gable: bool
) -> None:
    width, depth = size
    if gable:
        rise = width * 0.44
        turned = piece.at(0.0, depth + 2.2, 0.0, -90.0)
        gable_roof(turned, style.roof, style.white, depth + 2.2, width, eaves, rise, 0.38, 12)
        _gable(piece, style, width, eaves, rise)
        return
    rise = depth * 0.31
    gable_roof(piece, style.roof, style.white, width, depth, eaves, rise, 0.45, 14)
    _gable(piece.at(width, 0.0, 0.0, 90.0), style, depth, eaves, rise)
    _gable(piece.at(0.0, depth, 0.0, -90.0), style, depth, eaves, rise)


def _gable(piece: Piece, style: DetachedStyle, length: float, eaves: float, rise: float) -> None:
    """Close the triangle below a roof, with a vent in it."""
    corners = [
        (0.0, 0.0, eaves - 0.02),
        (length, 0.0, eaves - 0.02),
        (length / 2, 0.0, eaves + rise),
    ]
    piece.triangles(style.wall, [corners])
    middle, low = length / 2, eaves + rise * 0.34
    slats = np.linspace(low + 0.06, low + 0.5, 6)
    box(piece, style.white, (middle - 0.3, -0.05, low), (middle + 0.3, 0.01, low + 0.6))
    low_ = [(middle - 0.24, -0.065, float(z)) for z in slats]
    boxes(piece, iron(), low_, np.add(low_, (0.48, 0.02, 0.03)))


def _garage(piece: Piece, style: DetachedStyle) -> None:
    """Draw a garage with a sectional door, its roof lower than the house's."""
    width, depth, tall = GARAGE_M, 6.4, 2.75
    box(piece, smooth_stone((0.30, 0.29, 0.27)), (0.0, -0.04, -1.2), (width + 0.04, depth, 0.1))
    hole: Opening = (0.6, 0.08, width - 0.6, 2.25)
    walled(piece, style.wall, width, tall, [], style.trim, doors=[hole], base=0.08)
    walled(
        piece.at(width, 0.0, 0.0, 90.0),
        style.wall,
        depth,
        tall,
        spaced(depth, 2, 0.9, 1.2, 2.0),
        style.trim,
        base=0.08,
    )
    walled(piece.at(width, depth, 0.0, 180.0), style.wall, width, tall, [], style.trim, base=0.08)
    for row in range(4):
        z0 = 0.1 + row * 0.535
        box(piece, style.white, (hole[0], 0.12, z0), (hole[2], 0.16, z0 + 0.52))
        panels = np.linspace(hole[0] + 0.12, hole[2] - 0.12, 5)
        low = [(float(x) + 0.06, 0.105, z0 + 0.09) for x in panels[:-1]]
        boxes(
            piece,
            style.white,
            low,
            np.add(low, (float(panels[1] - panels[0]) - 0.12, 0.02, 0.34)),
            0.93,
        )
    for x in (hole[0] - 0.14, hole[2]):
        box(piece, style.white, (x, -0.03, 0.1), (x + 0.14, 0.14, 2.4))
    box(piece, style.white, (hole[0] - 0.14, -0.03, 2.25), (hole[2] + 0.14, 0.14, 2.42))
    gable_roof(piece, style.roof, style.white, width, depth, tall + 0.08, 1.7, 0.35, 10)
    _gable(piece.at(width, 0.0, 0.0, 90.0), style, depth, tall + 0.08, 1.7)
    lantern(piece, width - 0.32, -0.12, 2.05, 0.7, WARM)


def _porch(piece: Piece, style: DetachedStyle, width: float) -> None:
    """Draw a deck before the door under a lean-to roof on posts, with steps and a lamp."""
    reach, top = 1.75, BASE_M + 2.35
    box(
        piece, planks((0.30, 0.25, 0.19)), (0.0, -reach, BASE_M - 0.14), (width, 0.0, BASE_M - 0.01)
    )
    box(piece, style.white, (0.05, -reach + 0.06, -0.3), (width - 0.05, 0.0, BASE_M - 0.14), 0.8)
    for x in (0.12, width / 2, width - 0.12):
        box(piece, style.white, (x - 0.07, -reach + 0.04, BASE_M), (x + 0.07, -reach + 0.18, top))
    box(piece, style.white, (-0.02, -reach - 0.02, top), (width + 0.02, -reach + 0.22, top + 0.18))
    slope = [
        (-0.2, -reach - 0.3, top + 0.12), (width + 0.2, -reach - 0.3, top + 0.12),
        (width + 0.2, 0.02, top + 0.62), (-0.2, 0.02, top + 0.62),
    ]  # fmt: skip
    piece.quads(style.roof, [slope])
    piece.quads(style.white, [[(x, y, z - 0.06) for x, y, z in slope[::-1]]])
    beam(
        piece,
        style.white,
        np.subtract(slope[0], (0, 0, 0.03)),
        np.subtract(slope[1], (0, 0, 0.03)),
        0.05,
        0.12,
    )
    rail = np.arange(0.25, width / 2 - 0.1, 0.13)
    low = np.column_stack(
        [rail, np.full(len(rail), -reach + 0.1), np.full(len(rail), BASE_M + 0.1)]
    )
    boxes(piece, style.white, low, low + np.array([0.03, 0.03, 0.75]))
    for z in (0.08, 0.84):
        box(
            piece,
            style.white,
            (0.15, -reach + 0.08, BASE_M + z),
            (width / 2, -reach + 0.15, BASE_M + z + 0.06),
        )
    for step in range(2):
        edge = -reach - 0.3 * (2 - step)
        box(
            piece,
            concrete(),
            (width * 0.56, edge, -0.3),
            (width - 0.2, -reach, BASE_M * (step + 1) / 3),
        )
    lantern(piece, width - 0.35, -0.14, BASE_M + 1.75, 0.6, WARM)


def _chimney(piece: Piece, x: float, y: float, eaves: float) -> None:
    """Draw a brick chimney that stands over the ridge."""
    box(
        piece, brick((0.30, 0.14, 0.10)), (x - 0.4, y - 0.3, eaves), (x + 0.4, y + 0.3, eaves + 3.1)
    )
    box(piece, smooth_stone(), (x - 0.46, y - 0.36, eaves + 3.1), (x + 0.46, y + 0.36, eaves + 3.2))
    for dx in (-0.17, 0.17):
        cylinder(
            piece,
            brick((0.34, 0.15, 0.09)),
            (x + dx, y, eaves + 3.2),
            (x + dx, y, eaves + 3.5),
            0.11,
            sides=8,
        )
