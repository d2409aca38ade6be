"""The first pass: for each pixel what is seen, and which light arrives there.

Pictures are gathered in bands of rows, small enough for the processor's caches. A band's numbers
depend on its pixels alone, so the height of a band decides no value.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from director.camera.model import Camera
from director.painting.direct import from_lamps, from_sun
from director.painting.painter import Progress
from director.painting.sampling import dot, pairs
from director.painting.scene import Scene

Floats = NDArray[np.float32]
RAYS_AT_A_TIME = 1 << 14
SUN, SKY, SKY_AGAIN, LAMPS, MIRROR = range(1, 6)
"""Dimensions of the random numbers."""


@dataclass
class Layers:
    """A picture in parts, all with n = width * height rows, row by row from the top."""

    size_px: tuple[int, int]
    depth_m: Floats
    triangle: NDArray[np.int32]
    flat: Floats
    colour: Floats
    """Reflectance; 1 where the sky is seen."""
    sun: Floats
    """Light from the sun: what a white diffuse surface would radiate."""
    diffuse: Floats
    """Light from sky, lamps and other surfaces."""
    added: Floats
    """Radiance that no reflectance multiplies: sky, emitters."""

    @classmethod
    def empty(cls, size_px: tuple[int, int]) -> "Layers":
        """Return layers of a picture in which nothing is seen."""
        n = size_px[0] * size_px[1]
        blank = [np.zeros((n, 3), np.float32) for _ in range(5)]
        return cls(size_px, np.full(n, np.inf, np.float32), np.full(n, -1, np.int32), *blank)


def gather(scene: Scene, camera: Camera, size_px: tuple[int, int], seed: int, watch: Progress) -> Layers:
    """Return the layers of what `camera` sees."""
    layers = Layers.empty(size_px)
    for band in bands(size_px):
        _fill(layers, scene, camera, band, seed)
        watch(band.stop / len(layers.depth_m), "rays")
    return layers


def bands(size_px: tuple[int, int]) -> Iterator[slice]:
    """Yield the pixels of a picture, some rows at a time."""
    rows = max(RAYS_AT_A_TIME // size_px[0], 1) * size_px[0]
    for start in range(0, size_px[0] * size_px[1], rows):
        yield slice(start, min(start + rows, size_px[0] * size_px[1]))


def _fill(layers: Layers, scene: Scene, camera: Camera, band: slice, seed: int) -> None:
    width, height = layers.size_px
    pixel = np.arange(band.start, band.stop, dtype=np.uint32)
    x, y = pixel % np.uint32(width), pixel // np.uint32(width)
    rays = camera.directions(x.astype(np.float32) + 0.5, y.astype(np.float32) + 0.5, layers.size_px)
    origins = np.broadcast_to(np.float32(camera.position_m), rays.shape)
    hits = scene.caster.hit(origins, rays)
    along = 1 if camera.panorama else dot(rays, np.float32(camera.forward))
    layers.depth_m[band] = hits.distance_m * along
    layers.triangle[band] = hits.triangle
    sky = np.flatnonzero(hits.triangle < 0)
    layers.added[band.start + sky] = scene.light.sky.radiance(rays[sky]) + scene.light.sky.disc(rays[sky])
    met = np.flatnonzero(hits.triangle >= 0)
    if not len(met):
        return
    part = type(hits)(*(values[met] for values in vars(hits).values()))
    pixel_rad = 2 * np.pi / width if camera.panorama else 1 / camera.focal_px(width)
    points = scene.surfaces.at(part, origins[met], rays[met], pixel_rad, True)
    at = band.start + met
    column, row = x[met], y[met]
    layers.flat[at] = points.flat
    layers.colour[at] = points.colour
    layers.added[at] = points.emission * np.float32(scene.light.glowing)
    layers.sun[at] = from_sun(scene.caster, scene.light, points, pairs(column, row, SUN, seed))
    diffuse = scene.arriving(points, pairs(column, row, SKY, seed), pairs(column, row, SKY_AGAIN, seed))
    diffuse += from_lamps(scene.caster, scene.light, points, pairs(column, row, LAMPS, seed), 1)
    layers.diffuse[at] = diffuse
