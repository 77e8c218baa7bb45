"""Asks: what one member would like of others, which may always be answered no (design §3, *Promises, asks, cards*).

An ask never changes. It is open for seven days after the day it was asked, in the space's zone; then it rests by
itself, and to its asker it is the same whether someone kept silent, never looked, or took an answer back.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from models.base import SPACE_ROW, table_of
from models.shared import Shared, stands_until

ASK_LASTS: Final = timedelta(days=7)
NO_RESTS: Final = timedelta(days=7)
"""After a no the same is not asked again of the same person."""

TIMES_MOST: Final = 3
TIME_FURTHEST: Final = timedelta(days=14)


class AskAnswer(StrEnum):
    yes = "yes"
    no = "no"
    not_now = "not-now"


class Ask(Shared, table=True):
    """An ask of one author. Whom it was put to is in `Asked`; who else, only its author knows."""

    __table_args__ = (
        Index("ix_ask_space_id_shared_on_id_member_id", "space_id", "shared_on", "id", "member_id"),
        {"info": SPACE_ROW},
    )


class Asked(SQLModel, table=True):
    """One member who was asked (`member_id`) by `author_id`, and what they said, sealed with what it was for.

    `answered` says that there is an answer, not which: who answered goes on reading the ask when it is not open any
    more. A no outlives an ask that is taken back, for as long as it rests.
    """

    __table_args__ = (Index("ix_asked_space_id_asked_on", "space_id", "asked_on"), {"info": SPACE_ROW})

    space_id: UUID = Field(primary_key=True, foreign_key="space.space_id")
    ask_id: UUID = Field(primary_key=True)
    author_id: UUID = Field(primary_key=True)
    member_id: UUID = Field(primary_key=True)
    asked_on: date
    answered: bool
    sealed: bytes
    revision: int


ask_table = table_of(Ask)
asked_table = table_of(Asked)


def open_since(today: date) -> date:
    """What was asked on this day or later is open."""
    return today - ASK_LASTS


def last_day(asked_on: date) -> date:
    return asked_on + ASK_LASTS


def is_open(asked_on: date, today: date) -> bool:
    return stands_until(last_day(asked_on), today)


def heeded_since(today: date) -> date:
    """A no to what was asked before this day rests no more, whenever it was said."""
    return today - ASK_LASTS - NO_RESTS


def again_on(said_on: date) -> date:
    """The first day on which the same can be asked again after a no."""
    return said_on + NO_RESTS


def rests(said_on: date, today: date) -> bool:
    """Does a no that was said on this day still hold?"""
    return today < again_on(said_on)


class TimeMisfit(StrEnum):
    """Why a time that someone offers or names does not fit."""

    past = "past"
    too_far = "too far"


def time_misfit(time: datetime, now: datetime) -> TimeMisfit | None:
    if time <= now:
        return TimeMisfit.past
    return TimeMisfit.too_far if time > now + TIME_FURTHEST else None
