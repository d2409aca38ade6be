"""`ParentKeyMapping`: a key depends on the key without its last segment.

Dagster sends a partition mapping to the webserver and the daemon only when it is a subclass of one
of its own and whitelisted, and only processes that have imported it can read it: the storage
module imports this one, because every process loads the storage. The mapping has a field because
an empty named tuple is falsy, and Dagster drops falsy mappings without a word.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from dagster import DynamicPartitionsDefinition, PartitionsDefinition
from dagster._core.definitions.partitions.context import partition_loading_context
from dagster._core.definitions.partitions.mapping import AllPartitionMapping
from dagster._core.definitions.partitions.mapping.partition_mapping import UpstreamPartitionsResult
from dagster._core.definitions.partitions.subset import PartitionsSubset
from dagster._core.errors import DagsterInvalidDefinitionError
from dagster._core.instance import DynamicPartitionsStore
from dagster._serdes import whitelist_for_serdes


class _Separator(NamedTuple):
    separator: str = "/"


@whitelist_for_serdes
class ParentKeyMapping(_Separator, AllPartitionMapping):  # pyright: ignore[reportGeneralTypeIssues]
    """Maps `film/place/wide` to `film/place`: exactly one parent, whether it exists or not."""

    def validate_partition_mapping(
        self,
        upstream_partitions_def: PartitionsDefinition,
        downstream_partitions_def: PartitionsDefinition | None,
    ) -> None:
        for partitions_def in (upstream_partitions_def, downstream_partitions_def):
            if not isinstance(partitions_def, DynamicPartitionsDefinition):
                raise DagsterInvalidDefinitionError(
                    f"ParentKeyMapping joins two dynamic partition sets, not {partitions_def}."
                )

    def get_upstream_mapped_partitions_result_for_partitions(
        self,
        downstream_partitions_subset: PartitionsSubset | None,
        downstream_partitions_def: PartitionsDefinition | None,
        upstream_partitions_def: PartitionsDefinition,
        current_time: datetime | None = None,
        dynamic_partitions_store: DynamicPartitionsStore | None = None,
    ) -> UpstreamPartitionsResult:
        keys = (
            downstream_partitions_subset.get_partition_keys()
            if downstream_partitions_subset
            else ()
        )
        with partition_loading_context(current_time, dynamic_partitions_store):
            known = set(upstream_partitions_def.get_partition_keys())
        parents = self.parents(keys)
        missing = [parent for parent in parents if parent not in known]
        return UpstreamPartitionsResult(
            partitions_subset=upstream_partitions_def.subset_with_partition_keys(
                [parent for parent in parents if parent in known]
            ),
            required_but_nonexistent_subset=upstream_partitions_def.subset_with_partition_keys(
                missing
            ),
        )

    def get_downstream_partitions_for_partitions(
        self,
        upstream_partitions_subset: PartitionsSubset,
        upstream_partitions_def: PartitionsDefinition,
        downstream_partitions_def: PartitionsDefinition,
        current_time: datetime | None = None,
        dynamic_partitions_store: DynamicPartitionsStore | None = None,
    ) -> PartitionsSubset:
        parents = set(upstream_partitions_subset.get_partition_keys())
        with partition_loading_context(current_time, dynamic_partitions_store):
            keys = downstream_partitions_def.get_partition_keys()
        below = [key for key in keys if key.rpartition(self.separator)[0] in parents]
        return downstream_partitions_def.subset_with_partition_keys(below)

    def parents(self, keys: Iterable[str]) -> list[str]:
        """Return the keys' parents, each once, in the order of first appearance."""
        return list(dict.fromkeys(key.rpartition(self.separator)[0] for key in keys))

    @property
    def description(self) -> str:
        return "Each partition depends on the one whose key is its own without the last segment."
