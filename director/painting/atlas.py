"""All textures of a blockout in one array, with their coarser versions (a mip pyramid).

One flat array lets a whole tile of pixels be looked up at once, whatever materials it shows.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from director.world.blockout import Material
from director.world.textures import texture

Floats = NDArray[np.floating]
Ints = NDArray[np.integer]
LEVELS = 10
SHARP = np.float32(0.15)
"""Rounding of the level: 0.5 is even, less is sharper."""
LARGEST_PX = 512


class Atlas:
    """Colour and relief by material, footprint and place."""

    def __init__(self, materials: tuple[Material, ...], cache: Path | None = None) -> None:
        self.start = np.zeros((len(materials), LEVELS), np.int64)
        self.size = np.ones((len(materials), LEVELS), np.int64)
        self.relief = np.zeros((len(materials), LEVELS), np.float32)
        texels: list[NDArray[np.uint8]] = []
        known: dict[tuple[object, ...], int] = {}
        count = 0
        for index, material in enumerate(materials):
            key = (material.texture, material.texture_seed, material.colour)
            if key in known:
                twin = known[key]
                self.start[index], self.size[index] = self.start[twin], self.size[twin]
                self.relief[index] = self.relief[twin]
                continue
            known[key] = index
            for level, pixels in enumerate(pyramid(*texture(material, cache))):
                self.start[index, level], self.size[index, level] = count, len(pixels)
                packed, self.relief[index, level] = pack(pixels.reshape(-1, 5))
                texels.append(packed)
                count += len(pixels) ** 2
        self.texels = np.empty((count, 5), np.uint8)
        for part in reversed(texels[:]):
            self.texels[count - len(part) : count] = part
            count -= len(part)
            texels.pop()  # Two whole copies would be the most that a worker ever holds.

    def look_up(self, material: Ints, uv: Floats, repeats_per_pixel: Floats) -> Floats:
        """Return (n, 5): colour (3), and the relief's slope along u and v per repeat.

        `repeats_per_pixel` (n,) is how much of a repeat one pixel covers.
        """
        start, size, relief = self._level(material, repeats_per_pixel)
        place = (uv % 1) * size[:, None].astype(np.float32) - np.float32(0.5)
        corner = np.floor(place)
        share = place - corner
        column, row = corner[:, 0].astype(np.int64) % size, corner[:, 1].astype(np.int64) % size
        right, below = (column + 1) % size, (row + 1) % size
        row, below = start + row * size, start + below * size
        x, y = share[:, :1], share[:, 1:]
        upper = self._at(row + column) * (1 - x) + self._at(row + right) * x
        lower = self._at(below + column) * (1 - x) + self._at(below + right) * x
        return _unpacked(upper * (1 - y) + lower * y, relief)

    def nearest(self, material: Ints, uv: Floats, repeats_per_pixel: Floats) -> Floats:
        """Return what `look_up` does, of the nearest texel alone."""
        start, size, relief = self._level(material, repeats_per_pixel)
        place = ((uv % 1) * size[:, None].astype(np.float32)).astype(np.int64)
        column, row = np.minimum(place[:, 0], size - 1), np.minimum(place[:, 1], size - 1)
        return _unpacked(self._at(start + row * size + column), relief)

    def _level(self, material: Ints, repeats_per_pixel: Floats) -> tuple[Ints, Ints, Floats]:
        """Return where the right version of each texture starts (n,), its size and relief (n,)."""
        texels = repeats_per_pixel * self.size[material, 0].astype(np.float32)
        level = (np.log2(np.maximum(texels, 1)) + SHARP).astype(np.int64)
        level = np.minimum(level, LEVELS - 1)
        return self.start[material, level], self.size[material, level], self.relief[material, level]

    def _at(self, index: Ints) -> Floats:
        return self.texels.take(index, axis=0).astype(np.float32)


def pack(pixels: Floats) -> tuple[NDArray[np.uint8], float]:
    """Return pixels (n, 5) in bytes, and the slope that the largest byte stands for.

    Colours are kept as square roots, which spends the bytes where eyes see steps.
    """
    steepest = max(float(np.abs(pixels[:, 3:]).max()), 1e-6)
    colour = np.sqrt(np.clip(pixels[:, :3], 0, 1)) * 255
    slope = pixels[:, 3:] / steepest * 127 + 128
    return (np.concatenate([colour, slope], 1) + 0.5).astype(np.uint8), steepest


def _unpacked(values: Floats, relief: Floats) -> Floats:
    """Return what `pack` packed, from values (n, 5) between its bytes."""
    values[:, :3] *= np.float32(1 / 255)
    values[:, :3] *= values[:, :3]
    values[:, 3:] -= 128
    values[:, 3:] *= (relief / 127)[:, None]
    return values


def pyramid(colour: Floats, height: Floats) -> list[Floats]:
    """Return `LEVELS` arrays (n, n, 5), each half as fine as the one before it."""
    while len(colour) > LARGEST_PX:
        colour, height = _halved(colour), _halved(height)
    levels: list[Floats] = []
    for _ in range(LEVELS):
        n = len(colour)
        along_u = (np.roll(height, -1, 1) - np.roll(height, 1, 1)) * np.float32(n / 2)
        along_v = (np.roll(height, -1, 0) - np.roll(height, 1, 0)) * np.float32(n / 2)
        levels.append(np.dstack([colour, along_u, along_v]))
        if n > 1:
            colour, height = _halved(colour), _halved(height)
    return levels


def _halved(pixels: Floats) -> Floats:
    return (pixels[::2, ::2] + pixels[1::2, ::2] + pixels[::2, 1::2] + pixels[1::2, 1::2]) / 4
