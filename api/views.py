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
    fallback: str = Field(description="What was done instead of what was asked for; mostly empty")


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
    priority: int = Field(description="Greater is sooner")
    position: int | None = Field(
        default=None, description="Place among those that wait for this tier; 0 is being painted"
    )
    seconds_left: float | None = Field(
        default=None, description="Until the picture is there, from what such renders took"
    )
    fallback: str = Field(description="What was done instead of what was asked for; mostly empty")
    machine: str
    gpu: str
    cpu_s: float
    gpu_s: float
    energy_j: float | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class RenderMove(BaseModel, extra="forbid"):
    """Another place in the queue."""

    priority: int = Field(ge=-1000, le=1000, description="Greater is sooner")


class LineSettings(BaseModel, extra="forbid"):
    """How soon a film's renders come, and how many there may be."""

    urgency: int = Field(default=0, ge=-100, le=100, description="Added to every priority")
    renders_per_day: int | None = Field(default=None, ge=0, description="None: no bound")


class PersonLineSettings(BaseModel, extra="forbid"):
    """How soon a person's renders come, and how many there may be."""

    priority: int = Field(default=0, ge=-100, le=100, description="Added to every priority")
    renders_per_day: int | None = Field(default=None, ge=0, description="None: no bound")


class CostOut(BaseModel):
    """What one group of renders has used, also those without a picture."""

    group: str
    renders: int
    seconds: float
    cpu_s: float
    gpu_s: float
    energy_j: float | None = Field(description="None where no card tells")
    money: float = Field(description="By the price table of the tiers")


class CostsOut(BaseModel):
    """Costs, dearest first."""

    currency: str
    group: str
    rows: list[CostOut]


class BatchIn(BaseModel, extra="forbid"):
    """Many pictures at once: of the film, or below a place or an angle, or of a scene."""

    under: str = Field(default="", examples=["tidewater/harbour"])
    scene: str = Field(default="", examples=["4"], description="Its shots, and what they need")
    kinds: Sequence[Kind] = Field(default=(), description="All kinds when left out")
    all: bool = Field(default=False, description="Also what is there already")
    tier: Tier | None = Field(default=None, description="The film's own when left out")


class BatchOut(BaseModel):
    """How far a batch is."""

    id: UUID
    tier: Tier
    wish: Json
    created_at: datetime
    statuses: dict[str, int]
    kinds: dict[str, dict[str, int]]
    variations: dict[str, dict[str, int]] = Field(description="By look: time-weather-season")
    renders: list[RenderOut]


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


class StuffOut(BaseModel):
    """One material of an object."""

    name: str
    colour: str = Field(examples=["#7a1f1f"])
    share: float = Field(description="Of the object's surface")


class ItemOut(BaseModel):
    """One object of a place."""

    id: str = Field(examples=["bench-1"])
    part: str
    position_m: tuple[float, float, float] = Field(description="Middle of its foot")
    size_m: tuple[float, float, float]
    materials: list[StuffOut]
    lamps: int
    edit: Json


class ObjectsOut(BaseModel):
    """What stands in a place."""

    items: list[ItemOut]
    waiting: dict[str, str] = Field(
        description="Edits whose object or material is not there now, with reasons; they are kept"
    )


class StyleOut(BaseModel):
    """A film's style."""

    style: Json
    neutral: bool = Field(description="It changes nothing")
    unheard: list[str] = Field(description="Keywords that only painters with words understand")
    keywords: list[str] = Field(description="Keywords that change every picture")


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
    moods: list[str]
    aspects: list[float]
    sites: list[SiteOut]
    words: list[str] = Field(description="Words that kinds of places answer to")
