"""What other parts of a space take from the cards: what stands, what I have given, and what is steady."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

import pytest
from sqlalchemy import Connection

from api.cards import service as cards
from api.cards.schemas import CardOut
from api.security.identity import calling_member
from api.work import Member, Work
from tests.cards.notes import card, share
from tests.world import Phone, World, good, made

pytestmark = pytest.mark.anyio

T = TypeVar("T")


async def act(world: World, phone: Phone, verb: Callable[[Work, Member], T]) -> T:
    """In one unit of work, as the phone's person."""
    token, space = phone.client.cookies["tend"], UUID(phone.space)

    def go(connection: Connection) -> T:
        work = world.runtime.work(connection)
        return verb(work, calling_member(work, token, space))

    return await world.runtime.db.write(go)


def words(found: list[CardOut]) -> list[str | None]:
    return [one.fields[0].words for one in found]


async def test_what_stands_comes_kind_by_kind_a_page_of_each(world: World) -> None:
    ana, ben = await world.pair()
    for n in range(22):
        good(await share(ana, f"line {n}", body=card("preference", words=f"line {n}")), 200)
    good(await share(ben, "steady", body=card("steady")), 200)
    good(await share(ben, "thanks"), 200)
    good(await share(ben, "brief", body=card("heads-up")), 200)
    world.clock.advance(days=2)
    found = await act(world, ana, cards.standing)
    assert words(found)[:2] == ["You rang me at lunch", "I am not against you"]
    assert [one.kind for one in found[2:]] == ["preference"] * 20


async def test_what_is_steady_is_of_that_kind_alone(world: World) -> None:
    ana, ben = await world.pair()
    good(await share(ben, "steady", body=card("steady")), 200)
    good(await share(ben, "thanks"), 200)
    for phone in (ana, ben):
        assert words(await act(world, phone, cards.steady)) == ["I am not against you"]


async def test_what_i_have_given_is_all_of_mine_that_others_read_now(world: World) -> None:
    ana, ben = await world.pair()
    for n in range(25):
        good(await share(ana, f"thanks {n}", body=card(words=f"thanks {n}")), 200)
    good(await share(ana, "hope", body=card("hope")), 200)
    good(await share(ana, "brief", body=card("heads-up")), 200)
    good(await share(ben, "theirs"), 200)
    world.clock.advance(days=2)
    first = await ana.get("/given/cards")
    found = first["cards"] + (await ana.get(f"/given/cards?before={first['next']}"))["cards"]
    assert len(found) == 26
    assert {one["by"] for one in found} == {await ana.member_id()}
    assert len((await ben.get("/given/cards"))["cards"]) == 1


async def test_all_of_mine_can_be_taken_back_at_once_with_what_i_answered(world: World) -> None:
    ana, ben = await world.pair()
    good(await share(ana, "hope", body=card("hope")), 200)
    good(await share(ana, "thanks"), 200)
    good(await share(ben, "theirs", body=card("hope")), 200)
    good(await ana.put(f"/cards/{made('theirs')}/cheer", {"cheer": "glad"}), 204)
    good(await ben.put(f"/cards/{made('hope')}/cheer", {"cheer": "glad"}), 204)
    await act(world, ana, cards.take_all_back)
    for phone in (ana, ben):
        (left,) = (await phone.get("/cards"))["cards"]
        assert (left["id"], left["cheers"]) == (made("theirs"), [])
