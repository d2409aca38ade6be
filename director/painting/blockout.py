"""The `blockout` painter: rays through the world itself, shaded with numpy. No weights, no GPU."""

from pathlib import Path
from time import process_time

import numpy as np
from numpy.typing import NDArray

from director.camera.model import Camera
from director.camera.standard import place
from director.painting import film
from director.painting.caster import caster_of
from director.painting.denoise import smoothed
from director.painting.gather import Layers, gather
from director.painting.light import light_of
from director.painting.painter import Order, Picture, Progress, unwatched
from director.painting.scene import Scene
from director.painting.surfaces import Surfaces
from director.world.blockout import Blockout
from director.world.build import build
from director.world.look import Look

Floats = NDArray[np.float32]


class BlockoutPainter:
    """Paints the blockout."""

    name = "blockout"

    def __init__(self, cache: Path | None = None) -> None:
        self._cache = cache
        self._surfaces: dict[str, Surfaces] = {}

    def paint(self, order: Order, on_progress: Progress = unwatched) -> Picture:
        """Paint one picture."""
        began = process_time()
        look, base = Look.from_json(dict(order.look)), Look.from_json(dict(order.base_look))
        worlds = None if self._cache is None else self._cache / "worlds"
        blockout = build(order.environment, look.season, worlds)
        on_progress(0.02, "world")
        placed_in = build(order.environment, base.season, worlds)
        overrides = {k: v for k, v in order.camera.items() if k != "framing"}
        aspect = order.size_px[0] / order.size_px[1]
        camera = place(placed_in, caster_of(placed_in), str(order.camera["framing"]), overrides, aspect)
        scene = self._scene(blockout, look, str(order.environment.get("seed", "")))
        world = process_time()
        layers = gather(scene, camera, order.size_px, order.seed, on_progress)
        rays = process_time()
        light = self._lit(layers, camera)
        exposure = 0.18 / float(np.exp(np.log(np.maximum(light.mean(-1), 1e-4)).mean()))
        srgb = film.developed(light, exposure)
        seconds = {"world": world - began, "rays": rays - world, "finish": process_time() - rays}
        return self._picture(layers, scene, camera, srgb, seconds)

    def _scene(self, blockout: Blockout, look: Look, seed: str) -> Scene:
        textures = None if self._cache is None else self._cache / "textures"
        surfaces = self._surfaces.get(blockout.digest) or Surfaces(blockout, textures)
        self._surfaces = {blockout.digest: surfaces}
        light = light_of(blockout, look, seed)
        return Scene(blockout, caster_of(blockout), surfaces, light, light.mean_sky * np.float32(0.3))

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
