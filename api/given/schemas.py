"""What of mine others can read now."""

from api.repairs.schemas import RepairsGivenOut
from api.rounds.schemas import RoundsGivenOut

__all__ = ["RepairsGivenOut", "RoundsGivenOut"]
