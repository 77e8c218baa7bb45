"""Who sees what: everything of mine that others can read now. Each thing is taken back where it lives."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from api.cards import service as cards
from api.errors import Invalid, NotFound, RitualUnknown, SignInNeeded
from api.given import service as given
from api.given.schemas import CardsOut, GivenOut, RepairsGivenOut, RoundsGivenOut
from api.problems import can_give
from api.repairs import giving as repairs
from api.rounds import giving as rounds
from api.routing import routes_at
from api.schemas import RoundNumber
from api.security.callers import AMember

router = routes_at("/spaces/{space}/given", "given")


@router.get("", responses=can_give(SignInNeeded, NotFound))
async def show_given(member: AMember) -> GivenOut:
    """My boundaries, promises and asks that others can read now, and what I answered."""
    return await member.read(given.show)


@router.get("/cards", responses=can_give(SignInNeeded, NotFound, Invalid))
async def list_given_cards(member: AMember, before: Annotated[UUID | None, Query()] = None) -> CardsOut:
    """My cards, newest first: all of them can be read."""
    return await member.read(cards.given, before)


@router.get("/rounds", responses=can_give(SignInNeeded, NotFound, Invalid))
async def list_given_rounds(member: AMember, before: Annotated[RoundNumber | None, Query()] = None) -> RoundsGivenOut:
    """My answers to check-ins that have opened, as others read them."""
    return await member.read(rounds.given, before)


@router.get("/repairs", responses=can_give(SignInNeeded, NotFound, RitualUnknown, Invalid))
async def list_given_repairs(member: AMember, before: Annotated[UUID | None, Query()] = None) -> RepairsGivenOut:
    """The repairs in which others can read something of mine."""
    return await member.read(repairs.given, before)


@router.delete("", status_code=204, responses=can_give(SignInNeeded, NotFound, RitualUnknown))
async def take_everything_back(member: AMember) -> None:
    """All of it, at once. Nobody is told."""
    await member.write(given.take_everything_back)
