"""Answers and what follows them, and the rules of who may read what (design §3, *Rhythm and rounds*)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from models.base import SPACE_ROW, Choice, Instant, table_of

TOGETHER_LASTS: Final = timedelta(minutes=30)
"""“Open now” is said sitting side by side; said once and forgotten, it must not open a round days later."""


class Share(StrEnum):
    """How an answer is shared when its round opens."""

    swap = "swap"
    gift = "gift"
    keep = "keep"


class Answer(SQLModel, table=True):
    """What one member wrote for one round. No moment is kept: nobody is to learn when it was written."""

    __table_args__ = ({"info": SPACE_ROW},)

    space_id: UUID = Field(primary_key=True, foreign_key="space.space_id")
    round: int = Field(primary_key=True)
    member_id: UUID = Field(primary_key=True)
    share: Share = Field(sa_column=Column(Choice(Share), nullable=False))
    sealed: bytes
    revision: int


answer_table = table_of(Answer)


class Together(SQLModel, table=True):
    """One member's “open now”. It stands only beside an answer that shares."""

    __table_args__ = ({"info": SPACE_ROW},)

    space_id: UUID = Field(primary_key=True, foreign_key="space.space_id")
    round: int = Field(primary_key=True)
    member_id: UUID = Field(primary_key=True)
    said_at: datetime = Field(sa_type=Instant)


together_table = table_of(Together)


class EarlyOpening(SQLModel, table=True):
    """A round that was opened together before its time."""

    __tablename__ = "early_opening"
    __table_args__ = ({"info": SPACE_ROW},)

    space_id: UUID = Field(primary_key=True, foreign_key="space.space_id")
    round: int = Field(primary_key=True)
    opened_at: datetime = Field(sa_type=Instant)


early_opening_table = table_of(EarlyOpening)


class Heard(SQLModel, table=True):
    """What `member_id` heard in the answer of `author_id`. Only these two read it."""

    __table_args__ = ({"info": SPACE_ROW},)

    space_id: UUID = Field(primary_key=True, foreign_key="space.space_id")
    round: int = Field(primary_key=True)
    author_id: UUID = Field(primary_key=True)
    member_id: UUID = Field(primary_key=True)
    sealed: bytes
    revision: int


heard_table = table_of(Heard)


class Fit(StrEnum):
    """How well what was heard fits, said by the author of the answer."""

    yes = "yes"
    partly = "partly"


class Mark(SQLModel, table=True):
    """The author's word on what `member_id` heard. It holds for the wording it was said of, `heard_revision`."""

    __table_args__ = ({"info": SPACE_ROW},)

    space_id: UUID = Field(primary_key=True, foreign_key="space.space_id")
    round: int = Field(primary_key=True)
    author_id: UUID = Field(primary_key=True)
    member_id: UUID = Field(primary_key=True)
    heard_revision: int
    sealed: bytes
    revision: int


mark_table = table_of(Mark)


def exchanges(share: Share | None) -> bool:
    """Has someone with this answer (None: no answer) shared theirs?"""
    return share in (Share.swap, Share.gift)


def may_read(author: Share | None, reader: Share | None) -> bool:
    """May the reader, having shared so, read the author's answer once the round has opened?"""
    return author is Share.gift or (author is Share.swap and exchanges(reader))


def opens_together(
    present: frozenset[UUID], shares: Mapping[UUID, Share], said: Mapping[UUID, datetime], now: datetime
) -> bool:
    """Have all present members shared, and said “open now” within `TOGETHER_LASTS`? One alone is no “together”."""
    return len(present) > 1 and all(
        exchanges(shares.get(member)) and member in said and now - said[member] <= TOGETHER_LASTS for member in present
    )


def page_of(first: int, newest: int, before: int | None, most: int) -> range:
    """One page of the rounds `first` to `newest`, oldest first: the last `most` of those before `before`.

    It goes by numbers alone, so that where a page ends tells nothing of who wrote.
    """
    end = newest + 1 if before is None else min(before, newest + 1)
    return range(max(first, end - most), max(first, end))
