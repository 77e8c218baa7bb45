"""What someone who was asked says: yes, no, or not now. Only the one who asked learns it."""

from uuid import UUID

from api.asks.rows import Said, asked, asks
from api.asks.schemas import AskAnswerIn
from api.asks.service import check_time
from api.db.prebuilt import Row
from api.errors import AskRested, Fault, Invalid, OwnAsk, TimeNotOffered
from api.spaces import rhythms
from api.spaces.rhythms import Here
from api.time_outs import service as time_outs
from api.work import Member, Work
from models.asks import AskAnswer, is_open, open_since


def answer(work: Work, member: Member, ask: UUID, new: AskAnswerIn) -> None:
    """The same again changes nothing. Raises NotFound where the ask was not put to the member, OwnAsk, AskRested."""
    here = rhythms.here(work, member)
    row, mine = _put_to_me(work, member, ask, here)
    before = Said.of(member, mine)
    time = new.time.isoformat().replace("+00:00", "Z") if new.time else None
    if (before.answer, before.time) == (new.answer, time):
        return
    if not is_open(row.shared_on, here.today):
        raise AskRested
    time_outs.rest(member)
    _check(work, member, row, new, time)
    _say(work, member, mine, Said(before.purpose, new.answer, time, here.today))


def take_back(work: Work, member: Member, ask: UUID) -> None:
    """Also after the ask has rested: then it is not there for the member any more."""
    _, mine = _put_to_me(work, member, ask, rhythms.here(work, member))
    if mine.answered:
        unsay(work, member, mine)


def unsay(work: Work, member: Member, mine: Row) -> None:
    _say(work, member, mine, Said(Said.of(member, mine).purpose))


def _put_to_me(work: Work, member: Member, ask: UUID, here: Here) -> tuple[Row, Row]:
    """The ask, and the row of what the member says to it."""
    row = asks.readable(work, member, ask, open_since=open_since(here.today))
    if row.member_id == member.id:
        raise OwnAsk
    mine = asked.find(work, member, ask_id=ask, author_id=row.member_id, member_id=member.id)
    assert mine is not None
    return row, mine


def _check(work: Work, member: Member, row: Row, new: AskAnswerIn, time: str | None) -> None:
    if new.time is None:
        return
    if new.answer is AskAnswer.no:
        fault: Fault = {"pointer": "/time", "message": "A no has no time."}
        raise Invalid([fault])
    if new.answer is AskAnswer.yes and time not in asks.words(member, row)["times"]:
        raise TimeNotOffered
    check_time(new.time, work.now)


def _say(work: Work, member: Member, mine: Row, said: Said) -> None:
    key = {"ask_id": mine.ask_id, "author_id": mine.author_id, "member_id": mine.member_id}
    plain = {"asked_on": mine.asked_on, "answered": said.answer is not None}
    asked.put_over(work, member, mine, key, said.words(), **plain)
