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
from models.shared import Shared

EXPERIMENT_LASTS: Final = timedelta(days=7)


class PromiseKind(StrEnum):
    experiment = "experiment"
    commitment = "commitment"
    ritual = "ritual"


class PromiseEnd(StrEnum):
    """What its owner said in the end. The others never learn which."""

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
