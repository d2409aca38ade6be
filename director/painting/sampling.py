"""Random numbers that depend on where they are used, never on the order of the work.

Every number is a hash of (pixel, dimension, seed), so a picture is the same in any process and in
any tiling. Over each block of 4x4 pixels the points of one dimension are stratified: a filter of
that size sees sixteen well-spread samples (interleaved sampling, Keller and Heidrich 2001).
"""

import numpy as np
from numpy.typing import NDArray

from director.world.numbers import scramble

Floats = NDArray[np.floating]
Words = NDArray[np.uint32]

BLOCK = 4
_ORDER = np.array([0, 1, 4, 5, 9, 8, 13, 12, 6, 7, 2, 3, 15, 14, 11, 10], np.uint32)
"""Each half of a chequerboard is stratified too: the even numbers, and the odd ones."""
_REVERSED = np.array([int(f"{i:04b}"[::-1], 2) for i in range(16)], np.float32) / 16
_UNIT = np.float32(1 / (1 << 24))


def unit(words: Words, dimension: int, seed: int = 0) -> Floats:
    """Return one number in [0, 1) for each word."""
    salt = np.uint32((dimension * 0x9E3779B9 + seed * 0x85EBCA6B) & 0xFFFFFFFF)
    return (scramble(words + salt) >> np.uint32(8)).astype(np.float32) * _UNIT


def pairs(x: Words, y: Words, dimension: int, seed: int = 0) -> tuple[Floats, Floats]:
    """Return two numbers in [0, 1) for each pixel, stratified over every block of 4x4."""
    cell = _ORDER[(y % BLOCK) * BLOCK + x % BLOCK] ^ np.uint32(dimension * 7 % 16)
    block = (y // BLOCK) * np.uint32(8192) + x // BLOCK
    first = cell.astype(np.float32) / 16 + unit(block, 2 * dimension, seed)
    second = _REVERSED[cell] + unit(block, 2 * dimension + 1, seed)
    return first % 1, second % 1


def around(normals: Floats, first: Floats, second: Floats) -> Floats:
    """Return unit directions (n, 3), cosine-distributed about `normals` (n, 3)."""
    tangent, bitangent = basis(normals)
    angle = np.float32(2 * np.pi) * first
    radius = np.sqrt(second)
    across, along = radius * np.cos(angle), radius * np.sin(angle)
    lift = np.sqrt(np.maximum(np.float32(1) - second, 0))
    return across[:, None] * tangent + along[:, None] * bitangent + lift[:, None] * normals


def basis(normals: Floats) -> tuple[Floats, Floats]:
    """Return two unit vectors (n, 3) each, square to `normals` (Duff et al. 2017, JCGT 6.1)."""
    x, y, z = normals[:, 0], normals[:, 1], normals[:, 2]
    sign = np.where(z >= 0, np.float32(1), np.float32(-1))
    a = -1 / (sign + z)
    b = x * y * a
    tangent = np.stack([1 + sign * x * x * a, sign * b, -sign * x], 1)
    return tangent, np.stack([b, sign + y * y * a, -y], 1)


def normalised(vectors: Floats) -> Floats:
    """Return `vectors` (n, 3) at unit length."""
    return vectors / np.maximum(length(vectors), np.float32(1e-12))[:, None]


def length(vectors: Floats) -> Floats:
    """Return the lengths (n,) of vectors (n, 3)."""
    return np.sqrt(dot(vectors, vectors))


def dot(first: Floats, second: Floats) -> Floats:
    """Return the dot products (n,) of vectors (n, 3); faster than a sum over the last axis."""
    return (
        first[..., 0] * second[..., 0]
        + first[..., 1] * second[..., 1]
        + first[..., 2] * second[..., 2]
    )
