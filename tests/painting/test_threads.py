"""Threads: how many there are decides no pixel, and whoever stops them stops them all."""

import time

import numpy as np
import pytest

from director.camera.model import Camera
from director.painting import threads
from director.painting.painter import unwatched
from director.painting.shooting import lit, shoot
from director.world.look import Look, Time, Weather
from tests.painting.yards import yard


@pytest.mark.parametrize("panorama", [True, False])
def test_a_picture_is_the_same_by_one_thread_and_by_three(monkeypatch, panorama):
    place = lit(yard(), Look(Time.DUSK, Weather.RAIN), "test", (0.0, -8.0, 1.65))
    camera = Camera((2, -9, 2), (0, 0, 1), 24.0, panorama=panorama)
    pictures = []
    for count in (1, 3):
        monkeypatch.setattr(threads, "cores", lambda count=count: count)
        pictures.append(shoot(place, camera, (512, 256)))
    one, three = pictures
    for name in ("srgb", "linear", "depth_m", "normals", "thing_ids", "material_ids"):
        assert (getattr(one, name) == getattr(three, name)).all()
    assert not panorama or (one.light == three.light).all()


def test_every_part_is_worked_on_once_and_the_watcher_hears_of_all():
    seen, heard = np.zeros(50, int), list[float]()

    def work(part: int) -> None:
        seen[part] += 1

    threads.spread(range(50), work, lambda share, step: heard.append(share), "step")
    assert (seen == 1).all()
    assert heard == sorted(heard)
    assert len(heard) == 50
    assert heard[-1] == 1


def test_what_goes_wrong_in_one_part_stops_the_others_and_is_passed_on(monkeypatch):
    monkeypatch.setattr(threads, "cores", lambda: 2)
    begun = list[int]()

    def work(part: int) -> None:
        begun.append(part)
        time.sleep(0.001)
        if part == 3:
            raise ValueError("a broken part")

    with pytest.raises(ValueError, match="a broken part"):
        threads.spread(range(200), work, unwatched, "step")
    assert len(begun) < 100
