"""What of mine others can read now."""

from datetime import date

from api.asks.schemas import AskOut
from api.boundaries.schemas import BoundaryOut
from api.cards.schemas import CardsOut
from api.promises.schemas import PromiseOut
from api.repairs.schemas import RepairsGivenOut
from api.rounds.schemas import RoundsGivenOut
from api.schemas import Out

__all__ = ["CardsOut", "GivenOut", "RepairsGivenOut", "RoundsGivenOut"]


class GivenOut(Out):
    """My boundaries, promises and asks that others can read, and the asks of others that I have answered."""

    today: date
    boundaries: list[BoundaryOut]
    promises: list[PromiseOut]
    asks: list[AskOut]
    answered: list[AskOut]
