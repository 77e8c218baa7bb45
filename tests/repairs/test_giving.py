"""Taking back what was given in a repair."""

import pytest

from api.schemas import encode
from tests.repairs.steps import MEND, go_until, shown, step_of, take
from tests.world import World, good

pytestmark = pytest.mark.anyio


class TestTakeRepairBack:
    async def test_every_word_of_mine_is_gone_and_it_rests(self, world: World) -> None:
        ana, ben = await world.pair()
        await go_until(ana, ben, step="change")
        for _ in range(2):
            good(await ana.delete(f"/repairs/{MEND}/given"), 204)
        for phone in (ana, ben):
            found = await shown(phone)
            assert (found["line"], found["state"]) == (None, "rested")
        theirs = await shown(ben)
        assert step_of(theirs, "what-happened")["theirs"][0]["fields"] == []
        assert step_of(theirs, "what-happened")["mine"]["fields"]
        said = {loop["listener"]: loop["attempts"] for loop in step_of(theirs, "heard")["loops"]}
        assert said[await ana.member_id()][0]["words"] is None
        (listed,) = (await ben.get("/repairs"))["ended"]
        assert listed["line"] is None

    async def test_everything_is_everything_after_one_left_it_openly_and_came_back(self, world: World) -> None:
        """And the others, who go on without them, are not made to rest."""
        ana, ben = await world.pair()
        cleo = await world.join(ana, "cleo")
        world.clock.advance(days=7)
        await go_until(ana, ben, cleo, step="my-part")
        good(await ana.post("/leave", {"say_so": True}), 204)
        secret = await world.invite(ben, "back")
        good(await ana.call("POST", "/invites/accept", {"token": encode(secret), "my_name": "ana"}), 200)
        left = step_of(await shown(ben), "what-happened")["theirs"]
        assert await ana.member_id() in [turn["member"] for turn in left if turn["fields"]]
        good(await ana.delete("/given"), 204)
        found = await shown(ben)
        assert (found["line"], found["state"]) == (None, "begun")
        theirs = step_of(found, "what-happened")["theirs"]
        assert [turn["member"] for turn in theirs if turn["fields"]] == [await cleo.member_id()]

    async def test_what_the_others_wrote_stays(self, world: World) -> None:
        ana, ben = await world.pair()
        await go_until(ana, ben, step="change")
        good(await ben.delete(f"/repairs/{MEND}/given"), 204)
        found = await shown(ben)
        assert found["line"] == "A door was slammed."
        assert step_of(found, "what-happened")["theirs"][0]["fields"]

    async def test_what_is_sealed_alone_is_not_given(self, world: World) -> None:
        """Else that it rests would tell that there was something."""
        ana, ben = await world.pair()
        await go_until(ana, ben, step="what-happened")
        await take(ben, step="what-happened")
        good(await ben.delete(f"/repairs/{MEND}/given"), 204)
        assert (await shown(ana))["state"] == "begun"
        assert step_of(await shown(ben), "what-happened")["mine"]["fields"]
