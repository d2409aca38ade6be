"""Which store a film's media live in, and how it is opened.

A film that was moved to lakeFS has a note beside its place in the workspace. Without one, a Git
repository that is there is its home; and where there is none, lakeFS when LAKEFS_ENDPOINT is set.
"""

import fcntl
import json
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal
from uuid import UUID

from director.errors import BadInput
from director.media.git_store import GitStore
from director.media.lakefs import LakeFS, LakeFSStore
from director.media.lakefs.store import Eraser, Turn, nothing_erased
from director.media.store import Gate, MediaStore, no_gate
from director.workspace import Workspace

Kind = Literal["git", "lakefs"]
SHORTEST_NAME = 3
LOCAL = "local://"


def home_of(workspace: Workspace, film: str) -> Kind:
    """Return the kind of store that a film has, or would get."""
    if _note(workspace, film).exists():
        return "lakefs"
    if workspace.repository(film).exists() or not os.environ.get("LAKEFS_ENDPOINT"):
        return "git"
    return "lakefs"


def open_store(
    workspace: Workspace, film: str, kind: Kind | None = None, *, gate: Gate = no_gate
) -> MediaStore:
    """Open a film's store.

    Raises:
        NotFound: it has none.
        ServerFailed: its server does not answer.
    """
    if (kind or home_of(workspace, film)) == "git":
        return GitStore(workspace.repository(film), gate=gate)
    turn = _turn(workspace, film)
    return LakeFSStore(_client(workspace, film), turn=turn, eraser=_eraser(), gate=gate)


def create_store(
    workspace: Workspace, film: str, project_id: UUID, title: str, kind: Kind | None = None
) -> MediaStore:
    """Make a film's store, or open the one that is there."""
    if (kind or home_of(workspace, film)) == "git":
        return GitStore.create(workspace.repository(film), project_id, film, title)
    client = _client(workspace, film)
    base = os.environ.get("LAKEFS_NAMESPACE", f"{LOCAL}films").rstrip("/")
    turn = _turn(workspace, film)
    return LakeFSStore.create(
        client, f"{base}/{client.repository}", project_id, film, title, turn=turn, eraser=_eraser()
    )


def settle(workspace: Workspace, film: str, kind: Kind) -> None:
    """Make a store the film's home from now on; the other one stays as it is."""
    note = _note(workspace, film)
    if kind == "git":
        note.unlink(missing_ok=True)
        return
    draft = note.with_suffix(".draft")
    told = {"repository": _name(film), "endpoint": os.environ.get("LAKEFS_ENDPOINT", "")}
    draft.write_text(json.dumps(told, indent=1) + "\n")
    draft.replace(note)


def _note(workspace: Workspace, film: str) -> Path:
    return workspace.root / "Projects" / f"{film}.lakefs.json"


def _name(film: str) -> str:
    return film if len(film) >= SHORTEST_NAME else f"film-{film}"


def _client(workspace: Workspace, film: str) -> LakeFS:
    """The film's repository on the server that the environment names.

    Raises:
        BadInput: it names none.
    """
    note = _note(workspace, film)
    known: dict[str, str] = json.loads(note.read_text()) if note.exists() else {}
    endpoint = os.environ.get("LAKEFS_ENDPOINT") or known.get("endpoint", "")
    keys = [os.environ.get(n) for n in ("LAKEFS_ACCESS_KEY_ID", "LAKEFS_SECRET_ACCESS_KEY")]
    if not endpoint or not all(keys):
        raise BadInput(
            f"The media of '{film}' live in lakeFS, and nothing says how to reach it.",
            remedy="Set LAKEFS_ENDPOINT, LAKEFS_ACCESS_KEY_ID and LAKEFS_SECRET_ACCESS_KEY.",
        )
    return LakeFS(endpoint, keys[0] or "", keys[1] or "", known.get("repository", _name(film)))


def _turn(workspace: Workspace, film: str) -> Turn:
    """One merge at a time on this machine; other machines are kept apart by the server."""

    @contextmanager
    def turn() -> Generator[None]:
        workspace.run.mkdir(parents=True, exist_ok=True)
        with (workspace.run / f"{film}.merging").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    return turn


def _eraser() -> Eraser:
    """Delete bytes of a block store on this machine, where LAKEFS_BLOCKS says that it lies."""
    folder = os.environ.get("LAKEFS_BLOCKS")
    if not folder:
        return nothing_erased
    root = Path(folder).resolve()

    def erase(address: str) -> bool:
        path = (root / address.removeprefix(LOCAL)).resolve()
        if not address.startswith(LOCAL) or not path.is_relative_to(root):
            return False
        path.unlink(missing_ok=True)
        return True

    return erase
