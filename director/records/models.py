"""What the records hold, as frozen dataclasses: the nouns that every other room speaks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from director.keys import Kind
from director.recipe import Difference

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Person:
    """Who did something. `kind` is `owner` (exactly one), `person` or `service`."""

    id: UUID
    name: str
    email: str
    kind: str
    settings: Json = field(default_factory=dict[str, Any], hash=False)
    """`priority` and `renders_per_day`: see `director.records.quotas`."""


@dataclass(frozen=True)
class Project:
    """One film. `version` counts the changes to the project itself, not to its subjects."""

    id: UUID
    slug: str
    title: str
    aspect: float
    default_tier: str
    settings: Json
    version: int
    created_at: datetime
    created_by: UUID
    updated_at: datetime
    updated_by: UUID

    @property
    def style(self) -> Json:
        """The film's style, for every place that has none of its own; empty for none."""
        return self.settings.get("style", {})


@dataclass(frozen=True)
class Script:
    """One revision of a film's script. Its bytes: `Records.script_bytes(script.id)`."""

    id: UUID
    project_id: UUID
    revision: int
    name: str
    format: str
    sha256: str
    size_bytes: int
    created_at: datetime
    created_by: UUID


@dataclass(frozen=True)
class SubjectSpec:
    """What a breakdown suggests: one environment, angle, variation or shot."""

    kind: Kind
    key: str
    name: str
    parameters: Json
    script_link: Json | None = None
    """Where in the script it comes from, e.g. `{"scenes": ["1", "4"], "line": 12}`."""
    notes: Json | None = None
    """What the breakdown remarks, e.g. `{"chosen": "harbour", "why": [...]}`."""


@dataclass(frozen=True)
class Synced:
    """What a breakdown did, as keys. Revived keys count as added."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    retired: tuple[str, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True)
class Subject:
    """Something that gets pictures. `parameters` = what the script suggests + people's edits."""

    id: UUID
    project_id: UUID
    kind: Kind
    key: str
    slug: str
    name: str
    parent_id: UUID | None
    parameters: Json
    overrides: Json
    """People's edits alone: a merge patch (RFC 7396) upon what the script suggests."""
    wanted: Json
    wanted_digest: str
    version: int
    """Parameter version: the `v03` of a file name, and the ETag."""
    position: int
    """Order of first appearance in the film; never changes."""
    script_link: Json | None
    notes: Json | None
    retired_at: datetime | None
    updated_at: datetime
    updated_by: UUID


@dataclass(frozen=True)
class ParameterVersion:
    """One version of a subject's parameters: what they were, who changed which field, and why."""

    subject_id: UUID
    version: int
    parameters: Json
    changes: tuple[Difference, ...]
    reason: str
    created_at: datetime
    created_by: UUID


@dataclass(frozen=True)
class Take:
    """One immutable result of one recipe."""

    id: UUID
    subject_id: UUID
    subject_key: str
    number: int
    version: int
    tier: str
    painter: str
    recipe: Json
    recipe_digest: str
    wanted_digest: str
    code_version: str
    pixel_sha256: str
    files: tuple[Json, ...]
    width: int
    height: int
    scores: Json
    seconds: float
    cost: float
    worker: str
    stack: Json
    author_id: UUID
    run_id: str | None
    commit: str
    reused_from: UUID | None
    created_at: datetime
    seq: int
    """Order of recording over all films: a later take has a greater one."""

    def path(self, role: str) -> str | None:
        """Return the path of this take's file in that role, or None when it has none."""
        return next((file["path"] for file in self.files if file["role"] == role), None)


class RenderStatus(StrEnum):
    """How far a request for one picture is."""

    QUEUED = "queued"
    RUNNING = "running"
    MADE = "made"
    REUSED = "reused"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_open(self) -> bool:
        """Whether a picture is still to come."""
        return self in OPEN


OPEN = (RenderStatus.QUEUED, RenderStatus.RUNNING)


@dataclass(frozen=True)
class Render:
    """One request for one picture."""

    id: UUID
    project_id: UUID
    subject_id: UUID
    subject_key: str
    tier: str
    status: RenderStatus
    run_id: str | None
    asked_by: UUID
    progress: float
    """Share that is done, 0 to 1."""
    step: str
    problem: str
    take_id: UUID | None
    priority: int
    """Where it stands in the queue: greater is sooner, equals in the order of asking."""
    machine: str
    gpu: str
    """Id of the card that it was painted on; empty when the CPU painted."""
    fallback: str
    """What was done instead of what was asked for, in one sentence; mostly empty."""
    cpu_s: float
    gpu_s: float
    """How long the worker kept its card busy."""
    energy_j: float | None
    """What the card says that it used; None where it does not tell."""
    created_at: datetime
    launched_at: datetime | None
    """When its run was queued."""
    started_at: datetime | None
    finished_at: datetime | None
    seq: int


@dataclass(frozen=True)
class Spent:
    """What one render used, whether or not a picture came out."""

    machine: str = ""
    gpu: str = ""
    cpu_s: float = 0.0
    gpu_s: float = 0.0
    energy_j: float | None = None


@dataclass(frozen=True)
class Pace:
    """How long renders took: the median of the last ones of a painter and tier on a machine."""

    painter: str
    tier: str
    machine: str
    seconds: float
    count: int


@dataclass(frozen=True)
class CostRow:
    """What the renders of one group used at one tier."""

    group: str
    tier: str
    renders: int
    seconds: float
    cpu_s: float
    gpu_s: float
    energy_j: float | None


@dataclass(frozen=True)
class Batch:
    """One request for many pictures."""

    id: UUID
    project_id: UUID
    tier: str
    wish: Json
    created_at: datetime
    created_by: UUID


class State(StrEnum):
    """How a subject's picture stands against what is wanted now."""

    MISSING = "missing"
    STALE = "stale"
    OUTDATED = "outdated"
    """What is wanted, but painted by older code: rebuilt only by an explicit migration."""
    FRESH = "fresh"


@dataclass(frozen=True)
class SubjectState:
    """A subject, its state, the take that shows it, and what made it stale."""

    subject: Subject
    state: State
    take: Take | None
    """The newest take of what is wanted now; when there is none, the newest of any."""
    differences: tuple[Difference, ...]
    """From the take's wanted to the wanted of now; empty unless stale."""


@dataclass(frozen=True)
class Event:
    """One thing that happened, in the order of commits. `seq` only grows."""

    seq: int
    project_id: UUID
    name: str
    payload: Json
    created_at: datetime
    created_by: UUID | None


@dataclass(frozen=True)
class NodeGraph:
    """How a film's canvas is laid out; `version` is the project's."""

    graph: Json
    version: int


@dataclass(frozen=True)
class Session:
    """Somebody who has the film open in a browser."""

    id: UUID
    project_id: UUID
    person_id: UUID
    connected_at: datetime
    last_activity: datetime
    cursor_position: Json | None
