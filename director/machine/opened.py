"""An opened workspace: its databases, its records, and the programs that a command needs.

Either this process owns the workspace and starts what it needs, or a running `director up` owns it
and this process works through that one's servers. Callers do not see the difference.
"""

import os
import sys
import time
from collections import defaultdict
from collections.abc import Collection, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

import httpx

from director.dispatch import DagsterClient, processes
from director.errors import BadInput, ServerFailed
from director.machine.gpus import assigned, environment_of, gpus
from director.machine.ownership import Holder, announce, holder, owning
from director.machine.programs import Programs, free_port
from director.media import MediaStore, create_store, open_store
from director.media.previews import Previews
from director.painting.registry import check_painters
from director.records import Person, Project, Records, Render, Take, migrate
from director.records.embedded import Addresses, EmbeddedPostgres
from director.tiers import FILE_VARIABLE, Tier, tier_table
from director.workspace import Workspace

WEBSERVER = "dagster-webserver"
MOST_RESTARTS = 3
RESTARTS_WITHIN_S = 60.0


@dataclass
class Machine:
    """What commands work with."""

    workspace: Workspace
    records: Records
    owner: Person
    addresses: Addresses
    programs: Programs | None = None
    """None: another process owns the workspace, and starts and watches its programs."""
    client: DagsterClient | None = None
    """None until Dagster was asked for."""
    server: EmbeddedPostgres | None = None
    """The database server, where it is ours."""
    _started: dict[str, processes.Process] = field(default_factory=dict[str, processes.Process])
    _starts: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """When each program was started again, monotonic seconds."""

    def store(self, film: str) -> MediaStore:
        """Return the media store of a film."""
        return open_store(self.workspace, film)

    def scaffold(self, slug: str, title: str) -> Project:
        """Make a project: its record and its repository. Safe to repeat after a kill."""
        known = {project.slug: project for project in self.records.projects()}
        project = known.get(slug) or self.records.create_project(slug, title, by=self.owner.id)
        create_store(self.workspace, slug, project.id, project.title)
        return project

    def start_dagster(self, tier: Tier, port: int = 0, public_url: str = "") -> DagsterClient:
        """Return a client of a running Dagster with awake workers of `tier`.

        Raises:
            ServerFailed: one of its programs did not start.
            PortInUse: `port` is taken.
        """
        if self.programs is None or self.client is not None:
            assert self.client is not None, "Whoever joins a machine has its client."
            return self.client
        port = free_port(port)
        where = (self.workspace, self.addresses)
        processes.prepare(self.workspace)
        self._start(processes.code_server(*where, public_url=public_url))
        self._start(processes.webserver(*where, port, public_url=public_url))
        for worker in self._workers(tier, public_url):
            self._start(worker)
        client = DagsterClient(f"http://127.0.0.1:{port}")
        self.programs.wait_until(WEBSERVER, client.ready)
        self.client = client
        return client

    def _workers(self, tier: Tier, public_url: str) -> list[processes.Process]:
        """The resident workers; none where Celery workers do the work."""
        if processes.broker():
            return []
        cards = assigned(tier_table(), gpus())
        return processes.workers(
            self.workspace,
            self.addresses,
            awake=(tier,),
            public_url=public_url,
            seen=lambda lane, slot: environment_of(cards.get((lane, slot))),
        )

    def serve(self, port: int, dagster_port: int) -> None:
        """Start everything that `director up` promises, and say where it listens."""
        assert self.programs is not None, "Only the owner of a workspace serves it."
        url = f"http://127.0.0.1:{port}"
        public = os.environ.get("DIRECTOR_PUBLIC_URL") or url
        dagster = self.start_dagster(Tier.LOW, dagster_port, public).base_url
        told = processes.environment(self.workspace, self.addresses, public)
        told["DIRECTOR_DAGSTER_URL"] = dagster
        self._start(processes.daemon(self.workspace, self.addresses, public_url=public))
        api = (sys.executable, "-m", "api", "--host", "127.0.0.1", "--port", str(port))
        self._start(processes.Process("api", api, told))
        self.programs.wait_until("api", lambda: _answers(f"{url}/api/v1/health"))
        databases = (self.addresses.director_url, self.addresses.dagster_url)
        announce(self.workspace, Holder(os.getpid(), "director up", dagster, url, *databases))

    def renders(self, project: Project, ids: Collection[UUID]) -> list[Render]:
        """Return how the renders `ids` stand; a database that has just died is waited for."""
        try:
            return self.records.renders(project.id, ids=ids)
        except ServerFailed:
            self.keep_alive()
            return self.records.renders(project.id, ids=ids)

    def preview(self, film: str, take: Take, width: int) -> bytes:
        """Return a take's picture as WebP, `width` pixels wide; made once, then kept."""
        picture = next(file for file in take.files if file["role"] == "picture")
        previews = Previews(self.workspace.cache / "previews")
        store = self.store(film)
        path = previews.get(take.pixel_sha256, width, lambda: store.open(picture["path"]))
        return path.read_bytes()

    def keep_alive(self) -> None:
        """Start a program again that has died; the other workers close what it was at.

        Raises:
            ServerFailed: it has died too often to be started again.
        """
        if self.programs is None:
            return
        if self.server is not None:
            self.server.revive()
        for name in self.programs.ended():
            self._starts[name].append(time.monotonic())
            recent = [t for t in self._starts[name] if t > time.monotonic() - RESTARTS_WITHIN_S]
            if len(recent) > MOST_RESTARTS:
                self.programs.check(name)
            self._start(self._started[name])

    def _start(self, process: processes.Process) -> None:
        assert self.programs is not None, "Only the owner of a workspace starts programs."
        self._started[process.name] = process
        self.programs.start(process.name, process.argv, process.environment)


@contextmanager
def machine(command: str, *, may_join: bool = True) -> Generator[Machine]:
    """Open the workspace for a command; everything it started is stopped at the end.

    With `may_join`, the command works through a running `director up` where there is one.

    Raises:
        BadTierTable: the workspace's tier table cannot be used.
        WorkspaceBusy: another command owns the workspace and is not joined.
    """
    workspace = Workspace.here()
    use_table(workspace)
    found = holder(workspace)
    if may_join and found is not None and found.serves:
        with _joined(workspace, found) as opened:
            yield opened
        return
    with owning(workspace, command), _databases(workspace) as (addresses, server):
        migrate(addresses.director_url)
        records = Records.connect(addresses.director_url)
        programs = Programs(workspace.logs)
        opened = Machine(workspace, records, records.owner(), addresses, programs, server=server)
        try:
            yield opened
        finally:
            records.close()
            if opened.client:
                opened.client.close()
            programs.stop()


def use_table(workspace: Workspace) -> None:
    """Take the workspace's tier table for this process and those that it starts.

    Raises:
        BadTierTable: it cannot be used.
    """
    os.environ[FILE_VARIABLE] = str(workspace.tiers)
    tier_table.cache_clear()
    check_painters(tier_table())


@contextmanager
def _joined(workspace: Workspace, found: Holder) -> Generator[Machine]:
    addresses = Addresses(found.database_url, found.dagster_database_url)
    records = Records.connect(addresses.director_url)
    client = DagsterClient(found.dagster_url)
    try:
        yield Machine(workspace, records, records.owner(), addresses, None, client)
    finally:
        client.close()
        records.close()


@contextmanager
def _databases(workspace: Workspace) -> Generator[tuple[Addresses, EmbeddedPostgres | None]]:
    """The two databases: a team's own where both are named, else the embedded server's."""
    director, dagster = (os.environ.get(n) for n in ("DATABASE_URL", "DAGSTER_DATABASE_URL"))
    if bool(director) != bool(dagster):
        raise BadInput(
            "Only one of DATABASE_URL and DAGSTER_DATABASE_URL is set.",
            remedy="Set both for a server of your own, or neither for the embedded one.",
        )
    if director and dagster:
        yield Addresses(director, dagster), None
        return
    server = EmbeddedPostgres(workspace.postgres, workspace.logs / "postgres.log")
    with server as addresses:
        yield addresses, server


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2, trust_env=False).is_success
    except httpx.HTTPError:
        return False
