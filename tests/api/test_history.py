"""What was, who changed it and why; two takes held against each other; going back."""

from io import BytesIO

import httpx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from director.media.comparing import heat_map, measure
from director.media.pictures import encode_png
from director.records.merge import merge
from director.records.rollback import patch_from
from tests.api.filming import Crew, drawn

WIDE = "harbour/wide"
JSON = st.recursive(
    st.integers(-2, 2) | st.sampled_from(["", "x"]) | st.booleans(),
    lambda inner: st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)
OBJECT = st.dictionaries(st.sampled_from("abcd"), JSON, max_size=4)


@given(OBJECT, OBJECT)
def test_a_patch_from_one_to_another_makes_exactly_the_other(now, then):
    assert merge(now, patch_from(now, then)) == then


@pytest.fixture
def edited(crew: Crew):
    """An angle with three versions, and a take of the first and the last."""
    subject = crew.subject(WIDE)
    first = crew.keep(subject)
    for version, focal in ((1, 24), (2, 35)):
        patch = {"focal_length_mm": focal}
        crew.records.patch_parameters(
            subject.id, patch, expected_version=version, by=crew.owner.id, reason=f"{focal} mm"
        )
    return first, crew.keep(crew.subject(WIDE))


def test_the_history_of_a_subject_says_who_when_why_and_from_which_parameters(
    client: httpx.Client, crew: Crew, edited
):
    subject = crew.subject(WIDE)
    told = client.get(f"/api/v1/subjects/{subject.id}/history").json()
    assert [(v["version"], v["reason"]) for v in told["versions"]][:2] == [
        (3, "35 mm"),
        (2, "24 mm"),
    ]
    assert told["versions"][0]["who"] == crew.owner.name
    assert told["versions"][0]["changes"] == [{"field": "focal_length_mm", "old": 24, "new": 35}]
    assert [t["id"] for t in told["takes"]] == [str(edited[1].id), str(edited[0].id)]
    assert client.get(told["takes"][0]["thumbnail"]).status_code == 200
    assert "01_Assets" not in str(told)


def test_going_back_is_a_new_version_and_the_team_is_told(client: httpx.Client, crew: Crew, edited):
    subject = crew.subject(WIDE)
    address = f"/api/v1/subjects/{subject.id}/rollback"
    wish = {"version": 1, "reason": "the first was better"}
    assert client.post(address, json=wish).status_code == 428
    assert client.post(address, json=wish, headers={"If-Match": '"2"'}).status_code == 412
    answer = client.post(address, json=wish, headers={"If-Match": '"3"'})
    assert answer.status_code == 200 and answer.headers["etag"] == '"4"'
    assert "focal_length_mm" not in answer.json()["parameters"]
    history = crew.records.history(subject.id)
    assert len(history) == 4 and history[0].reason == "back to v01: the first was better"
    event = crew.records.events_after(crew.project.id, 0, None)[-1]
    assert event.name == "server:subject.rolled_back"
    assert (event.payload["to"], event.payload["version"]) == (1, 4)
    again = crew.subject(WIDE)
    assert again.wanted_digest == edited[0].wanted_digest
    missing = client.post(address, json={"version": 9}, headers={"If-Match": '"4"'})
    assert missing.status_code == 404 and "1 to 4" in missing.json()["known"]


def test_two_takes_differ_in_fields_and_in_pictures(client: httpx.Client, crew: Crew, edited):
    told = client.get(f"/api/v1/takes/{edited[0].id}/diff/{edited[1].id}").json()
    assert {"field": "wanted.camera.focal_length_mm", "old": None, "new": 35} in told["fields"]
    assert 0 < told["changed"] <= 1 and told["same_size"]
    for name in ("side_by_side", "heat_map"):
        answer = client.get(told[name])
        assert answer.headers["content-type"] == "image/webp"
    assert Image.open(BytesIO(client.get(told["side_by_side"]).content)).width > 2 * 600
    assert client.get(told["wipe"]["left"]).status_code == 200
    other = told["heat_map"].replace("heat-", "side-")
    assert client.get(other).status_code == 403


def test_takes_whose_bytes_were_given_up_still_differ_in_fields(
    client: httpx.Client, crew: Crew, edited
):
    crew.store.evict([edited[0].path("picture")], author=("Mara", ""))
    told = client.get(f"/api/v1/takes/{edited[0].id}/diff/{edited[1].id}").json()
    assert told["fields"] and told["changed"] is None


def test_heat_is_where_pictures_differ_and_nowhere_else():
    base = np.full((80, 120, 3), 90, np.uint8)
    other = base.copy()
    other[20:40, 30:60] = 250
    one, two = encode_png(base, {}), encode_png(other, {})
    found = measure(one, two)
    assert found.changed == round(20 * 30 / (80 * 120), 4)
    heat = np.asarray(Image.open(BytesIO(heat_map(one, two))).convert("L"), float)
    assert heat[25:35, 35:55].min() > 200 and heat[60:, 80:].max() < 60
    assert measure(one, one).changed == 0.0
    assert not measure(one, drawn("x", (200, 100))).same_size
