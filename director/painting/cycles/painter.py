"""The `cycles` painter: Blender's renderer for the light, our own hand for everything else.

order -> lit place and camera (director.painting.blockout) -> Cycles -> sky, air, rain, print

Depth, normals and ids come from the rays of the `blockout` painter: the triangles are the same.
"""

import hashlib
import threading
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import numpy as np
from numpy.typing import NDArray

from director.camera.model import Camera
from director.painting.blockout import BlockoutPainter
from director.painting.cycles.effort import DRAFT, EFFORTS, MEASURING, Effort
from director.painting.cycles.exchange import write_world
from director.painting.cycles.film import developed, seen_by
from director.painting.cycles.found import blender_version
from director.painting.cycles.lighting import write_light
from director.painting.cycles.process import RenderProcess
from director.painting.cycles.result import read_depth, read_light
from director.painting.gather import View
from director.painting.painter import Order, Picture, Progress, part_of, unwatched
from director.painting.shooting import Lit, picture_of
from director.painting.sources import pixel_sources
from director.recipe import Json
from director.tiers import Tier

BRIGHTEST = 16.0
"""One path brings at most this radiance after its first bounce: no fireflies."""


class CyclesPainter:
    """Paints with Blender. One process, one painter: Blender keeps the last world and light."""

    name = "cycles"

    def __init__(self, cache: Path | None = None) -> None:
        """Keep worlds, textures and cameras below the folder `cache`, if there is one."""
        self._stage = BlockoutPainter(cache)
        self._textures = None if cache is None else cache / "textures"
        self._lock = threading.Lock()
        self._held: tuple[int | None, str, Lit | None] = (None, "", None)
        """Process id, world and light that Blender has loaded."""
        self.process = RenderProcess()

    def code_version(self) -> str:
        """Digest of the sources that decide pixels and of the versions of what they use.

        Raises:
            MissingTool: Blender is not installed.
        """
        sums = hashlib.sha256(f"{pixel_sources()} bpy=={blender_version()}".encode())
        folder = Path(__file__).parent
        for source in sorted(folder.rglob("*.py")):
            sums.update(source.relative_to(folder).as_posix().encode() + source.read_bytes())
        return sums.hexdigest()

    def paint(self, order: Order, on_progress: Progress = unwatched) -> Picture:
        """Paint one picture. What `on_progress` raises kills Blender and is passed on.

        Raises:
            BadInput: the order names no site, look or framing that there is, or a camera that
                cannot be.
            MissingTool: Blender is not installed.
            PaintingFailed: Blender ended; the next picture starts it anew.
        """
        began = process_time()
        blender_version()  # nothing is built when there is none
        on_progress(0.0, "world")
        place, camera = self._stage.place(order)
        world = process_time() - began
        on_progress(0.1, "world")
        effort = DRAFT if order.draft else EFFORTS[order.tier]
        watch = part_of(on_progress, 0.1, 1.0)
        picture = self.shoot(place, camera, order.size_px, effort, order.seed, watch)
        return replace(picture, seconds={"world": world, **picture.seconds})

    def shoot(
        self,
        place: Lit,
        camera: Camera,
        size_px: tuple[int, int],
        effort: Effort = EFFORTS[Tier.LOW],
        seed: int = 0,
        watch: Progress = unwatched,
    ) -> Picture:
        """Return what a camera sees of a lit place; raises as `paint` does."""
        view = View(camera, size_px, seed, 1)
        with self._lock, TemporaryDirectory(prefix="cycles-") as folder:
            path, rays = self._ask(place, _job(view, effort), Path(folder), part_of(watch, 0, 0.9))
            rgba = read_light(path)
        began = process_time()
        layers = seen_by(place.scene, view)
        picture = picture_of(place, view, layers, developed(place.scene, view, layers, rgba))
        watch(1.0, "finish")
        return replace(picture, seconds={"rays": rays, "finish": process_time() - began})

    def depth(self, place: Lit, camera: Camera, size_px: tuple[int, int]) -> NDArray[np.float32]:
        """Return the depth (height, width) that Cycles itself measures, at the pixels' middles.

        A check on what `paint` returns, which comes from our own rays; raises as `paint` does.
        """
        job = {**_job(View(camera, size_px, 0, 1), MEASURING), "points": True, "denoise": False}
        with self._lock, TemporaryDirectory(prefix="cycles-") as folder:
            return read_depth(self._ask(place, job, Path(folder), unwatched)[0])

    def _ask(self, place: Lit, job: Json, folder: Path, watch: Progress) -> tuple[Path, float]:
        """Have a job rendered, and return the file it is in, with CPU-seconds."""
        self.process.start(watch)
        digest = place.scene.blockout.digest
        pid, world, light = self._held
        same = pid == self.process.pid
        told = {"world": None, "light": None, "out": str(folder / "out.exr")}
        if not (same and world == digest):
            told["world"] = str(_made(folder / "world"))
            write_world(place.scene.blockout, folder / "world", self._textures)
        if not (same and world == digest and light is place):
            told["light"] = str(_made(folder / "light"))
            write_light(place.scene, folder / "light")
        self._held = (None, "", None)
        width, height = job["size_px"]
        expected_s = 3 + width * height * job["samples"] * 2e-6
        answer = self.process.render({**job, **told}, expected_s, watch)
        self._held = (self.process.pid, digest, place)
        return folder / "out.exr", float(answer["cpu_s"])


def camera_job(camera: Camera, size_px: tuple[int, int]) -> Json:
    """Return what Blender is told about a camera."""
    return {
        "world_from_camera": camera.matrices(size_px)["world_from_camera"],
        "panorama": camera.panorama,
        "focal_length_mm": camera.focal_length_mm,
        "film_back_width_mm": camera.film_back_width_mm,
    }


def _job(view: View, effort: Effort) -> Json:
    """Return what Blender is told about a picture."""
    return {
        "camera": camera_job(view.camera, view.size_px),
        "size_px": list(view.size_px),
        "seed": view.seed,
        "samples": effort.samples,
        "bounces": effort.bounces,
        "mirrors": effort.mirrors,
        "brightest": BRIGHTEST,
        "denoise": True,
        "points": False,
    }


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
