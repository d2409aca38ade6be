"""Requests for pictures, as the queue sees them: moved in it, closed, or given to another run."""

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


def moved_runs() -> dict[str, int]:
    """Return the runs that somebody has moved in the queue, with their new priorities."""
    return records().moved_runs() if "DATABASE_URL" in os.environ else {}


def hand_over(run: DagsterRun, to: DagsterRun) -> None:
    """Give a run's open renders to the run that takes its place."""
    if "DATABASE_URL" in os.environ:
        records().hand_over(run.run_id, to.run_id)
