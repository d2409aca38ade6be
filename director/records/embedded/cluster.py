"""Making the database cluster: once, whole or not at all."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from director.errors import DiskFull, ServerFailed
from director.records.embedded.passage import Passage

SUPERUSER = "postgres"
DATABASES = ("director", "dagster")
FIRST_BUILTIN_LOCALE = 17
"""From this version on the UTF-8 locale is PostgreSQL's own and the same on every system. From it
on initdb can also flush the file system at once: 0.5 s where a thousand files take 3.5 s."""

# Single-user mode takes one statement a line.
SET_UP = "".join(
    f"CREATE ROLE {name} LOGIN;\n"
    f"CREATE DATABASE {name} OWNER {name} TEMPLATE template0;\n"
    f"REVOKE CONNECT ON DATABASE {name} FROM PUBLIC;\n"
    for name in DATABASES
)


def ensure_cluster(passage: Passage) -> None:
    """Make the cluster in `passage.data` with both databases and their roles, when it is missing.

    It is made beside its place and renamed at the end: a kill leaves none, never half of one.

    Raises:
        DiskFull: no room for it (about 40 MB).
        ServerFailed: PostgreSQL could not make it.
    """
    if passage.data.exists():
        return
    for leftover in passage.home.glob("making-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    making = Path(tempfile.mkdtemp(prefix="making-", dir=passage.home))
    try:
        passage.give(making)
        _initialise(passage, making)
        _add_databases(passage, making)
        making.rename(passage.data)
        _keep_name(passage.home)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise


def _initialise(passage: Passage, making: Path) -> None:
    builtin = passage.binaries.major >= FIRST_BUILTIN_LOCALE
    locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    options = ["--encoding=UTF8", *(locale if builtin else ["--locale=C.UTF-8"])]
    if builtin and sys.platform == "linux":
        options += ["--sync-method=syncfs"]
    options += [f"--username={SUPERUSER}", "--auth-local=trust", "--auth-host=reject"]
    _must_work(passage, [passage.binaries.initdb, "-D", making, "--no-instructions", *options])


def _add_databases(passage: Passage, making: Path) -> None:
    command = [passage.binaries.postgres, "--single", "-j", "-D", making, "postgres"]
    with tempfile.TemporaryFile() as statements:
        statements.write(SET_UP.replace(";\n", ";\n\n").encode())
        statements.seek(0)
        status, printed = passage.run(command, statements, making)
    if status or "ERROR:" in printed:
        raise_for(printed, "The databases could not be made.")


def _must_work(passage: Passage, command: list[str | Path]) -> None:
    status, printed = passage.run(command)
    if status:
        raise_for(printed, "PostgreSQL could not make its cluster.")


def raise_for(printed: str, problem: str) -> None:
    """Raise what PostgreSQL's last words mean.

    Raises:
        DiskFull: they say so.
        ServerFailed: else, with the last lines.
    """
    if "No space left on device" in printed or "Disk quota exceeded" in printed:
        raise DiskFull(
            "There is no room left for the database.",
            remedy="Free some space and run it again; what was accepted before is safe.",
        )
    lines = [line for line in printed.splitlines() if line.strip()]
    raise ServerFailed(problem, known="PostgreSQL said: " + " | ".join(lines[-6:]))


def _keep_name(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
