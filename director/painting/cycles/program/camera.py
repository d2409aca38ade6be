"""The camera in Blender: the same frame, lens and film back, pixel for pixel."""

from typing import Any

import bpy
from mathutils import Matrix


def look_through(scene: Any, told: dict[str, Any]) -> None:
    """Render `scene` through a camera as `director.painting.cycles.exchange` told it."""
    if scene.camera is None:
        scene.camera = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
        scene.collection.objects.link(scene.camera)
    scene.camera.matrix_world = Matrix(told["world_from_camera"])
    lens = scene.camera.data
    lens.clip_start, lens.clip_end = 0.01, 1e5
    if told["panorama"]:
        lens.type, lens.panorama_type = "PANO", "EQUIRECTANGULAR"
    else:
        lens.type, lens.sensor_fit = "PERSP", "HORIZONTAL"
        lens.lens, lens.sensor_width = told["focal_length_mm"], told["film_back_width_mm"]
