"""A limit that one member states about themself (design §3, *Boundaries*), and what the others said to it.

It is its author's alone until they share it, and again once its review day has passed. Nobody approves it: nothing
hangs on what the others say.
"""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field, SQLModel

from models.base import SPACE_ROW, table_of
from models.shared import Shared, stands_until


class BoundaryState(StrEnum):
    """What it is to its author. To the others one that is private or has lapsed is not there."""

    private = "private"
    shared = "shared"
    lapsed = "lapsed"
    withdrawn = "withdrawn"


class RequestAnswer(StrEnum):
    """What a reader says to a request; each of them is as good as the others."""

    yes = "yes"
    no = "no"
    not_now = "not-now"


class Boundary(Shared, table=True):
    """A boundary and the last day it stands.

    `withdrawn`: it holds no words any more, and `shared_on` is the day it was withdrawn. That is the trace which stays.
    """

    __table_args__ = ({"info": SPACE_ROW},)

    review_on: date
    withdrawn: bool


class BoundaryReply(SQLModel, table=True):
    """What `member_id` said to a boundary of `author_id`: sealed, for the two of them."""

    __tablename__ = "boundary_reply"
    __table_args__ = ({"info": SPACE_ROW},)

    space_id: UUID = Field(primary_key=True, foreign_key="space.space_id")
    boundary_id: UUID = Field(primary_key=True)
    author_id: UUID = Field(primary_key=True)
    member_id: UUID = Field(primary_key=True)
    sealed: bytes
    revision: int


boundary_table = table_of(Boundary)
boundary_reply_table = table_of(BoundaryReply)


def boundary_state(version: int, review_on: date, today: date, *, withdrawn: bool) -> BoundaryState:
    """Computed from the day it is where the space is; nothing has to happen for it to lapse."""
    if withdrawn:
        return BoundaryState.withdrawn
    if version == 0:
        return BoundaryState.private
    return BoundaryState.shared if stands_until(review_on, today) else BoundaryState.lapsed
