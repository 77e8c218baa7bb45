"""Promises: what a member tries for seven days, out of a round that has opened, or will do, out of a repair."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, exists, or_, select

from api.db.prebuilt import Row
from api.errors import NotFound, OtherBody
from api.promises.schemas import PromiseIn, PromiseOut
from api.rounds import timeline
from api.sealed import SealedTable
from api.time_outs import service as time_outs
from api.work import Member, Work
from models.promises import EXPERIMENT_LASTS, Promise, PromiseKind
from models.repairs import repair_member_table
from models.rhythm import local_day, rhythm_of

promises = SealedTable(Promise, author="member_id")

_of_space = select(promises.table).where(promises.table.c.space_id == bindparam("space"))
_of_round = _of_space.where(promises.table.c.round == bindparam("n"), promises.table.c.repair_id.is_(None))
_is_in_repair = exists().where(
    repair_member_table.c.space_id == promises.table.c.space_id,
    repair_member_table.c.repair_id == promises.table.c.repair_id,
    repair_member_table.c.member_id == bindparam("me"),
    repair_member_table.c.counts.is_(True),
)
_running = _of_space.where(
    promises.table.c.review_on >= bindparam("today"), or_(promises.table.c.repair_id.is_(None), _is_in_repair)
)


def make(work: Work, member: Member, promise: UUID, new: PromiseIn) -> PromiseOut:
    """The same again is the same promise; else OtherBody. Raises NotFound for a round that has not opened to them."""
    found = promises.find(work, member, id=promise)
    if found is None:
        place = timeline.load(work, member, among=range(new.round, new.round + 1))
        n = place.opened(new.round)
        time_outs.rest(member)
        review_on = local_day(work.now, rhythm_of(place.beats, place.current).zone) + EXPERIMENT_LASTS
        key = {"id": promise}
        promises.put(
            work,
            member,
            key,
            new.words,
            member_id=member.id,
            kind=new.kind,
            round=n,
            repair_id=None,
            review_on=review_on,
        )
        found = promises.find(work, member, id=promise)
        assert found is not None
    elif found.member_id != member.id or (found.round, promises.words(member, found)) != (new.round, new.words):
        raise OtherBody
    return _out(member, found)


def bring_forth(work: Work, member: Member, owner: UUID, repair: UUID, n: int, words: str, review_on: date) -> None:
    """Out of a repair whose plans have opened: the owner's own promise, whoever it was that opened them.

    `n` is the running round. Who came into the space after the repair was begun never reads it.
    """
    key = {"id": work.ids.uuid()}
    commitment = PromiseKind.commitment
    promises.put(
        work, member, key, words, member_id=owner, kind=commitment, round=n, repair_id=repair, review_on=review_on
    )


def let_go(work: Work, member: Member, promise: UUID) -> None:
    """Raises NotFound where it is not the member's own."""
    found = promises.find(work, member, id=promise)
    if found is None or found.member_id != member.id:
        raise NotFound
    promises.remove(work, member, id=promise)


def of_round(work: Work, member: Member, n: int) -> list[PromiseOut]:
    return _in_order(member, work.run(_of_round, space=member.space_id, n=n))


def running(work: Work, member: Member, today: date) -> list[PromiseOut]:
    """Those whose day for a look has not passed; out of a repair only those of one that the member is part of."""
    rows = work.run(_running, space=member.space_id, me=member.id, today=today)
    return _in_order(member, [row for row in rows if row.round >= member.first_round])


def _in_order(member: Member, rows: Iterable[Row]) -> list[PromiseOut]:
    """By day and then by id: which was written first is not told."""
    return [_out(member, row) for row in sorted(rows, key=lambda row: (row.review_on, row.id))]


def _out(member: Member, row: Row) -> PromiseOut:
    return PromiseOut(
        id=row.id,
        kind=row.kind,
        owner=row.member_id,
        round=row.round,
        repair=row.repair_id,
        words=promises.words(member, row),
        review_on=row.review_on,
    )
