"""What a promise takes and shows."""

from datetime import date
from typing import Annotated, Any, Final
from uuid import UUID

from pydantic import ConfigDict, Field, StrictInt, StringConstraints

from api.schemas import ROUNDS_MOST, Day, In, Out, Whole, Words
from models.promises import PromiseEnd, PromiseKind, PromiseState
from models.recurrence import RULE_MOST, RULE_PATTERN
from models.shared import Confidence

TimeOfDay = Annotated[str, StringConstraints(pattern=r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$")]
"""On the wall clock of the space's zone."""
Minutes = Annotated[StrictInt, Field(ge=1, le=1440), Whole]


Rule = Annotated[
    str,
    StringConstraints(min_length=1, max_length=RULE_MOST),
    Field(json_schema_extra={"pattern": f"^(?:{RULE_PATTERN})$"}),
]
"""What does not fit the pattern is refused with a reason of its own, and parts in another order are taken as well."""


class PromisedRitualIn(In):
    """When a ritual comes round, and what it is to us.

    `rule`: an iCalendar recurrence of days, counted from `first_on`. `starts`: who begins; `why`: what it means to us;
    `ends`: how it is over.
    """

    rule: Rule
    first_on: Day
    at: TimeOfDay
    minutes: Minutes | None = None
    starts: Words | None = None
    why: Words | None = None
    ends: Words | None = None


_NOTHING: Final = {"type": "null"}
_DAY: Final = {"type": "string"}
_BY_KIND: Final[dict[str, Any]] = {
    "if": {"properties": {"kind": {"const": "experiment"}}},
    "then": {"properties": {"review_on": _NOTHING, "ritual": _NOTHING}},
    "else": {
        "properties": {"review_on": _DAY},
        "required": ["review_on"],
        "if": {"properties": {"kind": {"const": "ritual"}}},
        "then": {"properties": {"ritual": {"type": "object"}}, "required": ["ritual"]},
        "else": {"properties": {"ritual": _NOTHING}},
    },
}
"""What each kind has, as the document says it; filling.py says what is wrong."""


class PromiseIn(In):
    """What I will do. `round` or `boundary`: what it comes out of; the first version alone says so.

    An experiment comes back after seven days; for the others `review_on` is chosen. `ritual` is for a ritual only.
    """

    model_config = ConfigDict(json_schema_extra=_BY_KIND)

    kind: PromiseKind
    words: Words
    round: Annotated[StrictInt, Field(ge=1, le=ROUNDS_MOST), Whole] | None = None
    boundary: UUID | None = None
    review_on: Day | None = None
    confidence: Confidence | None = None
    ritual: PromisedRitualIn | None = None


class PromiseReviewIn(In):
    """Still fitting: it goes on to this day."""

    review_on: Day


class PromiseEndIn(In):
    """How it went, as its owner says. The others never learn which."""

    how: PromiseEnd


class PromisedRitualOut(Out):
    """As PromisedRitualIn."""

    rule: str
    first_on: date
    at: str
    minutes: int | None
    starts: str | None
    why: str | None
    ends: str | None


class PromiseOut(Out):
    """A promise as its readers see it; `owner` is the member who made it, `shared_on` the day they last shared it.

    It comes back on `review_on`. `round` or `repair`: what it comes out of; `boundary` is for its owner alone, as
    not all may read that one. `next_on`: the next days of a ritual, in the space's zone.
    """

    id: UUID
    version: int
    kind: PromiseKind
    owner: UUID
    round: int | None
    repair: UUID | None
    boundary: UUID | None
    words: str
    confidence: Confidence | None
    ritual: PromisedRitualOut | None
    next_on: list[date]
    review_on: date
    shared_on: date
    state: PromiseState


class EarlierPromiseOut(Out):
    """What a promise said before, and the day it was shared."""

    version: int
    kind: PromiseKind
    words: str
    confidence: Confidence | None
    ritual: PromisedRitualOut | None
    shared_on: date


class WholePromiseOut(Out):
    """`earlier`: the versions before this one that the member may read, oldest first."""

    today: date
    promise: PromiseOut
    earlier: list[EarlierPromiseOut]


class PromisesOut(Out):
    """Newest first; `next` goes into `?before=`."""

    today: date
    promises: list[PromiseOut]
    next: UUID | None


class PromisesTodayOut(Out):
    """`trying`: experiments that run. `rituals`: those that come round today, by time of day. `back`: my own whose day
    for a look has come."""

    trying: list[PromiseOut]
    rituals: list[PromiseOut]
    back: list[PromiseOut]
