"""Reference pictures from outside: good, broken, tiny, huge, and none at all."""

import struct
import zlib
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from director.errors import BadInput
from director.style.palette import palette_of
from director.style.reference import MOST_BYTES, SIDE_PX, decoded


def saved(image: Image.Image, format: str = "PNG", **options: object) -> bytes:
    file = BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def bomb(side: int) -> bytes:
    """A PNG of a few bytes that says it has `side` squared pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 100_000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


RED = Image.new("RGB", (400, 300), (170, 34, 17))


@pytest.mark.parametrize(
    ("format", "options"), [("PNG", {}), ("JPEG", {"quality": 95}), ("WEBP", {"lossless": True})]
)
def test_a_picture_is_decoded_small(format, options):
    found = decoded(saved(RED, format, **options))
    assert found.shape == (SIDE_PX * 3 // 4, SIDE_PX, 3)
    assert np.abs(found.reshape(-1, 3).mean(axis=0) - (170, 34, 17)).max() < 3
    assert len(palette_of([found])) == 1


GOOD = saved(RED)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no picture"),
        (b"INT. HOUSE - DAY", "no picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture"),
        (GOOD[: len(GOOD) // 2], "cannot be decoded"),
        (saved(Image.new("RGB", (2, 2))), "2x2 pixels only"),
        (bomb(30_000), "unpack to 30000x30000"),
        (bytes(MOST_BYTES + 1), "MiB"),
    ],
    ids=["nothing", "text", "svg", "half", "tiny", "bomb", "large"],
)
def test_what_is_no_fit_picture_is_refused_with_the_reason(data, why):
    with pytest.raises(BadInput, match=f"'a.png'.*{why}.*PNG"):
        decoded(data, "'a.png'")
