"""Variations: an angle under another look, which is time of day, weather and season."""

from collections.abc import Iterator

import dagster as dg

from assets.checks import check_specs
from assets.parameters import GROUP, parameters_key
from assets.rendering import Event, rendered
from dagster_project.mapping import ParentKeyMapping
from dagster_project.partitions import VARIATIONS
from director.keys import Kind
from director.links import Links
from director.making import Studio
from director.painting.sources import pixel_sources


@dg.asset(
    partitions_def=VARIATIONS,
    group_name=GROUP,
    code_version=pixel_sources(),
    deps=[
        dg.AssetDep(
            parameters_key(Kind.VARIATION), partition_mapping=dg.IdentityPartitionMapping()
        ),
        dg.AssetDep("angle", partition_mapping=ParentKeyMapping()),
    ],
    check_specs=check_specs("variation", VARIATIONS),
    output_required=False,
)
def variation(
    context: dg.AssetExecutionContext,
    studio: dg.ResourceParam[Studio],
    links: dg.ResourceParam[Links],
) -> Iterator[Event]:
    """An angle in another look. In the base look it is the angle's picture, and costs nothing."""
    yield from rendered(context, studio, links)
