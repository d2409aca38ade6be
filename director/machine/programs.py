"""The programs that a command starts: each tied to it, each with a log, all stopped at the end."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from director.errors import DirectorError, DiskFull, PortInUse, ServerFailed

STOP_PATIENCE_S = 10.0
LAST_LINES = 12
LEAST_FREE_BYTES = 8 << 20
"""With less than this, PostgreSQL cannot even extend a table."""


class Programs:
    """Children of this process. Start them from the main thread: Linux ties them to the thread."""

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, argv: Sequence[str], environment: Mapping[str, str]) -> None:
        """Start a program in a session of its own; what it prints goes to `<name>.log`.

        `environment` comes on top of our own.
        """
        tether = [sys.executable, "-m", "director.machine.tether", str(os.getpid())]
        with (self._logs / f"{name}.log").open("ab") as log:
            self._running[name] = subprocess.Popen(
                [*tether, *argv],
                env={**os.environ, **environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait_until(self, name: str, ready: Callable[[], bool], patience_s: float = 90.0) -> None:
        """Wait until `ready()`.

        Raises:
            ServerFailed: it did not get ready in time, or any of the programs ended meanwhile;
                with the last lines of that one.
        """
        deadline = time.monotonic() + patience_s
        while not ready():
            self.check()
            if time.monotonic() > deadline:
                raise self._failed(name, f"was not ready after {patience_s:.0f} s")
            time.sleep(0.05)

    def check(self, *names: str) -> None:
        """Raise ServerFailed when one of the programs (or any, without names) has ended."""
        for name in names or tuple(self._running):
            code = self._running[name].poll()
            if code is not None:
                raise self._failed(name, f"ended with status {code}")

    def ended(self) -> list[str]:
        """Return the names of the programs that are not running any more."""
        return [name for name, program in self._running.items() if program.poll() is not None]

    def stop(self, patience_s: float = STOP_PATIENCE_S) -> None:
        """End all of them, last started first; whoever does not listen is killed."""
        for program in reversed(self._running.values()):
            _signal(program, signal.SIGTERM)
        deadline = time.monotonic() + patience_s
        for program in self._running.values():
            with suppress(subprocess.TimeoutExpired):
                program.wait(max(0.1, deadline - time.monotonic()))
            _signal(program, signal.SIGKILL)  # its group: grandchildren go too
            program.wait()
        self._running.clear()

    def _failed(self, name: str, what: str) -> DirectorError:
        log = self._logs / f"{name}.log"
        if shutil.disk_usage(self._logs).free < LEAST_FREE_BYTES:
            return DiskFull(
                f"The disk is full: the program '{name}' {what}.",
                remedy="Free some room and run the same command: it goes on where it stopped.",
            )
        lines = log.read_text(errors="replace").splitlines()[-LAST_LINES:]
        return ServerFailed(
            f"The program '{name}' {what}.",
            known="Its last lines:\n  " + "\n  ".join(lines) + "\n",
            remedy=f"The whole log is {log}.",
        )


def _signal(program: subprocess.Popen[bytes], number: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(program.pid, number)


def free_port(wanted: int = 0) -> int:
    """Return a free loopback port: `wanted` itself, or any when it is 0.

    Raises:
        PortInUse: `wanted` is taken.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError:
            raise PortInUse(
                f"Port {wanted} is in use by another program.",
                remedy="Stop that program, or choose others: make up PORT=8800 DAGSTER_PORT=3100.",
            ) from None
        return int(probe.getsockname()[1])
