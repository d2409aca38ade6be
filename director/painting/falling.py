"""Rain and snow in the air, drawn over the linear image, hidden by what stands before it."""

import numpy as np
from numpy.typing import NDArray

from director.painting.gather import View
from director.painting.scene import Scene
from director.world.stage import stream

Floats = NDArray[np.floating]
NEAREST_M, FARTHEST_M = 2.6, 30.0
DROPS = 2600
FLAKES = 3800
SHUTTER_M = 0.42
"""Metres that a drop falls while the shutter is open."""
STORMY = 1.9
"""A storm has so many more drops, and drives them so much faster."""
STEPS = 56
FLAKE_M = 0.011


def falling(
    scene: Scene, view: View, image: Floats, distance_m: Floats, through_glass: NDArray[np.bool_]
) -> Floats:
    """Return the image (h, w, 3) with what falls; indoors, only behind window panes."""
    cover = scene.light.sky.cover
    if not (cover.wet >= 1 or cover.snow):
        return image
    room = np.where(through_glass, distance_m, 0) if scene.light.indoor else distance_m
    rng = stream("falling", view.seed, *view.camera.position_m)
    veil = _snow(view, room, rng) if cover.snow else _rain(view, room, rng, cover.brightness)
    light = 0.55 * scene.light.mean_sky + 0.45 * scene.fill
    light = light + 0.10 * np.maximum(image.mean(axis=(0, 1)) - light, 0)
    return image * (1 - veil[..., None]) + light * (veil * np.float32(1.35))[..., None]


def _scattered(view: View, rng: np.random.Generator, count: int) -> tuple[Floats, Floats, Floats]:
    """Return image points x, y (n,) and distances (n,), evenly spread in the view's volume."""
    width, height = view.size_px
    beyond = 0.0 if view.camera.panorama else 0.05
    x = (rng.random(count) * (1 + 2 * beyond) - beyond) * width
    y = rng.random(count) * height * 1.3 - 0.25 * height
    near, far = NEAREST_M**2, FARTHEST_M**2
    distance = np.sqrt(near + rng.random(count) * (far - near))
    return x, y, distance


def _rain(view: View, room: Floats, rng: np.random.Generator, brightness: float) -> Floats:
    """Return how much (h, w) of each pixel streaks of rain cover."""
    heavy = STORMY if brightness < 0.5 else 1.0
    x, y, distance = _scattered(view, rng, int(DROPS * heavy))
    scale = 1 / view.pixel_rad
    long = SHUTTER_M * heavy / distance * scale * rng.uniform(0.6, 1.1, len(x))
    lean = (0.34 if heavy > 1 else 0.09) + rng.normal(0, 0.012, len(x))
    strength = np.clip(0.0035 / distance * scale, 0.05, 1.0) * rng.uniform(0.14, 0.34, len(x))
    along = (np.arange(STEPS) + 0.5) / STEPS
    fade = np.sin(np.pi * along)
    px = x[:, None] + (lean * long)[:, None] * along
    py = y[:, None] + long[:, None] * along
    # A streak of n pixels is drawn with STEPS dots: each carries its share of the line.
    weight = (strength * np.maximum(long, 1) / STEPS)[:, None] * fade
    return _splat(view, room, px, py, np.broadcast_to(distance[:, None], px.shape), weight)


def _snow(view: View, room: Floats, rng: np.random.Generator) -> Floats:
    """Return how much (h, w) of each pixel flakes cover: small discs, soft when near."""
    x, y, distance = _scattered(view, rng, FLAKES)
    radius = np.clip(FLAKE_M / distance / view.pixel_rad * rng.uniform(0.7, 1.5, len(x)), 0.35, 7.0)
    dots = 36
    k = np.arange(dots) + 0.5
    reach, angle = np.sqrt(k / dots), k * np.pi * (3 - np.sqrt(5))
    px = x[:, None] + radius[:, None] * reach * np.cos(angle)
    py = y[:, None] + radius[:, None] * reach * np.sin(angle) * 1.15
    fill = np.clip(radius, 0.35, 1.6)[:, None] ** 2 * 3.1 / dots
    weight = 0.50 * fill * np.broadcast_to(1 - 0.6 * reach**2, px.shape)
    return _splat(view, room, px, py, np.broadcast_to(distance[:, None], px.shape), weight)


def _splat(
    view: View, room: Floats, px: Floats, py: Floats, distance: Floats, weight: Floats
) -> Floats:
    """Spread dots over their four nearest pixels, where nothing stands before them."""
    width, height = view.size_px
    total = np.zeros(height * width)
    left, top = np.floor(px - 0.5).astype(int), np.floor(py - 0.5).astype(int)
    fx, fy = px - 0.5 - left, py - 0.5 - top
    for dx, dy in ((0, 0), (1, 0), (0, 1), (1, 1)):
        column, row = left + dx, top + dy
        if view.camera.panorama:
            column = column % width
        share = weight * np.where(dx, fx, 1 - fx) * np.where(dy, fy, 1 - fy)
        inside = (column >= 0) & (column < width) & (row >= 0) & (row < height)
        cell = np.where(inside, row * width + column, 0)
        shown = inside & (room.ravel()[cell] > distance)
        total += np.bincount(cell[shown], share[shown], height * width)
    return np.minimum(total, 0.8).astype(np.float32).reshape(height, width)
