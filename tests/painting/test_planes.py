"""Foreground, middle and background: they give the picture again, whatever the picture."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from director.camera.model import Camera
from director.painting.painter import Picture
from director.painting.planes import composed, cuts_of, separated
from director.painting.shooting import lit, shoot
from director.world.look import Look, Time, Weather
from tests.painting.yards import yard

SHAPE = (9, 12)


def picture_of(linear: np.ndarray, depth_m: np.ndarray) -> Picture:
    """Return a picture of which only light and depth matter."""
    ids = np.zeros(depth_m.shape, np.int32)
    return Picture(
        srgb=np.zeros(linear.shape, np.uint8),
        linear=linear,
        exposure=(1.0, 1.0, 1.0),
        depth_m=depth_m,
        normals=np.zeros(linear.shape, np.float32),
        thing_ids=ids,
        material_ids=ids,
        things=(),
        materials=(),
        camera=Camera((0, 0, 1), (0, 1, 1)),
        seconds={},
    )


@given(
    arrays(np.float32, (*SHAPE, 3), elements=st.floats(0, 1000, width=32)),
    arrays(np.float32, SHAPE, elements=st.sampled_from([0.5, 2.0, 4.0, 15.0, 60.0, np.inf])),
    st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_planes_laid_over_each_other_give_any_picture_again(linear, depth_m, given_cuts):
    planes = separated(picture_of(linear, depth_m), (3.0, 20.0) if given_cuts else None)
    assert np.abs(composed(planes) - linear).max() <= 2e-6 * max(linear.max(), 1e-6)
    for plane in planes:
        alpha = plane.rgba[..., 3]
        assert plane.rgba.min() >= 0
        assert alpha.max() <= 1
        assert (plane.rgba[..., :3][alpha == 0] == 0).all()


def test_planes_of_a_real_picture_hold_what_lies_between_their_distances():
    place = lit(yard(), Look(Time.DAY, Weather.RAIN), "test", (0.0, -8.0, 1.65))
    picture = shoot(place, Camera((0, -6, 2), (0, 0, 1), 24.0), (136, 80))
    planes = separated(picture)
    assert np.abs(composed(planes) - picture.linear).max() < 1e-5 * picture.linear.max()
    near, middle, back = planes
    assert near.far_m == middle.near_m < middle.far_m == back.near_m
    for plane in planes:
        inside = (picture.depth_m >= plane.near_m) & (picture.depth_m < plane.far_m)
        assert (plane.rgba[..., 3] > 0)[inside].all()
    assert (back.rgba[..., 3] == 1)[np.isinf(picture.depth_m)].all()


def test_a_pixel_on_the_rim_is_shared_by_the_two_planes_that_it_shows():
    depth_m = np.full((8, 10), 50.0, np.float32)
    depth_m[:, :5] = 2.0
    linear = np.where(depth_m[..., None] < 3, [0.8, 0.1, 0.1], [0.1, 0.1, 0.9]).astype(np.float32)
    linear[:, 4] = 0.7 * linear[:, 0] + 0.3 * linear[:, 9]
    near, _, back = separated(picture_of(linear, depth_m), (3.0, 20.0))
    assert np.allclose(near.rgba[:, 4, 3], 0.7, atol=1e-4)
    assert np.allclose(near.rgba[:, 4, :3], 0.7 * linear[:, 0], atol=1e-4)
    assert np.allclose(back.rgba[:, 4, :3], linear[:, 9], atol=1e-4)


def test_depths_are_cut_where_they_fall_apart():
    depth_m = np.repeat(np.float32([1.0, 1.2, 6.0, 7.0, 80.0, np.inf]), 20).reshape(10, 12)
    first, second = cuts_of(depth_m)
    assert 1.2 < first < 6.0
    assert 7.0 < second < 80.0


def test_a_bare_wall_is_the_middle_and_an_empty_sky_the_background():
    wall, sky = np.full(SHAPE, 4.0, np.float32), np.full(SHAPE, np.inf, np.float32)
    light = np.ones((*SHAPE, 3), np.float32)
    for depth_m, holder in ((wall, 1), (sky, 2)):
        alphas = [plane.rgba[..., 3] for plane in separated(picture_of(light, depth_m))]
        assert (alphas[holder] == 1).all()
        assert all((alphas[k] == 0).all() for k in range(3) if k != holder)
