"""The painter on real sites: orders in, pictures out; what must not move a camera or the light."""

from dataclasses import replace

import numpy as np
import pytest

from director.camera.framings import FRAMINGS
from director.camera.judge import Traits, enclosed
from director.errors import BadInput
from director.painting.blockout import BlockoutPainter
from director.painting.caster import caster_of
from director.painting.checks import inspect
from director.painting.painter import Order
from director.tiers import Tier
from director.world.build import build
from director.world.look import Season

SITES = ("rooftop", "spaceship-corridor")
BASE = {"time": "day", "weather": "clear", "season": "summer"}
SIZE = (136, 80)


@pytest.fixture(scope="module")
def painter(tmp_path_factory: pytest.TempPathFactory) -> BlockoutPainter:
    return BlockoutPainter(tmp_path_factory.mktemp("cache"))


def order(site: str, framing: str, look: dict[str, str] = BASE, **overrides: object) -> Order:
    environment = {"site": site, "seed": "test", "words": []}
    return Order(environment, {"framing": framing, **overrides}, look, BASE, SIZE)


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("framing", FRAMINGS)
def test_every_standard_angle_of_a_site_is_a_picture(painter, site, framing):
    picture = painter.paint(order(site, framing))
    assert inspect(picture, SIZE).reasons == ()
    blockout = build(order(site, framing).environment, Season.SUMMER)
    inside, room = enclosed(
        caster_of(blockout), Traits.of(blockout), np.float32([picture.camera.position_m])
    )
    assert not inside[0]
    assert room[0] > 0.25


@pytest.mark.parametrize("site", SITES)
def test_the_panorama_is_a_picture_twice_as_wide_as_high(painter, site):
    wanted = replace(order(site, "panorama"), size_px=(160, 80))
    picture = painter.paint(wanted)
    assert inspect(picture, (160, 80)).reasons == ()
    assert picture.camera.panorama


def test_another_look_and_another_season_move_no_camera(painter):
    cameras = {
        painter.paint(order("rooftop", "wide", {"time": t, "weather": w, "season": s})).camera
        for t, w, s in (("day", "clear", "summer"), ("night", "rain", "autumn"))
    }
    snow = painter.paint(order("rooftop", "wide", {**BASE, "weather": "snow", "season": "winter"}))
    assert cameras == {snow.camera}


def test_every_tier_sees_through_the_same_camera(painter):
    cameras = set()
    for tier in Tier:
        width, height = tier.row.size_px()
        small = (width // 8, height // 8)
        picture = painter.paint(replace(order("rooftop", "close"), size_px=small, tier=tier))
        cameras.add(picture.camera)
    assert len(cameras) == 1


def test_a_fresh_painter_with_another_cache_paints_the_same_bytes(painter, tmp_path):
    one = painter.paint(order("rooftop", "medium"))
    two = BlockoutPainter(tmp_path).paint(order("rooftop", "medium"))
    assert (one.srgb == two.srgb).all()
    assert one.camera == two.camera


def test_an_override_is_obeyed_to_the_millimetre(painter):
    free = painter.paint(order("rooftop", "wide")).camera
    x, y, z = free.position_m
    moved = painter.paint(order("rooftop", "wide", position_m=[x, y, z + 0.123])).camera
    assert moved.position_m == (x, y, z + 0.123)


@pytest.mark.parametrize(
    "wrong",
    [
        order("rooftop", "sideways"),
        order("rooftop", "wide", focal_length_mm=-1),
        order("rooftop", "wide", {**BASE, "weather": "frogs"}),
        order("nowhere", "wide"),
        replace(order("rooftop", "wide"), camera={}),
    ],
)
def test_an_order_that_cannot_be_understood_is_refused(painter, wrong):
    with pytest.raises(BadInput):
        painter.paint(wrong)


def test_the_watcher_hears_every_step_in_order(painter):
    heard: list[tuple[float, str]] = []
    painter.paint(order("rooftop", "low"), lambda share, step: heard.append((share, step)))
    shares = [share for share, _ in heard]
    assert shares == sorted(shares)
    assert {"world", "rays", "light"} <= {step for _, step in heard}
