"""`film`: the sample film in a new workspace, then again, then with one parameter changed.

Keys: `install_s`, `first_picture_s`, `film_s` (both from the start of `director film`), `made`,
`failed`, `nothing_to_do_s`, `changed_made`, `changed_expected`, `peak_rss_bytes`.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import psutil

SCRIPT = Path("screenplays/tidewater.fountain")
MEMORY_POLL_S = 0.25

CHANGED = "tidewater/harbour/wide"
CHANGE = {"focal_length_mm": 35.0}
"""Another lens on one angle. What depends on it is listed by hand, not asked of the product."""


def measure() -> dict[str, Any]:
    """Run the film three times and return the numbers."""
    with tempfile.TemporaryDirectory(prefix="film-bench-") as folder:
        environment = {**os.environ, "DIRECTOR_WORKSPACE": folder}
        first, peak = _film(environment)
        again, _ = _film(environment)
        _change(environment)
        changed, _ = _film(environment)
    rebuilt = {reason["subject"] for reason in changed["reasons"]}
    return {
        "install_s": _install_seconds(),
        "first_picture_s": first["first_picture_s"],
        "film_s": first["seconds"],
        "made": first["made"],
        "failed": first["failed"],
        "nothing_to_do_s": again["seconds"],
        "nothing_to_do_made": again["made"],
        "changed_made": changed["made"],
        "changed_expected": len(PAINTED),
        "changed_s": changed["seconds"],
        "changed_wrong": sorted(rebuilt ^ set(EXPECTED)),
        "peak_rss_bytes": peak,
    }


def _install_seconds() -> int | None:
    """Return what the set-up script wrote down when it made this environment."""
    note = Path(".venv/ready")
    return int(note.read_text()) if note.exists() else None


def _film(environment: dict[str, str]) -> tuple[dict[str, Any], int]:
    """Run `director film`; return its last line and the peak memory of all its processes."""
    command = [sys.executable, "-m", "director.cli.main", "film", str(SCRIPT)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    peak = [0]
    watcher = threading.Thread(target=_watch_memory, args=(process.pid, peak), daemon=True)
    watcher.start()
    assert process.stdout is not None
    lines = process.stdout.read().splitlines()
    if process.wait() != 0:
        raise SystemExit("\n".join(lines[-20:]))
    return json.loads(lines[-1]), peak[0]


def _watch_memory(pid: int, peak: list[int]) -> None:
    """Keep the greatest sum of proportional set sizes (shared pages are counted once)."""
    while psutil.pid_exists(pid):
        total = 0
        try:
            root = psutil.Process(pid)
            for process in [root, *root.children(recursive=True)]:
                total += _size(process)
        except psutil.NoSuchProcess:
            return
        peak[0] = max(peak[0], total)
        time.sleep(MEMORY_POLL_S)


def _size(process: psutil.Process) -> int:
    try:
        full = process.memory_full_info()
        return int(getattr(full, "pss", 0) or full.rss)
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return 0


def _change(environment: dict[str, str]) -> None:
    """Change one parameter as a person would, through the records."""
    script = (
        "import sys; from director.machine.opened import machine\n"
        "with machine('benchmark') as opened:\n"
        "    subject = opened.records.subject(sys.argv[1])\n"
        "    opened.records.patch_parameters(subject.id, eval(sys.argv[2]),"
        " expected_version=subject.version, by=opened.owner.id)\n"
    )
    subprocess.run(
        [sys.executable, "-c", script, CHANGED, repr(CHANGE)], env=environment, check=True
    )


PAINTED = (
    CHANGED,
    f"{CHANGED}/dawn-snow-winter",
    f"{CHANGED}/night-rain-autumn",
)
"""Another lens is another picture in each of the harbour's three looks."""

EXPECTED = (
    *PAINTED,
    f"{CHANGED}/dusk-clear-autumn",  # the base look: the angle's own picture
    f"{CHANGED}/dusk-clear-autumn/s010",
    f"{CHANGED}/night-rain-autumn/s260",
    f"{CHANGED}/dawn-snow-winter/s490",
)
"""All subjects that look through that lens."""
