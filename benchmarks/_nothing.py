"""One asset that does nothing, and its job: all that a stock Dagster is given to do."""

from collections.abc import Iterator

import dagster as dg

NOTHINGS = dg.DynamicPartitionsDefinition(name="nothing")


@dg.asset(partitions_def=NOTHINGS, output_required=False)
def nothing(context: dg.AssetExecutionContext) -> Iterator[dg.AssetMaterialization]:
    """One materialisation for each partition, of nothing."""
    for key in context.partition_keys:
        yield dg.AssetMaterialization("nothing", partition=key)


defs = dg.Definitions(
    assets=[nothing],
    jobs=[
        dg.define_asset_job(
            "nothing_job",
            selection=dg.AssetSelection.assets("nothing"),
            executor_def=dg.in_process_executor,
            tags={"director/tier": "low"},
        )
    ],
)
