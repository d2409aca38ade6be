"""What rays find on a blockout: position, facing, colour and answer to light."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from director.painting.atlas import Atlas
from director.painting.caster import Hits
from director.painting.sampling import dot, length, normalised
from director.world.blockout import Blockout

Floats = NDArray[np.float32]
KINDS = ("opaque", "leaf", "glass", "water", "emitter")
OPAQUE, LEAF, GLASS, WATER, EMITTER = range(len(KINDS))


@dataclass
class Points:
    """Surface points that rays met. All arrays have n rows."""

    triangle: NDArray[np.int32]
    position: Floats
    """(n, 3) world metres."""
    flat: Floats
    """(n, 3) normal of the triangle, towards the viewer."""
    normal: Floats
    """(n, 3) normal with the relief of the texture."""
    colour: Floats
    """(n, 3) linear reflectance."""
    emission: Floats
    """(n, 3) linear radiance with the practical lights on."""
    roughness: Floats
    kind: NDArray[np.uint8]
    porous: NDArray[np.bool_]


    def __getitem__(self, index: NDArray[np.intp]) -> "Points":
        """Return some of the points."""
        return Points(**{name: values[index] for name, values in vars(self).items()})


class Surfaces:
    """A blockout's triangles, prepared for look-ups."""

    def __init__(self, blockout: Blockout, cache: Path | None = None) -> None:
        corners = blockout.corners.astype(np.float32, copy=False)
        uv = blockout.uv.astype(np.float32, copy=False)
        edges = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
        square = np.cross(*edges)
        self.normal = normalised(square)
        self.uv, self.uv_first, self.uv_second = uv[:, 0], uv[:, 1] - uv[:, 0], uv[:, 2] - uv[:, 0]
        self.u_slope, self.v_slope = self._slopes(*edges, dot(square, self.normal))
        self.repeats_per_m = np.sqrt(np.maximum(length(self.u_slope), 1e-6) * np.maximum(length(self.v_slope), 1e-6))
        self.tint = blockout.tint.astype(np.float32, copy=False)
        self.material = blockout.material
        self.thing = blockout.thing.astype(np.int32)
        materials = blockout.materials
        self.atlas = Atlas(materials, cache)
        self.kind = np.array([KINDS.index(m.surface) for m in materials], np.uint8)
        self.emission = np.array([m.emission for m in materials], np.float32)
        self.roughness = np.array([m.roughness for m in materials], np.float32)
        self.bump = np.array([m.bump for m in materials], np.float32)
        self.porous = np.array([m.porous for m in materials])

    def _slopes(self, first: Floats, second: Floats, area: Floats) -> tuple[Floats, Floats]:
        """Return the gradients of u and v over each triangle, (n, 3) repeats per metre."""
        across, along = np.cross(self.normal, first), np.cross(second, self.normal)
        scale = (1 / np.maximum(area, 1e-12))[:, None]
        u = (self.uv_first[:, :1] * along + self.uv_second[:, :1] * across) * scale
        v = (self.uv_first[:, 1:] * along + self.uv_second[:, 1:] * across) * scale
        return u.astype(np.float32), v.astype(np.float32)

    @property
    def nbytes(self) -> int:
        """Size in memory."""
        arrays = (self.normal, self.uv, self.uv_first, self.uv_second, self.u_slope, self.v_slope)
        return self.atlas.texels.nbytes + sum(array.nbytes for array in arrays)

    def at(self, hits: Hits, origins: Floats, directions: Floats, pixel_rad: float, relief: bool) -> Points:
        """Return the points of rays that all met something.

        `pixel_rad` is the angle of one pixel: it decides how fine a texture is looked up.
        """
        triangle = hits.triangle
        material = self.material[triangle]
        normal = self.normal.take(triangle, axis=0)
        facing = dot(normal, directions)
        flat = np.where((facing > 0)[:, None], -normal, normal)
        u, v = hits.u[:, None], hits.v[:, None]
        uv = self.uv.take(triangle, axis=0) + u * self.uv_first.take(triangle, axis=0)
        uv += v * self.uv_second.take(triangle, axis=0)
        footprint = hits.distance_m * np.float32(pixel_rad) / np.sqrt(np.maximum(np.abs(facing), 0.02))
        texel = self.atlas.look_up(material.astype(np.int64), uv, footprint * self.repeats_per_m[triangle])
        bent = self._bent(triangle, material, flat, texel) if relief else flat
        return Points(
            triangle,
            origins + directions * hits.distance_m[:, None],
            flat,
            bent,
            texel[:, :3] * self.tint.take(triangle, axis=0),
            self.emission[material],
            self.roughness[material],
            self.kind[material],
            self.porous[material],
        )

    def _bent(self, triangle: NDArray[np.int32], material: NDArray[np.uint16], flat: Floats, texel: Floats) -> Floats:
        depth = self.bump[material][:, None]
        slope = texel[:, 3:4] * self.u_slope.take(triangle, axis=0)
        slope += texel[:, 4:5] * self.v_slope.take(triangle, axis=0)
        slope *= depth
        steep = np.float32(1) / np.maximum(length(slope) / np.float32(1.2), 1)
        return normalised(flat - slope * steep[:, None])
