"""Cheers: a phrase that someone answers another's card with. Its author reads it, and who chose it; nobody else."""

from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import bindparam, delete, or_, select

from api.cards.schemas import CheerOut
from api.db.prebuilt import Row
from api.sealed import SealedTable
from api.work import Member, Work
from models.cards import Cheer, cheer_table

AT_ONCE: Final = 20
"""For so many cards one statement finds them."""

cheers = SealedTable(Cheer, author="member_id")

_NOWHERE: Final = UUID(int=0)
_card = cheer_table.c.card_id
_of_cards = select(cheer_table).where(
    cheer_table.c.space_id == bindparam("space"),
    _card.in_([bindparam(f"card_{n}", type_=_card.type) for n in range(AT_ONCE)]),
    or_(cheer_table.c.author_id == bindparam("me"), cheer_table.c.member_id == bindparam("me")),
)
_forget = delete(cheer_table).where(
    cheer_table.c.space_id == bindparam("space"),
    cheer_table.c.card_id == bindparam("card"),
    cheer_table.c.author_id == bindparam("me"),
)

_take_all_back = delete(cheer_table).where(
    cheer_table.c.space_id == bindparam("space"),
    or_(cheer_table.c.author_id == bindparam("me"), cheer_table.c.member_id == bindparam("me")),
)


def give(work: Work, member: Member, card: Row, phrase: str) -> None:
    cheers.put(work, member, _key(member, card), phrase)


def given(work: Work, member: Member, card: Row) -> str | None:
    """What the member answered."""
    found = cheers.find(work, member, **_key(member, card))
    phrase: str | None = found and cheers.words(member, found)
    return phrase


def take_back(work: Work, member: Member, card: Row) -> None:
    cheers.remove(work, member, **_key(member, card))


def forget(work: Work, member: Member, card: UUID) -> None:
    """All that others answered to the member's own card."""
    work.run(_forget, space=member.space_id, card=card, me=member.id)


def take_all_back(work: Work, member: Member) -> None:
    """All that the member answered, and what was answered to their cards, which go with it."""
    work.run(_take_all_back, space=member.space_id, me=member.id)


def told(work: Work, member: Member, cards: Sequence[Row]) -> dict[tuple[UUID, UUID], list[CheerOut]]:
    """By card and author what the member may read: to their own cards all, to others' their own. Sorted by id."""
    found: dict[tuple[UUID, UUID], list[CheerOut]] = {}
    for row in sorted(_found(work, member, cards), key=lambda row: row.member_id):
        cheer = CheerOut(member=row.member_id, cheer=cheers.words(member, row))
        found.setdefault((row.card_id, row.author_id), []).append(cheer)
    return found


def _found(work: Work, member: Member, cards: Sequence[Row]) -> Iterator[Row]:
    for begin in range(0, len(cards), AT_ONCE):
        ids = [card.id for card in cards[begin : begin + AT_ONCE]]
        asked = {f"card_{n}": ids[n] if n < len(ids) else _NOWHERE for n in range(AT_ONCE)}
        yield from work.run(_of_cards, space=member.space_id, me=member.id, **asked)


def _key(member: Member, card: Row) -> dict[str, UUID]:
    return {"card_id": card.id, "author_id": card.member_id, "member_id": member.id}
