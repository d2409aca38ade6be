"""Textures: tileable colour and relief, made of spectral noise, cells and bonds by numpy alone.

A texture is a function of a material's `texture`, `texture_seed` and `colour`. Row 0 is v = 0 (the
bottom), column 0 is u = 0.
"""

import hashlib
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from director.errors import BadInput
from director.world.blockout import Float3, Material
from director.world.stage import stream

Floats = NDArray[np.float32]
Texture = tuple[Floats, Floats]
"""(n, n, 3) linear albedo and (n, n) height from 0 to 1."""
Array = NDArray[np.floating[Any]]
Recipe = Callable[[np.random.Generator, Array], tuple[Array, Array]]


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
    return sorted(_RECIPES)


@lru_cache(maxsize=12)
def _texture(name: str, seed: str, colour: Float3, cache: Path | None) -> Texture:
    if name not in _RECIPES:
        raise BadInput(f"No texture is called '{name}'.", known=f"Known: {', '.join(_RECIPES)}.")
    path = None if cache is None else cache / f"{_digest(name, seed, colour)}.npy"
    stored = None if path is None else _load(path)
    if stored is None:
        albedo, height = _RECIPES[name](stream("texture", name, seed), np.array(colour, np.float32))
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
    """Digest of this file and of numpy's version: what decides the bytes."""
    return hashlib.sha256(Path(__file__).read_bytes() + np.__version__.encode()).hexdigest()


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


# Noise and patterns; all of them tile


def noise(
    rng: np.random.Generator, n: int, beta: float = 1.6, lowest: float = 1.0, stretch: float = 1.0
) -> Array:
    """Return (n, n) noise from 0 to 1 whose amplitude falls with frequency to the power `beta`.

    Frequencies below `lowest` cycles per repeat are missing; `stretch` > 1 draws it out along v.
    """
    fy, fx = np.meshgrid(
        np.fft.fftfreq(n, 1 / n) * stretch, np.fft.rfftfreq(n, 1 / n), indexing="ij"
    )
    frequency = np.hypot(fy, fx)
    weight = np.where(frequency >= lowest, np.maximum(frequency, 1.0) ** -beta, 0.0)
    field = np.fft.irfft2(np.fft.rfft2(rng.standard_normal((n, n))) * weight, s=(n, n))
    field *= 0.21 / max(float(field.std()), 1e-9)
    return np.clip(field + 0.5, 0.0, 1.0).astype(np.float32)


def cells(
    rng: np.random.Generator, n: int, count: int, jitter: float = 0.8
) -> tuple[Array, NDArray[np.int64]]:
    """Return Voronoi cells on a jittered grid of `count` by `count`: how far inside a texel lies
    (0 at the joint, about 0.5 in the middle, in cells), and its cell's index."""
    offset = 0.5 + (rng.random((count, count, 2)) - 0.5) * jitter
    offset[1::2, :, 0] += 0.5 * (count % 2 == 0)
    at = (np.arange(n) + 0.5) / n * count
    x, y = np.meshgrid(at, at)
    column, row = np.floor(x).astype(int), np.floor(y).astype(int)
    first, second = np.full((n, n), 9.0), np.full((n, n), 9.0)
    nearest = np.zeros((n, n), np.int64)
    for dy in (-1, 0, 1):
        for dx in (-2, -1, 0, 1):
            r, c = (row + dy) % count, (column + dx) % count
            far = np.hypot(column + dx + offset[r, c, 0] - x, row + dy + offset[r, c, 1] - y)
            closer = far < first
            second = np.where(closer, first, np.minimum(second, far))
            nearest = np.where(closer, r * count + c, nearest)
            first = np.where(closer, far, first)
    return ((second - first) / 2).astype(np.float32), nearest


def bond(
    rng: np.random.Generator, n: int, rows: int, columns: int, joint: float, shift: float = 0.5
) -> tuple[Array, Array]:
    """Return a running bond: height (0 in the joints, 1 on the face) and a value per stone.

    `joint` is the width of a joint as a share of a row's height.
    """
    at = (np.arange(n) + 0.5) / n
    u, v = np.meshgrid(at, at)
    row = np.floor(v * rows).astype(int)
    x = u * columns + shift * (row % 2)
    value = rng.random((rows, columns))[row % rows, np.floor(x).astype(int) % columns]
    edge_y = np.minimum(v * rows % 1, 1 - v * rows % 1)
    edge_x = np.minimum(x % 1, 1 - x % 1) * rows / columns
    wobble = (noise(rng, n, 1.2, 8) - 0.5) * joint
    height = np.clip((np.minimum(edge_x, edge_y) + wobble) / joint - 0.35, 0.0, 1.0)
    return height.astype(np.float32), value.astype(np.float32)


def mix(a: ArrayLike, b: ArrayLike, share: Array) -> Array:
    """Return colours (n, n, 3) that lie `share` (n, n) of the way from `a` to `b`."""
    return (
        np.asarray(a, np.float32)
        + (np.asarray(b, np.float32) - np.asarray(a, np.float32)) * share[..., None]
    )


def shade(colour: Array, factor: Array) -> Array:
    """Return colours (n, n, 3): `colour` times `factor` (n, n)."""
    return np.asarray(colour, np.float32) * factor[..., None]


def ramp(values: Array, low: float, high: float) -> Array:
    """Return how far each value lies between `low` and `high`, within 0 and 1."""
    return np.clip((values - low) / (high - low), 0.0, 1.0)


_RECIPES: dict[str, Recipe] = {}


def _recipe(recipe: Recipe) -> Recipe:
    _RECIPES[recipe.__name__.strip("_")] = recipe
    return recipe


# Masonry


def _masonry(
    rng: np.random.Generator,
    colour: Array,
    n: int,
    rows: int,
    columns: int,
    joint: float,
    spread: float,
) -> tuple[Array, Array]:
    height, value = bond(rng, n, rows, columns, joint)
    fine, coarse = noise(rng, n, 1.1, 6), noise(rng, n, 1.8)
    face = shade(colour, (1 - spread / 2 + spread * value) * (0.72 + 0.36 * fine + 0.2 * coarse))
    mortar = shade(np.array([0.33, 0.31, 0.28]) * 0.6 + colour * 0.35, 0.7 + 0.5 * fine)
    return mix(mortar, face, height), 0.75 * height + 0.25 * fine * (0.5 + 0.5 * value)


@_recipe
def _brick(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    return _masonry(rng, colour, 512, 24, 8, 0.13, 0.7)


@_recipe
def _stone(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    return _masonry(rng, colour, 512, 8, 4, 0.05, 0.35)


@_recipe
def _paving(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    return _masonry(rng, colour, 512, 4, 3, 0.025, 0.3)


@_recipe
def _rubble(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    inside, cell = cells(rng, 512, 8, 0.9)
    fine = noise(rng, 512, 1.2, 4)
    value = rng.random(64).astype(np.float32)[cell]
    height = ramp(inside + 0.08 * (fine - 0.5), 0.02, 0.14)
    face = shade(colour, (0.72 + 0.5 * value) * (0.7 + 0.6 * fine))
    return mix(colour * 0.55, face, height), 0.7 * height + 0.15 * value + 0.15 * fine


@_recipe
def _cobble(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    inside, cell = cells(rng, 512, 16, 0.62)
    fine, coarse = noise(rng, 512, 1.1, 8), noise(rng, 512, 1.9)
    value = rng.random(256).astype(np.float32)[cell]
    height = np.sqrt(ramp(inside + 0.05 * (fine - 0.5), 0.03, 0.3))
    face = shade(colour, (0.68 + 0.6 * value) * (0.7 + 0.4 * fine + 0.2 * coarse))
    joint = mix(colour * 0.28, [0.05, 0.065, 0.025], ramp(coarse, 0.5, 0.75))
    return mix(joint, face, ramp(height, 0.12, 0.5)), 0.8 * height + 0.1 * value + 0.1 * fine


@_recipe
def _smooth_stone(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    fine, coarse, streak = (
        noise(rng, 256, 0.9, 8),
        noise(rng, 256, 1.8),
        noise(rng, 256, 1.5, 2, 0.2),
    )
    return shade(
        colour, 0.62 + 0.3 * fine + 0.3 * coarse + 0.15 * streak
    ), 0.6 * fine + 0.4 * coarse


@_recipe
def _plaster(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    fine, coarse = noise(rng, 256, 1.0, 12), noise(rng, 256, 1.9)
    streak = noise(rng, 256, 1.5, 3, 7.0)
    stain = 1 - 0.22 * ramp(streak, 0.55, 0.9)
    return shade(colour, (0.80 + 0.12 * fine + 0.24 * coarse) * stain), 0.6 * fine + 0.4 * coarse


@_recipe
def _old_plaster(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    fine, coarse = noise(rng, 512, 1.0, 12), noise(rng, 512, 1.75)
    bare = ramp(coarse + 0.1 * (fine - 0.5), 0.66, 0.685)
    bricks, relief = _masonry(rng, np.array([0.30, 0.14, 0.10]), 512, 40, 13, 0.14, 0.5)
    grime = 1 - 0.45 * ramp(noise(rng, 512, 1.6, 2, 7.0), 0.5, 0.95)
    skin = shade(colour, (0.72 + 0.2 * fine + 0.25 * coarse) * grime)
    return skin + (bricks - skin) * bare[..., None], (0.85 + 0.15 * fine) * (
        1 - bare
    ) + 0.5 * relief * bare


@_recipe
def _concrete(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    fine, coarse = noise(rng, 256, 0.8, 10), noise(rng, 256, 1.8)
    height, value = bond(rng, 256, 3, 2, 0.012, 0.0)
    stain = 1 - 0.3 * ramp(noise(rng, 256, 1.6, 2, 7.0), 0.55, 0.95)
    tone = (0.74 + 0.16 * fine + 0.26 * coarse + 0.06 * value) * stain * (0.75 + 0.25 * height)
    return shade(colour, tone), 0.7 * height + 0.3 * fine


@_recipe
def _marble(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    vein = np.abs(noise(rng, 256, 1.9) - 0.5)
    tone = 0.7 + 0.3 * ramp(vein, 0.0, 0.06) + 0.12 * noise(rng, 256, 1.7)
    return shade(colour, tone), np.full((256, 256), 0.5, np.float32)


def _square_tiles(
    rng: np.random.Generator, colour: Array, other: Array, count: int
) -> tuple[Array, Array]:
    height, value = bond(rng, 256, count, count, 0.035, 0.0)
    at = np.floor((np.arange(256) + 0.5) / 256 * count).astype(int)
    odd = ((at[:, None] + at[None]) % 2).astype(np.float32)
    face = mix(colour, other, odd) * (0.86 + 0.14 * value + 0.12 * noise(rng, 256, 1.5))[..., None]
    return mix([0.16, 0.15, 0.13], face, height), 0.5 + 0.5 * height


@_recipe
def _floor_tile(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    return _square_tiles(rng, colour, colour, 4)


@_recipe
def _checker_tile(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    return _square_tiles(rng, colour, colour * 0.06, 4)


# Roofs


@_recipe
def _roof_tile(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    _, value = bond(rng, 256, 6, 8, 0.05)
    v = (np.arange(256) + 0.5)[:, None] / 256 * 6
    u = (np.arange(256) + 0.5)[None] / 256 * 8 + 0.5 * (np.floor(v) % 2)
    curve = np.sqrt(np.abs(np.sin(np.pi * u))).astype(np.float32)
    lip = ramp((v % 1).astype(np.float32) * np.ones_like(curve), 0.0, 0.12)
    fine, coarse = noise(rng, 256, 1.2, 5), noise(rng, 256, 1.8)
    face = shade(
        colour,
        (0.65 + 0.6 * value) * (0.7 + 0.5 * fine) * (0.45 + 0.55 * curve) * (0.55 + 0.45 * lip),
    )
    return mix(face, [0.10, 0.105, 0.06], 0.6 * ramp(coarse, 0.6, 0.9)), 0.75 * curve + 0.25 * lip


@_recipe
def _slate(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    height, value = bond(rng, 256, 8, 6, 0.07)
    fine, coarse = noise(rng, 256, 1.2, 5, 0.5), noise(rng, 256, 1.8)
    face = shade(colour, (0.7 + 0.6 * value) * (0.75 + 0.4 * fine) * (0.4 + 0.6 * height))
    return mix(face, [0.11, 0.115, 0.07], 0.5 * ramp(coarse, 0.62, 0.9)), 0.7 * height + 0.3 * fine


@_recipe
def _thatch(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    straw, coarse = noise(rng, 256, 0.7, 4, 7.0), noise(rng, 256, 1.7)
    return shade(colour, 0.35 + 0.85 * straw + 0.4 * (coarse - 0.5)), straw


@_recipe
def _corrugated(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    wave = 0.5 + 0.5 * np.sin(2 * np.pi * 12 * (np.arange(256) + 0.5) / 256)
    height = np.broadcast_to(wave.astype(np.float32), (256, 256))
    coarse, streak = noise(rng, 256, 1.8), noise(rng, 256, 1.3, 3, 7.0)
    face = shade(colour, (0.7 + 0.35 * height) * (0.75 + 0.5 * coarse))
    return mix(face, [0.16, 0.075, 0.04], 0.7 * ramp(streak, 0.56, 0.85)), height


# Timber


def _grain(rng: np.random.Generator, n: int) -> Array:
    """Wood grain along v."""
    return 0.6 * noise(rng, n, 0.9, 3, 9.0) + 0.4 * noise(rng, n, 1.5, 1, 6.0)


def _boards(
    rng: np.random.Generator, colour: Array, count: int, gap: float, spread: float
) -> tuple[Array, Array]:
    grain = _grain(rng, 512)
    x = (np.arange(512) + 0.5) / 512 * count
    board = np.floor(x).astype(int)
    edge = np.minimum(x % 1, 1 - x % 1).astype(np.float32)
    open_joint = np.broadcast_to(ramp(edge, 0.0, gap), (512, 512))
    grain = np.stack([np.roll(grain[:, i], 97 * board[i]) for i in range(512)], axis=1)
    value = rng.random(count).astype(np.float32)[board][None]
    tone = (0.45 + 0.95 * grain) * (1 - spread / 2 + spread * value) * (0.2 + 0.8 * open_joint)
    return shade(colour, tone), 0.75 * open_joint + 0.25 * grain


@_recipe
def _timber(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    grain = _grain(rng, 256)
    return shade(colour, 0.4 + 1.1 * grain), grain


@_recipe
def _planks(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    return _boards(rng, colour, 8, 0.05, 0.5)


@_recipe
def _parquet(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    return _boards(rng, colour, 16, 0.03, 0.35)


@_recipe
def _peeling_paint(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    wood, height = _boards(rng, np.array([0.24, 0.18, 0.13]), 8, 0.05, 0.4)
    flake = noise(rng, 512, 1.4, 2, 2.5)
    gone = ramp(flake, 0.58, 0.61)
    coat = shade(colour, 0.7 + 0.5 * noise(rng, 512, 1.5)) * (0.3 + 0.7 * height)[..., None]
    return coat + (wood - coat) * gone[..., None], 0.8 * height + 0.2 * (1 - gone)


@_recipe
def _bark(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    ridge = np.abs(noise(rng, 256, 1.3, 2, 4.0) - 0.5) * 2
    fine = noise(rng, 256, 1.0, 8)
    height = ramp(ridge, 0.0, 0.6) * 0.8 + 0.2 * fine
    return shade(colour, 0.35 + 0.9 * height + 0.3 * fine), height


@_recipe
def _birch_bark(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    scar = ramp(noise(rng, 256, 1.1, 3, 0.2), 0.68, 0.78)
    base = shade(colour, 0.75 + 0.35 * noise(rng, 256, 1.6))
    return mix(base, colour * 0.12, scar), 1 - 0.6 * scar


# Ground


@_recipe
def _asphalt(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    fine, coarse = noise(rng, 512, 0.35, 20), noise(rng, 512, 1.8)
    crack = ramp(np.abs(noise(rng, 512, 1.75, 2) - 0.5), 0.0, 0.008)
    worn = np.maximum(crack, ramp(noise(rng, 512, 1.8), 0.35, 0.5))
    tone = (0.6 + 0.5 * fine + 0.35 * coarse) * (0.45 + 0.55 * worn)
    return shade(colour, tone), 0.5 * fine + 0.5 * worn


@_recipe
def _grass(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    fine, coarse, middle = noise(rng, 512, 0.5, 16), noise(rng, 512, 1.8), noise(rng, 512, 1.3, 6)
    dry = mix(colour, colour * np.array([1.9, 1.25, 1.1]), ramp(coarse, 0.45, 0.95))
    return dry * (0.4 + 0.75 * fine + 0.45 * middle)[..., None], 0.7 * fine + 0.3 * middle


@_recipe
def _soil(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    fine, coarse = noise(rng, 512, 0.8, 10), noise(rng, 512, 1.7)
    inside, cell = cells(rng, 512, 40, 0.95)
    pebble = ramp(inside, 0.2, 0.36) * (rng.random(1600).astype(np.float32)[cell] > 0.86)
    ground = shade(colour, 0.55 + 0.5 * fine + 0.4 * coarse)
    return mix(ground, colour * 1.7, 0.7 * pebble), 0.5 * fine + 0.3 * coarse + 0.2 * pebble


@_recipe
def _forest_floor(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    inside, cell = cells(rng, 512, 44, 1.0)
    value = rng.random(1936).astype(np.float32)[cell]
    fine, coarse = noise(rng, 512, 0.8, 8), noise(rng, 512, 1.7)
    litter = mix(colour * 0.7, colour * np.array([1.9, 1.5, 1.1]), value)
    moss = mix(litter, [0.065, 0.10, 0.025], 0.75 * ramp(coarse, 0.58, 0.78))
    return moss * (0.5 + 0.5 * fine + 0.5 * ramp(inside, 0.0, 0.2))[..., None], 0.5 * ramp(
        inside, 0, 0.3
    ) + 0.5 * fine


@_recipe
def _gravel(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    inside, cell = cells(rng, 512, 44, 0.95)
    value = rng.random(1936).astype(np.float32)[cell]
    height = np.sqrt(ramp(inside, 0.0, 0.35))
    tone = (0.55 + 0.75 * value) * (0.4 + 0.7 * height) * (0.8 + 0.4 * noise(rng, 512, 1.0, 8))
    return shade(colour, tone), height


@_recipe
def _sand(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    fine, coarse = noise(rng, 512, 0.3, 24), noise(rng, 512, 1.8)
    v = (np.arange(512) + 0.5)[:, None] / 512
    ripple = (0.5 + 0.5 * np.sin(2 * np.pi * (11 * v + 1.2 * (noise(rng, 512, 2.2) - 0.5)))).astype(
        np.float32
    )
    return shade(
        colour, 0.75 + 0.15 * fine + 0.2 * coarse + 0.1 * ripple
    ), 0.6 * ripple + 0.2 * fine + 0.2 * coarse


@_recipe
def _rock(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    fine, coarse = noise(rng, 512, 1.2, 4), noise(rng, 512, 1.7)
    crack = ramp(np.abs(noise(rng, 512, 1.5, 2, 0.6) - 0.5), 0.0, 0.05)
    tone = (0.5 + 0.5 * fine + 0.45 * coarse) * (0.55 + 0.45 * crack)
    lichen = 0.4 * ramp(noise(rng, 512, 1.5, 3), 0.66, 0.75)
    return mix(
        shade(colour, tone), [0.26, 0.26, 0.17], lichen
    ), 0.4 * crack + 0.3 * fine + 0.3 * coarse


@_recipe
def _water(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    ripple = 0.7 * noise(rng, 256, 1.7, 3, 1.6) + 0.3 * noise(rng, 256, 1.2, 12)
    return shade(colour, 0.9 + 0.2 * noise(rng, 256, 1.9)), ripple


# Metal, cloth, paper


@_recipe
def _metal(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    brushed, coarse = noise(rng, 256, 0.5, 6, 8.0), noise(rng, 256, 1.8)
    return shade(colour, 0.75 + 0.2 * brushed + 0.3 * (coarse - 0.2)), brushed


@_recipe
def _rusted(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    fine, coarse, streak = (
        noise(rng, 256, 0.9, 8),
        noise(rng, 256, 1.7),
        noise(rng, 256, 1.3, 2, 7.0),
    )
    rust = mix(colour * 0.45, colour * np.array([1.5, 1.25, 1.0]), fine)
    coat = ramp(coarse + 0.4 * (streak - 0.5), 0.62, 0.68)
    return mix(
        rust, colour * 0.35 + np.array([0.10, 0.11, 0.11]), 0.7 * coat
    ), 0.5 * fine + 0.5 * coat


@_recipe
def _fabric(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    at = (np.arange(256) + 0.5) / 256 * 48 * np.pi
    weave = (
        0.5 + 0.25 * np.sin(at)[:, None] + 0.25 * np.sin(at)[None] * np.cos(at)[:, None]
    ).astype(np.float32)
    return shade(colour, 0.65 + 0.4 * weave + 0.3 * noise(rng, 256, 1.6)), weave


@_recipe
def _striped(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    stripe = (np.floor((np.arange(256) + 0.5) / 256 * 4) % 2).astype(np.float32)
    cloth = mix(colour, [0.66, 0.61, 0.50], np.broadcast_to(stripe, (256, 256)))
    soft = noise(rng, 256, 1.6)
    return cloth * (0.8 + 0.35 * soft)[..., None], soft


@_recipe
def _carpet(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    at = (np.arange(256) + 0.5) / 256
    u, v = np.meshgrid(np.abs(at * 4 % 1 - 0.5), np.abs(at * 4 % 1 - 0.5))
    diamond = ((u + v) * 4).astype(np.float32)
    ring = ramp(np.abs(diamond % 1 - 0.5), 0.22, 0.28)
    pile = noise(rng, 256, 0.3, 20)
    ground = mix(colour, colour * 0.3 + np.array([0.28, 0.21, 0.09]), ring)
    return ground * (0.6 + 0.5 * pile + 0.3 * noise(rng, 256, 1.7))[..., None], pile


@_recipe
def _leather(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    inside, _ = cells(rng, 256, 40, 0.9)
    height = ramp(inside, 0.0, 0.15)
    return shade(colour, (0.7 + 0.3 * height) * (0.6 + 0.8 * noise(rng, 256, 1.8))), height


@_recipe
def _rope(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    u, v = np.meshgrid((np.arange(64) + 0.5) / 64, (np.arange(64) + 0.5) / 64)
    twist = np.abs(np.sin(np.pi * (u + 3 * v) * 2)).astype(np.float32)
    return shade(colour, 0.45 + 0.65 * twist + 0.2 * noise(rng, 64, 0.8, 3)), twist


@_recipe
def _wallpaper(rng: np.random.Generator, colour: Array) -> tuple[Array, Array]:
    at = (np.arange(256) + 0.5) / 256
    u, v = np.meshgrid(at, at)
    petals = np.sin(2 * np.pi * 4 * u) * np.sin(2 * np.pi * 3 * v) + 0.5 * np.cos(2 * np.pi * 8 * u)
    motif = 0.5 * ramp(petals.astype(np.float32), 0.35, 0.6)
    faded = 0.82 + 0.3 * noise(rng, 256, 1.9)
    return mix(colour, colour * 0.45, motif) * faded[..., None], np.full(
        (256, 256), 0.5, np.float32
    )
