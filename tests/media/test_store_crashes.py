"""Kill -9 at any moment and full disks: no accepted commit is lost, nothing half-written stays."""

import os
import random
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from director.media import GitStore
from tests.media.conftest import MARA

REPOSITORY = Path(__file__).parents[2]
TRIALS = 12
WRITER = """
import hashlib, os, sys
from pathlib import Path
from uuid import UUID
from director.media import GitStore
store = GitStore.create(Path(sys.argv[1]), UUID(int=1), "film", "Film")
for number in range(10_000):
    name = f"03_Renders/{sys.argv[2]}-{number}"
    picture = os.urandom(200_000)
    files = {f"{name}.png": picture, f"{name}.json": b"{}"}
    store.commit("main", files, "A take", author=("Mara", ""))
    print(name, hashlib.sha256(picture).hexdigest(), flush=True)
"""
FILLER = """
import os, resource, sys
from pathlib import Path
from uuid import UUID
from director.errors import DiskFull
from director.media import GitStore
folder = Path(sys.argv[1])
ballast = folder / "ballast"
ballast.write_bytes(bytes(1_000_000))
store = GitStore.create(folder / "film.git", UUID(int=1), "film", "Film")
if sys.argv[2] == "limit":
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, resource.RLIM_INFINITY))
sizes, kept = (1_000, 1_000) if sys.argv[2] == "disk" else (800_000, 2_000_000), []
try:
    for number in range(2_000):
        path = f"03_Renders/{number}.png"
        store.commit("main", {path: os.urandom(sizes[number % 2])}, "1", author=("M", ""))
        kept.append(path)
except DiskFull as error:
    print("full:", error)
assert store.list("03_Renders")[-1].path and len(store.list("03_Renders")) == len(kept) + 1
assert all(store.open(path) for path in kept) and len(kept) > 0
left = {path.name for name in ("tmp*/tmp*", "*.lock") for path in (folder / "film.git").rglob(name)}
print("left:", left - {"director.lock"})
ballast.unlink()
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
store.commit("main", {"after.png": b"room again"}, "2", author=("M", ""))
print(store.open("after.png"))
"""


def run(code: str, *arguments: object, wrap: tuple[str, ...] = ()) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*wrap, sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY)},
    )


def accepted_until_killed(path: Path, trial: int, rng: random.Random) -> list[tuple[str, str]]:
    """Let a writer write, kill it at a random moment; return what it was told is safe."""
    writer = run(WRITER, path, trial)
    assert writer.stdout
    select.select([writer.stdout], [], [], 60)
    time.sleep(rng.uniform(0, 0.3))
    writer.kill()
    lines = [
        line.split() for line in writer.communicate()[0].splitlines(keepends=True) if "\n" in line
    ]
    return [(name, sha256) for name, sha256 in lines]


def test_no_accepted_commit_is_lost_and_nothing_is_torn_by_kill_9(tmp_path, must_be_whole):
    path, rng, accepted = tmp_path / "film.git", random.Random(), []
    for trial in range(TRIALS):
        accepted += accepted_until_killed(path, trial, rng)
    store = GitStore(path)
    assert len(accepted) >= TRIALS
    for name, sha256 in accepted:
        assert store.stat(f"{name}.png").sha256 == sha256
        assert len(store.open(f"{name}.png")) == 200_000 and store.open(f"{name}.json") == b"{}"
    must_be_whole(path)
    store.commit("main", {"after.png": b"x"}, "Goes on", author=MARA)


def test_a_project_that_was_killed_while_it_was_made_is_made_again(tmp_path, must_be_whole):
    path, rng = tmp_path / "film.git", random.Random()
    for _ in range(4):
        writer = run(WRITER, path, "x")
        while writer.poll() is None and not list(tmp_path.glob(".film*")) and not path.exists():
            time.sleep(0.0005)
        time.sleep(rng.uniform(0, 0.01))
        writer.kill()
        writer.communicate()
        if path.exists():
            assert GitStore(path).stat("project.json").size > 100
            must_be_whole(path)
            shutil.rmtree(path)


@pytest.mark.parametrize("pages", range(4))
def test_a_full_disk_loses_nothing_and_leaves_nothing_behind(tmp_path, pages):
    """Whatever is written last: the object, the blob, the tree, the commit or the branch."""
    small = f'mount -t tmpfs -o size={2200 + 4 * pages}k small "$0" && exec "$@"'
    wrap = ("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", small, str(tmp_path))
    if not shutil.which("unshare") or subprocess.run([*wrap, "true"]).returncode:
        pytest.skip("NOT TESTED HERE: no small disk can be mounted on this machine")
    done = run(FILLER, tmp_path, "disk", wrap=wrap)
    printed, complaints = done.communicate()
    assert "full: There is no room to keep" in printed, complaints
    assert "left: set()" in printed and "b'room again'" in printed, complaints


def test_a_file_that_may_not_grow_is_refused_whole(tmp_path):
    printed, complaints = run(FILLER, tmp_path, "limit").communicate()
    assert "full: There is no room to keep" in printed, complaints
    assert "left: set()" in printed and "b'room again'" in printed, complaints
