"""Repairs: a way back, step by step. What is written in a step opens to the others as the step's gate says."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query

from api.errors import (
    FollowUpAhead,
    Invalid,
    NotFound,
    OtherBody,
    RepairBegun,
    RepairEnded,
    RepairNotBegun,
    RepairRuns,
    RepairUnfinished,
    RitualUnknown,
    SignInNeeded,
    StepNotCurrent,
    TimeOutRuns,
    TurnOpened,
    TurnTaken,
)
from api.problems import can_give
from api.repairs import alone, archive, giving, turns
from api.repairs import service as repairs
from api.repairs.schemas import (
    AloneOut,
    AnswerToIn,
    ConsentIn,
    EndIn,
    FitIn,
    RepairIn,
    RepairOut,
    RepairsOut,
    SayIn,
    TurnIn,
)
from api.routing import routes_at
from api.security.callers import AMember, AWriter

router = routes_at("/spaces/{space}/repairs", "repairs")

Lap = Annotated[int, Path(ge=1, le=10_000)]
StepName = Annotated[str, Path(min_length=1, max_length=40)]
Attempt = Annotated[int, Path(ge=1, le=10_000)]

_STEP = "/{repair}/laps/{lap}/steps/{step}"
_SEEING = can_give(SignInNeeded, NotFound, RitualUnknown)
_TAKING = can_give(
    SignInNeeded,
    NotFound,
    RitualUnknown,
    RepairNotBegun,
    RepairEnded,
    StepNotCurrent,
    FollowUpAhead,
    TurnTaken,
    TimeOutRuns,
    Invalid,
)
_TAKING_BACK = can_give(SignInNeeded, NotFound, RitualUnknown, TurnOpened)


@router.get("", responses=can_give(SignInNeeded, NotFound, RitualUnknown, Invalid))
async def list_repairs(member: AMember, before: Annotated[UUID | None, Query()] = None) -> RepairsOut:
    """The open ones, and those that have ended, newest first."""
    return await member.read(archive.listed, before)


@router.put("/{repair}", responses=can_give(SignInNeeded, NotFound, RitualUnknown, OtherBody, TimeOutRuns, Invalid))
async def begin_repair(member: AWriter, repair: UUID, new: RepairIn) -> RepairOut:
    """Begin with one neutral line, which the others can read at once. It begins when all say together."""
    return await member.write(repairs.begin, repair, new)


@router.get("/{repair}", responses=_SEEING)
async def show_repair(member: AMember, repair: UUID) -> RepairOut:
    return await member.read(repairs.show, repair)


@router.put(
    "/{repair}/consent",
    status_code=204,
    responses=can_give(SignInNeeded, NotFound, RitualUnknown, RepairBegun, RepairEnded, TimeOutRuns, Invalid),
)
async def say_consent(member: AMember, repair: UUID, said: ConsentIn) -> None:
    """Is doing it together all right for me? Until all have said together, nobody learns what anyone said."""
    await member.write(repairs.consent, repair, said.consent)


@router.put(_STEP + "/turn", status_code=204, responses=_TAKING)
async def take_turn(member: AWriter, repair: UUID, lap: Lap, step: StepName, new: TurnIn) -> None:
    """Take my turn in the step where I stand, or skip it. The same turn again changes nothing."""
    await member.write(turns.take, repair, lap, step, new)


@router.delete(_STEP + "/turn", status_code=204, responses=_TAKING_BACK)
async def take_turn_back(member: AMember, repair: UUID, lap: Lap, step: StepName) -> None:
    """While it is sealed; then I can take it anew."""
    await member.write(turns.take_back, repair, lap, step)


@router.put(_STEP + "/heard/{author}/{attempt}", status_code=204, responses=_TAKING)
async def say_back(
    member: AWriter, repair: UUID, lap: Lap, step: StepName, author: UUID, attempt: Attempt, said: SayIn
) -> None:
    """What I heard in the author's turn. Only they read it."""
    await member.write(turns.say, repair, lap, step, author, attempt, said.words)


@router.put(_STEP + "/fits/{listener}/{attempt}", status_code=204, responses=_TAKING)
async def say_fit(
    member: AWriter, repair: UUID, lap: Lap, step: StepName, listener: UUID, attempt: Attempt, new: FitIn
) -> None:
    """Does what the listener heard fit? With `partly` or `not-yet` they may try again; `rest` lets it be."""
    await member.write(turns.fit, repair, lap, step, listener, attempt, new)


@router.put(_STEP + "/answers/{author}", status_code=204, responses=_TAKING)
async def answer_turn(
    member: AMember, repair: UUID, lap: Lap, step: StepName, author: UUID, chosen: AnswerToIn
) -> None:
    """One of the answers that the step offers, to its author alone. Nothing waits for it."""
    await member.write(turns.answer, repair, lap, step, author, chosen.answer)


@router.delete(
    _STEP + "/answers/{author}",
    status_code=204,
    responses=can_give(SignInNeeded, NotFound, RitualUnknown, RepairEnded),
)
async def take_turn_answer_back(member: AMember, repair: UUID, lap: Lap, step: StepName, author: UUID) -> None:
    await member.write(turns.take_answer_back, repair, lap, step, author)


@router.put(
    "/{repair}/laps/{lap}",
    status_code=204,
    responses=can_give(SignInNeeded, NotFound, RitualUnknown, RepairEnded, RepairUnfinished, TimeOutRuns),
)
async def go_round(member: AMember, repair: UUID, lap: Lap) -> None:
    """Begin the next lap, from the step that the last one names. What was written before stays readable."""
    await member.write(repairs.go_round, repair, lap)


@router.put(
    "/{repair}/end",
    status_code=204,
    responses=can_give(SignInNeeded, NotFound, RitualUnknown, RepairEnded, RepairUnfinished, Invalid),
)
async def end_repair(member: AMember, repair: UUID, end: EndIn) -> None:
    """Close it at its end, or let it rest at any step. Then nothing new fits in, and what is sealed stays so."""
    await member.write(repairs.end, repair, end.how)


@router.delete("/{repair}/given", status_code=204, responses=_SEEING)
async def take_repair_back(member: AMember, repair: UUID) -> None:
    """All my words in it, so that nobody reads them any more. Where it runs, this lets it rest."""
    await member.write(giving.take_back, repair)


_AWAY = can_give(SignInNeeded, NotFound, RitualUnknown, RepairRuns)


@router.put("/{repair}/away", status_code=204, responses=_AWAY)
async def put_repair_away(member: AMember, repair: UUID) -> None:
    """Out of my own sight. Nobody else learns of it."""
    await member.write(repairs.put_away, repair, away=True)


@router.delete("/{repair}/away", status_code=204, responses=_AWAY)
async def bring_repair_back(member: AMember, repair: UUID) -> None:
    await member.write(repairs.put_away, repair, away=False)


@router.get("/{repair}/alone", responses=_SEEING)
async def show_alone(member: AMember, repair: UUID) -> AloneOut:
    """My own path through the steps, if I have one."""
    return await member.read(alone.show, repair)


@router.put("/{repair}/alone/laps/{lap}/steps/{step}/turn", status_code=204, responses=_TAKING)
async def take_alone(member: AWriter, repair: UUID, lap: Lap, step: StepName, new: TurnIn) -> None:
    """A step on my own path. Nobody else can learn that it exists."""
    await member.write(alone.take, repair, lap, step, new)


@router.delete("/{repair}/alone/laps/{lap}/steps/{step}/turn", status_code=204, responses=_SEEING)
async def take_alone_back(member: AMember, repair: UUID, lap: Lap, step: StepName) -> None:
    await member.write(alone.take_back, repair, lap, step)
