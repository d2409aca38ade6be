"""Plants: bushes, grass, ferns, ivy, flowers and fallen leaves, each as one thing."""

import numpy as np

from director.world.foliage import GREENS, TURF, blades, cards, spears, sprigs
from director.world.look import Season
from director.world.materials import bark, leaf
from director.world.materials import blades as blade_material
from director.world.parts.land import Height, crown_colours, waves
from director.world.shapes import beams, box, tube
from director.world.stage import Array, Frame, Stage

WHITE = (1.0, 1.0, 1.0)
BLADE_COLOURS = {
    Season.SPRING: ((0.16, 0.27, 0.06), (0.12, 0.22, 0.05)),
    Season.SUMMER: ((0.13, 0.21, 0.05), (0.20, 0.22, 0.07)),
    Season.AUTUMN: ((0.25, 0.21, 0.08), (0.17, 0.17, 0.06)),
    Season.WINTER: ((0.27, 0.23, 0.13), (0.20, 0.18, 0.10)),
}
FLOWERS = ((0.65, 0.08, 0.10), (0.75, 0.45, 0.06), (0.55, 0.14, 0.45), (0.72, 0.68, 0.60))


def tufts(
    stage: Stage,
    id: str,
    at: Array,
    height: Height,
    tall_m: float = 0.28,
    each: int = 14,
    spread_m: float = 0.12,
    tint: tuple[float, float, float] = WHITE,
    width_m: float = 0.012,
) -> None:
    """Draw tufts of grass at points (n, 2), `each` blades in every tuft."""
    rng = stage.stream(id, "blades")
    at = at[: round(len(at) * min(1.0, stage.traits.growth))]
    flat = np.repeat(at, each, axis=0) + rng.standard_normal((len(at) * each, 2)) * spread_m
    roots = np.column_stack([flat, height(flat[:, 0], flat[:, 1]) - 0.02])
    sizes = tall_m * np.repeat(0.6 + 0.8 * rng.random(len(at)), each)
    pair = np.array(BLADE_COLOURS[stage.season])
    share = np.repeat(rng.random((len(at), 1)), each, axis=0)
    colours = (pair[0] + (pair[1] - pair[0]) * share) * np.array(tint)
    with stage.thing(id, "grass") as piece:
        blades(piece, blade_material(WHITE), roots, sizes, rng, colours, width_m)


def turf(
    stage: Stage,
    id: str,
    at: Array,
    height: Height,
    tall_m: float = 0.09,
    tint: tuple[float, float, float] = WHITE,
) -> None:
    """Draw short grass at points (n, 2), thick in some spots and thin in others."""
    rng, patches = stage.stream(id, "blades"), waves(stage.stream(id, "patches"), 3.2)
    thick = 0.5 + 0.5 * patches(at[:, 0], at[:, 1])
    grown = at[stage.stream(id, "grown").random(len(at)) < 0.35 + 0.65 * thick]
    lush = np.clip(0.5 + 0.5 * patches(grown[:, 0], grown[:, 1]), 0.0, 1.0)[:, None]
    pair = np.array(BLADE_COLOURS[stage.season])
    colours = (
        0.5 * np.array(TURF[stage.season]) + 0.5 * (pair[1] + (pair[0] - pair[1]) * lush)
    ) * (np.array(tint) * 1.15)
    roots = np.column_stack([grown, height(grown[:, 0], grown[:, 1]) - 0.01])
    sizes = tall_m * (0.7 + 0.6 * lush[:, 0])
    with stage.thing(id, "grass") as piece:
        spears(piece, blade_material(WHITE), roots, sizes, rng, colours, 0.012 + 0.06 * tall_m)


def bushes(
    stage: Stage,
    id: str,
    frame: Frame,
    width_m: float,
    height_m: float,
    depth_m: float | None = None,
    *,
    evergreen: bool = False,
    sprigs_per_m2: float = 30.0,
    flowers: bool = False,
) -> None:
    """Draw one bush, or a hedge where width and depth differ, on the frame's origin."""
    depth = width_m if depth_m is None else depth_m
    shape, rng = stage.stream(id, "shape"), stage.stream(id, "leaves")
    count = int(sprigs_per_m2 * (width_m * depth + (width_m + depth) * height_m))
    way = shape.standard_normal((count, 3))
    way[:, 2] = np.abs(way[:, 2]) - 0.25
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    reach = (0.55 + 0.45 * shape.random(count) ** 0.5)[:, None]
    at = way * reach * np.array([width_m / 2, depth / 2, height_m * 0.72])
    at *= 1 + 0.15 * np.sin(5 * way[:, :1] + 3 * way[:, 1:2])
    at[:, 2] = np.maximum(at[:, 2] + height_m * 0.3, 0.03)
    with stage.thing(id, "bush", frame) as piece:
        for _ in range(7):
            tip = np.array(
                [(shape.random() - 0.5) * width_m, (shape.random() - 0.5) * depth, height_m * 0.8]
            )
            line = np.array(
                [[tip[0] * 0.2, tip[1] * 0.2, -0.05], tip * (0.5, 0.5, 0.55), tip * 0.8]
            )
            tube(piece, bark(), line, [0.022, 0.014, 0.005], 4)
        if evergreen or stage.season is not Season.WINTER:
            tint = crown_colours(rng, 1, stage.season, evergreen) * 1.1
            sizes = 0.2 * (0.7 + 0.6 * rng.random(count)) * min(1.6, max(0.8, height_m))
            sprigs(piece, leaf(WHITE), at, np.add(way, (0, 0, 0.4)), sizes, rng, tint, leaves=9)
        else:
            sprigs(
                piece,
                leaf(WHITE),
                at[::4],
                np.add(way[::4], (0, 0, 0.4)),
                0.22,
                rng,
                GREENS[stage.season][0],
                5,
            )
        if flowers and stage.season in (Season.SPRING, Season.SUMMER):
            colour = FLOWERS[int(shape.integers(0, len(FLOWERS)))]
            cards(piece, leaf(WHITE), at[::3] * 1.04, 0.075, rng, colour)


def hedge(
    stage: Stage, id: str, frame: Frame, length_m: float, height_m: float, depth_m: float = 0.7
) -> None:
    """Draw a clipped evergreen hedge along the frame's x."""
    rng = stage.stream(id, "leaves")
    area = length_m * (depth_m + 2 * height_m)
    count = int(65 * area)
    face = rng.random(count) * (depth_m + 2 * height_m)
    x = rng.random(count) * length_m
    top = np.abs(face - height_m - depth_m / 2) < depth_m / 2
    front = face < height_m
    y = np.where(top, face - height_m - depth_m / 2, np.where(front, -depth_m / 2, depth_m / 2))
    z = np.where(top, height_m, np.where(front, face, 2 * height_m + depth_m - face))
    out = np.column_stack([np.zeros(count), np.where(top, 0, np.sign(y)), top * 1.0])
    at = np.column_stack([x, y, z]) - out * 0.06
    with stage.thing(id, "hedge", frame) as piece:
        core = leaf((0.02, 0.035, 0.015), "hedge_core")
        inner = depth_m / 2 - 0.1
        box(piece, core, (0.05, -inner, -0.2), (length_m - 0.05, inner, height_m - 0.1))
        way = out + 0.7 * rng.standard_normal((count, 3))
        sprigs(
            piece,
            leaf(WHITE),
            at,
            way,
            0.15,
            rng,
            crown_colours(rng, 1, stage.season, True) * 1.5,
            7,
        )


def ferns(stage: Stage, id: str, at: Array, height: Height, size_m: float = 0.55) -> None:
    """Draw ferns at points (n, 2): fronds that arch from one root; brown in winter."""
    rng = stage.stream(id, "fronds")
    each, steps = 8, 5
    count = len(at) * each
    turn = rng.random(count) * 2 * np.pi
    out = np.column_stack([np.cos(turn), np.sin(turn)])
    size = np.repeat(size_m * (0.6 + 0.7 * rng.random(len(at))), each) * (
        0.7 + 0.5 * rng.random(count)
    )
    share = (np.arange(steps) + 0.3) / steps
    root = np.repeat(np.column_stack([at, height(at[:, 0], at[:, 1])]), each, axis=0)
    flat = out[:, None] * (size[:, None] * share)[..., None]
    up = size[:, None] * (0.95 * share - 0.75 * share**2)
    points = root[:, None] + np.concatenate([flat, up[..., None]], axis=-1)
    slope = 0.95 - 1.5 * share
    way = np.concatenate(
        [
            np.broadcast_to(out[:, None], (count, steps, 2)),
            np.broadcast_to(slope, (count, steps))[..., None],
        ],
        axis=-1,
    )
    lengths = (size[:, None] * 0.36 * (1.15 - 0.6 * share)).ravel()
    green = {Season.SPRING: (0.14, 0.24, 0.05), Season.SUMMER: (0.09, 0.18, 0.04)}
    tint = green.get(stage.season, (0.25, 0.14, 0.045))
    with stage.thing(id, "ferns") as piece:
        sprigs(piece, leaf(WHITE), points.reshape(-1, 3), way.reshape(-1, 3), lengths, rng, tint, 6)


def fallen_leaves(
    stage: Stage, id: str, at: Array, height: Height, size_m: float = 0.075, lift_m: float = 0.015
) -> None:
    """Lay leaves on the ground at points (n, 2): all of them in autumn, some in winter."""
    kept = {Season.AUTUMN: 1.0, Season.WINTER: 0.35, Season.SPRING: 0.06, Season.SUMMER: 0.04}
    rng = stage.stream(id, "leaves")
    flat = at[rng.random(len(at)) < kept[stage.season]]
    season = Season.AUTUMN if stage.season is Season.AUTUMN else Season.WINTER
    with stage.thing(id, "fallen_leaves") as piece:
        points = np.column_stack([flat, height(flat[:, 0], flat[:, 1]) + lift_m])
        palette = np.array(GREENS[season])
        tint = palette[rng.integers(0, len(palette), len(flat))]
        cards(piece, leaf(WHITE), points, size_m, rng, tint, flat=0.85)


def litter_leaves(stage: Stage, id: str, at: Array, height: Height, size_m: float = 0.08) -> None:
    """Lay last year's leaves at points (n, 2): they lie there whatever the season."""
    rng = stage.stream(id, "old-leaves")
    points = np.column_stack([at, height(at[:, 0], at[:, 1]) + 0.015])
    browns = np.array([(0.20, 0.115, 0.05), (0.14, 0.085, 0.045), (0.26, 0.16, 0.07)])
    with stage.thing(id, "fallen_leaves") as piece:
        tint = browns[rng.integers(0, 3, len(at))]
        cards(piece, leaf(WHITE, "old_leaf"), points, size_m, rng, tint, flat=0.88)


def twigs(stage: Stage, id: str, at: Array, height: Height) -> None:
    """Strew broken twigs over the ground at points (n, 2)."""
    with stage.thing(id, "twigs") as piece:
        rng, count = piece.rng, len(at)
        turn, long = rng.random(count) * 2 * np.pi, rng.uniform(0.12, 0.55, count)
        way = np.column_stack([np.cos(turn), np.sin(turn)]) * long[:, None]
        ends = [
            np.column_stack([flat, height(flat[:, 0], flat[:, 1]) + lift])
            for flat, lift in ((at, 0.012), (at + way, 0.012 + 0.05 * rng.random(count)))
        ]
        shade = 0.6 + 0.7 * rng.random((count, 1)) * np.ones(3)
        beams(piece, bark(), ends[0], ends[1], 0.012, 0.012, tint=shade)


def ivy(
    stage: Stage, id: str, frame: Frame, width_m: float, height_m: float, count: int = 420
) -> None:
    """Draw ivy that climbs a wall in the frame's xz plane; it stays green."""
    shape, rng = stage.stream(id, "shape"), stage.stream(id, "leaves")
    x = np.cumsum(shape.standard_normal(24) * 0.35)
    lobes = np.interp(np.linspace(0, 23, 200), np.arange(24), np.abs(x) / max(1.0, np.abs(x).max()))
    across = shape.random(count)
    top = height_m * (0.35 + 0.65 * lobes[(across * 199).astype(int)])
    up = shape.random(count) ** 1.15 * top
    at = np.column_stack([(across - 0.5) * width_m, -0.05 - 0.07 * shape.random(count), up])
    way = np.column_stack(
        [shape.standard_normal(count), -0.8 * np.ones(count), -0.7 * np.ones(count)]
    )
    with stage.thing(id, "ivy", frame) as piece:
        sprigs(piece, leaf(WHITE), at, way, 0.28, rng, (0.055, 0.115, 0.03), 7)


def flower_box(stage: Stage, id: str, frame: Frame, width_m: float) -> None:
    """Draw what grows in a window box whose soil is the frame's xy plane."""
    shape, rng = stage.stream(id, "shape"), stage.stream(id, "leaves")
    count = int(42 * width_m)
    at = np.column_stack(
        [
            (shape.random(count) - 0.5) * width_m,
            -0.12 * shape.random(count),
            0.04 * shape.random(count),
        ]
    )
    colour = FLOWERS[int(shape.integers(0, len(FLOWERS)))]
    with stage.thing(id, "flower_box", frame) as piece:
        if stage.season is Season.WINTER:
            return
        way = np.column_stack(
            [shape.standard_normal(count) * 0.5, -shape.random(count), np.ones(count)]
        )
        sprigs(piece, leaf(WHITE), at, way, 0.2, rng, (0.09, 0.18, 0.045), 5)
        if stage.season is not Season.AUTUMN:
            heads = at + way * 0.13 + rng.standard_normal((count, 3)) * 0.03
            cards(piece, leaf(WHITE), np.repeat(heads, 3, axis=0), 0.07, rng, colour)
