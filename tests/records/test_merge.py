import pytest
from hypothesis import given
from hypothesis import strategies as st

from director.records.merge import compose, merge

scalars = st.integers(0, 3) | st.sampled_from(["a", "b"]) | st.lists(st.integers(0, 2), max_size=2)
names = st.sampled_from("pqr")
documents = st.recursive(
    st.dictionaries(names, scalars, max_size=3),
    lambda below: st.dictionaries(names, scalars | below, max_size=3),
    max_leaves=8,
)
patches = st.recursive(
    st.dictionaries(names, scalars | st.none(), max_size=3),
    lambda below: st.dictionaries(names, scalars | st.none() | below, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("target", "patch", "result"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
        ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_merging_follows_the_examples_of_rfc_7396(target, patch, result):
    assert merge(target, patch) == result


@given(documents, patches)
def test_merging_twice_is_merging_once(document, patch):
    once = merge(document, patch)
    assert merge(once, patch) == once


@given(documents, patches, patches)
def test_a_composed_patch_does_what_its_two_do_in_turn(document, first, second):
    in_turn = merge(merge(document, first), second)
    assert merge(document, compose(document, first, second)) == in_turn


@given(documents, patches)
def test_merging_leaves_its_arguments_alone(document, patch):
    before = repr((document, patch))
    merge(document, patch)
    compose(document, patch, patch)
    assert repr((document, patch)) == before
