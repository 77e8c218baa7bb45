"""Spaces, who is in them, and how one comes in."""

from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import Column, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.base import SPACE_ROW, Choice, Instant, table_of

LEAST_MEMBERS: Final = 2
MOST_MEMBERS: Final = 8


class Kind(StrEnum):
    """What a space is for; it picks the content pack."""

    partners = "partners"
    friends = "friends"
    family = "family"
    work = "work"


class Space(SQLModel, table=True):
    """One relationship. Destroying `wrapped_key` makes every sealed blob of the space unreadable."""

    __table_args__ = ({"info": SPACE_ROW},)

    space_id: UUID = Field(primary_key=True)
    kind: Kind = Field(sa_column=Column(Choice(Kind), nullable=False))
    wrapped_key: bytes
    sealed_name: bytes
    revision: int
    began_at: datetime = Field(sa_type=Instant)


space_table = table_of(Space)


class Membership(SQLModel, table=True):
    """A person in a space: a global row, found from either side.

    `id` is what the others see and differs from space to space. Someone who left silently keeps the row and is, to the
    others, someone who stopped writing (design §2.7); `said_so` is their own choice to be seen as gone.
    `person_id` may lead to an account that has been deleted. `first_round` is the first round they may read or write.
    """

    __table_args__ = (UniqueConstraint("space_id", "person_id"),)

    space_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    person_id: UUID | None = Field(foreign_key="person.id", index=True, ondelete="SET NULL")
    sealed_name: bytes
    revision: int
    place: int
    first_round: int
    has_left: bool
    said_so: bool


membership_table = table_of(Membership)


class Invite(SQLModel, table=True):
    """A way in for one person. Only the SHA-256 of its token is kept; the token lives in a URL fragment.

    `guest_id` is who signed up or came in with it: nobody else can use it then. Once used it stays until its end, so
    that coming in twice by the same link is coming in once.
    """

    id: UUID = Field(primary_key=True)
    token_hash: bytes = Field(sa_column=Column(LargeBinary(32), nullable=False, unique=True))
    space_id: UUID = Field(index=True)
    member_id: UUID
    guest_id: UUID | None = Field(foreign_key="person.id", ondelete="CASCADE")
    used: bool
    ends_at: datetime = Field(sa_type=Instant, index=True)


invite_table = table_of(Invite)


def counts_as_present(*, has_left: bool, said_so: bool) -> bool:
    """Does every list, gate and count still hold this member? A silent leaver: yes (design §2.7)."""
    return not (has_left and said_so)


def first_round_of(newcomer_place: int, current: int) -> int:
    """The first round a newcomer reads and writes.

    The second member of a space comes into the running round: the first wrote with them in mind. Later ones begin with
    the next, so that nobody's words reach someone who was not there when they were written.
    """
    return current if newcomer_place <= LEAST_MEMBERS else current + 1
