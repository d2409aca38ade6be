"""Costs: what was used, in money, by the price table of `tiers.toml`."""

from collections.abc import Iterable
from dataclasses import dataclass

from director.records import CostRow
from director.tiers import Prices, Tier

HOUR_S = 3600
JOULES_A_KWH = 3_600_000


@dataclass(frozen=True)
class Cost:
    """What one group has cost, over all tiers."""

    group: str
    renders: int
    seconds: float
    cpu_s: float
    gpu_s: float
    energy_j: float | None
    money: float


def priced(rows: Iterable[CostRow], prices: Prices) -> list[Cost]:
    """Return what each group has cost, dearest first."""
    groups: dict[str, list[CostRow]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    costs = [_sum(name, own, prices) for name, own in groups.items()]
    return sorted(costs, key=lambda cost: (-cost.money, cost.group))


def money_of(row: CostRow, prices: Prices) -> float:
    """Return the price of what was used at one tier."""
    hours = row.cpu_s * prices.cpu_hour + row.gpu_s * prices.gpu_hour[Tier(row.tier)]
    return hours / HOUR_S + (row.energy_j or 0.0) / JOULES_A_KWH * prices.kwh


def _sum(name: str, rows: list[CostRow], prices: Prices) -> Cost:
    told = [row.energy_j for row in rows if row.energy_j is not None]
    return Cost(
        name,
        sum(row.renders for row in rows),
        round(sum(row.seconds for row in rows), 3),
        round(sum(row.cpu_s for row in rows), 3),
        round(sum(row.gpu_s for row in rows), 3),
        round(sum(told), 1) if told else None,
        round(sum(money_of(row, prices) for row in rows), 6),
    )
