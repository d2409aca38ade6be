"""City buildings: a detailed front on the street, plain sides, cornices, shops, fire escapes."""

from dataclasses import dataclass

import numpy as np

from director.world.blockout import Float3, Material
from director.world.materials import (
    brick,
    concrete,
    dark,
    glass,
    iron,
    lit_window,
    metal,
    old_plaster,
    paint,
    plaster,
    rusted,
    smooth_stone,
    stone,
    striped,
    timber,
)
from director.world.parts.house import DOORS
from director.world.parts.walls import LIT, Boxes, Trim, door, spaced, walled
from director.world.shapes import Opening, Paint, beam, beams, box, boxes, cylinder, revolve
from director.world.stage import Frame, Piece, Stage

BRICKS: tuple[Float3, ...] = (
    (0.36, 0.155, 0.105),
    (0.27, 0.11, 0.08),
    (0.40, 0.23, 0.14),
    (0.24, 0.14, 0.11),
)
STONES: tuple[Float3, ...] = ((0.40, 0.36, 0.30), (0.34, 0.32, 0.29), (0.46, 0.42, 0.35))
STUCCOS: tuple[Float3, ...] = ((0.58, 0.53, 0.44), (0.50, 0.43, 0.33), (0.45, 0.47, 0.46))
SIGNS: tuple[Float3, ...] = (
    (0.05, 0.11, 0.09),
    (0.22, 0.04, 0.04),
    (0.04, 0.07, 0.16),
    (0.06, 0.06, 0.06),
    (0.30, 0.19, 0.06),
)
AWNINGS: tuple[Float3, ...] = (
    (0.07, 0.20, 0.13),
    (0.45, 0.06, 0.05),
    (0.06, 0.12, 0.26),
    (0.40, 0.28, 0.08),
)


@dataclass(frozen=True)
class BuildingStyle:
    """What one city building is made of."""

    wall: Material
    side: Material
    trim: Trim
    base: Material
    modern: bool = False


def building_style(stage: Stage, id: str) -> BuildingStyle:
    """Return the style of one building by its stream and by the place's words."""
    rng, words = stage.stream(id, "style"), stage.words
    kind = str(rng.choice(["brick", "brick", "stone", "stucco"]))
    for word in ("brick", "stone", "modern", "concrete"):
        if word in words and rng.random() < 0.75:
            kind = word
    pick = int(rng.integers(0, 3))
    shabby = bool(words & {"ruined", "abandoned", "poor", "dirty"})
    coat = (old_plaster if shabby else plaster)(STUCCOS[pick])
    walls: dict[str, Material] = {
        "brick": brick(BRICKS[int(rng.integers(0, 4))]),
        "stone": stone(STONES[pick]),
        "stucco": coat,
        "concrete": concrete(),
        "modern": concrete((0.46, 0.46, 0.45)),
    }
    modern = kind in ("modern", "concrete")
    trim = Trim(
        frame=paint((0.10, 0.10, 0.10) if rng.random() < 0.4 or modern else (0.55, 0.53, 0.48)),
        surround=concrete() if modern else smooth_stone(STONES[pick]),
        columns=1,
        rows=2 if not modern else 1,
        lit=0.08 if words & {"abandoned", "ruined"} else 0.4,
        boarded=0.3 if words & {"abandoned", "ruined"} else 0.0,
        lintel=not modern,
        curtains=not modern,
    )
    return BuildingStyle(walls[kind], brick(BRICKS[1]), trim, stone(STONES[pick]), modern)


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


def shop_front(piece: Piece, style: BuildingStyle, width: float, height: float) -> None:
    """Draw a ground floor of show windows, a recessed door, a sign band and perhaps an awning."""
    colour = SIGNS[int(piece.rng.integers(0, len(SIGNS)))]
    wood, pier = paint(colour, 0.45), 0.5
    entry_right = piece.rng.random() < 0.5
    lit, glow = piece.rng.random() < 0.55, LIT[int(piece.rng.integers(0, 3))]
    pane = lit_window(glow, 1.3) if lit else glass()
    top = height - 1.05
    with Boxes(piece) as gathered:
        for x in (0.0, width - pier):
            gathered.add(style.base, (x, 0.0, -0.5), (x + pier, 0.5, height))
        gathered.add(style.base, (pier, 0.0, height - 0.25), (width - pier, 0.5, height))
        gathered.add(wood, (pier - 0.1, -0.12, top), (width - pier + 0.1, 0.45, height - 0.22))
        gathered.add(
            wood,
            (pier - 0.14, -0.2, height - 0.26),
            (width - pier + 0.14, 0.45, height - 0.16),
            1.2,
        )
        x0, x1 = (pier, width - pier - 1.3) if entry_right else (pier + 1.3, width - pier)
        _show_window(gathered, wood, pane, (x0, 0.55, x1, top))
        d0 = x1 if entry_right else pier
        gathered.add(dark(), (d0, 1.35, 0.0), (d0 + 1.3, 1.4, top))
        gathered.add(wood, (d0 + 0.05, 1.2, 0.04), (d0 + 1.25, 1.28, 2.5), 1.1)
        gathered.add(pane, (d0 + 0.2, 1.17, 0.7), (d0 + 1.1, 1.21, 2.35))
        gathered.add(pane, (d0 + 0.05, 1.17, 2.58), (d0 + 1.25, 1.25, top))
        gathered.add(metal((0.4, 0.3, 0.12)), (d0 + 1.05, 1.1, 0.95), (d0 + 1.12, 1.18, 1.3))
        gathered.add(concrete(), (d0, 0.0, -0.4), (d0 + 1.3, 1.4, 0.03))
        for side in (d0 - 0.04, d0 + 1.26):
            gathered.add(wood, (side, 0.3, 0.0), (side + 0.08, 1.35, top), 0.8)
    _lettering(piece, width, pier, top, height)
    if piece.rng.random() < 0.55:
        _awning(piece, pier, width - pier, top)


def _show_window(gathered: Boxes, wood: Paint, pane: Paint, area: Opening) -> None:
    x0, z0, x1, z1 = area
    gathered.add(wood, (x0, 0.16, -0.3), (x1, 0.45, z0), 0.9)
    gathered.add(wood, (x0, 0.1, z0 - 0.06), (x1, 0.45, z0 + 0.03), 1.2)
    gathered.add(pane, (x0, 0.3, z0), (x1, 0.34, z1))
    count = max(2, round((x1 - x0) / 1.6))
    for index in range(count + 1):
        x = x0 + (x1 - x0) * index / count
        gathered.add(wood, (x - 0.045, 0.2, z0), (x + 0.045, 0.36, z1))
    gathered.add(wood, (x0, 0.22, z1 - 0.62), (x1, 0.36, z1 - 0.54))
    # Goods on display: dark shapes that break up the pane.
    for index in range(count * 3):
        x = x0 + 0.2 + (x1 - x0 - 0.4) * (index + 0.5) / (count * 3)
        tall = 0.15 + 0.55 * float(gathered.piece.rng.random()) ** 2
        shade = float(gathered.piece.rng.uniform(0.4, 1.6))
        gathered.add(
            paint((0.2, 0.13, 0.1)), (x - 0.1, 0.27, z0), (x + 0.1, 0.295, z0 + tall), shade
        )


def _lettering(piece: Piece, width: float, pier: float, top: float, height: float) -> None:
    """Draw a shop's name as strokes that are read as letters from a few metres."""
    gold, rng = paint((0.62, 0.52, 0.30), 0.4), piece.rng
    letters = int(rng.integers(5, 11))
    size = min(0.36, (height - top) * 0.45)
    middle, z = width / 2, (top + height) / 2 - 0.1
    x = middle - letters * size * 0.36
    with Boxes(piece) as gathered:
        for _ in range(letters):
            strokes = rng.random(5)
            if strokes[0] < 0.85:
                gathered.add(gold, (x, -0.135, z - size / 2), (x + 0.05, -0.12, z + size / 2))
            for chance, at in zip(strokes[1:4], (-0.5, -0.05, 0.4), strict=True):
                if chance < 0.6:
                    gathered.add(
                        gold,
                        (x, -0.135, z + at * size),
                        (x + size * 0.5, -0.12, z + at * size + 0.045),
                    )
            if strokes[4] < 0.5:
                gathered.add(
                    gold,
                    (x + size * 0.45, -0.135, z - size / 2),
                    (x + size * 0.45 + 0.05, -0.12, z + size / 2),
                )
            x += size * 0.72


def _awning(piece: Piece, x0: float, x1: float, top: float) -> None:
    """Draw a sloping cloth over the shop window, with a valance."""
    cloth = striped(AWNINGS[int(piece.rng.integers(0, len(AWNINGS)))])
    reach, drop = 1.25, 0.75
    a, b = (x0, -0.12, top + 0.12), (x1, -0.12, top + 0.12)
    c, d = (x1, -reach, top - drop), (x0, -reach, top - drop)
    uv = [(x0 / 1.2, 1.0), (x1 / 1.2, 1.0), (x1 / 1.2, 0.0), (x0 / 1.2, 0.0)]
    low = [(x, y, z - 0.015) for x, y, z in (a, b, c, d)]
    piece.quads(cloth, [[d, c, b, a], low], [uv[::-1], uv], [[1.0] * 3, [0.7] * 3])
    hem = [(x0, -reach, top - drop - 0.22), (x1, -reach, top - drop - 0.22), c, d]
    back = [(x, y + 0.012, z) for x, y, z in hem]
    edge = [uv[3], uv[2], (x1 / 1.2, 0.2), (x0 / 1.2, 0.2)]
    piece.quads(cloth, [hem, back[::-1]], [edge, edge[::-1]], 0.9)
    for x in (x0 + 0.05, x1 - 0.05):
        beam(piece, iron(), (x, -reach + 0.02, top - drop), (x, -0.1, top - drop - 0.15), 0.03)


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


def water_tank(piece: Piece, x: float, y: float, z: float) -> None:
    """Draw a wooden rooftop water tank on legs."""
    for dx in (-1.0, 1.0):
        for dy in (-1.0, 1.0):
            beam(piece, rusted(), (x + dx, y + dy, z), (x + dx * 0.9, y + dy * 0.9, z + 2.4), 0.12)
    wood = timber((0.20, 0.13, 0.08))
    revolve(piece, wood, [(0, 2.4), (1.45, 2.4), (1.4, 5.0), (0, 5.0)], (x, y, z), sides=20)
    revolve(piece, metal((0.2, 0.19, 0.18)), [(1.6, 5.0), (0.0, 6.1)], (x, y, z), sides=20)
    for h in (2.7, 3.4, 4.1, 4.8):
        revolve(
            piece,
            iron(),
            [(1.44, h - 0.03), (1.47, h - 0.03), (1.46, h + 0.03), (1.42, h + 0.03)],
            (x, y, z),
            sides=20,
        )


def fire_escape(piece: Piece, width: float, floors: int, ground: float, storey: float) -> None:
    """Draw an iron escape of platforms, railings and stairs down a front."""
    black, wide, reach = rusted((0.10, 0.07, 0.06)), min(4.6, width - 1.0), 1.05
    x0 = width / 2 - wide / 2
    low: list[Float3] = []
    high: list[Float3] = []

    def bar(a: Float3, b: Float3) -> None:
        low.append(a)
        high.append(b)

    for floor in range(floors - 1):
        z = ground + storey * floor + 0.55
        for y in np.arange(-reach, -0.05, 0.1):
            bar((x0, y, z), (x0 + wide, y + 0.045, z + 0.03))
        bar((x0, -reach, z - 0.07), (x0 + wide, -reach + 0.05, z))
        for h in (0.5, 1.0):
            bar((x0, -reach, z + h), (x0 + wide, -reach + 0.035, z + h + 0.035))
            for x in (x0, x0 + wide - 0.035):
                bar((x, -reach, z + h), (x + 0.035, 0.0, z + h + 0.035))
        for x in np.arange(x0, x0 + wide, 0.22):
            bar((x, -reach + 0.008, z), (x + 0.018, -reach + 0.026, z + 1.0))
        for x in (x0 + 0.1, x0 + wide - 0.1):
            beam(piece, black, (x, -reach, z - 0.02), (x, -0.02, z - 0.75), 0.05)
        if floor < floors - 2:
            side = 1 if floor % 2 else -1
            a = np.array([x0 + wide / 2 - side * 1.5, -0.62, z])
            b = np.array([x0 + wide / 2 + side * 1.4, -0.62, z + storey])
            for y in (-0.3, 0.3):
                beam(piece, black, np.add(a, (0, y, 0)), np.add(b, (0, y, 0)), 0.05, 0.12)
            for share in np.arange(0.04, 1.0, 0.075):
                p = a + (b - a) * share
                bar((p[0] - 0.12, p[1] - 0.3, p[2]), (p[0] + 0.12, p[1] + 0.3, p[2] + 0.025))
    z = ground + 0.55
    for x in (x0 + wide - 0.7, x0 + wide - 0.25):
        cylinder(piece, black, (x, -reach - 0.03, 2.4), (x, -reach - 0.03, z + 1.0), 0.022, sides=6)
    for rung in np.arange(2.5, z, 0.3):
        bar(
            (x0 + wide - 0.7, -reach - 0.045, rung),
            (x0 + wide - 0.25, -reach - 0.015, rung + 0.025),
        )
    boxes(piece, black, low, high)


def tower(
    stage: Stage, id: str, frame: Frame, width_m: float, depth_m: float, height_m: float
) -> None:
    """Draw a far city block: walls with a grid of windows, some of them lit."""
    with stage.thing(id, "tower", frame) as piece:
        rng = piece.rng
        tone = float(rng.uniform(0.7, 1.3))
        wall_ = concrete((0.33, 0.325, 0.32)) if rng.random() < 0.6 else brick(BRICKS[3])
        box(piece, wall_, (0, 0, -3.0), (width_m, depth_m, height_m), tone)
        box(
            piece,
            wall_,
            (width_m * 0.25, depth_m * 0.25, height_m),
            (width_m * 0.7, depth_m * 0.7, height_m + 4.0),
            tone,
        )
        for x, y, yaw, length in (
            (0, 0, 0, width_m),
            (width_m, 0, 90, depth_m),
            (width_m, depth_m, 180, width_m),
            (0, depth_m, 270, depth_m),
        ):
            _window_grid(piece.at(x, y, 0.0, yaw), length, height_m)


def _window_grid(face: Piece, length: float, height: float) -> None:
    """Draw windows as plates just before a wall."""
    columns, rows = max(2, int(length / 3.2)), max(2, int((height - 2) / 3.6))
    x, z = np.meshgrid((np.arange(columns) + 0.5) * length / columns, 2.0 + np.arange(rows) * 3.6)
    low = np.column_stack([x.ravel() - 0.85, np.full(x.size, -0.04), z.ravel()])
    corners = low[:, None] + np.array([(0, 0, 0), (1.7, 0, 0), (1.7, 0, 2.1), (0, 0, 2.1)])
    lit = face.rng.random(x.size) < 0.3
    face.quads(glass((0.09, 0.11, 0.13)), corners[~lit])
    face.quads(lit_window(LIT[0], 1.0), corners[lit])
