"""The program that renders: started when it is needed, kept, killed when it is not wanted."""

import json
import queue
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import IO

from director.errors import PaintingFailed
from director.painting.cycles.found import blender_python
from director.painting.painter import Progress
from director.recipe import Json

PROGRAM = Path(__file__).parent / "program" / "main.py"
POLL_S = 0.2
LAST_LINES = 12


class RenderProcess:
    """Blender in a process of its own. It ends with us: its input is our pipe."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[str] | None = None
        self._lines: queue.Queue[str] = queue.Queue()
        self._printed: deque[str] = deque(maxlen=LAST_LINES)
        self.device = ""
        """What renders, once it runs: `CPU`, or the kind and the names of graphics cards."""

    @property
    def pid(self) -> int | None:
        """Its process id while it runs."""
        return self._child.pid if self._child and self._child.poll() is None else None

    def start(self, watch: Progress) -> None:
        """Start it, unless it runs.

        Raises:
            MissingTool: Blender is not installed.
            PaintingFailed: it did not start.
        """
        if self.pid is not None:
            return
        python = blender_python()
        self.stop()
        self._lines, self._printed = queue.Queue(), deque(maxlen=LAST_LINES)
        self._child = subprocess.Popen(
            # Our variables and packages are not Blender's: its libraries are older.
            [str(python), "-E", "-s", "-B", str(PROGRAM)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            start_new_session=True,
        )
        _listen(self._child.stdout, self._lines.put)
        _listen(self._child.stderr, self._printed.append)
        self.device = str(self._wait(watch, lambda _: 0.0)["device"])

    def render(self, job: Json, expected_s: float, watch: Progress) -> Json:
        """Have one job rendered and return the answer; what `watch` raises kills the program.

        Raises:
            PaintingFailed: the program ended, or says why it could not.
        """
        assert self._child is not None and self._child.stdin is not None, "Start it first."
        try:
            self._child.stdin.write(json.dumps(job) + "\n")
            self._child.stdin.flush()
        except BrokenPipeError:
            raise self._died() from None
        # Cycles does not say how far it is: half of what is left goes by each while.
        answer = self._wait(watch, lambda waited: 1 - 0.5 ** (waited / expected_s))
        if "failed" in answer:
            self.stop()
            raise PaintingFailed(f"Cycles could not render: {answer['failed']}.")
        return answer

    def stop(self) -> None:
        """Kill it; another is started when it is wanted."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            self._child = None

    def _wait(self, watch: Progress, share_after: Callable[[float], float]) -> Json:
        """Return the next answer; tell `watch` the share that should be done by now."""
        began = time.monotonic()
        try:
            while True:
                watch(min(share_after(time.monotonic() - began), 1.0), "rays")
                try:
                    return json.loads(self._lines.get(timeout=POLL_S))
                except queue.Empty:
                    if self.pid is None:
                        raise self._died() from None
        except BaseException:
            self.stop()
            raise

    def _died(self) -> PaintingFailed:
        code = self._child.wait() if self._child else None
        self.stop()
        return PaintingFailed(
            f"Blender ended with status {code} while it rendered.",
            known="Its last lines:\n  " + "\n  ".join(self._printed) + "\n",
            remedy="Paint again: it is started anew. If it ends again, it may lack memory, or "
            "libraries that `sh deploy/cycles.sh` installs.",
        )


def _listen(stream: IO[str] | None, hear: Callable[[str], None]) -> None:
    """Pass on each line of a child's stream until it ends."""
    assert stream is not None

    def listen() -> None:
        with stream:
            for line in stream:
                hear(line.rstrip())

    threading.Thread(target=listen, daemon=True).start()
