"""Rounds through the API: writing, opening, reading."""

import pytest

from tests.world import World, answer, good

pytestmark = pytest.mark.anyio


class TestAnswerRound:
    async def test_a_swap_reaches_those_who_shared_theirs(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ana.put("/rounds/current/answer", answer("need", text="Ana")), 204)
        good(await ben.put("/rounds/current/answer", answer("need", text="Ben")), 204)
        assert (await ana.get("/rounds/1"))["answers"] == []
        world.clock.advance(days=7)
        seen = await ana.get("/rounds/1")
        assert seen["state"] == "open"
        assert [reply["words"] for reply in seen["answers"][0]["replies"]] == ["Ben on need"]
