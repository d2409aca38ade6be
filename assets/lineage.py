"""Lineage of one partition: which versions of what it depends on a picture was made from.

Dagster stamps these tags itself when an asset returns one result; a range run would stamp all its
keys alike. So each key's event carries its own: the code version, and for each upstream partition
its data version and the event that brought it.
"""

import dagster as dg
from dagster._core.definitions.data_version import (
    CODE_VERSION_TAG,
    DATA_VERSION_IS_USER_PROVIDED_TAG,
    DATA_VERSION_TAG,
    DEFAULT_DATA_VERSION,
    NULL_EVENT_POINTER,
    extract_data_version_from_entry,
    get_input_data_version_tag,
    get_input_event_pointer_tag,
)

from assets.parameters import parameters_key
from director.keys import Kind, kind_of, parent_of

ASSET_OF = {
    Kind.ENVIRONMENT: dg.AssetKey("environment"),
    Kind.ANGLE: dg.AssetKey("angle"),
    Kind.VARIATION: dg.AssetKey("variation"),
    Kind.SHOT: dg.AssetKey("shot_render"),
}


def upstream_tags(instance: dg.DagsterInstance, key: str) -> dict[str, str]:
    """Return the tags that say what the partition `key` is made from. Read them before making."""
    kind = kind_of(key)
    tags = _input_tags(instance, parameters_key(kind), key, is_source=True)
    if kind is not Kind.ENVIRONMENT:
        parent = parent_of(key)
        tags |= _input_tags(instance, ASSET_OF[kind_of(parent)], parent, is_source=False)
    return tags


def version_tags(wanted_digest: str, code_version: str) -> dict[str, str]:
    """Return the tags that say what a partition's picture is."""
    return {
        DATA_VERSION_TAG: wanted_digest,
        DATA_VERSION_IS_USER_PROVIDED_TAG: "true",
        CODE_VERSION_TAG: code_version,
    }


def _input_tags(
    instance: dg.DagsterInstance, asset: dg.AssetKey, key: str, *, is_source: bool
) -> dict[str, str]:
    record = instance.get_latest_data_version_record(asset, is_source, key)
    version = extract_data_version_from_entry(record.event_log_entry) if record else None
    return {
        get_input_data_version_tag(asset): (version or DEFAULT_DATA_VERSION).value,
        get_input_event_pointer_tag(asset): str(record.storage_id)
        if record
        else NULL_EVENT_POINTER,
    }
