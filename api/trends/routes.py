"""Trends: how it was for me over time, beside what the others let me read."""

from typing import Annotated

from fastapi import Query

from api.errors import Invalid, NotFound, SignInNeeded
from api.problems import can_give
from api.routing import routes_at
from api.schemas import RoundNumber
from api.security.callers import AMember
from api.trends import service as trends
from api.trends.schemas import TrendsOut

router = routes_at("/spaces/{space}/trends", "trends")


@router.get("", responses=can_give(SignInNeeded, NotFound, Invalid))
async def show_trends(member: AMember, before: Annotated[RoundNumber | None, Query()] = None) -> TrendsOut:
    """Single ratings, a year of weeks at a time: mine, and those of the others that have opened to me."""
    return await member.read(trends.show, before)
