"""`painters`: CPU-seconds of a still on six sites, after the world is built; medians and worst.

Keys: `blockout_512_cpu_s`, `blockout_768_cpu_s`, `blockout_1024_cpu_s` and each with `_worst`,
`cycles_512_cpu_s` (null without Blender), `world_build_cpu_s`, `peak_rss_bytes`. One process, one
thread; squares. Cores that other programs use too make CPU-seconds look up to twice as dear.
"""

import resource
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from benchmarks import _cycles as cycles
from director.painting.painter import Order, Painter
from director.painting.registry import painter
from director.tiers import Tier
from director.world.build import build
from director.world.look import Look, Season, Time, Weather

SITES = {
    "village-square": Look(Time.DAY, Weather.CLEAR, Season.SUMMER),
    "harbour": Look(Time.DUSK, Weather.CLEAR, Season.AUTUMN),
    "forest": Look(Time.GOLDEN, Weather.CLEAR, Season.SPRING),
    "alley": Look(Time.NIGHT, Weather.RAIN, Season.AUTUMN),
    "living-room": Look(Time.MORNING, Weather.CLEAR, Season.SUMMER),
    "warehouse": Look(Time.DAY, Weather.CLEAR, Season.AUTUMN),
}
FRAMING = "wide"


def measure() -> dict[str, Any]:
    """Paint every site at every tier; the second still counts, when everything is loaded."""
    spent: dict[str, list[float]] = {tier: [] for tier in Tier}
    builds: list[float] = []
    with tempfile.TemporaryDirectory(prefix="painters-bench-") as folder:
        for site, look in SITES.items():
            environment = {"site": site, "seed": "benchmark", "words": []}
            began = process_time()
            build(environment, look.season, None)
            builds.append(process_time() - began)
            blockout = painter("blockout", Path(folder))
            for tier in Tier:
                spent[tier].append(_still(blockout, environment, look, tier))
        blender = cycles.stills(SITES, FRAMING, Path(folder))
    numbers: dict[str, Any] = {}
    for tier, seconds in spent.items():
        name = f"blockout_{Tier(tier).row.side_px}_cpu_s"
        numbers |= {name: round(median(seconds), 2), f"{name}_worst": round(max(seconds), 2)}
    return {
        **numbers,
        **blender,
        "world_build_cpu_s": round(median(builds), 2),
        "peak_rss_bytes": _peak_bytes(),
    }


def _still(blockout: Painter, environment: dict[str, Any], look: Look, tier: Tier) -> float:
    side = tier.row.side_px
    words = look.as_json()
    order = Order(environment, {"framing": FRAMING}, words, words, (side, side), tier)
    blockout.paint(order)
    began = process_time()
    blockout.paint(order)
    return process_time() - began


def _peak_bytes() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
