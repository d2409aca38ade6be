"""The tables of the `director` database. A test holds the migrations to them.

`subjects` are what the documents call `assets`: environments, angles, variations and shots.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Double,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[Any]:
    return Column("id", Uuid, primary_key=True, server_default=func.gen_random_uuid())


def _at(name: str) -> Column[Any]:
    return Column(
        name, DateTime(timezone=True), nullable=False, server_default=func.clock_timestamp()
    )


def _by(name: str) -> Column[Any]:
    return Column(name, Uuid, ForeignKey("people.id"), nullable=False)


def _of(table: str, name: str, *, nullable: bool = False) -> Column[Any]:
    return Column(name, Uuid, ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=nullable)


def _json(name: str) -> Column[Any]:
    return Column(name, JSONB, nullable=False, server_default=text("'{}'::jsonb"))


def _text(name: str, *, default: str | None = None) -> Column[Any]:
    given = None if default is None else text(f"'{default}'")
    return Column(name, Text, nullable=False, server_default=given)


def _seq(name: str = "seq", *, primary_key: bool = False) -> Column[Any]:
    return Column(name, BigInteger, Identity(always=True), nullable=False, primary_key=primary_key)


people = Table(
    "people",
    metadata,
    _id(),
    _text("name"),
    _text("email", default=""),
    _text("kind"),
    _json("settings"),
    _at("created_at"),
    CheckConstraint("kind in ('owner', 'person', 'service')", name="kind"),
    Index("uq_people_owner", "kind", unique=True, postgresql_where=text("kind = 'owner'")),
)

projects = Table(
    "projects",
    metadata,
    _id(),
    Column("slug", Text, nullable=False, unique=True),
    _text("title"),
    Column("aspect", Double, nullable=False),
    _text("default_tier"),
    _json("settings"),
    _json("node_graph"),
    Column("version", Integer, nullable=False, server_default=text("1")),
    _at("created_at"),
    _by("created_by"),
    _at("updated_at"),
    _by("updated_by"),
)

scripts = Table(
    "scripts",
    metadata,
    _id(),
    _of("projects", "project_id"),
    Column("revision", Integer, nullable=False),
    _text("name"),
    _text("format"),
    Column("data", LargeBinary, nullable=False),
    _text("sha256"),
    Column("size_bytes", BigInteger, nullable=False),
    _at("created_at"),
    _by("created_by"),
    UniqueConstraint("project_id", "revision"),
)

subjects = Table(
    "subjects",
    metadata,
    _id(),
    _of("projects", "project_id"),
    _text("kind"),
    Column("key", Text, nullable=False, unique=True),
    _text("slug"),
    _text("name"),
    _of("subjects", "parent_id", nullable=True),
    _json("suggested"),
    _json("overrides"),
    _json("parameters"),
    _json("wanted"),
    _text("wanted_digest"),
    Column("version", Integer, nullable=False, server_default=text("1")),
    Column("position", Integer, nullable=False),
    Column("script_link", JSONB(none_as_null=True)),
    Column("notes", JSONB(none_as_null=True)),
    Column("retired_at", DateTime(timezone=True)),
    _at("created_at"),
    _by("created_by"),
    _at("updated_at"),
    _by("updated_by"),
    UniqueConstraint("project_id", "position"),
    CheckConstraint("kind in ('environment', 'angle', 'variation', 'shot')", name="kind"),
    Index("ix_subjects_parent_id", "parent_id"),
    # Below a key: `key LIKE 'film/place/%'` needs the byte order of the C collation.
    Index("ix_subjects_key_prefix", "key", postgresql_ops={"key": "text_pattern_ops"}),
)

parameter_history = Table(
    "parameter_history",
    metadata,
    _seq(primary_key=True),
    _of("subjects", "subject_id"),
    Column("version", Integer, nullable=False),
    _json("parameters"),
    Column("changes", JSONB, nullable=False, server_default=text("'[]'::jsonb")),
    _text("reason", default=""),
    _at("created_at"),
    _by("created_by"),
    UniqueConstraint("subject_id", "version"),
)

takes = Table(
    "takes",
    metadata,
    _id(),
    _seq(),
    _of("subjects", "subject_id"),
    Column("number", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    _text("tier"),
    _text("painter"),
    _json("recipe"),
    _text("recipe_digest"),
    _text("wanted_digest"),
    _text("code_version"),
    _text("pixel_sha256"),
    Column("file_references", JSONB, nullable=False, server_default=text("'[]'::jsonb")),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    _json("scores"),
    Column("seconds", Double, nullable=False, server_default=text("0")),
    Column("cost", Double, nullable=False, server_default=text("0")),
    _text("worker", default=""),
    _json("stack"),
    _by("author_id"),
    Column("run_id", Text),
    _text("commit"),
    Column("reused_from", Uuid, ForeignKey("takes.id")),
    _at("created_at"),
    UniqueConstraint("subject_id", "version", "number"),
    UniqueConstraint("seq"),
    Index("ix_takes_recipe_digest", "recipe_digest"),
    Index("ix_takes_subject_id_seq", "subject_id", "seq"),
)

renders = Table(
    "renders",
    metadata,
    _id(),
    _seq(),
    _of("projects", "project_id"),
    _of("subjects", "subject_id"),
    _text("tier"),
    _text("status", default="queued"),
    Column("run_id", Text),
    _by("asked_by"),
    Column("wanted_digest", Text),
    Column("progress", Double, nullable=False, server_default=text("0")),
    _text("step", default=""),
    _text("problem", default=""),
    Column("take_id", Uuid, ForeignKey("takes.id", ondelete="SET NULL")),
    Column("priority", Integer, nullable=False, server_default=text("0")),
    # The run in Dagster's queue is still to be told of the priority.
    Column("moved", Boolean, nullable=False, server_default=text("false")),
    _text("machine", default=""),
    _text("gpu", default=""),
    _text("fallback", default=""),
    Column("cpu_s", Double, nullable=False, server_default=text("0")),
    Column("gpu_s", Double, nullable=False, server_default=text("0")),
    Column("energy_j", Double),
    _at("created_at"),
    Column("launched_at", DateTime(timezone=True)),
    Column("started_at", DateTime(timezone=True)),
    Column("finished_at", DateTime(timezone=True)),
    UniqueConstraint("seq"),
    CheckConstraint(
        "status in ('queued', 'running', 'made', 'reused', 'failed', 'cancelled')", name="status"
    ),
    Index("ix_renders_project_id_seq", "project_id", "seq"),
    Index("ix_renders_asked_by_seq", "asked_by", "seq"),
    Index("ix_renders_run_id", "run_id"),
    Index("ix_renders_take_id", "take_id"),
    Index("ix_renders_moved", "run_id", postgresql_where=text("moved")),
    Index(
        "uq_renders_queued",
        "subject_id",
        "tier",
        unique=True,
        postgresql_where=text("status = 'queued'"),
    ),
    Index(
        "ix_renders_open",
        "subject_id",
        "tier",
        postgresql_where=text("status in ('queued', 'running')"),
    ),
)

batches = Table(
    "batches",
    metadata,
    _id(),
    _of("projects", "project_id"),
    _text("tier"),
    _json("wish"),
    _at("created_at"),
    _by("created_by"),
    Index("ix_batches_project_id", "project_id"),
)

batch_renders = Table(
    "batch_renders",
    metadata,
    Column("batch_id", Uuid, ForeignKey("batches.id", ondelete="CASCADE"), primary_key=True),
    Column("render_id", Uuid, ForeignKey("renders.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_batch_renders_render_id", "render_id"),
)

events = Table(
    "events",
    metadata,
    _seq(primary_key=True),
    _of("projects", "project_id"),
    _text("name"),
    _json("payload"),
    _at("created_at"),
    Column("created_by", Uuid, ForeignKey("people.id")),
    Index("ix_events_project_id_seq", "project_id", "seq"),
)

project_sessions = Table(
    "project_sessions",
    metadata,
    _id(),
    _of("projects", "project_id"),
    _of("people", "person_id"),
    _at("connected_at"),
    _at("last_activity"),
    Column("cursor_position", JSONB(none_as_null=True)),
    Index("ix_project_sessions_project_id", "project_id"),
)

take_marks = Table(
    "take_marks",
    metadata,
    Column("take_id", Uuid, ForeignKey("takes.id", ondelete="CASCADE"), primary_key=True),
    _text("mark"),
    _text("reason", default=""),
    _at("created_at"),
    _by("created_by"),
    CheckConstraint("mark in ('keep', 'drop')", name="mark"),
)

regeneration_proofs = Table(
    "regeneration_proofs",
    metadata,
    _id(),
    _of("takes", "take_id"),
    _text("painter"),
    _text("tier"),
    _text("code_version"),
    _text("stack_digest"),
    _text("level"),
    Column("psnr_db", Double),
    Column("seconds", Double, nullable=False),
    _at("created_at"),
    _by("created_by"),
    CheckConstraint("level in ('bit-exact', 'perceptual', 'different')", name="level"),
    Index("ix_regeneration_proofs_take_id", "take_id"),
    Index(
        "ix_regeneration_proofs_painter_tier_code_version_stack_digest",
        "painter",
        "tier",
        "code_version",
        "stack_digest",
    ),
)

cleanups = Table(
    "cleanups",
    metadata,
    _id(),
    _of("projects", "project_id"),
    _text("status", default="planned"),
    _json("strategies"),
    Column("items", JSONB, nullable=False, server_default=text("'[]'::jsonb")),
    Column("due_at", DateTime(timezone=True), nullable=False),
    Column("planned_bytes", BigInteger, nullable=False),
    Column("freed_bytes", BigInteger),
    Column("evicted", Integer),
    _at("created_at"),
    _by("created_by"),
    Column("done_at", DateTime(timezone=True)),
    CheckConstraint("status in ('planned', 'done', 'cancelled')", name="status"),
    Index("ix_cleanups_project_id", "project_id"),
)

storage_reports = Table(
    "storage_reports",
    metadata,
    _seq(primary_key=True),
    _of("projects", "project_id"),
    _json("report"),
    Column("bytes", BigInteger, nullable=False),
    _at("created_at"),
    Index("ix_storage_reports_project_id_created_at", "project_id", "created_at"),
)

uploads = Table(
    "uploads",
    metadata,
    _id(),
    _of("projects", "project_id"),
    _text("kind"),
    _text("name"),
    _text("tier"),
    Column("size_bytes", BigInteger, nullable=False),
    _text("sha256", default=""),
    _text("status", default="open"),
    _text("problem", default=""),
    _text("media_type", default=""),
    _text("path", default=""),
    Column("width", Integer),
    Column("height", Integer),
    _at("created_at"),
    _by("created_by"),
    CheckConstraint("kind in ('reference', 'script')", name="kind"),
    CheckConstraint("status in ('open', 'kept', 'refused')", name="status"),
    Index("ix_uploads_project_id", "project_id"),
)
