"""Placing the standard angles: the ideal, and the nearest position from which it works.

Around the ideal of a framing lie some hundred candidates, the same for every place. Each is judged
by rays (see `director.camera.judge`); the best that stands free wins. What a person overrides is
kept to the millimetre, and only checked.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from director.camera.framings import EYE_HEIGHT_M, FRAMINGS, PANORAMA, Framing
from director.camera.judge import BODY_M, Rays, Traits, enclosed, scores
from director.camera.model import Camera
from director.errors import BadInput
from director.world.blockout import Blockout, Float3
from director.world.numbers import vector

CANDIDATES = 110
GOOD = 0.8
"""A view worth less makes the search go wider."""
ABOVE_M, FLOOR_M, LOWEST_M = 2.4, -0.02, -0.4
STEEPEST = 0.20
"""Only `high` looks down more steeply than this (tangent): the ground is no subject."""
OVERRIDES = ("focal_length_mm", "position_m", "target_m", "height_m", "dutch_deg")
Floats = NDArray[np.floating]


def place(
    blockout: Blockout, caster: Rays, framing: str, overrides: Mapping[str, Any], aspect: float
) -> Camera:
    """Return the camera of a framing: free to all sides, with the focus in view.

    Args:
        blockout: the place, in the season in which its cameras are placed.
        caster: rays against that blockout.
        framing: a key of `FRAMINGS`, or `panorama`.
        overrides: any of `OVERRIDES`; lengths in metres of the world frame, angles in degrees.
        aspect: width over height of the picture.

    Raises:
        BadInput: no such framing or override, a value that cannot be used, a given position inside
            something solid, or no free position anywhere.
    """
    given = _checked(overrides)
    if framing == PANORAMA:
        return _panorama(blockout, caster, given)
    if framing not in FRAMINGS:
        raise BadInput(
            f"There is no framing '{framing}'.", known=f"Known: {', '.join(FRAMINGS)}, {PANORAMA}."
        )
    traits = Traits.of(blockout)
    if "position_m" in given:
        return _given(blockout, caster, traits, FRAMINGS[framing], given)
    for widen, least in ((1.0, GOOD), (2.0, GOOD), (4.0, -np.inf)):
        cameras = _candidates(blockout, caster, FRAMINGS[framing], given, widen)
        best = _best(blockout, caster, traits, FRAMINGS[framing], cameras, aspect, least)
        if best is not None:
            return best
    raise BadInput(
        f"No position is free for the angle '{framing}'.",
        known=f"Tried {3 * CANDIDATES} positions around {blockout.focus.point}.",
        remedy="Give a position_m, or another height_m.",
    )


def _checked(overrides: Mapping[str, Any]) -> dict[str, Any]:
    """Return the overrides as numbers and points."""
    unknown = sorted(set(overrides) - set(OVERRIDES))
    if unknown:
        raise BadInput(f"A camera has no '{unknown[0]}'.", known=f"Known: {', '.join(OVERRIDES)}.")
    given: dict[str, Any] = {}
    for name, value in overrides.items():
        if value is None:
            continue
        numbers = _numbers(name, value)
        given[name] = tuple(numbers) if name.endswith(("position_m", "target_m")) else numbers[0]
    if given.get("focal_length_mm", 1.0) <= 0:
        raise BadInput(
            f"No lens has {given['focal_length_mm']} mm.", remedy="Give a focal length above 0 mm."
        )
    return given


def _numbers(name: str, value: Any) -> list[float]:
    count = 3 if name in ("position_m", "target_m") else 1
    try:
        numbers = [float(number) for number in (value if count == 3 else (value,))]
    except (TypeError, ValueError):
        numbers = []
    if len(numbers) != count or not np.isfinite(numbers).all():
        wanted = "three numbers [x, y, z] in metres" if count == 3 else "a number"
        raise BadInput(f"'{name}' cannot be {value!r}.", remedy=f"Give {wanted}.")
    return numbers


def _target(blockout: Blockout, ideal: Framing, position: Float3, given: dict[str, Any]) -> Float3:
    if "target_m" in given:
        return given["target_m"]
    x, y, z = blockout.focus.point
    away = np.array([x - position[0], y - position[1]])
    right = np.array([away[1], -away[0]]) / max(float(np.hypot(*away)), 1e-6)
    aside = ideal.aside * blockout.focus.radius_m
    aim = max(z + ideal.aim_m * min(1.0, blockout.focus.radius_m / 3), 0.1)
    if ideal.aim_m >= 0:
        aim = max(aim, position[2] - STEEPEST * float(np.hypot(*away)))
    return (float(x + right[0] * aside), float(y + right[1] * aside), float(aim))


def _camera(blockout: Blockout, ideal: Framing, position: Float3, given: dict[str, Any]) -> Camera:
    return Camera(
        position,
        _target(blockout, ideal, position, given),
        given.get("focal_length_mm", ideal.focal_length_mm),
        dutch_deg=given.get("dutch_deg", 0.0),
    )


def _given(
    blockout: Blockout, caster: Rays, traits: Traits, ideal: Framing, given: dict[str, Any]
) -> Camera:
    """Return the camera at exactly the given position, if a camera can be there."""
    position = given["position_m"]
    if "height_m" in given:
        position = (position[0], position[1], given["height_m"])
    camera = _camera(blockout, ideal, position, given)
    inside, room = enclosed(caster, traits, np.array([position], np.float32))
    if inside[0]:
        raise BadInput(
            f"The camera at {position} would stand inside something solid.",
            known=f"The nearest surface is {room[0]:.2f} m away.",
            remedy="Move position_m into the open, or leave it out to have it placed.",
        )
    return camera


def _candidates(
    blockout: Blockout, caster: Rays, ideal: Framing, given: dict[str, Any], widen: float
) -> list[Camera]:
    """Return cameras around the ideal, the ideal first."""
    focus = blockout.focus
    k = np.arange(CANDIDATES)
    turn, reach, lift = ((k * step + 0.5) % 1 - 0.5 for step in (0.7548777, 0.5698403, 0.8191725))
    angle = np.radians(focus.facing_deg + ideal.azimuth_deg + turn * 64 * widen)
    distance = ideal.distance * focus.radius_m * (1 + reach * 0.60 * min(widen, 2))
    xmin, ymin, xmax, ymax = focus.room_m
    x = np.clip(focus.point[0] + distance * np.cos(angle), xmin, xmax)
    y = np.clip(focus.point[1] + distance * np.sin(angle), ymin, ymax)
    height = ideal.height_m * (1 + 0.4 * widen * lift)
    z = np.minimum(_ground(caster, x, y) + height, focus.ceiling_m - BODY_M)
    if "height_m" in given:
        z = np.full(len(k), given["height_m"])
    positions = np.round(np.stack([x, y, z], 1), 3).tolist()
    return [_camera(blockout, ideal, tuple(position), given) for position in positions]


def _ground(caster: Rays, x: NDArray[np.floating], y: NDArray[np.floating]) -> NDArray[np.floating]:
    """Return the height (n,) of the ground at each place, looking down from above head height.

    Cameras stand on the ground, not on cars and tables: below what is met first, something lower
    is looked for.
    """
    height = np.full(len(x), ABOVE_M)
    found = np.zeros(len(x))
    for first in (True, False, False, False, False):
        start = np.stack([x, y, height - 0.02], 1).astype(np.float32)
        down = caster.hit(start, np.tile(vector([0, 0, -1]), (len(x), 1)))
        height = height - 0.02 - down.distance_m
        better = np.isfinite(height) & (height > (LOWEST_M if first else FLOOR_M))
        found = np.where(better, height, found)
        height = np.where(better, height, LOWEST_M)
    return np.clip(found, LOWEST_M, 1.2)


def _best(
    blockout: Blockout,
    caster: Rays,
    traits: Traits,
    ideal: Framing,
    cameras: list[Camera],
    aspect: float,
    least: float,
) -> Camera | None:
    """Return the best camera that stands free and is worth at least `least`, if one is."""
    positions = np.array([camera.position_m for camera in cameras], np.float32)
    inside, room = enclosed(caster, traits, positions)
    worth = scores(caster, blockout, traits, cameras, aspect)
    worth -= _strain(blockout, ideal, positions)
    worth[inside | (room < BODY_M)] = -np.inf
    best = int(worth.argmax())
    return cameras[best] if worth[best] > least else None


def _strain(blockout: Blockout, ideal: Framing, positions: Floats) -> Floats:
    """Return how far each position (n, 3) is from what the framing means."""
    focus = blockout.focus
    away = positions[:, :2] - vector(focus.point[:2])
    turn = np.degrees(np.arctan2(away[:, 1], away[:, 0])) - focus.facing_deg - ideal.azimuth_deg
    turn = np.abs((turn + 180) % 360 - 180)
    stretch = np.abs(np.log(np.hypot(*away.T) / (ideal.distance * focus.radius_m) + 1e-6))
    return (turn / 60 + 0.7 * stretch).astype(np.float32)


def _panorama(blockout: Blockout, caster: Rays, given: dict[str, Any]) -> Camera:
    """Return the panorama at eye height: at the focus, or as near to it as there is room."""
    traits = Traits.of(blockout)
    position = given.get("position_m") or _standpoint(blockout, caster, traits)
    angle = np.radians(blockout.focus.facing_deg + 180)
    ahead = (position[0] + float(np.cos(angle)), position[1] + float(np.sin(angle)), position[2])
    return Camera(position, given.get("target_m", ahead), panorama=True)


def _standpoint(blockout: Blockout, caster: Rays, traits: Traits) -> Float3:
    """Return where somebody would stand to look around: in the open, towards the best view."""
    focus = blockout.focus
    k = np.arange(200)
    reach = focus.radius_m * 1.5 * np.sqrt(k / len(k))
    angle = np.radians(focus.facing_deg) + np.pi * (3 - np.sqrt(5)) * k
    xmin, ymin, xmax, ymax = focus.room_m
    x = np.clip(focus.point[0] + reach * np.cos(angle), xmin, xmax)
    y = np.clip(focus.point[1] + reach * np.sin(angle), ymin, ymax)
    z = np.minimum(_ground(caster, x, y) + EYE_HEIGHT_M, focus.ceiling_m - BODY_M)
    positions = np.round(np.stack([x, y, z], 1), 3)
    inside, room = enclosed(caster, traits, positions.astype(np.float32))
    wanted = np.minimum(room, 1.4) - 0.25 * reach / max(focus.radius_m, 0.1)
    wanted -= np.abs(z - np.median(z)) + _on_water(blockout, caster, positions)
    wanted[inside] -= 10
    return tuple(positions[int(wanted.argmax())].tolist())


def _on_water(
    blockout: Blockout, caster: Rays, positions: NDArray[np.floating]
) -> NDArray[np.bool_]:
    """Return whether there is water below each position (n, 3)."""
    down = np.tile(vector([0, 0, -1]), (len(positions), 1))
    triangle = caster.hit(positions.astype(np.float32), down).triangle
    water = np.array([material.surface == "water" for material in blockout.materials])
    return (triangle >= 0) & water[blockout.material[triangle]]
