"""What the API answers with: records as JSON, with ids and signed addresses, never paths."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from director.keys import Kind
from director.tiers import Tier

Json = dict[str, Any]
State = Literal["missing", "stale", "fresh", "outdated"]
RenderStatus = Literal["queued", "running", "made", "reused", "failed", "cancelled"]


class ProjectOut(BaseModel):
    """A film."""

    id: UUID
    slug: str
    title: str
    aspect: float
    default_tier: Tier
    version: int
    created_at: datetime


class ProjectIn(BaseModel, extra="forbid"):
    """A film to begin."""

    slug: str = Field(examples=["tidewater"], description="a-z, 0-9 and single hyphens")
    title: str = Field(min_length=1, max_length=200)
    aspect: float = 1.78
    default_tier: Tier = Tier.LOW


class DifferenceOut(BaseModel):
    """One field in which the newest take differs from what is wanted now."""

    field: str
    old: Any
    new: Any


class Pictures(BaseModel):
    """Signed, short-lived addresses of one take's files."""

    thumbnail: str = Field(description="WebP, 320 pixels wide")
    preview: str = Field(description="WebP, 1280 pixels wide")
    picture: str = Field(description="The original")
    depth: str | None = Field(description="Depth in metres, OpenEXR")


class TakeOut(BaseModel):
    """One immutable result of one recipe."""

    id: UUID
    subject_id: UUID
    subject_key: str
    name: str = Field(examples=["SHOT-010_v01_take04"])
    number: int
    version: int
    tier: Tier
    painter: str
    recipe_digest: str
    wanted_digest: str
    pixel_sha256: str
    width: int
    height: int
    scores: Json
    seconds: float
    cost: float
    worker: str
    run_id: str | None
    commit: str
    reused_from: UUID | None
    created_at: datetime
    pictures: Pictures


class TakeDetail(TakeOut):
    """A take with the recipe that made it."""

    recipe: Json


class RenderOut(BaseModel):
    """One request for one picture, and how far it is."""

    id: UUID
    subject_id: UUID
    subject_key: str
    tier: Tier
    status: RenderStatus
    progress: float = Field(ge=0, le=1)
    step: str
    problem: str
    take_id: UUID | None
    run_id: str | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class SubjectOut(BaseModel):
    """An environment, angle, variation or shot: what is wanted, and what there is."""

    id: UUID
    project_id: UUID
    kind: Kind
    key: str
    slug: str
    name: str
    parent_id: UUID | None
    parameters: Json
    wanted_digest: str
    version: int
    overrides: Json = Field(description="People's edits alone, upon what the script suggests")
    script_link: Json | None
    notes: Any
    updated_at: datetime
    state: State
    differences: list[DifferenceOut]
    take: TakeOut | None = Field(description="The newest take")
    render: RenderOut | None = Field(description="The open render, if there is one")


class Page(BaseModel):
    """One page of a list; pass `next` as `after` to get the one that follows."""

    next: str | None = None


class SubjectPage(Page):
    """Subjects in the order of the film."""

    items: list[SubjectOut]


class TakePage(Page):
    """Takes, newest first."""

    items: list[TakeOut]


class RenderPage(Page):
    """Renders, newest first."""

    items: list[RenderOut]


class SubjectPatch(BaseModel, extra="forbid"):
    """A merge patch (RFC 7396) of a subject: null takes a parameter back to its default."""

    parameters: Json


class RendersIn(BaseModel, extra="forbid"):
    """Which pictures to make: subjects by id or key, or all, or what is missing or stale."""

    subjects: Sequence[str] = Field(default=(), max_length=10_000)
    all: bool = False
    stale: bool = False
    tier: Tier | None = Field(default=None, description="The film's own when left out")


class ScriptOut(BaseModel):
    """A revision of the screenplay."""

    id: UUID
    name: str
    format: str
    revision: int
    sha256: str
    size_bytes: int
    created_at: datetime


class EdgeOut(BaseModel):
    """`target` is built from `source`."""

    source: str
    target: str


class GraphOut(BaseModel):
    """The film's graph in one answer: draw it, then follow the events after `sequence`."""

    project: ProjectOut
    script: ScriptOut | None
    sequence: int = Field(description="Number of the newest event that this answer includes")
    subjects: list[SubjectOut]
    edges: list[EdgeOut]


class TierOut(BaseModel):
    """One row of the tier table."""

    name: Tier
    side_px: int = Field(description="The budget is this squared, in pixels")
    vram_gb: int = Field(description="Memory that a graphics card needs to serve this tier")
    timeout_s: int = Field(description="Longest single render")
    priority: int = Field(description="Added to every render's priority")
    slots: int = Field(description="Renders at a time")
    renders_per_worker: int = Field(description="After so many a worker begins anew")
    worker_growth_mb: int = Field(description="So does one that has grown by so much")
    painters: dict[Kind, Sequence[str]] = Field(
        description="For each kind of job its painter, and after it those tried when it fails"
    )


class GpuOut(BaseModel):
    """A graphics card."""

    uuid: str
    name: str
    vram_gb: int


class WorkerOut(BaseModel):
    """A resident worker, and the card that it alone sees."""

    name: str
    tier: Tier
    gpu: str | None = Field(description="Id of its card; none where the CPU paints")


class MachineOut(BaseModel):
    """What serves the tiers here."""

    told: str = Field(description="In one sentence")
    gpus: list[GpuOut]
    workers: list[WorkerOut]


class HealthOut(BaseModel):
    """Which parts answer."""

    status: Literal["ok", "degraded"]
    database: bool
    dagster: bool


class SiteOut(BaseModel):
    """A kind of place that can be built."""

    name: str
    interior: bool


class VocabularyOut(BaseModel):
    """The words that parameters may use."""

    framings: list[str]
    times: list[str]
    weathers: list[str]
    seasons: list[str]
    aspects: list[float]
    sites: list[SiteOut]
    words: list[str] = Field(description="Words that kinds of places answer to")
