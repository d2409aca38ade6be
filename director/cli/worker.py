"""`director worker`: one Celery worker of a tier, on any host of a studio."""

import os
import sys
from importlib.util import find_spec

from director.dispatch import processes
from director.errors import BadInput, MissingTool, UnknownTier
from director.machine.opened import use_table
from director.records.embedded import Addresses
from director.tiers import LANES
from director.workspace import Workspace

NEEDED = (processes.BROKER_VARIABLE, "DATABASE_URL", "DAGSTER_DATABASE_URL")


def work(tier: str) -> None:
    """Become the worker: this process is replaced by Celery's.

    Raises:
        UnknownTier: there is no such tier.
        BadInput: the environment does not say where broker and databases are.
        MissingTool: Celery is not installed.
    """
    if tier not in LANES:
        raise UnknownTier(f"There is no tier '{tier}'.", known=f"Known: {', '.join(LANES)}.")
    missing = [name for name in NEEDED if not os.environ.get(name)]
    if missing:
        raise BadInput(
            f"A worker must be told of {', '.join(missing)}.",
            known=f"It needs {', '.join(NEEDED)}.",
            remedy="Set them as for the studio's other programs: see docs/execution.md.",
        )
    if find_spec("celery") is None:
        raise MissingTool(
            "Celery is not installed.", remedy="Install the extra: pip install -e '.[celery]'."
        )
    workspace = Workspace.here()
    workspace.create()
    use_table(workspace)
    processes.prepare(workspace)
    addresses = Addresses(os.environ["DATABASE_URL"], os.environ["DAGSTER_DATABASE_URL"])
    process = processes.celery_worker(workspace, addresses, tier)
    os.execve(sys.executable, process.argv, {**os.environ, **process.environment})
