"""What one commit holds: entries and bytes, with media fetched from behind their pointers."""

import hashlib
from collections.abc import Iterator

import pygit2

from director.errors import NotFound
from director.media.eviction import evicted, note_path, read_note
from director.media.lfs import LfsObjects, is_media, parse_pointer
from director.media.store import Change, Entry
from director.media.trees import blobs, check_path, differences, leaf_object


class Snapshot:
    """The files of one commit."""

    def __init__(self, commit: pygit2.Commit, objects: LfsObjects) -> None:
        self._tree = commit.tree
        self._name = str(commit.id)[:10]
        self._objects = objects

    def bytes_of(self, path: str) -> bytes:
        """Return a file's bytes.

        Raises:
            NotFound: the commit has no such file.
            MediaBroken: its media was evicted, is missing, or was changed on disk.
        """
        blob = self._held(path)
        pointed = parse_pointer(blob.data) if is_media(path) else None
        return self._objects.get(pointed[0]) if pointed else blob.data

    def part_of(self, path: str, first: int, last: int) -> bytes:
        """Return the bytes from `first` to `last`, both included. Raises as `bytes_of` does."""
        blob = self._held(path)
        pointed = parse_pointer(blob.data) if is_media(path) else None
        if pointed:
            return self._objects.part(pointed[0], first, last)
        return blob.data[first : last + 1]

    def entry(self, path: str) -> Entry:
        """Return a file's digest and size; NotFound when the commit has no such file."""
        blob = self._blob(path)
        if blob is not None:
            return entry_of(path, blob.data)
        told = self._blob(note_path(path))
        if told is None:
            raise NotFound(f"There is no file '{path}' in commit {self._name}.")
        return Entry(path, *read_note(told.data), evicted=True)

    def entries(self, prefix: str) -> list[Entry]:
        """Return the files below a folder ("" is all of them), sorted by path."""
        folder = prefix.strip("/")
        found = blobs(self._tree, check_path(folder) if folder else "")
        return sorted(
            (entry_of(path, blob.data) for path, blob in found), key=lambda entry: entry.path
        )

    def _held(self, path: str) -> pygit2.Blob:
        blob = self._blob(path)
        if blob is None:
            raise evicted(self.entry(path))
        return blob

    def _blob(self, path: str) -> pygit2.Blob | None:
        found = leaf_object(self._tree, check_path(path))
        return found if isinstance(found, pygit2.Blob) else None


def entry_of(path: str, data: bytes) -> Entry:
    """Return what a file is, from what Git holds of it."""
    pointed = parse_pointer(data) if is_media(path) else None
    return Entry(path, *(pointed or (hashlib.sha256(data).hexdigest(), len(data))))


def changes_between(
    repository: pygit2.Repository, old: pygit2.Commit, new: pygit2.Commit
) -> Iterator[Change]:
    """Yield the paths in which two commits differ."""
    for path, before, after in differences(old.tree, new.tree):
        was = entry_of(path, repository[before[0]].peel(pygit2.Blob).data) if before else None
        now = entry_of(path, repository[after[0]].peel(pygit2.Blob).data) if after else None
        yield Change(path, "changed" if was and now else "added" if now else "removed", was, now)
