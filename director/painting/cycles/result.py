"""Blender's files: one OpenEXR with a part for each pass."""

from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

NOTHING_M = 1e9
"""Blender writes 1e10 where a ray meets nothing."""


def read_light(path: Path) -> NDArray[np.float32]:
    """Return light times coverage, and coverage: (height, width, 4), linear Rec. 709."""
    return _part(path, "Combined")


def read_depth(path: Path) -> NDArray[np.float32]:
    """Return depth (height, width) in metres, +inf for sky."""
    depth = _part(path, "Depth")
    return np.where(depth > NOTHING_M, np.float32(np.inf), depth)


def _part(path: Path, name: str) -> NDArray[np.float32]:
    library: Any = import_module("OpenEXR")  # it has no types
    for part in library.File(str(path)).parts:
        if part.name().endswith(name):
            [channel] = part.channels.values()
            return np.asarray(channel.pixels, np.float32)
    raise ValueError(f"{path} has no pass '{name}'.")
