"""What `director film` says at its end: a table for people, one line of JSON for programs."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from director.keys import Kind, kind_of
from director.recipe import Difference

MOST_SHOWN = 12


@dataclass
class Report:
    """The outcome of one run. Counts are pictures."""

    outcomes: dict[str, str]
    """Subject key to made, reused or failed."""
    reasons: dict[str, tuple[Difference, ...]]
    """For each subject that was rebuilt: what had changed. Empty for one that had no picture."""
    failures: Mapping[str, str]
    """Subject key to what went wrong."""
    seconds: float
    bytes_written: int
    first_picture_s: float | None
    contact_sheet: Path
    project: str
    tier: str
    remarks: Sequence[str] = field(default_factory=tuple)

    def count(self, outcome: str, kind: Kind | None = None) -> int:
        """Return how many pictures had an outcome."""
        return sum(
            found == outcome and (kind is None or kind_of(key) is kind)
            for key, found in self.outcomes.items()
        )

    def as_json(self) -> dict[str, Any]:
        """Return the object that is printed as the last line."""
        return {
            "made": self.count("made"),
            "reused": self.count("reused"),
            "failed": self.count("failed"),
            "seconds": round(self.seconds, 2),
            "bytes": self.bytes_written,
            "first_picture_s": self.first_picture_s and round(self.first_picture_s, 2),
            "contact_sheet": _relative(self.contact_sheet),
            "reasons": [
                {"subject": key, "field": change.field, "old": change.old, "new": change.new}
                for key, changes in self.reasons.items()
                for change in changes
            ],
            "project": self.project,
            "tier": self.tier,
        }

    def print(self, console: Console) -> None:
        """Print the table, the reasons, what failed and what to do next; then the JSON."""
        for remark in self.remarks[:MOST_SHOWN]:
            console.print("[yellow]![/]", end=" ")
            console.print(remark, markup=False, highlight=False)
        if len(self.remarks) > MOST_SHOWN:
            more = len(self.remarks) - MOST_SHOWN
            console.print(f"... and {more} more: `director breakdown` tells them all.")
        self._print_reasons(console)
        console.print(self._table())
        for key, problem in list(self.failures.items())[:MOST_SHOWN]:
            console.print("[red]failed[/]", end=" ")
            console.print(f"{key}: {problem}", markup=False, highlight=False)
        if not self.count("made") and not self.count("failed"):
            console.print("Nothing to do: every picture is there and up to date.")
        console.print(f"Contact sheet  {_relative(self.contact_sheet)}", highlight=False)
        console.print("Open it all    make up", highlight=False)
        print(json.dumps(self.as_json(), ensure_ascii=False), flush=True)

    def _print_reasons(self, console: Console) -> None:
        changed = [(key, change) for key, changes in self.reasons.items() for change in changes]
        for key, change in changed[:MOST_SHOWN]:
            console.print(
                f"rebuilt {key}: {change.field} was {_said(change.old)}, is {_said(change.new)}",
                highlight=False,
            )
        if len(changed) > MOST_SHOWN:
            console.print(f"... and {len(changed) - MOST_SHOWN} more: see `reasons` below.")

    def _table(self) -> Table:
        table = Table("", "made", "reused", "failed", title=f"{self.project}, {self.tier} tier")
        for kind in Kind:
            numbers = [str(self.count(outcome, kind)) for outcome in ("made", "reused", "failed")]
            table.add_row(f"{kind}s", *numbers)
        table.add_section()
        totals = [str(self.count(outcome)) for outcome in ("made", "reused", "failed")]
        table.add_row("all", *totals)
        table.caption = f"{self.seconds:.1f} s, {self.bytes_written / 1e6:.1f} MB written"
        return table


def _said(value: Any) -> str:
    return "not set" if value is None else json.dumps(value, ensure_ascii=False)


def _relative(path: Path) -> str:
    """Return the path from the working folder where it lies below it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
