"""What we hold to, on one page."""

from datetime import date
from uuid import UUID

from api.asks.schemas import AskOut
from api.boundaries.schemas import BoundaryOut
from api.cards.schemas import CardOut
from api.promises.schemas import PromiseOut
from api.schemas import Out
from api.spaces.schemas import MemberOut
from models.spaces import Kind


class UsOut(Out):
    """What stands in a space, as I may read it: boundaries, promises, and of each kind of card the newest.

    `readers`: whom something that I share now reaches. `asks`: those that are open, put to me or by me.
    """

    id: UUID
    name: str
    kind: Kind
    zone: str
    today: date
    members: list[MemberOut]
    readers: list[UUID]
    asks: list[AskOut]
    boundaries: list[BoundaryOut]
    promises: list[PromiseOut]
    cards: list[CardOut]
