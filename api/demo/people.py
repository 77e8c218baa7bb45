"""Ana and Ben, with what they would type to sign in. The same in every demo: nothing real belongs into one."""

from dataclasses import dataclass
from typing import Final, Literal

Who = Literal["ana", "ben"]


@dataclass(frozen=True, slots=True)
class Someone:
    """`code`: the first recovery code, as people read it; once used, the app has shown the next."""

    handle: Who
    name: str
    password: str
    code: str


ANA: Final = Someone("ana", "Ana", "ana-on-sundays", "KX4K-ZX7E-HGB0-SC12-DTSJ-ZE4R-02XF-RWBD")
BEN: Final = Someone("ben", "Ben", "ben-on-sundays", "KE73-GCWG-9VNF-24QM-H9WG-ZX3D-TM9B-7DM5")
OTHER: Final[dict[Who, Who]] = {"ana": "ben", "ben": "ana"}
