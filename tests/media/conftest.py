"""Stores to test, and the real git to test them with."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from director.media import GitStore

PROJECT = UUID("6f1c1d3e-0000-4000-8000-00000000f11a")
MARA = ("Mara Quist", "mara@example.org")
Git = Callable[..., str]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A new project's repository."""
    path = tmp_path / "tidewater.git"
    GitStore.create(path, PROJECT, "tidewater", "Tidewater")
    return path


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """Run the real git, with Git LFS set up, in a folder; it must succeed."""
    if not shutil.which("git") or not shutil.which("git-lfs"):
        pytest.skip("NOT TESTED HERE: git and git-lfs are not installed")
    home = tmp_path / "home"
    home.mkdir()
    names = {
        f"GIT_{who}_{what}": "x@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), **names}

    def run(folder: Path, *words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=folder, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done
        return done.stdout

    run(home, "lfs", "install", "--skip-repo")
    return run


@pytest.fixture
def must_be_whole(git: Git) -> Callable[[Path], None]:
    """Check a repository as strictly as git can, and the media of every branch head."""

    def check(path: Path) -> None:
        git(path, "fsck", "--strict", "--full")
        for branch in git(path, "for-each-ref", "--format=%(refname)", "refs/heads").split():
            git(path, "lfs", "fsck", branch)

    return check
