"""Takes: immutable results, newest first."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from api.dependencies import LinksDep, ProjectDep, RecordsDep
from api.present import take_detail, take_out
from api.views import TakeDetail, TakePage

router = APIRouter(tags=["takes"])


@router.get("/projects/{project}/takes")
def list_takes(
    project: ProjectDep,
    records: RecordsDep,
    links: LinksDep,
    subject: UUID | None = None,
    after: Annotated[int | None, Query(description="`next` of the page before")] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> TakePage:
    """Takes of a film, or of one subject of it, newest first."""
    takes = records.takes(subject_id=subject, project_id=project.id, after=after, limit=limit)
    following = str(takes[-1].seq) if len(takes) == limit else None
    return TakePage(items=[take_out(take, links) for take in takes], next=following)


@router.get("/takes/{take_id}")
def get_take(take_id: UUID, records: RecordsDep, links: LinksDep) -> TakeDetail:
    """One take, with the recipe that made it."""
    return take_detail(records.take(take_id), links, records.fallback_of(take_id))
