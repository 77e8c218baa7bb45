"""What one member writes and shares until a day, a moment, or their taking it back (design §3, *Boundaries*; *Promises,
asks, cards*): the columns that they have in common, and the rules that are one for them.

Nothing has to happen for something to lapse: whether it stands is computed from the clock when someone reads.
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from models.base import SPACE_ROW, Choice, table_of

REVIEW_LATEST: Final = timedelta(days=366)
"""A day to look again is at most a year off."""


SHOWN_AGAIN: Final = timedelta(days=14)
"""So long what came back to its author stands on their first screen; then in its own list only. Nothing piles up."""


class Confidence(StrEnum):
    """What the author asks of those who read it: to keep it between us, or to be asked before it is repeated."""

    between_us = "between-us"
    ask_first = "ask-first"


class Shared(SQLModel):
    """Columns of a table of things that members share. The words, and all else that has no need to be seen, are sealed.

    An `id` is its author's own: another member's thing with the same id is another thing, so that an id tells nobody
    what else there is. `version`: 0 while its author alone has it, then 1 and up with each change. `round` ran, and it
    was the day `shared_on`, when it was last shared: who comes in after that does not read it.
    """

    space_id: UUID = Field(primary_key=True, foreign_key="space.space_id")
    id: UUID = Field(primary_key=True)
    member_id: UUID = Field(primary_key=True)
    version: int
    round: int
    shared_on: date
    sealed: bytes
    revision: int


class Versioned(StrEnum):
    """What keeps its earlier wording."""

    boundary = "boundary"
    promise = "promise"


class EarlierVersion(SQLModel, table=True):
    """What something said before it was changed. `of_id` is the thing's id, `member_id` its author."""

    __tablename__ = "earlier_version"
    __table_args__ = ({"info": SPACE_ROW},)

    space_id: UUID = Field(primary_key=True, foreign_key="space.space_id")
    of: Versioned = Field(sa_column=Column(Choice(Versioned), primary_key=True))
    of_id: UUID = Field(primary_key=True)
    member_id: UUID = Field(primary_key=True)
    version: int = Field(primary_key=True)
    round: int
    shared_on: date
    sealed: bytes
    revision: int


earlier_version_table = table_of(EarlierVersion)


class DayMisfit(StrEnum):
    """Why a day to look again does not fit."""

    past = "past"
    too_far = "too far"


def day_misfit(day: date, today: date) -> DayMisfit | None:
    """Tomorrow at the earliest, a year off at the latest; both in the space's zone."""
    if day <= today:
        return DayMisfit.past
    return DayMisfit.too_far if day > today + REVIEW_LATEST else None


def stands_until(last: date, today: date) -> bool:
    """Is it still shared? To its last day; the day after it has lapsed, to its author alone."""
    return today <= last
