"""`painters`: what stills cost on six sites, after the world is built; medians and worst.

Keys: `blockout_512_cpu_s`, `blockout_768_cpu_s`, `blockout_1024_cpu_s`, `blockout_512_psnr_db`
(against 256 samples: see `benchmarks._reference`), `preview_256_s` (by the wall's clock, after a
change of lens; its CPU-seconds beside it), `world_build_cpu_s` (site, textures and Embree's tree,
nothing cached) and `panorama_2048_cpu_s`, each with `_worst`; `cycles_512_cpu_s` (null without
Blender); `animatic_24f_cpu_s` (null: there are none yet); `peak_rss_bytes`; `triangles` by site.
Squares. Cores that other programs use too make CPU-seconds look up to twice as dear.
"""

import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import _cycles as cycles
from benchmarks._reference import psnr_db
from director.camera.framings import PANORAMA
from director.painting.blockout import BlockoutPainter
from director.painting.caster import Caster
from director.painting.painter import Order, preview_of
from director.painting.surfaces import Surfaces
from director.tiers import Tier
from director.world.build import build, forget
from director.world.look import Look, Season, Time, Weather

SITES = {
    "village-square": Look(Time.DAY, Weather.CLEAR, Season.SUMMER),
    "market": Look(Time.MORNING, Weather.CLOUDY, Season.AUTUMN),
    "forest": Look(Time.GOLDEN, Weather.CLEAR, Season.SPRING),
    "forest-clearing": Look(Time.DAY, Weather.FOG, Season.SUMMER),
    "mountain-pass": Look(Time.MORNING, Weather.CLEAR, Season.SUMMER),
    "suburban-street": Look(Time.NIGHT, Weather.RAIN, Season.AUTUMN),
}
"""All have more than half a million triangles; rooms have less."""
FRAMING = "wide"
PANORAMA_PX = (2048, 1024)
OTHER_LENS_MM = 33.0


def measure() -> dict[str, Any]:
    """Paint every site at every tier; the second still counts, when everything is loaded."""
    spent: dict[str, list[float]] = {}
    triangles: dict[str, int] = {}
    with tempfile.TemporaryDirectory(prefix="painters-bench-") as folder:
        for site, look in SITES.items():
            order = _order(site)
            seconds, triangles[site] = _built(order, look)
            measured = {"world_build_cpu_s": seconds, **_measured(order, Path(folder))}
            for name, value in measured.items():
                spent.setdefault(name, []).append(value)
            print(site, {name: round(value, 2) for name, value in measured.items()}, flush=True)
        blender = cycles.stills(SITES, FRAMING, Path(folder))
    return {
        **_summary(spent),
        **blender,
        "animatic_24f_cpu_s": None,
        "peak_rss_bytes": _peak_bytes(),
        "triangles": triangles,
    }


def _order(site: str) -> Order:
    look = SITES[site].as_json()
    environment = {"site": site, "seed": "benchmark", "words": []}
    return Order(environment, {"framing": FRAMING}, look, look, (512, 512))


def _built(order: Order, look: Look) -> tuple[float, int]:
    """Return the CPU-seconds of a world with nothing cached, and its triangles."""
    forget()
    began = time.process_time()
    blockout = build(order.environment, look.season, None)
    Caster(blockout)
    Surfaces(blockout)
    return time.process_time() - began, blockout.triangles


def _measured(order: Order, folder: Path) -> dict[str, float]:
    """Return what one site's pictures cost, and how good the quickest still is."""
    blockout, numbers = BlockoutPainter(folder), dict[str, float]()
    for tier in Tier:
        side = tier.row.side_px
        still = replace(order, size_px=(side, side), tier=tier)
        blockout.paint(still)
        began = time.process_time()
        picture = blockout.paint(still)
        numbers[f"blockout_{side}_cpu_s"] = time.process_time() - began
        if tier is Tier.LOW:
            numbers["blockout_512_psnr_db"] = psnr_db(blockout.place(still)[0], picture)
    lens = replace(order, camera={**order.camera, "focal_length_mm": OTHER_LENS_MM})
    began, busy = time.perf_counter(), time.process_time()
    blockout.paint(preview_of(lens))
    numbers["preview_256_s"] = time.perf_counter() - began
    numbers["preview_256_cpu_s"] = time.process_time() - busy
    panorama = replace(order, camera={"framing": PANORAMA}, size_px=PANORAMA_PX)
    began = time.process_time()
    blockout.paint(panorama)
    return numbers | {"panorama_2048_cpu_s": time.process_time() - began}


def _summary(spent: dict[str, list[float]]) -> dict[str, float]:
    """Return the median and the worst of each measure: of decibels, the least is the worst."""
    numbers: dict[str, float] = {}
    for name, values in spent.items():
        worst = min if name.endswith("_db") else max
        numbers |= {name: round(median(values), 2), f"{name}_worst": round(worst(values), 2)}
    return numbers


def _peak_bytes() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
