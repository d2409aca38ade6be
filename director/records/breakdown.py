"""Taking in a breakdown: what the script suggests becomes subjects, and no edit is lost.

Three things are kept apart: what the script suggests, what people changed (a merge patch), and
the two merged. A new breakdown replaces the first, never the second. A key that the script no
longer suggests is retired with its takes and its edits; when it returns, it is revived with them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, bindparam, func, insert, select, update

from director.errors import BadInput
from director.keys import parent_of
from director.recipe import Json, canonical, diff
from director.records.changes import changes_json
from director.records.database import Database
from director.records.merge import merge
from director.records.models import Project, SubjectSpec, Synced
from director.records.parameters import check_parameters
from director.records.projects import lock_project
from director.records.specs import check_specs
from director.records.tables import parameter_history, subjects
from director.records.wanting import wanted_columns

NAMED_IN_EVENT = 200
"""A breakdown's event names at most this many keys of a sort; the counts are always whole."""
UPDATED = (
    "name",
    "suggested",
    "parameters",
    "wanted",
    "wanted_digest",
    "version",
    "script_link",
    "notes",
)
NOW = func.clock_timestamp()


class Breakdown:
    """Brings subjects in line with a breakdown of the script."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sync_subjects(
        self, project_id: UUID, specs: Sequence[SubjectSpec], by: UUID, *, reason: str = "script"
    ) -> Synced:
        """Make the active subjects of a film those of `specs`, in one transaction.

        Positions are given once, in the order of first appearance, and never change.

        Raises:
            BadInput: a key is wrong, double or without its parent; a parameter cannot be stored;
                or `specs` is empty while the film has subjects.
            NotFound: there is no such film.
        """
        with self._database.writing(by) as transaction:
            connection = transaction.connection
            project = lock_project(connection, project_id)
            plan = _Plan(project, by, reason, _known(connection, project_id))
            plan.take_in(specs)
            plan.store(connection)
            synced = plan.synced
            if synced.added or synced.changed or synced.retired:
                transaction.emit(project_id, "server:subjects.synced", _told(synced))
            return synced


def _known(connection: Connection, project_id: UUID) -> dict[str, Any]:
    """Every subject of the film by key, the retired ones too."""
    query = select(subjects).where(subjects.c.project_id == project_id)
    return {row["key"]: row for row in connection.execute(query).mappings()}


def _told(synced: Synced) -> dict[str, Any]:
    sorts = {name: getattr(synced, name) for name in ("added", "changed", "retired")}
    counts = {name: len(keys) for name, keys in sorts.items()}
    return {
        "counts": {**counts, "kept": len(synced.kept)},
        **{name: list(keys[:NAMED_IN_EVENT]) for name, keys in sorts.items()},
    }


@dataclass
class _Plan:
    """What one breakdown will store. Nothing is written before all of it is understood."""

    project: Project
    by: UUID
    reason: str
    known: dict[str, Any]
    inserts: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    updates: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    versions: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    retired: list[UUID] = field(default_factory=list[UUID])
    synced: Synced = field(default_factory=lambda: Synced((), (), (), ()))

    def take_in(self, specs: Sequence[SubjectSpec]) -> None:
        """Compare the specs with what is known.

        Raises:
            BadInput: see `Breakdown.sync_subjects`.
        """
        check_specs(self.project.slug, specs)
        suggested = {spec.key for spec in specs}
        gone = [
            row
            for key, row in self.known.items()
            if key not in suggested and row["retired_at"] is None
        ]
        if gone and not specs:
            raise BadInput(
                f"The breakdown is empty, but '{self.project.slug}' has {len(gone)} subjects.",
                remedy="Nothing was changed. Check that the script still has scene headings.",
            )
        outcomes: dict[str, list[str]] = {"added": [], "changed": [], "kept": []}
        for spec, row in self._rows(specs):
            outcomes[self._take_in(spec, row)].append(spec.key)
        self.retired = [row["id"] for row in gone]
        self.synced = Synced(
            tuple(outcomes["added"]),
            tuple(outcomes["changed"]),
            tuple(row["key"] for row in gone),
            tuple(outcomes["kept"]),
        )

    def _rows(self, specs: Sequence[SubjectSpec]) -> list[tuple[SubjectSpec, dict[str, Any]]]:
        """Each spec with the row that it asks for, parents' parameters already in `wanted`."""
        ids = {spec.key: self._id(spec.key) for spec in specs}
        parameters = {spec.key: self._parameters(spec) for spec in specs}
        return [(spec, self._row(spec, ids, parameters)) for spec in specs]

    def _id(self, key: str) -> UUID:
        return self.known[key]["id"] if key in self.known else uuid4()

    def _parameters(self, spec: SubjectSpec) -> dict[str, Any]:
        overrides: Json = self.known[spec.key]["overrides"] if spec.key in self.known else {}
        check_parameters(spec.kind, spec.parameters)
        return check_parameters(spec.kind, merge(spec.parameters, overrides))

    def _row(
        self, spec: SubjectSpec, ids: dict[str, UUID], parameters: dict[str, dict[str, Any]]
    ) -> dict[str, Any]:
        return {
            "id": ids[spec.key],
            "parent_id": ids.get(parent_of(spec.key)),
            "name": spec.name,
            "suggested": merge({}, spec.parameters),
            "parameters": parameters[spec.key],
            "script_link": spec.script_link,
            "notes": spec.notes,
            **wanted_columns(spec.kind, spec.key, parameters, self.project),
        }

    def _take_in(self, spec: SubjectSpec, row: dict[str, Any]) -> str:
        old = self.known.get(spec.key)
        if old is None:
            self._add(spec, row)
            return "added"
        differences = diff(old["parameters"], row["parameters"])
        row |= {"version": old["version"] + bool(differences)}
        if differences:
            self._keep_version(row, changes_json(differences))
        watched = [name for name in UPDATED if name != "suggested"]
        if old["retired_at"] is None and all(_same(old[name], row[name]) for name in watched):
            if not _same(old["suggested"], row["suggested"]):
                self._update(row)
            return "kept"
        self._update(row)
        return "changed" if old["retired_at"] is None else "added"

    def _add(self, spec: SubjectSpec, row: dict[str, Any]) -> None:
        row |= {"version": 1}
        self._keep_version(row, [])
        self.inserts.append(
            {
                **row,
                "project_id": self.project.id,
                "kind": str(spec.kind),
                "key": spec.key,
                "slug": spec.key.rpartition("/")[2],
                "position": len(self.known) + len(self.inserts) + 1,
                "created_by": self.by,
                "updated_by": self.by,
            }
        )

    def _keep_version(self, row: dict[str, Any], changes: list[dict[str, Any]]) -> None:
        self.versions.append(
            {
                "subject_id": row["id"],
                "version": row["version"],
                "parameters": row["parameters"],
                "changes": changes,
                "reason": self.reason,
                "created_by": self.by,
            }
        )

    def _update(self, row: dict[str, Any]) -> None:
        changes = {f"new_{name}": row[name] for name in UPDATED}
        self.updates.append({"the_id": row["id"], **changes})

    def store(self, connection: Connection) -> None:
        """Write what was planned."""
        if self.inserts:
            by_depth = sorted(self.inserts, key=lambda row: row["key"].count("/"))
            connection.execute(insert(subjects), by_depth)
        if self.updates:
            connection.execute(_UPDATE.values(updated_by=self.by), self.updates)
        if self.retired:
            connection.execute(
                update(subjects)
                .where(subjects.c.id.in_(self.retired))
                .values(retired_at=NOW, updated_at=NOW, updated_by=self.by)
            )
        if self.versions:
            connection.execute(insert(parameter_history), self.versions)


_UPDATE = (
    update(subjects)
    .where(subjects.c.id == bindparam("the_id"))
    .values({name: bindparam(f"new_{name}") for name in UPDATED})
    .values(updated_at=NOW, retired_at=None)
)


def _same(old: Any, new: Any) -> bool:
    return old is new or canonical(old) == canonical(new)
