"""Rounds that have opened, a page at a time, newest first: which they are, and what the member may read in them.

A page is a span of numbers, so the work is the same after ten years as after one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import bindparam, select

from api.db.prebuilt import Row
from api.rounds import timeline
from api.rounds.schemas import (
    AnswerOut,
    MyAnswerOut,
    OpenedRoundOut,
    OpenedRoundsOut,
    PastRoundOut,
    PastRoundsOut,
    ReplyOut,
)
from api.rounds.timeline import Timeline
from api.rounds.writing import answers
from api.spaces import members
from api.work import Member, Work
from models.rounds import Share, answer_table, may_read, page_of
from models.spaces import LEAST_MEMBERS

Shares: TypeAlias = dict[int, dict[UUID, Share]]

PAGE: Final = 20
ANSWERS: Final = 40
"""As many answers fit on a page that holds them whole: for two people it has PAGE rounds, for more it has fewer."""

_among = (
    answer_table.c.space_id == bindparam("space"),
    answer_table.c.round >= bindparam("least"),
    answer_table.c.round <= bindparam("most"),
)
_shares = select(answer_table.c.round, answer_table.c.member_id, answer_table.c.share).where(*_among)
_answers = select(answer_table).where(*_among)


@dataclass(slots=True)
class OpenedRound:
    """What the member may read of one round: their own answer's row, and the others' in the order they came in."""

    n: int
    opened_on: date
    mine: Row | None = None
    theirs: list[Row] = field(default_factory=list)


def past(work: Work, member: Member, before: int | None) -> PastRoundsOut:
    """Rounds that have opened to the member, newest first, PAGE at a time."""
    place, page = turn_to(work, member, before, PAGE)
    shares = shares_of(work, member, page)
    return PastRoundsOut(
        rounds=[past_round(member, place, n, shares) for n in reversed(page)], next=next_before(member, page)
    )


def past_answers(work: Work, member: Member, before: int | None) -> OpenedRoundsOut:
    """The same rounds with all that the member may read in them."""
    everyone = members.ids(work, member)
    place, page = turn_to(work, member, before, rounds_with(ANSWERS, everyone))
    return OpenedRoundsOut(
        rounds=[
            OpenedRoundOut(
                n=found.n,
                opened_on=found.opened_on,
                mine=own(member, found.mine),
                answers=[shared(member, row) for row in found.theirs],
            )
            for found in readable(work, member, place, page, everyone)
        ],
        next=next_before(member, page),
    )


def turn_to(work: Work, member: Member, before: int | None, most: int) -> tuple[Timeline, range]:
    """The page of at most `most` opened rounds before `before`, and a timeline that knows their openings."""
    newest = timeline.load(work, member).latest_opened
    page = page_of(member.first_round, newest, before, most)
    return timeline.load(work, member, among=page), page


def rounds_with(answers: int, everyone: Sequence[UUID]) -> int:
    """How many rounds hold at most so many answers. It goes by who ever came in, not by who wrote."""
    return answers // max(LEAST_MEMBERS, len(everyone))


def next_before(member: Member, page: range) -> int | None:
    """What goes into `?before=` for the page after this one; None where there is none."""
    return page.start if page.start > member.first_round else None


def readable(
    work: Work, member: Member, place: Timeline, page: range, everyone: Sequence[UUID]
) -> Iterator[OpenedRound]:
    """The page's rounds, newest first, each with the rows the member may read. Nothing is unsealed here."""
    order = {other: position for position, other in enumerate(everyone)}
    rows: dict[int, dict[UUID, Row]] = {}
    for row in work.run(_answers, **_bounds(member, page)):
        rows.setdefault(row.round, {})[row.member_id] = row
    for n in reversed(page):
        of_round = rows.get(n, {})
        mine = of_round.pop(member.id, None)
        share = mine.share if mine else None
        theirs = [row for row in of_round.values() if may_read(row.share, share)]
        yield OpenedRound(n, place.opened_on(n), mine, sorted(theirs, key=lambda row: order[row.member_id]))


def shares_of(work: Work, member: Member, page: range) -> Shares:
    """How each answer to these rounds is shared, by round and member."""
    shares: Shares = {}
    for row in work.run(_shares, **_bounds(member, page)):
        shares.setdefault(row.round, {})[row.member_id] = row.share
    return shares


def past_round(member: Member, place: Timeline, n: int, shares: Shares) -> PastRoundOut:
    """`exchanged` is about what the member can read of others."""
    of_round = shares.get(n, {})
    mine = of_round.get(member.id)
    exchanged = any(may_read(theirs, mine) for author, theirs in of_round.items() if author != member.id)
    return PastRoundOut(n=n, opened_on=place.opened_on(n), exchanged=exchanged)


def own(member: Member, row: Row | None) -> MyAnswerOut | None:
    return None if row is None else MyAnswerOut(share=row.share, **words_of(member, row))


def shared(member: Member, row: Row) -> AnswerOut:
    """Another's answer without what they kept: a kept prompt looks like a skipped one."""
    words = words_of(member, row)
    return AnswerOut(
        member=row.member_id,
        pack=words["pack"],
        confidence=words["confidence"],
        replies=[
            ReplyOut(prompt=reply["prompt"], rating=reply["rating"], words=reply["words"])
            for reply in words["replies"]
            if not reply["keep"]
        ],
    )


def words_of(member: Member, row: Row) -> dict[str, Any]:
    """What an answer's row holds. Those from before there were marks have none."""
    return {"confidence": None, **answers.words(member, row)}


def _bounds(member: Member, page: range) -> dict[str, Any]:
    return {"space": member.space_id, "least": page.start, "most": page.stop - 1}
