"""What a card takes and shows."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.schemas import FIELDS_MOST, Day, FieldIn, FieldOut, In, Out, PackVersion, Slug
from models.shared import Confidence


class CardIn(In):
    """A short text that I share: its kind, the version of the kind's file, and what I filled in.

    `until`: the last day it is there, at most a year off; without one it stays until I take it back.
    """

    kind: Slug
    pack: PackVersion
    fields: Annotated[list[FieldIn], Field(max_length=FIELDS_MOST)]
    until: Day | None = None
    confidence: Confidence | None = None


class CheerIn(In):
    """One of the phrases that the kind offers."""

    cheer: Slug


class CheerOut(Out):
    """What `member` answered. It is told to the card's author, and to who answered."""

    member: UUID
    cheer: str


class CardOut(Out):
    """A card as I read it. `until`: the last day that its author chose; what goes by itself has none."""

    id: UUID
    version: int
    by: UUID
    kind: str
    pack: int
    fields: list[FieldOut]
    shared_on: date
    until: date | None
    confidence: Confidence | None
    cheers: list[CheerOut]


class CardsOut(Out):
    """Newest day first; `next` goes into `?before=` for the older ones."""

    cards: list[CardOut]
    next: UUID | None
