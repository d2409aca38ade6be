"""What each tier spends on a picture."""

from dataclasses import dataclass

from director.tiers import Tier


@dataclass(frozen=True)
class Effort:
    """How Cycles works for a tier."""

    samples: int
    """Paths for each pixel."""
    bounces: int
    """Most times that light changes its way on matt surfaces."""
    mirrors: int
    """Most mirrors after each other."""


EFFORTS = {
    Tier.LOW: Effort(16, 2, 2),
    Tier.STANDARD: Effort(32, 3, 3),
    Tier.HIGH: Effort(64, 4, 4),
}
DRAFT = Effort(4, 1, 1)
"""For somebody who waits."""
MEASURING = Effort(1, 0, 0)
"""For depth alone."""
