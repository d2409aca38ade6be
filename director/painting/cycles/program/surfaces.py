"""Materials: how a surface answers light, dry, wet or under snow.

The formulas are those of the `blockout` painter (`director.painting.mirror`, `.weather`), written
as shader graphs: the two painters show one place.
"""

from dataclasses import dataclass
from typing import Any

import bpy
from graph import Graph, Value

POLISHED = 0.42
FRESNEL = {"glass": 0.06, "water": 0.025}
DARK_EDGE = 0.92
LEAF_FRONT = 0.75
HOUSING_M = 0.28
ROOF_TAPS = ((0.0, 0.0), (0.22, 0.05), (-0.12, 0.19), (-0.17, -0.15), (0.09, -0.21))


@dataclass(frozen=True)
class Weather:
    """What lies on surfaces, as `director.painting.cycles.light` wrote it."""

    told: dict[str, Any]
    noise: Any
    """Image of tileable noise."""
    ripples: Any
    """Image of its slopes."""
    roof: Any
    """Image of the height above which the sky is open; None where nothing falls."""

    def __getattr__(self, name: str) -> Any:
        return self.told[name]


class Surface:
    """One material's graph under construction."""

    def __init__(self, tree: Any, told: dict[str, Any], weather: Weather, texture: Any) -> None:
        self.g, self.told, self.weather, self.texture = Graph(tree), told, weather, texture
        geometry = self.g.node("NewGeometry").outputs
        self.position, self.flat = geometry["Position"], geometry["True Normal"]
        self.up = self.g.parts(self.flat)[2]
        self.kind = told["surface"]

    def build(self, housing: bool) -> None:
        """Make the graph; a lamp's `housing` does not shade that lamp."""
        g = self.g
        colour, normal = self._texture()
        colour = self._weathered(colour)
        if self.kind == "glass":
            clear = g.surface("BsdfTransparent", Color=self.weather.clear_glass)
            made = self._mirroring(clear, self.flat, 0.0, 1.0)
        elif self.kind == "leaf":
            made = self._leaf(colour, normal)
        else:
            made = self._solid(colour, normal)
        if self.kind != "glass":
            made = g.both(made, self._deep_shade(colour))
        if self.kind == "emitter" and any(self.told["emission"]):
            glow = tuple(part * self.weather.glowing for part in self.told["emission"])
            made = g.both(made, g.surface("Emission", Color=glow, Strength=1.0))
        g.output("Material", self._open_to_its_lamp(made) if housing else made)

    def _deep_shade(self, colour: Value) -> Any:
        """Return the light that reaches even the deepest shade, as a camera sees it."""
        g = self.g
        glow = g.vector("MULTIPLY", colour, tuple(self.weather.floor))
        return g.surface("Emission", Color=glow, Strength=g.node("LightPath").outputs[0])

    # What it is made of

    def _texture(self) -> tuple[Value, Value]:
        g = self.g
        if self.texture is None:
            return g.vector("MULTIPLY", tuple(self.told["colour"]), g.attribute("tint")), self.flat
        texels = g.image(self.texture, g.node("UVMap", uv_map="repeats").outputs[0])
        colour = g.vector("MULTIPLY", texels.outputs["Color"], g.attribute("tint"))
        if not self.told["bump"]:
            return colour, self.flat
        told = {
            "Strength": 1.0,
            "Distance": self.told["bump"],
            "Height": texels.outputs["Alpha"],
        }
        bent = g.node("Bump", told).outputs[0]
        if self.weather.snow and not self.weather.indoor:
            level = g.mul(g.clipped(g.sub(g.mul(self.up, 3.0), 1.0)), 0.85)
            bent = g.vector("NORMALIZE", g.mixed(bent, self.flat, level))
        return colour, bent

    def _leaf(self, colour: Value, normal: Value) -> Any:
        g = self.g
        through = g.vector("MULTIPLY", colour, tuple(self.weather.through_leaf))
        front = g.surface("BsdfDiffuse", Color=g.scaled(colour, LEAF_FRONT), Normal=normal)
        return g.both(front, g.surface("BsdfTranslucent", Color=through, Normal=normal))

    def _solid(self, colour: Value, normal: Value) -> Any:
        g, weather = self.g, self.weather
        blur: Value = 0.6 * self.told["roughness"]
        polish: Value = min(max((POLISHED - self.told["roughness"]) * 4, 0.0), 1.0)
        shiny = normal
        if self.kind == "water":
            blur, polish, shiny = 0.0, 1.0, self._waves()
        elif weather.wet and weather.roof is not None:
            blur, polish, shiny = self._film(blur, polish, normal)
        matt = g.surface("BsdfDiffuse", Color=colour, Normal=normal)
        if isinstance(polish, float) and polish <= 0:
            return matt
        return self._mirroring(matt, shiny, blur, polish)

    def _mirroring(self, beneath: Any, normal: Value, blur: Value, polish: Value) -> Any:
        """Return `beneath` under a coat that mirrors as Schlick's formula says."""
        g = self.g
        away = g.node("LayerWeight", {"Blend": 0.5, "Normal": normal}).outputs["Facing"]
        base = FRESNEL.get(self.kind, 0.04)
        edge = g.mul(g.math("POWER", away, 5.0), DARK_EDGE - base)
        share = g.mul(g.add(edge, base), polish)
        share = g.mul(share, g.math("MAXIMUM", g.sub(1.0, blur), 0.25))
        # A normal that leans by half of `blur` is a microfacet slope of about a third of it.
        rough = g.math("SQRT", g.mul(blur, 0.35))
        coat = g.surface("BsdfAnisotropic", Color=(1.0, 1.0, 1.0), Roughness=rough, Normal=normal)
        return g.either(beneath, coat, share)

    def _open_to_its_lamp(self, made: Any) -> Any:
        """Return the surface, open to the shadow rays that aim at the lamp beside it."""
        g = self.g
        way = g.vector("SUBTRACT", g.attribute("lamp"), self.position)
        incoming = g.node("NewGeometry").outputs["Incoming"]
        aside = g.node(
            "VectorMath", {0: g.vector("CROSS_PRODUCT", way, incoming)}, operation="LENGTH"
        ).outputs["Value"]
        away = g.node("VectorMath", {0: way}, operation="LENGTH").outputs["Value"]
        asked = g.node("LightPath").outputs["Is Shadow Ray"]
        its = g.mul(g.math("LESS_THAN", aside, 0.12), g.math("LESS_THAN", away, HOUSING_M))
        open_air = g.surface("BsdfTransparent", Color=(1.0, 1.0, 1.0))
        return g.either(made, open_air, g.mul(asked, its))

    # Weather

    def _noise(self, size_m: float) -> Value:
        place = self.g.scaled(self.position, 1 / (4 * size_m))
        return self.g.image(self.weather.noise, place).outputs["Color"]

    def _open(self) -> Value:
        """Return the share of what falls from the sky that falls here."""
        g, weather = self.g, self.weather
        if weather.roof is None:
            return 0.0
        west, south, side = weather.roof_m
        place = g.scaled(g.vector("SUBTRACT", self.position, (west, south, 0.0)), 1 / side)
        height = g.add(g.parts(self.position)[2], 0.12)
        reached: Value = 0.0
        for x, y in ROOF_TAPS:
            spot = g.vector("ADD", place, (x / side, y / side, 0.0))
            roof = g.image(weather.roof, spot, extension="EXTEND", interpolation="Closest")
            reached = g.add(reached, g.math("GREATER_THAN", height, roof.outputs["Color"]))
        reached = g.mul(reached, 1 / len(ROOF_TAPS))
        facing = 1.0 if self.kind == "leaf" else g.math("GREATER_THAN", self.up, 0.05)
        return g.mul(reached, facing)

    def _puddles(self) -> Value:
        g, wet = self.g, self.weather.wet
        if not self.told["porous"]:
            return 0.0
        soaked = 0.62 - 0.06 * wet
        pool = g.smooth(self._noise(1.5), soaked, soaked + 0.06)
        return g.mul(g.mul(g.smooth(self.up, 0.985, 0.998), pool), wet)

    def _weathered(self, colour: Value) -> Value:
        g, weather = self.g, self.weather
        if not (weather.wet or weather.snow) or weather.roof is None:
            return colour
        open_share = self._open()
        if weather.wet:
            soaked = 0.52 if self.told["porous"] else 0.85
            darker = g.add(g.mul(open_share, (soaked - 1) * weather.wet), 1.0)
            pools = g.mul(g.mul(self._puddles(), open_share), 0.55)
            colour = g.scaled(colour, g.mul(darker, g.sub(1.0, pools)))
        if weather.snow and self.kind not in ("water", "glass", "emitter"):
            if self.kind == "leaf":
                cover = g.mul(g.math("ABSOLUTE", self.up), 0.75)
            else:
                ragged = g.mul(g.sub(self._noise(0.8), 0.5), 0.22)
                cover = g.smooth(g.add(self.up, ragged), 0.30, 0.62)
            cover = g.mul(g.mul(cover, g.smooth(open_share, 0.15, 0.60)), weather.snow)
            colour = g.mixed(colour, tuple(weather.snow_colour), cover)
        return colour

    def _film(self, blur: Value, polish: Value, normal: Value) -> tuple[Value, Value, Value]:
        """Return blur, polish and normal under the film of water that rain leaves."""
        g = self.g
        level = g.math("MAXIMUM", self.up, 0.0)
        film = g.mul(g.mul(g.mul(level, level), self._open()), self.weather.wet)
        pool = g.mul(self._puddles(), film)
        wetter = g.add(g.mul(film, 0.75), g.mul(pool, 0.25))
        polish = g.math("MAXIMUM", polish, wetter)
        sheen = g.mul(g.sub(1.0, pool), 0.16)
        blur = g.blend(blur, g.math("MINIMUM", blur, sheen), film)
        calm = g.math("MAXIMUM", g.mul(film, 0.55), g.clipped(g.mul(pool, 2.5)))
        normal = g.mixed(normal, self.flat, calm)
        stirred = g.vector("SUBTRACT", self._waves(), (0.0, 0.0, 1.0))
        normal = g.vector("ADD", normal, g.scaled(stirred, g.mul(pool, 0.25)))
        return blur, polish, g.vector("NORMALIZE", normal)

    def _waves(self) -> Value:
        """Return the normal of open water: three sizes of waves, each only where it can be seen."""
        g, weather = self.g, self.weather
        seen = g.node("CameraData").outputs["View Distance"]
        level = g.math("MAXIMUM", g.math("ABSOLUTE", g.parts(self._incoming())[2]), 0.05)
        footprint = g.math("DIVIDE", g.mul(seen, weather.pixel_rad), g.math("SQRT", level))
        slope: Value = (0.0, 0.0, 0.0)
        for size, share in ((3.0, 0.30), (0.8, 0.45), (0.22, 0.25)):
            fine = g.clipped(g.sub(g.math("DIVIDE", size / 3, footprint), 0.3))
            place = g.scaled(self.position, 0.25 / size)
            steep = g.image(weather.ripples, place).outputs["Color"]
            slope = g.vector("ADD", slope, g.scaled(steep, g.mul(fine, share)))
        across, along, _ = g.parts(g.scaled(slope, -4 * weather.rough_water))
        return g.vector("NORMALIZE", g.joined(across, along, 1.0))

    def _incoming(self) -> Value:
        return self.g.node("NewGeometry").outputs["Incoming"]


def build_material(
    material: Any, told: dict[str, Any], weather: Weather, texture: Any, housing: bool
) -> None:
    """Give one of Blender's materials the graph of one of ours."""
    material.use_nodes = True
    # What an emitter gives to its surroundings comes from its lamp.
    material.cycles.emission_sampling = "NONE"
    material.cycles.use_bump_map_correction = False
    Surface(material.node_tree, told, weather, texture).build(housing)


def blank(name: str) -> Any:
    """Return a new material without a graph."""
    return bpy.data.materials.new(name)
