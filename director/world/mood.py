"""Moods: what a scene feels like, as light and as grade. Never as anything that stands or moves.

`TEMPERS` is the whole rule. A mood bends the look that is there: a tense morning is still morning.
Next door: `director.world.mood_words` reads a mood off a scene's words.
"""

from dataclasses import dataclass
from enum import StrEnum

Rgb = tuple[float, float, float]


class Mood(StrEnum):
    """What a scene feels like."""

    NEUTRAL = "neutral"
    WARM = "warm"
    COLD = "cold"
    TENSE = "tense"
    HOPEFUL = "hopeful"
    MELANCHOLY = "melancholy"
    JOYFUL = "joyful"
    MYSTERIOUS = "mysterious"
    ROMANTIC = "romantic"


@dataclass(frozen=True)
class Temper:
    """How a mood bends a look. 1 leaves things as they are."""

    sun: Rgb = (1.0, 1.0, 1.0)
    """Factor on the light of sun and moon, and on the glow around them."""
    sky: Rgb = (1.0, 1.0, 1.0)
    """Factor on the sky's light: what fills the shade."""
    haze: float = 1.0
    lamps: float = 1.0
    """Factor on the power of practical lights."""
    least_lamps: float = 0.0
    """Practical lights are on at least this much."""
    key: float = 1.0
    """How bright middle grey is printed."""
    gain: Rgb = (1.0, 1.0, 1.0)
    lift: Rgb = (0.0, 0.0, 0.0)
    """Tint of the shadows, display-linear."""
    saturation: float = 1.0
    contrast: float = 1.0
    bloom: float = 0.0


TEMPERS: dict[Mood, Temper] = {
    Mood.NEUTRAL: Temper(),
    Mood.WARM: Temper(
        (1.12, 1.0, 0.80), (1.05, 1.0, 0.90), lamps=1.25, least_lamps=0.3, key=1.06,
        gain=(1.10, 1.0, 0.82), lift=(0.006, 0.003, 0.0), saturation=1.06, contrast=0.98,
        bloom=0.02,
    ),
    Mood.COLD: Temper(
        (0.84, 0.96, 1.12), (0.82, 0.97, 1.18), haze=1.3, lamps=0.7, key=0.92,
        gain=(0.86, 0.99, 1.16), lift=(0.0, 0.003, 0.009), saturation=0.78, contrast=1.03,
    ),
    Mood.TENSE: Temper(
        (1.0, 1.0, 0.94), (0.62, 0.70, 0.72), haze=1.2, lamps=1.15, least_lamps=0.2, key=0.68,
        gain=(0.96, 1.04, 0.93), lift=(0.0, 0.003, 0.003), saturation=0.72, contrast=1.24,
    ),
    Mood.HOPEFUL: Temper(
        (1.22, 1.14, 0.98), (1.10, 1.08, 1.02), haze=1.25, lamps=1.1, key=1.24,
        gain=(1.05, 1.01, 0.93), lift=(0.008, 0.006, 0.004), saturation=1.06, contrast=0.93,
        bloom=0.05,
    ),
    Mood.MELANCHOLY: Temper(
        (0.70, 0.76, 0.84), (0.88, 0.95, 1.08), haze=1.8, lamps=0.8, key=0.84,
        gain=(0.93, 0.99, 1.08), lift=(0.006, 0.007, 0.012), saturation=0.58, contrast=0.90,
        bloom=0.01,
    ),
    Mood.JOYFUL: Temper(
        (1.18, 1.10, 0.98), (1.08, 1.08, 1.10), haze=0.7, lamps=1.2, least_lamps=0.25, key=1.20,
        gain=(1.05, 1.02, 0.94), saturation=1.32, contrast=1.04, bloom=0.01,
    ),
    Mood.MYSTERIOUS: Temper(
        (0.62, 0.82, 0.92), (0.50, 0.72, 0.84), haze=3.0, lamps=1.35, least_lamps=0.45, key=0.50,
        gain=(0.88, 1.04, 1.06), lift=(0.0, 0.005, 0.007), saturation=0.80, contrast=1.10,
        bloom=0.07,
    ),
    Mood.ROMANTIC: Temper(
        (1.14, 0.96, 0.86), (1.06, 0.93, 0.98), haze=1.3, lamps=1.3, least_lamps=0.5, key=1.0,
        gain=(1.09, 0.97, 0.93), lift=(0.010, 0.004, 0.006), saturation=1.08, contrast=0.92,
        bloom=0.07,
    ),
}  # fmt: skip
