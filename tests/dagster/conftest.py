"""A real Dagster over a real PostgreSQL: webserver, code server and workers, started once."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field

import pytest
from dagster import DagsterInstance, DagsterRun
from sqlalchemy import NullPool, create_engine, text
from sqlalchemy.engine import make_url

from dagster_project.wire import WorkerAway, ask, socket_of
from director.dispatch import DagsterClient, processes, submit
from director.keys import Kind
from director.machine.programs import free_port
from director.media import GitStore
from director.records import Person, Project, Records, Render, Subject, SubjectSpec, migrate
from director.records.embedded import Addresses, EmbeddedPostgres
from director.tiers import Tier
from director.workspace import Workspace

PATIENCE_S = 60
BASE_LOOK = {"time": "day", "weather": "clear", "season": "autumn"}
DUSK = {"time": "dusk", "weather": "rain", "season": "autumn"}


def eventually(holds: Callable[[], object], patience_s: float = PATIENCE_S) -> None:
    """Wait until something holds; the test fails when it never does."""
    deadline = time.monotonic() + patience_s
    while not holds():
        assert time.monotonic() < deadline, f"not within {patience_s} s"
        time.sleep(0.05)


@dataclass
class House:
    """Everything that runs, and short ways to use it."""

    workspace: Workspace
    addresses: Addresses
    records: Records
    owner: Person
    client: DagsterClient
    instance: DagsterInstance
    started: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, process: processes.Process) -> None:
        with (self.workspace.logs / f"{process.name}.log").open("ab") as log:
            self.started[process.name] = subprocess.Popen(
                process.argv,
                env={**os.environ, **process.environment},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def film(self, slug: str, *words: str, places: Iterable[str] = ("square",)) -> Project:
        """A film with one environment, three angles, two variations and a shot in each place."""
        project = self.records.create_project(slug, slug.title(), by=self.owner.id)
        GitStore.create(self.workspace.repository(slug), project.id, slug, project.title)
        specs = [
            spec
            for number, place in enumerate(places, 1)
            for spec in _specs(f"{slug}/{place}", words, 10 * number)
        ]
        self.records.sync_subjects(project.id, specs, by=self.owner.id)
        return project

    def subjects(self, project: Project, *keys: str) -> list[Subject]:
        """Subjects by the ends of their keys, or all of them."""
        if not keys:
            return self.records.subjects(project.id)
        return [self.records.subject(f"{project.slug}/{key}") for key in keys]

    def make(self, project: Project, *keys: str) -> list[Render]:
        """Have pictures made at the low tier and wait for them; all unless keys are given."""
        wanted = self.subjects(project, *keys)
        asked = submit(self.records, self.client, project, wanted, Tier.LOW, self.owner)
        return self.wait(project, asked)

    def wait(self, project: Project, renders: Iterable[Render]) -> list[Render]:
        """Return the renders once they are closed and their runs have ended."""
        ids = {render.id for render in renders}
        eventually(lambda: not any(r.status.is_open for r in self.renders(project, ids)))
        runs = {r.run_id for r in self.renders(project, ids) if r.run_id}
        eventually(lambda: self.client.finished(runs))
        return sorted(self.renders(project, ids), key=lambda render: render.seq)

    def renders(self, project: Project, ids: set) -> list[Render]:
        return self.records.renders(project.id, ids=ids)

    def run(self, run_id: str | None) -> DagsterRun:
        run = self.instance.get_run_by_id(run_id or "")
        assert run is not None
        return run

    def hello(self, worker: str) -> dict:
        try:
            return ask(socket_of(self.workspace.dagster_home, worker), op="hello")
        except WorkerAway:
            return {"state": "away", "pid": 0}


def _specs(place: str, words: tuple[str, ...], number: int) -> list[SubjectSpec]:
    name = place.replace("/", " ")
    world = {
        "site": "village-square",
        "location": name.upper(),
        "interior": False,
        "words": list(words),
        "seed": name,
        "base_look": BASE_LOOK,
    }
    shot = {"number": number, "scene": "1", "size": "wide", "description": "", "characters": []}
    wide, dusk = f"{place}/wide", f"{place}/wide/dusk-rain-autumn"
    return [
        SubjectSpec(Kind.ENVIRONMENT, place, name, world),
        *(
            SubjectSpec(
                Kind.ANGLE, f"{place}/{framing}", f"{name}, {framing}", {"framing": framing}
            )
            for framing in ("wide", "low", "high")
        ),
        SubjectSpec(
            Kind.VARIATION, f"{wide}/day-clear-autumn", f"{name}, day", {"look": BASE_LOOK}
        ),
        SubjectSpec(Kind.VARIATION, dusk, f"{name}, dusk", {"look": DUSK}),
        SubjectSpec(Kind.SHOT, f"{dusk}/s{number:03d}", f"SHOT-{number:03d}", shot),
    ]


@pytest.fixture(scope="session")
def house(postgres: EmbeddedPostgres, tmp_path_factory: pytest.TempPathFactory) -> Generator[House]:
    """The programs of `director up`, with a quick painter, in a folder with a space in its name."""
    workspace = Workspace(tmp_path_factory.mktemp("dagster") / "a work space")
    workspace.create()
    workspace.tiers.write_text("[standard]\nrenders_per_worker = 2\n")
    addresses = _databases(postgres)
    told = processes.environment(workspace, addresses)
    before = {name: os.environ.get(name) for name in told}
    os.environ.update(told)
    processes.prepare(workspace)
    port = free_port()
    records = Records.connect(addresses.director_url)
    with DagsterClient(f"http://127.0.0.1:{port}") as client, DagsterInstance.get() as instance:
        house = House(workspace, addresses, records, records.owner(), client, instance)
        try:
            house.start(processes.code_server(workspace, addresses, module="tests.dagster.doubles"))
            house.start(processes.webserver(workspace, addresses, port))
            for worker in processes.workers(workspace, addresses):
                house.start(worker)
            eventually(client.ready)
            yield house
        finally:
            for program in reversed(house.started.values()):
                os.kill(program.pid, signal.SIGTERM)
            for program in house.started.values():
                program.wait(20)
            records.close()
    for name, value in before.items():
        os.environ.pop(name) if value is None else os.environ.update({name: value})


def _databases(server: EmbeddedPostgres) -> Addresses:
    """Two databases of this session's own."""
    urls = []
    for url in (server.addresses.director_url, server.addresses.dagster_url):
        parsed = make_url(url)
        name = f"house_{parsed.username}"
        engine = create_engine(server.superuser_url(), poolclass=NullPool)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"create database {name} owner {parsed.username}"))
        urls.append(parsed.set(database=name).render_as_string(hide_password=False))
    migrate(urls[0])
    return Addresses(*urls)


@pytest.fixture(autouse=True)
def _low_workers_are_there(request: pytest.FixtureRequest) -> None:
    """A test that killed a worker has started another one: the next test waits for it."""
    if "house" in request.fixturenames:
        house: House = request.getfixturevalue("house")
        for worker in ("low-0", "low-1"):
            eventually(lambda worker=worker: house.hello(worker)["state"] == "free")
