import pytest

from director.errors import BadInput
from director.keys import Kind
from director.recipe import diff, digest
from director.wanted import wanted

ENVIRONMENT = {
    "site": "warehouse",
    "location": "HARBOUR / WAREHOUSE",
    "interior": True,
    "words": ["abandoned", "wooden"],
    "seed": "harbour-warehouse",
    "base_look": {"time": "day", "weather": "clear", "season": "autumn"},
}
ANGLE = {"framing": "wide", "focal_length_mm": 24}
BASE = {"look": {"time": "day", "weather": "clear", "season": "autumn"}}
DUSK = {"look": {"time": "dusk", "weather": "rain", "season": "autumn"}}
SHOT = {"number": 10, "size": "close", "description": "Mara waits.", "characters": ["MARA"]}


def test_an_angle_is_wanted_in_the_base_look_of_its_environment():
    assert wanted(Kind.ANGLE, [ENVIRONMENT, ANGLE], 1.85) == {
        "world": {
            "site": "warehouse",
            "interior": True,
            "words": ["abandoned", "wooden"],
            "seed": "harbour-warehouse",
        },
        "camera": {"framing": "wide", "focal_length_mm": 24},
        "look": {"time": "day", "weather": "clear", "season": "autumn"},
        "base_look": {"time": "day", "weather": "clear", "season": "autumn"},
        "aspect": 1.85,
    }


def test_another_name_for_the_same_place_wants_the_same_picture():
    renamed = {**ENVIRONMENT, "location": "THE OLD WAREHOUSE"}
    assert wanted(Kind.ENVIRONMENT, [renamed]) == wanted(Kind.ENVIRONMENT, [ENVIRONMENT])


def test_an_environment_is_wanted_as_a_panorama_twice_as_wide_as_high():
    whole = wanted(Kind.ENVIRONMENT, [ENVIRONMENT], 1.85)
    assert whole["camera"] == {"framing": "panorama"}
    assert whole["aspect"] == 2.0


def test_a_variation_in_the_base_look_is_its_angle():
    angle = wanted(Kind.ANGLE, [ENVIRONMENT, ANGLE])
    assert digest(wanted(Kind.VARIATION, [ENVIRONMENT, ANGLE, BASE])) == digest(angle)
    assert digest(wanted(Kind.VARIATION, [ENVIRONMENT, ANGLE, DUSK])) != digest(angle)


def test_a_shot_without_overrides_is_its_variation():
    variation = wanted(Kind.VARIATION, [ENVIRONMENT, ANGLE, DUSK])
    assert wanted(Kind.SHOT, [ENVIRONMENT, ANGLE, DUSK, SHOT]) == variation
    assert wanted(Kind.SHOT, [ENVIRONMENT, ANGLE, DUSK, {**SHOT, "camera": {}}]) == variation


def test_a_shots_camera_lies_upon_its_angles():
    shot = {**SHOT, "camera": {"focal_length_mm": 85, "dutch_deg": 4}}
    camera = wanted(Kind.SHOT, [ENVIRONMENT, ANGLE, DUSK, shot])["camera"]
    assert camera == {"framing": "wide", "focal_length_mm": 85, "dutch_deg": 4}


def test_a_diff_names_the_field():
    old = wanted(Kind.VARIATION, [ENVIRONMENT, ANGLE, DUSK])
    foggy = {"look": {**DUSK["look"], "weather": "fog"}}
    [difference] = diff(old, wanted(Kind.VARIATION, [ENVIRONMENT, ANGLE, foggy]))
    assert (difference.field, difference.old, difference.new) == ("look.weather", "rain", "fog")


def test_a_lineage_of_another_depth_is_refused():
    with pytest.raises(BadInput, match="4 levels"):
        wanted(Kind.SHOT, [ENVIRONMENT, ANGLE])
