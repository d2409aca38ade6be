"""A transaction: puts and deletes that become one commit, or nothing."""

from collections.abc import Mapping
from typing import Protocol

from director.errors import Conflict


class Committer(Protocol):
    """What a transaction needs of its store."""

    def commit(
        self,
        branch: str,
        changes: Mapping[str, bytes | None],
        message: str,
        *,
        author: tuple[str, str],
        meta: Mapping[str, str] | None = None,
    ) -> str:
        """Make all changes in one atomic commit; return its id."""
        ...


class Transaction:
    """Changes to one branch. Nothing is written before `commit`; the last word on a path counts."""

    def __init__(self, store: Committer, branch: str) -> None:
        self._store = store
        self._branch = branch
        self._changes: dict[str, bytes | None] = {}
        self._done = False

    def put(self, path: str, data: bytes) -> None:
        """Add or replace a file."""
        self._changes[path] = data

    def delete(self, path: str) -> None:
        """Remove a file."""
        self._changes[path] = None

    def commit(
        self, message: str, *, author: tuple[str, str], meta: Mapping[str, str] | None = None
    ) -> str:
        """Make all changes in one atomic commit; return its id.

        Raises:
            Conflict: it was committed already.
        """
        if self._done:
            raise Conflict("This transaction was committed already.", remedy="Begin another one.")
        changed = self._store.commit(self._branch, self._changes, message, author=author, meta=meta)
        self._done = True
        return changed
