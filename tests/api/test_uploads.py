"""Reference pictures and screenplays that people send."""

import hashlib
import struct
import zlib
from io import BytesIO

import httpx
import numpy as np
import pytest
from PIL import Image

from director.keys import Kind
from tests.api.filming import Crew, drawn

PROJECT = "/api/v1/projects/tidewater"
SCRIPT = """Title: Tidewater

EXT. LIGHTHOUSE - NIGHT

Rain. MARA climbs the stairs.

MARA
Nobody.

INT. BOATHOUSE - DAY

She sits down.
"""


def begin(client: httpx.Client, data: bytes, **more: object) -> str:
    told = {"name": "harbour.png", "size": len(data)} | more
    answer = client.post(f"{PROJECT}/uploads", json=told)
    assert answer.status_code == 201, answer.text
    return answer.headers["location"]


def send(client: httpx.Client, where: str, data: bytes, offset: int = 0) -> httpx.Response:
    return client.patch(where, content=data, headers={"Upload-Offset": str(offset)})


def jpeg(**more: object) -> bytes:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "A camera that tells"
    exif[0x0112] = 6
    noise = np.random.default_rng(1).integers(0, 255, (40, 60, 3), np.uint8)
    Image.fromarray(noise).save(out, "JPEG", exif=exif, comment=b"where I live", **more)
    return out.getvalue()


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says it has 900 million pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1_000_000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def test_a_reference_picture_is_kept_upright_without_what_its_camera_told(
    client: httpx.Client, crew: Crew
):
    data = jpeg()
    digest = hashlib.sha256(data).hexdigest()
    kept = send(client, begin(client, data, name="../../me.jpg", sha256=digest), data).json()
    assert (kept["status"], kept["media_type"]) == ("kept", "image/jpeg")
    assert (kept["width"], kept["height"]) == (40, 60)
    answer = client.get(kept["picture"])
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert b"camera that tells" not in answer.content and b"where I live" not in answer.content
    assert Image.open(BytesIO(answer.content)).size == (40, 60)
    small = client.get(kept["thumbnail"])
    assert small.headers["content-type"] == "image/webp"
    assert [each["id"] for each in client.get(f"{PROJECT}/references").json()] == [kept["id"]]
    part = client.get(kept["picture"], headers={"Range": "bytes=0-3"})
    assert part.status_code == 206 and part.content == answer.content[:4]
    assert "/tmp" not in str(kept) and "01_Assets" not in str(kept)


def test_a_broken_off_upload_goes_on_where_it_stopped(client: httpx.Client, crew: Crew):
    data = drawn("a place")
    where = begin(client, data)
    assert send(client, where, data[:1000]).json()["status"] == "open"
    asked = client.head(where)
    assert (asked.headers["upload-offset"], asked.headers["upload-length"]) == (
        "1000",
        str(len(data)),
    )
    wrong = send(client, where, data[500:], 500)
    assert wrong.status_code == 409 and "1000" in wrong.json()["problem"]
    assert send(client, where, data[1000:], 1000).json()["status"] == "kept"
    assert client.head(where).headers["upload-offset"] == str(len(data))
    assert send(client, where, b"more", len(data)).status_code == 409


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<script>alert(1)</script>" * 9, "does not begin like one"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 400, "OSError"),
        (drawn("a place")[:2000], "OSError"),
        (bomb(), "900000000 pixels"),
    ],
    ids=["a page", "no picture", "cut off", "a bomb"],
)
def test_what_is_no_picture_is_refused_whatever_its_name_is(
    client: httpx.Client, crew: Crew, workspace, data, why
):
    head = crew.store.head()
    where = begin(client, data)
    refused = send(client, where, data)
    assert refused.status_code == 422
    assert why in refused.json()["known"]
    assert client.get(where).json()["status"] == "refused"
    assert crew.store.head() == head
    assert not list((workspace.cache / "uploads").iterdir())


def test_bytes_that_changed_on_the_way_are_refused(client: httpx.Client, crew: Crew):
    data = drawn("a place")
    refused = send(client, begin(client, data, sha256="0" * 64), data)
    assert refused.status_code == 422 and "SHA-256" in refused.json()["known"]


def test_limits_are_those_of_the_tier_and_hold_while_it_comes(client: httpx.Client, crew: Crew):
    told = {"name": "a.png", "size": 30 << 20}
    assert client.post(f"{PROJECT}/uploads", json=told).status_code == 422
    assert client.post(f"{PROJECT}/uploads", json=told | {"tier": "standard"}).status_code == 201
    refused = send(client, begin(client, b"1234"), b"12345")
    assert refused.status_code == 422 and "announced" in refused.json()["problem"]


def test_a_signature_for_one_reference_opens_no_other(client: httpx.Client, crew: Crew):
    data = drawn("a place")
    kept = [send(client, begin(client, data), data).json() for _ in range(2)]
    query = kept[0]["picture"].partition("?")[2]
    assert client.get(f"/api/v1/media/{kept[1]['id']}?{query}").status_code == 403


def test_a_screenplay_becomes_subjects_and_edits_stay(client: httpx.Client, crew: Crew):
    answer = client.post(f"{PROJECT}/scripts?name=draft 2.fountain", content=SCRIPT.encode())
    assert answer.status_code == 201, answer.text
    told = answer.json()
    assert told["script"]["revision"] == 2 and told["added"] > 0 and told["retired"] > 0
    places = {s.key for s in crew.records.subjects(crew.project.id, Kind.ENVIRONMENT)}
    assert places == {"tidewater/lighthouse", "tidewater/boathouse"}
    assert crew.store.open("02_Source_Creative/Scripts/draft_2.fountain") == SCRIPT.encode()
    again = client.post(f"{PROJECT}/scripts?name=draft 2.fountain", content=SCRIPT.encode())
    assert (again.json()["added"], again.json()["script"]["revision"]) == (0, 2)


@pytest.mark.parametrize(
    "data", [b"", b"\x00\x01\x02" * 50, bomb()], ids=["empty", "bytes", "bomb"]
)
def test_what_is_no_screenplay_touches_nothing(client: httpx.Client, crew: Crew, data):
    before = crew.records.subjects(crew.project.id)
    refused = client.post(f"{PROJECT}/scripts?name=a.fountain", content=data)
    assert refused.status_code == 422
    assert crew.records.subjects(crew.project.id) == before
    assert crew.records.latest_script(crew.project.id).revision == 1


def test_a_screenplay_can_come_in_parts(client: httpx.Client, crew: Crew):
    data = SCRIPT.encode()
    where = begin(client, data, kind="script", name="draft.fountain")
    send(client, where, data[:50])
    assert send(client, where, data[50:], 50).json()["status"] == "kept"
    assert crew.records.latest_script(crew.project.id).name == "draft.fountain"
