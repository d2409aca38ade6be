"""The run launcher: hands a run to a resident worker of its lane, which has everything loaded.

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
from dagster_project.version import OtherVersion, code_version
from dagster_project.wire import WorkerAway, ask, socket_of, worker_name
from director.tiers import EXPORTS, Tier, slots_of

TIER_TAG = "director/tier"


class NoWorkerFree(Exception):
    """No worker of that lane takes a run now."""


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

    def has_free_worker(self, lane: str) -> bool:
        """Whether a worker of that lane would take a run. A sleeping one is woken by asking."""
        return any(answer["state"] == "free" for answer in self._ask_all(lane, op="hello"))

    def launch_run(self, context: LaunchRunContext) -> None:
        """Hand over a run.

        Raises:
            NoWorkerFree: no worker took it.
            OtherVersion: none will, because they run other code than this process.
        """
        run, mine = context.dagster_run, code_version()
        lane, others = lane_of(run), set[str]()
        for answer in self._ask_all(lane, op="run", run_id=run.run_id, code=mine):
            if answer["ok"]:
                return
            others.add(answer["code"])
        if others and mine not in others:
            raise OtherVersion(lane, ", ".join(sorted(others)), mine)
        raise NoWorkerFree(f"No worker of the {lane} tier took the run {run.run_id}.")

    def terminate(self, run_id: str) -> bool:
        """Interrupt a run in its worker, or close it when its worker is gone."""
        run = self._instance.get_run_by_id(run_id)
        if run is None or run.is_finished:
            return False
        self._instance.report_run_canceling(run)
        if not any(answer["ok"] for answer in self._ask_all(lane_of(run), op="end", run_id=run_id)):
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

    def _ask_all(self, lane: str, **message: Any) -> Iterator[dict[str, Any]]:
        """Ask the lane's workers one after the other; those that are away do not answer."""
        for slot in range(slots_of(lane)):
            try:
                yield ask(socket_of(self._home, worker_name(lane, slot)), **message)
            except WorkerAway:
                continue


def lane_of(run: DagsterRun) -> str:
    """Return the lane of a run that was submitted: its tier, or that of exports."""
    said = run.tags.get(TIER_TAG, Tier.LOW)
    return EXPORTS if said == EXPORTS else Tier.parse(said)
