"""Renders: ask for pictures, see how far they are, cancel them."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.dependencies import DispatchDep, PersonDep, ProjectDep, RecordsDep, id_or_name
from api.present import estimates_now, render_out
from api.views import RenderOut, RenderPage, RendersIn
from director.dispatch.wishes import NOT_READY
from director.errors import BadInput, NotFound
from director.records import Project, Records, Subject
from director.tiers import Tier

router = APIRouter(tags=["renders"])


@router.post("/projects/{project}/renders", status_code=202)
def create_renders(
    wish: RendersIn,
    project: ProjectDep,
    records: RecordsDep,
    dispatch: DispatchDep,
    person: PersonDep,
) -> list[RenderOut]:
    """Ask for pictures. An open render of the same subject and tier is joined."""
    tier = wish.tier or Tier(project.default_tier)
    subjects = _wished(wish, project, records, tier)
    asked = dispatch.submit(project, subjects, tier, person)
    known = estimates_now(records)
    return [render_out(one, known.get(one.id)) for one in asked]


@router.get("/projects/{project}/renders")
def list_renders(
    project: ProjectDep,
    records: RecordsDep,
    open_only: bool = False,
    after: Annotated[int | None, Query(description="`next` of the page before", ge=0)] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> RenderPage:
    """Renders of a film, newest first."""
    renders = records.renders(project.id, open_only=open_only, after=after, limit=limit)
    following = str(renders[-1].seq) if len(renders) == limit else None
    known = estimates_now(records) if any(one.status.is_open for one in renders) else {}
    return RenderPage(items=[render_out(one, known.get(one.id)) for one in renders], next=following)


@router.delete("/renders/{render_id}", status_code=204)
def cancel_render(
    render_id: UUID, records: RecordsDep, dispatch: DispatchDep, person: PersonDep
) -> Response:
    """Cancel one render. One that is closed already stays as it is."""
    dispatch.cancel(records.render(render_id), person)
    return Response(status_code=204)


def _wished(wish: RendersIn, project: Project, records: Records, tier: Tier) -> Sequence[Subject]:
    """The subjects that are meant.

    Raises:
        BadInput: nothing is asked for.
        NotFound: a subject is not one of this film.
    """
    if wish.all or wish.stale:
        states = records.states(project.id, tier)
        return [one.subject for one in states if wish.all or one.state in NOT_READY]
    if not wish.subjects:
        raise BadInput(
            "No picture is asked for.",
            remedy='Name subjects by id or key, or say "stale": true or "all": true.',
        )
    return [_one_of(project, records, name) for name in wish.subjects]


def _one_of(project: Project, records: Records, name: str) -> Subject:
    subject = records.subject(id_or_name(name))
    if subject.project_id != project.id:
        raise NotFound(
            f"'{name}' belongs to another film.", known=f"This film is '{project.slug}'."
        )
    return subject
