"""Git LFS objects: media by its SHA-256, in the folders that `git lfs` itself uses.

An object is written aside, synced, then moved into place: whatever kills us, a file below
`objects/` is whole. The pointer that Git keeps is written only afterwards.
"""

import contextlib
import errno
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Generator
from pathlib import Path, PurePosixPath

from pygit2 import GitError

from director.errors import DiskFull, MediaBroken
from director.media.durable import sync_path

MEDIA = (
    *("png", "jpg", "jpeg", "webp", "avif", "gif", "exr", "tif", "tiff", "hdr", "psd"),
    *("mp4", "mov", "mkv", "webm", "mxf", "wav", "flac", "mp3", "aif", "aiff", "ogg"),
    *("usd", "usda", "usdc", "usdz", "glb", "abc", "fbx", "blend", "vdb", "ply"),
    *("npz", "npy", "safetensors", "zip", "zst", "pdf"),
)
"""File types that Git must not hold itself."""

TYPES = frozenset({*MEDIA, *(suffix.upper() for suffix in MEDIA)})
RULE = "filter=lfs diff=lfs merge=lfs -text"

VERSION = "version https://git-lfs.github.com/spec/v1"
LONGEST_POINTER = 1024
OLD_DRAFT_S = 3600
NO_ROOM = re.compile("no space left|quota exceeded|file too large", re.IGNORECASE)
POINTER = re.compile(rb"^oid sha256:([0-9a-f]{64})\nsize (\d+)$", re.MULTILINE)


def is_media(path: str) -> bool:
    """Return whether a file of that name belongs into LFS."""
    return PurePosixPath(path).suffix.lstrip(".") in TYPES


def attributes(known: str = "") -> str:
    """Return a project's `.gitattributes`: what it has, and a rule for every type it lacks.

    Git compares letters as they are written, so each type stands in small and in capital ones.
    """
    ruled = {line.split()[0] for line in known.splitlines() if "filter=lfs" in line}
    lacking = [suffix for suffix in MEDIA if f"*.{suffix}" not in ruled]
    lacking += [suffix.upper() for suffix in MEDIA if f"*.{suffix.upper()}" not in ruled]
    lines = "".join(f"*.{suffix} {RULE}\n" for suffix in lacking)
    return known + ("" if known.endswith("\n") or not known else "\n") + lines


def pointer(sha256: str, size: int) -> bytes:
    """Return the text that stands in Git for an object."""
    return f"{VERSION}\noid sha256:{sha256}\nsize {size}\n".encode()


def parse_pointer(data: bytes) -> tuple[str, int] | None:
    """Return (SHA-256, size) of a pointer, or None when the data is a file itself."""
    if len(data) > LONGEST_POINTER or not data.startswith(VERSION.encode()):
        return None
    found = POINTER.search(data)
    return (found[1].decode(), int(found[2])) if found else None


class LfsObjects:
    """The object folder of one repository."""

    def __init__(self, repository: Path) -> None:
        self._root = repository / "lfs"

    def path(self, sha256: str) -> Path:
        """Return where an object lies, or would lie."""
        return self._root / "objects" / sha256[:2] / sha256[2:4] / sha256

    def put(self, data: bytes) -> str:
        """Keep the bytes and return their SHA-256; bytes that are there already cost nothing.

        Raises:
            DiskFull: no room; nothing half-written remains.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        target = self.path(sha256)
        if not target.exists():
            with no_room_is_told(f"{len(data)} bytes of media"):
                self._write(target, data)
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return an object's bytes.

        Raises:
            MediaBroken: it is missing, or is not what its name says.
        """
        try:
            data = self.path(sha256).read_bytes()
        except FileNotFoundError:
            raise _not_here(sha256) from None
        found = hashlib.sha256(data).hexdigest()
        if found != sha256:
            raise MediaBroken(
                f"The media object {sha256} was changed on disk.",
                known=f"Its bytes have the digest {found}.",
                remedy="Delete that file and pull it, or render the picture again.",
            )
        return data

    def part(self, sha256: str, first: int, last: int) -> bytes:
        """Return the bytes from `first` to `last`, both included, unchecked.

        Raises:
            MediaBroken: the object is missing.
        """
        try:
            with self.path(sha256).open("rb") as file:
                file.seek(first)
                return file.read(last + 1 - first)
        except FileNotFoundError:
            raise _not_here(sha256) from None

    def has(self, sha256: str) -> bool:
        """Whether the object is here."""
        return self.path(sha256).exists()

    def remove(self, sha256: str) -> None:
        """Give an object up. Call only under the repository's lock."""
        self.path(sha256).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what writers that were killed left unfinished."""
        for draft in (self._root / "tmp").glob("tmp*"):
            with contextlib.suppress(FileNotFoundError):
                if time.time() - draft.stat().st_mtime > OLD_DRAFT_S:
                    draft.unlink()

    def _write(self, target: Path, data: bytes) -> None:
        aside = self._root / "tmp"
        aside.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=aside)
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            draft.chmod(0o444)
            _make_durable(target.parent)
            draft.replace(target)
            sync_path(target.parent)
        finally:
            draft.unlink(missing_ok=True)


def _not_here(sha256: str) -> MediaBroken:
    return MediaBroken(
        f"The media object {sha256} is not here.",
        remedy="Pull it from the repository it came from, or render the picture again.",
    )


def _make_durable(folder: Path) -> None:
    """Make a folder, and its name in the one above, and so on upwards."""
    if not folder.exists():
        _make_durable(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_path(folder.parent)


def is_no_room(error: Exception) -> bool:
    """Whether an error says that a disk, a quota or a limit is exhausted."""
    known = getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    return known or NO_ROOM.search(str(error)) is not None


@contextlib.contextmanager
def no_room_is_told(what: str) -> Generator[None]:
    """Turn "no space left" into a DiskFull that says what was to be kept.

    libgit2 gives the reason in words only, and a write beyond a quota or a limit counts as well.
    """
    try:
        yield
    except (OSError, GitError) as error:
        if not is_no_room(error):
            raise
        raise DiskFull(
            f"There is no room to keep {what}.",
            remedy="Free some room, then run the same command: it goes on where it stopped.",
        ) from error
