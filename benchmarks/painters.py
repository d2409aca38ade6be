"""What a still costs: `python benchmarks/painters.py --site bar --tiers low standard high`.

Prints CPU-seconds of one process for each tier and look, after the world is built, and the most
memory that was used. Cores that other programs use too make CPU-seconds look up to twice as dear.
"""

import argparse
import os
import resource
import sys
from pathlib import Path
from time import process_time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")
sys.path.insert(0, str(Path(__file__).parent.parent))

LOOKS = ("day-clear-summer", "golden-clear-autumn", "night-rain-autumn", "day-snow-winter")


def main() -> None:
    """Paint every framing asked for in every look, twice, and print the cheaper time."""
    from director.painting.registry import painter

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", nargs="+", default=["village-square", "living-room"])
    parser.add_argument("--tiers", nargs="+", default=["low"])
    parser.add_argument("--looks", nargs="+", default=LOOKS)
    parser.add_argument("--framings", nargs="+", default=["wide", "close"])
    parser.add_argument("--cache", type=Path, default=Path("workspace/cache"))
    asked = parser.parse_args()
    blockout = painter("blockout", asked.cache)
    for site in asked.site:
        for look in asked.looks:
            for tier in asked.tiers:
                spent = [_spent(blockout, site, look, framing, tier) for framing in asked.framings]
                shown = "  ".join(
                    f"{f} {s:5.2f}" for f, s in zip(asked.framings, spent, strict=True)
                )
                print(f"{site:16} {look:22} {tier:9} CPU-s  {shown}", flush=True)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _spent(blockout: object, site: str, look: str, framing: str, tier: str) -> float:
    from director.painting.painter import Order
    from director.tiers import Tier

    words = dict(zip(("time", "weather", "season"), look.split("-"), strict=True))
    size = Tier(tier).row.size_px()
    environment = {"site": site, "seed": "benchmark", "words": []}
    order = Order(environment, {"framing": framing}, words, words, size, Tier(tier))
    blockout.paint(order)  # type: ignore[attr-defined]
    began = process_time()
    blockout.paint(order)  # type: ignore[attr-defined]
    return process_time() - began


if __name__ == "__main__":
    main()
