"""Tableware: plates, cups, jugs, bowls of fruit, flowers in a vase, candles, bread, teapot."""

import numpy as np

from director.world import materials as made
from director.world.blockout import Float3
from director.world.parts.forms import board
from director.world.shapes import beam, box, cylinder, revolve, sphere, tube
from director.world.stage import Piece

_FRUIT: tuple[Float3, ...] = (
    (0.45, 0.05, 0.03),
    (0.50, 0.22, 0.02),
    (0.30, 0.32, 0.05),
    (0.5, 0.36, 0.05),
)


def plate(piece: Piece, at: Float3, radius: float = 0.13, tint: Float3 = (1.0, 1.0, 1.0)) -> None:
    """Draw a dinner plate with a rim."""
    r = radius
    shape = [
        (0, 0),
        (r * 0.6, 0),
        (r, 0.018),
        (r, 0.021),
        (r * 0.68, 0.009),
        (r * 0.6, 0.007),
        (0, 0.006),
    ]
    revolve(piece, made.ceramic(), shape, at, sides=26, tint=tint)


def standing_plate(
    piece: Piece, at: Float3, radius: float = 0.12, tint: Float3 = (1.0, 1.0, 1.0)
) -> None:
    """Draw a plate that leans against the wall behind it, its face towards -y."""
    r = radius
    shape = [
        (0, 0),
        (r * 0.6, 0),
        (r, 0.018),
        (r, 0.021),
        (r * 0.68, 0.009),
        (r * 0.6, 0.007),
        (0, 0.006),
    ]
    middle = (at[0], at[1], at[2] + r)
    revolve(piece, made.ceramic(), shape, middle, (0, -1, 0.22), 26, tint)
    revolve(
        piece,
        made.paint((0.05, 0.11, 0.24), 0.3),
        [(r * 0.8, 0.0143), (r * 0.72, 0.0118)],
        middle,
        (0, -1, 0.22),
        26,
    )


def place_setting(piece: Piece, x: float, y: float, z: float, turn_deg: float) -> None:
    """Draw a plate with knife, fork and glass for a sitter at -y of the turned spot."""
    spot = piece.at(x, y, z, turn_deg)
    plate(spot, (0, 0, 0))
    plate(spot, (0, 0, 0.012), 0.09)
    steel = made.metal((0.6, 0.6, 0.6))
    beam(spot, steel, (0.16, -0.1, 0.004), (0.16, 0.02, 0.004), 0.012, 0.006)
    beam(spot, steel, (0.16, 0.02, 0.004), (0.16, 0.11, 0.004), 0.018, 0.003)
    beam(spot, steel, (-0.16, -0.1, 0.004), (-0.16, 0.05, 0.004), 0.009, 0.006)
    for tine in (-0.008, 0.0, 0.008):
        beam(spot, steel, (-0.16 + tine, 0.05, 0.004), (-0.16 + tine, 0.1, 0.004), 0.003, 0.003)
    tumbler(spot, (0.15, 0.2, 0.0))


def tumbler(piece: Piece, at: Float3) -> None:
    """Draw a drinking glass."""
    cup = [(0, 0), (0.028, 0), (0.034, 0.1), (0.0325, 0.1), (0.027, 0.008), (0, 0.008)]
    revolve(piece, made.ceramic((0.45, 0.5, 0.5)), cup, at, sides=16)


def wine_glass(piece: Piece, at: Float3) -> None:
    """Draw a stemmed glass."""
    cup = [
        (0, 0),
        (0.033, 0),
        (0.034, 0.003),
        (0.005, 0.01),
        (0.004, 0.085),
        (0.03, 0.11),
        (0.036, 0.14),
        (0.031, 0.185),
        (0.0295, 0.185),
        (0.034, 0.14),
        (0.028, 0.113),
        (0, 0.095),
    ]
    revolve(piece, made.ceramic((0.5, 0.53, 0.53)), cup, at, sides=16)


def jug(piece: Piece, at: Float3, tint: Float3) -> None:
    """Draw an earthenware jug with a handle."""
    body = [
        (0, 0),
        (0.055, 0),
        (0.085, 0.05),
        (0.09, 0.1),
        (0.06, 0.17),
        (0.05, 0.2),
        (0.062, 0.235),
        (0.056, 0.235),
        (0.045, 0.2),
        (0, 0.19),
    ]
    revolve(piece, made.ceramic((0.9, 0.9, 0.9)), body, at, sides=22, tint=tint)
    turn = np.linspace(-1.25, 1.35, 9)
    ring = [
        (at[0] + 0.06 + 0.055 * np.cos(a), at[1], at[2] + 0.14 + 0.075 * np.sin(a)) for a in turn
    ]
    tube(piece, made.ceramic((0.9, 0.9, 0.9)), ring, 0.009, 8, tint=tint)


def flowers(piece: Piece, at: Float3, bloom: Float3, *, dead: bool = False) -> None:
    """Draw a vase of cut flowers."""
    x, y, z = at
    vase = [
        (0, 0),
        (0.05, 0),
        (0.075, 0.06),
        (0.07, 0.12),
        (0.035, 0.19),
        (0.045, 0.23),
        (0.038, 0.23),
        (0.03, 0.19),
        (0, 0.18),
    ]
    revolve(piece, made.ceramic((0.9, 0.9, 0.9)), vase, at, sides=22, tint=(0.06, 0.12, 0.17))
    rng, leaf = piece.rng, made.leaf((0.5, 0.5, 0.5), "house_leaf")
    green = np.array((0.5, 0.36, 0.16) if dead else (0.16, 0.36, 0.1))
    for _ in range(22):
        way, far = rng.uniform(0, 2 * np.pi), rng.uniform(0.03, 0.15)
        tip = np.array(
            [
                x + far * np.cos(way),
                y + far * np.sin(way),
                z + rng.uniform(0.34, 0.5) - (far if dead else far * 0.6),
            ]
        )
        tube(
            piece,
            made.paint((0.05, 0.11, 0.03)),
            [(x, y, z + 0.2), tuple((np.add(tip, (x, y, z + 0.3))) / 2), tuple(tip)],
            0.0022,
            4,
        )
        _bloom(piece, tip, np.array(bloom) * rng.uniform(0.7, 1.2) * (0.4 if dead else 1.0))
    middle = np.array([x, y, z + 0.3])
    centre = middle + rng.normal(size=(60, 3)) * (0.055, 0.055, 0.045)
    a = rng.normal(size=(60, 3))
    a /= np.linalg.norm(a, axis=1, keepdims=True)
    b = np.cross(a, rng.normal(size=(60, 3)))
    b /= np.linalg.norm(b, axis=1, keepdims=True)
    cells = np.stack(
        [centre - a * 0.04, centre - b * 0.014, centre + a * 0.04, centre + b * 0.014], axis=1
    )
    piece.quads(leaf, cells, tint=green * rng.uniform(0.6, 1.3, (60, 1)))


def _bloom(piece: Piece, tip: np.ndarray, colour: np.ndarray) -> None:
    """Draw one flower: a ring of petals about a heart."""
    turn = np.linspace(0, 2 * np.pi, 8)[:-1] + piece.rng.uniform(0, 1)
    out = np.stack([np.cos(turn), np.sin(turn), np.full(7, 0.45)], axis=1) * 0.032
    side = np.stack([-np.sin(turn), np.cos(turn), np.zeros(7)], axis=1) * 0.013
    cells = np.stack(
        [np.broadcast_to(tip, (7, 3)), tip + out * 0.6 - side, tip + out, tip + out * 0.6 + side],
        axis=1,
    )
    piece.quads(made.paint((0.9, 0.9, 0.9), 0.7), cells, tint=colour)
    sphere(
        piece,
        made.paint((0.9, 0.9, 0.9), 0.7),
        np.add(tip, (0, 0, 0.004)),
        0.008,
        6,
        (0.55, 0.38, 0.05),
    )


def fruit_bowl(piece: Piece, at: Float3, tint: Float3) -> None:
    """Draw a bowl with fruit."""
    bowl = [
        (0, 0),
        (0.06, 0),
        (0.065, 0.01),
        (0.13, 0.06),
        (0.15, 0.085),
        (0.145, 0.087),
        (0.12, 0.06),
        (0, 0.022),
    ]
    revolve(piece, made.ceramic((0.9, 0.9, 0.9)), bowl, at, sides=28, tint=tint)
    spots = [(0.06 * np.cos(a), 0.06 * np.sin(a), 0.075) for a in np.arange(5) * 1.257] + [
        (0, 0, 0.12),
        (0.03, -0.03, 0.13),
    ]
    for spot in spots:
        colour = _FRUIT[piece.rng.integers(len(_FRUIT))]
        sphere(
            piece,
            made.paint((0.9, 0.9, 0.9), 0.35),
            np.add(at, spot),
            0.037 * piece.rng.uniform(0.9, 1.1),
            14,
            colour,
        )


def bread_board(piece: Piece, at: Float3) -> None:
    """Draw a loaf, slices and a knife on a board."""
    spot = piece.at(*at)
    wood = made.timber((0.36, 0.23, 0.13))
    board(spot, wood, (-0.2, -0.12, 0), (0.2, 0.12, 0.02), grain="x", bevel=0.008)
    crust = made.paint((0.34, 0.16, 0.05), 0.9)
    sphere(spot, crust, (-0.05, 0.0, 0.07), (0.13, 0.065, 0.055), 18)
    for index in range(3):
        cylinder(
            spot,
            made.paint((0.62, 0.5, 0.32), 0.95),
            (0.1 + index * 0.022, 0, 0.068 - index * 0.008),
            (0.112 + index * 0.022, 0, 0.064 - index * 0.008),
            0.048,
            sides=16,
        )
    beam(
        spot,
        made.metal((0.6, 0.6, 0.6)),
        (-0.12, -0.09, 0.023),
        (0.06, -0.085, 0.023),
        0.022,
        0.003,
    )
    beam(spot, made.timber(), (0.06, -0.085, 0.026), (0.17, -0.082, 0.026), 0.02, 0.014)


def teapot(piece: Piece, at: Float3, tint: Float3) -> None:
    """Draw a teapot with spout, handle and lid."""
    glaze = made.ceramic((0.9, 0.9, 0.9))
    body = [
        (0, 0),
        (0.05, 0),
        (0.085, 0.04),
        (0.088, 0.075),
        (0.06, 0.115),
        (0.035, 0.122),
        (0.03, 0.13),
        (0.012, 0.138),
        (0.014, 0.15),
        (0, 0.155),
    ]
    revolve(piece, glaze, body, at, sides=22, tint=tint)
    x, y, z = at
    tube(
        piece,
        glaze,
        [
            (x + 0.07, y, z + 0.05),
            (x + 0.11, y, z + 0.07),
            (x + 0.13, y, z + 0.12),
            (x + 0.15, y, z + 0.13),
        ],
        [0.02, 0.015, 0.011, 0.009],
        10,
        tint=tint,
    )
    turn = np.linspace(1.2, 5.0, 9)
    tube(
        piece,
        glaze,
        [(x - 0.09 + 0.045 * np.cos(a), y, z + 0.07 + 0.045 * np.sin(a)) for a in turn],
        0.007,
        8,
        tint=tint,
    )


def candle(piece: Piece, at: Float3, *, lit: bool, height: float = 0.16) -> None:
    """Draw a candle in a stick; a lit one has a flame."""
    x, y, z = at
    revolve(
        piece,
        made.brass(),
        [
            (0, 0),
            (0.05, 0),
            (0.055, 0.01),
            (0.015, 0.02),
            (0.012, 0.06),
            (0.022, 0.07),
            (0.022, 0.075),
            (0, 0.075),
        ],
        at,
        sides=18,
    )
    cylinder(
        piece,
        made.ceramic((0.62, 0.57, 0.44)),
        (x, y, z + 0.07),
        (x, y, z + 0.07 + height),
        0.011,
        sides=12,
    )
    if lit:
        flame = [(0, 0), (0.008, 0.012), (0.006, 0.026), (0, 0.045)]
        revolve(
            piece, made.glow((1.0, 0.62, 0.22), 8.0), flame, (x, y, z + 0.074 + height), sides=8
        )


def tray(piece: Piece, at: Float3) -> None:
    """Draw a tray with a rim."""
    spot = piece.at(*at)
    metal = made.metal((0.35, 0.33, 0.3))
    box(spot, metal, (-0.22, -0.15, 0), (0.22, 0.15, 0.006))
    for side in (-1, 1):
        box(spot, metal, (-0.22, side * 0.15 - 0.005, 0.006), (0.22, side * 0.15 + 0.005, 0.025))
        box(spot, metal, (side * 0.22 - 0.005, -0.145, 0.006), (side * 0.22 + 0.005, 0.145, 0.025))
