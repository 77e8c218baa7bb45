"""Promises: what a member tries for seven days, out of a round that has opened, or will do, out of a repair."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import and_, bindparam, exists, or_, select

from api.db.prebuilt import Row
from api.errors import NotFound
from api.promises.schemas import PromiseIn, PromiseOut
from api.rounds import timeline
from api.shared import SharedTable
from api.spaces import rhythms
from api.time_outs import service as time_outs
from api.work import Member, Work
from models.promises import EXPERIMENT_LASTS, Promise, PromiseKind, promise_table
from models.repairs import repair_member_table
from models.shared import Versioned

_is_in_repair = exists().where(
    repair_member_table.c.space_id == promise_table.c.space_id,
    repair_member_table.c.repair_id == promise_table.c.repair_id,
    repair_member_table.c.member_id == bindparam("me"),
    repair_member_table.c.counts.is_(True),
)
_stands = and_(
    promise_table.c.ended.is_(None),
    promise_table.c.review_on >= bindparam("today"),
    or_(promise_table.c.repair_id.is_(None), _is_in_repair),
)
promises = SharedTable(Promise, stands=_stands, versioned=Versioned.promise)

_of_space = select(promise_table).where(promise_table.c.space_id == bindparam("space"))
_running = _of_space.where(_stands)
_of_round = _of_space.where(
    promise_table.c.of_round == bindparam("n"), or_(promise_table.c.member_id == bindparam("me"), _stands)
)


def share(work: Work, member: Member, promise: UUID, n: int, new: PromiseIn) -> PromiseOut:
    """Make a promise, or change one's own. The same version again is the same promise; else OtherBody.

    Raises NotFound for a round that has not opened to the member.
    """
    found = promises.own(work, member, promise)
    words = new.model_dump(mode="json")
    if not promises.has(work, member, found, n, words):
        place = timeline.load(work, member, among=range(new.round, new.round + 1))
        of_round = place.opened(new.round)
        time_outs.rest(member)
        here = rhythms.here(work, member)
        promises.share(
            work,
            member,
            found,
            promise,
            words,
            round=here.round,
            today=here.today,
            kind=new.kind,
            of_round=of_round,
            repair_id=None,
            boundary_id=None,
            review_on=here.today + EXPERIMENT_LASTS,
            ended=None,
        )
    found = promises.own(work, member, promise)
    assert found is not None
    return _out(member, found)


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


def of_round(work: Work, member: Member, n: int, today: date) -> list[PromiseOut]:
    """What came out of a round: the member's own, and of the others what stands."""
    return _in_order(member, work.run(_of_round, space=member.space_id, me=member.id, today=today, n=n))


def running(work: Work, member: Member, today: date) -> list[PromiseOut]:
    """Those whose day for a look has not passed; out of a repair only those of one that the member is part of."""
    return _in_order(member, work.run(_running, space=member.space_id, me=member.id, today=today))


def _in_order(member: Member, rows: Iterable[Row]) -> list[PromiseOut]:
    """By day and then by id: which was written first is not told."""
    readable = [row for row in rows if row.member_id == member.id or row.round >= member.first_round]
    return [_out(member, row) for row in sorted(readable, key=lambda row: (row.review_on, row.id))]


def _out(member: Member, row: Row) -> PromiseOut:
    words = promises.words(member, row)
    return PromiseOut(
        id=row.id,
        version=row.version,
        kind=row.kind,
        owner=row.member_id,
        round=row.of_round,
        repair=row.repair_id,
        words=words if isinstance(words, str) else words["words"],
        review_on=row.review_on,
    )
