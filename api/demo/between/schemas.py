"""What between.yaml holds, and what the services take from it."""

from datetime import date, datetime, timedelta
from typing import Annotated, Final

from pydantic import Field

from api.asks.schemas import AskAnswerIn, AskIn
from api.boundaries.schemas import AcknowledgementIn, BoundaryIn, BoundarySaysOut, RequestAnswerIn
from api.cards.schemas import CardIn
from api.content.schemas import Shape
from api.demo.people import Who
from api.demo.schemas import PromisedRitual, Turn
from api.promises.schemas import PromiseIn
from api.schemas import Slug, Words
from api.work import Member
from models.asks import AskAnswer
from models.boundaries import RequestAnswer
from models.promises import PromiseEnd, PromiseKind
from models.shared import Confidence

PACK: Final = 1
"""The version of the partners' cards and asks that it was written with."""

Days = Annotated[int, Field(ge=0)]
Ahead = Annotated[int, Field(ge=1, le=366)]


class _Shared(Shape):
    """`ago`: shared by `who` so many days before the last Sunday; now, where it is None."""

    who: Who
    ago: Days | None = None
    confidence: Confidence | None = None


class BoundaryAct(Shape):
    """What came of a boundary so many days `after` it was shared: the other said something, or its author."""

    after: Days
    heard: Words | None = None
    answer: RequestAnswer | None = None
    change: dict[str, Words] = Field(default_factory=dict)
    renew: Ahead | None = None
    withdraw: bool = False
    days: Ahead = 90

    def changed(self, says: BoundarySaysOut, review_on: date) -> BoundaryIn:
        return BoundaryIn.model_validate(says.model_dump() | self.change | {"review_on": review_on})

    def acknowledgement(self, version: int) -> AcknowledgementIn | None:
        return AcknowledgementIn(version=version, heard=self.heard) if self.heard else None

    def request_answer(self, version: int) -> RequestAnswerIn | None:
        return RequestAnswerIn(version=version, answer=self.answer) if self.answer else None


class Boundary(_Shared):
    """It is reviewed so many `days` after it was shared."""

    days: Ahead
    topic: Slug
    protects: Words
    limit: Words
    my_part: Words
    request: Words | None = None
    ask_first: bool = False
    private: bool = False
    then: tuple[BoundaryAct, ...] = ()

    def says(self, review_on: date) -> BoundaryIn:
        return BoundaryIn(review_on=review_on, **self.model_dump(include={*BoundaryIn.model_fields}))


class Ended(Shape):
    after: Days
    how: PromiseEnd


class Promise(_Shared):
    days: Ahead
    kind: PromiseKind
    words: Words
    ritual: PromisedRitual | None = None
    ended: Ended | None = None

    def promise(self, today: date) -> PromiseIn:
        return PromiseIn(
            kind=self.kind,
            words=self.words,
            review_on=today + timedelta(days=self.days),
            confidence=self.confidence,
            ritual=self.ritual and self.ritual.from_day(today),
        )


class AskAnswered(Shape):
    """`time`: the first or the second of the times offered, and so on."""

    after: Days
    answer: AskAnswer
    time: Annotated[int, Field(ge=1, le=3)] | None = None


class Ask(_Shared):
    purpose: Slug
    words: Words
    hours: tuple[int, ...] = ()
    answer: AskAnswered | None = None

    def ask(self, to: Member, now: datetime) -> AskIn:
        times = [(now + timedelta(hours=hours)).isoformat() for hours in self.hours]
        said = self.model_dump(include={"purpose", "words", "confidence"})
        return AskIn.model_validate({"to": [to.id], "pack": PACK, "times": times, **said})

    def said(self, offered: list[datetime]) -> AskAnswerIn:
        assert self.answer
        chosen = self.answer.time
        time = offered[chosen - 1].isoformat() if chosen else None
        return AskAnswerIn.model_validate({"answer": self.answer.answer, "time": time})


class Card(_Shared, Turn):
    """Filled in as a step of a repair is. `cheer`: what the other answered the day after."""

    kind: Slug
    cheer: Slug | None = None

    def card(self, today: date) -> CardIn:
        return CardIn(kind=self.kind, pack=PACK, fields=self.turn(today).fields, confidence=self.confidence)


class Between(Shape):
    boundaries: tuple[Boundary, ...]
    promises: tuple[Promise, ...]
    asks: tuple[Ask, ...]
    cards: tuple[Card, ...]
