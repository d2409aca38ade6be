"""Vehicles: a saloon car and a van, lofted from side outlines."""

from itertools import pairwise

import numpy as np

from director.world.blockout import Float3
from director.world.materials import glass, metal, paint, rubber, rusted
from director.world.shapes import Paint, block, cylinder, prism, revolve
from director.world.stage import Array, Frame, Piece, Stage

CAR_COLOURS: tuple[Float3, ...] = (
    (0.06, 0.09, 0.14),
    (0.30, 0.035, 0.03),
    (0.42, 0.42, 0.41),
    (0.05, 0.055, 0.06),
    (0.12, 0.18, 0.14),
    (0.50, 0.46, 0.36),
)
# Side outlines (y, z): the front is at -y. Counter-clockwise seen from +x.
_BODY = np.array(
    [
        (-2.2, 0.36),
        (2.15, 0.36),
        (2.22, 0.55),
        (2.2, 0.86),
        (2.1, 0.93),
        (1.2, 0.97),
        (-0.75, 0.96),
        (-1.9, 0.84),
        (-2.18, 0.72),
        (-2.25, 0.5),
    ]
)
_CABIN = np.array(
    [(-1.0, 0.92), (1.75, 0.92), (1.3, 1.38), (1.05, 1.45), (-0.05, 1.46), (-0.3, 1.42)]
)
_VAN = np.array(
    [
        (-2.4, 0.38),
        (2.5, 0.38),
        (2.52, 2.2),
        (2.4, 2.3),
        (-1.0, 2.3),
        (-1.35, 2.2),
        (-1.95, 1.25),
        (-2.4, 1.1),
        (-2.48, 0.6),
    ]
)


def car(stage: Stage, id: str, frame: Frame, colour: Float3 | None = None) -> None:
    """Draw a saloon car, 4.5 m long, on the frame's ground; it faces -y."""
    with stage.thing(id, "car", frame) as piece:
        chosen = colour or CAR_COLOURS[int(piece.rng.integers(0, len(CAR_COLOURS)))]
        shell: Paint = rusted(chosen) if "abandoned" in stage.words else paint(chosen, 0.18)
        _loft(
            piece,
            shell,
            _BODY,
            [(-0.9, 0.93, 0.0), (-0.86, 1.0, 0.0), (0.86, 1.0, 0.0), (0.9, 0.93, 0.0)],
        )
        _loft(
            piece,
            shell,
            _CABIN,
            [(-0.76, 1.0, 0.0), (-0.62, 0.98, 0.0), (0.62, 0.98, 0.0), (0.76, 1.0, 0.0)],
        )
        _cabin_glass(piece)
        _lights(piece, -2.24, 2.22, 0.66)
        _wheels(piece, (-1.38, 1.32), 0.32, 0.78)


def van(stage: Stage, id: str, frame: Frame, colour: Float3 = (0.50, 0.49, 0.46)) -> None:
    """Draw a delivery van, 5 m long; it faces -y."""
    with stage.thing(id, "van", frame) as piece:
        shell = paint(colour, 0.25)
        _loft(
            piece,
            shell,
            _VAN,
            [(-0.98, 0.96, 0.0), (-0.94, 1.0, 0.0), (0.94, 1.0, 0.0), (0.98, 0.96, 0.0)],
        )
        piece.quads(
            glass(),
            [[(0.82, -1.36, 2.12), (-0.82, -1.36, 2.12), (-0.86, -1.93, 1.3), (0.86, -1.93, 1.3)]],
        )
        for x, out in ((-0.985, -0.01), (0.985, 0.01)):
            prism(
                piece,
                glass(),
                [(-1.65, 1.3), (-0.55, 1.3), (-0.55, 2.0), (-1.25, 2.0)],
                x,
                x + out,
                "x",
            )
        _lights(piece, -2.47, 2.52, 0.8)
        _wheels(piece, (-1.5, 1.55), 0.34, 0.84)


def _loft(
    piece: Piece, material: Paint, outline: Array, slices: list[tuple[float, float, float]]
) -> None:
    """Draw a body whose outline shrinks by a factor at the outer slices (x, factor, lift)."""
    middle = outline.mean(axis=0)
    rims = [
        np.column_stack(
            [np.full(len(outline), x), middle + (outline - middle) * factor + (0, lift)]
        )
        for x, factor, lift in slices
    ]
    nexts = np.roll(np.arange(len(outline)), -1)
    for near, far in pairwise(rims):
        piece.quads(material, np.stack([near, near[nexts], far[nexts], far], axis=1))
    for rim, flip in ((rims[0], True), (rims[-1], False)):
        centre = np.broadcast_to(rim.mean(axis=0), rim.shape)
        pair = (rim[nexts], rim) if flip else (rim, rim[nexts])
        piece.triangles(material, np.stack([centre, *pair], axis=1))


def _cabin_glass(piece: Piece) -> None:
    """Lay panes a little outside of the cabin: windscreen, rear and side windows."""
    pane = glass()
    piece.quads(
        pane,
        [
            [
                (0.60, -0.99, 0.985),
                (0.56, -0.345, 1.405),
                (-0.56, -0.345, 1.405),
                (-0.60, -0.99, 0.985),
            ]
        ],
    )
    piece.quads(
        pane,
        [[(-0.60, 1.72, 0.985), (-0.54, 1.33, 1.375), (0.54, 1.33, 1.375), (0.60, 1.72, 0.985)]],
    )
    for low, high, top_low, top_high in ((-0.72, 0.28, -0.2, 0.28), (0.36, 1.42, 0.36, 1.16)):
        for side in (-1, 1):
            x = side * 0.768
            corners = [(x, low, 1.0), (x, high, 1.0), (x, top_high, 1.37), (x, top_low, 1.37)]
            piece.quads(pane, [corners if side > 0 else corners[::-1]])


def _lights(piece: Piece, front: float, rear: float, z: float) -> None:
    chrome = metal((0.5, 0.5, 0.5))
    for x in (-0.66, 0.66):
        block(piece, paint((0.75, 0.75, 0.72), 0.1), (x, front, z + 0.04), (0.3, 0.1, 0.14))
        block(piece, paint((0.35, 0.02, 0.02), 0.2), (x, rear, z + 0.12), (0.26, 0.06, 0.16))
    for y in (front - 0.01, rear + 0.02):
        block(piece, chrome, (0, y, z - 0.2), (1.7, 0.12, 0.12))
        block(
            piece,
            paint((0.6, 0.58, 0.5)),
            (0, y + (-0.065 if y < 0 else 0.065), z - 0.2),
            (0.46, 0.01, 0.1),
        )
    block(piece, paint((0.03, 0.03, 0.03)), (0, front + 0.005, z + 0.02), (0.8, 0.08, 0.16))


def _wheels(piece: Piece, axles: tuple[float, float], radius: float, half: float) -> None:
    for y in axles:
        for side in (-1, 1):
            x = side * half
            # The arch: a dark disc on the flank, behind the tyre.
            cylinder(
                piece,
                paint((0.012, 0.012, 0.012), 0.9),
                (x, y, radius + 0.03),
                (side * (half + 0.125), y, radius + 0.03),
                radius + 0.07,
                sides=20,
            )
            cylinder(
                piece,
                rubber(),
                (side * (half - 0.12), y, radius),
                (side * (half + 0.14), y, radius),
                radius,
                sides=20,
            )
            hub = [(radius * 0.66, 0.0), (radius * 0.6, 0.02), (radius * 0.2, 0.005), (0.0, 0.02)]
            revolve(
                piece,
                metal((0.42, 0.42, 0.42)),
                hub,
                (side * (half + 0.135), y, radius),
                (side, 0, 0),
                16,
            )
