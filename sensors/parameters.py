"""`parameters_changed`: the safety net under the API, which submits changes itself.

The cursor is the sequence of the records' events: what it has passed is never looked at again. For
each film in which something happened, the sensor tells Dagster what is wanted now, completes its
partitions, and, only where the film's setting `rebuild` is `automatic`, asks for what is missing or
stale. Nobody spends anything by accident: the default is `manual`.
"""

from collections.abc import Iterator, Sequence
from uuid import UUID

import dagster as dg

from assets.lineage import ASSET_OF
from assets.parameters import observe
from dagster_project.keeping import add_partitions
from director.keys import Kind, film_of
from director.records import Project, Records, State, Subject
from director.tiers import Tier
from jobs.tiers import JOBS

EVENTS_A_TICK = 2_000
TO_DO = (State.MISSING, State.STALE)


@dg.sensor(
    jobs=JOBS,
    minimum_interval_seconds=5,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Tells Dagster what people have changed; rebuilds where a film wants that.",
)
def parameters_changed(
    context: dg.SensorEvaluationContext, records: dg.ResourceParam[Records]
) -> dg.SensorResult | dg.SkipReason:
    """Look at what happened since the last tick."""
    seen = int(context.cursor or 0)
    events = records.events_after(None, seen, EVENTS_A_TICK)
    if not events:
        return dg.SkipReason("Nothing has happened since the last tick.")
    cursor = str(events[-1].seq)
    films = _films(records, {event.project_id for event in events if _matters(event.name)})
    if not films:
        context.update_cursor(cursor)
        return dg.SkipReason("No parameter has changed.")
    requests = [wish for film in films for wish in _look_after(context.instance, records, film)]
    return dg.SensorResult(run_requests=requests, cursor=cursor)


def _matters(event: str) -> bool:
    """Renders, takes and presence change nobody's parameters."""
    return not event.startswith(("server:generation.", "server:take.", "server:session."))


def _films(records: Records, touched: set[UUID]) -> list[Project]:
    return [project for project in records.projects() if project.id in touched]


def _look_after(
    instance: dg.DagsterInstance, records: Records, film: Project
) -> Iterator[dg.RunRequest]:
    subjects = records.subjects(film.id)
    for kind in Kind:
        add_partitions(instance, kind, subjects)
    for subject in subjects:
        observe(instance, subject)
    if film.settings.get("rebuild", "manual") == "automatic":
        yield from _wishes(records, film)


def _wishes(records: Records, film: Project) -> Iterator[dg.RunRequest]:
    """One run per subject: two ticks that want the same give the same run key, and so one run."""
    tier = Tier.parse(film.default_tier)
    states = records.states(film.id, tier)
    stale: Sequence[Subject] = [state.subject for state in states if state.state in TO_DO]
    for subject in stale:
        yield dg.RunRequest(
            run_key=f"{subject.key}@{subject.wanted_digest}",
            job_name=str(tier),
            partition_key=subject.key,
            asset_selection=[ASSET_OF[subject.kind]],
            tags={
                "director/film": film_of(subject.key),
                "director/asked_by": "parameters_changed",
                "director/why": "its parameters have changed, and the film rebuilds by itself",
            },
        )
