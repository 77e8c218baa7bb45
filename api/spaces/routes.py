"""Spaces, their rhythm, names and leaving."""

from uuid import UUID

from api.errors import Invalid, NotFound, OtherBody, SignInNeeded
from api.problems import can_give
from api.rounds import service as rounds
from api.rounds.schemas import HomeOut
from api.routing import routes_at
from api.security.callers import AMember, APerson
from api.spaces import leaving
from api.spaces import service as spaces
from api.spaces.schemas import LeaveIn, NameIn, RhythmIn, SpaceIn, SpaceOut, SpacesOut

router = routes_at("/spaces", "spaces")


@router.get("", responses=can_give(SignInNeeded))
async def list_spaces(person: APerson) -> SpacesOut:
    """The spaces I am in, in the order I came into them."""
    found = await person.read(spaces.mine)
    return SpacesOut(spaces=[await person.read(spaces.brief, space) for space in found])


@router.put("/{space}", responses=can_give(SignInNeeded, NotFound, OtherBody, Invalid))
async def create_space(person: APerson, space: UUID, new: SpaceIn) -> SpaceOut:
    """Make a space and be its first member. The same request again gives the same space."""
    return await person.write(spaces.create, space, new)


@router.get("/{space}", responses=can_give(SignInNeeded, NotFound))
async def show_space(member: AMember) -> SpaceOut:
    return await member.read(spaces.show)


@router.get("/{space}/home", responses=can_give(SignInNeeded, NotFound))
async def show_home(member: AMember) -> HomeOut:
    """Everything the first screen needs; nothing about what the others did before it opened."""
    return await member.read(rounds.home)


@router.put("/{space}/name", responses=can_give(SignInNeeded, NotFound, Invalid))
async def name_space(member: AMember, new: NameIn) -> SpaceOut:
    """Any member may rename the space: its name is nobody's own words."""
    return await member.write(spaces.rename, new.name)


@router.put("/{space}/my-name", responses=can_give(SignInNeeded, NotFound, Invalid))
async def name_myself(member: AMember, new: NameIn) -> SpaceOut:
    """What I am called in this space."""
    return await member.write(spaces.rename_me, new.name)


@router.put("/{space}/rhythm", responses=can_give(SignInNeeded, NotFound, Invalid))
async def change_rhythm(member: AMember, rhythm: RhythmIn) -> SpaceOut:
    """The rhythm of the rounds that have not begun; the running round keeps its opening."""
    return await member.write(spaces.change_rhythm, rhythm)


@router.post("/{space}/leave", status_code=204, responses=can_give(SignInNeeded, NotFound, Invalid))
async def leave_space(member: AMember, how: LeaveIn) -> None:
    """Leave, alone and at once. What has not opened is destroyed; what has opened stays readable."""
    await member.write(leaving.leave, say_so=how.say_so)
