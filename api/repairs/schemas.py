"""What a repair takes and shows. Of the others: what has opened, and never whose turn they have."""

import re
from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BeforeValidator, Field, StrictInt

from api.schemas import In, Out, Whole, Words
from api.spaces.schemas import MemberOut
from models.repairs import Consent
from models.rituals import LoopFit

FIELDS_MOST = 12
OPTIONS_MOST = 20


def _day(text: object) -> object:
    """Pydantic would take a number for one as well."""
    if isinstance(text, date) or (isinstance(text, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text)):
        return text
    raise ValueError("a day is needed, such as 2026-11-29")


Name = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[a-z][a-z0-9-]*$")]
Day = Annotated[date, BeforeValidator(_day)]


class RepairIn(In):
    """A new repair: its ritual, and one neutral line about the moment, which the others can read at once."""

    ritual: Name
    version: Annotated[StrictInt, Field(ge=1, le=100_000), Whole]
    line: Words


class ConsentIn(In):
    """Is doing this together all right for me? Only `together` is ever shown, and only once all have said it."""

    consent: Consent


class FieldIn(In):
    """What I put into one field: what fits its type, and nothing else."""

    field: Name
    words: Words | None = None
    choice: Name | None = None
    feelings: Annotated[list[Name], Field(max_length=OPTIONS_MOST)] | None = None
    rating: Annotated[StrictInt, Field(ge=1, le=5), Whole] | None = None
    day: Day | None = None


class TurnIn(In):
    """My turn in a step; without any field it is skipped, which looks like one that was left empty."""

    fields: Annotated[list[FieldIn], Field(max_length=FIELDS_MOST)]


class SayIn(In):
    """What I heard. None: I leave it, and nobody is asked to say it again."""

    words: Words | None


class FitIn(In):
    """Does it fit? `partly` and `not-yet` may say what was missed."""

    fit: LoopFit
    words: Words | None = None


class AnswerToIn(In):
    """One of the answers that the step offers."""

    answer: Name


class EndIn(In):
    """`close` a repair that has come to its end, or let it `rest` wherever it is."""

    how: Literal["close", "rest"]


class FieldOut(Out):
    field: str
    words: str | None
    choice: str | None
    feelings: list[str] | None
    rating: int | None
    day: date | None


class AnswerToOut(Out):
    """What `member` answered to a turn. It is told to the turn's author, and to who answered."""

    member: UUID
    answer: str


class TurnOut(Out):
    """A turn; without fields it was skipped or left empty."""

    member: UUID
    fields: list[FieldOut]
    answers: list[AnswerToOut]


class FitOut(Out):
    fit: LoopFit
    words: str | None


class AttemptOut(Out):
    """One time of saying back, and what its author said of it."""

    words: str | None
    fit: FitOut | None


class LoopOut(Out):
    """What `listener` heard in the turn of `author`, first attempt first. One of them is me."""

    listener: UUID
    author: UUID
    attempts: list[AttemptOut]


class StepOut(Out):
    """One step that I have reached. `open`: nothing in it is sealed any more. `theirs` holds what I may read."""

    lap: int
    step: str
    open: bool
    mine: TurnOut | None
    theirs: list[TurnOut]
    loops: list[LoopOut]


class NextOut(Out):
    """The number under which I may say what I heard, or whether it fits, to or from `member`."""

    member: UUID
    attempt: int


class NowOut(Out):
    """What I can do now. `lap` and `step`: where I stand; none at the end.

    `take`: a turn of mine is due there. `hear`: whom I have yet to say back. `fit`: what waits for my word.
    `review_on`: the day on which the follow-up comes, while it lies ahead. `again`: the step to go round from.
    """

    lap: int
    step: str | None
    take: bool
    hear: list[NextOut]
    fit: list[NextOut]
    review_on: date | None
    close: bool
    again: str | None


State = Literal["not-now", "begun", "closed", "rested"]


class RepairBriefOut(Out):
    """A repair in a list. `state` is `not-now` until all have said together. `line`: none where it was taken back.

    `mine`: there is something for me to do. `away`: I have put it out of my sight.
    """

    id: UUID
    ritual: str
    version: int
    line: str | None
    by: UUID
    began_on: date
    state: State
    mine: bool
    away: bool


class RepairGivenOut(Out):
    """A repair in which others can read something that is mine: the line it began with, or what I wrote in a step."""

    id: UUID
    ritual: str
    version: int
    line: str | None
    by: UUID
    began_on: date


class RepairsGivenOut(Out):
    """Newest first; `next` goes into `?before=`."""

    repairs: list[RepairGivenOut]
    next: UUID | None


class RepairsOut(Out):
    """`open` ones come with the first page. `ended` is the archive, newest first; `next` goes into `?before=`."""

    open: list[RepairBriefOut]
    ended: list[RepairBriefOut]
    next: UUID | None


class RepairOut(Out):
    """A repair as I see it. `consent` is mine; `alone`: I have a path of my own in it, which nobody else can see."""

    id: UUID
    ritual: str
    version: int
    line: str | None
    by: UUID
    began_on: date
    state: State
    consent: Consent | None
    alone: bool
    away: bool
    today: date
    members: list[MemberOut]
    now: NowOut
    steps: list[StepOut]


class AloneOut(Out):
    """My own path through the same steps. Nobody else can learn that it exists."""

    ritual: str
    version: int
    today: date
    now: NowOut
    steps: list[StepOut]


class RepairHomeOut(Out):
    """An open repair on the first screen. `mine`: there is something for me to do. `follow_up`: its day has come."""

    id: UUID
    ritual: str
    version: int
    line: str | None
    state: State
    mine: bool
    follow_up: bool
