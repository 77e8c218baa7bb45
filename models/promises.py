"""What a member will do: an experiment of seven days, a commitment, or a ritual that comes round.

Only its owner changes it, and says how it went. It stands to its review day; then it is its owner's alone until they
say how it goes on. However it ended, to the others it is not there any more: nothing is late, nobody is scored.
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field

from models.base import SPACE_ROW, Choice, table_of
from models.shared import Shared, stands_until

EXPERIMENT_LASTS: Final = timedelta(days=7)


class PromiseKind(StrEnum):
    experiment = "experiment"
    commitment = "commitment"
    ritual = "ritual"


class PromiseEnd(StrEnum):
    """What its owner said in the end. The others never learn which."""

    kept = "kept"
    let_go = "let-go"


class PromiseState(StrEnum):
    """How its owner finds it: it stands, it came back for a look, or they said how it ended. To others it stands."""

    standing = "standing"
    back = "back"
    kept = "kept"
    let_go = "let-go"


class Promise(Shared, table=True):
    """A promise and the last day before it comes back for a look.

    It comes out of at most one of these: a round that has opened (`of_round`), a repair, a boundary's request.
    """

    __table_args__ = ({"info": SPACE_ROW},)

    kind: PromiseKind = Field(sa_column=Column(Choice(PromiseKind), nullable=False))
    of_round: int | None
    repair_id: UUID | None
    boundary_id: UUID | None
    review_on: date
    ended: PromiseEnd | None = Field(sa_column=Column(Choice(PromiseEnd), nullable=True))


promise_table = table_of(Promise)


def review_day(kind: PromiseKind, chosen: date | None, today: date) -> date | None:
    """The day it comes back for a look: of an experiment the seventh from today, else the one that was chosen."""
    return today + EXPERIMENT_LASTS if kind is PromiseKind.experiment else chosen


def state_of(review_on: date, ended: PromiseEnd | None, today: date) -> PromiseState:
    if ended is not None:
        return PromiseState.kept if ended is PromiseEnd.kept else PromiseState.let_go
    return PromiseState.standing if stands_until(review_on, today) else PromiseState.back
