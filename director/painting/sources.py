"""The code version of a picture: a digest of the sources that decide pixels, never set by hand."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("painting", "camera", "world", "style")
APART = "painting/cycles/"
"""A painter with a code version of its own: a change there makes no other picture outdated."""
LIBRARIES = ("numpy", "embreex")


@cache
def pixel_sources() -> str:
    """Return the digest (64 hexadecimal digits) of the sources and of their libraries' versions."""
    root = Path(__file__).parent.parent
    sums = hashlib.sha256()
    for library in LIBRARIES:
        sums.update(f"{library}=={version(library)}\n".encode())
    for package in PACKAGES:
        for source in sorted((root / package).rglob("*.py")):
            path = source.relative_to(root).as_posix()
            if not path.startswith(APART):
                sums.update(path.encode() + b"\0" + source.read_bytes() + b"\0")
    return sums.hexdigest()
