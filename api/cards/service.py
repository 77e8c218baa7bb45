"""Cards: short texts that a member shares until they take them back, or the card goes by itself.

What a kind asks for, how long it lasts and whether it can be cheered is told by its file in the content.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, or_, select, true, tuple_

from api.cards import cheers
from api.cards.schemas import CardIn, CardOut, CardsOut, CheerOut
from api.content.cards import CardKind, CardShow
from api.content.packs import PackAbsent
from api.db.prebuilt import Row
from api.errors import CardKindUnknown, Fault, Invalid, LastDayPast, LastDayTooFar, NoCheers, NotFound, OwnCard
from api.filling import kept, misfits, missing
from api.schemas import FieldOut
from api.shared import Page, SharedTable
from api.spaces import rhythms
from api.time_outs import service as time_outs
from api.work import Member, Work
from models.cards import Card, card_table, cheer_table, end_of
from models.shared import DayMisfit, day_misfit

_is_there = or_(card_table.c.ends_at.is_(None), card_table.c.ends_at > bindparam("now"))
cards = SharedTable(Card, stands=true(), versioned=None, there=_is_there)
_of_kind = SharedTable(Card, stands=true(), versioned=None, there=_is_there & (card_table.c.kind == bindparam("kind")))
_mine = SharedTable(Card, stands=true(), versioned=None, there=_is_there & (card_table.c.member_id == bindparam("me")))

_has_ended = (card_table.c.space_id == bindparam("space"), card_table.c.ends_at <= bindparam("now"))
_forget_ended_cheers = delete(cheer_table).where(
    cheer_table.c.space_id == bindparam("space"),
    tuple_(cheer_table.c.card_id, cheer_table.c.author_id).in_(
        select(card_table.c.id, card_table.c.member_id).where(*_has_ended)
    ),
)
_forget_ended = delete(card_table).where(*_has_ended)
_forget_mine = delete(card_table).where(
    card_table.c.space_id == bindparam("space"), card_table.c.member_id == bindparam("me")
)

_MISFITS = {DayMisfit.past: LastDayPast, DayMisfit.too_far: LastDayTooFar}


def share(work: Work, member: Member, card: UUID, n: int, new: CardIn) -> CardOut:
    """Write a card, or change one's own; cheers go with the words they were for. The same version again is the same
    card; else OtherBody."""
    kind = _kind(work, member, new.kind, new.pack)
    forget_ended(work, member)
    here = rhythms.here(work, member)
    found = cards.own(work, member, card)
    is_next = found is None or n != found.version
    words = _words(kind, new, here.today if is_next else None)
    if not cards.has(work, member, found, n, words):
        time_outs.rest(member)
        if new.until is not None and (misfit := day_misfit(new.until, here.today)):
            raise _MISFITS[misfit]
        ends_at = end_of(work.now, here.zone, lasts_hours=kind.lasts_hours, until=new.until)
        plain = {"kind": new.kind, "pack": new.pack, "ends_at": ends_at}
        clock = {"now": work.now}
        cards.share(work, member, found, card, words, round=here.round, today=here.today, clock=clock, **plain)
        cheers.forget(work, member, card)
    return show(work, member, card)


def show(work: Work, member: Member, card: UUID) -> CardOut:
    return _outs(work, member, [_readable(work, member, card)])[0]


def listed(work: Work, member: Member, kind: str | None, before: UUID | None) -> CardsOut:
    """Of one kind, or of all. Raises CardKindUnknown, and NotFound where there is no card `before` among them."""
    page = cards.page(work, member, before, now=work.now) if kind is None else _paged(work, member, kind, before)
    return CardsOut(cards=_outs(work, member, page.rows), next=page.next)


def take_back(work: Work, member: Member, card: UUID) -> None:
    """Raises NotFound where it is not the member's own."""
    forget_ended(work, member)
    if not cards.forget(work, member, card):
        raise NotFound
    cheers.forget(work, member, card)


def cheer(work: Work, member: Member, card: UUID, phrase: str) -> None:
    """Answer another's card with a phrase that its kind offers, or another one than before."""
    found = _of_another(work, member, card)
    offered = _kind(work, member, found.kind, found.pack).cheers
    if not offered:
        raise NoCheers
    if phrase not in {option.id for option in offered}:
        raise Invalid([{"pointer": "/cheer", "message": "This is not one of the phrases."}])
    if cheers.given(work, member, found) != phrase:
        time_outs.rest(member)
        cheers.give(work, member, found, phrase)


def take_cheer_back(work: Work, member: Member, card: UUID) -> None:
    cheers.take_back(work, member, _of_another(work, member, card))


def standing(work: Work, member: Member) -> list[CardOut]:
    """The first page of each kind, in the order in which the kinds are offered."""
    kinds = work.library.card_kinds(member.kind)
    return _outs(work, member, [row for kind in kinds for row in _paged(work, member, kind.name).rows])


def steady(work: Work, member: Member) -> list[CardOut]:
    """What is said to be true even when we disagree, the newest page of it: for the head of an open repair."""
    kinds = [kind for kind in work.library.card_kinds(member.kind) if kind.shows is CardShow.steady]
    return _outs(work, member, [row for kind in kinds for row in _paged(work, member, kind.name).rows])


def given(work: Work, member: Member, before: UUID | None) -> CardsOut:
    """The member's own, all of which the others can read now. Raises NotFound for no card `before`."""
    page = _mine.page(work, member, before, now=work.now)
    return CardsOut(cards=_outs(work, member, page.rows), next=page.next)


def take_all_back(work: Work, member: Member) -> None:
    """All of the member's cards, and all that they answered to others'."""
    work.run(_forget_mine, space=member.space_id, me=member.id)
    cheers.take_all_back(work, member)


def forget_ended(work: Work, member: Member) -> None:
    """Destroy what has ended in the space, whose ever it is. Nobody could read it any more: nothing changes by it."""
    work.run(_forget_ended_cheers, space=member.space_id, now=work.now)
    work.run(_forget_ended, space=member.space_id, now=work.now)


def _kind(work: Work, member: Member, name: str, version: int) -> CardKind:
    """Raises CardKindUnknown."""
    try:
        return work.library.card_kind(member.kind, name, version)
    except PackAbsent:
        raise CardKindUnknown from None


def _paged(work: Work, member: Member, kind: str, before: UUID | None = None) -> Page:
    if all(kind != known.name for known in work.library.card_kinds(member.kind)):
        raise CardKindUnknown
    return _of_kind.page(work, member, before, now=work.now, kind=kind)


def _readable(work: Work, member: Member, card: UUID) -> Row:
    return cards.readable(work, member, card, now=work.now)


def _of_another(work: Work, member: Member, card: UUID) -> Row:
    found = _readable(work, member, card)
    if found.member_id == member.id:
        raise OwnCard
    return found


def _words(kind: CardKind, new: CardIn, today: date | None) -> dict[str, Any]:
    """All of a card as it is kept. `today` is None where days are not looked at. Raises Invalid."""
    faults: list[Fault] = [*misfits(kind.fields, new.fields, today), *missing(kind.fields, new.fields)]
    if new.until is not None and kind.lasts_hours is not None:
        faults.append({"pointer": "/until", "message": "A card of this kind goes by itself."})
    if faults:
        raise Invalid(faults)
    return new.model_dump(mode="json") | {"fields": kept(kind.fields, new.fields)}


def _outs(work: Work, member: Member, rows: Sequence[Row]) -> list[CardOut]:
    cheered = [row for row in rows if _kind(work, member, row.kind, row.pack).cheers]
    told = cheers.told(work, member, cheered)
    return [_out(row, cards.words(member, row), told.get((row.id, row.member_id), [])) for row in rows]


def _out(row: Row, words: dict[str, Any], told: list[CheerOut]) -> CardOut:
    return CardOut(
        id=row.id,
        version=row.version,
        by=row.member_id,
        kind=row.kind,
        pack=row.pack,
        fields=[FieldOut(**field) for field in words["fields"]],
        shared_on=row.shared_on,
        until=words["until"],
        confidence=words["confidence"],
        cheers=told,
    )
