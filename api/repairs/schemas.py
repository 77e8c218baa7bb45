"""What a repair takes and shows. Of the others: what has opened, and never whose turn they have."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.cards.schemas import CardOut
from api.schemas import FIELDS_MOST, FieldIn, FieldOut, In, Out, PackVersion, Slug, Words
from api.spaces.schemas import MemberOut
from models.repairs import Consent
from models.rituals import LoopFit


class RepairIn(In):
    """A new repair: its ritual, and one neutral line about the moment, which the others can read at once."""

    ritual: Slug
    version: PackVersion
    line: Words


class ConsentIn(In):
    """Is doing this together all right for me? Only `together` is ever shown, and only once all have said it."""

    consent: Consent


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

    answer: Slug


class EndIn(In):
    """`close` a repair that has come to its end, or let it `rest` wherever it is."""

    how: Literal["close", "rest"]


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
    """A repair as I see it. `consent` is mine; `alone`: I have a path of my own in it, which nobody else can see.

    `steady`: while it is open, what is said to be true even when we disagree; mine and theirs.
    """

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
    steady: list[CardOut]


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
