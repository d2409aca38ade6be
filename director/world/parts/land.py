"""Land: heights, the ground to the horizon, and the tree lines that close every view."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from director.world.blockout import Float3
from director.world.foliage import GREENS, frames_along, scatter_mesh, sprig
from director.world.look import Season
from director.world.materials import leaf
from director.world.shapes import Paint, grid
from director.world.stage import Array, Frame, Piece, Stage

Height = Callable[[Array, Array], Array]
"""Ground height in metres over x and y, arrays of one shape."""

CROWNS = ((0.0, 70.0, 60), (70.0, 150.0, 34), (150.0, 1e9, 14))
"""From and to which distance from the focus a far crown has how many sprigs."""


def smooth_step(values: ArrayLike, low: float, high: float) -> Array:
    """Return 0 below `low`, 1 above `high` and a smooth curve between."""
    share = np.clip((np.asarray(values, float) - low) / (high - low), 0.0, 1.0)
    return share * share * (3 - 2 * share)


def waves(rng: np.random.Generator, wavelength_m: float, count: int = 7) -> Height:
    """Return smooth random relief between about -1 and 1, waves of all directions."""
    angle, phase = rng.random(count) * 2 * np.pi, rng.random(count) * 2 * np.pi
    number = 2 * np.pi / (wavelength_m * (0.55 + 0.9 * rng.random(count)))
    kx, ky = number * np.cos(angle), number * np.sin(angle)

    def height(x: Array, y: Array) -> Array:
        x, y = np.asarray(x, float), np.asarray(y, float)
        total = sum(np.sin(kx[i] * x + ky[i] * y + phase[i]) for i in range(count))
        return np.asarray(total) / count**0.5

    return height


def rolling(
    stage: Stage,
    flat_m: float,
    rise_m: float = 45.0,
    far_m: float = 420.0,
    bumps_m: float = 0.0,
    middle: tuple[float, float] = (0.0, 0.0),
) -> Height:
    """Return land that is flat within `flat_m` of the middle and rises to hills of `rise_m`."""
    rng = stage.stream("land")
    large, small, ridge = waves(rng, 330.0), waves(rng, 38.0), waves(rng, 900.0)

    def height(x: Array, y: Array) -> Array:
        far = np.hypot(np.asarray(x, float) - middle[0], np.asarray(y, float) - middle[1])
        hills = smooth_step(far, flat_m, far_m)
        profile = 0.55 + 0.25 * large(x, y) + 0.3 * ridge(x, y)
        near = smooth_step(far, flat_m, flat_m + 40.0) * bumps_m * small(x, y)
        return rise_m * hills * np.maximum(profile, 0.25) + near

    return height


def ground(
    stage: Stage,
    id: str,
    material: Paint,
    height: Height,
    near_m: float = 3.0,
    far_m: float = 1400.0,
    sectors: int = 96,
    rings: int = 44,
    middle: tuple[float, float] = (0.0, 0.0),
    tint: Callable[[Array, Array], Array] | None = None,
    steep: bool = False,
) -> None:
    """Draw the ground as rings that grow with the distance, out to `far_m`.

    `steep` ground is textured from the side where it faces sideways: nothing is drawn out.
    """
    with stage.thing(id, "ground", Frame((*middle, 0.0))) as piece:
        radius = np.concatenate([[0.0], np.geomspace(near_m, far_m, rings)])
        angle = np.linspace(0.0, 2 * np.pi, sectors + 1)
        # Rows run inward: then the front of the sheet is its upper side.
        x, y = (radius[::-1, None] * turn(angle)[None] for turn in (np.cos, np.sin))
        z = height(x + middle[0], y + middle[1])
        points = np.stack([x, y, z], axis=-1)
        shades: ArrayLike = 1.0
        if tint is not None:
            centre = (points[:-1, :-1] + points[1:, 1:]) / 2
            shades = tint(centre[..., 0] + middle[0], centre[..., 1] + middle[1]).reshape(-1, 3)
        size = piece.texture_size_m(material)
        grid(piece, material, points, None if steep else points[..., :2] / size, shades)


def patch(
    stage: Stage,
    id: str,
    material: Paint,
    height: Height,
    low: tuple[float, float],
    high: tuple[float, float],
    step_m: float,
    lift_m: float = 0.0,
    tint: Callable[[Array, Array], Array] | None = None,
) -> None:
    """Draw a fine rectangle of ground, `lift_m` over the height."""
    with stage.thing(id, "ground") as piece:
        counts = [max(2, round((b - a) / step_m) + 1) for a, b in zip(low, high, strict=True)]
        x, y = np.meshgrid(
            np.linspace(low[0], high[0], counts[0]), np.linspace(low[1], high[1], counts[1])
        )
        points = np.stack([x, y, height(x, y) + lift_m], axis=-1)
        shades: ArrayLike = 1.0
        if tint is not None:
            centre = (points[:-1, :-1] + points[1:, 1:]) / 2
            shades = tint(centre[..., 0], centre[..., 1]).reshape(-1, 3)
        grid(piece, material, points, points[..., :2] / piece.texture_size_m(material), shades)


def ribbon(
    stage: Stage,
    id: str,
    material: Paint,
    height: Height,
    line: ArrayLike,
    width_m: float,
    lift_m: float = 0.03,
    crown_m: float = 0.0,
    ragged: float = 0.0,
) -> None:
    """Draw a path or road along `line` (n, 2), on the ground, `crown_m` higher in the middle.

    `ragged` is the share of the width by which its edges wander: trodden paths have no kerb.
    """
    points = (
        _finer(np.asarray(line, float), stage.focus.point) if ragged else np.asarray(line, float)
    )
    rng = stage.stream(id, "edges")
    with stage.thing(id, "path") as piece:
        ways = np.gradient(points, axis=0)
        side = np.column_stack([ways[:, 1], -ways[:, 0]])
        side /= np.linalg.norm(side, axis=1, keepdims=True)
        across = np.array([-0.5, -0.38, -0.2, 0.0, 0.2, 0.38, 0.5])
        wander = 1 + ragged * np.stack(
            [sum(waves(rng, size)(*points.T) for size in (2.6, 0.9)) for _ in range(2)], axis=1
        )
        wide = np.where(across < 0, wander[:, :1], wander[:, 1:]) * (across * width_m)
        flat = points[:, None] + wide[..., None] * side[:, None]
        lift = lift_m + crown_m * (1 - (2 * across) ** 2)
        if ragged:
            lift = np.where(np.abs(across) > 0.45, -0.01, lift)
        z = height(flat[..., 0], flat[..., 1]) + lift
        far = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
        uv = np.stack([wide, np.broadcast_to(far[:, None], wide.shape)], axis=-1)
        uv /= piece.texture_size_m(material)
        tint: ArrayLike = 1.0
        if ragged:  # Wheels and feet keep the middle pale and bare.
            middle = 1.08 - 0.3 * np.abs(across[1:] + across[:-1])
            shade = middle * (0.92 + 0.16 * piece.rng.random((len(points) - 1, 6)))
            tint = shade.reshape(-1, 1) * np.ones(3)
        grid(piece, material, np.concatenate([flat, z[..., None]], axis=-1), uv, tint)


def _finer(line: Array, focus: Float3) -> Array:
    """Return a line with a point every 0.4 m where people see it from nearby."""
    far = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    even = np.arange(0.0, far[-1], 0.4)
    at = np.column_stack([np.interp(even, far, line[:, 0]), np.interp(even, far, line[:, 1])])
    near = np.hypot(at[:, 0] - focus[0], at[:, 1] - focus[1]) < 30.0
    steps = np.union1d(even[near], far)
    return np.column_stack([np.interp(steps, far, line[:, 0]), np.interp(steps, far, line[:, 1])])


def tree_line(
    stage: Stage,
    id: str,
    at: Array,
    height: Height,
    tall_m: tuple[float, float] = (7.0, 13.0),
    evergreen: float = 0.35,
) -> None:
    """Draw trees at points (n, 2) that nobody walks up to; `evergreen` is the share of conifers.

    The nearer to the focus, the more and the smaller the sprigs of a crown.
    """
    shape, leaves = stage.stream(id, "shape"), stage.stream(id, "leaves")
    tall = shape.uniform(*tall_m, len(at))
    conifer = shape.random(len(at)) < evergreen
    base = np.column_stack([at, height(at[:, 0], at[:, 1])])
    far = np.hypot(at[:, 0] - stage.focus.point[0], at[:, 1] - stage.focus.point[1])
    with stage.thing(id, "tree_line") as piece:
        _far_trunks(piece, base, tall)
        for near_m, far_m, sprigs in CROWNS:
            for pointed in (False, True):
                mine = (conifer == pointed) & (near_m <= far) & (far < far_m)
                _far_crowns(piece, base[mine], tall[mine], leaves, sprigs, pointed)


def around(
    stage: Stage,
    id: str,
    count: int,
    near_m: float,
    far_m: float,
    middle: tuple[float, float] = (0, 0),
) -> Array:
    """Return points (count, 2) in a ring about the middle, in groups as woods are."""
    rng = stage.stream(id, "points")
    groups = max(6, count // 9)
    angle = rng.random(groups) * 2 * np.pi
    far = near_m + (far_m - near_m) * rng.random(groups) ** 1.3
    pick = rng.integers(0, groups, count)
    spread = 0.06 * far[pick] + 6.0
    flat = np.column_stack([np.cos(angle), np.sin(angle)])[pick] * far[pick, None]
    flat += rng.standard_normal((count, 2)) * spread[:, None]
    distance = np.maximum(np.hypot(*flat.T), 1e-6)[:, None]
    return flat * np.maximum(distance, near_m) / distance + np.asarray(middle, float)


def _far_trunks(piece: Piece, base: Array, tall: Array) -> None:
    angle = np.arange(4) * 2 * np.pi / 3
    ring = np.column_stack([np.cos(angle), np.sin(angle), np.zeros(4)])
    low = base[:, None] + ring * (0.022 * tall)[:, None, None] - (0, 0, 0.3)
    high = base[:, None] + ring * (0.008 * tall)[:, None, None]
    high[..., 2] += 0.75 * tall[:, None]
    quads = np.stack([low[:, :-1], low[:, 1:], high[:, 1:], high[:, :-1]], axis=2)
    piece.quads(
        leaf((0.09, 0.07, 0.05), "far_trunk"),
        quads.reshape(-1, 4, 3),
        np.zeros((1, 1, 1)) + np.zeros((len(quads) * 3, 4, 2)),
    )


def _far_crowns(
    piece: Piece, base: Array, tall: Array, rng: np.random.Generator, each: int, pointed: bool
) -> None:
    """Draw crowns of `each` sprigs; bare deciduous crowns have thin grey twigs instead."""
    count, season = len(base), piece.stage.season
    if not count:
        return
    at, way, share = _crown_sites(rng, base, tall, each, pointed)
    bare = season is Season.WINTER and not pointed
    fine = (22 / each) ** 0.5
    size = (0.27 if pointed else 0.31) * fine * tall[:, None] * (1.1 - 0.5 * share)
    tint = np.repeat(crown_colours(rng, count, season, pointed), each, axis=0)
    mesh = sprig(6, 9) * (
        np.array([1.0, 0.25, 0.25] if bare else [1.15, 1.3, 1.3] if pointed else [1.1, 1.7, 1.7])
    )
    # Light falls into a crown from above: what hangs low is darker.
    shade = (0.62 + 0.4 * share + 0.4 * rng.random((count, each))).reshape(-1, 1)
    turns = frames_along(way.reshape(-1, 3), rng)
    scatter_mesh(
        piece, leaf((1.0, 1.0, 1.0)), mesh, at.reshape(-1, 3), turns, size.ravel(), tint * shade
    )


def _crown_sites(
    rng: np.random.Generator, base: Array, tall: Array, each: int, pointed: bool
) -> tuple[Array, Array, Array]:
    """Return where the sprigs of crowns grow and which way (n, each, 3), and how high: 0 to 1."""
    count = len(base)
    share, turn = rng.random((count, each)), rng.random((count, each)) * 2 * np.pi
    if pointed:
        up, wide = 0.12 + 0.86 * share, 0.21 * (1 - share) + 0.02
    else:
        up = 0.28 + 0.66 * share
        lobes = 1 + 0.22 * np.sin(3 * turn + 6.3 * rng.random((count, 1)))
        dome = np.sqrt(np.clip(1 - ((up - 0.6) / 0.38) ** 2, 0.03, 1))
        wide = 0.34 * lobes * dome * rng.random((count, each)) ** 0.4
    out = np.stack([np.cos(turn), np.sin(turn), np.zeros_like(turn)], axis=-1)
    at = base[:, None] + out * (wide * tall[:, None])[..., None] * (0.4 if pointed else 0.85)
    at[..., 2] += up * tall[:, None]
    return at, out + np.array([0.0, 0.0, -0.35 if pointed else 0.45]), share


def crown_colours(rng: np.random.Generator, count: int, season: Season, evergreen: bool) -> Array:
    """Return leaf colours (count, 3) of whole trees."""
    pine: tuple[Float3, ...] = ((0.035, 0.075, 0.03), (0.045, 0.085, 0.04), (0.03, 0.065, 0.035))
    palette = np.array(pine if evergreen else GREENS[season])
    weights = rng.dirichlet(np.ones(len(palette)) * 0.8, count)
    return weights @ palette
