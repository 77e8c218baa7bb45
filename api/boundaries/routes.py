"""Boundaries: what each member says about their own limits. Nobody approves one, or edits another's."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from api.boundaries import replies
from api.boundaries import service as boundaries
from api.boundaries.schemas import (
    AcknowledgementIn,
    BoundariesOut,
    BoundaryIn,
    BoundaryOut,
    BoundaryWholeOut,
    RequestAnswerIn,
    ReviewDayIn,
)
from api.errors import (
    BoundaryChanged,
    BoundaryPrivate,
    BoundaryShared,
    BoundaryWithdrawn,
    Invalid,
    NoRequest,
    NotFound,
    OtherBody,
    OwnBoundary,
    ReviewPast,
    ReviewTooFar,
    SignInNeeded,
    TimeOutRuns,
    TopicUnknown,
)
from api.problems import can_give
from api.routing import routes_at
from api.schemas import VersionNumber
from api.security.callers import AMember, AWriter

router = routes_at("/spaces/{space}/boundaries", "boundaries")

_WORDS = (TopicUnknown, ReviewPast, ReviewTooFar, BoundaryWithdrawn, Invalid)
_SAYING = (OwnBoundary, BoundaryChanged, BoundaryWithdrawn, TimeOutRuns, Invalid)


@router.get("", responses=can_give(SignInNeeded, NotFound, Invalid))
async def list_boundaries(member: AMember, before: Annotated[UUID | None, Query()] = None) -> BoundariesOut:
    """Mine, whatever their state, and of the others what is shared now or was withdrawn; newest day first."""
    return await member.read(boundaries.page, before)


@router.get("/{boundary}", responses=can_give(SignInNeeded, NotFound))
async def show_boundary(member: AMember, boundary: UUID) -> BoundaryWholeOut:
    """With the versions before it that I may read, and what was said to it: to me, or by me."""
    return await member.read(boundaries.show, boundary)


@router.put("/{boundary}", responses=can_give(SignInNeeded, NotFound, BoundaryShared, *_WORDS))
async def keep_boundary(member: AWriter, boundary: UUID, new: BoundaryIn) -> BoundaryOut:
    """Keep it to myself; it can be replaced until it is shared. Nobody else learns that there is one."""
    return await member.write(boundaries.keep, boundary, new)


@router.put("/{boundary}/versions/{n}", responses=can_give(SignInNeeded, NotFound, OtherBody, TimeOutRuns, *_WORDS))
async def share_boundary(member: AWriter, boundary: UUID, n: VersionNumber, new: BoundaryIn) -> BoundaryOut:
    """Share it, or change it. All members read it until its review day has passed, and what it said before."""
    return await member.write(boundaries.share, boundary, n, new)


@router.put(
    "/{boundary}/review-day",
    responses=can_give(
        SignInNeeded, NotFound, BoundaryPrivate, BoundaryWithdrawn, ReviewPast, ReviewTooFar, TimeOutRuns, Invalid
    ),
)
async def renew_boundary(member: AMember, boundary: UUID, new: ReviewDayIn) -> BoundaryOut:
    """Let it stand to another day, as it is. Lapsed, it is shared again with whoever is here now."""
    return await member.write(boundaries.renew, boundary, new.review_on)


@router.delete("/{boundary}", status_code=204, responses=can_give(SignInNeeded, NotFound))
async def take_boundary_back(member: AMember, boundary: UUID) -> None:
    """Private or lapsed, it is destroyed. Shared, it is withdrawn: its words are gone, and a trace stays."""
    await member.write(boundaries.take_back, boundary)


@router.put("/{boundary}/acknowledgement", status_code=204, responses=can_give(SignInNeeded, NotFound, *_SAYING))
async def acknowledge_boundary(member: AWriter, boundary: UUID, said: AcknowledgementIn) -> None:
    """I have read it; and what I heard. Only its author and I can read that."""
    await member.write(replies.acknowledge, boundary, said)


@router.delete("/{boundary}/acknowledgement", status_code=204, responses=can_give(SignInNeeded, NotFound))
async def take_acknowledgement_back(member: AMember, boundary: UUID) -> None:
    await member.write(replies.take_back, boundary, "acknowledgement")


@router.put(
    "/{boundary}/request-answer", status_code=204, responses=can_give(SignInNeeded, NotFound, NoRequest, *_SAYING)
)
async def answer_boundary_request(member: AWriter, boundary: UUID, said: RequestAnswerIn) -> None:
    """Yes, no or not now, for its author alone."""
    await member.write(replies.answer, boundary, said)


@router.delete("/{boundary}/request-answer", status_code=204, responses=can_give(SignInNeeded, NotFound))
async def take_request_answer_back(member: AMember, boundary: UUID) -> None:
    await member.write(replies.take_back, boundary, "request_answer")
