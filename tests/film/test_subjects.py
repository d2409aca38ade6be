"""From a breakdown to subjects: what is asked for, under which key, in which order."""

from collections import Counter
from pathlib import Path

import pytest

from director.errors import BadSlug
from director.film import film_of_script
from director.keys import Kind, kind_of, parent_of
from director.screenplay import breakdown, parse, read

SAMPLE = Path(__file__).parents[2] / "screenplays/tidewater.fountain"

SCRIPT = b"""EXT. HARBOUR - DAY

Boats.

EXT. HARBOUR - NIGHT - RAIN

The same boats, wet.

INT. HARBOUR - WAREHOUSE - NIGHT

Crates.
"""


def film(script: bytes = SCRIPT, slug: str = "test"):
    return film_of_script(breakdown(parse(script, "test.fountain")), slug)


def test_the_sample_asks_for_at_least_sixty_different_pictures() -> None:
    found = film_of_script(breakdown(read(SAMPLE)))
    kinds = Counter(spec.kind for spec in found.specs)
    assert kinds[Kind.ENVIRONMENT] >= 6
    assert kinds[Kind.ANGLE] == 7 * kinds[Kind.ENVIRONMENT]
    assert len(found.specs) >= 60
    looks = {str(spec.key).split("/")[3] for spec in found.specs if spec.kind is Kind.VARIATION}
    assert {"day", "dusk", "night"} <= {look.split("-")[0] for look in looks}
    assert len({look.split("-")[1] for look in looks}) > 1


def test_every_subject_comes_after_its_parent_and_has_the_kind_of_its_key() -> None:
    seen: set[str] = set()
    for spec in film_of_script(breakdown(read(SAMPLE))).specs:
        assert kind_of(spec.key) is spec.kind
        assert spec.kind is Kind.ENVIRONMENT or parent_of(spec.key) in seen
        assert spec.key not in seen
        seen.add(spec.key)


def test_a_further_look_gets_its_wide_angle_even_without_a_wide_shot() -> None:
    keys = [spec.key for spec in film().specs]
    assert any(key.startswith("test/harbour/wide/night-rain-") for key in keys)


def test_the_angles_of_a_place_are_painted_in_the_look_of_its_first_scene() -> None:
    harbour = next(spec for spec in film().specs if spec.key == "test/harbour")
    assert harbour.parameters["base_look"]["time"] == "day"


def test_a_scene_added_at_the_end_changes_nothing_before_it() -> None:
    before = {spec.key: spec.parameters for spec in film().specs}
    after = {s.key: s.parameters for s in film(SCRIPT + b"\nEXT. BEACH - DAWN\n\nWaves.\n").specs}
    assert before.items() <= after.items()


def test_the_places_of_one_film_stay_together() -> None:
    places = [spec.key.split("/")[1] for spec in film_of_script(breakdown(read(SAMPLE))).specs]
    blocks = [place for i, place in enumerate(places) if i == 0 or places[i - 1] != place]
    assert len(blocks) == len(set(blocks))


def test_a_project_name_that_is_no_slug_is_refused_with_a_proposal() -> None:
    with pytest.raises(BadSlug, match="Try 'my-film'"):
        film(slug="My Film")


def test_a_place_that_no_site_fits_is_reported_with_the_nearest() -> None:
    found = film(b"EXT. ZYXGORF - DAY\n\nQuux.\n")
    assert any("ZYXGORF" in remark for remark in found.remarks)
