"""Rooms as they are built: real windows, lamps that shine, nothing afloat, floor to stand on."""

from collections.abc import Callable
from functools import cache

import numpy as np
import pytest
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene
from numpy.typing import NDArray

from director.world.blockout import Blockout
from director.world.build import build
from director.world.look import Season
from director.world.sites import sites

Array = NDArray[np.float64]
INDOORS = sorted(name for name, kind in sites().items() if kind.interior)
WINDOWED = [name for name in INDOORS if name not in {"cave", "spaceship-corridor"}]
EXPECTED = {"warehouse", "bar", "kitchen", "living-room", "bedroom", "office", "corridor"}
SHELL = {"room_shell", "skirting", "hall_roof", "trusses", "beams", "piers", "hull", "deck"}
NATURE = {"cave_wall", "cave_floor", "pool", "stalagmite", "boulder", "ground", "stones"}


@cache
def world(
    site: str, season: Season = Season.SUMMER, words: tuple[str, ...] = (), seed: str = "s"
) -> Blockout:
    """Return a room, built once for all tests."""
    parameters = {"site": site, "interior": True, "words": list(words), "seed": seed}
    return build(parameters, season, None)


class Rays:
    """Rays against a blockout; with `glass=False` they pass through panes."""

    def __init__(self, blockout: Blockout, *, glass: bool = True) -> None:
        clear = np.array([m.surface == "glass" for m in blockout.materials])[blockout.material]
        self.index = np.flatnonzero(~clear | glass)
        self.scene = EmbreeScene()
        self._mesh = TriangleMesh(self.scene, np.ascontiguousarray(blockout.corners[self.index]))

    def hit(self, origin: Array, way: Array) -> tuple[NDArray[np.int64], Array]:
        """Return (triangle or -1, distance) for rays (n, 3) of unit directions."""
        found = self.scene.run(
            np.ascontiguousarray(origin, np.float32),
            np.ascontiguousarray(way, np.float32),
            query="INTERSECT",
            output=1,
        )
        met = found["primID"] >= 0
        triangle = np.where(met, self.index[found["primID"]], -1)
        return triangle, np.where(met, found["tfar"], np.inf)


@cache
def rays(site: str, *, glass: bool = True) -> Rays:
    return Rays(world(site), glass=glass)


def on_a_sphere(count: int) -> Array:
    """Return directions (count, 3), evenly spread."""
    index = np.arange(count) + 0.5
    z, turn = 1 - 2 * index / count, np.pi * (1 + 5**0.5) * index
    r = np.sqrt(1 - z * z)
    return np.stack([r * np.cos(turn), r * np.sin(turn), z], axis=1)


def normals(corners: NDArray[np.float32]) -> Array:
    way = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    return way / np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-12)


def inner_box(blockout: Blockout) -> tuple[Array, Array]:
    """Return the room's inside as two corners, found by rays from its middle."""
    a, b, c, d = blockout.focus.room_m
    return np.array([a - 1.0, b - 1.0, -0.05]), np.array([c + 1.0, d + 1.0, 12.0])


def test_the_promised_rooms_are_there() -> None:
    assert set(INDOORS) >= EXPECTED


@pytest.mark.parametrize("site", INDOORS)
def test_a_room_is_rich_but_within_its_budget(site: str) -> None:
    room = world(site)
    assert room.indoor
    assert 25_000 <= room.triangles <= 340_000
    assert len({thing.part for thing in room.things}) >= 10


@pytest.mark.parametrize("site", INDOORS)
def test_arrays_are_finite_and_reflectances_are_physical(site: str) -> None:
    room = world(site)
    assert np.isfinite(room.corners).all()
    assert np.isfinite(room.uv).all()
    colour = np.array([material.colour for material in room.materials])[room.material]
    assert (colour * room.tint).max() <= 1.0
    assert room.tint.min() >= 0.0


@pytest.mark.parametrize("site", INDOORS)
def test_the_same_parameters_build_the_same_arrays(site: str) -> None:
    from director.world.build import forget

    first = world(site)
    forget()
    again = build({"site": site, "interior": True, "words": [], "seed": "s"}, Season.SUMMER, None)
    assert again is not first
    for name in ("corners", "uv", "tint", "material", "thing"):
        assert np.array_equal(getattr(first, name), getattr(again, name)), name
    assert first.lamps == again.lamps


@pytest.mark.parametrize("site", INDOORS)
def test_another_seed_is_another_room(site: str) -> None:
    other = world(site, seed="t")
    first = world(site)
    assert other.corners.shape != first.corners.shape or not np.array_equal(other.tint, first.tint)


@pytest.mark.parametrize("site", WINDOWED)
def test_windows_are_holes_through_which_daylight_comes(site: str) -> None:
    room = world(site)
    pane = np.array([m.surface == "glass" for m in room.materials])[room.material]
    corners = room.corners[pane].astype(float)
    low, high = inner_box(room)
    middle = corners.mean(axis=1)
    own = ((middle > low - 0.5) & (middle < high + 0.5)).all(axis=1)
    corners = corners[own]
    assert len(corners) >= 2, "no glass at all"
    way = normals(corners)
    weights = np.random.default_rng(1).dirichlet((1, 1, 1), (len(corners), 40))
    start = np.einsum("nkc,ncd->nkd", weights, corners).reshape(-1, 3)
    outward = way.repeat(40, axis=0)
    _, beyond = rays(site, glass=False).hit(start + outward * 0.06, outward)
    free = (beyond > 1.2).reshape(len(corners), 40)
    assert free.mean() > 0.5, "panes have a wall behind them"
    assert (free.mean(axis=1) > 0.2).mean() > 0.75


@pytest.mark.parametrize("site", INDOORS)
def test_lamps_hang_inside_the_room_and_shine_into_it(site: str) -> None:
    room = world(site)
    assert 2 <= len(room.lamps) <= 16
    assert any(lamp.always_on for lamp in room.lamps)
    low, high = inner_box(room)
    opaque = np.array([m.surface not in {"glass", "emitter"} for m in room.materials])
    keep = opaque[room.material]
    cast = Rays(_only(room, keep))
    way = on_a_sphere(96)
    for lamp in room.lamps:
        at = np.array(lamp.position)
        assert (at > low).all() and (at < high).all(), lamp
        _, far = cast.hit(np.broadcast_to(at, way.shape), way)
        assert (far > 0.12).mean() > 0.4, f"buried: {lamp}"
        assert (far > 0.5).mean() > 0.25, f"shut in: {lamp}"


def _only(room: Blockout, keep: NDArray[np.bool_]) -> Blockout:
    from dataclasses import replace

    parts = {
        name: getattr(room, name)[keep] for name in ("corners", "uv", "tint", "material", "thing")
    }
    return replace(room, **parts)


@pytest.mark.parametrize("site", INDOORS)
def test_the_focus_lies_in_the_room_and_the_room_within_its_walls(site: str) -> None:
    room = world(site)
    a, b, c, d = room.focus.room_m
    x, y, z = room.focus.point
    assert a < x < c and b < y < d and 0.4 < z < room.focus.ceiling_m
    corners = np.array(
        [(u, v, h) for u in (a, c) for v in (b, d) for h in (0.3, room.focus.ceiling_m)]
    )
    cast = rays(site)
    for way, sign in (((0, 0, 1), "ceiling"), ((0, 0, -1), "floor")):
        triangle, far = cast.hit(corners, np.broadcast_to(np.array(way, float), corners.shape))
        assert (triangle >= 0).all(), f"no {sign}"
        assert (far < 14).all()
    ways = np.array([(1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0)], float)
    at = np.broadcast_to(np.array((x, y, room.focus.ceiling_m - 0.05)), ways.shape)
    _, far = cast.hit(at, ways)
    assert (far < 40).sum() >= 3, "no walls"  # a cave is open at its mouth


@pytest.mark.parametrize("site", INDOORS)
def test_there_is_floor_for_seven_cameras(site: str) -> None:
    room = world(site)
    a, b, c, d = room.focus.room_m
    x, y = np.meshgrid(np.linspace(a, c, 12), np.linspace(b, d, 12))
    at = np.stack([x.ravel(), y.ravel(), np.full(x.size, 1.6)], axis=1)
    way = on_a_sphere(60)
    far = rays(site).hit(at.repeat(60, axis=0), np.tile(way, (len(at), 1)))[1].reshape(len(at), 60)
    free = (far > 0.4).all(axis=1)
    assert free.mean() > 0.35
    facing = np.radians(room.focus.facing_deg)
    offset = at[:, :2] - np.array(room.focus.point[:2])
    before = offset @ np.array([np.cos(facing), np.sin(facing)]) > 0.6 * room.focus.radius_m
    assert (free & before).sum() >= 5, "no free floor where the wide angle stands"
    assert (free & ~before).sum() >= 5, "no free floor for the reverse"


@pytest.mark.parametrize("site", INDOORS)
def test_surfaces_face_the_room(site: str) -> None:
    room = world(site)
    a, b, c, d = room.focus.room_m
    rng = np.random.default_rng(3)
    at = rng.uniform((a, b, 0.9), (c, d, room.focus.ceiling_m), (40, 3))
    way = on_a_sphere(200)
    cast = rays(site, glass=False)
    triangle, far = cast.hit(at.repeat(200, axis=0), np.tile(way, (len(at), 1)))
    thin = np.array([m.surface in {"leaf", "emitter"} for m in room.materials])[room.material]
    met = (triangle >= 0) & ~thin[triangle] & (far < 25)
    seen = (normals(room.corners)[triangle] * np.tile(way, (len(at), 1))).sum(axis=1) > 1e-6
    wrong = (seen & met).reshape(40, 200)
    outside = wrong.mean(axis=1) < 0.3  # a point inside a crate sees only backs
    assert outside.mean() > 0.8
    assert wrong[outside].mean() < 0.01


@pytest.mark.parametrize("site", INDOORS)
def test_nothing_floats(site: str) -> None:
    room = world(site)
    low, high = inner_box(room)
    boxes: dict[int, tuple[Array, Array]] = {}
    order = np.argsort(room.thing, kind="stable")
    for group in np.split(order, np.flatnonzero(np.diff(room.thing[order])) + 1):
        points = room.corners[group].reshape(-1, 3)
        boxes[int(room.thing[group[0]])] = (points.min(axis=0), points.max(axis=0))
    for index, (least, most) in boxes.items():
        thing = room.things[index]
        middle = (least + most) / 2
        if thing.part in SHELL | NATURE or not ((middle > low) & (middle < high)).all():
            continue
        touched = [
            other
            for other, (b_low, b_high) in boxes.items()
            if other != index and ((least - 0.03 < b_high) & (most + 0.03 > b_low)).all()
        ]
        assert touched, f"{thing.id} touches nothing"
        assert least[2] > -0.05, f"{thing.id} sinks into the floor"


@pytest.mark.parametrize("site", INDOORS)
@pytest.mark.parametrize("word", ["abandoned", "wooden"])
def test_words_change_the_place(site: str, word: str) -> None:
    plain, other = world(site), world(site, words=(word,))
    names = [{m.name for m in room.materials} for room in (plain, other)]
    assert names[0] != names[1]
    if word == "abandoned":
        parts = [{thing.part for thing in room.things} for room in (plain, other)]
        assert parts[1] - parts[0], "an abandoned room holds nothing new"
        assert plain.triangles != other.triangles


@pytest.mark.parametrize("site", ["living-room", "corridor"])
def test_size_words_change_the_floor(site: str) -> None:
    def area(words: tuple[str, ...]) -> float:
        a, b, c, d = world(site, words=words).focus.room_m
        return (c - a) * (d - b)

    assert area(("narrow",)) < 0.9 * area(()) < 0.8 * area(("vast",))


def test_neon_lights_the_bar_in_another_colour() -> None:
    plain, neon = world("bar"), world("bar", words=("neon",))
    assert {lamp.colour for lamp in neon.lamps} - {lamp.colour for lamp in plain.lamps}


@pytest.mark.parametrize("site", INDOORS)
def test_seasons_change_only_what_the_windows_show(site: str) -> None:
    summer, winter = world(site), world(site, Season.WINTER)
    a, b, c, d = summer.focus.room_m

    def inside(room: Blockout) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        middle = room.corners.mean(axis=1)
        kept = (middle[:, 0] > a - 0.4) & (middle[:, 0] < c + 0.4)
        kept &= (middle[:, 1] > b - 0.4) & (middle[:, 1] < d + 0.4) & (middle[:, 2] > -0.02)
        return room.corners[kept], room.tint[kept]

    for one, other in zip(inside(summer), inside(winter), strict=True):
        assert np.array_equal(one, other)
    assert summer.lamps == winter.lamps and summer.focus == winter.focus


def _shares(of: Callable[[str], float]) -> dict[str, float]:
    return {site: of(site) for site in INDOORS}


def test_the_view_from_a_window_is_not_empty() -> None:
    """Something other than sky is seen through every room's glass."""

    def seen(site: str) -> float:
        room = world(site)
        glass = np.array([m.surface == "glass" for m in room.materials])[room.material]
        x, y, _ = room.focus.point
        way = on_a_sphere(6000)
        way = way[np.abs(way[:, 2]) < 0.35]
        start = np.broadcast_to(np.array((x, y, 1.6)), way.shape)
        first, _ = rays(site).hit(start, way)
        through = (first >= 0) & glass[np.maximum(first, 0)]
        beyond, _ = rays(site, glass=False).hit(start[through], way[through])
        return float((beyond >= 0).mean()) if through.any() else 0.0

    shares = {site: share for site, share in _shares(seen).items() if site in WINDOWED}
    assert min(shares.values()) > 0.2, shares
