"""Whom the API answers: loopback has no login, so a foreign page must not get in."""

from dataclasses import replace

import httpx
import pytest

from api.app import create_app
from api.settings import Settings
from tests.api.conftest import served
from tests.api.filming import Crew

NEW = {"slug": "ferry", "title": "Ferry"}


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8000", "LOCALHOST", "[::1]:8000"])
def test_its_own_names_are_answered(client: httpx.Client, host: str):
    assert client.get("/api/v1/tiers", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "[::1].evil"]
)
def test_a_name_that_was_pointed_at_us_is_not_answered(client: httpx.Client, host: str):
    answer = client.get("/api/v1/tiers", headers={"Host": host})
    assert answer.status_code == 421
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_page_of_somebody_else_changes_nothing(client: httpx.Client, headers: dict[str, str]):
    assert client.post("/api/v1/projects", json=NEW, headers=headers).status_code == 403
    assert client.get("/api/v1/projects").json() == []


def test_our_own_page_and_plain_programs_may(client: httpx.Client):
    own = {"Origin": str(client.base_url).rstrip("/"), "Sec-Fetch-Site": "same-origin"}
    assert client.post("/api/v1/projects", json=NEW, headers=own).status_code == 201
    assert client.post("/api/v1/projects", json=NEW | {"slug": "raft"}).status_code == 201


def test_a_form_cannot_speak_json(client: httpx.Client):
    sneaky = client.post(
        "/api/v1/projects",
        content='{"slug": "ferry", "title": "Ferry"}',
        headers={"Content-Type": "text/plain"},
    )
    assert sneaky.status_code == 422
    assert client.get("/api/v1/projects").json() == []


def test_the_studios_own_name_is_let_in(settings: Settings, crew: Crew):
    app = create_app(replace(settings, public_url="https://film.example.org/"))
    with served(app) as server:
        answer = httpx.get(f"{server}/api/v1/projects", headers={"Host": "film.example.org"})
        assert answer.status_code == 200


def test_every_answer_says_that_types_are_meant(client: httpx.Client):
    for address in ("/", "/api/v1/tiers", "/api/v1/nothing"):
        assert client.get(address).headers["x-content-type-options"] == "nosniff"


def test_a_canvas_that_was_not_built_says_how_to_build_it(client: httpx.Client):
    answer = client.get("/")
    assert answer.status_code == 503
    assert "make canvas" in answer.text


def test_the_built_canvas_is_served_and_nothing_beside_it(client: httpx.Client, settings: Settings):
    (settings.canvas / "assets").mkdir(parents=True)
    (settings.canvas / "index.html").write_text("<title>canvas</title>")
    (settings.canvas / "assets" / "index-1.js").write_text("1")
    (settings.canvas.parent / "secret.txt").write_text("secret")
    assert "canvas" in client.get("/?subject=tidewater%2Fharbour").text
    assert "immutable" in client.get("/assets/index-1.js").headers["cache-control"]
    for sneaky in ("/assets/..%2f..%2fsecret.txt", "/..%2fsecret.txt", "/assets/../../secret.txt"):
        assert client.get(sneaky).status_code == 404
