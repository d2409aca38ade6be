"""The film's code location with a painter that costs nothing, beside the asset `nothing`.

What is left is the house itself: queue, launcher, workers, records, media, events.
"""

import hashlib
import os
from functools import cache

import dagster as dg
import numpy as np

from benchmarks import _nothing
from dagster_project.definitions import build_defs
from dagster_project.resources import media_of, records
from director.camera.model import Camera
from director.making import Studio
from director.painting.painter import Order, Picture, Progress, unwatched
from director.painting.sources import pixel_sources
from director.recipe import canonical


class FlatPainter:
    """Paints a few flat bands whose colours depend on the order."""

    name = "flat"

    def code_version(self) -> str:
        return pixel_sources()

    def paint(self, order: Order, on_progress: Progress = unwatched) -> Picture:
        """Paint in some milliseconds."""
        on_progress(0.0, "bands")
        width, height = order.size_px
        told = canonical([order.environment, order.camera, order.look])
        stream = np.random.default_rng(list(hashlib.sha256(told.encode()).digest()))
        bands = stream.integers(30, 220, (8, 1, 3), np.uint8)
        rows = np.repeat(bands, -(-height // 8), axis=0)[:height]
        srgb = np.ascontiguousarray(np.broadcast_to(rows, (height, width, 3)))
        return Picture(
            srgb=srgb,
            linear=np.divide(srgb, 255, dtype=np.float32),
            exposure=(1.0, 1.0, 1.0),
            depth_m=np.full((height, width), 5.0, np.float32),
            normals=np.zeros((height, width, 3), np.float32),
            thing_ids=np.zeros((height, width), np.int32),
            material_ids=np.zeros((height, width), np.int32),
            things=("bands",),
            materials=("paint",),
            camera=Camera((0.0, 0.0, 1.6), (0.0, 5.0, 1.6)),
            seconds={"shading": 0.001},
        )


@cache
def flat_studio() -> Studio:
    """A studio with the flat painter."""
    return Studio(records(), media_of, FlatPainter(), os.environ.get("DIRECTOR_WORKER", ""))


defs = dg.Definitions.merge(
    build_defs({"studio": dg.ResourceDefinition(lambda _: flat_studio())}), _nothing.defs
)
