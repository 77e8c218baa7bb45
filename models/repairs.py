"""What is kept of a repair: that it was begun, whom it counts, and the turns (design §3, *Repairs*).

How far it has come is derived from these rows (models/rituals.py). No moment is kept, only days that all may know.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from models.base import SPACE_ROW, Choice, table_of


class RepairEnd(StrEnum):
    """`closed`: gone through to its end. `rested`: let rest by a member, wherever it was."""

    closed = "closed"
    rested = "rested"


class Repair(SQLModel, table=True):
    """A repair that `member_id` began with one neutral line, which is what is sealed here.

    `begun`: all have said together. `review_on`: the day of the running lap's follow-up, once its plans are open.
    """

    __table_args__ = ({"info": SPACE_ROW},)

    space_id: UUID = Field(primary_key=True, foreign_key="space.space_id")
    id: UUID = Field(primary_key=True)
    member_id: UUID
    ritual: str = Field(max_length=40)
    version: int
    begun: bool
    lap: int
    ended: RepairEnd | None = Field(sa_column=Column(Choice(RepairEnd), nullable=True))
    began_on: date
    review_on: date | None
    sealed: bytes
    revision: int


repair_table = table_of(Repair)


class Consent(StrEnum):
    """A member's own word on doing it together. To the others all but `together` are silence."""

    together = "together"
    not_now = "not-now"
    alone = "alone"


class RepairMember(SQLModel, table=True):
    """One row for each who was there when it was begun; what they said, and whether they put it away, is sealed.

    `counts`: gates wait for them, and they read. A silent leaver counts; one who left and said so while it ran does
    not, from then on, also after coming back.
    """

    __tablename__ = "repair_member"
    __table_args__ = ({"info": SPACE_ROW},)

    space_id: UUID = Field(primary_key=True, foreign_key="space.space_id")
    repair_id: UUID = Field(primary_key=True)
    member_id: UUID = Field(primary_key=True)
    counts: bool
    sealed: bytes
    revision: int


repair_member_table = table_of(RepairMember)


class TurnKind(StrEnum):
    """`step`: a turn that the others may come to read. `alone`: one on a member's own path, which nobody else reads.
    `heard`: what was heard in another's turn. `mark`: whether it fits. `answer`: to a turn that takes answers."""

    step = "step"
    alone = "alone"
    heard = "heard"
    mark = "mark"
    answer = "answer"


class Turn(SQLModel, table=True):
    """What `member_id` wrote in one step, to `to_id`: another member, or themself where it is to nobody.

    `attempt` counts from 1 how often something was said back; it is 1 for all else.
    """

    __table_args__ = ({"info": SPACE_ROW},)

    space_id: UUID = Field(primary_key=True, foreign_key="space.space_id")
    repair_id: UUID = Field(primary_key=True)
    kind: TurnKind = Field(sa_column=Column(Choice(TurnKind), primary_key=True))
    lap: int = Field(primary_key=True)
    step: str = Field(primary_key=True, max_length=40)
    member_id: UUID = Field(primary_key=True)
    to_id: UUID = Field(primary_key=True)
    attempt: int = Field(primary_key=True)
    sealed: bytes
    revision: int


turn_table = table_of(Turn)


def begins(consents: Iterable[Consent | None]) -> bool:
    """Have all who count said together? One alone is no together."""
    said = [*consents]
    return len(said) > 1 and all(consent is Consent.together for consent in said)
