"""A blockout in a look, ready to be seen: rays, surfaces and light together."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from director.painting.caster import Caster, Hits
from director.painting.direct import from_lamps, from_sun, lifted
from director.painting.light import Light
from director.painting.portals import Portals
from director.painting.sampling import around, dot
from director.painting.surfaces import EMITTER, GLASS, LEAF, Points, Surfaces
from director.painting.weather import weathered
from director.world.blockout import Blockout

Floats = NDArray[np.floating]
Dice = tuple[Floats, Floats]
BLURRED_RAD = 0.04
"""Textures are looked up this coarsely by diffuse light."""
LAMP_PICKS = 4
SHADE, SHADE_INDOORS = 0.18, 0.10


@dataclass(frozen=True)
class Scene:
    """What painters ask about."""

    blockout: Blockout
    caster: Caster
    surfaces: Surfaces
    light: Light
    fill: Floats
    """(3,) radiance that stands in for all later bounces."""
    portals: Portals | None = None
    """The panes through which an interior is asked for daylight."""

    @property
    def floor(self) -> Floats:
        """(3,) light that reaches even the deepest shade: what many bounces leave."""
        if self.light.indoor:
            return self.fill * np.float32(SHADE_INDOORS)
        return self.light.mean_sky * np.float32(SHADE)

    @property
    def lamp_picks(self) -> int:
        """Lamps that each point asks."""
        return LAMP_PICKS

    def arriving(self, points: Points, dice: Dice, again: Dice) -> Floats:
        """Return the light (n, 3) that the sky and other surfaces send, one ray for each point."""
        directions = around(points.normal, *dice)
        under = dot(directions, points.flat)
        directions = directions - np.minimum(2 * under, 0)[:, None] * points.flat
        origins = lifted(points)
        hits = self.caster.solid.hit(origins, directions)
        radiance = self.seen(hits, origins, directions, again)
        if self.portals is not None:
            lost = np.flatnonzero(hits.triangle < 0)
            by_pane = self.caster.panes.hit(origins[lost], directions[lost]).triangle
            radiance[lost[(by_pane >= 0) & self.portals.chosen[by_pane]]] = 0
        return radiance + self.floor

    def seen(self, hits: Hits, origins: Floats, directions: Floats, dice: Dice) -> Floats:
        """Return the radiance (n, 3) that comes along rays from what they met, or from the sky."""
        met = hits.triangle >= 0
        radiance = np.empty_like(directions)
        radiance[~met] = self.light.from_sky(directions[~met])
        if met.any():
            kept = np.flatnonzero(met)
            part = hits[kept]
            points = self.surfaces.at(part, origins[kept], directions[kept], BLURRED_RAD, False)
            points.colour = self._covered(points)
            radiance[kept] = self.reflected(points, (dice[0][kept], dice[1][kept]))
        return radiance

    def reflected(self, points: Points, dice: Dice) -> Floats:
        """Return the radiance (n, 3) of secondary points: direct light and a constant fill."""
        light = from_sun(self.caster, self.light, points, dice)
        light += from_lamps(self.caster, self.light, points, dice, 1)
        glow = np.where((points.kind == EMITTER)[:, None], points.emission, 0) * np.float32(
            self.light.glowing
        )
        through = np.isin(points.kind, (GLASS, LEAF))[:, None]
        return (
            points.colour * (light + self.fill * np.where(through, 0.7, 1.0).astype(np.float32))
            + glow
        )

    def _covered(self, points: Points) -> Floats:
        """Return the colour (n, 3) of secondary points in this weather, shelter not asked for."""
        if self.light.indoor or not (self.light.snow or self.light.wet):
            return points.colour
        open_share = np.clip(points.flat[:, 2], 0, 1)
        return weathered(self.light, points, points.colour, open_share)
