"""A film's contact sheet, from its records and its media store."""

from pathlib import Path

from director.contact_sheet import PREVIEW_WIDTH, Frame, Row, write
from director.keys import Kind
from director.machine.opened import Machine
from director.records import Project, SubjectState
from director.tiers import Tier


def write_sheet(opened: Machine, project: Project, tier: Tier) -> Path:
    """Write the contact sheet into the project's exports; return the path of the page."""
    states = opened.records.states(project.id, tier=tier)
    rows: dict[str, list[SubjectState]] = {}
    for state in states:
        rows.setdefault(state.subject.key.split("/")[1], []).append(state)
    shown = [_row(opened, project, place) for place in rows.values()]
    pictures = sum(len(row.frames) for row in shown)
    places = "1 place" if len(shown) == 1 else f"{len(shown)} places"
    subtitle = f"{places}, {pictures} pictures, {tier} tier"
    return write(opened.workspace.exports(project.slug), project.title, subtitle, shown)


def _row(opened: Machine, project: Project, states: list[SubjectState]) -> Row:
    environment = next(s.subject for s in states if s.subject.kind is Kind.ENVIRONMENT)
    order = list(Kind)
    states = sorted(states, key=lambda s: (order.index(s.subject.kind), s.subject.position))
    frames = [_frame(opened, project, state) for state in states if state.take]
    site = str(environment.parameters["site"])
    words = ", ".join(environment.parameters["words"])
    note = f"built as {site}" + (f": {words}" if words else "")
    return Row(environment.name, note, frames)


def _frame(opened: Machine, project: Project, state: SubjectState) -> Frame:
    take = state.take
    assert take is not None  # the caller has left out the subjects without one
    path = take.path("picture") or ""
    data = opened.preview(project.slug, take, PREVIEW_WIDTH)
    note = Path(path).stem + (", same picture as its angle" if take.reused_from else "")
    return Frame(state.subject.kind, _caption(state), Path(path).name, note, data)


def _caption(state: SubjectState) -> str:
    """Return what a person calls the picture: its own part of the name."""
    subject = state.subject
    match subject.kind:
        case Kind.ENVIRONMENT:
            return subject.name
        case Kind.ANGLE:
            return subject.slug
        case Kind.VARIATION:
            angle = subject.key.split("/")[2]
            return f"{angle}, {subject.slug.replace('-', ' ')}"
        case Kind.SHOT:
            return f"{subject.name} {subject.parameters.get('description', '')}".strip()
