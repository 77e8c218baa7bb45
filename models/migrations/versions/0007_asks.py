"""asks, and who was asked"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ask",
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("shared_on", sa.Date(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["space_id"], ["space.space_id"], name=op.f("fk_ask_space_id_space")),
        sa.PrimaryKeyConstraint("space_id", "id", "member_id", name=op.f("pk_ask")),
    )
    op.create_index(
        "ix_ask_space_id_shared_on_id_member_id", "ask", ["space_id", "shared_on", "id", "member_id"], unique=False
    )
    op.create_table(
        "asked",
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("ask_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["space_id"], ["space.space_id"], name=op.f("fk_asked_space_id_space")),
        sa.PrimaryKeyConstraint("space_id", "ask_id", "author_id", "member_id", name=op.f("pk_asked")),
    )
    op.create_index("ix_asked_space_id_asked_on", "asked", ["space_id", "asked_on"], unique=False)
