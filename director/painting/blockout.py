"""The `blockout` painter: rays through the world itself, shaded with numpy. No weights, no GPU."""

from collections import OrderedDict
from pathlib import Path
from time import process_time

import numpy as np
from numpy.typing import NDArray

from director.camera.model import Camera
from director.camera.framings import PANORAMA
from director.camera.shelf import shelved
from director.camera.standard import place
from director.painting import film
from director.painting.falling import falling
from director.painting.film import grade_of
from director.painting.caster import caster_of
from director.painting.antialias import refined
from director.painting.develop import composed, smooth
from director.painting.exposure import Metering, metered
from director.painting.gather import Layers, View, bands, gather
from director.painting.light import light_of
from director.painting.painter import Order, Picture, Progress, unwatched
from director.painting.portals import portals_of
from director.painting.scene import Scene
from director.painting.sources import pixel_sources
from director.painting.surfaces import Surfaces
from director.painting.tune import EFFORTS, Effort
from director.recipe import Json
from director.world.blockout import Blockout
from director.world.build import build, world_digest
from director.world.look import Look

Floats = NDArray[np.float32]


MOST_BYTES = 240_000_000
KEPT_LOOKS = 12


class BlockoutPainter:
    """Paints blockouts. One process, one painter: it keeps the last worlds in memory."""

    name = "blockout"

    def __init__(self, cache: Path | None = None) -> None:
        self._cache = cache
        self._scenes: OrderedDict[tuple[str, ...], tuple[Scene, Metering]] = OrderedDict()

    def code_version(self) -> str:
        """Digest of the sources that decide pixels and of their numeric libraries' versions."""
        return pixel_sources()

    def paint(self, order: Order, on_progress: Progress = unwatched) -> Picture:
        """Paint one picture."""
        began = process_time()
        look, base = Look.from_json(dict(order.look)), Look.from_json(dict(order.base_look))
        scene, metering = self._scene(order, look, base)
        on_progress(0.05, "world")
        camera = self._camera(order, base, order.camera)
        world = process_time()
        effort = EFFORTS[order.tier]
        view = View(camera, order.size_px, order.seed, effort.light)
        layers = gather(scene, view, part_of(on_progress, 0.05, 0.65))
        rays = process_time()
        image = developed(scene, view, layers, metering.exposure, effort, part_of(on_progress, 0.65, 1.0))
        srgb = film.developed(
            image * metering.balance, metering.exposure, grade_of(look, scene.light.indoor)
        )
        seconds = {"world": world - began, "rays": rays - world, "finish": process_time() - rays}
        return _picture(layers, scene, view, srgb, seconds)

    def _scene(self, order: Order, look: Look, base: Look) -> tuple[Scene, Metering]:
        """Return the lit place and its metering; the last few are kept."""
        blockout = build(order.environment, look.season, self._folder("worlds"))
        name = blockout.digest, look.slug, base.season
        if name not in self._scenes:
            seed = str(order.environment.get("seed", ""))
            light = light_of(blockout, look, seed)
            surfaces = self._surfaces_of(blockout)
            scene = Scene(blockout, caster_of(blockout), surfaces, light, light.mean_sky, portals_of(blockout))
            eye = self._camera(order, base, {"framing": PANORAMA}).position_m
            self._scenes[name] = metered(scene, eye, look)
            self._forget()
        return self._scenes[name]

    def _forget(self) -> None:
        """Keep so many scenes as fit; those of one world share its surfaces."""
        while len(self._scenes) > 1 and self._kept_bytes() > MOST_BYTES:
            self._scenes.popitem(last=False)
        while len(self._scenes) > KEPT_LOOKS:
            self._scenes.popitem(last=False)

    def _kept_bytes(self) -> int:
        worlds = {scene.blockout.digest: scene.surfaces for scene, _ in self._scenes.values()}
        return sum(surfaces.nbytes for surfaces in worlds.values())

    def _surfaces_of(self, blockout: Blockout) -> Surfaces:
        for scene, _ in self._scenes.values():
            if scene.blockout.digest == blockout.digest:
                return scene.surfaces
        return Surfaces(blockout, self._folder("textures"))

    def _camera(self, order: Order, base: Look, wanted: Json) -> Camera:
        """Return the camera, placed in the season of the base look."""
        aspect = order.size_px[0] / order.size_px[1]
        world = world_digest(order.environment, base.season)
        told = {"world": world, "camera": dict(wanted), "aspect": round(aspect, 2)}

        def placed() -> Camera:
            blockout = build(order.environment, base.season, self._folder("worlds"))
            overrides = {name: value for name, value in wanted.items() if name != "framing"}
            return place(blockout, caster_of(blockout), str(wanted.get("framing", "")), overrides, aspect)

        return shelved(self._folder("cameras"), told, placed)

    def _folder(self, name: str) -> Path | None:
        return None if self._cache is None else self._cache / name


def _picture(
    layers: Layers, scene: Scene, view: View, srgb: NDArray[np.uint8], seconds: dict[str, float]
) -> Picture:
    width, height = view.size_px
    things = np.where(layers.triangle < 0, -1, scene.surfaces.thing[layers.triangle])
    return Picture(
        srgb,
        layers.depth_m.reshape(height, width),
        layers.flat.reshape(height, width, 3),
        things.reshape(height, width).astype(np.int32),
        view.camera,
        seconds,
    )


def developed(
    scene: Scene, view: View, layers: Layers, exposure: float, effort: Effort, watch: Progress
) -> Floats:
    """Return the linear image (h, w, 3) of gathered layers."""
    width, height = view.size_px
    smooth(layers, view)
    watch(0.3, "light")
    image = np.empty((width * height, 3), np.float32)
    for band in bands(view.size_px):
        pixel = np.arange(band.start, band.stop)
        x, y = (pixel % width).astype(np.float32), (pixel // width).astype(np.float32)
        origins, directions, _ = view.rays(x + np.float32(0.5), y + np.float32(0.5))
        image[band] = composed(scene, layers[band], origins, directions)
    image = refined(scene, view, layers, image, effort.edge, exposure, part_of(watch, 0.5, 0.9))
    glass = layers.base != layers.triangle
    return falling(
        scene,
        view,
        image.reshape(height, width, 3),
        layers.distance_m.reshape(height, width),
        glass.reshape(height, width),
    )


def part_of(watch: Progress, low: float, high: float) -> Progress:
    """Return a watcher of one part of the work, from share `low` to share `high` of the whole."""

    def heard(share: float, step: str) -> None:
        watch(low + (high - low) * share, step)

    return heard
