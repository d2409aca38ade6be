"""Media: the bytes of takes, at signed and short-lived addresses."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request
from fastapi.responses import FileResponse, Response

from api.dependencies import LinksDep, PreviewsDep, RecordsDep, SettingsDep
from director.errors import BadInput, NotFound
from director.keys import film_of
from director.media import open_store
from director.media.comparing import heat_map, side_by_side
from director.media.previews import WIDTHS
from director.receiving import thumbnail_path
from director.records import Take
from director.records.uploads import Upload

router = APIRouter(tags=["media"])

TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "exr": "image/x-exr",
    "json": "application/json",
}
ROLES = "^(picture|depth|recipe|reference|thumbnail|(side|heat)-[0-9a-f-]{36})$"
CACHE = "private, max-age=3600, immutable"


@router.get("/media/{take_id}", response_class=Response)
def get_media(
    take_id: UUID,
    expires: int,
    signature: Annotated[str, Query(max_length=64)],
    request: Request,
    records: RecordsDep,
    links: LinksDep,
    previews: PreviewsDep,
    settings: SettingsDep,
    role: Annotated[str, Query(pattern=ROLES)] = "picture",
    width: Annotated[int | None, Query(description=f"One of {WIDTHS}")] = None,
) -> Response:
    """A take's picture, its depth, or a WebP preview. Ranges and If-None-Match are answered."""
    links.check(take_id, role, width, expires, signature)
    if width is not None and (width not in WIDTHS or role != "picture"):
        raise BadInput(
            f"There is no preview of {role} at width {width}.", known=f"Widths: {WIDTHS}."
        )
    if role in ("reference", "thumbnail"):
        return _reference(request, records.upload(take_id), role, settings)
    take = records.take(take_id)
    if role.startswith(("side-", "heat-")):
        return _compared(take, records.take(UUID(role[5:])), role[:4], previews, settings)
    etag = f'"{take.pixel_sha256[:32]}-{role}-{width or "full"}"'
    # Dagster's pages show it from another port, which browsers call another site on an IP address.
    # The signature guards the picture.
    headers = {"ETag": etag, "Cache-Control": CACHE, "Cross-Origin-Resource-Policy": "cross-origin"}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if width is None:
        return _original(request, take, role, settings, headers)

    def read() -> bytes:
        return _open(take, role, settings)

    path = previews.get(take.pixel_sha256, width, read)
    return FileResponse(path, media_type="image/webp", headers=headers)


def _open(take: Take, role: str, settings: SettingsDep) -> bytes:
    path = take.path(role)
    if path is None:
        raise NotFound(
            f"This take has no {role}.",
            known=f"It has: {', '.join(str(file['role']) for file in take.files)}.",
        )
    # The name of a take's file is never given again: the film's head has it or says why not, and
    # a film that was moved has other commits.
    return open_store(settings.workspace, film_of(take.subject_key)).open(path)


def _original(
    request: Request, take: Take, role: str, settings: SettingsDep, headers: dict[str, str]
) -> Response:
    """The stored bytes, or the range of them that is asked for."""
    path = take.path(role) or ""
    return _bytes(request, _open(take, role, settings), path, headers)


def _compared(
    one: Take, other: Take, how: str, previews: PreviewsDep, settings: SettingsDep
) -> Response:
    """Two pictures side by side, or where they differ; made once."""
    make = side_by_side if how == "side" else heat_map

    def made() -> bytes:
        return make(_open(one, "picture", settings), _open(other, "picture", settings))

    path = previews.made(one.pixel_sha256, f"{how}-{other.pixel_sha256}", made)
    return FileResponse(path, media_type="image/webp", headers={"Cache-Control": CACHE})


def _reference(request: Request, upload: Upload, role: str, settings: SettingsDep) -> Response:
    """A reference picture that somebody sent, or its thumbnail."""
    film = request.app.state.records.project(upload.project_id).slug
    path = upload.path if role == "reference" else thumbnail_path(upload.path)
    data = open_store(settings.workspace, film).open(path)
    return _bytes(request, data, path, {"Cache-Control": CACHE})


def _bytes(request: Request, data: bytes, path: str, headers: dict[str, str]) -> Response:
    """The bytes, or the range of them that is asked for."""
    kind = TYPES.get(path.rpartition(".")[2], "application/octet-stream")
    headers = headers | {"Accept-Ranges": "bytes"}
    span = _range(request.headers.get("range"), len(data))
    if span is None:
        return Response(data, media_type=kind, headers=headers)
    first, last = span
    if first >= len(data):
        return Response(status_code=416, headers={"Content-Range": f"bytes */{len(data)}"})
    headers["Content-Range"] = f"bytes {first}-{last}/{len(data)}"
    return Response(data[first : last + 1], 206, media_type=kind, headers=headers)


def _range(header: str | None, size: int) -> tuple[int, int] | None:
    """(first, last) byte of a single `bytes=` range; anything else means the whole."""
    unit, _, spans = (header or "").partition("=")
    first, dash, last = spans.strip().partition("-")
    numbers = [part for part in (first, last) if part]
    if unit != "bytes" or not dash or not numbers or not all(n.isdecimal() for n in numbers):
        return None
    if not first:
        return max(0, size - int(last)), size - 1
    if last and int(last) < int(first):
        return None
    return int(first), min(int(last), size - 1) if last else size - 1
