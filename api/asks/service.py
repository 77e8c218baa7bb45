"""Asks: putting one to others, taking it back, and reading what was put to me."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Executable, and_, bindparam, delete, exists, or_, select

from api.asks.rows import Said, asked, asked_of, asks, newest, out, shown, was_put_to
from api.asks.schemas import AskIn, AskOut, AsksOut
from api.content.packs import PackAbsent
from api.errors import (
    AskOpen,
    AskSaidNo,
    Fault,
    Invalid,
    NotFound,
    OtherBody,
    Problem,
    PurposeUnknown,
    TimePast,
    TimeTooFar,
)
from api.spaces import members, rhythms
from api.spaces.rhythms import Here
from api.time_outs import service as time_outs
from api.work import Member, Work
from models.asks import (
    AskAnswer,
    TimeMisfit,
    again_on,
    ask_table,
    asked_table,
    heeded_since,
    is_open,
    open_since,
    rests,
    time_misfit,
)

_of_space = ask_table.c.space_id == bindparam("space")
_is_mine = ask_table.c.member_id == bindparam("me")
_is_open = ask_table.c.shared_on >= bindparam("open_since")
_put_to_me = and_(was_put_to, asked_table.c.member_id == bindparam("me"), ask_table.c.round >= bindparam("first_round"))

_waiting = (
    select(ask_table)
    .where(_of_space, _is_open, exists().where(_put_to_me, asked_table.c.answered.is_(False)))
    .order_by(*newest)
)
_standing = select(ask_table).where(_of_space, _is_open, or_(_is_mine, exists().where(_put_to_me))).order_by(*newest)

_asked_by_me = and_(asked_table.c.space_id == bindparam("space"), asked_table.c.author_id == bindparam("me"))
_there_is_an_ask = exists().where(was_put_to)
_heeded = select(asked_table).where(_asked_by_me, asked_table.c.asked_on >= bindparam("heeded_since"))
_forget_rested = delete(asked_table).where(
    _asked_by_me, asked_table.c.asked_on < bindparam("heeded_since"), ~_there_is_an_ask
)
_forget_unanswered = delete(asked_table).where(
    _asked_by_me, asked_table.c.answered.is_(False), asked_table.c.asked_on < bindparam("before")
)
_forget_unread = delete(ask_table).where(_of_space, _is_mine, ~exists().where(was_put_to))

_MISFITS: Final[Mapping[TimeMisfit, type[Problem]]] = {TimeMisfit.past: TimePast, TimeMisfit.too_far: TimeTooFar}


def listed(work: Work, member: Member, before: UUID | None) -> AsksOut:
    """Raises NotFound where the member reads no ask `before`."""
    here = rhythms.here(work, member)
    page = asks.page(work, member, before, open_since=open_since(here.today))
    waiting = for_home(work, member, here)
    apart = {(found.id, found.by) for found in waiting}
    rows = [row for row in page.rows if (row.id, row.member_id) not in apart]
    return AsksOut(
        waiting=waiting if before is None else [], asks=shown(work, member, rows, here.today), next=page.next
    )


def show(work: Work, member: Member, ask: UUID) -> AskOut:
    here = rhythms.here(work, member)
    row = asks.readable(work, member, ask, open_since=open_since(here.today))
    return out(member, row, asked_of(work, member, row), here.today)


def for_home(work: Work, member: Member, here: Here) -> list[AskOut]:
    """Open asks that were put to the member and wait for an answer, newest day first."""
    return _shown(work, member, here, _waiting)


def standing(work: Work, member: Member, here: Here) -> list[AskOut]:
    """All that are open: the member's own, and those put to them, answered or not."""
    return _shown(work, member, here, _standing)


def send(work: Work, member: Member, ask: UUID, new: AskIn) -> AskOut:
    """Put an ask to others. The same again is the same ask; else OtherBody: it never changes.

    Raises AskSaidNo and AskOpen for what the same person was asked for lately, however it is worded now.
    """
    here = rhythms.here(work, member)
    words = new.model_dump(mode="json")
    row = asks.own(work, member, ask)
    if not asks.has(work, member, row, 1, words):
        time_outs.rest(member)
        _check_purpose(work, member, new)
        _check_people(work, member, new, here)
        for time in new.times:
            check_time(time, work.now)
        work.run(_forget_rested, space=member.space_id, me=member.id, heeded_since=heeded_since(here.today))
        _heed(work, member, ask, new, here)
        clock = {"open_since": open_since(here.today)}
        asks.share(work, member, None, ask, words, round=here.round, today=here.today, clock=clock)
        for other in new.to:
            key = {"ask_id": ask, "author_id": member.id, "member_id": other}
            said = Said(new.purpose).words()
            asked.put_over(work, member, None, key, said, asked_on=here.today, answered=False)
        row = asks.own(work, member, ask)
    assert row is not None
    return out(member, row, asked_of(work, member, row), here.today)


def take_back(work: Work, member: Member, ask: UUID) -> None:
    """Gone for all. A no that still rests is kept by itself, so that taking back is no way round it.

    Raises NotFound where it is not the member's own.
    """
    row = asks.own(work, member, ask)
    if row is None:
        raise NotFound
    here = rhythms.here(work, member)
    for one in asked_of(work, member, row):
        said = Said.of(member, one)
        if not (said.answer is AskAnswer.no and said.on and rests(said.on, here.today)):
            asked.remove(work, member, ask_id=ask, author_id=member.id, member_id=one.member_id)
    asks.forget(work, member, ask)


def forget(work: Work, member: Member, *, say_so: bool) -> None:
    """On leaving: asks that nobody else reads, and openly also what waits for an answer. What was answered stays, and
    so does what the member said to others."""
    here = rhythms.here(work, member)
    before = date.max if say_so else open_since(here.today)
    work.run(_forget_unanswered, space=member.space_id, me=member.id, before=before)
    work.run(_forget_unread, space=member.space_id, me=member.id)


def check_time(time: datetime, now: datetime) -> None:
    """Raises what is wrong with a time that someone offers or names."""
    if found := time_misfit(time, now):
        raise _MISFITS[found]


def _shown(work: Work, member: Member, here: Here, statement: Executable) -> list[AskOut]:
    found = work.run(statement, **member.as_reader, open_since=open_since(here.today)).all()
    return shown(work, member, found, here.today)


def _check_purpose(work: Work, member: Member, new: AskIn) -> None:
    try:
        known = work.library.ask_words(member.kind, new.pack)
    except PackAbsent:
        raise PurposeUnknown from None
    if new.purpose not in [purpose.id for purpose in known.purposes]:
        raise PurposeUnknown


def _check_people(work: Work, member: Member, new: AskIn, here: Here) -> None:
    """Whoever is asked must be among those who read now."""
    readers = members.present(members.find(work, member), here.round) - {member.id}
    if not readers.issuperset(new.to):
        fault: Fault = {"pointer": "/to", "message": "Only the others who are in the space now can be asked."}
        raise Invalid([fault])


def _heed(work: Work, member: Member, ask: UUID, new: AskIn, here: Here) -> None:
    """What the member asked before stands in the way where it was for the same, of one of the same people."""
    put = work.run(_heeded, space=member.space_id, me=member.id, heeded_since=heeded_since(here.today)).all()
    if any(row.ask_id == ask for row in put):  # taken back, with a no that rests
        raise OtherBody
    before = [(row, Said.of(member, row)) for row in put if row.member_id in new.to]
    same = [(row, said) for row, said in before if said.purpose == new.purpose]
    noes = [said.on for _, said in same if said.answer is AskAnswer.no and said.on and rests(said.on, here.today)]
    if noes:
        raise AskSaidNo(again_on(max(noes)))
    if any(said.answer is None and is_open(row.asked_on, here.today) for row, said in same):
        raise AskOpen
