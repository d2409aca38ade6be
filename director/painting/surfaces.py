"""What rays find on a blockout: position, facing, colour and answer to light."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from director.painting.atlas import Atlas
from director.painting.caster import Hits
from director.painting.sampling import dot, length, normalised
from director.world.blockout import Blockout

Floats = NDArray[np.floating]
STEEPEST = np.float32(1.2)
"""A relief's slope is cut here: rays cannot see round it."""
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
    pixel_m: Floats
    """(n,) size of one pixel there, in metres."""

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
        normal = normalised(square)
        u_slope, v_slope = _slopes(uv, *edges, normal, dot(square, normal))
        fine = np.sqrt(np.maximum(length(u_slope), 1e-6) * np.maximum(length(v_slope), 1e-6))
        uv_first, uv_second = uv[:, 1] - uv[:, 0], uv[:, 2] - uv[:, 0]
        tint = blockout.tint.astype(np.float32, copy=False)
        # One row for each triangle: a look-up is one trip to memory instead of eight.
        columns = [normal, uv[:, 0], uv_first, uv_second, tint, fine[:, None], u_slope, v_slope]
        self.table = np.concatenate([*columns, np.zeros((len(uv), 1), np.float32)], axis=1)
        self.material = blockout.material
        self.thing = blockout.thing.astype(np.int32)
        materials = blockout.materials
        self.atlas = Atlas(materials, cache)
        self.kind = np.array([KINDS.index(m.surface) for m in materials], np.uint8)
        self.emission = np.array([m.emission for m in materials], np.float32)
        self.roughness = np.array([m.roughness for m in materials], np.float32)
        self.bump = np.array([m.bump for m in materials], np.float32)
        self.porous = np.array([m.porous for m in materials])

    @property
    def nbytes(self) -> int:
        """Size in memory."""
        return self.atlas.texels.nbytes + self.table.nbytes

    def normals(self, triangle: NDArray[np.int32]) -> Floats:
        """Return the normals (n, 3) of triangles, towards their front."""
        return self.table[:, :3].take(triangle, axis=0)

    def at(
        self, hits: Hits, origins: Floats, directions: Floats, pixel_rad: float, relief: bool
    ) -> Points:
        """Return the points of rays that all met something.

        `pixel_rad` is the angle of one pixel: it decides how fine a texture is looked up. Without
        `relief`, textures are looked up plainly and bend no normals.
        """
        triangle = hits.triangle
        material = self.material[triangle]
        row = self.table.take(triangle, axis=0)
        normal = row[:, :3]
        facing = dot(normal, directions)
        flat = np.where((facing > 0)[:, None], -normal, normal)
        uv = row[:, 3:5] + hits.u[:, None] * row[:, 5:7] + hits.v[:, None] * row[:, 7:9]
        footprint = (
            hits.distance_m * np.float32(pixel_rad) / np.sqrt(np.maximum(np.abs(facing), 0.05))
        )
        look_up = self.atlas.look_up if relief else self.atlas.nearest
        texel = look_up(material, uv, footprint * row[:, 12])
        return Points(
            triangle,
            origins + directions * hits.distance_m[:, None],
            flat,
            self._bent(row, material, flat, texel) if relief else flat,
            texel[:, :3] * row[:, 9:12],
            self.emission[material],
            self.roughness[material],
            self.kind[material],
            self.porous[material],
            footprint,
        )

    def _bent(
        self, row: Floats, material: NDArray[np.uint16], flat: Floats, texel: Floats
    ) -> Floats:
        """Return the normals (n, 3) of the relief: the flat ones less the slope of its height."""
        slope = texel[:, 3:4] * row[:, 13:16] + texel[:, 4:5] * row[:, 16:19]
        slope *= self.bump[material][:, None]
        steep = np.float32(1) / np.maximum(length(slope) / STEEPEST, 1)
        return normalised(flat - slope * steep[:, None])


def _slopes(
    uv: Floats, first: Floats, second: Floats, normal: Floats, area: Floats
) -> tuple[Floats, Floats]:
    """Return the gradients of u and v over each triangle, (n, 3) repeats per metre.

    `first` and `second` are two edges (n, 3), `area` the area (n,) of their parallelogram.
    """
    across, along = np.cross(normal, first), np.cross(second, normal)
    scale = (1 / np.maximum(area, 1e-12))[:, None]
    one, two = uv[:, 1] - uv[:, 0], uv[:, 2] - uv[:, 0]
    u = (one[:, :1] * along + two[:, :1] * across) * scale
    v = (one[:, 1:] * along + two[:, 1:] * across) * scale
    return u.astype(np.float32), v.astype(np.float32)
