"""`director up` and `director down`: everything on one machine, and its end."""

import os
import signal
import time

from rich.console import Console

from director.errors import ServerFailed
from director.machine.gpus import gpus, told
from director.machine.opened import machine
from director.machine.ownership import holder
from director.machine.programs import free_port
from director.tiers import tier_table
from director.workspace import Workspace

POLL_S = 0.5
STOP_PATIENCE_S = 60.0


def serve(port: int, dagster_port: int) -> None:
    """Run everything until Ctrl-C (or `director down`), then stop it.

    Raises:
        PortInUse: one of the two ports is taken.
        WorkspaceBusy: another command is at work here.
    """
    console = Console(highlight=False)
    if holder(Workspace.here()) is None:  # else the ports are its own, and it says so below
        for wanted in (port, dagster_port):
            free_port(wanted)
    try:
        with machine("director up", may_join=False) as opened:
            with console.status("Starting ..."):
                opened.serve(port, dagster_port)
            console.print(f"Canvas and API   http://127.0.0.1:{port}")
            console.print(f"Dagster          http://127.0.0.1:{dagster_port}")
            console.print(told(tier_table(), gpus()))
            console.print("Ctrl-C stops both.")
            while True:
                opened.keep_alive()
                time.sleep(POLL_S)
    except KeyboardInterrupt:
        console.print("Stopped.")


def stop() -> None:
    """Ask whoever owns the workspace to stop, and wait until it has.

    Raises:
        ServerFailed: it does not.
    """
    workspace = Workspace.here()
    found = holder(workspace)
    if found is None or not found.pid:
        print("Nothing is running.")
        return
    os.kill(found.pid, signal.SIGTERM)  # a shell's background jobs ignore SIGINT
    deadline = time.monotonic() + STOP_PATIENCE_S
    while holder(workspace) is not None:
        if time.monotonic() > deadline:
            raise ServerFailed(
                f"`{found.command}`, process {found.pid}, does not stop.",
                remedy="Look at `make logs`; in need, kill that process: its programs go with it.",
            )
        time.sleep(0.1)
    print(f"Stopped `{found.command}`.")
