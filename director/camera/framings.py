"""The standard angles of every place, in the terms of a camera department."""

from dataclasses import dataclass

PANORAMA = "panorama"
EYE_HEIGHT_M = 1.65


@dataclass(frozen=True)
class Framing:
    """Where an angle ideally stands; placement moves it as little as the place demands."""

    distance: float
    """From the focus, in focus radii."""
    height_m: float
    """Above the ground."""
    focal_length_mm: float
    azimuth_deg: float
    """Around the focus, counter-clockwise from the direction of the place's best view."""
    aim_m: float
    """The target's height above the focus."""
    aside: float = 0.0
    """How far the target lies to the right of the focus, in focus radii."""


FRAMINGS: dict[str, Framing] = {
    "wide": Framing(2.35, 1.80, 21.0, 0.0, 0.35),
    "medium": Framing(1.50, 1.65, 32.0, 20.0, 0.10, 0.12),
    "close": Framing(0.85, 1.50, 50.0, -24.0, 0.0, -0.06),
    "reverse": Framing(2.00, 1.70, 24.0, 180.0, 0.30),
    "side": Framing(1.75, 1.65, 28.0, 92.0, 0.10, -0.10),
    "low": Framing(1.55, 0.45, 21.0, -38.0, 0.90),
    "high": Framing(1.90, 6.50, 24.0, 42.0, -0.90),
}
"""`aim_m` of `high` is negative: it looks down on the ground of the focus."""
