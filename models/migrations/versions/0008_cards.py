"""cards, and what others answer to them"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "card",
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("shared_on", sa.Date(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("pack", sa.Integer(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["space_id"], ["space.space_id"], name=op.f("fk_card_space_id_space")),
        sa.PrimaryKeyConstraint("space_id", "id", "member_id", name=op.f("pk_card")),
    )
    op.create_index(
        op.f("ix_card_space_id_kind_shared_on_id_member_id"),
        "card",
        ["space_id", "kind", "shared_on", "id", "member_id"],
    )
    op.create_index(
        op.f("ix_card_space_id_shared_on_id_member_id"), "card", ["space_id", "shared_on", "id", "member_id"]
    )
    op.create_index(op.f("ix_card_space_id_ends_at"), "card", ["space_id", "ends_at"])
    op.create_table(
        "cheer",
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("card_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["space_id"], ["space.space_id"], name=op.f("fk_cheer_space_id_space")),
        sa.PrimaryKeyConstraint("space_id", "card_id", "author_id", "member_id", name=op.f("pk_cheer")),
    )
