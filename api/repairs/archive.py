"""The repairs of a space: those that are open, those that have ended, and what the first screen needs of them."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import and_, bindparam, or_, select

from api.db.prebuilt import Row
from api.repairs import rows, showing
from api.repairs.rows import Found, Own
from api.repairs.schemas import RepairBriefOut, RepairHomeOut, RepairsOut
from api.work import Member, Work
from models.repairs import repair_member_table, repair_table
from models.rituals import StepKind

PAGE: Final = 20

of_member: Final = (
    select(repair_table)
    .join(
        repair_member_table,
        and_(
            repair_member_table.c.space_id == repair_table.c.space_id,
            repair_member_table.c.repair_id == repair_table.c.id,
            repair_member_table.c.member_id == bindparam("me"),
            repair_member_table.c.counts.is_(True),
        ),
    )
    .where(repair_table.c.space_id == bindparam("space"))
)
"""The repairs that a member is part of."""
newest: Final = repair_table.c.began_on.desc(), repair_table.c.id.desc()
is_before: Final = or_(
    repair_table.c.began_on < bindparam("day"),
    and_(repair_table.c.began_on == bindparam("day"), repair_table.c.id < bindparam("before")),
)

_open = of_member.where(repair_table.c.ended.is_(None))
_ended = of_member.where(repair_table.c.ended.is_not(None)).order_by(*newest).limit(PAGE + 1)
_ended_before = of_member.where(repair_table.c.ended.is_not(None), is_before).order_by(*newest).limit(PAGE + 1)


def listed(work: Work, member: Member, before: UUID | None) -> RepairsOut:
    """Raises NotFound where there is no repair `before` for this member."""
    ended = _page(work, member, before)
    last = ended[PAGE - 1].id if len(ended) > PAGE else None
    return RepairsOut(
        open=[_brief(member, found) for found in _running(work, member)] if before is None else [],
        ended=[_ended_brief(work, member, row) for row in ended[:PAGE]],
        next=last,
    )


def for_home(work: Work, member: Member) -> list[RepairHomeOut]:
    """Those that are open, and whether there is something for me in them: never for whom else."""
    shown = []
    for found in _running(work, member):
        brief = _brief(member, found)
        here = found.course.stands(member.id)
        is_follow_up = here is not None and here.step.kind is StepKind.follow_up
        shown.append(
            RepairHomeOut(
                **brief.model_dump(include={"id", "ritual", "version", "line", "state", "mine"}),
                follow_up=brief.mine and is_follow_up,
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


def _brief(member: Member, found: Found) -> RepairBriefOut:
    own = found.own(member)
    now = showing.now(found.course, member.id, found.row.review_on, runs=found.row.begun)
    is_asked = not found.row.begun and own.consent is None
    return _of_row(member, found.row, own, mine=is_asked or showing.is_mine(now))


def _ended_brief(work: Work, member: Member, row: Row) -> RepairBriefOut:
    """Without its turns: there is nothing left to do in it."""
    part = rows.party.find(work, member, repair_id=row.id, member_id=member.id)
    assert part is not None
    return _of_row(member, row, rows.own_of(member, part), mine=False)


def _of_row(member: Member, row: Row, own: Own, *, mine: bool) -> RepairBriefOut:
    return RepairBriefOut(
        id=row.id,
        ritual=row.ritual,
        version=row.version,
        line=rows.line_of(member, row),
        by=row.member_id,
        began_on=row.began_on,
        state=showing.state_of(row),
        mine=mine,
        away=own.away,
    )
