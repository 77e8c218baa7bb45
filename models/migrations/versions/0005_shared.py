"""what members share: earlier versions, and promises in the shape of shared things"""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "earlier_version",
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("of", sa.String(length=20), nullable=False),
        sa.Column("of_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("shared_on", sa.Date(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["space_id"], ["space.space_id"], name=op.f("fk_earlier_version_space_id_space")),
        sa.PrimaryKeyConstraint("space_id", "of", "of_id", "member_id", "version", name=op.f("pk_earlier_version")),
    )
    before = sa.table(
        "promise",
        *[sa.column(name, sa.Uuid()) for name in ("space_id", "id", "member_id", "repair_id")],
        *[sa.column(name) for name in ("kind", "round", "sealed", "revision")],
        sa.column("review_on", sa.Date()),
    )
    made = [row._asdict() for row in op.get_bind().execute(sa.select(before))]
    op.drop_table("promise")
    promise = op.create_table(
        "promise",
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("shared_on", sa.Date(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("of_round", sa.Integer(), nullable=True),
        sa.Column("repair_id", sa.Uuid(), nullable=True),
        sa.Column("boundary_id", sa.Uuid(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("ended", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(["space_id"], ["space.space_id"], name=op.f("fk_promise_space_id_space")),
        sa.PrimaryKeyConstraint("space_id", "id", "member_id", name=op.f("pk_promise")),
    )
    for row in made:
        # The day it was made was not kept; an experiment comes back after seven days.
        shared_on = row["review_on"] - timedelta(days=7)
        of_round = None if row["repair_id"] else row["round"]
        op.execute(promise.insert().values(**row, version=1, shared_on=shared_on, of_round=of_round))
