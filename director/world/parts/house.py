"""Village houses: walls of many kinds, gable roofs, chimneys, timber framing, lean-tos."""

from dataclasses import dataclass, replace

import numpy as np

from director.world.blockout import Float3, Material
from director.world.materials import (
    brick,
    concrete,
    corrugated,
    iron,
    mixed,
    old_plaster,
    paint,
    peeling_paint,
    planks,
    plaster,
    roof_tile,
    rubble,
    rusted,
    slate,
    smooth_stone,
    stone,
    thatch,
    timber,
)
from director.world.parts.plants import flower_box, ivy
from director.world.parts.ruins import bare_rafters, collapsed, jagged, roofed
from director.world.parts.walls import Boxes, Trim, door, spaced, walled, window
from director.world.shapes import Opening, beam, beams, box, boxes, cylinder, gable_roof
from director.world.stage import Frame, Piece, Stage
from director.world.traits import Period

PLASTERS: tuple[Float3, ...] = (
    (0.62, 0.56, 0.45),
    (0.66, 0.62, 0.54),
    (0.60, 0.46, 0.30),
    (0.55, 0.40, 0.33),
    (0.46, 0.50, 0.50),
    (0.60, 0.54, 0.36),
)
SHUTTERS: tuple[Float3, ...] = (
    (0.07, 0.16, 0.20),
    (0.09, 0.17, 0.09),
    (0.26, 0.07, 0.05),
    (0.16, 0.22, 0.27),
    (0.20, 0.13, 0.08),
)
DOORS: tuple[Float3, ...] = (
    (0.12, 0.075, 0.045),
    (0.06, 0.14, 0.10),
    (0.20, 0.05, 0.04),
    (0.07, 0.10, 0.17),
)
ROOFS: tuple[Float3, ...] = ((0.34, 0.135, 0.075), (0.28, 0.12, 0.075), (0.36, 0.17, 0.10))
SOOT: Float3 = (0.13, 0.11, 0.09)
KIND_OF = {
    "wood": "wooden",
    "stone": "stone",
    "brick": "brick",
    "concrete": "concrete",
    "metal": "metal",
}
"""Which kind of house a material makes."""


@dataclass(frozen=True)
class HouseStyle:
    """What one house is made of."""

    wall: Material
    upper: Material
    roof: Material
    trim: Trim
    door: Float3
    framed: bool = False
    """Timber framing on the upper floors."""
    boxes: bool = False
    """Flowers at the windows."""


def house_style(
    stage: Stage, id: str, kinds: tuple[str, ...] = ("plaster", "stone", "framed", "brick")
) -> HouseStyle:
    """Return the style of one house by its stream and by the place's traits."""
    rng, traits = stage.stream(id, "style"), stage.traits
    kind = str(rng.choice(kinds))
    if traits.period is Period.MEDIEVAL:
        kind = "framed" if rng.random() < 0.6 else "stone"
    elif traits.period in (Period.MODERN, Period.FUTURISTIC):
        kind = "render"
    if traits.material and rng.random() < 0.92:
        kind = KIND_OF[traits.material]
    shabby = traits.wear > 0.6 or traits.dirt > 0.5
    colour = mixed(PLASTERS[int(rng.integers(0, len(PLASTERS)))], SOOT, 0.55 * _over(traits.dirt))
    if traits.wealth > 0.5:
        colour = mixed(colour, (0.72, 0.69, 0.62), 0.6)
    coat = old_plaster(colour) if shabby or rng.random() < 0.12 else plaster(colour)
    walls = {
        "plaster": (coat, coat),
        "render": (plaster((0.68, 0.67, 0.64)), plaster((0.40, 0.41, 0.42))),
        "stone": (rubble(), rubble()),
        "framed": (stone(), coat),
        "brick": (brick(), brick()),
        "wooden": (planks((0.24, 0.17, 0.11)), planks((0.24, 0.17, 0.11))),
        "concrete": (concrete(), concrete()),
        "metal": (rusted() if traits.rust > 0.4 else corrugated(), corrugated((0.30, 0.33, 0.34))),
    }[kind]
    return HouseStyle(
        *walls,
        _roofing(stage, rng, kind),
        _trim(stage, rng, kind, shabby),
        DOORS[int(rng.integers(0, 4))],
        kind == "framed",
        not shabby and rng.random() < (0.9 if traits.wealth + traits.comfort > 0.6 else 0.4),
    )


def _over(dirt: float) -> float:
    """Return how much dirtier than usual a place is, 0 to 1."""
    return max(0.0, dirt - 0.2) / 0.8


def _roofing(stage: Stage, rng: np.random.Generator, kind: str) -> Material:
    """Return what a roof is covered with."""
    traits = stage.traits
    slated = kind in ("stone", "brick", "render") and rng.random() < 0.6
    tile = ROOFS[int(rng.integers(0, 3))]
    if traits.period is Period.MEDIEVAL:
        return thatch()
    if kind == "metal" or (traits.wealth < -0.5 and rng.random() < 0.6):
        return corrugated((0.30, 0.19, 0.13) if traits.rust > 0.3 else (0.30, 0.28, 0.26))
    if traits.material == "wood":
        return planks((0.20, 0.165, 0.13))
    return slate() if slated or traits.wealth > 0.5 else roof_tile(tile)


def _trim(stage: Stage, rng: np.random.Generator, kind: str, shabby: bool) -> Trim:
    """Return what goes around the windows, and what became of their glass."""
    traits = stage.traits
    shutter = peeling_paint(SHUTTERS[int(rng.integers(0, len(SHUTTERS)))])
    shuttered = rng.random() < 0.65 and kind not in ("framed", "render", "metal", "concrete")
    dressed = timber((0.13, 0.085, 0.05)) if kind in ("framed", "wooden") else smooth_stone()
    modern = kind == "render"
    deserted = traits.people < 0.15 and traits.ruin < 0.6
    return Trim(
        frame=paint((0.06, 0.06, 0.065)) if modern else Trim().frame,
        shutters=shutter if shuttered else None,
        surround=concrete() if kind in ("concrete", "metal", "render") else dressed,
        columns=1 if modern else 2,
        rows=1 if modern else 3,
        lit=0.34 * traits.lights if traits.people > 0.15 else 0.0,
        lintel=not modern,
        boarded=0.55 if deserted else 0.15 if traits.wealth < -0.5 else 0.0,
        broken=min(0.9, traits.ruin),
        curtains=not shabby,
    )


def plain(style: HouseStyle) -> HouseStyle:
    """Return the style without shutters and flowers, for houses that are only seen from afar."""
    return replace(
        style, trim=replace(style.trim, shutters=None, curtains=False, columns=1), boxes=False
    )


def house(
    stage: Stage,
    id: str,
    frame: Frame,
    width_m: float,
    depth_m: float,
    floors: int = 2,
    style: HouseStyle | None = None,
    *,
    gable_front: bool = False,
) -> None:
    """Draw a house whose front stands in the frame's xz plane, from x = 0 to `width_m`."""
    style = style or house_style(stage, id)
    storey, plinth = 2.75 * (0.5 + 0.5 * stage.traits.height), 0.35
    shell = collapsed(stage, id)
    floors = max(1, floors - 1) if shell else floors
    eaves = plinth + storey * floors
    with stage.thing(id, "house", frame) as piece:
        low, high = (-0.06, -0.06, -1.5), (width_m + 0.06, depth_m + 0.06, plinth)
        box(piece, stone((0.29, 0.27, 0.24)), low, high)
        entry = int(piece.rng.integers(0, max(2, int(width_m / 2.4))))
        for floor in range(floors):
            _storey(piece, style, floor, plinth + floor * storey, storey, (width_m, depth_m), entry)
        rise = (width_m if gable_front else depth_m) * 0.5 * piece.rng.uniform(0.85, 1.15)
        if shell:
            _stump(piece, style, width_m, depth_m, eaves, storey)
        else:
            low, high = (0.1, 0.1, eaves - 0.12), (width_m - 0.1, depth_m - 0.1, eaves - 0.02)
            box(piece, timber(), low, high)
            _roof(piece, style, width_m, depth_m, eaves, rise, gable_front)
            _chimney(piece, width_m, depth_m, eaves + rise, gable_front)
            _gutter(piece, width_m, eaves, gable_front)
    if style.boxes and not shell:
        _flowers(stage, id, frame, width_m, floors, storey, plinth)
    _climbers(stage, id, frame, width_m, eaves)


def _stump(
    piece: Piece, style: HouseStyle, width: float, depth: float, eaves: float, storey: float
) -> None:
    """Draw what is left of a house over its last whole storey."""
    for x, y, yaw, length in (
        (0.0, 0.0, 0.0, width),
        (width, 0.0, 90.0, depth),
        (0.0, depth, -90.0, depth),
        (width, depth, 180.0, width),
    ):
        jagged(piece.at(x, y, 0.0, yaw), style.upper, length, eaves, storey)
    bare_rafters(piece, width, depth, eaves, storey * 0.9)


def _climbers(stage: Stage, id: str, frame: Frame, width: float, eaves: float) -> None:
    """Let ivy climb where nobody cuts it; in a wild place over most fronts."""
    wild = stage.traits.growth > 1.5
    if stage.stream(id, "ivy").random() > (0.8 if wild else 0.14):
        return
    right = stage.stream(id, "ivy-side").random() < 0.5
    corner = frame.at(width - 0.5 if right else 0.5, 0.0)
    spread = width * 0.5 if wild else 1.5
    if wild:
        corner = frame.at(width - spread / 2 if right else spread / 2, 0.0)
    ivy(stage, f"{id}-ivy", corner, spread, eaves * 0.9, 420 if wild else 260)


def _columns(width: float) -> int:
    return max(2, int(width / 2.4))


def _storey(
    piece: Piece,
    style: HouseStyle,
    floor: int,
    base: float,
    storey: float,
    size: tuple[float, float],
    entry: int,
) -> None:
    """Draw the four walls of one floor; the ground floor has the door."""
    width, depth = size
    material = style.wall if floor == 0 else style.upper
    low, high = base + 0.85, base + 2.15
    front = spaced(width, _columns(width), 0.95, low, high)
    doors: list[Opening] = []
    if floor == 0:
        x = (front[entry][0] + front[entry][2]) / 2
        del front[entry]
        doors.append((x - 0.55, base, x + 0.55, base + 2.25))
    walled(piece, material, width, storey, front, style.trim, doors=doors, base=base)
    with Boxes(piece) as gathered:
        for hole in doors:
            door(gathered, hole, style.door, steps=2, fanlight=True, surround=style.trim.surround)
    side = spaced(depth, max(1, int(depth / 3.2)), 0.85, low, high)
    bare = replace(style.trim, shutters=None)
    for x, y, yaw, length, holes in (
        (width, 0.0, 90.0, depth, side),
        (0.0, depth, -90.0, depth, side),
        (width, depth, 180.0, width, spaced(width, _columns(width), 0.9, low, high)),
    ):
        walled(piece.at(x, y, 0.0, yaw), material, length, storey, holes, bare, base=base)
    if style.framed and floor > 0:
        for x, y, yaw, length in (
            (0, 0, 0, width),
            (width, 0, 90, depth),
            (0, depth, -90, depth),
            (width, depth, 180, width),
        ):
            _framing(piece.at(x, y, 0.0, yaw), length, base, storey)


def _framing(piece: Piece, length: float, base: float, storey: float) -> None:
    """Draw posts, rails and corner braces on a wall."""
    wood, t = timber((0.115, 0.07, 0.042)), 0.05
    columns = _columns(length) * 2
    x = np.linspace(0.09, length - 0.09, columns + 1)
    # Posts would cross the windows, which sit in the middle of every second field.
    posts = x[::2]
    count = len(posts)
    low = np.column_stack([posts - 0.09, np.full(count, -t), np.full(count, base)])
    high = np.column_stack([posts + 0.09, np.full(count, 0.02), np.full(count, base + storey)])
    boxes(piece, wood, low, high, 0.8 + 0.4 * piece.rng.random((count, 1)) * np.ones(3))
    for z, h in ((base, 0.22), (base + storey - 0.18, 0.18), (base + 0.55, 0.14)):
        box(piece, wood, (-0.03, -t - 0.005, z), (length + 0.03, 0.01, z + h))
    top = base + storey - 0.2
    starts = [(0.15, -t / 2, base + 0.75), (length - 0.15, -t / 2, base + 0.75)]
    ends = [(length / columns * 0.75, -t / 2, top), (length - length / columns * 0.75, -t / 2, top)]
    beams(piece, wood, starts, ends, 0.13, 0.05, (0, 1, 0))
    joists = np.arange(0.3, length - 0.2, 0.55)
    low = np.column_stack(
        [joists - 0.07, np.full(len(joists), -0.16), np.full(len(joists), base - 0.16)]
    )
    high = low + np.array([0.14, 0.2, 0.15])
    boxes(piece, wood, low, high)


def _roof(
    piece: Piece,
    style: HouseStyle,
    width: float,
    depth: float,
    eaves: float,
    rise: float,
    gable_front: bool,
) -> None:
    wood = timber((0.13, 0.085, 0.055))
    if gable_front:
        turned = piece.at(0.0, depth, 0.0, -90.0)
        roofed(turned, style.roof, wood, depth, width, eaves, rise)
        for x, y, yaw in ((0.0, 0.0, 0.0), (width, depth, 180.0)):
            _gable(piece.at(x, y, 0.0, yaw), style, width, eaves, rise)
        return
    roofed(piece, style.roof, wood, width, depth, eaves, rise)
    for x, y, yaw in ((width, 0.0, 90.0), (0.0, depth, -90.0)):
        _gable(piece.at(x, y, 0.0, yaw), style, depth, eaves, rise)
    if width > 6.5 and piece.rng.random() < 0.65 and not piece.stage.traits.ruin:
        for x in (width * 0.3, width * 0.7):
            _dormer(piece, style, x, depth, eaves, rise)


def _gable(piece: Piece, style: HouseStyle, length: float, eaves: float, rise: float) -> None:
    """Draw the triangle of wall under a roof, with a small window where there is room."""
    corners = [
        (0.0, 0.0, eaves - 0.02),
        (length, 0.0, eaves - 0.02),
        (length / 2, 0.0, eaves + rise - 0.02),
    ]
    inner = [(x, 0.25, z) for x, _, z in corners]
    piece.triangles(style.upper, [corners, [inner[0], inner[2], inner[1]]])
    if rise < 2.0:
        return
    hole = (length / 2 - 0.36, eaves + rise * 0.2, length / 2 + 0.36, eaves + rise * 0.2 + 0.95)
    # The window stands before the triangle, which has no hole: shift it forward by its depth.
    with Boxes(piece.at(0.0, -0.175)) as gathered:
        window(gathered, hole, replace(style.trim, shutters=None, lintel=False, boarded=0.0))
    with Boxes(piece) as gathered:
        x0, z0, x1, z1 = hole
        for a, b, c, d in (
            (x0 - 0.08, z0 - 0.05, x0, z1 + 0.08),
            (x1, z0 - 0.05, x1 + 0.08, z1 + 0.08),
            (x0, z1, x1, z1 + 0.08),
        ):
            gathered.add(style.trim.surround, (a, -0.12, b), (c, 0.0, d))
    if style.framed:
        wood = timber((0.115, 0.07, 0.042))
        box(piece, wood, (0.2, -0.05, eaves), (length - 0.2, 0.01, eaves + 0.18))
        for share in (0.62,):
            reach = length / 2 * (1 - share)
            z = eaves + rise * share
            box(piece, wood, (length / 2 - reach, -0.05, z), (length / 2 + reach, 0.01, z + 0.15))


def _dormer(
    piece: Piece, style: HouseStyle, x: float, depth: float, eaves: float, rise: float
) -> None:
    """Draw a small gabled window in the front slope."""
    y, z = depth * 0.16, eaves + rise * 0.3
    front = piece.at(x - 0.6, y, 0.0)
    back = depth * 0.34
    box(front, style.upper, (0.0, 0.18, z - 0.5), (1.2, back, z + 1.05))
    hole = (0.22, z + 0.05, 0.98, z + 0.95)
    walled(
        front,
        style.upper,
        1.2,
        1.4,
        [hole],
        replace(style.trim, shutters=None, lintel=False, boarded=0.0),
        base=z - 0.4,
        thickness=0.19,
    )
    top = z + 1.0
    turned = piece.at(x - 0.6, y + back + 0.3, 0.0, -90.0)
    gable_roof(turned, style.roof, timber(), back + 0.3, 1.2, top, 0.62, 0.14, 4)
    corner = [
        (x - 0.6, y + 0.02, top - 0.01),
        (x + 0.6, y + 0.02, top - 0.01),
        (x, y + 0.02, top + 0.6),
    ]
    piece.triangles(style.upper, [corner])


def _chimney(piece: Piece, width: float, depth: float, top: float, gable_front: bool) -> None:
    along = (
        piece.rng.uniform(0.15, 0.3) if piece.rng.random() < 0.5 else piece.rng.uniform(0.7, 0.85)
    )
    x, y = (width / 2, depth * along) if gable_front else (width * along, depth / 2)
    box(
        piece,
        brick((0.30, 0.14, 0.10)),
        (x - 0.38, y - 0.3, top - 2.2),
        (x + 0.38, y + 0.3, top + 0.75),
    )
    box(piece, smooth_stone(), (x - 0.45, y - 0.37, top + 0.75), (x + 0.45, y + 0.37, top + 0.86))
    for dx in (-0.17, 0.17):
        cylinder(
            piece,
            brick((0.34, 0.15, 0.09)),
            (x + dx, y, top + 0.84),
            (x + dx, y, top + 1.25),
            0.12,
            0.1,
            8,
        )


def _gutter(piece: Piece, width: float, eaves: float, gable_front: bool) -> None:
    if gable_front:
        return
    metal = iron((0.10, 0.10, 0.10))
    x = width - 0.12
    cylinder(piece, metal, (x, -0.1, 0.1), (x, -0.1, eaves - 0.35), 0.045, sides=6)
    beam(piece, metal, (x, -0.1, eaves - 0.35), (x, -0.42, eaves - 0.42), 0.08)
    beam(
        piece, metal, (-0.35, -0.47, eaves - 0.42), (width + 0.35, -0.47, eaves - 0.42), 0.11, 0.09
    )


def _flowers(
    stage: Stage, id: str, frame: Frame, width: float, floors: int, storey: float, plinth: float
) -> None:
    """Hang boxes of flowers under the windows of the first floor."""
    if floors < 2:
        return
    low = plinth + storey + 0.85
    for index, hole in enumerate(spaced(width, _columns(width), 0.95, low, low + 1.2)):
        name = f"{id}-flowers-{index}"
        if stage.stream(name, "there").random() < 0.3:
            continue
        with stage.thing(f"{name}-box", "window_box", frame) as piece:
            box(
                piece,
                planks((0.20, 0.12, 0.07)),
                (hole[0], -0.3, low - 0.24),
                (hole[2], -0.1, low - 0.04),
            )
        flower_box(
            stage, name, frame.at((hole[0] + hole[2]) / 2, -0.14, low - 0.05), hole[2] - hole[0]
        )
