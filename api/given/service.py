"""Who sees what: all of a member's words that others can read now, and taking everything back at once."""

from api.asks import giving as asks
from api.boundaries import service as boundaries
from api.repairs import giving as repairs
from api.rounds import giving as rounds
from api.work import Member, Work


def take_everything_back(work: Work, member: Member) -> None:
    """Nobody is told: it is not there any more. A boundary leaves its neutral trace."""
    rounds.take_all_back(work, member)
    repairs.take_all_back(work, member)
    boundaries.take_all_back(work, member)
    asks.take_all_back(work, member)
