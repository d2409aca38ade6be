"""An opened workspace: its databases, its records, and the programs that a command needs.

Either this process owns the workspace and starts what it needs, or a running `director up` owns it
and this process works through that one's servers. Callers do not see the difference.
"""

import os
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from director.dispatch import DagsterClient
from director.dispatch.processes import Process, code_server, prepare, webserver, workers
from director.machine.ownership import Holder, announce, holder, owning
from director.machine.programs import Programs, free_port
from director.media import GitStore
from director.records import Person, Project, Records, Render, Take, migrate
from director.records.embedded import Addresses, EmbeddedPostgres
from director.tiers import Tier
from director.workspace import Workspace


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

    def store(self, film: str) -> GitStore:
        """Return the media store of a film."""
        return GitStore(self.workspace.repository(film))

    def scaffold(self, slug: str, title: str) -> Project:
        """Make a project: its record and its repository. Safe to repeat after a kill."""
        known = {project.slug: project for project in self.records.projects()}
        project = known.get(slug) or self.records.create_project(slug, title, by=self.owner.id)
        if not self.workspace.repository(slug).exists():
            GitStore.create(self.workspace.repository(slug), slug, project.title)
        return project

    def start_dagster(self, *tiers: Tier, port: int = 0) -> DagsterClient:
        """Return a client of a running Dagster with workers for `tiers`, starting what is missing.

        Raises:
            ServerFailed: one of its programs did not start.
            PortInUse: `port` is taken.
        """
        if self.client is None:
            port = free_port(port)
            url = f"http://127.0.0.1:{port}"
            self._start(prepare(self.workspace, self.addresses))
            self._start(*code_server(self.workspace, self.addresses))
            self._start(webserver(self.workspace, self.addresses, port))
            self.client = DagsterClient(url)
        if self.programs is not None:
            for tier in tiers:
                self._start(*workers(self.workspace, self.addresses, tier))
            self.programs.wait_until("dagster", self.client.ready)
        return self.client

    def renders(self, project: Project, ids: Collection[UUID]) -> list[Render]:
        """Return how the renders `ids` stand, the newest of a film's requests first."""
        newest = self.records.renders(project.id, limit=4 * len(ids))
        return [render for render in newest if render.id in ids]

    def preview(self, film: str, take: Take, width: int) -> bytes:
        """Return a take's picture as WebP, `width` pixels wide, made once."""
        raise NotImplementedError

    def keep_alive(self) -> None:
        """Start a worker again that has died."""
        raise NotImplementedError
