"""Objects, edits and styles over HTTP."""

from io import BytesIO

import httpx
import pytest
from PIL import Image

from tests.api.filming import Crew


def png(colour: tuple[int, int, int]) -> bytes:
    file = BytesIO()
    Image.new("RGB", (64, 48), colour).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def place(client: httpx.Client, crew: Crew) -> tuple[str, str]:
    """An environment's address and ETag."""
    [first, *_] = client.get("/api/v1/projects/tidewater/environments").json()["items"]
    address = f"/api/v1/environments/{first['id']}"
    return address, client.get(address).headers["etag"]


def test_an_object_is_picked_from_the_list_and_moved(client: httpx.Client, place):
    address, etag = place
    objects = client.get(f"{address}/objects").json()
    assert objects["waiting"] == {}
    chosen = max(objects["items"], key=lambda item: len(item["materials"]))
    assert chosen["materials"][0]["colour"].startswith("#")
    patch = {"parameters": {"edits": {chosen["id"]: {"move_m": [0.25, 0, 0]}}}}
    answer = client.patch(address, json=patch, headers={"If-Match": etag})
    assert answer.status_code == 200
    moved = client.get(f"{address}/objects").json()
    [after] = [item for item in moved["items"] if item["id"] == chosen["id"]]
    assert after["position_m"][0] == pytest.approx(chosen["position_m"][0] + 0.25, abs=0.002)
    assert after["edit"] == {"move_m": [0.25, 0, 0]}


def test_an_edit_of_an_unknown_object_names_the_near_ones_and_changes_nothing(client, place):
    address, etag = place
    known = client.get(f"{address}/objects").json()["items"][0]["id"]
    patch = {"parameters": {"edits": {f"{known}x": {"hidden": True}}}}
    refused = client.patch(address, json=patch, headers={"If-Match": etag})
    assert refused.status_code == 422
    assert known in refused.text
    assert client.get(address).headers["etag"] == etag


def test_a_film_gets_its_palette_from_reference_pictures(client: httpx.Client, crew: Crew):
    address = "/api/v1/projects/tidewater/style"
    first = client.get(address)
    assert first.json()["neutral"] and "noir" in first.json()["keywords"]
    etag = first.headers["etag"]
    for name, colour in (("red.png", (170, 34, 17)), ("blue.png", (17, 68, 170))):
        answer = client.post(
            f"{address}/references?name={name}", content=png(colour), headers={"If-Match": etag}
        )
        assert answer.status_code == 200, answer.text
        etag = answer.headers["etag"]
    style = answer.json()["style"]
    assert {swatch["colour"] for swatch in style["palette"]} == {"#aa2211", "#1144aa"}
    assert [one["name"] for one in style["references"]] == ["red.png", "blue.png"]
    [place, *_] = client.get("/api/v1/projects/tidewater/environments").json()["items"]
    wanted = crew.records.subject(place["key"]).wanted["world"]["style"]
    assert wanted == {"palette": style["palette"]}
    cleared = client.put(address, json={}, headers={"If-Match": etag})
    assert cleared.json()["style"] == {}
    assert "style" not in crew.records.subject(place["key"]).wanted["world"]


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n"])
def test_a_reference_that_is_no_picture_is_refused_whole(client: httpx.Client, crew, data):
    address = "/api/v1/projects/tidewater/style"
    etag = client.get(address).headers["etag"]
    refused = client.post(f"{address}/references", content=data, headers={"If-Match": etag})
    assert refused.status_code == 422
    assert refused.json()["problem"]
    assert client.get(address).json()["style"] == {}


def test_a_style_is_changed_only_on_the_version_that_was_seen(client: httpx.Client, crew):
    address = "/api/v1/projects/tidewater/style"
    assert client.put(address, json={}).status_code == 428
    stale = client.put(address, json={"keywords": ["noir"]}, headers={"If-Match": '"999"'})
    assert stale.status_code == 412
    [angle, *_] = client.get("/api/v1/projects/tidewater/angles").json()["items"]
    assert client.get(f"/api/v1/environments/{angle['id']}/objects").status_code == 404
