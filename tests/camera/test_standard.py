"""The standard angles: free to all sides, the focus in view, and obedient to overrides."""

import numpy as np
import pytest

from director.camera.framings import FRAMINGS, PANORAMA
from director.camera.judge import Traits, enclosed
from director.camera.model import Camera
from director.camera.shelf import shelved
from director.camera.standard import place
from director.errors import BadInput
from director.painting.caster import Caster
from tests.painting.yards import room, yard

PLACES = {"yard": yard(), "room": room()}
CASTERS = {name: Caster(blockout) for name, blockout in PLACES.items()}


def placed(name: str, framing: str, **overrides: object) -> Camera:
    return place(PLACES[name], CASTERS[name], framing, overrides, 1.78)


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("framing", [*FRAMINGS, PANORAMA])
def test_an_angle_stands_free(name, framing):
    blockout = PLACES[name]
    camera = placed(name, framing)
    inside, space = enclosed(CASTERS[name], Traits.of(blockout), np.float32([camera.position_m]))
    xmin, ymin, xmax, ymax = blockout.focus.room_m
    assert not inside[0]
    assert space[0] > 0.25
    assert xmin <= camera.position_m[0] <= xmax
    assert ymin <= camera.position_m[1] <= ymax
    assert 0 < camera.position_m[2] < blockout.focus.ceiling_m


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("framing", FRAMINGS)
def test_nothing_hangs_right_before_the_lens(name, framing):
    camera = placed(name, framing)
    x, y = np.meshgrid(np.linspace(4, 676, 60), np.linspace(4, 380, 34))
    ways = camera.directions(x.ravel(), y.ravel(), (680, 384))
    start = np.broadcast_to(np.float32(camera.position_m), ways.shape)
    met = CASTERS[name].hit(start, ways)
    least = 0.4 if PLACES[name].indoor else 0.8
    assert (met.distance_m < least).mean() < 0.02


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("framing", FRAMINGS)
def test_the_focus_is_in_the_frame(name, framing):
    camera = placed(name, framing)
    pixel, depth = camera.project(np.array(PLACES[name].focus.point), (680, 384))
    assert depth > 0
    assert 0 < pixel[0] < 680


@pytest.mark.parametrize("name", PLACES)
def test_the_angles_are_distinct(name):
    cameras = [placed(name, framing) for framing in FRAMINGS]
    for index, one in enumerate(cameras):
        for other in cameras[index + 1 :]:
            apart = np.linalg.norm(np.subtract(one.position_m, other.position_m))
            assert apart > 0.3 or abs(one.focal_length_mm - other.focal_length_mm) > 8


def test_a_camera_is_placed_the_same_twice():
    assert placed("yard", "wide") == placed("yard", "wide")


def test_the_panorama_stands_at_eye_height_outside_of_the_block_in_the_middle():
    camera = placed("yard", PANORAMA)
    assert camera.panorama
    assert camera.position_m[2] == pytest.approx(1.65, abs=0.05)
    assert max(abs(camera.position_m[0]), abs(camera.position_m[1])) > 1.3


def test_a_given_position_and_target_are_kept_to_the_millimetre():
    camera = placed("yard", "wide", position_m=[3.217, -7.5, 1.234], target_m=[0.1, 0.2, 0.9])
    assert camera.position_m == (3.217, -7.5, 1.234)
    assert camera.target_m == (0.1, 0.2, 0.9)


def test_a_given_height_lens_and_roll_are_kept():
    camera = placed("yard", "medium", height_m=2.75, focal_length_mm=40, dutch_deg=7)
    assert camera.position_m[2] == 2.75
    assert (camera.focal_length_mm, camera.dutch_deg) == (40, 7)


@pytest.mark.parametrize(
    ("framing", "overrides", "word"),
    [
        ("wide", {"position_m": [0, 0, 1]}, "inside something solid"),
        ("wide", {"position_m": [0, 5, -1]}, "inside something solid"),
        ("wide", {"position_m": [5, 5, 1], "target_m": [5, 5, 1]}, "where it stands"),
        ("wide", {"focal_length_mm": 0}, "No lens"),
        ("wide", {"position_m": [1, 2]}, "three numbers"),
        ("wide", {"position_m": "left"}, "three numbers"),
        ("wide", {"height_m": float("inf")}, "a number"),
        ("wide", {"zoom": 2}, "no 'zoom'"),
        ("aerial", {}, "no framing 'aerial'"),
    ],
)
def test_an_impossible_camera_is_refused_with_a_reason(framing, overrides, word):
    with pytest.raises(BadInput, match=word):
        placed("yard", framing, **overrides)


def test_a_position_in_the_wall_of_a_room_is_refused():
    with pytest.raises(BadInput, match="inside something solid"):
        placed("room", "wide", position_m=[-3.15, 0, 1.5])


def test_a_placed_camera_is_kept_on_disk_and_a_broken_file_is_no_harm(tmp_path, monkeypatch):
    monkeypatch.setattr("director.camera.shelf._memory", {})
    calls: list[int] = []

    def find() -> Camera:
        calls.append(1)
        return Camera((1.0001, 2, 3), (4, 5, 6))

    first = shelved(tmp_path, {"camera": {"framing": "wide"}}, find)
    monkeypatch.setattr("director.camera.shelf._memory", {})
    assert shelved(tmp_path, {"camera": {"framing": "wide"}}, find) == first
    assert len(calls) == 1
    monkeypatch.setattr("director.camera.shelf._memory", {})
    for file in tmp_path.iterdir():
        file.write_text("{")
    assert shelved(tmp_path, {"camera": {"framing": "wide"}}, find) == first
    assert len(calls) == 2
