"""The `cycles` painter with Blender itself: the same place, the same pixels, and how it ends.

Skipped, and loudly, where `sh deploy/cycles.sh` was not run.
"""

import json
import os
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from director.camera.model import Camera
from director.errors import MissingTool, PaintingFailed
from director.painting.blockout import BlockoutPainter
from director.painting.cycles.effort import DRAFT
from director.painting.cycles.found import blender_python, blender_version
from director.painting.cycles.painter import CyclesPainter, camera_job
from director.painting.cycles.process import PROGRAM
from director.painting.painter import Order, unwatched
from director.painting.shooting import Lit, lit, shoot
from director.world.look import Look, Season, Time, Weather
from tests.painting.yards import room, yard

SIZE = (136, 80)
EYE = (0.0, -8.0, 1.65)
CAMERA = Camera((3, -10, 1.8), (0, 0, 1.2), 24.0)

try:
    blender_version()
except MissingTool as missing:
    warnings.warn(f"The tests of the painter 'cycles' are SKIPPED. {missing}", stacklevel=1)
    pytest.skip(str(missing), allow_module_level=True)


@pytest.fixture(scope="module")
def cycles() -> Iterator[CyclesPainter]:
    painter = CyclesPainter()
    yield painter
    painter.process.stop()


@pytest.fixture(scope="module")
def blender_cameras() -> Iterator[subprocess.Popen[str]]:
    """A program in which Blender says where points are seen: a line in, a line out."""
    asked = Path(__file__).with_name("blender_cameras.py")
    argv = [str(blender_python()), "-E", "-s", "-B", str(asked), str(PROGRAM.parent)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(argv, **pipes) as program:
        yield program
        program.kill()


def lit_yard(time: Time = Time.DAY, weather: Weather = Weather.CLEAR) -> Lit:
    season = Season.WINTER if weather is Weather.SNOW else Season.SUMMER
    return lit(yard(season), Look(time, weather, season), "test", EYE)


def agreement(cycles: CyclesPainter, place: Lit, camera: Camera, size: tuple[int, int]) -> float:
    """Return the share of pixels whose depths agree within 1 %."""
    ours, theirs = shoot(place, camera, size).depth_m, cycles.depth(place, camera, size)
    near = np.isfinite(ours) & np.isfinite(theirs)
    alike = np.isinf(ours) & np.isinf(theirs)
    alike[near] = np.abs(ours[near] - theirs[near]) <= 0.01 * ours[near]
    return float(alike.mean())


metres = st.floats(-200, 200)
points = st.tuples(metres, metres, metres)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    position=points,
    way=st.tuples(*[st.floats(-1, 1)] * 3).filter(lambda way: np.linalg.norm(way) > 0.05),
    focal_length_mm=st.floats(8, 400),
    film_back_width_mm=st.floats(5, 70),
    dutch_deg=st.floats(-180, 180),
    size_px=st.tuples(st.integers(8, 128), st.integers(8, 128)),
    seen=st.lists(
        st.tuples(*[st.floats(0.02, 0.98)] * 2, st.floats(0.3, 300)), min_size=1, max_size=6
    ),
)
def test_both_painters_see_any_point_at_the_same_place_through_any_camera(
    blender_cameras, position, way, focal_length_mm, film_back_width_mm, dutch_deg, size_px, seen
):
    target = tuple(np.add(position, np.multiply(way, 10)).tolist())
    camera = Camera(position, target, focal_length_mm, film_back_width_mm, dutch_deg)
    x, y, depth = np.array(seen).T
    world = camera.unproject(x * size_px[0], y * size_px[1], depth, size_px)
    asked = {"camera": camera_job(camera, size_px), "size_px": size_px, "points": world.tolist()}
    blender_cameras.stdin.write(json.dumps(asked) + "\n")
    blender_cameras.stdin.flush()
    theirs = np.array(json.loads(blender_cameras.stdout.readline()))
    pixel, ahead = camera.project(world, size_px)
    # Blender keeps matrices in single precision: at 200 m that is a hundredth of a millimetre.
    off_px = 0.02 + 4e-5 * camera.focal_px(size_px[0]) / depth
    assert (np.abs(theirs[:, :2] - pixel).max(axis=1) <= off_px).all()
    assert np.allclose(theirs[:, 2], ahead, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("site", ["rooftop", "spaceship-corridor"])
def test_cycles_itself_measures_the_depth_that_we_return(cycles, site):
    look = Look().as_json()
    order = Order({"site": site, "seed": "test"}, {"framing": "wide"}, look, look, (256, 144))
    place, camera = BlockoutPainter().place(order)
    assert agreement(cycles, place, camera, order.size_px) >= 0.99


def test_a_panorama_looks_the_same_way_in_both_painters(cycles):
    camera = Camera(EYE, (4, 0, 3.0), panorama=True)
    place = lit_yard()
    assert agreement(cycles, place, camera, (256, 128)) >= 0.99
    picture = cycles.shoot(place, camera, (128, 64), DRAFT)
    assert picture.light is not None and picture.light.max() > picture.linear.max()


def test_a_pane_of_glass_is_where_both_painters_meet_it(cycles):
    place = lit(room(), Look(), "test", (0.0, 0.0, 1.5))
    assert agreement(cycles, place, Camera((0, 0, 1.6), (3, 0.5, 1.6), 28.0), SIZE) >= 0.99


@pytest.mark.parametrize(
    ("time", "weather"),
    [
        (Time.DAY, Weather.CLEAR),
        (Time.DUSK, Weather.RAIN),
        (Time.MORNING, Weather.SNOW),
        (Time.AFTERNOON, Weather.FOG),
        (Time.NIGHT, Weather.CLEAR),
    ],
)
def test_both_painters_show_one_place_in_one_light(cycles, time, weather):
    place = lit_yard(time, weather)
    ours, theirs = shoot(place, CAMERA, SIZE), cycles.shoot(place, CAMERA, SIZE, DRAFT)
    one, two = (
        picture.srgb.astype(float).reshape(10, 8, 17, 8, 3).mean(axis=(1, 3))
        for picture in (ours, theirs)
    )
    assert np.abs(one.mean(axis=(0, 1)) - two.mean(axis=(0, 1))).max() < 14
    assert np.percentile(np.abs(one - two), 90) < 30
    assert (ours.thing_ids == theirs.thing_ids).all()
    assert theirs.exposure == ours.exposure


def test_a_room_has_its_light_in_both_painters(cycles):
    place, camera = (
        lit(room(), Look(), "test", (0.0, -2.0, 1.5)),
        Camera((1.5, -3.4, 1.6), (0, 0, 1)),
    )
    ours, theirs = shoot(place, camera, SIZE), cycles.shoot(place, camera, SIZE)
    assert np.abs(ours.srgb.mean(axis=(0, 1)) - theirs.srgb.mean(axis=(0, 1))).max() < 20


def test_the_same_order_gives_the_same_pixels_in_two_processes_on_one_core_or_more(cycles):
    place = lit_yard(Time.DUSK, Weather.RAIN)
    one = cycles.shoot(place, CAMERA, SIZE, DRAFT)
    other = CyclesPainter()
    try:
        other.process.start(unwatched)
        if sys.platform == "linux":
            psutil.Process(other.process.pid).cpu_affinity([0])
        two = other.shoot(place, CAMERA, SIZE, DRAFT)
        assert other.process.pid != cycles.process.pid
    finally:
        other.process.stop()
    assert (one.linear == two.linear).all()
    assert (one.srgb == two.srgb).all()


def test_one_process_renders_one_picture_after_the_other(cycles):
    place = lit_yard()
    heard: list[float] = []
    first = cycles.shoot(place, CAMERA, SIZE, DRAFT, watch=lambda share, _: heard.append(share))
    assert heard == sorted(heard) and heard[-1] == 1.0
    pid = cycles.process.pid
    away = cycles.shoot(place, Camera((-3, -10, 1.8), (0, 0, 1.2), 24.0), SIZE, DRAFT)
    again = cycles.shoot(place, CAMERA, SIZE, DRAFT)
    assert cycles.process.pid == pid
    assert (first.srgb != away.srgb).any()
    assert (first.srgb == again.srgb).all()


def test_when_blender_is_killed_it_is_said_and_the_next_picture_starts_it_anew(cycles):
    place = lit_yard()
    cycles.shoot(place, CAMERA, SIZE, DRAFT)
    pid = cycles.process.pid
    assert pid

    def kill(share: float, step: str) -> None:
        if psutil.pid_exists(pid):
            os.kill(pid, signal.SIGKILL)

    with pytest.raises(PaintingFailed, match="Paint again"):
        cycles.shoot(place, CAMERA, SIZE, DRAFT, watch=kill)
    assert cycles.shoot(place, CAMERA, SIZE, DRAFT).srgb.any()


def test_a_watcher_that_raises_ends_blender_too(cycles):
    class Stop(Exception):
        pass

    def stop(share: float, step: str) -> None:
        if share > 0:
            raise Stop

    place = lit_yard()
    cycles.shoot(place, CAMERA, SIZE, DRAFT)
    pid = cycles.process.pid
    with pytest.raises(Stop):
        cycles.shoot(place, CAMERA, (680, 384), watch=stop)
    assert not psutil.pid_exists(pid)


def test_blender_ends_with_whoever_asked_however_that_ended(tmp_path):
    told = tmp_path / "pid"
    program = (
        "import sys, time; from pathlib import Path\n"
        "from director.painting.cycles.process import RenderProcess\n"
        "process = RenderProcess(); process.start(lambda share, step: None)\n"
        "Path(sys.argv[1]).write_text(str(process.pid)); time.sleep(600)\n"
    )
    root = Path(__file__).parents[2]
    asking = subprocess.Popen([sys.executable, "-c", program, str(told)], cwd=root)
    try:
        wait_until(lambda: told.exists() and told.read_text())
        pid = int(told.read_text())
        assert psutil.pid_exists(pid)
    finally:
        asking.kill()
        asking.wait()
    wait_until(lambda: not psutil.pid_exists(pid))


def wait_until(true) -> None:
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)
