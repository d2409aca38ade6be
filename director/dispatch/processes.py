"""How Dagster's programs are started: plain words and variables, for whoever supervises them.

    prepare(workspace)                       DAGSTER_HOME: two files
    code_server(...)   one process           the film's definitions, for all the others
    webserver(...)     one process           GraphQL and Dagster's pages; needs the code server
    workers(...)       one per slot          execute the runs of a tier
    daemon(...)        one process           sensor, schedule, monitoring; needs the code server

A film needs no daemon. Workers and code server may start together; a webserver that finds no code
server is told to look again by `DagsterClient.ready`.
"""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import director
from director.dispatch.queries import LOCATION
from director.errors import ServerFailed
from director.sockets import socket_folder
from director.tiers import FILE_VARIABLE, LANES, Tier, slots_of
from director.workspace import Workspace

ROOT = Path(director.__file__).resolve().parent.parent
"""Where `dagster.yaml` and the packages beside `director` are."""
DEFINITIONS = "dagster_project.definitions"
BROKER_VARIABLE = "DIRECTOR_BROKER"
EAGER = (Tier.LOW,)
"""Tiers whose workers load everything at once; the others sleep until they are needed."""


class Addresses(Protocol):
    """Where the databases are; `director.records.embedded.Addresses` is one."""

    @property
    def director_url(self) -> str: ...

    @property
    def dagster_url(self) -> str: ...


@dataclass(frozen=True)
class Process:
    """A program to start."""

    name: str
    argv: tuple[str, ...]
    environment: Mapping[str, str]
    """On top of the starter's own."""


def environment(workspace: Workspace, addresses: Addresses, public_url: str = "") -> dict[str, str]:
    """Return what every program of ours has to know. `public_url` is the canvas's address."""
    return {
        "DAGSTER_HOME": str(workspace.dagster_home),
        "DAGSTER_DATABASE_URL": addresses.dagster_url,
        "DATABASE_URL": addresses.director_url,
        "DIRECTOR_WORKSPACE": str(workspace.root),
        "DIRECTOR_PUBLIC_URL": public_url,
        FILE_VARIABLE: str(workspace.tiers),
        "DAGSTER_DISABLE_TELEMETRY": "1",
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
        # Two workers on two cores: threads of numeric libraries would only fight.
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        # Each thread's own arena costs 64 MB of address space, and much of it stays resident.
        "MALLOC_ARENA_MAX": "2",
    }


def prepare(workspace: Workspace) -> None:
    """Write DAGSTER_HOME's two files: the instance, and where the code server listens.

    Raises:
        ServerFailed: the installation has lost its `dagster.yaml`.
    """
    home = workspace.dagster_home
    home.mkdir(parents=True, exist_ok=True)
    usual = "deploy/team/dagster.yaml" if broker() else "dagster.yaml"
    instance = ROOT / os.environ.get("DIRECTOR_INSTANCE", usual)
    try:
        (home / "dagster.yaml").write_text(instance.read_text())
    except FileNotFoundError:
        raise ServerFailed(
            f"{instance} is not there.", remedy="Install the project again."
        ) from None
    (home / "workspace.yaml").write_text(
        "load_from:\n"
        "  - grpc_server:\n"
        f"      socket: {_code_socket(workspace)}\n"
        f"      location_name: {LOCATION}\n"
    )


def broker() -> str:
    """The address of the Celery workers' broker; "" where the workers are resident here."""
    return os.environ.get(BROKER_VARIABLE, "")


def celery_worker(workspace: Workspace, addresses: Addresses, lane: str, name: str = "") -> Process:
    """One worker of a lane for any host: it takes runs from the broker and holds its models."""
    argv = ("-m", "celery", "-A", "dagster_project.celery_app", "worker", "--pool", "prefork")
    argv += ("--queues", f"environment_{lane}", "--hostname", f"{name or lane}@%h")
    argv += ("--loglevel", "warning", "--without-gossip", "--without-mingle")
    told = {**environment(workspace, addresses), "DIRECTOR_LANE": lane}
    return _python(f"celery-{name or lane}", argv, told)


def code_server(
    workspace: Workspace, addresses: Addresses, *, module: str = DEFINITIONS, public_url: str = ""
) -> Process:
    """The one process that loads the definitions for webserver and daemon."""
    socket = _code_socket(workspace)
    argv = ("-m", "dagster_project.code_server", "--socket", socket, "--module-name", module)
    argv += ("--location-name", LOCATION, "--log-level", "warning", "--max-workers", "4")
    return _python("code-server", argv, environment(workspace, addresses, public_url))


def webserver(
    workspace: Workspace, addresses: Addresses, port: int, *, public_url: str = ""
) -> Process:
    """Dagster's pages and GraphQL on 127.0.0.1."""
    argv = ("-m", "dagster_webserver", "--host", "127.0.0.1", "--port", str(port))
    argv += ("--workspace", str(workspace.dagster_home / "workspace.yaml"))
    argv += ("--dagster-log-level", "warning")
    return _python("dagster-webserver", argv, environment(workspace, addresses, public_url))


def daemon(workspace: Workspace, addresses: Addresses, *, public_url: str = "") -> Process:
    """Sensor, schedule and run monitoring. The queue is not its business."""
    argv = ("-m", "dagster._daemon", "run")
    argv += ("--workspace", str(workspace.dagster_home / "workspace.yaml"))
    argv += ("--log-level", "warning")
    return _python("dagster-daemon", argv, environment(workspace, addresses, public_url))


def workers(
    workspace: Workspace,
    addresses: Addresses,
    *lanes: str,
    awake: tuple[str, ...] = EAGER,
    public_url: str = "",
    seen: Callable[[str, int], Mapping[str, str]] = lambda lane, slot: {},
) -> list[Process]:
    """The resident workers of `lanes` (all of them unless named), one per slot.

    Those of a lane that is not `awake` load nothing before their first run. `seen` tells each
    worker which graphics card is its own.
    """
    told = environment(workspace, addresses, public_url)
    return [
        _python(
            f"worker-{lane}-{slot}",
            ("-m", "dagster_project.worker", "--tier", str(lane), "--slot", str(slot))
            + (() if lane in awake else ("--asleep",)),
            {**told, **seen(lane, slot)},
        )
        for lane in lanes or LANES
        for slot in range(slots_of(lane))
    ]


def _python(name: str, argv: tuple[str, ...], told: Mapping[str, str]) -> Process:
    return Process(name, (sys.executable, *argv), told)


def _code_socket(workspace: Workspace) -> str:
    """A short path: the workspace's own may be longer than a socket's may be."""
    return str(socket_folder(workspace.dagster_home) / "code.sock")
