"""Edits of objects and styles, from a person's patch to the world that is built."""

import numpy as np
import pytest

from director.errors import BadInput
from director.keys import Kind
from director.recipe import diff
from director.records import SubjectSpec
from director.wanted import wanted
from director.world.build import build
from director.world.inventory import inventory
from director.world.look import Season
from tests.records.conftest import DAY

ALLEY = {
    "site": "alley",
    "location": "ALLEY",
    "interior": False,
    "words": [],
    "seed": "alley",
    "base_look": DAY,
}
NOIR = {"keywords": ["noir"], "palette": ["#101418", "#c8b48a"]}


@pytest.fixture
def alley(records, project, owner):
    specs = [
        SubjectSpec(Kind.ENVIRONMENT, "tidewater/alley", "Alley", ALLEY),
        SubjectSpec(Kind.ANGLE, "tidewater/alley/wide", "Wide", {"framing": "wide"}),
    ]
    records.sync_subjects(project.id, specs, owner.id)
    return records.subject("tidewater/alley")


def patch(records, subject, change, owner):
    return records.patch_parameters(
        subject.id, change, expected_version=subject.version, by=owner.id
    )


def test_an_edited_object_is_moved_in_what_is_built_and_survives_a_new_draft(
    records, project, owner, alley
):
    before = records.subject("tidewater/alley/wide")
    edit = {"lamp-0": {"move_m": [0, 1.5, 0], "colour": "#224466"}}
    patch(records, alley, {"edits": edit}, owner)
    after = records.subject("tidewater/alley/wide")
    [change] = diff(before.wanted, after.wanted)
    assert change.field == "world.edits" and change.new == edit

    rebuilt = {**ALLEY, "words": ["narrow"]}
    spec = SubjectSpec(Kind.ENVIRONMENT, "tidewater/alley", "Alley", rebuilt)
    angle = SubjectSpec(Kind.ANGLE, "tidewater/alley/wide", "Wide", {"framing": "wide"})
    records.sync_subjects(project.id, [spec, angle], owner.id)
    world = records.subject("tidewater/alley/wide").wanted["world"]
    assert world["edits"] == edit and world["words"] == ["narrow"]
    plain = {name: value for name, value in world.items() if name != "edits"}
    old, new = (build(each, Season.AUTUMN) for each in (plain, world))
    place = [thing.id for thing in old.things].index("lamp-0")
    moved = np.subtract(
        np.array(new.things[place].world_from_object)[:, 3],
        np.array(old.things[place].world_from_object)[:, 3],
    )
    assert np.allclose(moved, [0, 1.5, 0])
    assert sum(a != b for a, b in zip(old.things, new.things, strict=True)) == 1


def test_an_edit_is_changed_field_by_field_and_taken_back(records, owner, alley):
    one = patch(records, alley, {"edits": {"lamp-0": {"move_m": [1, 0, 0]}}}, owner)
    two = patch(records, one, {"edits": {"lamp-0": {"turn_deg": 30}}}, owner)
    assert two.wanted["world"]["edits"] == {"lamp-0": {"move_m": [1, 0, 0], "turn_deg": 30}}
    [change] = diff(one.wanted, two.wanted)
    assert change.field == "world.edits.lamp-0.turn_deg"
    three = patch(records, two, {"edits": {"lamp-0": None}}, owner)
    assert three.wanted_digest == alley.wanted_digest


def test_an_edit_whose_object_vanished_is_kept_and_reported(records, owner, alley):
    edited = patch(records, alley, {"edits": {"fire-escape-9": {"turn_deg": 3}}}, owner)
    assert edited.parameters["edits"]
    found = inventory(edited.wanted["world"] | {"base_look": DAY})
    assert list(found.waiting) == ["fire-escape-9"]


def test_the_films_style_is_every_places_until_it_has_its_own(records, project, owner, alley):
    film = records.patch_project(
        project.id, {"settings": {"style": NOIR}}, expected_version=project.version, by=owner.id
    )
    styled = records.subject("tidewater/alley")
    [change] = diff(alley.wanted, styled.wanted)
    assert change.field == "world.style" and change.new["keywords"] == ["noir"]
    assert records.subject("tidewater/alley/wide").wanted["world"]["style"] == change.new

    own = patch(records, styled, {"style": {}}, owner)
    assert own.wanted_digest == alley.wanted_digest
    none = {"settings": {"style": None}}
    records.patch_project(project.id, none, expected_version=film.version, by=owner.id)
    back = patch(records, own, {"style": None}, owner)
    assert back.wanted_digest == alley.wanted_digest


def test_a_style_that_cannot_be_is_refused_for_a_film_and_for_a_place(
    records, project, owner, alley
):
    wrong = {"style": {"palette": []}}
    with pytest.raises(BadInput, match="without a colour"):
        patch(records, alley, wrong, owner)
    with pytest.raises(BadInput, match="without a colour"):
        records.patch_project(
            project.id, {"settings": wrong}, expected_version=project.version, by=owner.id
        )


def test_a_style_dyes_a_world_and_moves_nothing_in_it():
    plain = {name: ALLEY[name] for name in ("site", "seed", "words")}
    old, new = (build(each, Season.SUMMER) for each in (plain, {**plain, "style": NOIR}))
    assert old.things == new.things and np.array_equal(old.corners, new.corners)
    assert [lamp.position for lamp in old.lamps] == [lamp.position for lamp in new.lamps]
    assert not np.array_equal(old.tint, new.tint) and old.digest != new.digest


def test_a_mood_and_a_sun_are_fields_of_what_is_wanted_and_a_neutral_mood_is_not():
    environment = {**ALLEY, "base_look": {**DAY, "mood": "neutral"}}
    plain = wanted(Kind.ENVIRONMENT, [ALLEY])
    assert wanted(Kind.ENVIRONMENT, [environment]) == plain
    sun = {"latitude_deg": 48, "date": "2026-10-01", "hour": 17.5}
    told = {**ALLEY, "base_look": {**DAY, "mood": "tense", "sun": sun}}
    fields = {one.field for one in diff(plain, wanted(Kind.ENVIRONMENT, [told]))}
    assert fields == {"look.mood", "look.sun", "base_look.mood", "base_look.sun"}
