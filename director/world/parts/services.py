"""What clings to city walls: pipes, ducts, air conditioners, wires, posters, neon signs."""

import numpy as np

from director.world.blockout import Float3
from director.world.materials import dark, iron, metal, neon, paint, paper, rusted
from director.world.shapes import beam, block, box, boxes, cylinder, revolve, tube
from director.world.stage import Frame, Stage

NEONS: tuple[Float3, ...] = (
    (1.0, 0.10, 0.32),
    (0.15, 0.65, 1.0),
    (0.25, 1.0, 0.45),
    (1.0, 0.45, 0.08),
    (0.75, 0.2, 1.0),
)


def pipe(stage: Stage, id: str, frame: Frame, height_m: float, radius_m: float = 0.055) -> None:
    """Draw a drain pipe up a wall; the frame's origin is on the wall, y points into it."""
    with stage.thing(id, "pipe", frame) as piece:
        tone = piece.rng.random()
        shell = (
            rusted()
            if tone < 0.4
            else iron((0.09, 0.09, 0.09) if tone < 0.7 else (0.16, 0.13, 0.10))
        )
        y = -radius_m - 0.03
        line = [
            (0, y - 0.1, 0.1),
            (0, y, 0.3),
            (0, y, height_m - 0.4),
            (0.02, y - 0.1, height_m - 0.1),
            (0.05, y + 0.02, height_m),
        ]
        tube(piece, shell, line, radius_m, 8)
        for z in np.arange(0.6, height_m - 0.5, 1.6):
            box(
                piece,
                shell,
                (-radius_m - 0.02, y - radius_m - 0.015, z),
                (radius_m + 0.02, 0.0, z + 0.06),
            )


def duct(stage: Stage, id: str, frame: Frame, height_m: float, width_m: float = 0.45) -> None:
    """Draw a square ventilation duct with flanges up a wall."""
    with stage.thing(id, "duct", frame) as piece:
        zinc = metal((0.36, 0.37, 0.38))
        box(piece, zinc, (-width_m / 2, -0.4, 2.4), (width_m / 2, -0.04, height_m))
        for z in np.arange(2.4, height_m, 1.2):
            box(
                piece,
                zinc,
                (-width_m / 2 - 0.03, -0.43, z),
                (width_m / 2 + 0.03, -0.01, z + 0.04),
                0.85,
            )
        box(piece, zinc, (-width_m / 2, -0.75, 2.1), (width_m / 2, 0.0, 2.55))
        for z in np.arange(2.14, 2.5, 0.06):
            box(
                piece,
                dark(),
                (-width_m / 2 + 0.04, -0.757, z),
                (width_m / 2 - 0.04, -0.74, z + 0.03),
            )


def air_conditioner(stage: Stage, id: str, frame: Frame) -> None:
    """Draw an outdoor unit on brackets."""
    with stage.thing(id, "air_conditioner", frame) as piece:
        box(piece, metal((0.5, 0.5, 0.48)), (-0.42, -0.45, 0.0), (0.42, -0.1, 0.62))
        cylinder(piece, dark(), (-0.1, -0.455, 0.31), (-0.1, -0.44, 0.31), 0.24, sides=20)
        for turn in np.arange(6) * np.pi / 6:
            c, s = 0.24 * np.cos(turn), 0.24 * np.sin(turn)
            beam(piece, iron(), (-0.1 - c, -0.46, 0.31 - s), (-0.1 + c, -0.46, 0.31 + s), 0.012)
        for x in (-0.3, 0.3):
            beam(piece, iron(), (x, -0.45, -0.02), (x, 0.0, -0.02), 0.04)
            beam(piece, iron(), (x, -0.4, -0.02), (x, 0.0, -0.35), 0.03)


def posters(stage: Stage, id: str, frame: Frame, count: int = 5) -> None:
    """Paste torn posters side by side on a wall."""
    with stage.thing(id, "posters", frame) as piece:
        x = 0.0
        for index in range(count):
            w, h = piece.rng.uniform(0.5, 0.7), piece.rng.uniform(0.75, 1.0)
            z, y = 1.0 + piece.rng.uniform(-0.12, 0.12), -0.006 - 0.003 * (index % 3)
            shade = 0.5 + 0.6 * piece.rng.random()
            box(piece, paper((0.55, 0.51, 0.42)), (x, y, z), (x + w, 0.0, z + h), shade)
            colour = NEONS[int(piece.rng.integers(0, 5))]
            band = paint((colour[0] * 0.35, colour[1] * 0.35, colour[2] * 0.35), 0.9)
            box(
                piece,
                band,
                (x + 0.05, y - 0.003, z + h * 0.55),
                (x + w - 0.05, y, z + h * 0.9),
                shade,
            )
            for row in range(3):
                box(
                    piece,
                    paint((0.05, 0.05, 0.05), 0.9),
                    (x + 0.08, y - 0.003, z + 0.1 + row * 0.1),
                    (x + w * (0.5 + 0.4 * piece.rng.random()), y, z + 0.14 + row * 0.1),
                )
            x += w * piece.rng.uniform(0.85, 1.1)


def neon_sign(
    stage: Stage,
    id: str,
    frame: Frame,
    colour: Float3 | None = None,
    *,
    letters: int = 5,
    upright: bool = True,
    size_m: float = 0.55,
    intensity_w_sr: float = 7.0,
) -> None:
    """Draw a neon sign; upright ones stand out from the wall, others lie along it."""
    with stage.thing(id, "neon_sign", frame) as piece:
        chosen = colour or NEONS[int(piece.rng.integers(0, len(NEONS)))]
        tall, step = letters * size_m * 1.15, size_m * 1.15
        glowing, case = neon(chosen, 7.0), paint((0.05, 0.05, 0.06))
        rng = piece.rng
        if upright:
            box(piece, case, (-0.09, -0.25 - size_m, 0.0), (0.09, -0.2, tall + 0.1))
            for z in (0.2, tall - 0.2):
                beam(piece, iron(), (0, -0.25, z), (0, 0.0, z), 0.05)
            for side in (-1, 1):
                for index in range(letters):
                    for a, b in _letter(rng):
                        p, q = (
                            (
                                side * 0.105,
                                -0.24 - size_m * a[0],
                                0.12 + index * step + size_m * 0.9 * a[1],
                            ),
                            (
                                side * 0.105,
                                -0.24 - size_m * b[0],
                                0.12 + index * step + size_m * 0.9 * b[1],
                            ),
                        )
                        cylinder(piece, glowing, p, q, 0.018, sides=5)
                box(
                    piece, glowing, (side * 0.1, -0.24 - size_m, 0.03), (side * 0.115, -0.21, 0.055)
                )
            piece.lamp(
                0.0,
                -0.45 - size_m,
                tall / 2,
                colour=chosen,
                intensity_w_sr=intensity_w_sr,
                always_on=True,
            )
            return
        box(piece, case, (-tall / 2 - 0.1, -0.12, 0.0), (tall / 2 + 0.1, 0.0, size_m * 1.25))
        for index in range(letters):
            x = -tall / 2 + index * step
            for a, b in _letter(rng):
                p, q = (
                    (x + size_m * a[0], -0.15, 0.12 + size_m * a[1]),
                    (x + size_m * b[0], -0.15, 0.12 + size_m * b[1]),
                )
                cylinder(piece, glowing, p, q, 0.018, sides=5)
        piece.lamp(0.0, -0.5, 0.2, colour=chosen, intensity_w_sr=intensity_w_sr, always_on=True)


Stroke = tuple[tuple[float, float], tuple[float, float]]


def _letter(rng: np.random.Generator) -> list[Stroke]:
    """Return the strokes of one letter in a unit square."""
    letters: dict[str, list[Stroke]] = {
        "A": [((0.1, 0), (0.5, 1)), ((0.5, 1), (0.9, 0)), ((0.3, 0.4), (0.7, 0.4))],
        "E": [
            ((0.2, 0), (0.2, 1)),
            ((0.2, 1), (0.8, 1)),
            ((0.2, 0.5), (0.7, 0.5)),
            ((0.2, 0), (0.8, 0)),
        ],
        "L": [((0.2, 1), (0.2, 0)), ((0.2, 0), (0.8, 0))],
        "O": [
            ((0.2, 0.1), (0.2, 0.9)),
            ((0.2, 0.9), (0.8, 0.9)),
            ((0.8, 0.9), (0.8, 0.1)),
            ((0.8, 0.1), (0.2, 0.1)),
        ],
        "R": [
            ((0.2, 0), (0.2, 1)),
            ((0.2, 1), (0.8, 0.9)),
            ((0.8, 0.9), (0.2, 0.5)),
            ((0.2, 0.5), (0.8, 0)),
        ],
        "T": [((0.5, 0), (0.5, 1)), ((0.1, 1), (0.9, 1))],
        "B": [
            ((0.2, 0), (0.2, 1)),
            ((0.2, 1), (0.75, 0.8)),
            ((0.75, 0.8), (0.2, 0.5)),
            ((0.2, 0.5), (0.8, 0.25)),
            ((0.8, 0.25), (0.2, 0)),
        ],
    }
    names = sorted(letters)
    return letters[names[int(rng.integers(0, len(names)))]]


def meter_boxes(stage: Stage, id: str, frame: Frame) -> None:
    """Draw electric boxes and the conduits between them."""
    with stage.thing(id, "meters", frame) as piece:
        grey = metal((0.33, 0.34, 0.34))
        for index in range(3):
            z = 1.2 + 0.1 * piece.rng.random()
            block(
                piece,
                grey,
                (index * 0.45, -0.08, z),
                (0.3, 0.16, 0.45),
                0.8 + 0.3 * piece.rng.random(),
            )
            tube(
                piece,
                grey,
                [
                    (index * 0.45, -0.03, z + 0.2),
                    (index * 0.45, -0.03, 3.0),
                    (index * 0.3 + 0.2, -0.03, 3.4),
                ],
                0.018,
                5,
            )
        boxes(piece, grey, (-0.3, -0.04, 3.38), (2.6, -0.01, 3.42))


def spigot(stage: Stage, id: str, frame: Frame) -> None:
    """Draw a standpipe with a wheel valve."""
    with stage.thing(id, "standpipe", frame) as piece:
        red = paint((0.35, 0.04, 0.03), 0.5)
        tube(piece, red, [(0, 0, 0.9), (0, -0.2, 0.9), (0, -0.24, 0.8)], 0.05, 8)
        revolve(
            piece, red, [(0.1, 0.0), (0.12, 0.02), (0.1, 0.04)], (0, -0.12, 0.98), (0, 0, 1), 12
        )
