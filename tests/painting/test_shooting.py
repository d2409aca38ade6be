"""Pictures of small places: depth, normals, seams, exposure, stopping and repeating."""

import hashlib
import subprocess
import sys
from datetime import date

import numpy as np
import pytest

from director.camera.model import Camera
from director.camera.standard import place
from director.painting.caster import Caster
from director.painting.checks import inspect
from director.painting.painter import Picture
from director.painting.shooting import Lit, lit, shoot
from director.world.look import Look, Season, Time, Weather
from director.world.mood import Mood
from director.world.sun import Moment
from tests.painting.yards import room, yard

SIZE = (136, 80)
EYE = (0.0, -8.0, 1.65)


def lit_yard(time: Time = Time.DAY, weather: Weather = Weather.CLEAR) -> Lit:
    return lit(yard(), Look(time, weather), "test", EYE)


def digest_of(picture: Picture) -> str:
    layers = (picture.srgb, picture.depth_m, picture.normals, picture.thing_ids)
    return hashlib.sha256(b"".join(layer.tobytes() for layer in layers)).hexdigest()


def test_depth_is_that_of_a_box_seen_square():
    picture = shoot(lit_yard(), Camera((0, -8, 1), (0, 0, 1), 35.0), SIZE)
    middle = picture.depth_m[38:42, 62:74]
    assert np.allclose(middle, 7.0, atol=1e-3)
    assert np.allclose(picture.normals[38:42, 62:74], [0, -1, 0], atol=1e-4)


def test_depth_of_the_ground_is_that_of_a_plane():
    camera = Camera((-6, -8, 2), (-6, 0, 1), 24.0)
    picture = shoot(lit_yard(), camera, SIZE)
    x, y = np.meshgrid(np.arange(SIZE[0]) + 0.5, np.arange(SIZE[1]) + 0.5)
    found = camera.unproject(x, y, np.where(np.isfinite(picture.depth_m), picture.depth_m, 1), SIZE)
    ground = picture.thing_ids == 0
    assert ground.mean() > 0.2
    assert np.abs(found[ground][:, 2]).max() < 2e-3


def test_sky_is_infinitely_far_and_nothing():
    picture = shoot(lit_yard(), Camera((0, -8, 1), (0, 0, 9), 21.0), SIZE)
    sky = picture.thing_ids == -1
    assert sky.any()
    assert np.isinf(picture.depth_m[sky]).all()
    assert (picture.normals[sky] == 0).all()


def test_depth_through_a_window_is_that_of_the_pane():
    place_lit = lit(room(), Look(), "test", (0.0, 0.0, 1.5))
    picture = shoot(place_lit, Camera((0, 0, 1.6), (3, 0, 1.6), 28.0), SIZE)
    assert np.allclose(picture.depth_m[40, 60:76], 3.1, atol=1e-3)


def test_the_left_edge_of_a_panorama_meets_its_right_edge():
    camera = Camera(EYE, (0, 0, 1.65), panorama=True)
    picture = shoot(lit_yard(Time.DAY, Weather.CLOUDY), camera, (256, 128))
    srgb = picture.srgb.astype(float)
    seam = np.abs(srgb[:, 0] - srgb[:, -1]).mean()
    inner = np.abs(np.diff(srgb, axis=1)).mean(axis=(0, 2))
    assert seam < 2 * np.percentile(inner, 90) + 1


def test_the_zenith_of_a_panorama_is_one_colour():
    camera = Camera(EYE, (0, 0, 1.65), panorama=True)
    picture = shoot(lit_yard(), camera, (256, 128))
    assert picture.srgb[0].astype(float).std(axis=0).max() < 4


@pytest.mark.parametrize("weather", [Weather.CLEAR, Weather.RAIN, Weather.SNOW])
def test_a_picture_is_the_same_twice(weather):
    place_lit, camera = lit_yard(Time.DUSK, weather), Camera((2, -9, 2), (0, 0, 1), 24.0)
    first, second = (digest_of(shoot(place_lit, camera, SIZE)) for _ in range(2))
    assert first == second


def test_a_picture_is_the_same_in_another_process():
    code = (
        "from tests.painting.test_shooting import *\n"
        "print(digest_of(shoot(lit_yard(Time.GOLDEN), Camera((2, -9, 2), (0, 0, 1), 24.0), SIZE)))"
    )
    other = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    here = digest_of(shoot(lit_yard(Time.GOLDEN), Camera((2, -9, 2), (0, 0, 1), 24.0), SIZE))
    assert other.stdout.split()[-1] == here


def test_another_seed_changes_noise_but_not_geometry():
    place_lit, camera = lit_yard(), Camera((2, -9, 2), (0, 0, 1), 24.0)
    one, two = (shoot(place_lit, camera, SIZE, seed=seed) for seed in (0, 1))
    assert (one.depth_m == two.depth_m).all()
    assert (one.srgb != two.srgb).any()
    assert np.abs(one.srgb.astype(float) - two.srgb).mean() < 4


def test_all_angles_of_a_look_have_one_exposure():
    place_lit = lit_yard()
    towards, away = (
        shoot(place_lit, Camera((0, -8, 2), target, 24.0), SIZE)
        for target in ((0, 0, 1), (4, 0, 1))
    )
    # The same spot of ground, from the same place in two frames.
    spot = np.array([[2.5, -1.8, 0.0]])
    colours = []
    for picture in (towards, away):
        pixel, _ = picture.camera.project(spot, SIZE)
        column, row = pixel[0].astype(int)
        colours.append(picture.srgb[row - 1 : row + 2, column - 1 : column + 2].mean(axis=(0, 1)))
    assert np.abs(colours[0] - colours[1]).max() < 14


def test_work_stops_when_the_watcher_raises():
    class Stop(Exception):
        pass

    heard: list[float] = []

    def watch(share: float, step: str) -> None:
        heard.append(share)
        if share > 0.2:
            raise Stop

    with pytest.raises(Stop):
        shoot(lit_yard(), Camera((0, -8, 2), (0, 0, 1), 24.0), (340, 192), watch=watch)
    assert heard == sorted(heard)


@pytest.mark.parametrize("time", Time)
@pytest.mark.parametrize("weather", [Weather.CLEAR, Weather.STORM, Weather.FOG, Weather.SNOW])
def test_every_hour_and_weather_gives_a_picture_that_passes_inspection(time, weather):
    picture = shoot(lit_yard(time, weather), Camera((3, -10, 1.8), (0, 0, 1.2), 24.0), SIZE)
    assert inspect(picture, SIZE).reasons == ()


@pytest.mark.parametrize("time", [Time.DAY, Time.NIGHT])
def test_a_room_is_neither_black_by_day_nor_by_night(time):
    place_lit = lit(room(), Look(time), "test", (0.0, -2.0, 1.5))
    picture = shoot(place_lit, Camera((1.5, -3.4, 1.6), (0, 0, 1), 24.0), SIZE)
    assert inspect(picture, SIZE).reasons == ()
    assert picture.srgb.mean() > 35


def test_snow_whitens_the_ground_under_the_open_sky():
    camera = Camera((-6, -8, 2), (-6, 0, 0), 24.0)
    bare, snowed = (
        shoot(lit_yard(Time.DAY, weather), camera, SIZE)
        for weather in (Weather.CLEAR, Weather.SNOW)
    )
    ground = bare.thing_ids == 0
    spread = [np.ptp(picture.srgb[ground].mean(axis=0)) for picture in (bare, snowed)]
    assert snowed.srgb[ground].mean() > bare.srgb[ground].mean() + 30
    assert spread[1] < spread[0]


def test_a_bare_season_moves_no_camera():
    summer, winter = yard(Season.SUMMER), yard(Season.WINTER)
    base = place(summer, Caster(summer), "wide", {}, 1.78)
    look = Look(Time.DAY, Weather.SNOW, Season.WINTER)
    picture = shoot(lit(winter, look, "test", EYE), base, SIZE)
    assert picture.camera == base
    house = shoot(lit_yard(), base, SIZE)
    same = (picture.thing_ids == house.thing_ids) & (house.thing_ids != 7)
    assert same.mean() > 0.9


SUN = Moment(48.2, date(2026, 10, 3), 17.2)


def test_no_look_and_no_mood_moves_anything():
    camera = Camera((2, -9, 2), (0, 0, 1), 24.0)
    looks = [Look(weather=weather) for weather in Weather] + [Look(time) for time in Time]
    looks += [Look(mood=mood) for mood in Mood] + [Look(sun=SUN)]
    first, *others = (shoot(lit(yard(), look, "test", EYE), camera, (68, 40)) for look in looks)
    for picture in others:
        assert np.array_equal(picture.depth_m, first.depth_m)
        assert np.array_equal(picture.thing_ids, first.thing_ids)
        assert np.array_equal(picture.normals, first.normals)
        assert picture.camera == first.camera


@pytest.mark.parametrize("mood", [mood for mood in Mood if mood != Mood.NEUTRAL])
def test_a_mood_can_be_seen(mood):
    camera = Camera((2, -9, 2), (0, 0, 1), 24.0)
    plain, other = (
        shoot(lit(yard(), Look(Time.AFTERNOON, mood=each), "test", EYE), camera, (68, 40))
        for each in (Mood.NEUTRAL, mood)
    )
    assert np.abs(plain.srgb.astype(float) - other.srgb).mean() > 4
    assert inspect(other, (68, 40)).reasons == ()


def test_a_real_sun_casts_its_shadow_where_the_compass_says():
    # At noon on the northern half of the earth shadows fall to the north: y grows.
    noon = Look(sun=Moment(48.2, date(2026, 6, 21), 12.0))
    camera = Camera((0.1, 0.0, 30.0), (0.0, 0.0, 0.0), 35.0)
    picture = shoot(lit(yard(), noon, "test", EYE), camera, (120, 120))
    light = []
    for y in (-1.35, 1.35):  # before the block and behind it
        pixel, _ = picture.camera.project(np.array([[0.0, y, 0.0]]), (120, 120))
        column, row = pixel[0].astype(int)
        light.append(picture.srgb[row, column].mean())
    assert light[0] > light[1] + 20
