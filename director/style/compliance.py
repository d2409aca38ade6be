"""Compliance: how near a picture keeps to a style's palette, as a number that says its version.

    strayed = mean over pixels of the distance to the nearest colour of the palette
    unused  = mean over the palette, by share, of the distance to the nearest pixels
    distance = 0.7 strayed + 0.3 unused         score = 1 at NEAR and below, 0 at FAR and above

Distances are in OKLab times 100 with half the weight on lightness: the same palette is darker at
night. Measured: a picture against its own palette 0.6 to 2.4, against a foreign one 5 to 16; see
docs/looks.md.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from director.style.palette import lab_of_palette, lab_of_picture
from director.style.style import Style

METRIC, VERSION = "palette-oklab", 1
NEAR, FAR = 2.5, 10.0
THRESHOLD = 0.6
WEIGHTS = np.array([0.5, 1.0, 1.0]) * 100
SAMPLES = 16_000
NEAREST_SHARE = 0.02
"""A colour of the palette is used when so much of the picture is near it."""


@dataclass(frozen=True)
class Compliance:
    """How near a picture keeps to a palette."""

    strayed: float
    unused: float

    @property
    def distance(self) -> float:
        """Both as one."""
        return 0.7 * self.strayed + 0.3 * self.unused

    @property
    def score(self) -> float:
        """0 to 1."""
        return float(np.clip((FAR - self.distance) / (FAR - NEAR), 0, 1))

    def as_json(self) -> dict[str, Any]:
        """Return the score as it is kept with a take."""
        return {
            "metric": METRIC,
            "version": VERSION,
            "score": round(self.score, 4),
            "threshold": THRESHOLD,
            "kept": self.score >= THRESHOLD,
            "distance": round(self.distance, 2),
            "strayed": round(self.strayed, 2),
            "unused": round(self.unused, 2),
        }


def compliance(srgb: NDArray[np.uint8], style: Style) -> Compliance | None:
    """Return how near a picture (h, w, 3) keeps to a style; None without a palette."""
    if not style.palette:
        return None
    pixels = srgb.reshape(-1, 3)
    lab = lab_of_picture(pixels[:: max(len(pixels) // SAMPLES, 1)]) * WEIGHTS
    colours, share = lab_of_palette(style.palette)
    away = np.sqrt(((lab[:, None] - colours[None] * WEIGHTS) ** 2).sum(-1))
    few = max(int(len(lab) * NEAREST_SHARE), 1)
    nearest = np.partition(away, few - 1, axis=0)[:few].mean(axis=0)
    return Compliance(float(away.min(axis=1).mean()), float(nearest @ share / share.sum()))
