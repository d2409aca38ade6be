"""The version of the code that a process runs: a digest of the product's own sources.

Launcher and worker compare theirs before a run is handed over: a worker that was started before an
update, or on another host, would paint by other rules than those that were asked for.
"""

import hashlib
from functools import cache
from pathlib import Path

CODE_TAG = "director/code"
"""Of a run that waits in a broker: the version that it is meant for."""
PACKAGES = ("director", "dagster_project", "assets", "jobs", "sensors")


@cache
def code_version() -> str:
    """Return twelve hexadecimal digits; the same sources give the same ones on every host."""
    root = Path(__file__).parent.parent
    sums = hashlib.sha256()
    for package in PACKAGES:
        for source in sorted((root / package).rglob("*.py")):
            name = source.relative_to(root).as_posix()
            sums.update(name.encode() + b"\0" + source.read_bytes() + b"\0")
    return sums.hexdigest()[:12]


class OtherVersion(Exception):
    """Every worker that could take a run has other code than the one that launches it."""

    def __init__(self, lane: str, theirs: str, ours: str) -> None:
        super().__init__(
            f"The workers of the {lane} tier run another version of the code ({theirs} instead of "
            f"{ours}). Start everything again with 'make down' and 'make up'; on other "
            "hosts, install the same version and start their workers again."
        )
