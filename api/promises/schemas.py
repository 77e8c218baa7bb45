"""What a promise takes and shows."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StrictInt

from api.schemas import ROUNDS_MOST, In, Out, Whole, Words
from models.promises import PromiseKind


class PromiseIn(In):
    """Something I want to try for seven days, out of a round that has opened."""

    kind: Literal[PromiseKind.experiment]
    round: Annotated[StrictInt, Field(ge=1, le=ROUNDS_MOST), Whole]
    words: Words


class PromiseOut(Out):
    """A promise as all members read it; `owner` is the member who made it. It comes back on `review_on`.

    `round` or `repair`: what it comes out of.
    """

    id: UUID
    version: int
    kind: PromiseKind
    owner: UUID
    round: int | None
    repair: UUID | None
    words: str
    review_on: date
