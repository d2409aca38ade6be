"""Films: list them, begin one, read one, and the whole graph of one."""

from fastapi import APIRouter, Response

from api.dependencies import CodeVersion, LinksDep, PersonDep, ProjectDep, RecordsDep, SettingsDep
from api.present import (
    open_by_subject,
    project_out,
    script_out,
    subject_out,
)
from api.views import EdgeOut, GraphOut, ProjectIn, ProjectOut
from director.keys import check_slug
from director.media import create_store
from director.records import SubjectState
from director.tiers import Tier

router = APIRouter(tags=["projects"])


@router.get("/projects")
def list_projects(records: RecordsDep) -> list[ProjectOut]:
    """All films."""
    return [project_out(project) for project in records.projects()]


@router.post("/projects", status_code=201)
def create_project(
    new: ProjectIn,
    response: Response,
    records: RecordsDep,
    settings: SettingsDep,
    person: PersonDep,
) -> ProjectOut:
    """Begin a film: its repository with the project's tree, and its record."""
    slug = check_slug(new.slug, "project name")
    project = records.create_project(
        slug,
        new.title,
        by=person.id,
        aspect=new.aspect,
        default_tier=new.default_tier,
    )
    create_store(settings.workspace, slug, project.id, new.title)
    response.headers["Location"] = f"/api/v1/projects/{project.id}"
    return project_out(project)


@router.get("/projects/{project}")
def get_project(project: ProjectDep) -> ProjectOut:
    """One film."""
    return project_out(project)


@router.get("/projects/{project}/graph")
def get_graph(
    project: ProjectDep,
    records: RecordsDep,
    links: LinksDep,
    code_version: CodeVersion,
    tier: Tier | None = None,
) -> GraphOut:
    """The film's graph: draw it, then follow the events after `sequence`."""
    sequence = records.last_event(project.id)  # read first: an event may come twice, never lost
    script = records.latest_script(project.id)
    states = records.states(project.id, tier, code_version=code_version)
    renders = open_by_subject(records.renders(project.id, open_only=True))
    return GraphOut(
        project=project_out(project),
        script=script_out(script),
        sequence=sequence,
        subjects=[subject_out(one, renders.get(one.subject.id), links) for one in states],
        edges=[_edge(one) for one in states],
    )


def _edge(state: SubjectState) -> EdgeOut:
    """The edge from what a subject is built from; an environment is built from the script."""
    subject = state.subject
    return EdgeOut(source=str(subject.parent_id or "script"), target=str(subject.id))
