"""Textures: tileable colour and relief, made of spectral noise, cells and bonds by numpy alone.

A texture is a function of a material's `texture`, `texture_seed` and `colour`. Row 0 is v = 0 (the
bottom), column 0 is u = 0.
"""

import hashlib
from functools import cache, lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile

import numpy as np
from numpy.typing import NDArray

from director.errors import BadInput
from director.world.blockout import Float3, Material
from director.world.stage import stream
from director.world.weaves import weaves

Floats = NDArray[np.float32]
Texture = tuple[Floats, Floats]
"""(n, n, 3) linear albedo and (n, n) height from 0 to 1."""


def texture(material: Material, cache: Path | None = None) -> Texture:
    """Return albedo (n, n, 3), linear, with the material's colour in it, and height (n, n), 0 to 1.

    A material without a texture has one texel. With `cache`, a folder, the arrays are kept on disk.

    Raises:
        BadInput: no texture has that name.
    """
    if not material.texture:
        plain = np.array(material.colour, np.float32).reshape(1, 1, 3)
        return plain, np.full((1, 1), 0.5, np.float32)
    return _texture(material.texture, material.texture_seed, material.colour, cache)


def texture_names() -> list[str]:
    """Return the names that `Material.texture` may have."""
    return list(weaves())


@lru_cache(maxsize=12)
def _texture(name: str, seed: str, colour: Float3, cache: Path | None) -> Texture:
    if name not in weaves():
        raise BadInput(f"No texture is called '{name}'.", known=f"Known: {', '.join(weaves())}.")
    path = None if cache is None else cache / f"{_digest(name, seed, colour)}.npy"
    stored = None if path is None else _load(path)
    if stored is None:
        albedo, height = weaves()[name](stream("texture", name, seed), np.array(colour, np.float32))
        stored = np.concatenate(
            [np.clip(albedo, 0.004, 0.95), np.clip(height, 0, 1)[..., None]], axis=-1
        )
        stored = stored.astype(np.float16)
        if path is not None:
            _store(path, stored)
    full = stored.astype(np.float32)
    return full[..., :3], full[..., 3]


def _digest(name: str, seed: str, colour: Float3) -> str:
    return hashlib.sha256(repr((_sources(), name, seed, colour)).encode()).hexdigest()[:32]


@cache
def _sources() -> str:
    """Digest of what decides the bytes: these sources and numpy's version."""
    folder = Path(__file__).parent
    files = [folder / "textures.py", folder / "patterns.py", *sorted(folder.glob("weaves/*.py"))]
    return hashlib.sha256(
        b"\0".join([file.read_bytes() for file in files]) + np.__version__.encode()
    ).hexdigest()


def _load(path: Path) -> NDArray[np.float16] | None:
    """Return the stored array; a file that is missing or broken counts as none."""
    try:
        stored = np.load(path)
    except (OSError, ValueError, EOFError):
        return None
    return stored if stored.ndim == 3 and stored.dtype == np.float16 else None


def _store(path: Path, array: NDArray[np.float16]) -> None:
    """Write the file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
        np.save(file, array)
    Path(file.name).replace(path)
