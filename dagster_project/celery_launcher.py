"""Past one machine: Dagster's own Celery launcher, with one queue per tier.

    dagster_project.queue -> Redis: environment_low, _standard, _high, _exports -> worker

A run that was handed over waits in Redis as STARTING, and its worker claims it (see
`dagster_project.celery_app`); so a message that is delivered twice does nothing the second time.
"""

from dagster import DagsterRun
from dagster._core.launcher import CheckRunHealthResult, LaunchRunContext, WorkerStatus
from dagster_celery.launcher import CeleryRunLauncher
from dagster_celery.tags import DAGSTER_CELERY_QUEUE_TAG, DAGSTER_CELERY_TASK_ID_TAG

from dagster_project.launcher import lane_of
from dagster_project.locks import Locks, claim_of
from dagster_project.renders import close_renders
from dagster_project.version import CODE_TAG, code_version


def queue_of(lane: str) -> str:
    """Return the name of a lane's queue in the broker."""
    return f"environment_{lane}"


class TierCeleryLauncher(CeleryRunLauncher):
    """Sends each run to the queue of its lane, with the version of code that it is meant for."""

    hands_over_later = True
    """A run may be STARTING for a while without a worker: that is no orphan."""

    def launch_run(self, context: LaunchRunContext) -> None:
        run = context.dagster_run
        tags = {DAGSTER_CELERY_QUEUE_TAG: queue_of(lane_of(run)), CODE_TAG: code_version()}
        self._instance.add_run_tags(run.run_id, tags)
        super().launch_run(LaunchRunContext(run.with_tags({**run.tags, **tags}), context.workspace))

    def terminate(self, run_id: str) -> bool:
        """Interrupt a run in its worker; one that waits in the broker is closed at once."""
        run = self._instance.get_run_by_id(run_id)
        if run is None or run.is_finished:
            return False
        self._instance.report_run_canceling(run)
        task = self.celery.AsyncResult(run.tags.get(DAGSTER_CELERY_TASK_ID_TAG, run_id))
        task.revoke(terminate=True, signal="SIGINT")
        with Locks(self._instance).tried(claim_of(run_id)) as nobody_has_it:
            if nobody_has_it:
                self._instance.report_run_canceled(run)
                close_renders(run)
        return True

    def check_run_worker_health(self, run: DagsterRun) -> CheckRunHealthResult:
        """A living worker holds its run's lock; what waits in the broker is well too."""
        with Locks(self._instance).tried(claim_of(run.run_id)) as nobody_has_it:
            if nobody_has_it and run.status.value == "STARTED":
                return CheckRunHealthResult(WorkerStatus.NOT_FOUND, "Its worker is gone.")
        return CheckRunHealthResult(WorkerStatus.RUNNING)

    @property
    def supports_resume_run(self) -> bool:
        """A run that lost its worker is retried as another run: see `dagster_project.orphans`."""
        return False
