"""A world in Blender: three meshes, their materials and textures. Kept until another one comes."""

import json
from pathlib import Path
from typing import Any

import bpy
import numpy as np
from surfaces import Weather, blank, build_material

PARTS = ("solid", "panes", "housings")
"""What stops light; glass and glowing surfaces, which do not; what surrounds a lamp."""


class World:
    """The triangles of one blockout."""

    def __init__(self, folder: Path) -> None:
        """Load what `director.painting.cycles.exchange` wrote into `folder`."""
        told = json.loads((folder / "world.json").read_text())
        self.materials: list[dict[str, Any]] = told["materials"]
        self._textures = [_texture(folder, index) for index in range(told["textures"])]
        self._made: dict[tuple[int, bool], Any] = {}
        for part in PARTS:
            if (folder / f"{part}.npz").exists():
                with np.load(folder / f"{part}.npz") as arrays:
                    self._add(part, dict(arrays))

    def dress(self, weather: Weather) -> None:
        """Give every material its graph for this weather."""
        for (index, housing), material in self._made.items():
            told = self.materials[index]
            texture = None if told["texture"] is None else self._textures[told["texture"]]
            build_material(material, told, weather, texture, housing)

    def _add(self, part: str, arrays: dict[str, Any]) -> None:
        count = len(arrays["corners"])
        mesh = bpy.data.meshes.new(part)
        mesh.vertices.add(3 * count)
        mesh.vertices.foreach_set("co", arrays["corners"].ravel())
        mesh.loops.add(3 * count)
        mesh.loops.foreach_set("vertex_index", np.arange(3 * count, dtype=np.int32))
        mesh.polygons.add(count)
        mesh.polygons.foreach_set("loop_start", np.arange(0, 3 * count, 3, dtype=np.int32))
        used, slot = np.unique(arrays["material"], return_inverse=True)
        mesh.polygons.foreach_set("material_index", slot.astype(np.int32))
        repeats = mesh.uv_layers.new(name="repeats", do_init=False)
        repeats.uv.foreach_set("vector", arrays["uv"].ravel())
        for name in ("tint", "lamp"):
            if name in arrays:
                mesh.attributes.new(name, "FLOAT_VECTOR", "FACE").data.foreach_set(
                    "vector", arrays[name].ravel()
                )
        mesh.shade_flat()
        mesh.update(calc_edges=True)
        for index in used.tolist():
            mesh.materials.append(self._material(index, part == "housings"))
        made = bpy.data.objects.new(part, mesh)
        if part == "panes":
            made.visible_shadow = made.visible_diffuse = False
        bpy.context.scene.collection.objects.link(made)

    def _material(self, index: int, housing: bool) -> Any:
        key = index, housing
        if key not in self._made:
            self._made[key] = blank(f"{index}{' housing' if housing else ''}")
        return self._made[key]


def _texture(folder: Path, index: int) -> Any:
    return image_of(f"texture {index}", np.load(folder / f"texture-{index}.npy"))


def image_of(name: str, pixels: Any) -> Any:
    """Return an image of numbers (h, w, 4), bottom row first, that nothing converts."""
    height, width = pixels.shape[:2]
    image = bpy.data.images.new(name, width, height, alpha=True, float_buffer=True, is_data=True)
    image.colorspace_settings.name = "Non-Color"
    image.alpha_mode = "CHANNEL_PACKED"
    image.pixels.foreach_set(np.ascontiguousarray(pixels, np.float32).ravel())
    image.update()
    return image
