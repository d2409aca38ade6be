"""One job per tier over the same assets, each with the executor of its tier.

A run goes to a resident worker of its tier (`dagster_project.launcher`), so its executor stays in
that process, where the painter and its worlds are. The tier of a run is its tag, which its job
brings along; the executor says the same in the job's own words.
"""

from collections.abc import Mapping

import dagster as dg
from dagster._core.definitions.assets.graph.asset_graph import AssetGraph
from dagster._core.definitions.assets.job.asset_job import build_asset_job, get_asset_graph_for_job
from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition

from director.tiers import Tier


class FilmJob(UnresolvedAssetJobDefinition):
    """A job over assets with different partition sets, each run of which selects one asset.

    Dagster allows such runs, and such jobs where it makes them itself (`__ASSET_JOB`), but its
    `define_asset_job` does not.
    """

    def resolve(
        self,
        asset_graph: AssetGraph,
        default_executor_def: dg.ExecutorDefinition | None = None,
        resource_defs: Mapping[str, dg.ResourceDefinition] | None = None,
    ) -> dg.JobDefinition:
        return build_asset_job(
            self.name,
            asset_graph=get_asset_graph_for_job(
                asset_graph, self.selection, allow_different_partitions_defs=True
            ),
            description=self.description,
            tags=self.tags,
            run_tags=self.run_tags,
            executor_def=self.executor_def or default_executor_def,
            resource_defs=resource_defs,
            allow_different_partitions_defs=True,
        )


def executor_of(tier: Tier) -> dg.ExecutorDefinition:
    """Return the executor that runs the steps of a tier: one after the other, in its worker."""
    row = tier.row
    described = (
        f"Resident workers of the {tier} tier: {row.slots} at a time, {row.vram_gb} GB each."
    )
    return dg.in_process_executor.configured(
        {"retries": {"disabled": {}}}, name=f"{tier}_worker", description=described
    )


def job_of(tier: Tier) -> FilmJob:
    """Return the job that renders at a tier."""
    row = tier.row
    return FilmJob(
        name=str(tier),
        selection=dg.AssetSelection.groups("film") - dg.AssetSelection.key_prefixes("parameters"),
        description=f"Pictures of {row.side_px} x {row.side_px} pixels' worth, spent at the film's "
        f"aspect; {row.timeout_s} s at most for each.",
        tags={"director/tier": str(tier), "dagster/priority": str(row.priority)},
        executor_def=executor_of(tier),
    )


JOBS = [job_of(tier) for tier in Tier]
