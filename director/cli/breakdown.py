"""`director breakdown`: what a script asks for, printed without touching anything."""

import json
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from director.film import choice_as_json, choice_of
from director.screenplay import Breakdown, as_json, breakdown, read


def print_breakdown(script: Path, machine_readable: bool) -> None:
    """Print the scenes in order and the places with their scenes.

    Raises:
        NotAScreenplay: the file is no script that we can read.
    """
    found = breakdown(read(script))
    if machine_readable:
        print(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
        return
    console = Console()
    console.print(_scenes(found))
    console.print(_places(found))
    for warning in found.warnings:
        console.print(f"[yellow]![/] {warning}")


def _as_json(found: Breakdown) -> dict[str, Any]:
    """Return the breakdown with what each place became."""
    printed = as_json(found)
    for place, told in zip(found.places, printed["places"], strict=True):
        told["site"] = choice_as_json(choice_of(place))
    return printed


def _scenes(found: Breakdown) -> Table:
    table = Table("scene", "line", "heading", "place", "time", "weather", title=found.title)
    for scene in found.scenes:
        words = (scene.number, str(scene.line), scene.heading, scene.place, scene.time)
        table.add_row(*words, scene.weather)
    return table


def _places(found: Breakdown) -> Table:
    table = Table(
        "place", "scenes", "looks", "site", "words", "not shown (nearest)", title="Places"
    )
    for place in found.places:
        choice = choice_of(place)
        looks = ", ".join(asked.look.slug for asked in place.looks)
        unmet = [n.asked + (f" ({n.taken})" if n.taken else "") for n in choice.notes]
        site = choice.site if choice.understood else f"{choice.site} (stands in)"
        scenes, words = ", ".join(place.scenes), ", ".join(choice.words)
        table.add_row(place.path, scenes, looks, site, words, ", ".join(unmet))
    return table
