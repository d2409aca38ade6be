"""Words and traits: what a description says of a place, and what that changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from director.world.described import words_said
from director.world.look import Season
from director.world.stage import Stage
from director.world.traits import RULES, Period, Traits, traits_of
from director.world.words import EXCLUSIVE, WORDS, folded

UNHURRIED = settings(deadline=None)
ANY_WORDS = st.lists(st.sampled_from(sorted(WORDS)), max_size=8)
NO_PLACES = {"fishing", "market"}
"""Words that single sites answer to: they change no trait."""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A derelict factory.", ("abandoned", "industrial")),
        ("The square is no longer crowded.", ()),
        ("It is not rich. It is cosy.", ("cosy",)),
        ("Not a very rich house, but clean.", ("clean",)),
        ("The bar isn't busy.", ()),
        ("Far from clean.", ()),
        ("An old man sits on a tall chair.", ()),
        ("A woman with dark hair. High tide.", ()),
        ("Bustling with people.", ("crowded",)),
        ("BERLIN, 1926", ("1920s",)),
        ("Paris in the 1950s", ("1950s",)),
        ("London, 1888.", ("victorian",)),
        ("THE LANTERN", ()),
        ("She coils a new rope on a steel desk by an iron bed.", ()),
        ("A small stone harbour, its quay old.", ("small", "stone", "old")),
        ("Dark wood.", ("dark", "wooden")),
        ("The year 2187", ("futuristic",)),
        ("A castle in 1207", ("medieval",)),
        ("ROOM 1207", ()),
    ],
)
def test_a_text_says_words_of_the_place_not_of_people_nor_what_it_denies(text, words):
    assert words_said("", text).words == words


@pytest.mark.parametrize(
    ("text", "held", "dropped"),
    [
        ("A vast hall. Cramped benches.", "vast", "cramped"),
        ("A cramped cabin in a vast ship.", "cramped", "vast"),
        ("Rich carpets in a poor street.", "rich", "poor"),
        ("A wooden hut on a concrete floor.", "wooden", "concrete"),
        ("A modern house in a victorian street.", "modern", "victorian"),
    ],
)
def test_of_words_that_exclude_each_other_the_first_holds_and_a_note_says_so(text, held, dropped):
    said = words_said("", text)
    assert held in said.words and dropped not in said.words
    assert [(note.asked, note.taken) for note in said.notes] == [(dropped, held)]


def test_a_small_narrow_room_is_no_contradiction():
    assert words_said("A small, narrow, cramped room.").notes == ()


@UNHURRIED
@given(ANY_WORDS)
def test_in_a_list_order_means_nothing_and_nothing_excludes_anything_any_more(words):
    assert folded(words) == folded(reversed(words))
    again = folded(folded(words).words)
    assert again.words == folded(words).words and again.notes == ()
    assert traits_of(words) == traits_of(tuple(reversed(words)))


@pytest.mark.parametrize("word", sorted(set(WORDS) - NO_PLACES))
def test_every_word_changes_a_trait_and_so_does_everything_said_for_it(word):
    assert traits_of([word]) != Traits()
    assert all(traits_of([said]) == traits_of([word]) for said in WORDS[word].split())


def test_the_tables_speak_of_the_same_words():
    assert set(RULES) == set(WORDS) - NO_PLACES
    assert {word for group in EXCLUSIVE for word in group} <= set(WORDS)


def test_the_stronger_pull_wins_whatever_the_order():
    assert traits_of(["old", "ruined"]).wear == 1.0
    assert traits_of(["large", "vast"]).size == traits_of(["vast"]).size
    assert traits_of(["ancient", "wooden"]).material == "wood"
    assert traits_of(["ancient"]).period is Period.MEDIEVAL


def test_a_stage_offers_the_traits_of_its_words():
    stage = Stage("seed", Season.SUMMER, words=frozenset({"derelict", "neon", "quibble"}))
    assert (stage.traits.people, stage.traits.neon) == (0.0, 1.0)
    assert Stage("seed", Season.SUMMER).traits == Traits()


@UNHURRIED
@given(ANY_WORDS)
def test_traits_stay_within_what_they_promise(words):
    traits = traits_of(words)
    assert 0.7 <= traits.size <= 1.5 and 0.8 <= traits.height <= 1.5
    assert all(0 <= value <= 2.5 for value in (traits.props, traits.people, traits.growth))
    shares = (traits.wear, traits.ruin, traits.litter, traits.dirt, traits.rust, traits.neon)
    assert all(0 <= share <= 1 for share in shares)
    assert abs(traits.wealth) <= 1 and abs(traits.comfort) <= 1
