"""Schedules: what happens by the clock."""

import dagster as dg

from jobs.upkeep import upkeep

hourly_upkeep = dg.ScheduleDefinition(
    name="hourly_upkeep",
    job=upkeep,
    cron_schedule="7 * * * *",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="Orphans closed, partitions completed and repositories packed, once an hour.",
)
