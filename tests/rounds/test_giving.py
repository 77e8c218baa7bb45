"""Taking back what was given in a round that has opened."""

import pytest

from tests.world import World, answer, good

pytestmark = pytest.mark.anyio


class TestTakeRoundBack:
    async def test_looks_to_the_others_as_if_nothing_had_been_written(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ben.put("/rounds/1/answer", answer("need", share="gift")), 204)
        world.clock.advance(days=7)
        never = await ben.get("/rounds/1"), await ben.get("/rounds"), await ben.get("/home"), await ben.get("/trends")
        world.clock.advance(days=-7)
        good(await ana.put("/rounds/1/answer", answer("need", "reliability")), 204)
        world.clock.advance(days=7)
        good(await ana.put(f"/rounds/1/heard/{await ben.member_id()}", {"words": "That you are tired"}), 204)
        good(await ben.put(f"/rounds/1/heard/{await ana.member_id()}", {"words": "That you want a walk"}), 204)
        good(await ben.put(f"/rounds/1/marks/{await ana.member_id()}", {"fit": "yes"}), 204)
        assert (await ben.get("/rounds/1"))["answers"]
        for _ in range(2):
            good(await ana.delete("/rounds/1/given"), 204)
        now = await ben.get("/rounds/1"), await ben.get("/rounds"), await ben.get("/home"), await ben.get("/trends")
        assert now == never
        assert (await ana.get("/rounds/1"))["mine"] is None
        assert (await ana.put("/rounds/1/answer", answer("need"))).status_code == 409

    async def test_what_was_given_for_a_swap_is_closed_again(self, world: World) -> None:
        ana, ben = await world.pair()
        for phone in (ana, ben):
            good(await phone.put("/rounds/1/answer", answer("need")), 204)
        world.clock.advance(days=7)
        assert (await ana.get("/rounds/1"))["answers"]
        good(await ana.delete("/rounds/1/given"), 204)
        assert (await ana.get("/rounds/1"))["answers"] == []

    async def test_what_was_kept_stays(self, world: World) -> None:
        ana, _ = await world.pair()
        good(await ana.put("/rounds/1/answer", answer("need", share="keep")), 204)
        world.clock.advance(days=7)
        good(await ana.delete("/rounds/1/given"), 204)
        assert (await ana.get("/rounds/1"))["mine"]["share"] == "keep"

    async def test_before_the_opening_there_is_nothing_to_take_back(self, world: World) -> None:
        ana, _ = await world.pair()
        good(await ana.put("/rounds/1/answer", answer("need")), 204)
        assert (await ana.delete("/rounds/current/given")).status_code == 404
        assert (await ana.get("/rounds/1"))["mine"]
