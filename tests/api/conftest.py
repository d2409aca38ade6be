"""The API over real PostgreSQL and a real media store. Dagster alone is played by the test."""

import threading
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from api.app import create_app
from api.dependencies import code_version, dispatch_of
from api.settings import Settings
from director.media import GitStore
from director.records import Person, Project, Records, Render, Subject
from director.tiers import Tier
from director.workspace import Workspace
from tests.api.filming import Crew, specs

NOBODY_LISTENS = "http://127.0.0.1:9"


class RecordsOnly:
    """Stands in for `api.dispatching.Dispatch`: renders are noted, and no run is started."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def submit(
        self, project: Project, subjects: Sequence[Subject], tier: Tier, person: Person
    ) -> list[Render]:
        ids = [subject.id for subject in subjects]
        return self._records.request_renders(project.id, ids, tier, by=person.id)

    def cancel(self, render: Render, person: Person) -> None:
        if render.status.is_open:
            self._records.cancel_render(render.id, by=person.id)

    def answers(self) -> bool:
        return True


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = Workspace(tmp_path / "workspace")
    workspace.create()
    return workspace


@pytest.fixture
def settings(database_url: str, workspace: Workspace, tmp_path: Path) -> Settings:
    return Settings(database_url, workspace, NOBODY_LISTENS, canvas=tmp_path / "canvas")


@pytest.fixture
def app(settings: Settings, records: Records) -> FastAPI:
    """The app with a Dagster that takes every order."""
    app = create_app(settings)
    app.dependency_overrides[dispatch_of] = lambda: RecordsOnly(records)
    return app


@pytest.fixture
def client(server: str) -> Generator[httpx.Client]:
    """Speaks to the app behind a real uvicorn."""
    with httpx.Client(base_url=server, timeout=30) as client:
        yield client


@pytest.fixture
def crew(records: Records, project: Project, owner: Person, workspace: Workspace) -> Crew:
    """The film tidewater: three places, no pictures yet."""
    path = workspace.repository(project.slug)
    store = GitStore.create(path, project.id, project.slug, project.title)
    records.save_script(project.id, "tidewater.fountain", "fountain", b"INT. HOUSE", by=owner.id)
    records.sync_subjects(project.id, specs(project.slug), by=owner.id)
    return Crew(records, store, project, owner, code_version)


@pytest.fixture
def server(app: FastAPI) -> Iterator[str]:
    """The app behind a real uvicorn: its address."""
    with served(app) as address:
        yield address


@contextmanager
def served(app: FastAPI, port: int = 0) -> Iterator[str]:
    """Serve in a thread; stop and wait at the end."""
    config = uvicorn.Config(
        app, host="127.0.0.1", port=port, log_level="warning", timeout_graceful_shutdown=1
    )
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.01)
    address = running.servers[0].sockets[0].getsockname()
    try:
        yield f"http://127.0.0.1:{address[1]}"
    finally:
        running.should_exit = True
        thread.join(timeout=10)
