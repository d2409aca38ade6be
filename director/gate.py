"""The gate before a merge: what an experiment brings must be worth having.

Stores call it with what a merge would bring, wherever they live; a server that can reach us may
ask the same over HTTP. Today it refuses pictures that are none: broken, blank, black or flat.
"""

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from director.errors import Conflict, MediaBroken
from director.media.pictures import decode_png
from director.painting.checks import inspect_pixels

MOST_TOLD = 5


def refuse_bad_pictures(brought: Mapping[str, Callable[[], bytes]]) -> None:
    """Look at the pictures that a merge would bring.

    Raises:
        Conflict: some of them are no pictures; nothing is merged.
    """
    problems = [found for path, read in sorted(brought.items()) for found in _look(path, read)]
    if problems:
        raise Conflict(
            f"{len(problems)} of the pictures that this would bring cannot be kept.",
            known=" ".join(problems[:MOST_TOLD]),
            remedy="Render them again on the branch, or drop them, then merge.",
        )


def _look(path: str, read: Callable[[], bytes]) -> list[str]:
    if not path.endswith(".png"):
        return []
    name = PurePosixPath(path).name
    try:
        pixels = decode_png(read())
    except MediaBroken as error:
        return [f"{name}: {error}"]
    found = inspect_pixels(pixels, (pixels.shape[1], pixels.shape[0]))
    return [f"{name}: {' '.join(found.reasons)}"] if found.reasons else []
