"""Where Blender is: an environment of its own beside ours, for it needs older libraries."""

import os
import sys
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from director.errors import MissingTool

VARIABLE = "DIRECTOR_CYCLES"
FOLDER = ".venv-cycles"
MAKE = "sh deploy/cycles.sh"


def blender_python() -> Path:
    """Return the Python that has Blender.

    Raises:
        MissingTool: there is none; the message says how to get one.
    """
    for folder in _folders():
        python = folder / "bin" / "python"
        if python.exists() and _version_in(folder):
            return python
    looked = ", ".join(str(folder) for folder in _folders())
    raise MissingTool(
        "The painter 'cycles' needs Blender, which is not installed here.",
        known=f"Looked for its environment in: {looked}.",
        remedy=f"Make it with `{MAKE}` (about 1 GB), or name it in {VARIABLE}.",
    )


def blender_version() -> str:
    """Return the version of the Blender that renders.

    Raises:
        MissingTool: there is none.
    """
    return _version_in(blender_python().parent.parent)


@cache
def _version_in(folder: Path) -> str:
    libraries = [str(path) for path in folder.glob("lib/python3.*/site-packages")]
    found = [package.version for package in distributions(name="bpy", path=libraries)]
    return found[0] if found else ""


def _folders() -> list[Path]:
    named = os.environ.get(VARIABLE)
    if named:
        return [Path(named)]
    beside = Path(sys.prefix).with_name(FOLDER)
    return list(dict.fromkeys([Path.cwd() / FOLDER, beside]))
