"""What trends show: single ratings and the day their round opened. No sum, no average, no count, no gap."""

from datetime import date
from uuid import UUID

from api.content.schemas import Element
from api.schemas import Out


class ElementRatingOut(Out):
    element: Element
    rating: int


class MemberRatingsOut(Out):
    """One member's ratings in one round, with the version of the questions that they answered."""

    member: UUID
    pack: int
    ratings: list[ElementRatingOut]


class TrendRoundOut(Out):
    """A round that has opened: my ratings, kept ones too, and those of the others that I may read.

    Whoever has none here skipped them, kept them, did not write or left: it looks the same.
    """

    n: int
    opened_on: date
    members: list[MemberRatingsOut]


class TrendsOut(Out):
    """Newest first; `next` goes into `?before=` for the older ones."""

    rounds: list[TrendRoundOut]
    next: int | None
