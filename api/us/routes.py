"""Us: one page a space where what we hold to lives."""

from api.errors import NotFound, SignInNeeded
from api.problems import can_give
from api.routing import routes_at
from api.security.callers import AMember
from api.us import service as us
from api.us.schemas import UsOut

router = routes_at("/spaces/{space}/us", "us")


@router.get("", responses=can_give(SignInNeeded, NotFound))
async def show_us(member: AMember) -> UsOut:
    """What stands: boundaries, promises, open asks, and the newest cards. Older ones are in the lists of each."""
    return await member.read(us.show)
