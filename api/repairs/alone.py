"""A member's own path: the same steps for themself, while others see nothing but that it is not now.

Nobody is heard on it and nothing of it becomes a promise. It goes on whatever becomes of the repair.
"""

from dataclasses import replace
from datetime import date
from uuid import UUID

from api.errors import NotFound, RepairNotBegun, TurnTaken
from api.repairs import rows, showing
from api.repairs.filling import fill
from api.repairs.rows import Found, Said
from api.repairs.schemas import AloneOut, StepOut, TurnIn
from api.repairs.turns import refusal
from api.spaces import rhythms
from api.work import Member, Work
from models.repairs import Consent, TurnKind
from models.rituals import Course, Place, StepKind, alone


def show(work: Work, member: Member, repair: UUID) -> AloneOut:
    """Raises NotFound where the member neither is on their own nor has written anything there."""
    found = rows.load(work, member, repair)
    said = rows.load_alone(work, member, repair)
    is_alone = found.own(member).consent is Consent.alone
    if not is_alone and not said:
        raise NotFound
    today = rhythms.today(work, member)
    course, review_on = _course(found, member, said, today)
    return AloneOut(
        ritual=found.row.ritual,
        version=found.row.version,
        today=today,
        now=showing.now(course, member.id, review_on, runs=is_alone),
        steps=[_shown(course, place, said) for place in course.reached(member.id)],
    )


def take(work: Work, member: Member, repair: UUID, lap: int, name: str, new: TurnIn) -> None:
    """Take or skip a step. A turn in the step to go round to, once at the end, begins the next lap."""
    found = rows.load(work, member, repair)
    said = rows.load_alone(work, member, repair)
    step = found.ritual.step(name)
    if step is None or step.type == StepKind.hearing:
        raise NotFound
    today = rhythms.today(work, member)
    before = _turn(said, lap, name)
    filled = fill(step, new, today, before.words if before else None)
    if before:
        if before.words != filled:
            raise TurnTaken
        return
    if found.own(member).consent is not Consent.alone:
        raise RepairNotBegun
    course, _ = _course(found, member, said, today)
    if lap == course.lap + 1 and course.may_go_round(member.id):
        course = replace(course, lap=lap, is_due=False)
    place = course.place(lap, name)
    if place is None or not course.may_take(member.id, place):
        raise refusal(course, member, place)
    rows.put_turn(work, member, repair, TurnKind.alone, place.key, filled, to=member.id)


def take_back(work: Work, member: Member, repair: UUID, lap: int, name: str) -> None:
    """It is nobody else's: any turn can go, and the path stands where the first one is missing."""
    rows.load(work, member, repair)
    rows.remove_turn(work, member, repair, TurnKind.alone, (lap, name), to=member.id)


def _course(found: Found, member: Member, said: list[Said], today: date) -> tuple[Course, date | None]:
    """The course of the path, and the day of its running lap's follow-up."""
    steps = alone(found.ritual.course)
    lap = max((int(one.row.lap) for one in said), default=1)
    plan = next((step.name for step in steps if step.kind is StepKind.plan), None)
    turn = _turn(said, lap, plan) if plan else None
    review_on = rows.day_of(turn.words) if turn else None
    is_due = review_on is None or review_on <= today
    return Course(steps, frozenset({member.id}), rows.held(said, TurnKind.alone), {}, lap, is_due), review_on


def _turn(said: list[Said], lap: int, name: str) -> Said | None:
    return next((one for one in said if (one.row.lap, one.row.step) == (lap, name)), None)


def _shown(course: Course, place: Place, said: list[Said]) -> StepOut:
    mine = _turn(said, place.lap, place.step.name)
    return StepOut(
        lap=place.lap,
        step=place.step.name,
        open=course.has_opened(place),
        mine=showing.turn(mine, []) if mine else None,
        theirs=[],
        loops=[],
    )
