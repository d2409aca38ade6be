"""Film: bloom, exposure, tone curve and grade; from linear light to the sRGB picture."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_IN = np.array([[0.59719, 0.35458, 0.04823], [0.07600, 0.90834, 0.01566], [0.02840, 0.13383, 0.83777]], np.float32)
_OUT = np.array([[1.60475, -0.53108, -0.07367], [-0.10208, 1.10813, -0.00605], [-0.00327, -0.07276, 1.07602]], np.float32)


def developed(light: Floats, exposure: float) -> NDArray[np.uint8]:
    """Return the sRGB picture (h, w, 3) of linear light (h, w, 3)."""
    return encoded(filmic(light * np.float32(exposure)))


def filmic(light: Floats) -> Floats:
    """Return display-linear values from 0 to 1 (Stephen Hill's fit of the ACES transform)."""
    v = _times(_IN, light)
    v = (v * (v + np.float32(0.0245786)) - np.float32(0.000090537)) / (
        v * (np.float32(0.983729) * v + np.float32(0.4329510)) + np.float32(0.238081)
    )
    return np.clip(_times(_OUT, v), 0, 1)


def encoded(linear: Floats) -> NDArray[np.uint8]:
    """Return sRGB bytes of display-linear values from 0 to 1."""
    low = linear * np.float32(12.92)
    high = np.float32(1.055) * np.maximum(linear, 1e-6) ** np.float32(1 / 2.4) - np.float32(0.055)
    return (np.where(linear <= 0.0031308, low, high) * np.float32(255) + np.float32(0.5)).astype(np.uint8)


def _times(matrix: Floats, colour: Floats) -> Floats:
    r, g, b = colour[..., 0], colour[..., 1], colour[..., 2]
    return np.stack([row[0] * r + row[1] * g + row[2] * b for row in matrix], -1)
