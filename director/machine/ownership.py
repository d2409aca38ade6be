"""Who owns the workspace: one lock, and a note about who holds it.

The kernel drops the lock when its holder dies, however it dies, so a note without a lock is stale.
"""

import fcntl
import json
import os
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from director.errors import DirectorError, WorkspaceBusy
from director.workspace import Workspace


@dataclass(frozen=True)
class Holder:
    """The process that owns a workspace, and where its servers listen (empty: not yet)."""

    pid: int
    command: str
    dagster_url: str = ""
    api_url: str = ""
    database_url: str = ""
    dagster_database_url: str = ""

    @property
    def serves(self) -> bool:
        """Whether another command can hand its work to this one."""
        return bool(self.dagster_url and self.api_url)


def _note(workspace: Workspace) -> Path:
    return workspace.run / "holder.json"


@contextmanager
def owning(workspace: Workspace, command: str) -> Generator[None]:
    """Own the workspace while the block runs.

    Raises:
        WorkspaceBusy: another living process owns it.
    """
    try:
        workspace.create()
    except OSError as error:
        raise DirectorError(
            f"The workspace {workspace.root} cannot be made: {error.strerror}.",
            remedy="Free some room, or name another one with DIRECTOR_WORKSPACE.",
        ) from None
    with (workspace.run / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise _busy(workspace) from None
        announce(workspace, Holder(os.getpid(), command))
        try:
            yield
        finally:
            _note(workspace).unlink(missing_ok=True)


def announce(workspace: Workspace, holder: Holder) -> None:
    """Write down who we are and where we listen, for `holder()` in another process."""
    draft = _note(workspace).with_suffix(".new")
    draft.write_text(json.dumps(asdict(holder)))
    draft.replace(_note(workspace))


def holder(workspace: Workspace) -> Holder | None:
    """Return the living owner of the workspace, or None when it is free."""
    try:
        with (workspace.run / "lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            return None
    except (FileNotFoundError, NotADirectoryError):
        return None
    except BlockingIOError:
        try:
            return Holder(**json.loads(_note(workspace).read_text()))
        except (OSError, ValueError):
            return Holder(0, "another command")


def _busy(workspace: Workspace) -> WorkspaceBusy:
    who = holder(workspace)
    known = f"It is `{who.command}`, process {who.pid}." if who and who.pid else ""
    return WorkspaceBusy(
        f"Another command is at work in {workspace.root}.",
        known=known,
        remedy="Wait until it is done, stop it with `make down`, or take another workspace with "
        "DIRECTOR_WORKSPACE.",
    )
