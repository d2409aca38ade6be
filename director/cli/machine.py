"""An opened workspace: its databases, its records, and the programs that a command needs.

Either this process owns the workspace and starts what it needs, or a running `director up` owns it
and this process works through that one's servers. Callers do not see the difference.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from director.cli.ownership import Holder, announce, holder, owning
from director.cli.programs import Programs, free_port
from director.dispatch import DagsterClient
from director.dispatch.processes import Process, api, code_server, daemon, webserver, worker
from director.errors import WorkspaceBusy
from director.media import GitStore
from director.records import Person, Project, Records, migrate
from director.records.embedded import Addresses, EmbeddedPostgres
from director.tiers import Tier
from director.workspace import Workspace


@dataclass
class Machine:
    """What commands work with. `client` answers once `start_dagster` has been called."""

    workspace: Workspace
    records: Records
    owner: Person
    addresses: Addresses
    programs: Programs | None
    """None: another process owns the workspace, and starts and watches its programs."""
    client: DagsterClient | None = None
    _workers: dict[str, Process] = field(default_factory=dict)

    def store(self, film: str) -> GitStore:
        """Return the media store of a film."""
        return GitStore(self.workspace.repository(film))

    def scaffold(self, slug: str, title: str) -> Project:
        """Make a project: its record and its repository. Safe to repeat after a kill."""
        known = {project.slug: project for project in self.records.projects()}
        project = known.get(slug) or self.records.create_project(slug, title, by=self.owner.id)
        if not self.workspace.repository(slug).exists():
            GitStore.create(self.workspace.repository(slug), slug, project.title, project.id)
        return project
