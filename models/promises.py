"""What a member will do: an experiment of seven days out of a round, or a commitment out of a repair."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from models.base import SPACE_ROW, Choice, table_of

EXPERIMENT_LASTS: Final = timedelta(days=7)


class PromiseKind(StrEnum):
    experiment = "experiment"
    commitment = "commitment"


class Promise(SQLModel, table=True):
    """A promise and the day it comes back for a look. Only its owner changes it or lets it go.

    `round`: the one that has opened and that it comes out of, or the one that ran when `repair_id` brought it forth.
    """

    __table_args__ = ({"info": SPACE_ROW},)

    space_id: UUID = Field(primary_key=True, foreign_key="space.space_id")
    id: UUID = Field(primary_key=True)
    member_id: UUID
    kind: PromiseKind = Field(sa_column=Column(Choice(PromiseKind), nullable=False))
    round: int
    repair_id: UUID | None
    review_on: date
    sealed: bytes
    revision: int


promise_table = table_of(Promise)
