"""Figures: clothed people of a given height, build and pose, who stand in for extras and actors.

A figure stands with its feet on the frame's ground and faces -y. Proportions are those of grown
people: eight heads tall, the wrist at the hip joint, the knee a little above a quarter.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from director.world.materials import leather
from director.world.meshing import crossed, grid, unit
from director.world.parts.wardrobe import Dress, cloth, dress_of, hair_of, headwear
from director.world.shapes import Paint, sphere
from director.world.stage import Array, Frame, Piece, Stage

Build = Literal["slim", "average", "stout"]
Pose = Literal["standing", "walking", "sitting"]

GIRTH: dict[Build, float] = {"slim": 0.88, "average": 1.0, "stout": 1.24}
SEAT_M = 0.46
"""Height of the seat that a sitting figure sits on."""


@dataclass(frozen=True)
class Joints:
    """Where the joints are, in metres of the figure's frame; left and right as rows (2, 3)."""

    hips: Array
    knees: Array
    ankles: Array
    shoulders: Array
    elbows: Array
    wrists: Array
    pelvis: Array
    neck: Array
    head: Array


def figure(
    stage: Stage,
    id: str,
    frame: Frame,
    height_m: float = 1.74,
    build: Build = "average",
    pose: Pose = "standing",
    dress: Dress | None = None,
) -> None:
    """Draw one person; without `dress`, clothes of the place's time, by the figure's stream."""
    with stage.thing(id, "figure", frame) as piece:
        worn = dress or dress_of(piece.rng, stage.traits.period, stage.traits.wealth)
        joints = POSES[pose](piece.rng, height_m)
        scale = height_m * GIRTH[build]
        _legs(piece, joints, worn, scale, pose)
        _torso(piece, joints, worn, scale, height_m, pose)
        _arms(piece, joints, worn, scale)
        _head(piece, joints, worn, height_m)


def _standing(rng: np.random.Generator, tall: float) -> Joints:
    """Stand with the weight on one leg; arms hang, or one hand rests on the hip."""
    shift = float(rng.choice([-1.0, 1.0])) * 0.012 * tall
    feet = np.array([[-0.062, -0.01, 0.04], [0.068, 0.022, 0.04]]) * tall
    feet[:, 1] += rng.uniform(-0.012, 0.012, 2) * tall
    pelvis = np.array([shift, 0.0, 0.53 * tall])
    hips = pelvis + np.array([[-0.052, 0.0, 0.0], [0.052, 0.0, 0.0]]) * tall
    knees = (hips + feet) / 2 + np.array([0.0, -0.014, 0.016]) * tall
    knees[:, 2] = 0.285 * tall
    neck = np.array([shift * 0.4, 0.005 * tall, 0.845 * tall])
    shoulders = neck + np.array([[-0.112, 0.006, -0.03], [0.112, 0.006, -0.03]]) * tall
    hang = np.array([[-0.028, 0.012, -0.168], [0.028, 0.012, -0.168]]) * tall
    fall = np.array([[0.006, -0.034, -0.145], [-0.006, -0.034, -0.145]]) * tall
    elbows = shoulders + hang
    wrists = elbows + fall
    if rng.random() < 0.3:
        side = int(rng.integers(0, 2))
        out = -1.0 if side == 0 else 1.0
        elbows[side] = shoulders[side] + np.array([out * 0.085, 0.045, -0.138]) * tall
        wrists[side] = pelvis + np.array([out * 0.088, -0.03, 0.075]) * tall
    turn = rng.uniform(-0.02, 0.02)
    return Joints(
        hips, knees, feet, shoulders, elbows, wrists, pelvis, neck, _over(neck, tall, turn)
    )


def _walking(rng: np.random.Generator, tall: float) -> Joints:
    """Walk: one leg forward on its heel, the other behind on its toes, arms against the legs."""
    lead = 0 if rng.random() < 0.5 else 1
    trail, stride = 1 - lead, rng.uniform(0.85, 1.1)
    pelvis = np.array([0.0, 0.0, 0.518 * tall])
    hips = pelvis + np.array([[-0.05, 0.0, 0.0], [0.05, 0.0, 0.0]]) * tall
    knees, feet = hips.copy(), hips.copy()
    knees[lead] += np.array([0.0, -0.098 * stride, -0.226]) * tall
    feet[lead] = knees[lead] + np.array([0.0, -0.045 * stride, -0.246]) * tall
    knees[trail] += np.array([0.0, 0.012, -0.244]) * tall
    feet[trail] = knees[trail] + np.array([0.0, 0.158 * stride, -0.19]) * tall
    feet[lead, 2], feet[trail, 2] = 0.045 * tall, 0.078 * tall
    neck = np.array([0.0, -0.018 * tall, 0.832 * tall])
    shoulders = neck + np.array([[-0.11, 0.008, -0.03], [0.11, 0.008, -0.03]]) * tall
    elbows, wrists = shoulders.copy(), shoulders.copy()
    for side, swing in ((lead, 0.075), (trail, -0.05)):
        out = -0.022 if side == 0 else 0.022
        elbows[side] += np.array([out, swing * stride, -0.16]) * tall
        wrists[side] = elbows[side] + np.array([-out * 0.5, swing * stride - 0.075, -0.122]) * tall
    return Joints(hips, knees, feet, shoulders, elbows, wrists, pelvis, neck, _over(neck, tall))


def _sitting(rng: np.random.Generator, tall: float) -> Joints:
    """Sit upright on a seat at the frame's origin; the feet stand before it."""
    pelvis = np.array([0.0, 0.0, SEAT_M + 0.07 * tall])
    hips = pelvis + np.array([[-0.055, -0.01, -0.015], [0.055, -0.01, -0.015]]) * tall
    knees = hips + np.array([[-0.018, -0.245, 0.0], [0.018, -0.245, 0.0]]) * tall
    knees[:, 2] = 0.29 * tall
    feet = knees + np.array([0.0, 0.02, 0.0]) * tall
    feet[:, 1] += rng.uniform(-0.03, 0.04, 2) * tall
    feet[:, 2] = 0.04 * tall
    neck = pelvis + np.array([0.0, 0.03, 0.312]) * tall
    shoulders = neck + np.array([[-0.11, 0.0, -0.03], [0.11, 0.0, -0.03]]) * tall
    elbows = shoulders + np.array([[-0.02, -0.035, -0.158], [0.02, -0.035, -0.158]]) * tall
    wrists = knees + np.array([[0.028, 0.115, 0.068], [-0.028, 0.115, 0.068]]) * tall
    return Joints(hips, knees, feet, shoulders, elbows, wrists, pelvis, neck, _over(neck, tall))


def _over(neck: Array, tall: float, turn: float = 0.0) -> Array:
    """Return the middle of the head over a neck."""
    return neck + np.array([turn, -0.018, 0.086]) * tall


POSES: dict[Pose, Callable[[np.random.Generator, float], Joints]] = {
    "standing": _standing,
    "walking": _walking,
    "sitting": _sitting,
}


def _legs(piece: Piece, joints: Joints, worn: Dress, scale: float, pose: Pose) -> None:
    """Draw trousers or stockinged legs, and shoes."""
    covering = cloth(worn.legs if worn.trousers else worn.stockings)
    wide = 1.0 if worn.trousers else 0.72
    for side in (0, 1):
        hip, knee, ankle = joints.hips[side], joints.knees[side], joints.ankles[side]
        shin = ankle + np.array([0.0, 0.0, 0.012 * scale])
        path = [hip + (knee - hip) * t for t in (-0.08, 0.25, 0.6, 0.9)]
        path += [knee + (shin - knee) * t for t in (0.08, 0.4, 0.75, 1.0)]
        radii = np.array([0.056, 0.053, 0.044, 0.036, 0.034, 0.034, 0.030, 0.031]) * scale * wide
        if not worn.trousers:
            radii[6:] *= 0.85
        _limb(piece, covering, path, radii, 10, 0.94 + 0.06 * side)
        _shoe(piece, ankle, scale, leather(worn.shoes), lifted=pose == "walking")


def _limb(
    piece: Piece, material: Paint, path: ArrayLike, radii: Array, sides: int, tint: float = 1.0
) -> None:
    """Draw a limb along points (n, 3); unlike a plain tube it doesn't twist where it bends."""
    line = np.asarray(path, float)
    along = unit(np.gradient(line, axis=0))
    side = np.array([1.0, 0.0, 0.0]) - along * along[:, :1]
    side = unit(side + np.array([0.0, 1e-6, 0.0]))
    turn = np.linspace(0.0, 2 * np.pi, sides + 1)[None, :, None]
    ring = np.cos(turn) * side[:, None] + np.sin(turn) * crossed(side, along)[:, None] * -1.0
    ring[:, -1] = ring[:, 0]
    grid(piece, material, line[:, None] + radii[:, None, None] * ring, tint=tint)


def _shoe(piece: Piece, ankle: Array, scale: float, skin: Paint, *, lifted: bool) -> None:
    """Draw a shoe from heel to toe; a foot that is off the ground tips down at its toes."""
    drop = max(0.0, float(ankle[2]) - 0.05 * scale) if lifted else 0.0
    along = np.array([0.045, 0.02, -0.03, -0.08, -0.115]) * scale
    high = np.array([0.030, 0.046, 0.040, 0.024, 0.014]) * scale
    wide = np.array([0.020, 0.027, 0.029, 0.030, 0.018]) * scale
    sole = np.maximum(float(ankle[2]) - 0.04 * scale - drop * (0.5 - along / (0.2 * scale)), 0.0)
    turn = np.linspace(0.0, 2 * np.pi, 11)
    rows: list[Array] = []
    for y, h, w, z in zip(along, high, wide, sole, strict=True):
        ring = np.column_stack(
            [
                ankle[0] + w * np.cos(turn),
                np.full(11, ankle[1] + y),
                z + h * np.maximum(1 + np.sin(turn), 0.0),
            ]
        )
        rows.append(ring)
    points = np.stack([np.broadcast_to(rows[0].mean(axis=0), (11, 3)), *rows], axis=0)
    points = np.concatenate([points, np.broadcast_to(rows[-1].mean(axis=0), (1, 11, 3))])
    grid(piece, skin, points[:, ::-1] if points[1, 0, 1] < points[-1, 0, 1] else points)


def _torso(
    piece: Piece, joints: Joints, worn: Dress, scale: float, tall: float, pose: Pose
) -> None:
    """Draw what covers the trunk, from the neck down to the hem."""
    slim = scale / tall
    profile = [
        (1.0, 0.034, 0.038),
        (0.965, 0.058, 0.044),
        (0.925, 0.096, 0.054),
        (0.87, 0.113, 0.062),
        (0.80, 0.113, 0.067),
        (0.62, 0.104 * (0.5 + 0.5 * slim), 0.068 * slim),
        (0.36, 0.090 * slim * worn.waist, 0.066 * slim),
        (0.10, 0.098 * slim, 0.072 * slim),
        (-0.04, 0.102 * slim, 0.074 * slim),
    ]
    spine = joints.neck - joints.pelvis
    rows = [
        _ring(joints.pelvis + spine * up, wide * tall, deep * tall) for up, wide, deep in profile
    ]
    if worn.hem is not None and pose != "sitting":
        low = worn.hem * tall
        start = joints.pelvis[2] - 0.04 * tall
        for share in (0.35, 0.7, 1.0):
            centre = np.array([joints.pelvis[0], joints.pelvis[1], start + (low - start) * share])
            flare = 1 + worn.flare * share
            spread = 0.3 * share * abs(joints.knees[0, 1] - joints.knees[1, 1])
            rows.append(_ring(centre, 0.102 * scale * flare, 0.074 * scale * flare + spread, 0.05))
    under = rows[-1].mean(axis=0) + np.array([0.0, 0.0, 0.02])
    points = np.stack([*rows, np.broadcast_to(under, rows[-1].shape)])
    grid(piece, cloth(worn.body), points[::-1])
    if worn.hem is not None and pose == "sitting":
        _lap(piece, joints, worn, scale)
    belt = rows[6] + (rows[6] - rows[6].mean(axis=0)) * 0.03
    if worn.belt:
        strip = np.stack(
            [belt - (0.0, 0.0, 0.014 * tall), belt + np.array([0.0, 0.0, 0.014 * tall])]
        )
        grid(piece, leather((0.05, 0.03, 0.02)), strip)
    collar = np.stack([rows[1] * 1.0, rows[0] + (rows[0] - rows[0].mean(axis=0)) * 0.25])
    grid(piece, cloth(worn.collar), collar + np.array([0.0, -0.004, 0.006]))


def _ring(centre: Array, wide: float, deep: float, folds: float = 0.0) -> Array:
    """Return an oval (19, 3) about a point, a little square as shoulders and chests are."""
    turn = np.linspace(0.0, 2 * np.pi, 19)
    c, s = np.cos(turn), np.sin(turn)
    square = (np.abs(c) ** 2.6 + np.abs(s) ** 2.6) ** (-1 / 2.6)
    square = square * (1 + folds * np.cos(6 * turn))
    ring = np.column_stack([wide * c * square, deep * s * square, np.zeros(19)])
    ring[-1] = ring[0]
    return centre + ring


def _lap(piece: Piece, joints: Joints, worn: Dress, scale: float) -> None:
    """Draw a skirt or coat over the thighs of a sitting figure."""
    for side in (0, 1):
        hip, knee = joints.hips[side], joints.knees[side]
        path = [hip + (knee - hip) * t for t in (-0.1, 0.3, 0.7, 1.02)]
        path.append(knee + (joints.ankles[side] - knee) * 0.35)
        radii = np.array([0.075, 0.074, 0.066, 0.056, 0.058]) * scale
        _limb(piece, cloth(worn.body), path, radii, 10, 0.96)


def _arms(piece: Piece, joints: Joints, worn: Dress, scale: float) -> None:
    sleeve, skin = cloth(worn.body if worn.sleeved else worn.collar), cloth(worn.skin)
    for side in (0, 1):
        shoulder, elbow, wrist = joints.shoulders[side], joints.elbows[side], joints.wrists[side]
        inner = shoulder + (joints.neck - shoulder) * 0.3 - np.array([0.0, 0.0, 0.03 * scale])
        path = [inner, *(shoulder + (elbow - shoulder) * t for t in (0.04, 0.2, 0.6, 0.94))]
        path += [elbow + (wrist - elbow) * t for t in (0.1, 0.55, 0.98)]
        radii = np.array([0.022, 0.031, 0.036, 0.032, 0.029, 0.029, 0.026, 0.022]) * scale
        _limb(piece, sleeve, path, radii, 9, 0.97)
        way = (wrist - elbow) / np.linalg.norm(wrist - elbow)
        hand = [wrist - 0.01 * way, wrist + 0.03 * scale * way, wrist + 0.062 * scale * way]
        hand.append(wrist + 0.088 * scale * way)
        _limb(piece, skin, hand, np.array([0.015, 0.021, 0.019, 0.006]) * scale, 7)
        inward = np.array([1.0 if side == 0 else -1.0, -0.8, 0.0]) * 0.016 * scale
        thumb = [hand[1] + inward * 0.4, hand[1] + inward + 0.03 * scale * way]
        _limb(piece, skin, thumb, np.array([0.009, 0.006]) * scale, 5)


def _head(piece: Piece, joints: Joints, worn: Dress, tall: float) -> None:
    """Draw neck, head, nose, ears and hair, and what is worn on it."""
    skin, at = cloth(worn.skin), joints.head
    neck = [joints.neck - (0.0, 0.0, 0.012 * tall), (joints.neck + at) / 2, at]
    _limb(piece, skin, neck, np.array([0.034, 0.031, 0.029]) * tall, 10)
    size = np.array([0.042, 0.051, 0.062]) * tall
    sphere(piece, skin, at + np.array([0.0, 0.0, 0.006]) * tall, size, 16)
    sphere(piece, skin, at + np.array([0.0, -0.022, -0.030]) * tall, size * (0.72, 0.6, 0.48), 12)
    sphere(piece, skin, at + np.array([0.0, -0.052, -0.006]) * tall, size * (0.17, 0.22, 0.24), 8)
    for side in (-1.0, 1.0):
        ear = at + np.array([side * 0.042, 0.004, -0.004]) * tall
        sphere(piece, skin, ear, size * (0.16, 0.22, 0.26), 8)
        eye = at + np.array([side * 0.017, -0.047, 0.010]) * tall
        sphere(piece, cloth((0.03, 0.025, 0.02)), eye, size * (0.13, 0.06, 0.06), 6)
    hair_of(piece, worn, at, tall)
    headwear(piece, worn, at, tall)
