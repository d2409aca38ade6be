"""`throughput`: 10,000 materialisations of nothing, a part one by one, the rest in batches.

Keys: `single_runs_per_s`, `batch_partitions_per_s`, `last_over_first_thousand` (seconds of the last
thousand in batches over those of the first), `order_violations`, `limit_violations`, `lost`,
`duplicated`. Order and limits are read from what Dagster recorded.
"""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

from dagster import AssetKey, DagsterInstance
from sqlalchemy import text

from benchmarks._house import House, ours
from director.tiers import Tier

SINGLE, TOTAL, BATCH = 1_000, 10_000, 250
CLICKERS = 4
RUNS = text("""
    select runs.id, runs.start_time, runs.end_time from runs
    where runs.start_time is not null order by runs.id""")


def measure() -> dict[str, Any]:
    """Make all, and read the records."""
    keys = [f"n{number:05d}" for number in range(TOTAL)]
    with ours() as house:
        house.add_keys(keys)
        single_s = _timed(house, [[key] for key in keys[:SINGLE]])
        batches = [keys[at : at + BATCH] for at in range(SINGLE, TOTAL, BATCH)]
        batch_s = _timed(house, batches)
        with house.instance() as instance:
            return {
                "single_runs_per_s": round(SINGLE / single_s, 2),
                "batch_partitions_per_s": round((TOTAL - SINGLE) / batch_s, 1),
                **_checked(instance, keys),
            }


def _timed(house: House, runs: list[list[str]]) -> float:
    """Launch all runs at once, and return how long it took until the last one had ended."""
    began = time.monotonic()
    with ThreadPoolExecutor(CLICKERS) as pool:
        ids = list(pool.map(house.launch, runs))
    house.wait(ids, poll_s=0.5)
    return time.monotonic() - began


def _checked(instance: DagsterInstance, keys: list[str]) -> dict[str, Any]:
    with instance.run_storage.connect() as connection:  # type: ignore[attr-defined]
        rows = [(row.start_time, row.end_time) for row in connection.execute(RUNS)]
    made: Counter[str] = Counter()
    cursor, more = None, True
    at: list[float] = []
    while more:
        page = instance.fetch_materializations(AssetKey("nothing"), 1_000, cursor, ascending=True)
        made.update(record.partition_key or "" for record in page.records)
        at += [record.timestamp for record in page.records]
        cursor, more = page.cursor, page.has_more
    batches = at[SINGLE:]
    first, last = batches[999] - batches[0], batches[-1] - batches[-1_000]
    slots = Tier.LOW.row.slots
    return {
        "last_over_first_thousand": round(last / first, 2),
        "order_violations": sum(later < sooner for sooner, later in _starts(rows, slots)),
        "limit_violations": _over(rows, slots),
        "lost": sum(key not in made for key in keys),
        "duplicated": sum(count - 1 for count in made.values()),
    }


def _starts(rows: list[tuple[float, float]], slots: int) -> list[tuple[float, float]]:
    """Start times of runs that must not have overtaken one another: `slots` start at a time."""
    starts = [start for start, _ in rows]
    return list(pairwise(starts[::slots]))


def _over(rows: list[tuple[float, float]], slots: int) -> int:
    """Return at how many starts more runs were at work than there are slots."""
    steps = sorted([(start, 1) for start, _ in rows] + [(end, -1) for _, end in rows])
    busy, over = 0, 0
    for _, step in steps:
        busy += step
        over += busy > slots
    return over
