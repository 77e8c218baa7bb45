"""What a member sees of a repair: where they stand, what they can do, and what they may read."""

from datetime import date
from uuid import UUID

from api.db.prebuilt import Row
from api.repairs.rows import Found, Said
from api.repairs.schemas import (
    AnswerToOut,
    AttemptOut,
    FitOut,
    LoopOut,
    NextOut,
    NowOut,
    State,
    StepOut,
    TurnOut,
)
from api.schemas import FieldOut
from models.repairs import RepairEnd, TurnKind
from models.rituals import Course, Place, StepKind


def state_of(row: Row) -> State:
    """Until all have said together it is not now, whatever was said."""
    if row.ended is not None:
        return "closed" if row.ended is RepairEnd.closed else "rested"
    return "begun" if row.begun else "not-now"


def now(course: Course, me: UUID, review_on: date | None, *, runs: bool) -> NowOut:
    """`runs`: it has begun and not ended, so that there is something to do."""
    here = course.stands(me)
    others = sorted(course.counted - {me})
    heard = [(other, course.next_attempt(me, other, here)) for other in others] if here else []
    fits = [(other, course.next_mark(me, other, here)) for other in others] if here else []
    waits = here is not None and here.step.kind is StepKind.follow_up and not course.is_due
    return NowOut(
        lap=here.lap if here else course.lap,
        step=here.step.name if here else None,
        take=runs and here is not None and course.may_take(me, here),
        hear=[NextOut(member=other, attempt=n) for other, n in heard if runs and n is not None],
        fit=[NextOut(member=other, attempt=n) for other, n in fits if runs and n is not None],
        review_on=review_on if waits else None,
        close=runs and course.is_at_end(me),
        again=course.steps[-1].again if runs and course.may_go_round(me) else None,
    )


def is_mine(now: NowOut) -> bool:
    """Is there something for the member to do?"""
    return now.take or bool(now.hear) or bool(now.fit) or now.close


def steps(found: Found, me: UUID) -> list[StepOut]:
    """The steps that the member has reached, the first lap's first."""
    if not found.row.begun:
        return []
    return [_step(found, place, me) for place in found.course.reached(me)]


def turn(said: Said, answers: list[AnswerToOut]) -> TurnOut:
    return TurnOut(member=said.row.member_id, fields=[FieldOut(**field) for field in said.words], answers=answers)


def _step(found: Found, place: Place, me: UUID) -> StepOut:
    mine = found.turn(place, me)
    readable = [author for author in sorted(found.party) if author != me and found.course.may_read(me, author, place)]
    theirs = [said for author in readable if (said := found.turn(place, author))]
    return StepOut(
        lap=place.lap,
        step=place.step.name,
        open=not found.course.is_sealed(place),
        mine=turn(mine, _answers(found, place, me, to=me)) if mine else None,
        theirs=[turn(said, _answers(found, place, me, to=said.row.member_id)) for said in theirs],
        loops=_loops(found, place, me) if place.step.kind is StepKind.hearing else [],
    )


def _answers(found: Found, place: Place, me: UUID, to: UUID) -> list[AnswerToOut]:
    """To my turn all answers, to another's only mine."""
    return [
        AnswerToOut(member=said.row.member_id, answer=said.words)
        for said in _of(found, TurnKind.answer, place)
        if said.row.to_id == to and me in (to, said.row.member_id)
    ]


def _loops(found: Found, place: Place, me: UUID) -> list[LoopOut]:
    """Between the member and each of the others. What another left, while it could still be silence, is not told."""
    told: dict[tuple[UUID, UUID], list[AttemptOut]] = {}
    for said in _of(found, TurnKind.heard, place):
        listener, author = said.row.member_id, said.row.to_id
        is_silence = said.words is None and listener != me and found.course.is_sealed(place)
        if me in (listener, author) and not is_silence:
            mark = found.find(TurnKind.mark, place.key, author, listener, said.row.attempt)
            fit = FitOut(**mark.words) if mark else None
            told.setdefault((listener, author), []).append(AttemptOut(words=said.words, fit=fit))
    return [
        LoopOut(listener=listener, author=author, attempts=told[listener, author]) for listener, author in sorted(told)
    ]


def _of(found: Found, kind: TurnKind, place: Place) -> list[Said]:
    """In an order that tells nothing of when: by who wrote it, and then the attempts in order."""
    said = [one for one in found.said if one.row.kind is kind and (one.row.lap, one.row.step) == place.key]
    return sorted(said, key=lambda one: (one.row.member_id, one.row.to_id, one.row.attempt))
