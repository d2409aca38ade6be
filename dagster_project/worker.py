"""A resident worker: one slot of one lane, that keeps the painter and its worlds between runs.

    python -m dagster_project.worker --tier low --slot 0 [--asleep]

It listens on a unix socket and answers `hello` (free, busy, asleep, waking), `run` and `end`. An
`--asleep` worker loads nothing until it is asked for the first time: tiers that nobody uses cost
some 15 MB, so only the standard library may be imported up here. A worker that has made many
pictures, or has grown, begins anew in the same process, between two runs.
"""

import argparse
import fcntl
import json
import logging
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from types import FrameType
from typing import TYPE_CHECKING, Any

from dagster_project.wire import socket_of, worker_name
from director.tiers import EXPORTS, LANES, Tier

if TYPE_CHECKING:
    from dagster_project.execution import Execution

TICK_S = 1.0
ORPHAN_TICKS = 3
"""Orphans are looked for every so many ticks: a dead worker's slot is free within seconds."""
WAKE, LEAVE = "wake", "leave"


class Worker:
    """One slot. The main thread executes; the others answer, and look after the queue."""

    def __init__(self, lane: str, slot: int, home: Path) -> None:
        self.name = worker_name(lane, slot)
        self._lane = lane
        self._path = socket_of(home, self.name)
        self._state = "asleep"
        self._run_id = ""
        self._guard = threading.Lock()
        self._inbox: SimpleQueue[str] = SimpleQueue()
        self._execution: Execution | None = None
        self._parent = os.getppid()

    def serve(self, *, asleep: bool) -> None:
        """Work until SIGTERM, or until the process that started us is gone."""
        with self._path.with_suffix(".lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                sys.exit(f"Another process is the worker {self.name} of this workspace already.")
            self._listen()
            threading.Thread(target=self._tick, daemon=True).start()
            signals = _Signals(lambda: self._inbox.put(LEAVE))
            if not asleep:
                self._say("hello")
            self._work(signals)
            self._path.unlink(missing_ok=True)

    def _work(self, signals: "_Signals") -> None:
        while (item := self._inbox.get()) != LEAVE:
            if item == WAKE:
                self._wake()
            else:
                self._execute(item)
            if signals.told_to_leave():
                return

    def _wake(self) -> None:
        from dagster_project.execution import Execution

        self._execution = Execution()
        self._state = "free"
        self._execution.fail_orphans()

    def _execute(self, run_id: str) -> None:
        assert self._execution is not None, "Only an awake worker accepts runs."
        self._execution.execute(run_id)
        worn = self._lane != EXPORTS and self._execution.is_worn(Tier(self._lane).row)
        with self._guard:
            self._state, self._run_id = "renewing" if worn else "free", ""
        self._execution.dequeue()
        if worn:
            self._renew()

    def _renew(self) -> None:
        """Begin anew, awake: the same process with fresh memory, still tied to its parent."""
        self._path.unlink(missing_ok=True)
        words = [word for word in sys.orig_argv[1:] if word != "--asleep"]
        os.execv(sys.executable, [sys.executable, *words])

    def _say(self, op: str, run_id: str = "", code: str = "") -> dict[str, Any]:
        """Answer one message."""
        with self._guard:
            if op == "run":
                mine = self._execution.code if self._execution else code
                return {"ok": code == mine and self._accept(run_id), "code": mine}
            if op == "end":
                return {"ok": self._end(run_id)}
            if self._state == "asleep":
                self._state = "waking"
                self._inbox.put(WAKE)
            made = self._execution.made if self._execution else 0
            now = {"state": self._state, "run_id": self._run_id, "pid": os.getpid()}
            return {**now, "made": made}

    def _accept(self, run_id: str) -> bool:
        if self._state != "free" or self._execution is None or not self._execution.claim(run_id):
            return False
        self._state, self._run_id = "busy", run_id
        self._inbox.put(run_id)
        return True

    def _end(self, run_id: str) -> bool:
        if self._run_id != run_id:
            return False
        os.kill(os.getpid(), signal.SIGINT)
        return True

    def _listen(self) -> None:
        self._path.unlink(missing_ok=True)
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(str(self._path))
        listener.listen(64)
        threading.Thread(target=self._accept_calls, args=[listener], daemon=True).start()

    def _accept_calls(self, listener: socket.socket) -> None:
        while True:
            line, _ = listener.accept()
            threading.Thread(target=self._answer, args=[line], daemon=True).start()

    def _answer(self, line: socket.socket) -> None:
        with line:
            try:
                message = json.loads(line.makefile().readline())
                line.sendall(json.dumps(self._say(**message)).encode() + b"\n")
            except Exception:
                logging.exception("A message could not be answered.")

    def _tick(self) -> None:
        """The net under the queue, and under a parent that was killed."""
        for number in range(sys.maxsize):
            time.sleep(TICK_S)
            if os.getppid() != self._parent:
                # The database goes with the parent: a run could only wait for it in vain. What was
                # being made is made again; what was kept is whole.
                os._exit(1)
            if self._execution is None:
                continue
            try:
                if number % ORPHAN_TICKS == 0:
                    self._execution.fail_orphans()
                else:
                    self._execution.dequeue()
            except Exception:
                logging.exception("Looking after the queue failed; it is tried again.")


class _Signals:
    """SIGTERM and SIGINT leave while idle. During a run Dagster takes both as the run's end; which
    of them it was, and so whether to leave afterwards, is read from the wake-up pipe.
    """

    def __init__(self, leave: Callable[[], None]) -> None:
        self._leave = leave
        self._heard, waker = socket.socketpair()
        self._waker = waker
        for end in (self._heard, waker):
            end.setblocking(False)
        signal.set_wakeup_fd(waker.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._idle)

    def _idle(self, number: int, frame: FrameType | None) -> None:
        if number == signal.SIGTERM:
            self._leave()

    def told_to_leave(self) -> bool:
        """Whether SIGTERM came since the last time somebody asked."""
        try:
            return signal.SIGTERM in self._heard.recv(4096)
        except BlockingIOError:
            return False


def main() -> None:
    """Read the slot from the command line and work."""
    parser = argparse.ArgumentParser(prog="python -m dagster_project.worker")
    parser.add_argument("--tier", choices=LANES, required=True)
    parser.add_argument("--slot", type=int, default=0)
    parser.add_argument("--asleep", action="store_true", help="load nothing before the first run")
    given = parser.parse_args()
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s: %(message)s")
    os.environ["DIRECTOR_WORKER"] = worker_name(given.tier, given.slot)
    Worker(given.tier, given.slot, Path(os.environ["DAGSTER_HOME"])).serve(asleep=given.asleep)


if __name__ == "__main__":
    main()
