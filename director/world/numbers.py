"""Numbers as pictures want them: 32 bits, here and in the rooms above."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.floating]


def vector(values: ArrayLike) -> Floats:
    """Return numbers as a float32 array of the same shape."""
    return np.asarray(values, np.float32)
