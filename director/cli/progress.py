"""The progress bar: what is being made, how much is left, and for how long."""

import time
from collections.abc import Generator, Iterable
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from director.records import Render

QUIET_LINE_S = 5.0
DONE = ("made", "reused", "failed", "cancelled")


class Watch:
    """Shows renders as they go: a bar on a terminal, a line now and then elsewhere."""

    def __init__(self, console: Console, total: int) -> None:
        self._console = console
        self._total = total
        self._last_line = 0.0
        self._bar = Progress(
            BarColumn(bar_width=30),
            TextColumn("{task.completed:.0f}/{task.total:.0f}"),
            TimeRemainingColumn(elapsed_when_finished=True),
            TextColumn("{task.description}"),
            console=console,
        )
        self._task = self._bar.add_task("starting", total=total)

    @contextmanager
    def shown(self) -> Generator["Watch"]:
        """Show the bar while the block runs."""
        if not self._console.is_terminal:
            yield self
            return
        with self._bar:
            yield self

    def update(self, renders: Iterable[Render]) -> None:
        """Show the state of all renders of this command."""
        done = 0
        running: list[Render] = []
        for render in renders:
            done += render.status in DONE
            if render.status == "running":
                running.append(render)
        doing = ", ".join(_short(render) for render in running) or "waiting for a worker"
        if self._console.is_terminal:
            part = sum(render.progress for render in running)
            self._bar.update(self._task, completed=min(done + part, self._total), description=doing)
        elif time.monotonic() - self._last_line > QUIET_LINE_S:
            self._last_line = time.monotonic()
            self._console.print(f"{done}/{self._total}  {doing}", highlight=False)


def _short(render: Render) -> str:
    return render.subject_key.partition("/")[2]
