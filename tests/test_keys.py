"""Keys: slugs, kinds and parents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from director.errors import BadInput
from director.keys import Kind, check_slug, film_of, kind_of, parent_of, slugify

SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)


@given(st.text())
def test_any_text_has_a_slug(text: str) -> None:
    assert check_slug(slugify(text))


@given(SLUGS)
def test_a_slug_is_its_own_slug(slug: str) -> None:
    assert slugify(slug) == slug


@given(st.lists(SLUGS, min_size=2, max_size=5))
def test_the_kind_of_a_key_is_its_depth_and_its_parent_is_one_above(segments: list[str]) -> None:
    key = "/".join(segments)
    assert kind_of(key).depth == len(segments)
    assert parent_of(key) == "/".join(segments[:-1])
    assert film_of(key) == segments[0]


@pytest.mark.parametrize(
    "key", ["film", "a/b/c/d/e/f", "film//x", "film/Wide", "film/a b", "film/a--b"]
)
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(BadInput):
        kind_of(key)


def test_kinds_are_ordered_from_the_film_down() -> None:
    assert [kind.depth for kind in Kind] == [2, 3, 4, 5]
