"""The parent mapping and the grouping of wishes into runs, over any film that there could be."""

from itertools import pairwise

import dagster as dg
import pytest
from dagster._core.definitions.partitions.context import partition_loading_context
from dagster._core.errors import DagsterInvalidDefinitionError
from dagster._serdes import deserialize_value, serialize_value
from hypothesis import given, settings
from hypothesis import strategies as st

from dagster_project.mapping import ParentKeyMapping
from dagster_project.partitions import ANGLES, ENVIRONMENTS
from director.dispatch.grouping import LONGEST_RUN, groups
from director.keys import Kind, parent_of

slugs = st.text("abc", min_size=1, max_size=2)
places = st.builds("film/{}".format, slugs)
cameras = st.builds("{}/{}".format, places, slugs)


@settings(deadline=None, max_examples=40)
@given(st.lists(cameras, unique=True, min_size=1), st.sets(places), st.data())
def test_downstream_is_the_inverse_of_upstream(below, extra, data):
    above = sorted({parent_of(key) for key in below} | extra)
    mapping = ParentKeyMapping()
    with dg.DagsterInstance.ephemeral() as instance:
        instance.add_dynamic_partitions("environment", above)
        instance.add_dynamic_partitions("angle", below)
        chosen = data.draw(st.lists(st.sampled_from(below), unique=True))
        with partition_loading_context(dynamic_partitions_store=instance):
            subset = ANGLES.subset_with_partition_keys(chosen)
            up = mapping.get_upstream_mapped_partitions_result_for_partitions(
                subset, ANGLES, ENVIRONMENTS, dynamic_partitions_store=instance
            )
            parents = set(up.partitions_subset.get_partition_keys())
            down = mapping.get_downstream_partitions_for_partitions(
                up.partitions_subset, ENVIRONMENTS, ANGLES, dynamic_partitions_store=instance
            )
    assert parents == {parent_of(key) for key in chosen}
    assert not up.required_but_nonexistent_partition_keys
    assert set(down.get_partition_keys()) == {k for k in below if parent_of(k) in parents}


def test_a_parent_that_nobody_added_is_missing_and_not_made_up():
    with dg.DagsterInstance.ephemeral() as instance:
        instance.add_dynamic_partitions("angle", ["film/place/wide"])
        with partition_loading_context(dynamic_partitions_store=instance):
            result = ParentKeyMapping().get_upstream_mapped_partitions_result_for_partitions(
                ANGLES.subset_with_partition_keys(["film/place/wide"]),
                ANGLES,
                ENVIRONMENTS,
                dynamic_partitions_store=instance,
            )
    assert result.partitions_subset.is_empty
    assert result.required_but_nonexistent_partition_keys == ["film/place"]


def test_the_mapping_is_truthy_and_survives_the_way_to_the_webserver():
    assert ParentKeyMapping()
    assert deserialize_value(serialize_value(ParentKeyMapping())) == ParentKeyMapping()


def test_the_mapping_joins_dynamic_partitions_only():
    with pytest.raises(DagsterInvalidDefinitionError):
        ParentKeyMapping().validate_partition_mapping(dg.StaticPartitionsDefinition(["a"]), ANGLES)


@given(st.lists(cameras, unique=True), st.data())
def test_runs_are_neighbours_hold_every_wish_once_and_keep_upstream_first(order, data):
    environments = sorted({parent_of(key) for key in order})
    known = {Kind.ENVIRONMENT: environments, Kind.ANGLE: order, Kind.VARIATION: (), Kind.SHOT: ()}
    everything = [*environments, *order]
    wanted = data.draw(st.lists(st.sampled_from(everything), unique=True)) if everything else []
    found = groups(wanted, known)
    assert sorted(key for group in found for key in group.keys) == sorted(wanted)
    for group in found:
        assert len(group.keys) <= LONGEST_RUN
        sequence = list(known[group.kind])
        places_in_order = [sequence.index(key) for key in group.keys]
        assert all(after == before + 1 for before, after in pairwise(places_in_order))
        assert {"/".join(key.split("/")[:2]) for key in group.keys} == {group.place}
    position = {key: number for number, group in enumerate(found) for key in group.keys}
    for key in wanted:
        if parent_of(key) in position:
            assert position[parent_of(key)] < position[key]
