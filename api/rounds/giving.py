"""What a member has given in rounds that have opened, and taking it back."""

from sqlalchemy import bindparam, select

from api.rounds import hearing, timeline
from api.rounds.archive import PAGE, next_before, shared, turn_to
from api.rounds.schemas import RoundGivenOut, RoundsGivenOut
from api.rounds.writing import Asked, answers
from api.work import Member, Work
from models.rounds import Share, answer_table, exchanges, heard_table

_mine = (answer_table.c.space_id == bindparam("space"), answer_table.c.member_id == bindparam("me"))
_answers = select(answer_table).where(
    *_mine,
    answer_table.c.share != Share.keep,
    answer_table.c.round >= bindparam("least"),
    answer_table.c.round <= bindparam("most"),
)
_answered = select(answer_table.c.round).where(*_mine, answer_table.c.share != Share.keep)
_heard = select(heard_table.c.round).where(
    heard_table.c.space_id == bindparam("space"), heard_table.c.member_id == bindparam("me")
)


def given(work: Work, member: Member, before: int | None) -> RoundsGivenOut:
    """My answers that others can read, newest first; a page may hold fewer than it looked through."""
    place, page = turn_to(work, member, before, PAGE)
    found = work.run(_answers, space=member.space_id, me=member.id, least=page.start, most=page.stop - 1)
    return RoundsGivenOut(
        rounds=[
            RoundGivenOut(n=row.round, opened_on=place.opened_on(row.round), answer=shared(member, row))
            for row in sorted(found, key=lambda row: row.round, reverse=True)
        ],
        next=next_before(member, page),
    )


def take_back(work: Work, member: Member, asked: Asked) -> None:
    """The member's answer to a round that has opened, and all that they heard or marked in it.

    To the others it then looks as if nothing had been written; what they gave for it is no longer open to the member.
    """
    _forget(work, member, timeline.load(work, member).opened(asked))


def take_all_back(work: Work, member: Member) -> None:
    who = {"space": member.space_id, "me": member.id}
    rounds = {row.round for statement in (_answered, _heard) for row in work.run(statement, **who)}
    place = timeline.load(work, member)
    for n in sorted(rounds):
        if place.has_opened(n):
            _forget(work, member, n)


def _forget(work: Work, member: Member, n: int) -> None:
    """What was kept is not given, and stays."""
    found = answers.find(work, member, round=n, member_id=member.id)
    if found is not None and exchanges(found.share):
        answers.remove(work, member, round=n, member_id=member.id)
    hearing.forget(work, member, n)
