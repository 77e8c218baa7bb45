"""Turns: taking one, saying back what was heard, saying whether it fits, answering.

Each is kept once. The same again changes nothing, also after the step has passed; other words are TurnTaken.
"""

from datetime import date
from typing import Any
from uuid import UUID

from api.content.rituals import AnyStep, PlanStep, TurnsStep, usual_day
from api.errors import (
    FollowUpAhead,
    Invalid,
    NotFound,
    Problem,
    RepairEnded,
    RepairNotBegun,
    StepNotCurrent,
    TurnOpened,
    TurnTaken,
)
from api.promises import service as promises
from api.repairs import rows
from api.repairs.filling import fill, promise_of
from api.repairs.rows import Found
from api.repairs.schemas import FitIn, TurnIn
from api.spaces import rhythms
from api.time_outs import service as time_outs
from api.work import Member, Work
from models.repairs import TurnKind
from models.rituals import Course, Place, StepKind


def take(work: Work, member: Member, repair: UUID, lap: int, name: str, new: TurnIn) -> None:
    """Take or skip the member's turn. Raises StepNotCurrent for any other step than the one where they stand."""
    found = rows.load(work, member, repair)
    step = _step(found, name)
    today = rhythms.today(work, member)
    place = found.course.place(lap, name)
    before = found.turn(place, member.id) if place else None
    filled = fill(step, new, today, before.words if before else None)
    if before:
        _same(before.words, filled)
        return
    _reaches_others(member, found)
    if place is None or not found.course.may_take(member.id, place):
        raise refusal(found.course, member, place)
    rows.put_turn(work, member, repair, TurnKind.step, place.key, filled, to=member.id)
    settle(work, member, rows.load(work, member, repair), today)


def take_back(work: Work, member: Member, repair: UUID, lap: int, name: str) -> None:
    """While it is sealed, also once the repair has ended. Without one nothing happens."""
    found = rows.load(work, member, repair)
    _step(found, name)
    place = found.course.place(lap, name)
    if place is None or found.turn(place, member.id) is None:
        return
    if not found.course.is_sealed(place):
        raise TurnOpened
    rows.remove_turn(work, member, repair, TurnKind.step, place.key, to=member.id)


def say(
    work: Work, member: Member, repair: UUID, lap: int, name: str, author: UUID, attempt: int, words: str | None
) -> None:
    """What the member heard in the author's turn. None leaves it."""
    found, place = _hearing(work, member, repair, lap, name, author)
    before = found.find(TurnKind.heard, (lap, name), member.id, author, attempt)
    if before:
        _same(before.words, words)
        return
    _reaches_others(member, found)
    if place is None or found.course.next_attempt(member.id, author, place) != attempt:
        raise StepNotCurrent
    rows.put_turn(work, member, repair, TurnKind.heard, place.key, words, to=author, attempt=attempt)


def fit(
    work: Work, member: Member, repair: UUID, lap: int, name: str, listener: UUID, attempt: int, new: FitIn
) -> None:
    """Does that attempt fit? With `yes` or `rest` it is done."""
    found, place = _hearing(work, member, repair, lap, name, listener)
    words = new.model_dump(mode="json")
    before = found.find(TurnKind.mark, (lap, name), member.id, listener, attempt)
    if before:
        _same(before.words, words)
        return
    _reaches_others(member, found)
    if place is None or found.course.next_mark(member.id, listener, place) != attempt:
        raise StepNotCurrent
    rows.put_turn(work, member, repair, TurnKind.mark, place.key, words, to=listener, attempt=attempt)


def answer(work: Work, member: Member, repair: UUID, lap: int, name: str, author: UUID, chosen: str) -> None:
    """Put or replace the member's answer to a turn that they can read. Nothing waits for it."""
    found, place = _answered(work, member, repair, lap, name, author)
    step = _step(found, name)
    if not isinstance(step, TurnsStep) or chosen not in {option.id for option in step.answers}:
        raise Invalid([{"pointer": "/answer", "message": "This is not one of the answers."}])
    before = found.find(TurnKind.answer, place.key, member.id, author)
    if before is None or before.words != chosen:
        _reaches_others(member, found)
        rows.put_turn(work, member, repair, TurnKind.answer, place.key, chosen, to=author)


def take_answer_back(work: Work, member: Member, repair: UUID, lap: int, name: str, author: UUID) -> None:
    found, place = _answered(work, member, repair, lap, name, author)
    if found.find(TurnKind.answer, place.key, member.id, author):
        if found.row.ended is not None:
            raise RepairEnded
        rows.remove_turn(work, member, repair, TurnKind.answer, place.key, to=author)


def settle(work: Work, member: Member, found: Found, today: date) -> None:
    """Once the plans of the running lap are open: each becomes its author's promise, and the follow-up has its day.

    `member` may be anyone: whoever took the last turn, or who left and is waited for no more.
    """
    place = next((place for place in _of_lap(found) if place.step.kind is StepKind.plan), None)
    if place is None or found.row.review_on is not None or not found.course.has_opened(place):
        return
    step = _step(found, place.step.name)
    assert isinstance(step, PlanStep)
    days = []
    for author in sorted(found.party):
        plan = found.turn(place, author)
        if plan and plan.words:
            day = max(rows.day_of(plan.words) or today, today)
            days.append(day)
            promises.bring_forth(work, member, author, found.row.id, promise_of(step, plan.words), day)
    rows.change(work, member, found.row, review_on=max(days, default=usual_day(step, today)))


def _of_lap(found: Found) -> list[Place]:
    return [place for place in found.course.places if place.lap == found.row.lap]


def _reaches_others(member: Member, found: Found) -> None:
    """Everything that reaches the others at once, or will, passes here before it is kept."""
    if found.row.ended is not None:
        raise RepairEnded
    if not found.row.begun:
        raise RepairNotBegun
    time_outs.rest(member)


def refusal(course: Course, member: Member, place: Place | None) -> Problem:
    """Why a turn cannot be taken there now."""
    if place and place == course.stands(member.id) and place.step.kind is StepKind.follow_up and not course.is_due:
        return FollowUpAhead()
    return StepNotCurrent()


def _step(found: Found, name: str) -> AnyStep:
    """Raises NotFound for a name that the ritual does not have."""
    step = found.ritual.step(name)
    if step is None:
        raise NotFound
    return step


def _hearing(work: Work, member: Member, repair: UUID, lap: int, name: str, other: UUID) -> tuple[Found, Place | None]:
    """Raises NotFound where there is no such step to hear in, or no such other member."""
    found = rows.load(work, member, repair)
    if _step(found, name).type != StepKind.hearing or other == member.id or other not in found.party:
        raise NotFound
    return found, found.course.place(lap, name)


def _answered(work: Work, member: Member, repair: UUID, lap: int, name: str, author: UUID) -> tuple[Found, Place]:
    """Raises NotFound where the member can read no turn of the author's."""
    found = rows.load(work, member, repair)
    _step(found, name)
    place = found.course.place(lap, name)
    turn = found.turn(place, author) if place else None
    if place is None or turn is None or not turn.words or author == member.id:
        raise NotFound
    if not found.course.may_read(member.id, author, place):
        raise NotFound
    return found, place


def _same(before: Any, now: Any) -> None:
    if before != now:
        raise TurnTaken
