"""`overhead`: from the request to the picture on the screen, less the painting; and what the house
costs while nobody asks for anything.

Keys: `overhead_p50_s`, `overhead_p95_s`, `idle_cpu_share` (of one core, everything of `make up`).
Over HTTP, as the canvas does it: ask, hear that it is done, fetch the preview.
"""

import time
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any

import httpx

from benchmarks._house import cpu_s, until
from benchmarks._studio import FILM, film, up
from director.workspace import Workspace

RENDERS, WARM = 40, 4
ASKING = f"/api/v1/projects/{FILM}/renders"
POLL_S = 0.005
IDLE_S, REST_S = 30.0, 5.0


def measure() -> dict[str, Any]:
    """Ask for one picture after the other, then for none."""
    with TemporaryDirectory(prefix="bench-overhead-") as folder, up(folder) as (root, url):
        places = film(Workspace(Path(folder)))
        with httpx.Client(base_url=url, timeout=60) as client:
            found = [_render(client, *places[n % len(places)], n) for n in range(RENDERS + WARM)]
        time.sleep(REST_S)
        before = cpu_s(root)
        time.sleep(IDLE_S)
        idle = (cpu_s(root) - before) / IDLE_S
    shares = quantiles(found[WARM:], n=20)
    return {
        "overhead_p50_s": round(shares[9], 3),
        "overhead_p95_s": round(shares[18], 3),
        "idle_cpu_share": round(idle, 4),
    }


def _render(client: httpx.Client, identity: str, key: str, turn: int) -> float:
    """Change a place, then measure from the request to the preview's last byte."""
    address = f"/api/v1/environments/{identity}"
    seen = {"If-Match": f'"{client.get(address).json()["version"]}"'}
    words = {"parameters": {"words": [f"turn {turn}"]}}
    client.patch(address, json=words, headers=seen).raise_for_status()
    began = time.monotonic()
    asked = client.post(ASKING, json={"subjects": [key], "tier": "low"})
    [render] = asked.raise_for_status().json()

    def take() -> Any:
        now = client.get(address).json()
        return now["take"] if now["render"] is None and now["state"] == "fresh" else None

    until(lambda: take() is not None, POLL_S, 120)
    shown = take()
    client.get(shown["pictures"]["preview"]).raise_for_status()
    assert shown["run_id"], f"The render {render['id']} was made by no run."
    return time.monotonic() - began - shown["seconds"]
