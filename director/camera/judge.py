"""Judging camera positions by rays: is it clear, and is the view worth having?

All candidates are judged at once; every number here is a share from 0 to 1 or a distance in metres.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from director.camera.model import Camera
from director.world.blockout import Blockout
from director.world.numbers import vector

Floats = NDArray[np.floating]
GRID = (40, 22)
NEAR_LEAF_M = 2.2
BODY_M = 0.30
INSIDE_SHARE = 0.30


class Met(Protocol):
    """What rays met: see `director.painting.caster.Hits`."""

    @property
    def triangle(self) -> NDArray[np.int32]: ...
    @property
    def distance_m(self) -> Floats: ...


class Rays(Protocol):
    """Whoever can answer rays: see `director.painting.caster.Caster`."""

    def hit(self, origins: Floats, directions: Floats) -> Met: ...


@dataclass(frozen=True)
class Traits:
    """What judging needs to know of each triangle."""

    normal: Floats
    foliage: NDArray[np.bool_]
    thin: NDArray[np.bool_]
    """Foliage, glass and the like: seen from behind they say nothing about being inside."""

    @classmethod
    def of(cls, blockout: Blockout) -> "Traits":
        """Return the traits of a blockout's triangles."""
        a, b, c = (blockout.corners[:, k] for k in range(3))
        normal = np.cross(b - a, c - a)
        normal /= np.maximum(np.sqrt((normal**2).sum(1, keepdims=True)), 1e-12)
        surface = np.array([m.surface for m in blockout.materials])
        foliage = (surface == "leaf")[blockout.material]
        thin = np.isin(surface, ("leaf", "glass", "emitter", "water"))[blockout.material]
        return cls(normal.astype(np.float32), foliage, thin)


def enclosed(rays: Rays, traits: Traits, positions: Floats) -> tuple[NDArray[np.bool_], Floats]:
    """Return whether each position (n, 3) is inside something solid, and its room (n,) in metres.

    Inside a closed shape, rays meet the backs of its faces.
    """
    around = sphere(48)
    count = len(positions)
    met = rays.hit(np.repeat(positions, len(around), axis=0), np.tile(around, (count, 1)))
    triangle = met.triangle.reshape(count, -1)
    found = triangle >= 0
    behind = (traits.normal[triangle] * around[None]).sum(-1) > 0
    solid = found & ~traits.thin[triangle]
    share = (behind & solid).sum(1) / np.maximum(solid.sum(1), 1)
    room = np.where(solid, met.distance_m.reshape(count, -1), np.float32(np.inf)).min(1)
    return (share > INSIDE_SHARE) & (solid.sum(1) > 6), room


def sphere(count: int) -> Floats:
    """Return `count` unit directions spread evenly (a Fibonacci lattice)."""
    k = np.arange(count) + 0.5
    z = 1 - 2 * k / count
    angle = np.pi * (3 - np.sqrt(5)) * k
    radius = np.sqrt(1 - z * z)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle), z], 1).astype(np.float32)


def scores(
    rays: Rays, blockout: Blockout, traits: Traits, cameras: list[Camera], aspect: float
) -> Floats:
    """Return the worth of each camera's view, at most about 3; below 0 something is in the way."""
    size = (1000, round(1000 / aspect))
    x, y = np.meshgrid(
        (np.arange(GRID[0]) + 0.5) / GRID[0] * size[0],
        (np.arange(GRID[1]) + 0.5) / GRID[1] * size[1],
    )
    ways = np.stack([camera.directions(x.ravel(), y.ravel(), size) for camera in cameras])
    starts = np.array([camera.position_m for camera in cameras], np.float32)
    met = rays.hit(np.repeat(starts, ways.shape[1], axis=0), ways.reshape(-1, 3))
    triangle = met.triangle.reshape(len(cameras), -1)
    distance = met.distance_m.reshape(len(cameras), -1)
    focus = np.array([camera.target_m for camera in cameras], np.float32)
    span = np.sqrt(((focus - starts) ** 2).sum(1))[:, None]
    return (
        _clear(traits, triangle, distance, span, blockout.indoor)
        + _seen(_subject(rays, blockout, starts))
        + _composed(blockout, traits, triangle, distance, ways, span)
    )


def _clear(
    traits: Traits, triangle: NDArray[np.int32], distance: Floats, span: Floats, indoor: bool
) -> Floats:
    """Return 0 for a free view, and less for whatever stands before the lens."""
    least = 0.75 if indoor else 1.0
    leaf = (triangle >= 0) & traits.foliage[triangle]
    too_near = (distance < least).mean(1)
    leaves = (leaf & (distance < np.maximum(NEAR_LEAF_M, 0.50 * span))).mean(1)
    standing = (triangle >= 0) & (traits.normal[triangle][..., 2] < 0.8)
    reach = np.minimum(0.50 * span, 6.0)
    closeness = np.clip(1.4 - distance / reach, 0, 1)
    screen = np.where(standing, closeness, 0).mean(1)
    return -14 * too_near - 10 * leaves - 8.0 * screen


def _seen(share: Floats) -> Floats:
    """Return what it is worth that `share` (n,) of the subject is seen: half of it at least."""
    return 1.2 * share - 2.0 * np.maximum(0.5 - share, 0)


def _subject(rays: Rays, blockout: Blockout, starts: Floats) -> Floats:
    """Return the share of the subject that is seen from each position (n, 3)."""
    focus = blockout.focus
    spread = sphere(20) * vector([0.45, 0.45, 0.30]) * np.float32(focus.radius_m)
    spread[:, 2] = np.clip(spread[:, 2], -0.7, 2.0)
    wanted = vector(focus.point) + spread
    way = wanted[None] - starts[:, None]
    reach = np.sqrt((way**2).sum(-1))
    way = way / np.maximum(reach, 1e-6)[..., None]
    met = rays.hit(np.repeat(starts, len(wanted), axis=0), way.reshape(-1, 3).astype(np.float32))
    free = met.distance_m.reshape(reach.shape) > reach - np.float32(0.50 * focus.radius_m)
    return free.mean(1).astype(np.float32)


def _composed(
    blockout: Blockout,
    traits: Traits,
    triangle: NDArray[np.int32],
    distance: Floats,
    ways: Floats,
    span: Floats,
) -> Floats:
    """Return how well near, middle and far are layered, and how much there is to see."""
    found = triangle >= 0
    layers = [
        (distance < 0.7 * span).mean(1),
        ((distance >= 0.7 * span) & (distance < 1.6 * span)).mean(1),
        (distance >= 1.6 * span).mean(1),
    ]
    variety = -sum(share * np.log(share + 1e-3) for share in layers)
    ground = (found & (traits.normal[triangle][..., 2] > 0.7) & (ways[..., 2] < 0)).mean(1)
    sky = (~found).mean(1)
    things = np.array([len(np.unique(blockout.thing[row[row >= 0]])) for row in triangle])
    bare = 4.0 * np.maximum(ground - 0.50, 0) + 2.0 * np.maximum(sky - 0.45, 0)
    return (0.6 * variety + 0.25 * np.log1p(things) - bare).astype(np.float32)
