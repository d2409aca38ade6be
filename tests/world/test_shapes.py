"""Shapes: closed solids face outward, stay within their bounds, and walls have their holes."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from director.world import shapes
from director.world.look import Season
from director.world.materials import grass, roof_tile, stone, timber
from director.world.stage import Array, Frame, Piece, Stage

LENGTH = st.floats(0.05, 20.0)
PLACE = st.floats(-50.0, 50.0)
POINT = st.tuples(PLACE, PLACE, PLACE)

UNHURRIED = settings(deadline=None)
"""A busy machine is no failure."""


def drawn(draw: Callable[[Piece], None], frame: Frame | None = None) -> Array:
    """Return the triangles (n, 3, 3) of one thing."""
    stage = Stage("test", Season.SUMMER)
    with stage.thing("thing", "test", frame) as piece:
        draw(piece)
    return stage.blockout().corners.astype(float)


def volume(corners: Array) -> float:
    """Signed volume of a closed mesh: positive where all faces look outward."""
    near = corners - corners.reshape(-1, 3).mean(axis=0)
    return float(np.einsum("ni,ni->n", near[:, 0], np.cross(near[:, 1], near[:, 2])).sum() / 6)


def area_vector(corners: Array) -> Array:
    """Sum of the faces' area vectors: zero for every closed mesh."""
    return np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]).sum(axis=0) / 2


@UNHURRIED
@given(POINT, st.tuples(LENGTH, LENGTH, LENGTH))
def test_a_box_fills_exactly_its_bounds_and_faces_outward(low, size):
    high = np.add(low, size)
    corners = drawn(lambda piece: shapes.box(piece, stone(), low, high))
    np.testing.assert_allclose(corners.min(axis=(0, 1)), low, atol=1e-4)
    np.testing.assert_allclose(corners.max(axis=(0, 1)), high, atol=1e-4)
    assert volume(corners) == pytest.approx(np.prod(size), rel=1e-2, abs=1e-3)


@UNHURRIED
@given(POINT, POINT, st.floats(0.05, 2.0), st.floats(0.05, 2.0))
def test_a_beam_is_a_closed_box_between_its_ends(start, end, width, thickness):
    length = np.linalg.norm(np.subtract(end, start))
    if length < 0.1:
        return
    corners = drawn(lambda piece: shapes.beam(piece, timber(), start, end, width, thickness))
    assert volume(corners) == pytest.approx(length * width * thickness, rel=2e-2, abs=2e-3)


@UNHURRIED
@given(
    POINT, st.sampled_from([(0, 0, 3), (2, 0, 0), (1, 2, -2), (0, -4, 0.1)]), st.floats(0.1, 3.0)
)
def test_a_cylinder_is_closed_and_nearly_round(start, way, radius):
    end = np.add(start, way)
    corners = drawn(lambda piece: shapes.cylinder(piece, stone(), start, end, radius, sides=48))
    exact = np.pi * radius**2 * np.linalg.norm(way)
    assert volume(corners) == pytest.approx(exact, rel=2e-2)
    np.testing.assert_allclose(area_vector(corners), 0.0, atol=1e-3 * max(1.0, exact))


@UNHURRIED
@given(POINT, st.tuples(st.floats(0.1, 4), st.floats(0.1, 4), st.floats(0.1, 4)))
def test_an_ellipsoid_has_the_volume_of_its_half_axes(centre, radii):
    corners = drawn(lambda piece: shapes.sphere(piece, stone(), centre, radii, 40))
    assert volume(corners) == pytest.approx(4 / 3 * np.pi * np.prod(radii), rel=0.06)


@pytest.mark.parametrize("axis", ["x", "y", "z"])
@UNHURRIED
@given(st.integers(3, 9), st.floats(0.2, 5.0))
def test_a_prism_faces_outward_along_every_axis(axis, sides, height):
    angle = np.arange(sides) * 2 * np.pi / sides
    outline = np.column_stack([np.cos(angle), np.sin(angle)])
    corners = drawn(lambda piece: shapes.prism(piece, stone(), outline, 0.0, height, axis))
    flat = sides / 2 * np.sin(2 * np.pi / sides)
    assert volume(corners) == pytest.approx(flat * height, rel=1e-3)


@UNHURRIED
@given(st.lists(st.tuples(st.floats(0.3, 1.0), st.floats(0.3, 0.9)), max_size=4))
def test_a_wall_weighs_what_its_holes_leave(sizes):
    holes = [(2.0 * i + 0.5, 0.6, 2.0 * i + 0.5 + w, 0.6 + h) for i, (w, h) in enumerate(sizes)]
    corners = drawn(lambda piece: shapes.wall(piece, stone(), 9.0, 3.0, 0.4, holes))
    solid = 9.0 * 3.0 - sum((x1 - x0) * (z1 - z0) for x0, z0, x1, z1 in holes)
    assert volume(corners) == pytest.approx(solid * 0.4, rel=1e-3)


def test_an_arch_stands_clear_of_its_opening():
    corners = drawn(lambda piece: shapes.arch(piece, stone(), 2.0, 1.5, 0.3, 0.4))
    assert volume(corners) > 0
    reach = np.hypot(corners[..., 0], corners[..., 2] - 1.5)
    assert reach.min() > 0.99
    assert corners[..., 2].min() > 1.49


def test_a_gable_roof_covers_its_house_and_sheds_rain():
    corners = drawn(lambda p: shapes.gable_roof(p, roof_tile(), timber(), 8.0, 6.0, 3.0, 2.5, 0.4))
    low, high = corners.min(axis=(0, 1)), corners.max(axis=(0, 1))
    assert (low[:2] <= (-0.4, -0.4)).all() and (high[:2] >= (8.4, 6.4)).all()
    assert high[2] > 5.5 and low[2] > 2.0


def test_terrain_lies_on_its_height_and_faces_up():
    def height(x: Array, y: Array) -> Array:
        return 0.3 * x + 0.1 * y

    corners = drawn(lambda p: shapes.terrain(p, grass(), np.arange(6), np.arange(4), height))
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    assert (normal[:, 2] > 0).all()
    np.testing.assert_allclose(corners[..., 2], height(corners[..., 0], corners[..., 1]), atol=1e-5)


@UNHURRIED
@given(POINT, st.floats(-360, 360))
def test_a_frame_moves_a_shape_without_bending_it(origin, yaw):
    still = drawn(lambda piece: shapes.box(piece, stone(), (0, 0, 0), (1, 2, 3)))
    moved = drawn(
        lambda piece: shapes.box(piece, stone(), (0, 0, 0), (1, 2, 3)), Frame(origin, yaw)
    )
    np.testing.assert_allclose(moved, Frame(origin, yaw).to_world(still), atol=1e-4)
    assert volume(moved) == pytest.approx(6.0, rel=1e-3)


def test_textures_of_one_material_keep_their_size_in_metres():
    stage = Stage("test", Season.SUMMER)
    with stage.thing("wall", "test") as piece:
        shapes.box(piece, stone(), (0, 0, 0), (2 * stone().texture_size_m, 1, 1))
    uv = stage.blockout().uv
    assert uv.max() == pytest.approx(2.0)
