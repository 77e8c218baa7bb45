"""Promises: what a member will do, for seven days, until a day, or as often as it comes round."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from api.errors import (
    ExperimentReturns,
    Invalid,
    NotFound,
    OtherBody,
    PromiseEnded,
    RecurrenceNever,
    RecurrenceTooOften,
    RecurrenceUnreadable,
    ReviewPast,
    ReviewTooFar,
    SignInNeeded,
    SourceSettled,
    TimeOutRuns,
)
from api.problems import can_give
from api.promises import service as promises
from api.promises.schemas import PromiseEndIn, PromiseIn, PromiseOut, PromiseReviewIn, PromisesOut, WholePromiseOut
from api.routing import routes_at
from api.schemas import VersionNumber
from api.security.callers import AMember, AWriter

router = routes_at("/spaces/{space}/promises", "promises")

_CALENDAR = "text/calendar"
_DAYS = (ReviewPast, ReviewTooFar)
_RULES = (RecurrenceNever, RecurrenceUnreadable, RecurrenceTooOften)


@router.get("", responses=can_give(SignInNeeded, NotFound, Invalid))
async def list_promises(member: AMember, before: UUID | None = None) -> PromisesOut:
    """What I may read, newest day first; of my own, also what came back and what ended. 20 a page."""
    return await member.read(promises.page, before)


@router.get("/{promise}", responses=can_give(SignInNeeded, NotFound))
async def show_promise(member: AMember, promise: UUID) -> WholePromiseOut:
    """A promise, and what it said before."""
    return await member.read(promises.show, promise)


@router.get(
    "/{promise}/calendar",
    response_class=Response,
    responses=can_give(SignInNeeded, NotFound, Invalid) | {200: {"content": {_CALENDAR: {}}, "description": "A file"}},
)
async def show_promise_calendar(
    member: AMember, promise: UUID, named: Annotated[bool, Query(description="With its words in it.")] = False
) -> Response:
    """A ritual for my own calendar. It is called “Tend” there, unless I ask for its words."""
    written = await member.read(promises.calendar, promise, named=named)
    return Response(written, media_type=_CALENDAR, headers={"Content-Disposition": 'attachment; filename="tend.ics"'})


@router.put(
    "/{promise}/versions/{n}",
    responses=can_give(
        SignInNeeded, NotFound, OtherBody, PromiseEnded, SourceSettled, *_DAYS, TimeOutRuns, *_RULES, Invalid
    ),
)
async def share_promise(member: AWriter, promise: UUID, n: VersionNumber, new: PromiseIn) -> PromiseOut:
    """Say what I will do, or change it. All members read it; what it said before stays as an earlier version."""
    return await member.write(promises.share, promise, n, new)


@router.put(
    "/{promise}/review-day",
    responses=can_give(SignInNeeded, NotFound, PromiseEnded, ExperimentReturns, *_DAYS, TimeOutRuns, Invalid),
)
async def renew_promise(member: AMember, promise: UUID, new: PromiseReviewIn) -> PromiseOut:
    """Still fitting: it goes on as it is, to this day."""
    return await member.write(promises.renew, promise, new.review_on)


@router.put("/{promise}/end", responses=can_give(SignInNeeded, NotFound, PromiseEnded, Invalid))
async def end_promise(member: AMember, promise: UUID, new: PromiseEndIn) -> PromiseOut:
    """Say how it went: kept, or let go. To the others it is not there any more, and they don't learn which."""
    return await member.write(promises.end, promise, new.how)


@router.delete("/{promise}", status_code=204, responses=can_give(SignInNeeded, NotFound))
async def take_promise_back(member: AMember, promise: UUID) -> None:
    """Only its owner takes it back; then it is gone for all."""
    await member.write(promises.take_back, promise)
