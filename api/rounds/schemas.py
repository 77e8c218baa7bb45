"""What a round takes and shows. Everything the others wrote carries a day at most."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StrictBool, StrictInt

from api.asks.schemas import AskOut
from api.boundaries.schemas import BoundaryOut
from api.promises.schemas import PromiseOut, PromisesTodayOut
from api.repairs.schemas import RepairHomeOut
from api.schemas import In, Out, PackVersion, Whole, Words
from api.spaces.schemas import MemberOut
from api.time_outs.schemas import TimeOutOut
from models.rounds import Fit, Share
from models.shared import Confidence
from models.spaces import Kind

Rating = Annotated[StrictInt, Field(ge=1, le=5), Whole]
PromptId = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[a-z][a-z0-9-]*$")]


class ReplyIn(In):
    """My reply to one prompt: a rating, words, or both. `keep`: this one stays mine, whatever the whole is."""

    prompt: PromptId
    rating: Rating | None = None
    words: Words | None = None
    keep: StrictBool = False


class AnswerIn(In):
    """My answer: the pack version it was written with, how it is shared, and the prompts I did not skip.

    `confidence`: what I ask of those who will read it.
    """

    pack: PackVersion
    share: Share
    confidence: Confidence | None = None
    replies: Annotated[list[ReplyIn], Field(max_length=40)]


class ReplyOut(Out):
    prompt: str
    rating: int | None
    words: str | None


class MyReplyOut(Out):
    prompt: str
    rating: int | None
    words: str | None
    keep: bool


class MyAnswerOut(Out):
    pack: int
    share: Share
    confidence: Confidence | None
    replies: list[MyReplyOut]


class AnswerOut(Out):
    """Another member's answer: what they shared, without what they kept."""

    member: UUID
    pack: int
    confidence: Confidence | None
    replies: list[ReplyOut]


class HeardIn(In):
    words: Words


class MarkIn(In):
    """Does it fit? `partly` may say what is missing."""

    fit: Fit
    words: Words | None = None


class MarkOut(Out):
    fit: Fit
    words: str | None


class HeardOut(Out):
    """What `listener` heard in the answer of `author`, and the author's mark on this wording. One of them is me."""

    author: UUID
    listener: UUID
    words: str
    mark: MarkOut | None


class RoundOut(Out):
    """One round as I see it.

    `writing`: I can write until `opens_at`. `open`: readable since the day `opened_on`.
    `together`: I have said “open now” and it still counts. `answers` never holds mine.
    """

    n: int
    state: Literal["writing", "open"]
    opens_at: datetime
    opened_on: date | None
    mine: MyAnswerOut | None
    together: bool
    members: list[MemberOut]
    answers: list[AnswerOut]
    heard: list[HeardOut]
    promises: list[PromiseOut]


class PastRoundOut(Out):
    """`exchanged`: there is something of the others' in it for me to read."""

    n: int
    opened_on: date
    exchanged: bool


class PastRoundsOut(Out):
    """Newest first; `next` goes into `?before=` for the older ones."""

    rounds: list[PastRoundOut]
    next: int | None


class OpenedRoundOut(Out):
    """A round that has opened, with my answer and those of the others that I may read."""

    n: int
    opened_on: date
    mine: MyAnswerOut | None
    answers: list[AnswerOut]


class OpenedRoundsOut(Out):
    """Newest first; `next` goes into `?before=` for the older ones."""

    rounds: list[OpenedRoundOut]
    next: int | None


class WeekOut(Out):
    """The running check-in as I can act on it now.

    `writing`: I can write until `opens_at`. `open`: it was opened together; the next begins at `opens_at`.
    `waiting`: my first check-in begins at `opens_at`. `among`: whom it is for, in no order that tells.
    """

    n: int
    state: Literal["writing", "open", "waiting"]
    opens_at: datetime
    among: list[UUID]
    begun: bool
    share: Share | None
    together: bool


class RoundGivenOut(Out):
    """My answer to a round that has opened, as others read it: without what I kept."""

    n: int
    opened_on: date
    answer: AnswerOut


class RoundsGivenOut(Out):
    """Newest first; `next` goes into `?before=`."""

    rounds: list[RoundGivenOut]
    next: int | None


class HomeOut(Out):
    """Everything the first screen needs. `latest` is the last round that opened to me.

    `now` is the server's time, by which rounds open; `today` the day it is then in the space's zone. `time_out` is the
    one that runs, if one does. `asks`: open ones that I have not answered. `boundaries`: mine, to look at again.
    """

    id: UUID
    kind: Kind
    name: str
    zone: str
    now: datetime
    today: date
    pack: int
    members: list[MemberOut]
    time_out: TimeOutOut | None
    week: WeekOut
    latest: PastRoundOut | None
    repairs: list[RepairHomeOut]
    promises: PromisesTodayOut
    asks: list[AskOut]
    boundaries: list[BoundaryOut]
