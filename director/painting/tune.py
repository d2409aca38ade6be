"""What each tier spends on a picture."""

from dataclasses import dataclass

from director.tiers import Tier


@dataclass(frozen=True)
class Effort:
    """Rays for each pixel."""

    light: int
    """Samples of sun, sky, lamps and mirrors."""
    edge: int
    """More camera rays where there is an edge, at most 8."""


EFFORTS = {Tier.LOW: Effort(1, 8), Tier.STANDARD: Effort(1, 8), Tier.HIGH: Effort(2, 8)}
DRAFT = Effort(1, 2)
"""For somebody who waits."""
