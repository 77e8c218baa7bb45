"""What of a member's others can read in asks: their own, and what they said to those of others."""

from collections.abc import Sequence

from sqlalchemy import bindparam, exists, select

from api.asks import answering
from api.asks import service as asks
from api.asks.rows import newest, shown, still_read, was_put_to
from api.asks.schemas import AskOut
from api.db.prebuilt import Row
from api.spaces.rhythms import Here
from api.work import Member, Work
from models.asks import ask_table, asked_table, open_since

_my_asks = select(ask_table).where(ask_table.c.space_id == bindparam("space"), ask_table.c.member_id == bindparam("me"))
_given = _my_asks.where(exists().where(was_put_to, still_read)).order_by(*newest)
_all = _my_asks.with_only_columns(ask_table.c.id)
_said = asked_table.c.member_id == bindparam("me"), asked_table.c.answered.is_(True)
_answered = (
    select(ask_table)
    .where(
        ask_table.c.space_id == bindparam("space"),
        ask_table.c.round >= bindparam("first_round"),
        exists().where(was_put_to, *_said),
    )
    .order_by(*newest)
)
_my_answers = select(asked_table).where(asked_table.c.space_id == bindparam("space"), *_said)


def given(work: Work, member: Member, here: Here) -> list[AskOut]:
    """The member's own asks that someone else can read now. `service.take_back` takes one back."""
    since = open_since(here.today)
    found: Sequence[Row] = work.run(_given, space=member.space_id, me=member.id, open_since=since).all()
    return shown(work, member, found, here.today)


def answered(work: Work, member: Member, here: Here) -> list[AskOut]:
    """Asks of others with an answer of the member's, which who asked can read. `answering.take_back` takes it back."""
    return shown(work, member, work.run(_answered, **member.as_reader).all(), here.today)


def take_all_back(work: Work, member: Member) -> None:
    who = {"space": member.space_id, "me": member.id}
    for row in work.run(_all, **who).all():
        asks.take_back(work, member, row.id)
    for row in work.run(_my_answers, **who).all():
        answering.unsay(work, member, row)
