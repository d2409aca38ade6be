"""Where the sun stands at a time of day: where it reaches the place, as a cameraman would wait for.

A street between tall houses would lie in shade at every golden hour if the sun kept one azimuth.
The sun is turned as little as brings light to what can be seen from the middle of the place; all
angles of a look share it.
"""

import numpy as np
from numpy.typing import NDArray

from director.camera.judge import sphere
from director.painting.caster import Caster
from director.world.blockout import Blockout, Float3
from director.world.look import Look
from director.world.numbers import vector
from director.world.sky import has_own_sun, sky_of

Floats = NDArray[np.floating]
TURNS_DEG = (
    0.0,
    *(sign * turn for turn in (12.0, 24.0, 36.0, 50.0, 66.0, 82.0, 98.0) for sign in (1, -1)),
)
COST_PER_DEG = 1 / 300
"""So much more of the place must be lit for each degree."""
ENOUGH = 0.5
"""Beyond this share, more sun is no better: shade gives depth."""
NEAR_M = 40.0


def best_turn(blockout: Blockout, caster: Caster, look: Look, seed: str, eye: Float3) -> float:
    """Return by how many degrees the sun of `look` is turned; 0 for a real one, and indoors."""
    facing = blockout.focus.facing_deg
    if blockout.indoor or has_own_sun(look) or not sky_of(look, seed, facing).sun.any():
        return 0.0
    spots = _spots(caster, eye)
    if not len(spots):
        return 0.0

    def worth(turn: float) -> float:
        sun = sky_of(look, seed, facing, turned_deg=turn).sun_direction
        free = ~caster.occluded(spots, np.tile(sun, (len(spots), 1)))
        return min(float(free.mean()), ENOUGH) - abs(turn) * COST_PER_DEG

    return max(TURNS_DEG, key=worth)


def _spots(caster: Caster, eye: Float3) -> Floats:
    """Return points (n, 3) near what is seen all around from `eye`, off their surfaces."""
    ways = sphere(900)
    ways = ways[ways[:, 2] < 0.35]
    start = np.broadcast_to(vector(eye), ways.shape)
    met = caster.hit(start, ways)
    near = np.flatnonzero(met.distance_m < NEAR_M)
    return start[near] + ways[near] * (met.distance_m[near] - np.float32(0.05))[:, None]
