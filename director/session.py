"""A notebook's door to a film: pictures as pictures, records as tables, changes as changes.

What a notebook does goes the same way as everything else: edits are versions of parameters with an
author, renders are runs in Dagster with lineage. Nothing here writes behind the records' back.
"""

import io
import math
import time
from collections.abc import Iterable
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from director.costs import priced
from director.dispatch import submit
from director.machine.opened import Machine, machine
from director.media.pictures import decode_depth
from director.records import Project, State, Subject, SubjectState, Take
from director.tiers import Tier, tier_table

if TYPE_CHECKING:
    import pandas as pd

POLL_S = 0.2
GAP_PX = 4


class Session:
    """One film, opened for exploring. Close it, or let the notebook's kernel end."""

    def __init__(self, opened: Machine, project: Project, resources: ExitStack) -> None:
        self._opened = opened
        self._project = project
        self._resources = resources

    @classmethod
    def open(cls, project: str) -> "Session":
        """Open a film of this workspace: through a running `make up`, else on its own.

        Raises:
            NotFound: the workspace has no such film.
            WorkspaceBusy: a command that cannot be joined is at work here.
        """
        resources = ExitStack()
        try:
            opened = resources.enter_context(machine("a notebook"))
            return cls(opened, opened.records.project(project), resources)
        except BaseException:
            resources.close()
            raise

    def close(self) -> None:
        """Stop what this session started."""
        self._resources.close()

    def __repr__(self) -> str:
        return f"<{self._project.title}: {len(self._states())} subjects>"

    def subject(self, key: str) -> Subject:
        """Return a subject by its partition key."""
        return self._opened.records.subject(key)

    def subjects(self) -> "pd.DataFrame":
        """Return one row per subject: key, kind, state, version, and when it was last changed."""
        import pandas as pd

        rows = [
            {
                "key": state.subject.key,
                "kind": str(state.subject.kind),
                "state": str(state.state),
                "version": state.subject.version,
                "changed": state.subject.updated_at,
            }
            for state in self._states()
        ]
        return pd.DataFrame(rows, columns=["key", "kind", "state", "version", "changed"])

    def takes(self) -> "pd.DataFrame":
        """Return one row per take, newest first, with its scores and costs."""
        import pandas as pd

        takes = self._opened.records.takes(project_id=self._project.id)
        return pd.DataFrame([_take_row(take) for take in takes])

    def costs(self, group: str = "person") -> "pd.DataFrame":
        """Return what the film has cost by person, take, recipe, subject, kind or day: one row
        each, with seconds, CPU-seconds, GPU-seconds, joules and money.
        """
        import pandas as pd

        rows = self._opened.records.costs(group, project_id=self._project.id)
        return pd.DataFrame([vars(cost) for cost in priced(rows, tier_table().prices)])

    def stale(self) -> "pd.DataFrame":
        """Return one row per changed field of every stale subject: key, field, old, new."""
        import pandas as pd

        rows = [
            {"key": s.subject.key, "field": change.field, "old": change.old, "new": change.new}
            for s in self._states()
            if s.state is State.STALE
            for change in s.differences
        ]
        return pd.DataFrame(rows, columns=["key", "field", "old", "new"])

    def picture(self, key: str) -> Image.Image:
        """Return the picture of a partition, as it stands."""
        return Image.open(io.BytesIO(self._bytes(key, "picture")))

    def depth(self, key: str) -> NDArray[np.float32]:
        """Return the depth of a partition's picture: (height, width), metres, sky +inf."""
        return decode_depth(self._bytes(key, "depth"))

    def sheet(self, keys: Iterable[str], columns: int = 3, width: int = 320) -> Image.Image:
        """Return the pictures of some partitions side by side, `width` pixels each."""
        pictures = [self.picture(key).convert("RGB") for key in keys]
        height = max(round(p.height * width / p.width) for p in pictures)
        rows = math.ceil(len(pictures) / columns)
        size = (columns * (width + GAP_PX) - GAP_PX, rows * (height + GAP_PX) - GAP_PX)
        sheet = Image.new("RGB", size, (20, 20, 22))
        for index, picture in enumerate(pictures):
            small = picture.resize((width, round(picture.height * width / picture.width)))
            row, column = divmod(index, columns)
            sheet.paste(small, (column * (width + GAP_PX), row * (height + GAP_PX)))
        return sheet

    def change(self, key: str, patch: dict[str, Any]) -> Subject:
        """Change parameters (a merge patch) and return the subject with its new version.

        Raises:
            BadInput: a field or a value that such a subject does not have.
        """
        subject = self.subject(key)
        return self._opened.records.patch_parameters(
            subject.id, patch, expected_version=subject.version, by=self._opened.owner.id
        )

    def render(self, keys: Iterable[str], tier: str = "low") -> "pd.DataFrame":
        """Have pictures made, wait for them, and return one row per request."""
        import pandas as pd

        opened = self._opened
        asked = Tier.parse(tier)
        client = opened.start_dagster(asked)
        subjects = [self.subject(key) for key in keys]
        requests = submit(opened.records, client, self._project, subjects, asked, opened.owner)
        ids = {render.id for render in requests}
        renders = opened.renders(self._project, ids)
        while any(render.status.is_open for render in renders):
            opened.keep_alive()
            time.sleep(POLL_S)
            renders = opened.renders(self._project, ids)
        rows = [
            {"key": r.subject_key, "status": str(r.status), "problem": r.problem} for r in renders
        ]
        return pd.DataFrame(rows)

    def _states(self) -> list[SubjectState]:
        return self._opened.records.states(self._project.id)

    def _bytes(self, key: str, role: str) -> bytes:
        subject = self.subject(key)
        [state] = self._opened.records.states(self._project.id, subject_id=subject.id)
        path = state.take.path(role) if state.take else None
        if path is None:
            raise LookupError(f"'{key}' has no picture yet: render it first.")
        return self._opened.store(self._project.slug).open(path)


def _take_row(take: Take) -> dict[str, Any]:
    return {
        "key": take.subject_key,
        "version": take.version,
        "number": take.number,
        "tier": take.tier,
        "seconds": take.seconds,
        "cpu_s": take.cost,
        **{name: value for name, value in take.scores.items() if isinstance(value, int | float)},
        "reused": take.reused_from is not None,
        "made": take.created_at,
    }
