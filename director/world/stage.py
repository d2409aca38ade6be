"""The stage: where a site puts its things, and where the triangles are gathered.

Every thing has its own random stream, seeded by the world's seed and the thing's id. One stream for
the whole world would let a bare winter tree move the houses behind it.
"""

import hashlib
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from director.world.blockout import Blockout, Float3, Focus, Lamp, Material, Thing
from director.world.look import Season
from director.world.traits import Traits, traits_of

Array = NDArray[np.float64]
Floats = NDArray[np.float32]
Drawn = tuple[Floats, Floats, Floats, int, int]
"""Corners, uv and tint of some triangles, and the indices of their material and thing."""
STRUCK = -1
"""Index of what is not drawn at all."""


def stream(*names: object) -> np.random.Generator:
    """Return the random stream that these names seed; the same names, the same stream."""
    text = "\x1f".join(str(name) for name in names)
    return np.random.Generator(
        np.random.PCG64(int.from_bytes(hashlib.sha256(text.encode()).digest()[:16]))
    )


@dataclass(frozen=True)
class Frame:
    """Where an object's own axes stand in the world: x right, y back, z up, front towards -y."""

    origin: Float3 = (0.0, 0.0, 0.0)
    yaw_deg: float = 0.0

    @property
    def rotation(self) -> Array:
        """(3, 3) world from object."""
        c, s = np.cos(np.radians(self.yaw_deg)), np.sin(np.radians(self.yaw_deg))
        return np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])

    def to_world(self, points: ArrayLike) -> Array:
        """Return object points (..., 3) in world metres."""
        return np.asarray(points, float) @ self.rotation.T + np.asarray(self.origin)

    def at(self, x: float, y: float, z: float = 0.0, yaw_deg: float = 0.0) -> "Frame":
        """Return a frame that stands at (x, y, z) of this one, turned by `yaw_deg`."""
        return Frame(tuple(self.to_world((x, y, z)).tolist()), self.yaw_deg + yaw_deg)


@dataclass
class Stage:
    """One world under construction. Sites and parts write to it; `blockout()` closes it."""

    seed: str
    season: Season
    indoor: bool = False
    words: frozenset[str] = frozenset()
    """Lower-case words of the description that sites may answer to: `ruined`, `neon`, ..."""
    focus: Focus = field(default_factory=lambda: Focus((0.0, 0.0, 1.5), 6.0))
    struck: frozenset[str] = frozenset()
    """Parts that this place goes without: a bare room has no rug. Nothing of them is drawn."""
    _materials: dict[str, Material] = field(default_factory=dict[str, Material])
    _things: list[Thing] = field(default_factory=list[Thing])
    _lamps: list[Lamp] = field(default_factory=list[Lamp])
    _pieces: list[Drawn] = field(default_factory=list[Drawn])
    _indices: dict[str, int] = field(default_factory=dict[str, int])
    _ids: set[str] = field(default_factory=set[str])

    @property
    def traits(self) -> Traits:
        """What the words change in this place, by the rules of `director.world.traits`."""
        return traits_of(self.words)

    def stream(self, *names: object) -> np.random.Generator:
        """Return the random stream of one thing (or of one trait of it)."""
        return stream(self.seed, *names)

    def material(self, material: Material) -> str:
        """Register a material and return its name; registering the same one twice is fine."""
        known = self._materials.get(material.name)
        if known is None:
            self._indices[material.name] = len(self._materials)
            self._materials[material.name] = material
        elif known is not material and known != material:
            raise ValueError(f"Two materials are called '{material.name}'.")
        return material.name

    def material_named(self, name: str) -> Material:
        """Return a registered material."""
        return self._materials[name]

    @contextmanager
    def thing(self, id: str, part: str, frame: Frame | None = None) -> Generator["Piece"]:
        """Open one thing; everything drawn into the piece belongs to it."""
        frame = frame or Frame()
        if id in self._ids:
            raise ValueError(f"Two things are called '{id}'.")
        self._ids.add(id)
        if part in self.struck:
            yield Piece(self, STRUCK, frame, self.stream(id))
            return
        matrix = np.hstack([frame.rotation, np.asarray(frame.origin)[:, None]])
        self._things.append(Thing(id, part, tuple(map(tuple, matrix.tolist()))))
        yield Piece(self, len(self._things) - 1, frame, self.stream(id))

    def thing_named(self, index: int) -> str:
        """Return the id of a thing."""
        return self._things[index].id

    def wants(self, id: str) -> bool:
        """Tell whether a loose thing is there: bare places have only some of them."""
        return self.stream(id, "wanted").random() < self.traits.props

    def lamp(self, lamp: Lamp) -> None:
        """Add a practical light, in world metres."""
        self._lamps.append(lamp)

    def add(self, thing: int, material: str, corners: Array, uv: Array, tint: Array) -> None:
        """Add triangles: corners (n, 3, 3) in world metres, uv (n, 3, 2), tint (n, 3)."""
        if thing == STRUCK:
            return
        where, mapped, shade = (np.asarray(part, np.float32) for part in (corners, uv, tint))
        self._pieces.append((where, mapped, shade, self._indices[material], thing))

    def solid(self, without: frozenset[str] = frozenset()) -> Floats:
        """Return the corners (n, 3, 3) of all that stands here so far and no season moves.

        Parts in `without` are left out.
        """
        leafy = {
            index
            for name, index in self._indices.items()
            if self._materials[name].surface == "leaf"
        }
        kept = [
            corners
            for corners, _, _, material, thing in self._pieces
            if material not in leafy and self._things[thing].part not in without
        ]
        return np.concatenate([np.zeros((0, 3, 3), np.float32), *kept])

    def blockout(self, digest: str = "") -> Blockout:
        """Return the finished scene."""
        corners, uv, tint, material, thing = zip(*self._pieces, strict=True)
        sizes = [len(piece) for piece in corners]
        where = np.concatenate(corners)
        solid = _solid(where)
        return Blockout(
            where[solid],
            np.concatenate(uv)[solid],
            np.concatenate(tint)[solid],
            np.repeat(np.array(material, np.uint16), sizes)[solid],
            np.repeat(np.array(thing, np.uint16), sizes)[solid],
            tuple(self._materials.values()),
            tuple(self._things),
            tuple(self._lamps),
            self.focus,
            self.indoor,
            digest,
        )


@dataclass(frozen=True)
class Piece:
    """The part of a stage that one thing draws into, in the thing's own frame."""

    stage: Stage
    index: int
    frame: Frame
    rng: np.random.Generator
    """The thing's own random stream."""

    def at(self, x: float, y: float, z: float = 0.0, yaw_deg: float = 0.0) -> "Piece":
        """Return the same thing, drawn from another place of its own frame."""
        return Piece(self.stage, self.index, self.frame.at(x, y, z, yaw_deg), self.rng)

    def paint(self, material: Material | str) -> str:
        """Return the name of a material; one that is new to the stage is registered."""
        return material if isinstance(material, str) else self.stage.material(material)

    def texture_size_m(self, material: Material | str) -> float:
        """Return the metres that one repeat of a material's texture covers."""
        if isinstance(material, Material):
            return material.texture_size_m
        return self.stage.material_named(material).texture_size_m

    def triangles(
        self,
        material: Material | str,
        corners: ArrayLike,
        uv: ArrayLike | None = None,
        tint: ArrayLike = 1.0,
    ) -> None:
        """Draw triangles (n, 3, 3) in object metres; without uv, the repeats are projected."""
        own = np.asarray(corners, float).reshape(-1, 3, 3)
        points = self.frame.to_world(own)
        mapped = projected(own, self.texture_size_m(material)) if uv is None else uv
        count = len(points)
        self.stage.add(
            self.index,
            self.paint(material),
            points,
            np.asarray(mapped, float).reshape(count, 3, 2),
            np.array(np.broadcast_to(np.asarray(tint, float), (count, 3))),
        )

    def quads(
        self,
        material: Material | str,
        corners: ArrayLike,
        uv: ArrayLike | None = None,
        tint: ArrayLike = 1.0,
    ) -> None:
        """Draw quadrilaterals (n, 4, 3), counter-clockwise seen from outside."""
        points = np.asarray(corners, float).reshape(-1, 4, 3)
        split = [0, 1, 2, 0, 2, 3]
        count = len(points)
        mapped = None if uv is None else np.asarray(uv, float).reshape(-1, 4, 2)[:, split]
        tints = np.repeat(np.broadcast_to(np.asarray(tint, float), (count, 3)), 2, axis=0)
        self.triangles(
            material,
            points[:, split].reshape(-1, 3, 3),
            None if mapped is None else mapped.reshape(-1, 3, 2),
            tints,
        )

    def lamp(self, x: float, y: float, z: float, **traits: object) -> None:
        """Add a practical light at (x, y, z) of the thing's frame; traits as in `Lamp`."""
        if self.index == STRUCK:
            return
        where: Float3 = tuple(self.frame.to_world((x, y, z)).tolist())
        self.stage.lamp(Lamp(where, thing=self.stage.thing_named(self.index), **traits))  # type: ignore[arg-type]


def _solid(corners: Floats) -> NDArray[np.bool_]:
    """Return (n,): which triangles have an area. Poles and points leave some that have none."""
    a, b = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    return (np.cross(a, b) ** 2).sum(axis=1) > 1e-16


def projected(corners: Array, size_m: float) -> Array:
    """Return uv (n, 3, 2): each triangle is mapped along the axis that it faces most."""
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    axis = np.abs(normal).argmax(axis=1)
    pairs = np.array([[1, 2], [0, 2], [0, 1]])[axis]
    return np.take_along_axis(corners, pairs[:, None, :].repeat(3, axis=1), axis=2) / size_m
