"""The queue's promises, read from what Dagster recorded: limits, order, priority, no lost slot."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest
from dagster import DagsterRunStatus, RunsFilter
from dagster._daemon.run_coordinator.queued_run_coordinator_daemon import (
    QueuedRunCoordinatorDaemon,
)

from dagster_project.execution import Execution
from dagster_project.orphans import fail_orphans
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
    home = house.workspace.dagster_home
    with ThreadPoolExecutor() as pool:
        answers = pool.map(
            lambda worker: ask(socket_of(home, worker), op="run", run_id=run_id)["ok"],
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


def test_a_killed_worker_s_run_is_closed_and_its_slot_is_free_again(house: House):
    film = house.film("killed", "slow")
    subjects = house.subjects(film, "square/wide", "square/low")
    renders = submit(house.records, house.client, film, subjects, Tier.LOW, house.owner)
    run_id = renders[0].run_id
    worker = next(name for name in ("low-0", "low-1") if house.hello(name)["run_id"] == run_id)
    os.kill(house.hello(worker)["pid"], signal.SIGKILL)
    eventually(lambda: house.run(run_id).status is DagsterRunStatus.FAILURE, 15)
    closed = house.wait(film, renders)
    assert {render.status for render in closed} == {RenderStatus.FAILED}
    assert "went down" in closed[0].problem
    slot = int(worker[-1])
    house.started[f"worker-{worker}"].wait()
    house.start(processes.workers(house.workspace, house.addresses, Tier.LOW)[slot])
    again = submit(house.records, house.client, film, subjects, Tier.LOW, house.owner)
    assert {r.status for r in house.wait(film, again)} == {RenderStatus.MADE}


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
