"""The queue: runs wait as QUEUED and start by tier, priority and order, as soon as a slot is free.

Three parties dequeue: the process that submits, the worker whose run has ended, and every second,
as a net, each worker. All of them do so by these rules and under one lock of the database, so no
slot is ever given twice. The daemon's own loop knows neither `director/after` nor the lock; it is
switched off the way Dagster documents it, by `max_concurrent_runs: 0`.
"""

import logging
import sys
from collections.abc import Iterator
from typing import Any

from dagster import DagsterEvent, DagsterEventType, DagsterInstance, DagsterRun, DagsterRunStatus
from dagster._core.events import EngineEventData
from dagster._core.launcher import LaunchRunContext
from dagster._core.run_coordinator import QueuedRunCoordinator, SubmitRunContext
from dagster._core.run_coordinator.queued_run_coordinator import RunQueueConfig
from dagster._core.storage.tags import PRIORITY_TAG
from dagster._utils.error import serializable_error_info_from_exc_info
from sqlalchemy import text

from dagster_project.launcher import TIER_TAG, NoWorkerFree
from dagster_project.locks import QUEUE, Locks
from dagster_project.renders import close_renders, moved_runs
from dagster_project.submission import completed_tags
from director.tiers import LANES, slots_of

DAEMON_INTERVAL_S = 3600
"""The daemon's loop has nothing to do, so it should do that seldom."""

logger = logging.getLogger("dagster.director.queue")

COUNT = text("""
    select coalesce(tier.value, 'low') as tier,
           count(*) filter (where status = 'QUEUED') as waiting,
           count(*) filter (where status <> 'QUEUED') as active
    from runs left join run_tags tier on tier.run_id = runs.run_id and tier.key = 'director/tier'
    where status in ('QUEUED', 'STARTING', 'STARTED', 'CANCELING')
    group by 1
""")

NEXT = text("""
    select runs.run_id
    from runs
    left join run_tags tier on tier.run_id = runs.run_id and tier.key = 'director/tier'
    left join run_tags urgency on urgency.run_id = runs.run_id
         and urgency.key = 'dagster/priority' and urgency.value ~ '^-?[0-9]{1,9}$'
    left join run_tags after on after.run_id = runs.run_id and after.key = 'director/after'
    where runs.status = 'QUEUED' and coalesce(tier.value, 'low') = :tier
      and not exists (
          select from unnest(string_to_array(after.value, ',')) first (run_id)
          join runs upstream on upstream.run_id = first.run_id
          where upstream.status not in ('SUCCESS', 'FAILURE', 'CANCELED'))
    order by coalesce(urgency.value::int, 0) desc, runs.id
    limit :free
""")


class TierQueue(QueuedRunCoordinator):
    """Gives every run a tier, queues it, and dequeues at once."""

    def get_run_queue_config(self) -> RunQueueConfig:
        """What the UI shows of the limits, and 0 runs for the daemon's own loop."""
        limits = [{"key": TIER_TAG, "value": str(lane), "limit": slots_of(lane)} for lane in LANES]
        return RunQueueConfig(max_concurrent_runs=0, tag_concurrency_limits=limits)

    @property
    def dequeue_interval_seconds(self) -> int:
        return DAEMON_INTERVAL_S

    def submit_run(self, context: SubmitRunContext) -> DagsterRun:
        """Queue a run and start what can start.

        Raises:
            UnknownTier: the run asks for a tier that there is not; it is closed as failed.
        """
        run = context.dagster_run
        try:
            self._instance.add_run_tags(run.run_id, completed_tags(run))
        except Exception as error:
            self._instance.report_run_failed(run, str(error))
            raise
        queued = super().submit_run(context)
        dequeue_or_log(self._instance)
        return self._instance.get_run_by_id(run.run_id) or queued

    def cancel_run(self, run_id: str) -> bool:
        """Cancel a run; a queued one cannot start meanwhile."""
        with Locks(self._instance).held(QUEUE):
            run = self._instance.get_run_by_id(run_id)
            if run is not None and run.status == DagsterRunStatus.QUEUED:
                close_renders(run)
                return super().cancel_run(run_id)
        return super().cancel_run(run_id)


def dequeue_or_log(instance: DagsterInstance) -> list[str]:
    """Dequeue; a failure is logged, because somebody else tries again within a second."""
    try:
        return dequeue(instance)
    except Exception:
        logger.exception("Dequeuing failed; it is tried again within a second.")
        return []


def dequeue(instance: DagsterInstance) -> list[str]:
    """Start every run that may start now; return their ids in the order of their start."""
    lanes = _lanes(instance)
    if any(waiting for _, waiting, _ in lanes):
        _move(instance)
    if not any(waiting and free for _, waiting, free in lanes):
        return []
    with Locks(instance).held(QUEUE):
        return list(_start_all(instance))


def _move(instance: DagsterInstance) -> None:
    """Bring the priorities of runs up to what people have made of them since."""
    for run_id, priority in moved_runs().items():
        instance.add_run_tags(run_id, {PRIORITY_TAG: str(priority)})


def _start_all(instance: DagsterInstance) -> Iterator[str]:
    for lane, waiting, free in _lanes(instance):
        if not (waiting and free):
            continue
        for run_id in _next(instance, lane, free):
            if not _may_start(instance, lane):
                break
            if _start(instance, run_id):
                yield run_id


def _lanes(instance: DagsterInstance) -> list[tuple[str, int, int]]:
    """Return each lane's number of waiting runs and of free slots."""
    with instance.run_storage.connect() as connection:  # type: ignore[attr-defined]
        rows: dict[str, Any] = {row.tier: row for row in connection.execute(COUNT)}
    return [
        (lane, rows[lane].waiting, max(0, slots_of(lane) - rows[lane].active))
        for lane in LANES
        if lane in rows
    ]


def _next(instance: DagsterInstance, lane: str, free: int) -> list[str]:
    with instance.run_storage.connect() as connection:  # type: ignore[attr-defined]
        return list(connection.execute(NEXT, {"tier": str(lane), "free": free}).scalars())


def _may_start(instance: DagsterInstance, lane: str) -> bool:
    """Ask a launcher that knows its workers; any other takes what it is given."""
    has_free_worker = getattr(instance.run_launcher, "has_free_worker", None)
    return has_free_worker is None or has_free_worker(lane)


def _start(instance: DagsterInstance, run_id: str) -> bool:
    """Hand a run to the launcher; put it back when nobody takes it, fail it on any other error."""
    run = instance.get_run_by_id(run_id)
    if run is None or run.status != DagsterRunStatus.QUEUED:
        return False
    starting = DagsterEvent(DagsterEventType.PIPELINE_STARTING.value, job_name=run.job_name)
    instance.report_dagster_event(starting, run_id=run_id)
    try:
        started = instance.get_run_by_id(run_id) or run
        instance.run_launcher.launch_run(LaunchRunContext(started, workspace=None))
    except NoWorkerFree as reason:
        logger.warning("%s It goes back to the queue.", reason)
        instance.report_dagster_event(DagsterEvent.job_enqueue(run), run_id=run_id)
        return False
    except Exception as error:
        problem = EngineEventData.engine_error(
            serializable_error_info_from_exc_info(sys.exc_info())
        )
        instance.report_engine_event(f"The run could not be launched: {error}.", run, problem)
        instance.report_run_failed(run)
        close_renders(run, f"Its run could not be launched: {error}.")
        return False
    return True
