"""Rocks: boulders and scattered stones, lumps of a subdivided ball."""

from functools import cache

import numpy as np

from director.world.blockout import Float3
from director.world.materials import rock
from director.world.parts.land import Height
from director.world.shapes import Paint
from director.world.stage import Array, Frame, Stage, stream


@cache
def lump(variant: int, level: int = 3) -> Array:
    """Return the triangles (n, 3, 3) of one rock of about unit radius, flat underneath."""
    faces = _ball(level)
    rng = stream("rock", variant)
    points = faces.reshape(-1, 3)
    size = np.ones(len(points))
    for wavelength, depth in ((1.6, 0.24), (0.7, 0.10), (0.3, 0.035)):
        for _ in range(5):
            way = rng.standard_normal(3) / wavelength * 2.2
            size += depth * 0.5 * np.sin(points @ way + rng.random() * 6.3)
    shaped = points * size[:, None]
    for _ in range(6):  # Broken faces: cut the lump flat along planes.
        normal = rng.standard_normal(3)
        normal /= np.linalg.norm(normal)
        over = np.maximum(shaped @ normal - (0.72 + 0.2 * rng.random()), 0.0)
        shaped -= over[:, None] * normal * 0.92
    shaped[:, 2] = np.maximum(shaped[:, 2], -0.45)
    return shaped.reshape(-1, 3, 3)


def boulder(
    stage: Stage, id: str, frame: Frame, size: Float3, material: Paint | None = None, level: int = 3
) -> None:
    """Draw one rock of half-sizes `size`, sunk a little into the frame's ground."""
    with stage.thing(id, "boulder", frame) as piece:
        mesh = lump(int(piece.rng.integers(0, 8)), level) * np.array(size)
        shade = 0.8 + 0.4 * piece.rng.random()
        turned = piece.at(0.0, 0.0, 0.25 * size[2], float(piece.rng.random() * 360))
        turned.triangles(rock() if material is None else material, mesh, tint=shade)


def stones(
    stage: Stage, id: str, at: Array, height: Height, size_m: float, material: Paint | None = None
) -> None:
    """Draw many small stones at points (n, 2) as one thing."""
    with stage.thing(id, "stones") as piece:
        rng = piece.rng
        kinds = rng.integers(0, 6, len(at))
        turn = rng.random(len(at)) * 2 * np.pi
        size = (
            size_m
            * (0.4 + 1.2 * rng.random((len(at), 1)) ** 2)
            * (0.7 + 0.6 * rng.random((len(at), 3)))
        )
        base = np.column_stack([at, height(at[:, 0], at[:, 1])])
        for kind in range(6):
            mine = kinds == kind
            mesh = lump(kind, 1)[None] * size[mine][:, None, None]
            c, s = np.cos(turn[mine])[:, None, None], np.sin(turn[mine])[:, None, None]
            x, y = mesh[..., 0] * c - mesh[..., 1] * s, mesh[..., 0] * s + mesh[..., 1] * c
            corners = np.stack([x, y, mesh[..., 2]], -1) + base[mine][:, None, None]
            shade: Array = np.repeat(0.75 + 0.5 * rng.random(int(mine.sum())), mesh.shape[1])[
                :, None
            ]
            tint = np.broadcast_to(shade, (len(shade), 3))
            piece.triangles(
                rock() if material is None else material, corners.reshape(-1, 3, 3), tint=tint
            )


def _ball(level: int) -> Array:
    """Return an octahedron split `level` times, on the unit sphere."""
    tips = np.array([[1, 0, 0], [0, 1, 0], [-1, 0, 0], [0, -1, 0]], float)
    up, down = np.array([0, 0, 1.0]), np.array([0, 0, -1.0])
    faces = [[tips[i], tips[(i + 1) % 4], up] for i in range(4)]
    faces += [[tips[(i + 1) % 4], tips[i], down] for i in range(4)]
    mesh = np.array(faces)
    for _ in range(level):
        a, b, c = mesh[:, 0], mesh[:, 1], mesh[:, 2]
        ab, bc, ca = (a + b) / 2, (b + c) / 2, (c + a) / 2
        mesh = np.concatenate(
            [np.stack(t, 1) for t in ((a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca))]
        )
        mesh /= np.linalg.norm(mesh, axis=2, keepdims=True)
    return mesh
