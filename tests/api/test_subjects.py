"""Films and their subjects over HTTP."""

from uuid import uuid4

import httpx
import pytest

from director.keys import Kind
from tests.api.filming import Crew

GRAPH = "/api/v1/projects/tidewater/graph"


def test_the_graph_has_every_subject_with_its_parent_and_state(client: httpx.Client, crew: Crew):
    crew.keep(crew.subject("harbour/wide"))
    graph = client.get(GRAPH).json()
    subjects = {one["key"]: one for one in graph["subjects"]}
    assert len(subjects) == len(crew.records.subjects(crew.project.id))
    assert graph["script"]["name"] == "tidewater.fountain"
    assert graph["sequence"] == crew.records.last_event(crew.project.id)
    wide = subjects["tidewater/harbour/wide"]
    assert (wide["state"], wide["take"]["tier"]) == ("fresh", "low")
    assert subjects["tidewater/harbour/close"]["state"] == "missing"
    sources = {edge["target"]: edge["source"] for edge in graph["edges"]}
    assert sources[wide["id"]] == subjects["tidewater/harbour"]["id"]
    assert sources[subjects["tidewater/harbour"]["id"]] == "script"


def test_a_stale_subject_names_field_old_and_new(client: httpx.Client, crew: Crew):
    wide = crew.subject("harbour/wide")
    crew.keep(wide)
    crew.records.patch_parameters(
        wide.id, {"focal_length_mm": 35}, expected_version=1, by=crew.owner.id
    )
    found = client.get(f"/api/v1/angles/{wide.id}").json()
    assert found["state"] == "stale"
    assert found["differences"] == [{"field": "camera.focal_length_mm", "old": None, "new": 35}]


def test_a_take_of_older_code_is_outdated_not_stale(client: httpx.Client, crew: Crew):
    crew.code_version = lambda: "painted-long-ago"
    wide = crew.subject("harbour/wide")
    crew.keep(wide)
    assert client.get(f"/api/v1/angles/{wide.id}").json()["state"] == "outdated"


@pytest.mark.parametrize("kind", Kind)
def test_pages_together_are_the_whole_list_in_order(client: httpx.Client, crew: Crew, kind: Kind):
    wanted = [str(one.id) for one in crew.records.subjects(crew.project.id, kind)]
    found: list[str] = []
    after: dict[str, str] = {}
    while True:
        address = f"/api/v1/projects/tidewater/{kind}s"
        page = client.get(address, params={"limit": 4, **after}).json()
        found += [one["id"] for one in page["items"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert found == wanted


def test_an_open_render_is_shown_on_its_subject(client: httpx.Client, crew: Crew):
    wide = crew.subject("harbour/wide")
    render = crew.start(wide)
    crew.records.progress(render.id, 0.5, "rays")
    shown = client.get(f"/api/v1/angles/{wide.id}").json()["render"]
    assert (shown["status"], shown["progress"], shown["step"]) == ("running", 0.5, "rays")


def test_a_change_needs_the_version_that_was_seen(client: httpx.Client, crew: Crew):
    address = f"/api/v1/angles/{crew.subject('harbour/wide').id}"
    change = {"parameters": {"height_m": 2.5}}
    refused = client.patch(address, json=change)
    assert refused.status_code == 428
    assert "If-Match" in refused.json()["remedy"]
    etag = client.get(address).headers["etag"]
    done = client.patch(address, json=change, headers={"If-Match": etag})
    assert done.status_code == 200
    assert done.json()["parameters"] == {"framing": "wide", "height_m": 2.5}
    assert done.headers["etag"] == '"2"'


def test_a_stale_change_gets_both_values_and_changes_nothing(client: httpx.Client, crew: Crew):
    wide = crew.subject("harbour/wide")
    crew.records.patch_parameters(wide.id, {"height_m": 3}, expected_version=1, by=crew.owner.id)
    address = f"/api/v1/angles/{wide.id}"
    patch = {"parameters": {"height_m": 2.5}}
    refused = client.patch(address, json=patch, headers={"If-Match": '"1"'})
    assert refused.status_code == 412
    current = refused.json()["current"]
    assert current["version"] == 2
    assert current["differences"] == [{"field": "height_m", "old": 3, "new": 2.5}]
    assert client.get(address).json()["parameters"]["height_m"] == 3


def test_null_takes_a_parameter_back_to_its_default(client: httpx.Client, crew: Crew):
    address = f"/api/v1/angles/{crew.subject('harbour/wide').id}"
    merge_patch = {"Content-Type": "application/merge-patch+json"}
    client.patch(
        address,
        content='{"parameters": {"height_m": 2}}',
        headers={"If-Match": '"1"', **merge_patch},
    )
    changed = client.patch(
        address,
        content='{"parameters": {"height_m": null}}',
        headers={"If-Match": '"2"', **merge_patch},
    )
    assert changed.json()["parameters"] == {"framing": "wide"}


def test_what_hangs_below_a_change_becomes_stale(client: httpx.Client, crew: Crew):
    crew.make_everything()
    place = crew.subject("harbour")
    client.patch(
        f"/api/v1/environments/{place.id}",
        json={"parameters": {"words": ["ruined"]}},
        headers={"If-Match": '"1"'},
    )
    states = {one["key"]: one["state"] for one in client.get(GRAPH).json()["subjects"]}
    below = {key for key in states if key.startswith("tidewater/harbour/")}
    assert {states[key] for key in below | {place.key}} == {"stale"}
    assert {states[key] for key in states.keys() - below - {place.key}} == {"fresh"}


@pytest.mark.parametrize(
    ("parameters", "wrong"),
    [
        ({"framing": "sideways"}, "sideways"),
        ({"focal_length_mm": -1}, "focal_length_mm"),
        ({"focal_length_mm": "long"}, "focal_length_mm"),
        ({"colour": "red"}, "colour"),
        ({"framing": None}, "framing"),
    ],
)
def test_a_bad_parameter_is_named_and_changes_nothing(
    client: httpx.Client, crew: Crew, parameters: dict[str, object], wrong: str
):
    address = f"/api/v1/angles/{crew.subject('harbour/wide').id}"
    body = {"parameters": parameters}
    refused = client.patch(address, json=body, headers={"If-Match": '"1"'})
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    assert wrong in refused.json()["detail"]
    assert client.get(address).headers["etag"] == '"1"'


def test_an_id_of_another_kind_says_where_it_is(client: httpx.Client, crew: Crew):
    wide = crew.subject("harbour/wide")
    answer = client.get(f"/api/v1/shots/{wide.id}")
    assert answer.status_code == 404
    assert f"/api/v1/angles/{wide.id}" in answer.json()["remedy"]


def test_a_new_project_has_its_repository_and_its_record(client: httpx.Client, workspace):
    made = client.post("/api/v1/projects", json={"slug": "night-ferry", "title": "Night Ferry"})
    assert made.status_code == 201
    assert client.get(made.headers["location"]).json()["title"] == "Night Ferry"
    assert workspace.repository("night-ferry").is_dir()
    again = client.post("/api/v1/projects", json={"slug": "night-ferry", "title": "Again"})
    assert again.status_code == 409


@pytest.mark.parametrize(
    "body",
    [
        {"slug": "Night Ferry", "title": "Night Ferry"},
        {"slug": "../escape", "title": "x"},
        {"slug": "ferry", "title": ""},
        {"slug": "ferry", "title": "x", "aspect": 7},
        {"slug": "ferry", "title": "x", "default_tier": "ultra"},
        {"slug": "ferry", "title": "x", "more": 1},
        {"title": "x"},
        [],
        None,
    ],
)
def test_a_project_that_cannot_be_is_refused_whole(client: httpx.Client, workspace, body: object):
    refused = client.post("/api/v1/projects", json=body)
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    assert client.get("/api/v1/projects").json() == []
    assert not list((workspace.root / "Projects").iterdir())


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/projects/nowhere",
        "/api/v1/projects/nowhere/graph",
        f"/api/v1/projects/{uuid4()}/shots",
        f"/api/v1/angles/{uuid4()}",
        f"/api/v1/takes/{uuid4()}",
        "/api/v1/nothing",
        "/no-such-page",
    ],
)
def test_what_is_not_there_is_a_problem_with_status_404(client: httpx.Client, address: str):
    answer = client.get(address)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["problem"]


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/angles/not-an-id",
        "/api/v1/projects/tidewater/shots?limit=0",
        "/api/v1/projects/tidewater/shots?after=minus",
        "/api/v1/projects/tidewater/graph?tier=ultra",
        "/api/v1/projects/tidewater/events?after=-1",
    ],
)
def test_what_cannot_be_understood_is_a_problem_with_status_422(
    client: httpx.Client, crew: Crew, address: str
):
    answer = client.get(address)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
