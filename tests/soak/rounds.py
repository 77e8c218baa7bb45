"""How long: briefly among all checks, longer by `make soak` (ROUNDS=…)."""

import os
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Rounds:
    kills: int
    cuts: int
    """Recordings, with 25 power cuts each."""
    examples: int
    """Drawn for each operation of the OpenAPI document, beside those that cover its edges."""
    are_long: bool


_CHOSEN: Final = int(os.environ.get("TEND_SOAK_ROUNDS", "1"))
ROUNDS: Final = Rounds(kills=12 * _CHOSEN, cuts=_CHOSEN, examples=4 * _CHOSEN, are_long=_CHOSEN > 1)
