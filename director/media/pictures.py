"""Formats: pictures as PNG that carry their recipe, depth as OpenEXR, previews as WebP."""

import base64
import hashlib
import io
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, PngImagePlugin

from director.errors import MediaBroken
from director.recipe import Json

RECIPE_FIELD = "movie-director"
LARGEST_PX = 8192 * 8192
THUMBNAIL_PX = (96, 54)
LONGEST_DATA_URI = 1000
PREVIEW_QUALITY = 80


@dataclass(frozen=True)
class Encoded:
    """One picture, ready to be kept."""

    png: bytes
    depth_exr: bytes
    pixel_sha256: str
    width: int
    height: int


def encode(srgb: NDArray[np.uint8], depth_m: NDArray[np.float32], made_with: Json) -> Encoded:
    """Encode a picture (height, width, 3) and its depth (height, width) in metres."""
    height, width = srgb.shape[:2]
    return Encoded(
        encode_png(srgb, made_with), encode_depth(depth_m), pixel_sha256(srgb), width, height
    )


def pixel_sha256(pixels: NDArray[Any]) -> str:
    """Return the SHA-256 over shape, type and values: the same pixels in any file format."""
    head = f"{pixels.shape}{pixels.dtype.str}".encode()
    return hashlib.sha256(head + np.ascontiguousarray(pixels).tobytes()).hexdigest()


def encode_png(srgb: NDArray[np.uint8], made_with: Json) -> bytes:
    """Return a PNG of (height, width, 3) that carries `made_with` as text."""
    text = PngImagePlugin.PngInfo()
    text.add_itxt(RECIPE_FIELD, json.dumps(made_with, sort_keys=True, ensure_ascii=False))
    data = io.BytesIO()
    Image.fromarray(srgb).save(data, "PNG", pnginfo=text, compress_level=6)
    return data.getvalue()


def recipe_in(png: bytes) -> dict[str, Any] | None:
    """Return what a PNG of ours was made with; None when it carries nothing of the kind."""
    with opened(png) as picture:
        picture.load()
        text = getattr(picture, "text", {}).get(RECIPE_FIELD)
    return json.loads(text) if text else None


def opened(data: bytes) -> Image.Image:
    """Open a picture from bytes, refusing what is none and what would fill the memory.

    Raises:
        MediaBroken: the bytes are no picture, or one of more than `LARGEST_PX` pixels.
    """
    try:
        picture = Image.open(io.BytesIO(data))
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise MediaBroken(f"These bytes are no picture: {error}.") from None
    if picture.width * picture.height > LARGEST_PX:
        raise MediaBroken(
            f"A picture of {picture.width}x{picture.height} pixels is refused.",
            known=f"The largest that is decoded has {LARGEST_PX} pixels.",
        )
    return picture


def decode_png(data: bytes) -> NDArray[np.uint8]:
    """Return the pixels (height, width, 3) of a picture.

    Raises:
        MediaBroken: the bytes are no picture, too large, or cut off.
    """
    try:
        return np.asarray(opened(data).convert("RGB"))
    except OSError as error:
        raise MediaBroken(f"The picture is broken: {error}.") from None


def preview(data: bytes, width: int) -> bytes:
    """Return a picture as WebP, at most `width` pixels wide."""
    with opened(data) as picture:
        small = picture.convert("RGB")
        if small.width > width:
            height = max(1, round(small.height * width / small.width))
            small = small.resize((width, height), Image.Resampling.LANCZOS)
    return _webp(small, PREVIEW_QUALITY)


def thumbnail_uri(data: bytes) -> str:
    """Return a data URI of under `LONGEST_DATA_URI` characters: Dagster's UI shows no longer one."""
    with opened(data) as picture:
        small = picture.convert("RGB")
    small.thumbnail(THUMBNAIL_PX, Image.Resampling.LANCZOS)
    for quality in (60, 40, 25, 12, 4, 0):
        uri = "data:image/webp;base64," + base64.b64encode(_webp(small, quality)).decode()
        if len(uri) < LONGEST_DATA_URI:
            return uri
    small.thumbnail((THUMBNAIL_PX[0] // 2, THUMBNAIL_PX[1] // 2))
    return "data:image/webp;base64," + base64.b64encode(_webp(small, 10)).decode()


def _webp(picture: Image.Image, quality: int) -> bytes:
    data = io.BytesIO()
    picture.save(data, "WEBP", quality=quality, method=4)
    return data.getvalue()


def encode_depth(depth_m: NDArray[np.float32]) -> bytes:
    """Return depth (height, width) as OpenEXR: one HALF channel `Z`, metres, ZIP; sky stays +inf.

    HALF keeps eleven bits: 2.5 mm at 5 m.
    """
    import OpenEXR

    header = {"compression": OpenEXR.ZIP_COMPRESSION, "type": OpenEXR.scanlineimage}
    with np.errstate(over="ignore"):
        channels = {"Z": np.ascontiguousarray(depth_m.astype(np.float16))}
    with tempfile.TemporaryDirectory(prefix="depth-") as folder:  # the library writes files only
        path = Path(folder) / "depth.exr"
        with OpenEXR.File(header, channels) as file:
            file.write(str(path))
        return path.read_bytes()


def decode_depth(data: bytes) -> NDArray[np.float32]:
    """Return depth (height, width) in metres.

    Raises:
        MediaBroken: the bytes are no OpenEXR file with a channel `Z`.
    """
    import OpenEXR

    with tempfile.TemporaryDirectory(prefix="depth-") as folder:
        path = Path(folder) / "depth.exr"
        path.write_bytes(data)
        try:
            with OpenEXR.File(str(path), separate_channels=True) as file:
                return np.asarray(file.channels()["Z"].pixels, np.float32).copy()
        except (RuntimeError, KeyError, ValueError, OSError) as error:
            raise MediaBroken(f"These bytes are no depth picture: {error}.") from None
