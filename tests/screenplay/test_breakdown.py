"""Breakdown: places, looks and shots; and the sample screenplay."""

import json
from pathlib import Path

import pytest

from director.keys import check_slug
from director.screenplay import as_json, breakdown, parse, read
from director.screenplay.camera_lines import camera_line

SAMPLE = Path("screenplays/tidewater.fountain")
FRAMINGS = {"wide", "medium", "close", "reverse", "side", "low", "high"}


@pytest.fixture(scope="module")
def sample():
    return breakdown(read(SAMPLE))


def broken_down(text: str):
    return breakdown(parse(text.encode(), "x"))


def test_the_sample_is_a_film_with_places_inside_and_outside_at_several_times(sample):
    assert 12 <= len(sample.scenes) <= 16
    assert 8 <= len(sample.places) <= 9
    assert {place.interior for place in sample.places} == {True, False}
    assert {"dawn", "day", "dusk", "night"} <= {str(scene.time) for scene in sample.scenes}
    assert {"clear", "rain", "fog", "snow"} == {str(scene.weather) for scene in sample.scenes}
    paths = [place.path for place in sample.places]
    assert {"harbour", "harbour/warehouse", "maras-house/kitchen"} <= set(paths)
    assert max(len(place.looks) for place in sample.places) >= 3
    assert sample.warnings == ()


def test_the_sample_asks_for_enough_pictures(sample):
    pictures = 7 * len(sample.places) + len(sample.shots)
    assert pictures >= 60
    assert 2 <= len(sample.shots) / len(sample.scenes) <= 4


def test_shot_numbers_are_unique_and_go_in_steps_of_ten(sample):
    assert [s.number for s in sample.shots] == [10 * n for n in range(1, len(sample.shots) + 1)]


def test_every_scene_has_one_to_four_shots_with_known_framings_and_lines_inside_it(sample):
    for scene, shots in zip(sample.scenes, sample.shots_by_scene, strict=True):
        assert 1 <= len(shots) <= 4
        assert shots[0].framing == "wide"
        assert {shot.framing for shot in shots} <= FRAMINGS
        assert all(shot.scene == scene.number and shot.line >= scene.line for shot in shots)
        assert all(0 < len(shot.description) <= 141 for shot in shots)


def test_the_same_script_gives_the_same_breakdown(sample):
    assert json.dumps(as_json(sample)) == json.dumps(as_json(breakdown(read(SAMPLE))))


@pytest.mark.parametrize(
    "added",
    [
        "INT. HARBOUR - DAY\n\nSpring.\n",
        "INT. KITCHEN, JONAH'S HOUSE - NIGHT\n\nx\n",
        "EXT. HARBOUR - WAREHOUSE - DAY - SNOW (1987) #1#\n\nAbandoned.\n",
        "EXT. PINE FOREST - NIGHT - STORM\n\nMARA\nNo!\n",
    ],
)
def test_a_scene_added_at_the_end_changes_nothing_before_it(sample, added):
    longer = breakdown(parse(SAMPLE.read_bytes() + b"\n" + added.encode(), SAMPLE.name))
    count = len(sample.scenes)
    assert longer.scenes[: count - 1] == sample.scenes[: count - 1]
    assert longer.shots_by_scene[:count] == sample.shots_by_scene
    for before, after in zip(sample.places, longer.places, strict=False):
        assert after.path == before.path
        assert after.base_look == before.base_look
        assert after.introduction == before.introduction
        assert after.looks[0].look == before.looks[0].look


def test_places_come_in_order_with_their_scenes_and_looks():
    made = broken_down(
        "EXT. QUAY - DUSK\n\nBoats.\n\nINT. BAR - NIGHT\n\nx\n\nEXT. QUAY - NIGHT - RAIN\n\nWet.\n"
    )
    quay, bar = made.places
    assert (quay.path, quay.scenes, bar.scenes) == ("quay", ("1", "3"), ("2",))
    assert [asked.look.slug for asked in quay.looks] == ["dusk-clear-summer", "night-rain-summer"]
    assert (quay.introduction, quay.text) == ("Boats.", "Boats.\nWet.")


def test_two_people_who_talk_are_seen_from_both_sides_and_a_shout_up_close():
    made = broken_down("INT. BAR - DAY\n\nDark.\n\nMARA\nWho?\n\nBOB\nMe.\n\nMARA\nGet out!\n")
    assert [shot.framing for shot in made.shots] == ["wide", "medium", "reverse", "close"]
    assert made.shots[3].characters == ("MARA",)


def test_camera_lines_come_first_and_take_the_text_behind_them():
    made = broken_down(
        "EXT. ROAD - DAY\n\nDust.\n\nLOW ANGLE - THE SIGN\n\nRust.\n\nINSERT - A MAP\n\nTorn.\n"
    )
    assert [(s.framing, s.description) for s in made.shots] == [
        ("wide", "Dust."), ("low", "THE SIGN. Rust."), ("close", "A MAP. Torn."),
    ]  # fmt: skip


def test_a_silent_scene_looks_at_what_its_action_looks_at():
    made = broken_down("EXT. ROAD - DAY\n\nDust. She crosses to the car.\n")
    assert [shot.framing for shot in made.shots] == ["wide", "side"]


def test_an_empty_scene_still_has_its_establishing_shot():
    assert [s.description for s in broken_down("EXT. ROAD - DAY\n").shots] == ["EXT. ROAD - DAY"]


@pytest.mark.parametrize(
    ("line", "framing"),
    [
        ("CLOSE ON THE KEY", "close"), ("CLOSE UP: the key", "close"), ("INSERT - LETTER", "close"),
        ("ECU - EYE", "close"), ("WIDE SHOT", "wide"), ("WIDE - THE VALLEY", "wide"),
        ("ANGLE ON MARA", "medium"), ("HIGH ANGLE", "high"), ("LOW ANGLE - SIGN", "low"),
        ("REVERSE ANGLE", "reverse"), ("MARA'S POV", "reverse"), ("P.O.V. MARA", "reverse"),
        ("OVERHEAD SHOT", "high"), ("TRACKING SHOT", "side"), ("TWO SHOT", "medium"),
    ],
)  # fmt: skip
def test_camera_lines_name_their_framing(line, framing):
    found = camera_line(line)
    assert found is not None
    assert found.framing == framing


@pytest.mark.parametrize(
    "line",
    ["Close on her heels.", "CLOSED", "WIDE EYES", "HIGH ABOVE, A BIRD", "LOW TIDE", "MASTER BOB",
     "INSERTED", "REVERSED", "ANGLERS", "DOLLY enters", "POVERTY", "", "LONG AGO",
     "Wide shot of him"],
)  # fmt: skip
def test_ordinary_lines_are_no_camera_lines(line):
    assert camera_line(line) is None


def test_the_json_has_what_the_command_line_promises(sample):
    printed = json.loads(json.dumps(as_json(sample)))
    scene, place = printed["scenes"][6], printed["places"][0]
    assert {"number", "line", "heading", "interior", "exterior", "place", "time"} <= scene.keys()
    assert (scene["place"], scene["time"], scene["weather"]) == (
        "harbour/warehouse",
        "night",
        "rain",
    )
    lines = SAMPLE.read_text(encoding="utf-8").split("\n")
    assert all(lines[s["line"] - 1] == s["heading"] for s in printed["scenes"])
    assert (place["place"], place["name"], place["scenes"]) == (
        "harbour",
        "HARBOUR",
        ["1", "8", "15"],
    )
    assert all(check_slug(found["place"].replace("/", "-")) for found in printed["places"])
