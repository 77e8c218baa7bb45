"""Rounds: writing, opening, reading, hearing. `current` works as the number of the running round."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Query

from api.errors import (
    Invalid,
    NotFound,
    NothingToShare,
    PackUnknown,
    RoundNotBegun,
    RoundOpened,
    SignInNeeded,
    TimeOutRuns,
)
from api.problems import can_give
from api.rounds import archive, giving, hearing, writing
from api.rounds import service as rounds
from api.rounds.schemas import AnswerIn, HeardIn, MarkIn, OpenedRoundsOut, PastRoundsOut, RoundOut
from api.routing import routes_at
from api.schemas import RoundNumber
from api.security.callers import AMember, AWriter

router = routes_at("/spaces/{space}/rounds", "rounds")

Round = RoundNumber | Literal["current"]


@router.get("", responses=can_give(SignInNeeded, NotFound, Invalid))
async def list_rounds(member: AMember, before: Annotated[RoundNumber | None, Query()] = None) -> PastRoundsOut:
    """Rounds that have opened, newest first."""
    return await member.read(archive.past, before)


@router.get("/answers", responses=can_give(SignInNeeded, NotFound, Invalid))
async def list_answers(member: AMember, before: Annotated[RoundNumber | None, Query()] = None) -> OpenedRoundsOut:
    """The same rounds with all that I may read in them: the device searches here, so no word it looks for is sent."""
    return await member.read(archive.past_answers, before)


@router.get("/{n}", responses=can_give(SignInNeeded, NotFound))
async def show_round(member: AMember, n: Round) -> RoundOut:
    return await member.read(rounds.show, n)


_ANSWERING = can_give(SignInNeeded, NotFound, RoundOpened, RoundNotBegun, NothingToShare, PackUnknown, Invalid)


@router.put("/{n}/answer", status_code=204, responses=_ANSWERING)
async def answer_round(member: AWriter, n: Round, answer: AnswerIn) -> None:
    """Put or replace my answer until the round opens. The same answer again changes nothing."""
    await member.write(writing.answer, n, answer)


@router.delete(
    "/{n}/answer", status_code=204, responses=can_give(SignInNeeded, NotFound, RoundOpened, RoundNotBegun, Invalid)
)
async def delete_answer(member: AWriter, n: Round) -> None:
    """Take my answer back; without one nothing happens."""
    await member.write(writing.delete_answer, n)


@router.delete("/{n}/given", status_code=204, responses=can_give(SignInNeeded, NotFound))
async def take_round_back(member: AMember, n: Round) -> None:
    """After the opening: my answer, and what I heard in others'. To them it looks as if I had not written."""
    await member.write(giving.take_back, n)


@router.put(
    "/{n}/together",
    status_code=204,
    responses=can_give(SignInNeeded, NotFound, RoundOpened, RoundNotBegun, NothingToShare, TimeOutRuns),
)
async def say_together(member: AMember, n: Round) -> None:
    """Say “open now”. The round opens when all have shared and said so; until then nobody learns who has."""
    await member.write(writing.say_together, n)


@router.delete("/{n}/together", status_code=204, responses=can_give(SignInNeeded, NotFound, RoundOpened, RoundNotBegun))
async def unsay_together(member: AMember, n: Round) -> None:
    await member.write(writing.unsay_together, n)


@router.put("/{n}/heard/{author}", status_code=204, responses=can_give(SignInNeeded, NotFound, TimeOutRuns, Invalid))
async def say_heard(member: AMember, n: Round, author: UUID, heard: HeardIn) -> None:
    """What I heard in an answer I can read. Its author reads it, nobody else."""
    await member.write(hearing.say, n, author, heard.words)


@router.delete("/{n}/heard/{author}", status_code=204, responses=can_give(SignInNeeded, NotFound))
async def take_heard_back(member: AMember, n: Round, author: UUID) -> None:
    await member.write(hearing.take_back, n, author)


@router.put("/{n}/marks/{listener}", status_code=204, responses=can_give(SignInNeeded, NotFound, TimeOutRuns, Invalid))
async def mark_heard(member: AMember, n: Round, listener: UUID, mark: MarkIn) -> None:
    """Does what `listener` heard in my answer fit? It holds for their present wording."""
    await member.write(hearing.mark, n, listener, mark)


@router.delete("/{n}/marks/{listener}", status_code=204, responses=can_give(SignInNeeded, NotFound))
async def unmark_heard(member: AMember, n: Round, listener: UUID) -> None:
    await member.write(hearing.unmark, n, listener)
