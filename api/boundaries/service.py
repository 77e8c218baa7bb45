"""Boundaries: kept privately, shared, changed, renewed, withdrawn, each by their author alone."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, bindparam, or_, select, update

from api.boundaries import replies
from api.boundaries.rows import boundaries, forget_replies, is_shared, says, shown, state_of
from api.boundaries.schemas import (
    BoundariesOut,
    BoundaryIn,
    BoundaryOut,
    BoundaryWholeOut,
    EarlierBoundaryOut,
)
from api.db.prebuilt import Row
from api.errors import BoundaryPrivate, BoundaryShared, BoundaryWithdrawn, NotFound, TopicUnknown
from api.shared import check_review_day, earlier
from api.spaces import rhythms
from api.spaces.rhythms import Here
from api.time_outs import service as time_outs
from api.work import Member, Work
from models.boundaries import BoundaryState, boundary_table
from models.shared import SHOWN_AGAIN

_of_space = boundary_table.c.space_id == bindparam("space")
_is_mine = boundary_table.c.member_id == bindparam("me")
_of_this = and_(_of_space, boundary_table.c.id == bindparam("boundary"), _is_mine)
_by_day = (boundary_table.c.shared_on.desc(), boundary_table.c.id.desc(), boundary_table.c.member_id.desc())
_standing = (
    select(boundary_table)
    .where(_of_space, is_shared, or_(_is_mine, boundary_table.c.round >= bindparam("first_round")))
    .order_by(*_by_day)
)
_given = select(boundary_table).where(_of_space, _is_mine, is_shared).order_by(*_by_day)
_coming_back = (
    select(boundary_table)
    .where(
        _of_space,
        _is_mine,
        boundary_table.c.version > 0,
        boundary_table.c.withdrawn.is_(False),
        boundary_table.c.review_on <= bindparam("today"),
        boundary_table.c.review_on > bindparam("since"),
    )
    .order_by(boundary_table.c.review_on, boundary_table.c.id)
)
_renew = (
    update(boundary_table)
    .where(_of_this)
    .values({name: bindparam(f"new_{name}") for name in ("round", "shared_on", "review_on")})
)


def keep(work: Work, member: Member, boundary: UUID, new: BoundaryIn) -> BoundaryOut:
    """Keep a boundary to oneself, new or in the place of what one kept. Raises BoundaryShared once it was shared."""
    found = boundaries.own(work, member, boundary)
    if found is not None and found.withdrawn:
        raise BoundaryWithdrawn
    if found is not None and found.version > 0:
        raise BoundaryShared
    here = rhythms.here(work, member)
    words = new.model_dump(mode="json")
    if found is None or boundaries.words(member, found) != words:
        _check(work, member, new, here.today)
        boundaries.put_over(
            work,
            member,
            found,
            {"id": boundary, "member_id": member.id},
            words,
            version=0,
            round=here.round,
            shared_on=here.today,
            review_on=new.review_on,
            withdrawn=False,
        )
    return _mine(work, member, boundary, here.today)


def share(work: Work, member: Member, boundary: UUID, n: int, new: BoundaryIn) -> BoundaryOut:
    """Share a boundary, or change it: version `n`. The same version again changes nothing; another one is OtherBody."""
    found = boundaries.own(work, member, boundary)
    if found is not None and found.withdrawn:
        raise BoundaryWithdrawn
    here = rhythms.here(work, member)
    words = new.model_dump(mode="json")
    if not boundaries.has(work, member, found, n, words):
        _check(work, member, new, here.today)
        time_outs.rest(member)
        boundaries.share(
            work,
            member,
            found,
            boundary,
            words,
            round=here.round,
            today=here.today,
            clock={"today": here.today},
            review_on=new.review_on,
            withdrawn=False,
        )
    return _mine(work, member, boundary, here.today)


def renew(work: Work, member: Member, boundary: UUID, review_on: date) -> BoundaryOut:
    """Let it stand to a later day, as it is; after it has lapsed, too.

    The day it was shared becomes today, and the round the running one: from now on whoever is here reads it. An older
    day would tell who came in meanwhile that it was there before them.
    """
    found = boundaries.own(work, member, boundary)
    if found is None:
        raise NotFound
    if found.withdrawn:
        raise BoundaryWithdrawn
    if found.version == 0:
        raise BoundaryPrivate
    here = rhythms.here(work, member)
    if found.review_on != review_on or state_of(found, here.today) is BoundaryState.lapsed:
        check_review_day(review_on, here.today)
        time_outs.rest(member)
        new = {"new_round": here.round, "new_shared_on": here.today, "new_review_on": review_on}
        work.run(_renew, space=member.space_id, me=member.id, boundary=boundary, **new)
    return _mine(work, member, boundary, here.today)


def take_back(work: Work, member: Member, boundary: UUID) -> None:
    """What only its author has is destroyed. What others read is withdrawn: the words go, and the trace stays.

    Once more changes nothing. Raises NotFound where there is none of the member's own.
    """
    found = boundaries.own(work, member, boundary)
    if found is None:
        raise NotFound
    here = rhythms.here(work, member)
    if state_of(found, here.today) is BoundaryState.shared:
        _withdraw(work, member, found, here)
    elif not found.withdrawn:
        _destroy(work, member, boundary)


def take_all_back(work: Work, member: Member) -> None:
    """All of the member's that others read, and all they said to the boundaries of others."""
    here = rhythms.here(work, member)
    for row in work.run(_given, space=member.space_id, me=member.id, today=here.today):
        _withdraw(work, member, row, here)
    replies.take_all_back(work, member)


def page(work: Work, member: Member, before: UUID | None) -> BoundariesOut:
    """What the member may read, the traces too, newest day first."""
    today = rhythms.today(work, member)
    found = boundaries.page(work, member, before, today=today)
    return BoundariesOut(today=today, boundaries=[shown(member, row, today) for row in found.rows], next=found.next)


def show(work: Work, member: Member, boundary: UUID) -> BoundaryWholeOut:
    today = rhythms.today(work, member)
    row = boundaries.readable(work, member, boundary, today=today)
    return BoundaryWholeOut(
        today=today,
        boundary=shown(member, row, today),
        earlier=[
            EarlierBoundaryOut(version=one.version, day=one.shared_on, says=says(earlier.words(member, one)))
            for one in boundaries.earlier_of(work, member, row)
        ],
        replies=replies.shown(work, member, row),
    )


def standing(work: Work, member: Member, here: Here) -> list[BoundaryOut]:
    """What is shared with the member now, their own too, newest day first. Traces are in the list only."""
    return [shown(member, row, here.today) for row in work.run(_standing, **member.as_reader, today=here.today)]


def given(work: Work, member: Member, here: Here) -> list[BoundaryOut]:
    """The member's own that others read now, newest day first."""
    return _own(work, member, _given, here)


def for_home(work: Work, member: Member, here: Here) -> list[BoundaryOut]:
    """The member's own that wait for another look: from their review day on, for SHOWN_AGAIN at most."""
    return _own(work, member, _coming_back, here, since=here.today - SHOWN_AGAIN)


def forget_unread(work: Work, member: Member) -> None:
    """On leaving: what others do not read now is destroyed. What they read stays for them until it lapses."""
    for row in boundaries.unread(work, member, today=rhythms.today(work, member)):
        _destroy(work, member, row.id)


def _own(work: Work, member: Member, statement: Select[Any], here: Here, **clock: date) -> list[BoundaryOut]:
    rows = work.run(statement, space=member.space_id, me=member.id, today=here.today, **clock)
    return [shown(member, row, here.today) for row in rows]


def _mine(work: Work, member: Member, boundary: UUID, today: date) -> BoundaryOut:
    found = boundaries.own(work, member, boundary)
    assert found is not None
    return shown(member, found, today)


def _check(work: Work, member: Member, new: BoundaryIn, today: date) -> None:
    if new.topic is not None and new.topic not in work.library.boundary_topics(member.kind):
        raise TopicUnknown
    check_review_day(new.review_on, today)


def _withdraw(work: Work, member: Member, found: Row, here: Here) -> None:
    """Whoever could read it sees that there was one, and nothing of what it said."""
    boundaries.forget_earlier(work, member, found.id)
    forget_replies(work, member, found.id)
    boundaries.put_over(
        work,
        member,
        found,
        {"id": found.id, "member_id": member.id},
        None,
        version=found.version,
        round=found.round,
        shared_on=here.today,
        review_on=here.today,
        withdrawn=True,
    )


def _destroy(work: Work, member: Member, boundary: UUID) -> None:
    boundaries.forget(work, member, boundary)
    forget_replies(work, member, boundary)
