"""From a lit place and a camera to a picture: gather, develop, print."""

from dataclasses import dataclass, replace
from time import process_time

import numpy as np
from numpy.typing import NDArray

from director.camera.model import Camera
from director.painting.antialias import refined
from director.painting.caster import caster_of
from director.painting.develop import composed, smooth
from director.painting.exposure import Metering, metered
from director.painting.falling import falling
from director.painting.film import grade_of, printed
from director.painting.gather import Layers, View, bands, gather
from director.painting.light import light_of
from director.painting.painter import Picture, Progress, part_of, unwatched
from director.painting.panorama import arriving, bloom_rim, rounded, wider
from director.painting.portals import portals_of
from director.painting.scene import Scene
from director.painting.sunfinder import best_turn
from director.painting.surfaces import Surfaces
from director.painting.threads import spread
from director.painting.tune import DRAFT, EFFORTS, Effort
from director.tiers import Tier
from director.world.blockout import Blockout, Float3
from director.world.look import Look

Floats = NDArray[np.floating]


@dataclass(frozen=True)
class Lit:
    """A place in a look, metered: every angle of it is shot with the same exposure."""

    scene: Scene
    metering: Metering
    look: Look


def lit(
    blockout: Blockout, look: Look, seed: str, eye: Float3, surfaces: Surfaces | None = None
) -> Lit:
    """Return a blockout in a look; `eye` is where the light meter is held, in world metres."""
    surfaces = surfaces or Surfaces(blockout)
    caster = caster_of(blockout)
    light = light_of(blockout, look, seed, best_turn(blockout, caster, look, seed, eye))
    portals = portals_of(blockout)
    scene = Scene(blockout, caster, surfaces, light, light.mean_sky, portals)
    return Lit(*metered(scene, eye, look), look)


def shoot(
    place: Lit,
    camera: Camera,
    size_px: tuple[int, int],
    tier: Tier = Tier.LOW,
    seed: int = 0,
    watch: Progress = unwatched,
    draft: bool = False,
) -> Picture:
    """Return what a camera sees of a lit place."""
    effort = DRAFT if draft else EFFORTS[tier]
    view = View(camera, size_px, seed, effort.light)
    began = process_time()
    layers = gather(place.scene, view, part_of(watch, 0.0, 0.6))
    gathered = process_time()
    image = _developed(place, view, layers, effort, part_of(watch, 0.6, 1.0))
    picture = picture_of(place, view, layers, image)
    seconds = {"rays": gathered - began, "finish": process_time() - gathered}
    return replace(picture, seconds=seconds)


def _developed(place: Lit, view: View, layers: Layers, effort: Effort, watch: Progress) -> Floats:
    """Return the linear image (h, w, 3) of gathered layers."""
    scene, exposure = place.scene, place.metering.exposure
    width, height = view.size_px
    smooth(layers, view, watch)
    image = np.empty((width * height, 3), np.float32)

    def work(band: slice) -> None:
        pixel = np.arange(band.start, band.stop, dtype=np.intp)
        x, y = (pixel % width).astype(np.float32), (pixel // width).astype(np.float32)
        origins, directions, _ = view.rays(x + np.float32(0.5), y + np.float32(0.5))
        image[band] = composed(scene, layers[band], origins, directions)

    spread(bands(view.size_px), work, part_of(watch, 0.3, 0.45), "light")
    image = refined(scene, view, layers, image, effort.edge, exposure, part_of(watch, 0.45, 0.95))
    distance = layers.distance_m.reshape(height, width)
    glass = (layers.base != layers.triangle).reshape(height, width)
    return falling(scene, view, image.reshape(height, width, 3), distance, glass)


def picture_of(place: Lit, view: View, layers: Layers, image: Floats) -> Picture:
    """Return the picture of a linear image (h, w, 3), printed, with what its layers know."""
    image, light = image.astype(np.float32, copy=False), None
    if view.camera.panorama:
        light = rounded(arriving(place.scene.light, view, layers, image))
        image = rounded(image)
    rim = bloom_rim(image.shape[1]) if view.camera.panorama else 0
    whole = wider(image, rim) if rim else image
    grade = grade_of(place.look, place.scene.light.indoor)
    srgb = printed(whole * place.metering.balance, place.metering.exposure, grade)
    srgb = srgb[:, rim : srgb.shape[1] - rim]
    scene, (width, height) = place.scene, view.size_px
    red, green, blue = (place.metering.balance * place.metering.exposure).tolist()
    sky = layers.triangle < 0
    things, materials = (
        np.where(sky, -1, of[layers.triangle]).astype(np.int32).reshape(height, width)
        for of in (scene.surfaces.thing, scene.surfaces.material)
    )
    return Picture(
        srgb=srgb,
        linear=image,
        exposure=(red, green, blue),
        depth_m=layers.depth_m.reshape(height, width),
        normals=layers.flat.reshape(height, width, 3),
        thing_ids=things,
        material_ids=materials,
        things=tuple(thing.id for thing in scene.blockout.things),
        materials=tuple(material.name for material in scene.blockout.materials),
        camera=view.camera,
        seconds={},
        light=light,
    )
