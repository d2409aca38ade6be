"""Spaceship corridor: ribs, padded panels, light strips, a grated deck, consoles, bulkheads."""

import itertools

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3, Focus, Material
from director.world.parts.cargo import drums
from director.world.parts.consoles import console
from director.world.parts.forms import board, boards, cushion
from director.world.parts.room_dressing import dress_floor
from director.world.parts.room_manner import Manner, manner_of
from director.world.parts.room_shell import Room
from director.world.parts.soft_materials import weave
from director.world.shapes import beam, box, boxes, cylinder, prism, revolve, tube
from director.world.sites import site
from director.world.stage import Array, Frame, Piece, Stage

BAY_M, BAYS, HIGH_M = 2.0, 8, 2.9


@site(
    "spaceship-corridor",
    interior=True,
    words=(
        "spaceship",
        "spaceship corridor",
        "starship",
        "space station",
        "spacecraft",
        "shuttle",
        "airlock",
        "bridge of the ship",
        "submarine",
        "bunker",
        "engine room",
        "cockpit",
        "orbital",
        "capsule",
    ),
    deaf=("bare", "industrial", "littered", "low", "tall"),
)
def spaceship_corridor(stage: Stage) -> None:
    """Build the passage bay by bay."""
    how = manner_of(stage, wood=(0.30, 0.19, 0.10))
    half = 1.9 * how.scale
    _hull(stage, half, how)
    for bay in range(BAYS):
        _bay(stage, bay, half, how)
    _ends(stage, half, how)
    _pipes(stage, half)
    _things(stage, half, how)
    long = BAYS * BAY_M / 2
    stage.focus = Focus(
        (0.0, 1.5, 1.25),
        2.2,
        -88.0,
        (-half + 0.85, -long + 0.5, half - 0.85, long - 0.5),
        HIGH_M - 0.5,
    )
    dress_floor(stage, Room(2 * half - 0.9, 2 * long, HIGH_M), how)
    if how.neon or how.rich:
        _floor_lines(stage, half, long, how)


def _floor_lines(stage: Stage, half: float, long: float, how: Manner) -> None:
    """Run lines of light, or of brass, along the foot of both walls."""
    with stage.thing("floor-lines", "light_line") as piece:
        for side in (-1, 1):
            colour = (1.0, 0.15, 0.55) if side < 0 else (0.1, 0.75, 1.0)
            line = made.neon(colour, 3.0) if how.neon else made.brass()
            x0, x1 = sorted((side * (half - 0.42), side * (half - 0.50)))
            box(piece, line, (x0, -long, 0.0), (x1, long, 0.03))


def _profile(half: float) -> Array:
    """Return the hull's inner outline (n, 2) in x and z, clockwise from the lower left."""
    return np.array(
        [
            (-half + 0.35, 0.0),
            (-half, 0.75),
            (-half, 1.75),
            (-half + 0.75, HIGH_M),
            (half - 0.75, HIGH_M),
            (half, 1.75),
            (half, 0.75),
            (half - 0.35, 0.0),
        ]
    )


def _shell_paint(how: Manner) -> Float3:
    """Return the panels' colour: of the time, darker where it is worn, dirty or dark."""
    if how.worn:
        return (0.20, 0.19, 0.175)
    if how.rich:
        return (0.07, 0.065, 0.06)
    if how.dim:
        return (0.12, 0.125, 0.13)
    if how.traits.lights > 1.4 or how.traits.dirt == 0.0:
        return (0.70, 0.71, 0.72)
    if how.traits.period and not how.modern:
        return made.mixed(how.cloth_two, (0.42, 0.40, 0.36), 0.45)
    return (0.46, 0.47, 0.47)


def _panel(how: Manner) -> Material:
    """Return what the panels are made of: painted, or the bare material that is named."""
    if how.traits.rust >= 0.5 and not how.ruined:
        return made.rusted()
    bare = {
        "wood": how.timber,
        "metal": made.metal((0.30, 0.31, 0.32)),
        "concrete": made.concrete((0.36, 0.355, 0.34)),
        "brick": made.brick(),
        "stone": made.stone(),
    }
    return bare.get(how.traits.material, made.paint(_shell_paint(how), 0.4))


def _hull(stage: Stage, half: float, how: Manner) -> None:
    """Draw the outer skin, the deck and its grating."""
    long = BAYS * BAY_M / 2
    with stage.thing("hull", "hull") as piece:
        outline = _profile(half)
        for a, b in itertools.pairwise(outline):
            cell = [
                (a[0], -long, a[1]),
                (a[0], long, a[1]),
                (b[0], long, b[1]),
                (b[0], -long, b[1]),
            ]
            piece.quads(made.metal((0.16, 0.165, 0.17)), [cell])
    with stage.thing("floor", "deck") as piece:
        deck = made.planks((0.30, 0.20, 0.12)) if how.wooden else made.metal((0.17, 0.175, 0.18))
        box(piece, deck, (-half + 0.3, -long, -0.12), (half - 0.3, long, 0.0))
        if how.wooden:
            return
        boxes(piece, made.dark(), [(-0.55, -long, 0.0)], [(0.55, long, 0.003)])
        ys = np.arange(-long, long, 0.08)
        boxes(
            piece,
            made.metal((0.30, 0.31, 0.32)),
            [(-0.55, y, 0.003) for y in ys],
            [(0.55, y + 0.022, 0.014) for y in ys],
        )
        for x in (-0.56, -0.2, 0.18, 0.54):
            box(piece, made.metal((0.30, 0.31, 0.32)), (x, -long, 0.003), (x + 0.025, long, 0.016))


def _bay(stage: Stage, bay: int, half: float, how: Manner) -> None:
    """One bay: a rib, panels on both walls, a light in the ceiling."""
    y = (bay - (BAYS - 1) / 2) * BAY_M
    on = bay in (2, 5) if how.ruined or how.dim else True
    with stage.thing(f"rib-{bay}", "rib", Frame((0, y - BAY_M / 2, 0))) as piece:
        _rib(piece, half, how)
    with stage.thing(f"panels-{bay}", "panels", Frame((0, y, 0))) as piece:
        for side in (-1, 1):
            _panels(piece.at(0, 0, 0, 0 if side > 0 else 180), half, how)
    with stage.thing(f"light-{bay}", "light_panel", Frame((0, y, HIGH_M))) as piece:
        colour = _light(how, bay)
        board(
            piece, made.paint(_shell_paint(how)), (-0.6, -0.85, -0.07), (0.6, 0.85, 0.0), bevel=0.02
        )
        glass = made.glow(colour, 2.2) if on else made.ceramic((0.4, 0.4, 0.4))
        for x in (-0.42, 0.2):
            board(piece, glass, (x, -0.7, -0.085), (x + 0.22, 0.7, -0.07), bevel=0.005)
        if on and bay % 2 == 1:
            piece.lamp(0, 0, -0.16, colour=colour, intensity_w_sr=2.6, always_on=True)


def _light(how: Manner, bay: int) -> Float3:
    if how.neon:
        return ((1.0, 0.15, 0.55), (0.1, 0.75, 1.0))[(bay // 2) % 2]
    return (1.0, 0.72, 0.45) if how.worn else (0.80, 0.92, 1.0)


def _rib(piece: Piece, half: float, how: Manner) -> None:
    outline = _profile(half)
    inner = _profile(half) * 1.0
    inner[:, 0] -= np.sign(inner[:, 0]) * 0.16
    inner[3:5, 1] -= 0.16
    for index in range(len(outline) - 1):
        cell = np.array([outline[index], inner[index], inner[index + 1], outline[index + 1]])
        edge, other = cell[1] - cell[0], cell[2] - cell[0]
        flip = edge[0] * other[1] - edge[1] * other[0] < 0
        prism(
            piece,
            made.paint((0.10, 0.105, 0.11), 0.4),
            cell[::-1] if flip else cell,
            -0.14,
            0.14,
            "y",
        )
    for side in (-1, 1):
        strip = (
            made.glow(_light(how, 0), 1.6) if not how.ruined else made.ceramic((0.35, 0.35, 0.35))
        )
        x0, x1 = sorted((side * (half - 0.165), side * (half - 0.158)))
        box(piece, strip, (x0, -0.03, 0.85), (x1, 0.03, 1.65))


def _panels(piece: Piece, half: float, how: Manner) -> None:
    """Draw the panels of the wall at +x of this piece."""
    paint, rng = _panel(how), piece.rng
    dark = made.paint((0.07, 0.075, 0.08), 0.5)
    kind = int(rng.integers(0, 4))
    x = half - 0.06
    if how.ruined and rng.random() < 0.3:
        kind = 9
    if kind == 9:
        box(piece, dark, (x, -0.8, 0.8), (x + 0.05, 0.8, 1.7))
        for _ in range(7):
            y0, y1 = rng.uniform(-0.7, 0.7, 2)
            tube(
                piece,
                made.rubber(),
                [
                    (x, y0, 1.65),
                    (x - 0.1, y0, 1.4),
                    (x - 0.16, y1, rng.uniform(0.5, 1.1)),
                    (x, y1, 1.2),
                ],
                0.012,
                6,
            )
    elif kind == 0:
        for z in (0.82, 1.29):
            for y in (-0.8, -0.26, 0.28):
                cushion(
                    piece,
                    weave(),
                    (x - 0.05, y, z),
                    (x + 0.06, y + 0.52, z + 0.44),
                    softness=0.5,
                    crown=0.2,
                    cuts=5,
                    tint=(0.52, 0.50, 0.46),
                )
    elif kind == 1:
        board(piece, paint, (x, -0.8, 0.8), (x + 0.05, 0.8, 1.7), bevel=0.02)
        console(piece, x, _shell_paint(how), lit=not how.ruined)
    elif kind == 2:
        for y in (-0.8, 0.02):
            board(piece, paint, (x, y, 0.8), (x + 0.05, y + 0.78, 1.7), bevel=0.02)
            boxes(
                piece,
                dark,
                [(x - 0.004, y + 0.1, z) for z in np.arange(0.95, 1.25, 0.06)],
                [(x, y + 0.68, z + 0.025) for z in np.arange(0.95, 1.25, 0.06)],
            )
            box(
                piece, made.paint((0.48, 0.25, 0.02)), (x - 0.003, y + 0.1, 1.5), (x, y + 0.3, 1.56)
            )
    else:
        board(piece, paint, (x, -0.8, 0.8), (x + 0.05, 0.8, 1.7), bevel=0.02)
        revolve(
            piece,
            dark,
            [(0.0, 0.0), (0.33, 0.0), (0.35, 0.03), (0.31, 0.06), (0.26, 0.05), (0.0, 0.045)],
            (x + 0.02, 0, 1.26),
            (-1, 0, 0),
            32,
        )
        _porthole(piece, x)
    _slopes(piece, half, paint)


def _porthole(piece: Piece, x: float) -> None:
    """Draw space behind a round window in the wall at x: stars, and the limb of a planet."""
    rng = piece.rng
    cylinder(
        piece,
        made.paint((0.004, 0.005, 0.009), 0.9),
        (x, 0, 1.26),
        (x - 0.038, 0, 1.26),
        0.25,
        sides=32,
    )
    at = rng.uniform(-0.23, 0.23, (60, 2))
    at = at[np.hypot(at[:, 0], at[:, 1]) < 0.235]
    size = rng.choice([0.0016, 0.0024, 0.004], len(at))[:, None]
    low = np.column_stack([np.full(len(at), x - 0.0395), at - size + (0.0, 1.26)])
    high = np.column_stack([np.full(len(at), x - 0.0385), at + size + (0.0, 1.26)])
    boxes(piece, made.glow((0.85, 0.92, 1.0), 1.6), low, high)
    turn = np.linspace(0.15, np.pi - 0.15, 15)
    rim = np.stack([0.235 * np.cos(turn + np.pi), 1.26 + 0.235 * np.sin(turn + np.pi)], axis=1)
    inner = np.stack([rim[:, 0], rim[:, 1] + 0.10 * np.sin(turn)], axis=1)
    for share, colour in ((1.0, (0.10, 0.34, 0.75)), (0.72, (0.05, 0.17, 0.34))):
        top = rim + (inner - rim) * share
        out = x - 0.040 - 0.0006 * (share < 1)
        low, high = (np.insert(part, 0, out, axis=1) for part in (rim, top))
        cells = np.stack([low[:-1], high[:-1], high[1:], low[1:]], axis=1)
        piece.quads(made.lit_window(colour, 0.8), np.concatenate([cells, cells[:, ::-1]]))


def _slopes(piece: Piece, half: float, paint: Material) -> None:
    """Draw the panels of the lower and the upper slope of a wall."""
    for a, b, lift in (
        ((half - 0.33, 0.06), (half - 0.03, 0.70), 0.04),
        ((half - 0.05, 1.82), (half - 0.70, 2.82), 0.05),
    ):
        way = np.array([b[0] - a[0], b[1] - a[1]])
        out = np.array([-way[1], way[0]]) / np.hypot(*way) * lift
        for y in (-0.82, 0.02):
            low, high = np.array(a), np.array(b)
            outline = np.array([low, low + out, high + out, high])
            edge, other = outline[1] - outline[0], outline[2] - outline[0]
            ring = outline if edge[0] * other[1] - edge[1] * other[0] > 0 else outline[::-1]
            prism(piece.at(0, y + 0.8), paint, ring, -0.8, 0.0, "y")


def _ends(stage: Stage, half: float, how: Manner) -> None:
    """Bulkheads with an eight-sided door at both ends."""
    long = BAYS * BAY_M / 2
    for name, yaw in (("north", 0.0), ("south", 180.0)):
        with stage.thing(
            f"door-{name}", "bulkhead_door", Frame((0, 0, 0), yaw).at(0, long)
        ) as piece:
            box(
                piece,
                made.paint((0.13, 0.135, 0.14), 0.4),
                (-half, -0.12, 0.0),
                (half, 0.1, HIGH_M),
            )
            door = np.array(
                [
                    (-0.75, 0.12),
                    (0.75, 0.12),
                    (1.0, 0.5),
                    (1.0, 1.9),
                    (0.7, 2.35),
                    (-0.7, 2.35),
                    (-1.0, 1.9),
                    (-1.0, 0.5),
                ]
            )
            prism(
                piece,
                made.paint((0.36, 0.20, 0.03) if not how.worn else (0.20, 0.13, 0.06), 0.5),
                door * (1.13, 1.0) + (0, 0.0),
                -0.2,
                -0.12,
                "y",
            )
            prism(
                piece,
                made.paint(_shell_paint(how), 0.4),
                door * (0.98, 0.94) + (0, 0.07),
                -0.24,
                -0.2,
                "y",
            )
            box(piece, made.paint((0.03, 0.03, 0.03)), (-0.012, -0.246, 0.2), (0.012, -0.24, 2.25))
            for z in (0.75, 1.55):
                boards(
                    piece,
                    made.paint((0.16, 0.165, 0.17)),
                    [(-0.8, -0.27, z), (0.08, -0.27, z)],
                    [(-0.08, -0.24, z + 0.4), (0.8, -0.24, z + 0.4)],
                    bevel=0.02,
                )
            for index, x in enumerate(np.arange(-0.9, 0.9, 0.2)):
                if index % 2:
                    box(
                        piece,
                        made.paint((0.5, 0.36, 0.03)),
                        (x, -0.215, 0.03),
                        (x + 0.18, -0.2, 0.11),
                    )
            lamp = made.glow((1.0, 0.1, 0.05), 3.0)
            box(piece, lamp, (-0.22, -0.16, 2.5), (0.22, -0.12, 2.58))
            piece.lamp(0, -0.45, 2.5, colour=(1.0, 0.16, 0.08), intensity_w_sr=1.2, always_on=True)
            box(piece, made.paint((0.05, 0.05, 0.055)), (1.22, -0.17, 1.15), (1.42, -0.12, 1.45))
            box(piece, made.glow((0.2, 0.9, 0.5), 1.5), (1.26, -0.176, 1.34), (1.38, -0.17, 1.41))


def _pipes(stage: Stage, half: float) -> None:
    long = BAYS * BAY_M / 2
    runs = (
        (half - 0.24, 1.97, 0.045),
        (-half + 0.24, 1.97, 0.045),
        (half - 0.36, 2.13, 0.03),
        (-half + 0.36, 2.13, 0.03),
    )
    for index, (x, z, r) in enumerate(runs):
        with stage.thing(f"pipe-{index}", "pipe") as piece:
            metal = made.metal((0.42, 0.30, 0.16)) if index % 2 else made.metal((0.35, 0.36, 0.37))
            cylinder(piece, metal, (x, -long, z), (x, long, z), r, sides=14)
            for y in np.arange(-long + 0.5, long, 1.0):
                cylinder(piece, made.iron(), (x, y, z), (x, y + 0.06, z), r * 1.3, sides=14)


def _things(stage: Stage, half: float, how: Manner) -> None:
    """Cases and drums along the walls, a seat that folds down; litter where all is lost."""
    for index, (x, y, turn) in enumerate(
        ((-half + 0.72, -2.6, 4), (half - 0.75, 3.9, -6), (-half + 0.75, 5.6, 3))
    ):
        with stage.thing(f"case-{index}", "case", Frame((x, y, 0), float(turn))) as piece:
            tint = ((0.16, 0.2, 0.14), (0.3, 0.16, 0.04), (0.12, 0.15, 0.2))[index]
            board(
                piece,
                made.paint((0.9, 0.9, 0.9), 0.5),
                (-0.3, -0.5, 0.0),
                (0.3, 0.5, 0.46),
                bevel=0.03,
                tint=tint,
            )
            for y_ in (-0.36, 0.28):
                board(piece, made.metal(), (-0.31, y_, 0.0), (0.31, y_ + 0.08, 0.468), bevel=0.01)
            board(piece, made.iron(), (-0.06, -0.54, 0.26), (0.06, -0.5, 0.32), bevel=0.01)
    drums(stage, "drums", Frame((half - 0.72, -5.2, 0)), [(0, 0), (0.0, 0.62)], rusty=how.worn)
    with stage.thing("fold-seat", "seat", Frame((-half + 0.06, 1.1, 0), 90.0)) as piece:
        cushion(
            piece,
            weave(),
            (-0.55, -0.42, 0.44),
            (0.55, -0.02, 0.53),
            softness=0.6,
            tint=(0.36, 0.13, 0.04),
        )
        for x in (-0.4, 0.4):
            beam(piece, made.iron(), (x, -0.38, 0.45), (x, -0.02, 0.2), 0.025)
    if how.rich:
        with stage.thing("runner", "carpet") as piece:
            box(piece, made.carpet(how.cloth), (-0.55, -6.0, 0.016), (0.55, 6.0, 0.026))
