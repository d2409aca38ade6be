from concurrent.futures import ThreadPoolExecutor

import pytest

from director.errors import Conflict, NotFound, UnknownTier
from director.records import RenderStatus

HARBOUR = "tidewater/harbour"


@pytest.fixture
def ask(records, film, owner):
    def ask(*keys, tier="low"):
        ids = [records.subject(key).id for key in keys]
        return records.request_renders(film.id, ids, tier, owner.id)

    return ask


def names(records, film, seq=0):
    return [
        event.name
        for event in records.events_after(film.id, seq)
        if event.name.startswith("server:generation")
    ]


def test_a_render_goes_from_the_click_to_the_take(records, film, owner, ask, shoot):
    [render] = ask(HARBOUR)
    assert (render.status, render.subject_key, render.asked_by) == (
        RenderStatus.QUEUED,
        HARBOUR,
        owner.id,
    )
    records.attach_run([render.id], "run-1")
    started = records.start_render(render.subject_id, "low", by=owner.id)
    assert (started.id, started.status, started.run_id) == (render.id, "running", "run-1")
    records.progress(render.id, 0.4, "rays")
    assert records.render(render.id).progress == 0.4
    take = shoot(HARBOUR)
    made = records.finish_render(render.id, take.id, reused=False, by=owner.id)
    assert (made.status, made.take_id, made.progress) == (RenderStatus.MADE, take.id, 1.0)
    assert made.finished_at >= made.started_at >= made.created_at
    assert names(records, film) == [
        "server:generation.queued",
        "server:generation.started",
        "server:generation.complete",
    ]


def test_asking_twice_joins_the_open_render(ask, records, film, owner):
    first = ask(HARBOUR, "tidewater/chapel")
    assert ask("tidewater/chapel", HARBOUR) == first[::-1]
    assert ask(HARBOUR, tier="high") != first[:1]
    running = records.start_render(first[0].subject_id, "low", by=owner.id)
    assert ask(HARBOUR) == [running]
    assert len(records.renders(film.id, open_only=True)) == 3


def test_the_same_subject_named_twice_is_one_render(ask):
    one, same = ask(HARBOUR, HARBOUR)
    assert one == same


def test_an_edit_during_a_render_makes_the_next_request_a_new_one(records, owner, ask):
    [render] = ask(HARBOUR)
    running = records.start_render(render.subject_id, "low", by=owner.id)
    records.patch_parameters(
        running.subject_id, {"words": ["new"]}, expected_version=1, by=owner.id
    )
    [again] = ask(HARBOUR)
    assert again.id != running.id
    assert ask(HARBOUR) == [again]


def test_a_run_that_nobody_asked_for_here_gets_a_render_of_its_own(records, film, owner):
    harbour = records.subject(HARBOUR)
    render = records.start_render(harbour.id, "low", by=owner.id, run_id="by-hand")
    assert (render.status, render.run_id) == ("running", "by-hand")
    assert records.renders(film.id) == [render]


def test_requests_at_once_are_one_render(records, film, owner, ask):
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: ask(HARBOUR, "tidewater/chapel"), range(12)))
    assert len({render.id for answer in answers for render in answer}) == 2


def test_starts_at_once_are_different_renders(records, film, owner):
    harbour = records.subject(HARBOUR)
    with ThreadPoolExecutor(6) as pool:
        started = list(
            pool.map(lambda _: records.start_render(harbour.id, "low", by=owner.id), range(6))
        )
    assert len({render.id for render in started}) == 6


def test_a_failed_render_says_why_and_can_be_asked_for_again(records, film, owner, ask):
    [render] = ask(HARBOUR)
    failed = records.fail_render(render.id, "No such site 'x'.", by=owner.id)
    assert (failed.status, failed.problem) == (RenderStatus.FAILED, "No such site 'x'.")
    assert names(records, film)[-1] == "server:generation.failed"
    [again] = ask(HARBOUR)
    assert again.id != render.id


def test_a_closed_render_stays_closed(records, owner, ask, shoot):
    [render] = ask(HARBOUR)
    cancelled = records.cancel_render(render.id, by=owner.id)
    take = shoot(HARBOUR)
    with pytest.raises(Conflict, match="cancelled already"):
        records.finish_render(render.id, take.id, reused=False, by=owner.id)
    records.progress(render.id, 0.5, "late")
    assert records.render(render.id) == cancelled


def test_renders_are_listed_newest_first_in_pages(records, film, ask):
    asked = ask(*(subject.key for subject in records.subjects(film.id)))
    newest = sorted(asked, key=lambda render: -render.seq)
    page = records.renders(film.id, limit=4)
    assert page == newest[:4]
    assert records.renders(film.id, after=page[-1].seq) == newest[4:]
    assert records.renders(film.id, ids=[asked[3].id]) == [asked[3]]
    assert records.renders(film.id, ids=[]) == []


def test_renders_are_found_by_subject_tier_and_run(records, film, ask):
    harbour, chapel = ask(HARBOUR, "tidewater/chapel")
    [high] = ask(HARBOUR, tier="high")
    records.attach_run([harbour.id, chapel.id], "run-1")
    of_harbour = records.renders(film.id, subject_id=harbour.subject_id)
    assert [render.id for render in of_harbour] == [high.id, harbour.id]
    [low] = records.renders(film.id, subject_id=harbour.subject_id, tier="low", limit=1)
    assert low.id == harbour.id
    assert {render.id for render in records.renders(run_id="run-1")} == {harbour.id, chapel.id}
    assert records.renders(run_id="run-2") == []


def test_what_cannot_be_rendered_is_refused(records, film, owner, ask, place):
    with pytest.raises(UnknownTier):
        ask(HARBOUR, tier="ultra")
    chapel = records.subject("tidewater/chapel")
    records.sync_subjects(film.id, place("tidewater", "harbour"), owner.id)
    with pytest.raises(NotFound, match="1 of the subjects"):
        records.request_renders(film.id, [chapel.id], "low", owner.id)
    with pytest.raises(NotFound):
        records.start_render(film.id, "low", by=owner.id)
    with pytest.raises(NotFound):
        records.progress(film.id, 0.1, "")
    assert records.renders(film.id) == []


def test_a_run_s_open_renders_go_to_the_run_that_takes_its_place(records, film, owner, ask, shoot):
    done, running, waiting = ask(HARBOUR, "tidewater/chapel", f"{HARBOUR}/wide")
    records.attach_run([done.id, running.id, waiting.id], "dead")
    for render in (done, running):
        records.start_render(render.subject_id, "low", by=owner.id)
    records.finish_render(done.id, shoot(HARBOUR).id, reused=False, by=owner.id)
    moved = records.hand_over("dead", "alive")
    assert [render.id for render in moved] == [running.id, waiting.id]
    assert {(r.status, r.run_id, r.started_at) for r in moved} == {("queued", "alive", None)}
    assert records.render(done.id).run_id == "dead"


def test_a_picture_that_was_asked_for_again_is_left_to_that_request(records, owner, ask):
    [died] = ask("tidewater/chapel")
    records.attach_run([died.id], "dead")
    running = records.start_render(died.subject_id, "low", by=owner.id)
    records.patch_parameters(running.subject_id, {"words": []}, expected_version=1, by=owner.id)
    [again] = ask("tidewater/chapel")
    assert records.hand_over("dead", "alive") == []
    assert records.render(died.id).status is RenderStatus.CANCELLED
    assert records.render(again.id).status is RenderStatus.QUEUED
