"""Time-outs: one member calls one, alone; until it is over nothing new reaches the others.

One runs in a space at most, and whether it does is computed when someone asks: a member comes with the pause that runs
where they are. `rest` is what the verbs call whose effect reaches the others at once, before they store anything.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update

from api.db.prebuilt import Row
from api.errors import (
    NotFound,
    Problem,
    ReturnNotLater,
    ReturnPast,
    ReturnTooFar,
    ReturnTooSoon,
    TimeOutMoved,
    TimeOutOver,
    TimeOutRuns,
)
from api.time_outs.schemas import TimeOutNowOut, TimeOutOut
from api.work import Member, Work
from models.time_outs import Misfit, Pause, misfit, time_out_table

_of_space = time_out_table.c.space_id == bindparam("space")
_find = select(time_out_table.c.id, time_out_table.c.member_id).where(_of_space)
_insert = insert(time_out_table)
_replace = (
    update(time_out_table)
    .where(_of_space)
    .values({name: bindparam(name) for name in ("id", "member_id", "returns_at", "moved", "over")})
)
_move = update(time_out_table).where(_of_space).values(returns_at=bindparam("later"), moved=True)
_end = update(time_out_table).where(_of_space).values(over=True)

_PROBLEMS: Final[Mapping[Misfit, type[Problem]]] = {
    Misfit.past: ReturnPast,
    Misfit.too_soon: ReturnTooSoon,
    Misfit.too_far: ReturnTooFar,
    Misfit.not_later: ReturnNotLater,
}


def rest(member: Member) -> None:
    """Raises TimeOutRuns while a time-out runs where the member is: nothing new reaches the others until then.

    What is private goes on, and so does taking one's own words back.
    """
    if member.pause is not None:
        raise TimeOutRuns(member.pause.returns_at)


def running(member: Member) -> TimeOutOut | None:
    return None if member.pause is None else _out(member.pause)


def show(work: Work, member: Member) -> TimeOutNowOut:
    return TimeOutNowOut(now=work.now, time_out=running(member))


def call(work: Work, member: Member, time_out: UUID, returns_at: datetime) -> TimeOutOut:
    """While one runs, whoever called it, that is the one. Raises TimeOutOver for one that has run."""
    if member.pause is not None:
        return _out(member.pause)
    last = _last(work, member)
    if last is not None and last.id == time_out:
        raise TimeOutOver
    pause = Pause(time_out, member.id, _fitting(returns_at, work.now), moved=False)
    row = {"id": pause.id, "member_id": member.id, "returns_at": pause.returns_at, "moved": False, "over": False}
    if last is None:
        work.run(_insert, space_id=member.space_id, **row)
    else:
        work.run(_replace, space=member.space_id, **row)
    return _out(pause)


def move(work: Work, member: Member, time_out: UUID, returns_at: datetime) -> TimeOutOut:
    """To a later time, by any member, once in all. The same time again is the same move."""
    pause = _present(work, member, time_out)
    if pause is None:
        raise TimeOutOver
    if pause.moved and pause.returns_at != returns_at:
        raise TimeOutMoved
    if not pause.moved:
        later = _fitting(returns_at, work.now, after=pause.returns_at)
        work.run(_move, space=member.space_id, later=later)
        pause = Pause(pause.id, pause.member_id, later, moved=True)
    return _out(pause)


def come_back(work: Work, member: Member, time_out: UUID) -> None:
    """Before its time, by its caller; to anyone else it is not there to end. Once it is over nothing happens."""
    last = _last(work, member)
    if last is None or last.id != time_out or last.member_id != member.id:
        raise NotFound
    if member.pause is not None:
        work.run(_end, space=member.space_id)


def _present(work: Work, member: Member, time_out: UUID) -> Pause | None:
    """The time-out with this id; None once it is over. Raises NotFound for any but the space's present or last one."""
    if member.pause is not None and member.pause.id == time_out:
        return member.pause
    last = _last(work, member)
    if last is None or last.id != time_out:
        raise NotFound
    return None


def _last(work: Work, member: Member) -> Row | None:
    return work.run(_find, space=member.space_id).first()


def _fitting(returns_at: datetime, now: datetime, *, after: datetime | None = None) -> datetime:
    """The return time in UTC: the offset it was sent with would tell where its sender is. Raises what is wrong."""
    if found := misfit(returns_at, now, after=after):
        raise _PROBLEMS[found]
    return returns_at.astimezone(UTC)


def _out(pause: Pause) -> TimeOutOut:
    return TimeOutOut(id=pause.id, by=pause.member_id, returns_at=pause.returns_at, moved=pause.moved)
