"""What the server says about itself in `postmaster.pid`, and whether to believe it."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

READY = "ready"


@dataclass(frozen=True)
class Postmaster:
    """A server as its own file describes it."""

    pid: int
    socket_folder: Path
    status: str
    """`starting`, `stopping`, `ready` or `standby`."""


def read_postmaster(data: Path) -> Postmaster | None:
    """Return what `postmaster.pid` in `data` says; None when there is none, or not all of it."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        return Postmaster(int(lines[0]), Path(lines[4]), lines[7].strip())
    except (OSError, ValueError, IndexError):
        return None


def remove_stale(data: Path) -> None:
    """Remove a `postmaster.pid` whose process is gone, or has become another program.

    PostgreSQL does the first itself, but takes any living process with that number for a server:
    after a restart of a container that is the rule. Call only while holding the server's lock.
    """
    path = data / "postmaster.pid"
    try:
        pid = int(path.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return
    if not is_server_of(pid, data):
        path.unlink(missing_ok=True)


def is_server_of(pid: int, data: Path) -> bool:
    """Whether process `pid` works in `data`. Every process of a server does so.

    Another user's process, into which we cannot look, is none of ours.
    """
    if sys.platform == "linux":
        try:
            return Path(f"/proc/{pid}/cwd").readlink() == data.resolve()
        except OSError:
            return False
    command = ["ps", "-ww", "-o", "command=", "-p", str(pid)]
    return str(data) in subprocess.run(command, capture_output=True, text=True).stdout


def processes_of(data: Path) -> list[int]:
    """Return the processes that work in `data` (Linux; elsewhere none are found)."""
    numbers = (int(entry.name) for entry in Path("/proc").glob("[0-9]*"))
    return [pid for pid in numbers if is_server_of(pid, data)] if sys.platform == "linux" else []
