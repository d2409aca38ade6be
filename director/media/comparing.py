"""Two pictures held against each other: side by side, and where they differ as heat."""

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from director.media.pictures import decode_png

GAP_PX = 6
GAP = (24, 24, 26)
NOTICED = 8
"""Difference of a channel, of 255, from which on a pixel counts as changed."""
HOTTEST = 96.0
"""Difference that is drawn white; the scale is the same in all heat maps."""
WIDEST_PX = 1280
HEAT = np.array(
    [[8, 8, 14], [52, 20, 92], [140, 32, 96], [220, 74, 48], [250, 170, 50], [255, 250, 220]],
    np.float32,
)
"""Colours from nothing to `HOTTEST`, evenly spaced: dark blue, violet, red, orange, white."""


@dataclass(frozen=True)
class Difference:
    """How far two pictures are apart."""

    changed: float
    """Share of the pixels that differ by `NOTICED` or more."""
    mean: float
    """Mean difference of a channel, of 255."""
    same_size: bool


def measure(one: bytes, other: bytes) -> Difference:
    """Measure two pictures; another size is brought to that of the first.

    Raises:
        MediaBroken: one of them is no picture.
    """
    apart, same_size = _apart(one, other)
    changed = float((apart.max(axis=2) >= NOTICED).mean())
    return Difference(round(changed, 4), round(float(apart.mean()), 2), same_size)


def side_by_side(one: bytes, other: bytes) -> bytes:
    """Return both pictures in one, as WebP, at most `WIDEST_PX` wide each."""
    left = _small(Image.fromarray(decode_png(one)))
    right = Image.fromarray(decode_png(other)).resize(left.size, Image.Resampling.LANCZOS)
    both = Image.new("RGB", (left.width * 2 + GAP_PX, left.height), GAP)
    both.paste(left, (0, 0))
    both.paste(right, (left.width + GAP_PX, 0))
    return _webp(both)


def heat_map(one: bytes, other: bytes) -> bytes:
    """Return where they differ, as WebP: dark is the same, the hotter the further apart.

    The first picture shines through dimly, so that one sees what it is that differs.
    """
    apart, _ = _apart(one, other)
    heat = np.clip(apart.max(axis=2) / HOTTEST, 0, 1) * (len(HEAT) - 1)
    low = np.minimum(heat.astype(int), len(HEAT) - 2)
    share = (heat - low)[..., None]
    colours = HEAT[low] * (1 - share) + HEAT[low + 1] * share
    grey = decode_png(one).astype(np.float32).mean(axis=2, keepdims=True) * 0.18
    shown = np.clip(colours + grey * (1 - heat[..., None] / (len(HEAT) - 1)), 0, 255)
    return _webp(_small(Image.fromarray(shown.astype(np.uint8))))


def _apart(one: bytes, other: bytes) -> tuple[NDArray[np.float32], bool]:
    left, right = decode_png(one), decode_png(other)
    same_size = left.shape == right.shape
    if not same_size:
        size = (left.shape[1], left.shape[0])
        right = np.asarray(Image.fromarray(right).resize(size, Image.Resampling.LANCZOS))
    return np.abs(left.astype(np.float32) - right.astype(np.float32)), same_size


def _small(picture: Image.Image) -> Image.Image:
    if picture.width <= WIDEST_PX:
        return picture
    height = max(1, round(picture.height * WIDEST_PX / picture.width))
    return picture.resize((WIDEST_PX, height), Image.Resampling.LANCZOS)


def _webp(picture: Image.Image) -> bytes:
    data = io.BytesIO()
    picture.save(data, "WEBP", quality=88, method=4)
    return data.getvalue()
