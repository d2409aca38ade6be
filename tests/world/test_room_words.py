"""What a script says of a room is seen in it: word by word, in the small wide picture.

The pairs of words and rooms are spread so that every word is tried, and every room with several.
With DIRECTOR_ALL_WORDS=1 in the environment all of them are, in about a quarter of an hour.
"""

import os
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from director.painting.blockout import BlockoutPainter
from director.painting.painter import Order
from director.world.choose import choose_site
from director.world.look import Season
from director.world.notes import About
from director.world.parts.free_floor import FreeFloor
from director.world.parts.room_manner import manner_of
from director.world.parts.room_shell import Hole, Room
from director.world.shapes import box
from director.world.sites import sites
from director.world.stage import Stage
from director.world.words import WORDS

ROOMS = sorted(name for name, kind in sites().items() if kind.interior)
VISIBLE, SHARE = 12, 0.03
"""A pixel has changed where a channel did by so much of 255; a word is seen in this share."""
DAY = {"time": "day", "weather": "clear", "season": "summer"}
PAIRS = [(word, room) for word in WORDS for room in ROOMS if word not in sites()[room].deaf]


def _spread() -> list[tuple[str, str]]:
    """Return one room for each word: of those that answer to it, the one tried least so far."""
    tried: list[tuple[str, str]] = []
    for word in WORDS:
        rooms = [room for at, room in PAIRS if at == word]
        if rooms:
            tried.append((word, min(rooms, key=lambda room: [at for _, at in tried].count(room))))
    return tried


SPREAD = _spread()


@cache
def painter() -> BlockoutPainter:
    return BlockoutPainter()


@cache
def picture(room: str, words: tuple[str, ...]) -> NDArray[np.int16]:
    """Return the wide picture of a room by day, 160 by 90."""
    environment = {"site": room, "seed": "s", "words": list(words)}
    order = Order(environment, {"framing": "wide"}, DAY, DAY, (160, 90))
    return painter().paint(order).srgb.astype(np.int16)


def share_changed(word: str, room: str) -> float:
    """Return the share of pixels that a word changes visibly."""
    change = np.abs(picture(room, (word,)) - picture(room, ())).max(axis=-1)
    return float((change > VISIBLE).mean())


@pytest.mark.parametrize(
    ("word", "room"),
    sorted(PAIRS if os.environ.get("DIRECTOR_ALL_WORDS") else SPREAD, key=lambda pair: pair[1]),
)
def test_a_word_is_seen_in_the_wide_picture(word: str, room: str) -> None:
    assert share_changed(word, room) >= SHARE


def test_every_word_is_tried_and_every_room_with_several() -> None:
    deaf = {word for word in WORDS if all(word in sites()[room].deaf for room in ROOMS)}
    assert {word for word, _ in SPREAD} == set(WORDS) - deaf
    assert all(sum(room == name for _, room in SPREAD) >= 2 for name in ROOMS)


def test_a_word_that_a_room_is_deaf_to_is_told() -> None:
    choice = choose_site("REMOTE KITCHEN", True, "")
    assert [note.asked for note in choice.notes if note.about is About.QUALITY] == ["remote"]


def test_a_bare_room_has_lost_its_loose_things_and_a_cluttered_one_gained() -> None:
    from director.world.build import build

    def parts(*words: str) -> list[str]:
        built = build({"site": "living-room", "seed": "s", "words": list(words)}, Season.SUMMER)
        return [thing.part for thing in built.things]

    plain, bare, full = parts(), parts("bare"), parts("cluttered")
    assert "rug" in plain and "curtains" in plain
    assert not {"rug", "curtains", "picture"} & set(bare)
    assert len(full) >= len(plain) + 5


def test_free_floor_gives_no_place_twice_and_none_that_is_taken() -> None:
    stage = Stage("s", Season.SUMMER, indoor=True)
    room = Room(4.0, 3.0, 2.6, holes={"south": (Hole(0.0, 1.0, 0.0, 2.1),)})
    with stage.thing("block", "block") as piece:
        box(piece, manner_of(stage).timber, (-2.0, -1.5, 0.0), (0.0, 1.5, 1.0))
    floor, rng = FreeFloor(stage, room), np.random.default_rng(1)
    spots = []
    while (spot := floor.at_wall(rng, 0.5, 0.5)) is not None:
        spots.append(spot)
    assert 3 <= len(spots) <= 12
    corners = np.array([spot.to_world([(-0.25, 0, 0), (0.25, -0.5, 0)])[:, :2] for spot in spots])
    low, high = corners.min(axis=1), corners.max(axis=1)
    assert (low[:, 0] > -0.06).all(), "stands in the block"
    assert ((np.abs(low) < 2.01) & (np.abs(high) < 2.01)).all()
    for one in range(len(spots)):
        for other in range(one):
            apart = (low[one] >= high[other] - 0.011) | (low[other] >= high[one] - 0.011)
            assert apart.any(), "two things in one place"
    before_door = (high[:, 1] < -0.3) & (np.abs((low + high)[:, 0] / 2) < 0.6)
    assert not before_door.any()
