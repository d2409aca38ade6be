"""Asking for pictures over HTTP, and taking it back."""

from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from api.dependencies import dispatch_of
from tests.api.filming import Crew

RENDERS = "/api/v1/projects/tidewater/renders"


def test_subjects_are_named_by_id_or_by_key(client: httpx.Client, crew: Crew):
    wide, close = crew.subject("harbour/wide"), crew.subject("harbour/close")
    asked = client.post(RENDERS, json={"subjects": [str(wide.id), close.key]})
    assert asked.status_code == 202
    renders = asked.json()
    assert [one["subject_key"] for one in renders] == [wide.key, close.key]
    assert {one["status"] for one in renders} == {"queued"}
    assert {one["tier"] for one in renders} == {"low"}


def test_the_same_wish_again_joins_the_open_render(client: httpx.Client, crew: Crew):
    wish = {"subjects": [crew.subject("harbour/wide").key], "tier": "standard"}
    first, second = (client.post(RENDERS, json=wish).json() for _ in range(2))
    assert first == second
    assert len(client.get(RENDERS).json()["items"]) == 1


def test_stale_means_everything_that_has_no_picture_of_what_is_wanted(
    client: httpx.Client, crew: Crew
):
    crew.make_everything()
    wide = crew.subject("harbour/wide")
    crew.records.patch_parameters(wide.id, {"height_m": 1.0}, expected_version=1, by=crew.owner.id)
    keys = {one["subject_key"] for one in client.post(RENDERS, json={"stale": True}).json()}
    assert keys == {one.key for one in crew.records.subtree(wide.key)}


def test_all_means_all(client: httpx.Client, crew: Crew):
    asked = client.post(RENDERS, json={"all": True}).json()
    assert len(asked) == len(crew.records.subjects(crew.project.id))


@pytest.mark.parametrize(
    ("wish", "status"),
    [
        ({}, 422),
        ({"subjects": ["harbour"]}, 404),
        ({"subjects": [str(uuid4())]}, 404),
        ({"subjects": ["tidewater/harbour"], "tier": "ultra"}, 422),
        ({"subjects": "tidewater/harbour"}, 422),
        ({"subjects": ["a\u0000b"]}, 422),
        ({"everything": True}, 422),
    ],
)
def test_a_wish_that_cannot_be_met_asks_for_nothing(
    client: httpx.Client, crew: Crew, wish: dict[str, object], status: int
):
    refused = client.post(RENDERS, json=wish)
    assert refused.status_code == status
    assert refused.headers["content-type"] == "application/problem+json"
    assert client.get(RENDERS).json()["items"] == []


def test_a_subject_of_another_film_is_not_rendered_here(client: httpx.Client, crew: Crew):
    client.post("/api/v1/projects", json={"slug": "ferry", "title": "Ferry"})
    wish = {"subjects": [crew.subject("harbour").key]}
    refused = client.post("/api/v1/projects/ferry/renders", json=wish)
    assert refused.status_code == 404
    assert "another film" in refused.json()["problem"]


def test_a_cancelled_render_is_closed_and_stays_closed(client: httpx.Client, crew: Crew):
    wish = {"subjects": [crew.subject("harbour/wide").key]}
    render = client.post(RENDERS, json=wish).json()[0]
    assert client.delete(f"/api/v1/renders/{render['id']}").status_code == 204
    assert client.get(RENDERS, params={"open_only": True}).json()["items"] == []
    assert client.get(RENDERS).json()["items"][0]["status"] == "cancelled"
    first = client.get(RENDERS).json()["items"][0]
    assert client.delete(f"/api/v1/renders/{render['id']}").status_code == 204
    assert client.get(RENDERS).json()["items"][0] == first


def test_without_dagster_a_wish_gets_a_clear_503_and_leaves_nothing_open(
    app: FastAPI, client: httpx.Client, crew: Crew
):
    del app.dependency_overrides[dispatch_of]
    refused = client.post(RENDERS, json={"subjects": [crew.subject("harbour/wide").key]})
    assert refused.status_code == 503
    assert "Dagster" in refused.json()["problem"]
    assert refused.json()["remedy"]
    assert client.get(RENDERS, params={"open_only": True}).json()["items"] == []
    health = client.get("/api/v1/health").json()
    assert health == {"status": "degraded", "database": True, "dagster": False}
