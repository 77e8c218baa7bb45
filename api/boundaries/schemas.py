"""What boundaries take and show."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field, StrictBool, StrictInt

from api.schemas import VERSIONS_MOST, Day, In, Out, Slug, Whole, Words
from models.boundaries import BoundaryState, RequestAnswer
from models.shared import Confidence

VersionIn = Annotated[StrictInt, Field(ge=1, le=VERSIONS_MOST), Whole]


class BoundaryIn(In):
    """What it protects, the limit, what I will do, and perhaps a request. `topic`: one of the pack's, or none."""

    topic: Slug | None
    protects: Words
    limit: Words
    my_part: Words
    request: Words | None
    ask_first: StrictBool
    review_on: Day
    confidence: Confidence | None


class ReviewDayIn(In):
    review_on: Day


class AcknowledgementIn(In):
    """I have read this version; and what I heard in it, if I want to say so."""

    version: VersionIn
    heard: Words | None


class RequestAnswerIn(In):
    version: VersionIn
    answer: RequestAnswer


class BoundarySaysOut(Out):
    topic: str | None
    protects: str
    limit: str
    my_part: str
    request: str | None
    ask_first: bool
    confidence: Confidence | None


class BoundaryOut(Out):
    """A boundary of the member `by`. To others than its author it is shared or withdrawn.

    `day`: when it was last shared or renewed, or withdrawn, or kept while it is private. Withdrawn it says nothing.
    """

    id: UUID
    by: UUID
    version: int
    state: BoundaryState
    day: date
    review_on: date | None
    says: BoundarySaysOut | None


class BoundariesOut(Out):
    """Newest day first. `next` goes into `?before=`. `today`: the day it is where the space is."""

    today: date
    boundaries: list[BoundaryOut]
    next: UUID | None


class EarlierBoundaryOut(Out):
    """What it said before, from `day` on."""

    version: int
    day: date
    says: BoundarySaysOut


class AcknowledgementOut(Out):
    version: int
    heard: str | None


class RequestAnswerOut(Out):
    version: int
    answer: RequestAnswer


class BoundaryReplyOut(Out):
    """What the member `by` said to it, each bound to the version it was said to."""

    by: UUID
    acknowledgement: AcknowledgementOut | None
    request_answer: RequestAnswerOut | None


class SaidToBoundaryOut(Out):
    """What I said to a boundary of the member `by`, who reads it. `day`: when the boundary was last shared."""

    boundary: UUID
    by: UUID
    day: date
    reply: BoundaryReplyOut


class BoundaryWholeOut(Out):
    """A boundary with the earlier versions I may read, oldest first.

    `replies`: of my own boundary, what each of the others said; of another's, what I said, and nobody else's.
    """

    today: date
    boundary: BoundaryOut
    earlier: list[EarlierBoundaryOut]
    replies: list[BoundaryReplyOut]
