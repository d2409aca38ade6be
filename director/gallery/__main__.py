"""Make the gallery: paint what is missing or outdated, and write the page.

python -m director.gallery                      everything that is not up to date
python -m director.gallery site-harbour looks   figures whose names begin so
python -m director.gallery --one-core           leave the other cores to others
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from director.errors import DirectorError
from director.gallery.figures import QUALITY, Figure, Still
from director.gallery.page import written
from director.gallery.plan import plan
from director.painting.painter import Painter, Picture
from director.painting.registry import painter
from director.workspace import Workspace

PAGE, FOLDER = Path("docs/gallery.md"), Path("docs/gallery")
MADE = "made.json"
"""Figure to the digest of what it was made from."""
MOST_BYTES = 6_000_000


def main() -> None:
    """Paint what is asked for; exit with 1 when a figure could not be painted."""
    asked = _arguments()
    if asked.one_core:
        _yield_to_others()
    sections = plan()
    figures = [figure for section in sections for figure in section.figures]
    chosen = [f for f in figures if not asked.names or f.name.startswith(tuple(asked.names))]
    if not chosen:
        known = ", ".join(figure.name for figure in figures)
        sys.exit(f"No figure's name begins with {' or '.join(asked.names)}. Known: {known}.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    failed = make(chosen)
    _forget_others(figures)
    PAGE.write_text(written(sections, FOLDER))
    size = sum(path.stat().st_size for path in FOLDER.glob("*.webp"))
    print(f"{PAGE}: {len(list(FOLDER.glob('*.webp')))} figures, {size / 1e6:.1f} MB")
    if size > MOST_BYTES:
        print(f"!! More than {MOST_BYTES / 1e6:.0f} MB: make pictures smaller in director/gallery.")
    for problem in failed:
        print(f"!! {problem}")
    sys.exit(bool(failed))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", help="beginnings of figures' names; none: all")
    parser.add_argument("--one-core", action="store_true", help="use one core, at low priority")
    return parser.parse_args()


def _yield_to_others() -> None:
    os.nice(10)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def make(figures: Sequence[Figure]) -> list[str]:
    """Paint the figures that are not up to date; return what went wrong, and go on meanwhile."""
    made = _read_made()
    failed: list[str] = []
    for number, figure in enumerate(figures, 1):
        began = time.monotonic()
        try:
            recipe = figure.recipe(_code_version)
            if made.get(figure.name) == recipe and (FOLDER / figure.file).exists():
                continue
            _save(figure)
        except DirectorError as error:
            print(f"[{number}/{len(figures)}] {figure.name} failed")
            failed.append(f"{figure.name}: {error}")
            continue
        made[figure.name] = recipe
        _write_made(made)
        kilobytes = (FOLDER / figure.file).stat().st_size / 1000
        spent = f"{time.monotonic() - began:.1f} s, {kilobytes:.0f} kB"
        print(f"[{number}/{len(figures)}] {figure.name}: {spent}", flush=True)
    return failed


def _save(figure: Figure) -> None:
    """Write the file whole or not at all."""
    draft = FOLDER / f"{figure.name}.part"
    figure.drawn(_paint).save(draft, "WEBP", quality=QUALITY, method=6)
    draft.replace(FOLDER / figure.file)


@cache
def _painter(name: str) -> Painter:
    return painter(name, Workspace.here().cache)


@cache
def _code_version(name: str) -> str:
    return _painter(name).code_version()


def _paint(still: Still) -> Picture:
    return _painter(still.painter).paint(still.order)


def _forget_others(figures: Sequence[Figure]) -> None:
    """Remove the pictures that the plan does not have any more."""
    files = {figure.file for figure in figures}
    for path in FOLDER.glob("*.webp"):
        if path.name not in files:
            path.unlink()
    names = {figure.name for figure in figures}
    _write_made({name: recipe for name, recipe in _read_made().items() if name in names})


def _read_made() -> dict[str, str]:
    path = FOLDER / MADE
    return json.loads(path.read_text()) if path.exists() else {}


def _write_made(made: dict[str, str]) -> None:
    text = json.dumps(dict(sorted(made.items())), indent=1)
    (FOLDER / MADE).write_text(text + "\n")


if __name__ == "__main__":
    main()
