"""Worlds as files: what the program that renders is given, once for each world.

solid.npz panes.npz housings.npz   triangles: corners, uv, tint, material (and the lamp beside)
texture-N.npy                      (n, n, 4) float16: linear colour, and height as alpha
world.json                         the materials
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from director.painting.atlas import LARGEST_PX
from director.painting.direct import HOUSING_M
from director.world.blockout import Blockout, Material
from director.world.textures import texture

Floats = NDArray[np.floating]
ARRAYS = ("corners", "uv", "tint", "material")


def write_world(blockout: Blockout, folder: Path, textures: Path | None) -> None:
    """Write a blockout into the empty `folder`; `textures` is where made ones are kept."""
    surface = np.array([material.surface for material in blockout.materials])
    clear = np.isin(surface, ("glass", "emitter"))[blockout.material]
    lamp, near = _lamps_beside(blockout)
    for name, chosen in (
        ("solid", ~clear & ~near),
        ("panes", clear),
        ("housings", ~clear & near),
    ):
        if chosen.any():
            arrays: dict[str, NDArray[Any]] = {"lamp": lamp} if name == "housings" else {}
            arrays |= {part: getattr(blockout, part) for part in ARRAYS}
            _save(folder / f"{name}.npz", {part: values[chosen] for part, values in arrays.items()})
    told, count = _write_textures(blockout.materials, folder, textures)
    (folder / "world.json").write_text(json.dumps({"materials": told, "textures": count}))


def _save(path: Path, arrays: dict[str, Any]) -> None:
    np.savez(path, **arrays)


def _lamps_beside(blockout: Blockout) -> tuple[Floats, NDArray[np.bool_]]:
    """Return the nearest lamp (n, 3) of each triangle, and whether it reaches into its housing."""
    corners = blockout.corners
    nearest, lamp = np.full(len(corners), np.inf, np.float32), np.zeros((len(corners), 3))
    low, high = corners.min(axis=1), corners.max(axis=1)
    for each in blockout.lamps:
        # The box around a triangle is near enough: one too many only costs time.
        away = np.maximum(np.maximum(low - each.position, each.position - high), 0)
        distance = np.sqrt((away**2).sum(axis=1))
        closer = distance < nearest
        nearest[closer], lamp[closer] = distance[closer], each.position
    return lamp.astype(np.float32), nearest < HOUSING_M


def _write_textures(
    materials: tuple[Material, ...], folder: Path, cache: Path | None
) -> tuple[list[dict[str, Any]], int]:
    known: dict[tuple[object, ...], int] = {}
    told: list[dict[str, Any]] = []
    for material in materials:
        key = (material.texture, material.texture_seed, material.colour)
        if material.texture and key not in known:
            known[key] = len(known)
            pixels = _halved(np.dstack(texture(material, cache)))
            np.save(folder / f"texture-{known[key]}.npy", pixels.astype(np.float16))
        told.append({**asdict(material), "texture": known[key] if material.texture else None})
    return told, len(known)


def _halved(pixels: Floats) -> Floats:
    while len(pixels) > LARGEST_PX:
        pixels = (pixels[::2, ::2] + pixels[1::2, ::2] + pixels[::2, 1::2] + pixels[1::2, 1::2]) / 4
    return pixels
