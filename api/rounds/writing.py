"""Writing for a round until it opens, and opening it together."""

from typing import Literal

from sqlalchemy import bindparam, delete, insert, select, update

from api.content.packs import PackAbsent, check_replies
from api.errors import Invalid, NothingToShare, PackUnknown
from api.rounds import timeline
from api.rounds.schemas import AnswerIn
from api.sealed import SealedTable
from api.spaces import members
from api.time_outs import service as time_outs
from api.work import Member, Work
from models.rounds import (
    TOGETHER_LASTS,
    Answer,
    answer_table,
    early_opening_table,
    exchanges,
    opens_together,
    together_table,
)
from models.spaces import Kind

answers = SealedTable(Answer, author="member_id")

_shares = select(answer_table.c.member_id, answer_table.c.share).where(
    answer_table.c.space_id == bindparam("space"), answer_table.c.round == bindparam("n")
)
_said = select(together_table.c.member_id, together_table.c.said_at).where(
    together_table.c.space_id == bindparam("space"), together_table.c.round == bindparam("n")
)
_own = (
    together_table.c.space_id == bindparam("space"),
    together_table.c.round == bindparam("n"),
    together_table.c.member_id == bindparam("member"),
)
_say = insert(together_table)
_say_again = update(together_table).where(*_own).values(said_at=bindparam("moment"))
_unsay = delete(together_table).where(*_own)
_open_early = insert(early_opening_table)

Asked = int | Literal["current"]


def answer(work: Work, member: Member, asked: Asked, new: AnswerIn) -> None:
    """Put or replace the member's answer. Changing it takes an “open now” back: that was said of what it replaces."""
    n = timeline.load(work, member).writable(asked)
    _check(work, member.kind, new)
    key = {"round": n, "member_id": member.id}
    words = new.model_dump(mode="json", include={"pack", "confidence", "replies"})
    found = answers.find(work, member, **key)
    if found and found.share is new.share and answers.words(member, found) == words:
        return
    if found and exchanges(found.share):
        _take_back_together(work, member, n)
    answers.put_over(work, member, found, key, words, share=new.share)


def delete_answer(work: Work, member: Member, asked: Asked) -> None:
    n = timeline.load(work, member).writable(asked)
    _take_back_together(work, member, n)
    answers.remove(work, member, round=n, member_id=member.id)


def say_together(work: Work, member: Member, asked: Asked) -> None:
    """“Open now”: opens the round when everyone present has shared and said so (design §3, *Open together*)."""
    n = timeline.load(work, member).writable(asked)
    shares = {row.member_id: row.share for row in work.run(_shares, space=member.space_id, n=n)}
    if not exchanges(shares.get(member.id)):
        raise NothingToShare
    time_outs.rest(member)
    own = {"space": member.space_id, "n": n, "member": member.id}
    if not work.run(_say_again, **own, moment=work.now).rowcount:
        work.run(_say, space_id=member.space_id, round=n, member_id=member.id, said_at=work.now)
    said = {row.member_id: row.said_at for row in work.run(_said, space=member.space_id, n=n)}
    if opens_together(members.present(members.find(work, member), n), shares, said, work.now):
        work.run(_open_early, space_id=member.space_id, round=n, opened_at=work.now)


def unsay_together(work: Work, member: Member, asked: Asked) -> None:
    _take_back_together(work, member, timeline.load(work, member).writable(asked))


def has_said_together(work: Work, member: Member, n: int) -> bool:
    """Has the member said “open now”, and does it still count?"""
    return any(
        row.member_id == member.id and work.now - row.said_at <= TOGETHER_LASTS
        for row in work.run(_said, space=member.space_id, n=n)
    )


def _take_back_together(work: Work, member: Member, n: int) -> None:
    work.run(_unsay, space=member.space_id, n=n, member=member.id)


def _check(work: Work, kind: Kind, new: AnswerIn) -> None:
    """Raises PackUnknown, Invalid or NothingToShare."""
    try:
        questions = work.library.check_in(kind, new.pack)
    except PackAbsent:
        raise PackUnknown from None
    if faults := check_replies(questions, new.replies):
        raise Invalid(faults)
    if exchanges(new.share) and all(reply.keep for reply in new.replies):
        raise NothingToShare
