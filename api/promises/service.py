"""Promises: made, changed, gone on with, ended or taken back, each by its owner alone."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import and_, bindparam, exists, or_, select, update

from api.db.prebuilt import Row
from api.errors import ExperimentReturns, NotFound, PromiseEnded
from api.promises.calendar import NEUTRAL, event_file
from api.promises.filling import check, source_of
from api.promises.schemas import PromiseIn, PromiseOut, PromisesOut, PromisesTodayOut, WholePromiseOut
from api.promises.showing import shown, shown_before
from api.shared import SharedTable, check_review_day, earlier
from api.spaces import rhythms
from api.spaces.rhythms import Here
from api.time_outs import service as time_outs
from api.work import Member, Work
from models.promises import Promise, PromiseEnd, PromiseKind, PromiseState, promise_table
from models.repairs import repair_member_table
from models.shared import SHOWN_AGAIN, Versioned

_is_mine = promise_table.c.member_id == bindparam("me")
_is_in_repair = exists().where(
    repair_member_table.c.space_id == promise_table.c.space_id,
    repair_member_table.c.repair_id == promise_table.c.repair_id,
    repair_member_table.c.member_id == bindparam("me"),
    repair_member_table.c.counts.is_(True),
)
_stands = and_(
    promise_table.c.ended.is_(None),
    promise_table.c.review_on >= bindparam("today"),
    or_(promise_table.c.repair_id.is_(None), _is_mine, _is_in_repair),
)
promises = SharedTable(Promise, stands=_stands, versioned=Versioned.promise)

_reads = or_(_is_mine, promise_table.c.round >= bindparam("first_round"))
_of_space = select(promise_table).where(promise_table.c.space_id == bindparam("space"))
_standing = _of_space.where(_stands, _reads)
_of_round = _of_space.where(promise_table.c.of_round == bindparam("n"), or_(_is_mine, and_(_stands, _reads)))
_today = _of_space.where(
    or_(
        and_(promise_table.c.kind != PromiseKind.commitment, _stands, _reads),
        and_(
            _is_mine,
            promise_table.c.ended.is_(None),
            promise_table.c.review_on <= bindparam("today"),
            promise_table.c.review_on > bindparam("since"),
        ),
    )
)
_of_this = and_(promise_table.c.space_id == bindparam("space"), promise_table.c.id == bindparam("promise"), _is_mine)
_renew = (
    update(promise_table)
    .where(_of_this)
    .values({name: bindparam(f"new_{name}") for name in ("round", "shared_on", "review_on")})
)
_end = update(promise_table).where(_of_this).values(ended=bindparam("how"))

_ENDED: Final = (PromiseState.kept, PromiseState.let_go)


def share(work: Work, member: Member, promise: UUID, n: int, new: PromiseIn) -> PromiseOut:
    """Make a promise, or change one's own. The same version again is the same promise; else OtherBody.

    Raises NotFound for a round that has not opened to the member, and a boundary whose request they said no yes to.
    """
    found = promises.own(work, member, promise)
    words = new.model_dump(mode="json", exclude_none=True)
    here = rhythms.here(work, member)
    if not promises.has(work, member, found, n, words):
        if found is not None and found.ended is not None:
            raise PromiseEnded
        source = source_of(work, member, found, new)
        review_on = check(new, here.today)
        time_outs.rest(member)
        plain = {"kind": new.kind, "review_on": review_on, "ended": None, **source}
        clock = {"today": here.today}
        promises.share(work, member, found, promise, words, round=here.round, today=here.today, clock=clock, **plain)
    return _mine(work, member, promise, here)


def renew(work: Work, member: Member, promise: UUID, review_on: date) -> PromiseOut:
    """Let it go on to a later day, as it is; after it came back, too.

    From now on whoever is here reads it: an older day would tell who came in meanwhile that it was there before them.
    Raises ExperimentReturns, PromiseEnded, or what is wrong with the day.
    """
    found = _own(work, member, promise)
    if found.ended is not None:
        raise PromiseEnded
    if found.kind is PromiseKind.experiment:
        raise ExperimentReturns
    here = rhythms.here(work, member)
    if found.review_on != review_on or review_on < here.today:
        check_review_day(review_on, here.today)
        time_outs.rest(member)
        new = {"new_round": here.round, "new_shared_on": here.today, "new_review_on": review_on}
        work.run(_renew, space=member.space_id, me=member.id, promise=promise, **new)
    return _mine(work, member, promise, here)


def end(work: Work, member: Member, promise: UUID, how: PromiseEnd) -> PromiseOut:
    """Say how it went. From then on its owner alone has it. Raises PromiseEnded where something else was said."""
    found = _own(work, member, promise)
    if found.ended not in (None, how):
        raise PromiseEnded
    work.run(_end, space=member.space_id, me=member.id, promise=promise, how=how)
    return _mine(work, member, promise, rhythms.here(work, member))


def bring_forth(work: Work, member: Member, owner: UUID, repair: UUID, words: str, review_on: date) -> None:
    """Out of a repair whose plans have opened: the owner's own promise, whoever it was that opened them.

    Who came into the space after the repair was begun never reads it.
    """
    here = rhythms.here(work, member)
    key = {"id": work.ids.uuid(), "member_id": owner}
    promises.put(
        work,
        member,
        key,
        {"words": words},
        version=1,
        round=here.round,
        shared_on=here.today,
        kind=PromiseKind.commitment,
        of_round=None,
        repair_id=repair,
        boundary_id=None,
        review_on=review_on,
        ended=None,
    )


def take_back(work: Work, member: Member, promise: UUID) -> None:
    """Raises NotFound where it is not the member's own."""
    if not promises.forget(work, member, promise):
        raise NotFound


def page(work: Work, member: Member, before: UUID | None) -> PromisesOut:
    """What the member may read, newest day first: of their own also what came back or ended."""
    here = rhythms.here(work, member)
    found = promises.page(work, member, before, today=here.today)
    return PromisesOut(
        today=here.today, promises=[_out(member, row, here.today) for row in found.rows], next=found.next
    )


def show(work: Work, member: Member, promise: UUID) -> WholePromiseOut:
    here = rhythms.here(work, member)
    row = promises.readable(work, member, promise, today=here.today)
    return WholePromiseOut(
        today=here.today,
        promise=_out(member, row, here.today),
        earlier=[shown_before(one, earlier.words(member, one)) for one in promises.earlier_of(work, member, row)],
    )


def calendar(work: Work, member: Member, promise: UUID, *, named: bool) -> bytes:
    """A ritual as a file for a calendar; `named`: with its words. Raises NotFound for what does not come round."""
    here = rhythms.here(work, member)
    found = _out(member, promises.readable(work, member, promise, today=here.today), here.today)
    if found.ritual is None:
        raise NotFound
    return event_file(found.id, found.ritual, here.zone, work.now, found.words if named else NEUTRAL)


def standing(work: Work, member: Member, here: Here) -> list[PromiseOut]:
    """Those whose day for a look has not passed; out of a repair only those of one that the member is part of."""
    return _in_order(member, work.run(_standing, **member.as_reader, today=here.today), here.today)


def given(work: Work, member: Member, here: Here) -> list[PromiseOut]:
    """The member's own that others read now."""
    return _in_order(member, promises.given(work, member, today=here.today), here.today)


def take_all_back(work: Work, member: Member) -> None:
    """All of the member's that others read."""
    for row in promises.given(work, member, today=rhythms.today(work, member)):
        promises.forget(work, member, row.id)


def for_home(work: Work, member: Member, here: Here) -> PromisesTodayOut:
    """What is tried just now and what comes round today, anybody's; and for SHOWN_AGAIN what of the member's own has
    come back."""
    since = here.today - SHOWN_AGAIN
    found = _in_order(member, work.run(_today, **member.as_reader, today=here.today, since=since), here.today)
    rituals = [promise for promise in found if promise.next_on[:1] == [here.today] and promise.review_on >= here.today]
    back = [promise for promise in found if promise.owner == member.id and promise.review_on <= here.today]
    return PromisesTodayOut(
        trying=[one for one in found if one.kind is PromiseKind.experiment and one not in back],
        rituals=sorted(rituals, key=lambda promise: promise.ritual.at if promise.ritual else ""),
        back=back,
    )


def of_round(work: Work, member: Member, n: int, today: date) -> list[PromiseOut]:
    """What came out of a round and goes on: the member's own, and of the others what stands."""
    found = _in_order(member, work.run(_of_round, **member.as_reader, today=today, n=n), today)
    return [promise for promise in found if promise.state not in _ENDED]


def forget_unread(work: Work, member: Member) -> None:
    """On leaving: what came back or ended is destroyed. What others read stays for them until its day."""
    for row in promises.unread(work, member, today=rhythms.today(work, member)):
        promises.forget(work, member, row.id)


def _own(work: Work, member: Member, promise: UUID) -> Row:
    found = promises.own(work, member, promise)
    if found is None:
        raise NotFound
    return found


def _mine(work: Work, member: Member, promise: UUID, here: Here) -> PromiseOut:
    return _out(member, _own(work, member, promise), here.today)


def _in_order(member: Member, rows: Iterable[Row], today: date) -> list[PromiseOut]:
    """By day and then by id: which was written first is not told."""
    return [_out(member, row, today) for row in sorted(rows, key=lambda row: (row.review_on, row.id))]


def _out(member: Member, row: Row, today: date) -> PromiseOut:
    return shown(member, row, promises.words(member, row), today)
