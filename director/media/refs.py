"""Branches and tags of a bare repository: one writer of ours at a time, nobody's push lost.

Our writers take one lock, which the kernel drops when they die. A branch moves only from where it
was seen, so that a `git push` beside us loses nothing either. Git's own lock file, left behind by
a program that was killed, is removed once it is older than any push.
"""

import contextlib
import fcntl
import time
from collections.abc import Generator
from pathlib import Path

import pygit2

from director.errors import BadInput, Conflict, NotFound
from director.media.durable import synced_by_git
from director.media.lfs import is_no_room
from director.media.names import COMMIT_ID, check_name
from director.media.store import MAIN

STALE_LOCK_S = 2.0
PATIENCE_S = 10.0


class Refs:
    """Names of commits in one repository."""

    def __init__(self, repository: pygit2.Repository, path: Path) -> None:
        self._repository = repository
        self._path = path

    @contextlib.contextmanager
    def locked(self) -> Generator[None]:
        """One writer of ours at a time, in whatever process."""
        with (self._path / "director.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def commit(self, ref: str) -> pygit2.Commit:
        """Return the commit of a branch, a tag or a commit id, in that order.

        Raises:
            NotFound: it is none of them.
        """
        for kind in ("heads", "tags"):
            found = self._reference(f"refs/{kind}/{ref}")
            if found is not None:
                return found.peel(pygit2.Commit)
        if COMMIT_ID.fullmatch(ref):
            with contextlib.suppress(KeyError, ValueError, pygit2.GitError):
                return self._repository[ref].peel(pygit2.Commit)
        raise NotFound(f"The repository has no branch, tag or commit '{ref}'.")

    def head(self, branch: str) -> pygit2.Commit:
        """Return the last commit of a branch; NotFound when there is no such branch."""
        found = self._reference(f"refs/heads/{branch}")
        if found is None:
            raise NotFound(f"The repository has no branch '{branch}'.")
        return found.peel(pygit2.Commit)

    def all_heads(self) -> list[pygit2.Commit]:
        """Return the commits of every branch and tag: their media must stay."""
        names = [name for name in self._repository.references if name.startswith("refs/")]
        return [self._repository.references[name].peel(pygit2.Commit) for name in names]

    def names(self, kind: str) -> list[str]:
        """Return the names of the branches (`heads`) or tags (`tags`), sorted."""
        start = f"refs/{kind}/"
        names = self._repository.references
        return sorted(name.removeprefix(start) for name in names if name.startswith(start))

    def drop(self, branch: str) -> None:
        """Remove a branch.

        Raises:
            BadInput: it is the main one.
            NotFound: there is no such branch.
        """
        if branch == MAIN:
            raise BadInput(f"'{MAIN}' cannot be dropped: it is the film itself.")
        self.head(branch)
        with synced_by_git():
            self._repository.references.delete(f"refs/heads/{branch}")

    def create(self, kind: str, name: str, commit: pygit2.Oid) -> None:
        """Make a branch (`heads`) or a tag (`tags`).

        Raises:
            Conflict: a branch or a tag has that name.
            BadInput: it cannot be a name.
        """
        taken = any(self._reference(f"refs/{other}/{name}") for other in ("heads", "tags"))
        if taken:
            raise Conflict(f"A branch or a tag '{name}' exists already.")
        with synced_by_git():
            self._repository.references.create(f"refs/{kind}/{check_name(name)}", commit)

    def move(self, branch: str, seen: pygit2.Oid, new: pygit2.Oid) -> bool:
        """Move a branch from the commit where it was seen; False when it is no longer there.

        Raises:
            NotFound: the branch is gone.
            Conflict: another program keeps it locked.
        """
        name = f"refs/heads/{branch}"
        deadline = time.monotonic() + PATIENCE_S
        while True:
            found = self._reference(name)
            if found is None:
                raise NotFound(f"The branch '{branch}' was removed meanwhile.")
            if found.target != seen:
                return False
            try:
                with synced_by_git():
                    found.set_target(new)
                return True
            except (pygit2.GitError, OSError, ValueError) as error:
                if is_no_room(error):
                    raise
                if time.monotonic() > deadline:
                    raise _locked_out(branch, error) from error
                self._remove_stale_lock(name)
                time.sleep(0.02)

    def _reference(self, name: str) -> pygit2.Reference | None:
        try:
            return self._repository.references.get(name)
        except (pygit2.GitError, ValueError, UnicodeError):
            return None

    def _remove_stale_lock(self, name: str) -> None:
        lock = self._path / f"{name}.lock"
        try:
            if time.time() - lock.stat().st_mtime > STALE_LOCK_S:
                lock.unlink()
        except FileNotFoundError:
            return


def _locked_out(branch: str, error: Exception) -> Conflict:
    return Conflict(
        f"The branch '{branch}' could not be moved: {error}.",
        remedy="Another program writes to the repository; try again when it is done.",
    )
