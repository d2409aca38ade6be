"""Orphans: runs that nobody executes any more, because their worker or the machine went down.

A worker holds its run's lock in the database. A run that has started and whose lock is free has no
worker; it is closed, so that it keeps no slot, and a run like it takes its place: once. Whoever
waits for its pictures goes on waiting; when that one goes down too, they are told.
"""

from dagster import DagsterEvent, DagsterInstance, DagsterRun, DagsterRunStatus, RunsFilter
from dagster._core.storage.tags import PARENT_RUN_ID_TAG, ROOT_RUN_ID_TAG
from dagster._core.utils import make_new_run_id
from sqlalchemy import text

from dagster_project.locks import QUEUE, Locks, claim_of
from dagster_project.renders import close_renders, hand_over
from director.dispatch.problems import WORKER_LOST
from director.tiers import Tier

ACTIVE = [DagsterRunStatus.STARTING, DagsterRunStatus.STARTED, DagsterRunStatus.CANCELING]
RETRY_TAG = "director/retry_of"
AFTER_TAG = "director/after"
OF_ONE_RUN = (AFTER_TAG, "dagster-celery/task_id")
PAINTING = (*Tier, "__ASSET_JOB")
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
        for run in instance.get_runs(filters=RunsFilter(statuses=_executing(instance))):
            with locks.tried(claim_of(run.run_id)) as is_orphan:
                if is_orphan and _close(instance, run.run_id):
                    closed.append(run)
        for run in closed:
            if _may_be_retried(run):
                _retry(instance, run)
            close_renders(run, "" if _was_ended(run) else WORKER_LOST)
    return [run.run_id for run in closed]


def _executing(instance: DagsterInstance) -> list[DagsterRunStatus]:
    """The statuses of runs that a worker must hold; those in a broker have none yet."""
    later = getattr(instance.run_launcher, "hands_over_later", False)
    return [one for one in ACTIVE if not (later and one == DagsterRunStatus.STARTING)]


def _was_ended(run: DagsterRun) -> bool:
    return run.status == DagsterRunStatus.CANCELING


def _may_be_retried(run: DagsterRun) -> bool:
    """Once, and only what paints: what somebody has ended stays ended."""
    return not _was_ended(run) and RETRY_TAG not in run.tags and run.job_name in PAINTING


def _retry(instance: DagsterInstance, run: DagsterRun) -> None:
    """Queue a run like it, which waits for nothing more and for which the others wait."""
    tags = {name: value for name, value in run.tags.items() if name not in OF_ONE_RUN}
    root = run.root_run_id or run.run_id
    family = {PARENT_RUN_ID_TAG: run.run_id, ROOT_RUN_ID_TAG: root, RETRY_TAG: run.run_id}
    again = instance.add_run(
        run._replace(
            run_id=make_new_run_id(),
            status=DagsterRunStatus.NOT_STARTED,
            tags=tags | family,
            parent_run_id=run.run_id,
            root_run_id=root,
        )
    )
    for waiting in _waiting_for(instance, run):
        after = f"{waiting.tags[AFTER_TAG]},{again.run_id}"
        instance.add_run_tags(waiting.run_id, {AFTER_TAG: after})
    hand_over(run, again)
    instance.report_dagster_event(DagsterEvent.job_enqueue(again), run_id=again.run_id)


def _waiting_for(instance: DagsterInstance, run: DagsterRun) -> list[DagsterRun]:
    queued = instance.get_runs(filters=RunsFilter(statuses=[DagsterRunStatus.QUEUED]))
    return [one for one in queued if run.run_id in one.tags.get(AFTER_TAG, "").split(",")]


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
