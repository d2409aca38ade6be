"""Shots: the script's units, rendered from the variation that they play in."""

from collections.abc import Iterator

import dagster as dg

from assets.checks import check_specs
from assets.parameters import GROUP, parameters_key
from assets.rendering import Event, rendered
from dagster_project.mapping import ParentKeyMapping
from dagster_project.partitions import SHOTS
from director.keys import Kind
from director.links import Links
from director.making import Studio
from director.painting.sources import pixel_sources


@dg.asset(
    partitions_def=SHOTS,
    group_name=GROUP,
    code_version=pixel_sources(),
    deps=[
        dg.AssetDep(parameters_key(Kind.SHOT), partition_mapping=dg.IdentityPartitionMapping()),
        dg.AssetDep("variation", partition_mapping=ParentKeyMapping()),
    ],
    check_specs=check_specs("shot_render", SHOTS),
    output_required=False,
)
def shot_render(
    context: dg.AssetExecutionContext,
    studio: dg.ResourceParam[Studio],
    links: dg.ResourceParam[Links],
) -> Iterator[Event]:
    """A shot's frame: its variation through its own camera, where it has one."""
    yield from rendered(context, studio, links)
