"""Us, and what of it comes to the first screen."""

from datetime import timedelta
from typing import Any

import pytest

from tests.given.test_given import give_all, today
from tests.proof.ways import limit, promised
from tests.world import Phone, World, good, made

pytestmark = pytest.mark.anyio

KINDS = ("asks", "boundaries", "promises", "cards")


def many(page: dict[str, Any]) -> list[int]:
    return [len(page[kind]) for kind in KINDS]


class TestUs:
    async def test_holds_what_stands_for_everyone(self, world: World) -> None:
        ana, ben = await world.pair()
        assert many(await ana.get("/us")) == [0, 0, 0, 0]
        await give_all(world, ana)
        assert many(await ana.get("/us")) == many(await ben.get("/us")) == [1, 1, 1, 1]

    async def test_names_whom_something_shared_now_reaches(self, world: World) -> None:
        ana, ben = await world.pair()
        assert (await ana.get("/us"))["readers"] == [await ben.member_id()]
        cleo = await world.join(ana, "cleo")
        assert (await ana.get("/us"))["readers"] == [await ben.member_id()], "Cleo begins with the next check-in"
        world.clock.advance(days=7)
        assert (await ana.get("/us"))["readers"] == sorted([await ben.member_id(), await cleo.member_id()])

    async def test_who_came_in_later_reads_nothing_from_before(self, world: World) -> None:
        ana, _ = await world.pair()
        await give_all(world, ana)
        cleo = await world.join(ana, "cleo")
        assert many(await cleo.get("/us")) == [0, 0, 0, 0]
        world.clock.advance(days=6)
        assert many(await cleo.get("/us")) == [0, 0, 0, 0]

    async def test_a_silent_leaver_goes_on_being_there(self, world: World) -> None:
        ana, ben = await world.pair()
        await give_all(world, ben)
        before = await ana.get("/us")
        good(await ben.post("/leave", {"say_so": False}), 204)
        assert await ana.get("/us") == before


class TestHome:
    async def home(self, phone: Phone) -> Any:
        home = await phone.get("/home")
        return {name: home[name] for name in ("promises", "asks", "boundaries")}

    async def test_an_ask_stands_there_for_who_was_asked_until_they_answer(self, world: World) -> None:
        ana, ben = await world.pair()
        await give_all(world, ana)
        assert [ask["id"] for ask in (await self.home(ben))["asks"]] == [made("ask")]
        assert (await self.home(ana))["asks"] == []
        good(await ben.put(f"/asks/{made('ask')}/answer", {"answer": "no", "time": None}), 204)
        assert (await self.home(ben))["asks"] == []

    async def test_a_ritual_of_today_stands_there_for_everyone(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ana.put(f"/promises/{made('tea')}/versions/1", promised("ana", 2, 1, today(world))), 200)
        for phone in (ana, ben):  # Sundays and Mondays; it is a Monday
            assert [one["id"] for one in (await self.home(phone))["promises"]["rituals"]] == [made("tea")]
        world.clock.advance(days=1)
        assert (await self.home(ben))["promises"]["rituals"] == []

    async def test_a_day_to_look_again_stands_there_for_its_author_alone(self, world: World) -> None:
        ana, ben = await world.pair()
        body = limit("ana", 0, today(world)) | {"review_on": str(today(world) + timedelta(days=3))}
        good(await ana.put(f"/boundaries/{made('limit')}/versions/1", body), 200)
        assert (await self.home(ana))["boundaries"] == []
        before = await self.home(ben)
        world.clock.advance(days=3)
        assert [one["id"] for one in (await self.home(ana))["boundaries"]] == [made("limit")]
        assert await self.home(ben) == before

    async def test_what_came_back_does_not_pile_up_there(self, world: World) -> None:
        """It stays in its own list; nothing is overdue."""
        ana, _ = await world.pair()
        body = limit("ana", 0, today(world)) | {"review_on": str(today(world) + timedelta(days=3))}
        good(await ana.put(f"/boundaries/{made('limit')}/versions/1", body), 200)
        will = promised("ana", 1, 1, today(world)) | {"review_on": str(today(world) + timedelta(days=3))}
        good(await ana.put(f"/promises/{made('will')}/versions/1", will), 200)
        for days, there in ((16, 1), (1, 0)):
            world.clock.advance(days=days)
            home = await self.home(ana)
            assert (len(home["boundaries"]), len(home["promises"]["back"])) == (there, there)
        assert len((await ana.get("/promises"))["promises"]) == len((await ana.get("/boundaries"))["boundaries"]) == 1
