"""Running the real command, and looking at what it leaves behind."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

SCRIPT = Path(__file__).parent / "lighthouse.fountain"
ROOT = Path(__file__).parents[2]


@dataclass
class Outcome:
    """How one `director` command ended."""

    status: int
    output: str
    errors: str

    @property
    def last(self) -> dict[str, Any]:
        """The JSON object of the last line."""
        return json.loads(self.output.splitlines()[-1])


def environment_of(workspace: Path) -> dict[str, str]:
    """What a command gets: this checkout and a workspace of its own, nobody's database."""
    inherited = {k: v for k, v in os.environ.items() if not k.endswith("DATABASE_URL")}
    return {**inherited, "DIRECTOR_WORKSPACE": str(workspace), "COLUMNS": "120"}


def director(workspace: Path, *arguments: str, timeout_s: float = 280) -> Outcome:
    """Run a `director` command to its end."""
    done = subprocess.run(
        [sys.executable, "-m", "director.cli.main", *arguments],
        env=environment_of(workspace),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=timeout_s,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def living(workspace: Path) -> list[psutil.Process]:
    """Processes that belong to a workspace: by their environment, arguments or open folder."""
    return [process for process, _ in commands(workspace)]


def commands(workspace: Path) -> list[tuple[psutil.Process, list[str]]]:
    """The living processes of a workspace, each with its command line as it was when found.

    Asking again later is a race: a process that was killed answers no more.
    """
    found: list[tuple[psutil.Process, list[str]]] = []
    for process in psutil.process_iter():
        try:
            words = process.cmdline()
            named = [*process.environ().values(), *words, process.cwd()]
        except (psutil.Error, OSError):
            continue
        if process.pid != os.getpid() and any(str(workspace) in text for text in named):
            found.append((process, words))
    return found


def left_running(workspace: Path, patience_s: float = 20) -> list[str]:
    """The command lines of what still runs in a workspace after a moment of patience."""
    deadline = time.monotonic() + patience_s
    while living(workspace) and time.monotonic() < deadline:
        time.sleep(0.1)
    return [" ".join(words) for _, words in commands(workspace)]


@dataclass
class MadeFilm:
    """The film of `lighthouse.fountain` in a workspace."""

    workspace: Path
    first: Outcome

    @property
    def repository(self) -> Path:
        return repository_of(self.workspace)


def logs(workspace: Path) -> str:
    """The ends of a workspace's logs, for the message of a failed test."""
    ends = (f"\n== {p.name}\n" + p.read_text()[-2000:] for p in workspace.glob("logs/*.log"))
    return "".join(ends)


def repository_of(workspace: Path) -> Path:
    """The small film's repository."""
    return workspace / "Projects" / "the-keeper.git"


def wait_for(condition: Callable[[], bool], patience_s: float, explain: Callable[[], str]) -> None:
    """Wait until a condition holds; fail with an explanation when it does not."""
    deadline = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < deadline, explain()
        time.sleep(0.1)
