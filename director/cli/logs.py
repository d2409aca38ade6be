"""`director logs`: every program's log in one stream, a name before each line."""

import time
from pathlib import Path

from rich.console import Console

from director.workspace import Workspace

POLL_S = 0.3


def follow(lines: int) -> None:
    """Print the last `lines` of each log, then what is added, until Ctrl-C."""
    folder = Workspace.here().logs
    console = Console(highlight=False, soft_wrap=True)
    positions: dict[Path, int] = {}
    if not any(folder.glob("*.log")):
        console.print(f"No logs in {folder} yet: nothing has run. Start with `make up`.")
    try:
        while True:
            for path in sorted(folder.glob("*.log")):
                positions[path] = _print_new(console, path, positions.get(path), lines)
            time.sleep(POLL_S)
    except KeyboardInterrupt:
        return


def _print_new(console: Console, path: Path, position: int | None, lines: int) -> int:
    with path.open("rb") as log:
        if position is None or position > path.stat().st_size:
            text = log.read().decode(errors="replace").splitlines()[-lines:]
        else:
            log.seek(position)
            text = log.read().decode(errors="replace").splitlines()
        for line in text:
            console.print(f"[cyan]{path.stem:>12}[/] ", end="")
            console.print(line, markup=False)
        return log.tell()
