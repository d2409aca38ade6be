"""The queue's promises, read from what Dagster recorded: limits, order, priority, no lost slot."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest
from dagster import AssetKey, DagsterRunStatus, RunsFilter
from dagster._core.utils import make_new_run_id
from dagster._daemon.run_coordinator.queued_run_coordinator_daemon import (
    QueuedRunCoordinatorDaemon,
)

from dagster_project import launcher, queue
from dagster_project.execution import Execution
from dagster_project.locks import QUEUE, Locks
from dagster_project.orphans import fail_orphans
from dagster_project.version import code_version
from dagster_project.wire import ask, socket_of
from director.dispatch import cancel, processes, submit
from director.errors import ServerFailed
from director.keys import Kind
from director.records import RenderStatus
from director.tiers import Tier
from tests.dagster.conftest import House, eventually

WIDES = [place + end for place in ("one", "two", "three") for end in ("", "/wide")]
AS_THE_UI_DOES = """mutation($tags: [ExecutionTag!]!) {
  launchPipelineExecution(executionParams: {
    selector: {repositoryLocationName: "film", repositoryName: "__repository__",
               jobName: "__ASSET_JOB", assetSelection: [{path: ["environment"]}]},
    runConfigData: {}, mode: "default", executionMetadata: {tags: $tags}}) {
  __typename ... on LaunchRunSuccess { run { runId } } ... on PythonError { message } } }"""


def times(house: House, run_id: str) -> tuple[float, float]:
    """When a run started and ended."""
    record = house.instance.get_run_record_by_id(run_id)
    assert record is not None
    return record.start_time or 0.0, record.end_time or 0.0


def test_no_tier_ever_runs_more_than_its_slots_and_downstream_waits_for_upstream(house: House):
    film = house.film("limits", "slow", places=("one", "two", "three"))
    subjects = house.subjects(film, *WIDES)
    renders = submit(house.records, house.client, film, subjects, Tier.LOW, house.owner)
    closed = house.wait(film, renders)
    assert {render.status for render in closed} == {RenderStatus.MADE}
    span = {render.subject_key: times(house, render.run_id or "") for render in closed}
    for start, _ in span.values():
        assert sum(begin <= start < end for begin, end in span.values()) <= Tier.LOW.row.slots
    for place in ("one", "two", "three"):
        environment, angle = span[f"limits/{place}"], span[f"limits/{place}/wide"]
        assert environment[1] <= angle[0]


def test_what_is_urgent_overtakes_what_waits_and_equals_keep_their_order(house: House):
    film = house.film("urgent", "slow", places=("a", "b", "c", "d", "e"))
    submit(house.records, house.client, film, [], Tier.LOW, house.owner)
    house.client.add_keys(Kind.ENVIRONMENT, [f"urgent/{place}" for place in "abcde"])
    runs = {
        place: house.client.launch(
            Kind.ENVIRONMENT,
            [f"urgent/{place}"],
            Tier.LOW,
            tags={"dagster/priority": "90" if place == "e" else "20", "director/film": "urgent"},
        )
        for place in "abcde"
    }
    eventually(lambda: house.client.finished(runs.values()))
    starts = {place: times(house, run)[0] for place, run in runs.items()}
    assert sorted(starts, key=lambda place: starts[place]) == ["a", "b", "e", "c", "d"]


def test_the_daemon_s_own_loop_finds_nothing_to_start(house: House):
    film = house.film("daemon", "slow", places=("a", "b", "c"))
    subjects = house.subjects(film, "a", "b", "c")
    renders = submit(house.records, house.client, film, subjects, Tier.LOW, house.owner)
    queued = house.instance.get_runs(RunsFilter(statuses=[DagsterRunStatus.QUEUED]))
    assert queued, "the third one waits"
    loop = QueuedRunCoordinatorDaemon(interval_seconds=1)
    config = house.instance.get_concurrency_config()
    assert loop._get_runs_to_dequeue(house.instance, config, None) == []
    house.wait(film, renders)


def test_a_run_is_claimed_once_however_often_it_is_handed_over(house: House):
    film = house.film("once", "slow", places=("a", "b"))
    renders = submit(
        house.records, house.client, film, house.subjects(film, "a", "b"), Tier.LOW, house.owner
    )
    run_id = renders[0].run_id or ""
    eventually(lambda: house.run(run_id).status is DagsterRunStatus.STARTED)
    first, second = Execution(), Execution()
    assert not first.claim(run_id)
    assert not second.claim(run_id)
    house.wait(film, renders)
    home, mine = house.workspace.dagster_home, code_version()
    with ThreadPoolExecutor() as pool:
        answers = pool.map(
            lambda worker: ask(socket_of(home, worker), op="run", run_id=run_id, code=mine)["ok"],
            ["low-0", "low-1"] * 4,
        )
    assert not any(answers), "it has ended"
    assert len(house.records.takes(project_id=film.id)) == 2


def test_a_run_started_in_dagster_s_pages_gets_its_film_s_tier_and_reaches_the_records(
    house: House,
):
    film = house.film("button")
    house.records.patch_project(
        film.id, {"default_tier": "standard"}, expected_version=film.version, by=house.owner.id
    )
    house.client.add_keys(Kind.ENVIRONMENT, ["button/square"])
    tags = [{"key": "dagster/partition", "value": "button/square"}]
    answer = house.client.ask(AS_THE_UI_DOES, {"tags": tags})
    run_id = answer["launchPipelineExecution"]["run"]["runId"]
    eventually(lambda: house.client.finished([run_id]))
    run = house.run(run_id)
    assert run.status is DagsterRunStatus.SUCCESS
    assert run.tags["director/tier"] == "standard"
    assert run.tags["director/film"] == "button"
    [render] = house.records.renders(film.id)
    assert (render.status, render.tier, render.run_id) == (RenderStatus.MADE, "standard", run_id)


def test_an_unknown_tier_is_refused_with_the_ones_that_there_are(house: House):
    tags = [
        {"key": "dagster/partition", "value": "button/square"},
        {"key": "director/tier", "value": "gigantic"},
    ]
    answer = house.client.ask(AS_THE_UI_DOES, {"tags": tags})
    assert "no tier 'gigantic'" in answer["launchPipelineExecution"]["message"]
    assert "low, standard, high" in answer["launchPipelineExecution"]["message"]


def test_a_killed_worker_s_run_is_retried_once_elsewhere_and_nothing_is_made_twice(house: House):
    film = house.film("killed", "slow")
    subjects = house.subjects(film, "square/wide", "square/low", "square/high")
    renders = submit(house.records, house.client, film, subjects, Tier.LOW, house.owner)
    run_id = renders[0].run_id or ""
    eventually(lambda: len(house.records.takes(project_id=film.id)) == 1)
    kill_worker_of(house, run_id)
    closed = house.wait(film, renders)
    assert {render.status for render in closed} <= {RenderStatus.MADE, RenderStatus.REUSED}
    assert house.run(run_id).status is DagsterRunStatus.FAILURE
    [again] = {render.run_id for render in closed} - {run_id}
    assert house.run(again).tags["director/retry_of"] == run_id
    assert house.run(again).parent_run_id == run_id
    takes = house.records.takes(project_id=film.id)
    assert len(takes) == len({take.subject_key for take in takes}) == 3
    published = house.instance.fetch_materializations(AssetKey("angle"), 100).records
    keys = [one.partition_key for one in published if "killed/" in (one.partition_key or "")]
    assert len(keys) == len(set(keys)) == 3


def test_a_run_that_goes_down_twice_is_told_as_lost(house: House):
    film = house.film("doomed", "slow")
    [subject] = house.subjects(film, "square")
    [render] = submit(house.records, house.client, film, [subject], Tier.LOW, house.owner)
    first = render.run_id or ""
    kill_worker_of(house, first)
    eventually(lambda: house.records.render(render.id).run_id != first)
    second = house.records.render(render.id).run_id or ""
    eventually(lambda: house.run(second).status is DagsterRunStatus.STARTED)
    kill_worker_of(house, second)
    [closed] = house.wait(film, [render])
    assert closed.status is RenderStatus.FAILED
    assert "went down" in closed.problem


def kill_worker_of(house: House, run_id: str) -> None:
    """Kill whoever executes a run, and start another worker in its slot."""
    workers = ("low-0", "low-1")
    eventually(lambda: run_id in [house.hello(name).get("run_id") for name in workers])
    worker = next(name for name in workers if house.hello(name).get("run_id") == run_id)
    os.kill(house.hello(worker)["pid"], signal.SIGKILL)
    house.started[f"worker-{worker}"].wait()
    house.start(processes.workers(house.workspace, house.addresses, Tier.LOW)[int(worker[-1])])


def test_a_worker_that_has_made_enough_begins_anew_between_two_runs(house: House):
    film = house.film("worn")
    pids = set()
    for key in ("square", "square/wide", "square/low"):
        asked = house.subjects(film, key)
        renders = submit(house.records, house.client, film, asked, Tier.STANDARD, house.owner)
        assert house.wait(film, renders)[0].status is RenderStatus.MADE
        eventually(lambda: house.hello("standard-0").get("made", 2) < 2)
        pids.add(house.hello("standard-0")["pid"])
    assert len(pids) == 1, "it is the same process"


def test_a_worker_of_other_code_is_refused_with_what_to_do(
    house: House, monkeypatch: pytest.MonkeyPatch
):
    film = house.film("updated")
    [made] = house.make(film, "square")
    monkeypatch.setattr(launcher, "code_version", lambda: "0123456789ab")
    with Locks(house.instance).held(QUEUE):
        again = house.instance.add_run(
            house.run(made.run_id)._replace(
                run_id=make_new_run_id(), status=DagsterRunStatus.QUEUED
            )
        )
        assert not queue._start(house.instance, again.run_id)
    assert house.run(again.run_id).status is DagsterRunStatus.FAILURE
    said = [event.message for event in house.instance.all_logs(again.run_id)]
    assert any("another version of the code" in text and "make up" in text for text in said)


def test_an_urgent_film_s_runs_say_so_and_why_they_are(house: House):
    film = house.film("pressing")
    urgent = {"settings": {"urgency": 30}}
    house.records.patch_project(film.id, urgent, expected_version=film.version, by=house.owner.id)
    [made] = house.make(film, "square")
    tags = house.run(made.run_id).tags
    assert tags["dagster/priority"] == str(Tier.LOW.row.priority + 30)
    assert (tags["director/film"], tags["director/why"]) == ("pressing", "asked for")


def test_who_is_moved_up_while_waiting_starts_sooner(house: House):
    film = house.film("moved", "slow", places=("a", "b", "c", "d"))
    subjects = house.subjects(film, "a", "b", "c", "d")
    renders = submit(house.records, house.client, film, subjects, Tier.LOW, house.owner)
    house.records.prioritise(renders[3].id, 500, by=house.owner.id)
    closed = house.wait(film, renders)
    starts = {r.subject_key[-1]: times(house, r.run_id or "")[0] for r in closed}
    assert starts["d"] < starts["c"]
    assert house.run(closed[3].run_id).tags["dagster/priority"] == "500"


def test_a_queued_render_is_cancelled_at_once_and_a_running_one_soon(house: House):
    film = house.film("cancel", "slow", places=("a", "b", "c"))
    subjects = house.subjects(film, "a", "b", "c")
    renders = submit(house.records, house.client, film, subjects, Tier.LOW, house.owner)
    running, _other, waiting = renders
    assert house.run(waiting.run_id).status is DagsterRunStatus.QUEUED
    cancel(house.records, house.client, waiting, house.owner)
    assert house.run(waiting.run_id).status is DagsterRunStatus.CANCELED
    eventually(lambda: house.run(running.run_id).status is DagsterRunStatus.STARTED)
    cancel(house.records, house.client, running, house.owner)
    statuses = {r.subject_key: str(r.status) for r in house.wait(film, renders)}
    assert list(statuses.values()) == ["cancelled", "made", "cancelled"]
    assert house.run(running.run_id).status is not DagsterRunStatus.STARTED


def test_one_picture_of_a_range_can_be_cancelled_alone(house: House):
    film = house.film("partly", "slow")
    subjects = house.subjects(film, "square/wide", "square/low", "square/high")
    renders = submit(house.records, house.client, film, subjects, Tier.LOW, house.owner)
    cancel(house.records, house.client, renders[1], house.owner)
    closed = {r.subject_key.rpartition("/")[2]: str(r.status) for r in house.wait(film, renders)}
    assert closed == {"wide": "made", "low": "cancelled", "high": "made"}
    assert house.run(renders[0].run_id).status is DagsterRunStatus.SUCCESS


def test_nobody_alive_is_taken_for_an_orphan(house: House):
    film = house.film("alive", "slow")
    [subject] = house.subjects(film, "square")
    renders = submit(house.records, house.client, film, [subject], Tier.LOW, house.owner)
    assert fail_orphans(house.instance) == []
    assert house.wait(film, renders)[0].status is RenderStatus.MADE


def test_a_wish_that_dagster_does_not_take_is_closed_with_the_reason(house: House):
    film = house.film("away")
    [subject] = house.subjects(film, "square")
    with type(house.client)("http://127.0.0.1:9") as nobody, pytest.raises(ServerFailed):
        submit(house.records, nobody, film, [subject], Tier.LOW, house.owner)
    [render] = house.records.renders(film.id)
    assert render.status is RenderStatus.FAILED
    assert "does not answer" in render.problem
