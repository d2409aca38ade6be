"""Guards before every route: whom we answer, and what we let a browser do.

The API listens on loopback without a login, so a web page of somebody else must not reach it: not
under a host name that was pointed at 127.0.0.1 (DNS rebinding), nor by a form or script of another
origin.
"""

import re
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import problem_response
from api.settings import LOOPBACK_HOSTS, Settings

HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(?::\d{1,5})?\Z")
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
SECURITY_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (
        b"content-security-policy",
        b"default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
        b"frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    ),
)


class Guards:
    """ASGI middleware: checks Host and Origin, adds the security headers."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        public = urlsplit(settings.public_url).hostname
        self.hosts = {*LOOPBACK_HOSTS, *((public.lower(),) if public else ())}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 421 or 403 ourselves, or pass the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value for name, value in scope["headers"]}
        refusal = self._refusal(scope["method"], headers)
        await (refusal or self.app)(scope, receive, _with_security(send))

    def _refusal(self, method: str, headers: dict[str, bytes]) -> ASGIApp | None:
        host = headers.get("host", b"").decode("latin-1")
        if _hostname(host) not in self.hosts:
            return problem_response(
                421,
                "MisdirectedRequest",
                f"Nobody here is called '{host}'.",
                f"Known: {', '.join(sorted(self.hosts))}.",
                "Use the address that 'make up' printed, or set DIRECTOR_PUBLIC_URL.",
            )
        origin = headers.get("origin", b"").decode("latin-1")
        if method in SAFE_METHODS or not _foreign(origin, host, headers):
            return None
        return problem_response(
            403,
            "Forbidden",
            f"A page of '{origin or 'another site'}' may not change this film.",
            remedy="Work from the canvas, or from a program that sends no Origin.",
        )


def _hostname(host: str) -> str:
    """`[::1]:80` -> `[::1]`, `Localhost:80` -> `localhost`; what is no host stays as it is."""
    match = HOST.match(host)
    return match[1].lower() if match else host


def _foreign(origin: str, host: str, headers: dict[str, bytes]) -> bool:
    """Whether a browser says that the request comes from another origin than ours."""
    if headers.get("sec-fetch-site", b"same-origin") not in (b"same-origin", b"none"):
        return True
    return bool(origin) and urlsplit(origin).netloc.lower() != host.lower()


def _with_security(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {name.lower() for name, _ in message["headers"]}
            missing = [pair for pair in SECURITY_HEADERS if pair[0] not in given]
            message["headers"] = [*message["headers"], *missing]
        await send(message)

    return sending
