"""Requests for pictures whose run has ended without them: closed, so that nobody waits."""

import os

from dagster import DagsterRun

from dagster_project.resources import records
from dagster_project.submission import FILM_TAG
from director.errors import DirectorError


def close_renders(run: DagsterRun, problem: str = "") -> None:
    """Close the open renders of a run: as failed with a problem, as cancelled without one."""
    if FILM_TAG not in run.tags or "DATABASE_URL" not in os.environ:
        return
    try:
        project = records().project(run.tags[FILM_TAG])
        owner = records().owner().id
    except DirectorError:  # a film that is not in these records
        return
    for render in records().renders(project.id, open_only=True):
        if render.run_id != run.run_id:
            continue
        try:
            if problem:
                records().fail_render(render.id, problem, by=owner)
            else:
                records().cancel_render(render.id, by=owner)
        except DirectorError:  # somebody else has just closed it
            continue
