"""Orphans: runs that nobody executes any more, because their worker or the machine went down.

A worker holds its run's lock in the database. A run that has started and whose lock is free has no
worker; it is closed, so that it keeps no slot, and so are its requests for pictures.
"""

from dagster import DagsterInstance, DagsterRun, DagsterRunStatus, RunsFilter
from sqlalchemy import text

from dagster_project.locks import QUEUE, Locks, claim_of
from dagster_project.renders import close_renders
from director.dispatch.problems import WORKER_LOST

ACTIVE = [DagsterRunStatus.STARTING, DagsterRunStatus.STARTED, DagsterRunStatus.CANCELING]
ANY_ACTIVE = text(
    "select exists (select from runs where status in ('STARTING', 'STARTED', 'CANCELING'))"
)


def fail_orphans(instance: DagsterInstance) -> list[str]:
    """Close every run that has started and has no worker; return their ids.

    Safe at any time and from any process: handing a run over happens under the queue's lock too.
    """
    with instance.run_storage.connect() as connection:  # type: ignore[attr-defined]
        if not connection.execute(ANY_ACTIVE).scalar_one():
            return []
    locks, closed = Locks(instance), []
    with locks.held(QUEUE):
        for run in instance.get_runs(filters=RunsFilter(statuses=ACTIVE)):
            with locks.tried(claim_of(run.run_id)) as is_orphan:
                if is_orphan and _close(instance, run.run_id):
                    closed.append(run)
    for run in closed:
        close_renders(run, WORKER_LOST)
    return [run.run_id for run in closed]


def _close(instance: DagsterInstance, run_id: str) -> bool:
    """Close a run unless it has ended since we looked."""
    run: DagsterRun | None = instance.get_run_by_id(run_id)
    if run is None or run.status not in ACTIVE:
        return False
    if run.status == DagsterRunStatus.CANCELING:
        instance.report_run_canceled(run, WORKER_LOST)
    else:
        instance.report_run_failed(run, WORKER_LOST)
    return True
