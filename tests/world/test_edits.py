"""Edits: objects moved, painted and hidden by hand, on real places and small ones."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from director.errors import BadInput
from director.style.colours import hex_of_linear
from director.world.blockout import Blockout
from director.world.build import build, forget, world_digest
from director.world.edits import Edit, edited, edits_json, edits_of, refuse_waiting, waiting
from director.world.look import Season
from tests.painting.yards import yard

PLACE = {"site": "alley", "seed": "edits", "words": []}
METRES = st.floats(-50, 50).map(lambda value: round(value, 3))
EDITS = st.builds(Edit, st.tuples(METRES, METRES, METRES), st.floats(-180, 180), st.floats(0.25, 4))


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    yield
    forget()


def corners_of(world: Blockout, thing: str) -> np.ndarray:
    ids = [one.id for one in world.things]
    return world.corners[world.thing == ids.index(thing)]


def matrix_of(world: Blockout, thing: str) -> np.ndarray:
    (found,) = [one for one in world.things if one.id == thing]
    return np.array(found.world_from_object)


@given(EDITS)
def test_a_moved_thing_takes_its_transform_and_its_lamps_along_and_nothing_else(edit):
    world = yard()
    changed = edited(world, {"lamp": edit}, "d")
    old, new = matrix_of(world, "lamp"), matrix_of(changed, "lamp")
    own = (corners_of(world, "lamp") - old[:, 3]) @ old[:, :3]
    assert np.allclose(own @ new[:, :3].T + new[:, 3], corners_of(changed, "lamp"), atol=2e-3)
    assert np.linalg.det(new[:, :3]) == pytest.approx(edit.scale**3, rel=1e-6)
    others = world.thing != [one.id for one in world.things].index("lamp")
    assert np.array_equal(world.corners[others], changed.corners[others])
    assert world.things[1] == changed.things[1]


def test_a_lamp_goes_with_its_post_and_out_with_it():
    world = build({"site": "alley", "seed": "edits", "words": []}, Season.SUMMER)
    (lamp,) = [one for one in world.lamps if one.thing == "lamp-0"]
    moved = build({**PLACE, "edits": {"lamp-0": {"move_m": [0, 2, 0]}}}, Season.SUMMER)
    (there,) = [one for one in moved.lamps if one.thing == "lamp-0"]
    assert np.allclose(np.subtract(there.position, lamp.position), [0, 2, 0])
    dark = build({**PLACE, "edits": {"lamp-0": {"hidden": True}}}, Season.SUMMER)
    assert len(dark.lamps) == len(world.lamps) - 1
    assert len(corners_of(dark, "lamp-0")) == 0
    assert [thing.id for thing in dark.things] == [thing.id for thing in world.things]


def test_a_colour_paints_what_most_of_a_thing_is_made_of():
    changed = edited(yard(), edits_of({"block": {"colour": "#7a1f1f"}}), "d")
    index = [one.id for one in changed.things].index("block")
    (material,) = {changed.materials[m] for m in changed.material[changed.thing == index]}
    assert hex_of_linear(material.colour) == "#7a1f1f"
    assert [m.name for m in changed.materials[:-1]] == [m.name for m in yard().materials]


def test_a_thing_takes_another_material_of_the_place_by_its_kind():
    changed = edited(yard(), edits_of({"block": {"colour": "earth"}}), "d")
    index = [one.id for one in changed.things].index("block")
    (material,) = {changed.materials[m] for m in changed.material[changed.thing == index]}
    assert material.colour == (0.22, 0.18, 0.13)


def test_of_a_plant_only_the_leaves_are_painted_and_a_bare_one_stays_bare():
    place = {"site": "yard", "seed": "edits", "words": []}
    red = {**place, "edits": {"tree-0": {"colour": "#aa2211"}}}
    summer, winter = (build(red, season) for season in (Season.SUMMER, Season.WINTER))
    index = [one.id for one in summer.things].index("tree-0")
    painted = {summer.materials[m] for m in summer.material[summer.thing == index]}
    assert {m.surface for m in painted if "@" in m.name} == {"leaf"}
    plain = build(place, Season.WINTER)
    assert np.array_equal(plain.material, winter.material)


@pytest.mark.parametrize("season", Season)
def test_an_edit_moves_a_thing_by_as_much_in_every_season(season):
    place = {"site": "yard", "seed": "edits", "words": []}
    turned = {**place, "edits": {"tree-0": {"move_m": [1, 0, 0], "turn_deg": 35, "scale": 1.5}}}
    summer = matrix_of(build(turned, Season.SUMMER), "tree-0")
    assert np.array_equal(matrix_of(build(turned, season), "tree-0"), summer)


def test_an_edited_world_is_the_same_after_everything_was_forgotten(tmp_path):
    place = {**PLACE, "edits": {"lamp-0": {"move_m": [0, 1, 0]}, "lamp-1": {"hidden": True}}}
    first = build(place, Season.SUMMER, tmp_path)
    forget()
    again = build(place, Season.SUMMER, tmp_path)
    assert again is not first and again.digest == first.digest
    assert np.array_equal(again.corners, first.corners) and again.things == first.things
    assert len(list(tmp_path.glob("*.npz"))) == 1


def test_no_edits_and_edits_that_change_nothing_are_the_same_world():
    plain = world_digest(PLACE, Season.SUMMER)
    assert world_digest({**PLACE, "edits": {}}, Season.SUMMER) == plain
    idle = {"lamp-0": {"scale": 1, "move_m": [0, 0, 0]}}
    assert world_digest({**PLACE, "edits": idle}, Season.SUMMER) == plain
    moved = {"lamp-0": {"turn_deg": 1}}
    assert world_digest({**PLACE, "edits": moved}, Season.SUMMER) != plain


def test_an_edit_whose_thing_is_gone_waits_and_says_what_is_near():
    edits = edits_of({"hause-1": {"turn_deg": 5}, "block": {"colour": "velvet"}})
    reasons = waiting(yard(), edits)
    assert "house-1" in reasons["hause-1"]
    assert "stone" in reasons["block"]
    assert np.array_equal(edited(yard(), edits, "d").corners, yard().corners)
    with pytest.raises(BadInput, match=r"velvet.*stone"):
        refuse_waiting(yard(), edits)


@given(st.dictionaries(st.text(min_size=1), EDITS, max_size=4))
def test_edits_are_the_same_after_a_round_trip(edits):
    told = {key: edit.as_json() for key, edit in edits.items()}
    assert edits_json(told) == edits_json(edits_json(told))
    assert edits_of(edits_json(told)) == edits_of(told)


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        {"a": []},
        {"a": {"move": [0, 0, 0]}},
        {"a": {"move_m": [0, 0]}},
        {"a": {"move_m": [0, 0, float("inf")]}},
        {"a": {"move_m": [0, 0, 1e9]}},
        {"a": {"scale": 0}},
        {"a": {"scale": True}},
        {"a": {"turn_deg": "half"}},
        {"a": {"colour": "#12345"}},
        {"a": {"colour": 7}},
        {"a": {"hidden": 1}},
        {str(number): {} for number in range(3000)},
    ],
)
def test_an_edit_that_cannot_be_is_refused_with_what_can(wrong):
    with pytest.raises(BadInput) as refused:
        edits_of(wrong)
    assert refused.value.known or refused.value.remedy
