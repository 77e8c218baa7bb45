"""Trends: how it was for me over time, beside what the others let me read."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.errors import Invalid, NotFound, SignInNeeded
from api.problems import can_give
from api.schemas import RoundNumber
from api.security.callers import AMember
from api.trends import service as trends
from api.trends.schemas import TrendsOut

router = APIRouter(prefix="/spaces/{space}/trends", tags=["trends"])


@router.get("", responses=can_give(SignInNeeded, NotFound, Invalid))
async def show_trends(member: AMember, before: Annotated[RoundNumber | None, Query()] = None) -> TrendsOut:
    """Single ratings, a year of weeks at a time: mine, and those of the others that have opened to me."""
    return await member.read(trends.show, before)
