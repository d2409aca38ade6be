"""The painters that there are, by name."""

from collections.abc import Callable
from pathlib import Path

from director.errors import BadInput
from director.painting.painter import Painter

Maker = Callable[[Path | None], Painter]


def _blockout(cache: Path | None) -> Painter:
    from director.painting.blockout import BlockoutPainter

    return BlockoutPainter(cache)


PAINTERS: dict[str, Maker] = {"blockout": _blockout}


def painter(name: str, cache: Path | None = None) -> Painter:
    """Return a painter; `cache` is a folder for worlds, textures and cameras.

    Raises:
        BadInput: no painter has that name.
    """
    if name not in PAINTERS:
        raise BadInput(f"There is no painter '{name}'.", known=f"Known: {', '.join(PAINTERS)}.")
    return PAINTERS[name](cache)
