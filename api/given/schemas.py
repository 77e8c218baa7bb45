"""What of mine others can read now."""

from datetime import date

from api.asks.schemas import AskOut
from api.boundaries.schemas import BoundaryOut, SaidToBoundaryOut
from api.cards.schemas import CardsOut
from api.promises.schemas import PromiseOut
from api.repairs.schemas import RepairsGivenOut
from api.rounds.schemas import RoundsGivenOut
from api.schemas import Out

__all__ = ["CardsOut", "GivenOut", "RepairsGivenOut", "RoundsGivenOut"]


class GivenOut(Out):
    """My boundaries, promises and asks that others can read, and what I said to the asks and boundaries of others."""

    today: date
    boundaries: list[BoundaryOut]
    promises: list[PromiseOut]
    asks: list[AskOut]
    answered: list[AskOut]
    said_to_boundaries: list[SaidToBoundaryOut]
