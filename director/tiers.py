"""The tier table: what a quality tier costs and promises.

A tier is a pixel budget (the documents' 512, 768 and 1024 squared) that is spent at the project's
aspect ratio. Which worker, queue and time-out a render gets follows from its tier alone.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from director.errors import BadInput, UnknownTier

ASPECTS = (1.33, 1.78, 1.85, 2.39)
DEFAULT_ASPECT = 1.78
PANORAMA_ASPECT = 2.0


class Tier(StrEnum):
    """Quality tier of a render, cheapest first."""

    LOW = "low"
    STANDARD = "standard"
    HIGH = "high"

    @classmethod
    def parse(cls, text: str) -> "Tier":
        """Return the tier that `text` names.

        Raises:
            UnknownTier: the table has no such row.
        """
        try:
            return cls(text.strip().lower())
        except ValueError:
            raise UnknownTier(
                f"There is no tier '{text}'.",
                known=f"Known: {', '.join(cls)}.",
                remedy="Pass one of them, e.g. TIER=low.",
            ) from None

    @property
    def row(self) -> "TierRow":
        """This tier's row of the table."""
        return TIER_TABLE[self]


@dataclass(frozen=True)
class TierRow:
    """One row of the tier table."""

    side_px: int
    """The budget is `side_px` squared pixels."""
    vram_gb: int
    timeout_s: int
    """Longest single render; the worker keeps it."""
    priority: int
    """Base of `dagster/priority`: drafts answer first."""
    slots: int
    """Resident workers, and so renders at a time."""

    def size_px(self, aspect: float = DEFAULT_ASPECT) -> tuple[int, int]:
        """Return (width, height) in pixels, multiples of 8, nearest to the budget at `aspect`.

        Raises:
            BadInput: `aspect` is neither one of `ASPECTS` nor a panorama's.
        """
        if aspect not in (*ASPECTS, PANORAMA_ASPECT):
            known = ", ".join(f"{known:.2f}" for known in ASPECTS)
            raise BadInput(f"No aspect ratio {aspect}.", known=f"Known: {known}.")
        height = round(self.side_px / sqrt(aspect) / 8) * 8
        return round(height * aspect / 8) * 8, height


TIER_TABLE: dict[Tier, TierRow] = {
    Tier.LOW: TierRow(512, 8, 120, 20, 2),
    Tier.STANDARD: TierRow(768, 16, 300, 10, 1),
    Tier.HIGH: TierRow(1024, 24, 600, 0, 1),
}
