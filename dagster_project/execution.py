"""What a worker has loaded: Dagster, the definitions, the painter; and how it executes a run."""

import logging
import resource
from contextlib import ExitStack
from pathlib import Path

from dagster import DagsterEvent, DagsterInstance, DagsterRunStatus
from dagster._cli.api import _execute_run_command_body
from dagster._utils.interrupts import capture_interrupts

from dagster_project.launcher import lane_of
from dagster_project.locks import Locks, claim_of
from dagster_project.orphans import fail_orphans
from dagster_project.queue import dequeue_or_log
from dagster_project.renders import close_renders
from dagster_project.version import CODE_TAG, OtherVersion, code_version
from director.dispatch.problems import RUN_ENDED
from director.tiers import TierRow

logger = logging.getLogger("dagster.director.worker")


class Execution:
    """Executes runs in this process, one at a time, each run only once in all processes."""

    def __init__(self) -> None:
        from dagster_project.definitions import defs
        from dagster_project.resources import studio

        self.code = code_version()
        self.instance = DagsterInstance.get()
        defs.get_repository_def()
        studio()
        self._claim = ExitStack()
        self.made = 0
        """Pictures since this process began."""
        self._grown_from = 0

    def claim(self, run_id: str) -> bool:
        """Take a run for this worker; False when it is not about to start or somebody has it."""
        with ExitStack() as stack:
            if not stack.enter_context(Locks(self.instance).tried(claim_of(run_id))):
                return False
            run = self.instance.get_run_by_id(run_id)
            if run is None or run.status != DagsterRunStatus.STARTING:
                return False
            self._claim = stack.pop_all()
            return True

    def refuses(self, run_id: str) -> bool:
        """Whether a run is meant for other code than this worker's; such a run is closed."""
        run = self.instance.get_run_by_id(run_id)
        meant = run.tags.get(CODE_TAG, self.code) if run else self.code
        if run is None or meant == self.code or run.is_finished:
            return False
        problem = str(OtherVersion(lane_of(run), self.code, meant))
        self.instance.report_run_failed(run, problem)
        close_renders(run, problem)
        return True

    def execute(self, run_id: str) -> None:
        """Execute the claimed run to its end, whatever that is, and give the claim back.

        Only in the main thread: an interrupt (SIGINT) ends the run.
        """
        with self._claim:
            try:
                with capture_interrupts():
                    _execute_run_command_body(run_id, self.instance, self._count, False)
            except Exception:
                logger.exception("The run %s could not be executed.", run_id)
            self._close(run_id)
        self._grown_from = self._grown_from or memory_bytes()

    def is_worn(self, row: TierRow) -> bool:
        """Whether this process has made so much, or grown so much, that it should begin anew."""
        growth_mb = (memory_bytes() - self._grown_from) / 2**20 if self._grown_from else 0
        return self.made >= row.renders_per_worker or growth_mb > row.worker_growth_mb

    def _count(self, event: DagsterEvent) -> None:
        self.made += event.is_step_materialization

    def _close(self, run_id: str) -> None:
        """Close the run if it is still open, and the requests that it leaves open."""
        run = self.instance.get_run_by_id(run_id)
        if run is None:
            return
        if not run.is_finished:
            self.instance.report_run_failed(run, "The worker could not execute the run.")
        was_cancelled = run.status == DagsterRunStatus.CANCELED
        try:
            close_renders(run, "" if was_cancelled else RUN_ENDED)
        except Exception:
            logger.exception("The renders of the run %s could not be closed.", run_id)

    def dequeue(self) -> None:
        """Start what waits and can start, in whichever worker."""
        dequeue_or_log(self.instance)

    def fail_orphans(self) -> None:
        """Close runs whose worker is gone, and start what waited for their slots."""
        for run_id in fail_orphans(self.instance):
            logger.warning("The run %s had lost its worker and is closed.", run_id)
        self.dequeue()


def memory_bytes() -> int:
    """Return how much memory this process has in use; where that cannot be told, its most ever."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
