"""The private folder of the server's socket: short, ours, closed to everybody else.

A socket's path may have 107 bytes on Linux and 103 on macOS, whatever the length of the data
folder's. The folder is named by a digest of that one, and is the only door: there is no TCP.
"""

import hashlib
import os
import stat
import tempfile
from pathlib import Path

from director.errors import ServerFailed

LONGEST_PATH_BYTES = 103
SOCKET_NAME = ".s.PGSQL.5432"
ATTEMPTS = 8


def socket_folder(data: Path, owner: int) -> Path:
    """Return the folder for the socket of the server over `data`, made when it is not there.

    It is `owner`'s and has mode 0700. One that somebody else put there first is left alone.

    Raises:
        ServerFailed: every name that we would take is somebody else's.
    """
    name = hashlib.sha256(os.fsencode(data) + b"\0%d" % os.geteuid()).hexdigest()[:12]
    for attempt in range(ATTEMPTS):
        folder = _short_root() / f"director-{name}{attempt or ''}"
        if _claim(folder, owner):
            return folder
    raise ServerFailed(
        f"No private folder for the database's socket could be made in {_short_root()}.",
        known=f"Somebody else owns director-{name} and {ATTEMPTS - 1} more names.",
        remedy="Set TMPDIR to a folder of your own with a short path.",
    )


def is_private(folder: Path, owner: int) -> bool:
    """Whether `folder` is a real folder (no link) of `owner`'s, closed to everybody else."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == owner and not found.st_mode & 0o077


def _claim(folder: Path, owner: int) -> bool:
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        return is_private(folder, owner)
    if owner != os.geteuid():
        os.chown(folder, owner, -1)
    return True


def _short_root() -> Path:
    """The system's folder for temporary files, or /tmp where TMPDIR is too long for a socket."""
    root = Path(tempfile.gettempdir()).resolve()
    longest = root / "director-0123456789ab0" / SOCKET_NAME
    return root if len(os.fsencode(longest)) <= LONGEST_PATH_BYTES else Path("/tmp")
