"""Server-sent events over real HTTP: in order, once, without a gap."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from api.events.hub import Client, Hub
from api.settings import Settings
from director.records import Event
from director.records.listening import Live
from tests.api.conftest import served
from tests.api.filming import Crew


@dataclass
class Message:
    event: str = ""
    data: str = ""
    id: str = ""
    comment: str = ""

    @property
    def payload(self) -> dict[str, object]:
        return json.loads(self.data)


@contextmanager
def following(server: str, **given: str) -> Iterator[Iterator[Message]]:
    """Messages of an open stream; `last_event_id` and `after` as a browser would send them."""
    headers = {"Last-Event-ID": given["last_event_id"]} if "last_event_id" in given else {}
    query = {"after": given["after"]} if "after" in given else {}
    address = f"{server}/api/v1/projects/tidewater/events"
    with httpx.stream("GET", address, params=query, headers=headers, timeout=20) as answer:
        assert answer.status_code == 200, answer.read()
        messages = read(answer)
        assert next(messages).comment == "following"
        yield messages


def read(answer: httpx.Response) -> Iterator[Message]:
    message = Message()
    for line in answer.iter_lines():
        if not line:
            if message != Message():
                yield message
            message = Message()
            continue
        name, _, value = line.partition(":")
        setattr(message, name or "comment", value.strip()) if name != "retry" else None


def take_until(messages: Iterator[Message], event: str) -> list[Message]:
    found: list[Message] = []
    while not found or found[-1].event != event:
        found.append(next(messages))
    return found


def test_a_render_is_followed_from_start_to_end(server: str, crew: Crew):
    with following(server) as messages:
        wide = crew.subject("harbour/wide")
        render = crew.start(wide)
        crew.records.progress(render.id, 0.5, "rays")
        crew.finish(render, crew.keep(wide).id)
        seen = take_until(messages, "server:generation.complete")
    names = [message.event for message in seen]
    assert names == [
        "server:generation.started",
        "server:generation.progress",
        "server:take.recorded",
        "server:generation.complete",
    ]
    progress = seen[1]
    assert progress.payload["progress"] == 0.5
    assert progress.id == "", "progress is kept nowhere, so it has no number"
    assert all(message.id for message in seen if message is not progress)


def test_a_client_that_comes_back_gets_what_it_missed_once_and_in_order(server: str, crew: Crew):
    with following(server) as messages:
        crew.start(crew.subject("harbour/wide"))
        last = next(messages).id
    missed = [crew.subject(f"harbour/{framing}") for framing in ("close", "low", "high")]
    for subject in missed:
        crew.start(subject)
    with following(server, last_event_id=last) as messages:
        back = [next(messages) for _ in missed]
        crew.start(crew.subject("harbour/side"))
        back.append(next(messages))
    keys = [message.payload["key"] for message in back]
    assert keys == [*(one.key for one in missed), "tidewater/harbour/side"]
    numbers = [int(message.id) for message in back]
    assert numbers == sorted(set(numbers))


def test_nothing_is_lost_between_the_graph_and_the_stream(server: str, crew: Crew):
    graph = httpx.get(f"{server}/api/v1/projects/tidewater/graph").json()
    crew.start(crew.subject("harbour/wide"))
    with following(server, after=str(graph["sequence"])) as messages:
        assert next(messages).payload["key"] == "tidewater/harbour/wide"


def test_many_writers_are_heard_by_all_clients_alike(server: str, crew: Crew):
    subjects = crew.records.subjects(crew.project.id)[:24]

    def work(mine: int) -> None:
        for subject in subjects[mine::4]:
            crew.start(subject)

    with following(server) as one, following(server) as other:
        threads = [threading.Thread(target=work, args=(mine,)) for mine in range(4)]
        for thread in threads:
            thread.start()
        heard = [[next(stream) for _ in subjects] for stream in (one, other)]
        for thread in threads:
            thread.join()
    assert {message.payload["key"] for message in heard[0]} == {one.key for one in subjects}
    assert [message.id for message in heard[0]] == [message.id for message in heard[1]]
    assert [message.id for message in heard[0]] == sorted(
        (message.id for message in heard[0]), key=int
    )


def test_another_films_events_stay_there(server: str, crew: Crew):
    with following(server) as messages:
        other = crew.records.create_project("ferry", "Ferry", by=crew.owner.id)
        crew.records.tell(other.id, "server:generation.progress", {"progress": 1})
        crew.start(crew.subject("harbour/wide"))
        assert next(messages).event == "server:generation.started"


def test_a_number_from_a_database_that_is_gone_means_start_over(server: str, crew: Crew):
    with following(server, last_event_id="999999999") as messages:
        first = next(messages)
        assert first.event == "server:full_sync"
        assert int(first.id) == crew.records.last_event(crew.project.id)
        crew.start(crew.subject("harbour/wide"))
        assert next(messages).event == "server:generation.started"


def test_whoever_missed_too_much_starts_over(
    server: str, crew: Crew, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("api.events.stream.LONGEST_REPLAY", 3)
    for framing in ("wide", "close", "low", "high"):
        crew.start(crew.subject(f"harbour/{framing}"))
    with following(server, after="0") as messages:
        assert next(messages).event == "server:full_sync"


def test_a_number_that_is_none_is_refused(server: str, crew: Crew):
    address = f"{server}/api/v1/projects/tidewater/events"
    refused = httpx.get(address, headers={"Last-Event-ID": "soon"})
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"


def test_a_stream_is_neither_buffered_nor_cached(server: str, crew: Crew):
    address = f"{server}/api/v1/projects/tidewater/events"
    with httpx.stream("GET", address) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["x-accel-buffering"] == "no"
        assert answer.headers["cache-control"] == "no-store"
        assert "content-encoding" not in answer.headers


def test_silence_is_broken_by_a_ping(settings: Settings, crew: Crew):
    with (
        served(create_app(replace(settings, ping_s=0.2))) as server,
        following(server) as messages,
    ):
        assert next(messages).comment.startswith("ping")


def test_a_client_that_leaves_leaves_nothing_behind(server: str, app: FastAPI, crew: Crew):
    hub: Hub = app.state.hub
    with following(server), following(server):
        assert hub.watchers == 2
    deadline = time.monotonic() + 10
    while hub.watchers and time.monotonic() < deadline:
        time.sleep(0.02)
    assert hub.watchers == 0


def _event(crew: Crew, seq: int) -> Event:
    return Event(seq, crew.project.id, "server:x", {}, crew.project.created_at, None)


def test_a_client_that_cannot_follow_keeps_a_bounded_queue_and_is_told(crew: Crew):
    client = Client(limit=4)
    for seq in range(1, 101):
        client.offer(_event(crew, seq))
        assert client.queue.qsize() <= 4
    assert client.behind


def test_progress_never_pushes_an_event_out(crew: Crew):
    client = Client(limit=2)
    client.offer(_event(crew, 1))
    for _ in range(10):
        client.offer(Live(crew.project.id, "server:generation.progress", {}))
    assert not client.behind
    assert client.queue.get_nowait() == _event(crew, 1)
