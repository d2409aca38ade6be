"""Programs die with whoever started them, say why they failed, and never hold a taken port."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from director.errors import PortInUse, ServerFailed
from director.machine.programs import Programs, free_port

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
PARENT = """
import sys, time
from pathlib import Path
from director.machine.programs import Programs
programs = Programs(Path(sys.argv[1]))
child = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
programs.start("child", [sys.executable, "-c", child], {})
print("started", flush=True)
time.sleep(60)
"""


def _gone(pid: int, patience_s: float = 10) -> bool:
    deadline = time.monotonic() + patience_s
    while psutil.pid_exists(pid) and time.monotonic() < deadline:
        if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.05)
    return not psutil.pid_exists(pid)


def _first_line(path: Path) -> str:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if path.exists() and "\n" in path.read_text():
            return path.read_text().splitlines()[0]
        time.sleep(0.05)
    raise AssertionError(f"{path} stayed empty")


def test_a_killed_starter_takes_its_programs_along(tmp_path: Path) -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(tmp_path)])
    child = int(_first_line(tmp_path / "child.log"))
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    assert _gone(child)


def test_stop_ends_programs_that_do_not_listen(tmp_path: Path) -> None:
    programs = Programs(tmp_path)
    deaf = "import os, signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)"
    programs.start(
        "deaf",
        [sys.executable, "-c", deaf + "; print(os.getpid(), flush=True); time.sleep(60)"],
        {},
    )
    pid = int(_first_line(tmp_path / "deaf.log"))
    programs.stop(patience_s=0.5)
    assert _gone(pid)


def test_a_program_that_ends_is_told_with_its_last_words(tmp_path: Path) -> None:
    programs = Programs(tmp_path)
    programs.start(
        "mute", [sys.executable, "-c", "print('no such painter'); raise SystemExit(3)"], {}
    )
    with pytest.raises(ServerFailed, match=r"(?s)'mute' ended with status 3.*no such painter"):
        programs.wait_until("mute", lambda: False)


def test_what_a_program_is_given_reaches_it(tmp_path: Path) -> None:
    programs = Programs(tmp_path)
    show = "import os; print(os.environ['A_FILM'])"
    programs.start("echo", [sys.executable, "-c", show], {"A_FILM": "tidewater"})
    assert _first_line(tmp_path / "echo.log") == "tidewater"
    programs.stop()


def test_a_port_in_use_is_refused() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(PortInUse, match="make up PORT="):
            free_port(taken.getsockname()[1])
    assert free_port() > 0
