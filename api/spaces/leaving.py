"""Leaving a space: one act, alone and at once (design §2.7)."""

from uuid import UUID

from sqlalchemy import bindparam, delete, func, select, update

import models.time_outs  # noqa: F401 - every table of a space has to be known here
from api.asks import service as asks
from api.boundaries import service as boundaries
from api.cards import service as cards
from api.promises import service as promises
from api.repairs import leaving as repairs
from api.rounds import timeline
from api.security.identity import member_of
from api.work import Member, Person, Work
from models.base import SPACE_ROW, metadata
from models.rounds import Share, answer_table, together_table
from models.spaces import invite_table, membership_table, space_table

_leave = (
    update(membership_table)
    .where(membership_table.c.space_id == bindparam("space"), membership_table.c.id == bindparam("member"))
    .values(has_left=True, said_so=bindparam("says_so"))
)
_staying = select(func.count()).where(
    membership_table.c.space_id == bindparam("space"), membership_table.c.has_left.is_(False)
)
_forget_unread = delete(answer_table).where(
    answer_table.c.space_id == bindparam("space"),
    answer_table.c.member_id == bindparam("member"),
    (answer_table.c.round >= bindparam("unopened")) | (answer_table.c.share == Share.keep),
)
_forget_together = delete(together_table).where(
    together_table.c.space_id == bindparam("space"), together_table.c.member_id == bindparam("member")
)
_revoke_invites = delete(invite_table).where(
    invite_table.c.space_id == bindparam("space"), invite_table.c.member_id == bindparam("member")
)
_destroy_key = (
    update(space_table).where(space_table.c.space_id == bindparam("space")).values(wrapped_key=b"", sealed_name=b"")
)
_destroy_rows = [
    delete(table).where(table.c.space_id == bindparam("space"))
    for table in (
        *(table for table in reversed(metadata.sorted_tables) if table.info == SPACE_ROW and table is not space_table),
        metadata.tables["membership"],
        metadata.tables["invite"],
    )
]


def leave(work: Work, member: Member, *, say_so: bool) -> None:
    """What has not opened, and what was kept, is destroyed; what has opened stays readable for the others.

    To them a silent leaver is someone who stopped writing. The last one to leave takes the whole space along.
    """
    place = timeline.load(work, member)
    work.run(_forget_unread, space=member.space_id, member=member.id, unopened=place.current + place.current_has_opened)
    repairs.forget(work, member, say_so=say_so)
    boundaries.forget_unread(work, member)
    promises.forget_unread(work, member)
    asks.forget(work, member, say_so=say_so)
    cards.forget_ended(work, member)
    work.run(_forget_together, space=member.space_id, member=member.id)
    work.run(_revoke_invites, space=member.space_id, member=member.id)
    work.run(_leave, space=member.space_id, member=member.id, says_so=say_so)
    if not work.run(_staying, space=member.space_id).scalar_one():
        _destroy(work, member)


def leave_silently(work: Work, person: Person, space: UUID) -> None:
    """Leave on the way to deleting the account."""
    leave(work, member_of(work, person, space), say_so=False)


def _destroy(work: Work, member: Member) -> None:
    """The key first: from then on nothing of the space can be read, whatever becomes of the rows.

    The empty row of the space stays: an id that could be taken anew would tell who comes back that they were the last.
    """
    work.run(_destroy_key, space=member.space_id)
    for statement in _destroy_rows:
        work.run(statement, space=member.space_id)
