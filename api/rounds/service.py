"""Reading rounds: the running one, those that have opened, and the first screen."""

from typing import Any, Final

from sqlalchemy import Row, bindparam, select

from api.promises import service as promises
from api.rounds import hearing, timeline
from api.rounds.schemas import (
    AnswerOut,
    HomeOut,
    MyAnswerOut,
    PastRoundOut,
    PastRoundsOut,
    ReplyOut,
    RoundOut,
    WeekOut,
)
from api.rounds.timeline import Timeline
from api.rounds.writing import Asked, answers, has_said_together
from api.spaces import members
from api.spaces.service import label
from api.work import Member, Work
from models.rhythm import local_day, rhythm_of
from models.rounds import Share, answer_table, may_read

PAGE: Final = 20

_of_round = select(answer_table).where(
    answer_table.c.space_id == bindparam("space"), answer_table.c.round == bindparam("n")
)
_shares = select(answer_table.c.round, answer_table.c.member_id, answer_table.c.share).where(
    answer_table.c.space_id == bindparam("space"),
    answer_table.c.round >= bindparam("least"),
    answer_table.c.round <= bindparam("most"),
)


def show(work: Work, member: Member, asked: Asked) -> RoundOut:
    """One round as the member sees it; before the opening that is their own answer only."""
    since = None if asked == "current" else asked
    place = timeline.load(work, member, since)
    n = place.number(asked)
    rows = {row.member_id: row for row in work.run(_of_round, space=member.space_id, n=n)}
    mine = rows.pop(member.id, None)
    everyone = members.load(work, member)
    has_opened = place.has_opened(n)
    order = {other.id: position for position, other in enumerate(everyone)}
    readable = sorted(
        (row for row in rows.values() if has_opened and may_read(row.share, mine.share if mine else None)),
        key=lambda row: order[row.member_id],
    )
    return RoundOut(
        n=n,
        state="open" if has_opened else "writing",
        opens_at=place.opens_at(n),
        opened_on=place.opened_on(n) if has_opened else None,
        mine=None if mine is None else MyAnswerOut(share=mine.share, **answers.words(member, mine)),
        together=not has_opened and has_said_together(work, member, n),
        members=everyone,
        answers=[_shared(member, row) for row in readable],
        heard=hearing.between_us(work, member, n) if has_opened else [],
        promises=promises.of_round(work, member, n) if has_opened else [],
    )


def past(work: Work, member: Member, before: int | None) -> PastRoundsOut:
    """Rounds that have opened to the member, newest first, PAGE at a time."""
    newest = timeline.load(work, member).latest_opened
    most = min(newest, newest if before is None else before - 1)
    least = max(member.first_round, most - PAGE + 1)
    place = timeline.load(work, member, since=least)
    return PastRoundsOut(
        rounds=_past(work, member, place, least, most), next=least if least > member.first_round else None
    )


def home(work: Work, member: Member) -> HomeOut:
    """Everything the first screen needs; of the others nothing that has not opened."""
    kind, name = label(work, member)
    place = timeline.load(work, member)
    latest = place.latest_opened
    zone = rhythm_of(place.beats, place.current).zone
    opened = _past(work, member, place, latest, latest) if latest >= member.first_round else []
    return HomeOut(
        id=member.space_id,
        kind=kind,
        name=name,
        zone=zone,
        today=local_day(work.now, zone),
        pack=work.library.latest(kind),
        members=members.load(work, member),
        week=_week(work, member, place),
        latest=opened[0] if opened else None,
        promises=promises.running(work, member, local_day(work.now, zone)),
    )


def _week(work: Work, member: Member, place: Timeline) -> WeekOut:
    n = place.current
    among = sorted(members.present(work, member, max(n, member.first_round)))
    if member.first_round > n:
        opens_at = place.opens_at(n)
        return WeekOut(
            n=n + 1, state="waiting", opens_at=opens_at, among=among, begun=False, share=None, together=False
        )
    mine = answers.find(work, member, round=n, member_id=member.id)
    return WeekOut(
        n=n,
        state="open" if place.current_has_opened else "writing",
        opens_at=place.opens_at(n),
        among=among,
        begun=mine is not None,
        share=mine.share if mine else None,
        together=not place.current_has_opened and has_said_together(work, member, n),
    )


def _past(work: Work, member: Member, place: Timeline, least: int, most: int) -> list[PastRoundOut]:
    """`exchanged` is about what the member can read of others."""
    shares: dict[int, dict[Any, Share]] = {}
    for row in work.run(_shares, space=member.space_id, least=least, most=most):
        shares.setdefault(row.round, {})[row.member_id] = row.share
    found = []
    for n in range(most, least - 1, -1):
        of_round = shares.get(n, {})
        mine = of_round.pop(member.id, None)
        exchanged = any(may_read(theirs, mine) for theirs in of_round.values())
        found.append(PastRoundOut(n=n, opened_on=place.opened_on(n), exchanged=exchanged))
    return found


def _shared(member: Member, row: Row[Any]) -> AnswerOut:
    """Another's answer without what they kept: a kept prompt looks like a skipped one."""
    words = answers.words(member, row)
    return AnswerOut(
        member=row.member_id,
        pack=words["pack"],
        replies=[
            ReplyOut(prompt=reply["prompt"], rating=reply["rating"], words=reply["words"])
            for reply in words["replies"]
            if not reply["keep"]
        ],
    )
