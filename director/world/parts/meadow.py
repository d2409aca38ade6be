"""Meadow: wild flowers in the grass."""

import numpy as np

from director.world.blockout import Float3
from director.world.foliage import blades as draw_blades
from director.world.look import Season
from director.world.materials import blades
from director.world.parts.land import Height
from director.world.stage import Array, Stage

BLOSSOMS: tuple[Float3, ...] = (
    (0.78, 0.74, 0.66),
    (0.80, 0.58, 0.06),
    (0.42, 0.24, 0.62),
    (0.66, 0.12, 0.16),
)
_SHARE = {Season.SPRING: 0.8, Season.SUMMER: 1.0, Season.AUTUMN: 0.2, Season.WINTER: 0.0}
"""How many of the summer's flowers bloom."""


def wildflowers(stage: Stage, id: str, at: Array, height: Height, tall_m: float = 0.34) -> None:
    """Draw wild flowers at points (n, 2): a stem and a blossom of five petals; none in winter."""
    rng = stage.stream(id, "stems")
    grown = at[: int(len(at) * _SHARE[stage.season])]
    tall = tall_m * (0.6 + 0.7 * rng.random(len(grown)))
    roots = np.column_stack([grown, height(grown[:, 0], grown[:, 1]) - 0.01])
    kind = rng.integers(0, len(BLOSSOMS), len(grown))
    with stage.thing(id, "wildflowers") as piece:
        if not len(grown):
            return
        draw_blades(piece, blades(), roots, tall, rng, (0.9, 1.0, 0.8), 0.01, 0.1)
        tops = roots + np.column_stack([0 * tall, 0 * tall, tall * 0.95])
        angle = rng.random((len(grown), 1)) * 6.3 + np.arange(5) * 2 * np.pi / 5
        size = (0.022 + 0.022 * rng.random(len(grown)))[:, None, None]
        way = np.stack([np.cos(angle), np.sin(angle), 0 * angle + 0.45], axis=-1)
        side = np.stack([-np.sin(angle), np.cos(angle), 0 * angle], axis=-1) * 0.42
        tip, middle = tops[:, None] + way * size, tops[:, None] + way * size * 0.6
        foot = np.broadcast_to(tops[:, None], tip.shape)
        petals = np.stack([foot, middle - side * size, tip, middle + side * size], axis=2)
        colours = np.array(BLOSSOMS)[kind] * (0.8 + 0.4 * rng.random((len(grown), 1)))
        shade = np.repeat(colours, 5, axis=0)
        both = np.concatenate([petals.reshape(-1, 4, 3), petals.reshape(-1, 4, 3)[:, ::-1]])
        piece.quads(
            blades((1.0, 1.0, 1.0)),
            both,
            np.full((len(both), 4, 2), 0.5),
            np.concatenate([shade, shade * 0.85]),
        )
