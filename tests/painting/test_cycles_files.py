"""What Blender is told, and what is said when there is no Blender: needs no Blender itself."""

import json

import numpy as np
import pytest

from director.errors import MissingTool
from director.painting.cycles import found
from director.painting.cycles.effort import EFFORTS
from director.painting.cycles.exchange import write_world
from director.painting.cycles.lighting import write_light
from director.painting.painter import Order
from director.painting.registry import painter
from director.painting.shooting import lit
from director.tiers import Tier
from director.world.look import Look, Time, Weather
from tests.painting.yards import room, yard

EYE = (0.0, -8.0, 1.65)


def test_every_triangle_is_written_once_with_its_colour_and_material(tmp_path):
    blockout = yard()
    write_world(blockout, tmp_path, None)
    parts = [np.load(path) for path in sorted(tmp_path.glob("*.npz"))]
    assert len(parts) == 3
    written = np.concatenate([part["corners"] for part in parts]).reshape(-1, 9)
    ours = blockout.corners.reshape(-1, 9)
    assert sorted(map(tuple, written.tolist())) == sorted(map(tuple, ours.tolist()))
    assert sum(part["tint"].size for part in parts) == blockout.tint.size


def test_what_glows_and_window_glass_stand_apart_for_they_cast_no_shadow(tmp_path):
    blockout = room()
    write_world(blockout, tmp_path, None)
    told = json.loads((tmp_path / "world.json").read_text())["materials"]
    panes = np.load(tmp_path / "panes.npz")["material"]
    assert {told[index]["surface"] for index in panes} == {"glass"}


def test_only_what_surrounds_a_lamp_is_its_housing(tmp_path):
    blockout = yard()
    write_world(blockout, tmp_path, None)
    housing = np.load(tmp_path / "housings.npz")
    lamp = np.array(blockout.lamps[0].position)
    assert np.allclose(housing["lamp"], lamp)
    low, high = housing["corners"].min(axis=1), housing["corners"].max(axis=1)
    assert (np.maximum(low - lamp, lamp - high).max(axis=1) < 0.28).all()


def test_the_sky_that_blender_wraps_is_the_sky_that_we_see(tmp_path):
    place = lit(yard(), Look(Time.GOLDEN), "test", EYE)
    write_light(place.scene, tmp_path)
    sky = np.load(tmp_path / "sky.npy")
    height, width = sky.shape[:2]
    way = place.scene.light.sky.sun_direction
    column = int((0.5 - np.arctan2(way[1], way[0]) / (2 * np.pi)) * width) % width
    row = int((np.arcsin(way[2]) / np.pi + 0.5) * height)
    assert np.allclose(sky[row, column, :3], place.scene.light.sky.radiance(way[None])[0], rtol=0.1)
    lower = sky[: height // 2 - 4, :, :3]
    assert lower.mean() < sky[height // 2 + 4 :, :, :3].mean()


def test_a_roof_keeps_the_rain_off_and_open_ground_does_not(tmp_path):
    place = lit(yard(), Look(Time.DAY, Weather.RAIN), "test", EYE)
    write_light(place.scene, tmp_path)
    roof = np.load(tmp_path / "roof.npy")[..., 0]
    west, south, side = json.loads((tmp_path / "light.json").read_text())["weather"]["roof_m"]

    def above(x: float, y: float) -> float:
        return roof[int((y - south) / side * len(roof)), int((x - west) / side * len(roof))]

    assert above(-9, 12) == pytest.approx(5.0, abs=0.01)
    assert above(-6, -8) == pytest.approx(0.0, abs=0.01)


def test_no_light_is_sent_twice_as_roofs_where_nothing_falls(tmp_path):
    write_light(lit(yard(), Look(), "test", EYE).scene, tmp_path)
    assert not (tmp_path / "roof.npy").exists()


def test_each_tier_spends_more_than_the_one_below():
    samples, bounces = zip(*((EFFORTS[t].samples, EFFORTS[t].bounces) for t in Tier), strict=True)
    assert list(samples) == sorted(set(samples))
    assert list(bounces) == sorted(set(bounces))


def test_without_blender_it_is_said_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setenv(found.VARIABLE, str(tmp_path))
    look = Look().as_json()
    order = Order({"site": "rooftop"}, {"framing": "wide"}, look, look, (64, 40))
    for ask in (lambda: painter("cycles").paint(order), painter("cycles").code_version):
        with pytest.raises(MissingTool, match=r"deploy/cycles\.sh") as caught:
            ask()
        assert str(tmp_path) in str(caught.value)
