"""One owner per workspace, told who it is, and forgotten when it dies."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from director.errors import WorkspaceBusy
from director.machine.ownership import Holder, announce, holder, owning
from director.workspace import Workspace

HOLD = """
import sys, time
from pathlib import Path
from director.machine.ownership import owning
from director.workspace import Workspace
with owning(Workspace(Path(sys.argv[1])), "director film"):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def other(tmp_path: Path):
    """Another process that owns the workspace below tmp_path."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()


def test_a_second_writer_is_refused_and_told_who_the_first_is(tmp_path: Path, other) -> None:
    with (
        pytest.raises(WorkspaceBusy, match=rf"director film.*{other.pid}"),
        owning(Workspace(tmp_path), "director film"),
    ):
        pass


def test_a_killed_owner_leaves_the_workspace_free(tmp_path: Path, other) -> None:
    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    workspace = Workspace(tmp_path)
    assert holder(workspace) is None
    with owning(workspace, "director film"):
        found = holder(workspace)
        assert found is not None
        assert found.pid == os.getpid()
    assert holder(workspace) is None


def test_an_owner_can_say_where_it_listens(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    with owning(workspace, "director up"):
        me = Holder(os.getpid(), "director up", "http://127.0.0.1:3000", "http://127.0.0.1:8000")
        announce(workspace, me)
        assert holder(workspace) == me
        assert me.serves


def test_a_workspace_that_nobody_made_is_free(tmp_path: Path) -> None:
    assert holder(Workspace(tmp_path / "nowhere")) is None
    assert not (tmp_path / "nowhere").exists()
