"""Mirrored light: water, wet ground, glass, and whatever is polished."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from director.painting.caster import Hits
from director.painting.direct import lifted
from director.painting.sampling import around, dot, normalised
from director.painting.scene import Dice, Scene
from director.painting.surfaces import GLASS, LEAF, WATER, Points
from director.painting.weather import puddles, waves
from director.world.numbers import vector

Floats = NDArray[np.floating]
POLISHED = 0.42
"""Surfaces smoother than this show what they mirror."""
WORTH = 0.012
"""Mirrored light below this share is not traced."""
BRIGHTEST = 24.0


@dataclass(frozen=True)
class Gloss:
    """How points mirror."""

    share: Floats
    """(n,) of light that is mirrored instead of going in."""
    blur: Floats
    """(n,) spread of the mirrored ray, 0 for a clean mirror."""
    normal: Floats
    """(n, 3) of the mirroring surface."""


def gloss_of(scene: Scene, points: Points, directions: Floats, open_share: Floats) -> Gloss:
    """Return how the points (n,) seen along `directions` (n, 3) mirror."""
    normal = points.normal.copy()
    blur = points.roughness * np.float32(0.6)
    polish = np.clip((POLISHED - points.roughness) * 4, 0, 1)
    polish[points.kind == LEAF] = 0
    water = points.kind == WATER
    if water.any():
        normal[water] = waves(scene.light, points[np.flatnonzero(water)])
        blur[water], polish[water] = 0, 1
    if scene.light.wet:
        _wet(scene, points, open_share, normal, blur, polish)
    glass = points.kind == GLASS
    normal[glass], blur[glass], polish[glass] = points.flat[glass], 0, 1
    facing = np.clip(-dot(normal, directions), 0, 1)
    base = np.where(glass, np.float32(0.06), np.where(water, np.float32(0.025), np.float32(0.04)))
    fresnel = base + (np.float32(0.92) - base) * (1 - facing) ** 5
    return Gloss(fresnel * polish * np.maximum(1 - blur, 0.25), blur, normal)


def _wet(
    scene: Scene, points: Points, open_share: Floats, normal: Floats, blur: Floats, polish: Floats
) -> None:
    """Lay a film of water over what the rain reaches."""
    film = np.maximum(points.flat[:, 2], 0) ** 2 * open_share * np.float32(scene.light.wet)
    film[np.isin(points.kind, (LEAF, WATER))] = 0
    pool = puddles(scene.light, points) * film
    np.maximum(polish, film * np.float32(0.75) + pool * np.float32(0.25), out=polish)
    sheen = np.float32(0.16) * (1 - pool)
    blur[:] = blur + (np.minimum(blur, sheen) - blur) * film
    calm = np.maximum(film * np.float32(0.55), np.clip(pool * np.float32(2.5), 0, 1))[:, None]
    normal += (points.flat - normal) * calm
    stirred = np.flatnonzero(pool > 0.02)
    if len(stirred):
        drops = waves(scene.light, points[stirred]) - vector([0, 0, 1])
        normal[stirred] += drops * (pool[stirred] * np.float32(0.25))[:, None]


def mirrored(scene: Scene, points: Points, directions: Floats, gloss: Gloss, dice: Dice) -> Floats:
    """Return the mirrored radiance (n, 3), times its share, by one ray for each point."""
    radiance = np.zeros_like(points.position)
    worth = np.flatnonzero(gloss.share > WORTH)
    if not len(worth):
        return radiance
    normal = normalised(gloss.normal[worth])
    blur = gloss.blur[worth]
    first, second = dice[0][worth], dice[1][worth]
    lean = around(normal, first, second) * (blur * np.float32(0.5))[:, None]
    normal = np.where((blur > 0.01)[:, None], normalised(normal + lean), normal)
    incoming = directions[worth]
    away = incoming - (2 * dot(incoming, normal))[:, None] * normal
    flat = points.flat[worth]
    away -= np.minimum(2 * dot(away, flat), 0)[:, None] * flat
    away = normalised(away)
    origins = lifted(points)[worth]
    hits = scene.caster.hit(origins, away)
    seen = np.minimum(_looked(scene, hits, origins, away, (first, second)), np.float32(BRIGHTEST))
    radiance[worth] = seen * gloss.share[worth, None]
    return radiance


def _looked(scene: Scene, hits: Hits, origins: Floats, directions: Floats, dice: Dice) -> Floats:
    """Return what a mirror shows (n, 3): as `Scene.seen`, with the sky in full detail."""
    seen = scene.seen(hits, origins, directions, dice)
    sky = np.flatnonzero(hits.triangle < 0)
    seen[sky] = scene.light.sky.radiance(directions[sky])
    return seen
