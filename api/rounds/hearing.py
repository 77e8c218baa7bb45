"""What I heard, and whether it fits. Between a reader and an author, nobody else."""

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, or_, select

from api.db.prebuilt import Row
from api.errors import NotFound
from api.rounds import timeline
from api.rounds.schemas import HeardOut, MarkIn, MarkOut
from api.rounds.writing import Asked, answers
from api.sealed import SealedTable
from api.time_outs import service as time_outs
from api.work import Member, Work
from models.rounds import Heard, Mark, may_read

heard = SealedTable(Heard, author="member_id")
marks = SealedTable(Mark, author="author_id")

_forget_between_us = [
    delete(table).where(
        table.c.space_id == bindparam("space"),
        table.c.round == bindparam("n"),
        or_(table.c.author_id == bindparam("me"), table.c.member_id == bindparam("me")),
    )
    for table in (heard.table, marks.table)
]
_between_us = [
    select(table).where(
        table.c.space_id == bindparam("space"),
        table.c.round == bindparam("n"),
        or_(table.c.author_id == bindparam("me"), table.c.member_id == bindparam("me")),
    )
    for table in (heard.table, marks.table)
]


def say(work: Work, member: Member, asked: Asked, author: UUID, words: str) -> None:
    """Raises NotFound for an answer that the member cannot read, their own among them."""
    n = timeline.load(work, member).opened(asked)
    theirs, mine = _share(work, member, n, author), _share(work, member, n, member.id)
    if author == member.id or not may_read(theirs, mine):
        raise NotFound
    key = {"round": n, "author_id": author, "member_id": member.id}
    found = heard.find(work, member, **key)
    if found is None or heard.words(member, found) != words:
        time_outs.rest(member)
        heard.put(work, member, key, words)


def take_back(work: Work, member: Member, asked: Asked, author: UUID) -> None:
    n = timeline.load(work, member).opened(asked)
    if not heard.remove(work, member, round=n, author_id=author, member_id=member.id):
        raise NotFound
    marks.remove(work, member, round=n, author_id=author, member_id=member.id)


def mark(work: Work, member: Member, asked: Asked, listener: UUID, new: MarkIn) -> None:
    """Raises NotFound where the listener has not said what they heard in the member's answer."""
    n = timeline.load(work, member).opened(asked)
    key = {"round": n, "author_id": member.id, "member_id": listener}
    found = heard.find(work, member, **key)
    if found is None:
        raise NotFound
    time_outs.rest(member)
    marks.put(work, member, key, new.model_dump(mode="json"), heard_revision=found.revision)


def unmark(work: Work, member: Member, asked: Asked, listener: UUID) -> None:
    n = timeline.load(work, member).opened(asked)
    if not marks.remove(work, member, round=n, author_id=member.id, member_id=listener):
        raise NotFound


def forget(work: Work, member: Member, n: int) -> None:
    """What the member heard and marked in this round, and what hangs on their own answer."""
    for statement in _forget_between_us:
        work.run(statement, space=member.space_id, n=n, me=member.id)


def between_us(work: Work, member: Member, n: int) -> list[HeardOut]:
    """What I heard in this round, and what was heard in my answer."""
    said, marked = ([*work.run(find, space=member.space_id, n=n, me=member.id)] for find in _between_us)
    found = {(row.author_id, row.member_id, row.heard_revision): row for row in marked}
    return [
        HeardOut(
            author=row.author_id,
            listener=row.member_id,
            words=heard.words(member, row),
            mark=_mark_out(member, found.get((row.author_id, row.member_id, row.revision))),
        )
        for row in sorted(said, key=lambda row: (row.author_id, row.member_id))
    ]


def _mark_out(member: Member, row: Row | None) -> MarkOut | None:
    return None if row is None else MarkOut(**marks.words(member, row))


def _share(work: Work, member: Member, n: int, author: UUID) -> Any:
    found = answers.find(work, member, round=n, member_id=author)
    return found.share if found else None
