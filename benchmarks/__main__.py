"""`make bench NAME=film`: run one benchmark, or all of them when no name is given.

Prints a table for people and, as the last line, one JSON object (see each benchmark's docstring).
"""

import importlib
import json
import pkgutil
import sys
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

import benchmarks

RESULTS = Path("benchmarks/results")


def names() -> list[str]:
    """Return the benchmarks there are."""
    found = (module.name for module in pkgutil.iter_modules(benchmarks.__path__))
    return sorted(name for name in found if not name.startswith("_"))


def measure(name: str, console: Console) -> dict[str, Any]:
    """Run one benchmark and print its table."""
    numbers: dict[str, Any] = importlib.import_module(f"benchmarks.{name}").measure()
    table = Table("", "", title=name)
    for key, value in numbers.items():
        table.add_row(key, json.dumps(value))
    console.print(table)
    return numbers


def main(arguments: list[str]) -> None:
    """Run what was asked for."""
    console = Console(stderr=True)
    known = names()
    if unknown := [name for name in arguments if name not in known]:
        sys.exit(f"No benchmark '{unknown[0]}'. Known: {', '.join(known)}.")
    if arguments:
        print(json.dumps(measure(arguments[0], console)))
        return
    numbers = {name: measure(name, console) for name in known}
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"{date.today()}.json").write_text(json.dumps(numbers, indent=1))
    print(json.dumps(numbers))


if __name__ == "__main__":
    main(sys.argv[1:])
