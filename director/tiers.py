"""The tier table: what a quality tier costs and promises.

A tier is a pixel budget (the documents' 512, 768 and 1024 squared) that is spent at the project's
aspect ratio. Which worker, queue and time-out a render gets follows from its tier alone. A
workspace changes the table with a file, `tiers.toml`: see `director.tierfile`.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from math import sqrt
from pathlib import Path

from director.errors import BadInput, UnknownTier
from director.keys import Kind

ASPECTS = (1.33, 1.78, 1.85, 2.39)
DEFAULT_ASPECT = 1.78
PANORAMA_ASPECT = 2.0
FILE_VARIABLE = "DIRECTOR_TIERS"
"""Names the file of the tier table for every process of a workspace."""


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
        return tier_table().rows[self]

    @property
    def below(self) -> "Tier | None":
        """The next cheaper tier; None below the cheapest."""
        cheaper = list(Tier)[: list(Tier).index(self)]
        return cheaper[-1] if cheaper else None


@dataclass(frozen=True)
class TierRow:
    """One row of the tier table."""

    side_px: int
    """The budget is `side_px` squared pixels."""
    vram_gb: int
    """Memory that a graphics card needs to serve this tier."""
    timeout_s: int
    """Longest single render; the worker keeps it."""
    priority: int
    """Base of `dagster/priority`: drafts answer first."""
    slots: int
    """Resident workers, and so renders at a time."""
    renders_per_worker: int = 1000
    """After so many a worker begins anew, with fresh memory."""
    worker_growth_mb: int = 2048
    """It also does when it has grown by so much since its first render."""
    painters: Mapping[Kind, tuple[str, ...]] = field(
        default_factory=lambda: dict.fromkeys(Kind, ("blockout",))
    )
    """For each kind of job its painter, and after it those that are tried when it fails."""

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


@dataclass(frozen=True)
class Prices:
    """What work costs. The defaults are in the range of what clouds ask; a studio has its own."""

    currency: str = "EUR"
    cpu_hour: float = 0.04
    """One core for an hour."""
    gpu_hour: Mapping[Tier, float] = field(
        default_factory=lambda: {Tier.LOW: 0.4, Tier.STANDARD: 0.8, Tier.HIGH: 1.6}
    )
    """A tier's graphics card for an hour."""
    kwh: float = 0.0
    """Energy of the card, where it is not part of the hour's price."""


@dataclass(frozen=True)
class TierTable:
    """Everything that `tiers.toml` can say."""

    rows: Mapping[Tier, TierRow]
    export_slots: int = 1
    """Slots of their own for work without a painter: encoding, export, upkeep."""
    prices: Prices = Prices()


DEFAULTS = TierTable(
    {
        Tier.LOW: TierRow(512, 8, 120, 20, 2),
        Tier.STANDARD: TierRow(768, 16, 300, 10, 1),
        Tier.HIGH: TierRow(1024, 24, 600, 0, 1),
    }
)


EXPORTS = "exports"
"""The lane of work without a painter; each tier is a lane too."""
LANES = (*Tier, EXPORTS)


def slots_of(lane: str) -> int:
    """Return how many runs of a lane may be at work at a time."""
    table = tier_table()
    return table.export_slots if lane == EXPORTS else table.rows[Tier(lane)].slots


@cache
def tier_table() -> TierTable:
    """Return the table of this process: read once, when it is first asked for.

    Raises:
        BadTierTable: the file that DIRECTOR_TIERS names cannot be used.
    """
    path = Path(os.environ.get(FILE_VARIABLE, ""))
    if not path.is_file():
        return DEFAULTS
    from director.tierfile import read_table

    return read_table(path)
