"""What a style does to colours: those of surfaces and lamps, and those of a print."""

from functools import lru_cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from director.style.colours import Floats, encoded_of, linear_of, linear_of_oklab, oklab_of
from director.style.palette import lab_of_palette
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
SIDE = 33
"""Steps of each channel in the table of a grade."""
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
    cube, pixels = _cube(style), srgb.reshape(-1, 3)
    made = np.empty_like(pixels)
    for start in range(0, len(pixels), ROWS):
        made[start : start + ROWS] = _looked_up(cube, pixels[start : start + ROWS])
    return made.reshape(srgb.shape)


@lru_cache(maxsize=8)
def _cube(style: Style) -> NDArray[np.float32]:
    """Return what becomes of SIDE**3 colours, as a colourist's table: (SIDE**3, 3), 0-255."""
    steps = np.linspace(0, 1, SIDE)
    colours = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), -1).reshape(-1, 3)
    lab = _graded(oklab_of(linear_of(colours)), style)
    return (encoded_of(np.clip(linear_of_oklab(lab), 0, 1)) * 255).astype(np.float32)


def _looked_up(cube: NDArray[np.float32], pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return pixels (n, 3) by a table, between its colours linearly."""
    place = pixels.astype(np.float32) * np.float32((SIDE - 1) / 255)
    corner = np.minimum(place.astype(np.int32), SIDE - 2)
    share = place - corner
    first = (corner[:, 0] * SIDE + corner[:, 1]) * SIDE + corner[:, 2]
    made = np.zeros_like(share)
    for red, green, blue in product((0, 1), repeat=3):
        weight = np.ones(len(pixels), np.float32)
        for axis, upper in enumerate((red, green, blue)):
            weight *= share[:, axis] if upper else 1 - share[:, axis]
        made += cube.take(first + (red * SIDE + green) * SIDE + blue, axis=0) * weight[:, None]
    return (made + np.float32(0.5)).astype(np.uint8)


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
