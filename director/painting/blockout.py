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
from director.painting.caster import KEPT_SCENES, caster_of
from director.painting.denoise import smoothed
from director.painting.exposure import metered
from director.painting.gather import Layers, gather
from director.painting.light import light_of
from director.painting.painter import Order, Picture, Progress, unwatched
from director.painting.scene import Scene
from director.painting.surfaces import Surfaces
from director.recipe import Json
from director.world.blockout import Blockout
from director.world.build import build, world_digest
from director.world.look import Look

Floats = NDArray[np.float32]


class BlockoutPainter:
    """Paints the blockout."""

    name = "blockout"

    def __init__(self, cache: Path | None = None) -> None:
        self._cache = cache
        self._scenes: OrderedDict[tuple[str, ...], tuple[Scene, float]] = OrderedDict()

    def paint(self, order: Order, on_progress: Progress = unwatched) -> Picture:
        """Paint one picture."""
        began = process_time()
        look, base = Look.from_json(dict(order.look)), Look.from_json(dict(order.base_look))
        scene, exposure = self._scene(order, look, base)
        on_progress(0.05, "world")
        camera = self._camera(order, base, order.camera)
        world = process_time()
        layers = gather(scene, camera, order.size_px, order.seed, on_progress)
        rays = process_time()
        light = self._lit(layers, camera)
        srgb = film.developed(light, exposure)
        seconds = {"world": world - began, "rays": rays - world, "finish": process_time() - rays}
        return self._picture(layers, scene, camera, srgb, seconds)

    def _scene(self, order: Order, look: Look, base: Look) -> tuple[Scene, float]:
        """Return the lit place and its exposure; the last few are kept."""
        blockout = build(order.environment, look.season, self._folder("worlds"))
        name = blockout.digest, look.slug, base.season
        if name not in self._scenes:
            seed = str(order.environment.get("seed", ""))
            light = light_of(blockout, look, seed)
            surfaces = self._surfaces_of(blockout)
            scene = Scene(blockout, caster_of(blockout), surfaces, light, light.mean_sky * np.float32(0.3))
            eye = self._camera(order, base, {"framing": PANORAMA}).position_m
            self._scenes[name] = metered(scene, eye, look)
            while len(self._scenes) > KEPT_SCENES:
                self._scenes.popitem(last=False)
        return self._scenes[name]

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

    def _lit(self, layers: Layers, camera: Camera) -> Floats:
        width, height = layers.size_px
        shape = (height, width)
        depth = layers.depth_m.reshape(shape)
        normal = layers.flat.reshape(*shape, 3)
        pixel = 2 * np.pi / width if camera.panorama else 1 / camera.focal_px(width)
        slope = np.where(np.isfinite(depth), depth, 1) * np.float32(pixel * 6) + np.float32(0.01)
        diffuse = smoothed(layers.diffuse.reshape(*shape, 3), depth, normal, slope, 3)
        light = layers.colour * (layers.sun + diffuse.reshape(-1, 3)) + layers.added
        return light.reshape(*shape, 3)

    def _picture(self, layers: Layers, scene: Scene, camera: Camera, srgb: NDArray[np.uint8], seconds: dict[str, float]) -> Picture:
        width, height = layers.size_px
        things = np.where(layers.triangle < 0, -1, scene.surfaces.thing[layers.triangle])
        return Picture(
            srgb,
            layers.depth_m.reshape(height, width),
            layers.flat.reshape(height, width, 3),
            things.reshape(height, width).astype(np.int32),
            camera,
            seconds,
        )
