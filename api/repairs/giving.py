"""What a member has given in repairs: which ones hold words of theirs that others can read, and taking them back."""

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from sqlalchemy import bindparam, exists, select

from api.repairs import rows
from api.repairs.archive import PAGE, is_before, newest, of_member
from api.repairs.rows import Found, Said
from api.repairs.schemas import RepairGivenOut, RepairsGivenOut
from api.work import Member, Work
from models.repairs import RepairEnd, TurnKind, repair_member_table, repair_table
from models.rituals import LoopFit

_page = of_member.order_by(*newest).limit(PAGE + 1)
_page_before = of_member.where(is_before).order_by(*newest).limit(PAGE + 1)
_was_in = exists().where(
    repair_member_table.c.space_id == repair_table.c.space_id,
    repair_member_table.c.repair_id == repair_table.c.id,
    repair_member_table.c.member_id == bindparam("me"),
)
_all = select(repair_table).where(repair_table.c.space_id == bindparam("space"), _was_in).order_by(*newest)

_NOTHING: Final[dict[TurnKind, Any]] = {
    TurnKind.step: [],
    TurnKind.heard: None,
    TurnKind.mark: {"fit": LoopFit.rest.value, "words": None},
}
"""What stands in the place of words that were taken back: the same as what was left empty."""


def given(work: Work, member: Member, before: UUID | None) -> RepairsGivenOut:
    """Newest day first. A page may hold fewer than it looked through. Raises NotFound for no repair `before`."""
    who = {"space": member.space_id, "me": member.id}
    if before is None:
        page = work.run(_page, **who).all()
    else:
        page = work.run(_page_before, **who, day=rows.load(work, member, before).row.began_on, before=before).all()
    found = [rows.of_row(work, member, row) for row in page[:PAGE]]
    return RepairsGivenOut(
        repairs=[
            RepairGivenOut(
                id=one.row.id,
                ritual=one.row.ritual,
                version=one.row.version,
                line=rows.line_of(member, one.row),
                by=one.row.member_id,
                began_on=one.row.began_on,
            )
            for one in found
            if _is_given(member, one)
        ],
        next=page[PAGE - 1].id if len(page) > PAGE else None,
    )


def take_back(work: Work, member: Member, repair: UUID) -> None:
    """All that is the member's in it, which lets it rest where it runs. The steps stay as they were gone through.

    What is sealed alone is not given, and nothing happens: whether there is any must not show.
    """
    _empty(work, member, rows.load(work, member, repair))


def take_all_back(work: Work, member: Member) -> None:
    """Also in those that the member left openly: the others, who went on without them, still read it."""
    for row in work.run(_all, space=member.space_id, me=member.id).all():
        _empty(work, member, rows.of_row(work, member, row))


def _empty(work: Work, member: Member, found: Found) -> None:
    if not _is_given(member, found):
        return
    for said in _words_of(member, found):
        row = said.row
        key = (row.lap, row.step)
        if row.kind is TurnKind.answer:
            rows.remove_turn(work, member, row.repair_id, row.kind, key, to=row.to_id)
        else:
            rows.put_turn(work, member, row.repair_id, row.kind, key, _NOTHING[row.kind], row.to_id, row.attempt)
    if found.row.member_id == member.id:
        rows.take_line_back(work, member, found.row)
    if found.row.ended is None and found.party[member.id].counts:
        rows.change(work, member, found.row, ended=RepairEnd.rested)


def _words_of(member: Member, found: Found) -> Iterator[Said]:
    """The turns of the member's that hold something."""
    for said in found.said:
        if said.row.member_id == member.id and said.words != _NOTHING.get(said.row.kind):
            yield said


def _is_given(member: Member, found: Found) -> bool:
    """Can others read something of the member's in it?"""
    if found.row.member_id == member.id and rows.line_of(member, found.row) is not None:
        return True
    return any(not _is_sealed(found, said) for said in _words_of(member, found))


def _is_sealed(found: Found, said: Said) -> bool:
    if said.row.kind is not TurnKind.step:
        return False
    place = found.course.place(said.row.lap, said.row.step)
    return place is None or found.course.is_sealed(place)
