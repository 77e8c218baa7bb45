"""Repairs: beginning one, saying whether it is all right, seeing it, going round, ending it."""

from typing import Literal
from uuid import UUID

from sqlalchemy import bindparam, select

from api.cards import service as cards
from api.errors import OtherBody, RepairBegun, RepairEnded, RepairRuns, RepairUnfinished
from api.repairs import rows, showing
from api.repairs.rows import Found, Own
from api.repairs.schemas import RepairIn, RepairOut
from api.spaces import members, rhythms
from api.time_outs import service as time_outs
from api.work import Member, Work
from models.repairs import Consent, RepairEnd, TurnKind, begins
from models.spaces import counts_as_present

_ENDS = {"close": RepairEnd.closed, "rest": RepairEnd.rested}
_alone = select(rows.turns.table.c.member_id).where(
    rows.turns.table.c.space_id == bindparam("space"),
    rows.turns.table.c.repair_id == bindparam("repair"),
    rows.turns.table.c.kind == TurnKind.alone,
    rows.turns.table.c.member_id == bindparam("me"),
)


def begin(work: Work, member: Member, repair: UUID, new: RepairIn) -> RepairOut:
    """Begin one with a neutral line; beginning is saying together. The same again is the same repair; else OtherBody.

    It is for all who are in the space now and have not said that they left.
    """
    ritual = rows.ritual(work, member, new.ritual, new.version)
    known = rows.repairs.find(work, member, id=repair)
    if known is not None:
        same = (known.member_id, known.ritual, known.version) == (member.id, new.ritual, new.version)
        if not same or rows.repairs.words(member, known) != new.line:
            raise OtherBody
        return show(work, member, repair)
    time_outs.rest(member)
    rows.repairs.put(
        work,
        member,
        {"id": repair},
        new.line,
        member_id=member.id,
        ritual=new.ritual,
        version=new.version,
        begun=not ritual.asks,
        lap=1,
        ended=None,
        began_on=rhythms.today(work, member),
        review_on=None,
    )
    for other in members.find(work, member):
        if counts_as_present(has_left=other.has_left, said_so=other.said_so):
            own = Own(Consent.together if other.id == member.id and ritual.asks else None)
            rows.party.put(work, member, {"repair_id": repair, "member_id": other.id}, own.words(), counts=True)
    return show(work, member, repair)


def consent(work: Work, member: Member, repair: UUID, said: Consent) -> None:
    """May be changed until all have said together, which begins it.

    While a time-out runs `together` waits, for everyone: a word that waited only where it is the last one would tell.
    """
    found = rows.load(work, member, repair)
    own = found.own(member)
    if own.consent is said:
        return
    if found.row.ended is not None:
        raise RepairEnded
    if found.row.begun:
        raise RepairBegun
    if said is Consent.together:
        time_outs.rest(member)
    rows.say_own(work, member, found, Own(said, own.away))
    begin_if_all(work, member, rows.load(work, member, repair))


def begin_if_all(work: Work, member: Member, found: Found) -> None:
    """Have all who count said together?"""
    if not found.row.begun and found.row.ended is None:
        said = [rows.own_of(member, row).consent for row in found.party.values() if row.counts]
        if begins(said):
            rows.change(work, member, found.row, begun=True)


def show(work: Work, member: Member, repair: UUID) -> RepairOut:
    found = rows.load(work, member, repair)
    own = found.own(member)
    runs = found.row.begun and found.row.ended is None
    return RepairOut(
        id=found.row.id,
        ritual=found.row.ritual,
        version=found.row.version,
        line=rows.line_of(member, found.row),
        by=found.row.member_id,
        began_on=found.row.began_on,
        state=showing.state_of(found.row),
        consent=own.consent,
        alone=own.consent is Consent.alone or has_alone(work, member, repair),
        away=own.away,
        today=rhythms.today(work, member),
        members=[other for other in members.load(work, member) if other.id in found.party],
        now=showing.now(found.course, member.id, found.row.review_on, runs=runs),
        steps=showing.steps(found, member.id),
        steady=cards.steady(work, member) if found.row.ended is None else [],
    )


def has_alone(work: Work, member: Member, repair: UUID) -> bool:
    """Has the member written on a path of their own?"""
    return work.run(_alone, space=member.space_id, repair=repair, me=member.id).first() is not None


def go_round(work: Work, member: Member, repair: UUID, lap: int) -> None:
    """Begin the next lap. Two at once begin one."""
    found = rows.load(work, member, repair)
    if lap <= found.row.lap:
        return
    if found.row.ended is not None:
        raise RepairEnded
    if not found.row.begun or lap != found.row.lap + 1 or not found.course.may_go_round(member.id):
        raise RepairUnfinished
    time_outs.rest(member)
    rows.change(work, member, found.row, lap=lap, review_on=None)


def end(work: Work, member: Member, repair: UUID, how: Literal["close", "rest"]) -> None:
    """Close it at its end, or let it rest anywhere. What is sealed by then stays sealed."""
    found = rows.load(work, member, repair)
    if found.row.ended is not None:
        if found.row.ended is not _ENDS[how]:
            raise RepairEnded
        return
    if how == "close" and not (found.row.begun and found.course.is_at_end(member.id)):
        raise RepairUnfinished
    rows.change(work, member, found.row, ended=_ENDS[how])


def put_away(work: Work, member: Member, repair: UUID, *, away: bool) -> None:
    """Out of the member's own sight, or back into it. Nobody else learns of it."""
    found = rows.load(work, member, repair)
    if found.row.ended is None:
        raise RepairRuns
    own = found.own(member)
    if own.away is not away:
        rows.say_own(work, member, found, Own(own.consent, away))
