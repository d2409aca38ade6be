"""The run launcher: hands a run to a resident worker of its tier, which has everything loaded.

A worker takes one run at a time and nothing waits here: a run that no worker takes stays QUEUED
(see `dagster_project.queue`).
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dagster import DagsterRun, StringSource
from dagster._core.launcher import CheckRunHealthResult, LaunchRunContext, RunLauncher, WorkerStatus
from dagster._serdes import ConfigurableClass, ConfigurableClassData

from dagster_project.locks import Locks, claim_of
from dagster_project.renders import close_renders
from dagster_project.wire import WorkerAway, ask, socket_of, worker_name
from director.tiers import Tier

TIER_TAG = "director/tier"


class NoWorkerFree(Exception):
    """No worker of that tier takes a run now."""


class ResidentRunLauncher(RunLauncher, ConfigurableClass):
    """Launches runs in the resident workers of the DAGSTER_HOME `home`."""

    def __init__(self, home: str, inst_data: ConfigurableClassData | None = None) -> None:
        self._home = Path(home)
        self._inst_data = inst_data
        super().__init__()

    @property
    def inst_data(self) -> ConfigurableClassData | None:
        return self._inst_data

    @classmethod
    def config_type(cls) -> dict[str, Any]:
        return {"home": StringSource}

    @classmethod
    def from_config_value(
        cls, inst_data: ConfigurableClassData | None, config_value: Mapping[str, Any]
    ) -> "ResidentRunLauncher":
        return cls(inst_data=inst_data, **config_value)

    def has_free_worker(self, tier: Tier) -> bool:
        """Whether a worker of that tier would take a run. A sleeping one is woken by asking."""
        return any(answer["state"] == "free" for answer in self._ask_all(tier, op="hello"))

    def launch_run(self, context: LaunchRunContext) -> None:
        """Hand over a run.

        Raises:
            NoWorkerFree: no worker took it.
        """
        run = context.dagster_run
        tier = tier_of(run)
        for answer in self._ask_all(tier, op="run", run_id=run.run_id):
            if answer["ok"]:
                return
        raise NoWorkerFree(f"No worker of the {tier} tier took the run {run.run_id}.")

    def terminate(self, run_id: str) -> bool:
        """Interrupt a run in its worker, or close it when its worker is gone."""
        run = self._instance.get_run_by_id(run_id)
        if run is None or run.is_finished:
            return False
        self._instance.report_run_canceling(run)
        if not any(answer["ok"] for answer in self._ask_all(tier_of(run), op="end", run_id=run_id)):
            with Locks(self._instance).tried(claim_of(run_id)) as is_orphan:
                if is_orphan:
                    self._instance.report_run_canceled(run)
                    close_renders(run)
        return True

    @property
    def supports_check_run_worker_health(self) -> bool:
        return True

    def check_run_worker_health(self, run: DagsterRun) -> CheckRunHealthResult:
        """A living worker holds its run's lock."""
        with Locks(self._instance).tried(claim_of(run.run_id)) as is_orphan:
            if is_orphan:
                return CheckRunHealthResult(WorkerStatus.NOT_FOUND, "Its worker is gone.")
        return CheckRunHealthResult(WorkerStatus.RUNNING)

    def _ask_all(self, tier: Tier, **message: Any) -> Iterator[dict[str, Any]]:
        """Ask the tier's workers one after the other; those that are away do not answer."""
        for slot in range(tier.row.slots):
            try:
                yield ask(socket_of(self._home, worker_name(tier, slot)), **message)
            except WorkerAway:
                continue


def tier_of(run: DagsterRun) -> Tier:
    """Return the tier of a run that was submitted; the queue has given it one."""
    return Tier.parse(run.tags.get(TIER_TAG, Tier.LOW))
