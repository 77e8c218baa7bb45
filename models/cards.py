"""Short texts that one member shares: thanks, a steady statement, a hope, a heads-up and so on (design §3, *Cards*).

What a card asks for comes from the content; no kind has a name here. What it said before is not kept: it is nobody's
agreement. Once it has ended it is there for nobody, its author included.
"""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from models.base import SPACE_ROW, Instant, table_of
from models.shared import Shared


class Card(Shared, table=True):
    """A card of the kind `kind`, in the version `pack` of its file. `ends_at`: from then on it is there for nobody."""

    __table_args__ = (
        Index(None, "space_id", "kind", "shared_on", "id", "member_id"),
        Index(None, "space_id", "shared_on", "id", "member_id"),
        Index(None, "space_id", "ends_at"),
        {"info": SPACE_ROW},
    )

    kind: str = Field(max_length=40)
    pack: int
    ends_at: datetime | None = Field(sa_type=Instant)


card_table = table_of(Card)


class Cheer(SQLModel, table=True):
    """A phrase that `member_id` chose to answer the card of `author_id` with. Only the two of them read it."""

    __table_args__ = ({"info": SPACE_ROW},)

    space_id: UUID = Field(primary_key=True, foreign_key="space.space_id")
    card_id: UUID = Field(primary_key=True)
    author_id: UUID = Field(primary_key=True)
    member_id: UUID = Field(primary_key=True)
    sealed: bytes
    revision: int


cheer_table = table_of(Cheer)


def end_of(now: datetime, zone: str, *, lasts_hours: int | None, until: date | None) -> datetime | None:
    """When a card that is shared `now` ends: so many hours later by any clock, or when its last day is over."""
    if lasts_hours is not None:
        return now.astimezone(UTC) + timedelta(hours=lasts_hours)
    if until is None:
        return None
    return datetime.combine(until + timedelta(days=1), time(), ZoneInfo(zone)).astimezone(UTC)
