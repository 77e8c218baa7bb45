"""What an ask takes and shows. Times are the ones people offer each other; when somebody wrote is told nowhere."""

from datetime import UTC, date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from api.schemas import In, Moment, Out, PackVersion, Slug, Words
from models.asks import TIMES_MOST, AskAnswer
from models.shared import Confidence
from models.spaces import MOST_MEMBERS


def _to_the_minute(moment: datetime) -> datetime:
    """In UTC: an offset would tell where its sender is, and seconds when it was sent."""
    try:
        return moment.astimezone(UTC).replace(second=0, microsecond=0)
    except OverflowError:
        raise ValueError("a moment of the years 1 to 9999 in UTC is needed") from None


def _in_no_order(found: list[UUID]) -> list[UUID]:
    return sorted(set(found))


def _earliest_first(times: list[datetime]) -> list[datetime]:
    return sorted(set(times))


Time = Annotated[Moment, AfterValidator(_to_the_minute)]


class AskIn(In):
    """What I ask, of whom, and what for: `purpose` is one of those in version `pack` of the kind's asks.

    `times`: up to three moments ahead that I offer, within two weeks.
    """

    to: Annotated[list[UUID], Field(min_length=1, max_length=MOST_MEMBERS - 1), AfterValidator(_in_no_order)]
    pack: PackVersion
    purpose: Slug
    words: Words
    times: Annotated[list[Time], Field(max_length=TIMES_MOST), AfterValidator(_earliest_first)]
    confidence: Confidence | None


class AskAnswerIn(In):
    """`yes` may choose one of the times offered, `not-now` may name another; no reason is asked for."""

    answer: AskAnswer
    time: Time | None


class AskAnswerOut(Out):
    answer: AskAnswer
    time: datetime | None


class AskedOut(Out):
    """A member who was asked; without an answer they may never have looked."""

    member: UUID
    answer: AskAnswerOut | None


class AskOut(Out):
    """An ask of mine, or one that was put to me.

    It is open until the end of `last_on`, in the space's zone. `asked`: of mine, everyone I asked; else I alone, with
    what I said. `to_me_alone`: nobody else was asked.
    """

    id: UUID
    by: UUID
    pack: int
    purpose: str
    words: str
    times: list[datetime]
    confidence: Confidence | None
    asked_on: date
    last_on: date
    open: bool
    to_me_alone: bool
    asked: list[AskedOut]


class AsksOut(Out):
    """`waiting`: open ones that I have not answered, all of them with the first page. `asks`: my own and those I have
    answered, newest day first; `next` goes into `?before=`."""

    waiting: list[AskOut]
    asks: list[AskOut]
    next: UUID | None
