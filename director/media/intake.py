"""What people send: parts in the order they come, and what becomes of the whole.

A draft lies in the workspace's cache until it is complete. Only then is it looked at: by its
content, never by its name.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from director.errors import BadInput, Conflict

LARGEST_NAME = 200
PATIENCE_S = 90
MB = 1 << 20
LIMITS_MB = {"low": 25, "standard": 50, "high": 200}
"""The largest reference picture of each tier."""
SCRIPT_MB = 10
BEGINNINGS = (b"\x89PNG", b"\xff\xd8\xff", b"RIFF", b"II*\0", b"MM\0*")


@dataclass(frozen=True)
class Picture:
    """A reference picture as it is kept."""

    data: bytes
    thumbnail: bytes
    suffix: str
    width: int
    height: int


def limit_of(kind: str, tier: str) -> int:
    """Return how many bytes an upload may have."""
    return MB * (SCRIPT_MB if kind == "script" else LIMITS_MB[tier])


class Drafts:
    """Uploads that are under way: one file each, as long as what has come."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, upload_id: UUID) -> Path:
        """Return where a draft lies, or would lie."""
        return self._folder / f"{upload_id}.part"

    def offset(self, upload_id: UUID) -> int:
        """Return how many bytes have come."""
        try:
            return self.path(upload_id).stat().st_size
        except FileNotFoundError:
            return 0

    async def append(
        self, upload_id: UUID, offset: int, parts: AsyncIterator[bytes], most: int
    ) -> int:
        """Add what comes at `offset`; return how many bytes there are then.

        What came before a connection broke off is kept: the sender goes on from there.

        Raises:
            Conflict: `offset` is not where the draft ends.
            BadInput: more comes than was announced.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        with self.path(upload_id).open("ab") as file:
            here = file.tell()
            if here != offset:
                raise Conflict(
                    f"The upload goes on at byte {here}, not at {offset}.",
                    remedy="Ask for its offset with HEAD, and go on from there.",
                )
            async for part in parts:
                here += len(part)
                if here > most:
                    raise BadInput(f"More than the {most} bytes that were announced came.")
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        return here

    def read(self, upload_id: UUID, sha256: str) -> bytes:
        """Return the whole.

        Raises:
            BadInput: it is not what its sender said it is.
        """
        data = self.path(upload_id).read_bytes()
        found = hashlib.sha256(data).hexdigest()
        if sha256 and found != sha256.lower():
            raise BadInput(
                "What came is not what was sent.",
                known=f"Its SHA-256 is {found}.",
                remedy="Send it again.",
            )
        return data

    def drop(self, upload_id: UUID) -> None:
        """Remove a draft."""
        self.path(upload_id).unlink(missing_ok=True)


def as_picture(data: bytes) -> Picture:
    """Decode and write a picture anew in a process of its own.

    Raises:
        BadInput: it is no picture that we read, too large, or made to harm.
    """
    if not data.startswith(BEGINNINGS):
        raise _no_picture("It does not begin like one.")
    with tempfile.TemporaryDirectory(prefix="intake-") as folder:
        given, made, small = (Path(folder) / name for name in ("given", "made", "small"))
        given.write_bytes(data)
        command = [sys.executable, "-m", "director.media.reencode", *map(str, (given, made, small))]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S)
            told: dict[str, Any] = json.loads(done.stdout or "{}")
        except (subprocess.TimeoutExpired, ValueError):
            told = {}
        if "suffix" not in told:
            raise _no_picture(told.get("problem", "It broke the decoder, or took too much."))
        sizes = int(told["width"]), int(told["height"])
        return Picture(made.read_bytes(), small.read_bytes(), told["suffix"], *sizes)


def _no_picture(why: str) -> BadInput:
    return BadInput(
        "This cannot be kept as a reference picture.",
        known=why,
        remedy="Send a PNG, JPEG, WebP or TIFF of at most 67 million pixels.",
    )
