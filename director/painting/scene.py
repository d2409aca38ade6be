"""A blockout in a look, ready to be seen: rays, surfaces and light together."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from director.painting.caster import Caster, Hits
from director.painting.direct import from_lamps, from_sun, lifted
from director.painting.light import Light
from director.painting.sampling import around, dot
from director.painting.surfaces import EMITTER, GLASS, LEAF, Points, Surfaces
from director.world.blockout import Blockout

Floats = NDArray[np.float32]
Dice = tuple[Floats, Floats]
BLURRED_RAD = 0.04
"""Textures are looked up this coarsely by diffuse light."""


@dataclass(frozen=True)
class Scene:
    """What painters ask about."""

    blockout: Blockout
    caster: Caster
    surfaces: Surfaces
    light: Light
    fill: Floats
    """(3,) radiance that stands in for all later bounces."""

    def arriving(self, points: Points, dice: Dice, again: Dice) -> Floats:
        """Return the light (n, 3) that the sky and other surfaces send, one ray for each point."""
        directions = around(points.normal, *dice)
        under = dot(directions, points.flat)
        directions = directions - np.minimum(2 * under, 0)[:, None] * points.flat
        origins = lifted(points)
        hits = self.caster.solid.hit(origins, directions)
        return self.seen(hits, origins, directions, again)

    def seen(self, hits: Hits, origins: Floats, directions: Floats, dice: Dice) -> Floats:
        """Return the radiance (n, 3) that comes along rays from what they met, or from the sky."""
        met = hits.triangle >= 0
        radiance = np.empty_like(directions)
        radiance[~met] = self.light.from_sky(directions[~met])
        if met.any():
            kept = np.flatnonzero(met)
            part = Hits(*(values[kept] for values in vars(hits).values()))
            points = self.surfaces.at(part, origins[kept], directions[kept], BLURRED_RAD, False)
            radiance[kept] = self.reflected(points, (dice[0][kept], dice[1][kept]))
        return radiance

    def reflected(self, points: Points, dice: Dice) -> Floats:
        """Return the radiance (n, 3) of secondary points: direct light and a constant fill."""
        light = from_sun(self.caster, self.light, points, dice)
        light += from_lamps(self.caster, self.light, points, dice, 1)
        glow = np.where((points.kind == EMITTER)[:, None], points.emission, 0) * np.float32(self.light.glowing)
        through = np.isin(points.kind, (GLASS, LEAF))[:, None]
        return points.colour * (light + self.fill * np.where(through, 0.7, 1.0).astype(np.float32)) + glow
