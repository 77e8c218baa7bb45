"""What the others say to a boundary: that they have read it, what they heard, and yes, no or not now to its request.

It is for its author and for who said it. Each is bound to the version it was said to; nothing else hangs on it.
"""

from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import and_, bindparam, delete, select

from api.boundaries.rows import boundaries, is_shared, replies, replies_to
from api.boundaries.schemas import (
    AcknowledgementIn,
    AcknowledgementOut,
    BoundaryReplyOut,
    RequestAnswerIn,
    RequestAnswerOut,
    SaidToBoundaryOut,
)
from api.db.prebuilt import Row
from api.errors import BoundaryChanged, BoundaryWithdrawn, NoRequest, NotFound, OwnBoundary
from api.spaces import rhythms
from api.spaces.rhythms import Here
from api.time_outs import service as time_outs
from api.work import Member, Work
from models.boundaries import RequestAnswer, boundary_reply_table, boundary_table

Part = Literal["acknowledgement", "request_answer"]

_NOTHING: Final[dict[str, Any]] = {"acknowledgement": None, "request_answer": None}

_said_by = select(boundary_reply_table).where(
    boundary_reply_table.c.space_id == bindparam("space"),
    boundary_reply_table.c.boundary_id == bindparam("boundary"),
    boundary_reply_table.c.member_id == bindparam("me"),
)
_given = (
    select(boundary_reply_table, boundary_table.c.shared_on)
    .join(
        boundary_table,
        and_(
            boundary_table.c.space_id == boundary_reply_table.c.space_id,
            boundary_table.c.id == boundary_reply_table.c.boundary_id,
            boundary_table.c.member_id == boundary_reply_table.c.author_id,
        ),
    )
    .where(
        boundary_reply_table.c.space_id == bindparam("space"),
        boundary_reply_table.c.member_id == bindparam("me"),
        boundary_table.c.round >= bindparam("first_round"),
        is_shared,
    )
    .order_by(boundary_table.c.shared_on.desc(), boundary_table.c.id, boundary_table.c.member_id)
)
_forget_all = delete(boundary_reply_table).where(
    boundary_reply_table.c.space_id == bindparam("space"), boundary_reply_table.c.member_id == bindparam("me")
)


def acknowledge(work: Work, member: Member, boundary: UUID, said: AcknowledgementIn) -> None:
    """Say that one has read it, and perhaps what one heard. Raises OwnBoundary, BoundaryWithdrawn, BoundaryChanged."""
    _say(work, member, boundary, "acknowledgement", said)


def answer(work: Work, member: Member, boundary: UUID, said: RequestAnswerIn) -> None:
    """The same for its request. Raises NoRequest where there is none."""
    _say(work, member, boundary, "request_answer", said)


def take_back(work: Work, member: Member, boundary: UUID, part: Part) -> None:
    """Whatever has become of the boundary: where there was nothing to take back, or is no boundary, it is the same."""
    for found in work.run(_said_by, space=member.space_id, boundary=boundary, me=member.id):
        _store(work, member, found, found.author_id, boundary, replies.words(member, found) | {part: None})


def given(work: Work, member: Member, here: Here) -> list[SaidToBoundaryOut]:
    """What the member said to boundaries they can read now, newest day first; `take_back` takes each part back.

    One that has lapsed is not among them: who said something to it would learn here that its author still keeps it.
    """
    return [
        SaidToBoundaryOut(boundary=row.boundary_id, by=row.author_id, day=row.shared_on, reply=_out(member, row))
        for row in work.run(_given, **member.as_reader, today=here.today)
    ]


def take_all_back(work: Work, member: Member) -> None:
    work.run(_forget_all, space=member.space_id, me=member.id)


def shown(work: Work, member: Member, row: Row) -> list[BoundaryReplyOut]:
    """To the author what everyone said, to anyone else what they said themselves."""
    if row.member_id == member.id:
        found = replies_to(work, member, row)
    else:
        own = _own(work, member, row)
        found = [] if own is None else [own]
    return [_out(member, one) for one in found]


def check_yes(work: Work, member: Member, boundary: UUID) -> None:
    """Has the member said yes to its request? Raises NotFound where not, and where they can't read it: one answer."""
    row = boundaries.readable(work, member, boundary, today=rhythms.today(work, member))
    found = _own(work, member, row)
    answered = None if found is None else replies.words(member, found)["request_answer"]
    if answered is None or answered["answer"] != RequestAnswer.yes:
        raise NotFound


def _say(work: Work, member: Member, boundary: UUID, part: Part, said: AcknowledgementIn | RequestAnswerIn) -> None:
    row = boundaries.readable(work, member, boundary, today=rhythms.today(work, member))
    if row.member_id == member.id:
        raise OwnBoundary
    found = _own(work, member, row)
    words = _NOTHING if found is None else replies.words(member, found)
    new = said.model_dump(mode="json")
    if words[part] == new:
        return
    if row.withdrawn:
        raise BoundaryWithdrawn
    if row.version != said.version:
        raise BoundaryChanged
    if part == "request_answer" and boundaries.words(member, row)["request"] is None:
        raise NoRequest
    time_outs.rest(member)
    _store(work, member, found, row.member_id, boundary, words | {part: new})


def _own(work: Work, member: Member, row: Row) -> Row | None:
    return replies.find(work, member, boundary_id=row.id, author_id=row.member_id, member_id=member.id)


def _store(work: Work, member: Member, found: Row | None, author: UUID, boundary: UUID, words: dict[str, Any]) -> None:
    key = {"boundary_id": boundary, "author_id": author, "member_id": member.id}
    if words == _NOTHING:
        replies.remove(work, member, **key)
    else:
        replies.put_over(work, member, found, key, words)


def _out(member: Member, row: Row) -> BoundaryReplyOut:
    words = replies.words(member, row)
    read, answered = words["acknowledgement"], words["request_answer"]
    return BoundaryReplyOut(
        by=row.member_id,
        acknowledgement=read and AcknowledgementOut(**read),
        request_answer=answered and RequestAnswerOut(**answered),
    )
