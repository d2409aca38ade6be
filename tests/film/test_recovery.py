"""Killed in the middle: no take lost, none half-written, nothing left running; then it goes on."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from director.media import GitStore
from tests.film.running import (
    ROOT,
    SCRIPT,
    commands,
    director,
    environment_of,
    left_running,
    logs,
    repository_of,
    wait_for,
)

BEFORE_THE_KILL = 3


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_film_that_was_stopped_in_the_middle_goes_on(tmp_path: Path, how: signal.Signals) -> None:
    workspace, said = tmp_path / "workspace", tmp_path / "said"
    film = subprocess.Popen(
        [sys.executable, "-m", "director.cli.main", "film", str(SCRIPT)],
        env=environment_of(workspace),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=said.open("w"),
        stderr=subprocess.STDOUT,
    )
    wait_for(
        lambda: len(takes(workspace)) >= BEFORE_THE_KILL or film.poll() is not None,
        240,
        lambda: logs(workspace),
    )
    assert film.poll() is None, said.read_text() + logs(workspace)
    film.send_signal(how)
    film.wait(timeout=60)
    assert left_running(workspace) == []
    before = takes(workspace)
    store = GitStore(repository_of(workspace))
    assert all(store.open(path) for path in before), "a take's media is there and whole"

    again = director(workspace, "film", str(SCRIPT))
    assert again.status == 0, again.output + again.errors + logs(workspace)
    assert again.last["failed"] == 0
    assert again.last["reused"] >= len(before)
    after = takes(workspace)
    assert before <= after, "no take was lost"
    names = [Path(path).name.rsplit("_v", 1)[0] for path in after]
    assert len(names) == len(set(names)), "no picture was made twice"
    subprocess.run(["git", "-C", str(repository_of(workspace)), "fsck", "--strict"], check=True)


def test_a_worker_killed_in_the_middle_costs_no_picture(tmp_path: Path) -> None:
    workspace, said = tmp_path / "workspace", tmp_path / "said"
    film = subprocess.Popen(
        [sys.executable, "-m", "director.cli.main", "film", str(SCRIPT)],
        env=environment_of(workspace),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=said.open("w"),
        stderr=subprocess.STDOUT,
    )
    wait_for(lambda: len(takes(workspace)) >= BEFORE_THE_KILL, 240, lambda: logs(workspace))
    worker = next(
        process
        for process, words in commands(workspace)
        if "dagster_project.worker" in words and "low" in words
    )
    worker.kill()
    assert film.wait(timeout=240) == 0, said.read_text() + logs(workspace)
    report = json.loads(said.read_text().splitlines()[-1])
    assert report["failed"] == 0
    names = [Path(path).name.rsplit("_v", 1)[0] for path in takes(workspace)]
    assert len(names) == len(set(names)) == report["made"] + report["reused"]


def takes(workspace: Path) -> set[str]:
    """The pictures in the head of the film's repository."""
    path = repository_of(workspace)
    if not (path / "refs/heads/main").exists():
        return set()
    return {entry.path for entry in GitStore(path).list() if entry.path.endswith(".png")}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["film", str(SCRIPT), "--tier", "gold"], "low, standard, high"),
        (["film", str(SCRIPT), "--project", "My Film"], "Try 'my-film'"),
        (["film", "no-such-file.fountain"], "no-such-file.fountain"),
        (["film", "README.md"], "scene heading"),
        (["new-project", "../escape"], "Try 'escape'"),
    ],
)
def test_bad_input_is_told_in_words_and_touches_nothing(
    tmp_path: Path, arguments: list[str], said: str
) -> None:
    refused = director(tmp_path / "workspace", *arguments)
    assert refused.status == 1
    assert said in refused.errors.replace("\n", " ")
    assert "Traceback" not in refused.errors
    assert not (tmp_path / "workspace").exists()


def test_a_workspace_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "workspace").write_text("a file, not a folder")
    refused = director(tmp_path / "workspace", "film", str(SCRIPT))
    assert refused.status == 1
    assert "cannot be made" in refused.errors.replace("\n", " ")
