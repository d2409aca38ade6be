"""Links that leave the house: signed addresses of pictures, and deep links to the canvas.

Nobody outside is ever told a file path: a picture is addressed by its take's id, and the address
carries a signature (HMAC-SHA256 over id, role, width and expiry) that only we can make. The same
picture keeps the same address for a while, so that a browser's cache can hold it.
"""

import hashlib
import hmac
import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote
from uuid import UUID

from director.errors import Forbidden
from director.workspace import Workspace

HOUR_S = 3600
LEDGER_TTL_S = 90 * 24 * HOUR_S
"""For addresses that are written into a log and read much later."""


@dataclass(frozen=True)
class Links:
    """Makes and checks addresses below `base` ("" gives addresses relative to the host)."""

    key: bytes
    base: str = ""

    @classmethod
    def of(cls, workspace: Workspace, base: str = "") -> "Links":
        """Return the links of a workspace: every process on it signs with the same key."""
        given = os.environ.get("DIRECTOR_MEDIA_KEY")
        return cls(given.encode() if given else _key_in(workspace.run), base.rstrip("/"))

    def picture(
        self,
        take_id: UUID,
        role: str = "picture",
        *,
        width: int | None = None,
        ttl_s: int = HOUR_S,
        now_s: float | None = None,
    ) -> str:
        """Return an address of a take's file that works for `ttl_s` to twice `ttl_s` seconds.

        `width` (pixels) asks for a WebP preview instead of the original.
        """
        now_s = time.time() if now_s is None else now_s
        expires = (int(now_s) // ttl_s + 2) * ttl_s
        wide = f"&width={width}" if width else ""
        signature = self._sign(take_id, role, width, expires)
        query = f"role={quote(role)}&expires={expires}{wide}&signature={signature}"
        return f"{self.base}/api/v1/media/{take_id}?{query}"

    def check(
        self,
        take_id: UUID,
        role: str,
        width: int | None,
        expires: int,
        signature: str,
        now_s: float | None = None,
    ) -> None:
        """Accept an address that we made and that has not expired.

        Raises:
            Forbidden: it was changed, or its time is over.
        """
        expected = self._sign(take_id, role, width, expires)
        if not hmac.compare_digest(expected.encode(), signature.encode()):
            raise Forbidden(
                "The signature of this address is wrong.",
                remedy="Take the address from the take again; it cannot be edited.",
            )
        if expires < (time.time() if now_s is None else now_s):
            raise Forbidden(
                "This address has expired.", remedy="Take a new one from GET /api/v1/takes/{id}."
            )

    def subject(self, key: str) -> str:
        """Return the address that opens a subject on the canvas."""
        return f"{self.base}/?subject={quote(key, safe='')}"

    def _sign(self, take_id: UUID, role: str, width: int | None, expires: int) -> str:
        text = f"{take_id}\n{role}\n{width or ''}\n{expires}"
        return hmac.new(self.key, text.encode(), hashlib.sha256).hexdigest()


def _key_in(folder: Path) -> bytes:
    """Return the key kept in `folder`, made on first use; two first users agree on one."""
    path = folder / "media.key"
    folder.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        draft = folder / f"media.key.{os.getpid()}.{secrets.token_hex(4)}"
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().encode()
