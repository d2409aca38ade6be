"""What changes in sight: one fixed camera's small picture of two worlds, compared by geometry."""

import numpy as np

from director.camera.standard import place
from director.painting.caster import Caster
from director.world.blockout import Blockout

SIZE = (96, 54)
NEAR_M = 90.0


class View:
    """The wide view of a place: the camera stays where it stands in the place without words."""

    def __init__(self, plain: Blockout) -> None:
        camera = place(plain, Caster(plain), "wide", {}, SIZE[0] / SIZE[1])
        self.origin = np.array(camera.position_m, np.float32)
        forward = np.subtract(camera.target_m, camera.position_m)
        forward = forward / np.linalg.norm(forward)
        right = np.cross(forward, (0.0, 0.0, 1.0))
        right /= np.linalg.norm(right)
        half = 0.5 * camera.film_back_width_mm / camera.focal_length_mm
        u, v = np.meshgrid(
            (np.arange(SIZE[0]) + 0.5) / SIZE[0] * 2 - 1,
            1 - (np.arange(SIZE[1]) + 0.5) / SIZE[1] * 2,
        )
        up = np.cross(right, forward)
        rays = (
            forward + half * u[..., None] * right + half * v[..., None] * up * (SIZE[1] / SIZE[0])
        ).reshape(-1, 3)
        self.rays = (rays / np.linalg.norm(rays, axis=1, keepdims=True)).astype(np.float32)
        self.forward, self.tangent = forward, half * 1.25
        self.plain = self._seen(plain)

    def changed(self, world: Blockout) -> float:
        """Return the share of pixels whose depth, colour or light the words changed."""
        one, other = self.plain, self._seen(world)
        depth = np.abs(one[0] - other[0]) > 0.02 * np.minimum(one[0], other[0])
        colour = np.abs(one[1] - other[1]).max(axis=1) > 0.06
        return float((depth | colour).mean())

    def _seen(self, world: Blockout) -> tuple[np.ndarray, np.ndarray]:
        """Return depth (n,), 1e4 where there is sky, and colour with light (n, 6)."""
        kept = self._in_sight(world)
        part = Blockout(
            *(
                getattr(world, name)[kept]
                for name in ("corners", "uv", "tint", "material", "thing")
            ),
            world.materials,
            world.things,
            world.lamps,
            world.focus,
            world.indoor,
        )
        hits = Caster(part).hit(np.broadcast_to(self.origin, self.rays.shape), self.rays)
        met = hits.triangle >= 0
        index = np.maximum(hits.triangle, 0)
        about = np.array([(*m.colour, *m.emission) for m in world.materials], np.float32)
        colour = about[part.material[index]]
        colour[:, :3] *= part.tint[index]
        # Textures are not looked up: another texture of the same colour counts by its name.
        kinds = {name: hash_of(name) for name in {m.texture for m in world.materials}}
        kind = np.array([kinds[m.texture] for m in world.materials])[part.material[index]]
        return np.where(met, hits.distance_m, 1e4), np.column_stack([colour, kind]) * met[:, None]

    def _in_sight(self, world: Blockout) -> np.ndarray:
        """Return (n,): which triangles lie near enough and in front of the camera."""
        away = world.corners.mean(axis=1) - self.origin
        deep = away @ self.forward.astype(np.float32)
        aside = np.linalg.norm(away - deep[:, None] * self.forward.astype(np.float32), axis=1)
        size = np.ptp(world.corners, axis=1).max(axis=1)
        return (deep > -size) & (deep < NEAR_M) & (aside < self.tangent * deep + 2 * size + 0.5)


def hash_of(name: str) -> float:
    """Return a number from 0 to 1 that stands for a name."""
    return sum((place + 1) * ord(letter) for place, letter in enumerate(name)) % 97 / 97
