"""Pictures at signed addresses."""

from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from PIL import Image

from director.links import Links
from director.workspace import Workspace
from tests.api.filming import Crew


@pytest.fixture
def take(crew: Crew):
    return crew.keep(crew.subject("harbour/wide"))


@pytest.fixture
def pictures(client: httpx.Client, take) -> dict[str, str]:
    return client.get(f"/api/v1/takes/{take.id}").json()["pictures"]


def test_the_original_comes_back_byte_by_byte(client: httpx.Client, crew: Crew, take, pictures):
    answer = client.get(pictures["picture"])
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.content == crew.store.open(take.path("picture"))


def test_a_preview_is_a_webp_of_its_width_made_once(
    client: httpx.Client, workspace: Workspace, pictures
):
    for _ in range(2):
        answer = client.get(pictures["thumbnail"])
        assert answer.headers["content-type"] == "image/webp"
        assert Image.open(BytesIO(answer.content)).width == 320
    assert len(list(workspace.cache.rglob("*.webp"))) == 1


def test_no_answer_names_a_path(client: httpx.Client, crew: Crew, take):
    for address in ("graph", "takes", "angles", "environments"):
        text = client.get(f"/api/v1/projects/tidewater/{address}").text
        assert "01_Assets" not in text
        assert str(crew.store) not in text and "/tmp" not in text


def test_a_known_picture_is_not_sent_again(client: httpx.Client, pictures):
    first = client.get(pictures["thumbnail"])
    again = client.get(pictures["thumbnail"], headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


@pytest.mark.parametrize(
    ("range_", "first", "last"),
    [("bytes=0-9", 0, 9), ("bytes=100-", 100, None), ("bytes=-50", -50, None)],
)
def test_a_range_is_a_part(client: httpx.Client, pictures, range_, first, last):
    whole = client.get(pictures["picture"]).content
    part = client.get(pictures["picture"], headers={"Range": range_})
    assert part.status_code == 206
    assert part.content == whole[first : None if last is None else last + 1]
    assert part.headers["content-range"].endswith(f"/{len(whole)}")


def test_a_range_past_the_end_is_416_and_a_broken_one_is_ignored(client: httpx.Client, pictures):
    beyond = client.get(pictures["picture"], headers={"Range": "bytes=99999999-"})
    assert beyond.status_code == 416
    assert client.get(pictures["picture"], headers={"Range": "lines=1-2"}).status_code == 200
    assert client.get(pictures["picture"], headers={"Range": "bytes=9-3"}).status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        {"role": "depth"},
        {"width": "640"},
        {"expires": "99999999999"},
        {"signature": "0" * 64},
        {"signature": "ü"},
    ],
)
def test_a_changed_address_is_refused(client: httpx.Client, pictures, change: dict[str, str]):
    address = urlsplit(pictures["thumbnail"])
    query = {name: values[0] for name, values in parse_qs(address.query).items()} | change
    refused = client.get(address.path, params=query)
    assert refused.status_code == 403
    assert refused.headers["content-type"] == "application/problem+json"


def test_a_signature_is_good_for_its_own_take_only(client: httpx.Client, crew: Crew, pictures):
    other = crew.keep(crew.subject("harbour/close"))
    address = urlsplit(pictures["picture"])
    assert client.get(f"/api/v1/media/{other.id}?{address.query}").status_code == 403


def test_an_old_address_has_expired(client: httpx.Client, workspace: Workspace, take):
    old = Links.of(workspace).picture(take.id, now_s=1_700_000_000)
    refused = client.get(old)
    assert refused.status_code == 403
    assert "expired" in refused.json()["problem"]


def test_an_address_stays_the_same_for_a_while_so_that_caches_work(workspace: Workspace, take):
    links = Links.of(workspace)
    start = 1_700_000_000 // 3600 * 3600
    addresses = {links.picture(take.id, now_s=start + minute * 60) for minute in range(60)}
    assert len(addresses) == 1
    assert links.picture(take.id, now_s=start + 3600) not in addresses


def test_every_process_of_a_workspace_signs_alike(workspace: Workspace, take):
    assert Links.of(workspace).picture(take.id) == Links.of(workspace).picture(take.id)
    key = workspace.run / "media.key"
    assert key.stat().st_mode & 0o077 == 0


def test_only_known_widths_are_made(client: httpx.Client, workspace: Workspace, take):
    refused = client.get(Links.of(workspace).picture(take.id, width=12_345))
    assert refused.status_code == 422
    assert not list(workspace.cache.rglob("*.webp"))


def test_a_take_without_depth_says_so(client: httpx.Client, workspace: Workspace, take, pictures):
    assert pictures["depth"] is None
    answer = client.get(Links.of(workspace).picture(take.id, "depth"))
    assert answer.status_code == 404
    assert "depth" in answer.json()["problem"]
