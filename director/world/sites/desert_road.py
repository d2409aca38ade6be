"""Desert road: a straight road through a dry plain, scrub, poles, mesas on the horizon."""

import numpy as np

from director.world.blockout import Focus
from director.world.foliage import cards
from director.world.materials import (
    asphalt,
    concrete,
    gravel,
    iron,
    leaf,
    metal,
    neon,
    paint,
    planks,
    rock,
    sand,
    timber,
)
from director.world.parts.building_style import built_of
from director.world.parts.dressing import dress, plot_of
from director.world.parts.fences import telegraph_poles, wire_fence
from director.world.parts.land import Height, ground, ribbon, smooth_step, waves
from director.world.parts.lights import brightness
from director.world.parts.plants import WHITE, tufts
from director.world.parts.rocks import boulder, stones
from director.world.parts.street import sign_plate
from director.world.parts.vehicles import car
from director.world.parts.walls import Boxes, Trim, door, spaced, walled
from director.world.shapes import Paint, beam, box, boxes, cylinder, grid, sphere
from director.world.sites import site
from director.world.stage import Array, Frame, Piece, Stage

SAND = (0.44, 0.32, 0.205)


@site(
    "desert-road",
    interior=False,
    words=(
        "desert",
        "highway",
        "desert road",
        "plain",
        "roadside",
        "wasteland",
        "gas station",
        "petrol station",
        "dune",
        "dunes",
        "mesa",
        "canyon",
        "badlands",
        "freeway",
        "motorway",
        "savannah",
        "parking lot",
        "road",
        "rest stop",
    ),
    deaf=(
        "new",
        "clean",
        "fishing",
        "market",
        "narrow",
        "small",
        "large",
        "vast",
        "tall",
        "low",
        "remote",
        "bare",
        "dark",
        "bright",
        "old",
        "1970s",
    ),
)
def desert_road(stage: Stage) -> None:
    """Furnish a desert; the road runs north and south, an old petrol pump stands beside it."""
    stage.focus = Focus((2.5, 3.0, 1.5), 7.5, -100.0, (-26.0, -28.0, 26.0, 30.0), 40.0)
    height = _land(stage)
    ground(stage, "desert", sand(SAND), height, near_m=6.0, rings=52, sectors=120, far_m=2600.0)
    _mesas(stage)
    line = np.column_stack(
        [
            6.0 * np.sin(np.linspace(-1100, 1100, 260) / 190.0) ** 3,
            np.linspace(-1100.0, 1100.0, 260),
        ]
    )
    ribbon(stage, "verge", gravel((0.36, 0.29, 0.21)), height, line, 11.5, 0.03)
    ribbon(stage, "road", asphalt((0.115, 0.11, 0.105)), height, line, 7.0, 0.06, 0.05)
    _paint(stage, height, line)
    _stop(stage)
    _wild(stage, height, line)
    poles = np.add(line[::1], (11.0, 0.0))
    telegraph_poles(stage, "poles", poles[104:160:4], height)
    wire_fence(stage, "fence", line[112:150:1] - (15.0, 0.0), height)

    def surface(x: Array, y: Array) -> Array:
        return height(x, y) + np.where(np.abs(x) < 5.7, 0.08, 0.0)

    dress(stage, plot_of(stage, surface))


def _land(stage: Stage) -> Height:
    rng = stage.stream("land")
    large, small = waves(rng, 260.0), waves(rng, 23.0)

    def height(x: Array, y: Array) -> Array:
        x, y = np.asarray(x, float), np.asarray(y, float)
        aside = smooth_step(np.abs(x), 9.0, 40.0)
        far = np.hypot(x, y)
        dunes = 0.35 * aside * small(x, y) + 3.0 * smooth_step(np.abs(x), 30.0, 160.0) * (
            0.7 + large(x, y)
        )
        return dunes + 60.0 * smooth_step(far, 900.0, 2400.0) * smooth_step(np.abs(x), 60.0, 500.0)

    return height


def _mesas(stage: Stage) -> None:
    """Stand flat-topped mountains all round the horizon."""
    for index in range(15):
        rng = stage.stream("mesa", index)
        angle = 2 * np.pi * (index + 0.6 * rng.random()) / 15
        far = float(rng.uniform(750.0, 1500.0))
        x, y = far * np.cos(angle), far * np.sin(angle)
        if abs(x) < 130.0:
            x = 130.0 * (1 if x > 0 else -1) + x
        wide, tall = float(rng.uniform(90.0, 260.0)), float(rng.uniform(60.0, 170.0))
        with stage.thing(f"mesa-{index}", "mesa", Frame((float(x), float(y), -6.0))) as piece:
            turn = np.linspace(0.0, 2 * np.pi, 49)
            lobes = 1 + sum(
                a / k * np.sin(k * turn + p)
                for k, a, p in zip(
                    (2, 3, 5, 9, 14), rng.uniform(0.2, 0.5, 5), rng.random(5) * 6, strict=True
                )
            )
            steps = [
                (1.75, 0.0),
                (1.35, 0.28),
                (1.12, 0.42),
                (1.04, 0.62),
                (0.98, 0.66),
                (0.95, 0.95),
                (0.86, 1.0),
                (0.0, 1.02),
            ]
            rings: list[Array] = []
            for reach, up in steps:
                crag = 1 + 0.05 * np.sin(turn * 23 + up * 9) * (0.4 < up < 1.0)
                rings.append(
                    np.column_stack(
                        [
                            np.cos(turn) * lobes * crag * reach * wide / 2,
                            np.sin(turn) * lobes * crag * reach * wide / 2,
                            np.full(49, up * tall),
                        ]
                    )
                )
            points = np.array(rings)
            points[:, -1] = points[:, 0]
            tint = np.repeat(0.75 + 0.35 * rng.random(7), 48)[:, None] * np.ones(3)
            stone_ = rock((0.36, 0.21, 0.14))
            uv = np.stack(np.broadcast_arrays(turn * wide / 60, (points[:, :1, 2] / 24.0)), axis=-1)
            grid(piece, stone_, points, uv, tint)


def _paint(stage: Stage, height: Height, line: Array) -> None:
    """Paint the centre line and the edges as strips that follow the road."""
    with stage.thing("markings", "road_paint") as piece:
        ways = np.gradient(line, axis=0)
        side = np.column_stack([ways[:, 1], -ways[:, 0]])
        side /= np.linalg.norm(side, axis=1, keepdims=True)
        for offset, colour, gap in (
            (0.0, (0.58, 0.44, 0.10), 2),
            (-3.25, (0.55, 0.54, 0.50), 1),
            (3.25, (0.55, 0.54, 0.50), 1),
        ):
            left, right = line + side * (offset - 0.07), line + side * (offset + 0.07)
            crown = 0.075 + 0.05 * (1 - (offset / 3.5) ** 2)
            a, b = (np.column_stack([p, height(p[:, 0], p[:, 1]) + crown]) for p in (left, right))
            quads = np.stack([a[:-1], b[:-1], b[1:], a[1:]], axis=1)
            if gap == 2:
                short = quads.copy()
                short[:, 2] = quads[:, 1] + (quads[:, 2] - quads[:, 1]) * 0.45
                short[:, 3] = quads[:, 0] + (quads[:, 3] - quads[:, 0]) * 0.45
                quads = short
            piece.quads(
                paint(colour, 0.8),
                quads[60:200],
                tint=0.7 + 0.3 * piece.rng.random((140, 1)) * np.ones(3),
            )


def _stop(stage: Stage) -> None:
    """Build an old filling station: a hut, a canopy, two pumps, a sign."""
    hut = Frame((9.5, 9.0, 0.0), -90.0)
    with stage.thing("hut", "hut", hut) as piece:
        wall_ = built_of(stage, planks((0.42, 0.36, 0.27)))
        trim = Trim(
            frame=paint((0.45, 0.42, 0.36)),
            surround=timber(),
            lit=min(0.95, 0.7 * stage.traits.lights) if stage.traits.people > 0.15 else 0.0,
            columns=3,
            rows=2,
            curtains=False,
            boarded=0.7 if stage.traits.people < 0.15 else 0.0,
            broken=stage.traits.ruin,
        )
        box(piece, concrete(), (-0.3, -2.2, -0.4), (7.3, 5.3, 0.15))
        hole = (3.0, 0.15, 4.0, 2.3)
        walled(
            piece,
            wall_,
            7.0,
            3.0,
            [(0.6, 1.0, 2.4, 2.3), (4.6, 1.0, 6.4, 2.3)],
            trim,
            doors=[hole],
            base=0.15,
        )
        with Boxes(piece) as gathered:
            door(gathered, hole, (0.20, 0.10, 0.06), steps=1, surround=timber())
        for x, y, yaw, length in (
            (7.0, 0.0, 90.0, 5.0),
            (0.0, 5.0, 270.0, 5.0),
            (7.0, 5.0, 180.0, 7.0),
        ):
            walled(
                piece.at(x, y, 0.0, yaw),
                wall_,
                length,
                3.0,
                spaced(length, 1, 1.2, 1.15, 2.2),
                trim,
                base=0.15,
            )
        box(piece, metal((0.3, 0.24, 0.2)), (-0.4, -0.5, 3.15), (7.4, 5.4, 3.3))
        box(piece, paint((0.38, 0.07, 0.05)), (0.5, -0.12, 3.3), (6.5, 0.0, 4.1))
        for index in range(8):
            box(
                piece,
                paint((0.6, 0.55, 0.42)),
                (1.0 + 0.62 * index, -0.15, 3.5),
                (1.35 + 0.62 * index, -0.11, 3.92),
            )
        boxes(
            piece,
            timber(),
            [(0.2, -2.1, 0.0), (6.65, -2.1, 0.0)],
            [(0.35, -1.95, 2.9), (6.8, -1.95, 2.9)],
        )
        box(piece, metal((0.3, 0.24, 0.2)), (-0.2, -2.4, 2.9), (7.2, 0.0, 3.0))
        piece.lamp(3.5, -1.2, 2.7, intensity_w_sr=14.0)
        sphere(piece, paint((0.7, 0.65, 0.55)), (3.5, -1.2, 2.82), 0.09, 8)
    for index, y in enumerate((3.6, 6.0)):
        _pump(stage, f"pump-{index}", Frame((6.2, y, 0.05), -90.0))
    with stage.thing("sign-tall", "sign", Frame((6.6, -1.8, 0.0), -35.0)) as piece:
        for x in (-0.9, 0.9):
            cylinder(piece, iron(), (x, 0, -0.3), (x, 0, 5.2), 0.07, sides=8)
        box(piece, paint((0.42, 0.08, 0.05)), (-1.4, -0.12, 3.4), (1.4, 0.12, 5.2))
        box(piece, paint((0.6, 0.55, 0.42)), (-1.2, -0.14, 3.6), (1.2, 0.14, 4.1))
        for index in range(5):
            box(
                piece,
                paint((0.6, 0.55, 0.42)),
                (-1.1 + 0.46 * index, -0.14, 4.35),
                (-0.75 + 0.46 * index, 0.14, 4.95),
            )
        piece.lamp(0.0, -1.2, 4.4, intensity_w_sr=9.0 * brightness(stage))
        if stage.traits.neon > 0.5:
            _tubes(piece)
    car(stage, "car", Frame((4.3, 5.4, 0.08), 4.0))
    sign_plate(stage, "road-sign", Frame((-5.4, -9.0, 0.0), 0.0), 2, (0.04, 0.15, 0.07), 1.9)


def _tubes(piece: Piece) -> None:
    """Run neon tubes round the tall sign, and an arrow under it."""
    tube_, z = neon((1.0, 0.16, 0.30)), (3.36, 5.24)
    for low, high in (((-1.46, z[0]), (1.46, z[0])), ((-1.46, z[1]), (1.46, z[1]))):
        box(piece, tube_, (low[0], -0.2, low[1] - 0.05), (high[0], -0.12, high[1] + 0.05))
    for x in (-1.46, 1.46):
        box(piece, tube_, (x - 0.05, -0.2, z[0]), (x + 0.05, -0.12, z[1]))
    blue = neon((0.2, 0.7, 1.0))
    box(piece, blue, (-1.0, -0.2, 4.15), (1.0, -0.12, 4.25))
    piece.lamp(0.0, -0.8, 4.3, colour=(1.0, 0.25, 0.4), intensity_w_sr=4.0, always_on=True)


def _pump(stage: Stage, id: str, frame: Frame) -> None:
    with stage.thing(id, "petrol_pump", frame) as piece:
        red = paint((0.40, 0.07, 0.05), 0.35)
        box(piece, concrete(), (-0.5, -0.4, -0.2), (0.5, 0.4, 0.1))
        box(piece, red, (-0.3, -0.22, 0.1), (0.3, 0.22, 1.5))
        box(piece, paint((0.62, 0.60, 0.54)), (-0.24, -0.235, 0.9), (0.24, 0.235, 1.4))
        sphere(piece, paint((0.68, 0.64, 0.55)), (0, 0, 1.72), (0.24, 0.12, 0.24), 14)
        beam(piece, iron(), (0.32, 0, 0.6), (0.38, -0.05, 1.15), 0.05)


def _wild(stage: Stage, height: Height, line: Array) -> None:
    """Scatter scrub, dry grass, cactuses and rocks, thinner on the road."""
    rng = stage.stream("wild")
    at = rng.standard_normal((3200, 2)) * (55.0, 60.0)
    at = at[np.abs(at[:, 0]) > 6.5]
    free = ~((at[:, 0] > 3.0) & (at[:, 0] < 17.0) & (np.abs(at[:, 1] - 5.0) < 9.0))
    at = at[free]
    tufts(stage, "dry-grass", at[:1300], height, 0.34, 9, 0.09, (1.9, 1.25, 1.0))
    stones(
        stage,
        "stones",
        rng.standard_normal((420, 2)) * 30.0 + (0.0, 0.0),
        height,
        0.12,
        rock((0.36, 0.25, 0.18)),
    )
    _scrub(stage, at[1300:1750], height)
    for index in range(16):
        x, y = float(rng.choice([-1, 1]) * rng.uniform(9.0, 45.0)), float(rng.uniform(-45, 55))
        if 3.0 < x < 18.0 and -4.0 < y < 15.0:
            x = -x
        z = float(height(np.array(x), np.array(y)))
        if index % 3:
            boulder(
                stage,
                f"rock-{index}",
                Frame((x, y, z)),
                (float(rng.uniform(0.4, 1.8)), 1.0, 0.7),
                rock((0.36, 0.24, 0.17)),
            )
        else:
            cactus(
                stage,
                f"cactus-{index}",
                Frame((x, y, z), float(rng.uniform(0, 360))),
                float(rng.uniform(2.2, 4.2)),
            )


def _scrub(stage: Stage, at: Array, height: Height) -> None:
    """Draw low thorny bushes as balls of small leaves; evergreen."""
    rng = stage.stream("scrub", "leaves")
    each = 60
    way = rng.standard_normal((len(at), each, 3))
    way /= np.linalg.norm(way, axis=2, keepdims=True)
    size = rng.uniform(0.25, 0.6, len(at))[:, None, None]
    base = np.column_stack([at, height(at[:, 0], at[:, 1])])
    points = base[:, None] + way * size * (0.6 + 0.4 * rng.random((len(at), each, 1)))
    points[..., 2] = np.maximum(points[..., 2] + 0.5 * size[..., 0], base[:, None, 2] + 0.02)
    tone = np.repeat(rng.random((len(at), 1)), each, axis=0)
    tint = np.array([0.15, 0.16, 0.075]) * (1 - tone) + np.array([0.24, 0.20, 0.11]) * tone
    with stage.thing("scrub", "bush") as piece:
        cards(piece, leaf(WHITE), points.reshape(-1, 3), 0.13, rng, tint)


def cactus(stage: Stage, id: str, frame: Frame, height_m: float) -> None:
    """Draw a saguaro with one to three arms."""
    with stage.thing(id, "cactus", frame) as piece:
        green: Paint = paint((0.10, 0.16, 0.075), 0.8)
        radius = 0.07 * height_m**0.6 + 0.08
        cylinder(
            piece,
            green,
            (0, 0, -0.2),
            (0, 0, height_m - radius),
            radius * 0.9,
            radius,
            12,
            capped=False,
        )
        sphere(piece, green, (0, 0, height_m - radius), radius, 12)
        for arm in range(int(piece.rng.integers(1, 4))):
            turn = arm * 2.3 + piece.rng.random()
            out = np.array([np.cos(turn), np.sin(turn), 0.0])
            start = np.array([0, 0, height_m * piece.rng.uniform(0.3, 0.55)])
            knee = start + out * (radius * 3.2) + (0, 0, 0.1)
            tip = np.add(knee, (0, 0, height_m * piece.rng.uniform(0.2, 0.35)))
            cylinder(piece, green, start, knee, radius * 0.6, sides=9)
            sphere(piece, green, knee, radius * 0.62, 9)
            cylinder(piece, green, knee, tip, radius * 0.6, sides=9, capped=False)
            sphere(piece, green, tip, radius * 0.6, 9)
