"""Colour spaces: sRGB as bytes, hexadecimal and numbers, linear Rec. 709, and OKLab.

OKLab: B. Ottosson, "A perceptual color space for image processing" (2020). Lightness 0 to 1; equal
distances look about equally different. Distances are given times 100, so that 1 is about the least
difference that is seen side by side.
"""

import re

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.floating]
Float3 = tuple[float, float, float]
LUMINANCE = (0.2126, 0.7152, 0.0722)
_HEX = re.compile(r"#[0-9a-fA-F]{6}\Z")
_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
_FROM_LMS, _FROM_LAB = np.linalg.inv(_LMS), np.linalg.inv(_LAB)


def is_hex(text: str) -> bool:
    """Whether a text is a colour such as `#7a1f1f`."""
    return bool(_HEX.match(text))


def linear_of_hex(text: str) -> Float3:
    """Return the linear colour of `#rrggbb`."""
    red, green, blue = linear_of(np.array([int(text[i : i + 2], 16) for i in (1, 3, 5)]) / 255)
    return float(red), float(green), float(blue)


def hex_of_linear(colour: ArrayLike) -> str:
    """Return `#rrggbb` of a linear colour (3,)."""
    parts = np.rint(encoded_of(np.clip(np.asarray(colour, float), 0, 1)) * 255).astype(int)
    return "#" + "".join(f"{part:02x}" for part in parts)


def linear_of(srgb: Floats) -> Floats:
    """Return linear values of sRGB ones, both from 0 to 1."""
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def encoded_of(linear: Floats) -> Floats:
    """Return sRGB values of linear ones, both from 0 to 1."""
    curve = 1.055 * np.maximum(linear, 1e-9) ** (1 / 2.4) - 0.055
    return np.where(linear <= 0.0031308, linear * 12.92, curve)


def oklab_of(linear: ArrayLike) -> Floats:
    """Return OKLab (..., 3) of linear Rec. 709 (..., 3)."""
    return np.cbrt(np.asarray(linear, float) @ _LMS.T) @ _LAB.T


def linear_of_oklab(lab: ArrayLike) -> Floats:
    """Return linear Rec. 709 (..., 3) of OKLab (..., 3); values may lie outside 0 to 1."""
    return (np.asarray(lab, float) @ _FROM_LAB.T) ** 3 @ _FROM_LMS.T


def luminance(linear: Float3) -> float:
    """Return the luminance of one linear colour."""
    return sum(part * weight for part, weight in zip(linear, LUMINANCE, strict=True))
