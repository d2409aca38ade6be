"""Openings: windows with frames, bars and panes; doors with leaf, lining, architrave and handle."""

import itertools

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3, Material
from director.world.parts.forms import board, boards
from director.world.parts.room_shell import Hole, Room, Side
from director.world.shapes import box, boxes, cylinder, revolve
from director.world.stage import Piece, Stage

WHITE: Float3 = (0.62, 0.60, 0.55)


def window(
    stage: Stage,
    id: str,
    room: Room,
    side: Side,
    hole: Hole,
    *,
    panes: tuple[int, int] = (2, 3),
    frame: Material | None = None,
    frame_m: float = 0.055,
    bar_m: float = 0.024,
    broken: float = 0.0,
    sill: bool = True,
) -> None:
    """Glaze a hole: `panes` (columns, rows); `broken` is the share of panes that are gone."""
    joinery = frame or made.paint(WHITE)
    w, z0, z1 = hole.width_m / 2, hole.sill_m, hole.head_m
    y = room.wall_m * 0.55
    with stage.thing(id, "window", room.wall(side, hole.x)) as piece:
        for x0, x1 in ((-w, -w + frame_m), (w - frame_m, w)):
            board(piece, joinery, (x0, y, z0), (x1, y + 0.09, z1), bevel=0.004)
        for low, high in ((z0, z0 + frame_m), (z1 - frame_m, z1)):
            board(
                piece, joinery, (-w + frame_m, y, low), (w - frame_m, y + 0.09, high), bevel=0.004
            )
        columns = np.linspace(-w + frame_m, w - frame_m, panes[0] + 1)
        rows = np.linspace(z0 + frame_m, z1 - frame_m, panes[1] + 1)
        _bars(piece, joinery, columns, rows, y, bar_m)
        _panes(piece, columns, rows, y + 0.05, broken)
        if sill:
            board(
                piece, joinery, (-w - 0.07, -0.07, z0 - 0.035), (w + 0.07, y, z0 + 0.004), grain="x"
            )
            low, high = (-w, y + 0.09, z0 - 0.05), (w, room.wall_m + 0.06, z0 + 0.006)
            board(piece, made.smooth_stone(), low, high)


def _bars(
    piece: Piece, joinery: Material, columns: np.ndarray, rows: np.ndarray, y: float, bar_m: float
) -> None:
    """Draw glazing bars; the middle mullion of a wide window is a stout one."""
    for index, x in enumerate(columns[1:-1], 1):
        stout = 1.9 if len(columns) % 2 and index == len(columns) // 2 else 1.0
        low, high = (
            (x - bar_m * stout / 2, y + 0.018, rows[0]),
            (x + bar_m * stout / 2, y + 0.075, rows[-1]),
        )
        board(piece, joinery, low, high, bevel=0.003)
    for z in rows[1:-1]:
        low, high = (columns[0], y + 0.022, z - bar_m / 2), (columns[-1], y + 0.07, z + bar_m / 2)
        board(piece, joinery, low, high, bevel=0.003)


def _panes(piece: Piece, columns: np.ndarray, rows: np.ndarray, y: float, broken: float) -> None:
    """Draw the glass, facing outside; a broken pane keeps shards in its corners."""
    glass = made.glass()
    if not broken:  # one sheet behind all bars: the painter sends its rays to the largest panes
        a, b, c, d = columns[0], rows[0], columns[-1], rows[-1]
        piece.quads(glass, [[(c, y, b), (a, y, b), (a, y, d), (c, y, d)]])
        return
    for x0, x1 in itertools.pairwise(columns):
        for z0, z1 in itertools.pairwise(rows):
            corners = np.array([(x1, y, z0), (x0, y, z0), (x0, y, z1), (x1, y, z1)])
            if piece.rng.random() >= broken:
                piece.quads(glass, corners)
                continue
            reach = piece.rng.uniform(0.1, 0.5, (4, 2))
            nexts, before = np.roll(corners, -1, axis=0), np.roll(corners, 1, axis=0)
            ahead = corners + (nexts - corners) * reach[:, :1]
            back = corners + (before - corners) * reach[:, 1:]
            piece.triangles(glass, np.stack([corners, ahead, back], axis=1))


def door(
    stage: Stage,
    id: str,
    room: Room,
    side: Side,
    hole: Hole,
    *,
    leaf: Material,
    lining: Material | None = None,
    style: str = "panelled",
    open_deg: float = 0.0,
    hinge: float = -1.0,
    tint: Float3 = (1.0, 1.0, 1.0),
) -> None:
    """Hang a door: style `panelled`, `planked` or `glazed`; hinged left (-1) or right (1)."""
    trim = lining or leaf
    w, top, t = hole.width_m / 2, hole.head_m, room.wall_m
    with stage.thing(id, "door", room.wall(side, hole.x)) as piece:
        for x0, x1 in ((-w, -w + 0.035), (w - 0.035, w)):
            board(piece, trim, (x0, -0.005, 0), (x1, t + 0.005, top), grain="z", tint=tint)
        board(piece, trim, (-w, -0.005, top - 0.035), (w, t + 0.005, top), grain="x", tint=tint)
        for x0, x1 in ((-w - 0.075, -w + 0.012), (w - 0.012, w + 0.075)):
            board(piece, trim, (x0, -0.028, 0), (x1, 0.0, top + 0.075), grain="z", tint=tint)
        board(
            piece, trim, (-w + 0.012, -0.027, top - 0.012), (w - 0.012, 0, top + 0.075), tint=tint
        )
        box(piece, made.metal(), (-w + 0.035, 0.02, 0.0), (w - 0.035, 0.09, 0.012))
        clear = w - 0.038
        hung = piece.at(hinge * clear, 0.03, 0.0, -hinge * open_deg)
        _leaf(hung.at(-hinge * clear, 0.0), leaf, 2 * clear, top - 0.045, style, -hinge, tint)


def _leaf(
    piece: Piece,
    leaf: Material,
    width: float,
    height: float,
    style: str,
    handle: float,
    tint: Float3,
) -> None:
    """Draw a door's leaf, its middle at x = 0, its room side at y = 0; the handle at +1 or -1."""
    w, low = width / 2, 0.012
    glazed = style == "glazed"
    if style == "planked":
        count = max(4, round(width / 0.14))
        x = np.linspace(-w, w, count + 1)
        lows = np.column_stack([x[:-1] + 0.002, np.zeros(count), np.full(count, low)])
        highs = np.column_stack([x[1:] - 0.002, np.full(count, 0.035), np.full(count, height)])
        shade = piece.rng.uniform(0.8, 1.15, (count, 1)) * np.asarray(tint)
        boards(piece, leaf, lows, highs, bevel=0.004, grain="z", tint=shade)
        for z in (0.25, height / 2 - 0.05, height - 0.35):
            board(
                piece, leaf, (-w + 0.02, -0.022, z), (w - 0.02, 0.0, z + 0.14), grain="x", tint=tint
            )
            strap = (-handle * (w - 0.01), -0.03, z + 0.05), (-handle * (w - 0.5), -0.022, z + 0.09)
            boxes(piece, made.iron(), *strap)
    else:
        _framed(piece, leaf, w, low, height, glazed, tint)
    for y, way in ((-0.0 if style != "planked" else -0.022, -1), (0.045, 1)):
        _handle(piece, handle * (w - 0.075), y, way, handle)


def _framed(
    piece: Piece, leaf: Material, w: float, low: float, height: float, glazed: bool, tint: Float3
) -> None:
    """Draw stiles, rails and raised panels; the upper panels of a glazed door are glass."""
    stile, mid = 0.11, 0.96
    for x0, x1 in ((-w, -w + stile), (w - stile, w)):
        board(piece, leaf, (x0, 0, low), (x1, 0.045, height), grain="z", tint=tint)
    rails = ((low, low + 0.2), (mid - 0.08, mid + 0.08), (height - stile, height))
    for a, b in rails:
        board(piece, leaf, (-w + stile, 0, a), (w - stile, 0.045, b), grain="x", tint=tint)
    board(piece, leaf, (-0.045, 0.001, low + 0.2), (0.045, 0.044, mid - 0.08), grain="z", tint=tint)
    fields = (
        [(low + 0.2, mid - 0.08)]
        if glazed
        else [(low + 0.2, mid - 0.08), (mid + 0.08, height - stile)]
    )
    if glazed:
        a, b = mid + 0.08, height - stile
        corners = [
            (w - stile, 0.022, a),
            (stile - w, 0.022, a),
            (stile - w, 0.022, b),
            (w - stile, 0.022, b),
        ]
        piece.quads(made.glass(), [corners])
    else:
        board(
            piece,
            leaf,
            (-0.045, 0.001, mid + 0.08),
            (0.045, 0.044, height - stile),
            grain="z",
            tint=tint,
        )
    for a, b in fields:
        for x0, x1 in ((-w + stile, -0.045), (0.045, w - stile)):
            box(piece, leaf, (x0, 0.016, a), (x1, 0.03, b), tint)
            inner = (x0 + 0.035, 0.006, a + 0.035), (x1 - 0.035, 0.039, b - 0.035)
            board(piece, leaf, *inner, bevel=0.01, grain="z", tint=tint)


def _handle(piece: Piece, x: float, y: float, way: float, towards: float) -> None:
    """Draw a lever on its plate, standing off towards `way` along y."""
    brass = made.brass()
    boxes(piece, brass, (x - 0.022, y, 0.93), (x + 0.022, y + way * 0.006, 1.13))
    cylinder(piece, brass, (x, y, 1.05), (x, y + way * 0.05, 1.05), 0.011, sides=10)
    lever = (x, y + way * 0.05, 1.05), (x - towards * 0.12, y + way * 0.052, 1.045)
    cylinder(piece, brass, *lever, 0.011, 0.008, sides=10)
    revolve(
        piece,
        brass,
        [(0, 0), (0.013, 0.006), (0.013, 0.018), (0, 0.024)],
        lever[1],
        (-towards, 0, 0),
        10,
    )


def sliding_door(
    stage: Stage, id: str, room: Room, side: Side, hole: Hole, *, leaf: Material, open_m: float
) -> None:
    """Hang a big planked door on a rail inside the wall, `open_m` of the hole left free."""
    w, top = hole.width_m / 2, hole.head_m + 0.12
    with stage.thing(id, "sliding_door", room.wall(side, hole.x)) as piece:
        rail = (-w - 0.2, -0.16, top + 0.1), (w + hole.width_m, -0.12, top + 0.17)
        box(piece, made.iron(), *rail)
        for x in np.linspace(-w, w + hole.width_m - 0.3, 6):
            box(piece, made.iron(), (x, -0.13, top + 0.12), (x + 0.05, 0.0, top + 0.2))
        panel = piece.at(open_m, 0.0)
        count = round(hole.width_m / 0.18)
        x = np.linspace(-w - 0.1, w + 0.1, count + 1)
        lows = np.column_stack([x[:-1] + 0.003, np.full(count, -0.12), np.full(count, 0.03)])
        highs = np.column_stack([x[1:] - 0.003, np.full(count, -0.08), np.full(count, top)])
        shade = piece.rng.uniform(0.7, 1.15, (count, 1)) * np.ones(3)
        boards(panel, leaf, lows, highs, bevel=0.004, grain="z", tint=shade)
        for z in (0.15, top / 2 - 0.1, top - 0.35):
            board(
                panel, leaf, (-w - 0.1, -0.155, z), (w + 0.1, -0.12, z + 0.2), grain="x", tint=0.8
            )
        for x in (-w * 0.6, w * 0.6):
            box(panel, made.iron(), (x - 0.03, -0.17, top - 0.15), (x + 0.03, -0.156, top + 0.16))
            wheel = (x, -0.175, top + 0.2), (x, -0.13, top + 0.2)
            cylinder(panel, made.iron(), *wheel, 0.07, sides=16)
        box(panel, made.iron(), (-w + 0.05, -0.2, 1.0), (-w + 0.09, -0.18, 1.35))
        boxes(
            panel,
            made.iron(),
            [(-w + 0.05, -0.19, z) for z in (1.0, 1.32)],
            [(-w + 0.09, -0.155, z + 0.03) for z in (1.0, 1.32)],
        )
