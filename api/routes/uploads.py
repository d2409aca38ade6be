"""Uploads: reference pictures and screenplays, in one go or in parts that can be resumed."""

from collections.abc import AsyncIterator
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from api.dependencies import LinksDep, PersonDep, ProjectDep, RecordsDep, SettingsDep
from api.present import script_out
from api.views import ScriptOut
from director.errors import BadInput, Conflict
from director.links import Links
from director.media import MediaStore, open_store
from director.media.intake import LARGEST_NAME, MB, SCRIPT_MB, Drafts, limit_of
from director.receiving import finish, take_in_script
from director.records import Person, Project, Records
from director.records.uploads import Upload
from director.tiers import Tier

router = APIRouter(tags=["uploads"])

Name = Annotated[str, Query(min_length=1, max_length=LARGEST_NAME)]
PART = "application/offset+octet-stream"


class UploadIn(BaseModel, extra="forbid"):
    """A file that is going to be sent."""

    kind: Literal["reference", "script"] = "reference"
    name: str = Field(min_length=1, max_length=LARGEST_NAME)
    size: int = Field(gt=0)
    sha256: str = Field(default="", pattern="^([0-9a-fA-F]{64})?$")
    tier: Tier = Tier.LOW


class UploadOut(BaseModel):
    """A file that somebody sends: `offset` says how much has come."""

    id: UUID
    kind: str
    name: str
    status: Literal["open", "kept", "refused"]
    problem: str
    size: int
    offset: int
    media_type: str
    width: int | None
    height: int | None
    picture: str | None = Field(description="Signed address of a reference picture")
    thumbnail: str | None = Field(description="Signed address, WebP, at most 480 pixels")


class ScriptTaken(BaseModel):
    """A screenplay that was taken in, and what it changed in the film."""

    script: ScriptOut
    added: int
    changed: int
    retired: int
    kept: int


@router.post("/projects/{project}/scripts", status_code=201)
async def upload_script(
    project: ProjectDep,
    name: Name,
    request: Request,
    records: RecordsDep,
    settings: SettingsDep,
    person: PersonDep,
) -> ScriptTaken:
    """Take in a screenplay (Fountain or FDX, the body of the request); edits stay."""
    data = await _whole(request, SCRIPT_MB * MB)
    store = open_store(settings.workspace, project.slug)
    script, synced = await run_in_threadpool(
        take_in_script, records, store, project, name, data, person
    )
    told = script_out(script)
    assert told is not None
    counts = {each: len(getattr(synced, each)) for each in ("added", "changed", "retired", "kept")}
    return ScriptTaken(script=told, **counts)


@router.post("/projects/{project}/uploads", status_code=201)
def begin_upload(
    project: ProjectDep,
    new: UploadIn,
    response: Response,
    records: RecordsDep,
    settings: SettingsDep,
    links: LinksDep,
    person: PersonDep,
) -> UploadOut:
    """Announce a file; send its bytes to the Location with PATCH, from offset 0."""
    most = limit_of(new.kind, new.tier)
    if new.size > most:
        raise BadInput(
            f"'{new.name}' has {new.size / MB:.1f} MB.",
            known=f"A {new.kind} of the {new.tier} tier has at most {most // MB} MB.",
        )
    begun = records.begin_upload(
        project.id, new.kind, new.name, new.tier, new.size, new.sha256, by=person.id
    )
    response.headers["Location"] = f"/api/v1/uploads/{begun.id}"
    return _out(begun, 0, links)


@router.head("/uploads/{upload_id}", status_code=200)
def get_upload_offset(upload_id: UUID, records: RecordsDep, settings: SettingsDep) -> Response:
    """How much of an upload has come: where to go on."""
    upload = records.upload(upload_id)
    here = _drafts(settings).offset(upload_id) if upload.status == "open" else upload.size_bytes
    headers = {"Upload-Offset": str(here), "Upload-Length": str(upload.size_bytes)}
    return Response(headers=headers | {"Cache-Control": "no-store"})


@router.get("/uploads/{upload_id}")
def get_upload(
    upload_id: UUID, records: RecordsDep, settings: SettingsDep, links: LinksDep
) -> UploadOut:
    """One upload."""
    upload = records.upload(upload_id)
    return _out(upload, _drafts(settings).offset(upload_id), links)


@router.patch("/uploads/{upload_id}")
async def continue_upload(
    upload_id: UUID,
    request: Request,
    response: Response,
    records: RecordsDep,
    settings: SettingsDep,
    links: LinksDep,
    person: PersonDep,
) -> UploadOut:
    """Send bytes from `Upload-Offset` on; with the last one the file is judged and kept."""
    upload = await run_in_threadpool(records.upload, upload_id)
    if upload.status != "open":
        raise Conflict("This upload is closed already.", known=upload.problem)
    offset = request.headers.get("upload-offset", "")
    if not offset.isdecimal():
        raise BadInput("A part must say where it begins.", remedy="Send the header Upload-Offset.")
    drafts = _drafts(settings)
    here = await drafts.append(upload_id, int(offset), request.stream(), upload.size_bytes)
    response.headers["Upload-Offset"] = str(here)
    if here == upload.size_bytes:
        upload = await run_in_threadpool(_finish, records, settings, drafts, upload, person)
    return _out(upload, here, links)


@router.get("/projects/{project}/references")
def list_references(project: ProjectDep, records: RecordsDep, links: LinksDep) -> list[UploadOut]:
    """The film's reference pictures, newest first."""
    return [_out(one, one.size_bytes, links) for one in records.uploads(project.id, "reference")]


def _finish(
    records: Records, settings: SettingsDep, drafts: Drafts, upload: Upload, person: Person
) -> Upload:
    project: Project = records.project(upload.project_id)
    store: MediaStore = open_store(settings.workspace, project.slug)
    return finish(records, store, drafts, upload, person)


def _drafts(settings: SettingsDep) -> Drafts:
    return Drafts(settings.workspace.cache / "uploads")


def _out(upload: Upload, offset: int, links: Links) -> UploadOut:
    shown = upload.kind == "reference" and upload.status == "kept"
    return UploadOut(
        id=upload.id,
        kind=upload.kind,
        name=upload.name,
        status=upload.status,  # pyright: ignore[reportArgumentType]
        problem=upload.problem,
        size=upload.size_bytes,
        offset=upload.size_bytes if upload.status == "kept" else offset,
        media_type=upload.media_type,
        width=upload.width,
        height=upload.height,
        picture=links.picture(upload.id, "reference") if shown else None,
        thumbnail=links.picture(upload.id, "thumbnail") if shown else None,
    )


async def _whole(request: Request, most: int) -> bytes:
    """The body of a request, refused as soon as it is too long."""
    data = bytearray()
    parts: AsyncIterator[bytes] = request.stream()
    async for part in parts:
        data += part
        if len(data) > most:
            raise BadInput(f"It has more than {most // MB} MB.")
    return bytes(data)
