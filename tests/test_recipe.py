"""Recipes: the same wish has the same digest, and a diff names the field."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from director.errors import BadInput
from director.recipe import Difference, Recipe, canonical, diff, digest

LEAVES = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner)
)
OBJECTS = st.dictionaries(st.text(min_size=1, max_size=4), VALUES, max_size=4)


@given(VALUES)
def test_canonical_json_says_the_same_and_is_stable(value: object) -> None:
    text = canonical(value)
    assert json.loads(text) == value
    assert canonical(json.loads(text)) == text


@given(OBJECTS)
def test_the_order_of_fields_does_not_matter(value: dict) -> None:
    assert digest(value) == digest(dict(reversed(value.items())))


@given(OBJECTS, OBJECTS)
def test_two_values_differ_exactly_when_their_digests_do(old: dict, new: dict) -> None:
    assert bool(diff(old, new)) == (digest(old) != digest(new))


def test_a_whole_number_is_one_number_however_it_is_written() -> None:
    assert canonical({"a": 35.0}) == canonical({"a": 35}) == '{"a":35}'


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {"a": object()}])
def test_what_is_no_json_is_refused(value: object) -> None:
    with pytest.raises(BadInput):
        canonical(value)


def test_a_diff_names_the_field_and_both_values() -> None:
    old = {"look": {"time": "day", "weather": "clear"}, "aspect": 1.78}
    new = {"look": {"time": "dusk", "weather": "clear"}, "aspect": 1.78, "mood": "tense"}
    assert diff(old, new) == [
        Difference("look.time", "day", "dusk"),
        Difference("mood", None, "tense"),
    ]


def test_the_tier_names_the_take_and_not_what_is_wanted() -> None:
    low, high = (Recipe({"a": 1}, "blockout", tier, 0, "code") for tier in ("low", "high"))
    assert low.wanted_digest == high.wanted_digest
    assert low.digest != high.digest
