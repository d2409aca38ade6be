"""`launch`: from the click to the first step and to the end, ours and stock Dagster, interleaved.

Keys: `ours_start_p50_s`, `ours_done_p50_s`, `stock_start_p50_s`, `stock_done_p50_s`, `ratio_start`.
Both run an asset that does nothing, launched through GraphQL, on an embedded PostgreSQL each.
"""

import time
from statistics import median
from typing import Any

from benchmarks._house import House, ended, ours, step_start, stock

ROUNDS = 9
WARM = 1
"""First launches are left out: caches fill, in both."""


def measure() -> dict[str, Any]:
    """Click and wait, one after the other in both houses; return the medians."""
    keys = [f"n{number:02d}" for number in range(ROUNDS + WARM)]
    with ours() as house, stock() as other:
        measured = {one.name: (one, list[tuple[float, float]]()) for one in (house, other)}
        for one, _ in measured.values():
            one.add_keys(keys)
        for key in keys:
            for one, times in measured.values():
                times.append(_click(one, key))
    medians = {
        name: [median(column) for column in zip(*times[WARM:], strict=True)]
        for name, (_, times) in measured.items()
    }
    return {
        "ours_start_p50_s": round(medians["ours"][0], 3),
        "ours_done_p50_s": round(medians["ours"][1], 3),
        "stock_start_p50_s": round(medians["stock"][0], 3),
        "stock_done_p50_s": round(medians["stock"][1], 3),
        "ratio_start": round(medians["stock"][0] / medians["ours"][0], 1),
    }


def _click(house: House, key: str) -> tuple[float, float]:
    """Return the seconds from the click to the first step, and to the end."""
    clicked = time.time()
    run_id = house.launch([key])
    house.wait([run_id])
    with house.instance() as instance:
        return step_start(instance, run_id) - clicked, ended(instance, run_id) - clicked
