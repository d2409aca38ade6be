"""The light of a look in Blender: sky, sun and lamps, and the weather's images."""

import json
from math import pi
from pathlib import Path
from typing import Any

import bpy
import numpy as np
from graph import Graph
from mathutils import Vector
from surfaces import Weather
from world import image_of

SUN = "sun"


class Light:
    """One look of one place."""

    def __init__(self, folder: Path) -> None:
        """Load what `director.painting.cycles.exchange` wrote into `folder`."""
        told = json.loads((folder / "light.json").read_text())
        self._images: list[Any] = []
        self._lights: list[Any] = []
        self._sky(self._image(folder, "sky"))
        if told["sun"]:
            self._sun(told["sun"])
        for lamp in told["lamps"]:
            self._lamp(lamp, told["lamp_radius_m"])
        roof = self._image(folder, "roof") if (folder / "roof.npy").exists() else None
        noise, ripples = self._image(folder, "noise"), self._image(folder, "ripples")
        self.weather = Weather(told["weather"], noise, ripples, roof)

    def put_out(self) -> None:
        """Remove it from the scene."""
        for light in self._lights:
            bpy.data.lights.remove(light)  # and its object with it
        for image in self._images:
            bpy.data.images.remove(image)

    def _image(self, folder: Path, name: str) -> Any:
        self._images.append(image_of(name, np.load(folder / f"{name}.npy")))
        return self._images[-1]

    def _sky(self, sky: Any) -> None:
        world = bpy.context.scene.world or bpy.data.worlds.new("sky")
        bpy.context.scene.world = world
        world.use_nodes = True
        g = Graph(world.node_tree)
        seen = g.node("TexEnvironment", image=sky).outputs["Color"]
        g.output("World", g.surface("Background", Color=seen, Strength=1.0))

    def _sun(self, told: dict[str, Any]) -> None:
        sun = self._new(SUN, "SUN", told["irradiance"])
        sun.visible_glossy = False  # no disc in a mirror: it would be a speck
        sun.data.angle = 2 * told["radius_rad"]
        sun.rotation_euler = Vector(told["direction"]).to_track_quat("Z", "Y").to_euler()

    def _lamp(self, told: dict[str, Any], radius_m: float) -> None:
        lamp = self._new("lamp", "POINT", [4 * pi * part for part in told["intensity"]])
        lamp.data.shadow_soft_size = radius_m
        lamp.location = told["position"]
        # Its glass and iron are seen; the sphere that shines is not.
        lamp.visible_camera = lamp.visible_glossy = False

    def _new(self, name: str, kind: str, power: list[float]) -> Any:
        light = bpy.data.lights.new(name, kind)
        self._lights.append(light)
        light.energy = max(power)
        light.color = [part / max(power) for part in power]
        made = bpy.data.objects.new(name, light)
        bpy.context.scene.collection.objects.link(made)
        return made
