"""Foreground, middle and background: a picture of any painter, cut by depth into planes.

Each plane is RGBA, linear and premultiplied; laid over each other they give the picture again. A
pixel on the rim between two planes shows both: its share is read off the colours beside it, so
that no plane carries a fringe of the next one. What a plane hides is not invented.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from director.painting.painter import Picture

Floats = NDArray[np.floating]
Mask = NDArray[np.bool_]
NAMES = ("foreground", "middle", "background")
BINS = 96
LEAST_SHARE = 0.02
"""A plane holds at least so much of the picture, where its depths allow it."""
REACH = 2
"""Pixels: so far from a rim, colours are a plane's own."""


@dataclass(frozen=True)
class Plane:
    """What lies between two distances."""

    name: str
    near_m: float
    far_m: float
    rgba: NDArray[np.float32]
    """(height, width, 4): scene-linear Rec. 709, premultiplied by alpha."""


def separated(picture: Picture, cuts_m: tuple[float, float] | None = None) -> tuple[Plane, ...]:
    """Return foreground, middle and background of a picture.

    `cuts_m` are the distances at which the middle begins and ends; without them they lie where the
    picture's depths fall apart best. The sky belongs to the background.
    """
    cuts = cuts_m or cuts_of(picture.depth_m)
    index = np.digitize(picture.depth_m, cuts)
    rest, visible = picture.linear, np.ones(index.shape, bool)
    rgba = list[NDArray[np.float32]]()
    for step in (0, 1):
        shown, rest, alpha = _lifted(rest, index, visible, step)
        rgba.append(np.dstack([shown, alpha]))
        visible &= alpha < 1
        index = np.where(index > step, index, _beside(index, visible, step))
    rgba.append(np.dstack([rest, visible]).astype(np.float32) * visible[..., None])
    near, far = (0.0, *cuts), (*cuts, np.inf)
    return tuple(Plane(*whole) for whole in zip(NAMES, near, far, rgba, strict=True))


def composed(planes: tuple[Plane, ...]) -> NDArray[np.float32]:
    """Return the picture (height, width, 3) that planes give, laid over each other."""
    *nearer, back = planes
    picture = back.rgba[..., :3]
    for plane in reversed(nearer):
        through = np.float32(1) - plane.rgba[..., 3:]
        picture = (plane.rgba[..., :3] + through * picture).astype(np.float32)
    return picture


def cuts_of(depth_m: Floats) -> tuple[float, float]:
    """Return where depths (h, w) fall into three groups best (Otsu 1979, over their logarithm)."""
    finite = depth_m[np.isfinite(depth_m)]
    if not len(finite) or finite.max() < finite.min() * 1.05:
        middle = float(finite.mean()) if len(finite) else 10.0
        return middle / 2, middle * 2
    depth = np.log2(np.where(np.isfinite(depth_m), depth_m, finite.max() * 2).ravel())
    count, edge = np.histogram(depth, BINS)
    weight = np.concatenate([[0.0], np.cumsum(count / count.sum())])
    moment = np.concatenate([[0.0], np.cumsum(count / count.sum() * (edge[:-1] + edge[1:]) / 2)])
    first, second = np.triu_indices(BINS + 1, 1)
    whole = np.zeros_like(first), first, second, np.full_like(first, BINS)
    spread, least = np.zeros(len(first)), np.ones(len(first))
    for low, high in pairwise(whole):
        share = weight[high] - weight[low]
        spread += (moment[high] - moment[low]) ** 2 / np.maximum(share, 1e-9)
        least = np.minimum(least, share)
    best = int(np.argmax(np.where(least >= LEAST_SHARE, spread, spread - 1e6)))
    return float(2 ** edge[first[best]]), float(2 ** edge[second[best]])


def _lifted(
    image: Floats, index: NDArray[np.intp], visible: Mask, step: int
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """Return plane `step` of an image (premultiplied), what is left behind it, and its alpha."""
    near, far = visible & (index == step), visible & (index > step)
    rim = (_around(near, 1) > 0) & (_around(far, 1) > 0) & visible
    front, fronts = _mean(image, near & ~rim)
    back, backs = _mean(image, far & ~rim)
    apart = front - back
    share: Floats = ((image - back) * apart).sum(-1) / np.maximum((apart**2).sum(-1), 1e-12)
    # A pixel's middle tells which plane has the larger part of it.
    share: Floats = np.where(near, np.clip(share, 0.5, 1), np.clip(share, 0, 0.5))
    mixed = rim & (fronts > 0) & (backs > 0)
    alpha: NDArray[np.float32] = np.where(mixed, share, near).astype(np.float32)
    left = (1 - alpha)[..., None]
    behind = np.minimum(back, image / np.maximum(left, 1e-6))
    shown = np.where(
        near[..., None], image - left * behind, np.minimum(alpha[..., None] * front, image)
    )
    shown = np.where(mixed[..., None], shown, image * near[..., None])
    rest = np.where(left > 0, (image - shown) / np.maximum(left, 1e-6), 0)
    return shown.astype(np.float32), rest.astype(np.float32), alpha


def _beside(index: NDArray[np.intp], visible: Mask, step: int) -> NDArray[np.intp]:
    """Return for each pixel the plane behind `step` that most of its neighbours show."""
    middle, back = (_around((index == plane) & visible, REACH) for plane in (1, 2))
    return np.where((middle > back) & (step < 1), 1, 2)


def _mean(image: Floats, of: Mask) -> tuple[Floats, Floats]:
    """Return the mean colour (h, w, 3) of some pixels around each one, and how many there are."""
    count = _around(of, REACH)
    total = np.dstack([_around(image[..., k] * of, REACH) for k in range(3)])
    return total / np.maximum(count, 1)[..., None], count


def _around(values: NDArray[np.bool_] | Floats, reach: int) -> Floats:
    """Return the sums (h, w) over the square that reaches `reach` pixels to all sides."""
    total = values.astype(np.float32)
    for axis in (0, 1):
        beyond = [(0, 0), (0, 0)]
        beyond[axis] = (reach, reach)
        wide = np.pad(total, beyond)
        length = total.shape[axis]
        total = np.take(wide, range(length), axis)
        for step in range(1, 2 * reach + 1):
            total = total + np.take(wide, range(step, step + length), axis)
    return total
