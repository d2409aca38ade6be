"""Making a commit durable: everything it needs is on disk before the branch moves.

libgit2 can sync each object as it writes it, one after another: 110 ms for a take on a busy disk.
Here it writes without, and what is new is synced together, so that the disk commits once for many.
Only the branch itself, whose old content must not be lost either, is synced by libgit2.
"""

import contextlib
import os
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pygit2
from pygit2.enums import Option

SYNCERS = 8
_TURN = threading.Lock()

Item = TypeVar("Item")
Result = TypeVar("Result")


@contextlib.contextmanager
def synced_by_git() -> Generator[None]:
    """Have libgit2 sync what it writes. Its switch is the process's: one thread at a time."""
    with _TURN:
        pygit2.option(Option.ENABLE_FSYNC_GITDIR, True)
        try:
            yield
        finally:
            pygit2.option(Option.ENABLE_FSYNC_GITDIR, False)


def in_parallel(work: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
    """Do work that mostly waits for the disk; return the results in order."""
    with ThreadPoolExecutor(SYNCERS) as pool:
        return list(pool.map(work, items))


def sync_path(path: Path) -> None:
    """Make a file's bytes, or the names in a folder, durable; what is not there (packed) is so."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_objects(repository: Path, ids: Iterable[pygit2.Oid]) -> None:
    """Make loose Git objects durable, and the folders that name them."""
    objects = repository / "objects"
    files = [objects / str(each)[:2] / str(each)[2:] for each in ids]
    in_parallel(sync_path, files)
    in_parallel(sync_path, {objects, *(file.parent for file in files)})


def objects_on(tree: pygit2.Tree, paths: Iterable[str]) -> Iterator[pygit2.Oid]:
    """Yield the ids of the folders and files on the way to each path that is there."""
    ways = {"/".join(parts[:end]) for parts in _split(paths) for end in range(1, len(parts) + 1)}
    for way in ways:
        with contextlib.suppress(KeyError):
            yield tree[way].id


def _split(paths: Iterable[str]) -> Iterator[list[str]]:
    return (path.split("/") for path in paths)
