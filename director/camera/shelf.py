"""Cameras that have been placed, kept on disk: a worker need not build a second world for them."""

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from director.camera.model import Camera
from director.recipe import digest

_memory: dict[str, Camera] = {}


def shelved(folder: Path | None, told: dict[str, Any], place: Callable[[], Camera]) -> Camera:
    """Return the camera that `told` (plain JSON) asks for, placing it only the first time.

    A file that is missing or broken counts as none. With `folder` None nothing is kept on disk.
    """
    name = digest({**told, "code": code_version()})[:40]
    camera = _memory.get(name)
    path = None if folder is None else folder / f"{name}.json"
    if camera is None and path is not None:
        camera = _load(path)
    if camera is None:
        camera = place()
        if path is not None:
            _store(path, camera)
    if len(_memory) > 4096:
        _memory.clear()
    _memory[name] = camera
    return camera


@cache
def code_version() -> str:
    """Digest of this package's sources: what decides where cameras stand."""
    sums = hashlib.sha256()
    for source in sorted(Path(__file__).parent.glob("*.py")):
        sums.update(source.name.encode() + b"\0" + source.read_bytes())
    return sums.hexdigest()


def _load(path: Path) -> Camera | None:
    try:
        return Camera.from_json(json.loads(path.read_text()))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _store(path: Path, camera: Camera) -> None:
    """Write the file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=path.parent, suffix=".part", delete=False) as file:
        json.dump(camera.as_json(), file)
    Path(file.name).replace(path)
