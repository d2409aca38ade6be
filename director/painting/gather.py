"""The first pass: for each pixel what is seen, and which light arrives there.

Pictures are gathered in bands of rows, small enough for the processor's caches. The numbers of a
pixel depend on the pixel alone, so the height of a band decides no value.
"""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from director.camera.model import Camera
from director.painting.caster import Hits
from director.painting.direct import from_lamps, lamps_unshadowed, sun_shown, sun_unshadowed
from director.painting.mirror import gloss_of, mirrored
from director.painting.painter import Progress
from director.painting.portals import through_windows
from director.painting.sampling import Words, dot, pairs
from director.painting.scene import Dice, Scene
from director.painting.surfaces import GLASS, Points
from director.painting.threads import spread
from director.painting.weather import open_to_sky
from director.world.numbers import vector

Floats = NDArray[np.floating]
RAYS_AT_A_TIME = 1 << 14
MIDDLE = np.array([0.5, 0.5], np.float32)
PANES = 3
"""So many sheets of glass are looked through."""
SUN, SKY, SKY_AGAIN, LAMPS, MIRROR, RAIN, WINDOWS = range(7)
DIMENSIONS = 8
"""Dimensions of the random numbers, for each sample."""
CLEAR_GLASS = np.array([0.90, 0.93, 0.92], np.float32)
FAINT = np.float32(1e-4)
"""Lamps that would give less are not asked."""
BRIGHTEST = 16.0
"""One ray brings at most this radiance: rare bright paths would be specks."""


@dataclass
class Layers:
    """A picture in parts, all with n rows, pixel by pixel from the top left."""

    depth_m: Floats
    """Along the viewing axis (radial in a panorama), of the first thing met."""
    distance_m: Floats
    """Along the ray, of what is seen: behind glass where there is glass."""
    triangle: NDArray[np.int32]
    """First met, -1 for sky."""
    base: NDArray[np.int32]
    """Triangle of what is seen, behind glass where there is glass."""
    flat: Floats
    """Normal of the first met."""
    base_flat: Floats
    """Normal of what is seen, behind glass where there is glass."""
    colour: Floats
    sun: Floats
    """What the sun would give if nothing stood before it: what a white surface would radiate."""
    shown: Floats
    """(n,) share of the sun's disc that is seen from here."""
    lamps: Floats
    """What the lamps would give if nothing stood before them."""
    reached: Floats
    """Share of the lamps' light that arrives."""
    diffuse: Floats
    """Light from the sky, through windows, and from other surfaces."""
    mirror: Floats
    """Mirrored radiance, times its share."""
    blurred: Floats
    """(n,) 1 where the mirrored light may be smoothed."""
    open_sky: Floats
    """(n,) share of rain and snow that falls here."""
    through: Floats
    """Factor on all that is not mirrored: what glass and mirrors leave."""
    added: Floats
    """Radiance that no reflectance multiplies: sky, emitters."""

    @classmethod
    def empty(cls, count: int) -> "Layers":
        """Return layers of `count` pixels in which nothing is seen."""
        arrays: dict[str, NDArray[Any]] = {
            field.name: np.zeros((count, 3), np.float32) for field in fields(cls)
        }
        for name in ("blurred", "open_sky", "shown"):
            arrays[name] = np.zeros(count, np.float32)
        for name in ("depth_m", "distance_m"):
            arrays[name] = np.full(count, np.inf, np.float32)
        for name in ("triangle", "base"):
            arrays[name] = np.full(count, -1, np.int32)
        arrays["through"] += 1
        return cls(**arrays)

    def __getitem__(self, index: NDArray[np.intp] | slice) -> "Layers":
        """Return some of the pixels."""
        return Layers(*(getattr(self, field.name)[index] for field in fields(self)))

    def put(self, index: slice, part: "Layers") -> None:
        """Overwrite some of the pixels."""
        for field in fields(self):
            getattr(self, field.name)[index] = getattr(part, field.name)


@dataclass(frozen=True)
class View:
    """One camera's picture: what its rays need to know."""

    camera: Camera
    size_px: tuple[int, int]
    seed: int
    samples: int
    """Light samples for each pixel: an even number, or 1."""

    @property
    def pixel_rad(self) -> float:
        """Angle of one pixel in the middle of the picture."""
        width = self.size_px[0]
        return 2 * np.pi / width if self.camera.panorama else 1 / self.camera.focal_px(width)

    def rays(self, x_px: Floats, y_px: Floats) -> tuple[Floats, Floats, Floats]:
        """Return origins (n, 3), directions (n, 3), and depth per metre of ray (n,)."""
        directions = self.camera.directions(x_px, y_px, self.size_px)
        origins = np.broadcast_to(vector(self.camera.position_m), directions.shape)
        if self.camera.panorama:
            return origins, directions, np.ones(len(directions), np.float32)
        return origins, directions, dot(directions, vector(self.camera.forward))


def gather(scene: Scene, view: View, watch: Progress) -> Layers:
    """Return the layers of a view. `watch` hears the share that is done."""
    width, height = view.size_px
    layers = Layers.empty(width * height)

    def work(band: slice) -> None:
        pixel = np.arange(band.start, band.stop, dtype=np.uint32)
        x, y = pixel % np.uint32(width), pixel // np.uint32(width)
        layers.put(band, gathered(scene, view, x, y))

    spread(bands(view.size_px), work, watch, "rays")
    return layers


def bands(size_px: tuple[int, int]) -> list[slice]:
    """Return the pixels of a picture, some rows at a time."""
    rows = max(RAYS_AT_A_TIME // size_px[0], 1) * size_px[0]
    count = size_px[0] * size_px[1]
    return [slice(start, min(start + rows, count)) for start in range(0, count, rows)]


def gathered(scene: Scene, view: View, x: Words, y: Words, offset: Floats = MIDDLE) -> Layers:
    """Return the layers of the pixels in columns x (n,) and rows y (n,), at one spot of each."""
    rays = view.rays(x.astype(np.float32) + offset[0], y.astype(np.float32) + offset[1])
    layers, points, met = base_of(scene, view, *rays)
    if not len(met):
        return layers
    column, row, ways = x[met], y[met], rays[1][met]
    diffuse, lamps = np.zeros_like(points.position), np.zeros_like(points.position)
    mirror, falling = np.zeros_like(points.position), np.zeros(len(met), np.float32)
    shown, share, blur = np.zeros_like(falling), np.zeros_like(falling), np.zeros_like(falling)
    for sample in range(view.samples):
        dice = [pairs(column, row, sample * DIMENSIONS + k, view.seed) for k in range(DIMENSIONS)]
        falls = open_to_sky(scene.caster, scene.light, points, dice[RAIN])
        gloss = gloss_of(scene, points, ways, falls)
        falling += falls
        share += gloss.share
        blur += gloss.blur
        shown += sun_shown(scene.caster, scene.light, points, dice[SUN])
        half = np.flatnonzero(asked(column, row, sample))
        spots = [(first[half], second[half]) for first, second in dice]
        asking = points[half]
        diffuse[half] += _diffuse(scene, asking, spots)
        lamps += from_lamps(scene.caster, scene.light, points, dice[LAMPS], scene.lamp_picks)
        mirror += mirrored(scene, points, ways, gloss, dice[MIRROR])
    part = np.float32(1 / view.samples)
    half_part = np.float32(2 / max(view.samples, 2))
    layers.shown[met] = shown * part
    layers.diffuse[met] = diffuse * half_part
    full = layers.lamps[met]
    layers.reached[met] = np.where(full > FAINT, lamps * part / np.maximum(full, FAINT), 1)
    layers.open_sky[met] = falling * part
    layers.mirror[met] += mirror * part * layers.through[met]
    layers.through[met] *= (1 - share * part)[:, None]
    layers.blurred[met] = blur * part > 0.05
    return layers


def asked(x: NDArray[Any], y: NDArray[Any], sample: int) -> NDArray[np.bool_]:
    """Return whether a pixel's sky, lamps and windows are asked: every other one, in turn."""
    return (x + y + sample) % 2 == 0


def _diffuse(scene: Scene, points: Points, dice: list[Dice]) -> Floats:
    light = np.minimum(scene.arriving(points, dice[SKY], dice[SKY_AGAIN]), np.float32(BRIGHTEST))
    light += through_windows(scene, points, dice[WINDOWS])
    return light


def base_of(
    scene: Scene,
    view: View,
    origins: Floats,
    directions: Floats,
    along: Floats,
    relief: bool = True,
) -> tuple[Layers, Points, NDArray[np.intp]]:
    """Return what rays see, before any light falls on it, and the points that are not sky."""
    layers = Layers.empty(len(directions))
    hits = scene.caster.hit(origins, directions)
    first = np.flatnonzero(hits.triangle >= 0)
    layers.depth_m = hits.distance_m * along
    layers.triangle = hits.triangle.copy()
    normal = scene.surfaces.normals(hits.triangle[first])
    behind = (dot(normal, directions[first]) > 0)[:, None]
    layers.flat[first] = np.where(behind, -normal, normal)
    hits = _behind_glass(scene, layers, hits, origins, directions)
    layers.distance_m, layers.base = hits.distance_m, hits.triangle
    sky = np.flatnonzero(hits.triangle < 0)
    layers.added[sky] = scene.light.sky.printed(directions[sky])
    met = np.flatnonzero(hits.triangle >= 0)
    points = scene.surfaces.at(hits[met], origins[met], directions[met], view.pixel_rad, relief)
    if scene.light.snow and not scene.light.indoor:
        level = (np.clip(points.flat[:, 2] * 3 - 1, 0, 1) * np.float32(0.85))[:, None]
        points.normal += (points.flat - points.normal) * level
    layers.base_flat[met] = points.flat
    layers.sun[met] = sun_unshadowed(scene.light, points)
    layers.lamps[met] = lamps_unshadowed(scene.light, points)
    layers.colour[met] = points.colour
    layers.added[met] = points.emission * np.float32(scene.light.glowing)
    return layers, points, met


def _behind_glass(
    scene: Scene, layers: Layers, hits: Hits, origins: Floats, directions: Floats
) -> Hits:
    """Return what is met behind window glass; the layers get what the glass mirrors and takes."""
    if not len(scene.caster.panes.index):
        return hits
    hits = hits[np.arange(len(hits.triangle))]
    for _ in range(PANES):
        kind = scene.surfaces.kind[scene.surfaces.material[hits.triangle]]
        pane = np.flatnonzero((hits.triangle >= 0) & (kind == GLASS))
        if not len(pane):
            break
        _reflect_pane(scene, layers, hits[pane], pane, origins[pane], directions[pane])
        step = hits.distance_m[pane] + np.float32(0.004)
        start = origins[pane] + directions[pane] * step[:, None]
        beyond = scene.caster.hit(start, directions[pane])
        hits.triangle[pane], hits.u[pane], hits.v[pane] = beyond.triangle, beyond.u, beyond.v
        hits.distance_m[pane] = beyond.distance_m + step
    return hits


def _reflect_pane(
    scene: Scene,
    layers: Layers,
    hits: Hits,
    at: NDArray[np.intp],
    origins: Floats,
    directions: Floats,
) -> None:
    points = scene.surfaces.at(hits, origins, directions, 0.01, False)
    gloss = gloss_of(scene, points, directions, np.zeros(len(at), np.float32))
    still = np.full(len(at), 0.5, np.float32)
    layers.mirror[at] += (
        mirrored(scene, points, directions, gloss, (still, still)) * layers.through[at]
    )
    layers.through[at] *= CLEAR_GLASS * (1 - gloss.share)[:, None]
