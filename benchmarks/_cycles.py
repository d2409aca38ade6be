"""CPU-seconds of a still by Blender; nothing where it is not installed (sh deploy/cycles.sh)."""

from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Any

from director.errors import MissingTool
from director.painting.cycles.found import blender_version
from director.painting.cycles.painter import CyclesPainter
from director.painting.painter import Order
from director.tiers import Tier
from director.world.look import Look


def stills(sites: Mapping[str, Look], framing: str, cache: Path) -> dict[str, Any]:
    """Return `cycles_512_cpu_s`, ours and Blender's together, and the worst; None without it."""
    keys = "cycles_512_cpu_s", "cycles_512_cpu_s_worst"
    try:
        blender_version()
    except MissingTool as missing:
        print(missing)
        return dict.fromkeys(keys)
    cycles = CyclesPainter(cache)
    try:
        spent = [_still(cycles, site, look, framing) for site, look in sites.items()]
    finally:
        cycles.process.stop()
    return dict(zip(keys, (round(median(spent), 1), round(max(spent), 1)), strict=True))


def _still(cycles: CyclesPainter, site: str, look: Look, framing: str) -> float:
    """Paint a site twice and return what the second still took: Blender has the world then."""
    side, words = Tier.LOW.row.side_px, look.as_json()
    environment = {"site": site, "seed": "benchmark", "words": []}
    order = Order(environment, {"framing": framing}, words, words, (side, side), Tier.LOW)
    cycles.paint(order)
    return sum(cycles.paint(order).seconds.values())
