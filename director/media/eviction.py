"""Eviction: giving up bytes that can be made again, and saying so in their place.

A pointer whose object is gone breaks `git lfs pull`, `git lfs fsck` and every clone. So an evicted
`NAME.png` becomes a small `NAME.png.evicted.json` with its digest, size and recipe: the head of
every branch stays whole. Only older commits may name bytes that are gone.
"""

import json
from collections.abc import Iterable
from pathlib import PurePosixPath

import pygit2

from director.errors import MediaBroken
from director.media.lfs import is_media, parse_pointer
from director.media.store import Entry
from director.media.trees import blobs

SUFFIX = ".evicted.json"


def note_path(path: str) -> str:
    """Return where the note about an evicted file stands."""
    return path + SUFFIX


def note(path: str, sha256: str, size: int) -> bytes:
    """Return the note that replaces a pointer. A take's recipe lies beside it."""
    stem = PurePosixPath(path).stem.removesuffix("_depth")
    told = {"sha256": sha256, "size": size, "recipe": f"{stem}.json"}
    return (json.dumps(told, indent=1) + "\n").encode()


def read_note(data: bytes) -> tuple[str, int]:
    """Return (SHA-256, size) that a note tells."""
    told = json.loads(data)
    return str(told["sha256"]), int(told["size"])


def evicted(entry: Entry) -> MediaBroken:
    """Return the error for reading a file whose bytes were given up."""
    return MediaBroken(
        f"The bytes of '{PurePosixPath(entry.path).name}' were evicted to save room.",
        known=f"They had {entry.size} bytes and the digest {entry.sha256}.",
        remedy="Render it again: its recipe lies beside it.",
    )


def gone(what: str) -> MediaBroken:
    """Return the error for going back to media that were evicted since."""
    return MediaBroken(
        f"The media of {what} were evicted and are not here any more.",
        remedy="Render them again, or take a later commit.",
    )


def objects_of(commits: Iterable[pygit2.Commit]) -> set[str]:
    """Return the SHA-256 of every media object that these commits need."""
    trees = {commit.tree.id: commit.tree for commit in commits}
    return {
        found[0]
        for tree in trees.values()
        for path, blob in blobs(tree)
        if is_media(path) and (found := parse_pointer(blob.data))
    }
