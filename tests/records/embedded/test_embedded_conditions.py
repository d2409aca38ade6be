"""The conditions of real machines, each one tried: whoever runs it, wherever the folder lies."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.records.embedded.conftest import SAYS_WHAT_IT_MADE, needs, servers_in

ONE = "(1, 'Ærø – 夜')\n"
TWO = ONE.replace("1", "2")
AS_SOMEBODY = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
FORBID_NAMESPACES = """
import ctypes, os, sys
ready, go = os.pipe(), os.pipe()
child = os.fork()
if child == 0:
    if ctypes.CDLL(None).unshare(0x10000000): os._exit(1)
    os.write(ready[1], b"x"); os.read(go[0], 1)
    open("/proc/sys/user/max_user_namespaces", "w").write("0")
    os.execvp(sys.argv[1], sys.argv[1:])
os.read(ready[0], 1)
for name in ("uid_map", "gid_map"):
    open(f"/proc/{child}/{name}", "w").write("0 0 65536")
os.write(go[1], b"x")
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
NO_NAMESPACES = (sys.executable, "-c", FORBID_NAMESPACES)
"""As root on a machine that forbids user namespaces, as most containers do."""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter: pytest's own is private."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def must_be_root() -> None:
    if os.geteuid() != 0:
        pytest.skip("NOT TESTED HERE: this test changes owners and must run as root")


def test_it_starts_twice_on_a_long_path_with_spaces_and_letters_without_any_locale(run, tmp_path):
    folder = tmp_path / "with spaces, 'quotes'" / "Ærø – 夜の港" / ("a-long-folder-name" * 6) / "p"
    for expected in (ONE, TWO):
        done = run(SAYS_WHAT_IT_MADE, folder)
        assert done.stdout == expected, done.stderr
    assert servers_in(folder) == []


def test_it_starts_for_whoever_runs_this_in_a_folder_closed_to_others(run, tmp_path):
    tmp_path.chmod(0o700)
    assert run(SAYS_WHAT_IT_MADE, tmp_path / "postgres").stdout == ONE
    owners = {path.lstat().st_uid for path in tmp_path.rglob("*")}
    assert owners == {os.geteuid()}
    assert tmp_path.stat().st_mode & 0o777 == 0o700


def test_it_starts_for_an_ordinary_user(run, tmp_path):
    needs(*AS_SOMEBODY, "true")
    done = run(
        "import os; print(os.geteuid());" + SAYS_WHAT_IT_MADE, tmp_path / "p", wrap=AS_SOMEBODY
    )
    assert done.stdout == "1000\n" + ONE, done.stderr


def test_root_without_namespaces_runs_it_as_nobody_in_place_where_nobody_can_enter(
    run, open_folder
):
    must_be_root()
    needs(*NO_NAMESPACES, "true")
    if not nobody_can_run_the_binaries():
        pytest.skip("NOT TESTED HERE: the environment lies in a folder closed to others")
    folder = open_folder / "postgres"
    for expected in (ONE, TWO):
        assert run(SAYS_WHAT_IT_MADE, folder, wrap=NO_NAMESPACES).stdout == expected
    assert (folder / "data").owner() == "nobody"
    assert (folder / "data").stat().st_mode & 0o777 == 0o700


def test_root_without_namespaces_in_a_private_folder_moves_only_what_is_ours(
    run, tmp_path, open_folder
):
    must_be_root()
    needs(*NO_NAMESPACES, "true")
    before = (tmp_path.stat().st_mode, tmp_path.parent.stat().st_mode)
    for expected in (ONE, TWO):
        done = run(moved_to(open_folder), tmp_path / "postgres", wrap=NO_NAMESPACES)
        assert done.stdout == expected, done.stderr
    assert_moved(tmp_path / "postgres", open_folder)
    assert before == (tmp_path.stat().st_mode, tmp_path.parent.stat().st_mode)


def test_root_in_the_private_folder_of_another_user_moves_only_what_is_ours(
    run, tmp_path, open_folder
):
    must_be_root()
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    os.chown(home, 12345, 12345)
    for expected in (ONE, TWO):
        done = run(moved_to(open_folder), home / "clone/postgres")
        assert done.stdout == expected, done.stderr
    assert_moved(home / "clone/postgres", open_folder)
    assert (home.stat().st_mode & 0o777, home.stat().st_uid) == (0o700, 12345)


def test_data_of_another_user_is_refused_and_left_alone(run, tmp_path):
    must_be_root()
    folder = tmp_path / "postgres"
    assert run(SAYS_WHAT_IT_MADE, folder).stdout == ONE
    os.chown(folder / "data", 12345, 12345)
    done = run(SAYS_WHAT_IT_MADE, folder)
    assert "cannot be opened by this user. It belongs to user 12345, this is user 0." in done.stderr
    assert (folder / "data").stat().st_uid == 12345


def moved_to(folder: Path) -> str:
    """The program, with `folder` in the place of /var/lib."""
    return (
        "import director.records.embedded.passage as passage; from pathlib import Path\n"
        f"passage.SYSTEM_FOLDERS = (Path({str(folder)!r}),)\n" + SAYS_WHAT_IT_MADE
    )


def assert_moved(folder: Path, system: Path) -> None:
    moved = Path((folder / "elsewhere").read_text().strip())
    assert moved.is_relative_to(system) and not (folder / "data").exists()
    assert (moved / "data").owner() == "nobody"
    assert (moved / "data").stat().st_mode & 0o777 == 0o700


def nobody_can_run_the_binaries() -> bool:
    from director.records.embedded.binaries import find_binaries

    command = [find_binaries().postgres, "--version"]
    try:
        return subprocess.run(command, user="nobody", capture_output=True).returncode == 0
    except OSError:
        return False
