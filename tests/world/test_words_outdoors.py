"""Words outdoors: what a site answers to is seen in its wide picture; what it doesn't, it says.

A ninth of the pairs of site and word, drawn by their names, is compared on every run; with
DIRECTOR_ALL_WORDS=1 in the environment all of them are, in about ten minutes.
"""

import os
import zlib
from functools import lru_cache

import pytest

from director.world.blockout import Blockout
from director.world.build import build, forget
from director.world.choose import choose_site
from director.world.look import Season
from director.world.sites import sites
from director.world.words import WORDS
from tests.world.seeing import View

SEEN = 0.006
"""Share of the picture: 31 of its 5,184 pixels. A crate at ten metres covers about as many."""
SHARE = 1 if os.environ.get("DIRECTOR_ALL_WORDS") else 9
OUTDOOR = {name: kind for name, kind in sites().items() if not kind.interior and kind.deaf}
ANSWERED = [
    (name, word) for name, kind in OUTDOOR.items() for word in WORDS if word not in kind.deaf
]
DRAWN = [pair for pair in ANSWERED if zlib.crc32("/".join(pair).encode()) % SHARE == 0]


def world(name: str, *words: str) -> Blockout:
    place = {"site": name, "seed": f"test-{name}", "words": list(words)}
    return build(place, Season.SUMMER)


@lru_cache(maxsize=1)
def view(name: str) -> View:
    forget()
    return View(world(name))


@pytest.mark.parametrize(("name", "word"), DRAWN, ids=["-".join(pair) for pair in DRAWN])
def test_a_word_that_a_site_answers_to_changes_its_wide_picture(name, word):
    assert view(name).changed(world(name, word)) > SEEN


def test_a_place_without_words_is_seen_unchanged():
    assert view("alley").changed(world("alley")) == 0.0


def test_sites_know_the_words_that_they_name_and_answer_to_most():
    for name, kind in OUTDOOR.items():
        assert set(kind.deaf) <= set(WORDS), name
        assert len(set(kind.deaf)) == len(kind.deaf), name
        assert len(kind.deaf) < 0.7 * len(WORDS), name


def test_a_word_that_a_site_does_not_answer_to_is_told():
    notes = choose_site("FOREST", False, "A neon forest.").notes
    assert "neon" in {note.asked for note in notes}


def test_people_of_a_crowd_stand_apart_from_walls_and_from_each_other():
    crowd = [thing for thing in world("village-square", "crowded").things if thing.part == "figure"]
    assert len(crowd) >= 20
    at = [(thing.world_from_object[0][3], thing.world_from_object[1][3]) for thing in crowd]
    apart = [
        ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5
        for index, a in enumerate(at)
        for b in at[:index]
    ]
    assert min(apart) > 0.4
