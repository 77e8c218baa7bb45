"""Who sees what: everything of mine that others can read, and taking all of it back."""

from datetime import date

import pytest

from tests.proof.ways import limit, promised
from tests.repairs.steps import MEND, go_until, take
from tests.world import Phone, World, answer, good, made

pytestmark = pytest.mark.anyio


def today(world: World) -> date:
    return world.clock.now().date()


async def give_all(world: World, phone: Phone) -> None:
    """One of each: a boundary, a promise, an ask to everyone, a card."""
    others = [member["id"] for member in (await phone.get())["members"] if not member["me"]]
    good(await phone.put(f"/boundaries/{made('limit')}/versions/1", limit(phone.name, 0, today(world))), 200)
    good(await phone.put(f"/promises/{made('promise')}/versions/1", promised(phone.name, 1, 1, today(world))), 200)
    ask = {"to": others, "pack": 1, "purpose": "be-heard", "words": "Listen", "times": [], "confidence": None}
    good(await phone.put(f"/asks/{made('ask')}", ask), 200)
    card = {"kind": "appreciation", "pack": 1, "fields": [{"field": "words", "words": "The soup"}]}
    good(await phone.put(f"/cards/{made('card')}/versions/1", card), 200)


class TestGivenRounds:
    async def test_are_my_answers_as_others_read_them(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ana.put("/rounds/1/answer", answer("need", keep=("hard",))), 204)
        good(await ben.put("/rounds/1/answer", answer("need")), 204)
        assert (await ana.get("/given/rounds"))["rounds"] == []
        world.clock.advance(days=7)
        (found,) = (await ana.get("/given/rounds"))["rounds"]
        assert (found["n"], found["opened_on"]) == (1, "2026-11-29")
        assert found["answer"] == (await ben.get("/rounds/1"))["answers"][0]

    async def test_what_was_kept_is_not_given(self, world: World) -> None:
        ana, _ = await world.pair()
        good(await ana.put("/rounds/1/answer", answer("need", share="keep")), 204)
        world.clock.advance(days=7)
        assert (await ana.get("/given/rounds"))["rounds"] == []

    async def test_come_in_pages(self, world: World) -> None:
        ana, _ = await world.pair()
        for _ in range(22):
            good(await ana.put("/rounds/current/answer", answer("need", share="gift")), 204)
            world.clock.advance(days=7)
            await world.sign_in_again(ana)
        page = await ana.get("/given/rounds")
        rest = await ana.get(f"/given/rounds?before={page['next']}")
        assert [one["n"] for one in page["rounds"] + rest["rounds"]] == [*range(22, 0, -1)]
        assert rest["next"] is None


class TestGivenRepairs:
    async def test_are_those_in_which_something_of_mine_is_open(self, world: World) -> None:
        ana, ben = await world.pair()
        await go_until(ana, ben, step="what-happened")
        await take(ben, step="what-happened")
        assert [one["id"] for one in (await ana.get("/given/repairs"))["repairs"]] == [MEND]
        assert (await ben.get("/given/repairs"))["repairs"] == [], "a sealed turn is not given"
        await take(ana, step="what-happened")
        assert [one["id"] for one in (await ben.get("/given/repairs"))["repairs"]] == [MEND]
        good(await ben.delete(f"/repairs/{MEND}/given"), 204)
        assert (await ben.get("/given/repairs"))["repairs"] == []


class TestGiven:
    async def test_is_what_others_can_read_of_mine_and_nothing_else(self, world: World) -> None:
        ana, ben = await world.pair()
        await give_all(world, ana)
        good(await ana.put(f"/boundaries/{made('mine alone')}", limit("ana", 0, today(world))), 200)
        found = await ana.get("/given")
        assert [len(found[kind]) for kind in ("boundaries", "promises", "asks", "answered")] == [1, 1, 1, 0]
        assert len((await ana.get("/given/cards"))["cards"]) == 1
        theirs = await ben.get("/given")
        assert [theirs[kind] for kind in ("boundaries", "promises", "asks", "answered")] == [[], [], [], []]
        assert (await ben.get("/given/cards"))["cards"] == []

    async def test_what_has_lapsed_is_not_given_any_more(self, world: World) -> None:
        ana, _ = await world.pair()
        await give_all(world, ana)
        world.clock.advance(days=100)
        await world.sign_in_again(ana)
        found = await ana.get("/given")
        assert [found[kind] for kind in ("boundaries", "promises", "asks")] == [[], [], []]


class TestTakeEverythingBack:
    async def test_nothing_of_what_was_shared_is_there_any_more_but_a_boundarys_trace(self, world: World) -> None:
        ana, ben = await world.pair()
        before = await ben.get("/us")
        await give_all(world, ana)
        assert await ben.get("/us") != before
        for _ in range(2):
            good(await ana.delete("/given"), 204)
        assert await ben.get("/us") == before
        (trace,) = (await ben.get("/boundaries"))["boundaries"]
        assert (trace["state"], trace["says"]) == ("withdrawn", None)
        assert (await ben.get("/asks"))["waiting"] == (await ben.get("/promises"))["promises"] == []

    async def test_leaves_nothing_for_the_others_to_read(self, world: World) -> None:
        ana, ben = await world.pair()
        for phone in (ana, ben):
            good(await phone.put("/rounds/1/answer", answer("need")), 204)
        world.clock.advance(days=7)
        await go_until(ana, ben, step="change")
        for _ in range(2):
            good(await ana.delete("/given"), 204)
        assert (await ben.get("/rounds/1"))["answers"] == []
        assert (await ben.get(f"/repairs/{MEND}"))["line"] is None
        assert (await ana.get("/given/rounds"))["rounds"] == (await ana.get("/given/repairs"))["repairs"] == []
        assert (await ben.get("/given/rounds"))["rounds"], "nobody else's are touched"

    async def test_what_has_not_opened_stays(self, world: World) -> None:
        ana, _ = await world.pair()
        good(await ana.put("/rounds/1/answer", answer("need")), 204)
        good(await ana.delete("/given"), 204)
        assert (await ana.get("/rounds/1"))["mine"]
