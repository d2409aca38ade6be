"""Textures tile, have a sane range, are the same on every call and survive on disk."""

import inspect

import numpy as np
import pytest

from director.errors import BadInput
from director.world import materials, textures
from director.world.blockout import Material


def factories() -> list[Material]:
    """Return one material of every factory that needs no argument."""
    found = inspect.getmembers(materials, inspect.isfunction)
    ours = [
        f for name, f in found if f.__module__ == materials.__name__ and not name.startswith("_")
    ]
    return [
        f()
        for f in ours
        if all(
            argument.default is not argument.empty
            for argument in inspect.signature(f).parameters.values()
        )
    ]


@pytest.mark.parametrize("material", factories(), ids=lambda material: material.name)
def test_a_material_has_a_texture_in_range(material):
    albedo, height = textures.texture(material)
    assert albedo.dtype == height.dtype == np.float32
    assert albedo.shape == (*height.shape, 3)
    assert albedo.min() > 0.0 and albedo.max() < 0.96
    assert height.min() >= 0.0 and height.max() <= 1.0


TWO_COLOURED = {"checker_tile", "striped", "carpet", "old_plaster"}


@pytest.mark.parametrize(
    "material",
    [material for material in factories() if material.texture not in TWO_COLOURED],
    ids=lambda material: material.name,
)
def test_a_texture_keeps_the_colour_of_its_material(material):
    albedo, _ = textures.texture(material)
    mean = albedo.mean(axis=(0, 1))
    assert np.abs(mean - material.colour).max() < 0.14


@pytest.mark.parametrize("name", ["brick", "cobble", "planks", "grass", "plaster", "rock"])
def test_a_texture_tiles_without_a_seam(name):
    material = next(m for m in factories() if m.texture == name)
    albedo, _ = textures.texture(material)
    grey = albedo.mean(axis=2)
    for axis in (0, 1):
        inside = np.abs(np.diff(grey, axis=axis)).mean(axis=1 - axis)
        seam = np.abs(grey.take(0, axis) - grey.take(-1, axis)).mean()
        assert seam <= inside.max() * 1.05


def test_the_same_material_has_the_same_texture_and_another_seed_another():
    first, _ = textures.texture(materials.brick())
    textures._texture.cache_clear()
    again, _ = textures.texture(materials.brick())
    other, _ = textures.texture(Material("b", materials.brick().colour, "brick", "another"))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_a_broken_texture_on_disk_is_made_again(tmp_path):
    textures._texture.cache_clear()
    first, _ = textures.texture(materials.plaster(), tmp_path)
    (file,) = tmp_path.glob("*.npy")
    whole = file.read_bytes()
    for damage in (b"", whole[: len(whole) // 2], b"rubbish" * 100):
        file.write_bytes(damage)
        textures._texture.cache_clear()
        again, _ = textures.texture(materials.plaster(), tmp_path)
        assert np.array_equal(first, again)
        assert file.read_bytes() == whole
    assert not list(tmp_path.glob("*.part"))


def test_an_unknown_texture_names_the_known_ones():
    with pytest.raises(BadInput, match=r"No texture is called 'velvet'.*brick"):
        textures.texture(Material("v", texture="velvet"))
