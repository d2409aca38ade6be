"""Yard: a family house with a porch, lawn, fence, path and drive on a leafy street."""

import numpy as np

from director.world.blockout import Float3, Focus, Material
from director.world.foliage import TURF
from director.world.materials import (
    asphalt,
    brick,
    concrete,
    corrugated,
    grass,
    paint,
    paving,
    peeling_paint,
    planks,
    plaster,
    roof_tile,
    slate,
    stone,
    timber,
)
from director.world.parts.building_style import BRICKS
from director.world.parts.dressing import dress, plot_of
from director.world.parts.fences import mailbox, picket_fence
from director.world.parts.house import DOORS
from director.world.parts.land import Height, around, ground, ribbon, rolling, tree_line
from director.world.parts.lights import WARM, lantern, street_light
from director.world.parts.plants import bushes, fallen_leaves, hedge, tufts
from director.world.parts.ruins import bare_rafters, collapsed, jagged, roofed
from director.world.parts.street import rubbish_bin
from director.world.parts.trees import tree
from director.world.parts.vehicles import car
from director.world.parts.walls import Boxes, Trim, door, spaced, walled
from director.world.shapes import beam, box, boxes
from director.world.sites import site
from director.world.stage import Array, Frame, Piece, Stage
from director.world.traits import Period

SIDINGS: tuple[Float3, ...] = (
    (0.60, 0.59, 0.55),
    (0.34, 0.42, 0.46),
    (0.55, 0.50, 0.36),
    (0.42, 0.48, 0.40),
    (0.50, 0.36, 0.30),
)


@site(
    "yard",
    interior=False,
    words=(
        "yard",
        "front yard",
        "backyard",
        "back yard",
        "garden",
        "house",
        "lawn",
        "porch",
        "residence",
        "home",
        "cottage",
        "bungalow",
        "veranda",
        "mansion",
        "farmhouse",
        "trailer",
        "villa",
    ),
    deaf=(
        "new",
        "clean",
        "fishing",
        "market",
        "narrow",
        "small",
        "large",
        "neon",
        "remote",
        "medieval",
        "victorian",
        "1920s",
        "1950s",
        "1970s",
        "rusty",
    ),
)
def yard(stage: Stage) -> None:
    """Furnish a front yard; the house faces south, the street runs east and west before it."""
    stage.focus = Focus((-0.5, -6.0, 1.6), 6.5, -78.0, (-13.5, -19.5, 12.5, -4.2), 14.0)
    height = rolling(stage, 90.0, 40.0, 480.0)
    ground(stage, "land", grass(TURF[stage.season]), lambda x, y: height(x, y) - 0.01, near_m=10.0)
    _street(stage, height)
    suburban_house(stage, "house", Frame((-6.5, 0.0, 0.0)), 13.0, 0)
    _garden(stage, height)
    _neighbours(stage, height)
    far = around(stage, "far-trees", 260, 100.0, 460.0)
    tree_line(stage, "far-trees", far, height, (8.0, 14.0))
    dress(stage, plot_of(stage, height))


def suburban_house(
    stage: Stage, id: str, frame: Frame, width: float, pick: int, *, porch: bool = True
) -> None:
    """Draw a two-storey timber or brick house with a porch; its front is the frame's xz plane."""
    rng, depth, base = stage.stream(id, "style"), 9.0, 0.5
    storey = 2.8 * (0.5 + 0.5 * stage.traits.height)
    traits = stage.traits
    shabby, shell = traits.wear > 0.6, collapsed(stage, id)
    siding = SIDINGS[(pick + int(rng.integers(0, 5))) % 5]
    wall_ = _cladding(stage, rng, siding, pick)
    white = paint((0.64, 0.63, 0.59))
    trim = Trim(
        frame=white,
        surround=white,
        columns=2,
        rows=2,
        lit=min(0.9, 0.5 * traits.lights) if traits.people > 0.15 else 0.0,
        boarded=0.5 if traits.people < 0.15 and traits.ruin < 0.6 else 0.0,
        broken=min(0.9, traits.ruin),
        curtains=not shabby,
    )
    with stage.thing(id, "suburban_house", frame) as piece:
        box(piece, concrete(), (-0.05, -0.05, -1.0), (width + 0.05, depth + 0.05, base))
        for floor in range(2):
            low = base + floor * storey
            holes = spaced(width, 4, 1.15, low + 0.8, low + 2.2)
            doors = []
            if floor == 0:
                hole = holes.pop(2)
                x = (hole[0] + hole[2]) / 2
                doors = [(x - 0.55, base, x + 0.55, base + 2.25)]
            walled(piece, wall_, width, storey, holes, trim, doors=doors, base=low)
            with Boxes(piece) as gathered:
                for hole in doors:
                    door(
                        gathered,
                        hole,
                        DOORS[int(rng.integers(0, 4))],
                        steps=0,
                        fanlight=True,
                        surround=white,
                    )
            for x, y, yaw, length in (
                (width, 0.0, 90.0, depth),
                (0.0, depth, 270.0, depth),
                (width, depth, 180.0, width),
            ):
                walled(
                    piece.at(x, y, 0.0, yaw),
                    wall_,
                    length,
                    storey,
                    spaced(length, 3, 1.0, low + 0.9, low + 2.2),
                    trim,
                    base=low,
                )
        eaves = base + 2 * storey
        boxes(
            piece,
            white,
            [(-0.06, -0.06, base), (width - 0.1, -0.06, base), (-0.06, -0.05, eaves - 0.25)],
            [(0.1, 0.05, eaves), (width + 0.06, 0.05, eaves), (width + 0.06, 0.02, eaves)],
        )
        roof = slate() if pick % 2 else roof_tile((0.16, 0.12, 0.10))
        if shell:
            jagged(piece, wall_, width, eaves, 1.6, 0.25)
            bare_rafters(piece, width, depth, eaves, 2.6)
            return
        roofed(piece, roof, white, width, depth, eaves, 3.0, 0.5, 14)
        for x, y, yaw in ((width, 0.0, 90.0), (0.0, depth, 270.0)):
            face = piece.at(x, y, 0.0, yaw)
            face.triangles(
                wall_,
                [[(0, 0, eaves - 0.02), (depth, 0, eaves - 0.02), (depth / 2, 0, eaves + 3.0)]],
            )
        box(
            piece,
            brick(),
            (width * 0.2 - 0.4, depth / 2 - 0.4, eaves + 1.5),
            (width * 0.2 + 0.4, depth / 2 + 0.4, eaves + 3.9),
        )
        if porch:
            _porch(stage, id, frame, width, base)


def _cladding(stage: Stage, rng: np.random.Generator, siding: Float3, pick: int) -> Material:
    """Return what the walls are made of, by the words of the place and its upkeep."""
    traits, bricked = stage.traits, rng.random() < 0.2
    named = {"brick": brick(BRICKS[pick % 4]), "stone": stone(), "concrete": concrete()}
    named |= {"metal": corrugated((0.36, 0.39, 0.40)), "wood": planks((0.30, 0.215, 0.14))}
    if traits.material:
        return named[traits.material]
    if traits.period in (Period.MODERN, Period.FUTURISTIC):
        return plaster((0.64, 0.63, 0.60)) if pick % 2 else planks((0.11, 0.10, 0.095))
    if bricked or traits.wealth > 0.5:
        return brick(BRICKS[pick % 4])
    return peeling_paint(siding) if traits.wear > 0.6 else planks(siding)


def _porch(stage: Stage, id: str, frame: Frame, width: float, base: float) -> None:
    """Draw a porch across the middle of the front: deck, posts, railing, roof, steps, a lamp."""
    x0, x1, reach, top = width * 0.22, width * 0.98, 2.3, base + 2.75
    with stage.thing(f"{id}-porch", "porch", frame) as piece:
        white, deck = paint((0.64, 0.63, 0.59)), planks((0.30, 0.24, 0.18))
        box(piece, deck, (x0, -reach, base - 0.14), (x1, 0.0, base - 0.02))
        box(
            piece,
            planks((0.5, 0.49, 0.45)),
            (x0 + 0.04, -reach + 0.05, -0.2),
            (x1 - 0.04, 0.0, base - 0.14),
        )
        entry = width * 0.625
        posts = np.array([x0 + 0.1, entry - 1.1, entry + 1.1, x1 - 0.1])
        for x in posts:
            box(piece, white, (x - 0.09, -reach + 0.02, base - 0.02), (x + 0.09, -reach + 0.2, top))
            box(
                piece, white, (x - 0.13, -reach - 0.02, base), (x + 0.13, -reach + 0.24, base + 0.2)
            )
            box(piece, white, (x - 0.13, -reach - 0.02, top - 0.16), (x + 0.13, -reach + 0.24, top))
        for a, b in ((posts[0], posts[1]), (posts[2], posts[3])):
            for z in (0.12, 0.88):
                box(piece, white, (a, -reach + 0.07, base + z), (b, -reach + 0.15, base + z + 0.07))
            bars = np.arange(a + 0.15, b - 0.05, 0.14)
            low = np.column_stack(
                [bars, np.full(len(bars), -reach + 0.095), np.full(len(bars), base + 0.12)]
            )
            boxes(piece, white, low, low + np.array([0.035, 0.035, 0.8]))
        box(piece, white, (x0 - 0.1, -reach - 0.1, top), (x1 + 0.1, 0.0, top + 0.22))
        slope = [
            (x0 - 0.25, -reach - 0.35, top + 0.2),
            (x1 + 0.25, -reach - 0.35, top + 0.2),
            (x1 + 0.25, 0.0, top + 0.95),
            (x0 - 0.25, 0.0, top + 0.95),
        ]
        piece.quads(slate(), [slope])
        piece.quads(white, [[(x, y, z - 0.02) for x, y, z in slope[::-1]]])
        for x, flip in ((x0 - 0.25, False), (x1 + 0.25, True)):
            side = [(x, -reach - 0.35, top + 0.2), (x, 0.0, top + 0.95), (x, 0.0, top + 0.2)]
            piece.triangles(white, [side[::-1] if flip else side])
        for step in range(3):
            box(
                piece,
                deck,
                (entry - 1.0, -reach - 0.32 * (3 - step), -0.2),
                (entry + 1.0, -reach, (base - 0.02) * (step + 1) / 3.2),
            )
        lantern(piece, entry + 0.95, -0.16, base + 1.85, 0.7, WARM)
        piece.lamp(entry + 0.95, -0.25, base + 2.05, intensity_w_sr=9.0)
        _swing(piece, x0 + 1.5, -1.1, base)


def _swing(piece: Piece, x: float, y: float, z: float) -> None:
    """Draw a garden bench for two."""
    wood = timber((0.30, 0.20, 0.12))
    for index in range(4):
        box(
            piece,
            wood,
            (x - 0.7, y - 0.24 + 0.12 * index, z + 0.45),
            (x + 0.7, y - 0.14 + 0.12 * index, z + 0.48),
        )
    for index in range(3):
        box(
            piece,
            wood,
            (x - 0.7, y + 0.24, z + 0.58 + 0.14 * index),
            (x + 0.7, y + 0.27, z + 0.68 + 0.14 * index),
        )
    for sx in (-0.66, 0.66):
        beam(piece, wood, (x + sx, y - 0.26, z + 0.43), (x + sx, y + 0.3, z + 0.43), 0.05)
        beam(piece, wood, (x + sx, y - 0.2, z), (x + sx, y - 0.2, z + 0.7), 0.05)
        beam(piece, wood, (x + sx, y + 0.26, z), (x + sx, y + 0.26, z + 1.0), 0.05)


def _street(stage: Stage, height: Height) -> None:
    line = np.column_stack([np.linspace(-150.0, 150.0, 61), np.full(61, -21.5)])
    ribbon(stage, "road", asphalt(), height, line, 7.5, 0.03, 0.05)
    for name, y in (("near", -16.4), ("far", -26.6)):
        with stage.thing(f"pavement-{name}", "pavement") as piece:
            box(piece, paving((0.38, 0.37, 0.34)), (-150.0, y - 0.9, -0.3), (150.0, y + 0.9, 0.1))
        with stage.thing(f"kerb-{name}", "kerb") as piece:
            edge = -17.7 if name == "near" else -25.35
            box(piece, concrete(), (-150.0, edge, -0.3), (150.0, edge + 0.2, 0.12))
    for index, x in enumerate((-26.0, 4.5, 34.0)):
        street_light(stage, f"street-light-{index}", Frame((x, -17.3, 0.1)), 6.0, 60.0)
    car(stage, "car-street", Frame((-9.0, -19.2, 0.06), 90.0))
    car(stage, "car-far", Frame((18.0, -24.0, 0.06), -90.0))


def _garden(stage: Stage, height: Height) -> None:
    entry = -6.5 + 13.0 * 0.625
    with stage.thing("path", "path") as piece:
        for index in range(13):
            y = -3.2 - index * 1.0
            box(
                piece,
                concrete((0.40, 0.39, 0.36)),
                (entry - 0.65, y - 0.94, -0.2),
                (entry + 0.65, y, 0.035),
                0.9 + 0.15 * piece.rng.random(),
            )
    with stage.thing("drive", "path") as piece:
        for index in range(6):
            box(
                piece,
                concrete((0.36, 0.35, 0.33)),
                (8.0, -2.6 * index - 2.55, -0.2),
                (11.4, -2.6 * index, 0.04),
                0.9 + 0.15 * piece.rng.random(),
            )
    car(stage, "car-drive", Frame((9.7, -6.0, 0.04)))
    colour = (0.62, 0.61, 0.57) if stage.traits.wealth > -0.5 else (0.33, 0.30, 0.26)
    picket_fence(stage, "fence-left", Frame((-14.0, -15.2, 0.0)), entry + 13.0, colour)
    picket_fence(stage, "fence-right", Frame((entry + 1.0, -15.2, 0.0)), 7.6 - entry - 1.0, colour)
    picket_fence(stage, "fence-side", Frame((-14.0, -15.2, 0.0), 90.0), 15.0, colour)
    hedge(stage, "hedge", Frame((13.2, -15.0, 0.0), 90.0), 15.0, 1.5)
    mailbox(stage, "mailbox", Frame((entry + 1.5, -15.7, 0.0), 0.0))
    tree(stage, "tree-0", Frame((-9.0, -9.2, 0.0)), 9.5, "oak")
    tree(stage, "tree-1", Frame((5.9, -11.4, 0.0)), 6.0, "apple")
    tree(stage, "tree-2", Frame((-11.5, 12.0, 0.0)), 12.0, "lime", 0.5)
    for index, x in enumerate(np.linspace(-6.0, -4.0, 3)):
        bushes(stage, f"bush-{index}", Frame((float(x), -0.75, 0.0)), 1.0, 0.9, 0.8, flowers=True)
    for index, x in enumerate(np.linspace(-2.9, 0.2, 3)):
        bushes(
            stage,
            f"bush-porch-{index}",
            Frame((float(x), -2.75, 0.0)),
            0.8,
            0.6,
            0.6,
            flowers=index == 1,
        )
    for index, x in enumerate((3.8, 5.2)):
        bushes(stage, f"bush-right-{index}", Frame((x, -2.9, 0.0)), 1.0, 0.8, 0.7, evergreen=True)
    for index in range(2):
        rubbish_bin(stage, f"bin-{index}", Frame((7.2 + 0.75 * index, -0.6, 0.0)))
    rng = stage.stream("lawn")
    at = rng.uniform((-13.5, -15.0), (7.5, -3.0), (2600, 2))
    at = at[np.abs(at[:, 0] - entry) > 0.8]
    tall = 0.09 * stage.traits.growth**1.6
    tufts(stage, "lawn", at, height, tall, 8, 0.14)
    leaves = np.concatenate(
        [
            rng.standard_normal((1300, 2)) * 3.4 + (-9.0, -9.2),
            rng.standard_normal((500, 2)) * 2.2 + (5.9, -11.4),
        ]
    )
    fallen_leaves(stage, "fallen-leaves", leaves, height, 0.09, 0.02)


def _neighbours(stage: Stage, height: Height) -> None:
    """Stand houses on both sides, across the street and behind, with trees between them."""
    spots = [(x, 0.5, 0.0) for x in (-64.0, -44.0, -25.5, 16.5, 35.5, 54.0)]
    spots += [(x, -35.0, 180.0) for x in (-50.0, -30.0, -10.5, 10.0, 29.5, 49.0, 69.0)]
    spots += [(x, 36.0, 180.0) for x in (-40.0, -20.0, 0.0, 20.0, 40.0)]
    for index, (x, y, yaw) in enumerate(spots):
        suburban_house(
            stage, f"neighbour-{index}", Frame((x, y, 0.0), yaw), 11.0, index + 1, porch=index < 6
        )
    rng = stage.stream("street-trees")
    trees: list[Array] = [np.array([x, -28.6]) for x in np.arange(-54.0, 60.0, 13.5)]
    trees += [np.array([x, -14.0]) for x in (-40.0, -20.5, 24.0, 43.0)]
    trees += [
        np.array([float(rng.uniform(-60, 60)), float(rng.uniform(13, 28))]) for _ in range(14)
    ]
    trees += [
        np.array([float(rng.uniform(-70, 70)), float(rng.uniform(-62, -48))]) for _ in range(12)
    ]
    for index, (x, y) in enumerate(trees):
        near = np.hypot(x, y + 8) < 32
        tree(
            stage,
            f"street-tree-{index}",
            Frame((float(x), float(y), 0.0)),
            float(rng.uniform(7, 11)),
            "lime",
            0.4 if near else 0.16,
        )
