"""Memory that was freed goes back to the system: a worker lives long and builds large things."""

import ctypes
import sys


def give_back() -> None:
    """Return freed memory to the system where the C library can (glibc); else do nothing.

    Preparing a world frees some 200 MB in small parts that glibc would keep.
    """
    if sys.platform != "linux":
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
