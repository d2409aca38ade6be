"""Names in the store are the documents' names."""

import pytest

from director.keys import Kind
from director.media.naming import is_recipe, scene_name, script_path, take_paths

WIDE = "tidewater/harbour-warehouse/wide"


@pytest.mark.parametrize(
    ("kind", "key", "stem"),
    [
        (Kind.ENVIRONMENT, "tidewater/harbour-warehouse", "HARBOUR-WAREHOUSE"),
        (Kind.ANGLE, WIDE, "HARBOUR-WAREHOUSE-WIDE"),
        (Kind.VARIATION, f"{WIDE}/dusk-rain-autumn", "HARBOUR-WAREHOUSE-WIDE-DUSK-RAIN-AUTUMN"),
    ],
)
def test_a_place_keeps_all_its_pictures_in_one_folder(kind, key, stem):
    paths = take_paths(kind, key, 3, 2, None)
    folder = "01_Assets/Generative_Assets/Locations/HARBOUR-WAREHOUSE"
    assert paths.picture == f"{folder}/{stem}_v03_take02.png"
    assert paths.depth == f"{folder}/{stem}_v03_take02_depth.exr"
    assert paths.recipe == f"{folder}/{stem}_v03_take02.json"
    assert is_recipe(paths.recipe) and not is_recipe(paths.picture)


def test_a_shot_lies_in_its_scene():
    paths = take_paths(Kind.SHOT, f"{WIDE}/dusk-rain-autumn/s010", 1, 104, "3")
    assert paths.picture == "03_Renders/SCENE_03/SHOT-010/SHOT-010_v01_take104.png"
    assert is_recipe(paths.recipe) and not is_recipe(paths.recipe + ".evicted.json")


@pytest.mark.parametrize(
    ("number", "name"),
    [("3", "SCENE_03"), ("3a", "SCENE_03A"), ("112", "SCENE_112"), ("A-1/b", "SCENE_00A-1-B")],
)
def test_a_scene_number_is_padded_and_keeps_its_letters(number, name):
    assert scene_name(number) == name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("tidewater.fountain", "tidewater.fountain"),
        ("../../etc/passwd", "passwd"),
        (".hidden draft.fdx", "hidden_draft.fdx"),
        ("...", "script"),
    ],
)
def test_a_script_keeps_its_name_but_never_a_way_out(given, kept):
    assert script_path(given) == f"02_Source_Creative/Scripts/{kept}"
