"""A pause that one member calls alone, and how long it may be (design §3, *Time-out*).

All of it follows from one moment, the return time: nothing has to happen for a time-out to be over. Times are moments,
not times of day, so that daylight saving makes none longer or shorter.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlmodel import Field, SQLModel

from models.base import SPACE_ROW, Instant, table_of

SOONEST: Final = timedelta(minutes=20)
FURTHEST: Final = timedelta(hours=48)
UNDER_WAY: Final = timedelta(minutes=1)
"""What a tap on “20 minutes” may take to arrive, on a slow line, without being too soon."""


class TimeOut(SQLModel, table=True):
    """The time-out that runs in a space, or the last one that did. Its key allows one row: there is no history.

    `over`: its caller came back early. The row stays all the same, so that a call of it which arrives once more
    does not begin it anew. When it was called, and who moved it, is not kept.
    """

    __tablename__ = "time_out"
    __table_args__ = ({"info": SPACE_ROW},)

    space_id: UUID = Field(primary_key=True, foreign_key="space.space_id")
    id: UUID
    member_id: UUID
    returns_at: datetime = Field(sa_type=Instant)
    moved: bool
    over: bool


time_out_table = table_of(TimeOut)


@dataclass(frozen=True, slots=True)
class Pause:
    """A time-out while it runs. `member_id` called it."""

    id: UUID
    member_id: UUID
    returns_at: datetime
    moved: bool


class Misfit(StrEnum):
    """Why a return time does not fit."""

    past = "past"
    too_soon = "too soon"
    too_far = "too far"
    not_later = "not later"


def misfit(returns_at: datetime, now: datetime, *, after: datetime | None = None) -> Misfit | None:
    """What is wrong with a return time that is chosen at `now`; `after` is the one it is moved from."""
    if returns_at <= now:
        return Misfit.past
    if returns_at > now + FURTHEST:
        return Misfit.too_far
    if after is not None and returns_at <= after:
        return Misfit.not_later
    if returns_at < now + SOONEST - UNDER_WAY:
        return Misfit.too_soon
    return None
