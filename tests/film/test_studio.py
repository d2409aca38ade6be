"""`director up`: Dagster, the workers, the API and the canvas, as a film-maker meets them."""

import os
import signal
import subprocess
import sys
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from playwright.sync_api import Page

from director.machine.programs import free_port
from tests.canvas.acting import Wall, see_a_picture_being_made
from tests.canvas.conftest import browser, page
from tests.film.running import (
    ROOT,
    SCRIPT,
    MadeFilm,
    commands,
    director,
    environment_of,
    left_running,
    logs,
    wait_for,
)

__all__ = ["browser", "page"]

DIRECTOR = (sys.executable, "-m", "director.cli.main")
PLACE = "the-keeper/keepers-cottage-kitchen"
SHOT_ANGLE = f"{PLACE}/medium"


@dataclass
class Studio:
    """A running `director up` over the small film."""

    film: MadeFilm
    process: subprocess.Popen[str]
    address: str
    dagster: str

    def subjects(self, kind: str) -> list[dict]:
        """All subjects of a kind, as the API tells of them."""
        project = httpx.get(f"{self.address}/api/v1/projects").json()[0]["id"]
        page = httpx.get(f"{self.address}/api/v1/projects/{project}/{kind}s?limit=100").json()
        return page["items"]

    def ask(self, query: str, **variables: object) -> dict:
        """Ask Dagster's GraphQL."""
        asked = {"query": query, "variables": variables}
        return httpx.post(f"{self.dagster}/graphql", json=asked, timeout=30).json()["data"]


@pytest.fixture(scope="module")
def studio(made_film: MadeFilm) -> Generator[Studio]:
    port, dagster_port = free_port(), free_port()
    process = subprocess.Popen(
        [*DIRECTOR, "up", "--port", str(port), "--dagster-port", str(dagster_port)],
        env=environment_of(made_film.workspace),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(
            lambda: _answers(f"{address}/api/v1/health"), 90, lambda: logs(made_film.workspace)
        )
        yield Studio(made_film, process, address, f"http://127.0.0.1:{dagster_port}")
    finally:
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert address in output
    assert "Stopped." in output
    assert left_running(made_film.workspace) == []


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2).is_success
    except httpx.HTTPError:
        return False


def test_a_film_joins_a_running_studio(studio: Studio) -> None:
    again = director(studio.film.workspace, "film", str(SCRIPT), "--tier", "low")
    assert again.status == 0, again.errors
    assert again.last["made"] == 0
    assert studio.process.poll() is None


def test_a_second_studio_on_the_workspace_is_refused(studio: Studio) -> None:
    ports = ["--port", str(free_port()), "--dagster-port", str(free_port())]
    refused = director(studio.film.workspace, "up", *ports)
    assert refused.status == 1
    assert "WorkspaceBusy" in refused.errors
    assert str(studio.process.pid) in refused.errors


def test_a_port_in_use_is_told(studio: Studio, tmp_path: Path) -> None:
    port = studio.address.rpartition(":")[2]
    refused = director(tmp_path / "workspace", "up", "--port", port)
    assert refused.status == 1
    assert f"Port {port} is in use" in refused.errors


def test_dagster_knows_the_lineage_and_the_staleness_of_one_shot(studio: Studio) -> None:
    shot = studio.subjects("shot")[0]["key"]
    query = """query($key: String!) { assetNodeOrError(assetKey: {path: ["shot_render"]}) {
        ... on AssetNode {
            partitionKeys dependencyKeys { path } staleStatus(partition: $key)
        } } }"""
    node = studio.ask(query, key=shot)["assetNodeOrError"]
    assert shot in node["partitionKeys"]
    assert ["variation"] in [key["path"] for key in node["dependencyKeys"]]
    assert node["staleStatus"] == "FRESH"


def test_a_changed_lens_makes_only_what_depends_on_it_stale_and_the_film_says_why(
    studio: Studio,
) -> None:
    angle = next(item for item in studio.subjects("angle") if item["key"] == SHOT_ANGLE)
    patched = httpx.patch(
        f"{studio.address}/api/v1/angles/{angle['id']}",
        json={"parameters": {"focal_length_mm": 40}},
        headers={"If-Match": f'"{angle["version"]}"'},
    )
    assert patched.status_code in (200, 202), patched.text
    below = {
        item["key"]
        for kind in ("environment", "angle", "variation", "shot")
        for item in studio.subjects(kind)
        if (item["key"] + "/").startswith(SHOT_ANGLE + "/")
    }
    again = director(studio.film.workspace, "film", str(SCRIPT), "--tier", "low")
    assert again.status == 0, again.output + again.errors
    reasons = again.last["reasons"]
    assert {reason["subject"] for reason in reasons} == below
    assert {reason["field"] for reason in reasons} == {"camera.focal_length_mm"}
    assert {(reason["old"], reason["new"]) for reason in reasons} == {(None, 40)}
    total = studio.film.first.last
    assert again.last["made"] + again.last["reused"] == total["made"] + total["reused"]
    assert 1 <= again.last["made"] <= len(below)
    assert "camera.focal_length_mm was not set, is 40" in again.output


def test_generate_on_a_shot_shows_progress_and_then_its_picture(studio: Studio, page: Page) -> None:
    shot = next(item for item in studio.subjects("shot") if "/close/" in item["key"])
    changed = httpx.patch(
        f"{studio.address}/api/v1/shots/{shot['id']}",
        json={"parameters": {"camera": {"focal_length_mm": 60}}},
        headers={"If-Match": f'"{shot["version"]}"'},
    )
    assert changed.status_code in (200, 202), changed.text
    see_a_picture_being_made(Wall(page, studio.address), shot["key"])


def test_dagster_shows_the_thumbnail_of_a_partition(studio: Studio, page: Page) -> None:
    page.goto(
        f"{studio.dagster}/assets/angle?view=partitions&partition={quote(SHOT_ANGLE, safe='')}"
    )
    picture = page.locator("td img").first
    picture.wait_for(timeout=60_000)
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


def test_a_worker_that_is_killed_comes_back(studio: Studio) -> None:
    old = _worker(studio)
    os.kill(old, signal.SIGKILL)
    wait_for(lambda: _worker(studio) not in (0, old), 60, lambda: logs(studio.film.workspace))
    wide = next(item for item in studio.subjects("angle") if item["key"] == f"{PLACE}/wide")
    httpx.patch(
        f"{studio.address}/api/v1/angles/{wide['id']}",
        json={"parameters": {"focal_length_mm": 26}},
        headers={"If-Match": f'"{wide["version"]}"'},
    )
    again = director(studio.film.workspace, "film", str(SCRIPT), "--tier", "low")
    assert again.status == 0, again.output + again.errors
    assert again.last["made"] >= 1


def _worker(studio: Studio) -> int:
    """Process id of the first low worker, 0 while there is none."""
    for process, words in commands(studio.film.workspace):
        if "dagster_project.worker" in words and words[-4:] == ["--tier", "low", "--slot", "0"]:
            return process.pid
    return 0
