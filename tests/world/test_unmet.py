"""Unmet: what a description asks for and does not get is told, with the nearest that was taken."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from director.world.choose import choose_site
from director.world.described import MOST_LETTERS
from director.world.nearest import COLOURS, KINDS, QUALITIES, THINGS
from director.world.notes import About
from director.world.sites import sites
from director.world.unmet import MOST_NOTES
from director.world.vocabulary import shown_by
from director.world.words import WORD_OF

UNHURRIED = settings(deadline=None)
ALPHABETS = [
    "Заброшенная фабрика на окраине города.",
    "老城区的一条狭窄小巷。",
    "ساحة القرية القديمة",
    "🏚️🌲🌲",
]


def told(location, interior, text):
    return {note.asked: note.taken for note in choose_site(location, interior, text).notes}


def test_what_a_site_shows_is_read_from_its_own_code():
    assert {"campfire", "log", "fern", "boulder", "birch"} <= shown_by("forest")
    assert {"altar", "pew"} <= shown_by("church")
    assert "altar" not in shown_by("forest") and "pew" not in shown_by("kitchen")


@pytest.mark.parametrize(
    ("location", "interior", "text", "asked", "taken"),
    [
        ("LIGHTHOUSE", False, "", "lighthouse", "beach"),
        ("FOREST", False, "A grand piano stands among the trees.", "piano", ""),
        ("KITCHEN", True, "Copper pans hang over the oven. A samovar.", "samovar", ""),
        ("HARBOUR", False, "A skiff knocks against the wall.", "skiff", "boat"),
        ("OFFICE", True, "Red walls. A desk.", "red walls", ""),
        ("BAR", True, "Mirrored walls, 1930s.", "1930s", "1920s"),
        ("BAR", True, "A vast bar. Cramped.", "cramped", "vast"),
        ("QUIBBLE", False, "", "QUIBBLE", "field"),
    ],
)
def test_what_is_not_shown_is_told_with_the_nearest(location, interior, text, asked, taken):
    found = told(location, interior, text)
    assert found[asked] == taken


def test_what_a_site_shows_and_what_only_the_story_tells_is_not_told():
    text = "A log, ferns. Toby waits. A beat. A man in black smiles. A door slams."
    assert told("FOREST", False, text) == {}


def test_a_denied_word_is_neither_heard_nor_told():
    choice = choose_site("TOWN SQUARE", False, "It is no longer crowded, and not rich.")
    assert (choice.words, choice.notes) == ((), ())


@pytest.mark.parametrize("text", ALPHABETS[:3])
def test_letters_of_another_alphabet_are_told_as_unread_and_a_stand_in_is_taken(text):
    choice = choose_site(text, False, text)
    assert not choice.understood and choice.site == "field"
    assert any(n.about is About.TEXT and "Latin" in n.sentence for n in choice.notes)


def test_ten_thousand_words_are_cut_and_the_cut_is_told():
    text = "A carousel, a fountain of chrome. " * 5_000
    choice = choose_site("HARBOUR", False, text)
    assert any(f"{MOST_LETTERS:,}" in note.asked for note in choice.notes)
    assert choice.words == choose_site("HARBOUR", False, text[:MOST_LETTERS]).words


@pytest.mark.parametrize(
    "name", ["of " * 50_000, "A / " * 50_000, "harbour " * 50_000, "(" * 9_000]
)
def test_a_name_without_end_is_cut_not_a_crash(name):
    choice = choose_site(name, False, name)
    assert any("letters of the name" in note.asked for note in choice.notes)


def test_an_empty_place_gets_a_stand_in_that_says_so():
    choice = choose_site("", True, "")
    assert (choice.site, choice.understood) == ("living-room", False)
    assert choice.notes[0].taken == "living-room"


def test_many_notes_are_told_in_few_and_the_rest_is_named():
    things = ("piano", "throne", "carousel", "gallows", "telescope", "tractor", "anvil", "altar")
    text = ". ".join(f"A {thing}" for thing in (*things, *THINGS))
    notes = choose_site("FOREST", False, text).notes
    assert len(notes) == MOST_NOTES + 1
    assert "more not shown" in notes[-1].asked


@UNHURRIED
@given(
    st.text(max_size=80) | st.sampled_from([*ALPHABETS, "", "A", "/", "HARBOUR"]),
    st.booleans(),
    st.text(max_size=300)
    | st.lists(st.sampled_from([*THINGS, *WORD_OF, *QUALITIES, "a", "not", ",", "."])).map(
        " ".join
    ),
)
def test_any_text_gives_a_choice_and_always_the_same(location, interior, text):
    choice = choose_site(location, interior, text)
    assert choice == choose_site(location, interior, text)
    assert sites()[choice.site].interior == interior
    assert len(choice.notes) <= MOST_NOTES + 8
    assert all(note.sentence.strip() for note in choice.notes)
    assert all(set(note.as_json()) == {"about", "asked", "taken", "text"} for note in choice.notes)


def test_the_tables_name_sites_of_the_right_side_and_words_only_once():
    for interior, kinds in KINDS.items():
        assert {sites()[site].interior for site in kinds.values()} == {interior}
    assert not (QUALITIES | COLOURS) & set(WORD_OF)


def test_a_kind_that_a_site_calls_its_own_stands_under_that_site_in_the_table():
    for interior, kinds in KINDS.items():
        for phrase, site in kinds.items():
            owners = [
                k.name for k in sites().values() if k.interior == interior and phrase in k.words
            ]
            assert not owners or site in owners, phrase
