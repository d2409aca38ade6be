"""Keeping media: what takes up room, what can be made again, and what may go."""

import json
from datetime import timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table

from director.cli.media import author_of, film_opened, take_named
from director.errors import DirectorError, NotFound
from director.machine.opened import Machine
from director.making import Studio
from director.media.homes import home_of
from director.painting.registry import painter
from director.records import Project, Take
from director.regenerating import bring_back, is_missing, prove
from director.retention import announce, carry_out, plan
from director.usage import usage

MOST_SHOWN = 12
MB = 1e6


def verify(film: str, key: str, everything: bool, missing: bool) -> None:
    """Make pictures again from their recipes alone, and say how near they came.

    Of each painter, tier and version of the code one picture is made, unless more is asked for.

    Raises:
        NotFound: the film has no such takes.
    """
    console = Console(highlight=False)
    with film_opened(film, "director verify") as (opened, project, store):
        takes = opened.records.takes(project_id=project.id)
        takes = [t for t in takes if t.path("picture") and not t.reused_from]
        if key:
            takes = [take for take in takes if take.subject_key == key]
        if missing:
            takes = [take for take in takes if is_missing(store, take)]
        elif not everything and not key:
            takes = list({(t.painter, t.tier, t.code_version): t for t in takes}.values())
        if not takes and not missing:
            raise NotFound("There is no take to verify.", remedy="Render something first.")
        studio = _studio(opened)
        table = Table("take", "tier", "reached", "PSNR", "seconds", title=project.title)
        failed = 0
        for take in takes:
            failed += _verify_one(opened, studio, take, table, missing)
        console.print(table)
        if missing:
            console.print(f"{len(takes) - failed} pictures are back.")
    if failed:
        raise SystemExit(1)


def _verify_one(opened: Machine, studio: Studio, take: Take, table: Table, keep: bool) -> bool:
    """Add one line; return whether it failed."""
    name = (take.path("picture") or "").rpartition("/")[2].removesuffix(".png")
    try:
        found = (bring_back if keep else prove)(studio, take, by=opened.owner.id)
    except DirectorError as error:
        table.add_row(name, take.tier, f"[red]{error.problem}[/]", "", "")
        return True
    told = "" if found.psnr_db is None else f"{found.psnr_db:.1f} dB"
    table.add_row(name, take.tier, found.level, told, f"{found.seconds:.1f}")
    return found.level == "different"


def retain(film: str, strategy: str, wait_days: float, apply: bool, cancel: bool) -> None:
    """Print what may go; give notice of it, carry it out when its time has come, or call it off."""
    console = Console(highlight=False)
    with film_opened(film, "director retain") as (opened, project, store):
        records, owner = opened.records, opened.owner
        waiting = records.cleanups(project.id, status="planned")
        if apply or cancel:
            if not waiting:
                raise NotFound("No clean-up waits.", remedy=f"Plan one: director retain {film}")
            if cancel:
                records.cancel_cleanup(waiting[0].id, by=owner.id)
                console.print("The clean-up is called off; everything stays.")
                return
            folder = _folder(opened, project)
            who, due = author_of(opened), waiting[0]
            done = carry_out(records, store, project, due, folder, by=owner.id, author=who)
            if done is None:
                console.print(f"It waits until {waiting[0].due_at:%Y-%m-%d %H:%M %Z}.")
                return
            freed = (done.freed_bytes or 0) / MB
            console.print(
                f"{done.evicted} takes gave their bytes up, {freed:.1f} MB are free. "
                "Their recipes stay: director verify --missing brings them back."
            )
            return
        found = plan(records, store, project, strategy)
        table = Table("take", "tier", "MB", "why", "CPU-s to remake", "pays after", "proof")
        for item in found.items[:MOST_SHOWN]:
            months = f"{item.break_even_months:.1f} months"
            size, cpu = f"{item.bytes / MB:.2f}", f"{item.recreate_cpu_s:.1f}"
            table.add_row(item.name, item.tier, size, item.why, cpu, months, item.proof)
        console.print(table)
        if len(found.items) > MOST_SHOWN:
            console.print(f"... and {len(found.items) - MOST_SHOWN} more.")
        for reason, number in sorted(found.kept.items(), key=lambda pair: -pair[1]):
            console.print(f"{number:6} stay: {reason}")
        if found.items:
            due = announce(
                records, project, found, by=owner.id, waiting=timedelta(days=wait_days)
            ).due_at
            console.print(
                f"{len(found.items)} takes, {found.bytes / MB:.1f} MB. The team is told; from "
                f"{due:%Y-%m-%d %H:%M %Z} on: director retain {film} --apply"
            )
        else:
            console.print("Nothing may go.")


def mark(film: str, take_name: str, how: str) -> None:
    """Mark a take to be kept or dropped, or take its mark away.

    Raises:
        NotFound: the film has no such take.
    """
    with film_opened(film, "director mark") as (opened, project, _):
        take = take_named(opened, project, take_name)
        word = None if how == "none" else how
        opened.records.mark_take(take.id, word, "", by=opened.owner.id)
        print(f"{take_name}: {how}")


def print_usage(film: str, machine_readable: bool) -> None:
    """Print where a film's bytes are, what they cost, and what could be done."""
    console = Console(highlight=False)
    with film_opened(film, "director usage") as (opened, project, store):
        folder = _folder(opened, project)
        found = usage(
            opened.records, store, project, home_of(opened.workspace, project.slug), folder
        )
        opened.records.save_storage_report(project.id, found.as_json(), found.total)
    if machine_readable:
        print(json.dumps(found.as_json(), ensure_ascii=False))
        return
    table = Table("", "", "MB", "share", title=f"{project.title}: {found.total / MB:.1f} MB")
    for name, words in found.by.items():
        for word, size in words.items():
            table.add_row(name, word, f"{size / MB:.2f}", f"{size / max(found.total, 1):.0%}")
        table.add_section()
    console.print(table)
    if found.on_disk is not None and found.unexplained is not None:
        console.print(
            f"On disk {found.on_disk / MB:.1f} MB, of which {found.unexplained / MB:.1f} MB belong "
            f"to older commits and experiments; {found.missing / MB:.1f} MB are not here."
        )
    console.print(
        f"Given up so far {found.evicted / MB:.1f} MB. {found.trend_bytes_per_day / MB:+.2f} MB a "
        f"day, so {found.in_a_month / MB:.1f} MB in a month; it costs {found.monthly_cost:.4f} now."
    )
    for line in found.recommendations:
        console.print(f"- {line}")


def _folder(opened: Machine, project: Project) -> Path | None:
    """Where the film's media lie on this machine; None when they are on a server."""
    if home_of(opened.workspace, project.slug) != "git":
        return None
    return opened.workspace.repository(project.slug) / "lfs" / "objects"


def _studio(opened: Machine) -> Studio:
    made_by = painter("blockout", opened.workspace.cache)
    return Studio(opened.records, opened.store, made_by, "verify")
