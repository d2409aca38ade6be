"""Panoramas: no seam and no pinched pole, in picture, depth and light; all of the sun is there."""

import numpy as np
import pytest

from director.camera.model import Camera
from director.painting.painter import Picture
from director.painting.sampling import dot
from director.painting.shooting import Lit, lit, shoot
from director.world.look import Look, Time, Weather
from tests.painting.yards import room, yard

SIZE = (256, 128)
EYE = (0.0, -8.0, 1.65)
AROUND = Camera(EYE, (0.3, 0, 1.65), panorama=True)


def lit_yard(time: Time, weather: Weather) -> Lit:
    return lit(yard(), Look(time, weather), "test", EYE)


def seam_and_steps(values: np.ndarray) -> tuple[float, float]:
    """Return the mean step over the rim, and a large one of those between columns inside."""
    step = np.abs(np.diff(values, axis=1)).mean(axis=tuple({0, values.ndim - 1} - {1}))
    return float(np.abs(values[:, 0] - values[:, -1]).mean()), float(np.percentile(step, 90))


@pytest.fixture(scope="module", params=[Weather.CLEAR, Weather.RAIN, Weather.FOG])
def picture(request: pytest.FixtureRequest) -> Picture:
    return shoot(lit_yard(Time.DAY, request.param), AROUND, SIZE)


def test_nothing_jumps_where_the_rims_meet(picture):
    assert picture.light is not None
    near = 1 / picture.depth_m[..., None]
    for values in (picture.srgb.astype(float), near, np.log(picture.light + 1e-3)):
        seam, inside = seam_and_steps(values)
        assert seam <= inside * 1.5 + 1e-6


def test_zenith_and_nadir_are_one_colour_each(picture):
    assert picture.light is not None
    for row in (0, -1):
        assert picture.srgb[row].astype(float).std(axis=0).max() < 3
        light = picture.light[row]
        assert (light.std(axis=0) < 0.05 * light.mean(axis=0) + 1e-4).all()
        depth = picture.depth_m[row]
        assert np.isinf(depth).all() or np.ptp(depth) < 0.01


def test_the_light_is_linear_and_holds_the_whole_sun():
    place = lit_yard(Time.DAY, Weather.CLEAR)
    light = shoot(place, AROUND, SIZE).light
    assert light is not None
    sky, (width, height) = place.scene.light.sky, SIZE
    x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    ways = AROUND.directions(x, y, SIZE)
    solid = np.cos((0.5 - y / height) * np.pi) * (np.pi / height) * (2 * np.pi / width)
    sun = np.arccos(np.clip(dot(ways, sky.sun_direction), -1, 1)) < 0.1
    there = (light * solid[..., None])[sun].sum(axis=0)
    behind = (sky.radiance(ways[sun]) * solid[sun, None]).sum(axis=0)
    assert np.allclose(there - behind, sky.sun, rtol=0.02)
    assert light.max() > 100


def test_only_panoramas_bring_light():
    assert shoot(lit_yard(Time.DAY, Weather.CLEAR), Camera(EYE, (0, 0, 1)), (64, 40)).light is None


@pytest.mark.parametrize("indoor", [True, False])
def test_no_pixel_by_night_outshines_all_of_its_neighbours(indoor):
    blockout = room() if indoor else yard()
    eye = (0.0, -2.0, 1.5) if indoor else EYE
    look = Look(Time.NIGHT, Weather.RAIN)
    place = lit(blockout, look, "test", eye)
    picture = shoot(place, Camera(eye, (0.5, 3.0, 1.2), 24.0), (340, 192))
    shown = np.minimum(picture.linear * np.float32(picture.exposure), 4).mean(axis=2)
    rim = np.pad(shown, 1, mode="edge")
    height, width = shown.shape
    beside = [
        rim[1 + dy : 1 + dy + height, 1 + dx : 1 + dx + width]
        for dy in (-1, 0, 1)
        for dx in (-1, 0, 1)
        if dx or dy
    ]
    second = np.sort(beside, axis=0)[-2]
    surface = picture.thing_ids >= 0
    assert (shown > 3 * second + 0.25)[surface].sum() == 0
