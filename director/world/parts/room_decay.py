"""Decay of a room: litter, rubble, fallen plaster and beams, an open ceiling, creepers, cobwebs."""

import numpy as np

from director.world import materials as made
from director.world.blockout import Material
from director.world.parts.debris import cobwebs, fallen_beams, rubble_heap, scatter, stain
from director.world.parts.free_floor import FreeFloor
from director.world.parts.plants import ivy
from director.world.parts.room_manner import Manner
from director.world.parts.room_shell import SIDES, Hole, Room, Side
from director.world.shapes import beam, beams
from director.world.stage import Array, Frame, Piece, Stage


def decay(stage: Stage, room: Room, how: Manner, floor: FreeFloor, *, ceiling: bool = True) -> None:
    """Lay upon a room what the years left; `ceiling`: it is a flat one, that may come down."""
    lie_about(stage, room, how, floor)
    if how.ruined:
        _webs(stage, room)
    if how.wrecked:
        for side in SIDES:
            _bare_masonry(stage, room, how, side, hewn=not ceiling)
        if ceiling:
            _fallen_ceiling(stage, room, how)
    if how.traits.growth > 1.5:
        _creepers(stage, room, how)


def lie_about(stage: Stage, room: Room, how: Manner, floor: FreeFloor) -> None:
    """Strew the floor: litter, stains, rubble."""
    _litter(stage, room, how)
    if how.worn and how.traits.dirt >= 0.5:
        _stains(stage, room)
    if how.ruined:
        _heaps(stage, how, floor)


def _litter(stage: Stage, room: Room, how: Manner) -> None:
    share = max(how.traits.litter - 0.25, 0.0)
    count = int(14 * share * room.width_m * room.depth_m)
    if count:
        scatter(stage, "litter", room.inside(0.3), min(count, 520))


def _stains(stage: Stage, room: Room) -> None:
    a, b, c, d = room.inside(0.9)
    rng = stage.stream("stains")
    for index in range(4):
        at = Frame((float(rng.uniform(a, c)), float(rng.uniform(b, d)), 0.0))
        stain(stage, f"dirt-{index}", at, float(rng.uniform(0.3, 0.75)))


def _webs(stage: Stage, room: Room) -> None:
    x, y, z = room.width_m / 2, room.depth_m / 2, room.height_m
    cobwebs(stage, "webs", [Frame((-x, y, z), 0.0), Frame((x, y, z), -90.0)], 0.6)


def _heaps(stage: Stage, how: Manner, floor: FreeFloor) -> None:
    """Heap rubble where the floor is free: a little where people left, more where walls fell."""
    for index in range(4 if how.wrecked else 1):
        size = (1.3, 1.0, 1.5, 0.9)[index] if how.wrecked else 1.0
        spot = floor.anywhere(stage.stream("heap", index), size)
        if spot:
            rubble_heap(stage, f"heap-{index}", spot, size * 0.55, size * 0.3)
    if how.wrecked:
        spot = floor.anywhere(stage.stream("fallen"), 1.2)
        if spot:
            fallen_beams(stage, "fallen-beams", spot, how.timber, 5, 2.1)


def _outline(rng: np.random.Generator, radius_m: float, count: int = 22) -> Array:
    """Return a ragged ring (n, 2) about the origin."""
    turn = np.arange(count) * 2 * np.pi / count
    wobble = 1 + 0.28 * np.sin(2 * turn + rng.uniform(0, 6)) + 0.16 * np.sin(5 * turn)
    return np.stack([np.cos(turn), 0.8 * np.sin(turn)], axis=1) * (
        radius_m * (wobble + rng.uniform(-0.13, 0.13, count))[:, None]
    )


def _clear_of(holes: tuple[Hole, ...], x: float, radius_m: float) -> bool:
    return all(abs(hole.x - x) > hole.width_m / 2 + 1.3 * radius_m for hole in holes)


def _bare_masonry(stage: Stage, room: Room, how: Manner, side: Side, *, hewn: bool) -> None:
    """Break a wall's face off in patches, down to bricks or rubble, with a shaded rim."""
    core = (
        made.rubble() if hewn or how.traits.material == "stone" else made.brick((0.30, 0.14, 0.10))
    )
    with stage.thing(f"fallen-plaster-{side}", "fallen_plaster", room.wall(side)) as piece:
        rng, half = piece.rng, room.length(side) / 2
        for _ in range(max(3, int(half * 1.6))):
            radius = float(rng.uniform(0.22, 0.7))
            x, z = rng.uniform(-half + radius, half - radius), rng.uniform(0.6, room.height_m - 0.3)
            if _clear_of(room.holes.get(side, ()), float(x), radius):
                ring = np.add(_outline(rng, radius), (x, z))
                ring = np.clip(ring, (-half, 0.15), (half, room.height_m - 0.08))
                _patch(piece, core, ring)


def _patch(piece: Piece, core: Material, ring: Array) -> None:
    """Draw a patch of the core in a wall's plane, and the broken edge of the plaster about it."""
    count, middle = len(ring), ring.mean(axis=0)
    nexts = np.roll(np.arange(count), -1)

    def lifted(points: Array, out: float) -> Array:
        return np.stack([points[..., 0], np.full(points.shape[:-1], -out), points[..., 1]], axis=-1)

    fan = np.stack([np.broadcast_to(middle, ring.shape), ring, ring[nexts]], axis=1)
    piece.triangles(core, lifted(fan, 0.004))
    rim = middle + (ring - middle) * 1.05
    inner = np.stack([lifted(ring, 0.002), lifted(ring[nexts], 0.002)], axis=1)
    crest = np.stack([lifted(rim, 0.02), lifted(rim[nexts], 0.02)], axis=1)
    edge = np.concatenate([crest, inner[:, ::-1]], axis=1)
    piece.quads(made.plaster((0.55, 0.51, 0.44)), np.concatenate([edge, edge[:, ::-1]]))


def _fallen_ceiling(stage: Stage, room: Room, how: Manner) -> None:
    """Open the ceiling: a dark loft behind laths, some of which hang down."""
    x, y = stage.focus.point[:2]
    with stage.thing("open-ceiling", "open_ceiling", Frame((x, y, room.height_m))) as piece:
        rng = piece.rng
        reach = min(room.width_m, room.depth_m) * 0.3
        ring = _outline(rng, min(reach, 1.7), 30)
        fan = np.stack([np.zeros_like(ring), ring, np.roll(ring, -1, axis=0)], axis=1)
        flat = np.concatenate([fan, np.full((*fan.shape[:2], 1), -0.004)], axis=-1)
        piece.triangles(made.dark(), flat[:, ::-1])
        _laths(piece, how, ring)


def _laths(piece: Piece, how: Manner, ring: Array) -> None:
    """Draw joists and laths across a hole in the ceiling; every fourth lath hangs."""
    rng, wide = piece.rng, float(np.abs(ring[:, 0]).max())
    deep = float(np.abs(ring[:, 1]).max()) * 0.8
    for x in np.arange(-wide * 0.8, wide * 0.8, 0.42):
        beam(piece, how.dark_timber, (x, -deep, -0.05), (x, deep, -0.05), 0.07, 0.08)
    ys = np.arange(-deep, deep, 0.06)
    lengths = wide * rng.uniform(0.35, 0.95, len(ys))
    start = np.column_stack([-lengths, ys, np.full(len(ys), -0.1)])
    end = np.column_stack([lengths * rng.uniform(-0.2, 1.0, len(ys)), ys, np.full(len(ys), -0.1)])
    end[::4, 2] -= rng.uniform(0.15, 0.6, len(ys[::4]))
    beams(piece, made.timber((0.22, 0.15, 0.09)), start, end, 0.03, 0.008)


def _creepers(stage: Stage, room: Room, how: Manner) -> None:
    """Let ivy in: up the walls and from the windows, thicker where it is said to be overgrown."""
    lush = how.traits.growth > 2.2
    for index, side in enumerate(SIDES):
        rng = stage.stream("creeper", side)
        if not lush and index % 2:
            continue
        half = room.length(side) / 2
        for number in range(3 if lush else 1):
            wide = float(rng.uniform(0.8, 1.8))
            x = float(rng.uniform(wide / 2 - half, half - wide / 2))
            climb = float(rng.uniform(0.5, 0.95)) * min(room.height_m, 4.0)
            spot = room.wall(side, x, 0.0, 0.02)
            ivy(stage, f"creeper-{side}-{number}", spot, wide, climb)
