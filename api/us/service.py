"""Us: what a space holds to, read at once."""

from api.asks import service as asks
from api.boundaries import service as boundaries
from api.cards import service as cards
from api.promises import service as promises
from api.spaces import members, rhythms
from api.spaces.service import name_of
from api.us.schemas import UsOut
from api.work import Member, Work


def show(work: Work, member: Member) -> UsOut:
    here = rhythms.here(work, member)
    everyone = members.find(work, member)
    return UsOut(
        id=member.space_id,
        name=name_of(member),
        kind=member.kind,
        zone=here.zone,
        today=here.today,
        members=members.shown(member, everyone),
        readers=sorted(members.present(everyone, here.round) - {member.id}),
        asks=asks.standing(work, member, here),
        boundaries=boundaries.standing(work, member, here),
        promises=promises.standing(work, member, here),
        cards=cards.standing(work, member),
    )
