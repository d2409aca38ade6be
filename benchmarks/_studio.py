"""A studio for benchmarks: `director up` with a painter that costs nothing, and a film."""

import os
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import httpx

from benchmarks._house import until
from director.keys import Kind
from director.machine.ownership import holder
from director.machine.programs import free_port
from director.media import GitStore
from director.records import Records, SubjectSpec
from director.workspace import Workspace

FILM, PLACES = "benchmark", 6
LOOK = {"time": "day", "weather": "clear", "season": "autumn"}


def film(workspace: Workspace) -> list[tuple[str, str]]:
    """Make a film of a few places; return their ids and keys."""
    records = Records.connect(database(workspace))
    owner = records.owner()
    made = records.create_project(FILM, "Benchmark", by=owner.id)
    GitStore.create(workspace.repository(FILM), made.id, FILM, made.title)
    specs = [
        SubjectSpec(
            Kind.ENVIRONMENT,
            f"{FILM}/place-{number}",
            f"Place {number}",
            {
                "site": "village-square",
                "location": f"PLACE {number}",
                "interior": False,
                "words": [],
                "seed": str(number),
                "base_look": LOOK,
            },
        )
        for number in range(PLACES)
    ]
    records.sync_subjects(made.id, specs, by=owner.id)
    places = [(str(one.id), one.key) for one in records.subjects(made.id)]
    records.close()
    return places


def database(workspace: Workspace) -> str:
    found = holder(workspace)
    assert found is not None, "The house is gone."
    return found.database_url


@contextmanager
def up(folder: str) -> Generator[tuple[int, str]]:
    """Everything that `make up` starts; yield its process id and the API's address."""
    port, dagster_port = free_port(), free_port()
    log = (Path(folder) / "up.log").open("wb")
    words = [sys.executable, "-m", "benchmarks._up", str(port), str(dagster_port)]
    process = subprocess.Popen(words, env=own_environment(folder), stdout=log, stderr=log)
    url = f"http://127.0.0.1:{port}"
    try:
        workspace = Workspace(Path(folder))
        until(lambda: process.poll() is not None or _serves(workspace, url), 0.2, 180)
        if process.poll() is not None:
            raise SystemExit((Path(folder) / "up.log").read_text())
        yield process.pid, url
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)
        log.close()


def _serves(workspace: Workspace, url: str) -> bool:
    """Whether it has said where it listens, and answers there."""
    found = holder(workspace)
    if found is None or not found.serves:
        return False
    try:
        return httpx.get(f"{url}/api/v1/health", timeout=2).json()["status"] == "ok"
    except (httpx.HTTPError, ValueError, KeyError):
        return False


def own_environment(folder: str) -> dict[str, str]:
    """Return an environment of one's own workspace, with nobody's database."""
    inherited = {k: v for k, v in os.environ.items() if not k.endswith("DATABASE_URL")}
    return {**inherited, "DIRECTOR_WORKSPACE": folder}
