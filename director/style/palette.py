"""Palettes: the few colours that a picture is made of, by k-means in OKLab."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from director.style.colours import (
    Floats,
    hex_of_linear,
    linear_of,
    linear_of_hex,
    linear_of_oklab,
    oklab_of,
)
from director.style.style import Swatch

COLOURS = 6
COMBINED = 8
SAMPLES = 12_000
ROUNDS = 24
TWINS = 0.035
"""Colours nearer than this (3.5 of the units of distances) are one."""
LEAST_SHARE = 0.01


def palette_of(pictures: list[NDArray[np.uint8]], colours: int = COLOURS) -> tuple[Swatch, ...]:
    """Return the palette of pictures (h, w, 3) sRGB, the largest share first.

    Every picture counts the same. The same pictures always give the same palette.
    """
    lab = np.concatenate([_sampled(picture, SAMPLES // len(pictures)) for picture in pictures])
    centres = _started(lab, colours)
    for _ in range(ROUNDS):
        nearest = _nearest(lab, centres)
        moved = np.array(
            [
                lab[nearest == k].mean(0) if (nearest == k).any() else c
                for k, c in enumerate(centres)
            ]
        )
        if np.abs(moved - centres).max() < 1e-4:
            break
        centres = moved
    share = np.bincount(_nearest(lab, centres), minlength=len(centres)) / len(lab)
    return _swatches(centres, share)


def combined(palettes: Sequence[tuple[Swatch, ...]]) -> tuple[Swatch, ...]:
    """Return one palette of several: the nearest colours become one, until few are left."""
    parts = [lab_of_palette(palette) for palette in palettes]
    colours = [
        (lab, part / len(parts))
        for labs, shares in parts
        for lab, part in zip(labs, shares, strict=True)
    ]
    while len(colours) > COMBINED or (len(colours) > 1 and _closest(colours)[0] < TWINS):
        _, one, other = _closest(colours)
        (lab, share), (lab2, share2) = colours[one], colours.pop(other)
        whole = share + share2
        colours[one] = (lab * share + lab2 * share2) / whole, whole
    return _swatches(np.array([lab for lab, _ in colours]), np.array([part for _, part in colours]))


def _closest(colours: list[tuple[Floats, float]]) -> tuple[float, int, int]:
    """Return the least distance between two colours, and which they are."""
    pairs = ((i, j) for j in range(len(colours)) for i in range(j))
    return min((float(np.linalg.norm(colours[i][0] - colours[j][0])), i, j) for i, j in pairs)


def lab_of_palette(palette: tuple[Swatch, ...]) -> tuple[Floats, Floats]:
    """Return the colours of a palette in OKLab (k, 3), and their shares (k,)."""
    linear = np.array([linear_of_hex(swatch.colour) for swatch in palette])
    return oklab_of(linear), np.array([swatch.share for swatch in palette])


def lab_of_picture(srgb: NDArray[np.uint8]) -> Floats:
    """Return an sRGB picture (..., 3) in OKLab."""
    return oklab_of(_LINEAR[srgb])


_LINEAR = linear_of(np.arange(256) / 255)


def _sampled(picture: NDArray[np.uint8], count: int) -> Floats:
    """Return at most `count` pixels in OKLab (n, 3), evenly spread."""
    pixels = picture.reshape(-1, 3)
    step = max(len(pixels) // max(count, 1), 1)
    return lab_of_picture(pixels[::step])


def _started(lab: Floats, colours: int) -> Floats:
    """Return the first centres: the mean, then always what is farthest from those before it.

    Ordered by distance times how common such colours are, one bright pixel is no colour.
    """
    order = np.lexsort(lab.T)
    some = lab[order[:: max(len(lab) // 600, 1)]]
    common = (np.abs(some[:, None] - some[None]).sum(-1) < 0.10).mean(axis=1) ** 0.5
    centres = [some[common.argmax()]]
    for _ in range(colours - 1):
        far = np.min([((some - centre) ** 2).sum(-1) for centre in centres], axis=0)
        centres.append(some[(far * common).argmax()])
    return np.array(centres)


def _nearest(lab: Floats, centres: Floats) -> NDArray[np.intp]:
    return ((lab[:, None] - centres[None]) ** 2).sum(-1).argmin(axis=1)


def _swatches(centres: Floats, share: Floats) -> tuple[Swatch, ...]:
    kept: list[tuple[Floats, float]] = []
    for k in np.argsort(-share, kind="stable"):
        if share[k] < LEAST_SHARE and kept:
            continue
        twin = next(
            (i for i, (other, _) in enumerate(kept) if np.linalg.norm(other - centres[k]) < TWINS),
            None,
        )
        if twin is None:
            kept.append((centres[k], float(share[k])))
        else:
            kept[twin] = kept[twin][0], kept[twin][1] + float(share[k])
    whole = sum(part for _, part in kept)
    return tuple(
        Swatch(hex_of_linear(linear_of_oklab(centre)), round(part / whole, 4))
        for centre, part in kept
    )
