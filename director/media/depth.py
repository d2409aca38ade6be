"""Depth pictures: OpenEXR with one HALF channel `Z`, in metres, ZIP-compressed."""

import importlib
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from director.errors import MediaBroken


def encode_depth(depth_m: NDArray[np.float32]) -> bytes:
    """Return depth (height, width) as OpenEXR; sky, and what lies beyond 65 km, is +inf.

    HALF keeps eleven bits: 2.5 mm at 5 m.
    """
    exr = _library()
    header = {"compression": exr.ZIP_COMPRESSION, "type": exr.scanlineimage}
    with np.errstate(over="ignore"):
        channels = {"Z": np.ascontiguousarray(depth_m.astype(np.float16))}
    with tempfile.TemporaryDirectory(prefix="depth-") as folder:  # the library writes files only
        path = Path(folder) / "depth.exr"
        with exr.File(header, channels) as file:
            file.write(str(path))
        return path.read_bytes()


def decode_depth(data: bytes) -> NDArray[np.float32]:
    """Return depth (height, width) in metres.

    Raises:
        MediaBroken: the bytes are no OpenEXR file with a channel `Z`.
    """
    with tempfile.TemporaryDirectory(prefix="depth-") as folder:
        path = Path(folder) / "depth.exr"
        path.write_bytes(data)
        try:
            with _library().File(str(path), separate_channels=True) as file:
                return np.asarray(file.channels()["Z"].pixels, np.float32).copy()
        except (RuntimeError, KeyError, ValueError, OSError) as error:
            raise MediaBroken(f"These bytes are no depth picture: {error}.") from None


def _library() -> Any:
    """OpenEXR's module, which has no types."""
    return importlib.import_module("OpenEXR")
