"""Promises: what a member will do. For now, experiments out of a round."""

from uuid import UUID

from api.errors import Invalid, NotFound, OtherBody, SignInNeeded, TimeOutRuns
from api.problems import can_give
from api.promises import service as promises
from api.promises.schemas import PromiseIn, PromiseOut
from api.routing import routes_at
from api.security.callers import AMember

router = routes_at("/spaces/{space}/promises", "promises")


@router.put("/{promise}", responses=can_give(SignInNeeded, NotFound, OtherBody, TimeOutRuns, Invalid))
async def make_promise(member: AMember, promise: UUID, new: PromiseIn) -> PromiseOut:
    """Say what I will try for seven days. All members read it."""
    return await member.write(promises.make, promise, new)


@router.delete("/{promise}", status_code=204, responses=can_give(SignInNeeded, NotFound))
async def let_promise_go(member: AMember, promise: UUID) -> None:
    """Only its owner lets it go; then it is gone for all."""
    await member.write(promises.let_go, promise)
