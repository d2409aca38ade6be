"""The Celery workers' program: one process of one lane, that keeps its models between runs.

    director worker --tier low          which is: celery -A dagster_project.celery_app worker ...

The broker is what DIRECTOR_BROKER names. Runs are executed exactly as in a resident worker.
"""

import logging
import os
import socket
import threading
import time
from typing import Any

from celery.signals import worker_process_init
from dagster._grpc.types import ExecuteRunArgs
from dagster._serdes import unpack_value
from dagster_celery.config import TASK_EXECUTE_JOB_NAME
from dagster_celery.make_app import make_app

from dagster_project.execution import Execution
from director.tiers import EXPORTS, Tier

LANE_VARIABLE = "DIRECTOR_LANE"
TICK_S = 1.0
ORPHAN_TICKS = 3
UNSEEN_S = 60
"""A message whose worker died before it could claim the run is delivered again after that."""

lane = os.environ.get(LANE_VARIABLE, Tier.LOW)
row = Tier(Tier.LOW if lane == EXPORTS else lane).row
app = make_app(
    {"broker": os.environ.get("DIRECTOR_BROKER"), "backend": os.environ.get("DIRECTOR_BROKER")}
)
app.conf.update(
    task_queues=None,  # those of the command line, with Celery's own routing by name
    task_routes=None,
    task_acks_late=True,
    worker_prefetch_multiplier=1,
    worker_concurrency=1,
    worker_max_tasks_per_child=row.renders_per_worker,
    worker_max_memory_per_child=row.worker_growth_mb * 1024,
    broker_transport_options={"visibility_timeout": UNSEEN_S},
    broker_connection_retry_on_startup=True,
    worker_hijack_root_logger=False,
)
_loaded: list[Execution] = []


@worker_process_init.connect
def _load(**_: Any) -> None:
    """Load Dagster and the painter in the process that executes, and look after the queue."""
    os.environ["DIRECTOR_WORKER"] = f"{lane}@{socket.gethostname()}"
    execution = Execution()
    _loaded.append(execution)
    threading.Thread(target=_tick, args=[execution], daemon=True).start()


@app.task(name=TASK_EXECUTE_JOB_NAME, track_started=True)
def execute_job(execute_job_args_packed: Any) -> bool:
    """Execute a run unless somebody else has it; say whether it was executed here."""
    run_id = unpack_value(execute_job_args_packed, as_type=ExecuteRunArgs).run_id
    [execution] = _loaded
    if execution.refuses(run_id) or not execution.claim(run_id):
        return False
    execution.execute(run_id)
    execution.dequeue()
    return True


def _tick(execution: Execution) -> None:
    """The net under the queue, as in resident workers."""
    number = 0
    while True:
        time.sleep(TICK_S)
        number += 1
        try:
            if number % ORPHAN_TICKS == 0:
                execution.fail_orphans()
            else:
                execution.dequeue()
        except Exception:
            logging.exception("Looking after the queue failed; it is tried again.")
