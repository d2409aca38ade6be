"""`director film`: from a screenplay to a film's pictures, doing only what has to be done."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from director.adopting import keep_snapshot
from director.cli.progress import Watch
from director.cli.report import Report
from director.cli.sheet import write_sheet
from director.dispatch import LOST, DagsterClient, submit
from director.film import Film, film_of_script
from director.machine.opened import Machine, machine
from director.media.naming import script_path
from director.records import Project, Render, State, Subject, SubjectState
from director.regenerating import is_missing
from director.screenplay import breakdown, read
from director.tiers import Tier

POLL_S = 0.15
RUN_END_PATIENCE_S = 5.0
TO_DO = (State.MISSING, State.STALE)
UNMADE = ("failed", "cancelled")


@dataclass(frozen=True)
class Clock:
    """When the command began, on both clocks."""

    started: float
    """`time.monotonic()` at the start of the command."""

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    def seconds_at(self, moment: datetime) -> float:
        """Return how long after the start a moment of the database's clock was."""
        return self.seconds - (datetime.now(UTC) - moment).total_seconds()


def make_film(script: Path, tier_name: str, slug: str, started: float) -> None:
    """Make what is missing or stale of a script's film, then report.

    Raises:
        BadInput: the script, the tier or the project's name cannot be used; nothing was touched.
        WorkspaceBusy: another command is at work here.
    """
    console, clock = Console(highlight=False), Clock(started)
    asked = Tier.parse(tier_name) if tier_name else None
    film = film_of_script(breakdown(read(script)), slug)
    with machine("director film") as opened:
        project = opened.scaffold(film.slug, film.title)
        tier = asked or Tier.parse(project.default_tier)
        _keep_script(opened, project, script)
        opened.records.sync_subjects(project.id, film.specs, by=opened.owner.id)
        keep_snapshot(opened.records, opened.store(project.slug), project)
        states = opened.records.states(project.id, tier=tier)
        to_do = [s for s in states if s.state in TO_DO or _is_gone(opened, project, s)]
        console.print(_plan(film, states, to_do))
        renders = _render(opened, console, project, to_do, tier)
        report = _report(opened, film, project, tier, clock, states, to_do, renders)
        report.print(console)
    if report.count("failed"):
        raise SystemExit(1)


def _is_gone(opened: Machine, project: Project, state: SubjectState) -> bool:
    """Whether a picture is known, but its bytes were given up or never came along."""
    return state.take is not None and is_missing(opened.store(project.slug), state.take)


def _keep_script(opened: Machine, project: Project, script: Path) -> None:
    """Keep the script's bytes in the records and, as plain text, in the project's repository."""
    data, owner = script.read_bytes(), opened.owner
    kind = "fdx" if data.lstrip().startswith(b"<") else "fountain"
    kept = opened.records.save_script(project.id, script.name, kind, data, by=owner.id)
    opened.store(project.slug).commit(
        "main",
        {script_path(script.name): data},
        f"{script.name}: revision {kept.revision}",
        author=(owner.name, owner.email),
    )


def _plan(film: Film, states: Sequence[SubjectState], to_do: Sequence[SubjectState]) -> str:
    places = len({spec.key.split("/")[1] for spec in film.specs})
    stale = sum(state.state is State.STALE for state in to_do)
    head = f"{film.title}: {places} place{'s'[: places > 1]}, {len(states)} pictures"
    if not to_do:
        return f"{head}, all there"
    return f"{head}; {len(to_do)} to make" + (f", {stale} of them changed" if stale else "")


def _render(
    opened: Machine,
    console: Console,
    project: Project,
    to_do: Sequence[SubjectState],
    tier: Tier,
) -> list[Render]:
    """Have the pictures made, and show how it goes; return how each request ended."""
    if not to_do:
        return []
    client = opened.start_dagster(tier)
    subjects = {state.subject.key: state.subject for state in to_do}
    renders = _submit_and_watch(opened, client, console, project, list(subjects.values()), tier)
    lost = [subjects[r.subject_key] for r in renders if r.problem in LOST]
    if not lost:
        return renders
    console.print(f"A worker went down; {len(lost)} pictures are asked for once more.")
    again = _submit_and_watch(opened, client, console, project, lost, tier)
    return [r for r in renders if r.problem not in LOST] + again


def _submit_and_watch(
    opened: Machine,
    client: DagsterClient,
    console: Console,
    project: Project,
    subjects: Sequence[Subject],
    tier: Tier,
) -> list[Render]:
    asked = submit(opened.records, client, project, subjects, tier, opened.owner)
    wanted = {render.id for render in asked}
    watch = Watch(console, len(wanted))
    with watch.shown():
        while True:
            renders = opened.renders(project, wanted)
            watch.update(renders)
            if not any(render.status.is_open for render in renders):
                break
            opened.keep_alive()
            time.sleep(POLL_S)
    _see_runs_end(opened, {render.run_id for render in renders if render.run_id})
    return renders


def _see_runs_end(opened: Machine, runs: set[str]) -> None:
    """Give the runs the moment in which they write their own end, after their last picture."""
    deadline = time.monotonic() + RUN_END_PATIENCE_S
    while opened.client and not opened.client.finished(runs) and time.monotonic() < deadline:
        time.sleep(POLL_S)


def _report(
    opened: Machine,
    film: Film,
    project: Project,
    tier: Tier,
    clock: Clock,
    before: Sequence[SubjectState],
    to_do: Sequence[SubjectState],
    renders: Sequence[Render],
) -> Report:
    outcomes = {state.subject.key: "reused" for state in before}
    outcomes |= {render.subject_key: str(render.status) for render in renders}
    made = [render for render in renders if render.status == "made"]
    finished = [render.finished_at for render in made if render.finished_at]
    takes = [opened.records.take(render.take_id) for render in made if render.take_id]
    built = {render.subject_key for render in renders if render.status in ("made", "reused")}
    bad = _bad_pictures(opened, project, tier)
    sheet = write_sheet(opened, project, tier)
    return Report(
        outcomes={
            key: "failed" if end == "cancelled" or key in bad else end
            for key, end in outcomes.items()
        },
        reasons={s.subject.key: s.differences for s in to_do if s.subject.key in built},
        failures={
            **{r.subject_key: r.problem or str(r.status) for r in renders if r.status in UNMADE},
            **bad,
        },
        seconds=clock.seconds,
        bytes_written=sum(int(file["bytes"]) for take in takes for file in take.files),
        first_picture_s=clock.seconds_at(min(finished)) if finished else None,
        contact_sheet=sheet,
        project=project.slug,
        tier=tier,
        remarks=film.remarks,
    )


def _bad_pictures(opened: Machine, project: Project, tier: Tier) -> dict[str, str]:
    """Return why pictures that exist did not pass their checks, by subject key."""
    states = opened.records.states(project.id, tier=tier)
    takes = {state.subject.key: state.take for state in states if state.take}
    return {
        key: "The picture failed its checks: " + "; ".join(take.scores.get("reasons", ()))
        for key, take in takes.items()
        if not take.scores.get("passed", True)
    }
