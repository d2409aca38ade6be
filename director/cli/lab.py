"""`director lab`: JupyterLab on notebooks/, on loopback, with its telemetry and news off."""

import importlib.util
import os
import sys
from pathlib import Path

from director.errors import MissingTool
from director.machine.programs import free_port


def open_lab(port: int) -> None:
    """Become JupyterLab.

    Raises:
        MissingTool: the extra `lab` is not installed.
        PortInUse: another program has the port.
    """
    if importlib.util.find_spec("jupyterlab") is None:
        raise MissingTool("JupyterLab is not installed.", remedy="Run `make lab`, which adds it.")
    free_port(port)
    arguments = [
        "--notebook-dir=" + str(Path("notebooks").resolve()),
        "--ip=127.0.0.1",
        f"--port={port}",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.news_url=",
        "--allow-root",
    ]
    os.execv(sys.executable, [sys.executable, "-m", "jupyterlab", *arguments])
