"""Shop fronts: show windows, a recessed door, a sign band and an awning."""

from director.world.blockout import Float3
from director.world.materials import (
    concrete,
    dark,
    glass,
    iron,
    lit_window,
    metal,
    paint,
    planks,
    striped,
)
from director.world.parts.building_style import BuildingStyle
from director.world.parts.walls import LIT, Boxes
from director.world.shapes import Opening, Paint, beam
from director.world.stage import Piece

SIGNS: tuple[Float3, ...] = (
    (0.05, 0.11, 0.09),
    (0.22, 0.04, 0.04),
    (0.04, 0.07, 0.16),
    (0.06, 0.06, 0.06),
    (0.30, 0.19, 0.06),
)


AWNINGS: tuple[Float3, ...] = (
    (0.07, 0.20, 0.13),
    (0.45, 0.06, 0.05),
    (0.06, 0.12, 0.26),
    (0.40, 0.28, 0.08),
)


def shop_front(piece: Piece, style: BuildingStyle, width: float, height: float) -> None:
    """Draw a ground floor of show windows, a recessed door, a sign band and perhaps an awning."""
    colour = SIGNS[int(piece.rng.integers(0, len(SIGNS)))]
    wood, pier = paint(colour, 0.45), 0.5
    entry_right = piece.rng.random() < 0.5
    traits = piece.stage.traits
    lit, glow = piece.rng.random() < 0.55 * traits.lights, LIT[int(piece.rng.integers(0, 3))]
    closed = traits.people < 0.15
    pane = planks((0.26, 0.21, 0.15)) if closed else lit_window(glow, 0.7) if lit else glass()
    top = height - 1.05
    with Boxes(piece) as gathered:
        for x in (0.0, width - pier):
            gathered.add(style.base, (x, 0.0, -0.5), (x + pier, 0.5, height))
        gathered.add(style.base, (pier, 0.0, height - 0.25), (width - pier, 0.5, height))
        gathered.add(wood, (pier - 0.1, -0.12, top), (width - pier + 0.1, 0.45, height - 0.22))
        gathered.add(
            wood,
            (pier - 0.14, -0.2, height - 0.26),
            (width - pier + 0.14, 0.45, height - 0.16),
            1.2,
        )
        x0, x1 = (pier, width - pier - 1.3) if entry_right else (pier + 1.3, width - pier)
        _show_window(gathered, wood, pane, (x0, 0.55, x1, top))
        d0 = x1 if entry_right else pier
        gathered.add(dark(), (d0, 1.35, 0.0), (d0 + 1.3, 1.4, top))
        gathered.add(wood, (d0 + 0.05, 1.2, 0.04), (d0 + 1.25, 1.28, 2.5), 1.1)
        gathered.add(pane, (d0 + 0.2, 1.17, 0.7), (d0 + 1.1, 1.21, 2.35))
        gathered.add(pane, (d0 + 0.05, 1.17, 2.58), (d0 + 1.25, 1.25, top))
        gathered.add(metal((0.4, 0.3, 0.12)), (d0 + 1.05, 1.1, 0.95), (d0 + 1.12, 1.18, 1.3))
        gathered.add(concrete(), (d0, 0.0, -0.4), (d0 + 1.3, 1.4, 0.03))
        for side in (d0 - 0.04, d0 + 1.26):
            gathered.add(wood, (side, 0.3, 0.0), (side + 0.08, 1.35, top), 0.8)
    _lettering(piece, width, pier, top, height)
    if piece.rng.random() < 0.55 and not closed:
        _awning(piece, pier, width - pier, top)


def _show_window(gathered: Boxes, wood: Paint, pane: Paint, area: Opening) -> None:
    x0, z0, x1, z1 = area
    gathered.add(wood, (x0, 0.16, -0.3), (x1, 0.45, z0), 0.9)
    gathered.add(wood, (x0, 0.1, z0 - 0.06), (x1, 0.45, z0 + 0.03), 1.2)
    gathered.add(pane, (x0, 0.3, z0), (x1, 0.34, z1))
    count = max(2, round((x1 - x0) / 1.6))
    for index in range(count + 1):
        x = x0 + (x1 - x0) * index / count
        gathered.add(wood, (x - 0.045, 0.2, z0), (x + 0.045, 0.36, z1))
    gathered.add(wood, (x0, 0.22, z1 - 0.62), (x1, 0.36, z1 - 0.54))
    # Goods on display: dark shapes that break up the pane.
    for index in range(count * 3):
        x = x0 + 0.2 + (x1 - x0 - 0.4) * (index + 0.5) / (count * 3)
        tall = 0.15 + 0.55 * float(gathered.piece.rng.random()) ** 2
        shade = float(gathered.piece.rng.uniform(0.4, 1.6))
        gathered.add(
            paint((0.2, 0.13, 0.1)), (x - 0.1, 0.27, z0), (x + 0.1, 0.295, z0 + tall), shade
        )


def _lettering(piece: Piece, width: float, pier: float, top: float, height: float) -> None:
    """Draw a shop's name as strokes that are read as letters from a few metres."""
    gold, rng = paint((0.62, 0.52, 0.30), 0.4), piece.rng
    letters = int(rng.integers(5, 11))
    size = min(0.36, (height - top) * 0.45)
    middle, z = width / 2, (top + height) / 2 - 0.1
    x = middle - letters * size * 0.36
    with Boxes(piece) as gathered:
        for _ in range(letters):
            strokes = rng.random(5)
            if strokes[0] < 0.85:
                gathered.add(gold, (x, -0.135, z - size / 2), (x + 0.05, -0.12, z + size / 2))
            for chance, at in zip(strokes[1:4], (-0.5, -0.05, 0.4), strict=True):
                if chance < 0.6:
                    gathered.add(
                        gold,
                        (x, -0.135, z + at * size),
                        (x + size * 0.5, -0.12, z + at * size + 0.045),
                    )
            if strokes[4] < 0.5:
                gathered.add(
                    gold,
                    (x + size * 0.45, -0.135, z - size / 2),
                    (x + size * 0.45 + 0.05, -0.12, z + size / 2),
                )
            x += size * 0.72


def _awning(piece: Piece, x0: float, x1: float, top: float) -> None:
    """Draw a sloping cloth over the shop window, with a valance."""
    cloth = striped(AWNINGS[int(piece.rng.integers(0, len(AWNINGS)))])
    reach, drop = 1.25, 0.75
    a, b = (x0, -0.12, top + 0.12), (x1, -0.12, top + 0.12)
    c, d = (x1, -reach, top - drop), (x0, -reach, top - drop)
    uv = [(x0 / 1.2, 1.0), (x1 / 1.2, 1.0), (x1 / 1.2, 0.0), (x0 / 1.2, 0.0)]
    low = [(x, y, z - 0.015) for x, y, z in (a, b, c, d)]
    piece.quads(cloth, [[d, c, b, a], low], [uv[::-1], uv], [[1.0] * 3, [0.7] * 3])
    hem = [(x0, -reach, top - drop - 0.22), (x1, -reach, top - drop - 0.22), c, d]
    back = [(x, y + 0.012, z) for x, y, z in hem]
    edge = [uv[3], uv[2], (x1 / 1.2, 0.2), (x0 / 1.2, 0.2)]
    piece.quads(cloth, [hem, back[::-1]], [edge, edge[::-1]], 0.9)
    for x in (x0 + 0.05, x1 - 0.05):
        beam(piece, iron(), (x, -reach + 0.02, top - drop), (x, -0.1, top - drop - 0.15), 0.03)
