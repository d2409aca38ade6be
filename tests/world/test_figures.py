"""Figures: people with their feet on the ground, in human proportions, at the cost of a prop."""

import numpy as np
import pytest

from director.world.look import Season
from director.world.parts.figures import POSES, SEAT_M, figure
from director.world.stage import Frame, Stage


def drawn(height_m=1.74, build="average", pose="standing", id="one", **more):
    stage = Stage("people", Season.SUMMER, **more)
    figure(stage, id, Frame((3.0, 4.0, 0.5), 30.0), height_m, build, pose)
    return stage.blockout()


@pytest.mark.parametrize("pose", POSES)
@pytest.mark.parametrize("period", ["", "medieval", "victorian", "1920s"])
def test_a_figure_stands_on_the_ground_and_costs_as_much_as_a_prop(pose, period):
    for name in ("one", "two", "three"):
        world = drawn(pose=pose, id=name, words=frozenset({period} - {""}))
        assert 1_500 <= world.triangles <= 4_000
        assert world.corners[..., 2].min() == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize("height_m", [1.2, 1.55, 1.74, 2.0])
def test_a_standing_figure_is_as_tall_as_it_is_asked_to_be(height_m):
    for name in ("a", "b", "c", "d"):
        top = drawn(height_m, id=name).corners[..., 2].max() - 0.5
        assert height_m * 0.98 < top < height_m * 1.14  # A hat stands over the head.


def test_a_stout_figure_is_wider_than_a_slim_one():
    def girth(build):
        corners = drawn(build=build).corners.reshape(-1, 3)
        belly = corners[np.abs(corners[:, 2] - 0.5 - 0.62 * 1.74) < 0.08]
        return np.ptp(belly[:, 0]) + np.ptp(belly[:, 1])

    assert girth("slim") < girth("average") < girth("stout")


@pytest.mark.parametrize("pose", POSES)
def test_bones_keep_their_length_in_every_pose(pose):
    for seed in range(5):
        joints = POSES[pose](np.random.default_rng(seed), 1.74)
        for a, b, low, high in (
            (joints.hips, joints.knees, 0.21, 0.27),
            (joints.knees, joints.ankles, 0.21, 0.28),
            (joints.shoulders, joints.elbows, 0.14, 0.19),
            (joints.elbows, joints.wrists, 0.10, 0.20),
        ):
            lengths = np.linalg.norm(a - b, axis=1) / 1.74
            assert (lengths > low).all() and (lengths < high).all(), (pose, lengths)
    assert POSES["sitting"](np.random.default_rng(0), 1.74).hips[0, 2] > SEAT_M
