"""Asks: of one member or of all, always free to be answered no."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from api.asks import answering
from api.asks import service as asks
from api.asks.schemas import AskAnswerIn, AskIn, AskOut, AsksOut
from api.errors import (
    AskOpen,
    AskRested,
    AskSaidNo,
    Invalid,
    NotFound,
    OtherBody,
    OwnAsk,
    PurposeUnknown,
    SignInNeeded,
    TimeNotOffered,
    TimeOutRuns,
    TimePast,
    TimeTooFar,
)
from api.problems import can_give
from api.routing import routes_at
from api.security.callers import AMember, AWriter

router = routes_at("/spaces/{space}/asks", "asks")


@router.get("", responses=can_give(SignInNeeded, NotFound, Invalid))
async def list_asks(member: AMember, before: Annotated[UUID | None, Query()] = None) -> AsksOut:
    """What was put to me and what I ask, newest day first."""
    return await member.read(asks.listed, before)


@router.get("/{ask}", responses=can_give(SignInNeeded, NotFound))
async def show_ask(member: AMember, ask: UUID) -> AskOut:
    return await member.read(asks.show, ask)


@router.put(
    "/{ask}",
    responses=can_give(
        *(SignInNeeded, NotFound, OtherBody, AskSaidNo, AskOpen, TimePast, TimeTooFar, PurposeUnknown, TimeOutRuns),
        Invalid,
    ),
)
async def send_ask(member: AWriter, ask: UUID, new: AskIn) -> AskOut:
    """Ask. Whoever is asked can read it for seven days; whom else I ask, they do not learn. It never changes."""
    return await member.write(asks.send, ask, new)


@router.delete("/{ask}", status_code=204, responses=can_give(SignInNeeded, NotFound))
async def take_ask_back(member: AMember, ask: UUID) -> None:
    """Only its author takes it back; then it is gone for all."""
    await member.write(asks.take_back, ask)


@router.put(
    "/{ask}/answer",
    status_code=204,
    responses=can_give(
        *(SignInNeeded, NotFound, OwnAsk, AskRested, TimePast, TimeTooFar, TimeNotOffered, TimeOutRuns), Invalid
    ),
)
async def answer_ask(member: AWriter, ask: UUID, new: AskAnswerIn) -> None:
    """Yes, no, or not now; only who asked learns it. It can change while the ask is open."""
    await member.write(answering.answer, ask, new)


@router.delete("/{ask}/answer", status_code=204, responses=can_give(SignInNeeded, NotFound, OwnAsk))
async def take_ask_answer_back(member: AMember, ask: UUID) -> None:
    """To the one who asked it is then as if nothing had been said."""
    await member.write(answering.take_back, ask)
