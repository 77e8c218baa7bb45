"""boundaries, and what is said to them"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "boundary",
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("shared_on", sa.Date(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["space_id"], ["space.space_id"], name=op.f("fk_boundary_space_id_space")),
        sa.PrimaryKeyConstraint("space_id", "id", "member_id", name=op.f("pk_boundary")),
    )
    op.create_table(
        "boundary_reply",
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("boundary_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["space_id"], ["space.space_id"], name=op.f("fk_boundary_reply_space_id_space")),
        sa.PrimaryKeyConstraint("space_id", "boundary_id", "author_id", "member_id", name=op.f("pk_boundary_reply")),
    )
