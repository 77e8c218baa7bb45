"""What is measured: turns of the one and the other, alternated, and the medians of each."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from typing import Final

from bench.load import Turn


@dataclass(frozen=True, slots=True)
class Pace:
    """How thorough: so many turns of so many seconds; on how many couples, on how many for the growth, and how long
    two have shared all there is to share."""

    turns: int
    seconds: int
    couples: int
    rounds: int
    crowded: int
    crowded_rounds: int
    crowded_apart: int
    shared_rounds: int


FULL: Final = Pace(
    7, 4, couples=1000, rounds=52, crowded=10_000, crowded_rounds=260, crowded_apart=40, shared_rounds=520
)
SMOKE: Final = Pace(1, 2, couples=4, rounds=3, crowded=6, crowded_rounds=4, crowded_apart=2, shared_rounds=30)


@dataclass(frozen=True, slots=True)
class Result:
    """`ratio` is `rps` ÷ `floor_rps`; of a growth the other way round: how many times as long a request takes.

    `wanted` is such as “≥ 0.28”.
    """

    measure: str
    database: str
    ratio: float
    rps: float
    floor_rps: float
    p99_ms: float
    wanted: str

    @property
    def is_reached(self) -> bool:
        sign, bound = self.wanted.split()
        return self.ratio >= float(bound) if sign == "≥" else self.ratio <= float(bound)

    def row(self) -> dict[str, str | float]:
        """As results.json holds it."""
        return {name: value for name, value in asdict(self).items() if name != "wanted"}


def compare(
    measure: str,
    database: str,
    wanted: str,
    turns: int,
    floor: Callable[[], Turn],
    measured: Callable[[], Turn],
) -> Result:
    """Alternate the two, so that what else the machine does falls on both; medians of each."""
    floors: list[Turn] = []
    found: list[Turn] = []
    for _ in range(turns):
        floors.append(floor())
        found.append(measured())
    rps, floor_rps = (median(turn.rps for turn in some) for some in (found, floors))
    ratio = floor_rps / rps if wanted.startswith("≤") else rps / floor_rps
    p99 = median(turn.p99_ms for turn in found)
    return Result(measure, database, round(ratio, 3), round(rps, 1), round(floor_rps, 1), round(p99, 1), wanted)
