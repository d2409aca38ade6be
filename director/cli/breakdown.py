"""`director breakdown`: what a script asks for, printed without touching anything."""

import json
from pathlib import Path

from rich.console import Console
from rich.table import Table

from director.screenplay import Breakdown, as_json, breakdown, read


def print_breakdown(script: Path, machine_readable: bool) -> None:
    """Print the scenes in order and the places with their scenes.

    Raises:
        NotAScreenplay: the file is no script that we can read.
    """
    found = breakdown(read(script))
    if machine_readable:
        print(json.dumps(as_json(found), ensure_ascii=False, indent=2))
        return
    console = Console()
    console.print(_scenes(found))
    console.print(_places(found))
    for warning in found.warnings:
        console.print(f"[yellow]![/] {warning}")


def _scenes(found: Breakdown) -> Table:
    table = Table("scene", "line", "heading", "place", "time", "weather", title=found.title)
    for scene in found.scenes:
        words = (scene.number, str(scene.line), scene.heading, scene.place, scene.time)
        table.add_row(*words, scene.weather)
    return table


def _places(found: Breakdown) -> Table:
    table = Table("place", "inside", "scenes", "looks", title="Places")
    for place in found.places:
        looks = ", ".join(asked.look.slug for asked in place.looks)
        table.add_row(place.path, "yes" if place.interior else "no", ", ".join(place.scenes), looks)
    return table
