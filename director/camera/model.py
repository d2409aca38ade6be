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
POINTS = ("position_m", "target_m")


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
        right, up = (
            right * np.cos(roll) - up * np.sin(roll),
            right * np.sin(roll) + up * np.cos(roll),
        )
        return np.stack([right, up, -forward], axis=1)

    @property
    def forward(self) -> NDArray[np.float64]:
        """(3,) unit viewing axis; of a panorama, the level heading of its middle."""
        return -self._frame[:, 2]

    @property
    def _frame(self) -> NDArray[np.float64]:
        """The matrix that pixels are counted in: a panorama stays level whatever its target."""
        if not self.panorama:
            return self.world_from_camera
        heading = np.subtract(self.target_m, self.position_m)[:2]
        if np.hypot(*heading) < 1e-6:
            heading = np.array([1.0, 0.0])
        forward = np.array([*(heading / np.hypot(*heading)), 0.0])
        up = np.array([0.0, 0.0, 1.0])
        return np.stack([np.cross(forward, up), up, -forward], axis=1)

    def focal_px(self, width_px: int) -> float:
        """Return the focal length in pixels of a picture `width_px` wide."""
        return width_px * self.focal_length_mm / self.film_back_width_mm

    def matrices(self, size_px: tuple[int, int]) -> dict[str, Any]:
        """Return the camera's matrices, rows first, as plain JSON.

        `world_from_camera` (4x4, metres) takes camera points to the world. `intrinsics` (3x3) takes
        points with x right, y down and z ahead to pixels; a panorama has none (None).
        """
        whole = np.eye(4)
        whole[:3, :3], whole[:3, 3] = self._frame, self.position_m
        width, height = size_px
        focal = self.focal_px(width)
        pinhole = [[focal, 0.0, width / 2], [0.0, focal, height / 2], [0.0, 0.0, 1.0]]
        return {
            "world_from_camera": whole.tolist(),
            "intrinsics": None if self.panorama else pinhole,
        }

    def directions(
        self, x_px: NDArray[np.floating], y_px: NDArray[np.floating], size_px: tuple[int, int]
    ) -> NDArray[np.float32]:
        """Return unit world directions (..., 3) through image points; (0, 0) is the top left."""
        width, height = size_px
        x = np.asarray(x_px, np.float32)
        y = np.asarray(y_px, np.float32)
        right, up, back = self._frame.T.astype(np.float32)
        if self.panorama:
            azimuth = (x / np.float32(width) - np.float32(0.5)) * np.float32(2 * np.pi)
            elevation = (np.float32(0.5) - y / np.float32(height)) * np.float32(np.pi)
            level = np.cos(elevation)
            across, along = level * np.sin(azimuth), level * np.cos(azimuth)
            lift = np.sin(elevation)
        else:
            focal = np.float32(self.focal_px(width))
            across, lift = (x - np.float32(width / 2)) / focal, (np.float32(height / 2) - y) / focal
            along = 1.0 / np.sqrt(1.0 + across * across + lift * lift)
            across, lift = across * along, lift * along
        return (across[..., None] * right + lift[..., None] * up - along[..., None] * back).astype(
            np.float32
        )

    def project(
        self, points_m: NDArray[np.floating], size_px: tuple[int, int]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return image points (..., 2) and depths (...,) of world points (..., 3).

        Depth is metres along the viewing axis (negative behind the camera), or radial in a
        panorama.
        """
        width, height = size_px
        local = (np.asarray(points_m, float) - np.asarray(self.position_m)) @ self._frame
        if self.panorama:
            radius = np.maximum(np.sqrt((local**2).sum(-1)), 1e-12)
            azimuth = np.arctan2(local[..., 0], -local[..., 2])
            elevation = np.arcsin(np.clip(local[..., 1] / radius, -1, 1))
            pixel = [(azimuth / (2 * np.pi) + 0.5) * width, (0.5 - elevation / np.pi) * height]
            return np.stack(pixel, -1), radius
        depth = -local[..., 2]
        scale = self.focal_px(width) / np.where(np.abs(depth) < 1e-12, 1e-12, depth)
        pixel = [local[..., 0] * scale + width / 2, height / 2 - local[..., 1] * scale]
        return np.stack(pixel, -1), depth

    def unproject(
        self,
        x_px: NDArray[np.floating],
        y_px: NDArray[np.floating],
        depth_m: NDArray[np.floating],
        size_px: tuple[int, int],
    ) -> NDArray[np.float64]:
        """Return world points (..., 3) at image points and depths: the inverse of `project`."""
        ray = self.directions(x_px, y_px, size_px).astype(float)
        along = np.ones(ray.shape[:-1]) if self.panorama else ray @ self.forward
        reach = np.asarray(depth_m, float) / along
        return np.asarray(self.position_m, float) + ray * reach[..., None]

    def as_json(self) -> dict[str, Any]:
        """Return the camera as plain JSON."""
        return asdict(self)

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> "Camera":
        """Return the camera of a JSON object."""
        points: dict[str, Any] = {name: tuple(fields[name]) for name in POINTS}
        return cls(**{**fields, **points})
