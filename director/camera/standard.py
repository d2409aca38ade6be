"""The seven standard angles, and where they stand in a place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from director.camera.model import Camera
from director.errors import BadInput
from director.world.blockout import Blockout

if TYPE_CHECKING:
    from director.painting.caster import Caster

PANORAMA = "panorama"


@dataclass(frozen=True)
class Framing:
    """One standard angle in the field's terms."""

    distance: float
    """From the focus, in focus radii."""
    height_m: float
    focal_length_mm: float
    azimuth_deg: float
    """From the direction of the best view, counter-clockwise."""


FRAMINGS: dict[str, Framing] = {
    "wide": Framing(2.3, 1.9, 21.0, 0.0),
    "medium": Framing(1.5, 1.65, 32.0, 16.0),
    "close": Framing(0.8, 1.55, 50.0, -18.0),
    "reverse": Framing(2.1, 1.75, 24.0, 180.0),
    "side": Framing(1.8, 1.70, 28.0, 92.0),
    "low": Framing(1.5, 0.45, 21.0, -32.0),
    "high": Framing(2.2, 7.50, 24.0, 38.0),
}


def place(
    blockout: Blockout, caster: "Caster", framing: str, overrides: Mapping[str, Any], aspect: float
) -> Camera:
    """Return the camera of a framing."""
    focus = blockout.focus
    x, y, z = focus.point
    if framing == PANORAMA:
        angle = np.radians(focus.facing_deg + 180)
        return Camera((x, y, 1.6), (x + np.cos(angle), y + np.sin(angle), 1.6), panorama=True)
    if framing not in FRAMINGS:
        raise BadInput(f"No framing '{framing}'.", known=f"Known: {', '.join(FRAMINGS)}.")
    ideal = FRAMINGS[framing]
    angle = np.radians(focus.facing_deg + ideal.azimuth_deg)
    reach = ideal.distance * focus.radius_m
    xmin, ymin, xmax, ymax = focus.room_m
    position = (
        float(np.clip(x + reach * np.cos(angle), xmin, xmax)),
        float(np.clip(y + reach * np.sin(angle), ymin, ymax)),
        min(ideal.height_m, focus.ceiling_m),
    )
    return Camera(position, (x, y, z), ideal.focal_length_mm)
