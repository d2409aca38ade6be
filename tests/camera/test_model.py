"""The camera model: the same point by two ways, square matrices, and what depth means."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from director.camera.model import Camera
from director.errors import BadInput

SIZE = (680, 384)
metres = st.floats(-50, 50, allow_nan=False, width=32)
points = st.tuples(metres, metres, metres)


@st.composite
def cameras(draw: st.DrawFn, panorama: bool = False) -> Camera:
    """Draw a camera that looks at something at least 10 cm away."""
    position, target = draw(points), draw(points)
    assume(np.linalg.norm(np.subtract(target, position)) > 0.1)
    if panorama:
        assume(np.linalg.norm(np.subtract(target, position)[:2]) > 0.1)
    lens, dutch = draw(st.floats(12, 135)), draw(st.floats(-45, 45))
    return Camera(position, target, lens, dutch_deg=dutch, panorama=panorama)


@given(cameras(), st.floats(0, 680), st.floats(0, 384), st.floats(0.2, 500))
def test_unprojecting_a_projected_point_returns_to_it(camera, x, y, depth):
    point = camera.unproject(np.array([x]), np.array([y]), np.array([depth]), SIZE)
    pixel, found = camera.project(point, SIZE)
    assert np.allclose(pixel, [[x, y]], atol=0.02)
    assert np.allclose(found, depth, rtol=1e-4)


@given(cameras(panorama=True), st.floats(1, 679), st.floats(4, 380), st.floats(0.2, 500))
def test_a_panorama_returns_to_its_points_too(camera, x, y, depth):
    point = camera.unproject(np.array([x]), np.array([y]), np.array([depth]), SIZE)
    pixel, found = camera.project(point, SIZE)
    assert np.allclose(pixel, [[x, y]], atol=0.05)
    assert np.allclose(found, depth, rtol=1e-4)


@given(cameras())
def test_the_matrix_turns_and_neither_scales_nor_mirrors(camera):
    matrix = camera.world_from_camera
    assert np.allclose(matrix.T @ matrix, np.eye(3), atol=1e-9)
    assert np.isclose(np.linalg.det(matrix), 1)


@given(cameras())
def test_the_target_is_in_the_middle_of_the_picture(camera):
    pixel, depth = camera.project(np.array(camera.target_m), SIZE)
    assert np.allclose(pixel, [340, 192], atol=1e-3)
    assert np.isclose(depth, np.linalg.norm(np.subtract(camera.target_m, camera.position_m)))


@given(cameras(), st.floats(0, 680), st.floats(0, 384))
def test_directions_have_unit_length(camera, x, y):
    assert np.isclose(
        np.linalg.norm(camera.directions(np.array(x), np.array(y), SIZE)), 1, atol=1e-5
    )


def test_depth_is_measured_along_the_axis_and_not_along_the_ray():
    camera = Camera((0, 0, 0), (0, 1, 0), 24.0)
    _, depth = camera.project(np.array([[0, 5, 0], [3, 5, 2]]), SIZE)
    assert np.allclose(depth, 5)


def test_a_longer_lens_sees_less():
    point = np.array([1.0, 10.0, 0.0])
    short, long = (
        Camera((0, 0, 0), (0, 1, 0), lens).project(point, SIZE)[0][0] for lens in (20, 80)
    )
    assert np.isclose((long - 340) / (short - 340), 4)


def test_a_dutch_angle_rolls_the_horizon_clockwise_for_the_operator():
    level, rolled = Camera((0, 0, 0), (0, 1, 0)), Camera((0, 0, 0), (0, 1, 0), dutch_deg=10)
    right = np.array([2.0, 10.0, 0.0])
    assert np.isclose(level.project(right, SIZE)[0][1], 192)
    assert rolled.project(right, SIZE)[0][1] != pytest.approx(192)


def test_a_camera_survives_json():
    camera = Camera((1, 2, 3), (4, 5.5, 6), 35.0, dutch_deg=3)
    assert Camera.from_json(camera.as_json()) == camera


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"target_m": (0, 0, 0)}, "stands"),
        ({"focal_length_mm": 0}, "positive"),
        ({"focal_length_mm": float("nan")}, "finite"),
    ],
)
def test_what_cannot_be_a_camera_is_refused_with_a_reason(fields, word):
    with pytest.raises(BadInput, match=word):
        Camera(**{"position_m": (0, 0, 0), "target_m": (0, 1, 0), **fields})


def test_a_cameras_matrices_take_a_point_to_the_pixel_that_it_is_seen_in():
    camera, size = Camera((1.0, -7.0, 1.6), (0.0, 2.0, 1.2), 35.0, dutch_deg=4.0), (680, 384)
    matrices, point = camera.matrices(size), np.array([0.4, 1.0, 0.9, 1.0])
    x, y, z, _ = np.linalg.inv(matrices["world_from_camera"]) @ point
    seen = np.array(matrices["intrinsics"]) @ [x, -y, -z]
    pixel, depth = camera.project(point[:3], size)
    assert np.allclose(seen[:2] / seen[2], pixel)
    assert np.isclose(seen[2], depth)
