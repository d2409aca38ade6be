"""Upkeep: what has to be put in order now and then, whatever happened meanwhile."""

import dagster as dg

from dagster_project.keeping import sync_partitions
from dagster_project.orphans import fail_orphans
from dagster_project.queue import dequeue
from director.media import GitStore
from director.records import Records
from director.tiers import EXPORTS
from director.workspace import Workspace


@dg.op
def close_orphans(context: dg.OpExecutionContext) -> None:
    """Close runs that have lost their worker, and start what waited for their slots."""
    closed = fail_orphans(context.instance)
    started = dequeue(context.instance)
    context.log.info(f"{len(closed)} orphaned runs closed, {len(started)} waiting runs started.")


@dg.op(out=dg.Out(dg.Nothing))
def complete_partitions(context: dg.OpExecutionContext, records: dg.ResourceParam[Records]) -> None:
    """Add the partitions of subjects that Dagster was never told of."""
    for kind, added in sync_partitions(context.instance, records).items():
        if added:
            context.log.info(f"{added} partitions of the kind {kind} added.")


@dg.op(out=dg.Out(dg.Nothing))
def pack_repositories(context: dg.OpExecutionContext) -> None:
    """Pack the Git repositories in which thousands of loose objects have gathered."""
    for path in sorted((Workspace.here().root / "Projects").glob("*.git")):
        packed = GitStore(path).pack()
        if packed:
            context.log.info(f"{path.stem}: {packed} objects packed.")


@dg.job(
    executor_def=dg.in_process_executor,
    tags={"director/tier": EXPORTS, "dagster/max_runtime": "300"},
)
def upkeep() -> None:
    """Close orphans, complete the partitions, pack repositories. Safe at any time."""
    close_orphans()
    complete_partitions()
    pack_repositories()
