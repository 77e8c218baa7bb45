"""Who sees what: all of a member's words that others can read now, and taking everything back at once."""

from api.asks import giving as asks
from api.boundaries import replies
from api.boundaries import service as boundaries
from api.cards import service as cards
from api.given.schemas import GivenOut
from api.promises import service as promises
from api.repairs import giving as repairs
from api.rounds import giving as rounds
from api.spaces import rhythms
from api.work import Member, Work


def show(work: Work, member: Member) -> GivenOut:
    here = rhythms.here(work, member)
    return GivenOut(
        today=here.today,
        boundaries=boundaries.given(work, member, here),
        promises=promises.given(work, member, here),
        asks=asks.given(work, member, here),
        answered=asks.answered(work, member, here),
        said_to_boundaries=replies.given(work, member, here),
    )


def take_everything_back(work: Work, member: Member) -> None:
    """Nobody is told: it is not there any more. A boundary leaves its neutral trace."""
    rounds.take_all_back(work, member)
    repairs.take_all_back(work, member)
    boundaries.take_all_back(work, member)
    promises.take_all_back(work, member)
    asks.take_all_back(work, member)
    cards.take_all_back(work, member)
