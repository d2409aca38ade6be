"""The film, as one page: assets, jobs, the sensor, the schedule and what they work with."""

from collections.abc import Mapping
from typing import Any

import dagster as dg

from assets.angles import angle
from assets.environments import environment
from assets.parameters import SPECS
from assets.shots import shot_render
from assets.variations import variation
from dagster_project.resources import resources
from director.tiers import Tier
from jobs.tiers import JOBS, executor_of
from jobs.upkeep import upkeep
from sensors.parameters import parameters_changed
from sensors.schedules import hourly_upkeep


def build_defs(overrides: Mapping[str, Any] | None = None) -> dg.Definitions:
    """Return the code location; `overrides` replace resources by name."""
    return dg.Definitions(
        assets=[*SPECS, environment, angle, variation, shot_render],
        jobs=[*JOBS, upkeep],
        sensors=[parameters_changed],
        schedules=[hourly_upkeep],
        resources={**resources(), **(overrides or {})},
        executor=executor_of(Tier.LOW),
    )


defs = build_defs()
