"""The rows of asks, and how someone reads one: who was asked, and what they said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, bindparam, exists, or_, select

from api.asks.schemas import AskAnswerOut, AskedOut, AskOut
from api.db.prebuilt import Row
from api.sealed import SealedTable
from api.shared import SharedTable
from api.work import Member, Work
from models.asks import Ask, AskAnswer, Asked, ask_table, asked_table, is_open, last_day

was_put_to = and_(
    asked_table.c.space_id == ask_table.c.space_id,
    asked_table.c.ask_id == ask_table.c.id,
    asked_table.c.author_id == ask_table.c.member_id,
)
still_read = or_(ask_table.c.shared_on >= bindparam("open_since"), asked_table.c.answered.is_(True))
"""By who was asked: while the ask is open, and afterwards if they have answered it."""
newest = ask_table.c.shared_on.desc(), ask_table.c.id.desc(), ask_table.c.member_id.desc()

asks = SharedTable(
    Ask, stands=exists().where(was_put_to, asked_table.c.member_id == bindparam("me"), still_read), versioned=None
)
asked = SealedTable(Asked, author="member_id")

_of_ask = select(asked_table).where(
    asked_table.c.space_id == bindparam("space"),
    asked_table.c.ask_id == bindparam("ask"),
    asked_table.c.author_id == bindparam("author"),
)
_between_us = select(asked_table).where(
    asked_table.c.space_id == bindparam("space"),
    asked_table.c.asked_on >= bindparam("first"),
    asked_table.c.asked_on <= bindparam("last"),
    or_(asked_table.c.author_id == bindparam("me"), asked_table.c.member_id == bindparam("me")),
)


@dataclass(frozen=True, slots=True)
class Said:
    """What someone was asked for, and what they said, and on which day; nothing yet where `answer` is None."""

    purpose: str
    answer: AskAnswer | None = None
    time: str | None = None
    on: date | None = None

    def words(self) -> dict[str, Any]:
        return {"purpose": self.purpose, "answer": self.answer, "time": self.time, "on": self.on and str(self.on)}

    @classmethod
    def of(cls, member: Member, row: Row) -> "Said":
        words = asked.words(member, row)
        on, answer = words["on"], words["answer"]
        return cls(words["purpose"], answer and AskAnswer(answer), words["time"], on and date.fromisoformat(on))


def asked_of(work: Work, member: Member, row: Row) -> Sequence[Row]:
    """Everyone to whom an ask was put."""
    return work.run(_of_ask, space=member.space_id, ask=row.id, author=row.member_id).all()


def shown(work: Work, member: Member, found: Sequence[Row], today: date) -> list[AskOut]:
    """Asks that the member may read, in the same order."""
    if not found:
        return []
    days = [row.shared_on for row in found]
    put = work.run(_between_us, space=member.space_id, me=member.id, first=min(days), last=max(days)).all()
    return [out(member, row, put, today) for row in found]


def out(member: Member, row: Row, put: Sequence[Row], today: date) -> AskOut:
    """`put`: rows of whom was asked, those of this ask and perhaps of others. Someone asked sees themself only."""
    words = asks.words(member, row)
    said = {one.member_id: one for one in put if (one.ask_id, one.author_id) == (row.id, row.member_id)}
    is_mine = row.member_id == member.id
    seen = sorted(said.values(), key=lambda one: one.member_id) if is_mine else [said[member.id]]
    return AskOut(
        id=row.id,
        by=row.member_id,
        pack=words["pack"],
        purpose=words["purpose"],
        words=words["words"],
        times=words["times"],
        confidence=words["confidence"],
        asked_on=row.shared_on,
        last_on=last_day(row.shared_on),
        open=is_open(row.shared_on, today),
        to_me_alone=not is_mine and len(words["to"]) == 1,
        asked=[AskedOut(member=one.member_id, answer=_answer(member, one)) for one in seen],
    )


def _answer(member: Member, row: Row) -> AskAnswerOut | None:
    if not row.answered:
        return None
    said = Said.of(member, row)
    assert said.answer is not None
    return AskAnswerOut(answer=said.answer, time=said.time)
