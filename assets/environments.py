"""Environments: places as built, each shown by its 360-degree panorama."""

from collections.abc import Iterator

import dagster as dg

from assets.checks import check_specs
from assets.parameters import GROUP, parameters_key
from assets.rendering import Event, rendered
from dagster_project.partitions import ENVIRONMENTS
from director.keys import Kind
from director.links import Links
from director.making import Studio
from director.painting.sources import pixel_sources


@dg.asset(
    partitions_def=ENVIRONMENTS,
    group_name=GROUP,
    code_version=pixel_sources(),
    deps=[
        dg.AssetDep(
            parameters_key(Kind.ENVIRONMENT), partition_mapping=dg.IdentityPartitionMapping()
        ),
    ],
    check_specs=check_specs("environment", ENVIRONMENTS),
    output_required=False,
)
def environment(
    context: dg.AssetExecutionContext,
    studio: dg.ResourceParam[Studio],
    links: dg.ResourceParam[Links],
) -> Iterator[Event]:
    """A place in its base look: an equirectangular panorama, (height, 2 height, 3) uint8 sRGB."""
    yield from rendered(context, studio, links)
