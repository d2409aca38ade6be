"""Formats: pictures as PNG that carry their recipe, depth as OpenEXR, previews as WebP."""

import base64
import hashlib
import io
import json
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, PngImagePlugin

from director.errors import MediaBroken
from director.media.depth import decode_depth as decode_depth
from director.media.depth import encode_depth
from director.recipe import Json

RECIPE_FIELD = "movie-director"
FORMATS = ("PNG", "JPEG", "WEBP")
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
    little = np.ascontiguousarray(pixels, pixels.dtype.newbyteorder("<"))
    head = f"{little.shape}{little.dtype.str}".encode()
    return hashlib.sha256(head + little.tobytes()).hexdigest()


def encode_png(srgb: NDArray[np.uint8], made_with: Json) -> bytes:
    """Return a PNG of (height, width, 3) that carries `made_with` as text."""
    text = PngImagePlugin.PngInfo()
    text.add_itxt(RECIPE_FIELD, json.dumps(made_with, sort_keys=True, ensure_ascii=False))
    data = io.BytesIO()
    Image.fromarray(srgb).save(data, "PNG", pnginfo=text, compress_level=6)
    return data.getvalue()


def recipe_in(png: bytes) -> dict[str, Any] | None:
    """Return what a PNG of ours was made with; None when it carries nothing of the kind.

    Raises:
        MediaBroken: the bytes are no picture.
    """
    text = _decoded(png).info.get(RECIPE_FIELD)
    return json.loads(text) if text else None


def decode_png(data: bytes) -> NDArray[np.uint8]:
    """Return the pixels (height, width, 3) of a picture.

    Raises:
        MediaBroken: the bytes are no picture, too large, or cut off.
    """
    return np.asarray(_decoded(data).convert("RGB"))


def preview(data: bytes, width: int) -> bytes:
    """Return a picture as WebP, at most `width` pixels wide. Raises as `decode_png` does."""
    small = _decoded(data).convert("RGB")
    if small.width > width:
        height = max(1, round(small.height * width / small.width))
        small = small.resize((width, height), Image.Resampling.LANCZOS)
    return _webp(small, PREVIEW_QUALITY)


def thumbnail_uri(data: bytes) -> str:
    """Return a data URI of under `LONGEST_DATA_URI` characters: Dagster shows no longer ones."""
    small = _decoded(data).convert("RGB")
    small.thumbnail(THUMBNAIL_PX, Image.Resampling.LANCZOS)
    while True:
        for quality in (60, 40, 25, 12, 4, 0):
            uri = "data:image/webp;base64," + base64.b64encode(_webp(small, quality)).decode()
            if len(uri) < LONGEST_DATA_URI:
                return uri
        small = small.reduce(2)


def _decoded(data: bytes) -> Image.Image:
    """Decode a picture, refusing what is none and what would fill the memory.

    The size is read from the header, before any pixel.
    """
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            if picture.width * picture.height <= LARGEST_PX:
                picture.load()
                return picture
            known = f"{picture.width}x{picture.height}"
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise MediaBroken(f"These bytes are no picture: {error}.") from None
    raise MediaBroken(
        f"A picture of {known} pixels is refused.",
        known=f"The largest that is decoded has {LARGEST_PX} pixels.",
    )


def _webp(picture: Image.Image, quality: int) -> bytes:
    data = io.BytesIO()
    picture.save(data, "WEBP", quality=quality, method=4)
    return data.getvalue()
