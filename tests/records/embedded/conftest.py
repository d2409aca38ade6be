"""Programs of their own that start the embedded server, in conditions that a test can't have."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from director.records.embedded import EmbeddedPostgres

REPOSITORY = Path(__file__).parents[3]
SAYS_WHAT_IT_MADE = """
import sys, psycopg
from pathlib import Path
from director.records.embedded import EmbeddedPostgres
postgres = EmbeddedPostgres(Path(sys.argv[1]))
addresses = postgres.start()
url = addresses.director_url.replace("+psycopg", "")
with psycopg.connect(url) as connection:
    connection.execute("create table if not exists film (title text)")
    connection.execute("insert into film values ('Ærø – 夜')")
    print(connection.execute("select count(*), min(title) from film").fetchone())
postgres.stop()
"""


@pytest.fixture
def postgres(tmp_path: Path) -> Iterator[EmbeddedPostgres]:
    """A server of this test's own, not started yet."""
    server = EmbeddedPostgres(tmp_path / "postgres")
    yield server
    server.stop()
    shutil.rmtree(server.folder, ignore_errors=True)  # 40 MB


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run() -> Run:
    """Run Python code in a process of its own, with an empty environment, under `wrap`."""

    def go(
        code: str, *arguments: object, wrap: tuple[str, ...] = ()
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*wrap, sys.executable, "-c", code, *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY)},
            timeout=120,
        )

    return go


def servers_in(folder: Path) -> list[int]:
    """Processes that work below `folder`."""
    found: list[int] = []
    for process in psutil.process_iter():
        try:
            if Path(process.cwd()).is_relative_to(folder.resolve()):
                found.append(process.pid)
        except (psutil.Error, OSError):
            continue
    return found


def wait_until(condition: Callable[[], object], seconds: float = 30) -> None:
    """Wait for `condition`; the test fails when it does not come."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def needs(*command: str) -> None:
    """Skip, loudly, where `command` does not work on this machine."""
    works = (
        shutil.which(command[0]) and subprocess.run(command, capture_output=True).returncode == 0
    )
    if not works:
        pytest.skip(f"NOT TESTED HERE: `{' '.join(command)}` does not work on this machine")
