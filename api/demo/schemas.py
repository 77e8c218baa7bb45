"""What year.yaml holds, and what the services take from it and from the two devices."""

from datetime import date, time, timedelta
from typing import Annotated, Final, Literal, Self, get_args
from uuid import UUID

from pydantic import BeforeValidator, Field, model_validator

from api.auth.schemas import PasswordIn, RecoveryIn, SignUpIn
from api.content.schemas import Shape
from api.crypto import device
from api.demo.people import Someone, Who
from api.promises.schemas import PromisedRitualIn, PromiseIn
from api.repairs.schemas import FitIn, RepairIn, TurnIn
from api.rounds.schemas import AnswerIn, MarkIn, Rating, ReplyIn
from api.schemas import FieldIn, Slug, Words
from api.spaces.schemas import RhythmIn, SpaceIn
from models.promises import PromiseEnd, PromiseKind
from models.rhythm import Cadence
from models.rituals import LoopFit
from models.rounds import Fit, Share, exchanges
from models.shared import REVIEW_LATEST
from models.spaces import Kind

PACK: Final = 1
"""The version of the partners' check-in that the year was written with; its prompts are these."""
RITUAL: Final = 1
"""The same of the rituals."""

Prompt = Literal[
    "reliability", "communication", "boundaries", "repair", "acceptance", "appreciated", "hard", "need", "capacity"
]
Scale = Literal["reliability", "communication", "boundaries", "repair", "acceptance", "capacity"]


def _by_scale(text: object) -> object:
    """`4 4 - 3 5 2` by the scales' names; a dash is a skipped one."""
    if not isinstance(text, str) or len(text.split()) != len(get_args(Scale)):
        raise ValueError("six numbers or dashes are needed")
    signs = zip(get_args(Scale), text.split(), strict=True)
    return {scale: int(sign) if sign.isdecimal() else sign for scale, sign in signs if sign != "-"}


class Entry(Shape):
    """What one of the two writes in one week. `keep`: the prompts that stay with who wrote them."""

    share: Share = Share.swap
    felt: Annotated[dict[Scale, Rating], BeforeValidator(_by_scale)] = Field(default_factory=dict)
    words: dict[Prompt, Words]
    keep: tuple[Prompt, ...] = ()

    @model_validator(mode="after")
    def _keeps_what_is_there(self) -> Self:
        if any(prompt not in self.words and prompt not in self.felt for prompt in self.keep):
            raise ValueError("only what was written or rated can be kept")
        return self

    def answer(self) -> AnswerIn:
        replies = [
            ReplyIn(
                prompt=prompt,
                rating=self.felt.get(prompt),
                words=self.words.get(prompt),
                keep=prompt in self.keep,
            )
            for prompt in get_args(Prompt)
            if prompt in self.felt or prompt in self.words
        ]
        return AnswerIn(pack=PACK, share=self.share, replies=replies)


class HeardWords(Shape):
    """What `who` heard in the other's words. `fits` is the other's word on it, `missed` what was missing."""

    who: Who
    words: Words
    fits: Fit | None = None
    missed: Words | None = None

    def mark(self) -> MarkIn | None:
        return MarkIn(fit=self.fits, words=self.missed) if self.fits else None

    def fit(self) -> FitIn | None:
        """The same in a repair."""
        return FitIn(fit=LoopFit(self.fits), words=self.missed) if self.fits else None

    @model_validator(mode="after")
    def _missed_in_part(self) -> Self:
        if self.missed and self.fits is not Fit.partly:
            raise ValueError("something is missing only where it fits partly")
        return self


class PromisedRitual(Shape):
    """When it comes round, and what it is to the two."""

    rule: str
    at: str
    minutes: int | None = None
    starts: Words | None = None
    why: Words | None = None
    ends: Words | None = None

    def from_day(self, first_on: date) -> PromisedRitualIn:
        return PromisedRitualIn(first_on=first_on, **self.model_dump())


class Trial(Shape):
    """What `who` wants to try for seven days, and what they say then: it `went` one way or another, or it `becomes` a
    ritual."""

    who: Who
    words: Words
    went: PromiseEnd = PromiseEnd.kept
    becomes: PromisedRitual | None = None

    def promise(self, n: int) -> PromiseIn:
        return PromiseIn(kind=PromiseKind.experiment, round=n, words=self.words)

    def ritual(self, today: date) -> PromiseIn | None:
        """It is looked at again after a year."""
        if self.becomes is None:
            return None
        ritual = self.becomes.from_day(today)
        return PromiseIn(kind=PromiseKind.ritual, words=self.words, review_on=today + REVIEW_LATEST, ritual=ritual)


class Week(Shape):
    """One round. `together`: it was opened side by side, so many days before its Sunday."""

    ana: Entry | None = None
    ben: Entry | None = None
    together: Annotated[int, Field(ge=1, le=5)] | None = None
    heard: tuple[HeardWords, ...] = ()
    tries: tuple[Trial, ...] = ()

    def of(self, who: Who) -> Entry | None:
        return self.ana if who == "ana" else self.ben

    @model_validator(mode="after")
    def _both_open(self) -> Self:
        if self.together and not all(entry and exchanges(entry.share) for entry in (self.ana, self.ben)):
            raise ValueError("only two who both share open it together")
        return self


class Turn(Shape):
    """What someone puts into a step's fields, by what these take; nothing at all is a skip. `days`: so many ahead."""

    words: dict[Slug, Words] = Field(default_factory=dict)
    feelings: dict[Slug, tuple[Slug, ...]] = Field(default_factory=dict)
    choice: dict[Slug, Slug] = Field(default_factory=dict)
    days: dict[Slug, Annotated[int, Field(ge=1)]] = Field(default_factory=dict)

    def turn(self, today: date) -> TurnIn:
        return TurnIn(
            fields=[
                *(FieldIn(field=field, words=words) for field, words in self.words.items()),
                *(FieldIn(field=field, feelings=[*felt]) for field, felt in self.feelings.items()),
                *(FieldIn(field=field, choice=choice) for field, choice in self.choice.items()),
                *(FieldIn(field=field, day=today + timedelta(days=days)) for field, days in self.days.items()),
            ]
        )


class RepairStep(Shape):
    """What the two do in one step, so many days `after` the repair was begun. `answers`: to the other's turn."""

    step: Slug
    after: Annotated[int, Field(ge=0)]
    ana: Turn | None = None
    ben: Turn | None = None
    heard: tuple[HeardWords, ...] = ()
    answers: dict[Who, Slug] = Field(default_factory=dict)

    def of(self, who: Who) -> Turn | None:
        return self.ana if who == "ana" else self.ben


class Repair(Shape):
    """`ago`: begun by `by` so many days before the last Sunday. `closed_by`: who closed it, on the last step's day."""

    ritual: Slug
    by: Who
    ago: Annotated[int, Field(ge=1)]
    line: Words
    steps: Annotated[tuple[RepairStep, ...], Field(min_length=1)]
    closed_by: Who | None = None

    def begin(self) -> RepairIn:
        return RepairIn(ritual=self.ritual, version=RITUAL, line=self.line)


class Year(Shape):
    """The weeks that have opened, and the running one. Repairs are counted from its end."""

    weeks: Annotated[tuple[Week, ...], Field(min_length=1)]
    repairs: tuple[Repair, ...]
    now: Week


def new_account(someone: Someone, person: UUID, invite: bytes | None, salt: bytes) -> SignUpIn:
    """What the browser of someone would send to sign up: one account key, wrapped under password and code."""
    key = device.make_account_key()
    password = device.derive_from_password(someone.password, salt)
    code = device.derive_from_code(device.read_code(someone.code))
    return SignUpIn(
        person=person,
        handle=someone.handle,
        invite=invite,
        password=PasswordIn(
            memory_kib=device.MEMORY_KIB,
            passes=device.PASSES,
            auth_key=password.auth,
            wrapped_key=device.wrap_account_key(key, password.wrap, person, "password"),
        ),
        recovery=RecoveryIn(
            auth_key=code.auth, wrapped_key=device.wrap_account_key(key, code.wrap, person, "recovery")
        ),
    )


def new_space(name: str, maker: Someone, zone: str) -> SpaceIn:
    """Sundays at 18:00."""
    rhythm = RhythmIn(cadence=Cadence.weekly, day=7, at=time(18), zone=zone)
    return SpaceIn(kind=Kind.partners, name=name, my_name=maker.name, rhythm=rhythm)
