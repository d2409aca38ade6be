"""Debris: what lies about where nobody has been for years."""

import numpy as np

from director.world import materials as made
from director.world.blockout import Material
from director.world.parts.forms import board, cloth
from director.world.parts.soft_materials import weave
from director.world.shapes import beam, beams, box, boxes, sphere
from director.world.stage import Array, Frame, Stage


def rubble_heap(stage: Stage, id: str, frame: Frame, radius_m: float, height_m: float) -> None:
    """A heap of plaster, bricks and dust that slides out from its middle."""
    with stage.thing(id, "rubble", frame) as piece:
        rng = piece.rng
        a, r = np.meshgrid(np.linspace(0, 2 * np.pi, 29), np.linspace(1, 0, 9), indexing="ij")
        reach = radius_m * (1 + 0.18 * np.sin(3 * a + rng.uniform(0, 6)) + 0.1 * np.sin(5 * a))
        z = height_m * (1 - r) ** 1.4 + 0.03 * np.sin(9 * a) * (r < 0.9) * r
        points = np.stack(
            [reach * r * np.cos(a), reach * r * np.sin(a), np.maximum(z, 0.004) - 0.002], axis=-1
        )
        cells = np.stack(
            [points[:-1, :-1], points[1:, :-1], points[1:, 1:], points[:-1, 1:]], axis=2
        )
        piece.quads(made.gravel((0.36, 0.33, 0.29)), cells.reshape(-1, 4, 3))
        for index in range(int(40 * radius_m)):
            way, far = rng.uniform(0, 2 * np.pi), radius_m * np.sqrt(rng.random()) * 1.15
            up = height_m * max(0.0, 1 - far / radius_m) ** 1.4
            spot = piece.at(far * np.cos(way), far * np.sin(way), up, rng.uniform(0, 360))
            if index % 3 == 0:
                w, d, h = 0.11, 0.052, 0.033
                board(spot, made.brick(), (-w, -d, -0.02), (w, d, 2 * h - 0.02), bevel=0.006)
            else:
                w, d, h = rng.uniform(0.03, 0.12, 3) * (1, 1, 0.35)
                board(spot, made.plaster((0.5, 0.46, 0.4)), (-w, -d, -0.01), (w, d, h), bevel=0.008)


def scatter(
    stage: Stage, id: str, area: tuple[float, float, float, float], count: int, z_m: float = 0.0
) -> None:
    """Litter on a floor (xmin, ymin, xmax, ymax): plaster, glass, leaves of paper, splinters."""
    with stage.thing(id, "litter") as piece:
        rng = piece.rng
        at = rng.uniform((area[0], area[1]), (area[2], area[3]), (count, 2))
        for index, (x, y) in enumerate(at):
            spot = piece.at(float(x), float(y), z_m, float(rng.uniform(0, 360)))
            kind = index % 5
            if kind < 2:
                w, d, h = rng.uniform(0.01, 0.05, 3) * (1, 1, 0.4)
                board(spot, made.plaster((0.5, 0.46, 0.4)), (-w, -d, 0), (w, d, h), bevel=0.004)
            elif kind == 2:
                u, v = np.meshgrid(
                    np.linspace(-0.1, 0.1, 4), np.linspace(-0.14, 0.14, 5), indexing="ij"
                )
                lift = (
                    0.003
                    + 0.03 * rng.random() * (u / 0.1) ** 2
                    + 0.02 * rng.random() * (v / 0.14) ** 2
                )
                cloth(
                    spot,
                    made.paper(),
                    np.stack([u, v, lift], axis=-1),
                    thickness=0.001,
                    tint=rng.uniform(0.25, 0.7),
                )
            elif kind == 3:
                ends = (0, 0, 0.012), (rng.uniform(0.15, 0.5), 0.02, 0.014)
                beam(spot, made.timber((0.26, 0.18, 0.11)), *ends, rng.uniform(0.01, 0.04), 0.02)
            else:
                corners = rng.normal(0, 0.03, (3, 3)) * (1, 1, 0) + (0, 0, 0.004)
                edge = np.cross(corners[1] - corners[0], corners[2] - corners[0])[2]
                spot.triangles(
                    made.paint((0.3, 0.36, 0.34), 0.08), [corners if edge > 0 else corners[::-1]]
                )


def fallen_beams(
    stage: Stage, id: str, frame: Frame, wood: Material, count: int, length_m: float
) -> None:
    """Beams and planks that came down across each other."""
    with stage.thing(id, "fallen_beams", frame) as piece:
        for index in range(count):
            turn = piece.rng.uniform(0, 180)
            x, y = piece.rng.normal(0, 0.3, 2).tolist()
            spot = piece.at(x, y, 0.0, turn)
            rise = piece.rng.uniform(0.1, 0.7) if index else 0.06
            thick = piece.rng.choice([0.06, 0.1, 0.16])
            start = (-length_m / 2, 0, thick / 2)
            end = (length_m / 2, 0, thick / 2 + rise)
            beam(spot, wood, start, end, thick, thick, tint=piece.rng.uniform(0.7, 1.1))


def cobwebs(stage: Stage, id: str, corners: list[Frame], size_m: float = 0.5) -> None:
    """Webs across upper corners; each frame stands in a corner, its x and -y along the walls."""
    thread = made.paint((0.42, 0.42, 0.4), 0.9)
    with stage.thing(id, "cobweb") as piece:
        for corner in corners:
            start, end = _web(piece.rng, size_m)
            beams(piece, thread, corner.to_world(start), corner.to_world(end), 0.0025, 0.0025)


def _web(rng: np.random.Generator, size: float) -> tuple[Array, Array]:
    """Return starts and ends (n, 3) of the threads of one web."""
    spokes = np.array(
        [
            (0, 0, -size),
            (size * 0.45, -size * 0.1, -size * 0.5),
            (size, 0, 0),
            (size * 0.5, -size * 0.5, -0.02),
            (0, -size, 0),
            (0, -size * 0.5, -size * 0.5),
        ]
    )
    spokes = spokes * rng.uniform(0.7, 1.1, (6, 1))
    starts, ends = [np.zeros((6, 3))], [spokes]
    for share in np.linspace(0.2, 0.95, 7):
        ring = spokes * share * rng.uniform(0.95, 1.05, (6, 1))
        starts.append(ring[:-1])
        ends.append(ring[1:])
    return np.concatenate(starts), np.concatenate(ends)


def boarded(
    stage: Stage,
    id: str,
    frame: Frame,
    width_m: float,
    sill_m: float,
    head_m: float,
    wood: Material,
) -> None:
    """Planks nailed across a window on the inside; light comes between them."""
    with stage.thing(id, "boarded_window", frame) as piece:
        z, index = sill_m + 0.05, 0
        while z < head_m - 0.1:
            high = piece.rng.uniform(0.13, 0.19)
            tilt = piece.rng.uniform(-0.09, 0.09)
            if piece.rng.random() > 0.25:
                ends = (
                    (-width_m / 2 - 0.14, -0.02 - 0.004 * (index % 3), z + high / 2 - tilt),
                    (width_m / 2 + 0.14, -0.02 - 0.004 * (index % 3), z + high / 2 + tilt),
                )
                beam(piece, wood, *ends, 0.024, high, tint=piece.rng.uniform(0.7, 1.15))
            z, index = z + high + piece.rng.uniform(0.02, 0.14), index + 1


def stain(stage: Stage, id: str, frame: Frame, radius_m: float) -> None:
    """A dry stain of damp and soot, flat on the floor at the frame."""
    with stage.thing(id, "stain", frame) as piece:
        turn = np.linspace(0, 2 * np.pi, 33)
        r = radius_m * (
            1 + 0.2 * np.sin(3 * turn + piece.rng.uniform(0, 6)) + 0.1 * np.sin(7 * turn)
        )
        edge = np.stack([r * np.cos(turn), r * np.sin(turn), np.full(33, 0.003)], axis=1)
        edge[-1] = edge[0]
        fan = np.stack([np.broadcast_to((0, 0, 0.003), (32, 3)), edge[:-1], edge[1:]], axis=1)
        piece.triangles(made.soil((0.10, 0.085, 0.07)), fan)


def broken_chairs(stage: Stage, id: str, frame: Frame, wood: Material) -> None:
    """What is left of a chair: seat and legs in a heap."""
    with stage.thing(id, "wreck", frame) as piece:
        board(piece, wood, (-0.22, -0.2, 0.02), (0.22, 0.2, 0.05), grain="y")
        for _ in range(5):
            x, y = piece.rng.normal(0, 0.15, 2).tolist()
            spot = piece.at(x, y, 0.0, piece.rng.uniform(0, 360))
            beam(spot, wood, (-0.25, 0, 0.06), (0.25, 0, 0.06 + piece.rng.uniform(0, 0.2)), 0.035)
        boxes(piece, wood, [(-0.2, 0.24, 0.0)], [(0.2, 0.3, 0.016)])
        box(
            piece,
            weave(),
            (-0.17, -0.15, 0.05),
            (0.17, 0.15, 0.065),
            (0.12, 0.1, 0.08),
        )
        sphere(piece, made.brass(), (0.3, 0.1, 0.012), 0.012, 8)
