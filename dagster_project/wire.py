"""How launcher and workers speak: one line of JSON there, one line back, over a unix socket.

Only the standard library is imported here: a worker that waits for its first run is small.
"""

import hashlib
import json
import os
import socket
import stat
import tempfile
from pathlib import Path
from typing import Any

PATIENCE_S = 5.0
LONGEST_ROOT_BYTES = 64
"""A socket's path may have 107 bytes on Linux and 103 on macOS; ours adds at most 39."""


class WorkerAway(Exception):
    """Nobody listens on that worker's socket."""


def worker_name(tier: str, slot: int) -> str:
    """Return what a worker is called on its socket, its log and its takes."""
    return f"{tier}-{slot}"


def socket_of(home: Path, name: str) -> Path:
    """Return a worker's socket: in a short private folder that belongs to this DAGSTER_HOME."""
    return socket_folder(home) / f"{name}.sock"


def socket_folder(home: Path) -> Path:
    """Return the folder of a DAGSTER_HOME's sockets, made when it is not there: ours, mode 0700.

    Raises:
        PermissionError: somebody else made it first.
    """
    digest = hashlib.sha256(os.fsencode(home.resolve())).hexdigest()[:12]
    root = tempfile.gettempdir()
    if len(os.fsencode(root)) > LONGEST_ROOT_BYTES:
        root = "/tmp"
    folder = Path(root) / f"director-w{digest}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o077:
        raise PermissionError(f"{folder} is not a private folder of ours. Set TMPDIR to one.")
    return folder


def ask(path: Path, **message: Any) -> dict[str, Any]:
    """Send one message to a worker and return its answer.

    Raises:
        WorkerAway: it is not there, or does not answer in time.
    """
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(PATIENCE_S)
            line.connect(str(path))
            line.sendall(json.dumps(message).encode() + b"\n")
            answer = line.makefile().readline()
    except OSError as error:
        raise WorkerAway(f"The worker {path.stem} is not there: {error}.") from None
    if not answer:
        raise WorkerAway(f"The worker {path.stem} went away before it answered.")
    return json.loads(answer)
