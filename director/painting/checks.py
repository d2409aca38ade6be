"""Is this a picture at all? Size and non-blankness, which block a take that fails them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from director.painting.painter import Picture

LUMINANCE = np.array([0.2126, 0.7152, 0.0722])
MOST_BLACK = 0.90
MOST_WHITE = 0.75
LEAST_SPREAD = 0.035
LEAST_ENTROPY = 2.2
MOST_NEAR = 0.55
NEAR_M = 0.6


@dataclass(frozen=True)
class Inspection:
    """What was measured, and what is wrong with it."""

    scores: dict[str, float]
    """`black`, `white`: shares of pixels; `spread`: standard deviation of grey, 0 to 1; `entropy`:
    bits of grey; `near`: share of the frame closer than `NEAR_M`; `width`, `height`: pixels."""
    reasons: tuple[str, ...]
    """Why the picture cannot be kept; empty when it can."""

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong."""
        return not self.reasons

    def as_json(self) -> dict[str, Any]:
        """Return the scores with `passed` and `reasons` as plain JSON."""
        rounded = {name: round(value, 4) for name, value in self.scores.items()}
        return {**rounded, "passed": self.passed, "reasons": list(self.reasons)}


def inspect(picture: Picture, size_px: tuple[int, int]) -> Inspection:
    """Measure a picture that should be `size_px` (width, height)."""
    return inspect_pixels(picture.srgb, size_px, picture.depth_m)


def inspect_pixels(
    srgb: NDArray[np.uint8], size_px: tuple[int, int], depth_m: NDArray[np.floating] | None = None
) -> Inspection:
    """Measure the pixels (h, w, 3) of a picture.

    `depth_m` (h, w), where there is one, tells whether something stands right before the lens.
    """
    grey = (srgb.astype(np.float32) / 255) @ LUMINANCE.astype(np.float32)
    share = np.bincount((grey * 63.99).astype(int).ravel(), minlength=64) / grey.size
    scores = {
        "width": float(srgb.shape[1]),
        "height": float(srgb.shape[0]),
        "black": float((grey < 0.02).mean()),
        "white": float((grey > 0.98).mean()),
        "spread": float(grey.std()),
        "entropy": float(-(share[share > 0] * np.log2(share[share > 0])).sum()),
        "near": 0.0 if depth_m is None else float((depth_m < NEAR_M).mean()),
    }
    return Inspection(scores, tuple(_reasons(scores, size_px)))


def _reasons(scores: dict[str, float], size_px: tuple[int, int]) -> list[str]:
    size = (int(scores["width"]), int(scores["height"]))
    tests = (
        (
            size != size_px,
            f"It is {size[0]}x{size[1]} pixels instead of {size_px[0]}x{size_px[1]}.",
        ),
        (scores["black"] > MOST_BLACK, f"{scores['black']:.0%} of it is black."),
        (scores["white"] > MOST_WHITE, f"{scores['white']:.0%} of it is white."),
        (
            scores["spread"] < LEAST_SPREAD,
            f"It is flat: its grey varies by {scores['spread']:.3f}.",
        ),
        (scores["entropy"] < LEAST_ENTROPY, f"It holds {scores['entropy']:.1f} bits of grey only."),
        (
            scores["near"] > MOST_NEAR,
            f"Something fills {scores['near']:.0%} of the frame nearer than {NEAR_M} m.",
        ),
    )
    return [text for wrong, text in tests if wrong]
