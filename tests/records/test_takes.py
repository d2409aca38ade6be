import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from director.errors import Conflict, NotFound
from director.records import Records

HARBOUR = "tidewater/harbour"
HOLDER = """
import sys, time
from director.records import Records
with Records.connect(sys.argv[1]).making(sys.argv[2]):
    print("holding", flush=True)
    time.sleep(600)
"""


def test_a_take_is_recorded_with_all_that_made_it(records, film, owner, shoot):
    take = shoot(HARBOUR)
    assert records.take(take.id) == take
    assert (take.subject_key, take.version, take.number) == (HARBOUR, 1, 1)
    assert take.recipe["wanted"] == records.subject(HARBOUR).wanted
    assert take.recipe_digest == take.recipe["recipe_digest"]
    assert take.wanted_digest == records.subject(HARBOUR).wanted_digest
    assert take.path("picture") == "a.png"
    assert take.path("depth") is None
    assert take.author_id == owner.id


def test_numbers_count_within_a_version_over_all_tiers(records, film, owner, shoot):
    assert [shoot(HARBOUR, tier=tier).number for tier in ("low", "high", "low")] == [1, 2, 3]
    harbour = records.subject(HARBOUR)
    records.patch_parameters(harbour.id, {"words": []}, expected_version=1, by=owner.id)
    take = shoot(HARBOUR)
    assert (take.version, take.number) == (2, 1)
    assert (shoot(HARBOUR, version=1).version, shoot(HARBOUR, version=1).number) == (1, 5)


def test_a_take_that_comes_to_nothing_leaves_no_gap(records, film, shoot):
    harbour = records.subject(HARBOUR)
    with pytest.raises(ZeroDivisionError), records.new_take(harbour.id) as slot:
        assert slot.number == 1
        1 / 0  # noqa: B018
    with records.new_take(harbour.id) as slot:
        pass
    assert slot.take is None
    assert records.takes(harbour.id) == []
    assert shoot(HARBOUR).number == 1


def test_a_recorded_take_is_not_there_before_its_block_ends(records, film, shoot, owner):
    seq = records.last_event()
    with pytest.raises(KeyboardInterrupt), records.new_take(records.subject(HARBOUR).id) as slot:
        _record(records, slot, owner)
        assert records.takes(project_id=film.id) == []
        raise KeyboardInterrupt
    assert records.takes(project_id=film.id) == []
    assert records.last_event() == seq


def test_a_slot_takes_one_take(records, film, owner):
    with records.new_take(records.subject(HARBOUR).id) as slot:
        first = _record(records, slot, owner)
        with pytest.raises(Conflict, match="recorded already"):
            _record(records, slot, owner)
    assert records.takes(project_id=film.id) == [first]


def _record(records, slot, owner):
    from director.recipe import Recipe

    return slot.record(
        Recipe(records.subject(HARBOUR).wanted, "blockout", "low", 0, "c1"),
        pixel_sha256="0",
        files=[],
        width=8,
        height=8,
        author_id=owner.id,
        commit="abc",
    )


def test_many_painters_at_once_leave_no_gap_and_no_double(records, film, shoot):
    keys = [HARBOUR, f"{HARBOUR}/wide"] * 20
    with ThreadPoolExecutor(8) as pool:
        takes = list(pool.map(shoot, keys))
    for key in set(keys):
        numbers = sorted(take.number for take in takes if take.subject_key == key)
        assert numbers == list(range(1, 21))


def test_an_editor_does_not_wait_for_media_to_be_committed(records, film, owner):
    harbour = records.subject(HARBOUR)
    with records.new_take(harbour.id) as slot:
        edited = records.patch_parameters(
            harbour.id, {"words": []}, expected_version=1, by=owner.id
        )
        _record(records, slot, owner)
    assert (edited.version, slot.take.version) == (2, 1)


def test_a_take_is_found_by_its_recipe_the_painted_one_first(records, film, shoot):
    assert records.find_take("0" * 64) is None
    painted = shoot(HARBOUR)
    reused = shoot(HARBOUR, version=1)
    assert reused.recipe_digest == painted.recipe_digest
    assert records.find_take(painted.recipe_digest) == painted
    assert records.find_take(painted.recipe_digest, project_id=film.id) == painted
    chapel = records.subject("tidewater/chapel")
    assert records.find_take(painted.recipe_digest, subject_id=chapel.id) is None


def test_takes_are_listed_newest_first_in_pages(records, film, shoot):
    takes = [shoot(key) for key in (HARBOUR, "tidewater/chapel", HARBOUR)]
    first_page = records.takes(project_id=film.id, limit=2)
    assert first_page == [takes[2], takes[1]]
    assert records.takes(project_id=film.id, after=first_page[-1].seq) == [takes[0]]
    assert records.takes(subject_id=takes[0].subject_id) == [takes[2], takes[0]]
    assert records.newest_take(takes[0].subject_id) == takes[2]
    assert records.newest_take(takes[0].subject_id, "high") is None


def test_a_take_that_is_not_there_is_not_found(records, film):
    with pytest.raises(NotFound):
        records.take(film.id)


def test_who_wants_the_same_recipe_waits_and_then_finds_the_take(database_url, film, shoot):
    records, other = Records.connect(database_url), Records.connect(database_url)
    inside, order = threading.Event(), []

    def second():
        inside.wait()
        with other.making("a-recipe"):
            order.append("second")

    waiter = threading.Thread(target=second)
    waiter.start()
    with records.making("a-recipe"):
        inside.set()
        _until_somebody_waits(database_url)
        order.append("first")
    waiter.join()
    assert order == ["first", "second"]


def test_two_recipes_are_made_at_once(records):
    with records.making("one"), records.making("another"):
        pass


def test_the_lock_on_a_recipe_is_gone_with_the_process_that_held_it(database_url, records):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, database_url, "a-recipe"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    try:
        assert holder.stdout.readline() == "holding\n"
        taken = threading.Event()

        def wait():
            with records.making("a-recipe"):
                taken.set()

        waiter = threading.Thread(target=wait)
        waiter.start()
        _until_somebody_waits(database_url)
        assert not taken.is_set()
        holder.kill()
        assert taken.wait(30)
        waiter.join()
    finally:
        holder.kill()
        holder.wait()


def _until_somebody_waits(database_url):
    """Return as soon as a session waits for an advisory lock."""
    waiting = (
        "select count(*) from pg_locks join pg_database on pg_database.oid = pg_locks.database"
        " where locktype = 'advisory' and not granted and datname = current_database()"
    )
    dsn = database_url.replace("+psycopg", "")
    with psycopg.connect(dsn, autocommit=True) as connection:
        while connection.execute(waiting).fetchone() == (0,):
            pass
