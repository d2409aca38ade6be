"""A run that ends early closes the requests it leaves: nobody waits for a picture for ever."""

import pytest
from dagster import DagsterRun, DagsterRunStatus
from sqlalchemy import create_engine, text

from assets.rendering import _is_cancelled
from dagster_project import execution, queue
from dagster_project.execution import Execution
from dagster_project.locks import QUEUE, Locks
from director.dispatch import submit
from director.dispatch.problems import RUN_ENDED
from director.records import Project, Render, RenderStatus
from director.tiers import Tier
from tests.dagster.conftest import House, eventually

OF_OTHERS = text("""
    insert into renders (project_id, subject_id, tier, asked_by, status)
    select :film, :subject, 'low', :person, 'made' from generate_series(1, 600)""")


def asked_of(
    house: House, film: Project, status: DagsterRunStatus, like: DagsterRun | None = None
) -> tuple[DagsterRun, Render]:
    """A request, and the run that it was given to; no worker has that run."""
    [subject] = house.subjects(film, "square")
    [render] = house.records.request_renders(film.id, [subject.id], "low", house.owner.id)
    tags = {"director/film": film.slug, "director/tier": "low"}
    origin = like.remote_job_origin if like else None
    run = house.instance.add_run(
        DagsterRun(job_name="low", status=status, tags=tags, remote_job_origin=origin)
    )
    house.records.attach_run([render.id], run.run_id)
    return run, render


def fails(*given: object, **named: object) -> None:
    raise RuntimeError("The disk is on fire.")


def test_an_ended_run_cancels_all_its_pictures_not_only_the_one_being_painted(house: House):
    film = house.film("interrupted", "slow")
    subjects = house.subjects(film, "square/wide", "square/low", "square/high")
    renders = submit(house.records, house.client, film, subjects, Tier.LOW, house.owner)
    [run_id] = {render.run_id for render in renders}

    def painting() -> bool:
        return house.records.render(renders[0].id).status is RenderStatus.RUNNING

    eventually(painting)
    assert house.client.cancel(run_id or "")
    closed = house.wait(film, renders)
    assert {render.status for render in closed} == {RenderStatus.CANCELLED}


def test_a_run_that_fails_before_its_first_picture_fails_its_requests(
    house: House, monkeypatch: pytest.MonkeyPatch
):
    film = house.film("bodyless")
    monkeypatch.setattr(execution, "_execute_run_command_body", fails)
    worker = Execution()
    with Locks(house.instance).held(QUEUE):  # so that nobody takes it for an orphan before
        run, render = asked_of(house, film, DagsterRunStatus.STARTING)
        assert worker.claim(run.run_id)
    worker.execute(run.run_id)
    assert house.run(run.run_id).status is DagsterRunStatus.FAILURE
    closed = house.records.render(render.id)
    assert (closed.status, closed.problem) == (RenderStatus.FAILED, RUN_ENDED)


def test_a_run_that_cannot_be_launched_fails_its_requests(
    house: House, monkeypatch: pytest.MonkeyPatch
):
    film = house.film("grounded")
    [made] = house.make(film, "square")
    earlier = house.run(made.run_id)
    monkeypatch.setattr(house.instance.run_launcher, "launch_run", fails)
    with Locks(house.instance).held(QUEUE):
        run, render = asked_of(house, film, DagsterRunStatus.QUEUED, like=earlier)
        assert not queue._start(house.instance, run.run_id)
    closed = house.records.render(render.id)
    assert closed.status is RenderStatus.FAILED
    assert "on fire" in closed.problem


def test_a_run_without_a_worker_that_somebody_ends_cancels_its_requests(house: House):
    film = house.film("abandoned")
    with Locks(house.instance).held(QUEUE):
        run, render = asked_of(house, film, DagsterRunStatus.STARTED)
        assert house.instance.run_launcher.terminate(run.run_id)
    assert house.run(run.run_id).status is DagsterRunStatus.CANCELED
    assert house.records.render(render.id).status is RenderStatus.CANCELLED


def test_a_cancelled_picture_is_found_however_many_others_were_asked_for_since(house: House):
    film = house.film("crowded")
    square, wide = house.subjects(film, "square", "square/wide")
    [render] = house.records.request_renders(film.id, [square.id], "low", house.owner.id)
    house.records.attach_run([render.id], "its-run")
    house.records.cancel_render(render.id, by=house.owner.id)
    others = {"film": film.id, "subject": wide.id, "person": house.owner.id}
    with create_engine(house.addresses.director_url).begin() as connection:
        connection.execute(OF_OTHERS, others)
    assert _is_cancelled(house.records, square, "its-run", Tier.LOW)
    assert not _is_cancelled(house.records, square, "its-run", Tier.HIGH)
    assert not _is_cancelled(house.records, square, "another-run", Tier.LOW)
