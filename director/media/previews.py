"""WebP previews of pictures: made once, kept in the workspace's cache by pixel digest and width."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from director.media.pictures import preview

WIDTHS = (160, 320, 480, 640, 1280, 1920)
"""The only widths that are made, so that nobody can fill the disk."""


class Previews:
    """A folder of previews. It may be deleted at any time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, pixel_sha256: str, width_px: int, read: Callable[[], bytes]) -> Path:
        """Return the file of a preview; `read` fetches the original when it has to be made."""
        return self.made(pixel_sha256, str(width_px), lambda: preview(read(), width_px))

    def made(self, pixel_sha256: str, what: str, make: Callable[[], bytes]) -> Path:
        """Return the file of something that follows from a picture; made when it is not there."""
        path = self.folder / pixel_sha256[:2] / f"{pixel_sha256}-{what}.webp"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(path, make())
        return path


def _write_whole(path: Path, data: bytes) -> None:
    """Write so that a reader sees all of it or nothing, and two writers do not meet."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    draft.write_bytes(data)
    draft.replace(path)
