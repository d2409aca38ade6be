"""The store protocol: what every home of media can do, whoever keeps it.

Paths are relative, with `/`, as in `director.media.naming`. A `ref` is a branch, a tag or a commit
id. Every change is one atomic commit with an author: readers see all of it or nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

MAIN = "main"

Author = tuple[str, str]
"""Name and e-mail address."""


@dataclass(frozen=True)
class Entry:
    """One file of a commit: its media's own digest and size, not its pointer's."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Commit:
    """Who changed what, when and why."""

    id: str
    message: str
    meta: Mapping[str, str]
    author: Author
    at: datetime


class MediaStore(Protocol):
    """One film's media. Errors: NotFound, Conflict, MediaBroken, DiskFull."""

    def commit(
        self,
        branch: str,
        changes: Mapping[str, bytes | None],
        message: str,
        *,
        author: Author,
        meta: Mapping[str, str] | None = None,
    ) -> str:
        """Put files (bytes) and delete files (None) in one atomic commit; return its id.

        A commit that changes nothing is not made: the head's id is returned.
        """
        ...

    def open(self, path: str, ref: str = MAIN) -> bytes:
        """Return a file's bytes, checked against the digest that was recorded."""
        ...

    def stat(self, path: str, ref: str = MAIN) -> Entry:
        """Return a file's digest and size without reading its media."""
        ...

    def list(self, prefix: str = "", ref: str = MAIN) -> Sequence[Entry]:
        """Return the files below a folder, sorted by path."""
        ...

    def log(self, path: str | None = None, ref: str = MAIN) -> Iterator[Commit]:
        """Yield commits, newest first; with a path, those that changed it."""
        ...

    def branch(self, name: str, source: str = MAIN) -> None:
        """Start a branch at a ref."""
        ...

    def merge(self, source: str, target: str, *, author: Author) -> str:
        """Merge a branch into another; a path that both changed is a Conflict."""
        ...

    def revert(self, branch: str, commit: str, *, author: Author) -> str:
        """Undo one commit by a new one."""
        ...

    def tag(self, name: str, ref: str = MAIN) -> None:
        """Name a commit for good: dailies, deliveries."""
        ...

    def url(self, path: str, ttl_s: int) -> str | None:
        """Return an address that reads the file directly, or None where the store has none."""
        ...
