"""Wall things: pictures, mirrors, clocks, radiators, pipes, boards, hooks; frames are on walls."""

import itertools
from collections.abc import Sequence

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3, Material
from director.world.parts.forms import board, boards, cloth
from director.world.parts.room_shell import Room, Side
from director.world.parts.soft_materials import silvered, weave
from director.world.shapes import beam, box, boxes, cylinder, disc, revolve, sphere, tube
from director.world.stage import Frame, Piece, Stage


def picture(
    stage: Stage,
    id: str,
    frame: Frame,
    width_m: float,
    height_m: float,
    *,
    rim: Material | None = None,
    crooked_deg: float = 0.0,
    kind: str = "landscape",
) -> None:
    """A framed picture (`landscape`, `portrait` or `abstract`), its middle at the frame."""
    with stage.thing(id, "picture", frame) as piece:
        w, h, edge = width_m / 2, height_m / 2, 0.045
        wood = rim or made.timber((0.16, 0.10, 0.045))
        rim_boxes = [
            ((-w, -0.03, h - edge), (w, -0.002, h)),
            ((-w, -0.03, -h), (w, -0.002, -h + edge)),
            ((-w, -0.03, -h + edge), (-w + edge, -0.002, h - edge)),
            ((w - edge, -0.03, -h + edge), (w, -0.002, h - edge)),
        ]
        tilt = np.tan(np.radians(crooked_deg))
        for low, high in rim_boxes:
            board(piece, wood, low, high, bevel=0.008)
        card = made.paint((0.9, 0.9, 0.9), 0.6)
        mount = (-w + edge, -0.012, -h + edge), (w - edge, -0.002, h - edge)
        box(piece, made.paper(), *mount)
        a, b = w - edge - 0.03, h - edge - 0.03
        _painting(piece, card, a, b, kind, float(tilt))


def pictures(
    stage: Stage,
    room: Room,
    spots: Sequence[tuple[Side, float, float, float, float, str]],
    *,
    crooked_deg: float = 0.0,
) -> None:
    """Hang pictures: (wall, x, z, width, height, kind) of each."""
    for index, (side, x, z, width_m, height_m, kind) in enumerate(spots):
        place = room.wall(side, x, z)
        name = f"picture-{index}"
        picture(stage, name, place, width_m, height_m, kind=kind, crooked_deg=crooked_deg)


def _painting(piece: Piece, card: Material, w: float, h: float, kind: str, tilt: float) -> None:
    """Draw what a picture shows, as cells of colour."""
    rng, n = piece.rng, 28
    s, t = np.meshgrid((np.arange(n) + 0.5) / n, (np.arange(n) + 0.5) / n)
    if kind == "portrait":
        head = np.hypot((s - 0.5) / 0.17, (t - 0.62) / 0.2) < 1
        body = (np.abs(s - 0.5) < 0.14 + 0.75 * (0.42 - t)) & (t < 0.44)
        colour = np.full((n, n, 3), 0.05) * (0.6 + t[..., None]) * rng.uniform(0.7, 1.4, 3)
        colour[body] = rng.uniform(0.02, 0.16, 3)
        colour[head] = (0.42, 0.27, 0.18)
    elif kind == "abstract":
        colour = np.broadcast_to(rng.uniform(0.2, 0.6, 3), (n, n, 3)).copy()
        for _ in range(6):
            x, y, r = (*rng.uniform(0, 1, 2).tolist(), rng.uniform(0.08, 0.3))
            colour[(np.abs(s - x) < r) & (np.abs(t - y) < r * rng.uniform(0.3, 1.4))] = rng.uniform(
                0.03, 0.6, 3
            )
    else:
        line = 0.45 + 0.1 * np.sin(5 * s + rng.uniform(0, 6)) + 0.04 * np.sin(13 * s)
        near = 0.25 + 0.07 * np.sin(7 * s + rng.uniform(0, 6))
        sky = np.array((0.5, 0.42, 0.3)) * (0.6 + 0.7 * t[..., None])
        colour = np.where(
            (t < line)[..., None], np.array((0.10, 0.15, 0.13)) * (0.7 + t[..., None]), sky
        )
        colour = np.where(
            (t < near)[..., None],
            np.array((0.11, 0.09, 0.03)) * (0.8 + 0.6 * rng.random((n, n, 1))),
            colour,
        )
    colour = colour * rng.uniform(0.85, 1.15, (n, n, 1))
    x, z = np.linspace(-w, w, n + 1), np.linspace(-h, h, n + 1)
    gx, gz = np.meshgrid(x, z)
    grid = np.stack([gx, np.full_like(gx, -0.014), gz], axis=-1)
    cells = np.stack([grid[:-1, :-1], grid[:-1, 1:], grid[1:, 1:], grid[1:, :-1]], axis=2)
    piece.quads(card, cells.reshape(-1, 4, 3), tint=colour.reshape(-1, 3))


def mirror(stage: Stage, id: str, frame: Frame, width_m: float, height_m: float) -> None:
    """A mirror in a moulded frame."""
    with stage.thing(id, "mirror", frame) as piece:
        w, h = width_m / 2, height_m / 2
        gilt = made.brass()
        for low, high in (
            ((-w - 0.05, -0.04, h), (w + 0.05, 0, h + 0.06)),
            ((-w - 0.05, -0.04, -h - 0.06), (w + 0.05, 0, -h)),
            ((-w - 0.05, -0.035, -h), (-w, 0, h)),
            ((w, -0.035, -h), (w + 0.05, 0, h)),
        ):
            board(piece, gilt, low, high, bevel=0.012)
        silver = silvered()
        board(piece, silver, (-w, -0.018, -h), (w, -0.002, h), bevel=0.012)


def clock(stage: Stage, id: str, frame: Frame, radius_m: float = 0.16) -> None:
    """A round wall clock at ten past ten."""
    with stage.thing(id, "clock", frame) as piece:
        r = radius_m
        revolve(
            piece,
            made.iron(),
            [(0, 0), (r, 0), (r + 0.012, 0.02), (r, 0.045), (r - 0.015, 0.045), (r - 0.018, 0.03)],
            (0, 0, 0),
            (0, -1, 0),
            32,
        )
        disc(piece, made.paper(), (0, -0.031, 0), r - 0.014, 32, (0, -1, 0))
        for hour in range(12):
            c, s = np.cos(hour * np.pi / 6), np.sin(hour * np.pi / 6)
            beam(
                piece,
                made.iron(),
                (0.8 * r * c, -0.034, 0.8 * r * s),
                (0.9 * r * c, -0.034, 0.9 * r * s),
                0.01,
                0.003,
                (0, 1, 0),
            )
        for turn, far in ((150, 0.5), (30, 0.75)):
            a = np.radians(turn)
            beam(
                piece,
                made.iron(),
                (0, -0.037, 0),
                (far * r * np.cos(a), -0.037, far * r * np.sin(a)),
                0.01,
                0.003,
                (0, 1, 0),
            )


def radiator(
    stage: Stage,
    id: str,
    frame: Frame,
    sections: int,
    *,
    tint: Float3 = (1, 1, 1),
    rusty: bool = False,
) -> None:
    """A cast-iron radiator with valve and pipe; the frame is on the wall at the floor."""
    with stage.thing(id, "radiator", frame) as piece:
        iron = made.rusted() if rusty else made.paint((0.5, 0.48, 0.43), 0.4)
        pitch, w = 0.062, sections * 0.062 / 2
        for index in range(sections):
            x = -w + (index + 0.5) * pitch
            for y in (-0.21, -0.145, -0.08):
                tube(
                    piece,
                    iron,
                    [(x, y, 0.1), (x, y, 0.14), (x, y, 0.62), (x, y, 0.66)],
                    [0.018, 0.021, 0.021, 0.018],
                    10,
                    tint=tint,
                )
            for z in (0.1, 0.66):
                board(
                    piece,
                    iron,
                    (x - 0.028, -0.235, z - 0.03),
                    (x + 0.028, -0.055, z + 0.03),
                    bevel=0.018,
                    tint=tint,
                )
        for x in (-w + pitch / 2, w - pitch / 2):
            board(
                piece, iron, (x - 0.02, -0.23, 0.0), (x + 0.02, -0.06, 0.09), bevel=0.01, tint=tint
            )
        tube(
            piece,
            iron,
            [(w, -0.145, 0.1), (w + 0.08, -0.145, 0.1), (w + 0.09, -0.145, 0.0)],
            0.012,
            10,
            tint=tint,
        )
        revolve(
            piece,
            made.brass(),
            [(0, 0), (0.022, 0), (0.026, 0.03), (0, 0.04)],
            (w + 0.06, -0.145, 0.11),
            sides=12,
        )


def pipe_run(
    stage: Stage,
    id: str,
    frame: Frame,
    path: list[Float3],
    *,
    radius_m: float = 0.03,
    material: Material | None = None,
) -> None:
    """A pipe with brackets and couplings along a path in the wall's frame."""
    with stage.thing(id, "pipe", frame) as piece:
        metal = material or made.metal()
        tube(piece, metal, _rounded(np.array(path, float), radius_m * 3), radius_m, 12)
        for a, b in itertools.pairwise(path):
            start, end = np.array(a, float), np.array(b, float)
            length = float(np.linalg.norm(end - start))
            way = (end - start) / max(length, 1e-6)
            for far in np.arange(0.6, length - 0.2, 1.5):
                at = start + way * far
                cylinder(
                    piece, metal, at - way * 0.025, at + way * 0.025, radius_m * 1.25, sides=12
                )


def _rounded(path: np.ndarray, reach: float) -> np.ndarray:
    """Return the path with its corners rounded by short arcs."""
    points = [path[0]]
    for before, corner, after in zip(path[:-2], path[1:-1], path[2:], strict=True):
        a = corner + (before - corner) / np.linalg.norm(before - corner) * reach
        b = corner + (after - corner) / np.linalg.norm(after - corner) * reach
        points.extend(
            a * (1 - s) ** 2 + 2 * corner * s * (1 - s) + b * s**2 for s in np.linspace(0, 1, 6)
        )
    return np.array([*points, path[-1]])


def switch(stage: Stage, id: str, frame: Frame) -> None:
    """A light switch; the frame is at its middle."""
    with stage.thing(id, "switch", frame) as piece:
        board(piece, made.ceramic(), (-0.043, -0.012, -0.043), (0.043, 0, 0.043), bevel=0.004)
        board(
            piece,
            made.ceramic((0.55, 0.53, 0.5)),
            (-0.014, -0.02, -0.022),
            (0.014, -0.012, 0.022),
            bevel=0.003,
        )


def notice_board(stage: Stage, id: str, frame: Frame, width_m: float, height_m: float) -> None:
    """A cork board with papers pinned to it."""
    with stage.thing(id, "notice_board", frame) as piece:
        w, h = width_m / 2, height_m / 2
        box(piece, weave(), (-w, -0.02, -h), (w, -0.001, h), (0.36, 0.22, 0.11))
        rim(piece, made.timber((0.33, 0.21, 0.115)), w, h, 0.035, 0.03)
        for _ in range(int(width_m * height_m * 14)):
            x, z = piece.rng.uniform(-w + 0.12, w - 0.12), piece.rng.uniform(-h + 0.12, h - 0.12)
            note = piece.rng.choice([0.07, 0.105, 0.15])
            out = -0.022 - 0.0008 * piece.rng.integers(1, 9)
            lean = piece.rng.uniform(-0.12, 0.12)
            u, v = np.meshgrid(np.linspace(-1, 1, 3), np.linspace(-1, 1, 5), indexing="ij")
            grid = np.stack(
                [
                    x + note * (u * 0.7 + lean * v),
                    out - 0.012 * np.maximum(-v, 0) ** 2,
                    z + note * (v - lean * u),
                ],
                axis=-1,
            )
            shade = piece.rng.choice(
                [(1, 1, 1), (1.0, 0.92, 0.5), (0.75, 0.85, 1.0), (1.0, 0.75, 0.7)]
            )
            cloth(piece, made.paper(), grid, thickness=0.0005, tint=shade)
            sphere(piece, made.paint((0.5, 0.03, 0.03)), (x, out - 0.003, z + note * 0.9), 0.006, 6)


def rim(piece: Piece, wood: Material, w: float, h: float, edge: float, out: float) -> None:
    """Draw a rectangular frame of half-size (w, h) about the origin, outside of it."""
    boards(
        piece,
        wood,
        [(-w - edge, -out, h), (-w - edge, -out, -h - edge), (-w - edge, -out, -h), (w, -out, -h)],
        [(w + edge, 0, h + edge), (w + edge, 0, -h), (-w, 0, h), (w + edge, 0, h)],
        bevel=0.006,
    )


def coat_rack(stage: Stage, id: str, frame: Frame, hooks: int, cloths: list[Float3]) -> None:
    """A board with hooks, coats and hats hanging on some of them."""
    with stage.thing(id, "coat_rack", frame) as piece:
        w = hooks * 0.2 / 2
        board(piece, made.timber(), (-w, -0.022, -0.05), (w, 0, 0.05), grain="x")
        for index in range(hooks):
            x = -w + (index + 0.5) * 0.2
            tube(
                piece, made.brass(), [(x, -0.02, 0.02), (x, -0.08, 0.01), (x, -0.1, 0.04)], 0.006, 6
            )
            tube(
                piece,
                made.brass(),
                [(x, -0.02, -0.02), (x, -0.05, -0.04), (x, -0.06, -0.02)],
                0.006,
                6,
            )
        for index, colour in enumerate(cloths):
            x = -w + (2 * index + 0.5) * 0.2
            if x > w:
                break
            _coat(piece, x, colour)


def _coat(piece: Piece, x: float, colour: Float3) -> None:
    """Draw a coat that hangs from a hook at x."""
    t, s = np.meshgrid(np.linspace(0, 1, 14), np.linspace(0, 2 * np.pi, 25), indexing="ij")
    wide = 0.03 + 0.17 * np.minimum(1, (t / 0.22) ** 0.6) + 0.03 * t
    deep = 0.03 + 0.05 * np.minimum(1, t / 0.2)
    fold = 1 + 0.12 * np.sin(7 * s) * t
    at = np.stack(
        [x + wide * np.cos(s) * fold, -0.1 + deep * np.sin(s) * fold, 0.02 - 1.0 * t], axis=-1
    )
    cells = np.stack([at[:-1, :-1], at[1:, :-1], at[1:, 1:], at[:-1, 1:]], axis=2)
    piece.quads(weave(), cells.reshape(-1, 4, 3), tint=colour)


def extinguisher(stage: Stage, id: str, frame: Frame) -> None:
    """A fire extinguisher on its bracket; the frame is at the floor."""
    with stage.thing(id, "extinguisher", frame) as piece:
        red = made.paint((0.42, 0.02, 0.015), 0.3)
        revolve(
            piece,
            red,
            [
                (0, 0.6),
                (0.07, 0.6),
                (0.078, 0.63),
                (0.078, 1.0),
                (0.06, 1.05),
                (0.025, 1.08),
                (0, 1.08),
            ],
            (0, -0.1, 0),
            sides=20,
        )
        cylinder(piece, made.iron(), (0, -0.1, 1.08), (0, -0.1, 1.13), 0.018, sides=10)
        tube(
            piece,
            made.rubber(),
            [(0.02, -0.1, 1.11), (0.1, -0.13, 1.1), (0.1, -0.15, 0.9), (0.085, -0.16, 0.72)],
            0.011,
            8,
        )
        boxes(
            piece,
            made.iron(),
            [(-0.05, -0.03, 0.95), (-0.05, -0.03, 0.7)],
            [(0.05, 0, 0.98), (0.05, 0, 0.73)],
        )


def fuse_box(stage: Stage, id: str, frame: Frame) -> None:
    """A steel switch box with a conduit up the wall."""
    with stage.thing(id, "fuse_box", frame) as piece:
        steel = made.metal((0.3, 0.32, 0.31))
        board(piece, steel, (-0.2, -0.14, -0.28), (0.2, 0, 0.28), bevel=0.008)
        board(piece, steel, (-0.18, -0.15, -0.26), (0.18, -0.14, 0.26), bevel=0.004)
        box(piece, made.iron(), (0.2, -0.09, -0.05), (0.24, -0.05, 0.12))
        sphere(piece, made.paint((0.42, 0.02, 0.015), 0.3), (0.22, -0.07, 0.13), 0.025, 10)
        cylinder(piece, steel, (0, -0.05, 0.28), (0, -0.05, 1.6), 0.014, sides=10)
        sign = (-0.09, -0.153, 0.02), (0.09, -0.15, 0.2)
        box(piece, made.paint((0.62, 0.45, 0.02)), *sign)
