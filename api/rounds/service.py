"""Reading one round, and the first screen."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select

from api.asks import service as asks
from api.boundaries import service as boundaries
from api.db.prebuilt import Row
from api.promises import service as promises
from api.repairs import archive as repairs
from api.rounds import archive, hearing, timeline
from api.rounds.schemas import HomeOut, RoundOut, WeekOut
from api.rounds.timeline import Timeline
from api.rounds.writing import Asked, has_said_together
from api.spaces import members
from api.spaces.rhythms import Here
from api.spaces.service import name_of
from api.time_outs import service as time_outs
from api.work import Member, Work
from models.rhythm import local_day
from models.rounds import answer_table, exchanges, may_read

_of_round = select(answer_table).where(
    answer_table.c.space_id == bindparam("space"), answer_table.c.round == bindparam("n")
)


def show(work: Work, member: Member, asked: Asked) -> RoundOut:
    """One round as the member sees it; before the opening that is their own answer only."""
    place = timeline.load(work, member, range(0) if asked == "current" else range(asked, asked + 1))
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
        mine=archive.own(member, mine),
        together=not has_opened and has_said_together(work, member, n),
        members=everyone,
        answers=[archive.shared(member, row) for row in readable],
        heard=hearing.between_us(work, member, n) if has_opened else [],
        promises=promises.of_round(work, member, n, local_day(work.now, place.zone)) if has_opened else [],
    )


def home(work: Work, member: Member) -> HomeOut:
    """Everything the first screen needs; of the others nothing that has not opened."""
    place = timeline.load(work, member)
    everyone = members.find(work, member)
    latest = place.latest_opened
    shares = archive.shares_of(work, member, range(latest, place.current + 1))
    here = Here(place.current, local_day(work.now, place.zone), place.zone)
    return HomeOut(
        id=member.space_id,
        kind=member.kind,
        name=name_of(member),
        zone=place.zone,
        now=work.now,
        today=here.today,
        pack=work.library.latest(member.kind),
        members=members.shown(member, everyone),
        time_out=time_outs.running(member),
        week=_week(work, member, place, everyone, shares),
        latest=archive.past_round(member, place, latest, shares) if latest >= member.first_round else None,
        repairs=repairs.for_home(work, member),
        promises=promises.for_home(work, member, here),
        asks=asks.for_home(work, member, here),
        boundaries=boundaries.for_home(work, member, here),
    )


def _week(work: Work, member: Member, place: Timeline, everyone: Sequence[Row], shares: archive.Shares) -> WeekOut:
    n = place.current
    among = sorted(members.present(everyone, max(n, member.first_round)))
    if member.first_round > n:
        opens_at = place.opens_at(n)
        return WeekOut(
            n=n + 1, state="waiting", opens_at=opens_at, among=among, begun=False, share=None, together=False
        )
    mine = shares.get(n, {}).get(member.id)
    return WeekOut(
        n=n,
        state="open" if place.current_has_opened else "writing",
        opens_at=place.opens_at(n),
        among=among,
        begun=mine is not None,
        share=mine,
        together=not place.current_has_opened and exchanges(mine) and has_said_together(work, member, n),
    )
