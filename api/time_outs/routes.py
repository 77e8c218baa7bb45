"""Time-outs: a pause that any member calls alone, with a return time."""

from uuid import UUID

from api.errors import (
    Invalid,
    NotFound,
    ReturnNotLater,
    ReturnPast,
    ReturnTooFar,
    ReturnTooSoon,
    SignInNeeded,
    TimeOutMoved,
    TimeOutOver,
)
from api.problems import can_give
from api.routing import routes_at
from api.security.callers import AMember
from api.time_outs import service as time_outs
from api.time_outs.schemas import ReturnIn, TimeOutNowOut, TimeOutOut

router = routes_at("/spaces/{space}/time-out", "time-outs")

_MISFITS = (ReturnPast, ReturnTooSoon, ReturnTooFar)


@router.get("", responses=can_give(SignInNeeded, NotFound))
async def show_time_out(member: AMember) -> TimeOutNowOut:
    return await member.read(time_outs.show)


@router.put("/{time_out}", responses=can_give(SignInNeeded, NotFound, TimeOutOver, *_MISFITS, Invalid))
async def call_time_out(member: AMember, time_out: UUID, new: ReturnIn) -> TimeOutOut:
    """Pause, at once and alone. While one runs this is that one, whoever called it: its id is in the answer."""
    return await member.write(time_outs.call, time_out, new.returns_at)


@router.put(
    "/{time_out}/return",
    responses=can_give(SignInNeeded, NotFound, TimeOutOver, TimeOutMoved, *_MISFITS, ReturnNotLater, Invalid),
)
async def move_time_out(member: AMember, time_out: UUID, new: ReturnIn) -> TimeOutOut:
    """To a later time: any member, once in all."""
    return await member.write(time_outs.move, time_out, new.returns_at)


@router.delete("/{time_out}", status_code=204, responses=can_give(SignInNeeded, NotFound))
async def end_time_out(member: AMember, time_out: UUID) -> None:
    """Come back before its time. Only who called it can."""
    await member.write(time_outs.come_back, time_out)
