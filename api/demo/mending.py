"""How the two go through a repair: what each says and takes, by the functions that the API's routes call."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final, TypeAlias
from uuid import UUID

from api.demo.people import OTHER, Who
from api.demo.schemas import Repair, RepairStep
from api.promises import service as promises
from api.repairs import service as repairs
from api.repairs import turns
from api.spaces import rhythms
from api.work import Member, Work
from models.promises import PromiseEnd
from models.repairs import Consent

LAP: Final = 1
"""Nobody goes round."""

Members: TypeAlias = Mapping[Who, Member]
Act: TypeAlias = Callable[[Work, Members], None]


def acts(key: UUID, repair: Repair) -> Iterator[tuple[int, Act]]:
    """What is done in the repair, in order, and how many days after it was begun."""
    yield 0, partial(_begin, key, repair)
    for step in repair.steps:
        yield step.after, partial(_take, key, step)
    if repair.closed_by:
        yield repair.steps[-1].after, partial(_close, key, repair.closed_by)


def _begin(key: UUID, repair: Repair, work: Work, members: Members) -> None:
    """The other says together at once, where the ritual asks."""
    begun = repairs.begin(work, members[repair.by], key, repair.begin())
    if begun.consent:
        repairs.consent(work, members[OTHER[repair.by]], key, Consent.together)


def _take(key: UUID, step: RepairStep, work: Work, members: Members) -> None:
    for who, member in members.items():
        if turn := step.of(who):
            turns.take(work, member, key, LAP, step.step, turn.turn(rhythms.today(work, member)))
    _hear(key, step, work, members)
    for who, answer in step.answers.items():
        turns.answer(work, members[who], key, LAP, step.step, members[OTHER[who]].id, answer)


def _hear(key: UUID, step: RepairStep, work: Work, members: Members) -> None:
    """What someone says a second time is their second attempt."""
    attempts = Counter[Who]()
    for said in step.heard:
        attempts[said.who] += 1
        listener, author, attempt = members[said.who], members[OTHER[said.who]], attempts[said.who]
        turns.say(work, listener, key, LAP, step.step, author.id, attempt, said.words)
        if fit := said.fit():
            turns.fit(work, author, key, LAP, step.step, listener.id, attempt, fit)


def _close(key: UUID, by: Who, work: Work, members: Members) -> None:
    """On the day for a look at their plans, which each of them has kept."""
    repairs.end(work, members[by], key, "close")
    for member in members.values():
        for plan in promises.for_home(work, member, rhythms.here(work, member)).back:
            if plan.repair == key:
                promises.end(work, member, plan.id, PromiseEnd.kept)
