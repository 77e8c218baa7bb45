"""The runner: from a ritual and the turns taken, where everyone stands, who may read what, and who may write what.

No database, no wording, and no ritual's name: a ritual is a row of steps of four kinds (design §3, *Repairs*).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias
from uuid import UUID


class StepKind(StrEnum):
    """`turns`: fields. `hearing`: saying back an earlier step's turns. `plan`: fields that become a promise.
    `follow-up`: fields, once the plans' day has come."""

    turns = "turns"
    hearing = "hearing"
    plan = "plan"
    follow_up = "follow-up"


class Gate(StrEnum):
    """`everyone`: turns are sealed, and the next step waits, until all have taken or skipped theirs.
    `open`: turns are readable at once, and each goes on after their own."""

    everyone = "everyone"
    open = "open"


class LoopFit(StrEnum):
    """The author's word on what was heard. `rest`: not quite, and that is enough for now."""

    yes = "yes"
    partly = "partly"
    not_yet = "not-yet"
    rest = "rest"


@dataclass(frozen=True, slots=True)
class Step:
    """What the runner knows of a step. `hears` and `again` name earlier steps; `explains`: it has room to explain."""

    name: str
    kind: StepKind
    gate: Gate = Gate.everyone
    hears: str | None = None
    again: str | None = None
    explains: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A step in a lap. Laps after the first begin at the step that the last one names with `again`."""

    lap: int
    step: Step

    @property
    def key(self) -> "Key":
        return self.lap, self.step.name


@dataclass(frozen=True, slots=True)
class Attempt:
    """One time of saying back. `said` is False where the listener leaves it; `fit` is None until the author says."""

    said: bool
    fit: LoopFit | None = None


Key: TypeAlias = tuple[int, str]
"""A lap and a step's name."""
Pair: TypeAlias = tuple[UUID, UUID]
"""A listener and an author."""


def alone(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The same steps for one member: nobody is heard, so those steps fall away."""
    return tuple(step for step in steps if step.kind is not StepKind.hearing)


@dataclass(frozen=True)
class Course:
    """How far a repair has come.

    `counted`: whom gates wait for, silent leavers among them. `turns`: for each place and member whether the turn holds
    anything; a skip is a turn that holds nothing. `loops`: the attempts of each pair, in order. `is_due`: the day of
    the running lap's follow-up has come.
    """

    steps: tuple[Step, ...]
    counted: frozenset[UUID]
    turns: Mapping[Key, Mapping[UUID, bool]]
    loops: Mapping[tuple[Key, Pair], Sequence[Attempt]]
    lap: int = 1
    is_due: bool = False

    @cached_property
    def places(self) -> list[Place]:
        """Every step of every lap so far, in order."""
        again = self._again
        laps = [Place(1, step) for step in self.steps]
        return laps + [Place(lap, step) for lap in range(2, self.lap + 1) for step in self.steps[again:]]

    def place(self, lap: int, name: str) -> Place | None:
        return next((place for place in self.places if place.key == (lap, name)), None)

    def has_opened(self, place: Place) -> bool:
        """Has everyone taken or skipped it, so that no turn of it is sealed any more?"""
        if place.step.kind is StepKind.hearing:
            return all(self._is_heard(place, pair) for pair in self.pairs(place))
        return self.counted <= self._turns(place).keys()

    def is_sealed(self, place: Place) -> bool:
        """Can nobody but its author read a turn of it yet?"""
        return place.step.gate is Gate.everyone and not self.has_opened(place)

    def stands(self, member: UUID) -> Place | None:
        """The first place that is not behind this member; None at the end."""
        return next((place for place in self.places if not self._is_behind(member, place)), None)

    def reached(self, member: UUID) -> list[Place]:
        """The places from the beginning to where the member stands."""
        places, here = self.places, self.stands(member)
        return places if here is None else places[: places.index(here) + 1]

    def may_take(self, member: UUID, place: Place) -> bool:
        """May the member take or skip this turn now? Never twice, never ahead, never what is behind."""
        return (
            member in self.counted
            and place.step.kind is not StepKind.hearing
            and (place.step.kind is not StepKind.follow_up or self.is_due)
            and self.stands(member) == place
            and member not in self._turns(place)
        )

    def may_read(self, reader: UUID, author: UUID, place: Place) -> bool:
        """May the reader see the author's turn? Where it is open, a blank one shows only once all have taken theirs."""
        holds = self._turns(place).get(author)
        if holds is None or author == reader:
            return holds is not None
        return self.has_opened(place) or (holds and not self.is_sealed(place))

    def pairs(self, place: Place) -> list[Pair]:
        """Who listens to whom: everyone to every turn that holds something."""
        said = self._turns(self._heard_at(place))
        authors = sorted(author for author in self.counted if said.get(author))
        return [(member, author) for author in authors for member in sorted(self.counted) if member != author]

    def next_attempt(self, listener: UUID, author: UUID, place: Place) -> int | None:
        """The number under which the listener may say what they heard, now; None where they may not."""
        made = self._made(place, (listener, author))
        waits = not made or made[-1].fit in (LoopFit.partly, LoopFit.not_yet)
        return len(made) + 1 if waits and self._is_asked(listener, place, (listener, author)) else None

    def next_mark(self, author: UUID, listener: UUID, place: Place) -> int | None:
        """The number of the attempt that the author may say `LoopFit` of, now."""
        made = self._made(place, (listener, author))
        waits = bool(made) and made[-1].said and made[-1].fit is None
        return len(made) if waits and self._is_asked(author, place, (listener, author)) else None

    def is_at_end(self, member: UUID) -> bool:
        """May the member close the repair? Everything that others wait for is done, and so are their own steps."""
        return member in self.counted and self.stands(member) is None

    def may_go_round(self, member: UUID) -> bool:
        return self.is_at_end(member) and self.steps[-1].again is not None

    @property
    def _again(self) -> int:
        """Where a lap after the first begins."""
        names = [step.name for step in self.steps]
        again = self.steps[-1].again
        return names.index(again) if again is not None else len(names)

    def _turns(self, place: Place) -> Mapping[UUID, bool]:
        return self.turns.get(place.key, {})

    def _made(self, place: Place, pair: Pair) -> Sequence[Attempt]:
        return self.loops.get((place.key, pair), ())

    def _heard_at(self, place: Place) -> Place:
        """The latest place of the step that is heard, which may have been taken in the first lap only."""
        index, step = next((index, step) for index, step in enumerate(self.steps) if step.name == place.step.hears)
        return Place(place.lap if index >= self._again else 1, step)

    def _is_asked(self, member: UUID, place: Place, pair: Pair) -> bool:
        return place.step.kind is StepKind.hearing and self.stands(member) == place and pair in self.pairs(place)

    def _is_heard(self, place: Place, pair: Pair) -> bool:
        made = self._made(place, pair)
        return bool(made) and (not made[-1].said or made[-1].fit in (LoopFit.yes, LoopFit.rest))

    def _is_behind(self, member: UUID, place: Place) -> bool:
        if place.step.gate is Gate.open:
            return member in self._turns(place)
        return self.has_opened(place)


def flaws(steps: Sequence[Step]) -> Iterator[tuple[int, str, str]]:
    """What keeps a ritual from being run: the step's index, the field, and the reason. A sound ritual has none."""
    names = [step.name for step in steps]
    plans = [index for index, step in enumerate(steps) if step.kind is StepKind.plan]
    for index, step in enumerate(steps):
        if step.name in names[:index]:
            yield index, "name", "This stands here twice."
        if step.kind is StepKind.hearing:
            heard = next((earlier for earlier in steps[:index] if earlier.name == step.hears), None)
            if heard is None or heard.kind is StepKind.hearing:
                yield index, "hears", "This gate can never be met: no earlier step of that name has turns to hear."
        if step.kind is StepKind.plan and plans.index(index) > 0:
            yield index, "type", "One plan fits in a ritual."
        if step.kind is StepKind.follow_up:
            if not plans or plans[0] > index:
                yield index, "type", "This gate can never be met: no plan before it chooses a day."
            elif index < len(steps) - 1:
                yield index, "type", "This ritual cannot finish: a follow-up is the last step."
        if step.again is not None:
            if step.again not in names[:index] or steps[names.index(step.again)].kind is StepKind.hearing:
                yield index, "again", "This has to name an earlier step in which everyone writes their own turn."
            elif plans and names.index(step.again) > plans[0]:
                yield index, "again", "Going round has to come past the plan, or no new day is chosen."
        if step.explains and all(earlier.kind is not StepKind.hearing for earlier in steps[:index]):
            yield index, "fields", "Room to explain comes after hearing, and no step before this one hears."
