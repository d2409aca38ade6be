"""Angles: named camera set-ups of a place, each in the place's base look."""

from collections.abc import Iterator

import dagster as dg

from assets.checks import check_specs
from assets.parameters import GROUP, parameters_key
from assets.rendering import Event, rendered
from dagster_project.mapping import ParentKeyMapping
from dagster_project.partitions import ANGLES
from director.keys import Kind
from director.links import Links
from director.making import Studio
from director.painting.sources import pixel_sources


@dg.asset(
    partitions_def=ANGLES,
    group_name=GROUP,
    code_version=pixel_sources(),
    deps=[
        dg.AssetDep(parameters_key(Kind.ANGLE), partition_mapping=dg.IdentityPartitionMapping()),
        dg.AssetDep("environment", partition_mapping=ParentKeyMapping()),
    ],
    check_specs=check_specs("angle", ANGLES),
    output_required=False,
)
def angle(
    context: dg.AssetExecutionContext,
    studio: dg.ResourceParam[Studio],
    links: dg.ResourceParam[Links],
) -> Iterator[Event]:
    """What an angle sees of its environment: (height, width, 3) uint8 sRGB, and depth in metres."""
    yield from rendered(context, studio, links)
