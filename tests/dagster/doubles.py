"""A code location like the real one, with a painter that is quick, and slow or broken on demand.

Words in an environment's parameters direct it: `slow` paints for a second, `stuck` for ever,
`blank` paints nothing, `broken` fails at every camera called `low`; `hungry` has memory for the
standard tier only with off-loading, `famished` only for the low one. All else is the real thing.
"""

import hashlib
import os
import time
from functools import cache

import dagster as dg
import numpy as np

from dagster_project.definitions import build_defs
from dagster_project.resources import media_of, records
from director.camera.model import Camera
from director.errors import OutOfMemory, PaintingFailed
from director.making import Studio
from director.painting.painter import Order, Picture, Progress, unwatched
from director.painting.sources import pixel_sources
from director.recipe import canonical
from director.tiers import Tier

SLOW_S = 1.0


class QuickPainter:
    """Paints coarse noise that depends on the order alone."""

    def __init__(self, name: str = "quick", *, offloading: bool = False) -> None:
        self.name = name
        self._offloading = offloading

    def offloaded(self) -> "QuickPainter":
        return QuickPainter(self.name, offloading=True)

    def code_version(self) -> str:
        return pixel_sources()

    def paint(self, order: Order, on_progress: Progress = unwatched) -> Picture:
        words = order.environment["words"]
        if "broken" in words and order.camera["framing"] == "low":
            raise PaintingFailed("The low camera is below the ground.")
        if order.tier is not Tier.LOW and (
            "famished" in words or ("hungry" in words and not self._offloading)
        ):
            raise OutOfMemory("The card's memory is full.")
        started = time.monotonic()
        while "stuck" in words:
            time.sleep(0.02)
        while "slow" in words and time.monotonic() - started < SLOW_S:
            on_progress((time.monotonic() - started) / SLOW_S, "waiting")
            time.sleep(0.02)
        width, height = order.size_px
        told = canonical([order.environment, order.camera, order.look])
        stream = np.random.default_rng(list(hashlib.sha256(told.encode()).digest()))
        coarse = stream.integers(0, 256, (height // 8, width // 8, 3), np.uint8)
        srgb = np.kron(coarse, np.ones((8, 8, 1), np.uint8))
        if "blank" in words:
            srgb[:] = 0
        depth = np.full((height, width), 5.0, np.float32)
        camera = Camera((0.0, 0.0, 1.6), (0.0, 5.0, 1.6))
        nothing = np.zeros((height, width), np.int32)
        return Picture(
            srgb=srgb,
            linear=srgb.astype(np.float32) / 255,
            exposure=(1.0, 1.0, 1.0),
            depth_m=depth,
            normals=np.zeros((height, width, 3), np.float32),
            thing_ids=nothing,
            material_ids=nothing,
            things=("noise",),
            materials=("noise",),
            camera=camera,
            seconds={"shading": 0.01},
        )


@cache
def quick_studio() -> Studio:
    return Studio(records(), media_of, QuickPainter(), os.environ.get("DIRECTOR_WORKER", ""))


defs = build_defs({"studio": dg.ResourceDefinition(lambda _: quick_studio())})
