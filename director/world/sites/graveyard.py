"""Graveyard: leaning stones around an old church, yews, an iron fence, a path and a gate."""

import numpy as np

from director.world.blockout import Focus
from director.world.foliage import TURF
from director.world.materials import grass, gravel, iron, smooth_stone
from director.world.parts.church import church
from director.world.parts.dressing import dress, plot_of
from director.world.parts.fences import iron_fence, stone_wall
from director.world.parts.house import house, house_style, plain
from director.world.parts.land import Height, around, ground, ribbon, rolling, tree_line
from director.world.parts.lights import lamp_post, wall_lamp
from director.world.parts.market import statue
from director.world.parts.plants import bushes, fallen_leaves, ivy, tufts
from director.world.parts.street import bench
from director.world.parts.trees import tree
from director.world.shapes import Paint, beam, box, boxes, cylinder, gable_roof, prism, revolve
from director.world.sites import site
from director.world.stage import Frame, Piece, Stage

STONES = ((0.31, 0.305, 0.275), (0.23, 0.225, 0.205), (0.37, 0.355, 0.32))


@site(
    "graveyard",
    interior=False,
    words=(
        "graveyard",
        "cemetery",
        "churchyard",
        "burial ground",
        "grave",
        "tomb",
        "church",
        "chapel",
        "cathedral",
        "monastery",
        "abbey",
        "mausoleum",
        "temple",
        "shrine",
        "ruins",
        "convent",
    ),
    deaf=(
        "new",
        "clean",
        "fishing",
        "market",
        "wooden",
        "stone",
        "brick",
        "concrete",
        "metal",
        "victorian",
        "1920s",
        "1950s",
        "1970s",
        "neon",
        "remote",
        "rusty",
        "bright",
        "old",
    ),
)
def graveyard(stage: Stage) -> None:
    """Furnish a churchyard; a path leads from the gate in the south to the church's door."""
    stage.focus = Focus((0.0, 3.0, 1.5), 8.0, -92.0, (-15.0, -15.5, 15.0, 13.0), 24.0)
    height = rolling(stage, 44.0, 60.0, 420.0, bumps_m=0.0)
    ground(stage, "ground", grass(TURF[stage.season]), height, near_m=4.0)
    line = np.column_stack([0.5 * np.sin(np.linspace(0, 5, 30)), np.linspace(-60.0, 17.0, 30)])
    ribbon(stage, "path", gravel((0.34, 0.315, 0.28)), height, line, 1.9, 0.025, 0.02)
    church(stage, "church", Frame((-4.0, 18.0, 0.0)), 8.0, 20.0, 15.0 * stage.traits.height)
    wall_lamp(stage, "church-lamp", Frame((1.55, 17.6, 2.6)), 9.0)
    _graves(stage)
    _edge(stage)
    _green(stage, height)
    rng = stage.stream("village")
    for index in range(11):
        angle = -2.6 + 0.5 * index
        x, y = 52.0 * np.cos(angle), 4.0 + 48.0 * np.sin(angle)
        if y > 30.0 and abs(x) < 20.0:
            continue
        z = float(height(np.array(x), np.array(y)))
        name = f"house-{index}"
        house(
            stage,
            name,
            Frame((float(x), float(y), z - 0.1), float(np.degrees(angle)) - 90.0),
            7.5,
            8.0,
            int(rng.integers(1, 3)),
            plain(house_style(stage, name)),
        )
    far = around(stage, "far-trees", 380, 64.0, 420.0)
    tree_line(stage, "far-trees", far, height, (8.0, 14.0), 0.5)
    dress(stage, plot_of(stage, height))


def _graves(stage: Stage) -> None:
    """Set rows of graves on both sides of the path, few of them upright."""
    index, spread = 0, min(1.25, stage.traits.size)
    for row, y in enumerate(np.arange(-12.0, 14.0, 2.9 * spread)):
        for x in (-11.6, -9.0, -6.6, -4.2, -2.2, 2.3, 4.4, 6.8, 9.2, 11.8):
            trait = stage.stream("grave", row, x)
            if trait.random() < 0.2:
                continue
            frame = Frame(
                (
                    x * spread + float(trait.uniform(-0.3, 0.3)),
                    float(y + trait.uniform(-0.4, 0.4)),
                    0.0,
                ),
                float(trait.normal(0, 7)),
            )
            grave(stage, f"grave-{index}", frame, int(trait.integers(0, 6)))
            index += 1
    statue(stage, "angel", Frame((-4.6, 6.4, 0.0), 25.0), 3.3)
    with stage.thing("tomb", "tomb", Frame((7.4, 10.2, 0.0), -18.0)) as piece:
        grey = smooth_stone((0.33, 0.32, 0.29))
        box(piece, grey, (-1.5, -2.0, -0.3), (1.5, 2.0, 0.25))
        box(piece, grey, (-1.2, -1.7, 0.25), (1.2, 1.7, 2.6))
        for x in (-1.15, 0.85):
            box(piece, grey, (x, -1.85, 0.25), (x + 0.3, -1.7, 2.5), 1.1)
        box(piece, iron((0.08, 0.09, 0.08)), (-0.5, -1.75, 0.25), (0.5, -1.68, 2.1))
        box(piece, grey, (-1.4, -1.95, 2.55), (1.4, 1.9, 2.8))
        gable_roof(piece.at(-1.35, 1.85, 0.0, -90.0), grey, grey, 3.7, 2.7, 2.8, 0.9, 0.08, 3)


def grave(stage: Stage, id: str, frame: Frame, kind: int) -> None:
    """Draw a headstone, cross or slab with its mound; it leans by its own stream."""
    with stage.thing(id, "grave", frame) as piece:
        grey = smooth_stone(STONES[int(piece.rng.integers(0, 3))])
        wide, tall = float(piece.rng.uniform(0.5, 0.75)), float(piece.rng.uniform(0.7, 1.15))
        lean = float(piece.rng.normal(0, 0.05))
        if kind == 0:
            _cross(piece, grey, tall + 0.35, lean)
        elif kind == 1:
            box(piece, grey, (-0.42, -2.0, -0.1), (0.42, 0.0, 0.32))
            box(piece, grey, (-0.5, -2.08, 0.32), (0.5, 0.08, 0.42), 1.1)
        elif kind == 2:
            revolve(
                piece,
                grey,
                [(0.4, -0.1), (0.4, 0.25), (0.3, 0.3), (0.2, tall + 0.7), (0.0, tall + 0.95)],
                sides=4,
            )
        else:
            _headstone(piece, grey, wide, tall, lean, kind)
        if kind != 1:
            box(piece, grey, (-0.42, -1.75, -0.1), (0.42, -1.68, 0.1), 0.85)
            for x in (-0.42, 0.35):
                box(piece, grey, (x, -1.75, -0.1), (x + 0.07, -0.1, 0.1), 0.85)


def _headstone(piece: Piece, grey: Paint, wide: float, tall: float, lean: float, kind: int) -> None:
    half = wide / 2
    angle = np.linspace(0, np.pi, 11)
    if kind == 3:
        top = [(half * np.cos(t), tall + half * np.sin(t)) for t in angle]
    elif kind == 4:
        top = [
            (half, tall),
            (half * 0.75, tall + 0.06),
            (0.0, tall + 0.3),
            (-half * 0.75, tall + 0.06),
            (-half, tall),
        ]
    else:
        top = [
            (half, tall),
            (half * 0.7, tall + 0.02),
            *[(half * 0.62 * np.cos(t), tall + 0.02 + half * 0.62 * np.sin(t)) for t in angle],
            (-half * 0.7, tall + 0.02),
            (-half, tall),
        ]
    outline = np.array([(-half, -0.25), (half, -0.25), *top]) + np.column_stack(
        [np.zeros(len(top) + 2), np.zeros(len(top) + 2)]
    )
    outline[:, 0] += lean * outline[:, 1]
    prism(piece, grey, outline, -0.07, 0.07, "y")
    for row in range(3):
        z = tall * (0.85 - 0.15 * row)
        box(
            piece,
            grey,
            (-half * 0.65 + lean * z, -0.078, z),
            (half * (0.3 + 0.35 * piece.rng.random()) + lean * z, -0.07, z + 0.035),
            0.45,
        )


def _cross(piece: Piece, grey: Paint, tall: float, lean: float) -> None:
    box(piece, grey, (-0.3, -0.22, -0.1), (0.3, 0.22, 0.22))
    beam(piece, grey, (0, 0, 0.2), (lean * tall, 0, tall + 0.3), 0.17, 0.14, (0, 1, 0))
    z = tall * 0.78
    beam(piece, grey, (lean * z - 0.36, 0, z), (lean * z + 0.36, 0, z), 0.16, 0.14, (0, 1, 0))


def _edge(stage: Stage) -> None:
    """Enclose the yard: railings with a gate in the south, dry stone walls elsewhere."""
    iron_fence(stage, "fence-left", Frame((-17.0, -17.5, 0.0)), 15.4)
    iron_fence(stage, "fence-right", Frame((1.6, -17.5, 0.0)), 15.4)
    stone_wall(stage, "wall-west", Frame((-17.0, -17.5, 0.0), 90.0), 58.0, 1.3)
    stone_wall(stage, "wall-east", Frame((17.0, -17.5, 0.0), 90.0), 58.0, 1.3)
    stone_wall(stage, "wall-north", Frame((-17.0, 40.5, 0.0)), 34.0, 1.3)
    with stage.thing("gate", "gate", Frame((0.0, -17.5, 0.0))) as piece:
        stone_ = smooth_stone((0.34, 0.33, 0.29))
        for x in (-1.6, 1.6):
            box(piece, stone_, (x - 0.32, -0.32, -0.4), (x + 0.32, 0.32, 2.3))
            box(piece, stone_, (x - 0.4, -0.4, 2.3), (x + 0.4, 0.4, 2.45))
            revolve(
                piece,
                stone_,
                [(0.12, 2.45), (0.26, 2.6), (0.22, 2.8), (0.0, 2.92)],
                (x, 0, 0),
                sides=12,
            )
        for side in (-1, 1):
            # Both leaves stand open, towards the church.
            leaf = piece.at(side * 1.28, 0.0, 0.0, 90.0 - side * 14.0)
            x = np.arange(0.06, 1.2, 0.14)
            low = np.column_stack([x - 0.011, np.full(len(x), -0.011), np.full(len(x), 0.08)])
            boxes(
                leaf,
                iron(),
                low,
                low
                + np.column_stack(
                    [
                        np.full(len(x), 0.022),
                        np.full(len(x), 0.022),
                        1.3 + 0.45 * np.sin(x / 1.2 * np.pi / 2),
                    ]
                ),
            )
            for z in (0.15, 1.2):
                box(leaf, iron(), (0, -0.02, z), (1.2, 0.02, z + 0.05))
            cylinder(leaf, iron(), (0, 0, 0.0), (0, 0, 2.0), 0.03, sides=8)


def _green(stage: Stage, height: Height) -> None:
    for index, (x, y, tall, kind) in enumerate(
        [
            (-12.8, 3.0, 9.0, "oak"),
            (12.6, -6.8, 8.0, "oak"),
            (-13.4, -12.0, 7.0, "cypress"),
            (13.4, 6.6, 7.5, "cypress"),
            (-7.5, 15.4, 6.5, "cypress"),
            (8.8, 16.2, 7.0, "cypress"),
            (14.0, 24.0, 11.0, "lime"),
            (-14.0, 26.0, 11.0, "lime"),
            (12.0, -26.0, 10.0, "oak"),
            (-11.0, -28.0, 11.0, "lime"),
        ]
    ):
        dead = kind == "oak" and (stage.traits.ruin > 0.3 or stage.traits.lights < 0.5)
        tree(
            stage,
            f"tree-{index}",
            Frame((x, y, 0.0)),
            tall,
            kind,
            1.0 if abs(y) < 20 else 0.35,
            0.0 if dead else 1.0,
        )
    bench(stage, "bench", Frame((-1.9, 9.6, 0.0), 82.0))
    lamp_post(stage, "lamp-0", Frame((1.7, -14.4, 0.0)), 3.3)
    lamp_post(stage, "lamp-1", Frame((-1.7, 3.0, 0.0)), 3.3, 20.0)
    lamp_post(stage, "lamp-2", Frame((1.8, 13.6, 0.0)), 3.3, 20.0)
    rng = stage.stream("green")
    for index in range(9):
        side = float(rng.choice([-16.0, 16.0]))
        bushes(
            stage,
            f"bush-{index}",
            Frame((side, float(rng.uniform(-15, 14)), 0.0)),
            1.5,
            1.2,
            evergreen=bool(index % 2),
        )
    at = rng.uniform((-16.5, -17.0), (16.5, 17.0), (2600, 2))
    at = at[np.abs(at[:, 0]) > 1.1]
    tall = 0.17 * stage.traits.growth
    tufts(stage, "grass", at, height, tall, 8, 0.15)
    ivy(stage, "ivy", Frame((-4.2, 18.4, 0.0)).at(0.0, 3.0, 0.0, 270.0), 3.0, 5.0, 260)
    leaves = np.concatenate(
        [rng.standard_normal((800, 2)) * 3.4 + c for c in ((-12.8, 3.0), (12.6, -6.8))]
    )
    fallen_leaves(stage, "fallen-leaves", leaves, height, 0.09, 0.03)
