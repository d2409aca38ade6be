import asyncio
import random
import threading
from contextlib import aclosing
from time import sleep

import pytest
from sqlalchemy import text

from director.errors import BadInput
from director.records import Event, Live, Records

HARBOUR = "tidewater/harbour"


def test_a_change_and_its_event_are_one_transaction(records, project, owner):
    with pytest.raises(ZeroDivisionError), records.database.writing(owner.id) as transaction:
        transaction.emit(project.id, "server:test", {})
        1 / 0  # noqa: B018
    assert [event.name for event in records.events_after(project.id, 0)] == [
        "server:project.created"
    ]


def test_events_are_read_in_pages_and_by_film(records, project, owner):
    other = records.create_project("other", "Other", by=owner.id)
    for number in range(5):
        with records.database.writing(owner.id) as transaction:
            transaction.emit(project.id, "server:test", {"number": number})
    first = records.events_after(project.id, 0, 3)
    rest = records.events_after(project.id, first[-1].seq)
    assert [e.payload.get("number") for e in first + rest] == [None, 0, 1, 2, 3, 4]
    assert [e.project_id for e in records.events_after(None, 0)].count(other.id) == 1
    assert records.last_event() == rest[-1].seq
    assert records.last_event(other.id) < rest[-1].seq


def test_writers_with_long_transactions_lose_no_event_and_keep_order(database_url, project):
    """A reader that follows `seq` hears everything once, in order, whoever commits late."""
    writers, each = 6, 15
    records, finished = Records.connect(database_url), threading.Event()

    def write(writer):
        dice = random.Random(writer)
        for number in range(each):
            with records.database.writing(None) as transaction:
                connection = transaction.connection
                # A transaction number early, the event in the middle, the commit late.
                connection.execute(text("update projects set title = title where false"))
                connection.execute(text("select pg_current_xact_id()"))
                sleep(dice.random() * 0.01)
                transaction.emit(project.id, "server:test", {"w": writer, "n": number})
                sleep(dice.random() * 0.01)

    heard = []

    def read():
        last = 0
        while True:
            done = finished.is_set()
            events = records.events_after(project.id, last, 7)
            heard.extend(events)
            last = events[-1].seq if events else last
            if done and not events:
                return

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(writers)]
    reader = threading.Thread(target=read)
    for thread in [*threads, reader]:
        thread.start()
    for thread in threads:
        thread.join()
    finished.set()
    reader.join()
    told = [(e.payload["w"], e.payload["n"]) for e in heard if e.name == "server:test"]
    assert len(told) == writers * each
    for writer in range(writers):
        assert [n for w, n in told if w == writer] == list(range(each))
    assert [e.seq for e in heard] == sorted(e.seq for e in heard)
    records.close()


def test_a_long_transaction_elsewhere_delays_nobodys_events(records, project):
    with records.database.writing(None) as long:
        long.connection.execute(text("select pg_current_xact_id()"))
        with records.database.writing(None) as short:
            short.emit(project.id, "server:test", {})
        assert records.events_after(project.id, 0)[-1].name == "server:test"


def test_a_live_message_that_is_too_long_is_refused(records, project):
    with pytest.raises(BadInput, match="too long"):
        records.tell(project.id, "server:presence", {"text": "ä" * 4000})


async def hear(records, enough, after=None, poll_s=1.0):
    heard = []
    async with aclosing(records.listen(after, poll_s=poll_s)) as stream:
        while not heard or not enough(heard):
            heard.append(await anext(stream))
    return heard


async def test_a_listener_hears_events_and_live_progress(records, film, owner):
    seq = records.last_event()
    harbour = records.subject(HARBOUR)

    def work():
        render = records.start_render(harbour.id, "low", by=owner.id)
        for step in range(4):
            records.progress(render.id, step / 4, "rays")
        records.fail_render(render.id, "ends", by=owner.id)

    listener = asyncio.create_task(
        hear(records, lambda heard: "failed" in heard[-1].name, after=seq)
    )
    await asyncio.to_thread(_until_somebody_listens, records)
    await asyncio.to_thread(work)
    heard = await asyncio.wait_for(listener, 30)
    assert [item.name for item in heard if isinstance(item, Event)] == [
        "server:generation.started",
        "server:generation.failed",
    ]
    live = [item for item in heard if isinstance(item, Live)]
    assert [item.payload["progress"] for item in live] == [0, 0.25, 0.5, 0.75]
    assert live[0].project_id == film.id
    assert live[0].payload["key"] == HARBOUR


async def test_a_listener_catches_up_with_what_it_missed(records, film):
    heard = await asyncio.wait_for(hear(records, lambda heard: len(heard) == 2, after=0), 30)
    assert [item.name for item in heard] == ["server:project.created", "server:subjects.synced"]


async def test_a_listener_survives_a_broken_connection(records, film, owner):
    listener = asyncio.create_task(hear(records, lambda heard: len(heard) == 1, poll_s=0.2))
    await asyncio.to_thread(_until_somebody_listens, records)
    end = text(
        "select pg_terminate_backend(pid) from pg_stat_activity"
        " where datname = current_database() and pid <> pg_backend_pid()"
        " and query like 'select seq%'"
    )
    with records.database.writing(None) as transaction:
        assert len(transaction.connection.execute(end).all()) == 1
    await asyncio.to_thread(
        records.save_script, film.id, "tide.fountain", "fountain", b"INT.", owner.id
    )
    [event] = await asyncio.wait_for(listener, 30)
    assert event.name == "server:script.saved"


def _until_somebody_listens(records):
    listening = text(
        "select count(*) from pg_stat_activity"
        " where datname = current_database() and query like 'select seq%'"
    )
    count = 0
    while count == 0:
        with records.database.reading() as connection:
            count = connection.execute(listening).scalar_one()
