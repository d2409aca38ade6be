"""Environments, angles, variations and shots: the same three routes for each kind."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Body, Query, Response

from api.dependencies import (
    CodeVersion,
    LinksDep,
    PersonDep,
    ProjectDep,
    RecordsDep,
    SettingsDep,
    VersionSeen,
)
from api.present import open_by_subject, subject_out
from api.views import SubjectOut, SubjectPage, SubjectPatch
from director.errors import NotFound
from director.keys import Kind
from director.links import Links
from director.records import Records, Subject
from director.records.merge import merge
from director.tiers import Tier
from director.world.inventory import check_new_edits

After = Annotated[int | None, Query(description="`next` of the page before", ge=0)]
Limit = Annotated[int, Query(ge=1, le=500)]
MERGE_PATCH = "application/merge-patch+json"


def router_for(kind: Kind) -> APIRouter:
    """Return the routes of one kind of subject."""
    plural = f"{kind}s"
    router = APIRouter(tags=[plural])

    @router.get(
        f"/projects/{{project}}/{plural}",
        name=f"list_{plural}",
        description=f"The film's {plural} in the order of the script, with their states.",
    )
    def many(
        project: ProjectDep,
        records: RecordsDep,
        links: LinksDep,
        code_version: CodeVersion,
        tier: Tier | None = None,
        after: After = None,
        limit: Limit = 100,
    ) -> SubjectPage:
        states = records.states(
            project.id, tier, code_version=code_version, kind=kind, after=after, limit=limit
        )
        renders = open_by_subject(records.renders(project.id, open_only=True))
        items = [subject_out(one, renders.get(one.subject.id), links) for one in states]
        full = len(states) == limit
        return SubjectPage(items=items, next=str(states[-1].subject.position) if full else None)

    @router.get(
        f"/{plural}/{{subject_id}}",
        name=f"get_{kind}",
        description=f"One {kind}. The ETag is its version.",
    )
    def one(
        subject_id: UUID,
        response: Response,
        records: RecordsDep,
        links: LinksDep,
        code_version: CodeVersion,
        tier: Tier | None = None,
    ) -> SubjectOut:
        subject = _known(records, subject_id, kind)
        return _answer(records, links, response, subject, code_version, tier)

    @router.patch(
        f"/{plural}/{{subject_id}}",
        name=f"update_{kind}",
        description=f"Change parameters of a {kind}. What depends on it becomes stale.",
    )
    def change(
        subject_id: UUID,
        patch: Annotated[SubjectPatch, Body(media_type=MERGE_PATCH)],
        seen: VersionSeen,
        response: Response,
        records: RecordsDep,
        links: LinksDep,
        code_version: CodeVersion,
        person: PersonDep,
        settings: SettingsDep,
    ) -> SubjectOut:
        subject = _known(records, subject_id, kind)
        if kind is Kind.ENVIRONMENT and patch.parameters.get("edits"):
            after = merge(subject.parameters, patch.parameters)
            check_new_edits(subject.parameters, after, settings.workspace.cache / "worlds")
        changed = records.patch_parameters(
            subject_id, patch.parameters, expected_version=seen, by=person.id
        )
        return _answer(records, links, response, changed, code_version)

    return router


def _known(records: Records, subject_id: UUID, kind: Kind) -> Subject:
    """The subject, when it is one of that kind.

    Raises:
        NotFound: it is not.
    """
    subject = records.subject(subject_id)
    if subject.kind != kind:
        raise NotFound(
            f"There is no {kind} with the id {subject_id}.",
            known=f"It is a {subject.kind}: {subject.key}.",
            remedy=f"Ask for it at /api/v1/{subject.kind}s/{subject_id}.",
        )
    return subject


def _answer(
    records: Records,
    links: Links,
    response: Response,
    subject: Subject,
    code_version: str,
    tier: Tier | None = None,
) -> SubjectOut:
    """A subject with its state; the ETag is its version.

    Raises:
        NotFound: the script no longer has it.
    """
    found = records.states(
        subject.project_id, tier, code_version=code_version, subject_id=subject.id
    )
    if not found:
        raise NotFound(
            f"'{subject.key}' is retired: the script no longer has it.",
            remedy="It comes back with its takes when the script names it again.",
        )
    renders = open_by_subject(records.renders(subject.project_id, open_only=True))
    response.headers["ETag"] = f'"{found[0].subject.version}"'
    return subject_out(found[0], renders.get(subject.id), links)
