"""Worlds: the same parameters build the same arrays, seasons move nothing, every site is sane."""

import hashlib
import subprocess
import sys

import numpy as np
import pytest

from director.errors import BadInput
from director.world.blockout import Blockout
from director.world.build import build, forget, world_digest
from director.world.look import Season
from director.world.sites import find_site, site, sites

OUTDOOR = [name for name, kind in sites().items() if not kind.interior]


def environment(name: str, **more: object) -> dict[str, object]:
    return {"site": name, "seed": f"test-{name}", "words": [], **more}


def digest(world: Blockout) -> str:
    sums = hashlib.sha256(repr((world.things, world.materials, world.lamps, world.focus)).encode())
    for array in (world.corners, world.uv, world.tint, world.material, world.thing):
        sums.update(np.ascontiguousarray(array).tobytes())
    return sums.hexdigest()


@pytest.fixture(scope="module", params=OUTDOOR)
def pair(request):
    """One outdoor site in summer and in winter; only one pair at a time is kept."""
    summer, winter = (build(environment(request.param), s) for s in (Season.SUMMER, Season.WINTER))
    yield summer, winter
    forget()


def test_a_site_is_finite_detailed_and_reaches_the_horizon(pair):
    world = pair[0]
    assert np.isfinite(world.corners).all() and np.isfinite(world.uv).all()
    assert 60_000 < world.triangles < 1_050_000
    assert (world.tint >= 0).all() and world.tint.max() < 4.0
    assert world.material.max() < len(world.materials)
    assert world.thing.max() < len(world.things) < 60_000
    reach = np.abs(world.corners[..., :2]).max()
    assert 400.0 < reach < 3000.0
    assert len({thing.id for thing in world.things}) == len(world.things)


def test_ground_lies_under_every_direction(pair):
    corners = pair[0].corners.reshape(-1, 3)
    far = corners[np.hypot(corners[:, 0], corners[:, 1]) > 400.0]
    sectors = np.floor((np.arctan2(far[:, 1], far[:, 0]) + np.pi) / (2 * np.pi) * 24).astype(int)
    assert set(sectors.tolist()) >= set(range(24))


def test_the_focus_is_a_place_where_a_camera_can_look_and_stand(pair):
    focus = pair[0].focus
    x, y, z = focus.point
    xmin, ymin, xmax, ymax = focus.room_m
    assert xmin < x < xmax and ymin < y < ymax
    assert min(xmax - xmin, ymax - ymin) > 2.5
    assert max(xmax - xmin, ymax - ymin) > 10.0
    assert 0.5 < z < 3.0 and focus.ceiling_m > z + 2
    assert 3.0 <= focus.radius_m <= 20.0


def test_lamps_are_few_and_stand_within_reach(pair):
    world = pair[0]
    assert 1 <= len(world.lamps) <= 14
    for lamp in world.lamps:
        near = np.hypot(
            lamp.position[0] - world.focus.point[0], lamp.position[1] - world.focus.point[1]
        )
        assert near < 80.0
        assert lamp.intensity_w_sr > 0


def test_no_thing_moves_between_seasons(pair):
    summer, winter = pair
    assert summer.things == winter.things
    assert summer.lamps == winter.lamps
    assert summer.focus == winter.focus


def solid(world: Blockout) -> dict[str, np.ndarray]:
    """Return the corners that are not foliage, by thing, in their order."""
    leafy = np.array([material.surface == "leaf" for material in world.materials])
    kept = ~leafy[world.material]
    return {
        thing.id: world.corners[kept & (world.thing == index)]
        for index, thing in enumerate(world.things)
    }


def test_seasons_change_foliage_only(pair):
    summer, winter = map(solid, pair)
    for thing, corners in summer.items():
        assert np.array_equal(corners, winter[thing]), thing


@pytest.mark.parametrize("season", [Season.SPRING, Season.AUTUMN])
def test_spring_and_autumn_move_nothing_either(season):
    name = "yard"
    seasons = Season.SUMMER, season
    summer, other = (solid(build(environment(name), each)) for each in seasons)
    assert all(np.array_equal(corners, other[thing]) for thing, corners in summer.items())


def test_trees_are_bare_in_winter_and_leafy_in_summer():
    def leaves(world: Blockout) -> int:
        trees = np.array([thing.part == "tree" for thing in world.things])
        leafy = np.array([material.surface == "leaf" for material in world.materials])
        return int((trees[world.thing] & leafy[world.material]).sum())

    assert leaves(build(environment("village-square"), Season.SUMMER)) > 10_000
    assert leaves(build(environment("village-square"), Season.WINTER)) == 0


def test_the_same_parameters_build_the_same_world_in_another_process():
    name = "alley"
    forget()
    here = digest(build(environment(name), Season.AUTUMN))
    code = (
        "from tests.world.test_worlds import *;"
        f"print(digest(build(environment({name!r}), Season.AUTUMN)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == here


def test_another_seed_builds_another_place():
    first = build(environment("alley"), Season.SUMMER)
    other = build(environment("alley", seed="elsewhere"), Season.SUMMER)
    assert digest(first) != digest(other)


def test_words_change_a_place():
    plain = build(environment("alley"), Season.SUMMER)
    neon = build(environment("alley", words=["neon"]), Season.SUMMER)
    assert len(neon.lamps) > len(plain.lamps)
    assert any(lamp.always_on for lamp in neon.lamps)


def test_the_order_and_case_of_words_do_not_matter():
    one = world_digest(environment("alley", words=["neon", "Old"]), Season.SUMMER)
    other = world_digest(environment("alley", words=["old", "neon", "neon"]), Season.SUMMER)
    assert one == other


def test_a_world_on_disk_is_the_world_that_was_built(tmp_path):
    forget()
    first = build(environment("alley"), Season.SUMMER, tmp_path)
    forget()
    again = build(environment("alley"), Season.SUMMER, tmp_path)
    assert again is not first
    assert digest(again) == digest(first)
    assert again.materials == first.materials and again.digest == first.digest


def test_a_broken_world_on_disk_is_built_again(tmp_path):
    forget()
    whole = digest(build(environment("alley"), Season.SUMMER, tmp_path))
    (file,) = tmp_path.glob("*.npz")
    good = file.read_bytes()
    for damage in (b"", good[:1000], good[:-2000], good[:5000] + b"\0" * 64 + good[5064:]):
        file.write_bytes(damage)
        forget()
        assert digest(build(environment("alley"), Season.SUMMER, tmp_path)) == whole
        assert file.read_bytes() == good
    assert not list(tmp_path.glob("*.part"))


def test_only_the_last_worlds_stay_in_memory():
    forget()
    first = build(environment("alley"), Season.SUMMER)
    assert build(environment("alley"), Season.SUMMER) is first
    for seed in ("b", "c", "d"):
        build(environment("alley", seed=seed), Season.SUMMER)
    assert build(environment("alley"), Season.SUMMER) is not first


def test_an_unknown_site_names_the_known_ones():
    with pytest.raises(BadInput, match=r"No site is called 'moon'.*village-square"):
        build({"site": "moon"}, Season.SUMMER)


def test_words_that_are_no_list_are_refused():
    with pytest.raises(BadInput, match="list of words"):
        build(environment("alley", words="neon"), Season.SUMMER)


def test_two_sites_cannot_share_a_name():
    known = find_site("alley")
    with pytest.raises(ValueError, match="Two sites are called 'alley'"):
        site("alley", interior=False, words=("x",))(lambda stage: None)
    assert find_site("alley") is known
