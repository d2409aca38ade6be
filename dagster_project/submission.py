"""What a run is given when it is submitted: tier, priority, time-out, and tags that people read.

Our own submissions bring all of it. A click on a button in Dagster's UI brings a partition at most:
such a run gets the default tier of its film.
"""

import os

from dagster import DagsterRun
from dagster._core.storage.tags import (
    ASSET_PARTITION_RANGE_START_TAG,
    MAX_RUNTIME_SECONDS_TAG,
    PARTITION_NAME_TAG,
    PRIORITY_TAG,
)

from dagster_project.launcher import TIER_TAG
from dagster_project.resources import records
from director.errors import DirectorError
from director.keys import film_of, kind_of
from director.tiers import EXPORTS, Tier

FILM_TAG = "director/film"
PLACE_TAG = "director/place"
ASKED_BY_TAG = "director/asked_by"
WHY_TAG = "director/why"


def completed_tags(run: DagsterRun) -> dict[str, str]:
    """Return the tags that a run has to get before it is queued.

    Raises:
        UnknownTier: it has a tier tag that the table does not know.
    """
    if run.tags.get(TIER_TAG) == EXPORTS:
        return {}
    one = run.tags.get(PARTITION_NAME_TAG, "")
    key = one or run.tags.get(ASSET_PARTITION_RANGE_START_TAG, "")
    tier = Tier.parse(run.tags[TIER_TAG]) if TIER_TAG in run.tags else default_tier(key)
    wanted = {
        TIER_TAG: str(tier),
        PRIORITY_TAG: str(tier.row.priority),
        ASKED_BY_TAG: "somebody in Dagster's pages",
        WHY_TAG: "by hand",
    }
    if one:
        wanted[MAX_RUNTIME_SECONDS_TAG] = str(tier.row.timeout_s)
    wanted |= _place_tags(key)
    return {name: value for name, value in wanted.items() if name not in run.tags}


def default_tier(key: str) -> Tier:
    """Return the default tier of a key's film; the cheapest one where that cannot be told."""
    if not key or "DATABASE_URL" not in os.environ:
        return Tier.LOW
    try:
        return Tier.parse(records().project(film_of(key)).default_tier)
    except DirectorError:
        return Tier.LOW


def _place_tags(key: str) -> dict[str, str]:
    try:
        kind_of(key)
    except DirectorError:  # a run without a partition, or with a key that nobody here made
        return {}
    return {FILM_TAG: film_of(key), PLACE_TAG: key.split("/")[1]}
