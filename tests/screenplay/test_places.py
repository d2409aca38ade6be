"""Places: which headings are the same set, and what its path is."""

import pytest

from director.errors import NotAScreenplay
from director.keys import LONGEST_SLUG, check_slug
from director.screenplay import parse


def places(*headings: str) -> list[str]:
    """Return the place path of each heading, in a script that has nothing else."""
    script = parse("\n\n".join(headings).encode(), "film.fountain")
    return [scene.place for scene in script.scenes]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["INT. HARBOUR - WAREHOUSE - DAY"], ["harbour/warehouse"]),
        (["INT. WAREHOUSE, HARBOUR - DAY"], ["harbour/warehouse"]),
        (["INT. KITCHEN, MARA'S APARTMENT - DAY"], ["maras-apartment/kitchen"]),
        (["INT. KITCHEN - MARA'S APARTMENT - DAY"], ["maras-apartment/kitchen"]),
        (["EXT. THE HARBOUR - DAY", "EXT. HARBOUR - NIGHT"], ["harbour"] * 2),
        (["EXT. HARBOUR - DAY", "EXT. HARBORS - NIGHT"], ["harbour"] * 2),
        (["INT. MARA'S FLAT", "INT. MARA’S FLAT", "INT. MARAS FLAT"], ["maras-flat"] * 3),
        (["EXT. 5 ELM ST. - DAY", "EXT. 5 ELM STREET - DAY"], ["5-elm-st"] * 2),
        (["INT. HARBOUR - WAREHOUSE", "INT. HARBOUR WAREHOUSE"], ["harbour/warehouse"] * 2),
        (["INT. HARBOUR WAREHOUSE", "INT. HARBOUR - WAREHOUSE"], ["harbour-warehouse"] * 2),
        (["INT. BUNKER - CREST", "INT. CREST, BUNKER"], ["bunker/crest"] * 2),
        (["EXT. THE GABLES", "INT. BUNKER, THE GABLES"], ["gables", "gables/bunker"]),
        (["INT. HOTEL - HOTEL - ROOM 5"], ["hotel/room-5"]),
        (["INT. BATHROOM, ROOM 12, HOTEL"], ["hotel/room-12/bathroom"]),
        (["INT. BAR", "INT. SAME - LATER"], ["bar", "bar"]),
        (["INT. BAR", "INT. - LATER"], ["bar", "bar"]),
    ],
)
def test_one_place_has_one_path_however_it_is_written(headings, expected):
    assert places(*headings) == expected


def test_a_room_alone_is_the_only_such_room_seen_before():
    kitchen = "maras-apartment/kitchen"
    assert places("INT. MARA'S APARTMENT - KITCHEN", "INT. KITCHEN") == [kitchen, kitchen]
    assert (
        places("INT. MARA'S APARTMENT - KITCHEN", "INT. KITCHEN - PANTRY")[1] == f"{kitchen}/pantry"
    )


def test_a_room_alone_among_several_is_the_one_in_the_building_of_the_scene_before():
    found = places(
        "INT. BOB'S HOUSE - KITCHEN", "INT. MARA'S HOUSE - KITCHEN", "INT. BOB'S HOUSE - HALL",
        "INT. KITCHEN",
    )  # fmt: skip
    assert found[3] == "bobs-house/kitchen"


def test_a_room_that_could_be_two_is_its_own_place_and_a_warning():
    headings = (
        "INT. BOB'S HOUSE - KITCHEN",
        "INT. MARA'S HOUSE - KITCHEN",
        "EXT. ROAD",
        "INT. KITCHEN",
    )
    script = parse("\n\n".join(headings).encode(), "film.fountain")
    assert script.scenes[3].place == "kitchen"
    assert any("BOB'S HOUSE - KITCHEN or MARA'S HOUSE - KITCHEN" in w for w in script.warnings)


def test_interior_and_exterior_of_one_name_are_two_sets_and_the_first_keeps_the_plain_path():
    assert places("EXT. LIGHTHOUSE", "INT. LIGHTHOUSE", "EXT. LIGHTHOUSE") == [
        "lighthouse", "lighthouse-interior", "lighthouse",
    ]  # fmt: skip
    assert places("INT. LIGHTHOUSE", "EXT. LIGHTHOUSE") == ["lighthouse", "lighthouse-exterior"]


def test_int_ext_takes_the_side_written_first_unless_only_the_other_is_known():
    assert places("INT/EXT. CAR", "EXT. CAR") == ["car", "car-exterior"]
    assert places("EXT. CAR", "INT/EXT. CAR") == ["car", "car"]


def test_no_two_places_share_a_slug_even_when_joined():
    found = places(
        "EXT. LIGHTHOUSE", "INT. LIGHTHOUSE", "INT. LIGHTHOUSE INTERIOR",
        "INT. БАР 1", "INT. КИНО 1",
        "INT. " + "WORD " * 30, "INT. " + "WORD " * 12 + "OTHER",
        "INT. A - B - C - D - E", "INT. 酒吧",
    )  # fmt: skip
    joined = [path.replace("/", "-") for path in found]
    assert len(set(joined)) >= 8
    assert found[2] != found[1]
    assert found[3] != found[4]
    for slug in joined:
        assert len(check_slug(slug)) <= LONGEST_SLUG


def test_a_script_without_any_place_name_still_has_a_place():
    assert places("INT. - DAY") == ["unnamed-place"]


def test_a_forced_heading_has_the_side_that_its_name_or_the_film_suggests():
    script = parse(b".KITCHEN - NIGHT\n\n.CLIFFS - NIGHT\n\nINT. SILO\n\n.SILO - DAY\n", "x")
    assert [scene.indoors for scene in script.scenes] == [True, False, True, True]
    assert [scene.origins.interior for scene in script.scenes][:2] == ["assumed", "assumed"]


def test_text_without_headings_is_refused_with_an_example():
    with pytest.raises(NotAScreenplay, match=r"INT\. KITCHEN - NIGHT"):
        parse(b"Once upon a time.\n\nThe end.\n", "story.txt")
