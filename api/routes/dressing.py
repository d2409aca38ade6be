"""What people change on a film's places: the objects of an environment, and the film's style."""

import hashlib
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response

from api.dependencies import PersonDep, ProjectDep, RecordsDep, SettingsDep, VersionSeen
from api.views import ItemOut, Json, ObjectsOut, StyleOut
from director.errors import BadInput, NotFound
from director.keys import Kind
from director.records import Project
from director.style.palette import combined, palette_of
from director.style.reference import MOST_BYTES, decoded
from director.style.style import FIELDS, KEYWORDS, Reference, Style
from director.world.inventory import inventory

router = APIRouter(tags=["dressing"])


@router.get("/environments/{subject_id}/objects")
def list_objects(subject_id: UUID, records: RecordsDep, settings: SettingsDep) -> ObjectsOut:
    """The objects of a place, to be edited by id: see the environment's parameter `edits`."""
    subject = records.subject(subject_id)
    if subject.kind is not Kind.ENVIRONMENT:
        raise NotFound(f"'{subject.key}' is a {subject.kind}: only environments have objects.")
    found = inventory(subject.wanted["world"] | {"base_look": subject.wanted["base_look"]},
                      settings.workspace.cache / "worlds")  # fmt: skip
    items = [ItemOut.model_validate(item, from_attributes=True) for item in found.items]
    return ObjectsOut(items=items, waiting=dict(found.waiting))


@router.get("/projects/{project}/style")
def get_style(project: ProjectDep, response: Response) -> StyleOut:
    """The film's style. The ETag is the film's version."""
    return _answer(project, response)


@router.put("/projects/{project}/style")
def set_style(
    style: Json,
    project: ProjectDep,
    seen: VersionSeen,
    response: Response,
    records: RecordsDep,
    person: PersonDep,
) -> StyleOut:
    """Give the film a style; what is wanted of every place without one of its own changes."""
    told = Style.from_json(style).as_json()
    patch = {"settings": {"style": dict.fromkeys(FIELDS) | told}}
    changed = records.patch_project(project.id, patch, expected_version=seen, by=person.id)
    return _answer(changed, response)


async def _body(request: Request) -> bytes:
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > MOST_BYTES:
            raise BadInput(
                "The picture is too large.", known=f"At most {MOST_BYTES >> 20} MiB are read."
            )
    return bytes(data)


@router.post(
    "/projects/{project}/style/references",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"image/*": {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
def add_reference(
    project: ProjectDep,
    data: Annotated[bytes, Depends(_body)],
    seen: VersionSeen,
    response: Response,
    records: RecordsDep,
    person: PersonDep,
    name: Annotated[str, Query(max_length=200, description="The picture's name")] = "picture",
) -> StyleOut:
    """Read a palette off a reference picture; the style's becomes that of all its references."""
    style = Style.from_json(project.style)
    sha256 = hashlib.sha256(data).hexdigest()
    new = Reference(name, sha256, palette_of([decoded(data, f"'{name}'")]))
    kept = [one for one in style.references if one.sha256 != sha256]
    references = [*kept, new]
    told = style.as_json() | {
        "references": [one.as_json() for one in references],
        "palette": [vars(swatch) for swatch in combined([one.palette for one in references])],
    }
    return set_style(told, project, seen, response, records, person)


def _answer(project: Project, response: Response) -> StyleOut:
    style = Style.from_json(project.style)
    response.headers["ETag"] = f'"{project.version}"'
    return StyleOut(
        style=style.as_json(),
        neutral=style.neutral,
        unheard=list(style.unheard),
        keywords=list(KEYWORDS),
    )
