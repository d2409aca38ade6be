"""Going back: an earlier version's parameters as a new version, and the team is told."""

from typing import Any, cast
from uuid import UUID

from director.errors import NotFound
from director.recipe import Json, canonical
from director.records.database import Database
from director.records.editing import Editing
from director.records.models import Subject
from director.records.subjects import Subjects


class Rollback:
    """Forward changes that bring back what was."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._subjects = Subjects(database)
        self._editing = Editing(database)

    def roll_back(
        self, subject_id: UUID, version: int, *, expected_version: int, by: UUID, reason: str = ""
    ) -> Subject:
        """Make the parameters those of an earlier version; nothing of the history is lost.

        Raises:
            NotFound: the subject has no such version.
            StaleSubject: somebody changed it first. Otherwise as `patch_parameters`.
        """
        history = {each.version: each for each in self._subjects.history(subject_id)}
        subject = self._subjects.subject(subject_id)
        if version not in history:
            raise NotFound(
                f"'{subject.key}' has no version {version}.",
                known=f"It has {min(history, default=0)} to {max(history, default=0)}.",
            )
        why = f"back to v{version:02d}" + (f": {reason}" if reason else "")
        changed = self._editing.patch_parameters(
            subject_id,
            patch_from(subject.parameters, history[version].parameters),
            expected_version=expected_version,
            by=by,
            reason=why,
        )
        if changed.version != subject.version:
            told = {"subject_id": str(subject_id), "key": subject.key, "reason": why}
            told |= {"from": subject.version, "to": version, "version": changed.version}
            with self._database.writing(by) as transaction:
                transaction.emit(subject.project_id, "server:subject.rolled_back", told)
        return changed


def patch_from(now: Json, then: Json) -> dict[str, Any]:
    """Return the merge patch (RFC 7396) that turns `now` into `then`."""
    patch: dict[str, Any] = {name: None for name in now if name not in then}
    for name, value in then.items():
        here = now.get(name)
        if name in now and canonical(here) == canonical(value):
            continue
        both = isinstance(here, dict) and isinstance(value, dict)
        patch[name] = patch_from(cast(Json, here), cast(Json, value)) if both else value
    return patch
