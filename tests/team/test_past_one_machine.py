"""More machines than one: a real Redis, real Celery workers, one of them killed, nothing lost.

Where no redis-server is installed these tests are skipped, and say so.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psutil
import pytest
import redis

from director.dispatch import DagsterClient, cancel, processes, submit
from director.machine.programs import free_port
from director.media import GitStore
from director.records import Person, Records, Render, RenderStatus, SubjectSpec
from director.records.embedded import Addresses, EmbeddedPostgres
from director.tiers import Tier
from director.workspace import Workspace
from tests.conftest import TEMPLATE, fresh_database
from tests.dagster.conftest import _specs, eventually

needs_redis = pytest.mark.skipif(
    shutil.which("redis-server") is None,
    reason="!! redis-server is not installed: rendering on several machines is NOT TESTED here",
)
pytestmark = needs_redis


@dataclass
class Studio:
    """A head without workers of its own, a broker, and two Celery workers."""

    records: Records
    owner: Person
    client: DagsterClient
    workspace: Workspace
    workers: dict[str, subprocess.Popen[bytes]]

    def ask(self, slug: str, *words: str) -> list[Render]:
        """Ask for all pictures of a new film with one place."""
        project = self.records.create_project(slug, slug.title(), by=self.owner.id)
        GitStore.create(self.workspace.repository(slug), project.id, slug, project.title)
        specs: list[SubjectSpec] = _specs(f"{slug}/square", words, 10)
        self.records.sync_subjects(project.id, specs, by=self.owner.id)
        subjects = self.records.subjects(project.id)
        return submit(self.records, self.client, project, subjects, Tier.LOW, self.owner)

    def wait(self, renders: list[Render]) -> list[Render]:
        """Return the renders once they are closed and their runs have ended."""
        ids = [render.id for render in renders]
        eventually(lambda: not any(r.status.is_open for r in self.records.renders(ids=ids)), 120)
        closed = self.records.renders(ids=ids)
        runs = {render.run_id for render in closed if render.run_id}
        eventually(lambda: self.client.finished(runs))
        return closed


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = free_port()
    folder = tmp_path_factory.mktemp("redis")
    server = subprocess.Popen(
        ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder],
        stdout=subprocess.DEVNULL,
    )
    url = f"redis://127.0.0.1:{port}/0"
    eventually(lambda: _answers(url), 20)
    yield url
    server.terminate()
    server.wait(20)


def _answers(url: str) -> bool:
    try:
        return bool(redis.Redis.from_url(url).ping())
    except redis.ConnectionError:
        return False


@pytest.fixture(scope="module")
def addresses(postgres: EmbeddedPostgres) -> Iterator[Addresses]:
    own = postgres.addresses
    with (
        fresh_database(postgres, own.director_url, TEMPLATE) as director_url,
        fresh_database(postgres, own.dagster_url, "template0") as dagster_url,
    ):
        yield Addresses(director_url, dagster_url)


@pytest.fixture(scope="module")
def studio(
    broker: str, addresses: Addresses, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Studio]:
    workspace = Workspace(tmp_path_factory.mktemp("team") / "workspace")
    workspace.create()
    port = free_port()
    doubles = "tests.dagster.doubles"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(processes.BROKER_VARIABLE, broker)
        processes.prepare(workspace)
    records = Records.connect(addresses.director_url)
    with _running(workspace, broker) as start, DagsterClient(f"http://127.0.0.1:{port}") as client:
        start(processes.code_server(workspace, addresses, module=doubles))
        start(processes.webserver(workspace, addresses, port))
        workers = {
            name: start(processes.celery_worker(workspace, addresses, "low", name))
            for name in ("one", "two")
        }
        eventually(client.ready)
        yield Studio(records, records.owner(), client, workspace, workers)
    records.close()


@contextmanager
def _running(workspace: Workspace, broker: str):
    """Start programs; end them, and all that they have started, at the end."""
    started: list[subprocess.Popen[bytes]] = []

    def start(process: processes.Process) -> subprocess.Popen[bytes]:
        told = {**os.environ, **process.environment, processes.BROKER_VARIABLE: broker}
        with (workspace.logs / f"{process.name}.log").open("ab") as log:
            program = subprocess.Popen(
                process.argv, env=told, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )
        started.append(program)
        return program

    try:
        yield start
    finally:
        for program in reversed(started):
            _kill(program, signal.SIGTERM)
        for program in started:
            try:
                program.wait(10)
            except subprocess.TimeoutExpired:
                _kill(program, signal.SIGKILL)
                program.wait(10)


def _kill(program: subprocess.Popen[bytes], how: signal.Signals) -> None:
    """Signal a program; a kill takes what it has started along, as a power cut does."""
    family = [psutil.Process(program.pid)] if psutil.pid_exists(program.pid) else []
    if how == signal.SIGKILL:
        family += [child for parent in family for child in parent.children(recursive=True)]
    for process in family:
        try:
            process.send_signal(how)
        except psutil.NoSuchProcess:
            continue


def test_a_render_is_cancelled_on_a_worker_and_in_the_broker(studio: Studio):
    renders = studio.ask("quay", "stuck")
    eventually(lambda: any(r.status == "running" for r in studio.records.renders()), 120)
    for render in renders:
        cancel(studio.records, studio.client, studio.records.render(render.id), studio.owner)
    closed = studio.wait(renders)
    assert {render.status for render in closed} == {RenderStatus.CANCELLED}
    assert studio.records.takes() == [], "what would never end was ended"


def test_a_film_is_made_by_workers_on_a_queue_although_one_of_them_is_killed(studio: Studio):
    renders = studio.ask("harbour", "slow")
    eventually(lambda: len(studio.records.takes()) >= 2, 120)
    workers = {take.worker for take in studio.records.takes()}
    assert all(worker.startswith("low@") for worker in workers)
    _kill(studio.workers["one"], signal.SIGKILL)
    closed = studio.wait(renders)
    done = {RenderStatus.MADE, RenderStatus.REUSED}
    assert {render.status for render in closed} <= done, [r.problem for r in closed]
    takes = studio.records.takes()
    assert len(takes) == len({take.subject_key for take in takes}) == len(renders)
    store = GitStore(studio.workspace.repository("harbour"))
    assert all(store.open(take.path("picture") or "") for take in takes)
