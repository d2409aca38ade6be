"""Choosing a site: the head noun decides, the description helps, what is not understood says so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from director.world.choose import choose_site
from director.world.sites import sites

UNHURRIED = settings(deadline=None)
"""A busy machine is no failure."""

CASES = [
    ("HARBOUR", False, "harbour"),
    ("HARBOR", False, "harbour"),
    ("THE OLD DOCKS", False, "harbour"),
    ("HARBOUR STREET", False, "city-street"),
    ("HARBOUR / QUAY", False, "harbour"),
    ("HARBOUR / WAREHOUSE", True, "warehouse"),
    ("HARBOUR / WAREHOUSE OFFICE", True, "office"),
    ("WAREHOUSE OFFICE", True, "office"),
    ("OFFICE OF THE HARBOUR MASTER", True, "office"),
    ("WAREHOUSE", False, "harbour"),
    ("FISHING PIER", False, "harbour"),
    ("VILLAGE SQUARE", False, "village-square"),
    ("VILLAGE", False, "village-square"),
    ("VILLAGE STREET", False, "village-square"),
    ("MARKET PLACE", False, "market"),
    ("STREET MARKET", False, "market"),
    ("MARKET SQUARE", False, "village-square"),
    ("TOWN SQUARE", False, "village-square"),
    ("CITY STREET", False, "city-street"),
    ("MAIN STREET", False, "city-street"),
    ("CITY - DOWNTOWN", False, "city-street"),
    ("STREETS", False, "city-street"),
    ("BACK ALLEY", False, "alley"),
    ("ALLEYWAY BEHIND THE BAR", False, "alley"),
    ("ALLEY OFF MAIN STREET", False, "alley"),
    ("FOREST", False, "forest"),
    ("FOREST ROAD", False, "forest"),
    ("THE WOODS", False, "forest"),
    ("EDGE OF THE FOREST", False, "forest"),
    ("CLEARING IN THE WOODS", False, "forest-clearing"),
    ("FOREST GLADE", False, "forest-clearing"),
    ("CAMPSITE", False, "forest-clearing"),
    ("DESERT ROAD", False, "desert-road"),
    ("DESERT HIGHWAY", False, "desert-road"),
    ("GAS STATION", False, "desert-road"),
    ("FRONT YARD", False, "yard"),
    ("MARA'S HOUSE", False, "yard"),
    ("OUTSIDE THE HOUSE", False, "yard"),
    ("SMITH'S GARDEN", False, "yard"),
    ("SUBURBAN STREET", False, "suburban-street"),
    ("QUIET SUBURB", False, "suburban-street"),
    ("OPEN FIELD", False, "field"),
    ("FARM", False, "field"),
    ("BEACH", False, "beach"),
    ("LAKE SHORE", False, "beach"),
    ("GRAVEYARD", False, "graveyard"),
    ("CHURCH", False, "graveyard"),
    ("CHURCHYARD", False, "graveyard"),
    ("CHURCH", True, "church"),
    ("VILLAGE CHURCH", True, "church"),
    ("MARA'S KITCHEN", True, "kitchen"),
    ("KITCHEN OF THE OLD HOUSE", True, "kitchen"),
    ("HOUSE", True, "living-room"),
    ("HOUSE / LIVING ROOM", True, "living-room"),
    ("HOUSE / BEDROOM", True, "bedroom"),
    ("HOTEL ROOM", True, "bedroom"),
    ("HOTEL CORRIDOR", True, "corridor"),
    ("HALLWAY", True, "corridor"),
    ("SEAMEN'S BAR", True, "bar"),
    ("ROADSIDE DINER", True, "diner"),
    ("SCHOOL CLASSROOM", True, "classroom"),
    ("HOSPITAL ROOM", True, "hospital-ward"),
    ("ABANDONED FACTORY", True, "warehouse"),
    ("ROOFTOP", False, "rooftop"),
    ("ROOF OF THE APARTMENT BUILDING", False, "rooftop"),
    ("MOUNTAIN PASS", False, "mountain-pass"),
    ("MOUNTAINS", False, "mountain-pass"),
    ("TRAIN STATION", False, "railway-platform"),
    ("RAILWAY PLATFORM", False, "railway-platform"),
]


@pytest.mark.parametrize(("location", "interior", "site"), CASES)
def test_a_location_becomes_its_site(location, interior, site):
    choice = choose_site(location, interior)
    assert choice.site == site
    assert choice.understood
    assert choice.reasons


@pytest.mark.parametrize(
    ("location", "interior", "text", "site"),
    [
        ("THE CROOKED BILLET", True, "A low tavern full of smoke and sailors.", "bar"),
        ("MARA'S", True, "A tiny kitchen. Dishes in the sink.", "kitchen"),
        ("SAINT ANNE", False, "Fishing boats knock against the quay.", "harbour"),
        ("NOWHERE", False, "A dirt road through open fields. A barn.", "field"),
    ],
)
def test_a_name_that_says_nothing_leaves_it_to_the_description(location, interior, text, site):
    choice = choose_site(location, interior, text)
    assert (choice.site, choice.understood) == (site, True)
    assert "description" in choice.reasons[0]


def test_the_name_outweighs_the_description():
    text = "The harbour glitters beyond the trees of the forest. A street lamp. A beach."
    assert choose_site("VILLAGE SQUARE", False, text).site == "village-square"


@pytest.mark.parametrize(("interior", "location"), [(False, "QUIBBLE"), (True, "ZORBLATT 7")])
def test_what_is_not_understood_says_so_and_takes_the_nearest_kind(interior, location):
    choice = choose_site(location, interior)
    assert not choice.understood
    assert sites()[choice.site].interior == interior
    assert location in choice.reasons[0] and "stands in" in choice.reasons[0]


@pytest.mark.parametrize(
    ("location", "text", "words"),
    [
        ("ABANDONED WAREHOUSE", "", ("abandoned",)),
        (
            "ALLEY",
            "Neon signs buzz over wet brick. Narrow, filthy.",
            ("brick", "dirty", "narrow", "neon"),
        ),
        ("HOUSE", "A run-down timber house, overgrown with ivy.", ("overgrown", "poor", "wooden")),
        ("CHURCH", "Ruins of an ancient stone church.", ("ancient", "ruined", "stone")),
        ("SQUARE", "Bustling with people. Elegant facades.", ("crowded", "rich")),
        ("ROOM", "", ()),
    ],
)
def test_adjectives_become_sorted_words(location, text, words):
    assert choose_site(location, False, text).words == words


@UNHURRIED
@given(st.text(max_size=60), st.booleans(), st.text(max_size=200))
def test_any_text_at_all_finds_a_site_of_the_right_side(location, interior, text):
    choice = choose_site(location, interior, text)
    assert sites()[choice.site].interior == interior
    assert list(choice.words) == sorted(set(choice.words))
    assert choice == choose_site(location, interior, text)


def test_every_site_is_found_by_its_own_first_word():
    for site in sites().values():
        assert choose_site(site.words[0].upper(), site.interior).site == site.name
