"""Daylight through windows: rays are sent to the panes, where light is, instead of into the dark.

A ray that leaves a room by chance finds a window rarely, so such light would be specks. Each pane
triangle is asked by what it could give; rays that pass a pane by chance are not counted a second
time (`Scene.arriving`).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from director.painting.direct import lifted
from director.painting.sampling import dot, length
from director.painting.surfaces import Points
from director.world.blockout import Blockout

if TYPE_CHECKING:
    from director.painting.scene import Scene

Floats = NDArray[np.floating]
MOST = 96
"""The largest panes are asked."""


@dataclass(frozen=True)
class Portals:
    """Panes of a room, as triangles."""

    corner: Floats
    first: Floats
    second: Floats
    area: Floats
    normal: Floats
    chosen: NDArray[np.bool_]
    """For every triangle of the blockout: is it a portal?"""


def portals_of(blockout: Blockout) -> Portals | None:
    """Return the panes of an interior; None where there are none, and outdoors."""
    kind = np.array([material.surface == "glass" for material in blockout.materials])
    pane = np.flatnonzero(kind[blockout.material]) if blockout.indoor else np.empty(0, int)
    if not len(pane):
        return None
    corners = blockout.corners[pane]
    first, second = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    square = np.cross(first, second)
    area = length(square) / 2
    best = np.argsort(-area, kind="stable")[:MOST]
    chosen = np.zeros(len(blockout.corners), bool)
    chosen[pane[best]] = True
    normal = square[best] / np.maximum(2 * area[best], 1e-9)[:, None]
    return Portals(corners[best, 0], first[best], second[best], area[best], normal, chosen)


def through_windows(scene: "Scene", points: Points, dice: tuple[Floats, Floats]) -> Floats:
    """Return the sky's light (n, 3) through panes: what a white diffuse surface would radiate."""
    received = np.zeros_like(points.position)
    panes = scene.portals
    if panes is None:
        return received
    weight = _worth(panes, points)
    total = weight.sum(axis=1)
    needing = np.flatnonzero(total > 1e-5)
    if not len(needing):
        return received
    rising = np.cumsum(weight[needing], axis=1)
    spot = dice[0][needing] * rising[:, -1]
    pane = np.minimum((rising <= spot[:, None]).sum(axis=1), len(panes.area) - 1)
    below = np.take_along_axis(rising, pane[:, None], 1)[:, 0] - weight[needing, pane]
    inside = np.clip((spot - below) / np.maximum(weight[needing, pane], 1e-9), 0, 1)
    root = np.sqrt(inside)[:, None]
    second = dice[1][needing][:, None]
    target = (
        panes.corner[pane]
        + panes.first[pane] * (root * (1 - second))
        + panes.second[pane] * (root * second)
    )
    origin = lifted(points)[needing]
    way = target - origin
    reach = np.maximum(length(way), 0.05)
    way /= reach[:, None]
    facing = np.maximum(dot(way, points.normal[needing]), 0) * np.abs(dot(way, panes.normal[pane]))
    # Of a sheet with two faces only the nearer one counts.
    nearest = scene.caster.panes.hit(origin, way).distance_m > reach - np.float32(0.01)
    open_sky = nearest & ~scene.caster.occluded(origin, way)
    chance = weight[needing, pane] / total[needing] / panes.area[pane]
    factor = np.minimum(facing / (reach * reach * chance * np.float32(np.pi)), 4) * open_sky
    received[needing] = scene.light.from_sky(way) * factor[:, None]
    return received


def _worth(panes: Portals, points: Points) -> Floats:
    """Return what each pane could give each point (n, k)."""
    weight = np.empty((len(points.position), len(panes.area)), np.float32)
    middle = panes.corner + (panes.first + panes.second) / 3
    for k, centre in enumerate(middle):
        way = centre - points.position
        square = dot(way, way) + panes.area[k]
        facing = np.maximum(dot(way, points.normal), 0) + np.float32(0.1)
        leaving = np.abs(way @ panes.normal[k]) + np.float32(0.05)
        weight[:, k] = facing * leaving * panes.area[k] / (square * square)
    return weight
