"""How launcher and workers speak: one line of JSON there, one line back, over a unix socket.

Little more than the standard library is imported here, so that a worker that sleeps is small.
"""

import json
import socket
from pathlib import Path
from typing import Any

from director.sockets import socket_folder

PATIENCE_S = 5.0


class WorkerAway(Exception):
    """Nobody listens on that worker's socket."""


def worker_name(tier: str, slot: int) -> str:
    """Return what a worker is called on its socket, its log and its takes."""
    return f"{tier}-{slot}"


def socket_of(home: Path, name: str) -> Path:
    """Return a worker's socket: in a short private folder that belongs to this DAGSTER_HOME."""
    return socket_folder(home) / f"{name}.sock"


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
