"""The painter protocol, small enough to read in a minute."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from director.camera.model import Camera
from director.recipe import Json
from director.tiers import Tier

Progress = Callable[[float, str], None]
"""Called with the share that is done (0 to 1) and what is going on; it may raise to stop."""


def unwatched(share: float, step: str) -> None:
    """Report to nobody."""


def part_of(watch: Progress, low: float, high: float) -> Progress:
    """Return a watcher of one part of the work, from share `low` to share `high` of the whole."""

    def heard(share: float, step: str) -> None:
        watch(low + (high - low) * share, step)

    return heard


@dataclass(frozen=True)
class Order:
    """What is to be painted: exactly what a recipe says is wanted, at a tier."""

    environment: Json
    """Parameters of the environment: see `director.world.build`."""
    camera: Json
    """`{"framing": "wide", ...overrides}`, resolved by `director.camera.standard`."""
    look: Json
    base_look: Json
    """The look in which cameras are placed: a bare winter tree must not move a camera."""
    size_px: tuple[int, int]
    """(width, height)."""
    tier: Tier = Tier.LOW
    seed: int = 0
    draft: bool = False
    """Somebody waits for it while turning a knob: be quick. Never kept as a take."""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """What a painter made. Rows run from the top, columns from the left.

    Foreground, middle and background are cut from it by `director.painting.planes.separated`.
    """

    srgb: NDArray[np.uint8]
    """(height, width, 3), display-referred sRGB."""
    linear: NDArray[np.float32]
    """(height, width, 3), scene-linear Rec. 709 as it met the lens: before exposure and grade."""
    exposure: tuple[float, float, float]
    """Factors on red, green and blue with which the print of `linear` began: exposure and white
    balance, the same for every picture of a place in a look."""
    depth_m: NDArray[np.float32]
    """(height, width): metres along the viewing axis (radial in a panorama), sky is +inf."""
    normals: NDArray[np.float32]
    """(height, width, 3): unit, world frame, zero where there is sky."""
    thing_ids: NDArray[np.int32]
    """(height, width): index into `things`, -1 where there is sky."""
    material_ids: NDArray[np.int32]
    """(height, width): index into `materials`, -1 where there is sky."""
    things: tuple[str, ...]
    """Ids of the things of the place: `house-3`, `lamp-1`."""
    materials: tuple[str, ...]
    """Names of the materials of the place."""
    camera: Camera
    """The camera as it was placed; `camera.matrices(size)` are its matrices."""
    seconds: dict[str, float]
    """CPU-seconds by step: `world`, `rays`, `finish`."""
    light: NDArray[np.float32] | None = None
    """Of a panorama, (height, width, 3): the light that arrives here from all around, as other
    programs light a scene by it. As `linear`, but the sky is as bright as it shines and the sun's
    disc holds all of its power. None for other cameras."""

    @property
    def size_px(self) -> tuple[int, int]:
        """(width, height)."""
        height, width = self.srgb.shape[:2]
        return width, height


PREVIEW_PX = 256


def preview_of(order: Order) -> Order:
    """Return the order of a preview: the same picture, 256 pixels long, as a draft."""
    width, height = order.size_px
    scale = PREVIEW_PX / max(width, height)
    small = (max(round(width * scale / 8), 1) * 8, max(round(height * scale / 8), 1) * 8)
    return replace(order, size_px=small, draft=True)


class Painter(Protocol):
    """A painter. Implementations are registered by name in `director.painting.registry`."""

    name: str

    def code_version(self) -> str:
        """Digest of the sources that decide pixels and of their numeric libraries' versions."""
        ...

    def paint(self, order: Order, on_progress: Progress = unwatched) -> Picture:
        """Paint one picture.

        Raises:
            BadInput: the order cannot be understood.
            PaintingFailed: no picture came out.
        """
        ...
