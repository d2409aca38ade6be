"""Requests for pictures whose run has ended without them: closed, so that nobody waits."""

import os

from dagster import DagsterRun

from dagster_project.resources import records
from director.errors import DirectorError


def close_renders(run: DagsterRun, problem: str = "") -> None:
    """Close the open renders of a run: as failed with a problem, as cancelled without one.

    One query where there is nothing to close, as after every run that did all it was asked for.
    """
    if "DATABASE_URL" not in os.environ:
        return
    for render in records().renders(run_id=run.run_id, open_only=True):
        owner = records().owner().id
        try:
            if problem:
                records().fail_render(render.id, problem, by=owner)
            else:
                records().cancel_render(render.id, by=owner)
        except DirectorError:  # somebody else has just closed it
            continue
