"""From a wish for pictures to queued runs, and back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from director.dispatch.client import FINISHED, DagsterClient
from director.dispatch.grouping import Group, groups
from director.dispatch.problems import RUN_ENDED
from director.errors import Conflict, DirectorError
from director.keys import Kind
from director.records import Person, Project, Records, Render, RenderStatus, Subject
from director.tiers import Tier

GRACE_S = 60
"""What a run may take beside its renders."""


def submit(
    records: Records,
    client: DagsterClient,
    project: Project,
    subjects: Sequence[Subject],
    tier: Tier,
    person: Person,
) -> list[Render]:
    """Have pictures of `subjects` made; return the requests in the same order.

    What is on its way already is joined. Everything is queued when this returns, and the first run
    has started if a worker was free. What Dagster did not take is closed as failed.

    Raises:
        NotFound: a subject is not in the film, or is retired.
        ServerFailed: Dagster does not answer or refuses.
    """
    ids = [subject.id for subject in subjects]
    with records.making(f"submission {project.id}"):
        # What a killed machine left open must not be joined: nobody works on it any more.
        left_open = records.renders(project.id, open_only=True)
        _fail(records, _lost(client, left_open), RUN_ENDED, person)
        renders = {
            r.subject_key: r for r in records.request_renders(project.id, ids, tier, person.id)
        }
        waiting = {key: r for key, r in renders.items() if r.run_id is None and _is_queued(r)}
        try:
            for group in _launched(records, client, project, renders, waiting, tier, person):
                for key in group.keys:
                    del waiting[key]
        except DirectorError as error:
            _fail(records, waiting.values(), str(error), person)
            raise
        now = _as_they_stand(records, project, renders)
        _fail(records, _lost(client, now.values()), "Its run could not be started.", person)
    return [now[renders[subject.key].id] for subject in subjects]


def cancel(records: Records, client: DagsterClient, render: Render, person: Person) -> None:
    """Cancel one render: at once while it is queued, at its next step when it is being painted.

    One that is finished stays as it is. Its run ends with its last open render.
    """
    try:
        records.cancel_render(render.id, by=person.id)
    except Conflict:
        return
    if render.run_id is None:
        return
    if not records.renders(run_id=render.run_id, open_only=True, limit=1):
        client.cancel(render.run_id)


def _launched(
    records: Records,
    client: DagsterClient,
    project: Project,
    renders: Mapping[str, Render],
    waiting: Mapping[str, Render],
    tier: Tier,
    person: Person,
) -> Iterator[Group]:
    """Launch the runs of the waiting renders, upstream first, and yield each once it is queued."""
    if not waiting:
        return
    order = _partitions(records, client, project)
    runs = {key: render.run_id for key, render in renders.items() if render.run_id}
    for group in groups(list(waiting), order):
        after = {runs[key] for key in group.parents if key in runs}
        priority = max(waiting[key].priority for key in group.keys)
        tags = _tags(project, group, tier, person, priority)
        run_id = client.launch(group.kind, group.keys, tier, tags=tags, after=after)
        records.attach_run([waiting[key].id for key in group.keys], run_id)
        runs |= dict.fromkeys(group.keys, run_id)
        yield group


def _partitions(
    records: Records, client: DagsterClient, project: Project
) -> dict[Kind, Sequence[str]]:
    """Add the partitions of the whole film that are missing, and return those of all films.

    The whole film, in its own order: so that a place's partitions lie side by side.
    """
    order: dict[Kind, Sequence[str]] = {}
    subjects = records.subjects(project.id)
    for kind in Kind:
        keys = client.keys(kind)
        known = set(keys)
        missing = [s.key for s in subjects if s.kind is kind and s.key not in known]
        if missing:
            client.add_keys(kind, missing)
            keys = client.keys(kind)  # somebody else may have added some at the same time
        order[kind] = keys
    return order


def _tags(
    project: Project, group: Group, tier: Tier, person: Person, priority: int
) -> dict[str, str]:
    return {
        "director/film": project.slug,
        "director/place": group.place.partition("/")[2],
        "director/tier": str(tier),
        "director/asked_by": person.name,
        "director/person": str(person.id),
        "director/why": "asked for",
        "dagster/priority": str(priority),
        "dagster/max_runtime": str(len(group.keys) * tier.row.timeout_s + GRACE_S),
    }


def _is_queued(render: Render) -> bool:
    return render.status is RenderStatus.QUEUED


def _as_they_stand(
    records: Records, project: Project, renders: Mapping[str, Render]
) -> dict[UUID, Render]:
    ids = {render.id for render in renders.values()}
    return {render.id: render for render in records.renders(project.id, ids=ids)}


def _lost(client: DagsterClient, renders: Iterable[Render]) -> list[Render]:
    """Return the open renders whose run had ended before they were told of it."""
    is_open = [render for render in renders if render.run_id and render.status.is_open]
    statuses = client.statuses({render.run_id or "" for render in is_open})
    return [render for render in is_open if statuses.get(render.run_id or "") in FINISHED]


def _fail(records: Records, renders: Iterable[Render], problem: str, person: Person) -> None:
    """Close the requests that no run was launched for."""
    for render in renders:
        try:
            records.fail_render(render.id, problem, by=person.id)
        except Conflict:  # somebody has cancelled it meanwhile
            continue
