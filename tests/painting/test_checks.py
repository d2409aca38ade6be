"""Inspection: it must be able to fail, and must let a good dark picture pass."""

import numpy as np
import pytest

from director.painting.checks import inspect_pixels

SIZE = (320, 180)
RNG = np.random.default_rng(5)


def scene(low: int, high: int) -> np.ndarray:
    """A picture with some structure between two greys."""
    y, x = np.mgrid[0:180, 0:320]
    shape = 0.5 + 0.25 * np.sin(x / 17) + 0.25 * np.cos(y / 11)
    grey = low + (high - low) * shape + RNG.normal(0, 2, shape.shape)
    return np.clip(grey, 0, 255).astype(np.uint8)[..., None].repeat(3, axis=2)


@pytest.mark.parametrize(
    ("picture", "word"),
    [
        (np.zeros((180, 320, 3), np.uint8), "black"),
        (np.full((180, 320, 3), 255, np.uint8), "white"),
        (np.full((180, 320, 3), 118, np.uint8), "flat"),
        (scene(100, 108), "flat"),
        (scene(20, 200)[:90], "320x90"),
    ],
)
def test_a_bad_picture_is_refused_with_a_reason(picture, word):
    found = inspect_pixels(picture, SIZE)
    assert not found.passed
    assert any(word in reason for reason in found.reasons)


@pytest.mark.parametrize("picture", [scene(20, 220), scene(2, 70), scene(120, 250)])
def test_a_picture_by_day_by_night_and_in_snow_passes(picture):
    assert inspect_pixels(picture, SIZE).passed


def test_a_wall_before_the_lens_is_noticed():
    depth = np.full((180, 320), 0.3, np.float32)
    found = inspect_pixels(scene(20, 200), SIZE, depth)
    assert "nearer than" in found.reasons[0]


def test_scores_are_plain_json():
    scores = inspect_pixels(scene(20, 200), SIZE).as_json()
    assert scores["passed"] is True
    assert scores["reasons"] == []
    assert 0 <= scores["black"] <= 1
