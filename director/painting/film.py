"""Film: bloom, exposure, tone curve and grade; from linear light to the sRGB picture."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from director.world.daylight import shares_of
from director.world.look import Look, Time, Weather
from director.world.mood import TEMPERS
from director.world.numbers import vector

Floats = NDArray[np.floating]
Rgb = tuple[float, float, float]
LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)
_IN = np.array(
    [[0.59719, 0.35458, 0.04823], [0.07600, 0.90834, 0.01566], [0.02840, 0.13383, 0.83777]],
    np.float32,
)
_OUT = np.array(
    [[1.60475, -0.53108, -0.07367], [-0.10208, 1.10813, -0.00605], [-0.00327, -0.07276, 1.07602]],
    np.float32,
)


@dataclass(frozen=True)
class Grade:
    """A colourist's settings for a look. 1 leaves things as they are."""

    gain: Rgb = (1.0, 1.0, 1.0)
    lift: Rgb = (0.0, 0.0, 0.0)
    """Light added to the shadows, display-linear."""
    saturation: float = 1.05
    contrast: float = 1.06
    bloom: float = 0.035


def printed(light: Floats, exposure: float, grade: Grade) -> NDArray[np.uint8]:
    """Return the sRGB picture (h, w, 3) of linear light (h, w, 3)."""
    exposed = light * (np.float32(exposure) * vector(grade.gain))
    shown = filmic(bloomed(exposed, grade.bloom))
    grey = (shown @ LUMINANCE)[..., None]
    shown = grey + (shown - grey) * np.float32(grade.saturation)
    shown = np.maximum(shown, 0) + vector(grade.lift) * (1 - shown)
    pivot = np.float32(0.18)
    shown = pivot * (np.maximum(shown, 1e-5) / pivot) ** np.float32(grade.contrast)
    return encoded(np.clip(shown, 0, 1))


def grade_of(look: Look, indoor: bool) -> Grade:
    """Return the grade of a look: of its time of day, then of its weather and its mood."""
    grade = _mixed(look)
    if indoor:
        grade = replace(grade, gain=(1.02, 1.0, 0.97), lift=(0.0, 0.0, 0.0), contrast=1.0)
    else:
        grade = _upon(grade, _WEATHERS.get(look.weather, PLAIN))
    temper = TEMPERS[look.mood]
    mood = Grade(temper.gain, temper.lift, temper.saturation, temper.contrast, temper.bloom)
    return _upon(grade, mood)


def _mixed(look: Look) -> Grade:
    """Return the grade of the hour, between two times of day where the sun stands between."""
    rows = [(_TIMES[time], share) for time, share in shares_of(look)]

    def part(of: Callable[[Grade], float]) -> float:
        return sum(of(grade) * share for grade, share in rows)

    def colour(of: Callable[[Grade], Rgb]) -> Rgb:
        return (
            part(lambda grade: of(grade)[0]),
            part(lambda grade: of(grade)[1]),
            part(lambda grade: of(grade)[2]),
        )

    return Grade(
        colour(lambda grade: grade.gain),
        colour(lambda grade: grade.lift),
        part(lambda grade: grade.saturation),
        part(lambda grade: grade.contrast),
        part(lambda grade: grade.bloom),
    )


def _upon(below: Grade, above: Grade) -> Grade:
    """Return two grades as one."""
    (r, g, b), (red, green, blue) = below.gain, above.gain
    (x, y, z), (dark_red, dark_green, dark_blue) = below.lift, above.lift
    return Grade(
        (r * red, g * green, b * blue),
        (x + dark_red, y + dark_green, z + dark_blue),
        below.saturation * above.saturation,
        below.contrast * above.contrast,
        below.bloom + above.bloom,
    )


PLAIN = Grade(saturation=1.0, contrast=1.0, bloom=0.0)
_TIMES: dict[Time, Grade] = {
    Time.DAWN: Grade((1.03, 0.98, 1.00), (0.004, 0.003, 0.006), 1.10, 1.02, 0.05),
    Time.MORNING: Grade((1.02, 1.0, 0.97)),
    Time.DAY: Grade(),
    Time.AFTERNOON: Grade((1.03, 1.0, 0.95)),
    Time.GOLDEN: Grade((1.06, 0.98, 0.88), (0.003, 0.001, 0.0), 1.14, 1.05, 0.06),
    Time.DUSK: Grade((0.99, 0.99, 1.04), (0.001, 0.002, 0.005), 1.12, 1.04, 0.06),
    Time.NIGHT: Grade((0.93, 0.98, 1.14), (0.0005, 0.001, 0.003), 1.05, 1.0, 0.07),
}
_WEATHERS: dict[Weather, Grade] = {
    Weather.OVERCAST: Grade((0.98, 1.0, 1.03), saturation=0.92, contrast=1.02, bloom=0.0),
    Weather.RAIN: Grade((0.95, 1.0, 1.05), saturation=0.90, contrast=1.12, bloom=0.03),
    Weather.FOG: Grade((0.98, 1.0, 1.02), saturation=0.88, contrast=1.0, bloom=0.06),
    Weather.SNOW: Grade((0.97, 1.0, 1.05), saturation=0.92, contrast=1.04, bloom=0.02),
    Weather.STORM: Grade((0.88, 1.0, 1.08), saturation=0.74, contrast=1.20, bloom=0.03),
}


def bloomed(light: Floats, share: float) -> Floats:
    """Return light of which `share` is spread around bright places, as lenses and air do."""
    levels: list[Floats] = []
    coarse = np.minimum(light, np.float32(14))
    for _ in range(6):
        if min(coarse.shape[:2]) < 8:
            break
        coarse = _soft(_halved(coarse))
        levels.append(coarse)
    if not levels:
        return light
    spread = levels[-1]
    for level in reversed(levels[:-1]):
        spread = level * np.float32(0.55) + _doubled(spread, level.shape) * np.float32(0.45)
    return light * np.float32(1 - share) + _doubled(spread, light.shape) * np.float32(share)


def _halved(image: Floats) -> Floats:
    height, width = image.shape[0] // 2 * 2, image.shape[1] // 2 * 2
    image = image[:height, :width]
    return (image[::2, ::2] + image[1::2, ::2] + image[::2, 1::2] + image[1::2, 1::2]) * np.float32(
        0.25
    )


def _soft(image: Floats) -> Floats:
    for axis in (0, 1):
        before, after = _shifted(image, 1, axis), _shifted(image, -1, axis)
        image = image * np.float32(0.5) + (before + after) * np.float32(0.25)
    return image


def _shifted(image: Floats, step: int, axis: int) -> Floats:
    moved = np.roll(image, step, axis)
    edge = 0 if step > 0 else -1
    if axis == 0:
        moved[edge] = image[edge]
    else:
        moved[:, edge] = image[:, edge]
    return moved


def _doubled(image: Floats, shape: tuple[int, ...]) -> Floats:
    """Return the image at twice its size, cut or filled to `shape`, between its pixels linearly."""
    for axis in (0, 1):
        before, after = _shifted(image, 1, axis), _shifted(image, -1, axis)
        first = image * np.float32(0.75) + before * np.float32(0.25)
        second = image * np.float32(0.75) + after * np.float32(0.25)
        image = np.stack([first, second], axis + 1)
        joined = list(first.shape)
        joined[axis] *= 2
        image = image.reshape(joined)
        if image.shape[axis] < shape[axis]:
            last = image[-1:] if axis == 0 else image[:, -1:]
            image = np.concatenate([image, last], axis)
    return image[: shape[0], : shape[1]]


def filmic(light: Floats) -> Floats:
    """Return display-linear values from 0 to 1 (Stephen Hill's fit of the ACES transform)."""
    v = _times(_IN, light)
    v = (v * (v + np.float32(0.0245786)) - np.float32(0.000090537)) / (
        v * (np.float32(0.983729) * v + np.float32(0.4329510)) + np.float32(0.238081)
    )
    return np.clip(_times(_OUT, v), 0, 1)


def encoded(linear: Floats) -> NDArray[np.uint8]:
    """Return sRGB bytes of display-linear values from 0 to 1."""
    low = linear * np.float32(12.92)
    high = np.float32(1.055) * np.maximum(linear, 1e-6) ** np.float32(1 / 2.4) - np.float32(0.055)
    return (np.where(linear <= 0.0031308, low, high) * np.float32(255) + np.float32(0.5)).astype(
        np.uint8
    )


def _times(matrix: Floats, colour: Floats) -> Floats:
    r, g, b = colour[..., 0], colour[..., 1], colour[..., 2]
    return np.stack([row[0] * r + row[1] * g + row[2] * b for row in matrix], -1)
