"""The repairs of a space: those that are open, those that have ended, and what the first screen needs of them."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import and_, bindparam, or_, select

from api.db.prebuilt import Row
from api.repairs import rows, showing
from api.repairs.rows import Found
from api.repairs.schemas import RepairBriefOut, RepairHomeOut, RepairsOut
from api.work import Member, Work
from models.repairs import repair_member_table, repair_table

PAGE: Final = 20

_mine = (
    select(repair_table)
    .join(
        repair_member_table,
        and_(
            repair_member_table.c.space_id == repair_table.c.space_id,
            repair_member_table.c.repair_id == repair_table.c.id,
            repair_member_table.c.member_id == bindparam("me"),
        ),
    )
    .where(repair_table.c.space_id == bindparam("space"))
)
_open = _mine.where(repair_table.c.ended.is_(None))
_newest = repair_table.c.began_on.desc(), repair_table.c.id.desc()
_ended = _mine.where(repair_table.c.ended.is_not(None)).order_by(*_newest).limit(PAGE + 1)
_ended_before = (
    _mine.where(
        repair_table.c.ended.is_not(None),
        or_(
            repair_table.c.began_on < bindparam("day"),
            and_(repair_table.c.began_on == bindparam("day"), repair_table.c.id < bindparam("before")),
        ),
    )
    .order_by(*_newest)
    .limit(PAGE + 1)
)


def listed(work: Work, member: Member, before: UUID | None) -> RepairsOut:
    """Raises NotFound where there is no repair `before` for this member."""
    ended = _page(work, member, before)
    last = ended[PAGE - 1].id if len(ended) > PAGE else None
    return RepairsOut(
        open=[_brief(work, member, found) for found in _running(work, member)] if before is None else [],
        ended=[_brief(work, member, rows.of_row(work, member, row)) for row in ended[:PAGE]],
        next=last,
    )


def for_home(work: Work, member: Member) -> list[RepairHomeOut]:
    """Those that are open, and whether there is something for me in them: never for whom else."""
    shown = []
    for found in _running(work, member):
        brief = _brief(work, member, found)
        here = found.course.stands(member.id)
        shown.append(
            RepairHomeOut(
                **brief.model_dump(include={"id", "ritual", "version", "line", "state", "mine"}),
                follow_up=brief.mine and here is not None and here == found.course.places()[-1] and found.course.is_due,
            )
        )
    return shown


def _running(work: Work, member: Member) -> list[Found]:
    """By the day they began, and then by id."""
    found = work.run(_open, space=member.space_id, me=member.id)
    return [rows.of_row(work, member, row) for row in sorted(found, key=lambda row: (row.began_on, row.id))]


def _page(work: Work, member: Member, before: UUID | None) -> Sequence[Row]:
    if before is None:
        return work.run(_ended, space=member.space_id, me=member.id).all()
    day: date = rows.load(work, member, before).row.began_on
    return work.run(_ended_before, space=member.space_id, me=member.id, day=day, before=before).all()


def _brief(work: Work, member: Member, found: Found) -> RepairBriefOut:
    own = found.own(work, member)
    runs = found.row.begun and found.row.ended is None
    now = showing.now(found.course, member.id, found.row.review_on, runs=runs)
    asked = not found.row.begun and found.row.ended is None and own.consent is None
    return RepairBriefOut(
        id=found.row.id,
        ritual=found.row.ritual,
        version=found.row.version,
        line=rows.repairs.words(member, found.row),
        by=found.row.member_id,
        began_on=found.row.began_on,
        state=showing.state_of(found),
        mine=asked or showing.is_mine(now),
        away=own.away,
    )
