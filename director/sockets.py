"""Short private folders for unix sockets, wherever the workspace lies.

A socket's path may have 107 bytes on Linux and 103 on macOS, and a workspace's own path may be
longer. So sockets lie in a folder of the system's temporary one, named by the workspace's digest.
"""

import hashlib
import os
import stat
import tempfile
from pathlib import Path

LONGEST_ROOT_BYTES = 64
"""Of the temporary folder's path: what we add has at most 39."""


def socket_folder(home: Path) -> Path:
    """Return the folder for the sockets of `home`, made when it is not there: ours, mode 0700.

    Raises:
        PermissionError: somebody else made it first.
    """
    digest = hashlib.sha256(os.fsencode(home.resolve())).hexdigest()[:12]
    root = tempfile.gettempdir()
    if len(os.fsencode(root)) > LONGEST_ROOT_BYTES:
        root = "/tmp"
    folder = Path(root) / f"director-w{digest}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o077:
        raise PermissionError(f"{folder} is not a private folder of ours. Set TMPDIR to one.")
    return folder
