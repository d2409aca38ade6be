"""A house for benchmarks: what `make up` starts, in a temporary workspace; and a stock Dagster."""

import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from dagster import DagsterEventType, DagsterInstance
from dagster._core.test_utils import environ

from director.dispatch import DagsterClient, processes, queries
from director.dispatch.processes import Process
from director.machine.programs import Programs, free_port
from director.records import migrate
from director.records.embedded import Addresses, EmbeddedPostgres
from director.workspace import Workspace

LOCATION, STOCK_LOCATION = "benchmarks._location", "benchmarks._nothing"
"""Stock Dagster does not know the film's partition mapping, and gets only what it is to launch."""
PATIENCE_S = 600.0
STOCK = """
storage:
  postgres:
    postgres_url: {env: DAGSTER_DATABASE_URL}
run_coordinator:
  module: dagster._core.run_coordinator
  class: QueuedRunCoordinator
  config: {dequeue_interval_seconds: 1}
telemetry: {enabled: false}
"""


@dataclass
class House:
    """A running Dagster, ours or stock."""

    name: str
    workspace: Workspace
    addresses: Addresses
    client: DagsterClient
    environment: Mapping[str, str]

    def launch(self, keys: Sequence[str], job: str = "nothing_job", **tags: str) -> str:
        """Launch a run of the asset `nothing` as Dagster's pages do; return its id."""
        told = _partition_tags(keys) | tags
        params = {
            "selector": {
                "repositoryLocationName": queries.LOCATION,
                "repositoryName": queries.REPOSITORY,
                "jobName": job,
                "assetSelection": [{"path": ["nothing"]}],
                "assetCheckSelection": None,
            },
            "mode": "default",
            "runConfigData": {},
            "executionMetadata": {"tags": [{"key": k, "value": v} for k, v in told.items()]},
        }
        answer = self.client.ask(queries.LAUNCH, {"params": params})["launchPipelineExecution"]
        if answer["__typename"] != "LaunchRunSuccess":
            raise SystemExit(f"{self.name} did not take a run: {answer}")
        return str(answer["run"]["runId"])

    def wait(self, runs: Sequence[str], poll_s: float = 0.05) -> None:
        """Wait until all runs have ended."""
        until(lambda: self.client.finished(runs), poll_s)

    @contextmanager
    def instance(self) -> Generator[DagsterInstance]:
        """Its ledger."""
        with environ(dict(self.environment)), DagsterInstance.get() as instance:
            yield instance

    def add_keys(self, keys: Sequence[str]) -> None:
        """Add partitions of `nothing`."""
        with self.instance() as instance:
            instance.add_dynamic_partitions("nothing", keys)


def _partition_tags(keys: Sequence[str]) -> dict[str, str]:
    """Return the tags that name one partition, or a range of them."""
    if len(keys) == 1:
        return {"dagster/partition": keys[0]}
    return {
        "dagster/asset_partition_range_start": keys[0],
        "dagster/asset_partition_range_end": keys[-1],
    }


def until(
    holds: Callable[[], object], poll_s: float = 0.05, patience_s: float = PATIENCE_S
) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + patience_s
    while not holds():
        if time.monotonic() > deadline:
            raise SystemExit(f"Not done after {patience_s:.0f} s.")
        time.sleep(poll_s)


@contextmanager
def ours() -> Generator[House]:
    """Our own queue, launcher and workers over the embedded PostgreSQL."""
    with _opened("ours") as (workspace, addresses, programs):
        processes.prepare(workspace)
        port = free_port()
        where = (workspace, addresses)
        _start(programs, processes.code_server(*where, module=LOCATION))
        _start(programs, processes.webserver(*where, port))
        for worker in processes.workers(*where):
            _start(programs, worker)
        yield from _ready("ours", workspace, addresses, programs, port)


@contextmanager
def stock() -> Generator[House]:
    """Dagster as it comes: its own launcher, queue and storage, on the same kind of database."""
    with _opened("stock") as (workspace, addresses, programs):
        processes.prepare(workspace)
        (workspace.dagster_home / "dagster.yaml").write_text(STOCK)
        port = free_port()
        where = (workspace, addresses)
        _start(programs, processes.code_server(*where, module=STOCK_LOCATION))
        _start(programs, processes.webserver(*where, port))
        _start(programs, processes.daemon(*where))
        yield from _ready("stock", workspace, addresses, programs, port)


def _start(programs: Programs, process: Process) -> None:
    programs.start(process.name, process.argv, process.environment)


def _ready(
    name: str, workspace: Workspace, addresses: Addresses, programs: Programs, port: int
) -> Generator[House]:
    told = processes.environment(workspace, addresses)
    with DagsterClient(f"http://127.0.0.1:{port}") as client:
        programs.wait_until("dagster-webserver", client.ready, PATIENCE_S)
        yield House(name, workspace, addresses, client, told)


@contextmanager
def _opened(name: str) -> Generator[tuple[Workspace, Addresses, Programs]]:
    with TemporaryDirectory(prefix=f"bench-{name}-") as folder:
        workspace = Workspace(Path(folder))
        workspace.create()
        with EmbeddedPostgres(workspace.postgres) as addresses:
            migrate(addresses.director_url)
            programs = Programs(workspace.logs)
            try:
                yield workspace, addresses, programs
            finally:
                programs.stop()


def step_start(instance: DagsterInstance, run_id: str) -> float:
    """Return when the first step of a run started."""
    records = instance.get_records_for_run(run_id, of_type=DagsterEventType.STEP_START).records
    return min(record.event_log_entry.timestamp for record in records)


def ended(instance: DagsterInstance, run_id: str) -> float:
    """Return when a run ended."""
    record = instance.get_run_record_by_id(run_id)
    return (record.end_time if record else None) or float("nan")


def cpu_s(root: int) -> float:
    """Return the CPU-seconds of a process and all that it has started."""
    total = 0.0
    process = psutil.Process(root)
    for one in [process, *process.children(recursive=True)]:
        try:
            times = one.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system
    return total
