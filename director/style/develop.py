"""What a style does to colours: those of surfaces and lamps, and those of a print."""

import numpy as np
from numpy.typing import NDArray

from director.style.colours import Floats, encoded_of, linear_of_oklab, oklab_of
from director.style.palette import lab_of_palette, lab_of_picture
from director.style.style import Style

REACH = 0.10
"""Colours answer to those of the palette within about this distance in OKLab, and to the nearest
one beyond it; smoothly, so that a sky gets no bands."""
LIGHTNESS = 0.30
"""Lightness is drawn so much less than hue: light is the look's."""
SURFACES, PRINT = 0.75, 0.70
"""Shares of a style's strength that surfaces and the print take."""
AMBER = np.array([0.0, 0.012, 0.045])
PIVOT = 0.45
"""OKLab lightness that contrast leaves as it is: a little under middle grey."""
ROWS = 1 << 16


def drawn(lab: Floats, style: Style, share: float) -> Floats:
    """Return OKLab colours (n, 3) drawn towards a style's palette."""
    if not style.palette or not style.strength:
        return lab
    colours, shares = lab_of_palette(style.palette)
    scale = np.array([0.25, 1.0, 1.0])  # hue decides, not how bright it is here
    away = (((lab[:, None] - colours[None]) * scale) ** 2).sum(-1)
    away -= away.min(axis=1, keepdims=True)
    weight = np.sqrt(shares) * np.exp(-away / (2 * REACH * REACH))
    target = weight @ colours / weight.sum(axis=1, keepdims=True)
    step = share * style.strength * np.array([LIGHTNESS, 1.0, 1.0])
    return lab + (target - lab) * step


def dyed(linear: Floats, style: Style) -> Floats:
    """Return linear reflectances or light colours (n, 3) as a style has them."""
    lab = drawn(oklab_of(np.maximum(linear, 1e-5)), style, SURFACES)
    return np.maximum(linear_of_oklab(lab), 1e-5)


def printed(srgb: NDArray[np.uint8], style: Style) -> NDArray[np.uint8]:
    """Return a print (h, w, 3) graded in a style: every pixel by itself, so that no seam opens."""
    if style.neutral:
        return srgb
    pixels = srgb.reshape(-1, 3)
    made = np.empty_like(pixels)
    for start in range(0, len(pixels), ROWS):
        lab = _graded(lab_of_picture(pixels[start : start + ROWS]), style)
        shown = encoded_of(np.clip(linear_of_oklab(lab), 0, 1)) * 255
        made[start : start + ROWS] = (shown + 0.5).astype(np.uint8)
    return made.reshape(srgb.shape)


def _graded(lab: Floats, style: Style) -> Floats:
    manner = style.manner
    lab = drawn(lab, style, PRINT)
    lab[:, 1:] *= manner.saturation
    lab += AMBER * manner.warmth
    light = np.clip(lab[:, 0], 0, 1)
    # A power on either side of the pivot: black stays black, and white white.
    low = PIVOT * (light / PIVOT) ** manner.contrast
    high = 1 - (1 - PIVOT) * ((1 - light) / (1 - PIVOT)) ** manner.contrast
    lab[:, 0] = np.where(light < PIVOT, low, high)
    lab[:, 0] = manner.lift + lab[:, 0] * (1 - manner.lift)
    return lab
