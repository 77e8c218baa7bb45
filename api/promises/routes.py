"""Promises: what a member will do. For now, experiments out of a round."""

from typing import Annotated
from uuid import UUID

from fastapi import Path

from api.errors import Invalid, NotFound, OtherBody, SignInNeeded, TimeOutRuns
from api.problems import can_give
from api.promises import service as promises
from api.promises.schemas import PromiseIn, PromiseOut
from api.routing import routes_at
from api.security.callers import AMember

router = routes_at("/spaces/{space}/promises", "promises")

Version = Annotated[int, Path(ge=1, le=10_000)]


@router.put("/{promise}/versions/{n}", responses=can_give(SignInNeeded, NotFound, OtherBody, TimeOutRuns, Invalid))
async def share_promise(member: AMember, promise: UUID, n: Version, new: PromiseIn) -> PromiseOut:
    """Say what I will do, or change it. All members read it; what it said before stays as an earlier version."""
    return await member.write(promises.share, promise, n, new)


@router.delete("/{promise}", status_code=204, responses=can_give(SignInNeeded, NotFound))
async def take_promise_back(member: AMember, promise: UUID) -> None:
    """Only its owner takes it back; then it is gone for all."""
    await member.write(promises.take_back, promise)
