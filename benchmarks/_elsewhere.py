"""For `media`: a film of 1,000 takes in real records, taken over by another machine."""

import io
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import numpy as np
from PIL import Image
from sqlalchemy.engine import make_url

from api.app import create_app
from api.settings import Settings
from director.adopting import keep_snapshot, take_in
from director.making import Studio, make
from director.media import GitStore
from director.media.cloning import clone
from director.records import Records, migrate
from director.records.embedded import EmbeddedPostgres
from director.regenerating import prove
from director.retention import announce, carry_out, plan, size_of
from director.tiers import Tier
from director.workspace import Workspace
from tests.api.conftest import served
from tests.conftest import administer
from tests.dagster.doubles import QuickPainter
from tests.records.conftest import place_specs

PLACES = 10
VERSIONS = 20
UPLOAD_PX = 2850
OTHER = "another_machine"


def numbers(folder: Path) -> dict[str, float | int]:
    """Return how long a film takes to open elsewhere, what retention saves, bytes per second."""
    server = EmbeddedPostgres(folder / "postgres", folder / "postgres.log")
    server.start()
    try:
        url = server.addresses.director_url
        migrate(url)
        records = Records.connect(url)
        workspace = Workspace(folder / "workspace")
        workspace.create()
        _film(records, workspace)
        found = {"takes": len(records.takes())}
        found |= _open_elsewhere(server, folder, workspace)
        found |= _retention(workspace, records)
        found |= _over_http(workspace, url)
        records.close()
        return found
    finally:
        server.stop()


def _film(records: Records, workspace: Workspace) -> None:
    """Make 1,000 takes with a painter that costs nothing: every place in twenty versions."""
    owner = records.owner()
    project = records.create_project("film", "Film", by=owner.id)
    store = GitStore.create(workspace.repository("film"), project.id, "film", "Film")
    specs = [s for n in range(PLACES) for s in place_specs("film", f"place-{n}", 10 * n + 10)]
    records.sync_subjects(project.id, specs, by=owner.id)
    studio = Studio(records, lambda film: store, QuickPainter())
    for version in range(VERSIONS):
        for number in range(PLACES):
            place, patch = records.subject(f"film/place-{number}"), {"seed": f"{number} {version}"}
            records.patch_parameters(place.id, patch, expected_version=place.version, by=owner.id)
        for subject in records.subjects(project.id):
            make(studio, subject.key, Tier.LOW, author=owner.id)
    keep_snapshot(records, store, project)
    store.pack(least=1)


def _open_elsewhere(
    server: EmbeddedPostgres, folder: Path, workspace: Workspace
) -> dict[str, float]:
    """Clone, take in, and ask how every picture stands."""
    url = make_url(server.addresses.director_url)
    administer(server, f"create database {OTHER} owner {url.username}")
    other_url = url.set(database=OTHER).render_as_string(hide_password=False)
    migrate(other_url)
    other = Records.connect(other_url)
    by, target = other.owner().id, folder / "there.git"
    started = time.perf_counter()
    clone(str(workspace.repository("film")), target)
    project, new, _ = take_in(other, GitStore(target), by)
    states = other.states(project.id)
    seconds = time.perf_counter() - started
    assert new == PLACES * VERSIONS * 5 and all(state.take for state in states)
    other.close()
    return {"open_elsewhere_s": round(seconds, 2), "media_moved_bytes": size_of(target / "lfs")}


def _over_http(workspace: Workspace, url: str) -> dict[str, float]:
    """Send a picture of 24 MB and fetch it again: bytes per second, without its re-encoding."""
    noise = np.random.default_rng(1).integers(0, 255, (UPLOAD_PX, UPLOAD_PX, 3), np.uint8)
    out = io.BytesIO()
    Image.fromarray(noise).save(out, "PNG", compress_level=1)
    data = out.getvalue()
    app = create_app(Settings(url, workspace, "http://127.0.0.1:9"))
    with served(app) as address, httpx.Client(base_url=address, timeout=120) as client:
        told = {"name": "a.png", "size": len(data)}
        where = client.post("/api/v1/projects/film/uploads", json=told).headers["location"]
        started = time.perf_counter()
        client.patch(where, content=data[:-1], headers={"Upload-Offset": "0"}).raise_for_status()
        sent = time.perf_counter() - started
        offset = {"Upload-Offset": str(len(data) - 1)}
        kept = client.patch(where, content=data[-1:], headers=offset).raise_for_status().json()
        started = time.perf_counter()
        fetched = len(client.get(kept["picture"]).raise_for_status().content)
        took = time.perf_counter() - started
    return {
        "upload_bytes_per_s": round((len(data) - 1) / sent),
        "download_bytes_per_s": round(fetched / took),
    }


def _retention(workspace: Workspace, records: Records) -> dict[str, float]:
    """Keep the latest version of everything and measure what the disk gets back."""
    project, owner = records.project("film"), records.owner()
    store = GitStore(workspace.repository("film"))
    studio = Studio(records, lambda film: store, QuickPainter())
    prove(studio, records.takes(project_id=project.id)[-1], by=owner.id)
    objects = workspace.repository("film") / "lfs" / "objects"
    before = size_of(objects)
    settings = {"settings": {"retention": {"low": "aggressive"}}}
    records.patch_project(project.id, settings, expected_version=project.version, by=owner.id)
    project = records.project("film")
    in_a_month = datetime.now(UTC) + timedelta(days=30)
    found = plan(records, store, project, now=in_a_month)
    cleanup = announce(records, project, found, by=owner.id, waiting=timedelta(0))
    author = (owner.name, owner.email)
    done = carry_out(
        records, store, project, cleanup, objects, by=owner.id, author=author, now=in_a_month
    )
    assert done is not None
    freed = done.freed_bytes or 0
    return {"saved_bytes": freed, "saved_share": round(freed / before, 3)}
