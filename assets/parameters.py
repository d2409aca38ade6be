"""Parameters: what people asked for, as Dagster sees it.

Nobody makes these: they live in the records, where people edit them. Dagster is told of every
change by an observation whose data version is the digest of what is wanted, so that its staleness
agrees with ours, and a change that is taken back is fresh again.
"""

import dagster as dg
from dagster._core.definitions.data_version import (
    DATA_VERSION_IS_USER_PROVIDED_TAG,
    DATA_VERSION_TAG,
)

from dagster_project.partitions import PARTITIONS
from director.keys import Kind
from director.records import Subject

GROUP = "film"


def parameters_key(kind: Kind) -> dg.AssetKey:
    """Return the key of the parameters that assets of a kind depend on."""
    return dg.AssetKey(["parameters", str(kind)])


SPECS = [
    dg.AssetSpec(
        parameters_key(kind),
        partitions_def=PARTITIONS[kind],
        group_name=GROUP,
        kinds={"postgres"},
        description=f"Parameters of each {kind}, as somebody wants them now.",
    )
    for kind in Kind
]


def observe(instance: dg.DagsterInstance, subject: Subject) -> bool:
    """Tell Dagster what is wanted of a subject now; False when it knows already."""
    key = parameters_key(subject.kind)
    latest = instance.get_latest_data_version_record(key, True, subject.key)
    if (
        latest
        and (latest.event_log_entry.tags or {}).get(DATA_VERSION_TAG) == subject.wanted_digest
    ):
        return False
    instance.report_runless_asset_event(
        dg.AssetObservation(
            key,
            partition=subject.key,
            description=f"Version {subject.version} of the parameters of {subject.name}.",
            metadata={"version": subject.version, "wanted": dg.MetadataValue.json(subject.wanted)},
            tags={
                DATA_VERSION_TAG: subject.wanted_digest,
                DATA_VERSION_IS_USER_PROVIDED_TAG: "true",
            },
        )
    )
    return True
