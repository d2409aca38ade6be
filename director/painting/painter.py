"""The painter protocol, small enough to read in a minute."""

from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Picture:
    """What a painter made. Rows run from the top, columns from the left."""

    srgb: NDArray[np.uint8]
    """(height, width, 3), display-referred sRGB."""
    depth_m: NDArray[np.float32]
    """(height, width): metres along the viewing axis (radial in a panorama), sky is +inf."""
    normals: NDArray[np.float32]
    """(height, width, 3): unit, world frame, zero where there is sky."""
    thing_ids: NDArray[np.int32]
    """(height, width): index of the thing, -1 where there is sky."""
    camera: Camera
    """The camera as it was placed."""
    seconds: dict[str, float]
    """CPU-seconds by step: `world`, `rays`, `shading`, `finish`."""


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
