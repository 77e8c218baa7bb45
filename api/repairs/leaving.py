"""What leaving a space does to its repairs (design §2.7)."""

from sqlalchemy import bindparam, delete, select

from api.repairs import rows, turns
from api.repairs.rows import Found, Own
from api.repairs.service import begin_if_all
from api.spaces import rhythms
from api.work import Member, Work
from models.repairs import TurnKind, repair_member_table, turn_table

_mine = select(repair_member_table.c.repair_id).where(
    repair_member_table.c.space_id == bindparam("space"),
    repair_member_table.c.member_id == bindparam("me"),
    repair_member_table.c.counts.is_(True),
)
_forget_alone = delete(turn_table).where(
    turn_table.c.space_id == bindparam("space"),
    turn_table.c.kind == TurnKind.alone,
    turn_table.c.member_id == bindparam("me"),
)


def forget(work: Work, member: Member, *, say_so: bool) -> None:
    """What is sealed of the member's is destroyed, their own path and what they said of doing it together with it.

    Silently: gates go on waiting for them, as for someone who stopped writing. Openly: they are waited for no more,
    and what the others go on to write is not for them, should they come back.
    """
    work.run(_forget_alone, space=member.space_id, me=member.id)
    for repair in sorted(row.repair_id for row in work.run(_mine, space=member.space_id, me=member.id)):
        found = rows.load(work, member, repair)
        _forget_sealed(work, member, found)
        key = {"repair_id": repair, "member_id": member.id}
        counts = not (say_so and found.row.ended is None)
        rows.party.put_over(work, member, found.party[member.id], key, Own().words(), counts=counts)
        if say_so and found.row.ended is None:
            left = rows.of_row(work, member, found.row)
            begin_if_all(work, member, left)
            turns.settle(work, member, left, rhythms.today(work, member))


def _forget_sealed(work: Work, member: Member, found: Found) -> None:
    for place in found.course.places:
        if found.course.is_sealed(place) and found.turn(place, member.id):
            rows.remove_turn(work, member, found.row.id, TurnKind.step, place.key, to=member.id)
