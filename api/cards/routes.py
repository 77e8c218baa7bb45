"""Cards: short texts that their author shares, changes, and takes back. The others read them, and may cheer some."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from api.cards import service as cards
from api.cards.schemas import CardIn, CardOut, CardsOut, CheerIn
from api.errors import (
    CardKindUnknown,
    Invalid,
    LastDayPast,
    LastDayTooFar,
    NoCheers,
    NotFound,
    OtherBody,
    OwnCard,
    SignInNeeded,
    TimeOutRuns,
)
from api.problems import can_give
from api.routing import routes_at
from api.schemas import Slug, VersionNumber
from api.security.callers import AMember, AWriter

router = routes_at("/spaces/{space}/cards", "cards")

_SEEING = can_give(SignInNeeded, NotFound, CardKindUnknown)


@router.get("", responses=can_give(SignInNeeded, NotFound, CardKindUnknown, Invalid))
async def list_cards(
    member: AMember, kind: Annotated[Slug | None, Query()] = None, before: Annotated[UUID | None, Query()] = None
) -> CardsOut:
    """What I may read, newest first: of one kind, or of all."""
    return await member.read(cards.listed, kind, before)


@router.get("/{card}", responses=_SEEING)
async def show_card(member: AMember, card: UUID) -> CardOut:
    return await member.read(cards.show, card)


@router.put(
    "/{card}/versions/{n}",
    responses=can_give(
        SignInNeeded, NotFound, CardKindUnknown, OtherBody, TimeOutRuns, LastDayPast, LastDayTooFar, Invalid
    ),
)
async def share_card(member: AWriter, card: UUID, n: VersionNumber, new: CardIn) -> CardOut:
    """Write a card, or change mine. All members read it at once; what it said before is not kept."""
    return await member.write(cards.share, card, n, new)


@router.delete("/{card}", status_code=204, responses=can_give(SignInNeeded, NotFound))
async def take_card_back(member: AMember, card: UUID) -> None:
    """Only its author takes it back; then it is gone for all."""
    await member.write(cards.take_back, card)


@router.put(
    "/{card}/cheer",
    status_code=204,
    responses=can_give(SignInNeeded, NotFound, CardKindUnknown, OwnCard, NoCheers, TimeOutRuns, Invalid),
)
async def cheer_card(member: AMember, card: UUID, chosen: CheerIn) -> None:
    """Answer another's card with one of the phrases that its kind offers. Only its author reads it, and I."""
    await member.write(cards.cheer, card, chosen.cheer)


@router.delete("/{card}/cheer", status_code=204, responses=can_give(SignInNeeded, NotFound, OwnCard))
async def take_cheer_back(member: AMember, card: UUID) -> None:
    await member.write(cards.take_cheer_back, card)
