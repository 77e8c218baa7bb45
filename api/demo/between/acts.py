"""What the two share between their Sundays, and what the other says to it, by the functions of the API's routes."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from api.asks import answering
from api.asks import service as asks
from api.boundaries import replies
from api.boundaries import service as boundaries
from api.cards import service as cards
from api.clock import Ids
from api.demo.between.schemas import Ask, Between, Boundary, BoundaryAct, Card, Promise
from api.demo.mending import Act, Members
from api.demo.people import OTHER
from api.promises import service as promises
from api.spaces import rhythms
from api.work import Member, Work


def acts(between: Between, ids: Ids) -> Iterator[tuple[int | None, Act]]:
    """All that is done, and how many days before the last Sunday; None is now."""
    for boundary in between.boundaries:
        key = ids.uuid()
        yield boundary.ago, partial(_state, key, boundary)
        version = 1
        for then in boundary.then:
            version += bool(then.change)
            yield _later(boundary.ago, then.after), partial(_go_on, key, boundary, then, version)
    for promise in between.promises:
        key = ids.uuid()
        yield promise.ago, partial(_promise, key, promise)
        if promise.ended:
            yield _later(promise.ago, promise.ended.after), partial(_end, key, promise)
    for ask in between.asks:
        key = ids.uuid()
        yield ask.ago, partial(_ask, key, ask)
        if ask.answer:
            yield _later(ask.ago, ask.answer.after), partial(_answer, key, ask)
    for card in between.cards:
        key = ids.uuid()
        yield card.ago, partial(_share, key, card)
        if card.cheer:
            yield _later(card.ago, 1), partial(_cheer, key, card)


def _later(ago: int | None, after: int) -> int | None:
    return None if ago is None else ago - after


def _state(key: UUID, boundary: Boundary, work: Work, members: Members) -> None:
    author = members[boundary.who]
    says = boundary.says(_ahead(work, author, boundary.days))
    if boundary.private:
        boundaries.keep(work, author, key, says)
    else:
        boundaries.share(work, author, key, 1, says)


def _go_on(key: UUID, boundary: Boundary, then: BoundaryAct, version: int, work: Work, members: Members) -> None:
    author, other = members[boundary.who], members[OTHER[boundary.who]]
    if then.change:
        says = boundaries.show(work, author, key).boundary.says
        assert says
        boundaries.share(work, author, key, version, then.changed(says, _ahead(work, author, then.days)))
    if heard := then.acknowledgement(version):
        replies.acknowledge(work, other, key, heard)
    if answer := then.request_answer(version):
        replies.answer(work, other, key, answer)
    if then.renew:
        boundaries.renew(work, author, key, _ahead(work, author, then.renew))
    if then.withdraw:
        boundaries.take_back(work, author, key)


def _promise(key: UUID, promise: Promise, work: Work, members: Members) -> None:
    owner = members[promise.who]
    promises.share(work, owner, key, 1, promise.promise(rhythms.today(work, owner)))


def _end(key: UUID, promise: Promise, work: Work, members: Members) -> None:
    assert promise.ended
    promises.end(work, members[promise.who], key, promise.ended.how)


def _ask(key: UUID, ask: Ask, work: Work, members: Members) -> None:
    asks.send(work, members[ask.who], key, ask.ask(members[OTHER[ask.who]], work.now))


def _answer(key: UUID, ask: Ask, work: Work, members: Members) -> None:
    other = members[OTHER[ask.who]]
    answering.answer(work, other, key, ask.said(asks.show(work, other, key).times))


def _share(key: UUID, card: Card, work: Work, members: Members) -> None:
    author = members[card.who]
    cards.share(work, author, key, 1, card.card(rhythms.today(work, author)))


def _cheer(key: UUID, card: Card, work: Work, members: Members) -> None:
    assert card.cheer
    cards.cheer(work, members[OTHER[card.who]], key, card.cheer)


def _ahead(work: Work, member: Member, days: int) -> date:
    return rhythms.today(work, member) + timedelta(days=days)
