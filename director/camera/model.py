"""The camera model: a pinhole with a real lens and film back.

Camera frame: x right, y up, looking along -z (as in USD and OpenGL). World frame: metres, Z up.
Pixels count from the top left corner; a pixel's centre is at +0.5.
"""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from director.errors import BadInput
from director.world.blockout import Float3

SUPER_35_WIDTH_MM = 24.89


@dataclass(frozen=True)
class Camera:
    """Where a camera stands, what it looks at, and through which lens."""

    position_m: Float3
    target_m: Float3
    focal_length_mm: float = 28.0
    film_back_width_mm: float = SUPER_35_WIDTH_MM
    dutch_deg: float = 0.0
    """Roll, clockwise as the operator sees it."""
    panorama: bool = False
    """Equirectangular, 360 by 180 degrees; the target is in the middle of the picture."""

    def __post_init__(self) -> None:
        """Refuse what cannot be a camera.

        Raises:
            BadInput: target equal to position, a lens or film back that is not positive, or
                numbers that are not finite.
        """
        numbers = (*self.position_m, *self.target_m, self.focal_length_mm, self.film_back_width_mm)
        if not np.isfinite((*numbers, self.dutch_deg)).all():
            raise BadInput("A camera needs finite numbers.", known=f"Given: {numbers}.")
        if self.focal_length_mm <= 0 or self.film_back_width_mm <= 0:
            raise BadInput(
                f"No lens has {self.focal_length_mm} mm on a film back of "
                f"{self.film_back_width_mm} mm.",
                remedy="Give both a positive number of millimetres.",
            )
        if np.linalg.norm(np.subtract(self.target_m, self.position_m)) < 1e-3:
            raise BadInput(
                "A camera cannot look at the point where it stands.",
                remedy="Move the target at least a millimetre away from the position.",
            )

    @property
    def world_from_camera(self) -> NDArray[np.float64]:
        """(3, 3) rotation; its columns are the camera's right, up and backward in the world."""
        forward = np.subtract(self.target_m, self.position_m)
        forward = forward / np.linalg.norm(forward)
        up = np.array([0.0, 0.0, 1.0]) if abs(forward[2]) < 0.999 else np.array([0.0, 1.0, 0.0])
        right = np.cross(forward, up)
        right /= np.linalg.norm(right)
        up = np.cross(right, forward)
        roll = np.radians(self.dutch_deg)
        right, up = right * np.cos(roll) - up * np.sin(roll), right * np.sin(roll) + up * np.cos(roll)
        return np.stack([right, up, -forward], axis=1)

    def as_json(self) -> dict[str, Any]:
        """Return the camera as plain JSON."""
        return asdict(self)

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> "Camera":
        """Return the camera of a JSON object."""
        points = {name: tuple(fields[name]) for name in ("position_m", "target_m")}
        return cls(**{**fields, **points})
