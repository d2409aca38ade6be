"""Light that comes straight from the sun, the moon and the lamps, with shadows."""

import numpy as np
from numpy.typing import NDArray

from director.painting.caster import Caster
from director.painting.light import LAMP_RADIUS_M, Light
from director.painting.sampling import basis, dot, length
from director.painting.surfaces import LEAF, Points

Floats = NDArray[np.floating]
SUN_RADIUS = 0.008
"""Radians: twice the real sun's, so that shadows soften as they do through haze."""
LIFT_M = 0.003
HOUSING_M = 0.28
"""A lamp's own glass and iron do not shade it."""
NEAR_LAMP_M2 = 0.16
THROUGH_LEAF = np.array([0.55, 0.60, 0.22], np.float32)
LEAF_FRONT = 0.75


def lifted(points: Points) -> Floats:
    """Return the points (n, 3) raised off their surface, so that rays do not meet it again."""
    scale = np.float32(LIFT_M) + np.float32(2e-5) * np.abs(points.position).max(axis=1)
    return points.position + points.flat * scale[:, None]


def from_sun(caster: Caster, light: Light, points: Points, dice: tuple[Floats, Floats]) -> Floats:
    """Return the sun's light (n, 3): what a white diffuse surface would radiate."""
    received = sun_unshadowed(light, points)
    lit = np.flatnonzero(received.any(axis=1))
    if len(lit):
        received[lit] *= sun_shown(caster, light, points[lit], (dice[0][lit], dice[1][lit]))[
            :, None
        ]
    return received


def sun_unshadowed(light: Light, points: Points) -> Floats:
    """Return what the sun would give (n, 3) if nothing stood before it."""
    sun = light.sky.sun
    if not sun.any():
        return np.zeros_like(points.position)
    toward = dot(points.normal, light.sky.sun_direction)
    beyond = dot(points.flat, light.sky.sun_direction) <= 0
    leaf = points.kind == LEAF
    share = np.where(beyond, 0, np.maximum(toward, 0))
    share = np.where(leaf, np.where(beyond, np.abs(toward), LEAF_FRONT * np.abs(toward)), share)
    received = (share[:, None] * sun) / np.float32(np.pi)
    received[leaf & beyond] *= THROUGH_LEAF
    return received


def sun_shown(caster: Caster, light: Light, points: Points, dice: tuple[Floats, Floats]) -> Floats:
    """Return 1 for points (n,) which a spot of the sun's disc reaches, by one ray each, else 0."""
    shown = np.zeros(len(points.position), np.float32)
    if not light.sky.sun.any():
        return shown
    beyond = dot(points.flat, light.sky.sun_direction) <= 0
    able = np.flatnonzero(~beyond | (points.kind == LEAF))
    offset = np.where(beyond[able], np.float32(-2), np.float32(0)) * np.float32(LIFT_M)
    origin = lifted(points)[able] + points.flat[able] * offset[:, None]
    shown[able] = ~caster.occluded(origin, _toward_sun(light, dice[0][able], dice[1][able]))
    return shown


def _toward_sun(light: Light, first: Floats, second: Floats) -> Floats:
    centre = light.sky.sun_direction[None]
    across, along = basis(centre)
    radius = np.sqrt(first) * np.float32(SUN_RADIUS)
    angle = second * np.float32(2 * np.pi)
    return (
        centre
        + (radius * np.cos(angle))[:, None] * across
        + (radius * np.sin(angle))[:, None] * along
    )


def from_lamps(
    caster: Caster, light: Light, points: Points, dice: tuple[Floats, Floats], picks: int
) -> Floats:
    """Return the lamps' light (n, 3), as `from_sun`.

    Each point asks `picks` lamps, chosen by what they would give without shadows; all of them if
    there are no more.
    """
    received = np.zeros_like(points.position)
    if not len(light.lamp_position):
        return received
    weight, total = _worth(light, points)
    needing = np.flatnonzero(total > 1e-4)
    if not len(needing):
        return received
    origin, normal, second = lifted(points)[needing], points.normal[needing], dice[1][needing]
    if picks >= len(light.lamp_position):
        for each in range(len(light.lamp_position)):
            lamp = np.full(len(needing), each)
            received[needing] += _one_lamp(caster, light, normal, origin, lamp, second)
        return received
    rising = np.cumsum(weight[needing], axis=1)
    for pick in range(picks):
        spot = ((dice[0][needing] + pick) / picks) * rising[:, -1]
        lamp = np.minimum((rising <= spot[:, None]).sum(axis=1), len(light.lamp_position) - 1)
        chance = weight[needing, lamp] / total[needing] * picks
        received[needing] += (
            _one_lamp(caster, light, normal, origin, lamp, second)
            / np.maximum(chance, 1e-6)[:, None]
        )
    return received


def lamps_unshadowed(light: Light, points: Points) -> Floats:
    """Return what the lamps would give (n, 3) if nothing stood before them."""
    given = np.zeros_like(points.position)
    weight, _ = _worth(light, points)
    for k, power in enumerate(light.lamp_power):
        given += weight[:, k, None] * (power / np.float32(max(power.max(), 1e-9) * np.pi))
    return given


def _worth(light: Light, points: Points) -> tuple[Floats, Floats]:
    """Return what each lamp would give each point (n, k), and the sum (n,)."""
    strength = light.lamp_power.max(axis=1, initial=0)
    weight = np.empty((len(points.position), len(strength)), np.float32)
    for k, position in enumerate(light.lamp_position):
        way = position - points.position
        square = dot(way, way) + np.float32(NEAR_LAMP_M2)
        facing = np.maximum(dot(way, points.normal), 0)
        weight[:, k] = strength[k] * facing / (square * np.sqrt(square))
    return weight, weight.sum(axis=1)


def _one_lamp(
    caster: Caster,
    light: Light,
    normal: Floats,
    origin: Floats,
    lamp: NDArray[np.intp],
    dice: Floats,
) -> Floats:
    angle = dice * np.float32(2 * np.pi)
    wobble = np.stack([np.cos(angle), np.sin(angle), np.sin(angle * 2 + 1)], 1) * np.float32(
        LAMP_RADIUS_M
    )
    way = light.lamp_position[lamp] - origin
    square = dot(way, way) + np.float32(NEAR_LAMP_M2)
    facing = np.maximum(dot(way, normal), 0) / (square * np.sqrt(square))
    aim = way + wobble
    reach = length(aim)
    free = ~caster.occluded(
        origin, aim / reach[:, None], np.maximum(reach - np.float32(HOUSING_M), 0.01)
    )
    return (facing * free)[:, None] * light.lamp_power[lamp] / np.float32(np.pi)
