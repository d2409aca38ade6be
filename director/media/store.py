"""The store protocol: what every home of media can do, whoever keeps it.

Paths are relative, with `/`, as in `director.media.naming`. A `ref` is a branch, a tag or a commit
id. Every change is one atomic commit with an author: readers see all of it or nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from director.media.transaction import Transaction

MAIN = "main"

Author = tuple[str, str]
"""Name and e-mail address."""

SYSTEM: Author = ("Movie Director", "director@localhost")

Gate = Callable[[Mapping[str, Callable[[], bytes]]], None]
"""Looks at the files that a merge would bring (path to a reader of its bytes) before it does.

It raises a Conflict to refuse them."""


def no_gate(brought: Mapping[str, Callable[[], bytes]]) -> None:
    """Let everything pass."""


@dataclass(frozen=True)
class Entry:
    """One file of a commit: its media's own digest and size, not its pointer's."""

    path: str
    sha256: str
    size: int
    evicted: bool = False
    """Its bytes were given up; digest and size are what they were."""


@dataclass(frozen=True)
class Change:
    """One path in which two commits differ."""

    path: str
    kind: Literal["added", "changed", "removed"]
    old: Entry | None
    new: Entry | None


@dataclass(frozen=True)
class Commit:
    """Who changed what, when and why."""

    id: str
    message: str
    meta: Mapping[str, str]
    author: Author
    at: datetime
    parents: tuple[str, ...] = ()


class MediaStore(Protocol):
    """One film's media. Errors: BadInput, NotFound, Conflict, MediaBroken, DiskFull."""

    def begin(self, branch: str = MAIN) -> Transaction:
        """Collect puts and deletes for one commit."""
        ...

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

        Deleting what is not there is no change, and a commit without a change is not made: the
        head's id is returned.
        """
        ...

    def open(self, path: str, ref: str = MAIN) -> bytes:
        """Return a file's bytes, checked against the digest that was recorded."""
        ...

    def part(self, path: str, first: int, last: int, ref: str = MAIN) -> bytes:
        """Return bytes `first` to `last`, both included; a part is not checked against the digest.

        What lies beyond the end of the file is left out.
        """
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

    def diff(self, old: str, new: str = MAIN) -> Sequence[Change]:
        """Return the paths in which two refs differ, sorted."""
        ...

    def head(self, ref: str = MAIN) -> str:
        """Return the commit id of a ref."""
        ...

    def names(self) -> tuple[Sequence[str], Sequence[str]]:
        """Return the names of the branches and of the tags, sorted."""
        ...

    def drop(self, branch: str) -> None:
        """Give up a branch and the media that only it has. Never the main one."""
        ...

    def branch(self, name: str, source: str = MAIN) -> None:
        """Start a branch at a ref."""
        ...

    def merge(self, source: str, target: str, *, author: Author) -> str:
        """Merge a branch into another; a path that both changed differently is a Conflict."""
        ...

    def revert(self, branch: str, commit: str, *, author: Author) -> str:
        """Undo one commit by a new one; a path that was changed since is a Conflict."""
        ...

    def tag(self, name: str, ref: str = MAIN) -> None:
        """Name a commit for good: dailies, deliveries."""
        ...

    def evict(self, paths: Sequence[str], *, author: Author, branch: str = MAIN) -> str:
        """Give up the bytes of media, keeping digest and size; return the new head's id.

        Reading such a file is a MediaBroken that says so; putting it again brings it back.
        """
        ...

    def url(self, path: str, ttl_s: int) -> str | None:
        """Return an address that reads the file directly, or None where the store has none."""
        ...
