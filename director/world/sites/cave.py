"""Cave: a chamber of rock about a fire, dripstone, a still pool, daylight at its mouth."""

import numpy as np

from director.world import materials as made
from director.world.blockout import Focus, Material
from director.world.parts.cargo import crate_stack, drums, rope_coil, sack_heap
from director.world.parts.debris import fallen_beams
from director.world.parts.flames import flames
from director.world.parts.forms import board
from director.world.parts.furniture_seating import bench
from director.world.parts.land import around, ground, rolling, smooth_step, tree_line, waves
from director.world.parts.light_fixtures import neon_sign
from director.world.parts.plants import bushes
from director.world.parts.rocks import stones
from director.world.parts.room_dressing import dress_floor
from director.world.parts.room_manner import Manner, manner_of
from director.world.parts.room_shell import Room
from director.world.parts.textiles import rug
from director.world.parts.trees import tree
from director.world.parts.wood import barrel
from director.world.shapes import beam, box, cylinder, grid, revolve, sphere
from director.world.sites import site
from director.world.stage import Array, Frame, Piece, Stage

MOUTH = -np.pi / 2
"""Azimuth of the cave's mouth: south."""
HIGH_M = 5.2
_PROPS = {
    "wood": made.timber((0.115, 0.075, 0.042)),
    "brick": made.brick(),
    "concrete": made.concrete(),
    "metal": made.rusted(),
}
"""What a cave's vault is held up with, where a material is named."""


@site(
    "cave",
    interior=True,
    words=(
        "cave",
        "cavern",
        "grotto",
        "mine",
        "mineshaft",
        "catacombs",
        "underground",
        "tomb",
        "lair",
        "burrow",
        "sewer",
        "dungeon",
    ),
    deaf=("clean", "low", "old", "overgrown", "poor", "rusty", "stone", "tall"),
)
def cave(stage: Stage) -> None:
    """Build the chamber and what people left in it."""
    how = manner_of(stage, wood=(0.17, 0.11, 0.065))
    size = 7.0 * how.scale
    _rock(stage, size)
    _dripstone(stage, size)
    _columns(stage, size)
    _camp(stage, how)
    _pool(stage, size)
    if how.ruined:
        fallen_beams(stage, "beams", Frame((-2.6, -2.6, 0)), how.timber, 5, 2.6)
    prop = _PROPS.get(how.traits.material)
    if prop or how.traits.industry >= 0.5:
        _props(stage, prop or made.timber((0.17, 0.11, 0.065)))
    if how.traits.industry >= 0.5:
        _rails(stage, size)
    _outside(stage, size)
    reach = 0.5 * size
    stage.focus = Focus((0.0, 0.2, 0.85), 1.9, -74.0, (-reach, -reach, reach, reach), 2.7)
    dress_floor(stage, Room(1.15 * size, 1.15 * size, 3.0), how)


def _radius(stage: Stage, size: float, azimuth: Array, rise: Array) -> Array:
    """Return the distance of the rock from the axis: noise, and a lobe that is the mouth."""
    large, small = (
        waves(stage.stream("rock", "large"), 2.4),
        waves(stage.stream("rock", "small"), 0.7),
    )
    x, y = np.cos(azimuth) * 3, np.sin(azimuth) * 3
    rough = 0.15 * large(x + 2 * rise, y - rise) + 0.05 * small(x + 3 * rise, y + 2 * rise)
    ledges = 11.0 * rise + 1.2 * large(y, x)
    rough = rough + 0.022 * (np.abs(ledges % 1.0 - 0.5) * 2) ** 3 * (rise > 0.02)
    away = np.abs((azimuth - MOUTH + np.pi) % (2 * np.pi) - np.pi)
    lobe = (1 - smooth_step(away, 0.12, 0.30)) * (1 - smooth_step(rise, 0.36, 0.62))
    return size * (1 + rough) * (1 + 0.75 * lobe)


def _rock(stage: Stage, size: float) -> None:
    """Draw walls and vault, open at the mouth's end, and the floor that meets them."""
    # Fine where the mouth is cut out of the wall: its edge follows the cells.
    near = MOUTH + np.linspace(-0.36, 0.36, 80)
    turn = np.unique(np.concatenate([np.linspace(-np.pi, np.pi, 141), near]))
    rise = np.unique(np.concatenate([np.linspace(0.0, 1.0, 41), np.linspace(0.3, 0.64, 40)]))
    azimuth, up = np.meshgrid(turn, rise)
    far = _radius(stage, size, azimuth, up) * np.cos(up * np.pi / 2) ** 0.7
    bumps = waves(stage.stream("vault"), 2.6)
    x, y = far * np.cos(azimuth), far * np.sin(azimuth)
    z = HIGH_M * np.sin(up * np.pi / 2) ** 0.8 + 0.45 * up * bumps(x, y) - 0.3 * (1 - up) ** 8
    points = np.stack([x, y, z], axis=-1)
    points[:, -1] = points[:, 0]
    around_m, over_m = azimuth * size, up * 9.0
    corners, uv = (
        np.stack([part[:-1, 1:], part[:-1, :-1], part[1:, :-1], part[1:, 1:]], axis=2)
        for part in (points, np.stack([around_m, over_m], axis=-1) / 3.0)
    )
    reach = np.hypot(corners[..., 0], corners[..., 1]).max(axis=-1)
    diagonal = np.linalg.norm(
        np.cross(corners[..., 2, :] - corners[..., 0, :], corners[..., 3, :] - corners[..., 1, :]),
        axis=-1,
    )
    kept = (reach < size * 1.6) & (diagonal > 1e-9)
    with stage.thing("rock", "cave_wall") as piece:
        middle = corners[kept].mean(axis=1)
        tone = 0.86 + 0.14 * waves(stage.stream("rock", "tone"), 2.2)(
            middle[:, 0] + middle[:, 2], middle[:, 1] - middle[:, 2]
        )
        band = 0.06 * np.sin(5.5 * middle[:, 2] + 1.5 * tone)
        shade = np.clip(tone + band, 0.6, 1.15)[:, None] * (1.0, 0.97, 0.93)
        piece.quads(made.rock((0.25, 0.225, 0.195)), corners[kept], uv[kept], shade)
    with stage.thing("floor", "cave_floor") as piece:
        share = np.linspace(1.0, 0.0, 34)
        edge = _radius(stage, size, turn, np.zeros_like(turn)) * 1.04
        fx, fy = (share[:, None] * edge * part(turn) for part in (np.cos, np.sin))
        fz = _floor(stage, size, fx, fy)
        at = np.stack([fx, fy, fz], axis=-1)
        at[:, -1] = at[:, 0]
        grid(piece, made.gravel((0.21, 0.19, 0.165)), at, at[..., :2] / 1.6)


def _floor(stage: Stage, size: float, x: Array, y: Array) -> Array:
    """Return the floor's height: flat about the fire, sloping out of the mouth."""
    uneven = waves(stage.stream("floor"), 3.0)(x, y)
    far = np.hypot(x, y)
    out = smooth_step(-np.asarray(y, float), size * 0.95, size * 1.6)
    pool = np.exp(-(((x - 0.55 * size) / 1.5) ** 2 + ((y - 0.32 * size) / 1.2) ** 2))
    return (
        0.10 * smooth_step(far, 2.0, 5.0) * (uneven + 0.4) * (1 - pool) - 0.38 * out - 0.42 * pool
    )


def _dripstone(stage: Stage, size: float) -> None:
    """Hang stalactites from the vault and stand stalagmites below some of them."""
    stone = made.rock((0.30, 0.265, 0.22))
    rng = stage.stream("dripstone")
    for index in range(64):
        way, far = float(rng.uniform(-np.pi, np.pi)), float(size * rng.uniform(0.28, 0.86))
        if abs((way - MOUTH + np.pi) % (2 * np.pi) - np.pi) < 0.45:
            continue
        x, y = far * np.cos(way), far * np.sin(way)
        level = HIGH_M * (1 - (far / (size * 1.02)) ** 3.6) ** 0.7 + 0.5
        long = float(rng.uniform(0.5, 2.1))
        with stage.thing(f"stalactite-{index}", "stalactite", Frame((x, y, level))) as piece:
            _spike(piece, stone, -long - 0.4, 0.07 + 0.12 * long)
        if far > 0.6 * size and rng.random() < 0.55:
            ground_z = float(_floor(stage, size, np.array(x), np.array(y))) - 0.08
            with stage.thing(f"stalagmite-{index}", "stalagmite", Frame((x, y, ground_z))) as piece:
                _spike(piece, stone, long * 0.75 + 0.15, 0.10 + 0.13 * long)


def _columns(stage: Stage, size: float) -> None:
    """Columns of dripstone from floor to vault at the back, and fallen rock along the walls."""
    stone = made.rock((0.31, 0.27, 0.22))
    for index, way_deg in enumerate((52.0, 84.0, 119.0, 146.0, 20.0)):
        rng, way = stage.stream("column", index), np.radians(way_deg)
        far = float(size * rng.uniform(0.70, 0.82))
        x, y = far * np.cos(way), far * np.sin(way)
        with stage.thing(f"column-{index}", "stalagmite", Frame((x, y, -0.1))) as piece:
            t = np.linspace(0.0, 1.0, 26)
            waist = 0.24 + 0.42 * np.abs(t - 0.45) ** 1.6 * 2
            r = waist * (1 + 0.13 * np.sin(31 * t + rng.uniform(0, 6))) * rng.uniform(0.8, 1.25)
            profile = np.column_stack([r, t * (HIGH_M * 0.9)])
            revolve(piece, stone, [tuple(p) for p in profile], sides=15)
    angles = stage.stream("fallen-rock").uniform(-0.35, np.pi + 0.35, 26)
    reach = size * stage.stream("fallen-rock", "far").uniform(0.78, 0.95, 26)
    spots = np.stack([reach * np.cos(angles), reach * np.sin(angles)], axis=1)
    stones(stage, "fallen-rock", spots, lambda x, y: _floor(stage, size, x, y), 0.55)


def _spike(piece: Piece, stone: Material, height: float, radius: float) -> None:
    """Draw a spike of dripstone that tapers unevenly to `height` (below 0: it hangs)."""
    share = np.linspace(0, 1, 12)
    r = radius * (1 - share) ** 0.75 * (1 + 0.16 * np.sin(share * 19 + piece.rng.uniform(0, 6)))
    profile = np.column_stack([np.maximum(r, 0.0), share * abs(height)])
    profile[-1, 0] = 0.0
    axis = (piece.rng.normal(0, 0.05), piece.rng.normal(0, 0.05), 1.0 if height > 0 else -1.0)
    revolve(piece, stone, [tuple(p) for p in profile], axis=axis, sides=11)


def _pool(stage: Stage, size: float) -> None:
    """Fill the hollow with still water."""
    with stage.thing("pool", "pool", Frame((0.55 * size, 0.32 * size, -0.12))) as piece:
        turn = np.linspace(0, 2 * np.pi, 41)
        rim = np.stack([2.2 * np.cos(turn), 1.8 * np.sin(turn), np.zeros(41)], axis=1)
        rim[-1] = rim[0]
        fan = np.stack([np.zeros((40, 3)), rim[:-1], rim[1:]], axis=1)
        piece.triangles(made.puddle(), fan)


def _camp(stage: Stage, how: Manner) -> None:
    """A fire with stones about it, seats, stores, lanterns."""
    with stage.thing("fire", "camp_fire") as piece:
        for way in np.linspace(0, 2 * np.pi, 13)[:-1]:
            r = float(piece.rng.uniform(0.11, 0.17))
            sphere(
                piece,
                made.rock(),
                (0.62 * np.cos(way), 0.62 * np.sin(way), r * 0.7),
                (r, r * 0.8, r * 0.7),
                9,
            )
        for index in range(7):
            way = index * 0.9
            foot = (0.42 * np.cos(way), 0.42 * np.sin(way), 0.03)
            cylinder(
                piece,
                made.bark((0.07, 0.05, 0.04)),
                foot,
                (0.05 * np.cos(way), 0.05 * np.sin(way), 0.42),
                0.045,
                0.035,
                8,
            )
        if not how.ruined:
            sphere(piece, made.fire((1.0, 0.13, 0.01), 0.9), (0, 0, 0.06), (0.3, 0.3, 0.06), 14)
            flames(piece, (0.0, 0.0, 0.1), (0.24, 0.24), 0.95, 34)
            piece.lamp(
                0,
                0,
                0.75,
                colour=(1.0, 0.47, 0.17),
                intensity_w_sr=3.0 if how.dim else 10.0,
                always_on=True,
            )
    bench(stage, "seat-one", Frame((-0.2, 1.7, 0), 4.0), how.timber, 1.7)
    bench(stage, "seat-two", Frame((-1.7, 0.1, 0), 84.0), how.timber, 1.5)
    if how.rich:
        rug(stage, "rug", Frame((1.6, 0.4, 0.02), 80.0), 2.0, 1.3, how.cloth)
    crate_stack(
        stage,
        "crates",
        Frame((-3.3, 2.4, 0), 24.0),
        how.timber,
        [(0.9, 0.8, 0.75), (0.7, 0.6, 0.5)],
    )
    crate_stack(stage, "crates-two", Frame((-2.3, 3.2, 0), -10.0), how.timber, [(0.8, 0.7, 0.6)])
    barrel(stage, "barrel", Frame((-3.7, 1.2, 0)))
    drums(stage, "drums", Frame((1.2, 3.6, 0)), [(0, 0)], rusty=True)
    sack_heap(stage, "sacks", Frame((-0.4, 3.7, 0), 10.0), 5)
    rope_coil(stage, "rope", Frame((1.4, -1.5, 0)))
    lanterns = ((-3.3, 2.4, 1.25), (2.9, -1.9, 0.42), (-0.9, 1.72, 0.46), (1.2, 3.6, 0.9))
    for index, (x, y, z) in enumerate(lanterns[: 4 if how.traits.lights > 1.4 else 2]):
        with stage.thing(f"lantern-{index}", "lantern", Frame((x, y, z))) as piece:
            _lantern(piece, how.dim or (how.ruined and index == 0))
    with stage.thing("boulder-seat", "boulder", Frame((2.9, -1.9, 0))) as piece:
        sphere(piece, made.rock(), (0, 0, 0.16), (0.55, 0.45, 0.27), 16)
    if how.neon:
        spot = Frame((0.0, 4.2, 2.0))
        with stage.thing("neon-post", "post", spot.at(0, 0, -2.0)) as piece:
            beam(piece, made.iron(), (0, 0.03, 0), (0, 0.03, 1.9), 0.06)
        neon_sign(
            stage,
            "neon",
            spot,
            [[(-0.5, -0.2), (0, 0.3), (0.5, -0.2), (-0.5, -0.2)]],
            (0.2, 1.0, 0.7),
            intensity_w_sr=8.0,
        )


def _lantern(piece: Piece, out: bool) -> None:
    """Draw a storm lantern; it burns unless it is out."""
    iron = made.iron()
    cylinder(piece, iron, (0, 0, 0), (0, 0, 0.07), 0.085, 0.075, 18)
    glass = made.ceramic((0.4, 0.4, 0.38)) if out else made.glow((1.0, 0.68, 0.32), 3.5)
    cylinder(piece, glass, (0, 0, 0.07), (0, 0, 0.21), 0.055, sides=16)
    cylinder(piece, iron, (0, 0, 0.21), (0, 0, 0.27), 0.06, 0.03, 16)
    for way in np.arange(4) * np.pi / 2:
        beam(
            piece,
            iron,
            (0.07 * np.cos(way), 0.07 * np.sin(way), 0.06),
            (0.055 * np.cos(way), 0.055 * np.sin(way), 0.23),
            0.007,
        )
    board(piece, iron, (-0.004, -0.05, 0.27), (0.004, 0.05, 0.33), bevel=0.001)
    if not out:
        piece.lamp(0, 0, 0.14, colour=(1.0, 0.64, 0.32), intensity_w_sr=4.0, always_on=True)


def _props(stage: Stage, prop: Material) -> None:
    """Pit props: posts and caps, as in a mine."""
    for index, y in enumerate((-5.6, -3.9, 2.9, 4.1)):
        with stage.thing(f"prop-{index}", "pit_prop", Frame((0, y, 0))) as piece:
            for x in (-2.6, 2.6):
                beam(piece, prop, (x, 0, -0.4), (x * 0.94, 0, 2.75), 0.26)
            beam(piece, prop, (-2.9, 0, 2.8), (2.9, 0, 2.8), 0.28)
            box(piece, prop, (-2.8, -0.5, 2.94), (2.8, 0.5, 2.99))


def _rails(stage: Stage, size: float) -> None:
    """A narrow track with its sleepers, from the mouth to the back."""
    with stage.thing("rails", "rails", Frame((2.0, 0.0, 0.0), 8.0)) as piece:
        for y in np.arange(-size * 0.8, size * 0.6, 0.55):
            box(piece, made.timber(), (-0.55, y, -0.05), (0.55, y + 0.18, 0.06))
        for x in (-0.36, 0.32):
            box(piece, made.rusted(), (x, -size * 0.8, 0.06), (x + 0.05, size * 0.6, 0.14))


def _outside(stage: Stage, size: float) -> None:
    """Hills and woods in front of the mouth."""
    hills = rolling(stage, 34.0, 50.0)

    def height(x: Array, y: Array) -> Array:
        return hills(x, y) - 0.6

    ground(stage, "lawn", made.grass(), height, 4.0, sectors=64, rings=30)
    for index, (x, y) in enumerate(((-3.5, -17.0), (2.8, -19.0), (6.0, -16.0), (-7.0, -21.0))):
        tree(
            stage,
            f"tree-{index}",
            Frame((x, y - size * 0.3, -0.6)),
            7.0 + index,
            ("oak", "birch")[index % 2],
            0.35,
        )
    for index, x in enumerate((-2.3, 2.4)):
        bushes(stage, f"bush-{index}", Frame((x, -size * 1.75, -0.6)), 1.6, 1.1, sprigs_per_m2=16.0)
    spots = stage.stream("scree").uniform((-3.0, -size * 1.9), (3.0, -size * 1.3), (26, 2))
    stones(stage, "scree", spots, height, 0.3)
    tree_line(stage, "wood", around(stage, "wood", 80, 45.0, 200.0), height)
