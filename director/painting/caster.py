"""Rays against a blockout: a thin wrapper over Embree.

Window glass and emitters lie in a scene of their own, which only camera and mirror rays ask about.
Light passes through glass; and what an emitter gives to its surroundings comes from its lamp, so
no ray finds it by chance (a bright speck, a "firefly").
"""

from collections import OrderedDict
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from director.world.blockout import Blockout

Floats = NDArray[np.floating]
NOTHING = -1
KEPT_SCENES = 2
RAYS_AT_A_TIME = 1 << 15


@dataclass(frozen=True)
class Hits:
    """What rays met first."""

    triangle: NDArray[np.int32]
    """(n,) index into the blockout's triangles, -1 for nothing."""
    u: Floats
    """(n,) weight of the triangle's second corner."""
    v: Floats
    """(n,) weight of the triangle's third corner."""
    distance_m: Floats
    """(n,) metres along the (unit) direction, +inf for nothing."""

    def __getitem__(self, index: NDArray[np.intp]) -> "Hits":
        """Return some of the hits."""
        return Hits(self.triangle[index], self.u[index], self.v[index], self.distance_m[index])


class Mesh:
    """Some of a blockout's triangles, ready for rays."""

    def __init__(self, corners: Floats, index: NDArray[np.int32]) -> None:
        self.index = index
        self._scene: Any = None
        if len(index):
            self._scene = _embree("rtcore_scene").EmbreeScene()
            # Embree looks at the mesh for as long as the scene lives.
            self._mesh = _embree("mesh_construction").TriangleMesh(self._scene, corners[index])

    def hit(self, origins: Floats, directions: Floats) -> Hits:
        """Return what each ray (n, 3) meets first."""
        if self._scene is None or not len(origins):
            return nothing(len(origins))
        rays = _contiguous(origins, directions)
        found: dict[str, NDArray[Any]] = self._scene.run(*rays, query="INTERSECT", output=1)
        met = found["primID"] >= 0
        triangle = np.where(met, self.index[found["primID"]], np.int32(NOTHING))
        distance = np.where(met, found["tfar"], np.float32(np.inf))
        return Hits(triangle, found["u"], found["v"], distance)

    def occluded(
        self, origins: Floats, directions: Floats, reach_m: Floats | None = None
    ) -> NDArray[np.bool_]:
        """Return whether each ray (n, 3) meets anything nearer than `reach_m` (n,)."""
        if self._scene is None or not len(origins):
            return np.zeros(len(origins), bool)
        rays = _contiguous(origins, directions)
        reach = () if reach_m is None else (np.ascontiguousarray(reach_m, np.float32),)
        met: NDArray[np.int32] = self._scene.run(*rays, *reach, query="OCCLUDED")
        return met >= 0


class Caster:
    """A blockout that answers rays. Building it takes about a second per million triangles."""

    def __init__(self, blockout: Blockout) -> None:
        surface = np.array([m.surface for m in blockout.materials])
        clear = np.isin(surface, ("glass", "emitter"))[blockout.material]
        corners = np.ascontiguousarray(blockout.corners, np.float32)
        self.blockout = blockout
        self.solid = Mesh(corners, np.flatnonzero(~clear).astype(np.int32))
        self.panes = Mesh(corners, np.flatnonzero(clear).astype(np.int32))

    def hit(self, origins: Floats, directions: Floats) -> Hits:
        """Return what each ray (n, 3) meets first, glass included. Directions are unit."""
        solid = self.solid.hit(origins, directions)
        if not len(self.panes.index):
            return solid
        pane = self.panes.hit(origins, directions)
        nearer = pane.distance_m < solid.distance_m
        return Hits(
            np.where(nearer, pane.triangle, solid.triangle),
            np.where(nearer, pane.u, solid.u),
            np.where(nearer, pane.v, solid.v),
            np.where(nearer, pane.distance_m, solid.distance_m),
        )

    def occluded(
        self, origins: Floats, directions: Floats, reach_m: Floats | None = None
    ) -> NDArray[np.bool_]:
        """Return whether anything that stops light lies on each ray (n, 3) within `reach_m`."""
        return self.solid.occluded(origins, directions, reach_m)


def _embree(module: str) -> Any:
    """Return a module of embreex, which has no types. Loaded late: it takes a while."""
    return import_module(f"embreex.{module}")


def nothing(count: int) -> Hits:
    """Return the hits of rays that met nothing."""
    zero = np.zeros(count, np.float32)
    far = np.full(count, np.inf, np.float32)
    return Hits(np.full(count, NOTHING, np.int32), zero, zero, far)


def _contiguous(origins: Floats, directions: Floats) -> tuple[Floats, Floats]:
    directions = np.ascontiguousarray(directions, np.float32)
    return np.ascontiguousarray(np.broadcast_to(origins, directions.shape), np.float32), directions


_casters: OrderedDict[str, Caster] = OrderedDict()


def caster_of(blockout: Blockout) -> Caster:
    """Return the caster of a blockout; the last few are kept, by the blockout's digest."""
    if not blockout.digest:
        return Caster(blockout)
    caster = _casters.pop(blockout.digest, None) or Caster(blockout)
    _casters[blockout.digest] = caster
    while len(_casters) > KEPT_SCENES:
        _casters.popitem(last=False)
    return caster


def forget_casters() -> None:
    """Let go of the kept casters: they are the largest things in memory."""
    _casters.clear()
