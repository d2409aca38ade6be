"""`faults`: kill -9 of worker, daemon, webserver, API and database in turn, at random moments under
load, through the API alone as a person would meet it.

Keys: `kills`, `accepted`, `lost`, `duplicated`, `stuck`, `torn_media`, `asked_again` (renders whose
worker was killed twice: they are told as failed, and asked for again).
"""

import os
import random
import signal
import time
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import psutil

from benchmarks._house import until
from benchmarks._studio import FILM, database, film, up
from director.media import GitStore
from director.records import Records, Take
from director.workspace import Workspace

KILLS = 50
PAUSE_S = (2.0, 6.0)
SETTLE_S = 240.0
VICTIMS = {
    "worker": "dagster_project.worker",
    "daemon": "dagster._daemon",
    "webserver": "dagster_webserver",
    "api": "-m api ",
    "database": "bin/postgres -D",
}


def measure() -> dict[str, Any]:
    """Kill fifty times."""
    return trial(KILLS, random.Random(0))


@dataclass
class Load:
    """Somebody who asks for pictures all the time, and remembers what was promised."""

    url: str
    places: list[tuple[str, str]]
    """Id and key of each place."""
    accepted: dict[str, str] = field(default_factory=dict[str, str])
    """Key of the subject by render id."""
    asked_again: int = 0
    turn: int = 0

    def ask(self) -> None:
        """Change a place and ask for its picture; what is not accepted was not promised."""
        identity, key = self.places[self.turn % len(self.places)]
        self.turn += 1
        address = f"{self.url}/environments/{identity}"
        with suppress(httpx.HTTPError, KeyError, ValueError):
            seen = {"If-Match": f'"{httpx.get(address, timeout=5).json()["version"]}"'}
            words = {"parameters": {"words": [f"turn {self.turn}"]}}
            httpx.patch(address, json=words, headers=seen, timeout=5)
            self._render(key)

    def _render(self, key: str) -> None:
        wish = {"subjects": [key], "tier": "low"}
        answer = httpx.post(f"{self.url}/projects/{FILM}/renders", json=wish, timeout=20)
        if answer.status_code == 202:
            for render in answer.json():
                self.accepted[render["id"]] = key

    def states(self) -> dict[str, dict[str, Any]]:
        """How all that was promised stands."""
        found: dict[str, dict[str, Any]] = {}
        after = ""
        while True:
            address = f"{self.url}/projects/{FILM}/renders?limit=500{after}"
            page = httpx.get(address, timeout=20).json()
            found |= {one["id"]: one for one in page["items"]}
            if page["next"] is None:
                return {name: found[name] for name in self.accepted if name in found}
            after = f"&after={page['next']}"

    def settled(self) -> bool:
        """Whether all is closed; what failed because of two kills is asked for again."""
        try:
            states = self.states()
            for name, render in states.items():
                if render["status"] == "failed" and name in self.accepted:
                    self.asked_again += 1
                    self._render(self.accepted.pop(name))
        except (httpx.HTTPError, KeyError, ValueError):
            return False
        return all(one["status"] not in ("queued", "running", "failed") for one in states.values())


def trial(kills: int, chance: random.Random) -> dict[str, Any]:
    """Kill `kills` times, let the house settle, and count what should not be."""
    with TemporaryDirectory(prefix="bench-faults-") as folder, up(folder) as (root, url):
        workspace = Workspace(Path(folder))
        load = Load(f"{url}/api/v1", film(workspace))
        for number in range(kills):
            until_s = time.monotonic() + chance.uniform(*PAUSE_S)
            while time.monotonic() < until_s:
                load.ask()
                time.sleep(0.1)
            _kill(root, list(VICTIMS)[number % len(VICTIMS)], chance)
        with suppress(SystemExit):
            until(load.settled, 1.0, SETTLE_S)
        return _counted(workspace, load, kills)


def _counted(workspace: Workspace, load: Load, kills: int) -> dict[str, Any]:
    states = load.states()
    records = Records.connect(database(workspace))
    takes = records.takes(project_id=records.project(FILM).id)
    records.close()
    store = GitStore(workspace.repository(FILM))
    return {
        "kills": kills,
        "accepted": len(load.accepted),
        "lost": len(load.accepted)
        - len(states)
        + sum(one["status"] in ("failed", "cancelled") for one in states.values()),
        "duplicated": len(takes) - len({(take.subject_id, take.recipe_digest) for take in takes}),
        "stuck": sum(one["status"] in ("queued", "running") for one in states.values()),
        "torn_media": sum(not _whole(store, take) for take in takes),
        "asked_again": load.asked_again,
    }


def _whole(store: GitStore, take: Take) -> bool:
    """Whether every file of a take has the bytes that were recorded."""
    return all(
        sha256(store.open(str(file["path"]))).hexdigest() == file["sha256"] for file in take.files
    )


def _kill(root: int, victim: str, chance: random.Random) -> None:
    """Kill one program of the house where it is; one that is just starting again is left."""
    found: list[psutil.Process] = []
    for process in psutil.Process(root).children(recursive=True):
        with suppress(psutil.Error):
            words = " ".join(process.cmdline()) + " "
            if VICTIMS[victim] in words and "keeper.py" not in words and "tether" not in words:
                found.append(process)
    if found:
        with suppress(psutil.NoSuchProcess):
            os.kill(chance.choice(found).pid, signal.SIGKILL)
