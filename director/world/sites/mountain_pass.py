"""Mountain pass: a stony track between rock faces, pines, a cairn, peaks on all sides."""

from collections.abc import Callable

import numpy as np

from director.world.blockout import Focus
from director.world.materials import gravel, planks, rock, timber
from director.world.parts.dressing import dress, plot_of
from director.world.parts.fences import rail_fence
from director.world.parts.land import Height, ground, ribbon, smooth_step, tree_line, waves
from director.world.parts.lights import lantern
from director.world.parts.plants import bushes, tufts
from director.world.parts.rocks import boulder, lump, stones
from director.world.parts.trees import tree
from director.world.parts.wood import campfire, log, signpost
from director.world.shapes import beam, box, gable_roof
from director.world.sites import UNBUILT, site
from director.world.stage import Array, Frame, Stage


@site(
    "mountain-pass",
    interior=False,
    words=(
        "mountain pass",
        "mountain",
        "mountain road",
        "pass",
        "mountainside",
        "peak",
        "summit",
        "ridge",
        "gorge",
        "ravine",
        "cave entrance",
        "cave",
        "hill top",
        "hilltop",
        "rocks",
        "quarry",
        "glacier",
        "volcano",
        "alps",
    ),
    deaf=UNBUILT,
)
def mountain_pass(stage: Stage) -> None:
    """Furnish a pass; the track runs north and south, the valley opens in the south."""
    stage.focus = Focus((1.0, 3.0, 1.6), 7.5, -95.0, (-8.0, -22.0, 8.5, 24.0), 30.0)
    line = _line()
    height = _land(stage, line)
    ground(
        stage,
        "land",
        rock((0.235, 0.225, 0.205)),
        height,
        near_m=2.0,
        rings=160,
        sectors=360,
        far_m=2600.0,
        tint=_cover(height),
        steep=True,
    )
    ribbon(stage, "track", gravel((0.30, 0.275, 0.24)), height, line, 2.6, 0.05, 0.03, 0.13)
    _rocks(stage, height, line)
    _green(stage, height, line)
    _traces(stage, height)
    dress(stage, plot_of(stage, height, margin_m=0.0))


def _cover(height: Height) -> Callable[[Array, Array], Array]:
    """Return the tint of the land: green where it is level, bare where steep, snow on the tops."""

    def tint(x: Array, y: Array) -> Array:
        far = np.hypot(x, y)
        step = 4.0 + 0.02 * far
        slope = np.hypot(
            height(x + step, y) - height(x - step, y), height(x, y + step) - height(x, y - step)
        ) / (2 * step)
        z = height(x, y)
        bare = smooth_step(slope, 0.45, 0.95)[..., None]
        snow = (smooth_step(z, 210.0, 330.0) * (1 - smooth_step(slope, 0.75, 1.15)))[..., None]
        away = smooth_step(far, 40.0, 260.0)[..., None]
        green = np.array([0.62, 0.80, 0.38]) * (1 - away) + np.array([0.66, 0.78, 0.50]) * away
        return (green * (1 - bare) + 1.0 * bare) * (1 - snow) + 2.9 * snow

    return tint


def _line() -> Array:
    y = np.linspace(-260.0, 260.0, 220)
    return np.column_stack([3.0 * np.sin(y / 26.0) + 14.0 * np.sin(y / 95.0), y])


def _land(stage: Stage, line: Array) -> Height:
    rng = stage.stream("land")
    crags, rough, small = waves(rng, 46.0), waves(rng, 13.0), waves(rng, 5.0)
    ranges, size, tall = _ridges(rng), stage.traits.size, stage.traits.height

    def height(x: Array, y: Array) -> Array:
        x, y = np.asarray(x, float), np.asarray(y, float)
        aside = np.abs(x - np.interp(y, line[:, 1], line[:, 0])) / size
        far = np.hypot(x, y)
        flanks = 26.0 * tall * smooth_step(aside, 7.5, 34.0) + 55.0 * smooth_step(
            aside, 30.0, 160.0
        )
        broken = smooth_step(aside, 5.0, 16.0)
        relief = broken * (3.2 * np.abs(crags(x, y)) + 1.1 * rough(x, y) + 0.25 * small(x, y))
        # The valley stays open along the track: far peaks close it, and there is sky over them.
        gate = 0.22 + 0.78 * smooth_step(np.abs(x) - 0.16 * np.abs(y), 60.0, 420.0)
        peaks = 400.0 * tall * smooth_step(far, 240.0, 1150.0) * ranges(x, y) * gate
        peaks += 260.0 * smooth_step(far, 1150.0, 2100.0) * ranges(y, x)
        sag = smooth_step(np.abs(y), 30.0, 70.0) * smooth_step(200.0 - np.abs(y), 0.0, 120.0)
        return flanks + relief + peaks - 0.00072 * y * y * sag

    return height


def _ridges(rng: np.random.Generator) -> Height:
    """Return mountain ranges from about 0 to 1: sharp ridges that branch into smaller ones."""
    octaves = [(0.5**index, waves(rng, 760.0 / 2.1**index)) for index in range(6)]

    def height(x: Array, y: Array) -> Array:
        total, weight = np.zeros(np.shape(x)), np.ones(np.shape(x))
        for share, wave in octaves:
            ridge = (1.0 - np.minimum(np.hypot(wave(x, y), 0.12), 1.0)) ** 1.6
            total += share * ridge * weight
            weight = np.clip(ridge * 1.4, 0.15, 1.0)
        return 0.25 + 0.55 * total

    return height


def _on(height: Height, x: float, y: float, yaw: float = 0.0, lift: float = 0.0) -> Frame:
    return Frame((x, y, float(height(np.array(x), np.array(y))) + lift), yaw)


def _slope(height: Height, x: float, y: float) -> float:
    """Return how steep the land is at a point: 1 is 45 degrees; at most 1.6."""
    at = np.array([[x - 0.8, x + 0.8, x, x], [y, y, y - 0.8, y + 0.8]])
    z = height(*at)
    return min(1.6, float(np.hypot(z[1] - z[0], z[3] - z[2])) / 1.6)


def _rocks(stage: Stage, height: Height, line: Array) -> None:
    rng = stage.stream("rocks")
    for index in range(64):
        y = float(rng.uniform(-42, 60))
        side = float(rng.choice([-1, 1]))
        aside = float(rng.uniform(4.2, 24.0))
        x = float(np.interp(y, line[:, 1], line[:, 0])) + side * aside
        size = float(rng.uniform(0.4, 1.1) + 0.12 * aside)
        boulder(
            stage,
            f"rock-{index}",
            _on(height, x, y, 0.0, -0.3 * size * _slope(height, x, y)),
            (size, size * float(rng.uniform(0.6, 1.0)), size * float(rng.uniform(0.6, 1.1))),
            rock((0.215, 0.205, 0.185)),
            4 if size > 1.4 else 3,
        )
    at = np.column_stack([rng.normal(0, 7.0, 900), rng.uniform(-30, 40, 900)])
    at[:, 0] += np.interp(at[:, 1], line[:, 1], line[:, 0])
    stones(stage, "scree", at, height, 0.13, rock((0.25, 0.235, 0.21)))
    with stage.thing("cairn", "cairn", _on(height, 4.2, 5.4)) as piece:
        for index in range(26):
            up = index / 26
            turn, out = index * 2.4, 0.62 * (1 - up) * (1.0 if index % 3 else 0.3)
            spot = piece.at(
                out * np.cos(turn),
                out * np.sin(turn),
                0.12 + 1.5 * up,
                float(piece.rng.random() * 360),
            )
            spot.triangles(
                rock(),
                lump(index % 6, 2) * (0.3 * (1.15 - 0.6 * up)) * np.array([1.0, 0.8, 0.6]),
                tint=0.8 + 0.4 * piece.rng.random(),
            )


def _green(stage: Stage, height: Height, line: Array) -> None:
    rng = stage.stream("green")
    for index in range(40):
        y = float(rng.uniform(-60, 90))
        aside = float(rng.uniform(8.0, 42.0)) * float(rng.choice([-1, 1]))
        x = float(np.interp(y, line[:, 1], line[:, 0])) + aside
        near = np.hypot(x, y) < 22.0
        tree(
            stage,
            f"pine-{index}",
            _on(height, x, y, 0.0, -0.3),
            float(rng.uniform(5.5, 10.5)),
            "spruce" if index % 3 else "pine",
            0.8 if near else 0.25,
        )
    for index in range(14):
        y = float(rng.uniform(-18, 26))
        x = float(np.interp(y, line[:, 1], line[:, 0])) + float(
            rng.choice([-1, 1]) * rng.uniform(3.2, 8.0)
        )
        bushes(
            stage,
            f"bush-{index}",
            _on(height, x, y),
            float(rng.uniform(0.6, 1.2)),
            0.5,
            evergreen=True,
        )
    at = np.column_stack([rng.normal(0, 6.0, 2600), rng.uniform(-26, 34, 2600)])
    at = at[np.abs(at[:, 0]) > 1.7]
    at[:, 0] += np.interp(at[:, 1], line[:, 1], line[:, 0])
    tufts(stage, "grass", at, height, 0.24, 8, 0.13, (1.1, 1.0, 0.8))
    far = np.column_stack(
        [rng.choice([-1, 1], 420) * rng.uniform(30, 240, 420), rng.uniform(-330, 330, 420)]
    )
    tree_line(stage, "far-trees", far, height, (6.0, 11.0), 0.95)


def _traces(stage: Stage, height: Height) -> None:
    """Leave what travellers leave: a signpost, a shrine with a lamp, a fire, a fence."""
    signpost(stage, "signpost", _on(height, -2.6, -4.2, 10.0), 2.4, 3)
    campfire(stage, "campfire", _on(height, 3.6, 1.2, 0.0, -0.03))
    log(stage, "log", _on(height, 4.9, -0.2, 60.0), 2.2, 0.19)
    with stage.thing("shrine", "shrine", _on(height, -3.6, 9.2, 55.0)) as piece:
        wood = timber((0.19, 0.13, 0.08))
        box(piece, wood, (-0.07, -0.07, -0.4), (0.07, 0.07, 1.3))
        box(piece, planks(), (-0.32, -0.1, 1.2), (0.32, 0.28, 1.26))
        box(piece, planks(), (-0.32, 0.24, 1.26), (0.32, 0.28, 1.95))
        for x in (-0.32, 0.28):
            box(piece, planks(), (x, -0.1, 1.26), (x + 0.04, 0.28, 1.95))
        gable_roof(
            piece.at(-0.45, -0.25), planks((0.2, 0.15, 0.1)), wood, 0.9, 0.62, 1.95, 0.3, 0.08, 3
        )
        beam(piece, wood, (0, 0.1, 1.32), (0, 0.1, 1.82), 0.05)
        beam(piece, wood, (-0.13, 0.1, 1.66), (0.13, 0.1, 1.66), 0.05)
        lantern(piece, 0.0, -0.35, 0.75, 0.55)
        beam(piece, wood, (0, 0.0, 1.15), (0, -0.36, 1.12), 0.04)
        piece.lamp(0.0, -0.6, 0.95, intensity_w_sr=6.0)
    y = np.linspace(-34.0, -6.0, 15)
    fence = np.column_stack([3.0 * np.sin(y / 26.0) + 14.0 * np.sin(y / 95.0) + 2.6, y])
    rail_fence(stage, "fence", fence, height, 2)
