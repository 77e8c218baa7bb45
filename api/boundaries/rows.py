"""The rows of boundaries and of what was said to them, and how a row is shown."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import and_, bindparam, delete, or_, select

from api.boundaries.schemas import BoundaryOut, BoundarySaysOut
from api.db.prebuilt import Row
from api.sealed import SealedTable
from api.shared import SharedTable
from api.work import Member, Work
from models.boundaries import (
    Boundary,
    BoundaryReply,
    BoundaryState,
    boundary_reply_table,
    boundary_state,
    boundary_table,
)
from models.shared import Versioned

is_shared: Final = and_(
    boundary_table.c.version > 0,
    boundary_table.c.withdrawn.is_(False),
    boundary_table.c.review_on >= bindparam("today"),
)
boundaries: Final = SharedTable(
    Boundary, stands=or_(boundary_table.c.withdrawn.is_(True), is_shared), versioned=Versioned.boundary
)
replies: Final = SealedTable(BoundaryReply, author="member_id")

_to = (
    boundary_reply_table.c.space_id == bindparam("space"),
    boundary_reply_table.c.boundary_id == bindparam("boundary"),
    boundary_reply_table.c.author_id == bindparam("author"),
)
_replies = select(boundary_reply_table).where(*_to).order_by(boundary_reply_table.c.member_id)
_forget_replies = delete(boundary_reply_table).where(*_to)


def replies_to(work: Work, member: Member, row: Row) -> list[Row]:
    """By member, never by when they were written: the author's to read."""
    return list(work.run(_replies, space=member.space_id, boundary=row.id, author=row.member_id))


def forget_replies(work: Work, member: Member, boundary: UUID) -> None:
    """What was said to the member's own boundary goes with it."""
    work.run(_forget_replies, space=member.space_id, boundary=boundary, author=member.id)


def state_of(row: Row, today: date) -> BoundaryState:
    return boundary_state(row.version, row.review_on, today, withdrawn=row.withdrawn)


def shown(member: Member, row: Row, today: date) -> BoundaryOut:
    return BoundaryOut(
        id=row.id,
        by=row.member_id,
        version=row.version,
        state=state_of(row, today),
        day=row.shared_on,
        review_on=None if row.withdrawn else row.review_on,
        says=None if row.withdrawn else says(boundaries.words(member, row)),
    )


def says(words: dict[str, Any]) -> BoundarySaysOut:
    """The review day stands in the words as it was sent with them; what holds is the row's."""
    return BoundarySaysOut.model_validate({name: words[name] for name in BoundarySaysOut.model_fields})
