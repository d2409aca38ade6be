"""Numbers as pictures want them: 32 bits, and random ones that any machine repeats."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.floating]
Words = NDArray[np.uint32]


def vector(values: ArrayLike) -> Floats:
    """Return numbers as a float32 array of the same shape."""
    return np.asarray(values, np.float32)


def scramble(words: Words) -> Words:
    """Return well-mixed words (the `lowbias32` finaliser by Chris Wellons)."""
    words = words ^ (words >> np.uint32(16))
    words = words * np.uint32(0x7FEB352D)
    words ^= words >> np.uint32(15)
    words *= np.uint32(0x846CA68B)
    words ^= words >> np.uint32(16)
    return words
