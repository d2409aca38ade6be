"""Blockout: the small 3D scene that every picture of an environment is made from.

World frame: metres, right-handed, X east, Y north, Z up, the ground near the focus at z = 0.
Colours are linear Rec. 709 reflectances.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Float3 = tuple[float, float, float]
Surface = Literal["opaque", "leaf", "glass", "water", "emitter"]


@dataclass(frozen=True)
class Material:
    """How a surface answers light. A texture multiplies the mesh's tint."""

    name: str
    colour: Float3 = (0.5, 0.5, 0.5)
    texture: str = ""
    """Name of a procedural texture in `director.world.textures`; empty means plain."""
    texture_seed: str = ""
    texture_size_m: float = 2.0
    """Metres that one repeat of the texture covers (uv are in repeats already)."""
    roughness: float = 0.8
    bump: float = 0.0
    """Depth of the texture's relief in metres."""
    surface: Surface = "opaque"
    emission: Float3 = (0.0, 0.0, 0.0)
    """Linear radiance when the practical lights are on."""
    porous: bool = True
    """Darkens when wet; a surface that is not turns glossy only."""


@dataclass(frozen=True)
class Thing:
    """One object: what a person would name, select and move."""

    id: str
    """Unique in its world and stable: `house-3`, `lamp-1`. Names its random stream too."""
    part: str
    """The part of the kit that made it: `house`, `lamp_post`."""
    world_from_object: tuple[Float3, ...] = ()
    """Rows of the 3x4 matrix (rotation | translation)."""


@dataclass(frozen=True)
class Lamp:
    """A practical light: a small sphere that emits when it is on."""

    position: Float3
    colour: Float3 = (1.0, 0.72, 0.42)
    intensity_w_sr: float = 30.0
    """Radiant intensity, in the same units as the sun's irradiance of about 3 per square metre."""
    always_on: bool = False
    """On by day too: interiors, neon, fire."""
    thing: str = ""
    """Id of the thing that it is a part of, and goes with."""


@dataclass(frozen=True)
class Focus:
    """What the place is about: where cameras look, and where people stand."""

    point: Float3
    """Centre of interest, at about eye height of what stands there."""
    radius_m: float
    """Half the size of the group of things worth seeing."""
    facing_deg: float = -90.0
    """Direction, counter-clockwise from east, from the focus towards its best wide view."""
    room_m: tuple[float, float, float, float] = (-20.0, -20.0, 20.0, 20.0)
    """(xmin, ymin, xmax, ymax): where a camera may stand."""
    ceiling_m: float = 60.0
    """Highest a camera may go."""


@dataclass(frozen=True)
class Blockout:
    """Triangles with their materials, things and lamps. Arrays are read-only by agreement."""

    corners: NDArray[np.float32]
    """(n, 3, 3) world positions in metres, counter-clockwise seen from outside."""
    uv: NDArray[np.float32]
    """(n, 3, 2) texture coordinates in repeats."""
    tint: NDArray[np.float32]
    """(n, 3) linear reflectance factor per triangle."""
    material: NDArray[np.uint16]
    """(n,) index into `materials`."""
    thing: NDArray[np.uint16]
    """(n,) index into `things`."""
    materials: tuple[Material, ...]
    things: tuple[Thing, ...]
    lamps: tuple[Lamp, ...]
    focus: Focus
    indoor: bool
    """True: the sky is seen through windows only, and practical lamps are on by day too."""
    digest: str = ""
    """Digest of what it was built from: names its caches."""

    @property
    def triangles(self) -> int:
        """Number of triangles."""
        return len(self.corners)
