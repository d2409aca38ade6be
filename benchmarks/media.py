"""`media`: the store on a laptop, and the road of a film to another machine.

Keys: `commit_100_files_s` (1.5 MB each, one atomic commit, synced to disk), `single_commit_p50_s`
(after 1,000 commits), `path_history_s` (one path over them), `writers_lost` (four writers),
`kill_trials` and `torn`, `upload_bytes_per_s` and `download_bytes_per_s` (through the API, on
loopback), `open_elsewhere_s` (1,000 takes, no media moved), `saved_bytes` and `saved_share` (what
retention gave up of ten versions), and for lakeFS, played by the tests' server, the first two.
"""

import hashlib
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from director.media import GitStore, MediaStore

PROJECT = UUID(int=1)
AUTHOR = ("Benchmark", "benchmark@localhost")
PICTURE_BYTES = 1_500_000
FILES = 100
COMMITS = 1000
SINGLES = 40
WRITERS = 4
EACH = 100
KILLS = 60
WATCHED = "03_Renders/SCENE_01/SHOT-010/SHOT-010_v01_take01.png"
WRITER = """
import hashlib, os, sys
from pathlib import Path
from uuid import UUID
from director.media import GitStore
store = GitStore.create(Path(sys.argv[1]), UUID(int=1), "film", "Film")
for number in range(10_000):
    name, data = f"03_Renders/{sys.argv[2]}-{number}.png", os.urandom(200_000)
    store.commit("main", {name: data}, "A take", author=("Mara", ""))
    print(name, hashlib.sha256(data).hexdigest(), flush=True)
"""


def measure() -> dict[str, Any]:
    """Run everything in a folder of its own and return the numbers."""
    with tempfile.TemporaryDirectory(prefix="media-bench-") as name:
        folder = Path(name)
        return {
            **_commits(lambda: _git(folder / "a.git"), "", COMMITS),
            "writers_lost": _writers(folder / "b.git"),
            **_kills(folder / "c.git"),
            **_elsewhere(folder),
            **_lakefs(folder),
        }


def _git(path: Path) -> GitStore:
    return GitStore.create(path, PROJECT, "film", "Film")


def _commits(opened: Callable[[], MediaStore], prefix: str, before: int) -> dict[str, float]:
    store = opened()
    files: dict[str, bytes | None] = {
        f"03_Renders/SCENE_00/{number:03d}.png": os.urandom(PICTURE_BYTES)
        for number in range(FILES)
    }
    started = time.perf_counter()
    store.commit("main", files, "A batch", author=AUTHOR)
    batch = time.perf_counter() - started
    for number in range(before):
        path = WATCHED if number % 50 == 0 else f"03_Renders/SCENE_02/{number:04d}.png"
        store.commit("main", {path: b"%d" % number}, f"Take {number}", author=AUTHOR)
    singles: list[float] = []
    for number in range(SINGLES):
        data = os.urandom(PICTURE_BYTES)
        started = time.perf_counter()
        store.commit("main", {f"03_Renders/SCENE_03/{number}.png": data}, "One", author=AUTHOR)
        singles.append(time.perf_counter() - started)
    histories: list[float] = []
    for _ in range(5):
        started = time.perf_counter()
        found = list(opened().log(WATCHED))
        histories.append(time.perf_counter() - started)
        assert len(found) == len(range(0, before, 50))
    return {
        f"{prefix}commit_100_files_s": round(batch, 3),
        f"{prefix}single_commit_p50_s": round(statistics.median(singles), 4),
        f"{prefix}path_history_s": round(statistics.median(histories), 4),
    }


def _writers(path: Path) -> int:
    """Return how many commits of four writers at a time are not there."""
    _git(path)

    def write(writer: int) -> None:
        store = GitStore(path)
        for number in range(EACH):
            name = f"03_Renders/{writer}-{number}.png"
            store.commit("main", {name: name.encode()}, "A take", author=AUTHOR)

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store = GitStore(path)
    names = {entry.path for entry in store.list("03_Renders")} - {"03_Renders/.gitkeep"}
    assert all(store.open(name) == name.encode() for name in names)
    return WRITERS * EACH - len(names)


def _kills(path: Path) -> dict[str, int]:
    """Kill a writer at random moments; count accepted commits that are lost or torn."""
    rng, accepted = random.Random(), dict[str, str]()
    for trial in range(KILLS):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(trial)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(rng.uniform(0, 0.2))
        writer.kill()
        lines = [first, *writer.communicate()[0].splitlines(keepends=True)]
        accepted |= dict(line.split() for line in lines if line.endswith("\n"))
    store, torn = GitStore(path), 0
    for name, sha256 in accepted.items():
        try:
            torn += hashlib.sha256(store.open(name)).hexdigest() != sha256
        except Exception:
            torn += 1
    return {"kill_trials": KILLS, "accepted": len(accepted), "torn": torn}


def _elsewhere(folder: Path) -> dict[str, float | int]:
    """A film of 1,000 takes on another machine; what retention saves; bytes over HTTP."""
    from benchmarks._elsewhere import numbers

    return numbers(folder)


def _lakefs(folder: Path) -> dict[str, float]:
    from director.media.lakefs import LakeFS, LakeFSStore
    from tests.media.lakefs_fake import KEY, SECRET, lakefs

    with lakefs(folder / "blocks") as (address, _):

        def opened() -> MediaStore:
            client = LakeFS(address, KEY, SECRET, "film")
            return LakeFSStore.create(client, "local://blocks", PROJECT, "film", "Film")

        return _commits(opened, "lakefs_", 50)
