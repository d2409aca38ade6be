"""From records to what the API answers with.

`vars`, not `asdict`: that copies every recipe, and takes ten times as long.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import PurePosixPath
from socket import gethostname
from uuid import UUID

from api.views import (
    DifferenceOut,
    Pictures,
    ProjectOut,
    RenderOut,
    ScriptOut,
    SubjectOut,
    TakeDetail,
    TakeOut,
)
from director.dispatch.estimating import Estimate, estimates
from director.links import Links
from director.records import Project, Records, Render, Script, SubjectState, Take

THUMBNAIL_PX = 320
PREVIEW_PX = 1280


def project_out(project: Project) -> ProjectOut:
    """A film, without what only we need."""
    return ProjectOut.model_validate(vars(project))


def script_out(script: Script | None) -> ScriptOut | None:
    """A revision of the script, without its bytes."""
    return None if script is None else ScriptOut.model_validate(vars(script))


def render_out(render: Render, estimate: Estimate | None = None) -> RenderOut:
    """One request for one picture, with its place in the queue where that is known."""
    return RenderOut.model_validate(vars(render) | (vars(estimate) if estimate else {}))


def estimates_now(records: Records, line: Sequence[Render] | None = None) -> dict[UUID, Estimate]:
    """Where every open render stands, and how long it will be."""
    line = records.waiting_line() if line is None else line
    return estimates(line, records.paces(), gethostname(), datetime.now(UTC)) if line else {}


def take_out(take: Take, links: Links) -> TakeOut:
    """A take with signed addresses in place of its paths."""
    fields = vars(take) | {"name": take_name(take), "pictures": pictures_of(take, links)}
    return TakeOut.model_validate(fields)


def take_detail(take: Take, links: Links, fallback: str) -> TakeDetail:
    """A take with its recipe."""
    shown = take_out(take, links).model_dump()
    return TakeDetail(**shown, recipe=dict(take.recipe), fallback=fallback)


def take_name(take: Take) -> str:
    """The name on the slate: `SHOT-010_v01_take04`."""
    return PurePosixPath(take.path("picture") or take.subject_key).stem


def pictures_of(take: Take, links: Links) -> Pictures:
    """Signed addresses of everything that a take shows."""
    return Pictures(
        thumbnail=links.picture(take.id, width=THUMBNAIL_PX),
        preview=links.picture(take.id, width=PREVIEW_PX),
        picture=links.picture(take.id),
        depth=links.picture(take.id, "depth") if take.path("depth") else None,
    )


def subject_out(state: SubjectState, render: Render | None, links: Links) -> SubjectOut:
    """A subject with its state, its newest take and its open render."""
    return SubjectOut.model_validate(
        vars(state.subject)
        | {
            "state": state.state,
            "differences": [DifferenceOut(**vars(one)) for one in state.differences],
            "take": take_out(state.take, links) if state.take else None,
            "render": render_out(render) if render else None,
        }
    )


def open_by_subject(renders: Iterable[Render]) -> dict[UUID, Render]:
    """The open render of each subject; one that runs comes before one that waits."""
    ordered = sorted(renders, key=lambda render: (render.status != "running", render.seq))
    return {render.subject_id: render for render in reversed(ordered)}
