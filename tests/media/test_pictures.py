"""Formats: what is encoded comes back, and what is no picture is refused."""

import io
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PIL import Image

from director.errors import MediaBroken
from director.media.pictures import (
    LONGEST_DATA_URI,
    decode_depth,
    decode_png,
    encode,
    encode_depth,
    encode_png,
    pixel_sha256,
    preview,
    recipe_in,
    thumbnail_uri,
)

SIZES = st.tuples(st.integers(1, 40), st.integers(1, 40))


@given(arrays.arrays(np.uint8, SIZES.map(lambda size: (*size, 3))))
def test_a_png_gives_back_its_pixels_and_its_recipe(srgb):
    made_with = {"recipe": {"seed": 0, "words": ["Ærø", "夜"]}, "camera": {"height_m": 1.5}}
    png = encode_png(srgb, made_with)
    assert np.array_equal(decode_png(png), srgb)
    assert recipe_in(png) == made_with


@given(
    arrays.arrays(np.float32, SIZES, elements=st.floats(0.0625, 60000, width=32) | st.just(np.inf))
)
def test_depth_comes_back_within_half_a_float_of_eleven_bits_and_sky_stays_sky(depth_m):
    found = decode_depth(encode_depth(depth_m))
    assert found.shape == depth_m.shape and found.dtype == np.float32
    assert np.array_equal(np.isinf(found), np.isinf(depth_m))
    near = np.isfinite(depth_m)
    assert np.all(np.abs(found[near] - depth_m[near]) <= depth_m[near] * 2.0**-11)


def test_depth_is_one_half_channel_that_other_programs_know(tmp_path):
    import OpenEXR

    path = tmp_path / "depth.exr"
    path.write_bytes(encode_depth(np.full((4, 6), 2.5, np.float32)))
    with OpenEXR.File(str(path), separate_channels=True) as file:
        assert list(file.channels()) == ["Z"]
        assert file.channels()["Z"].pixels.dtype == np.float16
        assert file.header()["compression"] == OpenEXR.ZIP_COMPRESSION


def test_the_same_pixels_have_one_digest_and_one_encoding():
    srgb = np.arange(300, dtype=np.uint8).reshape(10, 10, 3)
    depth = np.linspace(1, 50, 100, dtype=np.float32).reshape(10, 10)
    once, again = encode(srgb, depth, {"a": 1}), encode(srgb[:, ::-1][:, ::-1], depth, {"a": 1})
    assert once == again
    assert (once.width, once.height) == (10, 10)
    assert pixel_sha256(srgb) == once.pixel_sha256 != pixel_sha256(srgb.reshape(5, 20, 3))
    assert pixel_sha256(depth) == pixel_sha256(depth.astype(">f4"))
    assert pixel_sha256(decode_png(once.png)) == once.pixel_sha256


@pytest.mark.parametrize("size", [(1920, 1080), (40, 300), (1, 1)])
def test_a_preview_keeps_the_aspect_and_is_never_enlarged(size):
    noise = np.random.default_rng(1).integers(0, 255, (size[1], size[0], 3), np.uint8)
    with Image.open(io.BytesIO(preview(encode_png(noise, {}), 320))) as small:
        assert small.format == "WEBP" and small.width == min(320, size[0])
        assert abs(small.height - size[1] * small.width / size[0]) <= 1


@pytest.mark.parametrize("size", [(680, 384), (64, 4000), (2, 2)])
def test_a_thumbnail_is_short_enough_for_dagster_even_of_noise(size):
    noise = np.random.default_rng(1).integers(0, 255, (size[1], size[0], 3), np.uint8)
    uri = thumbnail_uri(encode_png(noise, {}))
    assert uri.startswith("data:image/webp;base64,") and len(uri) < LONGEST_DATA_URI


@pytest.mark.parametrize(
    "ask", [decode_png, recipe_in, thumbnail_uri, lambda data: preview(data, 9)]
)
@pytest.mark.parametrize("data", [b"", b"no picture", b"GIF89a" + bytes(50)])
def test_what_is_no_picture_is_refused(ask, data):
    with pytest.raises(MediaBroken, match="no picture"):
        ask(data)


def test_a_picture_that_was_cut_off_is_refused():
    whole = encode_png(np.random.default_rng(1).integers(0, 255, (50, 50, 3), np.uint8), {})
    for end in (len(whole) // 2, len(whole) - 100):
        with pytest.raises(MediaBroken):
            decode_png(whole[:end])


def test_a_decompression_bomb_is_refused_before_it_is_decoded():
    def chunk(name: bytes, body: bytes) -> bytes:
        checked = name + body
        return len(body).to_bytes(4, "big") + checked + zlib.crc32(checked).to_bytes(4, "big")

    for side in (9_000, 60_000):
        head = side.to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"
        body = (
            chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
        )
        with pytest.raises(MediaBroken, match="pixels"):
            decode_png(b"\x89PNG\r\n\x1a\n" + body)


@pytest.mark.parametrize("data", [b"", b"v/1\x01" + bytes(100)])
def test_what_is_no_depth_picture_is_refused(data):
    with pytest.raises(MediaBroken, match="no depth picture"):
        decode_depth(data)
