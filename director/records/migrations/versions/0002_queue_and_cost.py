"""Queue and cost: a render's place in the line, what it spent, and requests for many at once."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

JSONB = postgresql.JSONB(astext_type=sa.Text())


def upgrade() -> None:
    empty = sa.text("'{}'::jsonb")
    op.add_column("people", sa.Column("settings", JSONB, server_default=empty, nullable=False))
    for name in ("machine", "gpu", "fallback"):
        op.add_column(
            "renders", sa.Column(name, sa.Text(), server_default=sa.text("''"), nullable=False)
        )
    for name in ("cpu_s", "gpu_s"):
        op.add_column(
            "renders", sa.Column(name, sa.Double(), server_default=sa.text("0"), nullable=False)
        )
    op.add_column("renders", sa.Column("energy_j", sa.Double()))
    op.add_column(
        "renders", sa.Column("priority", sa.Integer(), server_default=sa.text("0"), nullable=False)
    )
    op.add_column(
        "renders",
        sa.Column("moved", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    )
    op.add_column("renders", sa.Column("launched_at", sa.DateTime(timezone=True)))
    op.create_index("ix_renders_run_id", "renders", ["run_id"])
    op.create_index("ix_renders_moved", "renders", ["run_id"], postgresql_where=sa.text("moved"))
    op.create_index("ix_renders_take_id", "renders", ["take_id"])
    op.create_index("ix_renders_asked_by_seq", "renders", ["asked_by", "seq"])
    op.create_table(
        "batches",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("tier", sa.Text(), nullable=False),
        sa.Column("wish", JSONB, server_default=empty, nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["projects.id"],
            name=op.f("fk_batches_project_id_projects"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["created_by"], ["people.id"], name=op.f("fk_batches_created_by_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batches")),
    )
    op.create_index("ix_batches_project_id", "batches", ["project_id"])
    op.create_table(
        "batch_renders",
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        sa.Column("render_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["batches.id"],
            name=op.f("fk_batch_renders_batch_id_batches"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["render_id"],
            ["renders.id"],
            name=op.f("fk_batch_renders_render_id_renders"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("batch_id", "render_id", name=op.f("pk_batch_renders")),
    )
    op.create_index("ix_batch_renders_render_id", "batch_renders", ["render_id"])
