"""The `blockout` painter: rays through the world itself, shaded with numpy. No weights, no GPU.

order -> world (director.world) -> lit place (metered once for each look) -> camera -> picture
"""

from collections import OrderedDict
from dataclasses import replace
from pathlib import Path
from time import process_time

from director.camera.framings import PANORAMA
from director.camera.model import Camera
from director.camera.shelf import shelved
from director.camera.standard import place
from director.painting.caster import caster_of, forget_casters
from director.painting.memory import give_back
from director.painting.painter import Order, Picture, Progress, part_of, unwatched
from director.painting.shooting import Lit, lit, shoot
from director.painting.sources import pixel_sources
from director.painting.surfaces import Surfaces
from director.recipe import Json
from director.tiers import ASPECTS
from director.world.blockout import Blockout, Float3
from director.world.build import as_built, build, world_digest
from director.world.build import forget as forget_worlds
from director.world.look import Look

MOST_BYTES = 300_000_000
BYTES_PER_TRIANGLE = 250
"""Measured: the blockout's arrays, Embree's copy and its tree."""
ATLAS_BYTES = 60_000_000
KEPT_LOOKS = 12


class BlockoutPainter:
    """Paints blockouts. One process, one painter: it keeps the last worlds in memory."""

    name = "blockout"

    def __init__(self, cache: Path | None = None) -> None:
        """Keep worlds, textures and cameras below the folder `cache`, if there is one."""
        self._cache = cache
        self._places: OrderedDict[tuple[str, Look, Float3], Lit] = OrderedDict()

    def code_version(self) -> str:
        """Digest of the sources that decide pixels and of their numeric libraries' versions."""
        return pixel_sources()

    def paint(self, order: Order, on_progress: Progress = unwatched) -> Picture:
        """Paint one picture. What `on_progress` raises stops the work and is passed on.

        Raises:
            BadInput: the order names no site, look or framing that there is, or a camera that
                cannot be.
        """
        began = process_time()
        on_progress(0.0, "world")
        lit_place, camera = self.place(order)
        world = process_time() - began
        on_progress(0.1, "world")
        watch = part_of(on_progress, 0.1, 1.0)
        picture = shoot(
            lit_place, camera, order.size_px, order.tier, order.seed, watch, order.draft
        )
        return replace(picture, seconds={"world": world, **picture.seconds})

    def place(self, order: Order) -> tuple[Lit, Camera]:
        """Return an order's place in its look, metered, and the camera as it is placed.

        Painters that render blockouts by other means begin here too.

        Raises:
            BadInput: as `paint`.
        """
        look, base = Look.from_json(dict(order.look)), Look.from_json(dict(order.base_look))
        # Cameras first: placing them may need the world of another season, and room for it.
        camera = self._camera(order, base, order.camera)
        eye = self._camera(order, base, {"framing": PANORAMA}).position_m
        return self._lit(order, look, eye), camera

    def _lit(self, order: Order, look: Look, eye: Float3) -> Lit:
        """Return the place in its look; the last few are kept."""
        blockout = build(order.environment, look.season, self._folder("worlds"))
        name = blockout.digest, look, eye
        known = self._places.pop(name, None)
        if known is None:
            surfaces = self._surfaces_of(blockout)
            known = lit(blockout, look, str(order.environment.get("seed", "")), eye, surfaces)
        self._places[name] = known
        while len(self._places) > KEPT_LOOKS:
            self._places.popitem(last=False)
        return known

    def _surfaces_of(self, blockout: Blockout) -> Surfaces:
        """Return the surfaces of a world, shared by its looks; other worlds make room for it."""
        for known in self._places.values():
            if known.scene.blockout.digest == blockout.digest:
                return known.scene.surfaces
        room = blockout.triangles * BYTES_PER_TRIANGLE + ATLAS_BYTES
        while self._places and self._kept_bytes() > MOST_BYTES - room:
            self._places.popitem(last=False)
            forget_worlds()
            forget_casters()
        surfaces = Surfaces(blockout, self._folder("textures"))
        give_back()
        return surfaces

    def _kept_bytes(self) -> int:
        scenes = [known.scene for known in self._places.values()]
        worlds = {scene.blockout.digest: scene for scene in scenes}.values()
        return sum(
            world.surfaces.nbytes + world.blockout.triangles * BYTES_PER_TRIANGLE
            for world in worlds
        )

    def _camera(self, order: Order, base: Look, wanted: Json) -> Camera:
        """Return the camera, placed in the season of the base look, the same at every tier."""
        aspect = nominal_aspect(order.size_px)
        environment = as_built(order.environment)
        world = world_digest(environment, base.season)
        told = {"world": world, "camera": dict(wanted), "aspect": aspect}

        def placed() -> Camera:
            blockout = build(environment, base.season, self._folder("worlds"))
            overrides = {name: value for name, value in wanted.items() if name != "framing"}
            framing = str(wanted.get("framing", ""))
            return place(blockout, caster_of(blockout), framing, overrides, aspect)

        return shelved(self._folder("cameras"), told, placed)

    def _folder(self, name: str) -> Path | None:
        return None if self._cache is None else self._cache / name


def nominal_aspect(size_px: tuple[int, int]) -> float:
    """Return the project's aspect ratio that a size stands for: sizes are multiples of 8."""
    ratio = size_px[0] / size_px[1]
    nearest = min(ASPECTS, key=lambda aspect: abs(aspect - ratio))
    return nearest if abs(nearest - ratio) < 0.03 else round(ratio, 1)
