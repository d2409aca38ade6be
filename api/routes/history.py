"""History: who changed what, when and why; two takes held against each other; going back."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from api.dependencies import LinksDep, PersonDep, RecordsDep, SettingsDep, VersionSeen
from api.present import PREVIEW_PX, take_name
from api.views import DifferenceOut, Json
from director.errors import MediaBroken
from director.keys import film_of
from director.media import open_store
from director.media.comparing import measure
from director.recipe import diff

router = APIRouter(tags=["history"])


class VersionOut(BaseModel):
    """One version of a subject's parameters."""

    version: int
    parameters: Json
    changes: list[DifferenceOut]
    reason: str
    who: str
    at: datetime


class TakeMade(BaseModel):
    """One take in a subject's history: who had it made, by which run, from which recipe."""

    id: UUID
    name: str
    version: int
    tier: str
    who: str
    at: datetime
    recipe_digest: str
    run_id: str | None
    commit: str
    thumbnail: str


class HistoryOut(BaseModel):
    """What became of a subject, newest first."""

    versions: list[VersionOut]
    takes: list[TakeMade]


class RollbackIn(BaseModel, extra="forbid"):
    """Which version to go back to, and why."""

    version: int = Field(ge=1)
    reason: str = Field(default="", max_length=500)


class RolledBack(BaseModel):
    """The new version that has the old parameters."""

    version: int
    parameters: Json


class WipeOut(BaseModel):
    """Two pictures of one size to wipe between."""

    left: str
    right: str


class TakeDiff(BaseModel):
    """What tells two takes apart: the fields of their recipes, and their pixels."""

    fields: list[DifferenceOut]
    changed: float | None = Field(description="Share of the pixels that visibly differ")
    mean: float | None = Field(description="Mean difference of a channel, of 255")
    same_size: bool | None
    side_by_side: str = Field(description="Signed address, WebP")
    heat_map: str = Field(description="Signed address, WebP: dark is the same")
    wipe: WipeOut


@router.get("/subjects/{subject_id}/history")
def get_history(
    subject_id: UUID,
    records: RecordsDep,
    links: LinksDep,
    limit: Annotated[int, Query(ge=1, le=200)] = 20,
) -> HistoryOut:
    """Who changed a subject, when, why, from which parameters; and its takes."""
    subject = records.subject(subject_id)
    people = {person.id: person.name for person in records.people()}
    versions = [
        VersionOut(
            version=each.version,
            parameters=dict(each.parameters),
            changes=[DifferenceOut(**vars(one)) for one in each.changes],
            reason=each.reason,
            who=people.get(each.created_by, ""),
            at=each.created_at,
        )
        for each in records.history(subject.id)[:limit]
    ]
    takes = [
        TakeMade(
            id=take.id,
            name=take_name(take),
            version=take.version,
            tier=take.tier,
            who=people.get(take.author_id, ""),
            at=take.created_at,
            recipe_digest=take.recipe_digest,
            run_id=take.run_id,
            commit=take.commit,
            thumbnail=links.picture(take.id, width=320),
        )
        for take in records.takes(subject.id, limit=limit)
    ]
    return HistoryOut(versions=versions, takes=takes)


@router.post("/subjects/{subject_id}/rollback")
def roll_back(
    subject_id: UUID,
    wish: RollbackIn,
    seen: VersionSeen,
    response: Response,
    records: RecordsDep,
    person: PersonDep,
) -> RolledBack:
    """Go back to an earlier version, as a new one; the team is told."""
    changed = records.roll_back(
        subject_id, wish.version, expected_version=seen, by=person.id, reason=wish.reason
    )
    response.headers["ETag"] = f'"{changed.version}"'
    return RolledBack(version=changed.version, parameters=dict(changed.parameters))


@router.get("/takes/{take_id}/diff/{other_id}")
def diff_takes(
    take_id: UUID, other_id: UUID, records: RecordsDep, links: LinksDep, settings: SettingsDep
) -> TakeDiff:
    """Two takes as fields and as pictures; without pixels where bytes were given up."""
    one, other = records.take(take_id), records.take(other_id)
    try:
        pictures = [
            open_store(settings.workspace, film_of(take.subject_key)).open(
                take.path("picture") or ""
            )
            for take in (one, other)
        ]
        found = measure(pictures[0], pictures[1])
    except MediaBroken:
        found = None
    return TakeDiff(
        fields=[DifferenceOut(**vars(each)) for each in diff(one.recipe, other.recipe)],
        changed=found and found.changed,
        mean=found and found.mean,
        same_size=found and found.same_size,
        side_by_side=links.picture(one.id, f"side-{other.id}"),
        heat_map=links.picture(one.id, f"heat-{other.id}"),
        wipe=WipeOut(
            left=links.picture(one.id, width=PREVIEW_PX),
            right=links.picture(other.id, width=PREVIEW_PX),
        ),
    )
